"""READMEs of many shapes, as the importer may meet them; all models in them are made up."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent / "readmes"


def _text(name: str) -> str:
    return (_FOLDER / f"{name}.md").read_text(encoding="utf-8")


QUICK_START = _text("quick_start")
CHINESE = _text("chinese")
SEVERAL = _text("several_tables")
LINKED_NAMES = _text("linked_names")
BADGES = _text("badges_in_cells")
FAMILIES = _text("families")
HTML_AND_REFERENCES = _text("html_and_references")
DISAGREEMENT = _text("disagreement")
SPACED = _text("tight")
DESCRIBED = _text("described")
NO_SECTIONS_CRLF = QUICK_START.split("## Details")[0].replace("\n", "\r\n")

ALL = {
    "described": DESCRIBED,
    "quick start": QUICK_START,
    "Chinese": CHINESE,
    "several tables": SEVERAL,
    "linked names": LINKED_NAMES,
    "badges in cells": BADGES,
    "families": FAMILIES,
    "HTML and references": HTML_AND_REFERENCES,
    "disagreement": DISAGREEMENT,
    "CRLF without sections": NO_SECTIONS_CRLF,
    "tight": SPACED,
    "quick start with CRLF and a byte order mark": "\ufeff" + QUICK_START.replace("\n", "\r\n"),
}

NOTHING = {
    "empty": "",
    "prose": "# A project\n\nNothing here.\n",
    "options": "| Option | Default | Description |\n|---|---|---|\n| `--fast` | no | hurry |\n",
    "changelog": "| Version | Date | Changes |\n|---|---|---|\n| 1.0 | 2023-01-01 | first |\n",
    "results": "## Results\n\n| Model | MMLU | ARC |\n|---|---|---|\n| Alpha | 45 | 60 |\n| Beta | 35 | 44 |\n",
    "datasets": "| Dataset | Size | Paper |\n|---|---|---|\n| P | 5GB | [x](https://arxiv.org/abs/2301.00001) |\n",
    "papers": "| Title | Venue | Date |\n|---|---|---|\n| [T](https://arxiv.org/abs/2301.00001) | ACL | 2023-01 |\n",
    "methods of a program": "| Method | Description |\n|---|---|\n| run | goes |\n\n## run\n\nGo.\n",
    "a model's own table": (
        "# L\n\n## Fox\n\n[![arXiv](https://img.shields.io/badge/arXiv-2301.00001-b31b1b.svg)]"
        "(https://arxiv.org/abs/2301.00001)\n\n| Model | Params |\n|---|---|\n| fox-7b | 7B |\n"
    ),
}
