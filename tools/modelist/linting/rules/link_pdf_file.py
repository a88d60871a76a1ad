"""A link to a paper leads to the publisher's PDF, where most papers of the page are linked by their pages.

The page about a paper shows title, authors, year and where to cite it, and the file is one step away; a PDF is
megabytes on a telephone, and often behind a login. Link the page. A link whose text says that it is a PDF is left
alone, and so is a list that links files throughout.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.linting.addresses.urls import addresses
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers import read_url
from modelist.providers.paper_pages import PaperFile, page_site, paper_file

_SIGNS = ("pdf", "stamp.jsp", "type=printable", "/reader/", "/download/", "/view/")
_OTHER_FILES = ("slide", "poster", "supp", "appendix", "幻灯", "海报", "附录")
_MIN_PAGES = 3


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Addresses of papers' files, where those of papers' pages are more."""
    if not any(sign in page.lower for sign in _SIGNS):
        return
    pages, files = 0, 0
    found = []
    for written in addresses(page):
        text = "" if written.link is None else written.link.text.lower()
        if written.is_image or "pdf" in text:
            continue
        if page_site(written.url):
            pages += 1
            continue
        file = paper_file(written.url) if _may_be_file(written.url) else None
        files += file is not None or _is_arxiv_file(written.url)
        if file is not None and not _is_part(text):
            found.append((written, file))
    if pages < max(_MIN_PAGES, files + 1):
        return
    for written, file in found:
        message = f"the link opens a PDF file; {file.site} has a page about the paper"
        edits = (Edit(written.span, file.page),) if file.page and written.exact else ()
        yield Problem(written.span, message, _advice(file), edits=edits)


def _may_be_file(url: str) -> bool:
    lower = url.lower()
    return any(sign in lower for sign in _SIGNS)


def _is_arxiv_file(url: str) -> bool:
    address = read_url(url) if "arxiv" in url.lower() else None
    return address is not None and address.kind == "pdf"


def _is_part(text: str) -> bool:
    """Whether a link tells that it is to another file than the paper, or to a figure in it: `[2048](…)`."""
    is_figure = any(map(str.isdigit, text)) and not any(map(str.isalpha, text))
    return is_figure or any(one in text for one in _OTHER_FILES)


def _advice(file: PaperFile) -> str:
    return f"Link {file.page}" if file.page else "Link that page."


_PAGES = "".join(f"- [Paper {n}](https://arxiv.org/abs/2305.0000{n})\n" for n in range(1, 8))

RULE = Rule(
    id="link-pdf-file",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(
        Example(
            _PAGES + "- [A](⟦https://proceedings.mlr.press/v139/roe21a/roe21a.pdf⟧)\n"
            "- [B](⟦https://www.ijcai.org/Proceedings/2020/0042.pdf⟧)\n"
            "- [C](⟦https://openreview.net/pdf?id=aB3_dE-fGh⟧)\n",
            _PAGES + "- [A](https://proceedings.mlr.press/v139/roe21a.html)\n"
            "- [B](https://www.ijcai.org/proceedings/2020/42)\n"
            "- [C](https://openreview.net/forum?id=aB3_dE-fGh)\n",
        ),
        Example(
            _PAGES + '- <a href="⟦https://onlinelibrary.wiley.com/doi/epdf/10.1002/abc.123⟧">A</a>\n',
            _PAGES + '- <a href="https://onlinelibrary.wiley.com/doi/10.1002/abc.123">A</a>\n',
        ),
        Example(
            _PAGES + "- [A](⟦https://academic.oup.com/nar/article-pdf/1/2/D3/4/a5.pdf⟧)\n",
        ),
    ),
    good=(
        Example(
            _PAGES + "- [PDF](https://openreview.net/pdf?id=aB3_dE-fGh) [95.3](https://openreview.net/pdf?id=aB4)\n"
        ),
        Example(_PAGES + "- [A](https://x.org/a.pdf) [Poster](https://www.pnas.org/doi/pdf/10.1073/pnas.1)\n"),
        Example(
            _PAGES.replace("/abs/", "/pdf/") + _PAGES[:200] + "- [A](https://www.pnas.org/doi/pdf/10.1073/pnas.1)\n"
        ),
    ),
)
