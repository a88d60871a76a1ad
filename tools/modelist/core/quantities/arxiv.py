"""arXiv identifiers, strictly as arXiv assigns them.

Since April 2007 ``YYMM.number`` with four digits, with five from January 2015; before that, from July 1991,
``archive/YYMMnumber`` with three digits. Either may end in a version, ``v2``. A subject class (``math.CA/0611800``)
is no part of the identity. Source: https://info.arxiv.org/help/arxiv_identifier.html

arXiv's own site is laxer: it pads ``2307.9288`` to ``2307.09288``, which is another paper than the one meant if a
digit was lost elsewhere. That is why lost digits are a fault here and are never repaired.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities.reading import MAX_CANONICAL, Ordered

_ARCHIVES = """
    acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat cs dg-ga
    funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol physics plasm-ph
    q-alg q-bio quant-ph solv-int supr-con
"""
ARCHIVES = frozenset(_ARCHIVES.split())
"""Archives that existed while ids named them; source: arXiv's taxonomy (github.com/arXiv/arxiv-base)."""

FIRST_OLD, LAST_OLD, FIRST_NEW, FIRST_FIVE_DIGITS = (1991, 7), (2007, 3), (2007, 4), (2015, 1)

_NEW = lazy_pattern(r"(?:arxiv:)?([0-9]{2})([0-9]{2})\.([0-9]{1,12})(?:v([0-9]{1,6}))?", re.IGNORECASE)
_OLD = lazy_pattern(
    r"(?:arxiv:)?([a-z]{1,9}(?:-[a-z]{1,9})?)(?:\.[a-z][a-z-]{1,20})?/([0-9]{2})([0-9]{2})([0-9]{1,9})(?:v([0-9]{1,6}))?",
    re.IGNORECASE,
)


class ArxivFault(StrEnum):
    """Why a text is no arXiv id; ``explanation`` says it to a person."""

    FORM = "form"
    MONTH = "month"
    SCHEME = "scheme"
    ARCHIVE = "archive"
    DIGITS_DROPPED = "digits-dropped"
    DIGITS_EXTRA = "digits-extra"
    PADDING = "padding"
    SEQUENCE_ZERO = "sequence-zero"
    VERSION = "version"

    @property
    def explanation(self) -> str:
        """What is wrong, as a clause that follows the id."""
        return _EXPLANATIONS[self]


_EXPLANATIONS = {
    ArxivFault.FORM: "does not have the form of an arXiv id, such as 2307.09288 or hep-th/9901001",
    ArxivFault.MONTH: "has a month that is not 01 to 12",
    ArxivFault.SCHEME: "has a month in which arXiv did not use this form: archive/YYMMnnn ran from 9107 to 0703, "
    "YYMM.nnnn began with 0704",
    ArxivFault.ARCHIVE: "names an archive that arXiv does not have",
    ArxivFault.DIGITS_DROPPED: "has too few digits after the month, so one was lost",
    ArxivFault.DIGITS_EXTRA: "has too many digits after the month",
    ArxivFault.PADDING: "has a needless zero: ids before 1501 have four digits after the point",
    ArxivFault.SEQUENCE_ZERO: "has the number zero, but numbers begin with 1",
    ArxivFault.VERSION: "has a version that is not v1 or above",
}


@dataclass(frozen=True, slots=True)
class ArxivId(Ordered):
    """One paper on arXiv, or one version of it.

    ``archive`` is empty in ids of the present form; ``month`` is (year, month) of the announcement, which is never
    before the submission; ``number`` counts within the month, and for old ids within the archive.
    """

    archive: str
    month: tuple[int, int]
    number: int
    version: int | None = None

    def __post_init__(self) -> None:
        fault = _fault(self.archive, self.month, str(self.number).zfill(_digits(self.archive, self.month)))
        if fault is not None or self.version == 0 or self.month > (2099, 12):
            raise ValueError(f"no such arXiv id: {self.archive}, {self.month}, {self.number}, {self.version}")

    def __str__(self) -> str:
        return self.paper_id if self.version is None else f"{self.paper_id}v{self.version}"

    @staticmethod
    def parse(text: str) -> ArxivId | None:
        """The paper that an id names; ``arXiv:`` in front, a subject class, and any letter case are accepted."""
        found = examine_arxiv(text)
        return found if isinstance(found, ArxivId) else None

    @staticmethod
    def from_url(url: str) -> ArxivId | None:
        """The paper that an address leads to, with its version where the address names one; None for other addresses.

        ``arxiv_text_of_url`` says which addresses are known, and together with ``examine_arxiv`` explains a bad one.
        """
        from modelist.core.quantities.arxiv_reader import arxiv_text_of_url

        text = arxiv_text_of_url(url)
        return None if text is None or ":" in text else ArxivId.parse(text)

    @property
    def paper_id(self) -> str:
        """The id without version, which is what stands for the paper."""
        year, month = self.month
        stem = f"{self.archive}/{year % 100:02d}{month:02d}" if self.archive else f"{year % 100:02d}{month:02d}."
        return f"{stem}{self.number:0{_digits(self.archive, self.month)}d}"

    @property
    def url(self) -> str:
        """The abstract page without version, which arXiv asks to be linked."""
        return f"https://arxiv.org/abs/{self.paper_id}"

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """By month, then archive, number and version; no version comes first."""
        return (self.month, self.archive, self.number, self.version or 0)


def examine_arxiv(text: str) -> ArxivId | ArxivFault:
    """The paper that an id names, or why the text is no id."""
    return _examine(text) if len(text) <= MAX_CANONICAL else ArxivFault.FORM


@lru_cache(maxsize=4096)
def _examine(text: str) -> ArxivId | ArxivFault:
    match = _NEW.fullmatch(text)
    if match is not None:
        year, month, digits, version = match.groups()
        return _build("", (2000 + int(year), int(month)), digits, version)
    match = _OLD.fullmatch(text)
    if match is None:
        return ArxivFault.FORM
    archive, year, month, digits, version = match.groups()
    century = 1900 if int(year) >= 91 else 2000
    return _build(archive.lower(), (century + int(year), int(month)), digits, version)


def _build(archive: str, month: tuple[int, int], digits: str, version: str | None) -> ArxivId | ArxivFault:
    fault = _fault(archive, month, digits)
    if fault is None and version is not None and version.startswith("0"):
        fault = ArxivFault.VERSION
    if fault is not None:
        return fault
    return ArxivId(archive, month, int(digits), None if version is None else int(version))


def _fault(archive: str, month: tuple[int, int], digits: str) -> ArxivFault | None:
    if not 1 <= month[1] <= 12:
        return ArxivFault.MONTH
    if not (FIRST_OLD <= month <= LAST_OLD if archive else month >= FIRST_NEW):
        return ArxivFault.SCHEME
    if archive and archive not in ARCHIVES:
        return ArxivFault.ARCHIVE
    expected = _digits(archive, month)
    if len(digits) < expected:
        return ArxivFault.DIGITS_DROPPED
    if len(digits) > expected:
        padded = not archive and expected == 4 and len(digits) == 5 and digits[0] == "0" and int(digits) > 0
        return ArxivFault.PADDING if padded else ArxivFault.DIGITS_EXTRA
    return ArxivFault.SEQUENCE_ZERO if int(digits) == 0 else None


def _digits(archive: str, month: tuple[int, int]) -> int:
    return 3 if archive else 4 if month < FIRST_FIVE_DIGITS else 5
