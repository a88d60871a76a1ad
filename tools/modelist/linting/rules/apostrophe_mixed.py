"""An apostrophe is straight in one place of the page and curly in another.

Text that was pasted from elsewhere brings `’` along where the rest of the page is typed with `'`. A search for the one
does not find the other. Write all alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import LinkKind
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans, no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_APOSTROPHE = lazy_pattern(r"(?<=[A-Za-z])(?P<mark>['’])(?=(?:s|t|re|ve|ll|d|m)\b)")
_MIN_USES, _MOST = 5, 0.8
_WITH_TITLES = (LinkKind.LINK, LinkKind.IMAGE)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Apostrophes in words of prose that differ from at least eighty in a hundred of the page."""
    if "'" not in page.text or "’" not in page.text:
        return
    titles = Spans(Span(one.destination_span.end, one.span.end) for one in page.links if one.kind in _WITH_TITLES)
    found = [
        (match["mark"], Span(*match.span("mark")))
        for match in _APOSTROPHE.finditer(page.text)
        if match.start() not in no_words(page) and match.start() not in titles  # where a straight one may end the title
    ]
    straight = sum(1 for mark, _ in found if mark == "'")
    usual = "'" if 2 * straight > len(found) else "’"
    if len(found) < _MIN_USES or max(straight, len(found) - straight) < _MOST * len(found):
        return
    for mark, span in found:
        if mark != usual:
            # Both are left out of a heading's anchor, so that links to it hold.
            message = f"the apostrophe is {mark} here, and {usual} elsewhere on the page"
            yield Problem(span, message, "Write all alike.", edits=(Edit(span, usual),))


RULE = Rule(
    id="apostrophe-mixed",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example(
            "It's one, that's two, it's three, don't be four, and that⟦’⟧s five.\n",
            "It's one, that's two, it's three, don't be four, and that's five.\n",
        ),
        Example(
            "It’s one, that’s two, it’s three, don’t be four, and you⟦'⟧ll be five.\n",
            "It’s one, that’s two, it’s three, don’t be four, and you’ll be five.\n",
        ),
    ),
    good=(
        Example("It's one, that's two, it’s three, don’t be four, and that’s five.\n"),
        Example("It's one, that's two, it's three, don't be four, `that’s` five.\n"),
        Example("It's one, that's two, it's three, don't be four, [a](https://x.org 'that’s five').\n"),
        Example("It's one, that’s two.\n"),
    ),
)
