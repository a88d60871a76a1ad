"""The ``[links]`` table of ``modelist.toml``, read strictly: a mistyped option is an error with its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, NoReturn

from modelist.catalog.config import CONFIG_FILE, quoted
from modelist.core.diagnostics import ModelistError
from modelist.core.wording import nearest, shown
from modelist.links.durations import EXPECTED, parse_duration
from modelist.providers.questions import VerdictKind

_DAY_S = 86_400
MAX_AGE_S: Mapping[VerdictKind, int] = {
    VerdictKind.OK: 7 * _DAY_S,
    VerdictKind.REDIRECTED: 7 * _DAY_S,
    VerdictKind.BROKEN: 3600,
    VerdictKind.FORBIDDEN: 3600,
}
"""How long a verdict is used again: good ones for a week, bad ones only until somebody may have mended the page; what
could not be verified is asked again every time."""

MAX_CONCURRENCY = 256


@dataclass(frozen=True)
class LinkSettings:
    """How links are checked; durations are seconds, None leaves what the checker does by itself."""

    exclude: tuple[re.Pattern[str], ...] = ()
    accept: frozenset[int] = frozenset()
    fragments: bool = True
    timeout: int | None = None
    deadline: int | None = None
    concurrency: int | None = None
    per_host: int | None = None
    max_age: Mapping[VerdictKind, int] = field(default_factory=lambda: MAX_AGE_S)

    def excludes(self, url: str) -> bool:
        """Whether an address is left out."""
        return any(one.search(url) for one in self.exclude)


def parse_settings(table: Mapping[str, Any], text: str = "", path: str = CONFIG_FILE) -> LinkSettings:
    """Read the table; ``text`` is the file that it comes from, for the places of errors.

    Raises:
        ModelistError: an option that is unknown, or a value of the wrong kind.
    """
    return _Table(dict(table), text, path).settings()


def compile_glob(pattern: str) -> re.Pattern[str]:
    """The addresses that a pattern names: ``*`` stands for anything, all else for itself.

    Without a scheme it names a host with all below it, and with a path that path and all below it.
    """
    if "://" in pattern:
        return re.compile(rf"(?s){_regex_of(pattern)}\Z")
    return re.compile(rf"(?is)\Ahttps?://(?:[^/?#]*[.@])?{_regex_of(pattern)}(?:(?<=/)|(?=[/?#:])|\Z)")


def _regex_of(pattern: str) -> str:
    """A pattern as a regular expression; text between two stars is taken where it stands first, and never again."""
    first, *rest = (re.escape(one) for one in re.split(r"\*+", pattern))
    return first + "".join(f"(?>.*?{one})" for one in rest[:-1]) + "".join(f".*{one}" for one in rest[-1:])


class _Table:
    def __init__(self, table: dict[str, Any], text: str, path: str) -> None:
        self._table, self._lines, self._path = table, text.split("\n"), path

    def settings(self) -> LinkSettings:
        known = [*(one.name for one in fields(LinkSettings)), "exclude_regex"]
        for key in self._table:
            if key not in known:
                advice = nearest(key, known) or f"Known are: {', '.join(sorted(known))}."
                self._fail(key, f"unknown option {shown(key)} in links. {advice}")
        globs = tuple(compile_glob(one) for one in self._words("exclude"))
        return LinkSettings(
            exclude=(*globs, *(self._regex(one) for one in self._words("exclude_regex"))),
            accept=self._statuses(),
            fragments=self._flag("fragments"),
            timeout=self._seconds("timeout"),
            deadline=self._seconds("deadline"),
            concurrency=self._count("concurrency"),
            per_host=self._count("per_host"),
            max_age=self._ages(),
        )

    def _words(self, key: str) -> list[str]:
        value = self._table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            self._fail(key, f"{key} must be a list of patterns in quotes, not {quoted(value)}")
        return [str(one) for one in value]

    def _regex(self, pattern: str) -> re.Pattern[str]:
        try:
            return re.compile(pattern)
        except (re.error, OverflowError, RecursionError) as error:
            self._fail("exclude_regex", f"{shown(pattern)} is no regular expression: {error}")

    def _statuses(self) -> frozenset[int]:
        value = self._table.get("accept", [])
        if not isinstance(value, list) or not all(type(one) is int and 100 <= one <= 999 for one in value):
            self._fail("accept", f"accept must be a list of HTTP statuses such as [403, 429], not {quoted(value)}")
        return frozenset(value)

    def _flag(self, key: str) -> bool:
        value = self._table.get(key, True)
        if not isinstance(value, bool):
            self._fail(key, f"{key} must be true or false, not {quoted(value)}")
        return value

    def _seconds(self, key: str) -> int | None:
        if key not in self._table:
            return None
        value = self._duration(key, self._table[key])
        return value or self._fail(key, f"{key} must be longer than nothing")

    def _duration(self, key: str, value: Any) -> int:
        found = parse_duration(value) if isinstance(value, str) else None
        return (
            found if found is not None else self._fail(key, f"{key} must be {EXPECTED} in quotes, not {quoted(value)}")
        )

    def _count(self, key: str) -> int | None:
        value = self._table.get(key)
        if value is not None and (type(value) is not int or not 1 <= value <= MAX_CONCURRENCY):
            self._fail(key, f"{key} must be a number from 1 to {MAX_CONCURRENCY}, not {quoted(value)}")
        return value

    def _ages(self) -> Mapping[VerdictKind, int]:
        table = self._table.get("max_age", {})
        if not isinstance(table, Mapping):
            self._fail("max_age", f'max_age must be a table such as {{ok = "7d", broken = "1h"}}, not {quoted(table)}')
        ages = dict(MAX_AGE_S)
        for key, value in table.items():
            if key not in MAX_AGE_S:
                self._fail(key, f"unknown verdict {shown(key)} in max_age. Known are: {', '.join(sorted(MAX_AGE_S))}.")
            ages[VerdictKind(key)] = self._duration(key, value)
        return ages

    def _fail(self, key: str, message: str) -> NoReturn:
        """Stop at the first place of a key below the table's head."""
        word = re.compile(rf"(?<![\w.-])[\"']?{re.escape(key)}[\"']?\s*(?==|\])|(?<=\.){re.escape(key)}\s*(?==|\])")
        head = next((n for n, line in enumerate(self._lines) if re.match(r"\s*\[\s*links\b|\s*links\s*[.=]", line)), 0)
        for number, line in enumerate(self._lines[head:], head + 1):
            found = word.search(line.split("#")[0])
            if found:
                raise ModelistError(f"{self._path}:{number}:{found.start() + 1}: {message}")
        raise ModelistError(f"{self._path}: {message}")
