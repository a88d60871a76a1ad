"""A link says that it is a PDF, and leads to a page about the paper.

Who clicks `[PDF]` expects the file, to read or to keep, and gets an abstract, at a publisher often behind a login. Link
the file, or name the label after what is there: `Paper`, `arXiv`, `Publisher`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.services import plain_label
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers.paper_pages import page_site

_FILLER = frozenset("paper papers link download full text version official the a of arxiv here 论文 下载 链接".split())
_MAX_LABEL = 40


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links whose label says PDF and nothing else, on the page of a paper at a site that is known."""
    if "pdf" not in page.lower:
        return
    for link in page.links:
        if not is_image(link) and _says_pdf(link.text) and (site := page_site(link.destination)):
            message = f"the label says '{link.text}', and {site} shows a page about the paper there"
            advice = "Link the file, or name the label after the page."
            yield Problem(link.text_span, message, advice, edits=_edits(page, link, site), safety=Safety.UNSAFE)


def _says_pdf(text: str) -> bool:
    words = plain_label(text).split() if text and len(text) <= _MAX_LABEL else []
    return "pdf" in words and _FILLER.issuperset(one for one in words if one != "pdf")


def _edits(page: Page, link: Link, site: str) -> tuple[Edit, ...]:
    """The address of the file, where it follows from that of the page."""
    at = page.text.find("/abs/", *link.destination_span) if site == "arxiv.org" and link.label is None else -1
    return (Edit(Span(at + 1, at + len("/abs")), "pdf"),) if at >= 0 else ()


RULE = Rule(
    id="link-pdf-landing",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(
        Example(
            "- A survey [[⟦PDF⟧](https://arxiv.org/abs/2303.18223)] [⟦`pdf`⟧](https://openreview.net/forum?id=a)\n"
        ),
        Example(
            "[[⟦PDF⟧](https://www.sciencedirect.com/science/article/abs/pii/S1566253523001859)]"
            " [⟦Paper (PDF)⟧](https://ai.meta.com/research/publications/seamless-m4t/)\n"
        ),
        Example('<a href="https://aclanthology.org/2023.acl-long.1/">⟦PDF⟧</a>\n'),
    ),
    good=(
        Example("[PDF](https://arxiv.org/pdf/2303.18223) [Paper](https://arxiv.org/abs/2303.18223)\n"),
        Example("[pdf](https://aclanthology.org/2023.acl-long.1.pdf) [PDF](https://dl.acm.org/doi/pdf/10.1145/3)\n"),
        Example(
            "[PDF](https://openreview.net/pdf?id=a) [PDF](https://x.org/paper) [ChatPDF](https://arxiv.org/abs/1)\n"
        ),
        Example("[pdf](https://www.nature.com/articles/s1.pdf) [A PDF parser](https://arxiv.org/abs/2303.18223)\n"),
    ),
)
