"""The same weights, paper or post are linked for two models that have nothing to do with each other.

A row or section was made by copying a neighbour's, and this link was forgotten: readers download, or cite, another
model. Link the model's own. Pages of an organisation, repositories of code, and models of one family may share links.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.services import read_label
from modelist.linting.addresses.urls import identity
from modelist.linting.context import Page
from modelist.linting.models.recognition import Mention, read_models
from modelist.linting.names.link_names import Target, address_of, papers, read_target
from modelist.linting.names.model_names import read_name
from modelist.linting.names.name_conflicts import are_related
from modelist.linting.papers.dated_papers import fits_paper
from modelist.linting.papers.plain_titles import is_title
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers.paper_pages import is_article
from modelist.readme.words import same_name

_YEAR_DIGITS = 4
_DIGITS = lazy_pattern(r"\d+")
_MAX_NAME = 40
_MAX_COMPARED = 50
"""Models that a use is compared with; more of them share no link of their own."""

_LABELS = frozenset("card checkpoint click details download here report see tech technical url".split())
"""Words of labels that any link may have."""


@dataclass(frozen=True, eq=False)
class _Use:
    """A link of a model to weights, or to a paper, which has no target."""

    mention: Mention
    link: Link
    target: Target | None

    @cached_property
    def label(self) -> str:
        """The link's text as names are compared."""
        return same_name(self.link.text)

    @cached_property
    def titled(self) -> str:
        """The name that the link's text begins with, as the title of a paper does."""
        head, mark, _ = self.link.text.partition(":")
        return same_name(head) if mark else ""

    @cached_property
    def accounts(self) -> frozenset[tuple[str, str]]:
        """The accounts that the model's other links lead to."""
        others = (one.destination for one in self.mention.links if one.destination != self.link.destination)
        found = map(address_of, others)
        return frozenset((one.provider, one.owner.lower()) for one in found if one is not None and one.owner)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Addresses of one model that stand under names which share nothing."""
    if "http" not in page.text:
        return
    for uses in _by_identity(page).values():
        if len(uses) > 1:
            yield from _check_uses(page, uses)


def _by_identity(page: Page) -> dict[str, list[_Use]]:
    found: dict[str, list[_Use]] = {}
    for mention in read_models(page).mentions:
        if not mention.parsed.words:
            continue
        # A data set or a list of papers elsewhere in the page may cite a model's paper, so papers count per table.
        place = str(mention.table.table.span.start) if mention.table is not None else "sections"
        for link, paper in papers(mention.links) if len(mention.name) <= _MAX_NAME else ():
            found.setdefault(f"{place}:{paper.paper_id}", []).append(_Use(mention, link, None))
        for link in mention.links if len(mention.name) <= _MAX_NAME and mention.table is not None else ():
            if is_article(link.destination):
                found.setdefault(f"{place}:{identity(link.destination)}", []).append(_Use(mention, link, None))
        for link in mention.links:
            target = read_target(link.destination)
            if target is not None and target.kind == "weights":
                found.setdefault(target.identity, []).append(_Use(mention, link, target))
    return found


def _check_uses(page: Page, uses: list[_Use]) -> Iterator[Problem]:
    """Each use whose model is like none of those that share the link.

    Those whose names are in the address are right, else those that are dated as the paper is, else the family with
    most rows, else the first one.
    """
    rightful = [one for one in uses if _belongs(one)]
    rightful = rightful or [one for one in uses if fits_paper(page, one.link)]
    if not rightful or len(rightful) == len(uses):
        rightful = _largest_family(uses[:_MAX_COMPARED])
    names = [one.mention.parsed for one in rightful[:_MAX_COMPARED]]
    right = set(rightful)
    for one in uses:
        titled = next((other for other in uses[:_MAX_COMPARED] if _is_title_of(one, other)), None)
        if titled is not None:
            yield _titled(page, one, titled)
            continue
        earlier = next((other for other in uses[:_MAX_COMPARED] if _is_of_earlier(one, other)), None)
        if earlier is not None:
            yield _of_earlier(page, one, earlier)
            continue
        if one in right or any(are_related(one.mention.parsed, other) for other in names):
            continue
        if any(_may_share(one, other) for other in rightful[:_MAX_COMPARED]):
            continue
        owner = rightful[0].mention
        what = "this paper" if one.target is None else f"'{one.target.text}'"
        message = f"{one.mention.name} links {what}, which is linked for {owner.name} too"
        related = ((Location(page.path, rightful[0].link.destination_span), f"the link of {owner.name}"),)
        yield Problem(one.link.destination_span, message, "Link the model's own.", one.mention.name, related=related)


def _is_title_of(use: _Use, other: _Use) -> bool:
    """Whether a link shows a title that begins with the other model's name, and not with its own."""
    key = use.titled
    return key != "" and key == other.mention.key and not use.mention.key.startswith(key)


def _titled(page: Page, use: _Use, other: _Use) -> Problem:
    message = f"{use.mention.name} links the paper of {other.mention.name}, under its title"
    related = ((Location(page.path, other.link.destination_span), f"the link of {other.mention.name}"),)
    return Problem(use.link.destination_span, message, "Link the model's own.", use.mention.name, related=related)


def _is_of_earlier(use: _Use, other: _Use) -> bool:
    """Whether weights are called just like the other model, whose name is this one's but for the number of a version.

    Weights of `Qwen-Audio` are not those of `Qwen2-Audio`, also where the one's name is in the other's.
    """
    name, own, its = (use.target and same_name(use.target.text)) or "", use.mention.key, other.mention.key
    numbers = _DIGITS.findall(own)
    is_later = own != its and _DIGITS.sub("", own) == its and numbers != ["1"] and max(map(len, numbers)) < _YEAR_DIGITS
    return name == its and is_later and use.label != its and not use.mention.parsed.sizes


def _of_earlier(page: Page, use: _Use, other: _Use) -> Problem:
    message = f"{use.mention.name} links the weights of {other.mention.name}"
    related = ((Location(page.path, other.link.destination_span), f"the link of {other.mention.name}"),)
    return Problem(use.link.destination_span, message, "Link the model's own.", use.mention.name, related=related)


def _may_share(one: _Use, other: _Use) -> bool:
    """Whether two models may well have a link in common.

    Their links call it by one name of its own, as that of the method that both use. A paper may be about more than one
    model of an organisation, under one title; weights may have a name in each of two scripts.
    """
    label = one.link.text
    if one.label == other.label and _is_own_name(label):
        return True
    if one.target is not None:
        is_elsewhere = one.mention.table is not other.mention.table
        return one.mention.name.isascii() != other.mention.name.isascii() and (is_elsewhere or not _belongs(other))
    if is_title(label) and is_title(other.link.text) and not _share_words(label, other.link.text):
        return False
    makers = [fact.text for use in (one, other) if (fact := use.mention.fact("organization")) is not None]
    if len(makers) == 2 and any(map(str.isalnum, makers[0])) and same_name(makers[0]) == same_name(makers[1]):
        return True
    return not one.accounts.isdisjoint(other.accounts)


def _is_own_name(label: str) -> bool:
    promise = read_label(label)
    return not promise.service and not promise.role and bool(read_name(label).words - _LABELS)


def _share_words(one: str, other: str) -> bool:
    """Whether half of a title's words are in another one, as where a paper was renamed."""
    words, others = (set(text.lower().split()) for text in (one, other))
    return 2 * len(words & others) >= min(len(words), len(others))


def _largest_family(uses: list[_Use]) -> list[_Use]:
    families = ([other for other in uses if are_related(one.mention.parsed, other.mention.parsed)] for one in uses)
    return max(families, key=len)


def _belongs(use: _Use) -> bool:
    """Whether the address names the model."""
    return use.target is not None and are_related(use.target.name, use.mention.parsed)


RULE = Rule(
    id="checkpoint-copied",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="models",
    bad=(
        Example(
            "| Model | Weights |\n| --- | --- |\n"
            "| Qwen2-Audio | [HF](⟦https://huggingface.co/Qwen/Qwen-Audio⟧) |\n"
            "| Qwen-Audio | [HF](https://huggingface.co/Qwen/Qwen-Audio) |\n"
        ),
        Example(
            "| Model | Date | Paper |\n| --- | --- | --- |\n"
            "| Bamba | 2024-09-18 | [arXiv](⟦https://arxiv.org/abs/2408.03326⟧) |\n"
            "| Zephyr | 2024-08-06 | [arXiv](https://arxiv.org/abs/2408.03326) |\n"
        ),
        Example(
            "| Model | Year |\n| --- | --- |\n| [Bamba-2](https://proceedings.mlr.press/v202/roe23q.html) | 2023 |\n"
            "| [Zephyr](⟦https://proceedings.mlr.press/v202/roe23q.html⟧) | 2023 |\n"
        ),
        Example(
            "| Model | Paper |\n| --- | --- |\n"
            "| PixelLM | [PixelLM: Reasoning over Pixels](https://arxiv.org/abs/2312.02228) |\n"
            "| PixelLLM | [PixelLM: Reasoning over Pixels](⟦https://arxiv.org/abs/2312.02228⟧) |\n"
        ),
        Example(
            "| Model | Link |\n| --- | --- |\n"
            "| HPT 1.5 Air | [Link](https://huggingface.co/HyperGAI/HPT1_5-Air-Llama-3-8B-Instruct-multimodal) |\n"
            "| TinyGPT-V | [Link](⟦https://huggingface.co/HyperGAI/HPT1_5-Air-Llama-3-8B-Instruct-multimodal⟧) |\n"
        ),
        Example(
            "| Model | Paper |\n| --- | --- |\n"
            "| Mamba | [arXiv](https://arxiv.org/abs/2312.00752) |\n"
            "| Zephyr | [arXiv](⟦https://arxiv.org/pdf/2312.00752v2⟧) |\n"
        ),
        Example(
            "| Model | Paper |\n| --- | --- |\n"
            "| GLM-4v | [arXiv](⟦https://arxiv.org/abs/2408.16500⟧) |\n"
            "| CogVLM2 | [arXiv](https://arxiv.org/abs/2408.16500) |\n"
            "| CogVLM2-Video | [arXiv](https://arxiv.org/abs/2408.16500) |\n"
        ),
        Example(
            "| Model | Paper | Code |\n| --- | --- | --- |\n"
            "| VL-GPT | [VL-GPT: A Transformer for Vision](https://arxiv.org/abs/2312.09251)"
            " | [a](https://github.com/l/a) |\n"
            "| SEED | [Planting a SEED of Vision](⟦https://arxiv.org/abs/2312.09251⟧) | [b](https://github.com/l/b) |\n"
        ),
    ),
    good=(
        Example(
            "# L\n\n## Inner Hybrids\n\n"
            + "".join(f"- [{one}](https://arxiv.org/abs/2401.0123{at})\n" for at, one in enumerate("abcde"))
            + "\n## Training in Tests\n\n- [a](https://arxiv.org/abs/2401.01230)\n"
        ),
        Example(
            "| Model | Weights |\n| --- | --- |\n| Whisper2 | on [Whisper](https://huggingface.co/o/whisper) |\n"
            "| Whisper | [HF](https://huggingface.co/o/whisper) |\n"
            "| Whisper 1 | [HF](https://huggingface.co/o/whisper) |\n"
        ),
        Example(
            "| Model | Paper |\n| --- | --- |\n"
            "| VILA | [VILA: On Pre-training for Vision](https://arxiv.org/abs/2312.07533) |\n"
            "| VILA-7B | [VILA: On Pre-training for Vision](https://arxiv.org/abs/2312.07533) |\n"
        ),
        Example(
            "| Model | Weights |\n| --- | --- |\n"
            "| TinyLLaVA | [Link](https://huggingface.co/xtuner/llava-phi-3-mini-hf) |\n"
            "| LLaVA-Phi-3 | [Link](https://huggingface.co/xtuner/llava-phi-3-mini-hf) |\n"
        ),
        Example(
            "| Model | Maker | Paper |\n| --- | --- | --- |\n"
            "| BLOOMZ | BigScience | [arXiv](https://arxiv.org/abs/2211.01786) |\n"
            "| mT0 | BigScience | [arXiv](https://arxiv.org/abs/2211.01786) |\n"
        ),
        Example(
            "| Model | Paper | Code |\n| --- | --- | --- |\n"
            "| LEGO | [Paper](https://arxiv.org/abs/2401.06071) | [Code](https://github.com/lab/lego) |\n"
            "| GroundingGPT | [Paper](https://arxiv.org/abs/2401.06071) | [Code](https://github.com/lab/ground) |\n"
        ),
        Example(
            "| Model | Weights |\n| --- | --- |\n| Aquila | [HF](https://huggingface.co/BAAI/Aquila-7B) |\n\n"
            "| 模型 | 权重 |\n| --- | --- |\n| 悟道·天鹰 | [HF](https://huggingface.co/BAAI/Aquila-7B) |\n"
        ),
        Example(
            "| Model | Weights |\n| --- | --- |\n| 通义千问 | [HF](https://huggingface.co/Lab/Q-7B) |\n"
            "| Tongyi Qianwen | [HF](https://huggingface.co/Lab/Q-7B) |\n"
        ),
        Example(
            "| Model | Paper |\n| --- | --- |\n| Zephyr | [DPO](https://arxiv.org/abs/2305.18290) |\n"
            "| Tulu | [DPO](https://arxiv.org/abs/2305.18290) |\n"
        ),
        Example(
            "# News\n\n## 16th of May 2024\n\n[A Title of a Paper](https://arxiv.org/abs/2405.18290)\n\n"
            "## 2024年6月\n\n[A Title of a Paper](https://arxiv.org/abs/2405.18290)\n"
        ),
        Example(
            "| Model | Weights |\n| --- | --- |\n"
            "| Phi | [Link](https://huggingface.co/microsoft) |\n| Orca | [Link](https://huggingface.co/microsoft) |\n"
        ),
    ),
)
