"""The loose readers and what goes with them, each loaded when it is first called.

Their patterns and tables take longer to load than all canonical types together, and a list whose entries are spelled
canonically never needs them.
"""

from __future__ import annotations

from collections.abc import Iterable

from modelist.core.quantities.arxiv import ArxivId
from modelist.core.quantities.context import ContextLength
from modelist.core.quantities.dates import ReleaseDate
from modelist.core.quantities.languages import Language
from modelist.core.quantities.licenses import License
from modelist.core.quantities.reading import BySize, Reading
from modelist.core.quantities.size import AnySize, Size
from modelist.core.quantities.tokens import Tokens


def read_size(text: str) -> Reading[AnySize]:
    """One size; a text with several gives no value."""
    from modelist.core.quantities import size_reader

    return size_reader.read_size(text)


def read_sizes(text: str) -> Reading[tuple[AnySize, ...]]:
    """The sizes in a cell or field, in their order and each once; a range gives its ends and ``Note.RANGE``."""
    from modelist.core.quantities import size_reader

    return size_reader.read_sizes(text)


def read_tokens(text: str) -> Reading[Tokens | BySize[Tokens]]:
    """The amount of training tokens in a field, or the amounts per size where the field gives them."""
    from modelist.core.quantities import tokens_reader

    return tokens_reader.read_tokens(text)


def read_context(text: str) -> Reading[ContextLength | BySize[ContextLength]]:
    """The context length in a field, or the lengths per size or variant where the field gives them."""
    from modelist.core.quantities import context_reader

    return context_reader.read_context(text)


def read_date(text: str, day_first: bool | None = None) -> Reading[ReleaseDate]:
    """The one date in a field; two different ones, or one that could be two (``03/04/2023``), give no value.

    ``day_first`` tells which of two such numbers is the day, where that is known.
    """
    from modelist.core.quantities import date_reader

    return date_reader.read_date(text, day_first)


def is_day_first(texts: Iterable[str]) -> bool | None:
    """Whether dates such as ``28/1/2025`` begin with the day, as some show that can't be months; None if none do."""
    from modelist.core.quantities import date_reader

    return date_reader.is_day_first(texts)


def read_languages(text: str) -> Reading[tuple[Language, ...]]:
    """The languages in a field, each once in their order; just ``multilingual`` where the text says that."""
    from modelist.core.quantities import language_reader

    return language_reader.read_languages(text)


def read_license(text: str) -> Reading[License]:
    """The licence that a text names; a remark in brackets behind it is left in ``rest``."""
    from modelist.core.quantities import license_reader

    return license_reader.read_license(text)


def nearest_licenses(text: str, count: int = 3) -> tuple[str, ...]:
    """Known licences whose names are close to a text, best first; none for a text that is like no licence."""
    from modelist.core.quantities import license_reader

    return license_reader.nearest_licenses(text, count)


def read_arxiv(text: str) -> Reading[ArxivId]:
    """The one paper that a text names, by id, address or DOI; an id with a lost digit is not read."""
    from modelist.core.quantities import arxiv_reader

    return arxiv_reader.read_arxiv(text)


def arxiv_text_of_url(url: str) -> str | None:
    """What stands for the id in the address of a paper, good or bad; None for addresses of other things."""
    from modelist.core.quantities import arxiv_reader

    return arxiv_reader.arxiv_text_of_url(url)


def canonical_size(text: str) -> str | None:
    """The canonical spelling of one loosely written size, where nothing is lost by it."""
    reading = read_size(text)
    return reading.canonical if isinstance(reading.value, Size) else None


def canonical_tokens(text: str) -> str | None:
    """The canonical spelling of one loosely written amount of tokens, where nothing is lost by it."""
    reading = read_tokens(text)
    return reading.canonical if isinstance(reading.value, Tokens) else None


def canonical_context(text: str) -> str | None:
    """The canonical spelling of one loosely written context length, where nothing is lost by it."""
    reading = read_context(text)
    return reading.canonical if isinstance(reading.value, ContextLength) else None


def canonical_date(text: str) -> str | None:
    """The canonical spelling of one loosely written date, where nothing is lost by it."""
    return read_date(text).canonical


def canonical_license(text: str) -> str | None:
    """The SPDX id or proper name of one loosely written licence, where nothing is lost by it."""
    return read_license(text).canonical
