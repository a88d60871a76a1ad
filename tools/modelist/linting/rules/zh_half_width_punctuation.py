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
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.prose import no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MARK = lazy_pattern(
    rf"(?<=[{_HAN}”’）》」])([,;:!?])[ ]?(?=[{_HAN}“‘（《「])|(?<=[{_HAN}])([.])(?=[{_HAN}]|[ \t]*$)", re.MULTILINE
)
_ONE_HAN, _WORD = lazy_pattern(f"[{_HAN}]"), lazy_pattern("[A-Za-z]+")
_WIDE = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"}


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Marks of ASCII with Chinese characters around them."""
    if page.text.isascii():
        return
    hidden = None
    for match in _MARK.finditer(page.text):
        hidden = hidden or no_words(page)
        if match.start() in hidden or not _is_chinese(page, match.start()):
            continue
        mark = match[1] or match[2]
        span = Span(*match.span())
        wide = _WIDE[mark]
        yield Problem(span, f"'{mark}' stands in a Chinese sentence", f"Write {wide}.", edits=(Edit(span, wide),))


def _is_chinese(page: Page, offset: int) -> bool:
    """Whether a line has more Chinese characters than words of Latin letters: English may quote Chinese words."""
    line = page.document.line_text(page.document.lines.line_of(offset))
    return len(_ONE_HAN.findall(line)) >= len(_WORD.findall(line))


RULE = Rule(
    id="zh-half-width-punctuation",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    bad=(Example("模型⟦,⟧训练⟦, ⟧推理⟦.⟧\n", "模型，训练，推理。\n"),),
    good=(
        Example("模型，训练: GPT, Qwen。`中,文` [a](https://x.org/中,文) 3,000\n"),
        Example("Avoid words such as 最强, 吊打 in a text.\n"),
    ),
    default=False,
)
