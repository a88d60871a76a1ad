"""arXiv's addresses, and those of sites that show the same papers: what each names.

Grammar: https://info.arxiv.org/help/arxiv_identifier_for_services.html; arXiv asks that links go to the abstract page
(https://info.arxiv.org/help/api/tou.html). DOIs: https://info.arxiv.org/help/doi.html
"""

from __future__ import annotations

from typing import NamedTuple

from modelist.core.quantities import ArxivId
from modelist.core.text import Span
from modelist.providers.link_query import clean_query
from modelist.providers.provider import Address
from modelist.providers.urls import Segment, Url, canonical_url

SITE = "arxiv.org"

HOSTS = frozenset(
    {SITE, "export.arxiv.org", "browse.arxiv.org", "cn.arxiv.org", "de.arxiv.org", "web3.arxiv.org", "xxx.lanl.gov"}
)
"""arXiv itself, its copy for programs, and its old mirrors; all with the same paths."""

READERS = frozenset({"ar5iv.org", "ar5iv.labs.arxiv.org", "alphaxiv.org", "arxiv-vanity.com"})
"""Other sites that show arXiv's papers under their ids."""

DOI_HOSTS = frozenset({"doi.org", "dx.doi.org"})

KINDS = {
    "abs": "abstract",
    "pdf": "pdf",
    "html": "html",
    "ps": "source",
    "src": "source",
    "e-print": "source",
    "format": "source",
    "overview": "html",
    "papers": "html",
}
"""Pages of a paper by the first part of the path, and what each shows."""

_DOI_PREFIX, _DOI_START = "10.48550", "arxiv."
_SUFFIXES = (".pdf", ".ps.gz", ".ps")


class Place(NamedTuple):
    """A paper's page: what it shows, the id as it is written without suffix, and where the id stands."""

    kind: str
    text: str
    span: Span


def find_place(url: Url) -> Place | None:
    """The paper that an address is meant for, good id or bad; None for anything else."""
    if not url.is_web or not url.segments:
        return None
    parts = url.segments
    if url.site in DOI_HOSTS:
        return _doi(parts)
    if url.site in HOSTS | READERS and parts[0].text in KINDS and len(parts) > 1 and not _is_figure(parts):
        return _place(KINDS[parts[0].text], parts[1:])
    if url.site in HOSTS and ArxivId.parse(_bare("/".join(one.text for one in parts))):
        return _place("abstract", parts)
    return None


def _is_figure(parts: tuple[Segment, ...]) -> bool:
    """Whether an address is that of a picture in a paper's HTML form: ``html/2412.15127v1/x2.png``."""
    return parts[0].text == "html" and len(parts) > 2 and ArxivId.parse(parts[1].text) is not None


def read(url: Url) -> Address | None:
    """What an address names at arXiv; None for addresses of other sites."""
    place = find_place(url)
    if place is not None:
        return _read_paper(url, place)
    if not url.is_web or url.site not in HOSTS:
        return None
    canonical = canonical_url(SITE, url.names, clean_query(url))
    identity = f"arxiv:listing:{canonical.removeprefix(f'https://{SITE}')}"
    return Address("arxiv", "listing", path="/".join(url.names), canonical=canonical, identity=identity)


def _read_paper(url: Url, place: Place) -> Address:
    arxiv = ArxivId.parse(place.text)
    paper = arxiv.paper_id if arxiv else place.text
    return Address(
        "arxiv",
        place.kind,
        name=paper,
        revision=f"v{arxiv.version}" if arxiv and arxiv.version else "",
        fragment=url.fragment,
        canonical=canonical_url(SITE, ("abs", *paper.split("/"))),
        identity=f"arxiv:{paper}",
    )


def _doi(parts: tuple[Segment, ...]) -> Place | None:
    if len(parts) < 2 or parts[0].text != _DOI_PREFIX or not parts[1].raw.lower().startswith(_DOI_START):
        return None
    start = parts[1].span.start + len(_DOI_START)
    text = "/".join(one.text for one in parts[1:])[len(_DOI_START) :]
    return Place("abstract", text, Span(start, parts[-1].span.end))


def _place(kind: str, parts: tuple[Segment, ...]) -> Place:
    written = "/".join(one.text for one in parts)
    text = _bare(written)
    end = parts[-1].span.end - (len(written) - len(text))
    return Place(kind, text, Span(parts[0].span.start, end))


def _bare(text: str) -> str:
    """The id without the ending of a file."""
    suffix = next((one for one in _SUFFIXES if text.lower().endswith(one)), "")
    return text[: len(text) - len(suffix)]
