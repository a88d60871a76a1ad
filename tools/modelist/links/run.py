"""From links to a report: what needs no request is decided, what is remembered is used, the rest is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from modelist.core.patterns import lazy_pattern
from modelist.edges.addresses import why_private
from modelist.links.cache import LinkCache
from modelist.links.cache_rows import Remembered
from modelist.links.collect import FoundLink, plan_targets
from modelist.links.report import NOT_ASKED, LinkReport, LinkResult, Place, make_report
from modelist.links.settings import LinkSettings
from modelist.links.storing import Storing, observed
from modelist.providers.questions import Service, Target, Verdict, VerdictKind
from modelist.providers.urls import split_url

if TYPE_CHECKING:
    from modelist.links.checker import Checked

FORGET_AFTER_S = 365 * 86_400

Ask = Callable[[Sequence[Target], Sequence[Service]], "Checked"]
_NUMBER = lazy_pattern(r"[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*")
_OFFLINE = Verdict(VerdictKind.UNVERIFIED, NOT_ASKED)


@dataclass(frozen=True)
class RunOptions:
    """How a run goes: ``now`` in seconds since 1970; ``max_age`` in seconds goes before the limits by verdict."""

    settings: LinkSettings
    services: Sequence[Service]
    now: int
    offline: bool = False
    allow_private: bool = False
    max_age: int | None = None

    def is_fresh(self, known: Remembered) -> bool:
        """Whether a remembered verdict is used in place of asking; offline, whatever its age unless one was named."""
        if known.verdict is None:
            return False
        age = max(0, self.now - known.checked)
        limit = self.settings.max_age.get(known.verdict.kind, 0)
        if self.max_age is not None:
            good = known.verdict.kind in (VerdictKind.OK, VerdictKind.REDIRECTED)
            return age < (self.max_age if good or self.offline else min(self.max_age, limit))
        return self.offline or age < limit


@dataclass(frozen=True)
class RunResult:
    """The report, verdicts by what was asked, and ``interrupted`` or ``deadline`` where the run ended early."""

    report: LinkReport
    verdicts: Mapping[str, Verdict]
    stopped: str = ""


@dataclass
class _Known:
    """Verdicts as they come, by link; ``attempts`` is filled by asking, ``cached`` by remembering."""

    verdicts: dict[str, Verdict] = field(default_factory=dict)
    attempts: dict[str, int] = field(default_factory=dict)
    cached: set[str] = field(default_factory=set)
    requests: int = 0
    stopped: str = ""


def check_links(
    links: Sequence[FoundLink],
    places: Mapping[str, tuple[Place, ...]],
    options: RunOptions,
    cache: LinkCache,
    ask: Ask,
) -> RunResult:
    """Check some links; ``places`` are the places of each."""
    known = _Known()
    _leave_out(links, options.settings, known)
    _decide(links, options, known)
    memory = cache.read(one.url for one in links)
    _remember(links, memory, options, known)
    rest = [one.url for one in links if one.url not in known.verdicts]
    if options.offline:
        known.verdicts |= dict.fromkeys(rest, _OFFLINE)
    elif rest:
        _ask(rest, memory, options, cache, ask, known)
    history = cache.read(url for url, one in known.verdicts.items() if one.kind in _MAY_BE_OLD)
    results = [_result(one, places[one.url], known, history, options.settings) for one in links]
    report = make_report(results, known.requests, bool(known.stopped))
    return RunResult(report, known.verdicts, known.stopped)


def lane_of(link: FoundLink, services: Sequence[Service]) -> str:
    """What a link shares its limits with: all that a known service answers for, else its host."""
    target = plan_targets([link.url])[0]
    service = next((one for one in services if one.takes(target)), None)
    parts = split_url(target.url)
    if service is None or target.address is None or service.name == "web":
        return parts.host if parts is not None else ""
    return target.address.provider


_MAY_BE_OLD = frozenset({VerdictKind.BROKEN, VerdictKind.UNVERIFIED, VerdictKind.FORBIDDEN})


def _leave_out(links: Iterable[FoundLink], settings: LinkSettings, known: _Known) -> None:
    for one in links:
        if settings.excludes(one.url) or settings.excludes(one.shown):
            known.verdicts[one.url] = Verdict(VerdictKind.EXCLUDED, "left out by modelist.toml")


def _decide(links: Iterable[FoundLink], options: RunOptions, known: _Known) -> None:
    """What addresses give away by themselves: private numbers, impossible names and ids, the grammar of badges."""
    for target in plan_targets(one.url for one in links if one.url not in known.verdicts):
        private = "" if options.allow_private else _why_refused(target.url)
        if private:
            refused = Verdict(VerdictKind.FORBIDDEN, f"the host is {private}")
            known.verdicts |= dict.fromkeys(target.urls, refused)
            continue
        service = next((one for one in options.services if one.takes(target)), None)
        answer = service.decide(target) if service is not None else None
        known.verdicts |= answer.verdicts if answer is not None else {}


def _why_refused(url: str) -> str:
    parts = split_url(url)
    if parts is None or not _NUMBER.fullmatch(parts.host) or len(parts.host) > 64:
        return "a name of this machine" if parts is not None and parts.host == "localhost" else ""
    why = why_private(parts.host)
    return "" if why == "not an address" else why


def _remember(links: Iterable[FoundLink], memory: Mapping[str, Remembered], options: RunOptions, known: _Known) -> None:
    for one in links:
        found = memory.get(one.url)
        if found is None or found.verdict is None or one.url in known.verdicts or not options.is_fresh(found):
            continue
        known.verdicts[one.url] = found.verdict
        known.cached.add(one.url)


def _ask(
    urls: Sequence[str],
    memory: Mapping[str, Remembered],
    options: RunOptions,
    cache: LinkCache,
    ask: Ask,
    known: _Known,
) -> None:
    older = {url: one.verdict for url, one in memory.items() if one.verdict is not None}
    store = Storing(cache, options.now)
    checked = ask(plan_targets(urls, older), [observed(one, store.take) for one in options.services])
    asked = {url: checked.verdicts[url] for url in urls}
    store.take({url: one for url, one in asked.items() if checked.attempts.get(url)})
    store.flush()
    cache.prune(options.now - FORGET_AFTER_S)
    known.verdicts |= asked
    known.attempts |= checked.attempts
    known.requests, known.stopped = checked.counts.requests, checked.stopped


def _result(
    link: FoundLink,
    places: tuple[Place, ...],
    known: _Known,
    history: Mapping[str, Remembered],
    settings: LinkSettings,
) -> LinkResult:
    verdict = _accepted(known.verdicts[link.url], settings)
    older = history.get(link.url) if verdict.kind in _MAY_BE_OLD else None
    return LinkResult(
        link.shown,
        verdict,
        places,
        known.attempts.get(link.url, 0),
        link.url in known.cached,
        older.bad_since if older is not None else None,
        older.bad_times if older is not None else 0,
    )


def _accepted(verdict: Verdict, settings: LinkSettings) -> Verdict:
    """A verdict whose status the list's configuration takes for good."""
    if verdict.status in settings.accept and verdict.kind in (VerdictKind.UNVERIFIED, VerdictKind.BROKEN):
        note = f"status {verdict.status} is accepted by modelist.toml"
        return replace(verdict, kind=VerdictKind.OK, reason="", note=note, suggestion="")
    return verdict
