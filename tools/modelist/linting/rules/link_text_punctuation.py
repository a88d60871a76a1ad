"""The text of a link ends in the mark that belongs to the sentence around it.

In `see [below.](#more)` the full stop is underlined with the word, and looks as if it were part of a name. Put the mark
behind the link. A link that is a whole sentence, or the title of a work, keeps its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.scripts import HAN
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link, LinkKind
from modelist.linting.context import Page
from modelist.linting.markup.prose import code_spans
from modelist.linting.rule import Example, Problem, Rule, Scope

_KINDS = (LinkKind.LINK, LinkKind.REFERENCE, LinkKind.HTML)
_ENDING = lazy_pattern(
    rf"(?:(?<=[a-z0-9)]{{2}})|(?<=[A-Z]{{2}})|(?<=[a-z][A-Z0-9]))"
    rf"(?<!etc)(?<! al)(?<!Inc)(?<!Ltd)(?<!Corp)(?<! Co)(?<! vs)(?P<mark>[.,;])[*_]{{0,3}}\Z"
    rf"|(?<=[{HAN}])(?P<wide>[。，；、])[*_]{{0,3}}\Z"
)
_SENTENCE = lazy_pattern(r"[a-z)]{2}[.!?] |[。！？](?!\Z)")
_RUNNING = lazy_pattern(rf"(?:[a-z]{{2}}| a|,) [*_]{{0,3}}\Z|[{HAN}，、][*_]{{0,3}}\Z")
_BEFORE, _MAX_TEXT = 40, 300
_MARKS = ".,;:!?。，；：、！？"


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links amid a sentence whose text ends in a full stop, comma or semicolon."""
    if "](" not in page.text and "][" not in page.text and "<" not in page.text:
        return
    for link in page.links:
        if link.kind in _KINDS and (link.tag or "a") == "a" and link.parent is None:
            yield from _check(page, link)


def _check(page: Page, link: Link) -> Iterator[Problem]:
    text = page.document.slice(link.text_span)
    ending = _ENDING.search(text) if len(text) <= _MAX_TEXT else None
    if ending is None or "\n" in text or _SENTENCE.search(text):
        return
    line = page.document.lines.start_of(page.document.lines.line_of(link.span.start))
    before = page.text[max(line, link.span.start - _BEFORE) : link.span.start]
    if not _RUNNING.search(before):
        return
    mark = ending["mark"] or ending["wide"]
    start = link.text_span.start + ending.start("mark" if ending["mark"] else "wide")
    if start in code_spans(page):
        return
    span, end = Span(start, start + len(mark)), link.span.end
    after = page.text[end : end + 1]
    edits: tuple[Edit, ...] = (Edit(span, ""),)
    if after not in _MARKS or not after:
        edits += (Edit(Span(end, end), mark),)
    elif after != mark:
        edits = ()  # which of the two marks is meant is for the author to say
    message = f"the text '{link.text[-60:]}' ends in the mark of the sentence around it"
    yield Problem(span, message, "Put it behind the link.", edits=edits)


RULE = Rule(
    id="link-text-punctuation",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(
        Example(
            "*For other models, see [below⟦.⟧](https://x.org/a)*\n",
            "*For other models, see [below](https://x.org/a).*\n",
        ),
        Example(
            "The talk is [here⟦.⟧](https://x.org). Made by [**Labs⟦,⟧**](https://a.org) and B\n",
            "The talk is [here](https://x.org). Made by [**Labs**](https://a.org), and B\n",
        ),
        Example(
            'It is <a href="https://x.org">Qwen⟦,⟧</a> by A, 参见[下文⟦。⟧](https://x.org)\n',
            'It is <a href="https://x.org">Qwen</a>, by A, 参见[下文](https://x.org)。\n',
        ),
        Example("which is told [here⟦,⟧](https://x.org).\n"),
    ),
    good=(
        Example("It runs. [More details here.](https://x.org)\n\n- [A Survey of RWKV.](https://x.org) *By A.*\n"),
        Example(
            "made by [Marker Inc.](https://x.org), [A et al.](https://x.org), [the U.S.](https://x.org) and so on\n"
        ),
        Example(
            "| [A title,](https://x.org) |\n| --- |\n\n([SoT.](https://x.org) by A) see"
            " [It is so. It stays so.](https://x.org) [`a.`](b.md)\n",
            files={"b.md": ""},
        ),
    ),
)
