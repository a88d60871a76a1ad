"""A title leads to a paper of another title, or to another id than the paper of that title has.

The address was copied from a neighbour or mistyped, and whoever opens it reads the wrong paper. What thousands of
papers are called is known from public lists that agree on it, so this is told without a network, and also where
the page has nothing else that contradicts it. Give the title the address of its own paper.

Titles that share words with the known one are left alone, since papers are renamed, and so are unknown titles of papers
that few lists have, and names of few words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.urls import is_image, is_local
from modelist.linting.context import Page
from modelist.linting.models.recognition import read_models
from modelist.linting.models.releases import own_papers
from modelist.linting.names.link_names import papers
from modelist.linting.papers.known_titles import mistitled
from modelist.linting.papers.paper_of_name import own_paper
from modelist.linting.papers.plain_titles import is_title
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers.known_papers import paper_named, titles_of
from modelist.readme.words import same_name

_ABOVE = 2
"""Lines above that of a paper on which its title may stand."""

_REPORT = lazy_pattern(r" technical report\W*\Z", re.IGNORECASE)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Papers on arXiv that the page gives a title or a name, beside what is known of their ids."""
    told = set()
    for problem in (*_titled(page), *_named(page)):
        if problem.span not in told:
            told.add(problem.span)
            yield problem


def _titled(page: Page) -> Iterator[Problem]:
    for use, paper, own in mistitled(page):
        title = shown(use.title)
        message = f"{title} is arXiv:{own}, and this leads to {paper}"
        message = message if own else f"{title} leads to the paper {shown(titles_of(paper)[0])}"
        is_listed = bool(own) and _is_listed(page, use.title, own, use.link)
        yield _problem(page, use.link, paper, "" if is_listed else own, message)


def _named(page: Page) -> Iterator[Problem]:
    """Names of papers that lead to others: links that say just the name, and the papers of rows and sections."""
    if "arxiv.org/" not in page.text and "/papers/" not in page.text:
        return
    for link, paper in papers(one for one in page.links if not is_image(one)):
        if not is_title(link.text):
            yield from _compare(page, _REPORT.sub("", link.text), link, paper.paper_id)
    for mention in read_models(page).mentions:
        own = [*own_papers(page, mention)]
        if len(own) == 1 and paper_named(mention.name):
            yield from _compare(page, mention.name, own[0][0], own[0][1].paper_id)


def _compare(page: Page, name: str, link: Link, paper: str) -> Iterator[Problem]:
    """A name beside the title of the paper that is linked is that of both."""
    own = own_paper(name, paper)
    line = page.document.line_text(page.document.lines.line_of(link.span.start)).lower() if own else ""
    if own and not any(title.lower() in line for title in titles_of(paper)):
        message = f"{shown(name)} is arXiv:{own}, and this leads to the paper {shown(titles_of(paper)[0])}"
        yield _problem(page, link, paper, own, message)


def _is_listed(page: Page, title: str, own: str, link: Link) -> bool:
    """Whether the title stands with its own paper elsewhere in the page, so that the title is what is wrong here."""
    lines, said = page.document.lines, same_name(title)
    here = lines.line_of(link.span.start)
    for other, paper in papers(page.links):
        line = lines.line_of(other.span.start)
        if paper.paper_id == own and line != here:
            around = page.text[lines.start_of(max(0, line - _ABOVE)) : other.span.start]
            if said in same_name(around):
                return True
    return False


def _problem(page: Page, link: Link, paper: str, own: str, message: str) -> Problem:
    span = link.destination_span
    advice = f"Link arXiv:{own}." if own else "Look the title up, and give it the address of its own paper."
    return Problem(span, message, advice, edits=_edits(page, link, paper, own), safety=Safety.UNSAFE)


def _edits(page: Page, link: Link, paper: str, own: str) -> tuple[Edit, ...]:
    """The right id in place of the wrong one and its version."""
    written = page.document.slice(link.destination_span)
    matches = (
        [*re.finditer(rf"(?<!\d){re.escape(paper)}(?:v\d+)?(?!\d)", written)] if own and is_local(page, link) else []
    )
    at = link.destination_span.start
    return tuple(Edit(Span(at + match.start(), at + match.end()), own) for match in matches)


_BLIP = "BLIP-2: Bootstrapping Language-Image Pre-training with Frozen Image Encoders and Large Language Models"

RULE = Rule(
    id="paper-title-mismatch",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example("| Model | Year |\n| --- | --- |\n| [BLIP-2](⟦https://arxiv.org/abs/1706.03762⟧) | 2023 |\n"),
        Example("| Model | Paper |\n| --- | --- |\n| Qwen 2.5 | [Paper](⟦https://arxiv.org/abs/2407.10671⟧) |\n"),
        Example("- [Qwen2 Technical Report](⟦https://arxiv.org/abs/2412.15115⟧)\n"),
        Example("## BLIP-2\n\n[[Paper](⟦https://arxiv.org/abs/1706.03762⟧)]\n\nReads signs.\n\n## Other\n\nText.\n"),
        Example(
            "- Attention is all you need, <ins>NeurIPS, 2017</ins> [[Paper](⟦https://arxiv.org/abs/1706.03726⟧)]\n"
            "- Attention is all you need in every weather [[Paper](https://arxiv.org/abs/2401.09999)]\n"
        ),
        Example(
            "- **Attention is all you need.** Preprint.\n\n"
            "  *Ann Lee, Bo Li*. [[Paper](⟦https://arxiv.org/abs/1706.03726⟧)], 2017.6\n"
        ),
        Example(
            "- [Reading Road Signs with Patient Networks](⟦https://arxiv.org/pdf/1706.03762.pdf⟧), 2023\n",
        ),
        Example(
            f"- **{_BLIP}** [[Paper](⟦https://arxiv.org/abs/2304.13923⟧)]\n",
        ),
        Example(
            "| Title | Paper |\n| --- | --- |\n"
            "| Attention is all you need | [arXiv](⟦https://huggingface.co/papers/2201.11903v2⟧) |\n",
        ),
    ),
    good=(
        Example("- [BLIP-2](https://arxiv.org/abs/2301.12597), as in [Attention](https://arxiv.org/abs/2301.12597)\n"),
        Example(
            "| Model | Paper |\n| --- | --- |\n| StreamChat | [Streaming Video Understanding and Multi-round"
            " Interaction with Memory-enhanced Knowledge](https://arxiv.org/abs/2501.13468) |\n"
        ),
        Example("| Model | Paper |\n| --- | --- |\n| Qwen 1.5 | [Paper](https://arxiv.org/abs/2309.16609) |\n"),
        Example("- [Latest news: LEO](https://arxiv.org/abs/1706.03762)\n"),
        Example(
            "- **Scaled Dot-Product Attention** [paper](https://arxiv.org/abs/1706.03762)\n"
            "- [Zero-shot transfer to downstream tasks](https://arxiv.org/abs/2103.00020)\n"
        ),
        Example(
            '- "Attention Is All You Need" was followed by **BERT** [paper](https://arxiv.org/abs/1810.04805)\n'
            "- Attention Is All You Need, GPT and BERT [paper](https://arxiv.org/abs/1810.04805)\n"
            "- Unlike **Attention Is All You Need**, this [work](https://arxiv.org/abs/2105.08050) needs none\n"
        ),
        Example("- **GRPO (Group Relative Policy Optimization)**: [paper](https://arxiv.org/abs/1706.03762)\n"),
        Example("- [Vorsicht: Aufmerksamkeit genügt ganz allein](https://arxiv.org/abs/1706.03762)\n"),
        Example("- [Attention Is All You Need](https://arxiv.org/abs/1706.03762v7)\n"),
        Example("- [Reading Road Signs with Patient Networks](https://arxiv.org/abs/2401.09999), 2024\n"),
        Example(f"- [{_BLIP.partition(': ')[2]}](https://arxiv.org/abs/2301.12597)\n"),
        Example("- [The transformer needs attention and nothing else](https://arxiv.org/abs/1706.03762)\n"),
        Example("- [BLIP-2 reads road signs in every weather](https://arxiv.org/abs/2301.12597)\n"),
    ),
)
