"""Commas stand between the names in a BibTeX entry, where only ``and`` does.

To BibTeX ``Ann Lee, Bo Chen, Cy Park`` is one person, whose name has a comma too many: who copies the entry gets an
error or a wrong reference, and the authors are not credited. Write ``Ann Lee and Bo Chen and Cy Park``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.linting.bibtex import find_entries, read_fields
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_OF_PEOPLE = ("author", "editor")
_TOKEN = lazy_pattern(
    r"[{},]|(?<=\s)and(?=\s)",
)
_MAX_PARTS = 3


class _Name(NamedTuple):
    """What stands between two ``and``, and its commas outside of braces."""

    span: Span
    commas: tuple[int, ...]

    def parts(self, text: str) -> list[str]:
        """What the commas separate."""
        starts = [self.span.start, *(one + 1 for one in self.commas)]
        return [text[start:end].strip() for start, end in zip(starts, [*self.commas, self.span.end], strict=True)]


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Names with more commas than a name can have, those in which every part is a full name, and commas at an end."""
    for entry in find_entries(page):
        for field in read_fields(page, entry):
            if field.name in _OF_PEOPLE and "," in page.document.slice(field.value):
                yield from _check_names(page, field.value)


def _check_names(page: Page, value: Span) -> Iterator[Problem]:
    for name in _names(page.text, value):
        parts = name.parts(page.text)
        is_open = len(parts) > 1 and not parts[-1]
        if is_open:
            parts.pop()
        if not all(parts):
            continue
        if _are_people(parts, is_open=is_open):
            yield _list(page, name, parts)
        elif is_open:
            span = Span(name.commas[-1], name.commas[-1] + 1)
            message = f"BibTeX reports the comma at the end of the name {shown(', '.join(parts))}"
            yield Problem(span, message, "Leave it out.", edits=(Edit(span, ""),), severity=Severity.WARNING)


def _list(page: Page, name: _Name, parts: list[str]) -> Problem:
    """The finding for people in a row; single words among them may be halves of names, and are not made people."""
    found = page.document.slice(name.span)
    start = name.span.start + len(found) - len(found.lstrip())
    span = Span(start, start + len(found.strip()))
    message = f"{shown(found)} is one name to BibTeX, since commas separate none"
    edits = _edits(page.text, name) if sum(" " in one for one in parts) >= len(parts) - 1 else ()
    return Problem(span, message, "Write ' and ' between names.", edits=edits, safety=Safety.UNSAFE)


def _are_people(parts: list[str], *, is_open: bool) -> bool:
    """Whether parts are people: a name has up to three (``Last, Jr, First``), and full names are in no name."""
    full = [len(one.split()) > 1 for one in parts]
    if len(parts) == _MAX_PARTS - 1:
        return is_open and all(full)
    return len(parts) > _MAX_PARTS or (len(parts) == _MAX_PARTS and full[0] and full[1])


def _names(text: str, value: Span) -> Iterator[_Name]:
    """The names of a field as BibTeX separates them."""
    depth, start = 0, value.start
    commas: list[int] = []
    for match in _TOKEN.finditer(text, *value):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif depth == 0 and match[0] == ",":
            commas.append(match.start())
        elif depth == 0:
            yield _Name(Span(start, match.start()), tuple(commas))
            start, commas = match.end(), []
    yield _Name(Span(start, value.end), tuple(commas))


def _edits(text: str, name: _Name) -> tuple[Edit, ...]:
    """Every comma becomes ``and``; one at the end, before the ``and`` that is there, goes."""
    found = []
    for at in name.commas:
        is_last = not text[at + 1 : name.span.end].strip()
        blank = "" if text[at + 1].isspace() else " "
        found.append(Edit(Span(at, at + 1), "" if is_last else f" and{blank}"))
    return tuple(found)


RULE = Rule(
    id="bibtex-authors",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    family="structure",
    bad=(
        Example("```bibtex\n@misc{a,\n  author = {⟦Ann Lee, Bo Chen, Cy Park⟧},\n  year = 2024\n}\n```\n"),
        Example('    @article{a, title={A}, author="⟦Ann, Bo, Cy,\n      Di⟧"}\n'),
        Example("```\n@misc{a, author={⟦Ann Lee, Bo Chen,⟧ and Cy Park}}\n```\n"),
        Example(
            "```\n@misc{a, author={Lee, Ann⟦,⟧ and Chen, Bo}}\n```\n",
            "```\n@misc{a, author={Lee, Ann and Chen, Bo}}\n```\n",
        ),
    ),
    good=(
        Example("```\n@misc{a,\n  author={Lee, Ann and Chen, Jr., Bo and {A, B, C and D} and de Berg, Cy},\n}\n```\n"),
        Example("```\n@misc{a, author={Ann Lee and others}, title={A b, C d, E f}}\n```\n\nauthor={A b, C d, E f}\n"),
        Example("```markdown\n@misc{a, author={Ann Lee, Bo Chen, Cy Park}}\n```\n"),
        Example("```\n@misc{a, author={Lee, Ann}}\n@misc{b, author={Lee, III, Ann}}\n```\n"),
    ),
)
