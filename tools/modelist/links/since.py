"""The links that a change added or moved, so that nobody is blamed for what was broken before."""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

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
    for tag, old_start, old_end, new_start, new_end in _hunks(old, new):
        if tag == "equal":
            continue
        had = Counter(use.url for line in range(old_start, old_end) for use in old_lines[line])
        for use in (one for line in range(new_start, new_end) for one in new_lines[line]):
            if had[use.url]:
                had[use.url] -= 1
            else:
                found.append(use)
    return found


def _hunks(old: Document, new: Document) -> Sequence[tuple[str, int, int, int, int]]:
    return difflib.SequenceMatcher(None, old.text.split("\n"), new.text.split("\n"), autojunk=False).get_opcodes()


def _by_line(uses: Iterable[LinkUse], document: Document) -> dict[int, list[LinkUse]]:
    found: dict[int, list[LinkUse]] = defaultdict(list)
    for use in uses:
        found[document.lines.line_of(use.location.span.start)].append(use)
    return found
