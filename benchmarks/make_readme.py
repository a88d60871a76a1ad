"""Makes a README of a model list of a given size, without entries: tables, badges, sections, the same every time."""

from __future__ import annotations

import random

SEED = 7
WORDS = "attention window token expert router corpus filter tuning encoder dense context data licence weights".split()


def make_readme(size: int) -> str:
    """A README of about ``size`` bytes: half of it a table, half sections."""
    dice = random.Random(SEED)
    rows, sections, number, length = [], [], 0, 0
    while length < size:
        number += 1
        row, section = _row(number), _section(number, dice)
        rows.append(row)
        sections.append(section)
        length += len(row) + len(section)
    columns = "| Model | Organization | Parameters | Checkpoint | Details |\n"
    head = f"# Models\n\nA list of models.\n\n## Quick start\n\n{columns}"
    return f"{head}| :-: | :-: | :-: | :-: | :-: |\n{''.join(rows)}\n## Details\n\n{''.join(sections)}"


def _row(number: int) -> str:
    name = f"Zeta{number}"
    link = f"https://huggingface.co/lab-{number % 40}/zeta{number}-7b"
    return f"| {name} | Lab {number % 40} | 7B/13B | [{name}-7B]({link}) | [{name}](#zeta{number}) |\n"


def _section(number: int, dice: random.Random) -> str:
    paper = f"24{1 + number % 12:02}.{1 + number:05}"
    lab = f"lab-{number % 40}"
    prose = " ".join(dice.choice(WORDS) for _ in range(30)).capitalize()
    return (
        f"### Zeta{number}\n\n"
        f"[![arXiv](https://img.shields.io/badge/arXiv-{paper}-b31b1b.svg)](https://arxiv.org/abs/{paper})\n"
        f"[![GitHub](https://img.shields.io/badge/GitHub-code-black)](https://github.com/{lab}/zeta{number})\n\n"
        f"{prose}.\n\n"
        f"- **Date:** 2024-{1 + number % 12:02}\n- **Pretrain Data Scale:** 2T\n- **Parameter Size:** 7B/13B\n\n"
    )
