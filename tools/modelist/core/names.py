"""The names of the files and folders below a root, looked up folder by folder, since a root may be anybody's home."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

_MAX_DEPTH = 100
"""Folders in each other, of which a link may name as many as it likes and a list has a few."""

ListFolder = Callable[[str], Mapping[str, bool]]
"""The names in a folder, which is given relative to the root ('' for the root), and whether each is a folder that may
be looked into. A folder that does not exist or cannot be read has none."""


class Names:
    """Paths relative to a root, with ``/`` between parts. A folder is listed once at most, and only when asked for."""

    def __init__(self, list_folder: ListFolder) -> None:
        self._list_folder = list_folder
        self._folders: dict[str, Mapping[str, bool]] = {}
        self._by_lower: dict[str, Mapping[str, Sequence[str]]] = {}

    def __contains__(self, path: object) -> bool:
        if not isinstance(path, str):
            return False
        folder, name = _split(path)
        return name in self.in_folder(folder)

    def in_folder(self, folder: str) -> Mapping[str, bool]:
        """The names in a folder, and whether each is a folder that may be looked into."""
        if folder not in self._folders:
            above, name = _split(folder)
            is_there = folder.count("/") < _MAX_DEPTH and (folder == "" or self.in_folder(above).get(name, False))
            self._folders[folder] = self._list_folder(folder) if is_there else {}
        return self._folders[folder]

    def like(self, folder: str, name: str) -> Sequence[str]:
        """The names in a folder that are a name but for letter case, in order."""
        if folder not in self._by_lower:
            lowered: dict[str, list[str]] = {}
            for one in sorted(self.in_folder(folder)):
                lowered.setdefault(one.lower(), []).append(one)
            self._by_lower[folder] = lowered
        return self._by_lower[folder].get(name.lower(), ())

    def spelled(self, path: str) -> str | None:
        """The path as it is spelled on disk, whatever its letter case is; the last in order if there are several."""
        return max(self._spellings(path), default=None) if path.count("/") <= _MAX_DEPTH else None

    def _spellings(self, path: str) -> Iterator[str]:
        above, name = _split(path)
        for folder in self._spellings(above) if above else ("",):
            yield from (_join(folder, one) for one in self.like(folder, name))

    @cached_property
    def all(self) -> frozenset[str]:
        """Every path below the root."""
        return frozenset(self._walk())

    def some(self, limit: int) -> frozenset[str]:
        """Every path below the root, or none if there are more than ``limit``."""
        found = []
        for path in self._walk():
            found.append(path)
            if len(found) > limit:
                return frozenset()
        return frozenset(found)

    def _walk(self) -> Iterator[str]:
        waiting = [""]
        while waiting:
            folder = waiting.pop()
            for name, opens in self.in_folder(folder).items():
                path = _join(folder, name)
                yield path
                if opens:
                    waiting.append(path)


def names_of(paths: Iterable[str]) -> Names:
    """The names of files that are known, and of the folders that they are in."""
    folders: dict[str, dict[str, bool]] = {"": {}}
    for path in paths:
        folder = ""
        *above, name = path.split("/")
        for part in above:
            folders[folder][part] = True
            folder = _join(folder, part)
            folders.setdefault(folder, {})
        folders[folder].setdefault(name, False)
    return Names(lambda folder: folders.get(folder, {}))


def _split(path: str) -> tuple[str, str]:
    """Folder and name; what begins with a slash is no path below the root, and is left as a name that nothing has."""
    folder, slash, name = path.rpartition("/")
    return ("", path) if slash and not folder else (folder, name)


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name
