"""A row, section or item names one well-known maker, and all its links lead to the accounts of another.

The name was copied from the line above, or the links were: a reader takes one company's model for another's. Correct
the one that is wrong. Only makers whose accounts are known are compared, and only where the line names one alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.markup.items import first_line
from modelist.linting.markup.prose import no_words
from modelist.linting.models.recognition import read_models
from modelist.linting.names.link_names import read_target
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers import read_url
from modelist.readme.makers import MAKER_BY_ACCOUNT, MAKER_BY_NAME
from modelist.readme.words import same_name

_MAKER = r"[*_]{0,2}(?P<maker>[A-Z][A-Za-z.-]{0,19}[A-Za-z](?: (?:AI|DeepMind|Research|Cloud))?)[*_]{0,2}"
_SAID = lazy_pattern(
    r"(?:(?<=[-–—:：|/*_)\]])[ \t]?|(?<=[)*_\]] \()|\A)"
    r"(?:(?i:was |is )?(?i:announced|released|developed|published|created|made"
    rf"|open-sourced|introduced) by|(?<=[*_)\]][ \t])(?:by|from)) (?:the )?{_MAKER}(?=\s*(?:$|[\[/|,.;()]| in \d| - ))"
)
_SAID_ZH = lazy_pattern(
    r"(?:\A|(?<=[-–—:：，,。|/*_)\]]))[ \t]?由[ \t]?(?P<maker>[^\s，,。由和与的]{2,12}?)(?:团队|公司)?[ \t]?"
    r"(?:发布|推出|开源|研发|开发|提出)(?!的)"
)
_OWNED = lazy_pattern(
    r"(?:(?<![A-Za-z0-9_@/.-])(?P<maker>[A-Z][A-Za-z.]{1,14}[A-Za-z](?: (?:AI|DeepMind|Research))?)(?:['’]s |的 ?))"
    r"(?P<model>[A-Za-z][\w.-]{1,30}[A-Za-z0-9](?: \d[\d.]{0,4}(?![\w.]))?)"
)
_WORD = lazy_pattern(r"[A-Za-z][A-Za-z0-9.-]*[A-Za-z0-9]|[\u4e00-\u9fff]{2,4}")
_CONVERTED = lazy_pattern(
    r"(?<![a-z0-9])(?:(?:nv)?fp[48]|int[48]|w\d+a\d+|gptq|awq|gguf|ggml|onnx|mlx|trtllm|quant\w*|\d-?bit)(?![a-z0-9])",
    re.IGNORECASE,
)
"""Weights that others than the maker made of the maker's."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Rows and sections with a fact on the organisation, and items that say who made something."""
    if "huggingface.co/" not in page.text and "github.com/" not in page.text:
        return
    for mention in read_models(page).mentions:
        fact = mention.fact("organization")
        if fact is not None:
            yield from _compare(page, fact.text, fact.span, mention.links)
    for item in page.markdown.lists if _may_say(page.text) else ():
        line = first_line(page, item)
        text = page.document.slice(line)
        said = _SAID.search(text) or _SAID_ZH.search(text)
        if said is not None:
            span = Span(*said.span("maker")).shifted(line.start)
            named = frozenset(MAKER_BY_NAME.get(one.lower(), "") for one in _WORD.findall(visible_text(page, line)))
            links = *page.links_in(line), *page.bare_links_in(line)
            yield from _compare(page, said["maker"], span, links, named)
    yield from _owned(page)


def _owned(page: Page) -> Iterator[Problem]:
    """``Google's Phi-2`` in a page that links ``microsoft/phi-2``."""
    makers: dict[str, tuple[str, Link]] | None = None
    for match in _OWNED.finditer(page.text):
        maker = MAKER_BY_NAME.get(same_name(match["maker"]))
        if maker is None or not _is_name(match["model"]) or match.start() in no_words(page):
            continue
        makers = _makers(page) if makers is None else makers
        other, link = makers.get(same_name(match["model"]), ("", None))
        if link is not None and other != maker:
            message = f"{shown(match[0])}, but the page links '{_owner(link)}' for it"
            related = ((Location(page.path, link.destination_span), "the account"),)
            yield Problem(Span(*match.span("maker")), message, "Correct the maker or the link.", related=related)


def _is_name(word: str) -> bool:
    """Whether a word is no common one: Google's evals need not be those of openai/evals."""
    return any(one.isupper() or one.isdigit() for one in word)


def _makers(page: Page) -> dict[str, tuple[str, Link]]:
    """The makers of what the page links by its own name, where all links of that name are theirs."""
    found: dict[str, tuple[str, Link]] = {}
    for link in page.links:
        target = None if is_image(link) else read_target(link.destination)
        if target is None or target.kind not in ("weights", "code"):
            continue
        key, maker = same_name(target.text), MAKER_BY_ACCOUNT.get(target.owner.lower(), "")
        known = found.setdefault(key, (maker, link))
        if known[0] != maker:
            found[key] = ("", link)
    return {key: one for key, one in found.items() if one[0]}


def _may_say(text: str) -> bool:
    return " by " in text or " from " in text or "由" in text


def _compare(
    page: Page, name: str, span: Span, links: Iterable[Link], named: frozenset[str] = frozenset()
) -> Iterator[Problem]:
    """The finding where all accounts are those of one maker, who is neither ``name`` nor another one in the line."""
    maker = MAKER_BY_NAME.get(same_name(name))
    owners = [(link, owner) for link in links if not is_image(link) and (owner := _owner(link))] if maker else []
    others = {MAKER_BY_ACCOUNT.get(owner.lower(), "") for _, owner in owners}
    if len(others) != 1 or "" in others or maker in others or others <= named:
        return
    link, owner = owners[0]
    if _CONVERTED.search(link.destination):
        return
    related = ((Location(page.path, link.destination_span), "the account"),)
    message = f"{shown(name)} is named as the maker, and the link leads to '{owner}'"
    yield Problem(span, message, "Correct the maker or the link.", related=related)


def _owner(link: Link) -> str:
    """The account on Hugging Face or GitHub that a link leads to; '' for other links."""
    address = read_url(link.destination)
    known = address is not None and address.provider in ("huggingface", "github")
    return address.owner if known and address is not None and address.kind != "paper" else ""


RULE = Rule(
    id="maker-mismatch",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="models",
    bad=(
        Example("It is tuned from ⟦Google⟧'s Phi-2.\n\n[HF](https://huggingface.co/microsoft/phi-2)\n"),
        Example("- [Gemma 3](https://huggingface.co/google/gemma-3-1b-it) - Announced by ⟦DeepSeek⟧ / 2025\n"),
        Example(
            "| Model | Organization | Weights |\n| --- | --- | --- |\n"
            "| Phi-2 | ⟦Google⟧ | [phi-2](https://huggingface.co/microsoft/phi-2) |\n"
        ),
        Example("- **[Phi-2](https://huggingface.co/microsoft/phi-2)** by **⟦Google⟧**, 2023\n"),
        Example("- [Phi-2](https://huggingface.co/microsoft/phi-2)，由⟦谷歌⟧发布。\n"),
    ),
    good=(
        Example("By Google's evals, and Meta's benchmark.\n\n[evals](https://github.com/openai/evals)\n"),
        Example("From Microsoft's Phi-2 and NVIDIA's Llama 3.\n\n[HF](https://huggingface.co/microsoft/phi-2)\n"),
        Example("- [Gemma](https://huggingface.co/google/gemma-2b) - Announced by Google DeepMind / 2024\n"),
        Example("- [WizardLM](https://github.com/nlpxucan/WizardLM) - Announced by Microsoft / 2023\n"),
        Example(
            "| Model | Organization | Weights |\n| --- | --- | --- |\n"
            "| NeMo | NVIDIA, Mistral AI | [nemo](https://huggingface.co/mistralai/Mistral-Nemo-Base-2407) |\n"
            "| Minitron | NVIDIA | [8B](https://huggingface.co/nvidia/m) [base](https://hf.co/meta-llama/l) |\n"
            "| Llama 3.1 | Meta | [FP8](https://huggingface.co/nvidia/Llama-3.1-8B-Instruct-FP8) |\n"
        ),
        Example(
            "- [Nemotron](https://huggingface.co/nvidia/Nemotron-70B) improves Llama, which was made by Meta.\n"
            "- [Evals](https://github.com/openai/evals) for models released by Meta.\n"
            "- [Faster](https://github.com/microsoft/faster): another Whisper (made by OpenAI)\n"
            "- [NeMo](https://huggingface.co/nvidia/NeMo) - Developed by Mistral AI / 2024, with NVIDIA\n"
        ),
    ),
)
