"""What a change to entries will look like on the pages: their rows and sections alone, for a job's summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from modelist.catalog.catalog import Catalog
from modelist.catalog.config import Config, PageConfig
from modelist.catalog.entry import Entry
from modelist.catalog.schema import KINDS
from modelist.pages.columns import View, find_column, header
from modelist.pages.options import Options, default_options
from modelist.pages.ordering import sort_entries
from modelist.pages.sections import plan_section, render_section
from modelist.pages.tables import render_table

MAX_CHARACTERS = 300_000
"""A job's summary holds a mebibyte (docs.github.com, workflow commands), which is fewer characters in Chinese."""

_LEVEL = 4


def render_preview(entries: Sequence[Entry], unreadable: Sequence[str], catalog: Catalog, config: Config) -> str:
    """The rows and sections of some entries as Markdown, at most ``MAX_CHARACTERS``; what does not fit is counted.

    ``unreadable`` are the paths of changed files that could not be loaded. Sections come in every language that the
    list has pages in.
    """
    parts = ["## Preview of the changed entries\n"]
    if not entries and not unreadable:
        return f"{parts[0]}\nNo entry was changed.\n"
    parts += [f"\n- `{_code(path)}` cannot be read yet; the annotations say why.\n" for path in unreadable]
    room = MAX_CHARACTERS - sum(map(len, parts))
    left_out = 0
    for part in _parts(entries, catalog, config):
        if len(part) <= room:
            parts.append(part)
            room -= len(part)
        else:
            left_out += 1
    if left_out:
        parts.append(f"\n{left_out} more tables and sections do not fit here.\n")
    return "".join(parts)


def _parts(entries: Sequence[Entry], catalog: Catalog, config: Config) -> Iterator[str]:
    languages = sorted({page.lang for page in config.pages}) or ["en"]
    for kind in KINDS:
        options = default_options(kind, PageConfig("", languages[0]), config)
        chosen = sort_entries([one for one in entries if one.kind == kind], options.sort)
        if chosen:
            yield f"\n### {kind}\n\n{_table(chosen, options, View(catalog, languages[0], links=options.links))}\n"
        for entry in chosen:
            for lang in languages if len(entry.description) > 1 else languages[:1]:
                section = plan_section(entry, _LEVEL, lang)
                text = render_section(section, options.facts, {}, View(catalog, lang))
                yield f"\n{text}\n"


def _table(entries: Sequence[Entry], options: Options, view: View) -> str:
    columns = [one for one in map(find_column, options.columns) if one is not None and one.name != "details"]
    headers = [header(one.name, options.kind, options.lang) for one in columns]
    return render_table([(one, "") for one in entries], columns, headers, view)


def _code(path: str) -> str:
    return "".join("?" if one == "`" or not one.isprintable() else one for one in path)
