"""A labelled value stands wholly in brackets, where the others of its label do not.

In `Training data: (400B tokens)` the reader looks for what the brackets add to, and thinks that it was lost. Leave them
out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_text
from modelist.linting.rule import Example, Problem, Rule, Scope

_LABELLED = lazy_pattern(
    r"^[ \t>]*(?:[-+*][ \t]+)?[*_]{0,2}(?P<label>[^\W\d_][^\n:：*|(\[]{1,30}?)[*_]{0,2}[:：][*_]{0,2}[ \t]+"
    r"(?P<value>[^\n]+)$",
    re.MULTILINE,
)
_BRACKETS = lazy_pattern(r"\((?P<inner>[^()\n]*\w[^()\n]*)\)[ \t]*|（(?P<wide>[^（）\n]*\w[^（）\n]*)）[ \t]*")
_MIN_OTHERS = 2


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Such values of labels that have more values without brackets in the page."""
    groups: dict[str, list[re.Match[str]]] = {}
    for match in _LABELLED.finditer(page.text) if "(" in page.text or "（" in page.text else ():
        groups.setdefault(match["label"].strip().casefold(), []).append(match)
    for found in groups.values():
        inside = [one for one in found if _BRACKETS.fullmatch(one["value"])]
        if inside and len(found) - len(inside) >= max(_MIN_OTHERS, len(inside)):
            yield from _problems(page, inside)


def _problems(page: Page, found: list[re.Match[str]]) -> Iterator[Problem]:
    for match in found:
        start = match.start("value")
        if start in no_text(page):
            continue
        text = match["value"].rstrip()
        span = Span(start, start + len(text))
        message = f"the value of '{match['label'].strip()}' stands wholly in brackets, others do not"
        yield Problem(span, message, "Leave the brackets out.", edits=(Edit(span, text[1:-1].strip()),))


_LINES = "- Data: 1T tokens\n- Data: 2T tokens (English)\n"

RULE = Rule(
    id="value-in-brackets",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example(_LINES + "- Data: ⟦(3T tokens)⟧\n", _LINES + "- Data: 3T tokens\n"),
        Example(
            "```yaml\nData: 1T tokens\nSize: 1B\n```\n\n- Data: 3T\n\n```yaml\nData: ⟦(2T tokens)⟧\nSize: 7B\n```\n",
            "```yaml\nData: 1T tokens\nSize: 1B\n```\n\n- Data: 3T\n\n```yaml\nData: 2T tokens\nSize: 7B\n```\n",
        ),
    ),
    good=(
        Example(_LINES + "- Data: (3T) tokens\n- Note: (see above)\n"),
        Example("- Data: (1T tokens)\n- Data: (2T tokens)\n"),
    ),
)
