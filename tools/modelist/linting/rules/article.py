"""The wrong article stands before a word: `a LLM`, `an unified`.

It goes by the sound: `an LLM`, since one says el-el-em, and `a unified`. Careful readers stumble over it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_SPELLED = (
    "LLM|MLLM|LMM|LVLM|SLM|LRM|MLP|FFN|SSL|RTX|NVIDIA|H100|HPC|LSTM|RNN|RL"
    "|RLHF|MIT|NLP|SFT|SVM|MoE|HTML|HTTP|FP8|FP16|FPS|HF|ML|SDK|SSM|XML"
)
_ACRONYM_AN = rf"(?:{_SPELLED})s?"
_VOWEL = (
    r"(?:a[bcdfglmnprstuvw]|e[acdfglmnpqstvx]|i[cdlmnst]|o[bcdfmprtuv]|un[abdefhkl-prstvw]|up|ultra|image|idea|item"
    r"|user-?(?!\w))[a-z]{2,}"
)
_AN_FOR_A = lazy_pattern(
    rf"(?<![\w'’/.@#$-])([Aa])(?= (?:{_ACRONYM_AN}|(?i:(?!one|once|uni(?![nm])|eu|ewe){_VOWEL}))(?![\w/@]|\.\w))"
)
_A_FOR_AN = lazy_pattern(
    r"(?<![\w'’/.@#$-])([Aa]n)(?= (?:[Uu](?:nifi|nique|nivers|nit(?:ed)?\b|nion|niform|se(?:d|ful|r|s)?\b|sual|tili)"
    r"|[Oo]ne\b|European|PR\b|PDF\b|GPU|CPU|VLM|VLA\b|TPU|(?:[bcdfgj-np-rtvwxz][aeiouylr]"
    r"|s[aceiklmnopqtuwy]|h(?!our|onest|onou?r|eir)[aeiou])[a-z]{2,}))"
)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Articles before words and abbreviations whose sound is known."""
    for pattern, right in ((_AN_FOR_A, "an"), (_A_FOR_AN, "a")):
        for match in pattern.finditer(page.text):
            if match.start() not in no_words(page) and match.end() + 1 not in no_words(page):
                span = Span(*match.span(1))
                word = page.text[match.end() + 1 : match.end() + 40].split(" ", 1)[0].strip(".,;:()[]*\n")
                cased = right.capitalize() if match[1][0] == "A" else right
                message = f"'{match[1]}' stands before '{word}'"
                yield Problem(span, message, f"Write {cased}.", edits=(Edit(span, cased),))


RULE = Rule(
    id="article",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example(
            "⟦a⟧ LLM is ⟦an⟧ unified model with ⟦a⟧ open licence\n", "an LLM is a unified model with an open licence\n"
        ),
        Example("⟦a⟧ SLM on ⟦an⟧ VLA or ⟦a⟧ NVIDIA H100\n", "an SLM on a VLA or an NVIDIA H100\n"),
        Example("⟦An⟧ Universal ⟦an⟧ PR for ⟦an⟧ model\n", "A Universal a PR for a model\n"),
    ),
    good=(
        Example("a model, an LLM, a unified one, a user, an hour, a European, an open one, a one-shot, an RL agent\n"),
        Example("`a LLM`, 7B-a LLM, a uniform, a unique, an unusual, a SQL query, a RAG system, plan an\n"),
    ),
)
