"""A badge shows the stars of one repository and stands beside the link to another, or among badges of another.

The figure belongs to something else, mostly since the row was copied and only the link changed: a reader takes one
project's popularity for another's. Name the same repository in both; after a rename, that is the new name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.repository_lines import Figures, as_repository, end_of_head, figures, linked
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers import Address
from modelist.providers.urls import is_near, split_url
from modelist.readme.words import same_name

_PROJECT = lazy_pattern(
    r"https?://(?P<page>[\w-]{1,39}\.github\.io(?:/[\w.-]{1,80})?|sites\.google\.com/view/[\w.-]{3,60})/?\Z",
    re.IGNORECASE,
)
_ENDING = lazy_pattern(r"\.(?:git|github\.io)\Z", re.IGNORECASE)
_MIN_NAME, _MIN_PART, _MIN_OWNER, _MAX_ELSEWHERE = 5, 4, 6, 100
_NOTHING = lazy_pattern(r"&nbsp;|<br\s*/?>|\s", re.IGNORECASE)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Live badges of a repository, compared with their own link, or with what their line or the one before links."""
    shown = list(figures(page))
    if not shown:
        return
    yield from _check_head(page, shown)
    by_line: dict[int, list[Figures]] = {}
    elsewhere: list[tuple[Figures, Link]] = []
    for one in shown:
        link = one.badge.link
        if link is None:
            by_line.setdefault(page.document.lines.line_of(one.badge.image.span.start), []).append(one)
        elif (own := as_repository(link.destination)) is not None:
            yield from _compare(page, one, link.destination_span, own)
        else:
            elsewhere.append((one, link))
    for one, link in elsewhere[:_MAX_ELSEWHERE]:  # each may be looked for in all of the page
        yield from _check_page(page, one, link)
    for line, found in by_line.items():
        yield from _check_line(page, line, found)


def _check_head(page: Page, shown: list[Figures]) -> Iterator[Problem]:
    """The badges at the top of a page are about its own repository: one of an old name or owner was left behind."""
    end = end_of_head(page)
    found: dict[str, list[Figures]] = {}
    alone: dict[int, bool] = {}
    for one in shown:
        if one.badge.link is not None or one.badge.image.span.start >= end:
            continue
        line = page.document.lines.line_of(one.badge.image.span.start)
        if line not in alone:
            alone[line] = _is_all_badges(page, line)
        if alone[line]:
            found.setdefault(one.live.repository.lower(), []).append(one)
    if len(found) != 2:
        return
    (right, usual), (_, others) = sorted(found.items(), key=lambda one: -len(one[1]))
    own, live = usual[0].live, others[0].live
    if live.name.lower() == own.name.lower() or (live.owner.lower() == own.owner.lower() and len(usual) > len(others)):
        message = f"the badge shows figures of {live.repository}, and those beside it of {own.repository}"
        related = ((Location(page.path, usual[0].badge.image.destination_span), f"a badge of {right}"),)
        advice = "Name the same repository in all."
        for one in others:
            yield Problem(one.place, message, advice, severity=Severity.WARNING, related=related)


def _check_line(page: Page, line: int, found: list[Figures]) -> Iterator[Problem]:
    beside = linked(page, line)
    shown = {one.live.repository.lower() for one in found}
    if not beside and line > 0 and _is_all_badges(page, line):
        beside = linked(page, line - 1, only_words=True)
        if len(beside) == 1 and shown & linked(page, line + 1).keys():
            return  # it belongs to what follows
    if not beside:
        yield from _check_site(page, line, found)
    if len(beside) == 1:
        place, own = next(iter(beside.values()))
        name = own.name.lower()
        for one in found:
            # Of badges of several repositories, only one of the same name is surely meant for what is linked.
            if len(shown) == 1 or (own.repository.lower() in shown and one.live.name.lower() == name):
                yield from _compare(page, one, place, own)


def _check_page(page: Page, shown: Figures, link: Link) -> Iterator[Problem]:
    """A badge in a link to a project's page that has nothing of its name, where the page tells of that elsewhere."""
    match = _PROJECT.match(link.destination)
    name = _ENDING.sub("", shown.live.name)
    plain = same_name(name)
    if match is None or len(plain) < _MIN_NAME or _share(plain, same_name(link.destination)):
        return
    if _share(same_name(shown.live.owner), same_name(link.destination)):
        return
    again = re.compile(rf"(?<![\w/.-]){re.escape(name)}(?![\w/-])", re.IGNORECASE)
    if any(not link.span.start <= one.start() < link.span.end for one in again.finditer(page.text)):
        message = f"the badge shows figures of {shown.live.repository}, but the link leads to {match['page']}"
        related = ((Location(page.path, link.destination_span), "what is linked"),)
        advice = "Show those of what is linked, or link the repository."
        yield Problem(shown.place, message, advice, severity=Severity.WARNING, related=related)


def _share(name: str, address: str) -> bool:
    """Whether an address has a name, or the beginning or end of it."""
    return name[:_MIN_PART] in address or name[-_MIN_PART:] in address


def _check_site(page: Page, line: int, found: list[Figures]) -> Iterator[Problem]:
    """A badge on a line without a repository, whose account is one slip away from the site that the line links."""
    lines = page.document.lines
    links = page.links_in(Span(lines.start_of(line), lines.start_of(line + 1)))
    hosts = [(one, parts.host.lower()) for one in links if not is_image(one) and (parts := split_url(one.destination))]
    for one in found:
        owner = one.live.owner.lower()
        if len(owner) < _MIN_OWNER or owner[-1:].isdigit():
            continue
        for link, host in hosts:
            near = next((part for part in host.split(".") if is_near(owner, part)), "")
            if len(near) >= _MIN_OWNER and owner not in host and same_name(owner) != same_name(near):
                message = f"the badge shows figures of {one.live.repository}, and the line links {host}"
                related = ((Location(page.path, link.destination_span), "what is linked"),)
                advice = f"Write {near}, if that is the account."
                yield Problem(one.place, message, advice, severity=Severity.WARNING, related=related)
                break


def _is_all_badges(page: Page, line: int) -> bool:
    """Whether nothing stands on a line but pictures, so that it belongs to the line before."""
    lines = page.document.lines
    at, end = lines.start_of(line), lines.start_of(line + 1)
    parts: list[str] = []
    for link in page.links_in(Span(at, end)):
        if is_image(link) and link.parent is None:
            parts.append(page.text[at : link.span.start])
            at = link.span.end
    return not _NOTHING.sub("", "".join(parts) + page.text[at:end])


def _compare(page: Page, shown: Figures, place: Span, own: Address) -> Iterator[Problem]:
    live = shown.live
    if live.repository.lower().removesuffix(".git") == own.repository.lower().removesuffix(".git"):
        return
    moved = live.name.lower() == own.name.lower() or live.owner.lower() == own.owner.lower()
    message = f"the badge shows figures of {live.repository}, but the link leads to {own.repository}"
    related = ((Location(page.path, place), "what is linked"),)
    severity = Severity.WARNING if moved else Severity.ERROR
    yield Problem(shown.place, message, "Name the same repository in both.", severity=severity, related=related)


RULE = Rule(
    id="badge-other-repository",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    family="badges",
    bad=(
        Example("[![s](https://img.shields.io/github/stars/⟦QwenLM/Qwen⟧)](https://github.com/QwenLM/Qwen2)\n"),
        Example(
            "| ![s](https://img.shields.io/github/stars/⟦a/b⟧.svg?style=social) | [Code](https://github.com/c/d) |\n"
            "| --- | --- |\n"
        ),
        Example("- [x](https://github.com/c/d)\n  ![](https://img.shields.io/github/stars/⟦a/b⟧.svg)&nbsp;\n"),
        Example("- https://github.com/c/d\n  ![](https://img.shields.io/github/stars/⟦a/b⟧.svg)\n"),
        Example(
            "# L\n![s](https://img.shields.io/github/stars/a/l)\n"
            "![n](https://img.shields.io/endpoint?url=https://raw.githubusercontent.com/⟦b/l⟧/main/n.json)\n"
        ),
        Example(
            "<h2>A list</h2>\n<h4>of models</h4>\n\n![s](https://img.shields.io/github/stars/lab/old-list)\n"
            "![f](https://img.shields.io/github/forks/lab/old-list)\n"
            "![c](https://img.shields.io/github/last-commit/⟦lab/list⟧)\n\n## Papers\n"
        ),
        Example(
            "- [Loom](https://arxiv.org/abs/2404.00001) [![s](https://img.shields.io/github/stars/⟦ann/knots⟧)](https://bea.github.io/loom/)\n"
            "- [Knots](https://arxiv.org/abs/2404.00002)\n"
        ),
        Example("- [Doku](https://docs.loomlabs.com/) ![](https://img.shields.io/github/stars/⟦lomlabs/loom⟧)\n"),
        Example(
            "- [x](https://github.com/lab/x) ![](https://img.shields.io/github/last-commit/lab/x)"
            "![](https://img.shields.io/github/stars/⟦oldlab/x⟧)\n"
        ),
        Example('- <a href="https://github.com/c/d"><img src="https://img.shields.io/github/stars/⟦a/b⟧"></a>\n'),
    ),
    good=(
        Example(
            "- [Loom](https://arxiv.org/abs/2404.00001) [![s](https://img.shields.io/github/stars/ann/knots)](https://bea.github.io/loom/)\n"
        ),
        Example(
            "- [Knots](https://a.org)\n- Loom [![s](https://img.shields.io/github/stars/bea/knots)](https://bea.github.io/loom/)\n"
        ),
        Example("- [Doku](https://docs.loomlabs.com/) ![](https://img.shields.io/github/stars/loomlabs/loom)\n"),
        Example("[![s](https://img.shields.io/github/stars/a/b)](https://github.com/https://github.com/a/b)\n"),
        Example(
            "- [x](https://github.com/a/b)\n  ![s](https://img.shields.io/github/stars/c/d)\n  [y](https://github.com/c/d)\n"
        ),
        Example("[![s](https://img.shields.io/github/stars/a/b)](https://github.com/A/B/stargazers)\n"),
        Example("[![s](https://img.shields.io/github/stars/a/b)](https://a.github.io/b)\n"),
        Example(
            "- ![s](https://img.shields.io/github/stars/a/b) [x](https://github.com/a/b) based on [y](https://github.com/c/d)\n"
        ),
        Example(
            "- [x](https://github.com/lab/x) ![](https://img.shields.io/github/stars/lab/x), with"
            " ![](https://img.shields.io/github/stars/lab/y)\n"
        ),
        Example("- A, [soon](https://github.com/c/d/pull/1) ![s](https://img.shields.io/github/stars/a/b)\n"),
        Example("- [A](https://github.com/a/b.git) ![s](https://img.shields.io/github/stars/a/b)\n"),
        Example("# L\n![s](https://img.shields.io/github/stars/a/l)\n![s](https://img.shields.io/github/stars/a/m)\n"),
        Example("![s](https://img.shields.io/github/stars/a/b)\n\n[x](https://github.com/c/d)\n"),
        Example(
            "<h2>A list</h2>\n\n![s](https://img.shields.io/github/stars/lab/list)\n"
            "![f](https://img.shields.io/github/forks/lab/list)\n\n<h2>Tools</h2>\n\n"
            "![s](https://img.shields.io/github/stars/lab/tool)\n"
        ),
    ),
)
