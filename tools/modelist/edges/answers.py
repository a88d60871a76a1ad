"""What ``modelist lint`` said before, to be said again at once when nothing that it depends on has changed.

An answer is kept in the user's own cache folder under a key of the command line, the working folder, the day, the
terminal, the interpreter and the tool's own code, together with everything that the run read; it is given again only
where all of that is still the same.

The file is plain text: a checksum; the exit code; the lengths of both outputs in characters; the number of inputs, and
each in three lines; then the outputs. A folder that others may write to, or that lies in the checkout itself, is not
used: whoever sends a pull request could put answers there.
"""

# This is imported before an answer is given at once, so it does without pathlib, typing and what they import.
# ruff: noqa: PTH100, PTH103, PTH108, PTH109, PTH111, PTH116, PTH117, PTH120, PTH123
from __future__ import annotations

import os
import stat
import sys
import time

from modelist.edges.inputs import Input, digest, is_same

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Answer = tuple[str, str, int]
"""What a run wrote to standard output and to standard error, and its exit code."""

MAX_ANSWER = 2_000_000
"""Longest output, in characters, that is kept."""

MAX_ANSWERS, MAX_TOTAL = 200, 50_000_000
"""How many answers are kept, and their size in bytes; the ones that were not used for longest go first."""

_MAX_FILE = 8 * MAX_ANSWER
_FORMAT = 1
_SETTINGS = ("NO_COLOR", "FORCE_COLOR", "SOURCE_DATE_EPOCH")
_ROOTS = (".git", "modelist.toml", "entries")
_SHARED = stat.S_IWGRP | stat.S_IWOTH

_asked: list[tuple[str, int]] = []
"""The file for the answer to the command line of this process, and the day, while the answer is looked for."""


def find_answer(arguments: Sequence[str]) -> Answer | None:
    """The answer to a command line, if it is known and still true; else ``keep`` will keep the one that is found."""
    _asked.clear()
    folder = _folder() if "lint" in arguments else None
    key = _key(arguments) if folder is not None else None
    if folder is None or key is None:
        return None
    path = os.path.join(folder, key)
    answer = _read(path)
    if answer is None:
        _asked.append((path, _day()))
    return answer


def is_asked() -> bool:
    """Whether an answer would be kept."""
    return bool(_asked)


def keep(answer: Answer, inputs: Iterable[Input]) -> None:
    """Keep the answer to the question that was asked; a folder that cannot be written to is no fault."""
    if not _asked or len(answer[0]) + len(answer[1]) > MAX_ANSWER:
        return
    path, day = _asked.pop()
    if day != _day():
        return
    try:
        data = _spell(answer, list(inputs))
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        if _is_own(os.path.dirname(path)):
            _write(path, data)
            _make_room(os.path.dirname(path))
    except (OSError, ValueError):
        return


def _spell(answer: Answer, inputs: Sequence[Input]) -> bytes:
    """The text of a file.

    Raises:
        ValueError: a path that does not fit on a line, or that no text file can hold.
    """
    out, err, code = answer
    lines = [part for one in inputs for part in one]
    if any("\n" in one for one in lines):
        raise ValueError("a line feed in a path")
    body = "\n".join([str(code), str(len(out)), str(len(err)), str(len(inputs)), *lines, out + err]).encode()
    return f"{digest(body)}\n".encode() + body


def _write(path: str, data: bytes) -> None:
    temporary = f"{path}.{os.getpid()}"
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(temporary, path)
    except OSError:
        os.unlink(temporary)
        raise


def _read(path: str) -> Answer | None:
    """The answer in a file, if it is whole and all that it depends on is unchanged."""
    try:
        if not _is_own(os.path.dirname(path)) or not _is_own(path):
            return None
        with open(path, "rb") as file:
            checksum, _, body = file.read(_MAX_FILE).partition(b"\n")
        if checksum.decode("ascii", "replace") != digest(body):
            return None
        answer, inputs = _parse(body.decode())
        if not all(map(is_same, inputs)):
            return None
        os.utime(path)
    except (OSError, ValueError):
        return None
    return answer


def _parse(body: str) -> tuple[Answer, list[Input]]:
    """The parts of a file.

    Raises:
        ValueError: a text of another form.
    """
    code, out, err, count, rest = body.split("\n", 4)
    *lines, text = rest.split("\n", 3 * int(count))
    if int(code) not in (0, 1, 2) or len(lines) != 3 * int(count) or len(text) != int(out) + int(err):
        raise ValueError("no answer")
    inputs = list(zip(lines[::3], lines[1::3], lines[2::3], strict=True))
    return (text[: int(out)], text[int(out) :], int(code)), inputs


def _key(arguments: Sequence[str]) -> str | None:
    """All that an answer depends on besides what the run reads; None where the tool's code cannot be looked at."""
    try:
        where, code = os.getcwd(), _code()
    except OSError:  # the working folder is gone
        return None
    settings = [os.environ.get(one) for one in _SETTINGS]
    terminal = [sys.stdout.isatty(), sys.stderr.isatty()]
    parts = [_FORMAT, list(arguments), where, _day(), settings, terminal, sys.executable, sys.version, code]
    return digest(repr(parts).encode("utf-8", "surrogateescape")) if code else None


def _day() -> int:
    """The day in UTC as a number; SOURCE_DATE_EPOCH, which goes before it, is part of the key by itself."""
    return int(time.time() // 86_400)


def _code() -> list[tuple[str, int, int]]:
    """The files of this package with sizes and times."""
    found = []
    for folder, folders, names in os.walk(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))):
        folders[:] = sorted(one for one in folders if one != "__pycache__")
        for name in sorted(names):
            status = os.stat(os.path.join(folder, name))
            found.append((os.path.join(folder, name), status.st_size, status.st_mtime_ns))
    return found


def _folder() -> str | None:
    """Where answers are kept (https://specifications.freedesktop.org/basedir-spec/); None where none are."""
    base = os.environ.get("XDG_CACHE_HOME") or (os.environ.get("LOCALAPPDATA") if os.name == "nt" else None)
    base = base or os.path.join(os.path.expanduser("~"), ".cache")
    folder = os.path.join(base, "modelist", "lint")
    return folder if os.path.isabs(folder) and not _is_in_checkout(folder) else None


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


def _make_room(folder: str) -> None:
    """Remove what was not used for longest, until the rest is few and small enough."""
    with os.scandir(folder) as found:
        kept = sorted(((one.stat().st_mtime_ns, one.stat().st_size, one.path) for one in found), reverse=True)
    total = 0
    for number, (_, size, path) in enumerate(kept):
        total += size
        if number >= MAX_ANSWERS or total > MAX_TOTAL:
            os.unlink(path)
