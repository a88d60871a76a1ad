"""A link to a place in the page that exists, but belongs to another section than the link names.

Anchors of equal headings are numbered in their order, so they shift when sections are moved, and a row that was copied
keeps its old anchor. The link works, and a reader reads about another model without noticing. Link the section that
has the name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.documents.markdown_nodes import Heading, Link
from modelist.linting.addresses.anchors import Targets, decode_fragment, name_key, targets_of
from modelist.linting.context import Page
from modelist.linting.markup.contents import parent_links, row_names
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.headers import fields_of

_MAX_EQUAL, _NEAR = 500, 300
_DIGITS = lazy_pattern(r"\d+(?:\.\d+)*")
_NUMBERED = lazy_pattern(r"-\d+\Z")
_COUNT = lazy_pattern(r"\s*[(（\[]\s*\d{1,6}\+?(?:\s+\w{1,20}|篇|个|项)?\s*[)）\]]\s*\Z")
"""How many things a section holds, which may have grown."""

_YEAR_ALONE = lazy_pattern(r"\W*(?P<year>(?:19|20)\d\d)年?\W*")
_YEAR = lazy_pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LEADING_NUMBER = lazy_pattern(r"\W*\d+(?:\.\d+)*\W*")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links whose text, table of contents or row names one section while the fragment leads to another."""
    if page.is_fragment or "#" not in page.text:
        return
    targets = targets_of(page)
    parents: Mapping[int, Link] | None = None
    for link in page.links:
        if not link.destination.startswith("#") or len(link.destination) < 2:
            continue
        year = _other_year(link)
        if year:
            message = f"the text says {link.text.strip()}, but the anchor is that of {year}"
            yield Problem(link.destination_span, message, "Link the section of that year.", link.text)
            continue
        heading = targets.heading(decode_fragment(link.destination[1:]))
        if heading is None:
            continue
        meant = _by_text(targets, link, heading)
        if meant is None and len(targets.by_title.get(name_key(heading.text), ())) > 1:
            parents = parent_links(page) if parents is None else parents
            meant = _by_contents(page, targets, heading, parents.get(link.span.start))
            meant = meant or _by_own_section(page, targets, link, heading)
        if meant is not None:
            yield _problem(page, link, heading, meant)
        elif _differs_in_version(link, heading):
            yield _problem(page, link, heading, None)
    yield from _by_rows(page, targets)


def _other_year(link: Link) -> str:
    """The one year in the anchor of a link whose text is another year; empty where there is none."""
    said = _YEAR_ALONE.fullmatch(link.text)
    years = set(_YEAR.findall(link.destination)) if said is not None else set()
    return years.pop() if said is not None and len(years) == 1 and said["year"] not in years else ""


def _by_text(targets: Targets, link: Link, heading: Heading) -> Heading | None:
    """The only heading that has the link's own text, which contents may number."""
    key = name_key(link.text)
    if key not in targets.by_title:
        key = name_key(_unnumbered(link.text))
    named = targets.by_title.get(key, ())
    if len(key) < 2 or len(named) != 1 or name_key(heading.text) == key:
        return None
    return named[0]


def _by_contents(page: Page, targets: Targets, heading: Heading, parent: Link | None) -> Heading | None:
    """In a table of contents: the equal heading that lies in the section of the entry above, if this one does not."""
    if parent is None or not parent.destination.startswith("#"):
        return None
    around = targets.heading(decode_fragment(parent.destination[1:]))
    if around is None or len(targets.by_title[name_key(heading.text)]) > _MAX_EQUAL:
        return None
    section = page.section_at(around.span.start)
    equal = [one for one in targets.by_title[name_key(heading.text)] if section and section.span.contains(one.span)]
    return equal[0] if len(equal) == 1 and equal[0] is not heading else None


def _by_own_section(page: Page, targets: Targets, link: Link, heading: Heading) -> Heading | None:
    """The equal heading of the section that a link stands in, where its words name no other section."""
    if not _NUMBERED.search(link.destination):
        return None
    equal = targets.by_title[name_key(heading.text)]
    section = page.section_at(link.span.start)
    own: list[Heading] = []
    while section is not None and not own:
        own = [one for one in equal if section.span.contains(one.span)] if len(equal) <= _MAX_EQUAL else []
        holder, section = section, section.parent
    if len(own) != 1 or own[0] is heading or section is None:
        return None
    named = _title_around(page, heading, holder.heading.level)
    line = page.document.lines.line_of(link.span.start)
    start, end = page.document.lines.start_of(line), page.document.lines.start_of(line + 1)
    around = page.text[max(start, link.span.start - _NEAR) : min(end, link.span.end + _NEAR)]
    return None if not named or name_key(named) in name_key(around) else own[0]


def _title_around(page: Page, heading: Heading, level: int) -> str:
    """The title of the section at a level that a heading stands in."""
    section = page.section_at(heading.span.start)
    while section is not None and section.heading.level > level:
        section = section.parent
    return section.title if section is not None and section.heading.level == level else ""


def _by_rows(page: Page, targets: Targets) -> Iterator[Problem]:
    """Rows named like one section whose link for details leads to the section of another row."""
    for table in page.markdown.tables:
        if "](#" not in page.document.slice(table.span):
            continue
        names = row_names(table)
        keys = set(names.values()) - {""}
        details = {index for index, cell in enumerate(table.header.cells) if "details" in fields_of(cell.markdown)}
        for row in table.rows:
            named = targets.by_title.get(names[row.span.start], ())
            if len(named) != 1:
                continue
            for index, cell in enumerate(row.cells):
                for link in page.links_in(cell.span) if index in details else ():
                    heading = (
                        targets.heading(decode_fragment(link.destination[1:])) if link.destination[:1] == "#" else None
                    )
                    if heading is None or _by_text(targets, link, heading) is not None:
                        continue
                    title = name_key(heading.text)
                    if title != names[row.span.start] and title in keys:
                        yield _problem(page, link, heading, named[0])


def _differs_in_version(link: Link, heading: Heading) -> bool:
    """Whether text and heading are one name with different numbers, such as v1.5 and v1.6."""
    text, title = (_unnumbered(_COUNT.sub("", one, count=1)) for one in (link.text, heading.text))
    one, other = name_key(_DIGITS.sub("0", text)), name_key(_DIGITS.sub("0", title))
    letters = sum(character.isalpha() for character in one)
    said, found = _numbers(text), _numbers(title)
    # The section of Llama 3 may well be about Llama 3.1, too.
    return one == other and letters >= 2 and "0" in one and said[: len(found)] != found and not one.startswith("top")


def _unnumbered(text: str) -> str:
    match = _LEADING_NUMBER.match(text)
    return text[match.end() :] if match is not None else text


def _numbers(text: str) -> list[str]:
    return [digit for one in _DIGITS.findall(text) for digit in one if digit != "."]


def _problem(page: Page, link: Link, heading: Heading, meant: Heading | None) -> Problem:
    title = " ".join(heading.text.split())
    message = f"'{link.text}' leads to the section '{title}'"
    if meant is None:
        return Problem(
            link.destination_span, message, "Link the section of this version, or name the one that is linked."
        )
    name = " ".join(meant.text.split())
    message += f", not to '{name}'" if name != title else f" on line {page.document.position(heading.span.start).line}"
    place = Location(page.path, Span(*meant.text_span))
    return Problem(
        link.destination_span,
        message,
        f"Write #{meant.slug}.",
        edits=(Edit(link.destination_span, f"#{meant.slug}"),),
        safety=Safety.UNSAFE,
        related=((place, "the section of that name"),),
    )


RULE = Rule(
    id="anchor-other-section",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="anchors",
    bad=(
        Example(
            "- [2023](#in-2023)\n- [2022](⟦#in-2023⟧)\n\n## <a id='in-2023'></a>2023\n\n## <a id='in-2022'></a>2022\n"
        ),
        Example("[Qwen2](⟦#qwen⟧) [Qwen](#qwen)\n\n## Qwen\n\n## Qwen2\n"),
        Example("[3. Qwen2](⟦#qwen⟧)\n\n## Qwen\n\n## Qwen2\n"),
        Example("[LLaVA v1.6](⟦#llava-v15⟧)\n\n## LLaVA v1.5\n"),
        Example(
            "- [A](#a)\n  - [Papers](#papers)\n- [B](#b)\n  - [Papers](⟦#papers⟧)\n\n"
            "# A\n\n## Papers\n\n# B\n\n## Papers\n"
        ),
        Example(
            "| Model | Details |\n| --- | --- |\n| Phi | [here](#phi) |\n| Gemma | [here](⟦#phi⟧) |\n\n"
            "## Phi\n\n## Gemma\n"
        ),
        Example(
            "# M\n\n## A1\n\n### Core\n\n## B\n\n[figure](⟦#core-2⟧)\n\n### Core\n\n## C1\n\n### Core\n",
        ),
    ),
    good=(
        Example("- [2023](#2023-and-2022) [2022](#before)\n\n## 2023 and 2022\n\n<a id='before'></a>\n"),
        Example("[Papers](#papers) [Papers](#papers-1)\n\n# A\n\n## Papers\n\n# B\n\n## Papers\n"),
        Example("[Llama 3.1](#llama-3) [Papers (12)](#papers-10)\n\n## Llama 3\n\n## Papers (10)\n"),
        Example("[the Qwen family](#qwen) [2. Data](#1-data)\n\n## Qwen\n\n## Qwen2\n\n## 1. Data\n"),
        Example("| Model | Base |\n| --- | --- |\n| Vicuna | [Llama](#llama) |\n\n## Llama\n\n## Vicuna\n"),
        Example("# M\n\n## A1\n\n### Core\n\n## B\n\nas in C1: [figure](#core-2)\n\n### Core\n\n## C1\n\n### Core\n"),
    ),
)
