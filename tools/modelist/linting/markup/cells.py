"""What a reader sees of a cell or a fact, and the value in it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import Reading, read_date, read_languages, read_sizes, read_tokens
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.readme.headers import unit_of

_BREAK = lazy_pattern(r"<br\s*/?>|</(?:div|h[1-6]|li|p|summary)>", re.IGNORECASE)
"""Tags behind which a new line begins."""

_MARKUP = lazy_pattern(
    r"""\\(?P<escaped>[!-/:-@\[-`{-~]) | <!--.{0,1000}?--> | </?[A-Za-z][^<>]{0,300}> | :[a-z_]{2,30}:
        | \*\*|__|~~|`+ | (?<![\w*])[*_]{1,3}(?=\S) | (?<=\S)[*_]{1,3}(?![\w*]) | \[\^[^\]\s]{1,20}\]""",
    re.VERBOSE | re.DOTALL,
)
_UNSEEN = lazy_pattern(r"\[\s{0,3}\]\(\s{0,3}\)")
_NO_LINK = lazy_pattern(
    r"\W*(?:(?:to be|coming|soon|planned|announced|upcoming|not|no|none|only|un(?:released|available|known)|closed"
    r"|private|proprietary|internal|commercial|withdrawn|tb[adc]|todo|wip|api|paid|request|in|on|under|within|same|see|as"
    r"|ditto)\b|暂|未|无|尚|待|即将|敬请|闭源|仅|同上|미공개|예정|비공개)",
    re.IGNORECASE,
)
_EMOJI = lazy_pattern("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0e\ufe0f\u200d]+")
_BARE_NUMBER = lazy_pattern(
    r"(?<![\w.])(\d+(?:\.\d+)?)(?![\w.]|\s*[-\s]?(?:[kmbt]\b|million|billion|trillion|亿|万))", re.IGNORECASE
)
_READERS: Mapping[str, Callable[[str], Reading[Any]]] = {
    "released": read_date,
    "sizes": read_sizes,
    "pretraining_tokens": read_tokens,
    "languages": read_languages,
}
_MAX_REST = 24
TORN_NUMBER = lazy_pattern(r"(?<![\d.])\d{1,3}\.[ \t]+\d")
"""A number with a blank behind its point, of which only the second half would be read."""


_BEFORE_NUMBER = lazy_pattern(r"(?:\A|[-–—~～≈<>≤≥=约/／,，、;；:：(（*_])[ \t]*\Z")
_ENUMERATED = lazy_pattern(r"(?<![\d.])1\.[ \t].{1,200}?(?<![\d.])2\.[ \t]")


def torn_numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """Torn numbers in a text, but not the points of an enumeration or the ends of words such as ``Phase 1.``."""
    stop = len(text) if end is None else end
    if _ENUMERATED.search(text, start, stop):
        return
    for match in TORN_NUMBER.finditer(text, start, stop):
        if _BEFORE_NUMBER.search(text[max(start, match.start() - 8) : match.start()]):
            yield match


@dataclass(frozen=True, eq=False)
class Fact:
    """A labelled value: the field it belongs to, its label, and its text as seen and where it stands.

    ``day_first`` tells whether the dates of its column, such as ``3/4/2025``, begin with the day, where that is known.
    """

    field: str
    label: str
    text: str
    span: Span
    day_first: bool | None = None

    @cached_property
    def reading(self) -> Reading[Any]:
        """The value, read loosely; none for fields that are no quantities."""
        if self.field == "released" and self.day_first is not None:
            return read_date(self.text, self.day_first)
        unit = unit_of(self.label)
        return read_value(self.field, _BARE_NUMBER.sub(rf"\1{unit}", self.text) if unit else self.text)

    @property
    def value(self) -> Any:
        """The value where the text says little else; None where it cannot be read or is one remark among others."""
        reading = self.reading
        readable = reading.value is not None and len(reading.rest) <= _MAX_REST
        return reading.value if readable and not TORN_NUMBER.search(self.text) else None


@lru_cache(maxsize=8192)
def read_value(field: str, text: str) -> Reading[Any]:
    """A text read loosely as a field's quantity, remembered: rows, sections and columns ask for the same few texts."""
    reader = _READERS.get(field)
    return Reading(None, text) if reader is None else reader(text)


def read_fact(page: Page, field: str, label: str, span: Span, day_first: bool | None = None) -> Fact:
    """A fact from its place in the page."""
    return Fact(field, label, visible_text(page, span), span, day_first)


def visible_text(page: Page, span: Span) -> str:
    """What a reader sees of a cell, heading or line, without emoji; a badge counts by its alternative text."""
    text = page.document.slice(span)
    if text.isalnum():
        return text
    parts = []
    at = span.start
    for link in page.links_in(span):
        if link.span.start < at or link.span.end > span.end:
            continue
        parts += [_plain(page.text[at : link.span.start]), link.text]
        at = link.span.end
    parts.append(_plain(page.text[at : span.end]))
    return " ".join(_EMOJI.sub(" ", "".join(parts)).split())


def says_no_link(text: str) -> bool:
    """Whether a cell says why it has no link, at its start or end: ``API only``, ``coming soon``, ``未开源``."""
    last = text.rsplit(" ", 1)[-1]
    return _NO_LINK.match(text) is not None or _NO_LINK.match(last) is not None


def shows_nothing(source: str) -> bool:
    """Whether a reader sees nothing of a cell: it is empty, or holds a link without text and address, ``[]()``."""
    return not source or (source.startswith("[") and _UNSEEN.fullmatch(source) is not None)


def is_icon(url: str) -> bool:
    """Whether an address is that of a picture, which is no target of a reader's."""
    return url.partition("?")[0].lower().endswith((".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"))


def _plain(markdown: str) -> str:
    if not markdown:
        return ""
    flat = _BREAK.sub(" ", markdown)
    return html.unescape(_MARKUP.sub(lambda match: match["escaped"] or "", flat))
