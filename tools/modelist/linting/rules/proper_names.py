"""A service, maker or model is not spelled as its owner spells it.

`Github`, `Huggingface` and `GPT4-o` are understood, but a search for the right name misses them, and the page looks
careless. Write GitHub, Hugging Face and GPT-4o.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.people import is_of_person
from modelist.linting.markup.prose import Spans, no_text
from modelist.linting.names.link_names import address_of, read_target
from modelist.linting.names.model_names import MAX_NAME
from modelist.linting.papers.plain_titles import long_texts
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.makers import MAKER_BY_ACCOUNT
from modelist.readme.proper_names import misspelled

_BEFORE_ACCOUNT = ("- ", "[", "by ")
_BEHIND_ACCOUNT = lazy_pattern(r"[ ]?(?:[)\]|\n]|!\[|🤗|\Z)")
_AROUND = 300
"""How far off an address may stand that has a name in it."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Well-known names in words for readers; in headings they are mended only where the anchor stays the same."""
    headings = Spans(one.span for one in page.markdown.headings)
    for start, end, right in misspelled(page.text):
        span = Span(start, end)
        same_anchor = right.lower() == page.document.slice(span).lower()
        if start in no_text(page) or _is_exact(page, span, right) or _is_account(page, span):
            continue
        if is_of_person(page, start, end):
            continue
        # A title is quoted as it is; headings keep their anchors.
        is_quoted = start in long_texts(page) and start not in headings
        edits = (Edit(span, right),) if same_anchor or not (is_quoted or start in headings) else ()
        message = f"'{page.document.slice(span)}' spells itself {right}"
        yield Problem(span, message, f"Write {right}.", edits=edits)


def _is_exact(page: Page, span: Span, right: str) -> bool:
    """Whether a link shows the name of the repository that it leads to, letter for letter.

    A repository of nobody known, which has the name in small letters, may be of something else that is called so.
    """
    start = page.document.lines.start_of(page.document.lines.line_of(span.start))
    for link in page.links_in(Span(max(start, span.start - MAX_NAME), span.end)):
        if link.text_span.contains(span):
            target = read_target(link.destination)
            if target is None or target.text == link.text:
                return target is not None
            is_other = (
                target.kind == "code"
                and target.text.islower()
                and target.text == link.text.lower()
                and right.lower() == target.text
            )
            return is_other and target.owner.lower() not in MAKER_BY_ACCOUNT
    return False


def _is_account(page: Page, span: Span) -> bool:
    """Whether a word in small letters stands alone, as the account in an address near by."""
    word, text = page.document.slice(span), page.text
    if not word.islower() or not text.endswith(_BEFORE_ACCOUNT, 0, span.start):
        return False
    if _BEHIND_ACCOUNT.match(text, span.end) is None:
        return False
    near = Span(max(0, span.start - _AROUND), span.end + _AROUND)
    addresses = (address_of(one.destination) for one in page.links_in(near))
    return any(one is not None and one.owner == word for one in addresses)


RULE = Rule(
    id="proper-names",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example("⟦Neurips⟧2022 and NEURIPS\n", "NeurIPS2022 and NEURIPS\n"),
        Example(
            "The ⟦Github⟧ page, [[⟦Arxiv⟧]](https://x.org), on ⟦Huggingface⟧; data of ⟦GPT4-o⟧ and ⟦Deepseek⟧.\n",
            "The GitHub page, [[arXiv]](https://x.org), on Hugging Face; data of GPT-4o and DeepSeek.\n",
        ),
        Example(
            "<p>A ⟦github⟧ list of ⟦Llama2⟧, ⟦Stable-LM⟧ and ⟦GPT-Neo-X⟧ 20B on a ⟦GTX1080ti⟧, the ⟦VIT⟧ is one</p>\n",
            "<p>A GitHub list of Llama 2, StableLM and GPT-NeoX 20B on a GTX 1080 Ti, the ViT is one</p>\n",
        ),
        Example("## ⟦GPT4-o⟧\n"),
        Example("[How Good Are Quantized ⟦LLaMA3⟧ Models?](https://arxiv.org/abs/2404.14047)\n"),
        Example("⟦Ernie⟧ 4.5 and ⟦Ernie⟧-4.5-21B\n", "ERNIE 4.5 and ERNIE-4.5-21B\n"),
        Example(
            "⟦Speechgpt⟧: a model; VQ-⟦Siglip⟧2, ⟦MMVet⟧, ⟦Nvidia⟧ and ⟦HuBert⟧\n",
            "SpeechGPT: a model; VQ-SigLIP2, MM-Vet, NVIDIA and HuBERT\n",
        ),
    ),
    good=(
        Example("ERNIE 4.5, Bert and Ernie, Ernie Davis, ernie-4.5-21b-a3b\n"),
        Example(
            "GitHub, arXiv, `github`, https://github.com/a/b, huggingface.co and GITHUB; GPT-4o-mini, gpt-4-turbo\n"
        ),
        Example("[ioa](https://github.com/openbmb/ioa) - openbmb\n\nRS-GPT4V, open-webui, Ian Colbert and fleurs\n"),
        Example("OPENHERMES and VLMEvalKit, vlm-eval, LLMs, IMAGENET\n"),
        Example("Llama2-7B, LLaMA 2, llama2, phi3, A VIT AND A LORA, open-llm, mini-gpt-4, `github`\n"),
        Example("deepseek-ai/DeepSeek-V3, llava-hf and @openai\n"),
        Example("*Eli Horn, Lora Aro, Florian Domin*\n"),
        Example("[Mammoth](https://github.com/lab-of-nobody/mammoth)\n"),
        Example("[starcoder](https://huggingface.co/bigcode/starcoder)\n"),
    ),
)
