"""What a run of ``lint`` depends on, so that its answer can be given again while all of that is the same."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from modelist.catalog.config import CONFIG_FILE
from modelist.catalog.entry_files import ENTRIES_FOLDER, KIND_NAMES
from modelist.commands.lint_files import LintFiles
from modelist.commands.lint_nothing import Nothing
from modelist.core.text import Document
from modelist.edges.answers import Answer, is_asked, keep
from modelist.edges.inputs import Input, folder_input, look, text_input, tree_input

_LIBRARIES = ("click", "markdown_it", "mdurl", "ruamel", "_ruamel_yaml")


class Witness:
    """Sees where a list is and what it consists of before anything of it is read.

    What it saw is looked at again when the answer is kept: if somebody changed the list during the run, nobody can
    tell which state the answer is about, and it is not kept.
    """

    def __init__(self, root: Path, given: Sequence[str]) -> None:
        self._places = tuple(_places(root, given)) if is_asked() else ()
        self._before = self._look()
        self._nothing: Nothing | None = None

    def hear(self, nothing: Nothing) -> None:
        """Take in what was said before the answer: that there is nothing to check."""
        self._nothing = nothing

    def keep(self, answer: Answer, files: LintFiles, others: Iterable[Input] = ()) -> None:
        """Keep an answer that nothing but the list, the tool, and what ``others`` name went into."""
        readable = not files.problems and not files.entries.problems
        beside = files.beside.values()
        whole = all(one is not None and isinstance(one.endings, str) for one in (*files.documents.values(), *beside))
        if not (self._places and readable and whole and self._before == self._look()):
            return
        out, err, code = answer
        if self._nothing is not None:
            err, others = f"{self._nothing.message}\n{err}", (*others, *self._nothing.inputs)
        keep((out, err, code), (*self._before, *others, *_pages(files), *_read(files), *_libraries()))

    def _look(self) -> tuple[Input, ...]:
        return tuple(look(way, path) for way, path in self._places)


def _places(root: Path, given: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What decides where the list is and which files it has: the names on the way up, on the command line, in it."""
    here = Path.cwd()
    named = [Path(os.path.abspath(one)) for one in given]  # noqa: PTH100  where a link is named decides
    above = [folder for one in named for folder in (one, *one.parents)]
    for folder in dict.fromkeys((here, *here.parents, root, *above)):
        yield "kind", str(folder / CONFIG_FILE)
        yield "kind", str(folder / ENTRIES_FOLDER)
    yield "kind", str(root)
    top = root.resolve()
    for folder in (top, *top.parents):  # reports for services name files by their paths in the repository
        yield "kind", str(folder / ".git")
    for one in given:
        yield "kind", str(here / one)
        yield "kind", str(root / one)
    yield "text", str(root / CONFIG_FILE)
    yield "pages", str(root)
    for kind in ("", *KIND_NAMES):  # each by itself, since one may be a symbolic link
        yield "below", str(root / ENTRIES_FOLDER / kind)


def _pages(files: LintFiles) -> Iterator[Input]:
    """Configured pages that are missing count too."""
    for page in files.config.pages:
        if page.path not in files.pages:
            yield "kind", str(files.root / page.path), "nothing"


def _read(files: LintFiles) -> Iterator[Input]:
    """The texts and the names that were read, as they were then, and where their folders really are."""
    folders = {(files.root / path).parent for path in (*files.documents, *files.beside)}
    yield from (look("kind", str(one)) for one in sorted(folders))
    for path, document in (*files.documents.items(), *files.beside.items()):
        if document is not None:
            yield text_input(str(files.root / path), _bytes(document))
    for path in files.passed_over:
        yield look("text", str(files.root / path))
    for folder, names in files.trees.items():
        yield tree_input(str(folder), names)
    for path, listed in files.folders.items():
        yield folder_input(str(files.root / path), listed)


def _bytes(document: Document) -> bytes:
    return document.raw(document.text).encode("utf-8")


def _libraries() -> Iterator[Input]:
    """The code of the libraries that take part; this package's own is in the question."""
    for name, module in sorted(sys.modules.items()):
        path = getattr(module, "__file__", None)
        if path and name.partition(".")[0] in _LIBRARIES:
            yield look("stamp", path)
