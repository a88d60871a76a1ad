"""The alternative text of a badge names another service or repository than the badge shows.

Who hears the page, or sees it without its pictures, is told *arXiv* where the badge says *GitHub*, or the stars of the
project that the line was copied from. Say in the alternative text what the badge says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import LinkKind
from modelist.linting.addresses.badges import PageBadge, badges
from modelist.linting.addresses.services import NAMES, read_label
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.words import same_name

_WORDS = frozenset(
    """
    stars star forks fork issues watchers downloads release releases license build ci and or repo github code paper
    papers model models data dataset datasets weights demo blog project page pages website docs readme img image badge
    train training eval test
    """.split()
)
"""What stands on both sides of a slash without being a repository."""

_REPOSITORY = lazy_pattern(r"(?<![\w./-])[A-Za-z0-9][\w-]{1,38}/[A-Za-z0-9][\w.-]{1,60}(?![\w/])")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Badges whose label and alternative text name two services, or whose alternative text names a repository."""
    for badge in badges(page):
        said, shown, text = read_label(badge.image.text).service, read_label(badge.label).service, badge.text.casefold()
        if badge.live is not None:
            yield from _repository(page, badge)
            is_figure = badge.live.name != "" and "/github/" in badge.image.destination
            shown, text = "github" if is_figure else "", badge.live.repository.lower()
        if not said or not shown or said == shown or said in text:
            continue
        markdown = badge.image.kind is LinkKind.IMAGE
        edits = (Edit(badge.image.text_span, NAMES[shown]),) if markdown else ()
        message = f"the alternative text says {NAMES[said]}, the badge {NAMES[shown]}"
        yield Problem(badge.image.text_span, message, "Say what the badge says.", edits=edits, safety=Safety.UNSAFE)


def _repository(page: Page, badge: PageBadge) -> Iterator[Problem]:
    """Both owner and name have to differ: projects move, and are renamed."""
    match = _REPOSITORY.search(badge.image.text)
    live = badge.live
    if match is None or live is None or not live.name or "/github/" not in badge.image.destination:
        return
    owner, name = match[0].split("/")
    if (
        owner.lower() == live.owner.lower()
        or {owner.lower(), name.lower()} & _WORDS
        or same_name(name) == same_name(live.name)
    ):
        return
    span = badge.image.text_span
    at = page.text.find(match[0], *span)
    place = Span(at, at + len(match[0])) if at >= 0 else span
    edits = (Edit(place, f"{live.owner}/{live.name}"),) if at >= 0 else ()
    message = f"the alternative text says {match[0]}, the badge shows {live.owner}/{live.name}"
    yield Problem(place, message, "Say what the badge says.", edits=edits, safety=Safety.UNSAFE)


RULE = Rule(
    id="badge-alt-mismatch",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="badges",
    bad=(
        Example("![⟦GitHub⟧](https://img.shields.io/badge/arXiv-2307.09288-red)\n"),
        Example("![⟦arXiv⟧](https://img.shields.io/github/stars/two/second)\n"),
        Example("![Stars of ⟦one/first⟧](https://img.shields.io/github/stars/two/second)\n"),
        Example('<img alt="⟦arXiv⟧" src="https://badges.aleen42.com/src/github.svg">\n'),
    ),
    good=(
        Example("![arXiv paper](https://img.shields.io/badge/arXiv-2307.09288-red)\n"),
        Example("![Stars of one/first](https://img.shields.io/github/stars/two/first)\n"),
        Example("![code/paper](https://img.shields.io/github/stars/two/second)\n"),
        Example("![Hugging Face](https://img.shields.io/github/stars/huggingface/transformers)\n"),
        Example("![stars/forks of ours](https://img.shields.io/github/stars/two/second)\n"),
        Example("![Paper](https://img.shields.io/badge/arXiv-2307.09288-red)\n"),
    ),
)
