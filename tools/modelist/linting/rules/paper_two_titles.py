"""One arXiv paper is linked for two titles that have nothing in common.

The line of another paper was copied, and its address kept: whoever opens the second one reads the first. Look the
paper up, and give the other title its own address. A title here is a link's text, or bold or quoted text beside the
only paper of its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.catalog.reader import shown
from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.cells import visible_text
from modelist.linting.context import Page
from modelist.linting.emphasis import is_cjk
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.linting.urls import is_image
from modelist.providers import read_url

_MIN_WORDS, _MIN_LETTERS = 4, 4
_MAX_SHARED = 0.2
_MAX_LINE = 3_000
_MARKED = lazy_pattern(r"\*\*(?P<bold>[^*\n|]{12,250})\*\*|[\"“](?P<quoted>[^\"”\n|]{12,250})[\"”]")
_COMMON = frozenset(
    "based deep efficient from generation image images language large learning model models multimodal network"
    " networks neural open scale survey text toward towards trained training understanding using video vision visual"
    " with".split()
)
_WORD = re.compile(r"[a-z]+")


class _Use:
    """A paper's link with the title that its line gives it."""

    def __init__(self, link: Link, title: str) -> None:
        self.link, self.title = link, title
        self.words = {one for one in _WORD.findall(title.lower()) if len(one) >= _MIN_LETTERS} - _COMMON


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Papers with titles of four words or more, of which hardly any is in both."""
    if page.text.count("arxiv.org") < 2:
        return
    for paper, uses in _by_paper(page).items():
        first = uses[0]
        for use in uses[1:]:
            if _are_different(first, use):
                message = f"arXiv:{paper} is linked for {shown(use.title)} here, and for {shown(first.title)} before"
                related = ((Location(page.path, first.link.destination_span), "the same paper"),)
                yield Problem(use.link.destination_span, message, "Give each title its own address.", related=related)


def _by_paper(page: Page) -> dict[str, list[_Use]]:
    lines = page.document.lines
    by_line: dict[int, list[tuple[str, Link]]] = {}
    for link in page.links:
        if not is_image(link) and "arxiv.org" in link.destination:
            address = read_url(link.destination)
            if address is not None and address.provider == "arxiv" and address.name:
                by_line.setdefault(lines.line_of(link.span.start), []).append((address.name, link))
    found: dict[str, list[_Use]] = {}
    for line, papers in by_line.items():
        titled = [(paper, link, link.text) for paper, link in papers if _is_title(link.text)]
        if not titled and len({paper for paper, _ in papers}) == 1:
            paper, link = papers[0]
            titled = [(paper, link, title) for title in _titles(page, line)]
        if len(titled) == 1:
            paper, link, title = titled[0]
            found.setdefault(paper, []).append(_Use(link, title))
    return found


def _titles(page: Page, line: int) -> list[str]:
    """What is bold or quoted on a line and long enough for a title; the words of a link are its own."""
    start, text = page.document.lines.start_of(line), page.document.line_text(line)
    spans = [Span(*match.span(match.lastgroup or 0)) for match in _MARKED.finditer(text[:_MAX_LINE])]
    found = (visible_text(page, span.shifted(start)).strip('"“” ') for span in spans)
    return list(dict.fromkeys(one for one in found if _is_title(one)))


def _is_title(text: str) -> bool:
    words = [one for one in _WORD.findall(text.lower()) if len(one) > 1]
    return len(words) >= _MIN_WORDS and "://" not in text and not any(map(is_cjk, text))


def _are_different(one: _Use, other: _Use) -> bool:
    smaller = min(len(one.words), len(other.words))
    return smaller > 1 and len(one.words & other.words) <= _MAX_SHARED * smaller


_CPM = '- **"CPM-2: Large-scale Cost-effective Pre-trained Language Models"**. arXiv 2021. [[Paper](https://arxiv.org/abs/{})]\n'
_PANGU = "- [PanGu: Large-scale Autoregressive Chinese Models with Auto-parallel Computation](https://arxiv.org/abs/2104.12369)\n"
_OTHER = "- [Retrieval augmented generation over many documents](https://arxiv.org/abs/{})\n"

RULE = Rule(
    id="paper-two-titles",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example(_PANGU + "- [Visual instruction tuning of chat assistants](⟦https://arxiv.org/pdf/2104.12369⟧)\n"),
        Example(
            _OTHER.format("2106.10715") + _CPM.format("2106.10715").replace("(https", "(⟦https").replace(")]", "⟧)]")
        ),
    ),
    good=(
        Example(_PANGU + _CPM.format("2106.10715")),
        Example(
            _PANGU
            + "- [PanGu: Autoregressive Chinese Models, Computed in Parallel](https://arxiv.org/abs/2104.12369)\n"
        ),
        Example(
            _PANGU + '| <a href="https://arxiv.org/abs/2104.12369">https://arxiv.org/abs/2104.12369</a> |\n| --- |\n'
        ),
        Example(_PANGU + "- [PanGu-α](https://arxiv.org/abs/2104.12369)\n"),
    ),
)
