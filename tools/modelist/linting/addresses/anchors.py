"""Which fragments a page answers to, and what somebody meant by one that leads nowhere."""

from __future__ import annotations

import difflib
from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote
from weakref import WeakKeyDictionary

from modelist.core.patterns import lazy_pattern
from modelist.documents.markdown_nodes import Heading
from modelist.linting.context import Page

_PREFIX = "user-content-"
_VARIATIONS = lazy_pattern("[\ufe0e\ufe0f]")
_ALWAYS = frozenset(
    "top readme readme-ov-file start-of-content repository-container-header repo-content-pjax-container"
    " js-repo-pjax-container".split()
)
"""The top of any page, and of GitHub's pages around a README, which many link to go back up."""

_OTHER_KIND = lazy_pattern(
    r"L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?\Z|:~:|/|!|(?:issuecomment|discussion|diff|fn|fnref)[-_]|\^"
)
_MAX_COMPARED, _MAX_COMPARISONS, _MAX_LENGTH = 2_000, 100, 100
_MIN_SIMILARITY = 0.8


_NOTHING_BETWEEN = lazy_pattern(r"(?:\s|</?(?:a|p|span|div|br)\b[^<>\n]{0,200}>){0,20}")
"""What may stand between an anchor and the heading that it is for."""


class Guess(NamedTuple):
    """The anchor that was probably meant; ``certain`` where nothing else could have been."""

    slug: str
    certain: bool


class Targets:
    """The anchors of one page: its headings' and those of raw HTML."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._compared: dict[str, str] = {}

    @cached_property
    def headings(self) -> Mapping[str, Heading]:
        """Headings by anchor."""
        return {one.slug: one for one in self._page.headings}

    @cached_property
    def names(self) -> frozenset[str]:
        """Every anchor, also without variation selectors, which not all tools keep."""
        found = {*self.headings, *(one.name for one in self._page.markdown.anchors)}
        return frozenset(found | {_VARIATIONS.sub("", one) for one in found})

    @cached_property
    def _by_key(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for slug in dict.fromkeys([*self.headings, *(one.name for one in self._page.markdown.anchors)]):
            if not any(one.isspace() for one in slug):
                found.setdefault(name_key(slug), []).append(slug)
        return found

    @cached_property
    def by_title(self) -> Mapping[str, list[Heading]]:
        """Headings by the letters and digits of their text."""
        found: dict[str, list[Heading]] = {}
        for heading in self._page.headings:
            found.setdefault(name_key(heading.text), []).append(heading)
        return found

    def resolves(self, fragment: str) -> bool:
        """Whether GitHub finds a place for a decoded fragment, or it is of a kind that is no anchor.

        Its pages try a fragment as it is, and then in lower case.
        """
        name = fragment.removeprefix(_PREFIX)
        if not name or name.lower() in _ALWAYS or _OTHER_KIND.match(name):
            return True
        return any(one in self.names or _VARIATIONS.sub("", one) in self.names for one in (name, name.lower()))

    def but_for_selectors(self, fragment: str) -> str | None:
        """The anchor that a fragment equals but for variation selectors (U+FE0F), which GitHub keeps in anchors."""
        name = fragment.removeprefix(_PREFIX).lower()
        if name in _ALWAYS or name in self._exact or fragment.removeprefix(_PREFIX) in self._exact:
            return None
        return self._by_plain.get(_VARIATIONS.sub("", name))

    @cached_property
    def _exact(self) -> frozenset[str]:
        return frozenset((*self.headings, *(one.name for one in self._page.markdown.anchors)))

    @cached_property
    def _by_plain(self) -> Mapping[str, str]:
        """Anchors by what they are without variation selectors; the first of each."""
        found: dict[str, str] = {}
        for one in self.headings:
            found.setdefault(_VARIATIONS.sub("", one), one)
        return found

    def in_lower_case(self, fragment: str) -> str | None:
        """The anchor that GitHub finds for a fragment only because it tries lower case, too."""
        name = fragment.removeprefix(_PREFIX)
        return name.lower() if name not in self.names and name.lower() in self.names else None

    def heading(self, fragment: str) -> Heading | None:
        """The heading that a decoded fragment leads to, be it in lower case only."""
        name = fragment.removeprefix(_PREFIX)
        found = self.headings.get(name if name in self.names else name.lower())
        return found if found is not None or name in self.headings else self._marked.get(name)

    @cached_property
    def _marked(self) -> Mapping[str, Heading]:
        """Headings by the names of raw HTML in them, or right above them."""
        starts = [one.span.start for one in self._page.headings]
        found: dict[str, Heading] = {}
        for anchor in self._page.markdown.anchors:
            at = bisect_right(starts, anchor.span.start)
            around = self._page.headings[at - 1] if at else None
            if around is not None and anchor.span.start < around.span.end:
                found[anchor.name] = around
            elif at < len(starts) and _NOTHING_BETWEEN.fullmatch(self._page.text, anchor.span.end, starts[at]):
                found[anchor.name] = self._page.headings[at]
        return found

    def guess(self, fragment: str, text: str) -> Guess | None:
        """What was probably meant by a fragment that leads nowhere, in a link with this text."""
        same = self._by_key.get(name_key(fragment), [])
        if len(same) == 1 and name_key(fragment):
            return Guess(same[0], True)
        titled = self.by_title.get(name_key(text), [])
        if len(titled) == 1 and name_key(text):
            return Guess(titled[0].slug, True)
        close = self._closest(fragment[:_MAX_LENGTH].lower())
        return Guess(close, False) if close else None

    def _closest(self, fragment: str) -> str:
        """The most similar heading's anchor; comparing takes long, so only so many are looked for in a page."""
        if fragment not in self._compared and len(self._compared) < _MAX_COMPARISONS:
            known = list(self.headings)[:_MAX_COMPARED]
            close = difflib.get_close_matches(fragment, known, n=1, cutoff=_MIN_SIMILARITY)
            self._compared[fragment] = close[0] if close else ""
        return self._compared.get(fragment, "")


def decode_fragment(raw: str) -> str:
    """A fragment as the browser compares it."""
    return unquote(raw) if "%" in raw else raw


def name_key(text: str) -> str:
    """Letters and digits alone: what two spellings of one name have in common."""
    return "".join(one for one in text.lower() if one.isalnum())


def letters_key(text: str) -> str:
    """Letters alone: contents number their entries in their own way."""
    return "".join(one for one in name_key(text) if not one.isdigit())


def targets_of(page: Page) -> Targets:
    """The anchors of a page, worked out once."""
    found = _TARGETS.get(page)
    if found is None:
        found = _TARGETS[page] = Targets(page)
    return found


_TARGETS: WeakKeyDictionary[Page, Targets] = WeakKeyDictionary()
