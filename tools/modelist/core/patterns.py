"""Patterns that are compiled when they are first used.

A run uses few of the package's patterns, and Python takes milliseconds to compile one with ranges outside of ASCII.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, AnyStr, cast


class _Lazy:
    """Stands for a pattern; its attributes are the pattern's own from the first time that one is asked for."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self._pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        compiled: re.Pattern[Any] = re.compile(self._pattern, self._flags)
        for one in ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "groupindex"):
            setattr(self, one, getattr(compiled, one))
        return getattr(compiled, name)


def lazy_pattern(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """``re.compile`` put off; an error in the pattern shows when it is first used."""
    return cast("re.Pattern[AnyStr]", _Lazy(pattern, flags))


def alternatives(patterns: Iterable[str]) -> str:
    """Patterns that begin with a letter, in order; those of one letter stand together, which is found faster."""
    by_letter: dict[str, list[str]] = {}
    for one in patterns:
        by_letter.setdefault(one[0].lower(), []).append(one[1:])
    return "|".join(f"{letter}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
