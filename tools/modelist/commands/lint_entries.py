"""Keeps the entries of a large list from one run of ``lint`` to the next, beside the answers."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from modelist.commands.lint_files import LintFiles
from modelist.edges.inputs import digest
from modelist.edges.own_folder import make_room, own_folder, read_own, tool_code, write_own

if TYPE_CHECKING:
    from modelist.catalog.kept import KeptEntries

MIN_ENTRIES = 100
"""A smaller list is read anew in no time."""

MAX_ANEW = 16
"""So many entries are read sooner than all are kept again."""

_MAX_FILE = 64_000_000
_MAX_LISTS, _MAX_TOTAL = 20, 200_000_000
"""How many lists are kept, and their size in bytes."""


def recall_entries(files: LintFiles) -> KeptEntries | None:
    """The entries that were kept of a list; None where none would be."""
    path = _path(files.root) if len(files.entries.documents) >= MIN_ENTRIES else None
    if path is None:
        return None
    from modelist.catalog.kept import KeptEntries

    data = None
    with suppress(OSError):
        data = read_own(path, _MAX_FILE)
    return KeptEntries(data, files.entries.documents)


def keep_entries(kept: KeptEntries, root: Path) -> None:
    """Keep the entries that were used, unless hardly any were read; a folder that cannot be written to is no fault."""
    path = _path(root) if kept.read_anew > MAX_ANEW else None
    if path is not None:
        with suppress(OSError):
            if write_own(path, kept.spell()):
                make_room(os.path.dirname(path), _MAX_LISTS, _MAX_TOTAL)  # noqa: PTH120


def _path(root: Path) -> str | None:
    """The file for a list, as this code and these libraries read it; None where nothing is kept."""
    folder = own_folder("entries")
    if folder is None:
        return None
    with suppress(OSError):
        parts = [os.path.realpath(root), sys.version, *tool_code(), *_libraries()]
        return str(Path(folder) / digest(repr(parts).encode("utf-8", "surrogateescape")))
    return None


def _libraries() -> Iterator[tuple[str, int, int]]:
    import _ruamel_yaml
    import ruamel.yaml

    for path in (_ruamel_yaml.__file__, ruamel.yaml.__file__):
        status = Path(path or "").stat()
        yield str(path), status.st_size, status.st_mtime_ns
