"""Where publishers have the pages of their papers, and which of them tells of a paper whose file is linked.

The forms are those in the publishers' own pages. An address of a file that holds its page's address, as most do, gives
the page; of some it is only known that there is one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from modelist.core.patterns import lazy_pattern
from modelist.providers.urls import Url, split_url

_DOI_SITES = (
    "dl.acm.org", "epubs.siam.org", "journals.sagepub.com", "onlinelibrary.wiley.com", "pnas.org", "pubs.acs.org",
    "pubsonline.informs.org", "royalsocietypublishing.org", "science.org", "tandfonline.com", "worldscientific.com",
)  # fmt: skip
"""Sites with the file of a paper at ``/doi/pdf/`` and the page at ``/doi/``."""

_DOI_PAGE = lazy_pattern(r"/doi/(?:abs/|full/|epub/)?10\..+")
_PAGES: Mapping[str, re.Pattern[str]] = {
    **dict.fromkeys(_DOI_SITES, _DOI_PAGE),
    "academic.oup.com": lazy_pattern(r"/[\w-]+/(?:advance-)?article(?:-abstract)?/.+"),
    "aclanthology.org": lazy_pattern(r"/[A-Z0-9][\w.-]*\d/?"),
    "aclweb.org": lazy_pattern(r"/anthology/[A-Z]\d\d-\d+/?"),
    "ai.meta.com": lazy_pattern(r"/research/publications/.+"),
    "arxiv.org": lazy_pattern(r"/abs/.+"),
    "cell.com": lazy_pattern(r"/[\w-]+/(?:abstract|fulltext)/.+"),
    "doi.org": lazy_pattern(r"/10\..+"),
    "frontiersin.org": lazy_pattern(r"/(?:journals/[\w-]+/)?articles/10\..+"),
    "huggingface.co": lazy_pattern(r"/papers/.+"),
    "ieeexplore.ieee.org": lazy_pattern(r"/(?:abstract/)?document/\d+/?"),
    "journals.plos.org": lazy_pattern(r"/\w+/article/?"),
    "link.springer.com": lazy_pattern(r"/(?:article|chapter)/10\..+"),
    "mdpi.com": lazy_pattern(r"/\d{4}-\d{3}[\dX](?:/\d+){3}/?"),
    "nature.com": lazy_pattern(r"/articles/(?!d\d)[\w.-]+/?"),
    "ncbi.nlm.nih.gov": lazy_pattern(r"/(?:pmc/)?articles/PMC\d+/?|/pubmed/\d+/?"),
    "ojs.aaai.org": lazy_pattern(r"/(?:index\.php/)?[\w-]+/article/view/\d+/?"),
    "openaccess.thecvf.com": lazy_pattern(r"/.+\.html"),
    "openreview.net": lazy_pattern(r"/forum/?"),
    "papers.nips.cc": lazy_pattern(r"/(?:paper|paper_files/paper)/.+"),
    "proceedings.mlr.press": lazy_pattern(r"/v\d+/[\w-]+\.html"),
    "proceedings.neurips.cc": lazy_pattern(r"/(?:paper|paper_files/paper)/.+\.html"),
    "pubmed.ncbi.nlm.nih.gov": lazy_pattern(r"/\d{5,}/?"),
    "sciencedirect.com": lazy_pattern(r"/science/article/.+"),
    "semanticscholar.org": lazy_pattern(r"/paper/.+"),
}
"""Where sites have the pages of their papers; their files are elsewhere, or have ``pdf`` in their addresses."""

_OTHER_THINGS = frozenset({"arxiv.org", "doi.org", "huggingface.co", "semanticscholar.org"})
"""Sites that are no publisher: some have other things than papers under such addresses."""

_BESIDE = lazy_pattern(
    r"supp(?:l|orting)|attachment|/(?:data|figures|media)(?:/|\Z)"
    r"|\.(?:zip|tar|t?gz|7z|rar|jsonl?|csv|tsv|xlsx?|parquet|mp4)\Z",
    re.IGNORECASE,
)
"""In a path, what comes with a paper rather than it."""

_DOI_FILE = (r"/doi/(?:e?pdf|pdfdirect|pdfplus|reader)/(10\.[^?#]+?)(?:\.pdf)?/?(?:\?.*)?", r"/doi/\1")
_MEETING_FILE = (
    r"/{1,2}(paper(?:_files/paper)?/\d{4})/file/([0-9a-f]{8,64})-Paper([\w-]{0,60})\.pdf",
    r"/\1/hash/\2-Abstract\3.html",
)
_SLUG_FILE = (r"/paper/(\d{1,5}-[\w-]{1,300})\.pdf", r"/paper/\1")
_PREPRINT_FILE = (r"/content/(?![^?#]{0,200}/embed/)([^?#]{4,200}?)(?:\.full)?\.pdf(?:\+html)?", r"/content/\1")
_ACL_ID = r"[A-Z]\d\d-\d{4,5}|\d{4}\.[\w-]{2,40}\.\d{1,5}"
_FILES: Mapping[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    site: tuple((lazy_pattern(pattern, re.IGNORECASE), page) for pattern, page in forms)
    for site, forms in {
        **dict.fromkeys(_DOI_SITES, (_DOI_FILE,)),
        "academic.oup.com": ((r"/[\w-]+/(?:advance-)?article-pdf/.+", ""),),
        "aclanthology.org": ((rf"/({_ACL_ID})(?:v\d)?\.pdf", r"/\1"),),
        "aclweb.org": ((rf"/anthology/({_ACL_ID})(?:v\d)?\.pdf", r"/anthology/\1"),),
        "biorxiv.org": (_PREPRINT_FILE,),
        "cell.com": ((r"/([\w-]+)/pdf(?:Extended)?/(S[\d()X-]{10,30})(?:\.pdf)?(?:\?.*)?", r"/\1/fulltext/\2"),),
        "cshlp.org": (_PREPRINT_FILE,),
        "datasets-benchmarks-proceedings.neurips.cc": (_MEETING_FILE,),
        "direct.mit.edu": ((r"/[\w-]+/article-pdf/.+", ""),),
        "ecva.net": ((r"/papers/eccv_\d{4}/papers_ECCV/papers/\d+\.pdf", ""),),
        "frontiersin.org": ((r"/((?:journals/[\w-]+/)?articles/10\.[\w./-]{4,80})/pdf", r"/\1/full"),),
        "ieeexplore.ieee.org": (
            (r"/stamp/stamp\.jsp\?(?:[^#]{0,60}&)?arnumber=0*(\d{4,12})(?:&.*)?", r"/document/\1"),
            (r"/i?elx?\d{0,2}/(?:[^/?#]{1,20}/){1,4}0*(\d{4,12})\.pdf(?:\?.*)?", r"/document/\1"),
        ),
        "ijcai.org": ((r"/proceedings/(20(?:1[7-9]|2\d))/0*(\d{1,5})\.pdf", r"/proceedings/\1/\2"),),
        "isca-archive.org": ((r"/([\w-]+/[\w-]+)\.pdf", r"/\1.html"),),
        "jmlr.org": ((r"/papers/volume(\d+)/([\w-]{3,60})/\2\.pdf", r"/papers/v\1/\2.html"),),
        "journals.plos.org": ((r"/(\w+)/article/file\?id=(10\.\d+/[\w.]{4,60})&type=printable", r"/\1/article?id=\2"),),
        "link.springer.com": (
            (r"/content/pdf/(10\.\d{4,5})(?:/|%2F)(978-[\d-]{9,16}_\d{1,4})\.pdf", r"/chapter/\1/\2"),
            (r"/content/pdf/(10\.\d{4,5})(?:/|%2F)([a-z][\w.-]{5,60})\.pdf", r"/article/\1/\2"),
        ),
        "mdpi.com": ((r"/(\d{4}-\d{3}[\dX](?:/\d+){3})/pdf(?:-vor)?(?:\?.*)?", r"/\1"),),
        "medrxiv.org": (_PREPRINT_FILE,),
        "nature.com": ((r"/articles/([\w.-]{5,60}?)(?:_reference)?\.pdf", r"/articles/\1"),),
        "ojs.aaai.org": ((r"/((?:index\.php/)?[\w-]+/article)/(?:view|download)/(\d+)/\d+/?", r"/\1/view/\2"),),
        "openaccess.thecvf.com": (
            (r"(/{1,2}content[\w/-]{0,40})/papers/([^/?#]{5,300}_paper)\.pdf", r"\1/html/\2.html"),
        ),
        "openreview.net": ((r"/pdf\?id=([\w-]{6,20})", r"/forum?id=\1"), (r"/pdf/[0-9a-f]{30,50}\.pdf", "")),
        "papers.neurips.cc": (_MEETING_FILE, _SLUG_FILE),
        "papers.nips.cc": (_MEETING_FILE, _SLUG_FILE),
        "proceedings.iclr.cc": (_MEETING_FILE,),
        "proceedings.mlr.press": (
            (r"/(v\d{1,4})/([\w-]{3,60})/\2\.pdf", r"/\1/\2.html"),
            (r"/(v\d{1,4})/([\w-]{3,60})\.pdf", r"/\1/\2.html"),
        ),
        "proceedings.mlsys.org": (_MEETING_FILE,),
        "proceedings.neurips.cc": (_MEETING_FILE,),
        "roboticsproceedings.org": ((r"/(rss\d\d)/(p\d{2,3})\.pdf", r"/\1/\2.html"),),
        "sciencedirect.com": (
            (r"/science/article/(?:abs/)?pii/(S[\dX]{16})/pdf(?:ft)?(?:\?.*)?", r"/science/article/pii/\1"),
        ),
    }.items()
}  # fmt: skip
"""The forms of the addresses of files by site, each with the form of its page; '' where it has one that nobody can tell
from the file's address."""


class PaperFile(NamedTuple):
    """A paper's file: the site that has it, and the address of the page about the paper, '' where it is not known."""

    site: str
    page: str


def page_site(address: str) -> str:
    """The site whose page of a paper an address is; empty where it may be a file."""
    url = split_url(address.strip())
    if url is None or not url.is_web or "pdf" in url.text.lower():
        return ""
    pattern = _PAGES.get(url.site)
    return url.site if pattern is not None and pattern.fullmatch(url.path) else ""


@lru_cache(maxsize=4096)
def is_paper(address: str) -> bool:
    """Whether an address is that of one paper, by its page or its file."""
    return page_site(address) != "" or paper_file(address) is not None


@lru_cache(maxsize=4096)
def is_article(address: str) -> bool:
    """Whether an address is that of a paper at a publisher, and of no part of it, which may well be about code."""
    url = split_url(address.strip())
    if url is None or not url.is_web or url.fragment or _BESIDE.search(url.path):
        return False
    return page_site(address) not in _OTHER_THINGS and is_paper(address)


def paper_file(address: str) -> PaperFile | None:
    """The paper whose file an address is, at a site that has a page about it; None for a place inside of a file."""
    url = split_url(address.strip())
    if url is None or not url.is_web or url.port or url.fragment:
        return None
    site = next((one for one in _sites(url) if one in _FILES), "")
    for pattern, form in _FILES.get(site, ()):
        match = pattern.fullmatch(url.text, url.path_span.start)
        if match is not None:
            host = url.text[url.host_span.start : url.host_span.end]
            return PaperFile(url.site, f"https://{host}{match.expand(form)}" if form else "")
    return None


def _sites(url: Url) -> tuple[str, str]:
    """The host and the domain one above it, as journals have their own hosts at some publishers."""
    return url.site, url.site.partition(".")[2]
