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
_MIN_USES, _MOST = 8, 0.6
_MIN_OF_SECTION, _OWN_STYLE = 5, 0.75
"""From how many on a section that nearly always has another mark has a style of its own."""


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
        sections = [page.section_at(match.start()) for match in found]
        places = [one.span.start if one is not None else -1 for one in sections]
        of_section = Counter(places)
        of_mark = Counter((place, match["mark"]) for place, match in zip(places, found, strict=True))
        for place, match in zip(places, found, strict=True):
            own = of_mark[place, match["mark"]]
            is_own_style = own >= _MIN_OF_SECTION and own >= _OWN_STYLE * of_section[place]
            if match["mark"] != usual and not is_own_style:
                span = Span(*match.span("mark"))
                message = f"'{match['mark']}' stands before [[{match['label']}]] here, and '{usual}' elsewhere"
                yield Problem(span, message, "Write it like the others.", edits=(Edit(span, usual),))


_ITEMS = "".join(f"- [A{n}](https://a.org/{n}), ACL, [[code]](https://b.org/{n})\n" for n in range(9))
_MANY = "".join(f"- B{n}. ACL'2024. [[paper](https://b.org/{n})]\n" for n in range(12))

RULE = Rule(
    id="label-separator",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    default=False,
    bad=(
        Example(
            _MANY + "- C. ACL'2024⟦ ⟧[[paper](https://b.org/c)]\n" * 7,
            _MANY + "- C. ACL'2024. [[paper](https://b.org/c)]\n" * 7,
        ),
        Example(
            _ITEMS + "- [B](https://a.org/b), ACL⟦ ⟧[[code]](https://b.org/b)\n",
            _ITEMS + "- [B](https://a.org/b), ACL, [[code]](https://b.org/b)\n",
        ),
    ),
    good=(
        Example("## A\n\n" + 2 * _ITEMS + "\n## B\n\n" + _ITEMS.replace(", [[", " [[")),
        Example(_ITEMS + "- [B](https://a.org/b), [[ACL]](https://b.org/b) [[code]](https://b.org/b)\n"),
        Example(_ITEMS + "- Smith et al. [[code]](https://b.org/b)\n- **B** [[code]](https://b.org/c)\n"),
        Example(_ITEMS + "- [B](https://a.org/b), ACL [[data]](https://b.org/b)\n"),
        Example("- A, [[code]](https://b.org/a)\n- B [[code]](https://b.org/b)\n"),
    ),
)
