"""Conferences with a year, as pages name them in words for readers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from modelist.core.patterns import lazy_pattern
from modelist.linting.context import Page
from modelist.linting.prose import no_words
from modelist.readme import venues

_HELD = lazy_pattern(
    rf"(?<![\w/.@#-])(?P<venue>{'|'.join(sorted(venues.CONFERENCES, key=len, reverse=True))})"
    r"(?P<between>(?:,? |[-_])?['’]?)(?P<year>(?:19|20)\d\d|(?<=['’A-Za-z])\d\d)(?![\w/@%+]|[.,]\d|-\w)"
)
"""Two digits are a year behind an apostrophe or the name itself only: `KDD 10 tasks` has none."""

_FIRST = 50
"""From these two digits on, a year is of the last century."""


def find_conferences(page: Page) -> Iterator[re.Match[str]]:
    """Places such as ``CVPR 2024`` or ``ICLR'24``, with the groups venue, between and year."""
    return (match for match in _HELD.finditer(page.text) if match.start() not in no_words(page))


def full_year(digits: str) -> int:
    """The year that two or four digits name."""
    year = int(digits)
    return year if len(digits) > 2 else year + (1900 if year >= _FIRST else 2000)
