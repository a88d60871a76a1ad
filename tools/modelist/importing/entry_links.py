"""The links of one entry: what row and section say of the same address becomes one link."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from modelist.core.quantities import ArxivId, arxiv_text_of_url
from modelist.importing.model import LINK_FIELDS, Draft, FoundLink, UsualBadge, Wanted
from modelist.importing.roles import usable_url
from modelist.readme.words import one_line

_SILENT = (("arxiv", "arxiv.org/"), ("github", "github.com/"))
"""Texts that a page's badge has by itself for addresses of a host."""


@dataclass
class _Merged:
    key: str
    url: str
    from_row: bool
    label: str = ""
    image: str = ""
    texts: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class EntryLinks:
    """The value of ``links`` without empty keys; what else the links were called, by key; and their badge images."""

    data: dict[str, Any]
    remarks: dict[str, str]
    images: tuple[str, ...]


def merge_links(draft: Draft, usual_badge: UsualBadge) -> EntryLinks:
    """The links of an entry, each address once."""
    data: dict[str, Any] = {}
    remarks: dict[str, str] = {}
    merged = _merge(draft.links, in_section=draft.level > 0)
    for key in LINK_FIELDS:
        chosen = [one for one in merged if one.key == key]
        items = [_item(one, draft, usual_badge) for one in chosen]
        if items:
            data[key] = items[0] if len(items) == 1 else items
            remarks[key] = "; ".join(dict.fromkeys(text for one in chosen for text in _more_texts(one)))
    return EntryLinks(data, remarks, tuple(one.image for one in merged))


def page_address(item: str) -> str:
    """The address that a link's YAML form stands for."""
    arxiv = ArxivId.parse(item) if item.startswith("arXiv:") else None
    return item if arxiv is None else arxiv.url


def is_silent(link: FoundLink, text: str, in_section: bool) -> bool:
    """Whether a text says no more of a link than its address, so that a page has it without being told.

    A table says it only of arXiv; a section, which shows badges, also of GitHub.
    """
    return any(text.casefold() == word and host in link.url for word, host in _SILENT[: 1 + in_section])


def _merge(wanted: Iterable[Wanted], in_section: bool) -> list[_Merged]:
    """One link per address, and per column where a row has it in several; a section's badge adds none to these."""
    merged: dict[str, list[_Merged]] = {}
    for one in wanted:
        url = usable_url(one.link.url)
        if url is None:
            continue
        same = merged.setdefault(url, [])
        named = [link for link in same if not link.from_row]
        kept = _place(same, one, url)
        texts = _texts(one, in_section and not one.from_row)
        if one.from_row and kept in named:
            kept.label = ""  # The name's: readers saw the text in the link's own column.
        kept.label = kept.label or next(iter(texts), "")
        kept.texts += texts
        kept.image = kept.image or (usable_url(one.link.image) or "")
    return [one for same in merged.values() for one in same]


def _place(same: list[_Merged], one: Wanted, url: str) -> _Merged:
    """The link that a wanted one becomes, among those of its address; a column's own key goes before a badge's."""
    kept = next((link for link in same if link.key == one.key), None)
    if kept is None:
        kept = next((link for link in same if not one.from_row or not link.from_row), None)
    if kept is None:
        kept = _Merged(one.key, url, one.from_row)
        same.append(kept)
    elif one.from_row and not kept.from_row:
        kept.key, kept.from_row = one.key, True
    return kept


def _more_texts(one: _Merged) -> list[str]:
    """What a link was called besides its label, without what says less than another."""
    known = dict.fromkeys([one.label, *one.texts])
    return [
        text
        for text in dict.fromkeys(one.texts)
        if text not in one.label and not any(text in more and text != more for more in known)
    ]


def _texts(wanted: Wanted, in_section: bool) -> list[str]:
    link = wanted.link
    found = dict.fromkeys(map(one_line, (wanted.label, link.text, link.alt, link.title)))
    return [one for one in found if one and one != link.url and not is_silent(link, one, in_section)]


def _item(one: _Merged, draft: Draft, usual_badge: UsualBadge) -> str | dict[str, str]:
    arxiv = ArxivId.parse(arxiv_text_of_url(one.url) or "") if "arxiv" in one.url else None
    target: str = f"arXiv:{arxiv}" if arxiv is not None and arxiv.url == one.url and one.key == "paper" else one.url
    named = {"label": one.label, "url": target, "badge": one.image}
    # Only a section shows badges: elsewhere the image would be gone from the list.
    if one.image and draft.level > 0 and usual_badge(draft.name, one.key, target, one.label or None, one.image):
        del named["badge"]
    kept = {key: value for key, value in named.items() if value}
    return target if len(kept) == 1 else kept
