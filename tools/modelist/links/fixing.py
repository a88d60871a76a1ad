"""Writes the new address of what has moved for good where the old one stands; all else of a file stays as it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from modelist.core.edits import Edit, apply_edits
from modelist.core.text import Document, Span
from modelist.documents.yaml_write import scalar
from modelist.links.uses import LinkUse, Style
from modelist.providers.lookup import read_url
from modelist.providers.questions import Verdict, VerdictKind

_BETWEEN = r"(?<![\w.-]){}(?![\w-]|\.[\w-])"
_ENCODED = {
    Style.MARKDOWN: " <>()|\\\"'`",
    Style.TEXT: " <>|\"'`",
    Style.ATTRIBUTE: " <>\"'`|",
    Style.PLAIN: " \"'`\\",
    Style.FLOW: " \"'`\\",
    Style.SINGLE: " '\"\\",
    Style.DOUBLE: " '\"\\",
}
"""Characters that would end or change what stands around an address; each has a percent-encoded form."""


def can_fix(verdict: Verdict) -> bool:
    """Whether a verdict names an address that can be written without anybody looking at it."""
    moved = verdict.kind is VerdictKind.REDIRECTED and verdict.final_url is not None
    return moved and not verdict.facts.get("front_page") and len(verdict.final_url or "") < 2000


def fix_links(
    documents: Mapping[str, Document], uses: Iterable[LinkUse], verdicts: Mapping[str, Verdict]
) -> dict[str, str]:
    """New texts of the files in which something has moved, by path.

    A badge beside a link, or in it, that names the same repository goes along. Regions of pages are left to
    ``modelist build``.
    """
    edits: dict[str, dict[Span, Edit]] = {}
    every = list(uses)
    beside: dict[tuple[str, int], list[LinkUse]] = defaultdict(list)
    for use in every:
        beside[use.location.path, use.group].append(use)
    for use in every:
        moved = verdicts.get(use.url)
        if moved is None or not can_fix(moved) or moved.final_url is None or use.style is Style.FIXED:
            continue
        mine = edits.setdefault(use.location.path, {})
        for edit in (
            *_edits(use, moved.final_url),
            *_badges(use, moved.final_url, beside[use.location.path, use.group]),
        ):
            mine.setdefault(edit.span, edit)
    return {path: apply_edits(documents[path].text, found.values()) for path, found in edits.items()}


def written_as(url: str, style: Style) -> str:
    """An address as it can stand in a place, where the one before was written in a style."""
    safe = "".join(f"%{ord(one):02X}" if one in _ENCODED.get(style, "") else one for one in url)
    if style in (Style.PLAIN, Style.FLOW):
        return scalar(safe, flow=style is Style.FLOW)
    return safe.replace("&", "&amp;") if style is Style.ATTRIBUTE else safe


def _edits(use: LinkUse, new: str) -> Iterator[Edit]:
    yield Edit(use.location.span, written_as(new, use.style))
    for span in use.also:
        yield Edit(span, written_as(new, Style.MARKDOWN))


def _badges(use: LinkUse, new: str, beside: Iterable[LinkUse]) -> Iterator[Edit]:
    """Edits of the badges that belong to a link: the repository's old name in their addresses becomes the new one.

    ``beside`` are the uses of the link's file and group.
    """
    old_address, new_address = read_url(use.url), read_url(new)
    if old_address is None or new_address is None or "/" not in old_address.repository:
        return
    if old_address.provider != new_address.provider or old_address.repository == new_address.repository:
        return
    name = re.compile(_BETWEEN.format(re.escape(old_address.repository)), re.IGNORECASE)
    for other in beside:
        if other.url == use.url or other.style is Style.FIXED:
            continue
        text = name.sub(lambda _: new_address.repository, other.written)
        if text != other.written:
            yield Edit(other.location.span, written_as(text, other.style))
