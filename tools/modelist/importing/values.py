"""Facts as values of entry fields: what the quantities can read, in their canonical spelling."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import (
    ContextLength,
    License,
    NamedSize,
    Note,
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
from modelist.readme.words import count_words, has_words, one_line

MAX_REST = 4
"""Words that may be left unread beside a value; with more, the text says something else than the value."""

_BARE_NUMBER = lazy_pattern(
    r"(?<![\w.])(\d+(?:\.\d+)?)(?![\w.]|\s*[-\s]?(?:[kmbt]\b|million|billion|trillion|亿|万))", re.IGNORECASE
)
_TOTAL_AND_ACTIVE = lazy_pattern(
    r"\btotal\s{0,3}[/|,]\s{0,3}activ|总(?:参数|量)?\s{0,3}[/／]\s{0,3}激活", re.IGNORECASE
)
_PAIR = lazy_pattern(r"([^/()\s]{1,20})\s{0,9}/\s{0,9}([^/()\s]{1,20})")
_ACTIVE_FIRST = lazy_pattern(r"A(\d{1,3}(?:\.\d+)?)B?\s?/\s?(\d{1,4}(?:\.\d+)?)\s?([BT])?", re.IGNORECASE)
_NO_SIZES = lazy_pattern(
    r"(?<=[bB])-\d{1,4}[kK]\b|(?<![\w.])[\d.,]{1,12}\s?[kKmMbBtT]?\+?\s?(?:tokens?|words?|hours?|voices?)\b",
    re.IGNORECASE,
)
"""A context length behind a size, ``6B-32K``, and numbers of other things."""

_BRACKETED = lazy_pattern(r"[(（\[][^()（）\[\]]*[)）\]]")
_PARTS = lazy_pattern(r"\s*(?:[,;，；、/|&+\n]|\band\b|和|与)\s*", re.IGNORECASE)
_AND = lazy_pattern(r"\band\b|和|与", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Value:
    """A field's value as YAML data; ``text`` is how a page would show it.

    ``whole`` tells that it says all that the text said, so that a page may show it in the text's place.
    """

    data: Any
    text: str
    whole: bool = True


def read_value(field: str, content: Content, label: str) -> Value | None:
    """The value of a fact that is no link; None where its text cannot be read as one, or would be belied by it."""
    text = content.meant or content.plain
    if is_placeholder(text):
        return None
    if field in _QUANTITIES:
        return _QUANTITIES[field](_with_active(_with_unit(text, label), label))
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


def _with_active(text: str, label: str) -> str:
    """Two sizes below a header such as ``Params (total / active)`` as one of which a part is active."""
    pair = _PAIR.fullmatch(text.strip()) if _TOTAL_AND_ACTIVE.search(label) else None
    return text if pair is None else f"{pair[1]} ({pair[2]} active)"


def _sizes(text: str) -> Value | None:
    """A list of sizes; of a range the two ends, which do not say the whole of it."""
    pair = _ACTIVE_FIRST.fullmatch(text.strip())
    told = f"{pair[2]}{pair[3] or 'B'} (A{pair[1]}B)" if pair is not None else text
    bare = _NO_SIZES.sub(" ", told)
    reading = read_sizes(bare)
    if reading.value is None or not _says_it(reading):
        return None
    data = [one.plain() if isinstance(one, NamedSize) else str(one) for one in reading.value]
    return Value(data, ", ".join(map(str, reading.value)), bare == told and _is_whole(reading))


def _date(text: str) -> Value | None:
    reading = read_date(text)
    if not isinstance(reading.value, ReleaseDate) or not _says_it(reading):
        return None
    return Value(str(reading.value), str(reading.value), _is_whole(reading))


def _tokens(text: str) -> Value | None:
    return _by_size(read_tokens, text, str)


def _context(text: str) -> Value | None:
    return _by_size(read_context, text, lambda one: one.plain() if isinstance(one, ContextLength) else str(one))


def _by_size(
    read: Callable[[str], Reading[Any]], text: str, plain: Callable[[Tokens | ContextLength], object]
) -> Value | None:
    """One amount, or amounts by size. Words beside it must be a remark in brackets: others change what it means."""
    reading = read(text)
    if reading.value is None or not _says_it(reading):
        return None
    if has_words(reading.rest) and read(_BRACKETED.sub(" ", text)) != Reading(reading.value, "", False, reading.notes):
        return None
    if isinstance(reading.value, tuple):
        shown = ", ".join(f"{key}: {one}" for key, one in reading.value)
        return Value(
            {one_line(key): plain(value) for key, value in reading.value if one_line(key)}, shown, _is_whole(reading)
        )
    return Value(plain(reading.value), str(reading.value), _is_whole(reading))


def _languages(text: str) -> Value | None:
    reading = read_languages(text)
    if not reading.value or not _says_it(reading):
        return None
    codes = [str(one) for one in reading.value]
    return Value("multilingual" if codes == ["multilingual"] else codes, ", ".join(codes), _is_whole(reading))


def _license(content: Content) -> Value | None:
    """A licence by its SPDX id where it is known, else by its name as written; several where each is known or linked.

    What stands beside a linked name is a remark, and neither part of the name nor of the link.
    """
    line = one_line(content.plain)
    if not line:
        return None
    several = _licenses(content)
    if several is not None:
        return Value([one.data for one in several], ", ".join(one.text for one in several))
    link = content.links[0] if len(content.links) == 1 and usable_url(content.links[0].url) else None
    named = one_line(link.text or link.alt) if link is not None and has_words(content.around) else ""
    one = _one_license(named or line, link.url if link is not None else "")
    is_lost = bool(named) or len(content.links) > (link is not None)
    return replace(one, whole=False) if is_lost else one


def _licenses(content: Content) -> list[Value] | None:
    """Several licences; None for a single one, and for a text in which any part is not certain to be a licence."""
    if len(content.links) > 1:
        linked = [(one_line(one.text), one.url) for one in content.links]
        certain = not has_words(_AND.sub(" ", content.around)) and all(name and usable_url(url) for name, url in linked)
        return [_one_license(*one) for one in linked] if certain else None
    parts = [part for part in _PARTS.split(one_line(content.plain)) if has_words(part)]
    known = [read_license(one) for one in parts]
    if content.links or len(parts) < 2 or not all(one.value is not None and not one.rest for one in known):
        return None
    return [_one_license(one, "") for one in parts]


def _one_license(text: str, address: str) -> Value:
    url = usable_url(address) if address else None
    reading = read_license(text)
    if isinstance(reading.value, License) and not reading.rest:
        name: str = reading.value.name
    else:
        name = find_spdx(text) or text
    if find_spdx(name) == name and url is None:
        return Value(name, name)
    return Value({"name": name, **({"url": url} if url else {})}, name)


def _is_whole(reading: Reading[Any]) -> bool:
    return not has_words(reading.rest) and not {Note.BOUND, Note.RANGE}.intersection(reading.notes)


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
