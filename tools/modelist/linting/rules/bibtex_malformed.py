"""A BibTeX entry has a brace or a comma too few, or a brace too many.

BibTeX stops at such an entry, or drops the fields behind the fault, so that who copies it from the page cannot cite the
work. Close every brace, and put a comma behind every field.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.bibtex import BibEntry, find_entries, read_fields
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_LATER = lazy_pattern(r"[\s,}>]{0,80}(?P<name>[A-Za-z][\w-]{1,40})[ \t]*=[ \t]*[{\"\d]")
_SHORTENED = ("...", "…")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Entries without an end, those that end before their last field, and fields without a comma between them."""
    for entry in find_entries(page):
        if not entry.closed:
            yield from _unclosed(page, entry)
            continue
        later = _LATER.match(page.text, entry.span.end, entry.stop)
        if later is not None:
            message = f"this brace closes the entry before its field '{later['name']}', which is lost"
            yield Problem(Span(entry.span.end - 1, entry.span.end), message, "Remove the brace that is too many.")
        for one, other in pairwise(read_fields(page, entry)):
            if not page.text[one.span.end : other.span.start].strip(" \t\n>"):
                at = one.span.end
                message = f"there is no comma between the fields '{one.name}' and '{other.name}'"
                yield Problem(Span(at - 1, at), message, "Put a comma there.", edits=(Edit(Span(at, at), ","),))


def _unclosed(page: Page, entry: BibEntry) -> Iterator[Problem]:
    """The finding for an entry without an end, if it was not shortened on purpose."""
    text = page.document.slice(entry.span)
    if not any(sign in text for sign in _SHORTENED):
        span = Span(entry.span.start, entry.span.start + text.index("{") + 1)
        yield Problem(span, "this entry is never closed: it has more opening braces than closing ones", "Close them.")


RULE = Rule(
    id="bibtex-malformed",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    family="structure",
    bad=(
        Example("```bibtex\n⟦@misc{⟧a,\n  title = {A},\n  year = {2024}\n\n@misc{b, title={B}}\n```\n"),
        Example("```\n@misc{a,\n  title={A}⟦}⟧,\n  year={2024}\n}\n```\n"),
        Example(
            '    @misc{a,\n      title={A⟦}⟧\n      year = "2024"\n    }\n',
            '    @misc{a,\n      title={A},\n      year = "2024"\n    }\n',
        ),
    ),
    good=(
        Example('```bibtex\n@misc{a,\n  title={{A} = {b}},\n  note="{c}",\n  year=2024\n}\n```\n'),
        Example("```\n@misc{a,\n  title={A},\n  ...\n```\n\nText @misc{a\n"),
        Example("```\n@misc{a, title={A}, month=may, year={2024}, }\n@article{b, title={a, b = {c} d}}\n```\n"),
    ),
)
