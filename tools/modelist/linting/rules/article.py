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
from modelist.linting.papers.plain_titles import cites_paper, long_texts
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
    rf"(?<![\w'’/.@#$&;-])([Aa])(?= (?:{_ACRONYM_AN}|(?i:(?!one|once|uni(?![nm])|eu|ewe){_VOWEL}))(?![\w/@]|\.\w))"
)
_A_FOR_AN = lazy_pattern(
    r"(?<![\w'’/.@#$-])([Aa]n)(?= (?:[Uu](?:nifi|nique|nivers|nit(?:ed)?\b|nion|niform|se(?:d|ful|r|s)?\b|sual|tili)"
    r"|[Oo]ne\b|European|PR\b|PDF\b|GPU|CPU|VLM|VLA\b|TPU|(?:[bcdfgj-np-rtvwxz][aeiouylr]"
    r"|s[aceiklmnopqtuwy]|h(?!our|onest|onou?r|eir)[aeiou])[a-z]{2,}))"
)


_PEOPLE_BEFORE = lazy_pattern(r"(?:[A-Z]\.? [A-Z][\w'’-]+, |\band |[*_] ?)\Z")
_PEOPLE_BEHIND = lazy_pattern(r" [A-Z][\w'’-]+(?:,| and | et al|[.*_\n]|\Z)")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Articles before words and abbreviations whose sound is known."""
    for pattern, right in ((_AN_FOR_A, "an"), (_A_FOR_AN, "a")):
        for match in pattern.finditer(page.text):
            if match.start() not in no_words(page) and match.end() + 1 not in no_words(page):
                span = Span(*match.span(1))
                if match[1] == "A" and (_is_initial(page, span) or _is_letter(page, span)):
                    continue
                word = page.text[match.end() + 1 : match.end() + 40].split(maxsplit=1)[0].strip(".,;:()[]*")
                cased = right.capitalize() if match[1][0] == "A" else right
                # A title is quoted as it is; what is wrong may be its authors' own.
                line = page.document.lines.line_of(span.start)
                is_quoted = span.start in long_texts(page) or (match[1][0] == "A" and cites_paper(page, line))
                edits = () if is_quoted else (Edit(span, cased),)
                message = f"'{match[1]}' stands before '{word}'"
                yield Problem(span, message, f"Write {cased}.", edits=edits)


def _is_initial(page: Page, span: Span) -> bool:
    """Whether an A stands before the surname of one of several people: `S Mohan, A Agar, and D Bell`."""
    return _PEOPLE_BEFORE.search(page.text, max(0, span.start - 40), span.start) is not None and (
        _PEOPLE_BEHIND.match(page.text, span.end) is not None
    )


def _is_letter(page: Page, span: Span) -> bool:
    """Whether an A behind a word and before a small letter is what something is called: `team A`, `hepatitis A`."""
    before, behind = page.text[max(0, span.start - 2) : span.start], page.text[span.end + 1 : span.end + 2]
    return before[:1].isalnum() and before[1:] == " " and behind.islower()


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
        Example("- [Web: ⟦A⟧ LLM Code Benchmark of Pages](https://arxiv.org/abs/2505.07473)\n"),
        Example("⟦An⟧ Universal ⟦an⟧ PR for ⟦an⟧ model\n", "A Universal a PR for a model\n"),
    ),
    good=(
        Example("a model, an LLM, a unified one, a user, an hour, a European, an open one, a one-shot, an RL agent\n"),
        Example("Team A outperforms team B; Table A is of hepatitis A infection\n"),
        Example("Q&A Assistant, Q&amp;A Agent; S Mohan, A Agar, and A Ellis\n"),
        Example("`a LLM`, 7B-a LLM, a uniform, a unique, an unusual, a SQL query, a RAG system, plan an\n"),
    ),
)
