"""Lanes, limits, pauses and retries on a clock of their own: every second here is only a number."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from dataclasses import replace

import pytest

from modelist.core.exchange import FaultKind, HttpFault, HttpReply, HttpRequest
from modelist.links.lanes import SAFETY, Job
from modelist.links.rate_headers import NOTHING, Told, told_by
from modelist.links.schedule import DEFAULT_PATIENCE, Patience, Schedule
from modelist.providers.questions import Limits, Question

USUAL = Limits(10, 45.0)
OK = HttpReply("", 200)
TIMEOUT = HttpFault(FaultKind.TIMEOUT, "no answer in time")
RESET = HttpFault(FaultKind.RESET, "cut off")
WALL = 1_800_000_000.0
DATE = "Fri, 15 Jan 2027 08:00:00 GMT"  # WALL


def reply(status: int = 429, **headers: str) -> HttpReply:
    return HttpReply("", status, {name.replace("_", "-"): value for name, value in headers.items()})


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, NOTHING),
        ({"retry_after": "7"}, Told(wait_s=7)),
        ({"retry_after": "1.5"}, Told(wait_s=1.5)),
        ({"retry_after": "Fri, 15 Jan 2027 08:01:30 GMT"}, Told(wait_s=90)),
        ({"retry_after": "Fri, 15 Jan 2027 08:01:30 GMT", "date": "Fri, 15 Jan 2027 08:01:00 GMT"}, Told(wait_s=30)),
        ({"retry_after": "Fri, 15 Jan 2027 07:00:00 GMT"}, Told(wait_s=0)),
        ({"retry_after": "soon"}, Told()),
        ({"ratelimit": '"api";r=12;t=200'}, Told(remaining=12, reset_s=200)),
        ({"ratelimit": "limit=100, remaining=3, reset=9"}, Told(remaining=3, reset_s=9)),
        ({"ratelimit_remaining": "4", "ratelimit_reset": "60", "ratelimit_limit": "5"}, Told(remaining=4, reset_s=60)),
        ({"x_ratelimit_remaining": "0", "x_ratelimit_reset": "1800000060"}, Told(remaining=0, reset_s=60)),
        ({"x_ratelimit_remaining": "0", "x_ratelimit_reset": "1800000060000"}, Told(remaining=0, reset_s=60)),
        ({"x_ratelimit_remaining": "9", "x_ratelimit_reset": "30"}, Told(remaining=9, reset_s=30)),
        ({"x_rate_limit_remaining": "9", "x_rate_limit_reset": "30"}, Told(remaining=9, reset_s=30)),
        ({"ratelimit_policy": '"fixed window";"api";q=500;w=300'}, Told()),
        ({"ratelimit_policy": '"burst";q=50;w=1, "day";q=5000;w=3600'}, Told(per_second=50)),
        ({"ratelimit_policy": "100;w=10"}, Told(per_second=10)),
        ({"ratelimit": "nonsense", "ratelimit_policy": ";;;"}, Told()),
    ],
)
def test_what_hosts_say_of_their_limits(headers: dict[str, str], expected: Told) -> None:
    assert told_by(reply(**headers), WALL) == expected


class Run:
    """A schedule whose exchanges are decided by a function and take a while each."""

    def __init__(
        self, answer: Callable[[Job, float], HttpReply | HttpFault], patience: Patience = DEFAULT_PATIENCE
    ) -> None:
        self.schedule = Schedule(patience)
        self.answer = answer
        self.now = 0.0
        self.sent: list[tuple[float, str]] = []
        self.final: dict[str, HttpReply | HttpFault] = {}

    def add(self, count: int, limits: Limits = USUAL, lane: str = "host") -> None:
        for number in range(count):
            url = f"http://{lane}/{number}"
            self.schedule.add(Question("web", HttpRequest(url), ()), limits, lane, self.now)

    def run(self, latency_s: float = 0.02, attempts: int = 3) -> None:
        under_way: list[tuple[float, int, Job, HttpReply | HttpFault]] = []
        for _ in range(100_000):
            while (job := self.schedule.take(self.now)) is not None:
                self.sent.append((self.now, job.question.request.url))
                under_way.append((self.now + latency_s, len(self.sent), job, self.answer(job, self.now)))
            for job, fault in self.schedule.abandoned:
                self.final[job.question.request.url] = fault
            self.schedule.abandoned = []
            if self.schedule.is_done:
                return
            under_way.sort(key=lambda one: one[:2])
            next_end = under_way[0][0] if under_way else math.inf
            self.now = min(next_end, max(self.now, self.schedule.next_time()))
            assert self.now < math.inf, "nothing will ever happen"
            if next_end <= self.now:
                _, _, job, outcome = under_way.pop(0)
                transient = outcome.is_transient if isinstance(outcome, HttpFault) else outcome.status in (429, 503)
                if self.schedule.finish(job, outcome, transient, attempts, self.now, WALL + self.now):
                    self.final[job.question.request.url] = outcome
        raise AssertionError("the schedule goes round in circles")

    def busiest(self, window_s: float = 1.0) -> int:
        times = [at for at, _ in self.sent]
        return max(sum(1 for other in times if at <= other < at + window_s) for at in times)


class Limited:
    """A host that takes so many at a time and in any stretch of so many seconds."""

    def __init__(self, quota: int, window_s: float = 1.0, concurrency: int = 99, **headers: str) -> None:
        self.quota, self.window_s, self.concurrency, self.headers = quota, window_s, concurrency, headers
        self.taken: list[float] = []
        self.refused = 0

    def __call__(self, job: Job, now: float) -> HttpReply:
        self.taken = [one for one in self.taken if now - one < self.window_s]
        if len(self.taken) >= self.quota or job.beside > self.concurrency:
            self.refused += 1
            return reply(**self.headers)
        self.taken.append(now)
        return OK


def test_a_lane_keeps_to_its_rate() -> None:
    run = Run(lambda job, now: OK)
    run.add(500)
    run.run()
    assert run.busiest() <= 45
    assert run.now < 11.5


def test_a_slow_lane_never_makes_up_for_lost_time() -> None:
    run = Run(lambda job, now: OK)
    run.add(5, Limits(1, 1 / 3))
    run.run(latency_s=4.0)
    starts = [at for at, _ in run.sent]
    assert all(later - earlier >= 3 for earlier, later in itertools.pairwise(starts))


def test_a_lane_keeps_to_its_concurrency_and_begins_with_less() -> None:
    seen: list[int] = []
    run = Run(lambda job, now: seen.append(job.beside) or OK)
    run.add(50, Limits(5, 1000.0))
    run.run(latency_s=1.0)
    assert max(seen[:2]) == 2
    assert max(seen) == 5


def test_services_that_share_a_host_share_the_stricter_limits() -> None:
    seen: list[int] = []
    run = Run(lambda job, now: seen.append(job.beside) or OK)
    run.add(5, Limits(5, 1000.0))
    run.add(5, Limits(1, 10.0))
    run.run(latency_s=0.5)
    assert max(seen) == 1


@pytest.mark.parametrize(
    "headers",
    [{}, {"retry_after": "1"}, {"ratelimit_policy": '"a";q=50;w=1', "ratelimit": '"a";r=0;t=1'}],
    ids=["silent", "retry-after", "ratelimit"],
)
def test_after_the_first_429_there_are_no_more(headers: dict[str, str]) -> None:
    host = Limited(50, **headers)
    run = Run(host)
    run.add(500, Limits(10, 100.0))
    run.run(latency_s=0.005)
    assert host.refused == 1
    assert all(one is OK for one in run.final.values())
    assert run.now < 14


def test_a_policy_is_kept_before_any_429() -> None:
    host = Limited(50)
    run = Run(lambda job, now: host(job, now) and reply(200, ratelimit_policy='"a";q=50;w=1'))
    run.add(300, Limits(10, 100.0))
    run.run()
    assert host.refused == 0
    assert run.busiest() <= 50 * SAFETY + 6  # what was sent before the first reply


def test_a_limit_of_requests_at_a_time_is_learned_too() -> None:
    host = Limited(10_000, concurrency=3)
    jobs: list[Job] = []
    run = Run(lambda job, now: jobs.append(replace(job)) or host(job, now))
    run.add(100)
    run.run(latency_s=0.1)
    assert host.refused <= 6  # what was under way until the first refusal came back
    assert max(job.beside for job in jobs[-60:]) == 3
    assert all(one is OK for one in run.final.values())


def test_what_was_under_way_at_the_first_429_teaches_no_second_lesson() -> None:
    refused: list[float] = []

    def answer(job: Job, now: float) -> HttpReply:
        if 0.5 < now < 0.7:
            refused.append(now)
            return reply(retry_after="1")
        return OK

    run = Run(answer)
    run.add(200)
    run.run(latency_s=0.1)
    assert 1 < len(refused) <= 6
    assert run.now < 12


def test_a_wait_is_kept_to_the_second() -> None:
    run = Run(lambda job, now: reply(retry_after="Fri, 15 Jan 2027 08:00:20 GMT") if job.attempts == 1 else OK)
    run.add(1)
    run.run()
    assert 20 <= run.sent[1][0] < 21
    assert run.final["http://host/0"] is OK


def test_a_wait_of_a_day_ends_the_lane() -> None:
    run = Run(lambda job, now: reply(retry_after="86400"))
    run.add(20)
    run.run()
    assert len(run.sent) <= 2
    assert run.now < 1
    faults = [one for one in run.final.values() if isinstance(one, HttpFault)]
    assert {one.kind for one in faults} == {FaultKind.STOPPED}
    assert "24 hours" in faults[0].detail


def test_a_wait_beyond_the_end_of_the_run_ends_the_lane() -> None:
    run = Run(lambda job, now: reply(503, retry_after="60"), Patience(ends=30.0))
    run.add(5)
    run.run()
    assert run.now < 1
    assert len(run.final) == 5


def test_a_host_that_only_refuses_is_given_up() -> None:
    run = Run(lambda job, now: reply())
    run.add(30)
    run.run()
    assert len(run.sent) < 10
    assert len(run.final) == 30


def test_a_quota_that_is_used_up_is_waited_for() -> None:
    quota = [5]

    def answer(job: Job, now: float) -> HttpReply:
        if now >= 60:
            return OK
        quota[0] -= 1
        assert quota[0] >= 0
        return reply(200, x_ratelimit_remaining=str(quota[0]), x_ratelimit_reset=str(WALL + 60))

    run = Run(answer)
    run.add(8)
    run.run()
    assert len(run.sent) == 8
    assert 60 <= run.sent[5][0] < 61


def test_githubs_403_with_nothing_remaining_is_a_refusal() -> None:
    refusal = reply(403, x_ratelimit_remaining="0", x_ratelimit_reset=str(WALL + 4000))
    run = Run(lambda job, now: refusal)
    run.add(5)
    run.run()
    assert len(run.sent) <= 2
    assert "67 minutes" in str(run.final["http://host/4"])


def test_transient_statuses_recover_with_growing_pauses() -> None:
    run = Run(lambda job, now: OK if job.attempts == 3 else reply(503))
    run.add(1)
    run.run()
    first, second, third = (at for at, _ in run.sent)
    assert 0.25 <= second - first <= 0.8
    assert second - first < third - second
    assert run.final["http://host/0"] is OK


def test_the_last_try_comes_when_everything_else_is_done() -> None:
    run = Run(lambda job, now: reply(503) if job.lane == "bad" else OK)
    run.add(1, lane="bad")
    run.add(200, lane="good")
    run.run()
    assert [url for _, url in run.sent].count("http://bad/0") == 3
    assert run.sent[-1][1] == "http://bad/0"


def test_what_must_not_be_asked_twice_is_not() -> None:
    run = Run(lambda job, now: RESET)
    run.add(1)
    run.run(attempts=1)
    assert len(run.sent) == 1


def test_a_host_that_never_answers_costs_a_few_timeouts() -> None:
    run = Run(lambda job, now: TIMEOUT if job.lane == "dead" else OK)
    run.add(50, lane="dead")
    run.add(50, lane="good")
    run.run(latency_s=10.0)
    assert sum(url.startswith("http://dead") for _, url in run.sent) <= 5
    assert sum(one is OK for one in run.final.values()) == 50
    assert sum(one == TIMEOUT for one in run.final.values()) == 50


def test_a_host_that_comes_back_is_asked_everything() -> None:
    run = Run(lambda job, now: RESET if now < 2 else OK, Patience(backoff_s=2.0))
    run.add(40)
    run.run()
    assert all(one is OK for one in run.final.values())
    assert len(run.final) == 40


def test_chance_is_seeded() -> None:
    runs = [Run(lambda job, now: reply(503)) for _ in range(2)]
    for run in runs:
        run.add(5)
        run.run()
    assert runs[0].sent == runs[1].sent
