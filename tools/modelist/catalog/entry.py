"""Entries and their parts: immutable, typed, each value already checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any, ClassVar

from modelist.catalog.plain import Pairs, Several, record_to_plain, to_plain
from modelist.core.quantities import ArxivId, ContextLength, NamedSize, ReleaseDate, Size, Tokens
from modelist.core.text import Document, Location, Span
from modelist.documents.yaml import YamlNode, parse_yaml

UNKNOWN = "unknown"
"""Written where a required value is not known: for ``released``, ``organization`` and ``links``."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address with what to call it; ``badge`` is the image that shows it where it is not the usual one."""

    url: str
    label: str | None = None
    badge: str | None = None
    arxiv: ArxivId | None = None

    def plain(self) -> Any:
        """A plain string where there is only an address."""
        target = f"arXiv:{self.arxiv}" if self.arxiv is not None else self.url
        if self.label is None and self.badge is None:
            return target
        named = {"label": self.label, "url": target, "badge": self.badge}
        return {key: value for key, value in named.items() if value is not None}


LINK_KEYS = ("paper", "code", "weights", "dataset", "homepage", "blog", "demo", "docs", "other")


@dataclass(frozen=True)
class Links:
    """An entry's links by what they lead to."""

    paper: Several[Link] = field(default_factory=Several)
    code: Several[Link] = field(default_factory=Several)
    weights: Several[Link] = field(default_factory=Several)
    dataset: Several[Link] = field(default_factory=Several)
    homepage: Several[Link] = field(default_factory=Several)
    blog: Several[Link] = field(default_factory=Several)
    demo: Several[Link] = field(default_factory=Several)
    docs: Several[Link] = field(default_factory=Several)
    other: Several[Link] = field(default_factory=Several)

    def all(self) -> list[tuple[str, Link]]:
        """Every link with its key, in the order of the keys."""
        return [(key, link) for key in LINK_KEYS for link in getattr(self, key)]

    def plain(self) -> Any:
        """A mapping of the keys that have a link; the word unknown where none has."""
        return record_to_plain(self) or UNKNOWN


@dataclass(frozen=True)
class License:
    """A licence: an SPDX id, or a name with the address of its text; ``applies_to`` says to what part."""

    spdx: str | None = None
    name: str | None = None
    url: str | None = None
    applies_to: str | None = None

    @property
    def label(self) -> str:
        """What to call it."""
        return self.spdx or self.name or ""

    def plain(self) -> Any:
        """A plain string for an SPDX id that holds for everything."""
        if self.spdx is not None and self.url is None and self.applies_to is None:
            return self.spdx
        named = {"name": self.label, "url": self.url, "applies_to": self.applies_to}
        return {key: value for key, value in named.items() if value is not None}


@dataclass(frozen=True)
class Vision:
    """How a vision-language model sees: each part is text, or a mapping from a size to text."""

    language_model: str | Pairs[str] | None = None
    vision_encoder: str | Pairs[str] | None = None
    connector: str | Pairs[str] | None = None
    resolution: str | Pairs[str] | None = None

    def plain(self) -> Any:
        """A mapping of what is known."""
        return record_to_plain(self)


@dataclass(frozen=True)
class Result:
    """A score on a benchmark, with the setting it was measured in and where it is stated."""

    value: Decimal
    setting: str | None = None
    source: str | None = None

    def plain(self) -> Any:
        """A plain number where nothing else is known."""
        return to_plain(self.value) if self.setting is None and self.source is None else record_to_plain(self)


@dataclass(frozen=True)
class Ignore:
    """A lint rule that this entry is excused from, and why."""

    rule: str
    reason: str

    def plain(self) -> Any:
        """A mapping."""
        return record_to_plain(self)


@dataclass(frozen=True)
class LintSettings:
    """An entry's own settings for the linter."""

    ignore: tuple[Ignore, ...] = ()

    def plain(self) -> Any:
        """A mapping."""
        return record_to_plain(self)


@dataclass(frozen=True, eq=False)
class Source:
    """Where an entry was read: its document, and its YAML nodes for exact places."""

    document: Document

    @cached_property
    def node(self) -> YamlNode | None:
        """The root node, parsed anew when a place is asked for, so that a large list is held without its trees."""
        return parse_yaml(self.document)[0]

    def at(self, *path: str | int) -> Location:
        """The place of a value, or of the nearest thing above it where the entry does not have it."""
        node = self.node
        steps = list(path)
        while node is not None:
            found = node.find(*steps)
            if found is not None:
                return Location(self.document.path, Span(found.start, found.end if steps else found.start))
            steps.pop()
        return Location(self.document.path, Span(0, 0))


@dataclass(frozen=True, eq=False, kw_only=True)
class Entry:
    """What every kind of entry has. ``id`` is the file's stem, ``kind`` the folder's name."""

    KEYS: ClassVar[tuple[str, ...]] = ()

    id: str
    kind: str
    source: Source
    name: str
    aliases: tuple[str, ...] = ()
    organization: Several[str] = field(default_factory=Several)
    released: ReleaseDate | None = None
    status: str | None = None
    links: Links = field(default_factory=Links)
    tags: tuple[str, ...] = ()
    extra: Pairs[str] = field(default_factory=Pairs)
    description: Pairs[str] = field(default_factory=Pairs)
    sources: tuple[str, ...] = ()
    lint: LintSettings = field(default_factory=LintSettings)

    @property
    def path(self) -> str:
        """The entry's file, relative to the list's root."""
        return self.source.document.path

    def at(self, *path: str | int) -> Location:
        """The place of a value in the entry's file, as in ``entry.at("links", "paper")``."""
        return self.source.at(*path)


@dataclass(frozen=True, eq=False, kw_only=True)
class Model(Entry):
    """A language model or vision-language model, or a series page that lists its members."""

    sizes: tuple[Size | NamedSize, ...] = ()
    pretraining_tokens: Tokens | Pairs[Tokens] | None = None
    context_length: ContextLength | Pairs[ContextLength] | None = None
    languages: tuple[str, ...] = ()
    license: Several[License] = field(default_factory=Several)
    predecessor: str | None = None
    venue: str | None = None
    vision: Vision | None = None
    results: Pairs[Result] = field(default_factory=Pairs)
    members: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, kw_only=True)
class Benchmark(Entry):
    """A benchmark that models are measured on."""

    full_name: str | None = None
    measures: str | None = None
    metric: str | None = None
    test_size: int | Pairs[int] | None = None


@dataclass(frozen=True, eq=False, kw_only=True)
class Platform(Entry):
    """An evaluation platform, such as a leaderboard."""
