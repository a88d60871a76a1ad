"""Two names have one subtitle.

`MiniGPT4: a Visual Language Model for Few-Shot Learning` beside `Flamingo: a Visual Language Model for Few-Shot
Learning`: the line was copied, and only the name was changed. Whoever looks for the paper does not find it. Copy the
title from the paper.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.linting.addresses.urls import identity, is_image
from modelist.linting.context import Page
from modelist.linting.names.model_names import read_name
from modelist.linting.names.name_conflicts import are_related
from modelist.linting.papers.paper_titles import titles_apart
from modelist.linting.papers.plain_titles import item_title, plain_title
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.words import same_name

_TITLE = lazy_pattern(r"[\"“]?(?P<name>[^:：\"“]{2,40})[:：]\s?(?P<rest>.{25,200})")
_END = lazy_pattern(r"[\"”]| [(（]")
_MIN_LETTERS, _MIN_WORDS = 25, 3
_MAX_NAME = 3
"""Words of a name; a longer one is half of a title that was made longer for another version of the paper."""

_MAX_NAMES = 3
"""Names of one subtitle above which it is a phrase that goes with everything."""


class _Title(NamedTuple):
    span: Span
    name: str
    text: str
    place: str


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Titles of links, and of items before their links, that are the same but for an unrelated name in front."""
    if "](http" not in page.text and "<summary" not in page.lower:
        return
    texts = [(one.link, one.text) for one in titles_apart(page)]
    for link in page.links:
        if is_image(link) or link.parent is not None:
            continue
        text = link.text if ":" in link.text or "：" in link.text else item_title(page, link)
        plain = plain_title(page, link) if not text else None
        texts.append((link, plain.text if plain is not None else text))
    found: dict[str, list[_Title]] = {}
    for link, text in sorted(texts, key=lambda one: one[0].span):
        match = _TITLE.match(text)
        rest = _END.split(match["rest"], maxsplit=1)[0] if match is not None else ""
        if match is None or len(rest) < _MIN_LETTERS or len(rest.split()) < _MIN_WORDS:
            continue
        name = match["name"].strip()
        if len(name.split()) <= _MAX_NAME:
            title = _Title(link.span, name, text, identity(link.destination))
            found.setdefault(same_name(rest), []).append(title)
    for titles in found.values():
        counts = Counter(same_name(one.name) for one in titles)
        if not 1 < len(counts) <= _MAX_NAMES:
            continue
        most = max(counts.values())
        usual = next(one for one in titles if counts[same_name(one.name)] == most)
        for one in titles:
            # One paper may be listed as a model and as its data, or under the name that it had before.
            is_other = same_name(one.name) != same_name(usual.name) and one.place != usual.place
            of_papers = one.place.startswith("arxiv:") and usual.place.startswith("arxiv:")
            if is_other and (of_papers or not are_related(read_name(one.name), read_name(usual.name))):
                message = f"{shown(one.text)} has the subtitle of {shown(usual.name)}"
                related = ((Location(page.path, usual.span), f"the title of {usual.name}"),)
                yield Problem(one.span, message, "Copy the title from the paper.", one.name, related=related)


_FLAMINGO = "- [Flamingo: a Visual Language Model for Few-Shot Learning](https://arxiv.org/abs/2204.14198)\n"

RULE = Rule(
    id="title-copied",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example(
            "- VideoChat: Chat-Centric Video Understanding [Paper](https://arxiv.org/pdf/2305.06355)\n"
            "- VideoChat2: Chat-Centric Video Understanding ⟦[Paper](https://arxiv.org/abs/2311.17005)⟧\n"
        ),
        Example(_FLAMINGO + f"- ⟦{_FLAMINGO[2:-1].replace('Flamingo:', 'Flamingo2:').replace('14198', '00001')}⟧\n"),
        Example(
            _FLAMINGO
            + "- ⟦[MiniGPT4: a Visual Language Model for Few-Shot Learning (MiniGPT4)](https://arxiv.org/abs/2304.10592)⟧\n"
        ),
        Example(
            '- "Flamingo: a Visual Language Model for Few-Shot Learning", 2022. [[Paper](https://arxiv.org/abs/2204.14198)]\n'
            '- "Emu: a Visual Language Model for Few-Shot Learning", 2023. [⟦[Paper](https://arxiv.org/abs/2307.05222)⟧]\n'
        ),
        Example(
            "| Title | Paper |\n| --- | --- |\n"
            "| Flamingo: a Visual Language Model for Few-Shot Learning | [PDF](https://arxiv.org/abs/2204.14198) |\n"
            "| Emu: a Visual Language Model for Few-Shot Learning | ⟦[PDF](https://arxiv.org/abs/2307.05222)⟧ |\n"
        ),
        Example(
            "<details>\n<summary>Flamingo: a Visual Language Model for Few-Shot Learning</summary>\n\n"
            "[Paper](https://arxiv.org/abs/2204.14198)\n\n</details>\n\n<details>\n"
            "<summary>Emu: a Visual Language Model for Few-Shot Learning</summary>\n\n"
            "⟦[Paper](https://arxiv.org/abs/2307.05222)⟧\n\n</details>\n"
        ),
    ),
    good=(
        Example(2 * _FLAMINGO + _FLAMINGO.replace("Flamingo:", "OpenFlamingo:")),
        Example(_FLAMINGO + "- [Emu: A Visual Language Model](https://arxiv.org/abs/2307.05222)\n"),
        Example(_FLAMINGO + _FLAMINGO.replace("Flamingo:", "MiniGPT4:")),
        Example(
            '- "Large Agents: A Survey", arXiv, 2024 (*CUHK*). [[Paper](https://arxiv.org/abs/2402.15118)]\n'
            '- "Video Diffusion: A Survey", arXiv, 2024 (*Lab*). [[Paper](https://arxiv.org/abs/2405.03150)]\n'
        ),
    ),
)
