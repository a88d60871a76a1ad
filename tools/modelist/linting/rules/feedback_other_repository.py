"""A link for issues, pull requests or contributors leads to another repository than the list's own.

The sentence that asks readers for additions, or the pictures of contributors, came with the text that was copied from
another list, and the address was kept: what readers report arrives where nobody expects it. Name the list's own
repository, or write the path alone, as in `../../issues`.

The own repository is the configured one, or that which most charts, badges at the top, citations and links of these
kinds name. Repositories that the page links elsewhere, too, are things that it tells of.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.badges import badges
from modelist.linting.addresses.paths import own_repository
from modelist.linting.addresses.repository_lines import STAR_CHART, end_of_head
from modelist.linting.addresses.urls import is_image, is_local
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.words import same_name

_PLACE = lazy_pattern(
    r"https?://(?:www\.)?github\.com/(?P<repository>[\w-]{1,39}/[\w.-]{1,100})/"
    r"(?P<kind>issues(?:/new(?:/choose)?)?|pulls?|compare|graphs/contributors"
    r"|blob/[\w.-]{1,40}/(?:[\w.-]{1,40}/){0,3}(?:contribut\w{0,10}|how-?to-?pr)[\w.-]{0,20})/?(?:[?#].*)?",
    re.IGNORECASE,
)
_CONTRIBUTORS = lazy_pattern(
    r"https?://(?:contrib\.rocks/image\?(?:[a-z]+=[\w-]*&(?:amp;)?)*repo=|contrib(?:utors-img\.(?:web\.app|firebaseapp\.com)"
    r"|\.rocks)/image\?repo=)(?P<repository>[\w-]{1,39}(?:/|%2F)[\w.-]{1,100})",
    re.IGNORECASE,
)
_CITED = lazy_pattern(
    r"^\s*(?:url|howpublished|note)\s*=\s*[{\"][^\n]{0,80}github\.com/(?P<repository>[\w-]{1,39}/[\w.-]{1,100}?)"
    r"(?:\.git)?/?[}\"]",
    re.IGNORECASE | re.MULTILINE,
)
_ROOT = lazy_pattern(
    r"github\.com/(?P<repository>[\w-]{1,39}/[\w.-]{1,100}?)(?:\.git)?(?![\w/.-])",
    re.IGNORECASE,
)
_ASKS = lazy_pattern(
    r"\b(?:pull[ -]?requests?|prs?|issues?|contribut\w{2,4}|feel free|let (?:us|me) know|suggest\w{0,4}|welcome)\b"
    r"|欢迎|贡献|提交|反馈|提 ?issue",
    re.IGNORECASE,
)
_MAX_LINE = 2_000
_MIN_NAMED, _MOST = 2, 0.5


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links to such places of a repository that nothing else on the page is about."""
    if page.is_fragment or "github.com/" not in page.text:
        return
    places = [(link, match) for link in page.links if (match := _place(link)) is not None]
    own = _own(page, places) if places else ""
    if not own:
        return
    rooted = Counter(match["repository"].lower() for match in _ROOT.finditer(page.text))
    figures = {one.link.span: one.live.repository.lower() for one in badges(page) if one.link and one.live}
    for link, match in places:
        other = match["repository"]
        if figures.get(link.span, other.lower()) != other.lower():
            continue  # badges around which a link to another repository stands have a rule of their own
        if other.lower() == own.lower() or rooted[other.lower()] or not _is_of_list(page, link, match, own):
            continue
        what = match["kind"].rpartition("/")[2]
        message = f"this leads to {what} of {other}, and what else is said of the list is of {own}"
        at = page.text.find(other, link.destination_span.start, link.destination_span.end)
        place = Span(at, at + len(other)) if at >= 0 and is_local(page, link) else link.destination_span
        edits = (Edit(place, own),) if place != link.destination_span else ()
        yield Problem(place, message, "Name the list's own repository in all.", edits=edits, safety=Safety.UNSAFE)


def _place(link: Link) -> re.Match[str] | None:
    return None if is_image(link) else _PLACE.fullmatch(link.destination)


def _own(page: Page, places: list[tuple[Link, re.Match[str]]]) -> str:
    """The list's own repository, as configured, or as most that is about the list names it; '' if that is not one."""
    configured = own_repository(page.context)
    end = end_of_head(page)
    head = (one for one in badges(page) if one.image.span.start < end < len(page.text))
    named = [
        *(match["repository"] for _, match in places),
        *(unquote(match["repository"]) for match in STAR_CHART.finditer(page.text)),
        *(unquote(match["repository"]) for match in _CONTRIBUTORS.finditer(page.text)),
        *(match["repository"] for match in _CITED.finditer(page.text)),
        *(one.live.repository for one in head if one.live is not None and one.live.name),
    ]
    if configured:
        return next((one for one in named if one.lower() == configured), configured)
    title = same_name(next((one.text for one in page.headings if one.level == 1), ""))
    counts = Counter(one.lower().removesuffix(".svg") for one in named)
    for one in counts:
        counts[one] += title != "" and same_name(one.partition("/")[2]) == title
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < max(_MIN_NAMED, _MOST * counts.total()):
        return ""
    if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
        return ""
    return next(one for one in named if one.lower().removesuffix(".svg") == ranked[0][0])


def _is_of_list(page: Page, link: Link, match: re.Match[str], own: str) -> bool:
    """Whether a link is about the list: of its owner, around a picture of its own, or in words that ask for help."""
    is_of_owner = match["repository"].partition("/")[0].lower() == own.partition("/")[0].lower()
    is_head = link.span.start < end_of_head(page) < len(page.text) and "<img" in page.document.slice(link.text_span)
    if is_of_owner or is_head or match["kind"].lower() == "graphs/contributors":
        return True
    if own.lower() in page.document.slice(link.text_span).lower():
        return True
    start = page.document.lines.start_of(page.document.lines.line_of(link.span.start))
    line = visible_text(page, Span(start, min(link.span.end, start + _MAX_LINE)))
    if _is_told_of(page, start, match["repository"].partition("/")[2]):
        return False
    return not line.startswith("|") and _ASKS.search(line) is not None


def _is_told_of(page: Page, start: int, name: str) -> bool:
    """Whether a line speaks of a repository by its name, which is no list's."""
    line = page.document.line_text(page.document.lines.line_of(start))[:_MAX_LINE]
    said = visible_text(page, Span(start, start + len(line))).lower()
    is_named = re.search(rf"(?<![\w-]){re.escape(name.lower())}(?![\w-])", said) is not None
    return is_named and "awesome" not in name.lower()


_ASKED = (
    "Feel free to open an [issue](https://github.com/{}/issues), or a [pull request](https://github.com/{}/pulls).\n"
)
_CHART = "\n## Stars\n\n[![S](https://api.star-history.com/svg?repos=ann/looms)](https://star-history.com/#ann/looms)\n"
_PICTURE = (
    '<a href="https://github.com/{}/graphs/contributors">\n  <img src="https://contrib.rocks/image?repo={}" />\n</a>\n'
)

RULE = Rule(
    id="feedback-other-repository",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example("# Looms\n\nAsk [here](https://github.com/⟦ann/Knots⟧/issues).\n" + _CHART),
        Example("# Looms\n\n" + _ASKED.format("⟦bea/knots⟧", "⟦bea/knots⟧") + _CHART * 2),
        Example("# Looms\n\n" + _PICTURE.format("⟦bea/knots⟧", "ann/looms") + _CHART),
        Example(
            "# Awesome Looms\n\nSend a [PR](https://github.com/⟦ann/Awesome-Knots⟧/blob/main/how-to-PR.md)!\n\n"
            "```bibtex\n@misc{a,\n    url = {https://github.com/ann/Awesome-Looms},\n}\n```\n"
        ),
    ),
    good=(
        Example(
            "# Looms\n\nOpen an [issue](https://github.com/bea/knots/issues) of Knots for its bugs.\n" + _CHART * 2
        ),
        Example(
            "# Looms\n\n[![PRs](https://img.shields.io/github/issues-pr/ann/looms)](https://github.com/bea/knots/pulls)\n"
            + _CHART
        ),
        Example("# Looms\n\n" + _ASKED.format("ann/looms", "ann/looms") + _CHART),
        Example("# Looms\n\n" + _ASKED.format("bea/knots", "bea/knots") + "\nA [list](https://github.com/ann/looms)\n"),
        Example("# Looms\n\nAsk [here](https://github.com/bea/knots/issues).\n" + _CHART),
        Example(
            "# Looms\n\n" + _ASKED.format("bea/knots", "ann/looms") + "\n[K](https://github.com/bea/knots)\n" + _CHART
        ),
        Example("# Looms\n\n" + _PICTURE.format("ann/looms", "ann/looms") + _CHART),
    ),
)
