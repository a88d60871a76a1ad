"""The row and the section of one model give different facts.

One of the two is out of date or a slip, and readers cannot tell which. Find out what is right and correct the other.
Reported where the section says it, or at the row if the section is in another page; the other place is named beside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.quantities import MULTILINGUAL, Amount, Note, ReleaseDate, Size, Tokens
from modelist.core.text import Location, Span
from modelist.linting.context import Page
from modelist.linting.markup.cells import Fact
from modelist.linting.models.other_pages import pairs_across
from modelist.linting.models.recognition import Mention, read_models
from modelist.linting.names.link_names import papers, read_target
from modelist.linting.rule import Example, Problem, Rule, Scope

_WHAT = {
    "sizes": "sizes",
    "released": "dates",
    "pretraining_tokens": "amounts of training data",
    "languages": "languages",
}


_OPEN = frozenset({Note.RANGE, Note.BOUND})
_MANY = 3
"""Languages that may be called 'multilingual'."""


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
    if left is None or right is None or one.text == other.text:
        return False
    if isinstance(left, ReleaseDate) and isinstance(right, ReleaseDate):
        days = left.day is not None and right.day is not None
        return left != right if days else left.month_index != right.month_index
    if isinstance(left, Tokens) and isinstance(right, Tokens):
        return not (_holds(left, right) or _holds(right, left))
    if isinstance(left, tuple) and isinstance(right, tuple):
        open_ended = any(_OPEN.intersection(fact.reading.notes) or fact.reading.rest for fact in (one, other))
        return _lists_differ(left, right, open_ended=open_ended)
    return type(left) is type(right) and str(left) != str(right)


def _holds(tokens: Tokens, other: Tokens) -> bool:
    """Whether an amount may be the other one, spelled in another way or as part of a range."""
    low, high = tokens.low.whole, (tokens.high or tokens.low).whole
    least, most = other.low.whole, (other.high or other.low).whole
    return low <= least and (tokens.more_than or most <= high)


def _lists_differ(left: Sequence[Any], right: Sequence[Any], *, open_ended: bool) -> bool:
    """Whether a value of one list is none of the other's; of lists that are open at an end, whether none is."""
    codes = {MULTILINGUAL} & {str(one) for one in (*left, *right)}
    if codes and max(len(left), len(right)) >= _MANY:
        return False
    found = [any(_alike(one, two) for two in right) for one in left]
    found += [any(_alike(one, two) for two in left) for one in right]
    return not (any(found) if open_ended else all(found))


def _alike(one: Any, other: Any) -> bool:
    """Whether two values of a list are one: sizes may be rounded, and experts share parameters."""
    if not isinstance(one, Size) or not isinstance(other, Size):
        return str(one) == str(other)
    if (one.experts is None) != (other.experts is None):
        return True
    coarse = max(_last_digit(one), _last_digit(other))
    return 2 * abs(one.parameters - other.parameters) <= coarse and (
        one.active is None or other.active is None or one.active == other.active
    )


def _last_digit(size: Size) -> int:
    """What one in the last digit of a size stands for, in parameters."""
    exponent = size.amount.as_tuple().exponent
    scale = Decimal(10) ** min(exponent if isinstance(exponent, int) else 0, 0)
    return int(Amount(scale, size.unit).whole) * (size.experts or 1)


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
            "# L\n\n| Model | Parameters | Tokens | Language |\n| --- | --- | --- | --- |\n"
            "| Yi | 6.7B | 2 trillion | multilingual |\n| Mix | 8x7B | >15T | en |\n"
            "| Qwen3 | 235B-A22B | 36T | en |\n\n"
            "### Yi\n\n- **Tokens:** 2000B\n- **Parameter Size:** 7B\n- **Language:** en, zh, fr\n\n"
            "### Mix\n\n- **Tokens:** 15T\n- **Parameter Size:** 46.7B\n\n"
            "### Qwen3\n\n- **Tokens:** 36T\n- **Parameter Size:** 235B\n"
        ),
        Example(
            "| Model | CheckPoint |\n| --- | --- |\n"
            "| Phi | [1](https://huggingface.co/microsoft/phi-1) [2](https://huggingface.co/microsoft/phi-2) |\n\n"
            "## Phi\n\n[![HF](https://img.shields.io/badge/HF-models-blue)](https://huggingface.co/microsoft/phi-2)\n"
        ),
    ),
)
