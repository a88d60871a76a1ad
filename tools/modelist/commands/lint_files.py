"""Which files a lint run looks at, and the list around them."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from modelist.catalog.catalog import Catalog
from modelist.catalog.config import Config
from modelist.catalog.entry_files import ENTRIES_FOLDER, EntryFiles
from modelist.commands.rendering import rendering_of
from modelist.commands.session import page_paths, read_config, read_page, relative_to_root
from modelist.core.diagnostics import Diagnostic, ModelistError
from modelist.core.file_kinds import is_markdown
from modelist.core.names import Names
from modelist.core.text import Document
from modelist.documents.regions import find_regions
from modelist.edges.files import read_document
from modelist.edges.inputs import list_folder, list_tree
from modelist.linting.context import Files, ListContext, Page

if TYPE_CHECKING:
    from modelist.catalog.load import Parse


_MAX_BESIDE, _MAX_BESIDE_BYTES = 200, 4_000_000
"""So many files beside the pages are read at most, and so much of them: a link must not make a run slow."""


@dataclass(frozen=True)
class LintFiles:
    """What was read: entries and pages by path, problems of reading, and the paths that were asked for (or all).

    ``trees`` are the folders below which all names were listed, each once, with the names; ``folders`` those, by path,
    of which only what is right in them was; ``beside`` are Markdown files that links of the pages lead to, with None
    for what cannot be read, and ``passed_over`` those that were too much.
    """

    root: Path
    config: Config
    entries: EntryFiles
    pages: Mapping[str, Document]
    problems: tuple[Diagnostic, ...]
    wanted: frozenset[str] | None
    trees: dict[Path, frozenset[str]] = field(default_factory=dict)
    folders: dict[str, Mapping[str, bool]] = field(default_factory=dict)
    beside: dict[str, Document | None] = field(default_factory=dict)
    passed_over: set[str] = field(default_factory=set)

    @property
    def documents(self) -> dict[str, Document]:
        """Every file by path."""
        return {**self.entries.documents, **self.pages}

    @property
    def wanted_files(self) -> list[str]:
        """The files whose findings are to be shown."""
        return [one for one in self.documents if self.is_wanted(one)]

    def is_wanted(self, path: str) -> bool:
        """Whether findings in a file are to be shown."""
        return self.wanted is None or path in self.wanted

    def read_beside(self, path: str) -> Document | None:
        """A file of the list that is no page of the run, read once; None beyond what any list links."""
        if path not in self.beside and self._has_room_for(path):
            document, found = read_document(self.root, path)
            self.beside[path] = None if found else document
        elif path not in self.beside:
            self.passed_over.add(path)
        return self.beside.get(path)

    def _has_room_for(self, path: str) -> bool:
        held = sum(len(one.text) for one in self.beside.values() if one is not None)
        full = self.root / path
        return len(self.beside) < _MAX_BESIDE and full.is_file() and held + full.stat().st_size <= _MAX_BESIDE_BYTES

    def names(self) -> Names:
        """The names below the root, as they are asked for."""
        return Names(self._list_folder)

    def _list_folder(self, folder: str) -> Mapping[str, bool]:
        if folder not in self.folders:
            self.folders[folder] = list_folder(str(self.root / folder))
        return self.folders[folder]


def read_lint_files(root: Path, given: Sequence[str]) -> LintFiles:
    """Read the list below ``root`` and the files that were named; without names, all pages and entries.

    Raises:
        ModelistError: a named file does not exist, or is neither Markdown nor an entry.
    """
    config = read_config(root)
    entries = _read_entries(root)
    # Of a README on its own, files beside it are no part of what was asked; entries are to be seen with their pages.
    shown = page_paths(root, config) if config.pages or entries.documents or not given else []
    paths = dict.fromkeys(shown)  # for its order: of a folder with thousands of pages, each is asked for once
    wanted: set[str] | None = set() if given else None
    trees: dict[Path, frozenset[str]] = {}
    for one in given:
        for path in _resolve(root, one, entries, trees):
            assert wanted is not None
            wanted.add(path)
            if not path.startswith(f"{ENTRIES_FOLDER}/"):
                paths[path] = None
    pages: dict[str, Document] = {}
    problems: list[Diagnostic] = []
    for path in paths:
        if wanted is not None and path not in wanted and not (root / path).exists():
            continue
        document, found = read_page(root, path, config)
        if document is not None:
            pages[path] = document
        problems += found
    asked = frozenset(wanted) if wanted is not None else None
    return LintFiles(root, config, entries, pages, tuple(problems), asked, trees)


def make_context(
    files: LintFiles, documents: Mapping[str, Document], today: str, parse: Parse | None = None
) -> tuple[ListContext, Catalog]:
    """The list as it stands in ``documents``, which may hold fixes that are not written yet."""
    current = {path: documents[path] for path in files.entries.documents}
    catalog = _build_catalog(EntryFiles(current, files.entries.problems), parse)
    context = ListContext(catalog, files.config, today, Files(files.names(), files.read_beside), files.wanted)
    unreadable = {one.location.path for one in files.problems}
    context.pages = tuple(Page(documents[path], context) for path in files.pages if path not in unreadable)
    context.rendering = rendering_of([page.source for page in context.pages], catalog, files.config)
    return context, catalog


def _read_entries(root: Path) -> EntryFiles:
    """The entries of a list; a README on its own has none, and needs nothing of what reads them."""
    if not os.path.lexists(root / ENTRIES_FOLDER):
        return EntryFiles({})
    from modelist.catalog.load import read_entries

    return read_entries(root)


def _build_catalog(files: EntryFiles, parse: Parse | None) -> Catalog:
    if not files.documents and not files.problems:
        return Catalog()
    from modelist.catalog.load import build_catalog

    return build_catalog(files, parse)


def region_faults(pages: Sequence[Page]) -> list[Diagnostic]:
    """What is wrong with the markers of pages."""
    return [one for page in pages for one in find_regions(page.source)[1]]


def _resolve(root: Path, given: str, entries: EntryFiles, trees: dict[Path, frozenset[str]]) -> list[str]:
    """The paths, relative to the root, that a path on the command line names."""
    path = relative_to_root(root, given)
    full = root / path
    if not os.path.lexists(full):
        raise ModelistError(f"there is no file '{given}'")
    if full.is_dir():
        prefix = "" if path == "." else f"{path}/"
        below = [one for one in entries.documents if one.startswith(prefix)]
        return below + [f"{prefix}{one}" for one in _markdown_below(full, trees)]
    if is_markdown(path):
        return [path]
    if path in entries.documents or path.startswith(f"{ENTRIES_FOLDER}/"):
        return [path]
    raise ModelistError(f"'{given}' is neither Markdown nor an entry")


def _markdown_below(folder: Path, trees: dict[Path, frozenset[str]]) -> list[str]:
    return [one for one in sorted(_tree(trees, folder)) if is_markdown(one) and not (folder / one).is_dir()]


def _tree(trees: dict[Path, frozenset[str]], folder: Path) -> frozenset[str]:
    if folder not in trees:
        trees[folder] = list_tree(str(folder))
    return trees[folder]
