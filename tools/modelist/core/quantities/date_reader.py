"""Reads dates as people write them: ``2023.07``, ``July 2023``, ``18 July 2023``, ``2023年7月18日``, ``07/2023``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities.dates import ReleaseDate, is_real_date
from modelist.core.quantities.reader import read_loosely
from modelist.core.quantities.reading import Note, Reading

_ENGLISH = "january february march april may june july august september october november december"
_CHINESE = "一 二 三 四 五 六 七 八 九 十 十一 十二"
_NAMES: Mapping[str, int] = {name: number for number, name in enumerate(_ENGLISH.split(), 1)}
_SHORT: Mapping[str, int] = {name[:3]: number for name, number in _NAMES.items()} | {"sept": 9}
_HAN: Mapping[str, int] = {han: number for number, han in enumerate(_CHINESE.split(), 1)}
_MONTH_OF: Mapping[str, int] = {**_NAMES, **_SHORT, **_HAN}

_NAME = "(?:" + "|".join(sorted({*_NAMES, *_SHORT}, key=len, reverse=True)) + r")(?![a-z])\.?"
_YEAR = r"(?:19[5-9][0-9]|2[01][0-9][0-9])"
_START, _END = r"(?<![0-9a-z])(?<![0-9][-./])", r"(?![0-9])(?!\s?[-./年月][0-9])"  # no part of a longer number or date
_SHAPES = tuple(
    lazy_pattern(f"{_START}(?:{shape}){_END}", re.IGNORECASE)
    for shape in (
        rf"(?P<y>{_YEAR})\s?(?P<s>[-./年])\s?(?P<m>[0-9]{{1,2}})\s?(?:(?P=s)|月)\s?(?P<d>[0-9]{{1,2}})\s?[日号]?",
        rf"(?P<y>{_YEAR})\s?[-./年]\s?(?P<m>[0-9]{{1,2}})\s?月?",
        rf"(?P<y>{_YEAR})\s?年\s?(?P<m>十[一二]?|[一二三四五六七八九])\s?月",
        rf"(?P<y>{_YEAR})(?P<m>[01][0-9])(?P<d>[0-3][0-9])?",
        rf"(?P<m>{_NAME})\s?(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:,\s?|\s)(?P<y>{_YEAR})",
        rf"(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?[\s-](?:of\s)?(?P<m>{_NAME})(?:,\s?|\s|-)(?P<y>{_YEAR})",
        rf"(?P<m>{_NAME})(?:\sof)?(?:,\s?|\s?-\s?|\s)?(?P<y>{_YEAR})",
        rf"(?P<y>{_YEAR})(?:,\s?|\s?-\s?|\s)?(?P<m>{_NAME})(?:\s(?P<d>[0-9]{{1,2}}))?",
        rf"(?P<a>[0-9]{{1,2}})(?P<s>[-./])(?P<b>[0-9]{{1,2}})(?P=s)(?P<y>{_YEAR})",
        rf"(?P<m>[0-9]{{1,2}})\s?[-./]\s?(?P<y>{_YEAR})",
    )
)
_MONTHS = 12
_NUMBERS = lazy_pattern(rf"\s?(?P<one>[0-9]{{1,2}})(?P<s>[-./])(?P<other>[0-9]{{1,2}})(?P=s)(?P<y>{_YEAR})\s?")
_ABOUT = lazy_pattern(r"^(?:~|≈|约|大约|about|around|circa|ca\.?)\s?", re.IGNORECASE)


def read_date(text: str, day_first: bool | None = None) -> Reading[ReleaseDate]:
    """The one date in a field; two different ones, or one that could be two (``03/04/2023``), give no value.

    ``day_first`` tells which of two such numbers is the day, where that is known.
    """
    match = _NUMBERS.fullmatch(text) if day_first is not None else None
    if match is not None:
        day, month = (match["one"], match["other"]) if day_first else (match["other"], match["one"])
        text = f"{match['y']}-{month}-{day}"
    return read_loosely(text, ReleaseDate.parse, _read)


def is_day_first(texts: Iterable[str]) -> bool | None:
    """Whether dates such as ``28/1/2025`` begin with the day, as some show that can't be months; None if none do."""
    found = [match for text in texts if (match := _NUMBERS.fullmatch(text)) is not None]
    first, second = (any(int(match[part]) > _MONTHS for match in found) for part in ("one", "other"))
    return first if first != second else None


def _read(text: str) -> Reading[ReleaseDate]:
    bare = _ABOUT.sub("", text, count=1)
    notes = () if bare == text else (Note.APPROXIMATE,)
    for shape in _SHAPES:
        dates = {_date(match) for match in shape.finditer(bare)}
        if dates:
            remark = shape.sub(" ", bare)
            if len(dates) > 1 or any(other.search(remark) for other in _SHAPES):
                break
            return Reading(dates.pop(), " ".join(remark.split()).strip(" ()[],;.-~"), False, notes)
    return Reading(None)


def _date(match: re.Match[str]) -> ReleaseDate | None:
    parts = match.groupdict()
    year = int(parts["y"])
    if "a" in parts:
        real = set(_either_order(year, int(parts["a"]), int(parts["b"])))
        return real.pop() if len(real) == 1 else None
    name = parts["m"].casefold().rstrip(".")
    month = _MONTH_OF.get(name) or int(name)
    day = int(parts["d"]) if parts.get("d") else None
    return ReleaseDate(year, month, day) if is_real_date(year, month, day) else None


def _either_order(year: int, one: int, other: int) -> Iterator[ReleaseDate]:
    """Day and month as in Europe and as in America: only where one of them is impossible is the date certain."""
    for month, day in ((one, other), (other, one)):
        if is_real_date(year, month, day):
            yield ReleaseDate(year, month, day)
