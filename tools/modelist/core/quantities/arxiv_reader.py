"""Finds arXiv ids in addresses, and reads them as people write them: ``arXiv 2307.09288 [cs.CL]``."""

from __future__ import annotations

import re
from dataclasses import replace

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities.arxiv import ArxivFault, ArxivId, examine_arxiv
from modelist.core.quantities.reader import read_loosely
from modelist.core.quantities.reading import Reading

MAX_URL = 500
"""Longest address, in characters, that is looked at; one of a paper has about forty."""

_PAGES = lazy_pattern(
    r"""(?:https?://)?(?:
        (?:(?:www|export)\.)?arxiv\.org/(?:abs|pdf|html|ps|src|format|e-print)/
        | ar5iv(?:\.labs\.arxiv)?\.org/(?:abs|pdf|html)/
        | (?:www\.)?(?:huggingface\.co|hf\.co)/papers/(?=[0-9])
        | (?:(?:dx|www)\.)?doi\.org/10\.48550/arxiv\.
        )([^?\#\s]+)(?:[?\#]\S*)?""",
    re.VERBOSE | re.IGNORECASE,
)
_SUFFIX = lazy_pattern(r"(?:\.pdf|\.ps|\.ps\.gz)?/*\Z", re.IGNORECASE)
_ADDRESS = lazy_pattern(r"(?:https?://)?[a-z0-9.]{1,40}\.[a-z]{2,3}/[^\s()\[\]<>]+", re.IGNORECASE)
_LABEL = lazy_pattern(r"10\.48550/|\b(?:arxiv(?:\.org)?|doi|preprint|id)(?![a-z])\s?[:.]?", re.IGNORECASE)
_CATEGORY = lazy_pattern(r"[\[(][a-z-]{2,9}(?:\.[a-z-]{2,9})?[\])]", re.IGNORECASE)
_ID = lazy_pattern(
    r"""(?<![0-9a-z./-])(
        (?:[0-9]{4}\.[0-9]{3,6}|[a-z]{1,9}(?:-[a-z]{1,9})?(?:\.[a-z-]{2,20})?/[0-9]{6,8})(?:v[0-9]{1,6})?
        )(?:\.pdf)?(?![0-9a-z]|[./-][0-9a-z])""",
    re.VERBOSE | re.IGNORECASE,
)


def arxiv_text_of_url(url: str) -> str | None:
    """What stands for the id in the address of a paper, as it is written there, good or bad; None for other addresses.

    Known are arxiv.org (with export and www; abs, pdf, html, ps, src, format, e-print), ar5iv.org, the paper pages of
    the Hugging Face Hub and the DOI ``10.48550/arXiv.<id>``. Together with ``examine_arxiv`` it explains a bad link.
    """
    match = _PAGES.fullmatch(url) if len(url) <= MAX_URL else None
    return None if match is None else _SUFFIX.sub("", match[1], count=1)


def read_arxiv(text: str) -> Reading[ArxivId]:
    """The one paper that a text names, by id, address or DOI; a needless zero in an id before 2015 is taken out.

    An id with a lost digit is not read: it could be any of several papers.
    """
    reading = read_loosely(text, ArxivId.parse, _read)
    return replace(reading, exact=True) if text == f"arXiv:{reading.value}" else reading


def _read(text: str) -> Reading[ArxivId]:
    plain = _ADDRESS.sub(lambda match: f" {arxiv_text_of_url(match.group()) or match.group()} ", text)
    plain = _LABEL.sub(" ", plain)
    candidates = set(_ID.findall(plain))
    if len(candidates) != 1:
        return Reading(None)
    words = _CATEGORY.sub(" ", _ID.sub(",", plain)).replace("()", " ").split(",")
    rest = ", ".join(filter(None, (" ".join(word.split()).strip(" ()[];:.") for word in words)))
    return Reading(_repaired(candidates.pop()), rest)


def _repaired(text: str) -> ArxivId | None:
    found = examine_arxiv(text)
    if found is ArxivFault.PADDING:
        month, number = text.split(".", 1)
        found = examine_arxiv(f"{month}.{number[1:]}")
    return found if isinstance(found, ArxivId) else None
