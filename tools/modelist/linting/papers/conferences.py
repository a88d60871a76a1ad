"""Conferences with a year, as pages name them in words for readers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import code_spans, no_words
from modelist.readme import venues

_HELD = lazy_pattern(
    rf"(?<![^\W_])(?<![/.@#-])(?<![^\W_]_)(?P<venue>{'|'.join(sorted(venues.CONFERENCES, key=len, reverse=True))})"
    r"(?P<between>(?:,? |[-_])?['’]?)(?P<year>(?:19|20)\d\d|(?<=['’A-Za-z])\d\d|(?<=[A-Z] )[012]\d(?=\)|, ?\[))"
    r"(?!_?[^\W_]|[/@%+]|[.,]\d|\.[a-z]{2,4}\b|-\w)"
)
"""Two digits are a year behind an apostrophe or the name itself, or before a label: `KDD 10 tasks` has none."""

_YEAR_FIRST = lazy_pattern(
    r"(?:(?<=[,;(|\[])|(?<=[,;(|\[] ))(?P<year>(?:19|20)\d\d) ?, ?"
    rf"(?P<venue>{'|'.join(sorted(venues.CONFERENCES, key=len, reverse=True))})(?![\w/@%+-]| ?['’]?\d)"
)

_MARKS = "`()[] "
_FIRST = 50
"""From these two digits on, a year is of the last century."""


def find_conferences(page: Page, *, labels: bool = False) -> Iterator[re.Match[str]]:
    """Places such as ``CVPR 2024`` or ``ICLR'24``, with the groups venue, between and year.

    With ``labels``, also those that are set as code all alone, as labels are.
    """
    for match in _HELD.finditer(page.text):
        if match.start() not in no_words(page) or (labels and is_label(page, Span(*match.span()))):
            yield match


def find_years_first(page: Page) -> Iterator[re.Match[str]]:
    """Places such as ``, 2024, CVPR``, with the groups year and venue; ``ICLR 2024, CVPR`` is no such."""
    for match in _YEAR_FIRST.finditer(page.text) if ", " in page.text else ():
        if match.start() not in no_words(page):
            yield match


def is_label(page: Page, place: Span) -> bool:
    """Whether a place is all that a span of code holds."""
    span = (
        code_spans(page).holding(place.start) if "`" in page.text[max(0, place.start - 3) : place.start + 1] else None
    )
    return span is not None and page.document.slice(span).strip(_MARKS) == page.document.slice(place).strip(_MARKS)


def full_year(digits: str) -> int:
    """The year that two or four digits name."""
    year = int(digits)
    return year if len(digits) > 2 else year + (1900 if year >= _FIRST else 2000)
