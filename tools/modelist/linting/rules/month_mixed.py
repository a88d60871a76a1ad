"""A month is spelled in another way than elsewhere in the page.

`March 2023` among many `Mar. 2023`: a search for one misses the other. Write it as most dates do. `May.` has a full
stop as if it were cut short.
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
from modelist.linting.markup.prose import no_text
from modelist.linting.rule import Example, Problem, Rule, Scope

_DATE = lazy_pattern(
    r"(?<![A-Za-z0-9_À-ɏ./-])(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|Jun(?:e|\.)?|Jul(?:y|\.)?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
    r"(?P<day> \d{1,2}(?:st|nd|rd|th)?)?,? (?:19|20)\d\d(?!\d)"
)
_MAY = lazy_pattern(r"(?<![\w./-])May(?P<stop>\.) ?(?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:19|20)\d\d(?!\d)")
_MIN_USES, _MOST = 3, 0.75


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Months before a year, by month, that are not spelled as nearly all others of the same."""
    for match in _MAY.finditer(page.text) if "May." in page.text else ():
        if match.start() not in no_text(page):
            edit = Edit(Span(*match.span("stop")), "" if " " in match[0] else " ")
            span = Span(match.start(), match.end("stop"))
            yield Problem(span, "'May.' is no abbreviation", "Leave the full stop out", edits=(edit,))
    groups: dict[str, list[re.Match[str]]] = {}
    for match in _DATE.finditer(page.text):
        if match.start() not in no_text(page):
            groups.setdefault(match["month"][:3] + ("d" if match["day"] else ""), []).append(match)
    for found in groups.values():
        usual, count = Counter(match["month"] for match in found).most_common(1)[0]
        if count < _MIN_USES or count < _MOST * len(found):
            continue
        for match in found:
            if match["month"] != usual:
                span = Span(*match.span("month"))
                message = f"'{match['month']}' is spelled '{usual}' in other dates of this page"
                yield Problem(span, message, f"Write {usual}", edits=(Edit(span, usual),))


RULE = Rule(
    id="month-mixed",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="dates",
    default=False,
    bad=(
        Example(
            "Mar. 2021, Mar. 2022, Mar. 2023, ⟦March⟧ 2024\n",
            "Mar. 2021, Mar. 2022, Mar. 2023, Mar. 2024\n",
        ),
        Example("(⟦May.⟧ 2024, arXiv) and ⟦May.⟧2023\n", "(May 2024, arXiv) and May 2023\n"),
    ),
    good=(Example("Mar. 2021, Mar. 2022, Mar. 2023, June 2024, March 2, 2023 and May 2020. In May. 20 of\n"),),
)
