"""A link in a model's row or section leads to what is called like another model of the page.

`huggingface.co/tinyllava` under PaLI-3 is a link that came along when TinyLLaVA's badges were copied. Readers take the
one model for the other. Link the model's own, or leave the link out.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.scripts import CJK
from modelist.documents.markdown_nodes import Link, LinkKind
from modelist.linting.addresses.urls import without_addresses
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.models.recognition import Mention, read_models
from modelist.linting.names.link_names import Target, read_target
from modelist.linting.names.model_names import read_name
from modelist.linting.names.name_conflicts import are_related
from modelist.linting.names.work_names import says_name
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.makers import MAKER_BY_ACCOUNT
from modelist.readme.words import same_name

_KINDS = ("weights", "space", "owner")
"""Kinds of targets that belong to one model, as papers do; code is often shared, and kept where the first one's is."""

_MIN_NAME = 4
_MAX_NAME, _MAX_COMPARED, _MAX_WORDS = 40, 50, 2_000
_CJK = lazy_pattern(f"[{CJK}]")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links whose name is that of another mention, and whose own mention's name shares nothing with it."""
    if "http" not in page.text:
        return
    models = read_models(page)
    names = {one.key: one for one in models.mentions if len(one.key) >= _MIN_NAME and len(one.name) <= _MAX_NAME}
    linked = {(one.key, link.destination) for one in models.mentions for link in one.links}
    homes = _homes(models.mentions)
    for mention in models.mentions:
        # Whether a Chinese name and an English one are the same, letters do not tell.
        if not mention.parsed.words or len(mention.name) > _MAX_NAME or _CJK.search(mention.name):
            continue
        found = [*_called_like_others(mention, names, homes)]
        words = _words(page, mention) if found else ""
        for link, target, other in found:
            # Weights that both link are a finding of checkpoint-copied.
            is_shared = target.kind == "weights" and (other.key, link.destination) in linked
            if not is_shared and not says_name(words, target.text):
                message = f"{mention.name} links '{target.text}', which is called like {other.name}"
                yield Problem(link.destination_span, message, "Link the model's own, or leave it out.", mention.name)


def _called_like_others(
    mention: Mention, names: Mapping[str, Mention], homes: Mapping[str, list[Mention]]
) -> Iterator[tuple[Link, Target, Mention]]:
    """The links of a model to what is called like another one, which these do not say."""
    accounts = _accounts(mention)
    for link in mention.links:
        target = _target(link, accounts)
        if target is not None and not _says_so(link, target) and not _is_file_of(mention, link):
            other = _other(mention, target, names) or _sibling(mention, target, homes)
            if other is not None:
                yield link, target, other


def _accounts(mention: Mention) -> frozenset[str]:
    """The accounts whose models, code and the like a model links."""
    targets = (read_target(link.destination) for link in mention.links)
    return frozenset(one.owner.lower() for one in targets if one is not None and one.kind != "owner")


def _target(link: Link, accounts: Container[str]) -> Target | None:
    """What a link leads to; accounts of makers and of the model's other links are shared by many models."""
    target = read_target(link.destination)
    if target is None or (target.kind not in _KINDS and not link.destination.lower().endswith(".pdf")):
        return None
    owner = target.owner.lower()
    return None if target.kind == "owner" and (owner in accounts or owner in MAKER_BY_ACCOUNT) else target


def _is_file_of(mention: Mention, link: Link) -> bool:
    """Whether a file is called like the model: it may well be kept with another one."""
    name = link.destination.rpartition("/")[2]
    return name.lower().endswith(".pdf") and are_related(mention.parsed, read_name(name[:-4]))


def _words(page: Page, mention: Mention) -> str:
    """What a row says beside its addresses: a part of another model speaks of that, and has its paper."""
    if mention.table is None:
        return ""
    return without_addresses(visible_text(page, mention.table.table.rows[mention.row].span))[:_MAX_WORDS]


def _says_so(link: Link, target: Target) -> bool:
    """Whether the link's own text tells that it leads to the other."""
    return link.kind is not LinkKind.AUTOLINK and same_name(target.text) in same_name(link.text)


def _other(mention: Mention, target: Target, names: Mapping[str, Mention]) -> Mention | None:
    other = names.get(same_name(target.text))
    if other is None or other.key == mention.key or are_related(mention.parsed, target.name):
        return None
    return None if are_related(mention.parsed, other.parsed) else other


def _homes(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    """The models whose own weights an account holds."""
    found: dict[str, list[Mention]] = {}
    for one in mentions:
        for target in (read_target(link.destination) for link in one.links):
            if target is not None and target.kind == "weights" and are_related(one.parsed, target.name):
                found.setdefault(target.owner.lower(), []).append(one)
    return found


def _sibling(mention: Mention, target: Target, homes: Mapping[str, list[Mention]]) -> Mention | None:
    """The model that weights belong to by their name, others of which it links from the same account."""
    if target.kind != "weights" or are_related(mention.parsed, target.name):
        return None
    for one in homes.get(target.owner.lower(), ())[:_MAX_COMPARED]:
        words = one.parsed.words
        if (
            max(map(len, words), default=0) >= _MIN_NAME
            and words <= target.name.words
            and not are_related(mention.parsed, one.parsed)
        ):
            return one
    return None


RULE = Rule(
    id="link-names-other-model",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="models",
    bad=(
        Example(
            "| Model | Paper |\n| --- | --- |\n| Cobra | [paper](⟦https://github.com/ai/Emu3/blob/main/paper.pdf⟧) |\n"
            "| Emu3 | [paper](https://github.com/ai/Emu3/blob/main/paper.pdf) |\n"
        ),
        Example(
            "# L\n\n## CLIP\n\n[![HF](https://img.shields.io/badge/HF-model-blue)](https://huggingface.co/openai/clip-vit-large)\n\n"
            "## SigLIP\n\n[![HF](https://img.shields.io/badge/HF-model-blue)](⟦https://huggingface.co/openai/clip-vit-base⟧)\n"
        ),
        Example(
            "# L\n\n## TinyLLaVA\n\n"
            "[![HF](https://img.shields.io/badge/HF-model-blue)](https://huggingface.co/tinyllava)\n\n"
            "## PaLI-3\n\n[![HF](https://img.shields.io/badge/HF-model-blue)](⟦https://huggingface.co/tinyllava⟧)\n"
        ),
        Example(
            "| Model | Demo |\n| --- | --- |\n| Cobra | [demo](https://huggingface.co/spaces/han1997/cobra) |\n"
            "| Emu3 | [demo](⟦https://huggingface.co/spaces/han1997/cobra⟧) |\n"
        ),
    ),
    good=(
        Example(
            "| Model | Title | Paper |\n| --- | --- | --- |\n"
            "| Moshi | Moshi: Dialogue in Time | [paper](https://kyutai.org/Moshi.pdf) |\n"
            "| Mimi | Moshi: Dialogue in Time | [paper](https://kyutai.org/Moshi.pdf) |\n"
        ),
        Example(
            "| Model | Paper |\n| --- | --- |\n| Cobra | [paper](https://github.com/ai/Emu3/blob/main/Cobra.pdf) |\n"
            "| Emu3 | [paper](https://github.com/ai/Emu3/blob/main/paper.pdf) |\n"
        ),
        Example(
            "| Model | Weights |\n| --- | --- |\n| CLIP | [HF](https://huggingface.co/openai/clip-vit-large) |\n"
            "| Whisper | [HF](https://huggingface.co/openai/whisper-large) |\n"
            "| OpenCLIP | [HF](https://huggingface.co/laion/clip-vit-h) |\n"
        ),
        Example(
            "| Model | Base LLM |\n| --- | --- |\n| Vicuna | [Llama](https://github.com/meta-llama/llama) |\n"
            "| Llama | - |\n"
        ),
        Example(
            "| Model | Code |\n| --- | --- |\n| CogVLM | [code](https://github.com/THUDM/CogVLM) |\n"
            "| CogAgent | [code](https://github.com/THUDM/CogVLM) |\n"
        ),
        Example(
            "| Model | Code |\n| --- | --- |\n| LLaVA | [code](https://github.com/haotian-liu/LLaVA) |\n"
            "| TinyLLaVA | [code](https://github.com/haotian-liu/LLaVA) |\n"
        ),
        Example(
            "| Model | Weights |\n| --- | --- |\n| Qwen | [HF](https://huggingface.co/Qwen) |\n"
            "| QwQ | [HF](https://huggingface.co/Qwen) |\n| Llama | [HF](https://huggingface.co/meta-llama/Llama) |\n"
            "| Alpaca | delta to [Llama](https://huggingface.co/meta-llama/llama) |\n"
        ),
        Example(
            "| 模型 | 体验 |\n| --- | --- |\n| Open LLM Leaderboard | - |\n"
            "| 开源LLM排行榜 | [体验](https://huggingface.co/spaces/a/open_llm_leaderboard) |\n"
        ),
    ),
)
