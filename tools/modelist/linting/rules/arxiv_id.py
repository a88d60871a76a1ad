"""An arXiv id that no paper has.

Months end at 12, numbers have four digits until 2014 and five since, and a paper of a month that is still to come does
not exist. With a digit dropped, arXiv may even show another paper. Copy the id from the paper's abstract page.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.addresses.badges import PageBadge, badges
from modelist.linting.addresses.urls import addresses, faults, problem, running_url
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers import read_url
from modelist.providers.arxiv_faults import check_id

_CODES = (
    "arxiv-id", "arxiv-padding", "arxiv-future-month", "arxiv-path", "arxiv-doi-version", "arxiv-html-slash",
)  # fmt: skip
_TYPED = lazy_pattern(r"\barxiv(?:[:：]\s?| )(?P<id>\d{4}\.\d{3,7}(?:v\d+)?)(?![\w.]?\d)", re.IGNORECASE)
_NO_ID = lazy_pattern(r"https?://(?:www\.)?arxiv\.org/(?:abs|pdf|html)/?[?#]?", re.IGNORECASE)
_IN_BADGE = lazy_pattern(r"(?<![\d.])\d{4}\.\d{3,7}(?![\d.])")

_DATE = lazy_pattern(r"20[012]\d\.(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_TEMPLATE = lazy_pattern(r"[{}<>$]|%7B", re.IGNORECASE)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Ids in addresses, in badges that name arXiv, and typed as ``arXiv:...``."""
    if "arxiv" not in page.lower and "huggingface.co/papers" not in page.text:
        return
    for written, fault in faults(page, _CODES):
        # Of an address into which the text behind it has run, another rule speaks.
        if not _TEMPLATE.search(written.url) and not (written.bare and running_url(written.url) != written.url):
            yield problem(written, fault)
    for written in addresses(page):
        if "arxiv.org/" in written.url and _NO_ID.fullmatch(written.url):
            yield Problem(written.span, f"'{written.url}' names no paper", "Add the id of the paper.")
    today = datetime.date.fromisoformat(page.context.today)
    for badge in badges(page):
        if "arxiv" in badge.text.lower() and not _leads_to_paper(badge):
            yield from _check_text(page, _IN_BADGE, badge.image.destination_span, today)
    if any(sign in page.lower for sign in ("arxiv:", "arxiv：", "arxiv 1", "arxiv 2")):
        yield from _check_text(page, _TYPED, Span(0, len(page.text)), today)


def _leads_to_paper(badge: PageBadge) -> bool:
    """A badge that differs from its link is a finding of its own."""
    address = read_url(badge.link.destination) if badge.link is not None else None
    return address is not None and address.name != "" and (address.provider == "arxiv" or address.kind == "paper")


def _check_text(page: Page, pattern: re.Pattern[str], within: Span, today: datetime.date) -> Iterator[Problem]:
    for match in pattern.finditer(page.text, within.start, within.end):
        span = Span(*match.span("id" if "id" in pattern.groupindex else 0))
        if _DATE.fullmatch(match[0][-9:]) or (pattern is _TYPED and page.markdown.in_code(span.start)):
            continue
        for fault in check_id(page.document.slice(span), span, today):
            yield Problem(span, fault.message, fault.help, severity=fault.severity)


RULE = Rule(
    id="arxiv-id",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example("[paper](https://arxiv.org/abs/⟦2313.09288⟧)\n"),
        Example("[paper](https://arxiv.org/pdf/⟦2307.9288⟧.pdf)\n"),
        Example("[paper](https://arxiv.org/abs/⟦2907.09288⟧)\n"),
        Example("[paper](https://arxiv.org/⟦2307.09288⟧)\n", "[paper](https://arxiv.org/abs/2307.09288)\n"),
        Example("![a](https://img.shields.io/badge/arXiv-⟦2307.092881⟧-b31b1b)\n"),
        Example("Touvron et al., arXiv:⟦2317.09288⟧, arXiv ⟦2318.09288⟧.\n"),
        Example("[paper](⟦https://arxiv.org/abs/⟧)\n"),
    ),
    good=(
        Example("![a](https://img.shields.io/badge/arXiv-2024.0601-red) arXiv 2024.0613\n"),
        Example("[paper](https://arxiv.org/abs/{id}) [b](https://arxiv.org/abs/<id>)\n"),
        Example("![figure](https://arxiv.org/html/2412.15127v1/x2.png)\n"),
        Example("[paper](https://arxiv.org/abs/2307.09288v2) [old](https://arxiv.org/abs/hep-th/9901001)\n"),
        Example("[l](https://arxiv.org/list/cs.CL/recent) [p](https://hf.co/papers/2307.09288) `arXiv:2313.00001`\n"),
        Example("![a](https://img.shields.io/badge/arXiv-2307.09288-b31b1b.svg) arXiv:1412.1234\n"),
    ),
)
