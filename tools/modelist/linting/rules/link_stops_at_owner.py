"""A link that names one model, or one thing's code or demo, leads to the page of its owner's account only.

`[Foo-7B-chat](https://huggingface.co/foo)` shows everything that the account has, and a reader must search it for what
the text promises: the rest of the address was lost, or was never filled in. So is `[Code](https://github.com/a-lab)`
where others lead to repositories; an account that is called like the thing was made for it and is left alone. Add the
repository's name.
`[HF](https://huggingface.co/a-lab)` beside a model is told where nearly all others lead to one, also when the account
is called like the model's family. In a table of models that mostly lead further, the front page of a maker's site says
as little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.services import plain_label, read_label
from modelist.linting.addresses.urls import is_image, read_link
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.markup.items import first_line_of
from modelist.linting.models.front_pages import SIZE, front_pages, names_several
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers import read_url
from modelist.readme.words import same_name

_OTHER_WORD = lazy_pattern(
    r"[ \t](?!(?:base|chat|checkpoint|hf|instruct|it|model|sft|v\d|weights?)\b)[a-z]{2,}(?![\w-])"
    r"|(?!模型|权重|对话|基座|预训练)[一-鿿]{2}"
)
"""Behind the size, what makes the name that of something else than a model: its users, its team, all its versions."""

_MAX_NAME, _MAX_WORDS = 60, 4
_FRAMEWORKS = frozenset({"jax", "paddle", "pytorch", "tensorflow"})
_PLURAL = lazy_pattern(r"(?:models|datasets|weights|checkpoints|ckpts|demos|spaces|collections?)\b", re.IGNORECASE)
_SERIES = lazy_pattern(r"\b(?:collections?|family|series)\b|系列|全家桶", re.IGNORECASE)
_NAME = lazy_pattern(r"(?=\S{0,40}[A-Z])[A-Za-z\d][\w.+-]{3,40}|[A-Z\d]{3}(?!\w)")
_MAX_LABEL, _MIN_OTHERS, _MIN_OTHERS_OF_HUB, _MAX_TEXT, _ABOVE = 30, 5, 3, 3_000, 4


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links whose text is a name with one size in it, or a size alone, as one repository has."""
    for link in page.links:
        text = link.text.strip(" *_`")
        if len(text) > _MAX_NAME or is_image(link) or len(SIZE.findall(text)) != 1:
            continue
        address = read_url(link.destination)
        if address is None or address.kind != "owner" or names_several(text) or len(text.split()) > _MAX_WORDS:
            continue
        is_owner = same_name(text) == same_name(address.owner)
        if is_owner or "?" in link.destination or _is_of_other(text):
            continue
        message = f"{shown(text)} is one model, but this is the page of the account '{address.owner}'"
        yield Problem(link.destination_span, message, "Add the repository's name.", text)
    for kind, links in _labelled(page).items():
        yield from _strays(page, links, kind == "hub")
    for one in front_pages(page):
        text = one.link.text.strip(" *_`")
        if one.is_sized and len(text.split()) <= _MAX_WORDS and not names_several(text) and not _is_of_other(text):
            message = f"{shown(text)} is one model, but this is the front page of {one.host}"
            yield Problem(one.link.destination_span, message, "Link the model's own page.", text)


def _is_of_other(text: str) -> bool:
    """Whether a name goes on behind its size as that of something else than a model."""
    size = SIZE.search(text)
    return size is not None and _OTHER_WORD.search(text, size.end()) is not None


def _labelled(page: Page) -> Mapping[str, list[Link]]:
    """Links called code, links called demo, and links called Hugging Face, which are to a model or data set there."""
    found: dict[str, list[Link]] = {"code": [], "demo": [], "hub": []}
    for link in page.links:
        if len(link.text) <= _MAX_LABEL and not is_image(link):
            promise = read_label(link.text)
            is_code = promise.service == "github" or plain_label(link.text) in _FRAMEWORKS
            is_hub = promise.service == "huggingface" and not promise.role and not _PLURAL.search(link.text)
            kind = "code" if is_code else "hub" if is_hub else promise.role
            if kind in found:
                found[kind].append(link)
    return found


def _strays(page: Page, links: Sequence[Link], is_hub: bool) -> Iterator[Problem]:
    """Links to accounts among such that lead further: accounts that have nothing of the name of what it is about."""
    accounts = [(link, one.owner) for link in links if (one := read_link(link)) is not None and one.kind == "owner"]
    least = _MIN_OTHERS_OF_HUB if is_hub else _MIN_OTHERS
    if len(links) - len(accounts) < max(_MIN_OTHERS, least * len(accounts)):
        return
    told: dict[int, str] = {}
    for link, owner in accounts:
        line = page.document.lines.line_of(link.span.start)
        if line not in told:
            told[line] = _around(page, line)
        if "?" not in link.destination and "#" not in link.destination and not _is_about(told[line], owner, is_hub):
            message = f"{shown(link.text)} leads to the page of the account '{owner}' only, where others lead further"
            yield Problem(link.destination_span, message, "Add the repository's name.", owner)


def _around(page: Page, line: int) -> str:
    """The text of a line and what it goes on from; the name may stand above what is indented, behind a blank line."""
    lines = page.document.lines
    text = page.document.line_text(line)
    first = max(0, line - _ABOVE) if text.startswith((" ", "\t")) else first_line_of(page, line)
    start = lines.start_of(first)
    return visible_text(page, Span(start, min(lines.start_of(line) + len(text), start + _MAX_TEXT)))


def _is_about(text: str, owner: str, is_hub: bool) -> bool:
    """Whether the text around a link names its account, or a part of that, or speaks of more than one thing.

    On Hugging Face an account has the name of a family of models, and so only one that is called so itself is left.
    """
    account = same_name(owner)
    names = [same_name(one[0]) for one in _NAME.finditer(text)]
    if is_hub:
        return account in names or _SERIES.search(text) is not None
    return account in same_name(text) or any(one in account for one in names if one) or bool(_SERIES.search(text))


_MODELS = "| Model | Size |\n| --- | --- |\n| [Bee](https://a.org/b) | 1B |\n| [Wasp](https://a.org/w) | 2B |\n\n"
_CODE = "".join(f"- Work{n} [Code](https://github.com/a/{n})\n" for n in range(6))
_DEMO = "| Work | Demo |\n| --- | --- |\n" + "".join(f"| W{n} | [Demo](https://a.org/{n}) |\n" for n in range(6))
_HUB = "".join(f"- Model{n} [HF](https://huggingface.co/a/m{n})\n" for n in range(6)) + "- {1} [HF]({0})\n"

RULE = Rule(
    id="link-stops-at-owner",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example("[chimera-chat-13b-hf](⟦https://huggingface.co/Yhyu13/⟧)\n"),
        Example("Gemma [2B](https://huggingface.co/google/gemma-2b) [7B](⟦https://huggingface.co/google⟧)\n"),
        Example("[Foo 7B 模型](⟦https://huggingface.co/foo⟧) [Foo-8x7B chat](⟦https://huggingface.co/foo⟧)\n"),
        Example("| Model |\n| --- |\n| [**Foo 7B**](⟦https://github.com/foo⟧) |\n"),
        Example(f"{_MODELS}## OpenAI\n\n| Model | Size |\n| --- | --- |\n| [Ox-12B](⟦https://openai.com/⟧) | 12B |\n"),
        Example(_CODE + "- MIRO: Films as trees [Code](⟦https://github.com/a-lab/⟧)\n"),
        Example(_CODE + "- **Films as trees**  \n  *A. B.* [[PyTorch](⟦https://github.com/a-lab⟧)]\n"),
        Example(_HUB.format("⟦https://huggingface.co/Koalas⟧", "Koalas-VL")),
        Example(_DEMO + "| Long films | [Demo](⟦https://huggingface.co/a-lab⟧) |\n"),
    ),
    good=(
        Example(_HUB.format("https://huggingface.co/Koalas", "Koalas")),
        Example(_HUB.format("https://huggingface.co/Koalas", "Koalas-VL (series)")),
        Example(_CODE + "- M-I-R-O: Films as trees [Code](https://github.com/MIRO)\n"),
        Example(_CODE + "- MIRO: Films as trees [GitHub](https://github.com/miro-project)\n"),
        Example(_CODE + "- MIRO: Films as trees\n\n  *A. B.* [Code](https://github.com/miro-org)\n"),
        Example(_CODE + "- The Film series [Code](https://github.com/a-lab) [Code](https://github.com/a-lab?q=film)\n"),
        Example(_CODE + "- Films [Code](https://github.com/a-lab)\n- Trees [Code](https://github.com/b-lab)\n"),
        Example(_CODE + "- Films [Project](https://github.com/a-lab) [Models](https://huggingface.co/a-lab)\n"),
        Example(
            f"{_MODELS}## Makers\n\n| Model | Size |\n| --- | --- |\n| [Ox-12B](https://ox-12b.com/) | 12B |\n"
            "| [Elk-12B](https://elk.github.io/) | 12B |\n| [Ox 1B users](https://makers.com/) | 1B |\n"
        ),
        Example("[Qwen](https://huggingface.co/Qwen) [Qwen2.5 7B series](https://huggingface.co/Qwen)\n"),
        Example("[Foo-7B 团队](https://github.com/foo) [Foo 7B quants](https://hf.co/a) [5M users](https://hf.co/a)\n"),
        Example("[7B-Lab](https://hf.co/7b-lab) [Foo 7B](https://huggingface.co/a?search_models=foo)\n"),
        Example("[7B/13B](https://huggingface.co/a) [B-7|13B](https://hf.co/b)\n"),
        Example("[Foo-7B](https://huggingface.co/foo/foo-7b) [gpt2-117M](https://huggingface.co/gpt2)\n"),
    ),
)
