"""Where a new entry will be shown: the regions of its kind, and the tags that they ask for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from modelist.commands.session import page_paths, read_config, read_page
from modelist.core.diagnostics import ModelistError
from modelist.documents.regions import find_regions
from modelist.pages.options import read_options

_MAX_NAMED = 12
"""Regions or tags that are named; of more the rest is counted."""


class _Shown(NamedTuple):
    place: str
    tag: str


def where_shown(root: Path, kind: str) -> str:
    """One line on where an entry of a kind without tags appears; '' where there is no page with regions yet."""
    try:
        regions, others = _regions(root, kind)
    except ModelistError:  # `modelist build` says what is wrong with the configuration, and more of it.
        return ""
    free = [one.place for one in regions if not one.tag]
    if free:
        return f"It will be shown in: {_named(free)}."
    if regions:
        tags = list(dict.fromkeys(one.tag for one in regions))
        return f"It is shown nowhere yet: every region of kind {kind} has a tag. Add tags: with one of: {_named(tags)}."
    return f"It is shown nowhere yet: no region of the pages is of kind {kind}." if others else ""


def _regions(root: Path, kind: str) -> tuple[list[_Shown], bool]:
    """The tables and sections of a kind on all pages, and whether there is any other region."""
    config = read_config(root)
    found, others = [], False
    for path in page_paths(root, config):
        document, problems = read_page(root, path, config)
        if document is None or problems:
            continue
        for region in find_regions(document)[0]:
            options, _ = read_options(region, document, config)
            if options.kind == kind and region.name in ("table", "sections"):
                line = document.position(region.marker_span.start).line
                found.append(_Shown(f"{path} line {line}", options.tag or ""))
            else:
                others = True
    return found, others


def _named(names: Sequence[str]) -> str:
    more = len(names) - _MAX_NAMED
    return ", ".join(names[:_MAX_NAMED]) + (f" and {more} more" if more > 0 else "")
