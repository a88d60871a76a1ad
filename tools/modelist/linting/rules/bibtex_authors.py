"""Commas or semicolons stand between the names in a BibTeX entry, where only ``and`` does.

To BibTeX ``Ann Lee, Bo Chen, Cy Park`` is one person, whose name has a comma too many: who copies the entry gets an
error or a wrong reference, and the authors are not credited. Write ``Ann Lee and Bo Chen and Cy Park``. It takes
``et al.`` for a name, too: write ``and others``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.linting.context import Page
from modelist.linting.papers.bibtex import find_entries, read_fields
from modelist.linting.rule import Example, Problem, Rule, Scope

_OF_PEOPLE = ("author", "editor")
_TOKEN = lazy_pattern(r"&#?\w{1,10};|[{},;；，、]|(?<=\s)and(?=\s)")
_ET_AL = lazy_pattern(r"(?:[ \t]*,|[ \t]+and)?[ \t]+(?P<words>et\.? al\.?)(?=\s*\Z)")
_OTHER_MARKS = ";；，、"
_NO_FIRST_NAMES = frozenset(
    "Al Ben Bin Da De Del Della Den Der Di Dos Du El La Le San Santa St Ten Ter Van Von"
    " AI Academy Center Company Corporation Department Foundation Group Inc Institute Lab Labs Research Team"
    " University".split()
)
"""Words that begin a last name of two words, and those of teams: neither is a first and a last name."""

_MAX_PARTS, _FULL, _OTHERS = 3, 2, "others"


class _Name(NamedTuple):
    """What stands between two ``and``, and its commas outside of braces; ``split`` tells of marks that no name has."""

    span: Span
    commas: tuple[int, ...]
    split: bool = False

    def parts(self, text: str) -> list[str]:
        """What the commas separate."""
        starts = [self.span.start, *(one + 1 for one in self.commas)]
        return [text[start:end].strip() for start, end in zip(starts, [*self.commas, self.span.end], strict=True)]


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Names with more commas than a name can have, those in which every part is a full name, and commas at an end."""
    for entry in find_entries(page):
        for field in read_fields(page, entry):
            if field.name in _OF_PEOPLE:
                yield from _check_et_al(page, field.value)
            if field.name in _OF_PEOPLE and any(one in page.document.slice(field.value) for one in f",{_OTHER_MARKS}"):
                yield from _check_names(page, field.value)


def _check_et_al(page: Page, value: Span) -> Iterator[Problem]:
    match = _ET_AL.search(page.document.slice(value))
    if match is not None:
        edits = (Edit(Span(*match.span()).shifted(value.start), " and others"),)
        message = f"to BibTeX '{match['words']}' is the name of an author"
        yield Problem(Span(*match.span("words")).shifted(value.start), message, "Write and others.", edits=edits)


def _check_names(page: Page, value: Span) -> Iterator[Problem]:
    names = [*_names(page.text, value)]
    people = [one for one in names if page.document.slice(one.span).strip().lower() != _OTHERS]
    plain = any(not one.commas and len(page.document.slice(one.span).split()) > 1 for one in people)
    plain = plain or len(people) == 1  # a last and a first name of two words each are rare, and two people are not
    for name in names:
        parts = name.parts(page.text)
        is_open = len(parts) > 1 and not parts[-1]
        if is_open:
            parts.pop()
        if not all(parts):
            continue
        if (name.split and len(parts) > 1) or _are_people(parts, is_open=is_open):
            yield _list(page, name, parts)
        elif plain and len(parts) == len(name.commas) + 1 == 2 and all(map(_is_full, parts)):
            yield _list(page, name, parts)._replace(severity=Severity.WARNING)
        elif is_open:
            span = Span(name.commas[-1], name.commas[-1] + 1)
            message = f"BibTeX reports the comma at the end of the name {shown(', '.join(parts))}"
            yield Problem(span, message, "Leave it out.", edits=(Edit(span, ""),), severity=Severity.WARNING)


def _list(page: Page, name: _Name, parts: list[str]) -> Problem:
    """The finding for people in a row; single words among them may be halves of names, and are not made people."""
    found = page.document.slice(name.span)
    start = name.span.start + len(found) - len(found.lstrip())
    span = Span(start, start + len(found.strip()))
    marks = "these marks" if name.split else "commas"
    message = f"{shown(found.strip())} is one name to BibTeX, since {marks} separate none"
    are_full = sum(" " in one or not one.isascii() for one in parts) >= len(parts) - 1
    edits = _edits(page.text, name) if are_full and "&" not in found else ()
    return Problem(span, message, "Write ' and ' between names.", edits=edits, safety=Safety.UNSAFE)


def _are_people(parts: list[str], *, is_open: bool) -> bool:
    """Whether parts are people: a name has up to three (``Last, Jr, First``), and full names are in no name."""
    full = [len(one.split()) > 1 for one in parts]
    if len(parts) == _MAX_PARTS - 1:
        return is_open and all(full)
    return len(parts) > _MAX_PARTS or (len(parts) == _MAX_PARTS and full[0] and full[1])


def _is_full(part: str) -> bool:
    """Whether a part is a first and a last name; a last name of two words is rare where others have their first name
    in front."""
    words = part.split()
    if any(one in _NO_FIRST_NAMES for one in words):
        return False
    return len(words) == _FULL and all(one[:1].isupper() and one.isalpha() and len(one) > 1 for one in words)


def _names(text: str, value: Span) -> Iterator[_Name]:
    """The names of a field as BibTeX separates them."""
    depth, start = 0, value.start
    commas: list[int] = []
    marks: list[int] = []
    for match in _TOKEN.finditer(text, *value):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif depth == 0 and match[0] == ",":
            commas.append(match.start())
        elif depth == 0 and match[0] in _OTHER_MARKS:
            marks.append(match.start())
        elif depth == 0 and match[0] == "and":
            yield _Name(Span(start, match.start()), tuple(marks or commas), bool(marks))
            start, commas, marks = match.end(), [], []
    yield _Name(Span(start, value.end), tuple(marks or commas), bool(marks))


def _edits(text: str, name: _Name) -> tuple[Edit, ...]:
    """Every comma becomes ``and``; one at the end, before the ``and`` that is there, goes."""
    found = []
    for at in name.commas:
        is_last = not text[at + 1 : name.span.end].strip()
        blank = "" if text[at + 1].isspace() else " "
        before = "" if text[at - 1].isspace() else " "
        found.append(Edit(Span(at, at + 1), "" if is_last else f"{before}and{blank}"))
    return tuple(found)


RULE = Rule(
    id="bibtex-authors",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    needs=("@",),
    family="structure",
    bad=(
        Example(
            "```bibtex\n@misc{a,\n  author={A Lee ⟦et al.⟧},\n}\n@misc{b,\n  author={Ann Lee, ⟦et al⟧},\n}\n```\n",
            "```bibtex\n@misc{a,\n  author={A Lee and others},\n}\n@misc{b,\n  author={Ann Lee and others},\n}\n```\n",
        ),
        Example("```bibtex\n@misc{a,\n  author = {⟦Ann Lee, Bo Chen⟧ and Cy Park}\n}\n```\n"),
        Example("```bibtex\n@misc{a,\n  author = {⟦Ann Lee, Bo Chen, Cy Park⟧},\n  year = 2024\n}\n```\n"),
        Example("```\n@misc{a, author={⟦Ann Lee, Bo Chen⟧}}\n@misc{b, author={⟦Ann Lee, Bo Chen⟧ and others}}\n```\n"),
        Example('    @article{a, title={A}, author="⟦Ann, Bo, Cy,\n      Di⟧"}\n'),
        Example("```\n@misc{a, author={⟦Ann Lee, Bo Chen,⟧ and Cy Park}}\n```\n"),
        Example("```\n@misc{a, author={⟦Lee, Ann; Chen, Bo⟧}}\n```\n"),
        Example("```\n@misc{b, author={⟦张三，李四⟧}}\n```\n"),
        Example(
            "```\n@misc{a, author={Lee, Ann⟦,⟧ and Chen, Bo}}\n```\n",
            "```\n@misc{a, author={Lee, Ann and Chen, Bo}}\n```\n",
        ),
    ),
    good=(
        Example("```bibtex\n@misc{a,\n  author = {Garcia Lopez, Maria and de la Cruz, Ana Luz and Cy Park}\n}\n```\n"),
        Example("```bibtex\n@misc{a,\n  author = {Garcia Lopez, Ana Maria and Lee, Ann}\n}\n```\n"),
        Example(
            "```\n@misc{a, author={Lee, Ann}}\n@misc{b, author={{Big Lab, New Team}}}\n"
            "@misc{c, author={de la Cruz, Ana Luz}}\n```\n"
        ),
        Example("```\n@misc{a,\n  author={Lee, Ann and Chen, Jr., Bo and {A, B, C and D} and de Berg, Cy},\n}\n```\n"),
        Example("```\n@misc{a, author={Ann Lee and others}, title={A b, C d, E f}}\n```\n\nauthor={A b, C d, E f}\n"),
        Example("```\n@misc{a, author={Lee, Ann and M&uuml;ller, Bo}}\n```\n"),
        Example("```\n@misc{a, author={Dos Santos, Ana Maria}}\n@misc{b, author={Qwen Team, Alibaba Group}}\n```\n"),
        Example("```markdown\n@misc{a, author={Ann Lee, Bo Chen, Cy Park}}\n```\n"),
        Example("```\n@misc{a, author={Lee, Ann}}\n@misc{b, author={Lee, III, Ann}}\n```\n"),
    ),
)
