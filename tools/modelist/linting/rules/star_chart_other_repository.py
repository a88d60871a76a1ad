"""The chart of stars is that of another repository than the badges at the top of the page, or than the list's own.

After a move to another owner the badges were changed and the chart was not, or it came with the text that was copied.
Readers see another project's stars, or none at all. So they do where the chart is this list's and the link around it
still leads to that of the template, or the picture for dark screens shows another one. Name one repository in all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.text import Location, Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.badges import badges
from modelist.linting.addresses.paths import own_repository
from modelist.linting.addresses.repository_lines import STAR_CHART, end_of_head
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans
from modelist.linting.rule import Example, Problem, Rule, Scope

_TEMPLATES = frozenset({"bytebase/star-history", "star-history/star-history"})
"""What the site's own directions show as an example."""

_MIN_BADGES = 2


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Charts of another owner's repository with the name of the page's own, and links that their chart differs from."""
    if ("star-history.com" not in page.text and "starchart.cc" not in page.text) or page.is_fragment:
        return
    shown = _by_badges(page)
    own = shown or own_repository(page.context)
    told = set[Span]()
    for one in _of_other_owner(page, own, shown):
        told.add(one.span)
        yield one
    yield from (one for one in _of_links(page, own) if one.span not in told)


def _of_other_owner(page: Page, own: str, shown: str) -> Iterator[Problem]:
    name = own.partition("/")[2].lower()
    where = "the badges at the top are" if shown else "the list is"
    comments = Spans(one.span for one in page.markdown.comments)
    for match in STAR_CHART.finditer(page.text) if own else ():
        chart = unquote(match["repository"])
        if chart.lower() == own.lower() or chart.partition("/")[2].lower() != name:
            continue
        if match.start() in comments or page.markdown.in_code(match.start()):
            continue
        if own.lower() in unquote(match["more"] or "").lower():
            continue  # a chart that compares several
        message = f"the chart shows the stars of {chart}, and {where} of {own}"
        span = Span(*match.span("repository"))
        edits = (Edit(span, own),) if shown else ()  # only badges tell how it is spelled
        yield Problem(span, message, f"Write {own}.", edits=edits, safety=Safety.UNSAFE)


def _of_links(page: Page, own: str) -> Iterator[Problem]:
    """Links to charts around pictures of others; the list's own is right, or else the commonest, or the picture's."""
    around: dict[int, list[Link]] = {}
    for link in page.links:
        if link.parent is not None:
            around.setdefault(link.parent, []).append(link)
    for parent, inner in around.items():
        read = [(one, STAR_CHART.search(f"{one.destination} ")) for one in (*inner, page.links[parent])]
        charts = [(one, unquote(match["repository"]), match["more"] or "") for one, match in read if match is not None]
        counts = Counter(chart.lower() for _, chart, _ in charts)
        if len(counts) == 1 or any("/" in unquote(more) for _, _, more in charts):
            continue  # a chart that compares several has others on purpose
        ranked = [
            (chart.lower() == own.lower(), chart.lower() not in _TEMPLATES, counts[chart.lower()])
            for _, chart, _ in charts
        ]
        shows, right, _ = charts[ranked.index(max(ranked))] if charts else (None, "", "")
        for link, chart, _ in charts:
            if shows is not None and chart.lower() != right.lower():
                yield _of_link(page, link, chart, shows, right)


def _of_link(page: Page, link: Link, chart: str, shows: Link, right: str) -> Problem:
    """A picture or link with the chart of another repository than the one that stands with it."""
    written = STAR_CHART.search(page.text, link.destination_span.start, link.destination_span.end + 1)
    span = Span(*written.span("repository")) if written is not None else link.destination_span
    what = "this picture shows" if is_image(link) else "the link leads to"
    beside = "its link" if not is_image(shows) else "another picture" if is_image(link) else "the picture"
    message = f"{what} the chart of {chart}, and {beside} is of {right}"
    edits = (Edit(span, right if "/" in written["repository"] else right.replace("/", "%2F")),) if written else ()
    related = ((Location(page.path, shows.destination_span), right),)
    return Problem(span, message, f"Write {right}.", edits=edits, safety=Safety.UNSAFE, related=related)


def _by_badges(page: Page) -> str:
    """The repository of the live badges above the second heading; '' where fewer than two agree, or not all."""
    end = end_of_head(page)
    found = Counter(
        one.live.repository for one in badges(page) if one.live and one.live.name and one.image.span.start < end
    )
    return next(iter(found)) if len(found) == 1 and found.total() >= _MIN_BADGES else ""


_TOP = (
    "# List\n\n![a](https://img.shields.io/github/stars/lab/list) ![b](https://img.shields.io/github/forks/lab/list)\n\n"
    "## Models\n\n"
)

RULE = Rule(
    id="star-chart-other-repository",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="badges",
    bad=(
        Example(f"{_TOP}![Stars](https://api.star-history.com/svg?repos=⟦me/list⟧&type=Date)\n"),
        Example(f"{_TOP}[Stars](https://star-history.com/#⟦me/list⟧&Date)\n"),
        Example(f"{_TOP}![Stars](https://starchart.cc/⟦me/list⟧.svg?variant=adaptive)\n"),
        Example(
            "[![Stars](https://api.star-history.com/svg?repos=lab/list&type=Date)]"
            "(https://star-history.com/#⟦bytebase/star-history⟧&Date)\n",
        ),
        Example(
            "[![Stars](https://api.star-history.com/svg?repos=⟦star-history/star-history⟧&type=Date)]"
            "(https://www.star-history.com/#lab/list&Date)\n",
        ),
        Example(
            '<a href="https://www.star-history.com/?repos=lab%2Flist&type=date">\n <picture>\n'
            '  <source srcset="https://api.star-history.com/svg?repos=lab/list&theme=dark" />\n'
            '  <img alt="s" src="https://api.star-history.com/svg?repos=⟦ann/site⟧" />\n </picture>\n</a>\n'
        ),
    ),
    good=(
        Example(
            "[![Stars](https://api.star-history.com/svg?repos=lab/list&type=Date)](https://star-history.com/#Lab/List&Date)\n\n"
            "[![Stars](https://api.star-history.com/svg?repos=lab/b&type=Date)](https://star-history.com/#lab/a&lab/b&Date)\n\n"
            "[![Stars](https://api.star-history.com/svg?repos=lab/c&type=Date)](https://github.com/bytebase/star-history)\n"
            "[Stars](https://star-history.com/#bytebase/star-history&Date)\n"
        ),
        Example(f"{_TOP}![Stars](https://api.star-history.com/svg?repos=lab/list&type=Date)\n"),
        Example(f"{_TOP}![Stars](https://api.star-history.com/svg?repos=me/other,lab/list&type=Date)\n"),
        Example(f"{_TOP}[Stars](https://star-history.com/#me/list&lab/list&Date)\n"),
        Example("# L\n\n![Stars](https://api.star-history.com/svg?repos=me/list&type=Date)\n"),
        Example(
            f"{_TOP}```\nhttps://star-history.com/#me/list&Date\n```\n<!-- https://star-history.com/#me/list -->\n"
        ),
    ),
)
