"""Reads the Atom feed of arXiv's export API.

Format: https://info.arxiv.org/help/api/user-manual.html, section 3.3 and, for errors, 3.4. Entries come in any order,
and an id that does not exist has none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ArxivId

MAX_FEED = 4 << 20
"""Bytes of a feed that are read; one of a hundred papers with long lists of authors has about 600,000."""

_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_DECLARED = lazy_pattern(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WITHDRAWN = lazy_pattern(r"\b(?:this (?:paper|article|submission) )?(?:has been )?withdrawn\b", re.IGNORECASE)


@dataclass(frozen=True)
class Feed:
    """The papers of a feed by id without version, and what arXiv complains of."""

    papers: dict[str, dict[str, Any]] = field(default_factory=dict)
    errors: tuple[str, ...] = ()


def parse_feed(body: bytes) -> Feed | None:
    """The papers of a feed; None for what is no feed in UTF-8, or declares entities, which arXiv never does."""
    if len(body) > MAX_FEED:
        return None
    try:
        text = body.decode("utf-8-sig")
        root = None if _DECLARED.search(text) else ElementTree.fromstring(text)
    except (UnicodeDecodeError, ElementTree.ParseError, ValueError):
        return None
    if root is None or root.tag != f"{_ATOM}feed":
        return None
    return _read_entries(root)


def _read_entries(root: ElementTree.Element) -> Feed:
    papers: dict[str, dict[str, Any]] = {}
    errors = []
    for entry in root.iter(f"{_ATOM}entry"):
        where = _text(entry, f"{_ATOM}id")
        arxiv = ArxivId.parse(where.rpartition("/abs/")[2])
        if "/api/errors" in where:
            errors.append(_text(entry, f"{_ATOM}summary") or "unnamed error")
        elif arxiv is not None:
            papers[arxiv.paper_id] = _facts(entry, arxiv)
    return Feed(papers, tuple(errors))


def _facts(entry: ElementTree.Element, arxiv: ArxivId) -> dict[str, Any]:
    category = entry.find(f"{_ARXIV}primary_category")
    found = {
        "service": "arxiv",
        "id": arxiv.paper_id,
        "version": arxiv.version,
        "title": _text(entry, f"{_ATOM}title"),
        "published": _text(entry, f"{_ATOM}published"),
        "updated": _text(entry, f"{_ATOM}updated"),
        "category": category.get("term", "") if category is not None else "",
        "doi": _text(entry, f"{_ARXIV}doi"),
        "withdrawn": bool(_WITHDRAWN.search(_text(entry, f"{_ARXIV}comment"))),
    }
    return {key: value for key, value in found.items() if value not in ("", None, False)}


def _text(entry: ElementTree.Element, tag: str) -> str:
    """A child's text with wrapped lines joined."""
    return " ".join((entry.findtext(tag) or "").split())
