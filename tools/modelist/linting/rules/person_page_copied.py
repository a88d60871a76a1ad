"""One person's page is linked for two people.

`[Ann Lee](https://scholar.google.com/citations?user=...)` and `[Bo Chen]` with the same address: a name was copied
along with its link, and a reader takes the work of the one for that of the other. Link the page of each.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_PERSON = lazy_pattern(
    r"https?://(?:scholar\.google\.[a-z.]{2,6}/citations\?(?:[^#]{0,80}&)?user=(?P<scholar>[\w-]{12})(?![\w-])"
    r"|(?:[a-z]{2,3}\.)?linkedin\.com/in/(?P<linkedin>[\w%-]{3,100})|orcid\.org/(?P<orcid>[\dX-]{19})"
    r"|(?:www\.)?dblp\.(?:org|uni-trier\.de)/pid/(?P<dblp>[\w-]{1,8}/[\w-]{1,20})"
    r"|(?:www\.)?openreview\.net/profile\?id=(?P<openreview>[\w~%-]{3,80}))"
)
_WORD = lazy_pattern(r"[^\W\d_]{2,40}")
_NO_NAME = frozenset(
    "all author authors citations dblp full google here homepage linkedin list more openreview orcid other our page"
    " paper papers profile publications recent scholar see the view work works".split()
)
"""Words of texts that say what is linked, and not whom."""

_SIGNS = ("scholar.google", "linkedin.com", "orcid.org", "dblp.", "openreview.net/profile")
_NAME_WORDS = range(2, 6)
_MAX_NAME = 60


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links of names that have no word in common, to a page that is one person's."""
    if not any(one in page.text for one in _SIGNS):
        return
    first: dict[str, Link] = {}
    for link in page.links:
        match = _PERSON.match(link.destination) if len(link.text) <= _MAX_NAME and not is_image(link) else None
        words = _words(link.text) if match is not None else frozenset()
        if match is None or len(words) not in _NAME_WORDS:
            continue
        own = first.setdefault(f"{match.lastgroup}:{match[match.lastgroup or 0]}", link)
        if words.isdisjoint(_words(own.text)):
            message = f"'{link.text}' leads to the page that is linked for '{own.text}', too"
            related = ((Location(page.path, own.destination_span), f"the link of '{own.text}'"),)
            yield Problem(link.destination_span, message, "Link the page of each.", link.text, related=related)


def _words(text: str) -> frozenset[str]:
    """The words of a name in small letters without accents; none where two do not begin with a capital.

    A name in Chinese and the same one in Latin letters have no word in common.
    """
    plain = "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    found = _WORD.findall(plain)
    words = frozenset(one.lower() for one in found)
    is_name = sum(one[0].isupper() for one in found) >= min(_NAME_WORDS) and words.isdisjoint(_NO_NAME)
    return words if is_name else frozenset()


_PAGE = "https://scholar.google.com/citations?user=AbCdEfGhIjKl"

RULE = Rule(
    id="person-page-copied",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example(f"[Ann Lee]({_PAGE}&hl=en), [Bo Chen](⟦{_PAGE}&hl=en⟧)\n"),
        Example(f'<a href="{_PAGE}">Ann Lee*</a>, <a href="⟦{_PAGE}&hl=de⟧">Bo Chen</a>\n'),
    ),
    good=(
        Example(f"[Ann Lee]({_PAGE}), [Ann B. Lee]({_PAGE}), [Scholar]({_PAGE}), [Bo Chen]({_PAGE}XY)\n"),
        Example(f"[Ann Lee]({_PAGE}), [Google Scholar]({_PAGE}), [More Papers]({_PAGE}), [the full list]({_PAGE})\n"),
        Example(f"[José Peña]({_PAGE}), [Jose Pena]({_PAGE}), [张三 教授]({_PAGE}), [李四 何塞]({_PAGE})\n"),
        Example("[Ann Lee](https://a.org/people) [Bo Chen](https://a.org/people)\n"),
    ),
)
