"""A link to one version of a paper on arXiv.

`2307.09288v1` stays what it is when the authors correct the paper: readers of a list want the newest version, which the
id alone leads to. Where a certain version is meant, say so in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.addresses.urls import addresses
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_VERSION = lazy_pattern(
    r"arxiv\.org/(?:abs|pdf|html)/(?:\d{4}\.\d{4,5}|[a-z-]+/\d{7})(?P<version>v\d{1,2})(?=\.pdf|[#?]|\Z)"
)
_SAID = lazy_pattern(r"\bv(?:ersion)?[ .]?\d", re.IGNORECASE)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Addresses of papers with a version, whose text does not speak of one."""
    if "arxiv.org" not in page.text:
        return
    for written in addresses(page):
        match = _VERSION.search(written.url)
        if match is None or not written.exact or (written.link is not None and _SAID.search(written.link.text)):
            continue
        span = Span(*match.span("version")).shifted(written.span.start)
        message = f"the link stays at {match['version']} of the paper"
        edits = (Edit(span, ""),)
        yield Problem(span, message, "Leave the version out.", edits=edits, safety=Safety.UNSAFE)


RULE = Rule(
    id="arxiv-version",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(Example("[paper](https://arxiv.org/abs/2307.09288⟦v1⟧) [b](https://arxiv.org/pdf/2307.09288⟦v2⟧.pdf)\n"),),
    good=(Example("[paper](https://arxiv.org/abs/2307.09288) [version 2](https://arxiv.org/abs/2307.09288v2)\n"),),
)
