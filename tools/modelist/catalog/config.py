"""A list's configuration, ``modelist.toml``: pages, columns, labels, and what the checks are told.

The file is read strictly: an option that nobody knows is an error that names the nearest one, since a mistyped
option that is ignored in silence is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from modelist.catalog.page_languages import guess_language
from modelist.core.diagnostics import ModelistError
from modelist.core.wording import nearest, shown

CONFIG_FILE = "modelist.toml"
GROUPS = ("none", "year", "organization")
"""Ways to put the sections of a page into groups, each below a heading of its own."""


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
    """Everything of ``modelist.toml``; ``raw`` are the tables of other parts of the tool, by name."""

    pages: tuple[PageConfig, ...] = ()
    regions: Mapping[str, RegionDefaults] = field(default_factory=dict)
    name: str = ""
    repository: str = ""
    lint: Mapping[str, Any] = field(default_factory=dict)
    links: Mapping[str, Any] = field(default_factory=dict)

    def page(self, path: str) -> PageConfig:
        """The configuration of a page; for one that is not named, the language by its file name."""
        found = next((page for page in self.pages if page.path == path), None)
        return found or PageConfig(path, lang=guess_language(path))


def parse_config(text: str, path: str = CONFIG_FILE) -> Config:
    """Read the text of ``modelist.toml``.

    Raises:
        ModelistError: not TOML, or an option that is unknown or of the wrong type; names file, line and column.
    """
    import tomllib  # late, since a README on its own has no configuration

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = re.search(r"\(at line (\d+), column (\d+)\)|\(at end of document\)", str(error))
        place = f":{match[1]}:{match[2]}" if match and match[1] else ""
        problem = re.sub(r" \(at .*\)\Z", "", str(error))
        raise ModelistError(f"{path}{place}: not valid TOML: {problem}") from error
    return _Tables(text, path).config(data)


class _Tables:
    """Walks the tables of one file, and finds the line of a key for messages."""

    def __init__(self, text: str, path: str) -> None:
        self._lines, self._path = text.split("\n"), path

    def config(self, data: dict[str, Any]) -> Config:
        known = ("list", "pages", "regions", "lint", "links")
        self.known(data, known, "")
        about = self.table(data.get("list", {}), "list")
        self.known(about, ("name", "repository"), "list")
        pages = self.table(data.get("pages", {}), "pages")
        regions = self.table(data.get("regions", {}), "regions")
        return Config(
            pages=tuple(self.page(path, self.table(options, path)) for path, options in pages.items()),
            regions={kind: self.region(kind, self.table(options, kind)) for kind, options in regions.items()},
            name=self.text(about, "name"),
            repository=self.text(about, "repository"),
            lint=self.table(data.get("lint", {}), "lint"),
            links=self.table(data.get("links", {}), "links"),
        )

    def page(self, path: str, options: dict[str, Any]) -> PageConfig:
        if path.startswith("/") or ".." in path.split("/") or not path.endswith(".md"):
            self.fail(path, f"the page {shown(path)} is not a Markdown file below the list's folder")
        self.known(options, [one.name for one in fields(PageConfig) if one.name != "path"], path)
        return PageConfig(
            path,
            lang=self.text(options, "lang") or guess_language(path),
            kind=self.text(options, "kind") or None,
            headers=self.words(options, "headers"),
            labels=self.words(options, "labels"),
        )

    def region(self, kind: str, options: dict[str, Any]) -> RegionDefaults:
        self.known(options, [one.name for one in fields(RegionDefaults)], f"regions.{kind}")
        level = options.get("level", RegionDefaults.level)
        if not isinstance(level, int) or not 1 <= level <= 6:
            self.fail("level", f"level must be a heading level from 1 to 6, not {level!r}")
        group, links = options.get("group", "none"), options.get("links", 0)
        if group not in GROUPS:
            self.fail("group", f"group must be one of {', '.join(GROUPS)}, not {group!r}")
        if not isinstance(links, int) or isinstance(links, bool) or links < 0:
            self.fail("links", f"links must be how many links a cell shows, 0 for all, not {links!r}")
        return RegionDefaults(
            columns=self.strings(options, "columns"),
            sort=self.text(options, "sort"),
            level=level,
            facts=self.strings(options, "facts"),
            group=group,
            links=links,
        )

    def known(self, table: dict[str, Any], names: Any, where: str) -> None:
        for key in table:
            if key not in names:
                advice = nearest(key, names) or f"Known are: {', '.join(sorted(names))}."
                self.fail(key, f"unknown option {shown(key)}{f' in {where}' if where else ''}. {advice}")

    def table(self, value: Any, name: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            self.fail(name, f"{name} must be a table, not {value!r}")
        return dict(value)

    def text(self, table: dict[str, Any], key: str) -> str:
        value = table.get(key, "")
        if not isinstance(value, str):
            self.fail(key, f"{key} must be text in quotes, not {value!r}")
        return str(value)

    def words(self, table: dict[str, Any], key: str) -> dict[str, str]:
        words = self.table(table.get(key, {}), key)
        return {name: self.text(words, name) for name in words}

    def strings(self, table: dict[str, Any], key: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.fail(key, f"{key} must be a list of words in quotes, not {value!r}")
        return tuple(value)

    def fail(self, key: str, message: str) -> None:
        word = re.compile(rf"(?<![\w.-])[\"']?{re.escape(key)}[\"']?(?![\w-])")
        for number, line in enumerate(self._lines, 1):
            found = word.search(line.split("#")[0])
            if found:
                raise ModelistError(f"{self._path}:{number}:{found.start() + 1}: {message}")
        raise ModelistError(f"{self._path}: {message}")
