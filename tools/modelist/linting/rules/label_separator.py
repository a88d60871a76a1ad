"""What stands before a label in brackets differs from the other lines of the page.

`ACL 2020 [[code]](...)` among `ACL 2020, [[code]](...)`: no reader is hurt, but whoever adds the next line does not
know which of them to follow. Write them alike.
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

_BEFORE = lazy_pattern(
    r"(?<=[\w)\]*\"”'])(?P<mark>[,.;:]? |[,;])(?=\[\[(?P<label>[A-Za-z][A-Za-z ]{2,20})\]\]?\(https?:)"
)
_ABBREVIATED = lazy_pattern(r"(?<![^\W\d_])(?:al|etc|inc|vs|jr|corp|co|ltd)\Z", re.IGNORECASE)
_MIN_USES, _MOST = 8, 0.75


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Commas, blanks and the like before links in doubled brackets, by their label."""
    by_label: dict[tuple[str, bool, str], list[re.Match[str]]] = {}
    for match in _BEFORE.finditer(page.text) if "[[" in page.text else ():
        if (
            match.start() not in no_text(page)
            and _ABBREVIATED.search(page.text[max(0, match.start() - 5) : match.start()]) is None
        ):
            before = page.text[match.start() - 1]
            line = page.document.line_text(page.document.lines.line_of(match.start()))
            key = ("a" if before.isalnum() else before, line.lstrip().startswith("|"), match["label"].lower())
            by_label.setdefault(key, []).append(match)
    for found in by_label.values():
        usual, count = Counter(match["mark"] for match in found).most_common(1)[0]
        if len(found) < _MIN_USES or count < _MOST * len(found):
            continue
        for match in found:
            if match["mark"] != usual:
                span = Span(*match.span("mark"))
                message = f"'{match['mark']}' stands before [[{match['label']}]] here, and '{usual}' elsewhere"
                yield Problem(span, message, "Write it like the others.", edits=(Edit(span, usual),))


_ITEMS = "".join(f"- [A{n}](https://a.org/{n}), ACL, [[code]](https://b.org/{n})\n" for n in range(9))

RULE = Rule(
    id="label-separator",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    default=False,
    bad=(
        Example(
            _ITEMS + "- [B](https://a.org/b), ACL⟦ ⟧[[code]](https://b.org/b)\n",
            _ITEMS + "- [B](https://a.org/b), ACL, [[code]](https://b.org/b)\n",
        ),
    ),
    good=(
        Example(_ITEMS + "- [B](https://a.org/b), [[ACL]](https://b.org/b) [[code]](https://b.org/b)\n"),
        Example(_ITEMS + "- Smith et al. [[code]](https://b.org/b)\n- **B** [[code]](https://b.org/c)\n"),
        Example(_ITEMS + "- [B](https://a.org/b), ACL [[data]](https://b.org/b)\n"),
        Example("- A, [[code]](https://b.org/a)\n- B [[code]](https://b.org/b)\n"),
    ),
)
