"""What can be shown of an entry: one row per column of a table or fact of a section."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from modelist.catalog.catalog import Catalog
from modelist.catalog.entry import Entry, Link, Model, Vision
from modelist.catalog.plain import Pairs
from modelist.core.quantities import NamedSize
from modelist.pages.escape import EMPTY, Markdown, escape, join, link
from modelist.pages.labels import word


@dataclass(frozen=True)
class View:
    """What a cell may look at besides its entry: the catalog, the language, and where details are."""

    catalog: Catalog
    lang: str
    details: Mapping[str, str] = field(default_factory=dict)
    links: int = 0
    """How many links of one kind a cell shows, 0 for all; of the rest it tells the number."""


@dataclass(frozen=True)
class Column:
    """A named way to show one thing of an entry; ``align`` is that of its table column."""

    name: str
    cell: Callable[[Entry, View], Markdown]
    align: str = ":--"


def find_column(name: str) -> Column | None:
    """A column by name; ``extra:Stars`` and ``results:mmlu`` are made for the asking."""
    found = COLUMNS.get(name)
    if found is None and name.startswith("extra:") and len(name) > 6:
        return Column(name, lambda entry, view: _extra(entry, name[6:]))
    if found is None and name.startswith("results:") and len(name) > 8:
        return Column(name, lambda entry, view: _result(entry, name[8:]), "--:")
    return found


def header(name: str, kind: str, lang: str) -> str:
    """The heading of a column in a language."""
    if name.startswith("extra:"):
        return name[6:]
    if name.startswith("results:"):
        return name[8:]
    return word(f"{kind}-name" if name == "name" and kind in ("benchmark", "platform") else name, lang)


def _attribute(name: str) -> Callable[[Entry, View], Markdown]:
    def cell(entry: Entry, view: View) -> Markdown:
        return _quantity(getattr(entry, name, None), view)

    return cell


def _quantity(value: Any, view: View) -> Markdown:
    """A value, or a mapping from a size to values, as one line."""
    if value is None or value == ():
        return EMPTY
    if isinstance(value, Pairs):
        colon = word("colon", view.lang)
        space = "" if colon == "：" else " "
        return join(
            [Markdown(f"{escape(key)}{colon}{space}{_quantity(one, view)}") for key, one in value],
            word("comma", view.lang),
        )
    if isinstance(value, tuple):
        return join([_quantity(one, view) for one in value], word("comma", view.lang))
    if isinstance(value, NamedSize):
        return _named_size(value, view)
    return escape(str(value))


def _named_size(size: NamedSize, view: View) -> Markdown:
    counts = [str(size.total)] if str(size.total) != size.name else []
    counts += [f"{size.active} {word('active', view.lang)}"] if size.active is not None else []
    return escape(f"{size.name} ({', '.join(counts)})" if counts else size.name)


def _organization(entry: Entry, view: View) -> Markdown:
    known = view.catalog.organizations
    return join(
        [escape(known[one].name if one in known else one) for one in entry.organization], word("comma", view.lang)
    )


def _languages(entry: Entry, view: View) -> Markdown:
    codes = getattr(entry, "languages", ())
    return join([escape(word(one, view.lang) if one == "multilingual" else one) for one in codes])


def _license(entry: Entry, view: View) -> Markdown:
    parts = []
    for one in getattr(entry, "license", ()):
        name = link(one.label, one.url) if one.url else escape(one.label)
        parts.append(Markdown(f"{name} ({escape(one.applies_to)})") if one.applies_to else name)
    return join(parts, word("comma", view.lang))


def _status(entry: Entry, view: View) -> Markdown:
    return escape(word(f"status-{entry.status}", view.lang)) if entry.status else EMPTY


def _predecessor(entry: Entry, view: View) -> Markdown:
    name = getattr(entry, "predecessor", None)
    if name is None:
        return EMPTY
    before = view.catalog.by_id.get(name)
    label = before.name if before is not None else name
    return link(label, view.details[name]) if name in view.details else escape(label)


def _details(entry: Entry, view: View) -> Markdown:
    return link(entry.name, view.details[entry.id]) if entry.id in view.details else EMPTY


def _vision(part: str) -> Callable[[Entry, View], Markdown]:
    def cell(entry: Entry, view: View) -> Markdown:
        vision = entry.vision if isinstance(entry, Model) else None
        return _quantity(getattr(vision, part), view) if isinstance(vision, Vision) else EMPTY

    return cell


def _links(key: str) -> Callable[[Entry, View], Markdown]:
    def cell(entry: Entry, view: View) -> Markdown:
        links: tuple[Link, ...] = getattr(entry.links, key)
        shown = links[: view.links] if view.links else links
        parts = [link(_link_label(one, key, view.lang), one.url) for one in shown]
        rest = len(links) - len(shown)
        if rest:
            more = f"+{rest}"
            parts.append(link(more, view.details[entry.id]) if entry.id in view.details else escape(more))
        return join(parts, "<br />")

    return cell


def _link_label(one: Link, key: str, lang: str) -> str:
    if one.label:
        return one.label
    if one.arxiv is not None:
        return f"arXiv:{one.arxiv}"
    return word(f"link-{key}", lang)


def _all_links(entry: Entry, view: View) -> Markdown:
    return join([link(_link_label(one, key, view.lang), one.url) for key, one in entry.links.all()], "<br />")


def _extra(entry: Entry, name: str) -> Markdown:
    from modelist.pages.prose import contain_inline

    value = entry.extra.get(name)
    return contain_inline(value) if value else EMPTY


def _result(entry: Entry, benchmark: str) -> Markdown:
    found = entry.results.get(benchmark) if isinstance(entry, Model) else None
    if found is None:
        return EMPTY
    value = escape(str(found.value)) if found.source is None else link(str(found.value), found.source)
    return Markdown(f"{value} ({escape(found.setting)})") if found.setting else value


COLUMNS: dict[str, Column] = {
    column.name: column
    for column in (
        Column("name", lambda entry, view: escape(entry.name)),
        Column("organization", _organization),
        Column("released", _attribute("released"), ":-:"),
        Column("sizes", _attribute("sizes")),
        Column("pretraining_tokens", _attribute("pretraining_tokens")),
        Column("context_length", _attribute("context_length")),
        Column("languages", _languages),
        Column("license", _license),
        Column("predecessor", _predecessor),
        Column("status", _status, ":-:"),
        Column("venue", _attribute("venue")),
        *(Column(part, _vision(part)) for part in ("language_model", "vision_encoder", "connector", "resolution")),
        *(
            Column(key, _links(key))
            for key in ("paper", "code", "weights", "dataset", "homepage", "blog", "demo", "docs", "other")
        ),
        Column("links", _all_links),
        Column("details", _details),
        Column("full_name", _attribute("full_name")),
        Column("measures", _attribute("measures")),
        Column("metric", _attribute("metric")),
        Column("test_size", _attribute("test_size"), "--:"),
    )
}
"""Every named column; a new one is one row here and its words in ``labels``."""
