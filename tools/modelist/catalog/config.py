"""A list's configuration, ``modelist.toml``: pages, columns, labels, and what the checks are told.

The file is read strictly: an option that nobody knows is an error that names the nearest one, since a mistyped
option that is ignored in silence is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

from modelist.catalog.page_languages import guess_language
from modelist.catalog.toml_places import Places
from modelist.core.diagnostics import ModelistError
from modelist.core.file_kinds import is_markdown
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Document
from modelist.core.wording import nearest, shortened, shown

CONFIG_FILE = "modelist.toml"
GROUPS = ("none", "year", "organization")
"""Ways to put the sections of a page into groups, each below a heading of its own."""

_MAX_PARTS = 50
_DEEP_KEY = lazy_pattern(rf"^(?:[^\n=\"'#.]*\.){{{_MAX_PARTS}}}", re.MULTILINE)


@dataclass(frozen=True)
class PageConfig:
    """One page: its language, the kind of entry that its regions show, and wording of its own.

    ``headers`` name columns, ``labels`` the facts of a section, both by field; what is not named has the
    language's own word.
    """

    path: str
    lang: str = "en"
    kind: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RegionDefaults:
    """Defaults of the options of the regions of one kind; a marker's own options go before these."""

    columns: tuple[str, ...] = ()
    sort: str = ""
    level: int = 3
    facts: tuple[str, ...] = ()
    group: str = "none"
    links: int = 0


@dataclass(frozen=True)
class Config:
    """Everything of ``modelist.toml``; ``lint`` and ``links`` are the tables of other parts of the tool, as read.

    ``places`` tells those parts where in the file something stands.
    """

    pages: tuple[PageConfig, ...] = ()
    regions: Mapping[str, RegionDefaults] = field(default_factory=dict)
    name: str = ""
    repository: str = ""
    lint: Mapping[str, Any] = field(default_factory=dict)
    links: Mapping[str, Any] = field(default_factory=dict)
    places: Places = field(default_factory=lambda: Places(Document(CONFIG_FILE, "")), compare=False, repr=False)

    def page(self, path: str) -> PageConfig:
        """The configuration of a page; for one that is not named, the language by its file name."""
        found = next((page for page in self.pages if page.path == path), None)
        return found or PageConfig(path, lang=guess_language(path))


def parse_config(text: str, path: str = CONFIG_FILE) -> Config:
    """Read the text of ``modelist.toml``.

    Raises:
        ModelistError: not TOML, or options that are unknown or of the wrong type; names file, line and column of each.
    """
    import tomllib  # late, since a README on its own has no configuration

    # Readers of TOML take time by the square of the parts of a key.
    deep = _DEEP_KEY.search(text)
    if deep is not None:
        line = text.count("\n", 0, deep.start()) + 1
        raise ModelistError(f"{path}:{line}: a key of more than {_MAX_PARTS} parts, which no option has")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = re.search(r"\(at line (\d+), column (\d+)\)|\(at end of document\)", str(error))
        place = f":{match[1]}:{match[2]}" if match and match[1] else ""
        problem = re.sub(r" \(at .*\)\Z", "", str(error))
        raise ModelistError(f"{path}{place}: not valid TOML: {problem}") from error
    except RecursionError as error:
        raise ModelistError(f"{path}: not valid TOML: lists or tables in each other without end") from error
    except ValueError as error:
        raise ModelistError(f"{path}: not valid TOML: a number of more digits than any value has") from error
    return _Tables(Places(Document(path, text))).config(data)


_Kind = TypeVar("_Kind")


class ConfigProblems:
    """Collects what is wrong with a configuration, so that a run names all of it."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._found: list[tuple[int, str]] = []

    def add(self, message: str, *path: str | int) -> None:
        """Something is wrong with what stands at a path of keys."""
        start = self._places.location(*path).span.start
        self._found.append((start, f"{self._places.at(*path)}: {message}"))

    def unknown(self, key: str, known: Iterable[str], *table: str | int) -> None:
        """A table has a key that nobody knows."""
        names = [str(one) for one in table]
        where = f" in {'.'.join(names)}" if names else ""
        self.add(f"unknown option {shown(key)}{where}. {nearest_or_all(key, known)}", *table, key)

    def refuse(self) -> None:
        """End the run if anything was wrong.

        Raises:
            ModelistError: with a line for each, in the order of the file.
        """
        if self._found:
            raise ModelistError("\n".join(message for _, message in sorted(self._found)))


def quoted(value: object) -> str:
    """A value of a configuration as a message shows it; whole numbers may have more digits than Python writes."""
    try:
        return shortened(repr(value))
    except ValueError:
        return "a number of thousands of digits"


def nearest_or_all(word: str, known: Iterable[str]) -> str:
    """The known word that was meant, else all of them."""
    listed = sorted(known)
    return nearest(word, listed) or f"Known are: {', '.join(listed) or 'none'}."


class _Tables:
    """Walks the tables of one file; a path of keys leads to each value, so that messages can tell where it stands."""

    def __init__(self, places: Places) -> None:
        self._places, self._problems = places, ConfigProblems(places)

    def config(self, data: dict[str, Any]) -> Config:
        self.known(data, ("list", "pages", "regions", "lint", "links"))
        about = self.table(data, "list")
        self.known(about, ("name", "repository"), "list")
        pages, regions = self.table(data, "pages"), self.table(data, "regions")
        config = Config(
            pages=tuple(self.page(path, self.table(pages, "pages", path)) for path in pages),
            regions={kind: self.region(kind, self.table(regions, "regions", kind)) for kind in regions},
            name=self.text(about, "list", "name"),
            repository=self.text(about, "list", "repository"),
            lint=self.table(data, "lint"),
            links=self.table(data, "links"),
            places=self._places,
        )
        self._problems.refuse()
        return config

    def page(self, path: str, options: dict[str, Any]) -> PageConfig:
        here = ("pages", path)
        if path.startswith("/") or ".." in path.split("/") or "\0" in path or not is_markdown(path):
            self._problems.add(f"the page {shown(path)} is not a Markdown file below the list's folder", *here)
        self.known(options, [one.name for one in fields(PageConfig) if one.name != "path"], *here)
        return PageConfig(
            path,
            lang=self.text(options, *here, "lang") or guess_language(path),
            kind=self.text(options, *here, "kind") or None,
            headers=self.words(options, *here, "headers"),
            labels=self.words(options, *here, "labels"),
        )

    def region(self, kind: str, options: dict[str, Any]) -> RegionDefaults:
        here = ("regions", kind)
        self.known(options, [one.name for one in fields(RegionDefaults)], *here)
        return RegionDefaults(
            columns=self.strings(options, *here, "columns"),
            sort=self.text(options, *here, "sort"),
            level=self.number(options, 3, "a heading level from 1 to 6", range(1, 7), *here, "level"),
            facts=self.strings(options, *here, "facts"),
            group=self.group(options, *here, "group"),
            links=self.number(options, 0, "how many links a cell shows, 0 for all", range(10_000), *here, "links"),
        )

    def known(self, table: dict[str, Any], names: Iterable[str], *path: str) -> None:
        for key in table:
            if key not in names:
                self._problems.unknown(key, names, *path)

    def table(self, around: dict[str, Any], *path: str) -> dict[str, Any]:
        value = around.get(path[-1], {})
        if isinstance(value, dict):
            return dict(value)
        self._problems.add(f"{path[-1]} must be a table, not {quoted(value)}", *path)
        return {}

    def text(self, table: dict[str, Any], *path: str) -> str:
        value = table.get(path[-1], "")
        if isinstance(value, str):
            return value
        self._problems.add(f"{path[-1]} must be text in quotes, not {quoted(value)}", *path)
        return ""

    def words(self, table: dict[str, Any], *path: str) -> dict[str, str]:
        words = self.table(table, *path)
        return {name: self.text(words, *path, name) for name in words}

    def strings(self, table: dict[str, Any], *path: str) -> tuple[str, ...]:
        value = table.get(path[-1], [])
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(value)
        self._problems.add(f"{path[-1]} must be a list of words in quotes, not {quoted(value)}", *path)
        return ()

    def number(self, table: dict[str, Any], default: int, what: str, allowed: range, *path: str) -> int:
        value = table.get(path[-1], default)
        if type(value) is int and value in allowed:
            return value
        self._problems.add(f"{path[-1]} must be {what}, not {quoted(value)}", *path)
        return default

    def group(self, table: dict[str, Any], *path: str) -> str:
        value = self.text(table, *path) or "none"
        if value not in GROUPS:
            self._problems.add(f"group must be one of {', '.join(GROUPS)}, not {quoted(value)}", *path)
        return value
