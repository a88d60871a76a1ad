"""A row names another vision encoder than the section of its model.

The cell was often filled from the rows around it. Readers compare models by their parts, and one of the two places is
wrong. Look the encoder up, and correct it. Reported at the row where the section names encoders, and none of them is
the row's: as the value of `Image Encoder:`, else anywhere in the section.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.models.recognition import Mention, ModelTable, read_models
from modelist.linting.rule import Example, Problem, Rule, Scope

_NAMES = (
    r"(?<![A-Za-z])(?:(?P<eva>EVA(?:-?0?2)?(?:-?CLIP)?)|(?P<siglip>SigLIP)|(?P<dino>DINO(?:v[23])?)|(?P<intern>InternViT)"
    r"|(?P<convnext>ConvNe[Xx]t)|(?P<sam>SAM)|(?P<metaclip>MetaCLIP)|(?P<clip>(?:Open)?CLIP)"
    r"|(?P<vit>ViT)[- ]?(?P<size>SO400M|[LHGBlhgb](?![A-Za-z])|big|huge|large|giant))(?![A-Za-z]{2})"
)
_ENCODER = lazy_pattern(_NAMES)
_IN_VALUE = lazy_pattern(_NAMES, re.IGNORECASE)
"""The same in a cell or behind a label, where ``clip`` and ``sam`` are no other words."""

_COMPARES = lazy_pattern(
    r"\b(?:unlike|than|compar\w*|instead|outperform\w*|surpass\w*|beat\w*|exceed\w*|replac\w*|rather|like|style)\b"
    r"|不同于|相比|优于|超过|超越|代替|取代|而非",
    re.IGNORECASE,
)
_STOP = lazy_pattern(r"[.。!！?？;；,，](?=\s|[^\x00-\x7f])|[()（）\n]")
_SAME_MODEL = frozenset("moe dpo rlhf hd".split())
"""Words that a row's name may add to that of its section, besides sizes and those that any model may have."""
_LABEL = lazy_pattern(
    r"^[ \t>]*[-*+][ \t]+(?:\*\*|__)?(?:image|visual|vision|图像|视觉)[ ]?(?:encoder|编码器)"
    r"(?:[(（][^()（）\n]{1,40}[)）])?(?:\*\*|__)?[ \t]*[:：]"
    r"(?:\*\*|__)?[ \t]*(?P<value>[^\n]{1,60})$",
    re.IGNORECASE | re.MULTILINE,
)
_VERSION = lazy_pattern(r"v?\d+(?:\.\d+)*(?![\d.]*[bm])")
_MIN_NAME, _MAX_NAME, _MAX_SECTION, _MAX_PART = 3, 60, 20_000, 300


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Rows with a section of their model's name in the same page."""
    if page.is_fragment or not any(one in page.text for one in ("ncoder", "编码器")):
        return
    models = read_models(page)
    sections: dict[str, Mention] = {}
    for one in models.sections:
        if len(one.key) >= _MIN_NAME:
            sections.setdefault(one.key, one)
    for table in models.tables if sections else ():
        yield from _check_table(page, table, sections)


def _check_table(page: Page, table: ModelTable, sections: Mapping[str, Mention]) -> Iterator[Problem]:
    column = table.column("vision_encoder")
    named: dict[Span, tuple[frozenset[str], Span]] = {}
    for row in table.rows if column is not None else ():
        cells = table.table.rows[row.row].cells
        section = _section_of(row, sections)
        if section is None or section.section is None or column is None or column.index >= len(cells):
            continue
        span = section.section.span
        if span not in named:
            named[span] = _named_in(page, span)
        found, place = named[span]
        text = visible_text(page, cells[column.index].span)
        own = _encoders(text, _IN_VALUE)
        if own and found and not any(_alike(one, other) for one in own for other in found):
            yield _problem(page, row, text, cells[column.index].span, page.document.slice(place), place)


def _section_of(row: Mention, sections: Mapping[str, Mention]) -> Mention | None:
    """The section with the row's name, or the longest beginning of it; another version or word is another model's."""
    for length in range(min(len(row.key), _MAX_NAME), _MIN_NAME - 1, -1):
        found = sections.get(row.key[:length])
        if found is not None:
            is_other = length < len(row.key) and row.parsed.words - found.parsed.words - _SAME_MODEL
            return None if is_other or _VERSION.match(row.key[length:]) else found
    return None


def _named_in(page: Page, span: Span) -> tuple[frozenset[str], Span]:
    """The encoders that a section names, and where: behind a label, else where the sentence does not compare."""
    text = page.text[span.start : min(span.end, span.start + _MAX_SECTION)]
    label = _LABEL.search(text)
    if label is not None and (encoders := _encoders(label["value"], _IN_VALUE)):
        start, end = label.span("value")
        return encoders, Span(span.start + start, span.start + end)
    first = next((one for one in _ENCODER.finditer(text) if not _is_compared(text, one.start())), None)
    if first is None:
        return frozenset(), span
    return _encoders(text, _ENCODER), Span(span.start + first.start(), span.start + first.end())


def _is_compared(text: str, at: int) -> bool:
    """Whether the part of a sentence around a place compares."""
    before = text[max(0, at - _MAX_PART) : at]
    start = at - len(before) + max((one.end() for one in _STOP.finditer(before)), default=0)
    stop = _STOP.search(text, at)
    end = min(len(text) if stop is None else stop.start(), at + _MAX_PART)
    return _COMPARES.search(text, start, end) is not None


def _encoders(text: str, names: re.Pattern[str]) -> frozenset[str]:
    """The families of encoders that a text names, such as ``siglip`` and ``vit-l``."""
    found = set()
    for match in names.finditer(text):
        family = next(name for name in match.groupdict() if name != "size" and match[name])
        found.add(f"vit-{match['size'][0].lower()}" if family == "vit" else family)
    trained = {one for one in found if not one.startswith("vit-")}
    return frozenset(trained or found)  # in `CLIP ViT-L/14` the ViT is CLIP's


def _alike(one: str, other: str) -> bool:
    """Whether the row's and the section's may be one: a sized ViT may be any, and EVA-CLIP is called CLIP, too."""
    sized = [name for name in (one, other) if name.startswith("vit-")]
    return one == other or len(sized) == 1 or (other == "clip" and one in ("eva", "metaclip"))


def _problem(page: Page, row: Mention, text: str, span: Span, there: str, place: Span) -> Problem:
    message = f"the row of {row.name} has the encoder '{text}', its section '{there.strip()}'"
    related = ((Location(page.path, place), "the encoder of the section"),)
    return Problem(span, message, "Look it up, and correct the one that is wrong.", row.name, related=related)


_TABLE = "| Model | Vision Encoder | Link |\n| --- | --- | --- |\n"
_BADGE = "[![arXiv](https://img.shields.io/badge/arXiv-2403.09611-b31b1b)](https://arxiv.org/abs/2403.09611)"

RULE = Rule(
    id="row-encoder-mismatch",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="models",
    bad=(
        Example(f"{_TABLE}| MM1-3B | ⟦ViT-L/14@378⟧ | |\n\n## MM1\n\n{_BADGE}\n\n- **Image Encoder**: ViT-H.\n"),
        Example(f"{_TABLE}| Phi-V-3B | ⟦SigLIP⟧ | |\n\n## Phi-V\n\n{_BADGE}\n\nIts encoder is CLIP ViT-L/14.\n"),
        Example(
            f"{_TABLE}| Abc | ⟦siglip-so400m⟧ | |\n\n## Abc\n\n{_BADGE}\n\n- Vision encoder: openai/clip-vit-large\n"
        ),
    ),
    good=(
        Example(f"{_TABLE}| MM1-3B | ViT-H/14 | |\n\n## MM1\n\n{_BADGE}\n\n- **Image Encoder**: ViT-H (not ViT-L).\n"),
        Example(f"{_TABLE}| A-3B | SigLIP | |\n| A v2 | DINOv2 | |\n\n## A\n\n{_BADGE}\n\nCLIP and SigLIP encoders.\n"),
        Example(f"{_TABLE}| Abc 2 | CLIP | |\n\n## Abc\n\n{_BADGE}\n\nIts encoder is SigLIP.\n"),
        Example(
            f"{_TABLE}| Abc-SigLIP | SigLIP | |\n| Abc-Next | SigLIP | |\n\n"
            f"## Abc\n\n{_BADGE}\n\nIts encoder is CLIP.\n"
        ),
        Example(f"{_TABLE}| Abc | InternViT-6B | |\n\n## Abc\n\n{_BADGE}\n\nIts encoder is larger than CLIP.\n"),
        Example(f"{_TABLE}| Abc | EVA-CLIP-g | |\n\n## Abc\n\n{_BADGE}\n\nIts encoder is CLIP ViT-g/14.\n"),
        Example(f"{_TABLE}| Abc | ViT-L/14 | |\n\n## Abc\n\n{_BADGE}\n\nIts encoder is CLIP.\n"),
    ),
)
