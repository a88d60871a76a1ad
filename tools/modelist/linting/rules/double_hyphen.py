"""Two hyphens or more stand between words, where a dash or one hyphen is meant.

`Semantic--Spatial` is LaTeX's way to write a dash, and comes along when a title is copied from BibTeX; GitHub shows
both hyphens. Write a dash, a colon or one hyphen, whichever the title has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.scripts import HAN
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_LATIN, _HAN = "A-Za-zÀ-ÖØ-öø-ÿ", HAN
_HYPHENS = lazy_pattern(
    "|".join(
        rf"(?<![\w-])[{letters}]{{2,20}}[)*]{{0,3}}(-{{2,4}})(?=[(*]{{0,3}}[{letters}]{{2}})"
        for letters in (_LATIN, _HAN)
    )
)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Hyphens in a row with a word on either side; options of commands have a blank before theirs."""
    if "--" not in page.text:
        return
    for match in _HYPHENS.finditer(page.text):
        span = Span(*match.span(match.lastindex or 0))
        if match.start() not in no_words(page) and span.start not in no_words(page):
            message = f"{shown(page.text[span.start : span.end])} between words is shown as it is"
            yield Problem(span, message, "Write a dash, a colon, or one hyphen.")


RULE = Rule(
    id="double-hyphen",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example("- Bridging the Semantic⟦--⟧Spatial Gap\n"),
        Example("A **Taxonomy**⟦----⟧safety of models\n"),
        Example("背后的秘密⟦--⟧向量数据库\n"),
        Example("| Medical⟦--⟧An open collection |\n| - |\n"),
    ),
    good=(
        Example("use `a--b`, --option, [x](https://x.org/a--b), <!--note--> and -- or — as dashes\n"),
        Example("| a |\n| :---: |\n| b |\n\n---\n\nA -->B and A--->B\n"),
        Example("默认通过--chat-template 指定, NLP-BERT--Chinese\n"),
        Example("![](https://img.shields.io/badge/Semantic--Spatial-blue)\n"),
    ),
)
