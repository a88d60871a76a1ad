"""A link in a model's row or section leads to the weights of another variant of the model.

`GLM-4.5-Air` with the weights of `GLM-4.5`, `Phi-3-medium` with those of `Phi-3-mini`, or `DeepSeek-R1-0528` with those
of the first `DeepSeek-R1`: the line was made from that of the sibling, and its link was kept. Readers run another model
than the one that they read of. Link the variant's own weights, or leave the link out.

Sizes and versions are another rule's. Where an address names no variant at all, it is held against a name only if that
of a sibling on the page fits it better.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.documents.markdown_nodes import Link, LinkKind
from modelist.linting.context import Page
from modelist.linting.models.recognition import Mention, read_models
from modelist.linting.names.link_names import Target, read_target
from modelist.linting.names.model_names import MAX_NAME
from modelist.linting.names.name_conflicts import sizes_contradict, version_conflict
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.words import same_name

_VARIANTS = frozenset("air flash large lite max medium micro mini nano plus pro small tiny turbo ultra".split())
_PIECE = lazy_pattern(rf"(?i)[-_ /]*(?<![a-z])(?:{'|'.join(sorted(_VARIANTS))})(?![a-z])")
_WORD = lazy_pattern(r"[a-z]+")
_DAY = lazy_pattern(r"(?<=[a-z0-9])[-_ ](?:20)?2?\d?[01]\d[0-3]\d$")
_MIN_KEY = 3


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links to single models of the Hub whose variant is not the one of the row or section."""
    if "http" not in page.text:
        return
    models = read_models(page)
    keys = {one.key for one in models.mentions}
    for mention in models.mentions:
        own = _variants(mention.name)
        day = _DAY.search(mention.name.casefold())
        if not (own or day) or len(mention.name) > MAX_NAME or not mention.parsed.words:
            continue
        weights = [(link, target) for link in mention.links if (target := _weights(link)) is not None]
        fits = any(own & _variants(target.text) for _, target in weights)
        for link, target in weights:
            found = _variants(target.text)
            if found & own or (fits and not found):
                continue
            told = _says(link) and not (own and found and mention.section is None)
            if _is_sibling(mention, target) and not told and _is_other(mention, own, target, keys):
                message = f"{mention.name} links '{target.text}': another variant"
                yield Problem(link.destination_span, message, "Link its own weights, or none.", mention.name)


def _weights(link: Link) -> Target | None:
    target = read_target(link.destination)
    return (
        target if target is not None and target.kind == "weights" and "/collections/" not in link.destination else None
    )


def _variants(text: str) -> frozenset[str]:
    return _VARIANTS.intersection(_WORD.findall(text.casefold()))


def _is_sibling(mention: Mention, target: Target) -> bool:
    """Whether an address is of the model's family, version and sizes."""
    if not mention.parsed.words - _VARIANTS <= target.name.words:
        return False
    return (
        not sizes_contradict(mention.parsed, target.name)
        and version_conflict(mention.parsed, target.name, True) is None
    )


def _says(link: Link) -> bool:
    """Whether the link's own text names a variant, so that the reader knows."""
    return link.kind is not LinkKind.AUTOLINK and bool(_variants(link.text) or any(map(str.isdigit, link.text)))


def _is_other(mention: Mention, own: frozenset[str], target: Target, keys: set[str]) -> bool:
    found = _variants(target.text)
    if own:
        plain = same_name(_PIECE.sub("", mention.name))
        return bool(found) or (plain != mention.key and plain in keys) or _is_of(target, mention, keys)
    return _is_of(target, mention, keys)


def _is_of(target: Target, mention: Mention, keys: set[str]) -> bool:
    """Whether the address is called exactly like another mention, whose name this one's begins with."""
    key = same_name(target.text)
    return len(key) >= _MIN_KEY and key in keys and key != mention.key and mention.key.startswith(key)


_HEAD = "| Model | Weights |\n| --- | --- |\n"
_HUB = "https://huggingface.co"

RULE = Rule(
    id="link-other-variant",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="models",
    bad=(
        Example(
            f"{_HEAD}| GLM-4.5 | [HF]({_HUB}/zai-org/GLM-4.5-Base) |\n"
            f"| GLM-4.5-Air | [HF](⟦{_HUB}/zai-org/GLM-4.5-Base⟧) |\n"
        ),
        Example(
            f"{_HEAD}| Phi-3 small/medium | [Phi-3-mini-4k](⟦{_HUB}/microsoft/Phi-3-mini-4k-instruct⟧), "
            f"[Phi-3-medium-4k]({_HUB}/microsoft/Phi-3-medium-4k-instruct) |\n"
        ),
        Example(
            f"{_HEAD}| DeepSeek-R1 | [HF]({_HUB}/deepseek-ai/DeepSeek-R1) |\n"
            f"| DeepSeek-R1-0528 | [HF](⟦{_HUB}/deepseek-ai/DeepSeek-R1⟧) |\n"
        ),
    ),
    good=(
        Example(f"{_HEAD}| Phi-3 small/medium | [HF]({_HUB}/microsoft/Phi-3-small-8k-instruct) |\n"),
        Example(f"{_HEAD}| DeepSeek-V2-Lite | [HF]({_HUB}/deepseek-ai/DeepSeek-V2) |\n"),
        Example(
            f"{_HEAD}| GLM-4.5 | a |\n| GLM-4.5-Air | {_HUB}/collections/zai-org/glm-45-687c621d34bda8c9e4bf503b |\n"
        ),
        Example(f"{_HEAD}| Mini-InternVL | [HF]({_HUB}/OpenGVLab/InternVL-Chat) |\n"),
        Example(f"{_HEAD}| Qwen | a |\n| Qwen-0709 | the first of [Qwen 7B]({_HUB}/Qwen/Qwen) |\n"),
        Example(
            f"## Phi-3-medium\n\n[Paper](https://arxiv.org/abs/2404.14219)\n\nLarger than\n"
            f"[Phi-3-mini]({_HUB}/microsoft/Phi-3-mini-4k-instruct)\n"
        ),
        Example(f"{_HEAD}| Foo-Lite-7B | [HF]({_HUB}/lab/Foo-Pro-13B) |\n"),
    ),
)
