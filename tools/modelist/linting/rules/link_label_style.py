"""The label of a link is spelled in another way than the same label elsewhere in the page.

`[Paper]` beside `[paper]` and `[PAPER]` makes a list look like several hands wrote it, and a search for one misses the
others; so does a `[Project Page]` beside `[Project]`, a `[Hugging Face]` in a column of `[HF]`, an `[arXiv]` where all
other papers on arXiv are behind `[Paper]`, and a `[Project]` for a repository where the others are behind `[Code]`.
Choose one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.services import Promise, read_label
from modelist.linting.addresses.urls import is_image, read_link
from modelist.linting.context import Page
from modelist.linting.markup.items import titled_paragraphs
from modelist.linting.markup.prose import Spans
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.proper_names import misspelled
from modelist.readme.words import same_name

_MIN_USES, _MOST, _MAX_LABEL = 5, 0.6, 30
_MIN_OF_SITE, _NEARLY_ALL = 10, 0.85
_PAPERS, _REPOSITORIES = frozenset({"paper", "arxiv"}), frozenset({"code", "page"})
_NO_CODE = lazy_pattern(r"awesome|survey|papers?|list|dataset|readings?", re.IGNORECASE)
"""Names of repositories that hold lists of papers, or data."""

_OVERVIEW = lazy_pattern(r"\b(?:survey|review|overview|perspective)", re.IGNORECASE)
"""Papers whose repositories are lists of others."""

_SAYS_NOTHING = lazy_pattern(r"[ ](?:web)?(?:page|site|link|url)\Z", re.IGNORECASE)
"""What follows a label such as ``Project`` or ``Paper`` without telling another place."""

_IN_SENTENCE = lazy_pattern(r"\b(?:as|at|by|from|in|on|our|see|the|this|to|via|with) [*_]{0,3}\Z")
"""What stands before a label in a sentence, which is no label of an item."""

_AROUND = 40
_EDGES = "[]()【】*_ \t"
_Label = tuple[Link, str, Promise]


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Labels of services and of kinds of pages that most links of the page spell alike, and these do not."""
    if page.text.count("](") < _MIN_USES:
        return
    labels: dict[Span, _Label] = {}
    for link in page.links:
        text = link.text.strip(_EDGES)
        if text and len(text) <= _MAX_LABEL and not is_image(link):
            promise = read_label(text)
            if promise.role or promise.service:
                labels[link.span] = (link, text, promise)
    odd: dict[Span, tuple[_Label, str]] = {}
    for group in (*_by_name(labels.values()), *_by_column(page, labels)):
        usual, count = Counter(text for _, text, _ in group).most_common(1)[0]
        if len(group) >= _MIN_USES and count >= _MOST * len(group):
            kept = (usual, _as_owner(usual))
            odd |= {one[0].span: (one, usual) for one in group if one[1] not in kept}
    for (link, text, _), usual in odd.values():
        yield _problem(page, link, text, usual, _as_owner(usual))
    yield from _by_site(page, labels, frozenset(odd))


def _as_owner(label: str) -> str:
    """A label with names as their owners spell them: most of a page may well have them wrong."""
    for start, end, right in reversed([*misspelled(label)]):
        label = label[:start] + right + label[end:]
    return label


def _by_site(page: Page, labels: Mapping[Span, _Label], told: Container[Span]) -> Iterator[Problem]:
    """Papers on arXiv and repositories with the label of another kind than nearly all of them, in items.

    A label that stands beside one of the usual kind tells two places apart, as in ``[Paper] [arXiv]``.
    """
    found: dict[frozenset[str], list[tuple[_Label, str, int]]] = {}
    of_line: Counter[tuple[int, str]] = Counter()
    entries = Spans((*(one.span for one in page.markdown.lists), *(one.span for one in titled_paragraphs(page))))
    for label in labels.values():
        word = label[2].role or label[2].service
        line = page.document.lines.line_of(label[0].span.start)
        of_line[line, word] += 1
        kinds = _kinds(label[0])
        start = page.document.lines.start_of(line)
        is_told = _IN_SENTENCE.search(page.text, max(start, label[0].span.start - _AROUND), label[0].span.start)
        if is_told is not None:
            continue
        if word in kinds and label[1].isascii() and label[0].span.start in entries:
            found.setdefault(kinds, []).append((label, word, line))
    for group in found.values():
        usual, count = Counter(word for _, word, _ in group).most_common(1)[0]
        if count < max(_MIN_OF_SITE, _NEARLY_ALL * len(group)) or count == len(group) or usual == "page":
            continue
        right = Counter(text for (_, text, _), word, _ in group if word == usual).most_common(1)[0][0]
        for label, word, line in group:
            if word == "page" and _OVERVIEW.search(page.document.line_text(line)):
                continue
            if word != usual and not of_line[line, usual] and of_line[line, word] == 1 and label[0].span not in told:
                message = f"{shown(label[1])} leads where {shown(right)} leads in most links"
                fixed = _problem(page, label[0], label[1], right, right)
                yield fixed._replace(message=message, edits=() if word == "page" else fixed.edits)


def _kinds(link: Link) -> frozenset[str]:
    """The labels that a paper on arXiv or a repository may well have."""
    address = read_link(link)
    if address is not None and address.provider == "arxiv" and address.name:
        return _PAPERS
    is_code = address is not None and address.kind == "repository" and _NO_CODE.search(address.name) is None
    return _REPOSITORIES if is_code else frozenset()


def _by_name(labels: Iterable[_Label]) -> Iterator[list[_Label]]:
    """Labels that differ in letter case, blanks and punctuation alone, or in a last word that says nothing more."""
    groups: dict[str, list[_Label]] = {}
    for one in labels:
        if one[1].isascii():
            short = _SAYS_NOTHING.sub("", one[1]) if one[2].role and not one[2].service else one[1]
            groups.setdefault(same_name(short), []).append(one)
    yield from groups.values()


def _by_column(page: Page, labels: Mapping[Span, _Label]) -> Iterator[list[_Label]]:
    """Labels of one column that name one service, as the only link of their cell does."""
    for table in page.markdown.tables if labels else ():
        groups: dict[tuple[int, str], list[_Label]] = {}
        for row in table.rows:
            for at, cell in enumerate(row.cells):
                links = [one for one in page.links_in(cell.span) if one.parent is None]
                label = labels.get(links[0].span) if len(links) == 1 else None
                if label is not None and label[2].service and not label[2].role:
                    groups.setdefault((at, label[2].service), []).append(label)
        yield from groups.values()


def _problem(page: Page, link: Link, text: str, usual: str, right: str) -> Problem:
    at = page.text.find(text, link.text_span.start, link.text_span.end)
    span = Span(at, at + len(text)) if at >= 0 else link.text_span
    edits = (Edit(span, right),) if at >= 0 else ()
    return Problem(span, f"{shown(text)} is spelled {shown(usual)} in most links", "Choose one spelling.", edits=edits)


def _column(last: str) -> str:
    labels = [*4 * ["🤗HF"], last]
    return "| Model | Weights |\n| --- | --- |\n" + "".join(
        f"| A{number} | **[{label}](https://huggingface.co/lab/a{number})** |\n" for number, label in enumerate(labels)
    )


_LINE = "- A [{}](https://arxiv.org/abs/2307.0928{})\n"
_LINES = "".join(_LINE.format("Paper", number) for number in range(4))
_SITE = "- A [{}](https://lab{}.github.io)\n"
_SITES = "".join(_SITE.format("Project", number) for number in range(5))
_REPO = "- A [{}](https://github.com/lab/a{})\n"
_REPOS = "".join(_REPO.format("Code", number) for number in range(12))
_PAPERS_ON_ARXIV = "".join(_LINE.format("Paper", f"{number:02d}").replace("0928", "092") for number in range(12))

RULE = Rule(
    id="link-label-style",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(
        Example(_REPOS + _REPO.format("⟦Project⟧", "b")),
        Example(_PAPERS_ON_ARXIV + _LINE.format("⟦arXiv⟧", 5), _PAPERS_ON_ARXIV + _LINE.format("Paper", 5)),
        Example(_LINES + _LINE.format("⟦paper⟧", 5), _LINES + _LINE.format("Paper", 5)),
        Example(_column("⟦Hugging Face⟧"), _column("🤗HF")),
        Example(_SITES + _SITE.format("⟦Project Website⟧", 9), _SITES + _SITE.format("Project", 9)),
    ),
    good=(
        Example(_REPOS + "- B [Code](https://github.com/lab/b) [Project](https://github.com/lab/b-page)\n"),
        Example(_REPOS + "- B [Project](https://lab.github.io/b)\n\n| A |\n| - |\n|[Page](https://github.com/c/d)|\n"),
        Example(
            _PAPERS_ON_ARXIV
            + "- B [Paper](https://aclanthology.org/2023.acl-1) [arXiv](https://arxiv.org/abs/2307.1)\n"
        ),
        Example(
            _PAPERS_ON_ARXIV.replace("Paper", "pdf") + "- It is now on [arXiv](https://arxiv.org/abs/2307.09299)!\n"
        ),
        Example(_REPOS.replace("Code", "Github") + "- B [GitHub](https://github.com/lab/b)\n"),
        Example(_LINES + _LINE.format("Code", 5)),
        Example("[Paper](https://arxiv.org/abs/2307.09288) [paper](https://arxiv.org/abs/2307.09289)\n"),
    ),
)
