"""Two entries of a table of contents or row of jumps lead to one place, which only one of them names.

The entry was made by copying another, and its anchor kept: readers who want the one section come to the other. Another
place of the page has the entry's words, and no entry leads there. Link that one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.scripts import HAN
from modelist.core.text import Location
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import BlockKind, Heading, Link
from modelist.linting.addresses.anchors import decode_fragment, name_key, targets_of
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_LINKS, _MAX_SHARED = 5, 0.4
_MIN_PART, _MOST_PLACES = 2, 200
"""Words of a place that an entry may have with others around them: one says too little."""

_BLOCKS = frozenset({BlockKind.LIST, BlockKind.PARAGRAPH, BlockKind.HTML, BlockKind.TABLE})
_WORD = lazy_pattern(rf"(?P<han>[{HAN}]+)|[^\W\d_{HAN}]{{2,}}|\d+")
_SMALL = frozenset("an and by for from in of on or the to with".split())
_BACK = lazy_pattern(r"\b(?:back|top|home|up|contents|toc)\b|返回|回到|顶部|目录|[↑⬆🔝🔙]")


class _Place(NamedTuple):
    """A heading or an anchor of raw HTML, with the words of its name and title."""

    slug: str
    words: frozenset[str]
    heading: Heading | None


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lists, paragraphs and tables of links into the page, most of which have a place of their own."""
    if page.is_fragment or page.text.count("](#") + page.text.count('="#') < _MIN_LINKS:
        return
    by_word: dict[str, list[_Place]] | None = None
    for block in page.markdown.blocks:
        if block.kind in _BLOCKS:
            jumps = [one for one in page.links_in(block.span) if _is_jump(one)]
            if len(jumps) >= _MIN_LINKS:
                by_word = _places(page) if by_word is None else by_word
                yield from _check_jumps(page, jumps, by_word)


def _is_jump(link: Link) -> bool:
    is_there = len(link.destination) > 1 and link.destination.startswith("#")
    return is_there and bool(link.text) and not is_image(link) and _BACK.search(link.text.lower()) is None


def _check_jumps(page: Page, jumps: Sequence[Link], by_word: Mapping[str, list[_Place]]) -> Iterator[Problem]:
    by_slug: dict[str, list[Link]] = {}
    for link in jumps:
        by_slug.setdefault(decode_fragment(link.destination[1:]).lower(), []).append(link)
    shared = [links for links in by_slug.values() if len({name_key(one.text) for one in links}) > 1]
    if sum(len(links) - 1 for links in shared) > _MAX_SHARED * len(jumps):
        return  # a list whose entries are grouped by section, such as one of models by maker
    for links in shared:
        heading = targets_of(page).heading(decode_fragment(links[0].destination[1:]))
        named = _words(f"{decode_fragment(links[0].destination)} {heading.text if heading is not None else ''}")
        own = [one for one in links if _words(one.text) & named]
        for link in links if own else ():
            is_told = len(targets_of(page).by_title.get(name_key(link.text), ())) == 1  # by anchor-other-section
            if is_told or _words(link.text) & named:
                continue
            meant = [one for one in _named(link, by_word) if one.slug.lower() not in by_slug]
            if meant and not any(_is_within(page, one, heading) for one in meant):
                message = f"{shown(link.text)} leads to '{link.destination}', as {shown(own[0].text)} does"
                related = ((Location(page.path, own[0].destination_span), f"the link of {shown(own[0].text)}"),)
                advice = f"Link the section that it names, such as '#{meant[0].slug}'."
                yield Problem(link.destination_span, message, advice, related=related)


def _places(page: Page) -> dict[str, list[_Place]]:
    """The headings and anchors of a page by each of their words."""
    places = [_Place(one.slug, _words(f"{one.slug} {one.text}"), one) for one in page.headings]
    places += [_Place(one.name, _words(one.name), None) for one in page.markdown.anchors]
    found: dict[str, list[_Place]] = {}
    for place in places:
        for word in place.words:
            found.setdefault(word, []).append(place)
    return found


def _named(link: Link, by_word: Mapping[str, list[_Place]]) -> list[_Place]:
    """The places that have all of a link's words, or whose several words the link has."""
    words = _words(link.text)
    rarest = sorted((by_word.get(word, []) for word in words if not word.isdecimal()), key=len)
    near = {id(one): one for ones in rarest for one in ones[:_MOST_PLACES]} if words else {}
    return [one for one in near.values() if words <= one.words or (len(one.words) >= _MIN_PART and one.words <= words)]


def _is_within(page: Page, place: _Place, heading: Heading | None) -> bool:
    """Whether a place lies in the section that is linked: the entry leads to the whole of it on purpose."""
    around = page.section_at(heading.span.start) if heading is not None else None
    return around is not None and place.heading is not None and around.span.contains(place.heading.span)


def _words(text: str) -> frozenset[str]:
    """Words without the s of a plural, and pairs of Chinese characters, which have no blanks between words."""
    found: set[str] = set()
    for match in _WORD.finditer(text.lower()):
        one = match[0]
        if match["han"]:
            found.update(one[at : at + 2] for at in range(max(1, len(one) - 1)))
        elif one not in _SMALL:
            found.add(one.rstrip("s") or one)
    return frozenset(found)


_JUMPS = "`2025`: [`Meta`](#company-meta) [`xAI`](#company-xai) [`Google`](#company-google) [`Baidu`](#company-baidu)"
_PLACES = "".join(f'<a id="company-{one}"></a>\n\n' for one in ("meta", "xai", "google", "baidu", "openai"))
_CONTENTS = (
    "[Data](#data) [Models](#models) [Papers](#papers) [Talks](#talks) {}\n\n"
    "## Data\n\n## Models\n\n## Papers\n\n## Talks\n\n"
)
_HTML = (
    '<p><a href="#data">Data</a> | <a href="#models">Models</a> | <a href="#papers">Papers</a> | '
    '<a href="#talks">Talks</a> | <a href="{}">Surveys</a></p>\n\n## Talks\n\n'
)

RULE = Rule(
    id="anchor-shared",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="anchors",
    bad=(
        Example(f"{_JUMPS} [`OpenAI`](⟦#company-google⟧)\n\n{_PLACES}"),
        Example(
            "- [Data](#data)\n- [Models](#models)\n- [Papers](#papers)\n- [Talks](#talks)\n- [Surveys](⟦#talks⟧)\n\n"
            "## Data\n\n## Models\n\n## Papers\n\n## Talks\n\n## All surveys\n"
        ),
        Example(_CONTENTS.format("[Talks of 2024](#talks) [Surveys](⟦#talks⟧)") + "## All surveys\n"),
        Example(_CONTENTS.format("[综述](⟦#talks⟧)") + "## 综述论文\n"),
        Example(_HTML.format("⟦#talks⟧") + "## All surveys\n"),
        Example(
            "| Section | Of |\n| --- | --- |\n| [Data](#data) | a |\n| [Models](#models) | b |\n"
            "| [Papers](#papers) | c |\n"
            "| [Talks](#talks) | d |\n| [Surveys](⟦#talks⟧) | e |\n\n## Talks\n\n## All surveys\n"
        ),
    ),
    good=(
        Example(_CONTENTS.format("[Paper list](#papers) [论文](#papers)")),
        Example(_CONTENTS.format("[Presentations](#talks)") + "## Surveys\n"),
        Example(
            _CONTENTS.format("[2024](#papers) [Surveys](#papers)").replace("## Talks", "### All surveys\n\n## Talks")
        ),
        Example(_CONTENTS.format("[VLMs](#vision-language-models) [Vision-Language Models](#vision-language-models)")),
        Example(_HTML.format("#surveys") + "## Surveys\n"),
        Example(f"{_JUMPS} [`OpenAI`](#company-openai) [back to top](#company-meta)\n\n{_PLACES}"),
        Example(f"{_JUMPS} [`Google Research`](#company-google)\n\n{_PLACES}"),
        Example(
            "- [Data](#data)\n- [Llama](#models)\n- [Qwen](#models)\n- [Yi](#models)\n- [Talks](#talks)\n\n"
            "## Data\n\n## Models\n\n## Talks\n"
        ),
    ),
)
