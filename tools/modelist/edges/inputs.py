"""What a run has read, in a form that tells later whether all of it is still the same.

An input is how it was looked at, its path, and a short text that stands for what was seen. Contents count, not times,
but for program code, where size and time are what Python itself goes by.
"""

# This is imported before an answer is given at once, so it does without pathlib, typing and what they import.
# ruff: noqa: PTH114, PTH116, PTH120, PTH123
from __future__ import annotations

import hashlib
import os
import stat

from modelist.core.file_kinds import is_markdown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

MAX_BYTES = 16_000_000
"""No entry or page is larger; a file above this is refused before it is read."""

SKIPPED_FOLDERS = frozenset({".git", ".venv", "node_modules", "__pycache__", ".modelist"})
"""Folders of version control and environments, which are no part of a list."""

Input = tuple[str, str, str]
"""One of the ways in ``WAYS``, an absolute path, and what was seen there."""


def look(way: str, path: str) -> Input:
    """What is to be seen of a path now."""
    return way, path, WAYS[way](path)


def is_same(one: Input) -> bool:
    """Whether an input is still what it was; an unknown way means no."""
    way, path, state = one
    return way in WAYS and WAYS[way](path) == state


def text_input(path: str, data: bytes) -> Input:
    """The input for a file whose bytes are at hand, as they were read."""
    return "text", path, digest(data) + _links(path)


def tree_input(path: str, names: Iterable[str]) -> Input:
    """The input for the names below a folder, as ``list_tree`` gave them."""
    return "tree", path, _digest_names(names)


def list_tree(root: str) -> frozenset[str]:
    """Every file and folder below a folder, relative to it and with ``/``, without ``SKIPPED_FOLDERS``."""
    found: set[str] = set()
    start = len(os.path.join(root, ""))
    for folder, folders, names in os.walk(root):
        folders[:] = [one for one in folders if one not in SKIPPED_FOLDERS]
        relative = folder[start:].replace(os.sep, "/")
        prefix = f"{relative}/" if relative else ""
        found.update([prefix + name for name in folders], [prefix + name for name in names])
    return frozenset(found)


def folder_input(path: str, names: Mapping[str, bool]) -> Input:
    """The input for the names in a folder, as ``list_folder`` gave them."""
    return "folder", path, _digest_folder(names)


def list_folder(path: str) -> dict[str, bool]:
    """The names in a folder, none if it cannot be read, and whether each is a folder that ``list_tree`` goes into."""
    try:
        with os.scandir(path) as found:
            return {one.name: one.name not in SKIPPED_FOLDERS and one.is_dir(follow_symlinks=False) for one in found}
    except (OSError, ValueError):
        return {}


def near_input(path: str, names: Iterable[str]) -> Input:
    """The input for the names in a folder and right below it, as ``list_near`` gave them."""
    return "near", path, _digest_names(names)


def list_near(root: str) -> frozenset[str]:
    """What is in a folder and right below it, folders with a ``/`` at the end.

    No deeper, since this may be anybody's home folder; hidden folders and ``SKIPPED_FOLDERS`` are not looked into.
    """
    names = list_folder(root)
    found = {_marked(name, opens) for name, opens in names.items()}
    for name in (name for name, opens in names.items() if opens and name[0] != "."):
        below = list_folder(os.path.join(root, name))
        found.update(f"{name}/{_marked(one, opens)}" for one, opens in below.items())
    return frozenset(found)


def _marked(name: str, opens: bool) -> str:
    return f"{name}/" if opens else name


def digest(data: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def _kind(path: str) -> str:
    """What is there, and where it really is."""
    try:
        mode = os.stat(path).st_mode
        what = "folder" if stat.S_ISDIR(mode) else "file" if stat.S_ISREG(mode) else "other"
        return f"{what} {os.path.realpath(path)}"
    except (OSError, ValueError):
        return "nothing"


def _text(path: str) -> str:
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_BYTES:
            return "no text"
        with open(path, "rb") as file:
            return digest(file.read()) + _links(path)
    except (OSError, ValueError):
        return "nothing"


def _links(path: str) -> str:
    """Where a file is, if it or its folder is a symbolic link: those may lead out of a list."""
    linked = os.path.islink(path) or os.path.islink(os.path.dirname(path))
    return f" {os.path.realpath(path)}" if linked else ""


def _pages(path: str) -> str:
    """The Markdown files directly in a folder."""
    try:
        with os.scandir(path) as found:
            return _digest_names(one.name for one in found if is_markdown(one.name) and not one.is_dir())
    except (OSError, ValueError):
        return "nothing"


def _below(path: str) -> str:
    """All names below a folder, folders marked as such."""
    names = []
    for folder, folders, files in os.walk(path):
        names += [f"{folder}/{one}/" for one in folders]
        names += [f"{folder}/{one}" for one in files]
    return _digest_names(names)


def _tree(path: str) -> str:
    return _digest_names(list_tree(path))


def _folder(path: str) -> str:
    return _digest_folder(list_folder(path))


def _near(path: str) -> str:
    return _digest_names(list_near(path))


def _stamp(path: str) -> str:
    """Size and time of a file of code."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return "nothing"
    return f"{status.st_size} {status.st_mtime_ns}"


def _digest_names(names: Iterable[str]) -> str:
    return digest("\0".join(sorted(names)).encode("utf-8", "surrogateescape"))


def _digest_folder(names: Mapping[str, bool]) -> str:
    return _digest_names(_marked(name, opens) for name, opens in names.items())


WAYS: Mapping[str, Callable[[str], str]] = {
    "kind": _kind, "text": _text, "pages": _pages, "below": _below, "tree": _tree, "folder": _folder, "near": _near,
    "stamp": _stamp,
}  # fmt: skip
"""The ways of looking at a path, by name."""
