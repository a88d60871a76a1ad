"""A BibTeX entry has a brace or a comma too few, or a brace too many.

BibTeX stops at such an entry, or drops the fields behind the fault, so that who copies it from the page cannot cite the
work. Close every brace, and put a comma behind every field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.papers.bibtex import BibEntry, find_entries, read_fields
from modelist.linting.rule import Example, Problem, Rule, Scope

_LATER = lazy_pattern(r"[\s,}>]{0,80}(?P<name>[A-Za-z][\w-]{1,40})[ \t]*=[ \t]*[{\"\d]")
_NO_COMMA = lazy_pattern(
    r"(?:\A@\w{1,20}[ \t]*\{[ \t]*(?P<key>[^\s,={}\"]{1,80})"
    r"|^[ \t>]*(?P<field>[A-Za-z][\w-]{1,40})[ \t]*=[ \t]*(?:\d{1,8}|[a-z]{3}))(?P<end>[ \t]*\n)"
    r"[ \t>]*(?P<next>[A-Za-z][\w-]{1,40})[ \t]*=[ \t]*[{\"\d]",
    re.MULTILINE,
)
"""A key, or a number that stands without braces, at the end of a line, and the field on the next one."""

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
                yield _no_comma(one.span.end, f"between the fields '{one.name}' and '{other.name}'")
        entry_text = page.document.slice(entry.span)
        for match in _NO_COMMA.finditer(entry_text):
            what = f"the field '{match['field']}'" if match["field"] else f"the key '{match['key']}'"
            yield _no_comma(entry.span.start + match.start("end"), f"between {what} and the field '{match['next']}'")


def _no_comma(at: int, where: str) -> Problem:
    edits = (Edit(Span(at, at), ","),)
    return Problem(Span(at - 1, at), f"there is no comma {where}", "Put a comma there.", edits=edits)


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
    needs=("@",),
    family="structure",
    bad=(
        Example("```bibtex\n⟦@misc{⟧a,\n  title = {A},\n  year = {2024}\n\n@misc{b, title={B}}\n```\n"),
        Example("```\n@misc{a,\n  title={A}⟦}⟧,\n  year={2024}\n}\n```\n"),
        Example(
            '    @misc{a,\n      title={A⟦}⟧\n      year = "2024"\n    }\n',
            '    @misc{a,\n      title={A},\n      year = "2024"\n    }\n',
        ),
        Example(
            "```\n@misc{ke⟦y⟧\n  title={A},\n  year={2024}\n}\n```\n",
            "```\n@misc{key,\n  title={A},\n  year={2024}\n}\n```\n",
        ),
        Example(
            "```\n@misc{a,\n  year=202⟦4⟧\n  month={May}\n}\n```\n",
            "```\n@misc{a,\n  year=2024,\n  month={May}\n}\n```\n",
        ),
    ),
    good=(
        Example('```bibtex\n@misc{a,\n  title={{A} = {b}},\n  note="{c}",\n  year=2024\n}\n```\n'),
        Example("```\n@misc{a,\n  title={A},\n  ...\n```\n\nText @misc{a\n"),
        Example("```\n@misc{a, title={A}, month=may, year={2024}, }\n@article{b, title={a, b = {c} d}}\n```\n"),
    ),
)
