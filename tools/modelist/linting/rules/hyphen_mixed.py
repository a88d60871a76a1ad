"""A compound word is written with and without a hyphen in one page.

`pre-trained` in one line and `pretrained` in the next: a search for one misses the other. Write it as most of the page
does. Titles are left alone, since they are quoted.
"""

from __future__ import annotations

from collections import Counter
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

_STEMS = (
    "pre[ -]?train(?:ed|ing|s)?|fine[ -]?tun(?:ed?|ing|es)|multi-?modal(?:ity)?|multi-?task(?:ing)?|multi-?lingual"
    "|multi-?turn|multi-?agent|multi-?image|multi-?view|non-?deterministic|non-?linear|zero-?shot|few-?shot"
    "|cross-?modal|cross-?attention|self-?attention|auto-?regressive|pre-?process(?:ing|ed)?|post-?process(?:ing|ed)?"
    "|post-?training|co-?ordinate|e-?mail|bench-?mark(?:s|ing)?|open-?ended|real-?time|end-?to-?end|up-?sampl(?:ing|ed)"
    "|down-?sampl(?:ing|ed)|sub-?task(?:s)?|meta-?data|key-?points?|key-?frames?|check-?points?|data-?sets?|down-?stream"
)
_TITLE_AROUND = lazy_pattern(r"[A-Z][a-z]+ [*_]{0,3}\Z")
"""A capital on the word before: part of a title, which is quoted as it is."""

_WORD = lazy_pattern(
    rf"(?<![A-Za-z0-9_À-ɏ/.@#&-])(?:well-)?(?P<word>{_STEMS})(?![A-Za-z0-9_À-ɏ/@-]|\.\w| +[*_\[]{{0,3}}[A-Z][a-z])"
)
_BEFORE = 24
_SUBS = str.maketrans("", "", "- ")
_MIN_USES, _MOST = 3, 0.6
_VARIANTS = (("pretrain", ("pretrain",)), ("finetun", ("finetun",)))


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Such words outside of titles, by stem, where the page has nearly all of them in the other form."""
    if "-" not in page.text:
        return
    titles = long_texts(page)
    groups: dict[str, list[tuple[Span, str]]] = {}
    for match in _WORD.finditer(page.text):
        span = Span(*match.span("word"))
        is_quoted = _TITLE_AROUND.search(page.text[max(0, span.start - _BEFORE) : span.start]) is not None
        if is_quoted or span.start in no_words(page) or span.start in titles:
            continue
        if not cites_paper(page, page.document.lines.line_of(span.start)):
            groups.setdefault(_stem(match["word"]), []).append((span, match["word"]))
    for found in groups.values():
        counts = Counter(map(_form, (word for _, word in found)))
        usual, count = counts.most_common(1)[0]
        if len(found) >= _MIN_USES and len(counts) > 1 and count >= _MOST * len(found):
            examples = {_stem(word): word for _, word in found if _form(word) == usual}
            yield from (_problem(page, span, word, usual, examples) for span, word in found if _form(word) != usual)


def _stem(word: str) -> str:
    """What the forms of a word have in common: ``pretrain`` for ``Pre-trained``."""
    plain = word.lower().translate(_SUBS)
    return next((stem for stem, starts in _VARIANTS if plain.startswith(starts)), plain.removesuffix("s"))


def _form(word: str) -> str:
    return "-" if "-" in word else " " if " " in word else ""


def _problem(page: Page, span: Span, word: str, usual: str, examples: Mapping[str, str]) -> Problem:
    example = examples[_stem(word)]
    message = f"'{word}' is written as in '{example}' elsewhere in this page"
    right = _respelled(word, usual)
    edits = (Edit(span, right),) if right and page.text[span.start - 1 : span.start] in (" ", "\n", "(", "*") else ()
    return Problem(span, message, f"Write {right or 'it alike'}.", _stem(word), edits=edits)


def _respelled(word: str, usual: str) -> str:
    """The word with the usual mark, where only the mark differs; empty where its place is not known."""
    plain = word.translate(_SUBS)
    for prefix in ("pre", "fine", "multi", "non", "zero", "few", "cross", "self", "auto", "post", "up", "down", "sub"):
        if plain.lower().startswith(prefix):
            return plain[: len(prefix)] + usual + plain[len(prefix) :]
    return ""


RULE = Rule(
    id="hyphen-mixed",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example(
            "A pre-trained model, pre-training data, multi-task and a ⟦pretrained⟧ one.\n",
            "A pre-trained model, pre-training data, multi-task and a pre-trained one.\n",
        ),
        Example("fine-tuned, fine-tuning, a well-⟦finetuned⟧ one\n"),
    ),
    good=(
        Example("pre-trained, pretrained\n\n[A pretrained model for the vision of cars](https://x.org) `pretrained`\n"),
        Example("pre-trained, pre-trained, Pretrained-7B, finetuned, zero-shot\n"),
    ),
)
