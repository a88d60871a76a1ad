"""A value stands in the column beside its own.

`Microsoft` under `Keywords`, where `Institute` is empty and has `Microsoft` in other rows: a cell was left out or two
changed places, and readers take the value for something else. Move it. In the same way a text may stand in a column of
addresses, a figure in one of names, and the address or name in the other's column: let the two change places.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.scripts import HAN
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Cell, Table
from modelist.linting.context import Page
from modelist.linting.markup.cells import says_no_link, visible_text
from modelist.linting.rule import Example, Problem, Rule, Scope

_ADDRESS = lazy_pattern(r"<?https?://[^\s|<>\[\]]+>?|\[[^\[\]]{1,200}\]\(https?://[^\s()]+\)")
_WORDS = lazy_pattern(rf"[^\W\d_]{{2,}}\W{{1,3}}[^\W\d_]{{2,}}|[{HAN}]{{4}}")
_FEW = 10
"""How many cells a column has to each that is a link, for a link to be astray there."""

_MANY = 6
"""How many cells of a column are of one kind to each that is of the other."""

_KINDS = {
    "badge": lazy_pattern(r"(?:\[?!\[[^\n|]*\)(?:<br ?/?>|\s)*)+"),
    "link": lazy_pattern(
        r"<?https?://[^\s|<>\[\]]+>?"
        r"|\*{0,2}\[{1,2}[^!\[\]][^\[\]]{0,200}\]{1,2}\(https?://[^\s()]+\)\]?\*{0,2}"
    ),
    "date": lazy_pattern(r"[*`]{0,2}(?:19|20)\d\d(?:[-./年]\d{1,2}(?:[-./月]\d{1,2}日?|月)?)?[*`]{0,2}"),
    "figure": lazy_pattern(r"[<>~≈]?\d[\d.,/]{0,12}\s?(?:[KMBT%+]|[KMGT]?B|hours?|[a-z]{1,6})?\+?", re.IGNORECASE),
    "letter": lazy_pattern(r"[A-Z]{1,2}"),
    "mark": lazy_pattern(r"[^\w\s|\[\]()<>.,;:!?*`~/+-]{1,12}"),
    "words": lazy_pattern(rf"[^\[\]|!]{{0,200}}(?:[^\W\d_]{{3}}|[{HAN}]{{2}})[^\[\]|!]{{0,400}}"),
}
_MAX_VALUE = 24
_MIN_OF_KIND, _MOST_OF_KIND, _MOST_HOLD, _MAX_ODD = 6, 0.6, 0.85, 0.04
_MIN_COLUMNS, _MAX_COLUMNS, _MIN_ROWS, _OFTEN = 3, 60, 6, 3
_HEADER_WORD = lazy_pattern(r"[^\W\d_]{2,}")
_IN_AND_OUT = frozenset(
    "from to source target encoder decoder input inputs output outputs modality modalities train test"
    " 输入 输出 模态".split()
)
_ANSWERS = frozenset("yes no true false none null open closed full partial 是 否 有 无 支持 不支持".split())
_ONE_LABEL = 0.6
"""The share of the links of a column that have one text, from which on a link with another text is of another kind."""

_LABEL = lazy_pattern(r"\[{1,2}(?P<text>[^\[\]]{1,200})\]")
_NOTHING = frozenset({"", "-", "--", "---", "—", "–", "/", "n/a"})


class _Value(NamedTuple):
    span: Span
    text: str
    said: str


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Values, apart from names in the first column, that are usual in one column and stand once in another."""
    for table in page.markdown.tables if "|" in page.text else ():
        if _MIN_COLUMNS <= len(table.header.cells) <= _MAX_COLUMNS and len(table.rows) >= _MIN_ROWS:
            found = [*_check_table(page, table), *_check_addresses(page, table)]
            told = {page.document.lines.line_of(one.span.start) for one in found}
            yield from found
            swapped = _check_kinds(page, table)
            yield from (one for one in swapped if page.document.lines.line_of(one.span.start) not in told)


def _check_addresses(page: Page, table: Table) -> Iterator[Problem]:
    """Texts in a column of nothing but addresses, whose row has an address in a column of texts."""
    width = len(table.header.cells)
    of_addresses, of_texts = [0] * width, [0] * width
    for row in table.rows:
        for at, cell in enumerate(row.cells[:width]):
            of_addresses[at] += _ADDRESS.fullmatch(cell.source) is not None
            of_texts[at] += _is_text(cell.source)
    pairs = [
        (link, text, _labels(table, link), _texts(table, text))
        for link in range(width)
        if of_addresses[link] >= max(_MIN_ROWS, _MANY * of_texts[link])
        for text in range(width)
        if of_texts[text] >= max(_MIN_ROWS, _MANY * of_addresses[text])
    ]
    for row in table.rows if pairs else ():
        for link, text, labels, texts in pairs:
            if max(link, text) < len(row.cells):
                here, there = row.cells[link], row.cells[text]
                is_swap = _is_text(here.source) and _ADDRESS.fullmatch(there.source) is not None
                if is_swap and not _fits(here, there, labels, texts):
                    yield _swapped(page, table, (link, here), (text, there))


def _check_kinds(page: Page, table: Table) -> Iterator[Problem]:
    """Two cells side by side, each of the kind that the other's column holds and its own does not."""
    width = len(table.header.cells)
    told: set[tuple[int, int]] = set()
    for kind_of, share in ((_kind, _MOST_OF_KIND), (_holds, _MOST_HOLD)):
        rows = [[kind_of(cell.source) for cell in row.cells[:width]] for row in table.rows]
        columns = [Counter(kinds[at] for kinds in rows if at < len(kinds)) for at in range(width)]
        usual = [_usual(column, share) for column in columns]
        for at in range(width - 1):
            here, there = usual[at], usual[at + 1]
            if not here or not there or here == there:
                continue
            if not (_is_rare(columns[at], there) and _is_rare(columns[at + 1], here)):
                continue
            links = at if here == "link" else at + 1 if there == "link" else None
            labels = _labels(table, links) if links is not None else Counter()
            texts = _texts(table, 2 * at + 1 - links) if links is not None else frozenset()
            for number, kinds in enumerate(rows):
                if kinds[at : at + 2] == [there, here] and (number, at) not in told:
                    told.add((number, at))
                    one, other = table.rows[number].cells[at : at + 2]
                    words, link = (one, other) if links == at else (other, one)
                    if links is not None and _fits(words, link, labels, texts):
                        continue
                    if "mark" in (here, there) and not _ANSWERS.isdisjoint((_plain(one.source), _plain(other.source))):
                        continue
                    yield _swapped(page, table, (at, one), (at + 1, other))


def _fits(words: Cell, link: Cell, labels: Counter[str], texts: frozenset[str]) -> bool:
    """Whether a text in a column of links and a link in one of texts may well be where they belong.

    The text then says that there is no link yet, or the link is another than those of the column: a name or a word of
    its own column that is linked, as ``[OpenReview]`` is beside a column of ``[code]``.
    """
    if says_no_link(words.source):
        return True
    label = _label(link)
    usual, times = labels.most_common(1)[0] if labels else ("", 0)
    is_other = bool(usual) and usual != label and times >= _ONE_LABEL * labels.total()
    return bool(label) and (is_other or label in texts)


def _labels(table: Table, column: int) -> Counter[str]:
    """The texts of the links of a column, and how often each stands there."""
    return Counter(_label(row.cells[column]) for row in table.rows if column < len(row.cells))


def _texts(table: Table, column: int) -> frozenset[str]:
    return frozenset(_plain(row.cells[column].source) for row in table.rows if column < len(row.cells))


def _label(cell: Cell) -> str:
    """The text of the first link of a cell, if it is a link in Markdown."""
    match = _LABEL.search(cell.source)
    return _plain(match["text"]) if match is not None else ""


def _usual(column: Counter[str], share: float) -> str:
    """The kind of most cells of a column; '' where there is none."""
    kind, times = column.most_common(1)[0] if column else ("", 0)
    return kind if times >= max(_MIN_OF_KIND, share * column.total()) else ""


def _is_rare(column: Counter[str], kind: str) -> bool:
    return column[kind] <= max(1, _MAX_ODD * column.total())


def _holds(source: str) -> str:
    """Whether a cell holds a link, or says anything without one."""
    if source.lower() in _NOTHING:
        return "nothing"
    return "link" if "](" in source or "://" in source else "words"


def _kind(source: str) -> str:
    """What a cell holds as a whole; '' for nothing, and for what may be anything."""
    if source.lower() in _NOTHING:
        return ""
    if "](" in source or "://" in source:
        names: tuple[str, ...] = ("badge", "link")
    elif len(source) > _MAX_VALUE:
        names = ("words",)
    else:
        names = ("date", "figure", "letter", "mark", "words")
    return next((name for name in names if _KINDS[name].fullmatch(source)), "")


def _swapped(page: Page, table: Table, one: tuple[int, Cell], other: tuple[int, Cell]) -> Problem:
    (at, cell), (home, address) = one, other
    under, above = (visible_text(page, table.header.cells[index].span) for index in (at, home))
    what = "its address" if "://" in address.source and _is_text(cell.source) else shown(address.source)
    message = f"{shown(cell.source)} stands under {shown(under)}, and {what} under {shown(above)}"
    edits = (Edit(cell.span, address.source), Edit(address.span, cell.source))
    advice = "Let the two cells change places."
    return Problem(cell.span, message, advice, cell.source, edits, advice, Safety.UNSAFE)


def _is_text(source: str) -> bool:
    """Whether a cell has words, and no address."""
    return "://" not in source and "](" not in source and _WORDS.search(source) is not None


def _check_table(page: Page, table: Table) -> Iterator[Problem]:
    width = len(table.header.cells)
    # Source is compared, with marks of emphasis off: it is there without work.
    rows = [[_Value(cell.span, cell.source, _plain(cell.source)) for cell in row.cells[:width]] for row in table.rows]
    counts = [Counter(row[at].said for row in rows if at < len(row)) for at in range(width)]
    usual = {said for count in counts for said, times in count.items() if times >= _OFTEN and _is_word(said)}
    if not usual:
        return
    for row in rows:
        is_short = len(row) < width
        for at, value in enumerate(row):
            if at == 0 or value.said not in usual or not _is_seldom(value.said, counts[at], counts):
                continue
            home = next(
                (
                    one
                    for one in range(1, len(row))
                    if _belongs(value, row[one], counts[one], counts[at], is_short=is_short)
                ),
                None,
            )
            if home is not None and home != at:
                here, there = (visible_text(page, table.header.cells[one].span) for one in (at, home))
                if _are_alike(here, there):
                    continue
                message = f"{shown(value.text)} stands under {shown(here)}, and elsewhere under {shown(there)}"
                yield Problem(value.span, message, "Move it.", value.text)


def _is_seldom(said: str, here: Counter[str], counts: Sequence[Counter[str]]) -> bool:
    """Whether a column has a value once, or hardly ever beside how often another column has it."""
    return here[said] == 1 or _FEW * here[said] <= max(count[said] for count in counts)


def _belongs(value: _Value, other: _Value, there: Counter[str], here: Counter[str], *, is_short: bool) -> bool:
    """Whether a value is usual in another column, whose own is missing in this row, or usual in the value's column."""
    if there[value.said] < _OFTEN or len(there) < 2:
        return False
    if is_short and "](" in other.said and _FEW * sum(n for said, n in there.items() if "](" in said) <= there.total():
        return True  # the row lacks a cell, so that all to the right of it are a column too early
    return other.said in _NOTHING or (here[other.said] >= 1 and there[other.said] == 1)


def _are_alike(one: str, other: str) -> bool:
    """Whether two headers have a word in common, or are what goes in and out: their columns hold the same values."""
    words, others = (set(_HEADER_WORD.findall(text.casefold())) for text in (one, other))
    return bool(words & others) or (words <= _IN_AND_OUT and others <= _IN_AND_OUT)


def _plain(source: str) -> str:
    return source.strip("*_` ").lower()


def _is_word(said: str) -> bool:
    """Whether a text is neither nothing nor an answer nor a figure nor a link, which stand anywhere."""
    return (
        said not in _ANSWERS
        and said not in _NOTHING
        and any(one.isalpha() for one in said)
        and "](" not in said
        and len(said) > 1
    )


_ROWS = "".join(f"| M{n} | topic {n} | Microsoft | text |\n" for n in range(4)) + "| M5 | topic | Meta | text |\n"
_TABLE = f"| Name | Keywords | Institute | Kind |\n| --- | --- | --- | --- |\n{_ROWS}"
_LINKS = "| Model | Link | About |\n| --- | --- | --- |\n" + "".join(
    f"| M{n} | https://a.org/{n} | a model of lab {n} |\n" for n in range(7)
)

_SHORT = "| Model | Maker | Language | Field | Weights |\n| --- | --- | --- | --- | --- |\n" + "".join(
    f"| M{n} | lab {n} | {language} | {field} | [HF](https://a.org/{n}) |\n"
    for n, (language, field) in enumerate(4 * [("English", "speech"), ("Chinese", "images"), ("Chinese", "speech")])
)

_CODES = "| Model | Code | Input |\n| --- | --- | --- |\n" + "".join(
    f"| M{n} | [c](https://a.org/{n}) | A |\n" for n in range(8)
)

RULE = Rule(
    id="cell-misplaced",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="tables",
    bad=(
        Example(_SHORT + "| M | lab | ⟦speech⟧ | [HF](https://b.org) |\n"),
        Example(_TABLE + "| M6 | ⟦Microsoft⟧ | | text |\n"),
        Example(_TABLE + "| M6 | topic | ⟦text⟧ | Microsoft |\n".replace("Microsoft", "⟦Microsoft⟧")),
        Example(_LINKS + "| C | ⟦code generation model⟧ | https://c.org |\n"),
        Example(
            _LINKS.replace("https://a.org/", "[m](https://a.org/").replace(" | a", ") | a")
            + "| C | ⟦many kinds⟧ | https://c.org |\n"
        ),
        Example(_CODES.replace("| [c](https://a.org/3) | A |", "| ⟦A⟧ | [c](https://a.org/3) |")),
        Example(
            _CODES.replace("| A |", "| about pictures |").replace(
                "| [c](https://a.org/3) | about pictures |", "| ⟦about pictures⟧ | [c](https://a.org/3) and more |"
            )
        ),
    ),
    good=(
        Example(_CODES),
        *(
            Example(_CODES.replace("| [c](https://a.org/3) | A |", f"| {words} | [HF](https://a.org/3) |"))
            for words in ("soon", "API only", "Technical report")
        ),
        Example(
            _CODES.replace("A |", "lab |").replace(
                "| [c](https://a.org/3) | l", "| Some text | [Lab](https://l.org) | l"
            )
        ),
        Example(
            _CODES.replace("A |", "Apache |")
            .replace("[c](https://a.org/", "✅")
            .replace(") |", " |")
            .replace("✅3 | Apache", "Partial | ❌")
        ),
        Example(_CODES.replace("| [c](https://a.org/3) | A |", "| - | [c](https://a.org/3) |")),
        Example(
            _SHORT + "| M | lab | - | speech | [HF](https://b.org) |\n| M | lab | English | [x](https://b.org) |\n"
        ),
        Example(_LINKS + "| C | coming soon | a model of lab C |\n| D | https://d.org | https://d.org/about |\n"),
        Example(_LINKS + "| C | - | https://c.org |\n| D | | see https://d.org/about |\n"),
        Example(_TABLE + "| M6 | Microsoft | Microsoft | text |\n"),
        Example(_TABLE.replace("Microsoft", "yes") + "| M6 | yes | - | text |\n"),
        Example(_TABLE.replace("Keywords", "Second Institute") + "| M6 | Microsoft | - | text |\n"),
        Example(_TABLE + "| Microsoft | topic | | text |\n"),
        Example(_TABLE + "| M6 | topic | | text |\n| M7 | 7B | - | 7B |\n"),
    ),
)
