"""A fenced code block is indented so far that its fences are shown.

A line that is indented by four columns or more, counted from the text of the list item around it, opens no fence. After
a blank line it is code already, and the fences and the language are shown with it; without one the lines run on in the
paragraph above. Indent the fences as the text of the item, or not at all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import ListItem
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_FENCE = lazy_pattern(r"(?P<indent>[ \t]*)(?P<fence>(?P<marks>`{3,}|~{3,})[ \t]*(?P<info>[^\s`]*)[^`\n]*)(?:\n|\Z)")
_OF_MARKDOWN = ("markdown", "md", "mdx", "rmarkdown", "text", "txt")
_MIN_LINES = 3
_NEARBY = 50


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Indented code, and code in the middle of a paragraph, that begins and ends with the lines of a fence."""
    markdown = page.markdown
    if "```" in page.text or "~~~" in page.text:
        plain = [one.span for one in markdown.code_blocks if not one.fenced]
        uses_fences = len(plain) < len(markdown.code_blocks)
        for span in plain:
            yield from _problems(page, span, "shown as it is, since four blanks make it code", alone=uses_fences)
    for span in markdown.code_spans if "```" in page.text else ():
        if not page.text.startswith("```", span.start):
            continue
        start = page.document.lines.start_of(page.document.lines.line_of(span.start))
        yield from _problems(page, Span(start, span.end), "no fence, and its lines run together", alone=True)


def _problems(page: Page, block: Span, what: str, *, alone: bool) -> Iterator[Problem]:
    """The finding for a block that is a fenced one but for its place; ``alone`` tells that no list need be around."""
    text = page.document.slice(block).rstrip()
    opening = _FENCE.match(text)
    lines = text.split("\n")
    if opening is None or len(lines) < _MIN_LINES or opening["info"].lower() in _OF_MARKDOWN:
        return
    last = lines[-1].strip(" \t")
    item = _item_at(page, block.start)
    if last.strip(opening["marks"][0]) or len(last) < len(opening["marks"]) or not (item or alone):
        return
    start = block.start + opening.start("fence")
    fence = opening["fence"].rstrip()
    message = f"{shown(fence)} is {what}"
    advice = "Indent the block as the text of its list item." if item else "Remove the blanks before its lines."
    yield Problem(Span(start, start + len(fence)), message, advice, edits=_edits(page, block, lines, item))


def _edits(page: Page, block: Span, lines: list[str], item: ListItem | None) -> tuple[Edit, ...]:
    """Moves every line to the left, the first to where the item's text begins; none where tabs or quotes are around."""
    column = 0
    if item is not None:
        start = item.content_span.start
        column = start - page.document.lines.start_of(page.document.lines.line_of(start))
        if not page.text[start : start + 1].strip():
            return ()  # nothing stands behind the item's mark, so its text has no column yet
    if any(_closes(line, lines[0]) for line in lines[1:-1]):
        return ()  # once it is a fence, it would end there
    by = len(lines[0]) - len(lines[0].lstrip(" ")) - column
    if by <= 0 or not all(line.startswith(" " * by) for line in lines if line.strip()):
        return ()
    starts = [block.start]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    return tuple(Edit(Span(at, at + by), "") for at, line in zip(starts, lines, strict=True) if line.strip())


def _closes(line: str, first: str) -> bool:
    opening, marks = _FENCE.match(first), line.strip()
    if opening is None or not marks:
        return False
    return not marks.strip(opening["marks"][0]) and len(marks) >= len(opening["marks"])


def _item_at(page: Page, offset: int) -> ListItem | None:
    """The innermost list item around a place."""
    items = page.markdown.lists
    at = bisect_right(items, offset, key=lambda one: one.span.start)
    return next((one for one in reversed(items[max(0, at - _NEARBY) : at]) if offset < one.span.end), None)


RULE = Rule(
    id="fence-indented",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    needs=("    ", "\t"),
    family="structure",
    bad=(
        Example(
            "- Phi\n\n      ⟦```yaml⟧\n      a: 1\n\n      ```\n\n- Gemma\n",
            "- Phi\n\n  ```yaml\n  a: 1\n\n  ```\n\n- Gemma\n",
        ),
        Example("1. Phi\n       ⟦```⟧\n       a\n       ```\n", "1. Phi\n   ```\n   a\n   ```\n"),
        Example("```\na\n```\n\n    ⟦~~~ bash⟧\n    b\n    ~~~\n", "```\na\n```\n\n~~~ bash\nb\n~~~\n"),
        Example("- Phi\n\n\t\t⟦```yaml⟧\n\t\ta: 1\n\t\t```\n"),
        Example("- a\n\n      ⟦```sh⟧\n      b\n      ```\n      c\n      ```\n"),
    ),
    good=(
        Example("- a\n\n  ```yaml\n  b\n  ```\n\n1. c\n\n    ```\n    d\n    ```\n"),
        Example("Write a block so:\n\n    ```\n    a\n    ```\n"),
        Example("````\n    ```\n    a\n    ```\n````\n\n- b\n\n      ```markdown\n      c\n      ```\n"),
        Example("Text\n```a\nb```\n"),
        Example("- a\n\n      code\n      ```\n\n- ```b\n  c\n  ```\n"),
    ),
)
