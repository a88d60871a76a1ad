"""A label has no value, where nearly all other sections of the page give one.

`Release date:` with nothing behind it was meant to be filled in, and tells a reader neither the date nor that it is
unknown. Write the value, or leave the line out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.documents.code_lines import prose_lines
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_LABEL = lazy_pattern(
    r"[ \t]{0,3}(?P<bullet>[-*+•][ \t]+)?"
    r"(?P<label>(?P<mark>\*\*|__|)[^\n:：*_\[\]<>|`#]{2,40}(?:[:：](?P=mark)|(?P=mark)[:：]))(?P<value>[^\n]*)"
)
_NOTHING_BEHIND = lazy_pattern(r"[:：](?:\*\*|__)?[ \t]*$", re.MULTILINE)
_MIN_FILLED, _MOST, _LOOK_BELOW = 5, 0.85, 4


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lines that end with a label which at least five other lines of its form, nearly all, fill."""
    if _NOTHING_BEHIND.search(page.text) is None:
        return
    filled: Counter[tuple[bool, str]] = Counter()
    empty: list[tuple[tuple[bool, str], Span]] = []
    for start, line in prose_lines(page.text):
        match = _LABEL.fullmatch(line)
        if match is None:
            continue
        key = (match["bullet"] is not None, " ".join(match["label"].split()))
        if match["value"].strip():
            filled[key] += 1
        elif _ends(page, start, line):
            empty.append((key, Span(*match.span("label")).shifted(start)))
    count = Counter(key for key, _ in empty)
    for key, span in empty:
        if filled[key] >= _MIN_FILLED and filled[key] >= _MOST * (filled[key] + count[key]):
            message = f"{shown(key[1])} has no value, as {filled[key]} others have"
            yield Problem(span, message, "Write the value, or leave the line out.")


def _ends(page: Page, start: int, line: str) -> bool:
    """Whether what follows is another label, a heading or nothing: a value may stand on the next line, or below."""
    number = page.document.lines.line_of(start)
    below = (page.document.line_text(one) for one in range(number + 1, number + _LOOK_BELOW))
    after = next((one for one in below if one.strip()), "")
    return (
        not after.strip() or after.startswith("#") or (_LABEL.fullmatch(after) is not None and _same_depth(line, after))
    )


def _same_depth(line: str, after: str) -> bool:
    return len(line) - len(line.lstrip()) == len(after) - len(after.lstrip())


_FULL = "".join(f"## M{n}\n\nReleased: 2023-0{n}  \nPaper: [p](https://x.org/{n})\n\n" for n in range(1, 8))

RULE = Rule(
    id="fact-empty",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="structure",
    bad=(
        Example(f"# L\n\n{_FULL}## M9\n\n⟦Released:⟧  \nPaper: [p](https://x.org/9)\n"),
        Example(f"# L\n\n{_FULL}## M9\n\nReleased: 2023-09  \n⟦Paper:⟧\n\n## Other\n"),
    ),
    good=(
        Example(f"# L\n\n{_FULL}## M9\n\nReleased: 2023-09  \nPaper:\n\n- [p](https://x.org/9)\n"),
        Example(f"# L\n\n{_FULL}## M9\n\nReleased:\n\n```\n2023\n```\n\nPaper: [p](https://x.org/9)\n"),
        Example(f"# L\n\n{_FULL}## M9\n\nUpdated:\nPaper: [p](https://x.org/9)\n"),
    ),
)
