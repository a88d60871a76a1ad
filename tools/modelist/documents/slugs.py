"""The anchors that GitHub gives to headings.

The rule, as recorded from github.com (Unicode 13): lower-case the rendered text, drop numbers that are no digits,
punctuation except ``-`` and connectors such as ``_``, symbols, control and format characters, private and unassigned
code points, and separators except the space; then turn each space into ``-``. Nothing is trimmed or collapsed. Python's
own tables differ between versions, so the table is frozen in ``unicode_table``.
"""

from __future__ import annotations

import string
from bisect import bisect_right
from functools import cache

from modelist.documents.unicode_table import DROPPED_RANGES

_KEPT_ASCII = string.ascii_letters + string.digits + "-_ "
_ASCII = {code: chr(code).lower().replace(" ", "-") if chr(code) in _KEPT_ASCII else None for code in range(128)}
_SIGMA = "\N{GREEK CAPITAL LETTER SIGMA}"


class _Anchors(dict[int, str | None]):
    """What becomes of each code point in an anchor, looked up in the frozen ranges on first use."""

    def __init__(self, ranges: str) -> None:
        super().__init__(_ASCII)
        pairs = [word.partition("-") for word in ranges.split()]
        self._firsts = [int(first, 16) for first, _, _ in pairs]
        self._lasts = [int(last or first, 16) for first, _, last in pairs]

    def __missing__(self, code: int) -> str | None:
        at = bisect_right(self._firsts, code) - 1
        kept = code > self._lasts[at]
        self[code] = chr(code).lower() if kept else None
        return self[code]


@cache
def _anchors() -> _Anchors:
    return _Anchors(DROPPED_RANGES)


def slugify(text: str) -> str:
    """The anchor of a heading's rendered text, without regard to other headings."""
    if text.isascii():
        return text.translate(_ASCII)
    if _SIGMA in text:
        text = text.lower()  # a sigma's lower case depends on its neighbours, all others can be looked up one by one
    return text.translate(_anchors())


class Slugger:
    """Anchors of one page's headings, in order: a repeated anchor gets ``-1``, ``-2`` and so on.

    A name is taken when any earlier anchor equals it, so ``Foo``, ``Foo-1``, ``Foo`` give foo, foo-1, foo-2.
    """

    def __init__(self) -> None:
        self._repeats: dict[str, int] = {}

    def slug(self, text: str) -> str:
        """The anchor of the next heading."""
        base = slug = slugify(text)
        while slug in self._repeats:
            self._repeats[base] += 1
            slug = f"{base}-{self._repeats[base]}"
        self._repeats[slug] = 0
        return slug
