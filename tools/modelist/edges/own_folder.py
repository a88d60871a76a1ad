"""The user's own cache folder: what one run leaves for the next, with a checksum, replaced in one step.

A folder that others may write to, or that lies in the checkout itself, is not used: whoever sends a pull request could
put something there.
"""

# This is imported before an answer is given at once, so it does without pathlib, typing and what they import.
# ruff: noqa: PTH100, PTH103, PTH108, PTH109, PTH111, PTH116, PTH117, PTH120, PTH123
from __future__ import annotations

import os
import stat

from modelist.edges.inputs import digest

_ROOTS = (".git", "modelist.toml", "entries")
_SHARED = stat.S_IWGRP | stat.S_IWOTH


def own_folder(name: str) -> str | None:
    """Where something is kept (https://specifications.freedesktop.org/basedir-spec/); None where nothing may be."""
    base = os.environ.get("XDG_CACHE_HOME") or (os.environ.get("LOCALAPPDATA") if os.name == "nt" else None)
    base = base or os.path.join(os.path.expanduser("~"), ".cache")
    folder = os.path.join(base, "modelist", name)
    return folder if os.path.isabs(folder) and not _is_in_checkout(folder) else None


def tool_code() -> list[tuple[str, int, int]]:
    """The files of this package with sizes and times.

    Raises:
        OSError: they cannot be looked at.
    """
    found = []
    for folder, folders, names in os.walk(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))):
        folders[:] = sorted(one for one in folders if one != "__pycache__")
        for name in sorted(names):
            status = os.stat(os.path.join(folder, name))
            found.append((os.path.join(folder, name), status.st_size, status.st_mtime_ns))
    return found


def read_own(path: str, most: int) -> bytes | None:
    """What was kept in a file, if it is whole, has at most so many bytes, and nobody else could write it.

    Raises:
        OSError: there is no such file, or it cannot be read.
    """
    if not _is_own(os.path.dirname(path)) or not _is_own(path):
        return None
    with open(path, "rb") as file:
        checksum, _, body = file.read(most).partition(b"\n")
    return body if checksum.decode("ascii", "replace") == digest(body) else None


def write_own(path: str, body: bytes) -> bool:
    """Keep something in a file; whether its folder is the user's own, so that it was kept.

    Raises:
        OSError: the folder cannot be written to.
    """
    folder = os.path.dirname(path)
    os.makedirs(folder, mode=0o700, exist_ok=True)
    if not _is_own(folder):
        return False
    temporary = f"{path}.{os.getpid()}"
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(f"{digest(body)}\n".encode() + body)
        os.replace(temporary, path)
    except OSError:
        os.unlink(temporary)
        raise
    return True


def make_room(folder: str, most: int, most_bytes: int) -> None:
    """Remove what was not used for longest, until the rest is few and small enough.

    Raises:
        OSError: the folder cannot be read or written to.
    """
    with os.scandir(folder) as found:
        kept = sorted(((one.stat().st_mtime_ns, one.stat().st_size, one.path) for one in found), reverse=True)
    total = 0
    for number, (_, size, path) in enumerate(kept):
        total += size
        if number >= most or total > most_bytes:
            os.unlink(path)


def _is_in_checkout(folder: str) -> bool:
    """Whether a folder lies in the working folder, or in the list or repository around it."""
    try:
        top = here = os.path.realpath(os.getcwd())
    except OSError:
        return True
    while not any(os.path.lexists(os.path.join(top, one)) for one in _ROOTS):
        if os.path.dirname(top) == top:
            top = here
            break
        top = os.path.dirname(top)
    return os.path.join(os.path.realpath(folder), "").startswith(os.path.join(top, ""))


def _is_own(path: str) -> bool:
    """Whether a file or folder belongs to the user, and nobody else may write to it; Windows keeps that elsewhere."""
    status = os.stat(path)
    return os.name == "nt" or (status.st_uid == os.geteuid() and not status.st_mode & _SHARED)
