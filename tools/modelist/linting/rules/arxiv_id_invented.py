"""Several arXiv ids of a page count up or down, as `2407.12345` does: they were made up.

One paper in some three hundred has four digits in a row in its number. Where several of a page have, somebody, or a
text generator, filled in ids instead of looking them up, and each leads to a paper about something else. Look the
papers up by their titles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.names.link_names import papers
from modelist.linting.rule import Example, Problem, Rule, Scope

_UP = "01234567890"
_ROWS = frozenset(row[at : at + 4] for row in (_UP, _UP[::-1]) for at in range(len(_UP) - 3))
_MIN_IDS, _MIN_SHARE = 3, 0.03


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Papers whose numbers have four digits that count on, where there are far more of them than chance gives."""
    if page.text.count("arxiv.org/") < _MIN_IDS:
        return
    found = [(link, paper.paper_id) for link, paper in papers(one for one in page.links if not is_image(one))]
    ids = {paper for _, paper in found}
    invented = {paper for paper in ids if any(row in paper.partition(".")[2] for row in _ROWS)}
    if len(invented) < max(_MIN_IDS, _MIN_SHARE * len(ids)):
        return
    for link, paper in found:
        if paper in invented:
            message = f"'{paper}' must be made up: {len(invented)} ids of this page have numbers that count on"
            yield Problem(link.destination_span, message, "Look the paper up by its title, and link that.")


_LINK = "- [A]({}), [B]({}), [C]({})\n"

RULE = Rule(
    id="arxiv-id-invented",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example(
            _LINK.format(*(f"⟦https://arxiv.org/abs/{paper}⟧" for paper in ("2407.12345", "2406.07890", "2401.15432")))
        ),
    ),
    good=(
        Example(
            _LINK.format(*(f"https://arxiv.org/abs/{paper}" for paper in ("2407.12345", "2406.07890", "2401.1542")))
        ),
        Example(
            _LINK.format(*(f"https://arxiv.org/abs/{paper}" for paper in ("2407.12345", "2407.12345", "2407.12345")))
        ),
    ),
)
