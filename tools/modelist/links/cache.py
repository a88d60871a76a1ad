"""What earlier runs found: verdicts with their age, and since when a link has been bad; one SQLite file.

The file holds addresses and what the web said of them, nothing of the machine, so that it can travel between runs of
a continuous integration. Every change is one transaction under SQLite's rollback journal
(https://www.sqlite.org/atomiccommit.html): a run that is killed leaves the file as it was before or after the change,
and runs at the same time wait for each other. A cache that is damaged is set aside and made anew; a file that is none
is left alone.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from modelist.core.diagnostics import ModelistError
from modelist.links.cache_rows import Remembered, from_row, to_row
from modelist.providers.questions import Verdict

SCHEMA_VERSION = 1
APPLICATION_ID = 0x6D6C6E6B
"""Marks the file as this program's, ``mlnk`` (https://www.sqlite.org/pragma.html#pragma_application_id)."""

_MAGIC, _ID_AT = b"SQLite format 3\0", 68
"""How a database begins, and where its application id stands (https://www.sqlite.org/fileformat.html)."""

BUSY_TIMEOUT_S = 30.0
_SCHEMA = """
CREATE TABLE links (
    url TEXT PRIMARY KEY,
    kind TEXT, reason TEXT, status INTEGER, final_url TEXT, note TEXT, suggestion TEXT,
    etag TEXT, last_modified TEXT, facts TEXT,
    checked INTEGER,
    bad_since INTEGER, bad_times INTEGER NOT NULL DEFAULT 0, last_good INTEGER
) WITHOUT ROWID
"""
_VERDICT = ("kind", "reason", "status", "final_url", "note", "suggestion", "etag", "last_modified", "facts", "checked")
_STORE = f"""
INSERT INTO links (url, {", ".join(_VERDICT)}, bad_since, bad_times, last_good)
VALUES (:url, {", ".join(f":{one}" for one in _VERDICT)}, :bad, :bad IS NOT NULL, :good)
ON CONFLICT (url) DO UPDATE SET
    {", ".join(f"{one} = CASE WHEN :kept THEN excluded.{one} ELSE {one} END" for one in _VERDICT)},
    bad_since = CASE WHEN :good IS NULL THEN COALESCE(bad_since, :bad) END,
    bad_times = CASE WHEN :good IS NULL THEN bad_times + 1 ELSE 0 END,
    last_good = COALESCE(:good, last_good)
"""


class LinkCache:
    """The file; a context manager. ``message`` tells what was wrong with an older one, '' where nothing was."""

    def __init__(self, path: Path | None, *, is_usual: bool = False) -> None:
        """Open the file or make it; without a path, remember only as long as the run.

        ``is_usual`` says that the name is the program's own, so that whatever is there may be set aside; a file that
        somebody named has to be a cache.

        Raises:
            ModelistError: the file cannot be read or made, or is no cache.
        """
        self.message = ""
        self._is_usual = is_usual
        self._connection = self._open(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def read(self, urls: Iterable[str]) -> dict[str, Remembered]:
        """What is known of each of these links."""
        found: dict[str, Remembered] = {}
        for batch in _batches(list(urls), 500):
            marks = ",".join("?" * len(batch))
            for row in self._connection.execute(f"SELECT * FROM links WHERE url IN ({marks})", batch):
                found[row["url"]] = from_row(row)
        return found

    def store(self, verdicts: Mapping[str, Verdict], now: int) -> None:
        """Remember verdicts of this moment, all of them or none; waits where another run is writing.

        A disk that is full ends no run: ``message`` then says what could not be kept.
        """
        rows = [to_row(url, verdict, now) for url, verdict in verdicts.items()]
        self._change(_STORE, rows)

    def prune(self, before: int) -> None:
        """Forget links of which nothing has been heard since a moment."""
        self._change("DELETE FROM links WHERE MAX(checked, COALESCE(bad_since, 0)) < :before", [{"before": before}])

    def _change(self, statement: str, rows: Sequence[Mapping[str, Any]]) -> None:
        try:
            with self._connection:
                self._connection.execute("BEGIN IMMEDIATE")
                self._connection.executemany(statement, rows)
        except sqlite3.Error as error:
            self.message = f"the cache could not be written: {error}"

    def _open(self, path: Path | None) -> sqlite3.Connection:
        if path is None:
            return _prepare(":memory:")
        try:
            if not self._is_usual and not _may_be_cache(path):
                raise ModelistError(f"'{path}' is no cache of modelist and stays as it is; name another with --cache")
            path.parent.mkdir(parents=True, exist_ok=True)
            return self._repaired(path)
        except (OSError, sqlite3.OperationalError) as error:
            raise ModelistError(f"the cache '{path}' cannot be used: {error}; name another with --cache") from error

    def _repaired(self, path: Path) -> sqlite3.Connection:
        try:
            return _prepare(path)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
                raise
            why = str(error)
        except sqlite3.DatabaseError as error:
            why = str(error)
        aside = _set_aside(path)
        self.message = f"the cache '{path.name}' was damaged ({why}); it is now '{aside.name}', and a new one is made"
        return _prepare(path)


def _may_be_cache(path: Path) -> bool:
    """Whether a file may be written to: none yet, an empty one, or one that begins as a cache does.

    Looked at before SQLite opens it, since that alone may change the database of another program.
    """
    if not path.is_file():
        return True
    with path.open("rb") as file:
        head = file.read(_ID_AT + 4)
    return not head or (head.startswith(_MAGIC) and head[_ID_AT:] == APPLICATION_ID.to_bytes(4))


def _prepare(path: Path | str) -> sqlite3.Connection:
    """A connection to a sound file of this program; an empty one is filled, one of an older version emptied."""
    connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None)
    try:
        connection.row_factory = sqlite3.Row
        # A bit that fell over in a text is no damage to the table around it.
        connection.text_factory = lambda data: data.decode("utf-8", "replace")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = NORMAL")
        state = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if state != "ok":
            raise sqlite3.DatabaseError(str(state)[:80])
        _upgrade(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _upgrade(connection: sqlite3.Connection) -> None:
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        tables = {str(one[0]) for one in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        if tables and not ours:
            raise sqlite3.DatabaseError("it holds the data of another program")
        if connection.execute("PRAGMA user_version").fetchone()[0] != SCHEMA_VERSION or "links" not in tables:
            connection.execute("DROP TABLE IF EXISTS links")
            connection.execute(_SCHEMA)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        columns = {str(one[1]) for one in connection.execute("PRAGMA table_info(links)")}
        if not {"url", *_VERDICT, "bad_since", "bad_times", "last_good"} <= columns:
            raise sqlite3.DatabaseError("its table has other columns")


def _set_aside(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged{number if number > 1 else ''}")).exists():
        number += 1
    with suppress(FileNotFoundError):  # another run was faster
        os.replace(path, aside)
    for ending in ("-journal", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
    return aside


def _batches(items: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    return (items[at : at + size] for at in range(0, len(items), size))
