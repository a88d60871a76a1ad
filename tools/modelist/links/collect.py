"""Every link of pages and entries with all its places; duplicates become one question, fragments of a page one page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from modelist.core.text import Document
from modelist.links.from_markdown import links_of_page
from modelist.links.from_yaml import links_of_entry
from modelist.links.uses import LinkUse
from modelist.providers.lookup import read_url
from modelist.providers.questions import Target, Verdict


@dataclass(frozen=True, slots=True)
class FoundLink:
    """A link with all its places, the first of which gives the spelling that reports show."""

    url: str
    uses: tuple[LinkUse, ...]

    @property
    def shown(self) -> str:
        """The address as the first place has it; what is asked, where an id stands there."""
        written = self.uses[0].written.strip()
        return written if "//" in written[:12] or written.partition(":")[0].lower() != "arxiv" else self.url


def collect_uses(documents: Iterable[Document], fragments: bool = True) -> tuple[LinkUse, ...]:
    """The links of pages and entries in order of path and place; without ``fragments``, pages alone are asked for.

    Paths to files and anchors in the same page are none: the linter looks at those without a request.
    """
    found = (use for document in documents for use in _links(document))
    kept = (use if fragments else use.without_fragment() for use in found)
    return tuple(sorted(kept, key=lambda one: (one.location, one.url)))


def group_uses(uses: Iterable[LinkUse]) -> tuple[FoundLink, ...]:
    """One link for each address that is asked, in order of address."""
    ordered = sorted(uses, key=lambda one: (one.url, one.generated, one.location))
    return tuple(FoundLink(url, tuple(group)) for url, group in groupby(ordered, key=lambda one: one.url))


def plan_targets(urls: Iterable[str], previous: Mapping[str, Verdict] | None = None) -> tuple[Target, ...]:
    """The pages to ask about, in order, each with the fragments that links to it carry.

    ``previous`` are older verdicts by link; one is sent along where all links of a page have the same.
    """
    pages: dict[str, set[str]] = {}
    for url in urls:
        page, _, fragment = url.partition("#")
        pages.setdefault(page, set()).add(fragment)
    return tuple(_target(page, pages[page], previous or {}) for page in sorted(pages))


def _target(page: str, fragments: set[str], previous: Mapping[str, Verdict]) -> Target:
    named = tuple(sorted(fragments)) if fragments != {""} else ()
    target = Target(page, named, read_url(page))
    older = [previous.get(one) for one in target.urls]
    if older[0] is None or any(one != older[0] for one in older):
        return target
    return Target(page, named, target.address, older[0])


def _links(document: Document) -> Iterator[LinkUse]:
    return links_of_entry(document) if document.path.endswith((".yaml", ".yml")) else links_of_page(document)
