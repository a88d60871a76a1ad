"""A badge names another model or organisation than the section or row that it stands in.

The badge was copied from a neighbour and its text stayed: under *Gemma* it says *Phi AI*. A reader takes the link for
the other model's. Write the name of what the section is about.

It is a warning, since a badge may name another model on purpose.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Span
from modelist.linting.addresses.badges import PageBadge, badges, raw_parts, shown_span
from modelist.linting.context import Page
from modelist.linting.names.subjects import MAKERS, Subjects, are_alike, words_of
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme import venues

_LABELS = tuple("blog paper report website homepage project docs page face github model 博客 官网".split())

_PARTS = tuple("base backbone built derived fine-tuned finetuned teacher encoder decoder llm 基座 基于".split())


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Static badges with a message, under a heading or in a row that says what it is about."""
    named = [one for one in badges(page) if one.static is not None and one.link is not None and _is_of_a_model(one)]
    if not named:
        return
    subjects = Subjects(page)
    for badge in named:
        other = _other(page, subjects, badge)
        if other:
            subject = subjects.at(badge.image.span.start)
            where = f"'{subject.name[:60]}'" if subject is not None else "this section"
            message = f"the badge says '{badge.text}', but stands in {where}; {other}"
            yield Problem(_place(page, badge), message, "Write the name of what the section is about.")


def _is_of_a_model(badge: PageBadge) -> bool:
    """Whether a badge's label is that of a model's own page, and no part of the model that has a name of its own."""
    label = badge.label.lower()
    known = any(one in label for one in _LABELS) and not any(one in label for one in _PARTS)
    return known and bool(badge.message or "-" in badge.label)


def _other(page: Page, subjects: Subjects, badge: PageBadge) -> str:
    """What else the badge is about, in words; empty where it may well be about its own section."""
    at = badge.image.span.start
    subject = subjects.at(at)
    said = words_of(badge.message or badge.label)
    if subject is None or not subject.words or len(said) != 1 or venues.NAMED.search(badge.message):
        return ""  # what has more words, such as Google Cloud, is a name of its own
    around = subjects.around(at) | subject.words
    if are_alike(said, around):
        return ""
    makers = {MAKERS[word] for word in around if word in MAKERS}
    if any(MAKERS.get(word) in makers for word in said):
        return ""
    [word] = said
    if word in subjects.by_word:
        return f"'{subjects.by_word[word]}' is another"
    if word in MAKERS and makers and not subjects.tells_of(word, at):
        return f"{MAKERS[word]} does not make it"
    return ""


def _place(page: Page, badge: PageBadge) -> Span:
    parts = raw_parts(page, badge)
    return parts.message if parts is not None else shown_span(page, badge)


RULE = Rule(
    id="badge-other-subject",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="badges",
    bad=(
        Example(
            "## Phi\n\ntext\n\n## Gemma\n\n"
            "[![b](https://img.shields.io/badge/AI%20Blog-⟦Phi%20AI⟧-orange.svg)](https://x.org/gemma-report.pdf)\n"
        ),
        Example(
            "| Model | Blog |\n| --- | --- |\n| Falcon | x |\n"
            "| Qwen | [![b](https://img.shields.io/badge/Blog-⟦Falcon_AI⟧-red)](https://x.org/b) |\n"
        ),
    ),
    good=(
        Example("## Gemma\n\n[![b](https://img.shields.io/badge/AI%20Blog-Gemma%20AI-orange)](https://x.org/b)\n"),
        Example("## Llama3\n\n[![b](https://img.shields.io/badge/AI%20Blog-Meta%20AI-orange)](https://x.org/b)\n"),
        Example(
            "## Phi\n\n## phi3\n\n[![b](https://img.shields.io/badge/AI%20Blog-Phi%20AI-orange)](https://x.org/b)\n"
        ),
        Example("## Vicuna\n\n## LLaVA\n\n[![b](https://img.shields.io/badge/Base-Vicuna-red)](https://x.org/b)\n"),
        Example(
            "## LLaVA\n\n[![b](https://img.shields.io/badge/Base%20model-Vicuna-red)](https://x.org/b)\n\n## Vicuna\n"
        ),
        Example("## R1\n\n[![b](https://img.shields.io/badge/Paper-Nature-red)](https://x.org/b)\n\n## Nature\n"),
        Example(
            "## Llama\n\n[![b](https://img.shields.io/badge/Docs-Google%20Cloud-red)](https://x.org/b)\n\n## Gemma\n"
        ),
        Example("## Idefics\n\n[![b](https://img.shields.io/badge/Blog-Hugging%20Face-red)](https://x.org/b)\n"),
    ),
)
