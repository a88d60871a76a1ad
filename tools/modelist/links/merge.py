"""Reports of other runs, read as what anybody may have written, and joined."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, NoReturn

from modelist.core.diagnostics import ModelistError
from modelist.core.patterns import lazy_pattern
from modelist.links.report import WORST_FIRST, LinkReport, LinkResult, Place, make_report
from modelist.links.report_json import VERSION
from modelist.providers.questions import Verdict, VerdictKind

MAX_REPORT = 64_000_000
"""Bytes of a report that is read; one of 100,000 links has about half."""

MAX_TEXT = 20_000
MAX_NUMBER = 10**12
_HALF = lazy_pattern("[\ud800-\udfff]")
"""Half of a character, which JSON can spell and no file can hold."""


_LEFT_OPEN = frozenset({VerdictKind.UNVERIFIED, VerdictKind.EXCLUDED})


def read_report(text: str, name: str) -> LinkReport:
    """The report of another run.

    Raises:
        ModelistError: not such a report; names the file and the value that is wrong.
    """
    if len(text) > MAX_REPORT:
        raise ModelistError(f"{name}: has more than {MAX_REPORT:,} characters, more than any report needs")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ModelistError(f"{name}: not JSON: {error}") from error
    return _Reader(name).report(data)


def merge_reports(reports: Iterable[LinkReport]) -> LinkReport:
    """All links of all reports; where two know the same, its places are joined and a certain verdict goes first."""
    found: dict[str, LinkResult] = {}
    requests, stopped = 0, False
    for report in reports:
        requests += report.requests
        stopped |= report.stopped
        for one in report.results:
            other = found.get(one.url)
            found[one.url] = one if other is None else _joined(other, one)
    return make_report(found.values(), requests, stopped)


def _joined(one: LinkResult, other: LinkResult) -> LinkResult:
    ranked = sorted((one, other), key=lambda it: (it.verdict.kind in _LEFT_OPEN, WORST_FIRST.index(it.verdict.kind)))
    places = tuple(sorted({*one.sources, *other.sources}))
    return replace(ranked[0], sources=places, attempts=one.attempts + other.attempts)


class _Reader:
    """Takes apart one report; every value is checked before it is used."""

    def __init__(self, name: str) -> None:
        self._name = name

    def report(self, data: Any) -> LinkReport:
        table = self._table(data, "the report")
        if table.get("version") != VERSION or isinstance(table.get("version"), bool):
            self._fail("version", f"is not {VERSION}; make it with: modelist links --format json")
        summary = self._table(table.get("summary", {}), "summary")
        requests = self._number(summary.get("requests", 0), "summary.requests")
        links = self._list(table.get("links"), "links")
        results = [self._link(self._table(one, f"links[{n}]"), f"links[{n}]") for n, one in enumerate(links)]
        twice = [one.url for one in results]
        if len(set(twice)) < len(twice):
            self._fail("links", "names an address twice")
        return make_report(results, requests, table.get("stopped") is True)

    def _link(self, table: Mapping[str, Any], at: str) -> LinkResult:
        kinds = {one.value: one for one in VerdictKind}
        kind = kinds.get(self._text(table.get("verdict"), f"{at}.verdict"))
        if kind is None:
            self._fail(f"{at}.verdict", f"is none of {', '.join(kinds)}")
        verdict = Verdict(
            kind,
            self._text(table.get("reason", ""), f"{at}.reason"),
            self._optional(self._number, table.get("status"), f"{at}.status"),
            self._optional(self._text, table.get("final_url"), f"{at}.final_url"),
            self._text(table.get("note", ""), f"{at}.note"),
            self._text(table.get("suggestion", ""), f"{at}.suggestion"),
        )
        sources = self._list(table.get("sources"), f"{at}.sources")
        return LinkResult(
            self._text(table.get("url"), f"{at}.url"),
            verdict,
            tuple(sorted({self._place(one, f"{at}.sources[{n}]") for n, one in enumerate(sources)})),
            self._number(table.get("attempts", 0), f"{at}.attempts"),
            table.get("cached") is True,
            self._optional(self._number, table.get("bad_since"), f"{at}.bad_since"),
            self._number(table.get("bad_times", 0), f"{at}.bad_times"),
        )

    def _place(self, data: Any, at: str) -> Place:
        table = self._table(data, at)
        path = self._text(table.get("path"), f"{at}.path")
        if not path or path.startswith(("/", "\\")) or ".." in path.split("/") or not path.isprintable():
            self._fail(f"{at}.path", "is no path below the list's folder")
        names = ("line", "column", "end_line", "end_column")
        line, column, end_line, end_column = (self._number(table.get(one, 0), f"{at}.{one}") for one in names)
        if line < 1 or column < 1:
            self._fail(f"{at}.line", "lines and columns begin at 1")
        return Place(path, line, column, end_line, end_column, table.get("generated") is True)

    def _table(self, value: Any, at: str) -> Mapping[str, Any]:
        return value if isinstance(value, dict) else self._fail(at, "is not an object")

    def _list(self, value: Any, at: str) -> list[Any]:
        return value if isinstance(value, list) else self._fail(at, "is not a list")

    def _text(self, value: Any, at: str) -> str:
        if not isinstance(value, str) or len(value) > MAX_TEXT:
            self._fail(at, "is not a short text")
        if _HALF.search(value):
            self._fail(at, "has half of a character")
        return value

    def _number(self, value: Any, at: str) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MAX_NUMBER:
            self._fail(at, "is not a number from 0")
        return value

    def _optional(self, read: Callable[[Any, str], Any], value: Any, at: str) -> Any:
        return None if value is None else read(value, at)

    def _fail(self, at: str, problem: str) -> NoReturn:
        raise ModelistError(f"{self._name}: no report of links: {at} {problem}")
