"""A page is larger than GitHub shows.

GitHub cuts a README off at 512,000 bytes: everything after that is missing, without a word on the front page. Split
the page before it gets there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_MAX_BYTES_PER_CHARACTER = 4


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """The page's size in bytes, at the first character past the limit."""
    text, limit, warn = page.source.text, options["limit_bytes"], options["warn_bytes"]
    if len(text) * _MAX_BYTES_PER_CHARACTER < min(limit, warn):
        return
    size = len(page.source.raw(text).encode("utf-8", "surrogatepass"))
    if size > limit:
        start = len(text.encode("utf-8", "surrogatepass")[:limit].decode("utf-8", "ignore"))
        message = f"the page has {size:,} bytes; GitHub shows {limit:,} and cuts off the rest"
        yield Problem(Span(start, start), message, "Split the page.")
    elif size > warn:
        message = f"the page has {size:,} bytes; at {limit:,} GitHub begins to cut it off"
        yield Problem(Span(0, 0), message, "Split the page before it gets there.", severity=Severity.WARNING)


RULE = Rule(
    id="page-too-large",
    scope=Scope.PAGE,
    severity=Severity.ERROR,
    check=check,
    family="structure",
    sees_regions=True,
    bad=(
        Example(
            "0123456789⟦⟧x\n",
            files={"modelist.toml": "[lint.rules.page-too-large]\nlimit_bytes = 10\nwarn_bytes = 5\n"},
        ),
        Example(
            "⟦⟧一二三\n",
            files={"modelist.toml": "[lint.rules.page-too-large]\nlimit_bytes = 99\nwarn_bytes = 5\n"},
        ),
    ),
    good=(Example("x" * 1_000),),
    options={"limit_bytes": 512_000, "warn_bytes": 400_000},
)
