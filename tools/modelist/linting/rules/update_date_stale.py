"""A page says that it was last updated before some of its papers were posted.

Readers take the list for older than it is, and stop looking for what came later. Give the day of the last change, or
leave the line out: the host shows when a file was changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans
from modelist.linting.names.link_names import papers
from modelist.linting.rule import Example, Problem, Rule, Scope

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_BETWEEN = r"(?:[^\w\n]|_){0,8}"
_SAID = lazy_pattern(
    rf"(?:\b(?:last|latest)[ _-]{{1,2}}(?:updated?|modified|revised)\b"
    r"|最(?:后|近|新)更新|更新(?:时间|日期|于)|最終更新日?|(?P<bare>\bupdated?\b))"
    rf"{_BETWEEN}(?:(?:on|at|in)\b)?{_BETWEEN}(?P<date>"
    r"(?P<year>20\d\d)\s?[-./_年]\s?(?:(?P<month>1[0-2]|0?[1-9])(?!\d)月?|q(?P<quarter>[1-4])\b)"
    rf"|(?:\d{{1,2}}(?:st|nd|rd|th)?[ _-])?(?P<name>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?[ _,-]{{0,2}}"
    r"(?:\d{1,2}(?:st|nd|rd|th)?,?[ _]{1,2})?(?P<of>20\d\d)\b"
    r"|(?P<numbers>(?:\d{1,2}[./-])?\d{1,2})[./-](?P<in>20\d\d)(?!\d))",
    re.IGNORECASE,
)
_OWN = lazy_pattern(
    r"(?:\A|\n|/badge/|>|[.!。！](?=\s|[*_]))(?:\W|_|本|该|列表|仓库|页面|文档|项目"
    r"|\b(?:this|the|our|list|page|repo|repository|readme|document|collection|survey|table|is|was|were|has|been"
    r"|we|and|on)\b)*\Z",
    re.IGNORECASE,
)
"""What may stand before the words where they are about the page itself."""

_DAY = lazy_pattern(r"[-./]\d{1,2}[\W_]*")
_MAX_BEFORE, _LAST_MONTH = 80, 12
_SIGNS = ("updat", "modified", "revised", "更新")
_TOP = 6_000
"""How far from its beginning a page speaks of itself; further down such words are about one of its things."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """The newest day of an update that the beginning of a page names, against the newest arXiv id."""
    if not any(sign in page.lower[:_TOP] for sign in _SIGNS) or "arxiv.org" not in page.text:
        return
    hidden = Spans(one.span for one in page.markdown.comments)
    said = [one for one in _SAID.finditer(page.text, 0, _TOP) if one.start() not in hidden and _is_of_page(page, one)]
    match = max(said, key=_said, default=None)
    if match is None:
        return
    today = (int(page.context.today[:4]), int(page.context.today[5:7]))
    linked = papers(one for one in page.links if not is_image(one))
    newest = max((one for one in linked if one[1].month <= today), key=lambda one: one[1].month, default=None)
    if newest is None or newest[1].month <= _said(match):
        return
    link, paper = newest
    span = Span(*match.span("date"))
    posted = f"arXiv:{paper.paper_id} was posted in {paper.month[0]}-{paper.month[1]:02d}"
    message = f"the last update is said to be of {page.document.slice(span)}, but {posted}"
    related = ((Location(page.path, link.destination_span), f"arXiv:{paper.paper_id}"),)
    yield Problem(span, message, "Give the day of the last change, or none.", related=related)


def _is_of_page(page: Page, match: re.Match[str]) -> bool:
    """Whether nothing on the line before the words is what they are about; `Updated` and a day are all of theirs."""
    end = page.text.find("\n", match.end())
    after = page.text[match.end() : end if end >= 0 else len(page.text)]
    if match["bare"] and any(map(str.isalnum, after)) and not _DAY.fullmatch(after):
        return False
    return _OWN.search(page.text[max(0, match.start() - _MAX_BEFORE) : match.start()]) is not None


def _said(match: re.Match[str]) -> tuple[int, int]:
    """The last month that the words may mean."""
    if match["name"]:
        return int(match["of"]), _MONTHS.index(match["name"].lower()) + 1
    if match["numbers"]:  # day and month in either order
        months = [month for one in re.findall(r"\d+", match["numbers"]) if (month := int(one)) <= _LAST_MONTH]
        return int(match["in"]), max(months, default=_LAST_MONTH)
    return int(match["year"]), int(match["month"]) if match["month"] else 3 * int(match["quarter"])


RULE = Rule(
    id="update-date-stale",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="dates",
    bad=(
        Example("# A\n\n### 🔥 Updated ⟦2021-06⟧-15\n\n- [B](https://arxiv.org/abs/2108.10904)\n"),
        Example("# A\n\nLast update on ⟦2021/06⟧/14.\n\n- [B](https://arxiv.org/abs/2108.10904)\n"),
        Example("# A\n\n**Last updated: ⟦June 14, 2021⟧**\n\n- [B](https://arxiv.org/abs/2108.10904)\n"),
        Example(
            "![u](https://img.shields.io/badge/Last_Update-⟦2021_Q2⟧-blue)\n\n[B](https://arxiv.org/abs/2108.10904)\n"
        ),
        Example("本页面最后更新：⟦2021年6月⟧\n\n- [B](https://arxiv.org/abs/2108.10904)\n"),
        Example("# A\n\nLast updated: ⟦14 June 2021⟧ [B](https://arxiv.org/abs/2108.10904)\n"),
        Example("# A\n\nLast modified ⟦14/06/2021⟧.\n\n- [B](https://arxiv.org/abs/2108.10904)\n"),
    ),
    good=(
        Example("# A\n\n- Updated 2021-06: two more tables\n\n- [B](https://arxiv.org/abs/2108.10904)\n"),
        Example("# A\n\nHELM was last updated in June 2021.\n\n- [B](https://arxiv.org/abs/2108.10904)\n"),
        Example(
            "# A\n\nLast update: 2021-06: more\n\nLast update: 2021-08: again\n\n- [B](https://arxiv.org/abs/2108.10904)\n"
        ),
        Example("# A\n\nLast update on 2021/08/14.\n\n- [B](https://arxiv.org/abs/2108.10904)\n"),
        Example("# A\n\nLast updated in 2021_Q3.\n\n- [B](https://arxiv.org/abs/2108.10904)\n"),
        Example("# A\n\nLast update: 2021-06.\n"),
        Example("<!-- last updated 2021-06 -->\n\n- [B](https://arxiv.org/abs/2108.10904)\n"),
    ),
)
