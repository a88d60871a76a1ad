"""Options of region markers: which there are, what they may be, and where their defaults come from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from modelist.catalog.config import GROUPS, Config, ConfigProblems, PageConfig, nearest_or_all
from modelist.catalog.schema import KINDS
from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.text import Document, Location, Span
from modelist.core.wording import nearest, shown
from modelist.documents.regions import Region
from modelist.pages.columns import COLUMNS, find_column
from modelist.pages.labels import LANGUAGES

REGIONS: Mapping[str, tuple[str, ...]] = {
    "table": ("kind", "columns", "sort", "lang", "tag", "links"),
    "sections": ("kind", "level", "group", "sort", "lang", "tag", "facts"),
    "toc": ("levels",),
    "count": ("kind", "lang", "tag"),
    "results": ("kind", "benchmarks", "sort", "lang", "tag"),
}
"""Regions by name, with the options that each takes."""

SORT_KEYS = ("name", "released", "organization", "id")
DEFAULT_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "llm": ("name", "organization", "released", "sizes", "weights", "details"),
    "vlm": ("name", "organization", "released", "sizes", "weights", "details"),
    "benchmark": ("name", "released", "measures", "metric", "paper", "details"),
    "platform": ("name", "organization", "status", "links", "details"),
}
_MODEL_FACTS = (
    "released", "sizes", "pretraining_tokens", "context_length", "languages", "license", "predecessor", "venue",
    "language_model", "vision_encoder", "connector", "resolution",
)  # fmt: skip
DEFAULT_FACTS: Mapping[str, tuple[str, ...]] = {
    "llm": _MODEL_FACTS,
    "vlm": _MODEL_FACTS,
    "benchmark": ("full_name", "released", "measures", "metric", "test_size", "status"),
    "platform": ("organization", "released", "status"),
}
DEFAULT_SORT: Mapping[str, str] = {"llm": "-released", "vlm": "-released", "benchmark": "name", "platform": "name"}


@dataclass(frozen=True)
class Options:
    """The options of one region, complete."""

    kind: str
    lang: str
    columns: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    sort: str = "name"
    level: int = 3
    levels: tuple[int, int] = (2, 3)
    tag: str | None = None
    benchmarks: tuple[str, ...] = ()
    group: str = "none"
    links: int = 0


def read_options(region: Region, document: Document, config: Config) -> tuple[Options, list[Diagnostic]]:
    """A region's options over the defaults of ``modelist.toml`` and of its kind; mistakes are errors at their place."""
    page = config.page(document.path)
    checker = _Checker(document, region)
    known = REGIONS.get(region.name)
    if known is None:
        advice = nearest(region.name, REGIONS) or f"Regions are: {', '.join(REGIONS)}."
        checker.fail(region.marker_span, "region-name", f"there is no region {shown(region.name)}", advice)
        return Options("llm", page.lang), checker.diagnostics
    written = {option.key: (option.value, option.span) for option in region.options}
    for key, (_, span) in written.items():
        if key not in known:
            advice = nearest(key, known) or f"The region {region.name} takes: {', '.join(known)}."
            checker.fail(span, "region-option", f"the region {region.name} has no option {shown(key)}", advice)
    kind = checker.choice(written, "kind", KINDS, page.kind or "llm")
    options = default_options(kind, page, config)
    for key, read in _READERS.items():
        if key in written and key in known:
            options = read(checker, options, *written[key])
    return options, checker.diagnostics


def default_options(kind: str, page: PageConfig, config: Config) -> Options:
    """The options of a region of a page that shows a kind, where its marker says nothing."""
    own = config.regions.get(kind)
    return Options(
        kind,
        page.lang,
        columns=(own.columns if own else ()) or DEFAULT_COLUMNS[kind],
        facts=(own.facts if own else ()) or DEFAULT_FACTS[kind],
        sort=(own.sort if own else "") or DEFAULT_SORT[kind],
        level=own.level if own else 3,
        group=own.group if own else "none",
        links=own.links if own else 0,
    )


def check_config(config: Config) -> None:
    """See that the configuration names kinds, languages, columns and orders that there are.

    Raises:
        ModelistError: with a line for each that does not exist.
    """
    problems = ConfigProblems(config.places)
    for page in config.pages:
        here = ("pages", page.path)
        _check_name(problems, "kind", page.kind, KINDS, *here, "kind")
        if config.places.has(*here, "lang"):
            _check_name(problems, "language", page.lang, LANGUAGES, *here, "lang")
        for key, words in (("headers", page.headers), ("labels", page.labels)):
            for name in words:
                _check_column(problems, name, *here, key, name)
    for kind, own in config.regions.items():
        here = ("regions", kind)
        _check_name(problems, "kind", kind, KINDS, *here)
        _check_name(problems, "order", own.sort.removeprefix("-") or None, SORT_KEYS, *here, "sort")
        for key, names in (("columns", own.columns), ("facts", own.facts)):
            for number, name in enumerate(names):
                _check_column(problems, name, *here, key, number)
    problems.refuse()


def _check_name(problems: ConfigProblems, what: str, name: str | None, known: Iterable[str], *path: str) -> None:
    if name is not None and name not in known:
        problems.add(f"there is no {what} {shown(name)}. {nearest_or_all(name, known)}", *path)


def _check_column(problems: ConfigProblems, name: str, *path: str | int) -> None:
    if find_column(name) is None:
        problems.add(f"there is no column {shown(name)}. {_column_advice(name)}", *path)


def _column_advice(name: str) -> str:
    return nearest(name, COLUMNS) or f"Columns are: {', '.join(COLUMNS)}, extra:NAME, results:ID."


class _Checker:
    def __init__(self, document: Document, region: Region) -> None:
        self._document, self._region = document, region
        self.diagnostics: list[Diagnostic] = []

    def fail(self, span: Span, rule: str, message: str, advice: str) -> None:
        location = Location(self._document.path, span)
        self.diagnostics.append(Diagnostic(rule, Severity.ERROR, location, message, advice))

    def choice(self, written: Mapping[str, tuple[str, Span]], key: str, known: Iterable[str], default: str) -> str:
        if key not in written:
            return default
        value, span = written[key]
        if value in known:
            return value
        advice = nearest(value, known) or f"Use one of: {', '.join(known)}."
        self.fail(span, "region-option", f"{key}={shown(value)} is not known", advice)
        return default

    def names(self, value: str, span: Span, key: str) -> tuple[str, ...]:
        names = tuple(one.strip() for one in value.split(",") if one.strip())
        for name in names:
            if find_column(name) is None:
                self.fail(span, "region-option", f"{key}: there is no column {shown(name)}", _column_advice(name))
        return tuple(name for name in names if find_column(name) is not None)


Read = Callable[[_Checker, Options, str, Span], Options]


def _read_lang(checker: _Checker, options: Options, value: str, span: Span) -> Options:
    return replace(options, lang=checker.choice({"lang": (value, span)}, "lang", LANGUAGES, options.lang))


def _read_columns(checker: _Checker, options: Options, value: str, span: Span) -> Options:
    return replace(options, columns=checker.names(value, span, "columns"))


def _read_facts(checker: _Checker, options: Options, value: str, span: Span) -> Options:
    return replace(options, facts=checker.names(value, span, "facts"))


def _read_sort(checker: _Checker, options: Options, value: str, span: Span) -> Options:
    plain = value.removeprefix("-")
    if plain not in SORT_KEYS:
        advice = (
            nearest(plain, SORT_KEYS) or f"Sort by one of: {', '.join(SORT_KEYS)}; '-' before it turns the order round."
        )
        checker.fail(span, "region-option", f"sort: there is no order {shown(value)}", advice)
        return options
    return replace(options, sort=value)


def _read_level(checker: _Checker, options: Options, value: str, span: Span) -> Options:
    if value not in ("1", "2", "3", "4", "5", "6"):
        checker.fail(span, "region-option", f"level: {shown(value)} is no heading level", "Use a number from 1 to 6.")
        return options
    return replace(options, level=int(value))


def _read_levels(checker: _Checker, options: Options, value: str, span: Span) -> Options:
    match = re.fullmatch(r"([1-6])(?:-([1-6]))?", value)
    if match is None or int(match[2] or match[1]) < int(match[1]):
        checker.fail(span, "region-option", f"levels: {shown(value)} is no range of heading levels", "Write 2-3.")
        return options
    return replace(options, levels=(int(match[1]), int(match[2] or match[1])))


def _read_group(checker: _Checker, options: Options, value: str, span: Span) -> Options:
    return replace(options, group=checker.choice({"group": (value, span)}, "group", GROUPS, options.group))


def _read_links(checker: _Checker, options: Options, value: str, span: Span) -> Options:
    if not re.fullmatch(r"[0-9]{1,4}", value):
        checker.fail(span, "region-option", f"links: {shown(value)} is no number", "Write how many; 0 shows all.")
        return options
    return replace(options, links=int(value))


def _read_tag(checker: _Checker, options: Options, value: str, span: Span) -> Options:
    return replace(options, tag=value)


def _read_benchmarks(checker: _Checker, options: Options, value: str, span: Span) -> Options:
    return replace(options, benchmarks=tuple(one.strip() for one in value.split(",") if one.strip()))


_READERS: Mapping[str, Read] = {
    "lang": _read_lang,
    "columns": _read_columns,
    "facts": _read_facts,
    "sort": _read_sort,
    "level": _read_level,
    "levels": _read_levels,
    "tag": _read_tag,
    "benchmarks": _read_benchmarks,
    "group": _read_group,
    "links": _read_links,
}
