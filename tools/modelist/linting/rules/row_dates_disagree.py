"""Two rows of one model give different dates.

The model was added twice, or its date was corrected in one place only; readers of the two rows get different facts, and
one of them is out of order. Correct the date that is wrong, or delete one of the rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Location
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.models.recognition import Mention, read_models
from modelist.linting.models.releases import months_after, released
from modelist.linting.names.link_names import address_of, papers
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.words import same_name

_MAX_ROWS = 20


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Rows of one name that link a paper, weights or code in common, and of which nothing but the date differs."""
    by_name: dict[str, list[Mention]] = {}
    for row in read_models(page).rows:
        if row.key and row.parsed.words and released(row) is not None:
            by_name.setdefault(row.key, []).append(row)
    for rows in by_name.values():
        for at, row in enumerate(rows[:_MAX_ROWS]):
            first = next((one for one in rows[:at] if _disagree(one, row)), None)
            if first is not None:
                yield _problem(page, *sorted((first, row), key=_months_off))  # the later one, if both are alike


def _disagree(one: Mention, other: Mention) -> bool:
    """Whether two rows are of the same thing, and their dates cannot both be right.

    Where one of the dates is that of the paper's id, a later one is held to that by another rule.
    """
    ours, theirs = released(one), released(other)
    if ours is None or theirs is None or ours[1].agrees_with(theirs[1]):
        return False
    our_papers, their_papers = ({paper for _, paper in papers(each.links)} for each in (one, other))
    if our_papers and their_papers and not our_papers & their_papers:
        return False
    months = [months_after(paper, date) for paper in our_papers & their_papers for date in (ours[1], theirs[1])]
    if 0 in months and max(months) > 1:
        return False
    return bool(_places(one) & _places(other)) and _said(one) == _said(other)


def _months_off(row: Mention) -> int:
    """How many months a row's date is from its paper; 0 where it has none."""
    dated = released(row)
    found = [abs(months_after(paper, dated[1])) for _, paper in papers(row.links)] if dated is not None else []
    return min(found, default=0)


def _places(row: Mention) -> set[str]:
    """The papers and repositories that a row links."""
    addresses = (address_of(link.destination) for link in row.links if not is_image(link))
    return {f"{one.provider}/{one.repository}".lower() for one in addresses if one is not None and one.name}


def _said(row: Mention) -> tuple[str, ...]:
    """What tells two versions of a model from each other."""
    facts = (row.fact(name) for name in ("sizes", "context_length"))
    return tuple(same_name(one.text) if one is not None else "" for one in facts)


def _problem(page: Page, other: Mention, row: Mention) -> Problem:
    (_, its), (fact, date) = (found for one in (other, row) if (found := released(one)) is not None)
    number = page.document.position(other.span.start).line
    message = f"{row.name} is dated {date} here, and {its} in line {number}"
    related = ((Location(page.path, other.span), f"{other.name}, dated {its}"),)
    advice = "Correct the date that is wrong, or delete one of the rows."
    return Problem(fact.span, message, advice, row.name, related=related)


_TABLE = "| Model | Size | Date | Weights |\n| --- | --- | --- | --- |\n"
_ROW = "| {} | {} | {} | [w](https://huggingface.co/{}) |\n"
_OTHERS = _ROW.format("Yi", "6B", "2023-11", "01-ai/Yi-6B") + _ROW.format("Phi", "2B", "2023-12", "microsoft/phi-2")

RULE = Rule(
    id="row-dates-disagree",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="dates",
    bad=(
        Example(
            _TABLE
            + _ROW.format("Qwen-Audio", "7B", "2024-03", "Qwen/Qwen-Audio")
            + _OTHERS
            + _ROW.format("Qwen-Audio", "7B", "⟦2023-12⟧", "Qwen/Qwen-Audio")
        ),
        Example(
            _TABLE
            + _ROW.format("IDEFICS", "80B", "2023-08", "HuggingFaceM4/idefics-80b")
            + _OTHERS
            + "\n## More\n\n"
            + _TABLE
            + _ROW.format("**idefics**", "80B", "⟦2023-10⟧", "HuggingFaceM4/idefics-80b")
            + _OTHERS
        ),
    ),
    good=(
        Example(
            _TABLE
            + _ROW.format("Alpaca", "13B", "2023-04", "a/alpaca")
            + _OTHERS
            + _ROW.format("Alpaca", "7B", "2023-03", "a/alpaca")
        ),
        Example(
            _TABLE
            + _ROW.format("Yi", "34B", "2023-11", "01-ai/Yi-34B")
            + _ROW.format("Yi", "34B", "2023-11-02", "01-ai/Yi-34B")
            + _OTHERS
        ),
        Example(
            _TABLE
            + _ROW.format("Yi", "34B", "2023-11", "01-ai/Yi-34B")
            + _ROW.format("Yi", "34B", "2024-03", "01-ai/Yi-34B-200K")
            + _OTHERS
        ),
    ),
)
