"""A maker of models has its short name in one cell and its full one elsewhere in the page.

`Mistral` in one table and `Mistral AI` in others: who filters or searches for the maker misses some of its models, and
a program counts two. Write the name alike; the firm's own is the full one. Seen are columns of organizations, and
headings that name such a maker.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_text
from modelist.linting.models.recognition import columns_of
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.makers import WITH_AI

_NAME = lazy_pattern(
    rf"(?<![A-Za-z0-9_À-ɏ/.@#&-])(?P<short>{'|'.join(WITH_AI)})"
    r"(?P<ai>[ ]?AI\b)?(?=\s*(?:\Z|[\n|,，、;；/／+&()（）\]*<]|[^\x00-\x7f]))"
)


class _Use(NamedTuple):
    short: str
    is_full: bool
    span: Span


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Short names in columns of organizations, in pages that have the full one."""
    if " AI" not in page.text:
        return
    uses = [*_in_columns(page)]
    full: dict[str, Span] = {}
    for heading in page.markdown.headings:
        uses += [one for one in _names(page, heading.text_span) if one.is_full]
    for use in uses:
        if use.is_full:
            full.setdefault(use.short, use.span)
    for use in uses:
        if not use.is_full and use.short in full:
            right = page.document.slice(full[use.short])
            message = f"'{use.short}' is called '{right}' elsewhere in this page"
            related = ((Location(page.path, full[use.short]), f"'{right}'"),)
            edits = (Edit(use.span, right),)
            yield Problem(
                use.span, message, f"Write {right}.", right, edits=edits, safety=Safety.UNSAFE, related=related
            )


def _in_columns(page: Page) -> Iterator[_Use]:
    for table in page.markdown.tables:
        for column in columns_of(page, table):
            if "organization" not in column.fields:
                continue
            for row in table.rows:
                if column.index < len(row.cells):
                    yield from _names(page, row.cells[column.index].span)


def _names(page: Page, span: Span) -> Iterator[_Use]:
    for match in _NAME.finditer(page.text, *span):
        if match.start() not in no_text(page):
            yield _Use(match["short"], match["ai"] is not None, Span(*match.span()))


_TABLE = "| Model | Organization |\n| - | - |\n| A | {} |\n| B | {} |\n"

RULE = Rule(
    id="maker-spelling",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example(_TABLE.format("Moonshot AI (月之暗面)", "[⟦Moonshot⟧](https://x.org)")),
        Example("### Mistral AI\n\nIts models.\n\n" + _TABLE.format("⟦Mistral⟧, Acme", "Acme")),
    ),
    good=(
        Example(_TABLE.format("Meta", "Meta AI") + "\n" + _TABLE.format("Google AI", "Google")),
        Example("### Mistral\n\n" + _TABLE.format("Mistral AI", "Mistral Large") + "\nMistral is a model of it.\n"),
        Example(_TABLE.format("Mistral", "Mistral") + "\nMistral AI is a firm.\n"),
    ),
)
