"""The last sentence of a paragraph or item ends without a full stop.

Where sentences before it have one, a reader wonders whether the end was lost; often it was, in copying. Add it, or what
is missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.scripts import HAN
from modelist.core.text import Span
from modelist.documents.markdown_nodes import BlockKind, ListItem
from modelist.linting.context import Page
from modelist.linting.markup.items import item_lists
from modelist.linting.markup.prose import no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_SENTENCES = lazy_pattern(r"[a-z)]{2}[.!?] +(?:[A-Z][a-z]+|[A-Z]+|A|I)[ ,][a-z(]|[。！？](?!\s*\Z)")
_ENDS_OPEN = lazy_pattern(rf"(?:(?<=[ ,][a-z])|(?<=[a-z]{{3}}))(?<!etc)(?<! al)\Z|[{HAN}]\Z|(?<=[{HAN}])）\Z")
_NO_SENTENCE = lazy_pattern(
    r"(?:^|[\s(])[#@][\w-]+\Z|https?\Z|(?:below|follows|above)\Z|[.:]\s+[^\s.]+(?:\s[^\s.]+)?\Z"
)
"""Tags, what announces code or a picture, and one or two words."""

_CHINESE = lazy_pattern(f"[{HAN}]")
_ANNOUNCED = (BlockKind.LIST, BlockKind.FENCE, BlockKind.CODE, BlockKind.QUOTE)
_STOPS = (".", "。", "!", "！", "?", "？", "…")
_LONG, _LONG_ZH = 80, 24
_MIN_ITEMS, _MOST = 3, 0.6


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Paragraphs and items of several sentences, and long items among such as end in a full stop."""
    before = {one.span for one, other in pairwise(page.markdown.blocks) if other.kind in _ANNOUNCED}
    for block in page.markdown.blocks:
        if block.kind is BlockKind.PARAGRAPH and block.span not in before:
            yield from _check(page, block.span, is_among_stops=False)
    for items in item_lists(page):
        texts = [_own_text(page, item) for item in items]
        long_ones = [one for one in texts if one is not None and _is_long(page.document.slice(one))]
        stops = sum(page.document.slice(one).rstrip("*_ ").endswith(_STOPS) for one in long_ones)
        usual = len(long_ones) >= _MIN_ITEMS and stops >= _MOST * len(long_ones)
        for span in long_ones:
            yield from _check(page, span, is_among_stops=usual)


def _own_text(page: Page, item: ListItem) -> Span | None:
    """The one line of an item; None where it goes on, or holds more."""
    text = page.document.slice(Span(item.content_span.start, item.span.end)).rstrip()
    return None if "\n" in text else Span(item.content_span.start, item.content_span.start + len(text))


def _is_long(text: str) -> bool:
    return len(text) > _LONG or len(_CHINESE.findall(text)) > _LONG_ZH


def _check(page: Page, span: Span, is_among_stops: bool) -> Iterator[Problem]:
    text = page.document.slice(span).rstrip()
    if not _is_long(text) or text.lstrip().startswith(("|", "<", "!", "[!", "#")) or "  \n" in text:
        return
    end = span.start + len(text)
    last = text.rpartition("\n")[2]
    if not _ENDS_OPEN.search(last) or end - 1 in no_words(page) or _NO_SENTENCE.search(last):
        return
    if not is_among_stops and not _SENTENCES.search(text):
        return
    is_chinese = len(_CHINESE.findall(text)) > _LONG_ZH or _CHINESE.match(text[-1]) or text[-1] == "）"
    stop = "。" if is_chinese else "."
    yield Problem(
        Span(end - 1, end),
        "the last sentence ends without a full stop",
        "Add one.",
        edits=(Edit(Span(end, end), stop),),
    )


_LINE = "CogVLM is a model that joins pictures and words deeply. It has an expert for what is see"
_ITEM = "- The data of this model was cleaned by another model, and then by people from three countries"

RULE = Rule(
    id="full-stop-missing",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example(_LINE + "⟦n⟧\n\nMore.\n", _LINE + "n.\n\nMore.\n"),
        Example(
            "模型把图像和文字深入地结合在一起。它有一个处理图像的专⟦家⟧\n",
            "模型把图像和文字深入地结合在一起。它有一个处理图像的专家。\n",
        ),
        Example(f"{_ITEM}.\n{_ITEM}.\n{_ITEM[:-1]}⟦s⟧\n", f"{_ITEM}.\n{_ITEM}.\n{_ITEM}.\n"),
    ),
    good=(
        Example(_LINE + "n:\n\n- It is a list\n\n" + _LINE + "n as in [this](https://x.org)\n"),
        Example(
            _LINE
            + "n in these\n\n- a\n- b\n\nJohn Smith, A. Brown, C. White, Mary Green, and the many others of the lab\n"
        ),
        Example(f"{_ITEM}\n{_ITEM}\n{_ITEM}.\n"),
    ),
)
