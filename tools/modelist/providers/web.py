"""The web at large: every address that no other service takes is asked with a GET that reads no more than it needs.

Only what is certain is broken: 404 and 410, a host or an anchor that does not exist. Whatever a wall against programs,
a bad day or a slow line can cause is unverified. A HEAD is sent only where a host is known to answer it as it would
a GET, and anything but its success is asked again with a GET.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from modelist.core.exchange import FaultKind, HttpFault, HttpReply, HttpRequest
from modelist.providers.questions import Access, Answer, Limits, Question, Service, Target, Verdict, VerdictKind
from modelist.providers.urls import split_url
from modelist.providers.web_fragments import MAX_PAGE, Found, PageAnchors, anchors_wanted
from modelist.providers.web_moves import REDIRECTS, judge_way, next_hop, through_doi
from modelist.providers.web_pages import find_wall, page_trouble
from modelist.providers.web_statuses import GONE, TRANSIENT, fault_reason, status_reason
from modelist.providers.web_urls import archived, certain_fault

NAME = "web"
LIMITS = Limits(concurrency=10, per_second=45.0)
"""What ordinary hosts bear without a word: fewer connections than browsers open, fewer requests than they refuse."""

MAX_HEAD = 16_384
"""Bytes of a page that are read for its title."""

HEAD_HOSTS = frozenset({"raw.githubusercontent.com", "storage.googleapis.com", "files.pythonhosted.org"})
"""Stores of files that answer HEAD from the same record as GET, and whose files are large."""

_HEAD = "head"
_ACCEPT = ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
_FILES = (".pdf", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".zip", ".gz", ".mp4", ".csv", ".json", ".txt")


def takes(target: Target) -> bool:
    """Every address."""
    return True


def decide(target: Target) -> Answer | None:
    """What can be said without asking: schemes that are refused, names that no host can have."""
    verdict = certain_fault(target.url)
    return None if verdict is None else Answer(dict.fromkeys(target.urls, verdict))


def plan(targets: Sequence[Target], access: Access) -> tuple[Question, ...]:
    """One question for each page, with all of its fragments."""
    return tuple(_first(one) for one in targets)


def read(question: Question, reply: HttpReply | HttpFault, access: Access) -> Answer:
    """The verdicts that a reply gives, or the next hop."""
    if isinstance(reply, HttpFault):
        return _answer(question, _no_reply(question, reply))
    if question.step == _HEAD and not 200 <= reply.status < 300:
        return Answer(questions=(_get(question.targets[0]),))
    if reply.status in REDIRECTS:
        following = next_hop(question, reply)
        return Answer(questions=(following,)) if isinstance(following, Question) else _answer(question, following)
    if reply.status == 304:
        return _answer(question, _unchanged(question.targets[0]))
    if not 200 <= reply.status < 300 and reply.status != 300:
        return _answer(question, _refused(reply))
    return _page(question, reply)


def is_transient(reply: HttpReply) -> bool:
    """Whether the same question may go well a little later."""
    return reply.status in TRANSIENT and not find_wall(reply)


def _first(target: Target) -> Question:
    url = split_url(target.url)
    if url is not None and url.host in HEAD_HOSTS and not anchors_wanted(target.fragments):
        return Question(NAME, HttpRequest(target.url, "HEAD", (_ACCEPT,)), (target,), step=_HEAD)
    return _get(target)


def _get(target: Target) -> Question:
    wanted = MAX_PAGE if anchors_wanted(target.fragments) else 0 if target.url.lower().endswith(_FILES) else MAX_HEAD
    headers = (_ACCEPT, *_conditions(target.previous))
    return Question(NAME, HttpRequest(target.url, headers=headers, max_bytes=wanted), (target,))


def _conditions(previous: Verdict | None) -> tuple[tuple[str, str], ...]:
    if previous is None or previous.kind is not VerdictKind.OK:
        return ()
    if previous.etag:
        return (("If-None-Match", previous.etag),)
    return (("If-Modified-Since", previous.last_modified),) if previous.last_modified else ()


def _no_reply(question: Question, fault: HttpFault) -> Verdict:
    host = getattr(split_url(question.request.url), "host", "")
    behind = f"redirects to {host}: " if question.hops else ""
    if fault.kind is FaultKind.NO_HOST:
        return Verdict(VerdictKind.BROKEN, f"{behind}there is no host {host}")
    if fault.kind is FaultKind.PRIVATE_ADDRESS:
        return Verdict(VerdictKind.FORBIDDEN, f"{behind}{fault.detail or f'{host} is not on the public web'}")
    return Verdict(VerdictKind.UNVERIFIED, f"{behind}{fault_reason(fault)}")


def _unchanged(target: Target) -> Verdict:
    if target.previous is None:
        return Verdict(VerdictKind.UNVERIFIED, "says that nothing changed without having been asked (304)", 304)
    return target.previous


def _refused(reply: HttpReply) -> Verdict:
    wall = find_wall(reply)
    if wall:
        return Verdict(VerdictKind.UNVERIFIED, f"{wall} ({reply.status})", reply.status)
    if reply.status in GONE:
        return Verdict(VerdictKind.BROKEN, GONE[reply.status], reply.status)
    return Verdict(VerdictKind.UNVERIFIED, status_reason(reply.status), reply.status)


def _page(question: Question, reply: HttpReply) -> Answer:
    """Verdicts on a page that is there: what its beginning gives away, its fragments, and the way that led to it."""
    stalled = question.request.max_bytes and not reply.body and not reply.is_complete
    trouble = "begins to answer, but no page arrives" if stalled else find_wall(reply) or page_trouble(reply)
    kind = VerdictKind.UNVERIFIED if trouble else VerdictKind.OK
    etag, modified = reply.headers.get("etag", ""), reply.headers.get("last-modified", "")
    verdict = Verdict(kind, trouble, reply.status, etag=etag, last_modified=modified)
    target = question.targets[0]
    if trouble:
        return _answer(question, replace(verdict, suggestion=archived(target.url)))
    if not any(target.fragments):
        return _answer(question, verdict)
    anchors = PageAnchors(reply, question.request.url)
    pairs = zip(target.urls, target.fragments, strict=True)
    return Answer({url: _finish(question, _place(verdict, anchors, one), url) for url, one in pairs})


def _place(verdict: Verdict, anchors: PageAnchors, fragment: str) -> Verdict:
    found = anchors.find(fragment)
    if found is Found.NO:
        return replace(verdict, kind=VerdictKind.BROKEN, reason=f"the page has no place '#{fragment[:100]}'")
    if found is Found.UNKNOWN:
        return replace(
            verdict, kind=VerdictKind.UNVERIFIED, reason=f"'#{fragment[:100]}' was not seen; {anchors.doubt}"
        )
    return verdict


def _answer(question: Question, verdict: Verdict) -> Answer:
    return Answer({url: _finish(question, verdict, url) for url in question.targets[0].urls})


def _finish(question: Question, verdict: Verdict, url: str) -> Verdict:
    """A verdict on the last page as one on the link: with the way to it, and where else to look."""
    if verdict.kind is VerdictKind.OK and verdict is not question.targets[0].previous:
        return judge_way(question, verdict, url)
    if verdict.kind is VerdictKind.UNVERIFIED and through_doi(question):
        note = f"the name is registered; its page could not be seen: {verdict.reason}"
        return replace(verdict, kind=VerdictKind.OK, reason="", note=note, suggestion="")
    if verdict.kind is VerdictKind.BROKEN and not verdict.suggestion:
        verdict = replace(verdict, suggestion=archived(url))
    if question.hops and verdict.final_url is None and verdict.kind is not VerdictKind.OK:
        return replace(verdict, final_url=question.request.url)
    return verdict


WEB = Service(NAME, LIMITS, takes, decide, plan, read, is_transient)
