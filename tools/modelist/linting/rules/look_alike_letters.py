"""A letter of another alphabet that looks like a Latin one.

``Ԛwen`` with a Cyrillic letter is another word than ``Qwen``: nobody finds it by search, and in an address it leads
to another site. Write the Latin letter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.linting.context import Page
from modelist.linting.markup.characters import LOOK_ALIKES
from modelist.linting.markup.prose import Spans
from modelist.linting.rule import Example, Problem, Rule, Scope

_FOREIGN = lazy_pattern(r"[\u0370-\u03ff\u0400-\u052f\u0250-\u02af]")
_WORD = lazy_pattern(r"[^\W_]+")
_NU = "ν"
"""A symbol in names, as in νGPT, where it stands alone."""

_LATIN = lazy_pattern(r"[A-Za-z]")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Words of Latin letters with a few look-alikes of another alphabet, outside code blocks."""
    if page.text.isascii() or _FOREIGN.search(page.text) is None:
        return
    code = Spans(one.span for one in page.markdown.code_blocks)
    for word in _WORD.finditer(page.text):
        letters = _FOREIGN.findall(word[0])
        if letters and _is_latin(word[0], letters) and word.start() not in code:
            span = Span(*word.span())
            plain = "".join(LOOK_ALIKES.get(one, one) for one in word[0])
            codes = ", ".join(f"U+{ord(one):04X}" for one in dict.fromkeys(letters))
            message = f"{shown(word[0])} has letters of another alphabet that look Latin: {codes}"
            yield Problem(span, message, f"Write {plain}.", edits=(Edit(span, plain),))


def _is_latin(word: str, letters: list[str]) -> bool:
    """Whether a word is mostly Latin, and every other letter in it looks like a Latin one."""
    if letters == [_NU] and _NU in (word[0], word[-1]):
        return False
    return len(_LATIN.findall(word)) >= max(2, len(letters)) and all(one in LOOK_ALIKES for one in letters)


RULE = Rule(
    id="look-alike-letters",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    family="safety",
    bad=(
        Example("## ⟦Fаlcon⟧\n", "## Falcon\n"),
        Example("[x](https://huggingface.co/⟦Qwеn⟧/a)\n", "[x](https://huggingface.co/Qwen/a)\n"),
    ),
    good=(Example("Модель Falcon, α-SVM, ΔW, μP, Ωmega and δx; Сбер GigaChat, π0, νGPT\n"),),
)
