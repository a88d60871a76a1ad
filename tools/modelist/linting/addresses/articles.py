"""Pages of papers at publishers, by the form of their addresses."""

from __future__ import annotations

import re
from functools import lru_cache

from modelist.core.patterns import lazy_pattern
from modelist.providers.urls import split_url

_ARTICLES = {
    "academic.oup.com": lazy_pattern(r"/\w{1,20}/(?:advance-)?article(?:-pdf|-abstract)?/."),
    "aclanthology.org": lazy_pattern(r"/[\w.-]{5,}"),
    "cell.com": lazy_pattern(r"/[^?]{1,60}/(?:abstract|fulltext|pdf)"),
    "dl.acm.org": lazy_pattern(r"/doi/(?!suppl|book|proceedings)."),
    "frontiersin.org": lazy_pattern(r"/(?:journals/[\w-]{1,60}/)?articles/."),
    "ieeexplore.ieee.org": lazy_pattern(r"/(?:abstract/)?document/\d|/stamp/"),
    "journals.plos.org": lazy_pattern(r"/\w{1,20}/article"),
    "journals.sagepub.com": lazy_pattern(r"/doi/(?!suppl)."),
    "link.springer.com": lazy_pattern(r"/(?:article|chapter|content/pdf)/."),
    "mdpi.com": lazy_pattern(r"/\d{4}-\d{3}[\dX]/\d"),
    "nature.com": lazy_pattern(r"/articles/(?!d\d)."),
    "ncbi.nlm.nih.gov": lazy_pattern(r"/(?:pmc/)?articles/PMC\d|/pubmed/\d|/\d{5,}"),
    "ojs.aaai.org": lazy_pattern(r"/index\.php/\w{1,10}/article/"),
    "onlinelibrary.wiley.com": lazy_pattern(r"/doi/(?!suppl)."),
    "openaccess.thecvf.com": lazy_pattern(r"/content\w{0,30}/[^?]{1,200}\.(?:html|pdf)"),
    "openreview.net": lazy_pattern(r"/(?:forum|pdf)\b"),
    "papers.nips.cc": lazy_pattern(r"/paper"),
    "pnas.org": lazy_pattern(r"/doi/(?!suppl)."),
    "proceedings.mlr.press": lazy_pattern(r"/v\d+/."),
    "proceedings.neurips.cc": lazy_pattern(r"/paper"),
    "pubs.acs.org": lazy_pattern(r"/doi/(?!suppl)."),
    "science.org": lazy_pattern(r"/doi/(?!suppl)."),
    "sciencedirect.com": lazy_pattern(r"/science/article/"),
    "tandfonline.com": lazy_pattern(r"/doi/(?!suppl)."),
}
"""By their site, how the paths of papers begin; what comes with a paper has other paths."""

_BESIDE = lazy_pattern(
    r"supp(?:l|orting)|attachment|/(?:data|figures|media)(?:/|\Z)"
    r"|\.(?:zip|tar|t?gz|7z|rar|jsonl?|csv|tsv|xlsx?|parquet|mp4)\Z",
    re.IGNORECASE,
)
"""In a path, what comes with a paper rather than it."""


@lru_cache(maxsize=4096)
def is_article(url: str) -> bool:
    """Whether an address is that of a paper at a publisher, and of no part of it, which may well be about code."""
    parts = split_url(url.strip())
    if parts is None or not parts.is_web or parts.fragment or _BESIDE.search(parts.path):
        return False
    path = _ARTICLES.get(parts.site)
    return path is not None and path.match(parts.path) is not None
