"""In one model's section stands the picture of another.

`paligemma.png` is shown under PaliGemma, and under PaLI-3 too: the lines of the picture were copied, and the name of
its file was not changed. A reader takes one model's architecture for the other's. Show the model's own picture.

It is a warning, since two models may share an architecture; where the text of one names the other, the rule is silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import unquote

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.urls import is_image, is_local
from modelist.linting.context import Page, Section
from modelist.linting.markup.prose import Spans, no_words
from modelist.linting.models.mentions import PARTS
from modelist.linting.models.recognition import read_models
from modelist.linting.names.model_names import read_name
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers import is_badge
from modelist.readme.words import like_anchor, same_name

_MIN_NAME, _MAX_NAME = 4, 40
_BREAKS = lazy_pattern(r"[\W_]+")
_FILE = lazy_pattern(r"([^/\\?#]{1,100})\.(?:png|jpe?g|gif|svg|webp)(?:[?#]|\Z)", re.IGNORECASE)


class _Place(NamedTuple):
    """A picture, the section that it stands in, and the one around it that tells it from the other place."""

    link: Link
    inner: Section
    outer: Section

    @property
    def name(self) -> str:
        """What the section is about: its heading without a subtitle."""
        return re.split(r"\s?[:：]", self.outer.title, maxsplit=1)[0].strip()


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Pictures in two sections beside each other, whose files are called like one of the two alone."""
    if "](" not in page.text and "<img" not in page.lower:
        return
    models = frozenset(one.section for one in read_models(page).sections)
    told: dict[tuple[Section, str], bool] = {}
    texts: dict[Section, str] = {}
    for url, uses in _uses(page).items():
        pair = _apart(*uses.values()) if len(uses) == 2 else None
        if pair is None or not _are_models(*pair, models):
            continue
        for wrong, right in (pair, pair[::-1]):
            if _is_of_other(url, wrong.name, right.name):
                key = wrong.outer, right.name
                if key not in told:
                    for outer in (wrong.outer, right.outer):
                        if outer not in texts:
                            texts[outer] = _words_of(page, outer)
                    says = like_anchor(right.name) in texts[wrong.outer]
                    told[key] = says or like_anchor(wrong.name) in texts[right.outer]
                if not told[key]:
                    yield _problem(page, url, wrong, right)


def _uses(page: Page) -> dict[str, dict[Section, tuple[Link, Section]]]:
    """The first place of each picture in every section that shows it."""
    found: dict[str, dict[Section, tuple[Link, Section]]] = {}
    for link in page.links:
        if is_image(link) and is_local(page, link) and not is_badge(link.destination):
            section = page.section_at(link.span.start)
            if section is not None and _FILE.search(link.destination):
                found.setdefault(link.destination, {}).setdefault(section, (link, section))
    return found


def _apart(one: tuple[Link, Section], other: tuple[Link, Section]) -> tuple[_Place, _Place] | None:
    """The two places by the sections of one level in which they part; none where one is within the other."""
    for left, right in zip(_way_to(one[1]), _way_to(other[1]), strict=False):
        if left is not right:
            same_level = left.heading.level == right.heading.level
            return (_Place(*one, left), _Place(*other, right)) if same_level else None
    return None


def _way_to(section: Section) -> Sequence[Section]:
    way = [section]
    while way[-1].parent is not None:
        way.append(way[-1].parent)
    return way[::-1]


def _are_models(one: _Place, other: _Place, models: frozenset[Section | None]) -> bool:
    """Whether both sections are about a model each: made like it, or with the picture in parts of the same heading."""
    is_part = one.inner is not one.outer and one.inner.title == other.inner.title
    return is_part or (one.outer in models and other.outer in models)


def _is_of_other(url: str, name: str, other: str) -> bool:
    """Whether a file is called like the other model; a picture of a family may stand with each of its models."""
    match = _FILE.search(url)
    words = [word for word in _BREAKS.split(unquote(match[1]).casefold()) if word] if match is not None else []
    own, key = like_anchor(name), like_anchor(other)
    if not _MIN_NAME <= len(key) <= len(other) <= _MAX_NAME or {same_name(name), same_name(other)} & PARTS:
        return False
    ours, theirs = read_name(name).words, read_name(other).words
    if not ours or not theirs or ours & theirs or key in own or not own or own in "".join(words):
        return False
    return _has_run(words, key)


def _has_run(words: Sequence[str], key: str) -> bool:
    """Whether some words one after the other make the name."""
    for first in range(len(words)):
        joined = ""
        for word in words[first:]:
            joined += word
            if joined == key:
                return True
            if not key.startswith(joined):
                break
    return False


def _words_of(page: Page, section: Section) -> str:
    """The words of a section without its pictures, by letters and digits: a model that they name may be shown."""
    pictures = (one.span for one in page.links_in(section.span) if is_image(one))
    hidden = Spans((*pictures, *(one for one in no_words(page).spans if section.span.contains(one))))
    kept, at = [], section.span.start
    for span in hidden.spans:
        kept.append(page.text[at : span.start])
        at = span.end
    kept.append(page.text[at : section.span.end])
    return like_anchor(" ".join(kept))


def _problem(page: Page, url: str, wrong: _Place, right: _Place) -> Problem:
    file = unquote(re.split(r"[?#]", url, maxsplit=1)[0].rpartition("/")[2])
    where = f"here it is shown for {shown(wrong.name)}"
    message = f"{shown(file)} is called like {shown(right.name)}, and stands there too; {where}"
    related = ((Location(page.path, right.link.destination_span), f"the picture of {right.name}"),)
    return Problem(wrong.link.destination_span, message, "Show the model's own picture.", wrong.name, related=related)


_BADGE = "[![arXiv](https://img.shields.io/badge/arXiv-{0}-red)](https://arxiv.org/abs/{0})\n\n"
_GEMMA = "### PaliGemma\n\n" + _BADGE.format("2407.07726") + "##### Architecture\n\n![a](image/paligemma.png)\n\n"
_PALI = "### PaLI-3\n\n" + _BADGE.format("2310.09199")
_FILES = {"image/paligemma.png": "", "image/llava.png": "", "image/logo.png": "", "image/1_chatgpt.png": ""}

RULE = Rule(
    id="image-other-subject",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="models",
    bad=(
        Example(
            f"# L\n\n## Models\n\n{_GEMMA}{_PALI}##### Structure\n\n<img src='⟦image/paligemma.png⟧' width='80'/>\n",
            files=_FILES,
        ),
        Example(
            "# Tasks\n\n## GPT4\n\n### Proof\n\n![proof](⟦image/1_chatgpt.png⟧)\n\n"
            "## ChatGPT\n\n### Proof\n\n![proof](image/1_chatgpt.png)\n",
            files=_FILES,
        ),
    ),
    good=(
        Example(f"# L\n\n{_GEMMA}{_PALI}It is made like PaliGemma.\n\n![a](image/paligemma.png)\n", files=_FILES),
        Example(f"# L\n\n{_GEMMA}## News\n\nNew models.\n\n![a](image/paligemma.png)\n", files=_FILES),
        Example(
            (f"# L\n\n{_GEMMA}" + _GEMMA.replace("### PaliGemma", "### {}"))
            .replace("paligemma.png", "llava.png")
            .replace("PaliGemma", "LLaVA")
            .format("LLaVA-1.5"),
            files=_FILES,
        ),
        Example(
            f"# L\n\n{_GEMMA}{_PALI}![a](image/paligemma.png)\n\n#### Yi\n\n![a](image/paligemma.png)\n", files=_FILES
        ),
        Example(f"# L\n\n{_GEMMA.replace('paligemma.png', 'logo.png')}{_PALI}![a](image/logo.png)\n", files=_FILES),
    ),
)
