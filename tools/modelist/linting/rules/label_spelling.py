"""The label of a value is spelled in another way than the same label elsewhere in the page.

`Context-Length:` among many `Context Length:`: programs that read the list miss it, and so does a search. Spell labels
alike.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_words
from modelist.linting.markup.records import record_lines
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.words import same_name

_LABEL = lazy_pattern(
    r"^[ \t>]*(?:[-+*]|\d{1,2}[.)])[ \t]+(?P<mark>\*\*|__)?(?P<label>[A-Za-z][A-Za-z]*(?:[ -][A-Za-z]+){0,3})"
    r"(?:(?P=mark)[ ]?[:：]|[:：](?P=mark)|(?(mark)(?!)|[:：]))(?=[ *_])",
    re.MULTILINE,
)
_MIN_USES, _MOST = 5, 0.8


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Labels of items and records that nearly all others of the same letters differ from."""
    groups: dict[str, list[tuple[str, Span]]] = {}
    for label, span in (*_in_items(page), *((one.label, one.label_span) for one in record_lines(page))):
        groups.setdefault(same_name(label), []).append((label, span))
    for found in groups.values():
        usual, count = Counter(label for label, _ in found).most_common(1)[0]
        if len(found) < _MIN_USES or count < _MOST * len(found):
            continue
        for label, span in found:
            if label != usual:
                message = f"the label '{label}' is spelled '{usual}' elsewhere in this page"
                yield Problem(span, message, f"Write {usual}.", label, edits=(Edit(span, usual),))


def _in_items(page: Page) -> Iterator[tuple[str, Span]]:
    for match in _LABEL.finditer(page.text) if ":" in page.text or "：" in page.text else ():
        if match.start("label") not in no_words(page):
            yield match["label"], Span(*match.span("label"))


_LINES = "".join(f"- **Parameter Size:** {n}B\n" for n in range(1, 6))

RULE = Rule(
    id="label-spelling",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example(
            _LINES + "- **⟦Parameter size⟧:** 7B\n",
            _LINES + "- **Parameter Size:** 7B\n",
        ),
    ),
    good=(
        Example(_LINES + "- **Size:** 7B\n- **Parameters:** 7B\n"),
        Example("- Data: 1\n- data: 2\n- Data: 3\n"),
    ),
)
