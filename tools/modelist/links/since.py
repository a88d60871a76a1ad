"""The links that a change added or moved, so that nobody is blamed for what was broken before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from modelist.core.line_diff import differing_lines
from modelist.core.text import Document
from modelist.links.collect import collect_uses
from modelist.links.uses import LinkUse


def changed_uses(
    uses: Iterable[LinkUse],
    documents: Mapping[str, Document],
    old_versions: Mapping[str, Document | None],
    fragments: bool = True,
) -> tuple[LinkUse, ...]:
    """The uses that stand in lines which a change wrote, unless the lines that it replaced had the same link.

    ``old_versions`` are the files that changed, by their present path; files that are not in it are as they were, and
    None stands for a file that is new.
    """
    by_path: dict[str, list[LinkUse]] = defaultdict(list)
    for use in uses:
        by_path[use.location.path].append(use)
    found: list[LinkUse] = []
    for path in sorted(by_path):
        if path in old_versions:
            old = old_versions[path]
            found += by_path[path] if old is None else _changed(by_path[path], documents[path], old, fragments)
    return tuple(found)


def _changed(uses: list[LinkUse], new: Document, old: Document, fragments: bool) -> list[LinkUse]:
    """The uses of one file that its change brought: hunk by hunk, each link more often than it was there before."""
    before = collect_uses([Document(new.path, old.text, old.endings, old.bom)], fragments)
    old_lines, new_lines = _by_line(before, old), _by_line(uses, new)
    found: list[LinkUse] = []
    for hunk in differing_lines(old.text.split("\n"), new.text.split("\n")):
        had = Counter(use.url for line in range(hunk.old_start, hunk.old_end) for use in old_lines[line])
        for use in (one for line in range(hunk.new_start, hunk.new_end) for one in new_lines[line]):
            if had[use.url]:
                had[use.url] -= 1
            else:
                found.append(use)
    return found


def _by_line(uses: Iterable[LinkUse], document: Document) -> dict[int, list[LinkUse]]:
    found: dict[int, list[LinkUse]] = defaultdict(list)
    for use in uses:
        found[document.lines.line_of(use.location.span.start)].append(use)
    return found
