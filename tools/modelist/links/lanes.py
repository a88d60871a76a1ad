"""One host's lane: how many requests at a time, how often, and what its answers teach of both.

Pure: the time is passed in, in seconds of any clock that never goes back.
"""

from __future__ import annotations

import heapq
import math
from collections import deque
from dataclasses import dataclass, field

from modelist.core.exchange import FaultKind, HttpFault, HttpReply
from modelist.links.rate_headers import NOTHING, Told, told_by
from modelist.providers.questions import Limits, Question

SAFETY = 0.9
"""How far below a limit that a host told or showed its lane stays."""
FIRST_PAUSE_S = 1.0
"""How long a host is left alone that refuses without saying for how long; doubled with each refusal."""
MAX_REFUSALS = 4
"""Lessons in a row without one answer between, after which a host is not asked again."""
LOST_AFTER = 3
"""Exchanges in a row that came to nothing, after which a host is left for the end of the run."""
UNTRIED_CONCURRENCY = 2
"""Requests at a time to a host that has not answered yet."""
SHORT_WAIT_S = 5.0
"""A Retry-After up to here says nothing of the window that the host counts in; a longer one is taken for it."""

_WINDOW_S = 1.0
_LONGEST_WINDOW_S = 120.0
_MARGIN_S = 0.25
"""Added to waits, since hosts count in whole seconds."""
_SLACK_S = 0.05
"""How much time lost to a busy machine a quick lane may make up for, within what a second allows."""
_SLACK_FROM_RATE = 5.0
_MIN_RATE = 0.05
_SILENT = (FaultKind.TIMEOUT, FaultKind.REFUSED, FaultKind.NO_ANSWER_FROM_DNS, FaultKind.RESET)


@dataclass(slots=True)
class Job:
    """One question on its way: how often it was sent, how many times of these the host said it was too often."""

    question: Question
    lane: str
    attempts: int = 0
    refusals: int = 0
    is_last: bool = False
    started: float = 0.0
    beside: int = 0
    """Requests to the host that were under way when it was sent, itself among them."""


@dataclass(slots=True)
class Lane:
    """The waiting questions of one host, and when the next one may be sent."""

    key: str
    concurrency: int
    per_second: float
    waiting: list[tuple[float, int, Job]] = field(default_factory=list)
    active: int = 0
    listed_at: float = math.inf
    lost: bool = False
    on_trial: bool = False
    """Whether one question is being sent to see if a lost host has come back."""
    ended: HttpFault | None = None
    """Why nobody is asked here any more; None as long as somebody is."""
    _next_start: float = -math.inf
    _paused_until: float = -math.inf
    _learned_at: float = -math.inf
    _refusals: int = 0
    _silent: int = 0
    _answered: bool = False
    _budget: int | None = None
    _budget_until: float = -math.inf
    _starts: deque[float] = field(default_factory=deque)

    def tighten(self, limits: Limits) -> None:
        """Hold to these limits too."""
        self.concurrency = min(self.concurrency, limits.concurrency)
        self.per_second = min(self.per_second, limits.per_second)

    def ready_at(self, now: float) -> float | None:
        """When the next question may be sent; None where only an answer can tell."""
        room = self.concurrency if self._answered else min(self.concurrency, UNTRIED_CONCURRENCY)
        if not self.waiting or self.active >= (1 if self.lost else room):
            return None
        at = max(self._next_start, self._paused_until, self.waiting[0][0], self._window_end())
        if self._budget is not None and self._budget <= 0 and now < self._budget_until:
            return None if self.active else max(at, self._budget_until)
        return at

    def start(self, now: float) -> Job:
        """Take the first question, which is sent now."""
        job = heapq.heappop(self.waiting)[2]
        self.active += 1
        if self._budget is not None:
            self._budget -= 1
        slack = _SLACK_S if self.per_second >= _SLACK_FROM_RATE else 0.0
        is_late = 0 <= now - self._next_start <= slack
        self._next_start = (self._next_start if is_late else now) + 1 / self.per_second
        self._starts.append(now)
        while self._starts and self._starts[0] < now - _LONGEST_WINDOW_S:
            self._starts.popleft()
        job.attempts += 1
        job.started, job.beside = now, self.active
        return job

    def finish(self, job: Job, outcome: HttpReply | HttpFault, now: float, wall_s: float) -> bool:
        """An exchange is over; learns from it, and tells whether the host refused for being asked too often."""
        self.active -= 1
        if isinstance(outcome, HttpFault):
            self._silent += outcome.kind in _SILENT
            self.lost = self.lost or self._silent >= LOST_AFTER
            return False
        self._silent, self.lost, self.on_trial, self._answered = 0, False, False, True
        told = told_by(outcome, wall_s)
        if told is not NOTHING:
            self._heed(told, now)
        is_refusal = _is_refusal(outcome.status, told)
        if is_refusal:
            self._learn(job, told, now)
        elif job.started > self._learned_at:
            self._refusals = 0
        return is_refusal

    def _window_end(self) -> float:
        """When another start leaves no second with more of them than the rate allows."""
        most = math.floor(self.per_second)
        return self._starts[-most] + _WINDOW_S if 0 < most <= len(self._starts) else -math.inf

    def wait_s(self, now: float) -> float:
        """For how long nothing is sent because the host wants it so."""
        spent = self._budget is not None and self._budget <= 0 and self.active == 0
        return max(self._paused_until, self._budget_until if spent else now) - now

    @property
    def keeps_refusing(self) -> bool:
        """Whether waiting has not helped."""
        return self._refusals >= MAX_REFUSALS

    def _heed(self, told: Told, now: float) -> None:
        if told.per_second is not None:
            self.per_second = max(_MIN_RATE, min(self.per_second, SAFETY * told.per_second))
        if told.remaining is not None and told.reset_s is not None:
            self._budget = told.remaining - self.active
            self._budget_until = now + told.reset_s + _MARGIN_S

    def _learn(self, job: Job, told: Told, now: float) -> None:
        """Wait, and be slower from now on; answers to what was sent before the lesson teach nothing new."""
        if job.started <= self._learned_at:
            return
        self._learned_at = now
        self._refusals += 1
        wait = told.wait_s
        if wait is None and told.remaining == 0:
            wait = told.reset_s
        if told.per_second is None:
            self._slow_down(job, wait)
        pause = FIRST_PAUSE_S * 2 ** (self._refusals - 1) if wait is None else wait + _MARGIN_S
        self._paused_until = max(self._paused_until, now + pause)

    def _slow_down(self, job: Job, wait_s: float | None) -> None:
        """The rate or number at a time that went well before the refusal, and a little less."""
        window = wait_s if wait_s is not None and wait_s > SHORT_WAIT_S else _WINDOW_S
        well = sum(job.started - window < one < job.started for one in self._starts)
        if self._refusals == 1 and job.beside > 1 and well <= 2 * job.beside:
            self.concurrency = job.beside - 1
            return
        slower = 0.75 * self.per_second if self._refusals > 1 else self.per_second
        self.per_second = max(_MIN_RATE, min(slower, SAFETY * well / window))


def _is_refusal(status: int, told: Told) -> bool:
    """429, and the other statuses with which hosts say the same (GitHub: 403 with nothing remaining)."""
    asks_to_wait = told.wait_s is not None or (told.remaining == 0 and status == 403)
    return status == 429 or (status in (403, 503) and asks_to_wait)
