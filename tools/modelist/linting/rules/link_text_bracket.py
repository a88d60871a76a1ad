"""A link's text opens a bracket that it does not close, or closes one that it does not open.

`[AlexaTM (20B](...)`: a character was lost, or the link ends in the wrong place, so that the name is broken for who
reads it. Add the bracket, or move the link's end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shortened
from modelist.documents.markdown_nodes import LinkKind
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_PAIRS = {")": "(", "）": "（", "】": "【", "》": "《"}
_ALIKE = {"（": "(", "）": ")"}
_NO_PAIR = lazy_pattern(r"\A\W?[0-9a-zA-Z]{1,3}[)）]|[:;]-?[()](?!\w)|`[^`]*`|\$[^$]*\$")
_MAX_TEXT, _NEAR = 300, 500


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Texts of links with one bracket too few, where the line around them does not have it either."""
    if "](" not in page.text:
        return
    for link in page.links:
        text = page.document.slice(link.text_span)
        if link.kind is not LinkKind.LINK or link.parent is not None or not 3 < len(text) < _MAX_TEXT or "![" in text:
            continue
        if "…" in text or "..." in text:
            continue  # the text was shortened, and the bracket with it
        at = _unmatched(text)
        if at is not None and not _is_closed_outside(page, link.span, text[at]):
            what = "opened and not closed" if text[at] in _PAIRS.values() else "closed and not opened"
            span = Span(link.text_span.start + at, link.text_span.start + at + 1)
            yield Problem(span, f"the bracket in '{shortened(text)}' is {what}", "Add the other one.")


def _unmatched(text: str) -> int | None:
    """The place of the only bracket without its other half; None where all match, or more than one does not."""
    hidden = {at for match in _NO_PAIR.finditer(text) for at in range(*match.span())}
    opened: list[int] = []
    alone: list[int] = []
    for at, letter in enumerate(text):
        if at in hidden:
            continue
        if letter in _PAIRS.values():
            opened.append(at)
        elif letter in _PAIRS:
            if opened and _alike(text[opened[-1]]) == _alike(_PAIRS[letter]):
                opened.pop()
            else:
                alone.append(at)
    left = opened + alone
    return left[0] if len(left) == 1 else None


def _alike(bracket: str) -> str:
    return _ALIKE.get(bracket, bracket)


def _is_closed_outside(page: Page, span: Span, bracket: str) -> bool:
    """Whether the other half stands in the same line around the link."""
    lines = page.document.lines
    if bracket in _PAIRS.values():
        end = lines.start_of(lines.line_of(span.end - 1) + 1)
        after = page.text[span.end : min(end, span.end + _NEAR)]
        return any(
            after.count(one) > after.count(_PAIRS[one]) for one in _PAIRS if _alike(_PAIRS[one]) == _alike(bracket)
        )
    start = lines.start_of(lines.line_of(span.start))
    before = page.text[max(start, span.start - _NEAR) : span.start]
    return any(
        before.count(one) > before.count(other) for other, one in _PAIRS.items() if _alike(other) == _alike(bracket)
    )


RULE = Rule(
    id="link-text-bracket",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example("- [AlexaTM ⟦(⟧20B](https://x.org)\n"),
        Example("- [Qwen 7B⟦)⟧](https://x.org)\n"),
        Example("- [通义千问⟦（⟧7B](https://x.org)\n"),
    ),
    good=(
        Example("- [AI and Memory Wall. (This post has been… | Medium](https://x.org)\n"),
        Example("- [a) Data](https://x.org) [f(x)](https://x.org) [Data :)](https://x.org)\n"),
        Example("- [Phi-3 (mini\\)](https://x.org) [a (b\nc](https://x.org) d)\n"),
        Example("- ([Qwen (7B](https://x.org)) [Qwen（7B)](https://x.org)\n"),
    ),
)
