"""An item's name leads where another item's name leads, which the address names and this one does not.

`[BeHonest](https://tatsu-lab.github.io/alpaca_eval/)` below `[AlpacaEval](https://tatsu-lab.github.io/alpaca_eval/)`:
the line was copied, and its address kept. A reader who wants the one gets the other. Link what the item is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.catalog.reader import shown
from modelist.core.diagnostics import Severity
from modelist.core.text import Location, Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.context import Page
from modelist.linting.items import first_line, item_lists, leading_link
from modelist.linting.link_names import address_of
from modelist.linting.name_conflicts import are_related
from modelist.linting.names import read_name
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.linting.services import read_label
from modelist.linting.urls import identity
from modelist.readme.words import same_name

_MIN_NAME, _MAX_NAME = 4, 40
_COMMON = frozenset(
    "arena awesome benchmark benchmarks course courses eval evaluation evaluator framework guide inference leaderboard"
    " leaderboards library list survey toolkit tools training tutorial tutorials zoo".split()
)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links that items and rows begin with, whose address has the name of another item and nothing of their own."""
    if page.text.count("](http") < 2:
        return
    by_place: dict[str, list[Link]] = {}
    for span in _beginnings(page):
        link = leading_link(page, span)
        if link is not None and _is_page(link.destination) and _is_name(link.text):
            by_place.setdefault(identity(link.destination), []).append(link)
    for links in by_place.values():
        if len(links) > 1:
            yield from _check_links(page, links)


def _beginnings(page: Page) -> Iterator[Span]:
    """Where items and rows say what they are about: the first lines of lists, the first cells of tables."""
    for items in item_lists(page):
        yield from (first_line(page, item) for item in items if len(items) > 1)
    for table in page.markdown.tables:
        yield from (row.cells[0].span for row in table.rows if row.cells)


def _is_page(url: str) -> bool:
    """Whether an address is that of one thing: a repository of code may well hold several, papers and data too."""
    address = address_of(url)
    return "://" in url and (address is None or address.kind not in ("repository", "gist", "dataset"))


def _is_name(text: str) -> bool:
    promise = read_label(text)
    is_label = bool(promise.service or promise.role)
    return not is_label and text.isascii() and _MIN_NAME <= len(text) <= _MAX_NAME and bool(_words(text))


def _words(text: str) -> frozenset[str]:
    return read_name(text).words - _COMMON


def _check_links(page: Page, links: list[Link]) -> Iterator[Problem]:
    own = next((one for one in links if _names(one.destination, one.text)), None)
    for link in links if own is not None else ():
        if own is None or link is own or _shares(link, own):
            continue
        message = f"{shown(link.text)} leads to {shown(link.destination)}, the address of {shown(own.text)}"
        related = ((Location(page.path, own.destination_span), f"the link of {shown(own.text)}"),)
        yield Problem(link.destination_span, message, "Link what the item is about.", link.text, related=related)


def _names(destination: str, text: str) -> bool:
    address = same_name(destination)
    return any(word in address for word in _words(text) if len(word) >= _MIN_NAME)


def _shares(link: Link, own: Link) -> bool:
    """Whether a link has anything of its address, or of the other's name, in its text."""
    said = read_name(link.text)
    address = same_name(link.destination)
    in_address = any(word in address for word in said.words if len(word) > 2)
    return in_address or are_related(said, read_name(own.text)) or _is_short_form(link.text, link.destination)


def _is_short_form(text: str, destination: str) -> bool:
    """Whether the first letters of a text's words stand in the address, as ``mtf`` does for Mesh TensorFlow."""
    initials = "".join(one[0] for one in text.split() if one[0].isalnum()).lower()
    return len(initials) > 1 and initials in same_name(destination)


_ITEM = "- [{}](https://{}/) - a benchmark\n"
_ALPACA = _ITEM.format("AlpacaEval", "tatsu-lab.github.io/alpaca_eval")

RULE = Rule(
    id="link-copied",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example(_ALPACA + "- [BeHonest](⟦https://tatsu-lab.github.io/alpaca_eval/⟧) - a benchmark\n"),
        Example(
            "| Data | Clips |\n| --- | --- |\n| [Video-MME](⟦https://lab.github.io/Panda-70M⟧) [[paper]](#p) | 2 |\n"
            "| [Panda-70M](https://lab.github.io/Panda-70M) | 3 |\n\n## P\n"
        ),
    ),
    good=(
        Example(_ALPACA + _ITEM.format("BeHonest", "gair-nlp.github.io/BeHonest")),
        Example(_ALPACA + _ITEM.format("Tatsu's evaluator", "tatsu-lab.github.io/alpaca_eval")),
        Example(_ALPACA + "- [Leaderboard](https://tatsu-lab.github.io/alpaca_eval/)\n"),
        Example(_ITEM.format("FLANG", "github.com/SALT-NLP/FLANG") + _ITEM.format("FLUE", "github.com/SALT-NLP/FLANG")),
        Example(_ITEM.format("Chat bot", "a.org/x") + _ITEM.format("Model zoo", "a.org/x")),
    ),
)
