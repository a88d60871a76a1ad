"""Carries the questions of services to their hosts and back until every link has a verdict.

Knows nothing of any service and nothing of HTTP: services plan questions and read replies, a schedule says when which
question may be sent, threads send them. All decisions are made in the calling thread, so that an interruption finds
everything that is known in good order.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from modelist.core.exchange import HttpReply
from modelist.edges.clock import Clock
from modelist.edges.web_address import WebAddress, read_web_address
from modelist.links.lanes import Job
from modelist.links.schedule import DEFAULT_PATIENCE, Patience, Schedule
from modelist.links.workers import Outcome, Sender, Workers
from modelist.providers.questions import Access, Answer, Question, Service, Target, Verdict, VerdictKind

MAX_QUESTIONS_OF_ONE = 60
"""Questions about one page, after which its service is taken to go round in circles."""
_LONGEST_NAP_S = 1.0
"""A Ctrl-C that comes just before the main thread falls asleep is only seen when it wakes."""

_SWITCH_S = 0.02
"""How long a thread may compute before it has to let others; they all wait for hosts most of the time, and with
Python's own 5 ms a fifth of the processor goes into handing over."""
_STOPPED = {
    "interrupted": "the run was interrupted before this was known",
    "deadline": "the run's time was up before this was known",
}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: links that have a verdict, all links, requests that were sent."""

    done: int
    total: int
    requests: int


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """``threads`` at most; the run ends after ``deadline_s`` seconds, whatever is open then is unverified.

    ``patience`` are the pauses (its own ``ends`` is overwritten by the deadline), ``seed`` makes their jitter;
    ``progress`` is called in the calling thread whenever links got verdicts.
    """

    threads: int = 160
    deadline_s: float = math.inf
    patience: Patience = DEFAULT_PATIENCE
    seed: int = 0
    progress: Callable[[Progress], None] | None = None


@dataclass(slots=True)
class Counts:
    """What a run did: requests in all and by lane (host), and how many of them were answered with 429."""

    requests: int = 0
    by_host: dict[str, int] = field(default_factory=dict)
    too_many: int = 0


@dataclass(frozen=True, slots=True)
class Checked:
    """Verdicts by link, in the order of the targets, and how often each was asked for (0: without a request).

    ``stopped`` is empty for a run that came to its end, else ``interrupted`` or ``deadline``; links that had no
    verdict by then are unverified.
    """

    verdicts: Mapping[str, Verdict]
    attempts: Mapping[str, int]
    counts: Counts
    stopped: str = ""


def check(
    targets: Sequence[Target],
    services: Sequence[Service],
    access: Access,
    transport: Sender,
    clock: Clock,
    options: CheckOptions | None = None,
) -> Checked:
    """A verdict for every link of the targets (``Target.urls``).

    The first service that takes a target decides or plans for it; questions may name any other of them. A
    ``KeyboardInterrupt`` ends the run with what is known.
    """
    return _Run(targets, services, access, transport, clock, options or CheckOptions()).result()


class _Run:
    def __init__(
        self,
        targets: Sequence[Target],
        services: Sequence[Service],
        access: Access,
        transport: Sender,
        clock: Clock,
        options: CheckOptions,
    ) -> None:
        self._targets = targets
        self._services = {one.name: one for one in services}
        self._access, self._clock, self._options = access, clock, options
        self._ends = clock.monotonic() + options.deadline_s
        self._schedule = Schedule(options.patience._replace(ends=self._ends), options.seed)
        self._workers = Workers(transport, options.threads)
        self._verdicts: dict[str, Verdict] = {}
        self._attempts: dict[str, int] = {}
        self._open: dict[str, int] = {}
        self._asked: dict[str, int] = {}
        self._counts = Counts()
        self._total = len({url for one in targets for url in one.urls})

    def result(self) -> Checked:
        stopped = ""
        switch_s = sys.getswitchinterval()
        sys.setswitchinterval(_SWITCH_S)
        try:
            self._begin()
            stopped = self._converse()
        except KeyboardInterrupt:
            stopped = "interrupted"
        finally:
            self._workers.stop()
            sys.setswitchinterval(switch_s)
        why = _STOPPED.get(stopped, "no service gave a verdict; please report this")
        links = dict.fromkeys(url for one in self._targets for url in one.urls)
        verdicts = {url: self._verdicts.get(url) or _unverified(why) for url in links}
        return Checked(verdicts, {url: self._attempts.get(url, 0) for url in links}, self._counts, stopped)

    def _begin(self) -> None:
        """Decide what needs no request, and ask the first questions about all else."""
        planned: dict[str, dict[str, Target]] = {}
        for target in self._targets:
            service = next((one for one in self._services.values() if one.takes(target)), None)
            if service is None:
                self._missing(target, "no service knows how to check this address")
                continue
            answer = service.decide(target)
            if answer is None:
                planned.setdefault(service.name, {})[target.url] = target
            else:
                self._accept(answer, (target,), service.name)
        for name, mine in planned.items():
            questions = self._services[name].plan(tuple(mine.values()), self._access)
            self._accept(Answer(questions=tuple(questions)), tuple(mine.values()), name)

    def _converse(self) -> str:
        """Send, wait and read until nothing is open; why it ended before, if it did."""
        schedule, workers, now = self._schedule, self._workers, self._clock.monotonic()
        while not schedule.is_done or schedule.abandoned:
            while workers.have_room and (job := schedule.take(now)) is not None:
                workers.submit(job)
            abandoned, schedule.abandoned = schedule.abandoned, []
            for job, fault in abandoned:
                self._read(job, fault)
            if not abandoned:
                wake = schedule.next_time() if workers.have_room else math.inf
                for job, outcome in workers.wait(min(wake, self._ends, now + _LONGEST_NAP_S) - now):
                    self._finish(job, outcome)
            now = self._clock.monotonic()
            if now >= self._ends:
                return "deadline"
        return ""

    def _finish(self, job: Job, outcome: Outcome) -> None:
        service = self._services[job.question.service]
        self._count(job, outcome)
        is_reply = isinstance(outcome, HttpReply)
        is_transient = service.is_transient(outcome) if isinstance(outcome, HttpReply) else outcome.is_transient
        now, wall = self._clock.monotonic(), self._clock.wall() if is_reply else 0.0
        if self._schedule.finish(job, outcome, is_transient, service.limits.attempts, now, wall):
            self._read(job, outcome)

    def _count(self, job: Job, outcome: Outcome) -> None:
        counts = self._counts
        counts.requests += 1
        counts.by_host[job.lane] = counts.by_host.get(job.lane, 0) + 1
        counts.too_many += isinstance(outcome, HttpReply) and outcome.status == 429

    def _read(self, job: Job, outcome: Outcome) -> None:
        question = job.question
        for target in question.targets:
            for url in target.urls:
                self._attempts[url] = max(job.attempts, self._attempts.get(url, 0))
            self._open[target.url] -= 1
        answer = self._services[question.service].read(question, outcome, self._access)
        self._accept(answer, question.targets, question.service)

    def _accept(self, answer: Answer, targets: Sequence[Target], service: str) -> None:
        """Keep an answer's verdicts and ask its questions; targets that have neither are unverified, never lost."""
        self._verdicts.update(answer.verdicts)
        for question in answer.questions:
            self._ask(question)
        for target in targets:
            if not self._open.get(target.url):
                self._missing(target, f"the service '{service}' of modelist gave no verdict; please report this")
        if self._options.progress is not None:
            done = min(len(self._verdicts), self._total)
            self._options.progress(Progress(done, self._total, self._counts.requests))

    def _ask(self, question: Question) -> None:
        service = self._services.get(question.service)
        if service is None or not self._may_ask(question):
            return
        for target in question.targets:
            self._open[target.url] = self._open.get(target.url, 0) + 1
        lane = service.limits.host or _host(question.request.url)
        self._schedule.add(question, service.limits, lane, self._clock.monotonic())

    def _may_ask(self, question: Question) -> bool:
        """Whether none of a question's targets has been asked about without end."""
        for target in question.targets:
            self._asked[target.url] = self._asked.get(target.url, 0) + 1
        return all(self._asked[target.url] <= MAX_QUESTIONS_OF_ONE for target in question.targets)

    def _missing(self, target: Target, why: str) -> None:
        for url in target.urls:
            self._verdicts.setdefault(url, _unverified(why))


def _unverified(why: str) -> Verdict:
    return Verdict(VerdictKind.UNVERIFIED, why)


def _host(url: str) -> str:
    """The lane of an address: its host, with the port where that is not the scheme's own."""
    address = read_web_address(url)
    return address.authority if isinstance(address, WebAddress) else ""
