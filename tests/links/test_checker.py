"""The conversation of services and hosts over real sockets: pace, retries, slow hosts, interruption, bugs."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from modelist.core.exchange import FaultKind, HttpFault, HttpReply, HttpRequest
from modelist.edges.clock import SYSTEM
from modelist.edges.http import Timeouts, Transport
from modelist.links.checker import MAX_QUESTIONS_OF_ONE, Checked, CheckOptions, Progress, check
from modelist.links.lanes import Job
from modelist.links.schedule import Patience
from modelist.links.workers import Outcome, Workers
from modelist.providers.questions import Access, Answer, Limits, Question, Service, Target, Verdict, VerdictKind
from web_kit import Host, Reply, Web

PATIENCE = Patience(longest_wait_s=2.0, backoff_s=0.02)
QUICK = Timeouts(connect_s=0.15, read_s=0.15, total_s=0.2)
FAST = Limits(4, 400.0)


def verdict_of(reply: HttpReply | HttpFault) -> Verdict:
    if isinstance(reply, HttpFault):
        return Verdict(VerdictKind.UNVERIFIED, f"{reply.kind}: {reply.detail}")
    if reply.status in (404, 410):
        return Verdict(VerdictKind.BROKEN, status=reply.status)
    return Verdict(VerdictKind.OK if reply.status < 300 else VerdictKind.UNVERIFIED, status=reply.status)


def read_plainly(question: Question, reply: HttpReply | HttpFault, access: Access) -> Answer:
    if isinstance(reply, HttpReply) and reply.status in (301, 302):
        following = HttpRequest(reply.headers["location"])
        return Answer(questions=(Question(question.service, following, question.targets),))
    return Answer({url: verdict_of(reply) for target in question.targets for url in target.urls})


def plan_plainly(targets: Sequence[Target], access: Access) -> tuple[Question, ...]:
    return tuple(Question("plain", HttpRequest(one.url), (one,)) for one in targets)


def service(name: str = "plain", limits: Limits = FAST, **changes: Any) -> Service:
    """Asks for each page once and believes its status."""
    parts: dict[str, Any] = {
        "takes": lambda target: True,
        "decide": lambda target: None,
        "plan": plan_plainly,
        "read": read_plainly,
        "is_transient": lambda reply: reply.status in (429, 503),
    }
    return Service(name, limits, **{**parts, **changes})


@pytest.fixture(autouse=True, scope="module")
def warm() -> None:
    """What is imported with the first request takes longer than some tests have."""
    Transport().send(HttpRequest("http://127.0.0.1/"))


@pytest.fixture
def web() -> Iterator[Web]:
    with Web() as web:
        yield web


def run(web: Web, urls: Sequence[str], *services: Service, **options: Any) -> Checked:
    transport = Transport(network=web.network, timeouts=QUICK)
    targets = [Target(url) for url in urls]
    settings = CheckOptions(**{"patience": PATIENCE, **options})
    try:
        return check(targets, services or (service(),), Access(), transport, SYSTEM, settings)
    finally:
        transport.close()


def kinds(checked: Checked) -> list[str]:
    return [str(one.kind) for one in checked.verdicts.values()]


def good_host(web: Web, name: str, delay: float = 0.0) -> Host:
    host = web.host(name)
    host.otherwise = Reply(delay=delay)
    return host


def test_every_link_gets_its_verdict_in_the_order_of_the_targets(web: Web) -> None:
    host = good_host(web, "a.test").on("/gone", Reply(404)).on("/moved", Reply(301, (("Location", "http://b.test/"),)))
    good_host(web, "b.test")
    urls = [host.url(path) for path in ("/x", "/gone", "/moved", "/y")]
    checked = run(web, urls)
    assert list(checked.verdicts) == urls
    assert kinds(checked) == ["ok", "broken", "ok", "ok"]
    assert (checked.counts.requests, checked.counts.by_host) == (5, {"a.test": 4, "b.test": 1})
    assert set(checked.attempts.values()) == {1}
    assert checked.stopped == ""


def test_fragments_of_a_page_are_asked_with_it_once(web: Web) -> None:
    host = good_host(web, "a.test")
    transport = Transport(network=web.network)
    checked = check([Target(host.url("/"), ("", "x", "y"))], (service(),), Access(), transport, SYSTEM)
    transport.close()
    assert list(checked.verdicts) == ["http://a.test/", "http://a.test/#x", "http://a.test/#y"]
    assert len(host.log) == 1


def test_a_503_recovers(web: Web) -> None:
    host = web.host("a.test").on("/", Reply(503), Reply(503), Reply())
    checked = run(web, [host.url()])
    assert kinds(checked) == ["ok"]
    assert list(checked.attempts.values()) == [3]


def test_a_reset_connection_is_tried_again(web: Web) -> None:
    host = web.host("a.test").on("/", Reply(raw=b"", end="reset"), Reply())
    assert kinds(run(web, [host.url()])) == ["ok"]


def test_what_fails_to_the_end_is_unverified_and_was_asked_as_often_as_allowed(web: Web) -> None:
    host = web.host("a.test").on("/", Reply(503))
    checked = run(web, [host.url()])
    assert kinds(checked) == ["unverified"]
    assert len(host.log) == 3


def test_retry_after_in_seconds_is_waited_for(web: Web) -> None:
    host = web.host("a.test").on("/", Reply(429, (("Retry-After", "0.3"),)), Reply())
    checked = run(web, [host.url()])
    assert kinds(checked) == ["ok"]
    assert host.log[1].started - host.log[0].started >= 0.3
    assert checked.counts.too_many == 1


def test_retry_after_as_a_date_is_waited_for(web: Web) -> None:
    date = (("Date", "Fri, 15 Jan 2027 08:00:00 GMT"), ("Retry-After", "Fri, 15 Jan 2027 08:00:01 GMT"))
    host = web.host("a.test").on("/", Reply(429, date), Reply())
    assert kinds(run(web, [host.url()])) == ["ok"]
    assert host.log[1].started - host.log[0].started >= 1.0


def test_a_retry_after_of_a_day_is_not_waited_for(web: Web) -> None:
    host = web.host("a.test")
    host.otherwise = Reply(429, (("Retry-After", "86400"),))
    begin = time.monotonic()
    checked = run(web, [host.url(f"/{number}") for number in range(10)])
    assert time.monotonic() - begin < 1
    assert set(kinds(checked)) == {"unverified"}
    assert len(host.log) <= 2


def test_no_host_gets_more_at_a_time_than_its_limit(web: Web) -> None:
    hosts = [good_host(web, f"h{number}.test", delay=0.01) for number in range(3)]
    run(web, [host.url(f"/{number}") for number in range(40) for host in hosts], service(limits=Limits(3, 1000.0)))
    assert [host.peak for host in hosts] == [3, 3, 3]
    assert [len(host.log) for host in hosts] == [40, 40, 40]


def test_no_host_gets_more_a_second_than_its_limit(web: Web) -> None:
    host = good_host(web, "a.test")
    run(web, [host.url(f"/{number}") for number in range(30)], service(limits=Limits(10, 40.0)))
    times = [one.started for one in host.log]
    assert times[-1] - times[0] >= 29 / 40 - 0.1
    assert host.busiest(0.25) <= 13


def test_a_service_with_one_lane_asks_all_its_hosts_in_it(web: Web) -> None:
    hosts = [good_host(web, f"h{number}.test", delay=0.02) for number in range(4)]
    checked = run(web, [one.url("/") for one in hosts], service(limits=Limits(1, 100.0, 3, "the-service")))
    spans = sorted((host.log[0].started, host.log[0].ended) for host in hosts)
    assert all(earlier[1] <= later[0] for earlier, later in itertools.pairwise(spans))
    assert checked.counts.by_host == {"the-service": 4}


def test_after_the_first_429_there_are_no_more(web: Web) -> None:
    host = good_host(web, "a.test", delay=0.002)
    host.limit(concurrency=10, per_second=40, headers=(("Retry-After", "1"),))
    checked = run(web, [host.url(f"/{number}") for number in range(60)], service(limits=Limits(10, 100.0)))
    assert set(kinds(checked)) == {"ok"}
    assert 1 <= host.refusals <= 2
    assert checked.counts.too_many == host.refusals


def test_one_host_that_never_answers_holds_up_none_of_forty_that_do(web: Web) -> None:
    hosts = [good_host(web, f"h{number}.test") for number in range(40)]
    dead = web.host("dead.test")
    dead.otherwise = Reply(raw=b"", end="hang")
    seen: list[Progress] = []
    urls = [host.url(f"/{number}") for number in range(3) for host in [dead, *hosts]]
    urls += [dead.url(f"/more/{number}") for number in range(20)]
    begin = time.monotonic()
    checked = run(web, urls, threads=12, progress=seen.append)
    assert max(one.log[-1].started for one in hosts) - begin < 1.0
    assert time.monotonic() - begin < 3
    assert kinds(checked).count("ok") == 120
    assert len(dead.log) <= 5
    assert all("timeout" in checked.verdicts[url].reason for url in urls if "dead" in url)
    assert (seen[-1].done, seen[-1].total) == (143, 143)
    assert seen[-1].requests == checked.counts.requests


def test_the_deadline_ends_the_run_with_what_is_known(web: Web) -> None:
    slow = web.host("slow.test")
    slow.otherwise = Reply(delay=10)
    fine = good_host(web, "fine.test")
    begin = time.monotonic()
    checked = run(web, [fine.url(), slow.url("/a"), slow.url("/b")], deadline_s=0.15)
    assert time.monotonic() - begin < 1
    assert kinds(checked) == ["ok", "unverified", "unverified"]
    assert checked.stopped == "deadline"


def test_an_interruption_ends_the_run_with_what_is_known(web: Web) -> None:
    fine, slow = good_host(web, "fine.test"), web.host("slow.test")
    slow.otherwise = Reply(delay=10)

    def interrupt(progress: Progress) -> None:
        if progress.requests == 2:
            raise KeyboardInterrupt

    urls = [slow.url(), *(fine.url(f"/{number}") for number in range(9))]
    checked = run(web, urls, progress=interrupt)
    assert checked.stopped == "interrupted"
    assert list(checked.verdicts) == urls
    assert kinds(checked).count("ok") == 2
    assert "interrupted" in checked.verdicts[slow.url()].reason


def test_the_run_looks_up_at_least_once_a_second(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    naps: list[float] = []

    def wait(workers: Workers, timeout_s: float) -> list[tuple[Job, Outcome]]:
        naps.append(timeout_s)
        return real_wait(workers, timeout_s)

    real_wait = Workers.wait
    monkeypatch.setattr(Workers, "wait", wait)
    assert kinds(run(web, [good_host(web, "fine.test").url()], deadline_s=900)) == ["ok"]
    assert naps
    assert max(naps) <= 1.001


def test_what_is_decided_without_a_request_sends_none(web: Web) -> None:
    sure = service("sure", decide=lambda target: Answer({target.url: Verdict(VerdictKind.OK)}))
    checked = run(web, ["https://img.shields.io/badge/a-b-c"], sure)
    assert kinds(checked) == ["ok"]
    assert (checked.counts.requests, *checked.attempts.values()) == (0, 0)


def test_the_first_service_that_takes_a_target_gets_it_and_may_hand_it_on(web: Web) -> None:
    host = good_host(web, "a.test")
    hub = service(
        "hub",
        takes=lambda target: "mine" in target.url,
        plan=lambda targets, access: [Question("plain", HttpRequest(targets[0].url), tuple(targets))],
        read=lambda question, reply, access: pytest.fail("the question named another service"),
    )
    assert kinds(run(web, [host.url("/mine"), host.url("/other")], hub, service())) == ["ok", "ok"]


def test_a_batch_that_is_refused_is_asked_again_in_halves(web: Web) -> None:
    host = web.host("a.test")
    host.otherwise = lambda seen: Reply(200 if seen.path.count(",") == 0 else 400)

    def ask(targets: Sequence[Target], access: Access = Access()) -> tuple[Question, ...]:  # noqa: B008
        ids = ",".join(one.url.rpartition("/")[2] for one in targets)
        return (Question("plain", HttpRequest(host.url(f"/q?{ids}")), tuple(targets)),)

    def read(question: Question, reply: HttpReply | HttpFault, access: Access) -> Answer:
        if isinstance(reply, HttpReply) and reply.status == 400:
            middle = len(question.targets) // 2
            return Answer(questions=ask(question.targets[:middle]) + ask(question.targets[middle:]))
        return read_plainly(question, reply, access)

    checked = run(web, [f"http://papers.test/{number}" for number in range(5)], service(plan=ask, read=read))
    assert kinds(checked) == ["ok"] * 5
    assert checked.counts.requests == 9


@pytest.mark.parametrize(
    "broken",
    [
        service(plan=lambda targets, access: ()),
        service(read=lambda question, reply, access: Answer()),
        service(read=lambda question, reply, access: Answer(questions=(question,))),
        service(plan=lambda targets, access: (Question("nobody", HttpRequest(targets[0].url), tuple(targets)),)),
        service(decide=lambda target: Answer()),
    ],
    ids=["plans-nothing", "says-nothing", "asks-for-ever", "unknown-service", "decides-nothing"],
)
def test_a_link_that_a_service_forgets_is_unverified_and_never_lost(web: Web, broken: Service) -> None:
    host = good_host(web, "a.test")
    checked = run(web, [host.url()], broken)
    assert kinds(checked) == ["unverified"]
    assert "report" in checked.verdicts[host.url()].reason
    assert len(host.log) <= MAX_QUESTIONS_OF_ONE


def test_an_address_that_nobody_takes_is_unverified(web: Web) -> None:
    checked = run(web, ["http://a.test/"], service(takes=lambda target: False))
    assert kinds(checked) == ["unverified"]


def test_a_bug_in_a_thread_is_raised_and_not_swallowed() -> None:
    class Faulty:
        def send(self, request: HttpRequest) -> HttpReply:
            raise ZeroDivisionError("a bug")

    with pytest.raises(ZeroDivisionError):
        check([Target("http://a.test/")], (service(),), Access(), Faulty(), SYSTEM)


def test_no_links_are_no_work(web: Web) -> None:
    assert run(web, []).verdicts == {}


def test_a_name_that_does_not_exist_is_not_asked_again(web: Web) -> None:
    checked = run(web, ["http://nothing.invalid/"])
    assert str(FaultKind.NO_HOST) in checked.verdicts["http://nothing.invalid/"].reason
    assert list(checked.attempts.values()) == [1]
