"""A paragraph begins with a small letter.

"this page lists …" looks as if its beginning was cut off, and sometimes it was. Begin with a capital.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import BlockKind
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_BEGINNING = lazy_pattern(
    r"[*_]{0,3}(?P<word>this|these|those|the|it|its|we|our|you|your|they|their|there|here|in|on|at|for|from|with|by|if"
    r"|when|while|as|an|all|some|most|many|each|both|please|see|note|contributions|welcome|thanks|more|to) [a-z]"
)
_END = lazy_pattern(r"[.!?:][*_)]{0,4}\Z")
_LONG, _SENTENCE_ENDS = 40, (".", "!", "?", ":", "。", "：", "…", ">", "|")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Paragraphs in no other block that are whole sentences but for their first letter, behind one that is ended."""
    before = ""
    for block in page.markdown.blocks:
        text = page.document.slice(block.span).strip()
        match = _BEGINNING.match(text) if block.kind is BlockKind.PARAGRAPH and len(text) > _LONG else None
        is_ended = not before or before.endswith(_SENTENCE_ENDS)
        if block.kind not in (BlockKind.FENCE, BlockKind.CODE):  # a sentence may go on behind code
            before = text if block.kind is BlockKind.PARAGRAPH else ""
        if match is None or not is_ended or not _END.search(text):
            continue
        at = page.text.find(text, *block.span) + match.start("word")
        if at not in no_words(page):
            edits = (Edit(Span(at, at + 1), text[match.start("word")].upper()),)
            message = f"the paragraph begins with '{match['word']}' in small letters"
            yield Problem(Span(at, at + len(match["word"])), message, "Begin with a capital.", edits=edits)


RULE = Rule(
    id="sentence-start",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example(
            "## More\n\n**⟦this⟧ page also links to other lists**. See the sections below.\n",
            "## More\n\n**This page also links to other lists**. See the sections below.\n",
        ),
    ),
    good=(
        Example(
            "vLLM is a library that serves models of many makers.\n\nIt is used as in\n\n"
            "the other list of models that is there.\n"
        ),
        Example("It says,\n\n```\na\n```\n\nfor all of the models in this list\n"),
    ),
)
