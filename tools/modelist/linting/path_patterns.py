"""Patterns of paths in ``[lint.paths]`` that are like no file of the list, so that they excuse nothing."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable

from modelist.catalog.toml_places import Places
from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.wording import nearest, shown
from modelist.linting.registry import Selection
from modelist.linting.suppressions import UNUSED


def unmatched_paths(selection: Selection, places: Places, names: Iterable[str]) -> list[Diagnostic]:
    """A finding for each such pattern; ``names`` are all files and folders of the list, pages of the run or not."""
    if not any(rule.id == UNUSED for rule in selection.rules):
        return []
    known = sorted(names)
    return [
        Diagnostic(
            UNUSED,
            Severity.WARNING,
            places.location("lint", "paths", pattern),
            f"no file of the list is like {shown(pattern)}",
            nearest(pattern, known) or "Correct the pattern, or remove the table.",
        )
        for pattern, _ in selection.per_path
        if not any(fnmatch.fnmatchcase(one, pattern) for one in known)
    ]
