"""Sections as models of their own, and what of them is a fact."""

from __future__ import annotations

import pytest
from import_helpers import messages, page_of, plain_entries, read

NAMES = ("Ant", "Bee", "Cow", "Dog", "Elk")


def section(name: str, number: int) -> str:
    paper = f"2401.0000{number}"
    badge = f"[![arXiv](https://img.shields.io/badge/arXiv-{paper}-b31b1b.svg)](https://arxiv.org/abs/{paper})"
    code = f"[![GitHub](https://b.example/g.svg)](https://github.com/lab/{name.lower()})"
    facts = f"- **Date:** 2024-01-0{number}\n- **Modalities:** text\n- **Tasks:** counting"
    return f"### {name}\n{badge} {code}\n\nAnn Author\n{facts}\n\n"


def test_sections_alone_make_a_list() -> None:
    text = "# Vision-language models\n\n## Models\n\n" + "".join(
        section(name, number) for name, number in (("Cow", 3), ("Bee", 2), ("Ant", 1))
    )
    result = read(text + "## Contributing\n\nDo.\n")
    found = plain_entries(result)
    assert result.summary.entries == {"vlm": 3}
    assert found["cow"]["released"] == "2024-01-03"
    assert found["cow"]["links"]["paper"] == "arXiv:2401.00003"
    assert found["cow"]["description"]["en"] == "Ann Author\n\n- **Modalities:** text\n- **Tasks:** counting\n"
    assert messages(result, "import-no-row") == []
    page = page_of(result)
    assert page.index("### Cow") < page.index("### Bee") < page.index("### Ant") < page.index("## Contributing")


@pytest.mark.parametrize(
    "text",
    [
        "# P\n\n" + section("Ant", 1) + section("Bee", 2),
        "# P\n\n" + "".join(f"## S{n}\n\n[Docs](https://d.example/{n})\n\nText.\n\n" for n in range(5)),
        "# P\n\n"
        + "".join(
            section(n, 1) + f"### Other {n}\n\nText.\n\n### More {n}\n\nText.\n\n" for n in ("Ant", "Bee", "Cow")
        ),
    ],
    ids=["two sections", "one link each", "among many others"],
)
def test_few_sections_like_those_of_models_make_none(text: str) -> None:
    result = read(text)
    assert "no sections like those of models" in result.problem
    assert "modelist lint" in result.help


def test_a_list_of_many_things_is_no_section_of_a_model() -> None:
    things = "".join(
        f"- **{name}** 2023\n  - Publisher: {name} Lab\n  - License: MIT\n  - Size: 7B\n\n" for name in NAMES
    )
    text = "# Sets\n\n" + "".join(f"## {one}\n\n{things}" for one in ("Coding", "Talking", "Seeing"))
    assert "no sections like those of models" in read(text).problem


def test_what_a_section_says_twice_stays_in_its_text() -> None:
    first, second = "- **License:** MIT\n- **Language:** en", "- **License:** Apache-2.0\n- **Language:** zh"
    text = f"| Model | Params |\n|---|---|\n| Ant | 7B |\n\n## Ant\n\n{first}\n\nThe small one:\n\n{second}\n"
    result = read(text)
    found = plain_entries(result)["ant"]
    assert (found["license"], found["languages"]) == ("MIT", ["en"])
    assert found["description"]["en"] == f"The small one:\n\n{second}\n"
    assert messages(result, "import-disagreement") == []
