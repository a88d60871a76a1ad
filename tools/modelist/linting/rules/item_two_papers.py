"""One item of a list links two papers under the same label, where the others link one each.

The title or the marker of the second was lost in an edit: readers take both for papers of the first title. Give the
second its own item and title, or say in its label what it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.services import read_label
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.names.link_names import address_of
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme import venues

_MIN_SINGLE = 10
"""For each such item, as many with one paper must be on the page."""

_NO_WORDS = lazy_pattern(
    rf"<[^<>]{{0,200}}>|\b(?:{venues.ANY})(?![^\W\d_])"
    r"|(?i:\b(?:arxiv|preprint|under review|workshops?|findings)\b)"
    r"|\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)\b"
    r"|(?:[^\W\d_][^\s,]{0,30}[ ,]{1,2}){1,4}(?:et al\b|等)"
)
"""What tells nothing about which paper it is: tags, conferences, months and authors."""

_YEAR = lazy_pattern(r"['’]?\b(?:20)?[012]\d(?:[./-]\d{1,2}){0,2}\b")
_LETTER = lazy_pattern(r"[^\W\d_]|\d")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Items, without those within them, that have one label for a paper twice, with two arXiv ids."""
    if page.lower.count("arxiv") <= _MIN_SINGLE:
        return
    items, single = page.markdown.lists, 0
    found: list[tuple[Link, Link]] = []
    for index, item in enumerate(items):
        end = items[index + 1].span.start if index + 1 < len(items) else item.span.end
        papers: dict[str, dict[str, Link]] = {}
        for link in page.links_in(Span(item.content_span.start, min(item.span.end, end))):
            address = address_of(link.destination) if not is_image(link) else None
            if address is not None and address.provider == "arxiv" and read_label(link.text).role == "paper":
                label = link.text.strip("[] ").casefold()
                papers.setdefault(label, {}).setdefault(address.name.partition("v")[0], link)
        twice = [tuple(one.values())[:2] for one in papers.values() if len(one) > 1]
        found += [(first, second) for first, second in twice if not _has_title(page, first, second)]
        single += bool(papers) and not twice
    if len(found) * _MIN_SINGLE <= single:
        for first, second in found:
            message = f"a second {shown(second.text)} stands in this item, with another paper"
            related = ((Location(page.path, first.span), "the first one"),)
            advice = "Give it its own item and title, or say what it is."
            yield Problem(second.span, message, advice, related=related)


def _has_title(page: Page, first: Link, second: Link) -> bool:
    """Whether the second paper has words of its own before it, such as a title, a name or a version."""
    links = page.links_in(Span(first.span.end, second.span.start))
    starts, ends = [first.span.end, *(one.span.end for one in links)], [*(one.span.start for one in links)]
    apart = "\n".join(page.text[start:end] for start, end in zip(starts, [*ends, second.span.start], strict=True))
    return _LETTER.search(_YEAR.sub(" ", _NO_WORDS.sub(" ", apart))) is not None


_ITEM = "- A title of many words. [[Paper](https://arxiv.org/abs/240{}.01234)] [[Code](https://a.org/{})]\n"
_MANY = "".join(_ITEM.format(n % 9 + 1, n) for n in range(12))
_ONE = "- One more title. [[Paper](https://arxiv.org/abs/2403.01111)]\n"

RULE = Rule(
    id="item-two-papers",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="structure",
    bad=(
        Example(f"{_MANY}{_ONE}<ins>arXiv, 2023</ins> [⟦[Paper](https://arxiv.org/abs/2302.02222)⟧]\n"),
        Example(f"{_MANY}{_ONE}  [[Code](https://a.org)], CVPR'24 [⟦[Paper](https://arxiv.org/abs/2302.02222)⟧]\n"),
        Example(f"{_MANY}{_ONE}\n  Lee et al. [⟦[Paper](https://arxiv.org/abs/2302.02222)⟧]\n"),
    ),
    good=(
        Example(f"{_MANY}{_ONE}  The same: [[Paper](https://arxiv.org/abs/2403.01111v2)]\n"),
        Example(f"{_MANY}{_ONE}  - Its base. [[Paper](https://arxiv.org/abs/2302.02222)]\n"),
        Example(f"{_MANY}{_ONE}  Its data set and how it was made. [[Paper](https://arxiv.org/abs/2302.02222)]\n"),
        Example(f"{_MANY}{_ONE}  LLaVA-1.5 [[Paper](https://arxiv.org/abs/2302.02222)]\n"),
        Example(f"{_MANY}{_ONE}  （二代 [[Paper](https://arxiv.org/abs/2302.02222)]）\n"),
        Example(f"{_MANY}{_ONE}  [[Code](https://a.org)] v2 [[Paper](https://arxiv.org/abs/2302.02222)]\n"),
        Example(f"{_MANY}{_ONE}  [[Paper v2](https://arxiv.org/abs/2302.02222)]\n"),
        Example(f"{_ONE}  [[Paper](https://arxiv.org/abs/2302.02222)]\n" * 4 + _MANY),
    ),
)
