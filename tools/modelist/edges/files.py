"""The file system: documents in, changes out.

Reading never leaves the list's root by a symbolic link; writing replaces a file in one step, so that whoever looks
at it, or pulls the plug, sees the old text or the new one.
"""

from __future__ import annotations

import difflib
import os
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from modelist.core.diagnostics import Diagnostic, ModelistError, Severity
from modelist.core.text import Document, Location, Span

MAX_BYTES = 16_000_000
"""No entry or page is larger; a file above this is refused before it is read."""


class Change(NamedTuple):
    """A new text for a document; the only way to the disk."""

    document: Document
    new_text: str

    @property
    def is_change(self) -> bool:
        """Whether the text differs at all."""
        return self.new_text != self.document.text


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
    """Replace a file by its new text, atomically, keeping its mode, line endings and byte order mark."""
    write_atomically(root / change.document.path, change.document.raw(change.new_text))


def write_atomically(path: Path, text: str) -> None:
    """Write a file in one step: a temporary file in the same folder, flushed to the disk, then renamed.

    A symbolic link is followed, so that the file it names is replaced and the link stays.

    Raises:
        ModelistError: no file can be written there.
    """
    try:
        _replace(Path(os.path.realpath(path)), text)
    except OSError as error:
        raise ModelistError(f"{path}: cannot be written: {error.strerror}") from error


def _replace(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        mode = stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mode = 0o666 & ~_umask()
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8", "surrogateescape"))
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


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


def _refusal(root: Path, full: Path) -> tuple[str, str] | None:
    try:
        status = full.stat(follow_symlinks=False)
        if stat.S_ISLNK(status.st_mode) or full.parent.is_symlink():
            if not Path(os.path.realpath(full)).is_relative_to(os.path.realpath(root)):
                return "is a symbolic link that leads out of the list", "Replace the link by the file itself."
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
