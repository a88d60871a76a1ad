"""An address goes through a mirror, is written as for cloning, or has a part that the page has no need of.

Mirrors and old hosts redirect at best, and a mirror may not answer everybody: hf-mirror.com only serves readers in some
countries. The readers of publishers open a file for those whose library pays, or one tab of the article's page, and the
page itself is for all. A scheme with a capital, as telephones begin a line, is not what searches and scripts look for.
Link the site itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.addresses.urls import Written, addresses, faults, problem
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers import read_url
from modelist.readme.words import same_name

_DOUBLED = lazy_pattern(r"(?<=[\w.-])/(?=/[\w-])(?<!:/)")
_FILES = lazy_pattern(r"/tree/main/?\Z")
_FIELD = lazy_pattern(r"\?text=[^#&]*\Z")
_DOI = lazy_pattern(r"https?://(?:dx\.)?doi\.org/10\.48550/arxiv\.(?=\d{4}\.\d{4,5}\b)", re.IGNORECASE)
_SCHEME = lazy_pattern(r"(?!https?:)[Hh][Tt][Tt][Pp][Ss]?(?=://)")
_READERS = (
    (
        "the reader of ScienceDirect",
        "https://www.sciencedirect.com/science/article/pii/",
        lazy_pattern(
            r"https?://(?:www\.sciencedirect\.com/sdfe/reader/pii|reader\.elsevier\.com/reader/sd/pii)/"
            r"(?P<id>S[\dX]{16})(?:[/?#][^\s]{0,2000})?",
            re.IGNORECASE,
        ),
    ),
    (
        "the reader of IEEE Xplore",
        "https://ieeexplore.ieee.org/document/",
        lazy_pattern(
            r"https?://(?:www\.)?ieeexplore\.ieee\.org/(?:stamp/stamp|stampPDF/getPDF)\.jsp\?(?:[^\s#]{0,200}&)?"
            r"arnumber=(?P<id>\d{5,9})(?:[&#][^\s]{0,2000})?",
            re.IGNORECASE,
        ),
    ),
    (
        "one tab of the page at IEEE Xplore",
        "https://ieeexplore.ieee.org/document/",
        lazy_pattern(
            r"https?://(?:www\.)?ieeexplore\.ieee\.org/(?:abstract/)?document/(?P<id>\d{5,9})"
            r"/(?:keywords|metrics|references|citations|authors|figures)(?:[/?#][^\s]{0,2000})?",
            re.IGNORECASE,
        ),
    ),
    (
        "the reader of the publisher",
        "",
        lazy_pattern(
            r"(?P<before>https?://[\w.-]{4,60}/doi)/(?:epub|epdf|reader)/(?P<id>10\.\d{4,9}/[^\s?#]{1,200})"
            r"(?:[?#][^\s]{0,2000})?",
            re.IGNORECASE,
        ),
    ),
)
"""What opens besides the page of an article, the page up to the article's number, and addresses that do so."""

_OVERLAY = "#google_vignette"
_FILE = "arxiv-abs-file"
_CODES = ("arxiv-mirror", _FILE, "hf-mirror", "hf-host", "github-dot-git", "github-default-branch")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Faults of these kinds in every address."""
    if "://" not in page.text:
        return
    for written, fault in faults(page, _CODES):
        is_promised = fault.code == _FILE and _says_pdf(written)
        yield _of_file(written, problem(written, fault)) if is_promised else problem(written, fault)
    for written in addresses(page):
        found = _superfluous(written) if written.exact else None
        if found is not None:
            (start, end), message, advice = found
            span = Span(start, end).shifted(written.span.start)
            right = "https://arxiv.org/abs/" if _DOI.match(written.url) else ""
            yield Problem(span, message, advice, edits=(Edit(span, right),), safety=Safety.UNSAFE)
        yield from _spelled(written)
        yield from _reader(written) if not written.is_image else ()


def _spelled(written: Written) -> Iterator[Problem]:
    """A scheme with capitals, which is no other one."""
    scheme = _SCHEME.match(written.url) if written.exact else None
    if scheme is not None:
        span = Span(*scheme.span()).shifted(written.span.start)
        right = scheme[0].lower()
        yield Problem(span, f"'{scheme[0]}' has a capital", f"Write {right}.", edits=(Edit(span, right),))


def _reader(written: Written) -> Iterator[Problem]:
    """An article in a reader, whose page has the same number."""
    for what, page, pattern in _READERS:
        match = pattern.fullmatch(written.url)
        if match is not None:
            right = f"{page or match['before'] + '/'}{match['id']}"
            edits = (Edit(written.span, right),) if written.exact else ()
            message = f"this opens {what}, not the page of the article"
            yield Problem(written.span, message, f"Link {right}", edits=edits, safety=Safety.UNSAFE)


def _says_pdf(written: Written) -> bool:
    return written.link is not None and "pdf" in written.link.text.lower()


def _of_file(written: Written, found: Problem) -> Problem:
    """A file's ending behind /abs/ where the label promises the file: it is the other part that is wrong."""
    at = written.span.start + written.url.find("/abs/") + 1
    edits = (Edit(Span(at, at + len("abs")), "pdf"),) if written.exact else ()
    message = f"{found.message}, which the label promises"
    return found._replace(message=message, help="Write /pdf/ for /abs/.", edits=edits)


def _superfluous(written: Written) -> tuple[tuple[int, int], str, str] | None:
    """A part of an address that the thing has no need of: an empty part of the path, files, and text for a field."""
    url = written.url
    if url.endswith(_OVERLAY):
        start = len(url) - len(_OVERLAY)
        return (start, len(url)), "an advertisement left its name in the address", "Leave it out."
    doubled = _DOUBLED.search(url)
    if doubled is not None and url.count("://") == 1:
        return doubled.span(), "the path has an empty part", "Write one slash."
    doi = _DOI.match(url)
    if doi is not None:
        return doi.span(), "the DOI of a preprint leads to arXiv", "Link arXiv itself."
    address = read_url(url) if "/tree/" in url or "?text=" in url else None
    if address is None or address.provider != "huggingface":
        return None
    files = _FILES.search(url)
    if files is not None and not address.path:
        return (
            files.span(),
            f"{files[0]} lists the files; the card, which tells what they are, is above",
            "Leave it out.",
        )
    query = _FIELD.search(url)
    # Where the text says more than the name, as `word completion with BERT`, the field is the example of it.
    if query is not None and address.kind == "model" and _is_name(written, address.name):
        return query.span(), "the query fills in a field of the page", "Leave it out."
    return None


def _is_name(written: Written, name: str) -> bool:
    return written.link is not None and same_name(written.link.text) == same_name(name)


RULE = Rule(
    id="link-not-canonical",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(
        Example("[a](⟦https://doi.org/10.48550/arXiv.⟧2306.14824)\n"),
        Example("[a](https://⟦browse.arxiv.org⟧/abs/2304.08485)\n", "[a](https://arxiv.org/abs/2304.08485)\n"),
        Example("[a](⟦Https⟧://arxiv.org/abs/2304.08485)\n", "[a](https://arxiv.org/abs/2304.08485)\n"),
        Example("<a href='⟦HTTP⟧://x.org/a'>a</a>\n", "<a href='http://x.org/a'>a</a>\n"),
        Example("[pdf](⟦https://www.sciencedirect.com/sdfe/reader/pii/S1041608023000195/pdf⟧)\n"),
        Example("[a](⟦https://reader.elsevier.com/reader/sd/pii/S1041608023000195?token=AB12&originRegion=x⟧)\n"),
        Example(
            "[a](⟦https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=5206631⟧)"
            " [b](⟦https://ieeexplore.ieee.org/document/10531702/keywords#keywords⟧)"
            " [c](⟦https://journals.sagepub.com/doi/epub/10.1177/0278364913491297⟧)\n"
        ),
        Example("[a](https://⟦www.arxiv.org⟧/abs/2304.08485)\n", "[a](https://arxiv.org/abs/2304.08485)\n"),
        Example(
            "[a](https://arxiv.org/abs/2304.08485v2⟦.pdf⟧) [b](https://arxiv.org/abs/hep-th/9901001⟦.ps.gz⟧)\n",
            "[a](https://arxiv.org/abs/2304.08485v2) [b](https://arxiv.org/abs/hep-th/9901001)\n",
        ),
        Example("[[PDF](https://arxiv.org/abs/2304.08485⟦.pdf⟧)]\n", "[[PDF](https://arxiv.org/pdf/2304.08485.pdf)]\n"),
        Example("[a](https://⟦hf-mirror.com⟧/Qwen/Qwen-7B)\n", "[a](https://huggingface.co/Qwen/Qwen-7B)\n"),
        Example("[a](https://github.com/a/b⟦.git⟧)\n", "[a](https://github.com/a/b)\n"),
        Example("[a](https://x.org/b⟦/⟧/c.pdf) [b](https://x.org/d⟦#google_vignette⟧)\n"),
        Example("[a](https://huggingface.co/a/b⟦/tree/main⟧) [b](https://huggingface.co/a/b⟦?text=Hey+you⟧)\n"),
        Example("[a](https://github.com/a/b⟦/tree/main⟧)\n", "[a](https://github.com/a/b)\n"),
    ),
    good=(
        Example("[Words filled in by BERT](https://huggingface.co/bert-base-uncased?text=Paris+is+%5BMASK%5D)\n"),
        Example("[a](https://www.sciencedirect.com/science/article/pii/S1041608023000195) HTTPS is not http://x.org\n"),
        Example("[a](https://arxiv.org/abs/2304.08485) [p](https://arxiv.org/pdf/2304.08485v2.pdf)\n"),
        Example("[a](https://ieeexplore.ieee.org/document/10531702/) [b](https://dl.acm.org/doi/10.1145/3442188)\n"),
        Example("[w](https://web.archive.org/web/2020/https://x.org//a) [d](https://huggingface.co/a/b/tree/dev)\n"),
        Example(
            "[a](https://hf.co/Qwen/Qwen-7B) [b](https://github.com/a/b) [c](https://github.com/a/b/tree/main/c)\n"
        ),
    ),
)
