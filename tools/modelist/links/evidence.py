"""What the services said of an entry's links, ready to be compared with the entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from modelist.catalog.entry import Entry, Link
from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.edits import Fix
from modelist.core.quantities import ReleaseDate
from modelist.core.text import Location
from modelist.links.uses import asked_url
from modelist.providers.lookup import read_url
from modelist.providers.questions import Verdict, VerdictKind

SOURCES = {"huggingface": "Hugging Face", "github": "GitHub", "arxiv": "arXiv"}
"""Services that state facts, and what messages call them."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One link of an entry (``links.<key>[index]``), the address that was asked for, and what came of it."""

    key: str
    index: int
    link: Link
    url: str
    verdict: Verdict

    @property
    def facts(self) -> Mapping[str, Any]:
        """What the service said of the thing."""
        return self.verdict.facts

    @property
    def name(self) -> str:
        """What the service calls the thing, for messages."""
        facts = self.facts
        return str(facts.get("full_name") or facts.get("id") or self.url)

    @property
    def source(self) -> str:
        """What messages call the service."""
        return SOURCES.get(str(self.facts.get("service")), "the web")


@dataclass(frozen=True)
class Evidence:
    """An entry and its links whose verdicts are known."""

    entry: Entry
    seen: tuple[Seen, ...]

    def of(self, service: str, *keys: str) -> Iterator[Seen]:
        """Links with facts from a service, under these keys."""
        for one in self.seen:
            if one.facts.get("service") == service and one.key in keys and _works(one.verdict):
                yield one

    def weights(self) -> tuple[Seen, ...]:
        """Repositories of weights on Hugging Face; quantised copies and adapters say little of the model itself."""
        found = self.of("huggingface", "weights")
        return tuple(one for one in found if one.facts.get("kind") == "model" and not one.facts.get("adapter"))

    def place(self, one: Seen) -> Location:
        """Where a link stands in the entry's file."""
        return self.entry.at("links", one.key, one.index, "url")

    def finding(
        self, rule: str, severity: Severity, place: Location, message: str, advice: str, fix: Fix | None = None
    ) -> Diagnostic:
        """A difference between the entry and a service."""
        return Diagnostic(rule, severity, place, message, advice, self.entry.name, fix)


def wanted_urls(entry: Entry) -> tuple[str, ...]:
    """The addresses of an entry about which a service can state facts, as they are asked for, without fragments."""
    return tuple(dict.fromkeys(url for _, _, _, url in _links(entry)))


def gather(entry: Entry, verdicts: Mapping[str, Verdict]) -> Evidence:
    """What is known of an entry's links, by the addresses that :func:`wanted_urls` gives."""
    seen = (Seen(key, index, link, url, verdicts[url]) for key, index, link, url in _links(entry) if url in verdicts)
    return Evidence(entry, tuple(seen))


def date_in(text: object) -> ReleaseDate | None:
    """The day of a moment that a service states (``2023-07-18T14:31:57Z``)."""
    return ReleaseDate.parse(text[:10]) if isinstance(text, str) else None


def _links(entry: Entry) -> Iterator[tuple[str, int, Link, str]]:
    counts: dict[str, int] = {}
    for key, link in entry.links.all():
        index = counts.get(key, 0)
        counts[key] = index + 1
        url = (asked_url(link.url) or "").partition("#")[0]
        address = read_url(url) if url else None
        if address is not None and address.provider in SOURCES:
            yield key, index, link, url


def _works(verdict: Verdict) -> bool:
    return verdict.kind in (VerdictKind.OK, VerdictKind.REDIRECTED)
