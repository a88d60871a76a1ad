"""Licences: SPDX ids such as ``Apache-2.0``, and the proper names of licences that SPDX does not list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from modelist.core.quantities.reading import Ordered


@dataclass(frozen=True, slots=True)
class License(Ordered):
    """A known licence: ``name`` is an SPDX id where ``spdx`` is set, else a proper name of ``license_names``."""

    name: str
    spdx: bool

    def __post_init__(self) -> None:
        if self.name not in (spdx_ids() if self.spdx else _named()):
            raise ValueError(f"no known licence: {self.name}")

    def __str__(self) -> str:
        return self.name

    @staticmethod
    def parse(text: str) -> License | None:
        """The licence of an SPDX id or of a known proper name, in exactly that spelling; None for any other text."""
        return _parse(text) if len(text) < 100 else None

    @property
    def url(self) -> str | None:
        """Where the text of the licence is, as far as that is known."""
        return f"https://spdx.org/licenses/{self.name}.html" if self.spdx else _named()[self.name]

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """By name, without regard to letter case."""
        return (self.name.casefold(), self.name)


@lru_cache(maxsize=1)
def spdx_ids() -> frozenset[str]:
    """The ids of the SPDX licence list that are not deprecated, as SPDX spells them."""
    from modelist.core.quantities.spdx_table import SPDX_IDS

    return SPDX_IDS


def license_names() -> tuple[str, ...]:
    """Proper names of known licences that SPDX does not list."""
    return tuple(_named())


def find_spdx(text: str) -> str | None:
    """The SPDX id that a text is in any letter case; None where it is none."""
    return _spdx_by_lower_case().get(text.lower()) if len(text) < 100 else None


@lru_cache(maxsize=1024)
def _parse(text: str) -> License | None:
    if text in spdx_ids():
        return License(text, True)
    return License(text, False) if text in _named() else None


@lru_cache(maxsize=1)
def _spdx_by_lower_case() -> Mapping[str, str]:
    return {one.lower(): one for one in spdx_ids()}


def _named() -> Mapping[str, str | None]:
    from modelist.core.quantities.license_table import NAMED

    return NAMED
