"""Facts as values of entry fields: what the quantities can read, in their canonical spelling."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import (
    BySize,
    ContextLength,
    License,
    NamedSize,
    ReleaseDate,
    Tokens,
    find_spdx,
    is_placeholder,
    read_context,
    read_date,
    read_languages,
    read_license,
    read_sizes,
    read_tokens,
)
from modelist.core.quantities.reading import Reading
from modelist.importing.model import VISION_FIELDS, Content
from modelist.importing.roles import usable_url
from modelist.readme.headers import unit_of
from modelist.readme.words import count_words, one_line

MAX_REST = 4
"""Words that may be left unread beside a value; with more, the text says something else than the value."""

_BARE_NUMBER = lazy_pattern(
    r"(?<![\w.])(\d+(?:\.\d+)?)(?![\w.]|\s*[-\s]?(?:[kmbt]\b|million|billion|trillion|亿|万))", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Value:
    """A field's value as YAML data; ``text`` is how a page would show it, ``rest`` what of the fact it does not say."""

    data: Any
    text: str
    rest: str = ""


def read_value(field: str, content: Content, label: str) -> Value | None:
    """The value of a fact that is no link; None where its text cannot be read as one."""
    text = content.plain
    if is_placeholder(text):
        return None
    if field in _QUANTITIES:
        return _QUANTITIES[field](_with_unit(text, label))
    if field == "license":
        return _license(content)
    if field == "venue" or field in VISION_FIELDS:
        line = one_line(text)
        return Value(line, line) if line else None
    return None


def _with_unit(text: str, label: str) -> str:
    """Bare numbers with the unit that the header gives; years and the like do not stand under such a header."""
    unit = unit_of(label)
    return _BARE_NUMBER.sub(rf"\1{unit}", text) if unit else text


def _sizes(text: str) -> Value | None:
    reading = read_sizes(text)
    if reading.value is None or not _says_it(reading):
        return None
    data = [one.plain() if isinstance(one, NamedSize) else str(one) for one in reading.value]
    return Value(data, ", ".join(map(str, reading.value)), reading.rest)


def _date(text: str) -> Value | None:
    reading = read_date(text)
    if not isinstance(reading.value, ReleaseDate) or not _says_it(reading):
        return None
    return Value(str(reading.value), str(reading.value), reading.rest)


def _tokens(text: str) -> Value | None:
    return _by_size(read_tokens(text), text, str)


def _context(text: str) -> Value | None:
    return _by_size(read_context(text), text, lambda one: one.plain() if isinstance(one, ContextLength) else str(one))


def _by_size(
    reading: Reading[Tokens | BySize[Tokens]] | Reading[ContextLength | BySize[ContextLength]],
    text: str,
    plain: Callable[[Tokens | ContextLength], object],
) -> Value | None:
    if reading.value is None or not _says_it(reading):
        return None
    if isinstance(reading.value, tuple):
        shown = ", ".join(f"{key}: {one}" for key, one in reading.value)
        return Value(
            {one_line(key): plain(value) for key, value in reading.value if one_line(key)}, shown, reading.rest
        )
    return Value(plain(reading.value), str(reading.value), reading.rest)


def _languages(text: str) -> Value | None:
    reading = read_languages(text)
    if not reading.value or not _says_it(reading):
        return None
    codes = [str(one) for one in reading.value]
    return Value("multilingual" if codes == ["multilingual"] else codes, ", ".join(codes), reading.rest)


def _license(content: Content) -> Value | None:
    """A licence by its SPDX id where it is known; with an address, or any other, by its name as written."""
    line = one_line(content.plain)
    if not line:
        return None
    url = usable_url(content.links[0].url) if len(content.links) == 1 else None
    reading = read_license(line)
    if isinstance(reading.value, License) and not reading.rest:
        name: str = reading.value.name
    else:
        name = find_spdx(line) or line
    if find_spdx(name) == name and url is None:
        return Value(name, name)
    return Value({"name": name, **({"url": url} if url else {})}, name)


def _says_it(reading: Reading[Any]) -> bool:
    """Whether the value is what the text is about, not a number in passing."""
    return count_words(reading.rest) <= MAX_REST


_QUANTITIES: dict[str, Callable[[str], Value | None]] = {
    "released": _date,
    "sizes": _sizes,
    "pretraining_tokens": _tokens,
    "context_length": _context,
    "languages": _languages,
}


def is_quantity(field: str) -> bool:
    """Whether a field's text must be read, and may fail to be."""
    return field in _QUANTITIES
