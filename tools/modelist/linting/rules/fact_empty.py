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
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans
from modelist.linting.rule import Example, Problem, Rule, Scope

_LABEL = lazy_pattern(
    r"(?P<indent>[ \t]{0,12})(?P<bullet>[-*+•][ \t]+)?"
    r"(?P<label>(?P<mark>\*\*|__|\*|_|)[^\n:：*_\[\]<>|`#]{2,40}(?:[:：](?P=mark)|(?P=mark)[:：]))(?P<value>[^\n]*)"
)
_NOTHING = r"[ \t]*(?:(?:<br ?/?>|\\|<!--[^\n>]{0,300}-->)[ \t]*){0,3}"
_NO_VALUE = lazy_pattern(_NOTHING, re.IGNORECASE)
_NOTHING_BEHIND = lazy_pattern(rf"[:：](?:\*\*|__|[*_])?{_NOTHING}$", re.MULTILINE | re.IGNORECASE)
_ENDS_SECTION = lazy_pattern(r"#|-{3,}\Z|\*{3,}\Z|_{3,}\Z")
_OUTER_ITEM = lazy_pattern(r"(?P<indent>[ \t]*)(?:[-*+•]|\d{1,3}[.)])[ \t]")
_MIN_FILLED, _MOST, _LOOK_BELOW = 5, 0.8, 40


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lines that end with a label which at least five other lines of its form, nearly all, fill."""
    if _NOTHING_BEHIND.search(page.text) is None:
        return
    filled: Counter[tuple[bool, str]] = Counter()
    empty: list[tuple[tuple[bool, str], Span]] = []
    hidden = _not_shown(page)
    after = 0
    for line in page.text.split("\n"):
        start, after = after, after + len(line) + 1
        match = _LABEL.fullmatch(line)
        if match is None or start + len(match["indent"]) in hidden:
            continue
        key = (match["bullet"] is not None, " ".join(match["label"].split()))
        if not _NO_VALUE.fullmatch(match["value"]):
            filled[key] += 1
        elif _ends(page, start, match):
            empty.append((key, Span(*match.span("label")).shifted(start)))
    count = Counter(key for key, _ in empty)
    for key, span in empty:
        if filled[key] >= _MIN_FILLED and filled[key] >= _MOST * (filled[key] + count[key]):
            message = f"{shown(key[1])} has no value, as {filled[key]} others have"
            yield Problem(span, message, "Write the value, or leave the line out.")


def _not_shown(page: Page) -> Spans:
    markdown = page.markdown
    of_nodes = (one.span for nodes in (markdown.code_blocks, markdown.comments) for one in nodes)
    return Spans((*markdown.front_matter, *of_nodes))


def _ends(page: Page, start: int, label: re.Match[str]) -> bool:
    """Whether what follows is another label, an outer item, a heading or nothing: a value may stand below, too."""
    number = page.document.lines.line_of(start)
    below = (page.document.line_text(one) for one in range(number + 1, number + _LOOK_BELOW))
    after = next((one for one in below if one.strip()), "").rstrip()
    if not after or _ENDS_SECTION.match(after):
        return True
    depth, other, outer = len(label["indent"]), _LABEL.fullmatch(after), _OUTER_ITEM.match(after)
    is_outer = label["bullet"] is not None and outer is not None and len(outer["indent"]) < depth
    is_alike = other is not None and (other["bullet"] is None) == (label["bullet"] is None)
    return is_outer or (is_alike and other is not None and len(other["indent"]) == depth)


_FULL = "".join(f"## M{n}\n\nReleased: 2023-0{n}  \nPaper: [p](https://x.org/{n})\n\n" for n in range(1, 8))
_NESTED = "".join(f"- M{n}\n    - *Date*: 2023\n    - *Paper*: x\n" for n in range(6))

RULE = Rule(
    id="fact-empty",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="structure",
    bad=(
        Example(f"# L\n\n{_FULL}## M9\n\n⟦Released:⟧  \nPaper: [p](https://x.org/9)\n"),
        Example(f"# L\n\n{_FULL}## M9\n\nReleased: 2023-09  \n⟦Paper:⟧\n\n## Other\n"),
        Example(f"{_NESTED}- M9\n    - *Date*: 2023\n    - ⟦*Paper*:⟧\n- M10\n    - *Date*: 2023\n"),
        Example(f"{_NESTED}- M9\n    - ⟦*Date*:⟧<br>\n    - *Paper*: x\n\n---\n"),
        Example(f"{_NESTED}- M9\n    - ⟦*Date*:⟧ <!-- to do -->\n    - *Paper*: x\n\n---\n"),
    ),
    good=(
        Example(f"# L\n\n{_FULL}## M9\n\nReleased:\n- First: 2023\n- Second: 2024\n\n## Other\n"),
        Example(f"# L\n\n{_FULL}## M9\n\nReleased: 2023-09  \nPaper:\n\n- [p](https://x.org/9)\n"),
        Example(f"# L\n\n{_FULL}## M9\n\nReleased:\n\n```\n2023\n```\n\nPaper: [p](https://x.org/9)\n"),
        Example(f"# L\n\n{_FULL}## M9\n\nPaper:\n\n\n\n\n\n![p](p.png)\n\n<!--\n\nReleased:\nPaper:\n\n-->\n"),
        Example(f"{_NESTED}- M9\n    - *Date*:\n        - *First*: 2023\n    - *Paper*: x\n"),
        Example(f"# L\n\n{_FULL}## M9\n\nUpdated:\nPaper: [p](https://x.org/9)\n"),
    ),
)
