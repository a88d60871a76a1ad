"""One model is spelled in two ways in a page.

`Llama 2` in the table and `Llama2` in its heading: whoever searches the page for one misses the other. Choose the
spelling of its makers. Values of a column, such as licences, are compared with those of columns of the same header.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans, no_text
from modelist.linting.models.name_variants import headed, in_columns, in_sections, small_words
from modelist.linting.models.recognition import Mention, read_models
from modelist.linting.names.link_names import address_of
from modelist.linting.papers.plain_titles import is_title
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.proper_names import is_proper_name, misspelled

_FAMILIES = (
    "Baichuan|BLIP|ChatGLM|Claude|CogVLM|Command|DeepSeek|ERNIE|Falcon|Gemini|Gemma|GLM|GPT|Grok|InternLM|InternVL|Kimi|Llama"
    "|LLaVA|MiniCPM|MiniGPT|Mistral|Mixtral|OLMo|Ovis|PaLM|Phi|Pixtral|Qwen|StarCoder|Vicuna|Yi"
)
_VERSION = lazy_pattern(
    rf"(?<![A-Za-z0-9_À-ɏ./@#-])(?:{_FAMILIES})[ -]?v?\d{{1,2}}(?:\.\d{{1,2}})?[ov]?"
    r"(?:[ -](?:Pro|Flash|Turbo|mini|nano|Opus|Sonnet|Haiku|VL|Omni|Coder|Math)\b)?(?![A-Za-z0-9_À-ɏ/@]|[.:-]\w)",
    re.IGNORECASE,
)
_WORD = lazy_pattern(
    r"(?<![A-Za-z0-9_À-ɏ/.@#&-])[A-Za-z](?=[\w-]{3})[A-Za-z0-9]*(?:[-_.][A-Za-z0-9]+)*(?![A-Za-z0-9_À-ɏ/@-]|\.\w)"
)
_NAME = lazy_pattern(r"(?=.*[A-Z]).+?[A-Z0-9]")
_ID = lazy_pattern(r"(?=.*[0-9])[a-z0-9.]+[-_][a-z0-9._-]+\Z")
"""Names of files and repositories, which are in small letters on purpose."""

_PLAIN = lazy_pattern(r"[A-Z]?[a-z]+(?:[-_][A-Z]?[a-z]+)*\Z")
"""Words like any other, which a name may look like: ``Meta`` beside ``MeTA``."""

_CAMEL = lazy_pattern(r"(?:[A-Z][a-z]{2,}){2,}")
"""Names of words that each begin with a capital, such as ``MiniGemini``."""

_OPEN = frozenset({"llama"})
"""Names whose owners changed the spelling from one version to the next."""

_GAPS = lazy_pattern(r"[ -]")
_FAMILY = lazy_pattern(r"[A-Za-z]+")
_STEM = lazy_pattern(r"[A-Za-z]{5,}(?=[-\d])")
_INSTITUTION = lazy_pattern(r" (?:University|Institute|College|Labs?\b|Laboratory)")
"""What a name of a place stands before, which institution-spelling looks at."""

_MIN_PLAIN = 6
_SPACED = lazy_pattern(r"(?<![A-Za-z0-9_-])[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,}){1,7}(?![A-Za-z0-9_-])")
_WORD_OF = lazy_pattern(r"[A-Z][a-z]+")
_OFTEN, _VERY_OFTEN = 1, 4
"""How many times as often the usual spelling must stand in a page, and that beside a word like any other."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Names of rows and sections that are the same but for letter case, blanks and marks; and versions in text."""
    titles: Spans | None = None
    for one in _spellings(page):
        if titles is None:  # the title of a paper is spelled as its authors spelled it
            titles = Spans(link.text_span for link in page.links if is_title(link.text))
        if one.span.start not in titles:
            yield one


def _spellings(page: Page) -> Iterator[Problem]:
    first: dict[str, Mention] = {}
    told: list[Span] = []
    for mention in read_models(page).mentions:
        known = first.setdefault(mention.key, mention)
        if known.name == mention.name or not mention.key or _is_right(mention.name, known.name):
            continue
        wrong, right = (known, mention) if _is_repository(page, mention.span, mention.name) else (mention, known)
        if _is_repository(page, wrong.span, wrong.name):
            continue  # two works, each called as its code is
        if wrong.span in told:
            continue
        message = f"'{wrong.name}' is spelled '{right.name}' elsewhere in this page"
        related = ((Location(page.path, right.span), f"'{right.name}'"),)
        told.append(wrong.span)
        yield Problem(wrong.span, message, "Choose one spelling.", wrong.name, related=related)
    in_text = [*_in_text(page, Spans(told))]
    yield from in_text
    names = [*_names(page, Spans((*told, *(one.span for one in in_text))))]
    yield from names
    told += [one.span for one in (*in_text, *names)]
    apart = [*_apart(page, Spans(told))]
    yield from apart
    told += [one.span for one in apart]
    yield from in_sections(page, Spans(told))
    yield from in_columns(page, Spans(told))


def _is_repository(page: Page, span: Span, name: str) -> bool:
    """Whether a repository that the line of a name links is called so, letter for letter."""
    lines = page.document.lines
    line = lines.line_of(span.start)
    found = (address_of(one.destination) for one in page.links_in(Span(lines.start_of(line), lines.start_of(line + 1))))
    return any(one is not None and one.provider == "github" and one.name == name for one in found)


def _in_text(page: Page, told: Spans) -> Iterator[Problem]:
    """Versions of well-known families that a page mostly spells in another way, with blanks or hyphens elsewhere."""
    found: dict[str, list[re.Match[str]]] = {}
    for match in _VERSION.finditer(page.text):
        if match.start() not in no_text(page) and match.start() not in told:
            found.setdefault(_GAPS.sub("", match[0]).lower(), []).append(match)
    gaps = Counter(_gap(match[0]) for uses in found.values() for match in uses)
    for uses in found.values():
        counts = Counter(match[0] for match in uses)
        usual = max(counts, key=lambda one: (counts[one], gaps[_gap(one)]))
        for match in uses if len(counts) > 1 else ():
            if match[0] != usual and not _is_right(match[0], usual):
                message = f"'{match[0]}' is spelled '{usual}' elsewhere in this page"
                yield Problem(Span(*match.span()), message, "Choose one spelling.", usual)


def _is_right(name: str, other: str) -> bool:
    """Whether a name is spelled as its owner does, and the other with other capitals, which proper-names tells of."""
    if name.lower() != other.lower():
        return False
    found = misspelled(other)
    return len(found) == 1 and f"{other[: found[0][0]]}{found[0][2]}{other[found[0][1] :]}" == name


def _apart(page: Page, told: Spans) -> Iterator[Problem]:
    """Names of models in words with capitals each, which rows and headings write as one: ``Dense Connector``."""
    names = {one.name for one in read_models(page).mentions} | {name for name, _ in headed(page)}
    joined = frozenset(filter(_CAMEL.fullmatch, names))
    for match in _SPACED.finditer(page.text) if joined else ():
        words = [*_WORD_OF.finditer(match[0])]
        for first, last in ((at, at + size) for size in (1, 2, 3) for at in range(len(words) - size)):
            name = "".join(one[0] for one in words[first : last + 1])
            span = Span(match.start() + words[first].start(), match.start() + words[last].end())
            if name in joined and span.start not in no_text(page) and span.start not in told:
                message = f"'{page.document.slice(span)}' is spelled '{name}' elsewhere in this page"
                yield Problem(span, message, "Choose one spelling.")


def _gap(version: str) -> tuple[str, ...]:
    """How a family's versions are set off: its name, and the blanks and hyphens behind it."""
    family = _FAMILY.match(version)
    return (family[0].lower() if family is not None else "", *_GAPS.findall(version))


def _names(page: Page, told: Spans) -> Iterator[Problem]:
    """Names with a capital inside that a page spells in one way mostly, with other capitals or hyphens elsewhere."""
    found: dict[str, list[Span]] = {}
    stems: dict[str, list[Span]] = {}
    for match in _WORD.finditer(page.text):
        if match.start() not in told:
            found.setdefault(_joined(match[0]), []).append(Span(*match.span()))
            stem = _STEM.match(match[0])
            if stem is not None and not _ID.match(match[0]):
                stems.setdefault(stem[0].lower(), []).append(Span(match.start(), match.start() + stem.end()))
    odd = [one for key, spans in found.items() for one in _variants(page, key, spans, _OFTEN)]
    yield from odd
    known = Spans(one.span for one in odd)
    for key, spans in stems.items():
        whole = frozenset(found.get(key, ()))
        for one in _variants(page, key, [*spans, *whole], _VERY_OFTEN):
            if one.span not in whole and one.span.start not in known:
                yield one


def _variants(page: Page, key: str, spans: Sequence[Span], often: int) -> Iterator[Problem]:
    """Uses of a name that are not its usual spelling: the most frequent one, or of such that of its repository.

    Where there is none, it is that with more capitals.
    """
    if key in _OPEN or len({page.document.slice(span) for span in spans}) < 2:
        return
    uses = [(span, page.document.slice(span)) for span in spans if span.start not in no_text(page)]
    counts = Counter(name for _, name in uses)
    own = frozenset(name for span, name in uses if _is_repository(page, span, name)) if len(counts) > 1 else frozenset()
    usual = max(counts, key=lambda one: (counts[one], one in own, sum(map(str.isupper, one))), default="")
    is_compound = _PLAIN.match(usual) is not None and "-" in usual and usual.lower() not in small_words(page)
    if is_proper_name(usual) or any(map(is_proper_name, counts)):
        return
    if not is_compound and (not _NAME.match(usual) or _PLAIN.match(usual)):
        return
    for span, name in uses:
        is_plain = _PLAIN.match(name) is not None
        if is_compound and (is_plain or not _CAMEL.fullmatch(name)):
            continue  # Mini-Gemini and MiniGemini; but Multi-Modal and multi-modal
        if name == usual or name.isupper() or _ID.match(name) or _same_but_for_title_case(name, usual):
            continue
        if is_plain and counts[usual] == counts[name] and _INSTITUTION.match(page.text, span.end):
            continue
        if is_plain and usual.isupper() and usual.isalpha() and counts[usual] < _VERY_OFTEN * counts[name]:
            continue  # a word of a title in capitals
        if _is_repository(page, span, name):
            continue
        least = _VERY_OFTEN if is_plain and not _is_no_word(page, name) else often
        if counts[usual] >= least * counts[name]:
            yield Problem(span, f"'{name}' is spelled '{usual}' elsewhere in this page", "Choose one spelling.", usual)


def _same_but_for_title_case(name: str, usual: str) -> bool:
    """``LLM-based`` and ``LLM-Based``: the same but for capitals that a title gives to words behind a hyphen."""
    pairs = zip(name.split("-"), usual.split("-"), strict=False)
    return name.lower() == usual.lower() and all(
        one == other or (one[1:] == other[1:] and one[1:].islower()) for one, other in pairs
    )


def _is_no_word(page: Page, name: str) -> bool:
    """Whether what looks like a word is none: long, with a capital, and never in small letters in the page."""
    return len(name) >= _MIN_PLAIN and name[0].isupper() and name.lower() not in small_words(page)


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
            "Claude 4 and Claude 5, Claude 3.5 and ⟦Claude-3.5⟧; BLIP-Diffusion, ⟦Blip-Diffusion⟧; OneCAT, ⟦OneCat⟧\n"
        ),
        Example("MathGLM-7B, MathGLM-9B, MathGLM, MathGLM and ⟦Mathglm⟧-13B\n"),
        Example("MathGLM-7B, MathGLM-7B, MathGLM, MathGLM, MathGLM and ⟦Mathglm-7B⟧\n"),
        Example(
            "VQ-SigLIP, VQ-SigLIP and ⟦VQ-SigLip⟧; VRC-Bench, VRC-Bench, ⟦VRCBench⟧; GeoQA GeoQA GeoQA GeoQA ⟦Geoqa⟧\n"
        ),
        Example(
            "# L\n\n| Model | Size |\n| --- | --- |\n| Llama 2 | 7B |\n\n## ⟦Llama2⟧\n\n"
            "[code](https://github.com/a/b)\n"
        ),
        Example("Mini-Gemini Mini-Gemini and ⟦MiniGemini⟧; multi-modal Multi-Modal multimodal\n"),
        Example("# L\n\n## DenseConnector\n\nThe ⟦Dense Connector⟧ is a dense connector.\n"),
        Example("# L\n\n## Ferret: Refer and ground\n\n⟦FERRET⟧ is a model, and ⟦FERRET⟧'s data\n"),
        Example(
            "| Model | Encoder |\n| - | - |\n| A | CLIP-ViT-L/14 |\n| B | CLIP-ViT-L/14 |\n| C | ⟦CLIP ViT-L/14⟧ |\n"
        ),
        Example(
            "| Model | License |\n| - | - |\n| A | PLaMo License |\n| B | PLaMo License<br>MIT |\n\n"
            "| Model | Date | Licence |\n| - | - | - |\n| C | 2024 | MIT, ⟦[PLaMo license](https://a.org/c)⟧ |\n"
        ),
        Example(
            "| Model | Maker |\n| - | - |\n| A | EQUES Inc. |\n| B | EQUES Inc. |\n\n"
            "| Model | Developer |\n| - | - |\n| C | ⟦EQUES⟧ |\n"
        ),
    ),
    good=(
        Example("# L\n\n| Model | Size |\n| - | - |\n| Ernie 4.5 | 7B |\n| B | 7B |\n\nOf ERNIE 4.5, Ernie 4.5\n"),
        Example("- Tongji University\n- TongJi University\n"),
        Example("# L\n\n## Chat\n\nCHAT and chat\n\n## SCA\n\nSca and sca\n"),
        Example("| Model | Data |\n| - | - |\n| A | 1.5K |\n| B | 15k |\n| C | 1-5 |\n"),
        Example(
            "| Model | License |\n| - | - |\n| A | Apache 2.0 |\n| B | Apache 2.0 (?), closed |\n| C | Closed |\n"
            "\n| Model | Vendor |\n| - | - |\n| A | [Hugging Face](https://a.org) |\n| B | Huggingface |\n"
        ),
        Example("- SaltNet, SaltNet, SaltNet\n- Salt-Net: Kettles ([Code](https://github.com/lab/Salt-Net))\n"),
        Example("LLM-based LLM-Based; PLANNERS and Planners, NeuralGPT.\n"),
        Example("MeTA MeTA Meta; Multimodal Multimodal MultimOdal; QLIP QLip QLip; `qlip` qlip-2 QLip-2 QLip-2\n"),
        Example("Qwen2.5, `Qwen-2.5`, https://x.org/Qwen-2.5, Qwen2.5-7B and Qwen3.\n"),
        Example(
            "# L\n\n| Model | Size |\n| --- | --- |\n| Llama 2 | 7B |\n\n## Llama 2\n\n[code](https://github.com/a/b)\n"
        ),
        Example(
            "# L\n\n| Model | Size |\n| --- | --- |\n| Llama 2 | 7B |\n\n## Llama 3\n\n[code](https://github.com/a/b)\n"
        ),
    ),
)
