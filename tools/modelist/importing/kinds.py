"""Which kind of entry a table or a part of a page is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from modelist.core.patterns import lazy_pattern
from modelist.importing.model import MODEL_KINDS, VISION_FIELDS
from modelist.importing.outline import Node
from modelist.importing.recognise import ModelTable

_VISION = lazy_pattern(
    r"\b(?:large )?(?:vision|visual)[- ]language(?: models?)?\b|\bmulti-?modal (?:large )?(?:language )?models?\b"
    r"|\b(?:l?vlms?|lvlms?|vision|visual|multi-?modal|mllms?|lmms?|image)\b"
    r"|视觉语言(?:大?模型)?|多模态(?:大?语言)?(?:大?模型)?|视觉|图文|图像",
    re.IGNORECASE,
)
_LANGUAGE = lazy_pattern(
    r"\b(?:llms?|large language models?|language models?)\b|大语言模型|语言模型|大模型", re.IGNORECASE
)
_VISION_FILE = lazy_pattern(r"(?:^|[^a-z])(?:l?vlms?|mllms?|lmms?|vision|multimodal)(?![a-z])", re.IGNORECASE)
_PLATFORM = lazy_pattern(r"\bplatforms?\b|\bleader ?boards?\b|\barenas?\b|平台|排行榜|榜单|竞技场", re.IGNORECASE)
_BENCHMARK = lazy_pattern(
    r"\bbench ?marks?\b|\bevaluation(?:s| benchmarks?| sets?)?\b|基准|评测集|评测数据集|评测基准|测评", re.IGNORECASE
)


def guess_kind(table: ModelTable, files: Sequence[str], title: str) -> str:
    """``vlm`` where columns, the headings above, the names of the files or the title speak of vision, else ``llm``.

    A header such as `Medical VLM` over the names says it more plainly than what stands above the table.
    """
    if any(field in ("vision_encoder", "connector", "resolution") for one in table.columns for field in one.fields):
        return "vlm"
    return _spoken_of(table.name.header) or kind_below(table.heading, files, title)


def kind_below(node: Node | None, files: Sequence[str], title: str) -> str:
    """The kind of models below a heading, by what it and those above, the files' names and the title speak of."""
    while node is not None:
        spoken = _spoken_of(node.title)
        if spoken is not None:
            return spoken
        node = node.parent
    if any(_VISION_FILE.search(one.rsplit("/", 1)[-1].replace("_", " ")) for one in files):
        return "vlm"
    return _spoken_of(title) or "llm"


def _spoken_of(title: str) -> str | None:
    """The kind that a heading speaks of; None where it speaks of both or of neither."""
    text = title.replace("_", " ")
    vision, language = bool(_VISION.search(text)), bool(_LANGUAGE.search(_VISION.sub(" ", text)))
    return None if vision == language else "vlm" if vision else "llm"


def part_kind(node: Node) -> str | None:
    """``platform`` or ``benchmark`` for a heading that announces such sections."""
    if _PLATFORM.search(node.title):
        return "platform"
    return "benchmark" if _BENCHMARK.search(node.title) else None


def allows(kind: str, field: str) -> bool:
    """Whether entries of a kind have a field of a table or a fact."""
    if field in VISION_FIELDS:
        return kind == "vlm"
    return kind in MODEL_KINDS or field in ("name", "organization", "released", "details")
