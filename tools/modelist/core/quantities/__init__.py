"""Quantities: the values of entry fields, each one parsed type with one canonical spelling.

Every type has ``parse``, which knows the canonical spelling alone and never raises, and ``str``, which gives it back:
``parse(str(x)) == x``. What people write instead is understood by the ``read_`` functions, for the importer and for
``lint --fix``; they return a ``Reading``, which also holds what could not be read.
"""

from modelist.core.quantities.amounts import UNITS, Amount, Unit
from modelist.core.quantities.arxiv import ArxivFault, ArxivId, examine_arxiv
from modelist.core.quantities.context import ContextLength
from modelist.core.quantities.dates import ReleaseDate, explain_date, is_real_date
from modelist.core.quantities.languages import MULTILINGUAL, Language, is_language, language_codes, language_name
from modelist.core.quantities.licenses import License, find_spdx, license_names, spdx_ids
from modelist.core.quantities.loose import (
    arxiv_text_of_url,
    canonical_context,
    canonical_date,
    canonical_license,
    canonical_size,
    canonical_tokens,
    is_day_first,
    nearest_licenses,
    read_arxiv,
    read_context,
    read_date,
    read_languages,
    read_license,
    read_size,
    read_sizes,
    read_tokens,
)
from modelist.core.quantities.placeholder import is_placeholder
from modelist.core.quantities.reading import BySize, Note, Reading
from modelist.core.quantities.size import AnySize, NamedSize, Size
from modelist.core.quantities.tokens import Tokens

__all__ = [
    "MULTILINGUAL",
    "UNITS",
    "Amount",
    "AnySize",
    "ArxivFault",
    "ArxivId",
    "BySize",
    "ContextLength",
    "Language",
    "License",
    "NamedSize",
    "Note",
    "Reading",
    "ReleaseDate",
    "Size",
    "Tokens",
    "Unit",
    "arxiv_text_of_url",
    "canonical_context",
    "canonical_date",
    "canonical_license",
    "canonical_size",
    "canonical_tokens",
    "examine_arxiv",
    "explain_date",
    "find_spdx",
    "is_day_first",
    "is_language",
    "is_placeholder",
    "is_real_date",
    "language_codes",
    "language_name",
    "license_names",
    "nearest_licenses",
    "read_arxiv",
    "read_context",
    "read_date",
    "read_languages",
    "read_license",
    "read_size",
    "read_sizes",
    "read_tokens",
    "spdx_ids",
]
