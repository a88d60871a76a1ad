"""Which files a lint run looks at, and the list around them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from modelist.catalog.catalog import Catalog
from modelist.catalog.config import Config
from modelist.catalog.load import ENTRIES_FOLDER, EntryFiles, build_catalog, read_entries
from modelist.commands.rendering import rendering_of
from modelist.commands.session import page_paths, read_config
from modelist.core.diagnostics import Diagnostic, ModelistError
from modelist.core.text import Document
from modelist.documents.regions import find_regions
from modelist.edges.files import read_document
from modelist.linting.context import Files, ListContext, Page

SKIPPED_FOLDERS = frozenset({".git", ".venv", "node_modules", "__pycache__", ".modelist"})


@dataclass(frozen=True)
class LintFiles:
    """What was read: entries and pages by path, problems of reading, and the paths that were asked for (or all)."""

    root: Path
    config: Config
    entries: EntryFiles
    pages: Mapping[str, Document]
    problems: tuple[Diagnostic, ...]
    wanted: frozenset[str] | None

    @property
    def documents(self) -> dict[str, Document]:
        """Every file by path."""
        return {**self.entries.documents, **self.pages}

    def is_wanted(self, path: str) -> bool:
        """Whether findings in a file are to be shown."""
        return self.wanted is None or path in self.wanted


def read_lint_files(root: Path, given: Sequence[str]) -> LintFiles:
    """Read the list below ``root`` and the files that were named; without names, all pages and entries.

    Raises:
        ModelistError: a named file does not exist, or is neither Markdown nor an entry.
    """
    config = read_config(root)
    entries = read_entries(root)
    paths = page_paths(root, config) if config.pages or not given else []
    wanted: set[str] | None = set() if given else None
    for one in given:
        for path in _resolve(root, one, entries):
            assert wanted is not None
            wanted.add(path)
            if not path.startswith(f"{ENTRIES_FOLDER}/") and path not in paths:
                paths.append(path)
    pages: dict[str, Document] = {}
    problems: list[Diagnostic] = []
    for path in paths:
        if wanted is not None and path not in wanted and not (root / path).exists():
            continue
        pages[path], found = read_document(root, path)
        problems += found
    return LintFiles(root, config, entries, pages, tuple(problems), frozenset(wanted) if wanted is not None else None)


def make_context(files: LintFiles, documents: Mapping[str, Document], today: str) -> tuple[ListContext, Catalog]:
    """The list as it stands in ``documents``, which may hold fixes that are not written yet."""
    current = {path: documents[path] for path in files.entries.documents}
    catalog = build_catalog(EntryFiles(current, files.entries.problems))
    context = ListContext(catalog, files.config, today, Files(lambda: list_tree(files.root)))
    unreadable = {one.location.path for one in files.problems}
    context.pages = tuple(Page(documents[path], context) for path in files.pages if path not in unreadable)
    context.rendering = rendering_of([page.source for page in context.pages], catalog, files.config)
    return context, catalog


def region_faults(pages: Sequence[Page]) -> list[Diagnostic]:
    """What is wrong with the markers of pages."""
    return [one for page in pages for one in find_regions(page.source)[1]]


def list_tree(root: Path) -> frozenset[str]:
    """Every file and folder below the root, relative to it, without those of version control and environments."""
    found: set[str] = set()
    for folder, folders, names in os.walk(root):
        folders[:] = [one for one in folders if one not in SKIPPED_FOLDERS]
        relative = Path(folder).relative_to(root).as_posix()
        prefix = "" if relative == "." else f"{relative}/"
        found.update(f"{prefix}{name}" for name in (*folders, *names))
    return frozenset(found)


def root_for(default: Path, given: Sequence[str]) -> Path:
    """The list's root; for files that lie outside of it, the folder of the first, as for a README on its own."""
    first = (Path.cwd() / given[0]).resolve() if given else None
    if first is None or not first.exists() or first.is_relative_to(default.resolve()):
        return default
    return first if first.is_dir() else first.parent


def _resolve(root: Path, given: str, entries: EntryFiles) -> list[str]:
    """The paths, relative to the root, that a path on the command line names."""
    full = (Path.cwd() / given).resolve()
    if not full.exists() and (root / given).exists():
        full = (root / given).resolve()
    if not full.exists():
        raise ModelistError(f"there is no file '{given}'")
    if not full.is_relative_to(root.resolve()):
        raise ModelistError(f"'{given}' is outside the list in {root}; lint it in a run of its own, or set --root")
    path = full.relative_to(root.resolve()).as_posix()
    if full.is_dir():
        prefix = "" if path == "." else f"{path}/"
        below = [one for one in entries.documents if one.startswith(prefix)]
        return below + _markdown_below(root, full)
    if path.lower().endswith((".md", ".markdown")):
        return [path]
    if path in entries.documents or path.startswith(f"{ENTRIES_FOLDER}/"):
        return [path]
    raise ModelistError(f"'{given}' is neither Markdown nor an entry")


def _markdown_below(root: Path, folder: Path) -> list[str]:
    base = folder.relative_to(root.resolve()).as_posix()
    prefix = "" if base == "." else f"{base}/"
    return [f"{prefix}{one}" for one in sorted(list_tree(folder)) if one.endswith(".md")]
