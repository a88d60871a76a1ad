"""Entries as detail sections: heading, badges, description, facts; members of a series one level below."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from modelist.catalog.entry import Entry
from modelist.core.patterns import lazy_pattern
from modelist.pages.badges import render_badges
from modelist.pages.columns import View, find_column
from modelist.pages.escape import escape, heading
from modelist.pages.labels import word
from modelist.pages.options import Options
from modelist.pages.prose import Prose, contain
from modelist.pages.tables import members_of

_ENDS_IN_DASHES = lazy_pattern(r"^ {0,3}- ", re.MULTILINE)


@dataclass(frozen=True)
class Section:
    """A section that is planned but not yet written: its headings decide the anchors of the page first."""

    entry: Entry
    level: int
    prose: Prose
    missing_translation: bool
    group: tuple[int, str] | None = None
    """Level and text of the group's heading, where the section is the first of a group."""

    @property
    def headings(self) -> tuple[tuple[int, str, str | None, bool], ...]:
        """The group's heading, the section's own and those of its description.

        Each is (level, text, id of the entry that it is the heading of, whether it is one of the page's own).
        """
        group = [(*self.group, None, True)] if self.group is not None else []
        inner = [(level, text, None, False) for level, text in self.prose.headings]
        return (*group, (self.level, self.entry.name, self.entry.id, True), *inner)


def plan_sections(entries: Sequence[Entry], options: Options, view: View) -> list[Section]:
    """The sections of some entries in order, each series followed by its members; groups in the order of entries."""
    planned: list[Section] = []
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(_group(entry, options.group, view), []).append(entry)
    level = min(options.level + (options.group != "none"), 6)
    for name in sorted(groups, key=str.casefold) if options.group == "organization" else groups:
        first = (options.level, name) if name else None
        for entry in groups[name]:
            planned.append(plan_section(entry, level, view.lang, first))
            planned += [
                plan_section(member, min(level + 1, 6), view.lang) for member in members_of(entry, view.catalog)
            ]
            first = None
    return planned


def _group(entry: Entry, by: str, view: View) -> str:
    """The heading of the group that an entry belongs to; '' where there are no groups."""
    if by == "year":
        return str(entry.released)[:4] if entry.released is not None else word("undated", view.lang)
    if by == "organization":
        known = view.catalog.organizations
        names = [known[one].name if one in known else one for one in entry.organization]
        return word("comma", view.lang).join(names) or word("unknown-organization", view.lang)
    return ""


def render_section(section: Section, facts: Sequence[str], labels: Mapping[str, str], view: View) -> str:
    """The Markdown of one section, without a final line feed."""
    entry = section.entry
    marker = "*" if _ENDS_IN_DASHES.search(section.prose.text) else "-"
    shown = (_fact(entry, name, labels, view) for name in facts)
    group = section.group
    parts = [
        f"{'#' * group[0]} {heading(group[1])}" if group is not None else "",
        f"{'#' * section.level} {heading(entry.name)}",
        render_badges(entry, view.lang),
        section.prose.text,
        "\n".join(f"{marker} {one}" for one in shown if one),
    ]
    return "\n\n".join(part for part in parts if part)


def plan_section(entry: Entry, level: int, lang: str, group: tuple[int, str] | None = None) -> Section:
    """One section; ``group`` is the heading that stands before it."""
    text = entry.description.get(lang)
    fallback = text is None and lang != "en" and bool(entry.description)
    if text is None:
        text = entry.description.get("en") or next((one for _, one in entry.description), "")
    return Section(entry, level, contain(text, level, entry.id), fallback, group)


def _fact(entry: Entry, name: str, labels: Mapping[str, str], view: View) -> str:
    column = find_column(name)
    value = column.cell(entry, view) if column is not None else ""
    if not value:
        return ""
    label = labels.get(name) or (name[6:] if name.startswith("extra:") else word(name, view.lang))
    colon = "" if label.endswith((":", "：")) else word("colon", view.lang).rstrip()
    return f"**{escape(label)}{colon}** {value}"
