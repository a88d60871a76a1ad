"""Entries as detail sections: heading, badges, description, facts; members of a series one level below."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from modelist.catalog.entry import Entry
from modelist.pages.badges import render_badges
from modelist.pages.columns import View, find_column
from modelist.pages.escape import escape, heading
from modelist.pages.labels import word
from modelist.pages.prose import Prose, contain
from modelist.pages.tables import members_of

_ENDS_IN_DASHES = re.compile(r"^ {0,3}- ", re.MULTILINE)


@dataclass(frozen=True)
class Section:
    """A section that is planned but not yet written: its headings decide the anchors of the page first."""

    entry: Entry
    level: int
    prose: Prose
    missing_translation: bool

    @property
    def headings(self) -> tuple[tuple[int, str], ...]:
        """The section's own heading and those of its description, as (level, text)."""
        return ((self.level, self.entry.name), *self.prose.headings)


def plan_sections(entries: Sequence[Entry], level: int, view: View) -> list[Section]:
    """The sections of some entries in order, each series followed by its members."""
    planned: list[Section] = []
    for entry in entries:
        planned.append(_plan(entry, level, view.lang))
        planned += [_plan(member, min(level + 1, 6), view.lang) for member in members_of(entry, view.catalog)]
    return planned


def render_section(section: Section, facts: Sequence[str], labels: Mapping[str, str], view: View) -> str:
    """The Markdown of one section, without a final line feed."""
    entry = section.entry
    marker = "*" if _ENDS_IN_DASHES.search(section.prose.text) else "-"
    shown = (_fact(entry, name, labels, view) for name in facts)
    parts = [
        f"{'#' * section.level} {heading(entry.name)}",
        render_badges(entry, view.lang),
        section.prose.text,
        "\n".join(f"{marker} {one}" for one in shown if one),
    ]
    return "\n\n".join(part for part in parts if part)


def _plan(entry: Entry, level: int, lang: str) -> Section:
    text = entry.description.get(lang)
    fallback = text is None and lang != "en" and bool(entry.description)
    if text is None:
        text = entry.description.get("en") or next((one for _, one in entry.description), "")
    return Section(entry, level, contain(text, level, entry.id), fallback)


def _fact(entry: Entry, name: str, labels: Mapping[str, str], view: View) -> str:
    column = find_column(name)
    value = column.cell(entry, view) if column is not None else ""
    if not value:
        return ""
    label = labels.get(name) or (name[6:] if name.startswith("extra:") else word(name, view.lang))
    colon = "" if label.endswith((":", "：")) else word("colon", view.lang).rstrip()
    return f"**{escape(label)}{colon}** {value}"
