"""A compound word is written with and without a hyphen in one page.

`pre-trained` in one line and `pretrained` in the next: a search for one misses the other. Write it as most of the page
does; where its own words do not tell, the titles in it do, or its other words with such a beginning. Titles are left
alone, since they are quoted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans, no_words
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

_TITLE_BEHIND = lazy_pattern(r" +[*_\[]{0,3}[A-Z][a-z]")
_WORD = lazy_pattern(
    rf"(?<![A-Za-z0-9_À-ɏ/.@#&-])(?:well-)?(?P<word>{_STEMS})(?![A-Za-z0-9_À-ɏ/@-]|\.\w)", re.IGNORECASE
)
_BEFORE, _NEAR = 24, 300
_SUBS = str.maketrans("", "", "- ")
_MIN_USES, _MOST, _MAX_HEADING, _MAX_CELL = 3, 0.6, 6, 4
_MIN_ALIKE, _NEARLY_ALL = 5, 0.75
_PREFIXES = ("pre", "fine", "multi", "non", "zero", "few", "cross", "self", "auto", "post", "up", "down", "sub")
_VARIANTS = (("pretrain", ("pretrain",)), ("finetun", ("finetun",)))


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Such words outside of titles, by stem, where the page has nearly all of them in the other form."""
    if "-" not in page.text:
        return
    uses = [Span(*match.span("word")) for match in _WORD.finditer(page.text)]
    uses = [one for one in uses if one.start not in no_words(page) and not page.document.slice(one).isupper()]
    stems = [_stem(page.document.slice(span)) for span in uses]
    forms = [_form(page.document.slice(span)) for span in uses]
    everywhere, prefixes = _counted(stems, forms), _counted(map(_prefix, stems), forms)
    if all(len(one) == 1 for one in everywhere.values()):
        return
    short, titles = _short_texts(page), long_texts(page)
    groups: dict[str, list[Span]] = {}
    for stem, span in zip(stems, uses, strict=True):
        if len(everywhere[stem]) > 1 and (span.start in short or not _is_quoted(page, span, titles)):
            groups.setdefault(stem, []).append(span)
    for stem, found in groups.items():
        words = [page.document.slice(span) for span in found]
        usual = _usual(Counter(map(_form, words)), everywhere[stem], prefixes.get(_prefix(stem), Counter()))
        examples = {_stem(word): word for word in sorted(words, key=str.islower) if _form(word) == usual}
        for span, word in zip(found, words, strict=True):
            if usual is not None and _form(word) != usual:
                yield _problem(page, span, word, usual, examples)


def _usual(own: Counter[str], everywhere: Counter[str], alike: Counter[str]) -> str | None:
    """The form that most words outside of titles have, or else most words, or those with the same beginning.

    Titles alone are no reason to change words that are alike.
    """
    if len(own) == 1 and own.total() > 1:
        return None
    for counts, least, most in (
        (own, _MIN_USES, _NEARLY_ALL),
        # One against one tells nothing, so that the titles have to be clear.
        (everywhere, _MIN_ALIKE, _NEARLY_ALL)
        if len(own) > 1 and own.total() == len(own)
        else (everywhere, _MIN_USES, _MOST if len(own) > 1 else _NEARLY_ALL),
        (own, _MIN_USES, _MOST),
        (alike, _MIN_ALIKE, _NEARLY_ALL),
    ):
        form, count = counts.most_common(1)[0] if counts else ("", 0)
        if counts.total() >= least and count >= most * counts.total() and (counts is not own or len(counts) > 1):
            return form
    return None


def _counted(keys: Iterable[str], forms: Iterable[str]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for key, form in zip(keys, forms, strict=True):
        found.setdefault(key, Counter())[form] += 1
    return found


def _prefix(stem: str) -> str:
    return next((one for one in _PREFIXES if stem.startswith(one)), stem)


def _short_texts(page: Page) -> Spans:
    """Headings and cells without a link that are too short for a title."""
    headings = ((one.text_span, _MAX_HEADING) for one in page.markdown.headings)
    rows = (row for table in page.markdown.tables for row in table.rows)
    cells = ((cell.span, _MAX_CELL) for row in rows for cell in row.cells)
    texts = ((span, most, page.document.slice(span)) for span, most in (*headings, *cells))
    return Spans(one for one, most, text in texts if text.count(" ") < most and not ("](" in text or ":" in text))


def _is_quoted(page: Page, span: Span, titles: Spans) -> bool:
    """Whether a word is a part of a title, by what stands around it and in its line."""
    if _TITLE_AROUND.search(page.text[max(0, span.start - _BEFORE) : span.start]) is not None:
        return True
    if _TITLE_BEHIND.match(page.text, span.end) is not None or span.start in titles:
        return True
    return cites_paper(page, page.document.lines.line_of(span.start))


def _stem(word: str) -> str:
    """What the forms of a word have in common: ``pretrain`` for ``Pre-trained``."""
    plain = word.lower().translate(_SUBS)
    return next((stem for stem, starts in _VARIANTS if plain.startswith(starts)), plain.removesuffix("s"))


def _form(word: str) -> str:
    return "-" if "-" in word else " " if " " in word else ""


def _problem(page: Page, span: Span, word: str, usual: str, examples: Mapping[str, str]) -> Problem:
    right = _respelled(word, usual)
    example = examples.get(_stem(word), right)
    like = f"as in '{example}'" if example else "with another mark"
    message = f"'{word}' is written {like} elsewhere in this page"
    is_free = page.text[span.start - 1 : span.start] in (" ", "\n", "(", "*") and not _is_anchored(page, span)
    edits = (Edit(span, right),) if right and is_free else ()
    return Problem(span, message, f"Write {right or 'it alike'}.", _stem(word), edits=edits)


def _is_anchored(page: Page, span: Span) -> bool:
    """Whether an anchor hangs on the word, or it repeats one: a heading, or a link to one."""
    start = page.document.lines.start_of(page.document.lines.line_of(span.start))
    if page.text.startswith("#", start):
        return True
    near = page.links_in(Span(max(start, span.start - _NEAR), span.end))
    return any(one.text_span.contains(span) and one.destination.startswith("#") for one in near)


def _respelled(word: str, usual: str) -> str:
    """The word with the usual mark, where only the mark differs; empty where its place is not known."""
    plain = word.translate(_SUBS)
    prefix = _prefix(plain.lower())
    if prefix != plain.lower():
        rest = plain[len(prefix) :]
        return plain[: len(prefix)] + usual + (rest if usual or word.isupper() else rest.lower())
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
        Example(
            "# List\n\n- [⟦Multi-modal⟧ ones](#1-multi-modal-ones)\n\n## 1. ⟦Multi-modal⟧ ones\n\n"
            "A multimodal model, a multimodal model, a multimodal model and a multimodal one.\n"
        ),
        Example(
            "| Paper | Remark |\n| - | - |\n| [A](https://arxiv.org/abs/2505.16839) | ⟦Multi-Modal⟧ |\n"
            "| [B: A Fast Multimodal Model of the World](https://arxiv.org/abs/2505.16840) | Parallel Multimodal |\n"
            "| [C: Multimodal Models for the World](https://arxiv.org/abs/2505.16841) | Multimodal |\n"
            "| [D: Multimodal Models at Home](https://arxiv.org/abs/2505.16842) | A New and Fast Multi-Modal Model |\n",
            "| Paper | Remark |\n| - | - |\n| [A](https://arxiv.org/abs/2505.16839) | Multimodal |\n"
            "| [B: A Fast Multimodal Model of the World](https://arxiv.org/abs/2505.16840) | Parallel Multimodal |\n"
            "| [C: Multimodal Models for the World](https://arxiv.org/abs/2505.16841) | Multimodal |\n"
            "| [D: Multimodal Models at Home](https://arxiv.org/abs/2505.16842) | A New and Fast Multi-Modal Model |\n",
        ),
        Example(
            "A multimodal, multimodal, multimodal, multilingual one and a ⟦multi-lingual⟧ one.\n",
            "A multimodal, multimodal, multimodal, multilingual one and a multilingual one.\n",
        ),
        Example("fine-tuned, fine-tuning, a well-⟦finetuned⟧ one\n"),
    ),
    good=(
        Example("pre-trained, pre-training\n\n" + 4 * "[A pretrained model for the vision of cars](https://x.org)\n"),
        Example("pre-trained\n\n[A pretrained model for the vision of cars](https://x.org) `pretrained`\n"),
        Example(
            "A real-time tool, a realtime one\n\n" + 2 * "[A real-time model for the eyes of cars](https://x.org)\n"
        ),
        Example("pre-trained, pretrained and PRETRAINING of BERT\n"),
        Example("pre-trained, pre-trained, Pretrained-7B, finetuned, zero-shot\n"),
    ),
)
