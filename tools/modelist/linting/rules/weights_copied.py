"""The weights of an item are those of the item beside it, whose name they have.

`TinyLlama` with a link `HuggingFace` to `microsoft/Phi-3.5-mini-instruct`, which the item above it, `Phi-3.5-mini`,
links, too: the line was copied, and this link kept, so that readers download another model. Link the item's own
weights, or none. Items that speak of the other model, and models of one family, may share weights.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.urls import identity, without_addresses
from modelist.linting.context import Page
from modelist.linting.markup.emphasis import is_cjk
from modelist.linting.models.recognition import read_models
from modelist.linting.names.link_names import Target, read_target
from modelist.linting.names.model_names import read_name
from modelist.linting.names.name_conflicts import are_related
from modelist.linting.papers.listed_works import Work, works
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_NAME, _MAX_SHARED = 3, 3
_BUILT_ON = lazy_pattern(
    r"\b(?:base[ds]?|built on|checkpoints?|fine-?tun\w*|initiali[sz]ed|serves?|serving|trains?|training|inference"
    r"|quanti[sz]\w*|adapters?|lora|backbones?)\b"
)
"""What an item is that has the weights of another one on purpose."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Neighbouring rows, items and parts with weights in common; of models' own rows another rule tells."""
    if page.text.count("huggingface.co/") < 2:
        return
    lines = page.document.lines
    models = {lines.line_of(one.span.start) for one in read_models(page).mentions}
    items = [one for one in works(page) if lines.line_of(one.place.start) not in models]
    weights = [_weights(one) for one in items]
    for (one, ours), (other, theirs) in pairwise(zip(items, weights, strict=True)):
        shared = sorted(ours.keys() & theirs.keys()) if other.number == one.number + 1 else []
        for key in shared if len(shared) <= _MAX_SHARED else ():
            for item, near, (link, target) in ((one, other, ours[key]), (other, one, theirs[key])):
                if _is_copy(item, near, target):
                    message = (
                        f"{shown(item.names[0])} links {shown(target.text)}, the weights of {shown(near.names[0])}"
                    )
                    related = ((Location(page.path, near.place), near.names[0]),)
                    advice = "Link the item's own weights."
                    yield Problem(link.destination_span, message, advice, item.names[0], related=related)


def _weights(item: Work) -> dict[str, tuple[Link, Target]]:
    """The models on Hugging Face that an item links without saying their names, by address."""
    found = {}
    for link in item.links:
        promise = item.promise(link)
        target = read_target(link.destination) if promise.service == "huggingface" or promise.role else None
        if target is not None and target.kind == "weights" and "/collections/" not in link.destination:
            found[identity(link.destination)] = (link, target)
    return found


def _is_copy(item: Work, other: Work, target: Target) -> bool:
    """Whether weights are called like the other item, and nothing joins them, or the other item, with this one."""
    if not item.names or not other.names or min(len(item.names[0]), len(other.names[0])) < _MIN_NAME:
        return False
    own, its = read_name(item.names[0]), read_name(other.names[0])
    if are_related(own, target.name) or not are_related(its, target.name) or are_related(own, its):
        return False
    return not _speaks_of(item, {*target.name.words, *its.words}) and not _speaks_of(other, own.words)


def _speaks_of(item: Work, words: Iterable[str]) -> bool:
    """Whether an item has one of some words, perhaps with a number, or tells that its weights are another's.

    Whether a Chinese name and an English one are the same, letters do not tell.
    """
    text = without_addresses(item.text.lower())
    if any(map(is_cjk, text)) or _BUILT_ON.search(text) is not None:
        return True
    return any(re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", text) is not None for word in words)


_ITEM = '1. <u>{0}</u>: **"{0}: Small Models"**. *Ann Lee.* 2024. [[HuggingFace](https://huggingface.co/{1})]\n'

RULE = Rule(
    id="weights-copied",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="models",
    bad=(
        Example(
            _ITEM.format("Phi-3.5-mini", "microsoft/Phi-3.5-mini-instruct")
            + _ITEM.format("TinyLlama", "microsoft/Phi-3.5-mini-instruct")
            .replace("(https", "(⟦https")
            .replace(")]", "⟧)]")
        ),
        Example(
            _ITEM.format("Fig", "lab/StableTide2").replace("(https", "(⟦https").replace(")]", "⟧)]")
            + _ITEM.format("Stable Tide 7B", "lab/StableTide2")
        ),
    ),
    good=(
        Example(
            _ITEM.format("Phi-3.5-mini", "microsoft/Phi-3.5-mini-instruct")
            + _ITEM.format("TinyLlama", "microsoft/Phi-3.5-mini-instruct").replace("Ann Lee", "Tuned from Phi")
        ),
        Example(
            _ITEM.format("Phi-3.5-mini", "microsoft/Phi-3.5-mini-instruct")
            + _ITEM.format("Phi-3.5-vision", "microsoft/Phi-3.5-mini-instruct")
        ),
        Example(
            "- **Vicuna**: [[HF](https://huggingface.co/lmsys/vicuna-13b-v1.5)]\n"
            "- **FastChat**: to train and serve models [[HF](https://huggingface.co/lmsys/vicuna-13b-v1.5)]\n\n"
            "Text.\n\n- **Qwen2-Instruct**: [[HF](https://huggingface.co/Qwen/Qwen2-7B)]\n"
            "- **通义千问**: [[HF](https://huggingface.co/Qwen/Qwen2-7B)]\n"
        ),
        Example(_ITEM.format("Fig", "lab/other-7b") + _ITEM.format("Plum", "lab/other-7b")),
        Example(
            _ITEM.format("Phi-3.5-mini", "microsoft/Phi-3.5-mini-instruct")
            + _ITEM.format("Plum", "lab/plum")
            + _ITEM.format("TinyLlama", "microsoft/Phi-3.5-mini-instruct")
        ),
    ),
)
