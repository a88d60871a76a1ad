"""Two sections with two papers have the same authors, word for word.

Two papers hardly have eight or more authors in common and in one order: a section was made by copying another, and the
line of authors was forgotten. Whoever cites it names the wrong people. Copy the authors from each paper.

Which of the two is wrong cannot be seen, so the later one is reported. Shorter lists may well be those of one team.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.models.recognition import Mention, read_models
from modelist.linting.names.link_names import papers
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.words import same_name

_MIN_AUTHORS = 8
_MAX_LINE, _MAX_SECTION = 4_000, 40_000
_LABEL = lazy_pattern(r"\A(?:authors?|by|作者)\s?[:：]?\s+", re.IGNORECASE)
_SPLIT = lazy_pattern(r"\s?[,，、;；&]\s?(?:and\s)?|\sand\s")
_FOOTNOTES = lazy_pattern(r"[\d*†‡§¶∗¹²³⁴⁵⁶⁷⁸⁹⁰]{1,6}")
_PARTICLES = frozenset("al bin da de del den der di dos du el la le ten van von zu".split())
_NO_NAMES = frozenset(
    """answering audio bench caption captioning captions classification code data dataset datasets detection document
    evaluation generation grounding image images instruction language learning model models multimodal object open
    question reasoning recognition retrieval segmentation speech text training translation understanding university
    video vision visual web""".split()
)
"""Words of lists of tasks and data."""


class _Team(NamedTuple):
    mention: Mention
    span: Span
    names: tuple[str, ...]
    papers: frozenset[str]


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lines of eight names or more that two sections share which have no paper in common."""
    if page.text.count("arxiv.org/") < 2:
        return
    first: dict[tuple[str, ...], _Team] = {}
    for mention in read_models(page).sections:
        team = _team(page, mention)
        if team is None:
            continue
        other = first.setdefault(team.names, team)
        if not other.papers & team.papers:
            count, name = len(team.names), other.mention.name
            message = f"these are the {count} authors of {shown(name)}, word for word, but the paper is another"
            related = ((Location(page.path, other.span), f"the authors of {name}"),)
            help_text = "Look both papers up, and copy the authors of each."
            yield Problem(team.span, message, help_text, mention.name, related=related)


def _team(page: Page, mention: Mention) -> _Team | None:
    """The one line of authors of a section that links a paper; none where there are more of them."""
    linked = frozenset(paper.paper_id for _, paper in papers(mention.links))
    if not linked or mention.section is None:
        return None
    lines = list(_author_lines(page, mention.section.own))
    return _Team(mention, *lines[0], linked) if len(lines) == 1 else None


def _author_lines(page: Page, span: Span) -> Iterator[tuple[Span, tuple[str, ...]]]:
    at, stop = span.start, min(span.end, span.start + _MAX_SECTION)
    while at < stop:
        end = page.text.find("\n", at, stop)
        end = stop if end < 0 else end
        if page.text.count(",", at, end) >= _MIN_AUTHORS - 2 and end - at <= _MAX_LINE:
            names = _names(visible_text(page, Span(at, end)))
            if names and not page.markdown.in_code(at):
                line = page.text[at:end]
                yield Span(at + len(line) - len(line.lstrip()), at + len(line.rstrip())), names
        at = end + 1


def _names(text: str) -> tuple[str, ...]:
    """The names that a line consists of; none where anything else is in it, or there are too few."""
    plain = _FOOTNOTES.sub("", _LABEL.sub("", text)).strip(" .;,")
    names = _SPLIT.split(plain)
    return tuple(map(same_name, names)) if len(names) >= _MIN_AUTHORS and all(map(_is_name, names)) else ()


def _is_name(text: str) -> bool:
    words = text.split()
    if not 2 <= len(words) <= 5 or any(one.lower() in _NO_NAMES for one in words):
        return False
    return all(one[0].isupper() or one in _PARTICLES for one in words)


_NAMES = ("Ada Birch", "Ben Cole", "Cy de Wit", "Dee Fox", "Eve Gray", "Finn Holt", "G. Ives", "Hal Jay")
_TEAM = ", ".join(_NAMES)
_SECTION = "### {}\n\n[![arXiv](https://img.shields.io/badge/arXiv-{id}-red)](https://arxiv.org/abs/{id})  \n{}\n\n"
_FIRST = "# L\n\n" + _SECTION.format("BLIP-2", _TEAM, id="2301.12597")

RULE = Rule(
    id="authors-copied",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="models",
    bad=(
        Example(_FIRST + _SECTION.format("InstructBLIP", f"⟦{_TEAM}⟧", id="2305.06500")),
        Example(
            _FIRST.replace(_TEAM, f"*{_TEAM}*")
            + _SECTION.format("PaLI", f"⟦**Authors:** {', '.join(_NAMES[:-1])} and Hal Jay⟧", id="2209.06794")
        ),
    ),
    good=(
        Example(_FIRST + _SECTION.format("BLIP-2 OPT", _TEAM, id="2301.12597")),
        Example(_FIRST + _SECTION.format("InstructBLIP", _TEAM.replace("Ben", "Bob"), id="2305.06500")),
        Example(_FIRST.replace(", G. Ives", "") + _SECTION.format("Emu", ", ".join(_NAMES[:-2]), id="2305.06500")),
        Example((_FIRST + _SECTION.format("Emu", _TEAM, id="2305.06500")).replace(" Gray", " Gray et al.")),
        Example((_FIRST + _SECTION.format("Emu", _TEAM, id="2305.06500")).replace("Ada Birch", "Image Retrieval")),
        Example(_FIRST + f"### Emu\n\n{_TEAM}\n"),
    ),
)
