"""The row and the section of one model give different facts.

One of the two is out of date or a slip, and readers cannot tell which. Find out what is right and correct the other.
Reported where the section says it, or at the row if the section is in another page; the other place is named beside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.quantities import ReleaseDate
from modelist.core.text import Location, Span
from modelist.linting.cells import Fact
from modelist.linting.context import Page
from modelist.linting.link_names import read_target
from modelist.linting.models import Mention, read_models
from modelist.linting.other_pages import pairs_across
from modelist.linting.releases import papers
from modelist.linting.rule import Example, Problem, Rule, Scope

_WHAT = {
    "sizes": "sizes",
    "released": "dates",
    "pretraining_tokens": "amounts of training data",
    "languages": "languages",
}


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Facts that both give, but not alike."""
    for row, section in read_models(page).pairs:
        yield from _compare(page, row, page, section, True)
    seen: set[Span] = set()  # a row may point at its section in each of several languages
    for row, other, section in pairs_across(page):
        for problem in _compare(page, row, other, section, False):
            if problem.span not in seen:
                seen.add(problem.span)
                yield problem


def _compare(page: Page, row: Mention, other: Page, section: Mention, at_section: bool) -> Iterator[Problem]:
    for field, what in _WHAT.items():
        one, two = row.fact(field), section.fact(field)
        if one is not None and two is not None and _differ(one, two):
            here, there, away = (two, one, page) if at_section else (one, two, other)
            words = ("section", "row") if at_section else ("row", "section")
            message = (
                f"the {what} of {row.name} differ: '{here.text}' in its {words[0]}, '{there.text}' in its {words[1]}"
            )
            yield _problem(here.span, message, away, there.span, row.name, not at_section)
    yield from _compare_links(page, row, other, section, at_section)


def _compare_links(page: Page, row: Mention, other: Page, section: Mention, at_section: bool) -> Iterator[Problem]:
    for what, read in (("paper", _papers), ("collection", _collections)):
        one, two = read(row), read(section)
        if one and two and not set(one) & set(two):
            here, there, away = (two, one, page) if at_section else (one, two, other)
            words = ("section", "row") if at_section else ("row", "section")
            names = f"{next(iter(here))} in its {words[0]}, {next(iter(there))} in its {words[1]}"
            message = f"another {what} is linked for {row.name} in its row than in its section: {names}"
            spans = next(iter(here.values())), next(iter(there.values()))
            yield _problem(spans[0], message, away, spans[1], row.name, not at_section)


def _problem(span: Span, message: str, page: Page, there: Span, subject: str, elsewhere: bool) -> Problem:
    # The engine puts places of the page that is checked back into its file, but not those of another.
    place = there if page.written is None or not elsewhere else page.written.span(there)
    related = ((Location(page.path, place), "the other one"),)
    return Problem(span, message, "Correct the one that is wrong.", subject, related=related)


def _differ(one: Fact, other: Fact) -> bool:
    """Whether both can be read and mean different things; a month and a day in it mean the same."""
    left, right = one.value, other.value
    if left is None or right is None:
        return False
    if isinstance(left, ReleaseDate) and isinstance(right, ReleaseDate):
        days = left.day is not None and right.day is not None
        return left != right if days else left.month_index != right.month_index
    if isinstance(left, tuple) and isinstance(right, tuple):
        ranged = any("range" in fact.reading.notes for fact in (one, other))
        known = set(map(str, left)), set(map(str, right))
        return known[0] != known[1] and not (ranged and known[0] & known[1])
    return type(left) is type(right) and str(left) != str(right)


def _papers(mention: Mention) -> dict[str, Span]:
    return {f"arXiv:{paper.paper_id}": link.destination_span for link, paper in papers(mention.links)}


def _collections(mention: Mention) -> dict[str, Span]:
    found = {}
    for link in mention.links if "/collections/" in "".join(one.destination for one in mention.links) else ():
        target = read_target(link.destination)
        if target is not None and ":collection:" in target.identity:
            found[f"'{target.text}'"] = link.destination_span
    return found


RULE = Rule(
    id="row-section-disagree",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="models",
    bad=(
        Example(
            "# L\n\n| Model | Parameters | Details |\n| --- | --- | --- |\n| Llama 3 | 8B/70B | [Llama3](#llama3) |\n\n"
            "### Llama3\n\n- **Date:** 2024-04\n- **Parameter Size:** ⟦7B/70B⟧\n"
        ),
        Example(
            "# L\n\n| 模型 | 发布时间 |\n| --- | --- |\n| 书生 | 2023-09 |\n\n"
            "### 书生\n\n- **发布时间：** ⟦2024年9月⟧\n- **参数规模：** 7B\n"
        ),
        Example(
            "| Model | Paper |\n| --- | --- |\n| Qwen | [arXiv](https://arxiv.org/abs/2309.16609) |\n\n"
            "## Qwen\n\n[![arXiv](https://img.shields.io/badge/arXiv-1-b31b1b)](⟦https://arxiv.org/abs/2309.16690⟧)\n"
        ),
        Example(
            "| Model | Date | Details |\n| --- | --- | --- |\n| Qwen1.5 | ⟦2024-02⟧ | [EN](README_LLM.md#qwen15) |\n",
            files={"README_LLM.md": "# L\n\n## Qwen1.5\n\n- **Date:** 2023-02\n- **Language:** en\n"},
        ),
    ),
    good=(
        Example(
            "# L\n\n| Model | Date | Parameters | Details |\n| --- | --- | --- | --- |\n"
            "| Llama 3 | 2024-04 | 8B, 70B | [Llama3](#llama3) |\n\n"
            "### Llama3\n\n- **Date:** 2024-04-18\n- **Parameter Size:** 8B/70B\n"
        ),
        Example(
            "# L\n\n| Model | Parameters |\n| --- | --- |\n| Pythia | 14M-12B |\n\n"
            "### Pythia\n\n- **Date:** 2023-04\n- **Parameter Size:** 14M/70M/1B/12B\n"
        ),
        Example(
            "| Model | CheckPoint |\n| --- | --- |\n"
            "| Phi | [1](https://huggingface.co/microsoft/phi-1) [2](https://huggingface.co/microsoft/phi-2) |\n\n"
            "## Phi\n\n[![HF](https://img.shields.io/badge/HF-models-blue)](https://huggingface.co/microsoft/phi-2)\n"
        ),
    ),
)
