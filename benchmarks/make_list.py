"""Writes a list of N entries with pages, the same for the same N, to measure the tool on.

Usage: python benchmarks/make_list.py 1300 FOLDER
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

SEED = 20240717
ORGANIZATIONS = 40
WORDS = (
    "attention window token layer expert router corpus filter tuning alignment encoder decoder sparse dense context "
    "training data quality licence weights vocabulary batch gradient memory cache kernel inference release"
).split()
PAGE = """# List of {count} models

<!-- modelist:begin count -->
<!-- modelist:end -->

## Contents

<!-- modelist:begin toc levels=2-2 -->
<!-- modelist:end -->

## Quick start

<!-- modelist:begin table -->
<!-- modelist:end -->

## Details

<!-- modelist:begin sections -->
<!-- modelist:end -->
"""


def main() -> int:
    """Write the list and say where."""
    if len(sys.argv) != 3 or not sys.argv[1].isdecimal():
        print(__doc__, file=sys.stderr)
        return 2
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    make_list(count, folder)
    print(f"{count} entries in {folder}")
    return 0


def make_list(count: int, folder: Path) -> None:
    """Entries of 26 lines each, oldest first and with ever more tokens, organisations, configuration and one page.

    Nothing is wrong with them but the size of the page, as in a list that its linter is run on daily.
    """
    dice = random.Random(SEED)
    entries = folder / "entries" / "llm"
    entries.mkdir(parents=True, exist_ok=True)
    organizations = "".join(f"lab-{n}:\n  name: Lab {n}\n  huggingface: [lab-{n}]\n" for n in range(ORGANIZATIONS))
    (folder / "entries" / "organizations.yaml").write_text(organizations, encoding="utf-8")
    (folder / "modelist.toml").write_text('[pages."README.md"]\nkind = "llm"\n', encoding="utf-8")
    (folder / "README.md").write_text(PAGE.format(count=count), encoding="utf-8")
    for number in range(count):
        (entries / f"model-{number}.yaml").write_text(_entry(number, count, dice), encoding="utf-8")


def _entry(number: int, count: int, dice: random.Random) -> str:
    lab = f"lab-{dice.randrange(ORGANIZATIONS)}"
    age = number / count
    year, month = 2020 + int(age * 6), 1 + int(age * 72) % 12
    tokens = 1 + int(age * 20)
    small, large = dice.randint(1, 9), dice.randint(10, 400)
    before = f"predecessor: model-{number - 1}\n" if number and dice.random() < 0.3 else ""
    return f"""# yaml-language-server: $schema=../../schema/model.schema.json
name: Model {number}
organization: {lab}
released: {year}-{month:02}
sizes: [{small}B, {large}B]
pretraining_tokens: {{{small}B: {tokens}T, {large}B: {tokens}T}}
context_length: {dice.choice((2048, 4096, 8192, 32768))}
languages: [en, zh]
license: {dice.choice(("Apache-2.0", "MIT", "CC-BY-NC-4.0"))}
{before}links:
  paper: arXiv:{year % 100:02}{month:02}.{dice.randint(1, 19999):05}
  code: https://github.com/{lab}/model-{number}
  weights:
    - {{label: Model {number} {small}B, url: "https://huggingface.co/{lab}/model-{number}-{small}b"}}
    - {{label: Model {number} {large}B, url: "https://huggingface.co/{lab}/model-{number}-{large}b"}}
description:
  en: |
    {_sentence(dice)}
    {_sentence(dice)}
    {_sentence(dice)}
  zh: |
    第 {number} 个模型，由 Lab 训练，使用更多数据与更长的上下文。
    适合作为通用基座，不适合直接用于生产。
sources:
  - https://github.com/{lab}/model-{number}/blob/main/README.md
"""


def _sentence(dice: random.Random) -> str:
    return " ".join(dice.choice(WORDS) for _ in range(14)).capitalize() + "."


if __name__ == "__main__":
    sys.exit(main())
