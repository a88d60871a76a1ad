"""Reads licences as people write them: ``Apache License 2.0``, ``CC BY-NC 4.0``, the Hub's ``llama3.1``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities.license_table import NAMED, OTHER_NAMES
from modelist.core.quantities.licenses import License, find_spdx, spdx_ids
from modelist.core.quantities.messy import tidy
from modelist.core.quantities.reader import read_loosely
from modelist.core.quantities.reading import Reading

MAX_LICENSE = 200
"""Longest text, in characters, that is tried as the name of a licence."""

_REMARK = lazy_pattern(r"([^()]{1,150})\(([^()]*)\)\s?")
_WORD = lazy_pattern(r"[a-z]+|[0-9]+(?:\.[0-9]+)*|\+\+|[^\x00-\x7f]+")
_SAME = (
    (lazy_pattern(r"许可证|许可协议|开源协议|协议|许可"), " "),
    (lazy_pattern(r"licence"), "license"),
    (lazy_pattern(r"creative\s?commons"), "cc"),
    (lazy_pattern(r"non[-\s]?commercial"), " nc "),
    (lazy_pattern(r"no[-\s]?deriv(?:ative)?s?(?:works)?"), " nd "),
    (lazy_pattern(r"share[-\s]?alike"), " sa "),
    (lazy_pattern(r"attribution"), " by "),
)
_SILENT = frozenset(
    (
        "the",
        "license",
        "licensed",
        "under",
        "agreement",
        "version",
        "v",
        "software",
        "international",
        "universal",
        "unported",
    )
)
_COMMON = frozenset(("Apache-2.0", "BSD-3-Clause", "CC-BY-4.0", "CC-BY-SA-4.0", "MPL-2.0"))
"""What people most likely mean by a name without version."""


def read_license(text: str) -> Reading[License]:
    """The licence that a text names; a remark in brackets behind it is left in ``rest``.

    Nothing is guessed: ``GPL-3.0`` (only, or any later one?) and ``CC BY-NC`` (which version?) are not read.
    """
    return read_loosely(text, License.parse, _read)


def _read(text: str) -> Reading[License]:
    if len(text) > MAX_LICENSE:
        return Reading(None)
    name, rest = _by_key().get(_key(text)), ""
    remark = _REMARK.fullmatch(text) if name is None else None
    if remark is not None:
        name, rest = _by_key().get(_key(remark[1])), remark[2].strip()
        rest = "" if name is not None and _by_key().get(_key(rest)) == name else rest  # 'The Unlicense (Unlicense)'
    return Reading(None if name is None else License.parse(name), rest)


def nearest_licenses(text: str, count: int = 3) -> tuple[str, ...]:
    """Known licences whose names are close to a text, best first; none for a text that is like no licence."""
    if not text.strip() or len(text) > MAX_LICENSE:
        return ()
    key = _key(tidy(text))
    longer = sorted({name for known, name in _by_key().items() if key and known.startswith(f"{key} ")}, reverse=True)
    longer.sort(key=lambda name: (name not in _COMMON, len(name)))  # then the newest version of the shortest name
    close = get_close_matches(key, _by_key(), n=count, cutoff=0.6)
    names = (*filter(None, (find_spdx(text), _by_key().get(key))), *longer, *(_by_key()[one] for one in close))
    return tuple(dict.fromkeys(names))[:count]


@lru_cache(maxsize=1024)
def _key(text: str) -> str:
    """The telling words of a licence's name; ``2.0`` and ``2`` are one version."""
    lower = text.casefold()
    for pattern, replacement in _SAME:
        lower = pattern.sub(replacement, lower)
    words = (word for word in _WORD.findall(lower) if word not in _SILENT)
    return " ".join(re.sub(r"(?:\.0)+\Z", "", word) if word[0].isdigit() else word for word in words)


@lru_cache(maxsize=1)
def _by_key() -> Mapping[str, str]:
    """Key -> the one licence that it fits; a key that would fit two is left out."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for key, name in _keys():
        if found.setdefault(key, name) != name:
            twice.add(key)
    return {key: name for key, name in found.items() if key not in twice}


def _keys() -> Iterable[tuple[str, str]]:
    for name in (*sorted(spdx_ids()), *NAMED):
        yield _key(name), name
    for other, name in OTHER_NAMES.items():
        yield _key(other), name
