"""One model is spelled in two ways in a page.

`Llama 2` in the table and `Llama2` in its heading: whoever searches the page for one misses the other. Choose the
spelling of its makers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.linting.context import Page
from modelist.linting.models import Mention, read_models
from modelist.linting.prose import Spans, no_words
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.proper_names import is_proper_name

_FAMILIES = (
    "Baichuan|BLIP|ChatGLM|Claude|CogVLM|Command|DeepSeek|ERNIE|Falcon|Gemini|Gemma|GLM|GPT|Grok|InternLM|InternVL|Kimi|Llama"
    "|LLaVA|MiniCPM|MiniGPT|Mistral|Mixtral|OLMo|Ovis|PaLM|Phi|Pixtral|Qwen|StarCoder|Vicuna|Yi"
)
_VERSION = lazy_pattern(
    rf"(?<![\w./@#-])(?:{_FAMILIES})[ -]?v?\d{{1,2}}(?:\.\d{{1,2}})?[ov]?"
    r"(?:[ -](?:Pro|Flash|Turbo|mini|nano|Opus|Sonnet|Haiku|VL|Omni|Coder|Math)\b)?(?![\w/@]|[.:-]\w)",
    re.IGNORECASE,
)
_WORD = lazy_pattern(r"(?<![\w/.@#&-])[A-Za-z](?=[\w-]{3})[A-Za-z0-9]*(?:[-_.][A-Za-z0-9]+)*(?![\w/@-]|\.\w)")
_NAME = lazy_pattern(r"(?=.*[A-Z]).+?[A-Z0-9]")
_ID = lazy_pattern(r"(?=.*[0-9])[a-z0-9.]+[-_][a-z0-9._-]+\Z")
"""Names of files and repositories, which are in small letters on purpose."""

_PLAIN = lazy_pattern(r"[A-Z]?[a-z]+(?:[-_][A-Z]?[a-z]+)*\Z")
"""Words like any other, which a name may look like: ``Meta`` beside ``MeTA``."""

_OPEN = frozenset({"llama"})
"""Names whose owners changed the spelling from one version to the next."""

_GAPS = re.compile(r"[ -]")
_OFTEN, _VERY_OFTEN = 2, 4
"""How many times more often the usual spelling must stand in a page, and that beside a word like any other."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Names of rows and sections that are the same but for letter case, blanks and marks; and versions in text."""
    first: dict[str, Mention] = {}
    told: list[Span] = []
    for mention in read_models(page).mentions:
        known = first.setdefault(mention.key, mention)
        if known.name == mention.name or not mention.key:
            continue
        message = f"'{mention.name}' is spelled '{known.name}' elsewhere in this page"
        related = ((Location(page.path, known.span), f"'{known.name}'"),)
        told.append(mention.span)
        yield Problem(mention.span, message, "Choose one spelling.", mention.name, related=related)
    in_text = [*_in_text(page, Spans(told))]
    yield from in_text
    yield from _names(page, Spans((*told, *(one.span for one in in_text))))


def _in_text(page: Page, told: Spans) -> Iterator[Problem]:
    """Versions of well-known families that a page mostly spells in another way, with blanks or hyphens elsewhere."""
    found: dict[str, list[re.Match[str]]] = {}
    for match in _VERSION.finditer(page.text):
        if match.start() not in no_words(page) and match.start() not in told:
            found.setdefault(_GAPS.sub("", match[0]).lower(), []).append(match)
    for uses in found.values():
        counts = Counter(match[0] for match in uses)
        usual, count = counts.most_common(1)[0]
        if len(counts) < 2 or count < _OFTEN * (len(uses) - count):
            continue
        for match in uses:
            if match[0] != usual:
                message = f"'{match[0]}' is spelled '{usual}' elsewhere in this page"
                yield Problem(Span(*match.span()), message, "Choose one spelling.", usual)


def _names(page: Page, told: Spans) -> Iterator[Problem]:
    """Names with a capital inside that a page spells in one way mostly, with other capitals or hyphens elsewhere."""
    found: dict[str, list[re.Match[str]]] = {}
    for match in _WORD.finditer(page.text):
        if match.start() not in told:
            found.setdefault(_joined(match[0]), []).append(match)
    for key, matches in found.items():
        if key in _OPEN or len({match[0] for match in matches}) < 2:
            continue
        uses = [match for match in matches if match.start() not in no_words(page)]
        counts = Counter(match[0] for match in uses)
        usual, count = counts.most_common(1)[0] if counts else ("", 0)
        if not _NAME.match(usual) or _PLAIN.match(usual) or is_proper_name(usual) or any(map(is_proper_name, counts)):
            continue
        for match in uses:
            is_plain = _PLAIN.match(match[0]) is not None
            often = _VERY_OFTEN if is_plain else _OFTEN
            if match[0] == usual or match[0].isupper() or _ID.match(match[0]):
                continue
            if count >= often * counts[match[0]]:
                message = f"'{match[0]}' is spelled '{usual}' elsewhere in this page"
                yield Problem(Span(*match.span()), message, "Choose one spelling.", usual)


def _joined(name: str) -> str:
    return name.replace("-", "").replace("_", "").lower()


RULE = Rule(
    id="name-spelling",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="models",
    default=False,
    bad=(
        Example("Gemini 2.5 Pro is best, then Gemini 2.5 Pro with tools.\n\nIt beats ⟦Gemini-2.5-Pro⟧ by little.\n"),
        Example(
            "VQ-SigLIP, VQ-SigLIP and ⟦VQ-SigLip⟧; VRC-Bench, VRC-Bench, ⟦VRCBench⟧; GeoQA GeoQA GeoQA GeoQA ⟦Geoqa⟧\n"
        ),
        Example(
            "# L\n\n| Model | Size |\n| --- | --- |\n| Llama 2 | 7B |\n\n## ⟦Llama2⟧\n\n"
            "[code](https://github.com/a/b)\n"
        ),
    ),
    good=(
        Example("MeTA MeTA Meta; Multimodal Multimodal MultimOdal; QLIP QLip QLip; `qlip` qlip-2 QLip-2 QLip-2\n"),
        Example("Qwen2.5 and Qwen 2.5, `Qwen-2.5`, https://x.org/Qwen-2.5, Qwen2.5-7B and Qwen3.\n"),
        Example(
            "# L\n\n| Model | Size |\n| --- | --- |\n| Llama 2 | 7B |\n\n## Llama 2\n\n[code](https://github.com/a/b)\n"
        ),
        Example(
            "# L\n\n| Model | Size |\n| --- | --- |\n| Llama 2 | 7B |\n\n## Llama 3\n\n[code](https://github.com/a/b)\n"
        ),
    ),
)
