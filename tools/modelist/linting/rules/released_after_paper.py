"""A release is dated long after the paper that it links.

An arXiv id carries the month in which the paper appeared, and releases follow within months. A much later date belongs
to another version of the model, or the paper is that of its predecessor. Correct the one that is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ArxivId, ReleaseDate
from modelist.core.quantities.date_reader import read_date
from modelist.core.text import Location
from modelist.documents.markdown_nodes import Link
from modelist.linting.context import Page
from modelist.linting.markup.cells import Fact
from modelist.linting.models.recognition import Mention, read_models
from modelist.linting.models.releases import (
    MAX_AFTER_PAPER,
    is_repacked,
    months_after,
    own_papers,
    released,
    says_date,
    words_around,
)
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme import venues

_POST = lazy_pattern(
    r"://[^/\s]{1,100}(?:/[a-z-]{1,20}){0,3}/(?P<year>20[12]\d)/(?P<month>0[1-9]|1[0-2])/(?:\d\d/)?[\w%-]"
)
_YEAR, _LATE, _MIN_LATE, _OFTEN = 12, 2, 5, 0.1


class _Dated(NamedTuple):
    """A model with its date, and its newest paper; whether a later version of that is linked, which is newer."""

    mention: Mention
    fact: Fact
    date: ReleaseDate
    paper: ArxivId
    is_revised: bool

    @property
    def months(self) -> int:
        return months_after(self.paper, self.date)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Rows and sections with a date and a paper, all of whose papers came more than some months earlier."""
    yield from _after_posts(page, options["months"])
    if "arxiv" not in page.lower and "/papers/" not in page.text:
        return
    found = [*_read(page)]
    late = sum(one.months >= _LATE for one in found)
    by_revision = late >= _MIN_LATE and late >= _OFTEN * len(found)
    for one in found:
        words = words_around(page, one.mention) if one.months > options["months"] else ""
        if (
            not words
            or one.is_revised
            or _is_of_later(one.mention)
            or _is_of_journal(words.replace(one.fact.text, ""), one.date)
        ):
            continue
        # A slip in the year is a slip in any list; else the date may be that of a revised or printed paper.
        if one.months % _YEAR and (by_revision or venues.NAMED.search(words)):
            continue
        name, shown = one.mention.name, f"{one.paper.month[0]}-{one.paper.month[1]:02d}"
        message = (
            f"{name} is dated {one.date}, {one.months} months after its paper arXiv:{one.paper.paper_id} of {shown}"
        )
        yield Problem(one.fact.span, message, "Correct the date, or link the right paper.", name)


def _after_posts(page: Page, most: int) -> Iterator[Problem]:
    """Releases dated long after the only post that they link, which has its month in its address."""
    for mention in read_models(page).mentions if _POST.search(page.text) else ():
        dated = released(mention)
        posts = [(link, match) for link in mention.links if (match := _POST.search(link.destination)) is not None]
        if dated is None or len(posts) != 1 or _is_of_later(mention) or any(own_papers(page, mention)):
            continue
        link, match = posts[0]
        posted = ReleaseDate(int(match["year"]), int(match["month"]))
        months = posted.months_between(dated[1])
        if months > most:
            message = f"{mention.name} is dated {dated[1]}, {months} months after the post that it links"
            related = ((Location(page.path, link.destination_span), f"the post of {posted}"),)
            yield Problem(
                dated[0].span, message, "Correct the date, or link the right post.", mention.name, related=related
            )


def _read(page: Page) -> Iterator[_Dated]:
    for mention in read_models(page).mentions:
        dated = released(mention)
        linked = [*own_papers(page, mention)] if dated is not None else []
        paper = max((paper for _, paper in linked), default=None)
        if dated is not None and paper is not None:
            is_revised = any(_is_later_version(link) for link, one in linked if one == paper)
            yield _Dated(mention, *dated, paper, is_revised)


def _is_later_version(link: Link) -> bool:
    paper = ArxivId.from_url(link.destination)
    return paper is not None and (paper.version or 1) > 1


def _is_of_journal(words: str, date: ReleaseDate) -> bool:
    """Whether words have the year of a date behind a name that is no month's, as `Operations Research 2025`.

    It is when the paper was printed.
    """
    found = re.finditer(rf"(?P<word>[A-Z][a-z]{{2,20}}) {date.year}(?!\d)", words)
    return any(read_date(one[0]).value is None for one in found)


def _is_of_later(mention: Mention) -> bool:
    """Whether a name may be that of a later version, which often links the first one's paper."""
    return bool(mention.parsed.versions) or says_date(mention.name) or is_repacked(mention.name)


_REVISED = "".join(
    f"| {name} | 2024-1{at % 3} | [arXiv](https://arxiv.org/abs/240{at % 3 + 1}.0123{at}) |\n"
    for at, name in enumerate(("Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta"))
)

RULE = Rule(
    id="released-after-paper",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="dates",
    options={"months": MAX_AFTER_PAPER},
    bad=(
        Example(
            "| Model | Date | Post |\n| --- | --- | --- |\n"
            "| GPT-J-6B | ⟦2023/06⟧ | [GPT-J](https://a.wordpress.com/2021/06/04/gpt-j/) |\n"
        ),
        Example(
            "| Model | Venue | Date | Paper |\n| --- | --- | --- | --- |\n"
            "| Ferret | ICLR | ⟦2024-10⟧ | [arXiv](https://arxiv.org/abs/2310.07704) |\n"
        ),
        Example(
            "# L\n\n## CLIP\n\n- **Date:** ⟦2024-05⟧\n- **Paper:** [a](https://arxiv.org/abs/2103.00020)\n"
            "- **Language:** en\n"
        ),
        Example(
            "| Model | Date | Paper |\n| --- | --- | --- |\n"
            "| Qwen | ⟦2024-08⟧ | [arXiv](https://arxiv.org/abs/2309.16609) |\n"
        ),
    ),
    good=(
        Example(
            "| Model | Date | Paper |\n| --- | --- | --- |\n"
            "| Qwen | 2024-09 | [arXiv](https://arxiv.org/abs/2309.16609v2) |\n"
        ),
        Example(
            "| Model | Venue | Date | Paper |\n| --- | --- | --- | --- |\n"
            "| ORLM | Operations Research 2025 | 2025-05 | [arXiv](https://arxiv.org/abs/2405.17743) |\n"
        ),
        Example(
            "| Model | Date | Post |\n| --- | --- | --- |\n"
            "| GPT-J-6B | 2021/08 | [GPT-J](https://a.wordpress.com/2021/06/04/gpt-j/) |\n"
            "| Jade 2 | 2024/08 | [Jade](https://a.wordpress.com/2021/06/04/jade/) |\n"
        ),
        Example(
            "| Model | Date | Paper |\n| --- | --- | --- |\n"
            "| Kimi-Thinking-2506 | 2025-06 | [arXiv](https://arxiv.org/abs/2404.07491) |\n"
            "| Llama (GPTQ) | 2024-11 | [arXiv](https://arxiv.org/abs/2302.13971) |\n"
        ),
        Example(
            "| Model | Venue | Date | Paper |\n| --- | --- | --- | --- |\n"
            "| Emu | ICLR | 2024-05 | [arXiv](https://arxiv.org/abs/2307.05222) |\n"
        ),
        Example("| Model | Date | Paper |\n| --- | --- | --- |\n" + _REVISED),
        Example(
            "| Model | Date | Paper |\n| --- | --- | --- |\n"
            "| Ovis2.5 | 2025-08 | [arXiv](https://arxiv.org/abs/2405.20797) |\n"
        ),
        Example(
            "| Model | Date | Paper |\n| --- | --- | --- |\n"
            "| Qwen | 2023-12 | [arXiv](https://arxiv.org/abs/2309.16609) |\n"
        ),
    ),
)
