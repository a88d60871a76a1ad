"""A title leads to a paper of another title, or to another id than the paper of that title has.

The address was copied from a neighbour or mistyped, and whoever opens it reads the wrong paper. What some thousand
papers are called is known from many public lists that agree on it, so this is told without a network, and also where
the page has nothing else that contradicts it. Give the title the address of its own paper.

Titles that share words with the known one are left alone, since papers are renamed, and so is a name of few words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ArxivId
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.urls import is_image, is_local
from modelist.linting.context import Page
from modelist.linting.models.recognition import read_models
from modelist.linting.models.releases import own_papers, papers
from modelist.linting.papers.own_papers import own_paper
from modelist.linting.papers.plain_titles import is_title
from modelist.linting.papers.title_parts import share_of_capitals
from modelist.linting.papers.titled_links import TitledLink, by_address
from modelist.linting.papers.titles_compared import are_different, tells_of
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers.known_papers import has_words_of_titles, paper_called, paper_named, titles_of
from modelist.readme.words import same_name

_MAX_USES = 30
"""Uses of one paper that are looked at."""

_MIN_WORDS, _MIN_CAPITALS = 3, 0.6
_NO_TITLE = lazy_pattern(r"[\[\](){};（）]|\bet al\b|(?:[^,]{1,25},){2}")
"""Signs of references, descriptions and tags rather than titles."""

_MAX_SENTENCE = 12
"""Words of a title that has the capitals of a sentence, which descriptions have, too."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Papers on arXiv that the page gives a title or a name, beside what is known of their ids."""
    if "arxiv.org/" not in page.text and "/papers/" not in page.text:
        return
    told = set()
    for key, uses in by_address(page).items():
        paper = key.partition(" ")[0].removeprefix("arxiv:")
        if key.startswith("arxiv:"):
            for problem in _titled(page, paper, uses[:_MAX_USES]):
                told.add(problem.span)
                yield problem
    for problem in _named(page):
        if problem.span not in told:
            told.add(problem.span)
            yield problem


def _titled(page: Page, paper: str, uses: Sequence[TitledLink]) -> Iterator[Problem]:
    known = [TitledLink(uses[0].link, title, "") for title in titles_of(paper)]
    fitting = [use for use in uses if any(not are_different(use, title) for title in known)]
    for use in uses if ArxivId.parse(paper) is not None else ():
        own = paper_called(use.title)
        if own == paper:
            continue
        if own and not _links(page, use, own):
            yield _problem(page, use.link, paper, own, f"{shown(use.title)} is arXiv:{own}, and this leads to {paper}")
        elif known and not fitting and _is_another(use, known):
            message = f"{shown(use.title)} leads to the paper {shown(known[0].title)}"
            yield _problem(page, use.link, paper, own, message)


def _is_another(use: TitledLink, known: Sequence[TitledLink]) -> bool:
    """Whether a title of English words, and no description, has nothing of what a paper is called."""
    is_link = use.link.text == use.title and use.title.count(" ") < _MAX_SENTENCE
    if (
        not (is_link or share_of_capitals(use.title) > _MIN_CAPITALS)
        or _NO_TITLE.search(use.title)
        or len(use.all_words) < _MIN_WORDS
    ):
        return False
    return has_words_of_titles(use.title) and not any(
        tells_of(use, one)
        or len(use.all_words & one.all_words) > 1
        or same_name(use.title).startswith(same_name(one.title.partition(":")[0]))
        for one in known
    )


def _named(page: Page) -> Iterator[Problem]:
    """Names of papers that lead to others: links that say just the name, and the papers of rows and sections."""
    for link, paper in papers(one for one in page.links if not is_image(one)):
        if not is_title(link.text):
            yield from _compare(page, link.text, link, paper.paper_id)
    for mention in read_models(page).mentions:
        own = [*own_papers(page, mention)]
        if len(own) == 1 and paper_named(mention.name):
            yield from _compare(page, mention.name, own[0][0], own[0][1].paper_id)


def _compare(page: Page, name: str, link: Link, paper: str) -> Iterator[Problem]:
    own = own_paper(name, paper)
    if own:
        message = f"{shown(name)} is arXiv:{own}, and this leads to the paper {shown(titles_of(paper)[0])}"
        yield _problem(page, link, paper, own, message)


def _links(page: Page, use: TitledLink, paper: str) -> bool:
    """Whether the line of a title has the id of its paper as well."""
    return paper in page.document.line_text(page.document.lines.line_of(use.link.span.start))


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
        Example("## BLIP-2\n\n[[Paper](⟦https://arxiv.org/abs/1706.03762⟧)]\n\nReads signs.\n\n## Other\n\nText.\n"),
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
        Example("- [Latest news: LEO](https://arxiv.org/abs/1706.03762)\n"),
        Example("- **GRPO (Group Relative Policy Optimization)**: [paper](https://arxiv.org/abs/1706.03762)\n"),
        Example("- [Vorsicht: Aufmerksamkeit genügt ganz allein](https://arxiv.org/abs/1706.03762)\n"),
        Example("- [Attention Is All You Need](https://arxiv.org/abs/1706.03762v7)\n"),
        Example("- [Reading Road Signs with Patient Networks](https://arxiv.org/abs/2401.09999), 2024\n"),
        Example(f"- [{_BLIP.partition(': ')[2]}](https://arxiv.org/abs/2301.12597)\n"),
        Example("- [The transformer needs attention and nothing else](https://arxiv.org/abs/1706.03762)\n"),
        Example("- [BLIP-2 reads road signs in every weather](https://arxiv.org/abs/2301.12597)\n"),
    ),
)
