"""Verdicts on their way into the cache while a run goes on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from modelist.links.cache import LinkCache
from modelist.providers.questions import Answer, Service, Verdict

STORE_EVERY = 100
"""Verdicts after which the cache is written, so that a run that is cut off has not worked for nothing."""


class Storing:
    """Verdicts on their way into the cache, each once."""

    def __init__(self, cache: LinkCache, now: int) -> None:
        self._cache, self._now = cache, now
        self._waiting: dict[str, Verdict] = {}
        self._stored: dict[str, Verdict] = {}

    def take(self, verdicts: Mapping[str, Verdict]) -> None:
        """Keep new verdicts; write when there are enough."""
        self._waiting |= {url: one for url, one in verdicts.items() if self._stored.get(url) != one}
        if len(self._waiting) >= STORE_EVERY:
            self.flush()

    def flush(self) -> None:
        """Write what is waiting."""
        self._cache.store(self._waiting, self._now)
        self._stored |= self._waiting
        self._waiting = {}


def observed(service: Service, see: Callable[[Mapping[str, Verdict]], None]) -> Service:
    """The same service, whose verdicts are seen as soon as they are there."""

    def read(*arguments: object) -> Answer:
        answer: Answer = service.read(*arguments)  # type: ignore[arg-type]
        see(answer.verdicts)
        return answer

    return service._replace(read=read)
