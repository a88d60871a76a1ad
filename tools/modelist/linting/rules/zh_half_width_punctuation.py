"""ASCII punctuation between Chinese characters.

A Chinese sentence has full-width marks; an ASCII comma in it looks cramped and shows that the text was typed in the
wrong mode. Write the full-width mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.scripts import HAN
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_MARK = lazy_pattern(
    rf"(?<=[{HAN}”’）》」])([,;:!?])[ ]?(?=[{HAN}“‘（《「])|(?<=[{HAN}])([.])(?=[{HAN}]|[ \t]*$)", re.MULTILINE
)
_BEHIND_BOLD = lazy_pattern(rf"(?<=[{HAN}）]\*\*)([,;:!?])[ ]?(?=[{HAN}“‘（《「]|[ \t]*$)", re.MULTILINE)
_BEHIND_LINK = lazy_pattern(rf"(?<=\))([,;:!?])[ ]?(?=[{HAN}“‘（《「])")
_BEFORE_HAN = lazy_pattern(rf"(?<=[A-Za-z0-9)])(:)[ ](?=[{HAN}])")
_BRACKETS = lazy_pattern(
    rf"(?<=[{HAN}])\(((?:[A-Za-z{HAN}]|\d(?=[^()（）\n\[\]]{{0,60}}[A-Za-z%{HAN}]))[^()（）\n\[\]]{{0,60}})\)"
)
_BETWEEN = lazy_pattern(r" [/／|] |\||<br[ ]?/?>|[.。！？!?;；] ?")
"""What stands between a text and its translation, or between cells and sentences."""
_WIDE_BRACKET = lazy_pattern(rf"(?<=[{HAN}])（")
_TARGET = lazy_pattern(r"\]\([^()\s]{0,300}")
_AROUND, _MIN_HAN = 500, 2
_ONE_HAN, _WORD = lazy_pattern(f"[{HAN}]"), lazy_pattern("[A-Za-z]+")
_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"}


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Marks of ASCII with Chinese characters around them."""
    if page.text.isascii():
        return
    hidden = None
    links = {one.span.end for one in page.links if one.text[-1:] and _ONE_HAN.match(one.text[-1])}
    patterns = (_MARK, _BEHIND_BOLD, _BEHIND_LINK, _BEFORE_HAN)
    for pattern, match in ((one, found) for one in patterns for found in one.finditer(page.text)):
        hidden = hidden or no_words(page)
        if pattern is _BEHIND_LINK and match.start() not in links:
            continue
        if match.start() in hidden or not _is_chinese(page, match.start()):
            continue
        mark = match[0].strip()
        span = Span(*match.span())
        wide = _WIDE[mark]
        yield Problem(span, f"'{mark}' stands in a Chinese sentence", f"Write {wide}.", edits=(Edit(span, wide),))
    if _WIDE_BRACKET.search(page.text):
        yield from _check_brackets(page)


def _check_brackets(page: Page) -> Iterator[Problem]:
    """Brackets right behind a Chinese character, in pages that have full-width ones there, too."""
    for match in _BRACKETS.finditer(page.text):
        ends = Span(match.start(), match.start() + 1), Span(match.end() - 1, match.end())
        inside, after = match[1], page.text[match.end() : match.end() + 1]
        is_call = after == ")" or (len(inside) == 1 and not _ONE_HAN.match(inside))
        if is_call or any(one.start in no_words(page) for one in ends) or not _is_in_chinese(page, match):
            continue
        edits = tuple(Edit(span, wide) for span, wide in zip(ends, "（）", strict=True))
        message = f"'{match[0]}' has half-width brackets, others have full-width ones"
        yield Problem(Span(*match.span()), message, "Write （）.", edits=edits)


def _is_in_chinese(page: Page, match: re.Match[str]) -> bool:
    """Whether the text before brackets is Chinese: of their line, or from what parts it from the text before."""
    if _is_chinese(page, match.start()):
        return True
    before = page.text[max(0, match.start() - _AROUND) : match.start()].rpartition("\n")[2]
    nearest = _BETWEEN.split(before)[-1]
    return len(_ONE_HAN.findall(nearest)) >= _MIN_HAN + len(_WORD.findall(nearest))


def _is_chinese(page: Page, offset: int) -> bool:
    """Whether a line has more Chinese characters than words of Latin letters: English may quote Chinese words."""
    before = page.text[max(0, offset - _AROUND) : offset].rpartition("\n")[2]
    line = _TARGET.sub("](", before + page.text[offset : offset + _AROUND].partition("\n")[0])
    return len(_ONE_HAN.findall(line)) >= len(_WORD.findall(line))


RULE = Rule(
    id="zh-half-width-punctuation",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    bad=(
        Example("模型⟦,⟧训练⟦, ⟧推理⟦.⟧\n", "模型，训练，推理。\n"),
        Example(
            "**视觉设计**⟦:⟧从低分辨率开始\n\n* C-Eval⟦: ⟧构造中文评估基准\n",
            "**视觉设计**：从低分辨率开始\n\n* C-Eval：构造中文评估基准\n",
        ),
        Example(
            "| A model with tools / 工具（插件）模型 |\n| - |\n| A law model (Pujiang) / 法律模型⟦(浦江)⟧ |\n"
            "| Small copies of it / X1 蒸馏版⟦(1.5B–70B)⟧ | small |\n",
            "| A model with tools / 工具（插件）模型 |\n| - |\n| A law model (Pujiang) / 法律模型（浦江） |\n"
            "| Small copies of it / X1 蒸馏版（1.5B–70B） | small |\n",
        ),
        Example("聚宝盆（金融），獬豸⟦(LawGPT_zh)⟧\n", "聚宝盆（金融），獬豸（LawGPT_zh）\n"),
        Example(
            "推荐[有道速读](https://x.org/very/long/path/with/words/in/it)⟦,⟧读论文的利器\n",
            "推荐[有道速读](https://x.org/very/long/path/with/words/in/it)，读论文的利器\n",
        ),
    ),
    good=(
        Example("模型，训练: GPT, Qwen。`中,文` [a](https://x.org/中,文) 3,000\n"),
        Example("獬豸(LawGPT_zh) 和 f(x)，[模型](https://x.org)\n"),
        Example("工具（插件）\n\nIt is the best one of them, as 最强(best) says in the title, and 第(1) of 2\n"),
        Example("推荐[LawGPT](https://x.org),读论文的利器\n"),
        Example("Avoid words such as 最强, 吊打 in a text.\n"),
    ),
    default=False,
)
