"""A title or heading stands twice in a page, with other capitals or another mark at its end.

`Attention Is All You Need` in one section and `Attention is all you need.` in another: a search that minds letter case
misses one, and the list looks pasted together. Write both as the paper does; headings as most of the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import EmphasisKind
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.markup.emphasis import is_cjk
from modelist.linting.markup.prose import Spans
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_WORDS, _MIN_SUBTITLE, _MAX_TITLE = 4, 6, 300
_WORD = lazy_pattern(r"[^\W\d_]{2,}")
_STOP = "."
_FEW, _FEWER = 0.1, 3


class _Title(NamedTuple):
    """A title as seen, or the part of one behind its first colon, and where it stands."""

    text: str
    span: Span
    kind: str
    level: int = 0
    section: int = -1

    @property
    def is_stopped(self) -> bool:
        """Whether it has a full stop at its end."""
        return self.text.endswith(_STOP)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Titles and headings that are equal but for that: the rarer one, and of two the later."""
    titles = [*_titles(page)]
    odd = _odd_ends([one for one in titles if one.kind == "title"])
    groups: dict[tuple[str, str], list[_Title]] = {}
    for title in (*_headings(page), *titles):
        groups.setdefault((title.kind, title.text.casefold().rstrip(_STOP)), []).append(title)
    told: set[int] = set()
    for found in groups.values():
        for one in _problems(page, found, odd) if len(found) > 1 else ():
            if one.span.start not in told:  # a subtitle differs where its title does
                told.add(one.span.start)
                yield one


def _headings(page: Page) -> Iterator[_Title]:
    """Headings of two words or more; chapters may well be set in capitals."""
    for heading in page.markdown.headings:
        text = " ".join(heading.text.split())
        if len(_WORD.findall(text)) > 1 and not heading.html and not text.isupper():
            yield _Title(text, heading.text_span, "heading", heading.level)


def _titles(page: Page) -> Iterator[_Title]:
    """Texts of links and of bold runs that have the words of a title."""
    headings = Spans(one.span for one in page.markdown.headings)
    links = [one for one in page.links if not is_image(one) and not one.destination.startswith("#")]
    linked = Spans(one.text_span for one in links)
    bold = [one.text_span for one in page.markdown.emphasis if one.kind is EmphasisKind.STRONG]
    spans = [one.text_span for one in links] + [one for one in bold if one.start not in linked]
    for span in spans:
        source = page.document.slice(span)
        if source.count(" ") < _MIN_WORDS - 1 or len(source) > _MAX_TITLE or span.start in headings:
            continue
        text = visible_text(page, span)
        if len(_WORD.findall(text)) < _MIN_WORDS or any(map(is_cjk, text)):
            continue
        around = page.section_at(span.start)
        section = around.span.start if around is not None else -1
        yield _Title(text, span, "title", section=section)
        subtitle = text.partition(": ")[2]
        if len(_WORD.findall(subtitle)) >= _MIN_SUBTITLE:
            yield _Title(subtitle, span, "subtitle", section=section)


def _odd_ends(titles: Sequence[_Title]) -> Spans:
    """Titles with a full stop at the end where few of the page, and of the section, have one; or the like."""
    of_page = Counter(one.is_stopped for one in titles)
    of_section = Counter((one.section, one.is_stopped) for one in titles)
    few = _FEW * len(titles)
    return Spans(
        one.span
        for one in titles
        if of_page[one.is_stopped] <= few
        and _FEWER * of_section[one.section, one.is_stopped] <= of_section[one.section, not one.is_stopped]
    )


def _problems(page: Page, found: list[_Title], odd: Spans) -> Iterator[Problem]:
    """Those of one title that are not as most of them, or as titles of the page mostly end."""
    counts = Counter(one.text for one in found)
    ends = Counter(one.text for one in found if one.span.start not in odd)
    usual = max(counts, key=lambda one: (counts[one], ends[one]))
    like = [one for one in found if one.text == usual]
    levels = {one.level for one in like}
    for title in found if len(counts) > 1 else ():
        only_stops = title.text.rstrip(_STOP) == usual.rstrip(_STOP)
        is_style = only_stops and title.span.start not in odd
        if title.text == usual or is_style or title.level not in levels:
            continue
        line = page.document.position(like[0].span.start).line
        message = f"this {'heading' if title.level else 'title'} is spelled {shown(usual)} on line {line}"
        is_certain = only_stops or counts[usual] > counts[title.text]
        edits = (Edit(title.span, usual),) if is_certain and page.document.slice(title.span) == title.text else ()
        related = ((Location(page.path, like[0].span), "the other spelling"),)
        yield Problem(title.span, message, "Write both alike.", title.text, edits=edits, related=related)


_PAPER = "[Attention Is All You Need](https://a.org/t)"
_OTHERS = "".join(f"- [A Study of Large Models, Part {n}](https://a.org/{n})\n" for n in range(10))

RULE = Rule(
    id="title-spelling",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example(
            "## Domain specific\n\n## Chat\n\n## Domain specific\n\n## ⟦Domain Specific⟧\n",
            "## Domain specific\n\n## Chat\n\n## Domain specific\n\n## Domain specific\n",
        ),
        Example(f"- {_PAPER}\n- [⟦Attention is all you need⟧](https://a.org/b)\n"),
        Example(
            f"- {_PAPER}\n- **⟦Attention Is All You Need.⟧** 2017\n{_OTHERS}",
            f"- {_PAPER}\n- **Attention Is All You Need** 2017\n{_OTHERS}",
        ),
        Example(
            "**BLIP: A Model for Many Tasks of Language**\n\n**⟦BLIP (new): a Model for Many Tasks of Language⟧**\n"
        ),
    ),
    good=(
        Example(
            "## Data\n\n### Domain Specific\n\n## data\n\n## Domain specific\n\n[domain specific](#domain-specific)\n"
        ),
        Example(f"- {_PAPER}\n- [Attention Is All You Need.](https://a.org/e)\n"),
        Example(f"## New\n\n- {_PAPER}\n\n## All\n\n- {_PAPER.replace(']', '.]')}\n{_OTHERS.replace(']', '.]')}"),
        Example(f"- {_PAPER}\n- **[Attention Is All You Need](https://a.org/c)**\n- [attention is](https://a.org/d)\n"),
    ),
)
