"""A row stands in two tables with other facts in each, or in a page that says that it lists nothing twice.

Whoever reads the first table learns that a paper has no code, and the second one links it: the row was added a second
time, or was brought up to date in one place only. Correct the one that is wrong, or delete it. A row that stands in two
tables on purpose says the same in both, and is left alone unless the page says `No duplicates` of its entries.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ReleaseDate, is_placeholder, read_date
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Cell, Link, Row, Table
from modelist.linting.addresses.services import read_label, service_of
from modelist.linting.addresses.urls import identity, is_image
from modelist.linting.context import Page
from modelist.linting.markup.cells import says_no_link, visible_text
from modelist.linting.markup.items import first_link
from modelist.linting.models.recognition import read_models
from modelist.linting.papers.plain_titles import is_title
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.headers import fields_of
from modelist.readme.venues import ALIASES
from modelist.readme.words import same_name

_STATED = lazy_pattern(
    r"^[ \t>]{0,8}(?:[-*+]|\d{1,2}[.)])[ \t]{1,4}(?:\*\*|__|\[[ xX]\] )?"
    r"(?:no duplicates?(?: (?:entries|items|links|listings|models|papers|projects|resources|tools))?|不重复|无重复)"
    r"(?=[*_.,;:!/ \t]{0,6}(?:$|[(（/—–]|[^\x00-\x7f]))",
    re.IGNORECASE | re.MULTILINE,
)
_VERSION = lazy_pattern(r"(?<=\d)v\d{1,2}(?:\.full(?:\.pdf)?|\.pdf)?\Z")
_YEAR = lazy_pattern(r"(?:19|20)\d\d|(?<=['’])\d\d|(?<=[A-Z])\d\d(?!\d)")
_WORD = lazy_pattern(r"[^\W\d_]+")
_SMALL = frozenset("a an and at for in of on the track".split())
_MIN_NAME, _MAX_AGAIN, _MIN_ROWS = 4, 4, 3


class _Entry(NamedTuple):
    """A row with its name, which is a link or stands before that of its paper, and the number of its table."""

    table: int
    row: Row
    name: str
    span: Span
    link: Link
    facts: Mapping[str, Cell]


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Rows of two tables that begin with one link, or with a title and the link of its paper."""
    tables = page.markdown.tables if "](http" in page.text or "href=" in page.text else ()
    if len(tables) < 2:
        return
    models = {row.span for row in read_models(page).rows}
    seen: dict[tuple[str, str], _Entry] = {}
    twice: list[tuple[_Entry, _Entry]] = []
    for number, table in enumerate(tables):
        for entry in _entries(page, number, table):
            first = seen.setdefault(_key(entry), entry)
            if first.table != number:
                twice.append((first, entry))
    is_stated = bool(twice) and _STATED.search(page.text) is not None
    again = Counter(entry.table for _, entry in twice)
    for first, entry in twice:
        is_model = any(cell.span in models for cell in entry.row.cells)
        other = _other_fact(page, first, entry, is_model)
        is_view = again[entry.table] * _MAX_AGAIN > max(len(tables[entry.table].rows), _MIN_ROWS)
        if other:
            message = f"{shown(entry.name)} is in another table already, {other}"
            advice = "Correct the one that is wrong, or delete one of the rows."
        elif is_stated and not is_view and not _points_on(page, first) and not _points_on(page, entry):
            message = f"{shown(entry.name)} is in another table already, and the page says that nothing is twice"
            advice = "Delete one of the rows."
        else:
            continue
        related = ((Location(page.path, first.span), "the first row"),)
        yield Problem(entry.span, message, advice, entry.name, related=related)


def _entries(page: Page, number: int, table: Table) -> Iterator[_Entry]:
    """The rows that begin with the link of a title or name, behind a date or number at most, or with a title."""
    fields = [fields_of(cell.markdown) for cell in table.header.cells]
    for row in table.rows:
        for cell in row.cells:
            link = first_link(page, cell.span)
            if link is None and not any(map(str.isalpha, cell.source)):
                continue
            title = visible_text(page, cell.span) if link is None else ""
            paper = _paper_of(page, row) if is_title(title) else None
            cells = zip(fields, row.cells, strict=False)
            facts = {field: one for names, one in cells if one is not cell for field in names[:1]}
            if link is not None and _is_named(link):
                yield _Entry(number, row, link.text, link.span, link, facts)
            elif paper is not None:
                yield _Entry(number, row, title, cell.span, paper, facts)
            break


def _paper_of(page: Page, row: Row) -> Link | None:
    """The only link of a row that is called its paper."""
    found = [one for one in page.links_in(row.span) if not is_image(one) and read_label(one.text).role == "paper"]
    return found[0] if len(found) == 1 and "://" in found[0].destination else None


def _is_named(link: Link) -> bool:
    label = read_label(link.text)
    is_label = bool(label.role or label.service)
    return not is_label and "://" in link.destination and len(same_name(link.text)) >= _MIN_NAME


def _key(entry: _Entry) -> tuple[str, str]:
    place = entry.link.destination
    return same_name(entry.name), identity(_VERSION.sub("", place) if "rxiv" in place else place).lower()


def _points_on(page: Page, entry: _Entry) -> bool:
    """Whether a row sends its readers to another place of the page, where the rest is told."""
    return any(one.destination.startswith("#") for one in page.links_in(entry.row.span))


def _other_fact(page: Page, first: _Entry, entry: _Entry, is_model: bool) -> str:
    """What two rows of a paper say that cannot both be right, as the end of a message; empty where there is nothing.

    Dates of models are compared by another rule; a name may well be that of several things of one repository.
    """
    if not is_title(entry.name) and service_of(entry.link.destination) != "arxiv":
        return ""
    ours, theirs = (_read(page, one) for one in (entry, first))
    for field in ("code", "venue") if is_model else ("code", "venue", "released"):
        if field in ours and field in theirs:
            found = _compare(field, ours[field], theirs[field])
            if found:
                return found
    return ""


def _read(page: Page, entry: _Entry) -> dict[str, tuple[str, bool]]:
    """What the cells of a row show, and whether they link anything."""
    return {
        field: (
            visible_text(page, cell.span),
            "http" in cell.source or any("/" in one.destination for one in page.links_in(cell.span)),
        )
        for field, cell in entry.facts.items()
    }


def _compare(field: str, ours: tuple[str, bool], theirs: tuple[str, bool]) -> str:
    (text, is_linked), (other, is_other_linked) = ours, theirs
    if field == "code":
        empty = [not has_link and is_placeholder(said) and not says_no_link(said) for said, has_link in (ours, theirs)]
        if empty[0] and is_other_linked:
            return "where its code is linked, and none here"
        return "where it has no code, and some here" if empty[1] and is_linked else ""
    if is_placeholder(text) or is_placeholder(other):
        return ""
    if field == "released":
        dates = [read_date(one).value for one in (text, other)]
        one, two = dates
        is_other = isinstance(one, ReleaseDate) and isinstance(two, ReleaseDate) and not one.agrees_with(two)
    else:
        is_other = _are_other_venues(text, other)
    return f"which says {shown(other)} and not {shown(text)}" if is_other else ""


def _are_other_venues(text: str, other: str) -> bool:
    """Whether neither of two venues is the other one with a year or track, or in another spelling."""
    years = [{year[-2:] for year in _YEAR.findall(one)} for one in (text, other)]
    names = [same_name(_YEAR.sub("", one)).replace("nips", "neurips") for one in (text, other)]
    short, long = sorted((ALIASES.get(one, one) for one in names), key=len)
    if not short:
        return False
    is_same = short.lower() in long.lower() or _are_same_words(text, other)
    return not is_same or (all(years) and years[0].isdisjoint(years[1]))


def _are_same_words(text: str, other: str) -> bool:
    """Whether each word of the shorter venue, or what it is shortened from, stands in the other: in any order."""
    words = [set(_WORD.findall(_YEAR.sub(" ", one).lower())) - _SMALL for one in (text, other)]
    few, many = sorted(words, key=len)
    return bool(few) and all(any(one.startswith(word) or word.startswith(one) for one in many) for word in few)


_HEADER = "| Title | Venue | Date | Code |\n| --- | --- | --- | --- |\n"
_TITLE = "[Learning to Prompt Small Models](https://arxiv.org/abs/2401.04651)"
_APART = "| Title | Paper | Code | Venue |\n| --- | --- | --- | --- |\n"
_PLAIN, _PAPER = "Learning to Prompt Small Models", "[Paper](https://arxiv.org/abs/2401.04651)"
_CODE = "[code](https://github.com/a/prompt)"
_TOOLS = "| Tool | About |\n| --- | --- |\n" + "".join(f"| [Tool{n}](https://a.org/{n}) | d |\n" for n in range(6))
_STATEMENT = "\n## Contributing\n\n- {}\n"


def _two(first: str, second: str) -> Example:
    return Example(f"## A\n\n{_HEADER}| {first} |\n\n## B\n\n{_HEADER}| {second} |\n")


RULE = Rule(
    id="row-in-two-tables",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="tables",
    bad=(
        Example(
            f"## A\n\n{_APART}| {_PLAIN} | {_PAPER} | {_CODE} | |\n\n"
            f"## B\n\n{_APART}| ⟦{_PLAIN}⟧ | {_PAPER} | | ICLR |\n"
        ),
        _two(f"{_TITLE} | arXiv | 2024-01 | -", f"⟦{_TITLE}⟧ | arXiv | 2024-01 | {_CODE}"),
        _two(f"{_TITLE} | arXiv | 2024-01 | {_CODE}", f"⟦{_TITLE}⟧ | arXiv | 2024-01 | -"),
        _two(f"{_TITLE} | ECCV | 2024-01 | {_CODE}", f"⟦{_TITLE}⟧ | CVPR 2024 | 2024-01 | {_CODE}"),
        _two(f"{_TITLE} | CVPR'23 | 2024-01 | -", f"⟦{_TITLE}⟧ | CVPR 2024 | 2024-01 | -"),
        Example(
            f"{_TOOLS}\n## Sites\n\n{_TOOLS.replace('/', '/b')}| ⟦[Tool3](https://a.org/3)⟧ | e |\n"
            + _STATEMENT.format("No duplicates")
        ),
    ),
    good=(
        Example(f"{_APART}| {_PLAIN} | {_PAPER} | {_CODE} | |\n\n{_APART}| {_PLAIN} | {_PAPER} | {_CODE} | ICLR |\n"),
        _two(f"{_TITLE} | arXiv | 2024-01 | -", f"{_TITLE} | arXiv | 2024-01 | -"),
        _two(f"{_TITLE} | CVPR | 2024-01 | {_CODE}", f"{_TITLE} | CVPR 2024 | 2024-01-09 | {_CODE}"),
        *(
            _two(f"{_TITLE} | {one} | 2024-01 | -", f"{_TITLE} | {other} | 2024-01 | -")
            for one, other in (
                ("ACL'24 Findings", "Findings of ACL 2024"),
                ("Oral, CVPR 2024", "CVPR 2024 Oral"),
                ("ICLR 2024 (Spotlight)", "ICLR24"),
                ("NeurIPS D&B 2023", "NeurIPS 2023 Datasets and Benchmarks Track"),
                ("Nat. Commun.", "Nature Communications"),
            )
        ),
        _two(f"{_TITLE} | NIPS | 2024-01 | coming soon", f"{_TITLE} | NeurIPS | 2024-01 | {_CODE}"),
        _two(f"{_TITLE} | CVPR | 2024-01 | [code]()", f"{_TITLE} | CVPR | 2024-01 | -"),
        Example(f"{_TOOLS}\n## Sites\n\n{_TOOLS.replace('/', '/b')}| [Tool3](https://a.org/3) | e |\n"),
        Example(
            f"{_TOOLS}\n## Sites\n\n{_TOOLS.replace('/', '/b')}| [Tool3](https://a.org/3) | see [above](#tools) |\n"
            + _STATEMENT.format("No duplicates")
        ),
        Example(f"{_TOOLS}\n## Best of them\n\n{_TOOLS}" + _STATEMENT.format("No duplicates")),
        Example(
            f"{_TOOLS}\n## Sites\n\n{_TOOLS.replace('/', '/b')}| [Tool3](https://a.org/3) | e |\n"
            + _STATEMENT.format("No duplicate lines in the data")
        ),
    ),
)
