"""A bullet among labelled facts holds only a value, which the sections beside it label.

`- 2023-12` where the others write `- **Date:** 2023-12`: the reader has to guess whether that is the day of the
release, of the paper or of the training data, and programs that read the list find no date at all. Write the label.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.linting.context import Page
from modelist.linting.markup.cells import Fact, read_value, visible_text
from modelist.linting.markup.items import first_line
from modelist.linting.models.columns import QUANTITIES
from modelist.linting.models.recognition import Mention, read_models
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_SECTIONS, _MIN_FACTS, _MOST, _MAX_VALUE = 3, 2, 0.75, 40


class _Bullet(NamedTuple):
    """A bullet of a section: its place among them, what it says behind its mark, and the fact that it labels."""

    level: int
    place: int
    line: Span
    fact: Fact | None


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Sections with facts, of which three others label the value of that kind at that place."""
    mentions = [one for one in read_models(page).sections if len(one.facts) >= _MIN_FACTS]
    if len(mentions) <= _MIN_SECTIONS:
        return
    starts = [item.content_span.start for item in page.markdown.lists]
    read = [(one, list(_bullets(page, one, starts))) for one in mentions]
    labels: dict[tuple[int, int], Counter[tuple[str, str]]] = {}
    for _, bullets in read:
        for one in bullets:
            if one.fact is not None:
                label = page.text[one.line.start : one.fact.span.start].strip()
                labels.setdefault((one.level, one.place), Counter())[one.fact.field, label] += 1
    for mention, bullets in read:
        for one in bullets:
            known = labels.get((one.level, one.place))
            problem = _check_bullet(page, mention, one, known) if known is not None and one.fact is None else None
            if problem is not None:
                yield problem


def _check_bullet(page: Page, mention: Mention, bullet: _Bullet, known: Counter[tuple[str, str]]) -> Problem | None:
    (field, label), count = known.most_common(1)[0]
    if field not in QUANTITIES or count < _MIN_SECTIONS or count < _MOST * known.total():
        return None
    text = visible_text(page, bullet.line) if bullet.line.end - bullet.line.start <= _MAX_VALUE else ""
    reading = read_value(field, text)
    if reading.value is None or reading.rest or mention.fact(field) is not None:
        return None
    message = f"{shown(text)} has no label; {count} other sections write '{label} …'"
    edits = (Edit(Span(bullet.line.start, bullet.line.start), f"{label} "),)
    return Problem(bullet.line, message, "", mention.name, edits, f"Write '{label} {text}'.", Safety.UNSAFE)


def _bullets(page: Page, mention: Mention, starts: Sequence[int]) -> Iterator[_Bullet]:
    """The bullets of a section; those with a fact are known by the fact's place."""
    section = mention.section
    if section is None:
        return
    facts = {page.document.lines.line_of(one.span.start): one for one in mention.facts}
    first, last = (bisect_left(starts, place) for place in (section.own.start, section.own.end))
    for index, item in enumerate(page.markdown.lists[first:last]):
        line = first_line(page, item)
        source = page.document.slice(line)
        start = line.start + len(source) - len(source.lstrip())
        fact = facts.get(page.document.lines.line_of(line.start))
        yield _Bullet(section.heading.level, index, Span(start, line.start + len(source.rstrip())), fact)


_SECTIONS = "".join(
    f"## M{n}\n\n- **Date:** 2023-0{n}\n- **Data Scale:** {n}T\n- **Language:** en\n\n" for n in range(1, 5)
)
_LAST = "## M9\n\n- {}\n- **Data Scale:** 2T\n- **Language:** en\n"

RULE = Rule(
    id="fact-unlabelled",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="structure",
    bad=(
        Example(f"# L\n\n{_SECTIONS}{_LAST.format('⟦2023-12⟧')}"),
        Example(f"# L\n\n{_SECTIONS}{_LAST.format(' ⟦2023-12⟧')}"),
    ),
    good=(
        Example(f"# L\n\n{_SECTIONS}{_LAST.format('**Date:** 2023-12')}"),
        Example(f"# L\n\n{_SECTIONS}{_LAST.format('Runs on 2 GPUs')}"),
        Example(f"# L\n\n{_SECTIONS}{_LAST.format('7B')}"),
        Example(f"# L\n\n{_SECTIONS.partition('## M2')[0]}{_LAST.format('2023-12')}"),
    ),
)
