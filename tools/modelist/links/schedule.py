"""Which question is sent when: a lane for each host, retries with growing pauses, and a last try at the end of the run.

Pure and for one thread: the time is passed in, chance comes from a seed. The rules:

- A lane sends no more at a time, and no faster, than its limits and what the host told (:mod:`modelist.links.lanes`).
- What failed for a while is asked again after a pause that doubles, the last time when everything else is done; what
  timed out waits for that at once, since its host is not to hold up a thread twice.
- A host that came to nothing three times in a row is left alone until then; if it still does not answer, all of its
  questions get that fault.
- A host that wants to be left alone for longer than is worth waiting for is not asked again in this run.
"""

from __future__ import annotations

import heapq
import itertools
import math
import random
from typing import NamedTuple

from modelist.core.exchange import FaultKind, HttpFault, HttpReply
from modelist.links.lanes import Job, Lane
from modelist.providers.questions import Limits, Question

MAX_REFUSALS_OF_ONE = 3
"""How often one question is sent again because the host said that it was asked too often."""


class Patience(NamedTuple):
    """How long to wait for what: seconds.

    ``longest_wait_s`` is the longest pause that a host may ask for; ``backoff_s`` the first pause before a question is
    sent again, ``longest_backoff_s`` the most that it grows to; ``ends`` is the time at which the run is over.
    """

    longest_wait_s: float = 310.0
    backoff_s: float = 0.5
    longest_backoff_s: float = 30.0
    ends: float = math.inf


DEFAULT_PATIENCE = Patience()


class Schedule:
    """The questions of a run that have no final answer yet."""

    def __init__(self, patience: Patience, seed: int = 0) -> None:
        self._patience = patience
        self._chance = random.Random(seed)
        self._lanes: dict[str, Lane] = {}
        self._ready: list[tuple[float, int, str]] = []
        self._numbers = itertools.count()
        self._last: list[Job] = []
        self._waiting = 0
        self.active = 0
        self.abandoned: list[tuple[Job, HttpFault]] = []
        """Questions that will not be sent any more, and why; whoever reads them empties the list."""

    def add(self, question: Question, limits: Limits, lane: str, now: float) -> None:
        """Put a question into its lane, behind those that wait there."""
        place = self._lanes.get(lane)
        if place is None:
            place = self._lanes[lane] = Lane(lane, limits.concurrency, limits.per_second)
        else:
            place.tighten(limits)
        self._put(Job(question, lane), -math.inf, now)

    @property
    def is_done(self) -> bool:
        """Whether nothing waits and nothing is under way."""
        return not (self._waiting or self.active or self._last)

    def take(self, now: float) -> Job | None:
        """The next question that may be sent now, counted as sent; None where there is none yet."""
        if not self._waiting and not self.active and self._last:
            self._last_tries(now)
        while self._ready and self._ready[0][0] <= now:
            lane = self._lanes[heapq.heappop(self._ready)[2]]
            lane.listed_at = math.inf
            at = lane.ready_at(now)
            if at is not None and at <= now:
                return self._start(lane, now)
            self._list(lane, now)
        return None

    def next_time(self) -> float:
        """When to ask :meth:`take` again, unless an answer comes before; infinite where only answers can change it."""
        return self._ready[0][0] if self._ready else math.inf

    def finish(
        self, job: Job, outcome: HttpReply | HttpFault, is_transient: bool, attempts: int, now: float, wall_s: float
    ) -> bool:
        """An exchange is over; whether its outcome is final, else the question is sent again later.

        ``attempts`` is how often the question may be sent in all, not counting refusals for asking too often.
        """
        lane = self._lanes[job.lane]
        self.active -= 1
        is_refusal = lane.finish(job, outcome, now, wall_s)
        job.refusals += is_refusal
        self._give_up(lane, now)
        is_final = not is_transient or not self._again(job, lane, outcome, is_refusal, attempts, now)
        if lane.lost:
            self._set_aside(lane, outcome)
        self._list(lane, now)
        return is_final

    def _put(self, job: Job, due: float, now: float) -> None:
        lane = self._lanes[job.lane]
        if lane.ended is not None:
            self.abandoned.append((job, lane.ended))
            return
        heapq.heappush(lane.waiting, (due, next(self._numbers), job))
        self._waiting += 1
        self._list(lane, now)

    def _list(self, lane: Lane, now: float) -> None:
        """Note when a lane is ready next; entries that are overtaken by an earlier one do no harm."""
        at = lane.ready_at(now)
        if at is not None and at < lane.listed_at:
            lane.listed_at = at
            heapq.heappush(self._ready, (at, next(self._numbers), lane.key))

    def _start(self, lane: Lane, now: float) -> Job:
        job = lane.start(now)
        self._waiting -= 1
        self.active += 1
        self._list(lane, now)
        return job

    def _again(
        self, job: Job, lane: Lane, outcome: HttpReply | HttpFault, is_refusal: bool, attempts: int, now: float
    ) -> bool:
        """Whether the question will be sent once more, and then where it waits for it."""
        if lane.ended is not None or job.is_last or (is_refusal and job.refusals > MAX_REFUSALS_OF_ONE):
            return False
        if is_refusal:
            self._put(job, now, now)
            return True
        tried = job.attempts - job.refusals
        if tried >= attempts:
            return False
        timed_out = isinstance(outcome, HttpFault) and outcome.kind is FaultKind.TIMEOUT
        if timed_out or tried == attempts - 1:
            self._last.append(job)
        else:
            self._put(job, now + self._backoff(tried), now)
        return True

    def _backoff(self, tried: int) -> float:
        patience = self._patience
        pause = min(patience.longest_backoff_s, patience.backoff_s * 2.0 ** (tried - 1))
        return pause * self._chance.uniform(0.5, 1.5)

    def _give_up(self, lane: Lane, now: float) -> None:
        """End a lane whose host wants a longer pause than the run can give, or goes on refusing."""
        wait = lane.wait_s(now)
        if wait > self._patience.longest_wait_s or now + wait >= self._patience.ends:
            self._end(lane, HttpFault(FaultKind.STOPPED, f"the host wants no more requests for {_duration(wait)}"))
        elif lane.keeps_refusing:
            self._end(lane, HttpFault(FaultKind.STOPPED, "the host goes on saying that it is asked too often"))

    def _end(self, lane: Lane, fault: HttpFault) -> None:
        if lane.ended is not None:
            return
        lane.ended = fault
        self.abandoned += [(job, fault) for *_, job in sorted(lane.waiting, key=lambda one: one[:2])]
        self._waiting -= len(lane.waiting)
        lane.waiting.clear()

    def _set_aside(self, lane: Lane, outcome: HttpReply | HttpFault) -> None:
        """What waits for a host that does not answer waits for the end; there one question is sent for all."""
        if lane.on_trial and isinstance(outcome, HttpFault):
            self._end(lane, outcome)
            return
        jobs = [job for *_, job in sorted(lane.waiting, key=lambda one: one[:2])]
        self._waiting -= len(jobs)
        lane.waiting.clear()
        self._last += jobs

    def _last_tries(self, now: float) -> None:
        jobs, self._last = self._last, []
        pause = self._backoff(2)
        for job in jobs:
            job.is_last = job.attempts > 0
            lane = self._lanes[job.lane]
            lane.on_trial = lane.lost
            self._put(job, now + pause, now)


def _duration(seconds: float) -> str:
    if seconds < 120:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.0f} minutes" if seconds < 7200 else f"{seconds / 3600:.0f} hours"
