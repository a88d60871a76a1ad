"""What ``modelist lint`` said before, to be said again at once when nothing that it depends on has changed.

An answer is kept in the user's own cache folder under a key of the command line, the working folder, the day, the
terminal, the interpreter and the tool's own code, together with everything that the run read; it is given again only
where all of that is still the same.

The file is plain text: a checksum; the exit code; the lengths of both outputs in characters; the number of inputs, and
each in three lines; then the outputs. ``own_folder`` says which folder may hold it.
"""

# This is imported before an answer is given at once, so it does without pathlib, typing and what they import.
# ruff: noqa: PTH109, PTH120
from __future__ import annotations

import os
import sys
import time

from modelist.edges.inputs import Input, digest, is_same
from modelist.edges.own_folder import make_room, own_folder, read_own, tool_code, write_own

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

_asked: list[tuple[str, int]] = []
"""The file for the answer to the command line of this process, and the day, while the answer is looked for."""


def find_answer(arguments: Sequence[str]) -> Answer | None:
    """The answer to a command line, if it is known and still true; else ``keep`` will keep the one that is found."""
    _asked.clear()
    folder = own_folder("lint") if "lint" in arguments else None
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
        if write_own(path, _spell(answer, list(inputs))):
            make_room(os.path.dirname(path), MAX_ANSWERS, MAX_TOTAL)
    except (OSError, ValueError):
        return


def _spell(answer: Answer, inputs: Sequence[Input]) -> bytes:
    """The text of a file, without the checksum.

    Raises:
        ValueError: a path that does not fit on a line, or that no text file can hold.
    """
    out, err, code = answer
    lines = [part for one in inputs for part in one]
    if any("\n" in one for one in lines):
        raise ValueError("a line feed in a path")
    return "\n".join([str(code), str(len(out)), str(len(err)), str(len(inputs)), *lines, out + err]).encode()


def _read(path: str) -> Answer | None:
    """The answer in a file, if it is whole and all that it depends on is unchanged."""
    try:
        body = read_own(path, _MAX_FILE)
        if body is None:
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
        where, code = os.getcwd(), tool_code()
    except OSError:  # the working folder is gone
        return None
    settings = [os.environ.get(one) for one in _SETTINGS]
    terminal = [sys.stdout.isatty(), sys.stderr.isatty()]
    parts = [_FORMAT, list(arguments), where, _day(), settings, terminal, sys.executable, sys.version, code]
    return digest(repr(parts).encode("utf-8", "surrogateescape")) if code else None


def _day() -> int:
    """The day in UTC as a number; SOURCE_DATE_EPOCH, which goes before it, is part of the key by itself."""
    return int(time.time() // 86_400)
