"""The only year of a line is before that of the article that it links, whose address has the year in its number.

The number in an address of Nature, Springer, bioRxiv or ScienceDirect has the year in which the article got it, and no
article is older than that. Correct the year, or the link. What was printed long before got its number when it was put
online, and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.papers.paper_conferences import HELD
from modelist.linting.papers.paper_years import MAX_LINE, only_match, year_problem
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers.proceedings import ARTICLE_SIGNS, article_year

_ANY_YEAR = lazy_pattern(r"(?<![\w./-])(?:19|20)\d\d(?![\w/-]|[.,]\d)")
_PRINTED = lazy_pattern(
    r"(?:(?<=[\[(|,（【`*])|(?<=[\[(|,（【`*] ))(?P<year>20\d\d)(?=[\])）】`*]|\s?[|;:(\[]|[.,](?!\d)|\s*$)"
    r"|[\[(（【][A-Z][^\[\]()|]{1,60} (?P<behind>20\d\d)[\])）】]"
)
"""The year of a line in brackets, between commas, in a cell of its own, or behind the name of a journal in brackets."""

_OTHER_PAPER = lazy_pattern(
    r"arxiv|doi\.org|openreview|ssrn\.com|osf\.io|acm\.org|ieee\.org|springer|nature\.com|semanticscholar|\.pdf\b", re.I
)
_MOST_EARLY, _MIN_ARTICLES, _MOST = 3, 5, 0.8
"""Years: what was printed long before got its number when it was put online."""

_NEAR = 24
_MONTH_BEFORE = lazy_pattern(
    r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?(?: ?\d{1,2}(?:st|nd|rd|th)?)?,? ?\Z"
)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lines with one year and one paper, an article whose address has the year in which it got its number."""
    if not any(sign in page.text for sign in ARTICLE_SIGNS):
        return
    found = [*_articles(page)]
    loose = [one for one in found if one.may_be_other]
    fitting = sum(one.said == one.year for one in loose)
    by_article = fitting >= max(_MIN_ARTICLES, _MOST * len(loose))
    for one in found:
        if 0 < one.year - one.said <= _MOST_EARLY and (by_article or not one.may_be_other):
            message = f"the year is {one.said}, but the number in the address of the article is of {one.year}"
            yield year_problem(page, one.span, message, one.link)


def _articles(page: Page) -> Iterator[_Article]:
    lines = page.document.lines
    by_line: dict[int, list[tuple[Link, int]]] = {}
    for link in page.links:
        year = None if is_image(link) else article_year(link.destination)
        if year is not None:
            by_line.setdefault(lines.line_of(link.span.start), []).append((link, year))
    for line, [(link, year), *more] in by_line.items():
        start, text = lines.start_of(line), page.document.line_text(line)[:MAX_LINE]
        said = None if more else only_match(page, start, _PRINTED.finditer(text))
        if "arxiv" in text.lower() or HELD.search(text) is not None:
            continue  # the year may be that of a first version
        if said is None or only_match(page, start, _ANY_YEAR.finditer(text)) is None:
            continue
        others = (one for one in page.links_in(Span(start, lines.start_of(line + 1))) if one is not link)
        if not any(map(_is_paper, others)):
            kind = said.lastgroup or 0
            at = said.start(kind)
            is_row = (
                text.lstrip().startswith("|") and "/pii/" not in link.destination
            )  # Nature prints many a model late
            may_be_other = is_row or _MONTH_BEFORE.search(text[max(0, at - _NEAR) : at]) is not None
            yield _Article(Span(*said.span(kind)).shifted(start), int(said[kind]), year, link, may_be_other)


def _is_paper(link: Link) -> bool:
    return article_year(link.destination) is not None or _OTHER_PAPER.search(link.destination) is not None


class _Article(NamedTuple):
    """The only year of a line, and its only paper, an article with the year in which it got its number.

    ``may_be_other`` tells of a row, whose year may be that of a model, and of a date, which a first version may have.
    """

    span: Span
    said: int
    year: int
    link: Link
    may_be_other: bool


_ARTICLE = "https://www.sciencedirect.com/science/article/pii/S1041608023000195"
_NATURE = "https://www.nature.com/articles/s42256-024-{:05d}-{}"
_ARTICLES = (
    "| Title | Journal | Date |\n| --- | --- | --- |\n"
    + "".join(f"| [T{n}]({_NATURE.format(n + 80, n)}) | NMI | {{0}} |\n" for n in range(1, 6))
    + f"| [B]({_NATURE.format(123, 4)}) | NMI | {{1}} |\n".replace("-024-", "-025-")
)

RULE = Rule(
    id="article-year-mismatch",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    needs=("/",),
    family="dates",
    bad=(
        Example("- A Model, ⟦2022⟧ [[paper]](https://www.biorxiv.org/content/10.1101/2023.04.19.537463v1)\n"),
        Example(_ARTICLES.format("May 7, 2024", "May 8, ⟦2024⟧")),
        Example(_ARTICLES.format("2024", "⟦2023⟧").replace("-025-0", "-024-0")),
        Example(f"- **[Nature Machine Intelligence, ⟦2023⟧]** A [[paper]]({_NATURE.format(9, 'y')})\n"),
        Example(f"**ChatGPT for good?** [⟦2022⟧].<br>*E. K.*<br>[[PDF]({_ARTICLE})]<br>\n"),
        Example(f"| 2 | [B]({_ARTICLE}) | ⟦2022⟧ |\n| --- | --- | --- |\n- B, PRL, ⟦2021⟧ (*K*). [b]({_ARTICLE})\n"),
        Example(f"- (Information Fusion ⟦2022⟧) **B**, A. A. et al. [[v1]({_ARTICLE})](2023.08.01)\n"),
    ),
    good=(
        Example(f"- A (ICLR 2022) [b]({_ARTICLE})\n- A survey [2022] (arXiv), now in a journal [b]({_ARTICLE})\n"),
        Example(_ARTICLES.format("May 7, 2024", "May 8, 2025")),
        Example(_ARTICLES.format("May 7, 2023", "May 8, 2024")),
        Example(_ARTICLES.format("May 7, 2024", "May 8, 2024").replace("| [B]", "| arXiv: [B]")),
        Example(f"- AlphaThing, Nov 2023 [[paper]]({_NATURE.format(9, 'y')})\n"),
        Example(f"| Model | Year |\n| --- | --- |\n| [AlphaThing]({_NATURE.format(9, 'y')}) | 2023 |\n"),
        Example(
            f"- A [2023] [a]({_ARTICLE})\n- B, 2024, [b]({_ARTICLE})\n- C [2008] [c]({_ARTICLE})\n"
            f"- D [2022] [d]({_ARTICLE}) [arXiv](https://arxiv.org/abs/2208.11857)\n- E [2022-12] [e]({_ARTICLE})\n"
            f"- F, ImageNet 2012, 2022 [f]({_ARTICLE})\n- State of 2022 models [g]({_ARTICLE})\n"
        ),
    ),
)
