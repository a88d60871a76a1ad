"""The file system: documents in, changes out.

Reading never leaves the list's root by a symbolic link; writing replaces a file in one step, so that whoever looks
at it, or pulls the plug, sees the old text or the new one. A file that somebody saved after it was read is not
replaced at all.
"""

from __future__ import annotations

import difflib
import os
import stat
import tempfile
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from modelist.core.diagnostics import Diagnostic, ModelistError, Severity
from modelist.core.text import Document, Location, Span
from modelist.edges.inputs import MAX_BYTES

_FEW, _AT_A_TIME = 8, 16
_UMASK = threading.Lock()
"""Held while the mask of the process is looked at, which cannot be done without setting it."""

_OUTSIDE = "is reached by a symbolic link that leads out of the list"


class Change(NamedTuple):
    """A new text for a document; the only way to the disk.

    ``original`` is what was read of the file, where ``document`` is something else; an empty text where there was none.
    """

    document: Document
    new_text: str
    original: Document | None = None

    @property
    def is_change(self) -> bool:
        """Whether the text differs at all."""
        return self.new_text != self.document.text

    @property
    def old_data(self) -> bytes:
        """The bytes of the file as it was read."""
        read = self.original or self.document
        return _encoded(read.raw(read.text))

    @property
    def new_data(self) -> bytes:
        """The bytes of the file as it is to be."""
        return _encoded(self.document.raw(self.new_text))


def read_document(root: Path, path: str) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Read a file below ``root``.

    Returns the document, and errors where it cannot be used: not a regular file, outside the root, too large, not
    UTF-8. The document is then empty, or shows the bytes that could be decoded.
    """
    full = root / path
    refusal = _refusal(root, full)
    if refusal is not None:
        return Document(path, ""), (_file_error(path, "file-unreadable", *refusal),)
    try:
        data = full.read_bytes()
    except OSError as error:
        return Document(path, ""), (_file_error(path, "file-unreadable", f"cannot be read: {error.strerror}", ""),)
    try:
        return Document.from_raw(path, data.decode("utf-8")), ()
    except UnicodeDecodeError as error:
        return _undecodable(path, data, error)


def list_files(root: Path, folder: str, suffixes: tuple[str, ...]) -> list[str]:
    """Paths of the files directly in a folder, relative to ``root``, sorted by code point; [] where it is missing."""
    try:
        with os.scandir(root / folder) as found:
            names = [
                one.name for one in found if one.name.endswith(suffixes) and one.name[0] != "." and not one.is_dir()
            ]
    except (FileNotFoundError, NotADirectoryError):
        return []
    return [f"{folder}/{name}" for name in sorted(names)]


def repository_around(folder: Path) -> Path | None:
    """The top of the git repository that a folder lies in, as its real path; None where there is none."""
    here = folder.resolve()
    return next((one for one in (here, *here.parents) if (one / ".git").exists()), None)


def write_change(root: Path, change: Change) -> None:
    """Replace a file by its new text, atomically, keeping its mode, line endings and byte order mark.

    Raises:
        ModelistError: the file is not what was read any more, it is outside the list, or no file can be written there.
    """
    path = change.document.path
    _refuse_outside(root, path)
    if not _write(root / path, change.new_data, change.old_data):
        raise ModelistError(f"{path} changed while modelist ran, and so was not written; run the command again")


def write_changes(root: Path, changes: Sequence[Change]) -> None:
    """Write changes that belong together: none of them where one of the files is not what was read any more.

    Raises:
        ModelistError: see :func:`write_change`.
    """
    for one in changes:
        path = one.document.path
        _refuse_outside(root, path)
        try:
            is_as_read = _is_as_read(root / path, one.old_data, one.new_data)
        except OSError as error:
            raise ModelistError(f"{path}: cannot be read: {error.strerror}; nothing was written") from error
        if not is_as_read:
            raise ModelistError(f"{path} changed while modelist ran; nothing was written, run the command again")
    if len(changes) <= _FEW:
        for one in changes:
            write_change(root, one)
        return
    from concurrent.futures import ThreadPoolExecutor

    for folder in sorted({(root / one.document.path).parent for one in changes}):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ModelistError(f"{folder}: cannot be made: {error.strerror}; nothing was written") from error
    # A disk takes many files at a time in hardly more time than one.
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        for _ in pool.map(lambda one: write_change(root, one), changes):
            pass


def write_atomically(path: Path, text: str) -> None:
    """Write a file in one step: a temporary file in the same folder, flushed to the disk, then renamed.

    A symbolic link is followed, so that the file it names is replaced and the link stays.

    Raises:
        ModelistError: no file can be written there.
    """
    _write(path, _encoded(text))


def _write(path: Path, data: bytes, old: bytes | None = None) -> bool:
    """Replace a file, or one with the bytes ``old`` alone; whether it was replaced."""
    try:
        if old is None and path.exists() and not path.is_file():  # a device or pipe takes bytes, and stays what it is
            path.write_bytes(data)
            return True
        return _replace(Path(os.path.realpath(path)), data, old)
    except OSError as error:
        raise ModelistError(f"{path}: cannot be written: {error.strerror}") from error


def _replace(target: Path, data: bytes, old: bytes | None) -> bool:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        mode = stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mode = 0o666 & ~_umask()
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if hasattr(os, "fchmod"):  # Windows has it from Python 3.13 on, and no mode that would be lost
                os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        is_wanted = old is None or _is_as_read(target, old, data)
        if is_wanted:
            os.replace(temporary, target)
    finally:
        Path(temporary).unlink(missing_ok=True)
    if is_wanted:
        _sync_folder(target.parent)
    return is_wanted


def _is_as_read(path: Path, old: bytes, new: bytes) -> bool:
    """Whether a file still has its old bytes, or the new ones already; one that is missing has none."""
    try:
        return path.read_bytes() in (old, new)
    except FileNotFoundError:
        return not old


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def unified_diff(changes: Iterable[Change]) -> str:
    """The changes as one unified diff with three lines of context."""
    parts: list[str] = []
    for change in changes:
        old = _keep_ends(change.document.text)
        path = change.document.path
        lines = difflib.unified_diff(old, _keep_ends(change.new_text), f"a/{path}", f"b/{path}")
        for line in lines:
            parts.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return "".join(parts)


def _leads_out(root: Path, full: Path) -> bool:
    """Whether a file below the root is really elsewhere, by a symbolic link on the way to it; nothing may be there."""
    if not any(one.is_symlink() for one in (full, *full.parents[: len(full.parts) - len(root.parts) - 1])):
        return False
    return not Path(os.path.realpath(full)).is_relative_to(os.path.realpath(root))


def _refuse_outside(root: Path, path: str) -> None:
    if _leads_out(root, root / path):
        raise ModelistError(f"{path}: {_OUTSIDE}, and was not written; replace the link by what it leads to")


def _refusal(root: Path, full: Path) -> tuple[str, str] | None:
    try:
        status = full.stat(follow_symlinks=False)
        if _leads_out(root, full):
            return _OUTSIDE, "Replace the link by what it leads to."
        if stat.S_ISLNK(status.st_mode):
            status = full.stat()
    except FileNotFoundError:
        return "does not exist", "Check the path; names are case-sensitive."
    except OSError as error:
        return f"cannot be read: {error.strerror}", ""
    if not stat.S_ISREG(status.st_mode):
        return "is not a regular file", "Replace it by a text file."
    if status.st_size > MAX_BYTES:
        return (
            f"has {status.st_size:,} bytes, more than the {MAX_BYTES:,} that a list's file may have",
            "Make it smaller.",
        )
    return None


def _undecodable(path: str, data: bytes, error: UnicodeDecodeError) -> tuple[Document, tuple[Diagnostic, ...]]:
    document = Document.from_raw(path, data.decode("utf-8", "replace"))
    before = Document.from_raw(path, data[: error.start].decode("utf-8")).text
    span = Span(len(before), len(before) + 1)
    message = f"the byte 0x{data[error.start]:02x} is not UTF-8"
    advice = "Save the file as UTF-8 (in most editors: 'save with encoding')."
    return document, (Diagnostic("file-encoding", Severity.ERROR, Location(path, span), message, advice),)


def _file_error(path: str, rule: str, message: str, advice: str) -> Diagnostic:
    return Diagnostic(rule, Severity.ERROR, Location(path, Span(0, 0)), message, advice)


def _umask() -> int:
    with _UMASK:
        mask = os.umask(0)
        os.umask(mask)
        return mask


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable where the platform lets a folder be opened."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


def _keep_ends(text: str) -> list[str]:
    """Lines with their line feeds; ``str.splitlines`` would also split at separators that are no line ends here."""
    lines = [f"{line}\n" for line in text.split("\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]
