"""What a list's files are called by services that show findings beside the lines of a change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from modelist.core.diagnostics import Diagnostic
from modelist.core.text import Document
from modelist.edges.files import repository_around
from modelist.reporters.places import below


def repository_paths(
    root: Path, diagnostics: Sequence[Diagnostic], documents: Mapping[str, Document]
) -> tuple[Sequence[Diagnostic], Mapping[str, Document]]:
    """Findings and files with their paths in the repository, for GitHub, SARIF and GitLab."""
    return below(_folder(root), diagnostics, documents)


def _folder(root: Path) -> str:
    """The list's folder within its git repository, which services take paths from, wherever a command is run.

    Without git it is the folder within the working folder; where the list is not below that, paths are the list's own.
    """
    base, here = repository_around(root) or Path.cwd().resolve(), root.resolve()
    folder = here.relative_to(base).as_posix() if here.is_relative_to(base) else "."
    return "" if folder == "." else folder
