"""What services share in reading replies: JSON, redirects, and verdicts for all links of a question."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin, urlsplit

from modelist.core.exchange import HttpFault, HttpReply, HttpRequest
from modelist.providers.questions import Answer, Question, Target, Verdict, VerdictKind

REDIRECTS = frozenset({301, 302, 303, 307, 308})

MAX_HOPS = 3
"""Redirects of one question that are followed at a service; none is known to need more than two."""

KNOWN_PLACE = ":~:"
"""How a fragment for the browser alone begins (https://wicg.github.io/scroll-to-text-fragment/): no page lacks it."""


def joined(answers: Iterable[Answer]) -> Answer:
    """All verdicts and questions of several answers."""
    verdicts: dict[str, Verdict] = {}
    questions: list[Question] = []
    for one in answers:
        verdicts |= one.verdicts
        questions += one.questions
    return Answer(verdicts, tuple(questions))


def answer_all(targets: Iterable[Target], verdict: Verdict) -> Answer:
    """One verdict for every link of some targets; a redirect keeps each link's own fragment."""
    return Answer({url: one for target in targets for url, one in for_links(target, verdict, lambda _: True)})


def for_links(target: Target, verdict: Verdict, has_place: Callable[[str], bool]) -> Iterator[tuple[str, Verdict]]:
    """A page's verdict for each link to it: unverified where it works but nobody knows whether it has the place.

    ``has_place`` tells of a fragment whether the page surely has it.
    """
    for url, fragment in zip(target.urls, target.fragments or ("",), strict=True):
        sure = not fragment or fragment.startswith(KNOWN_PLACE) or has_place(fragment)
        if verdict.kind is VerdictKind.OK and not sure:
            reason = f"the page is there; whether it has the place '#{fragment}' was not asked"
            yield url, Verdict(VerdictKind.UNVERIFIED, reason, verdict.status, facts=verdict.facts)
        elif fragment and verdict.final_url and "#" not in verdict.final_url:
            yield url, replace(verdict, final_url=f"{verdict.final_url}#{fragment}")
        else:
            yield url, verdict


def read_json(reply: HttpReply) -> Any:
    """The JSON of a body; None where it is cut off or is none."""
    try:
        return json.loads(reply.body) if reply.is_complete else None
    except (ValueError, RecursionError):
        return None


def read_object(reply: HttpReply) -> dict[str, Any] | None:
    """The JSON object of a body; None for anything else."""
    found = read_json(reply)
    return found if isinstance(found, dict) else None


def text_in(data: Mapping[str, Any], key: str) -> str:
    """A text in JSON; empty where there is none under this key."""
    found = data.get(key)
    return found if isinstance(found, str) else ""


def as_items(value: object) -> list[Any]:
    """What one or several values are written as in JSON, as a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def no_answer(service: str, came: HttpReply | HttpFault) -> Verdict:
    """What a reply that says nothing of the link, or no reply at all, leaves it as."""
    if isinstance(came, HttpFault):
        return Verdict(VerdictKind.UNVERIFIED, f"{service} could not be asked: {came.detail}")
    if came.status == 429:
        reason = f"{service} takes no more requests for now"
    elif came.status >= 500:
        reason = f"{service} has trouble of its own (status {came.status})"
    elif came.status == 200:
        reason = f"{service} answered with something that could not be read"
    else:
        reason = f"{service} answered with status {came.status}, which tells nothing of the link"
    return Verdict(VerdictKind.UNVERIFIED, reason, came.status)


def location_of(question: Question, reply: HttpReply) -> str | None:
    """The absolute address that a redirect leads to; None for other replies and for addresses not of the web."""
    if reply.status not in REDIRECTS or not reply.headers.get("location"):
        return None
    try:
        target = urljoin(question.request.url, reply.headers["location"].strip())
        parts = urlsplit(target)
    except ValueError:
        return None
    return target if parts.scheme in ("http", "https") and parts.hostname else None


def same_origin(one: str, other: str) -> bool:
    """Whether two addresses have scheme, host and port in common."""
    first, second = urlsplit(one), urlsplit(other)
    return (first.scheme, first.netloc.lower()) == (second.scheme, second.netloc.lower())


def follow(service: str, question: Question, reply: HttpReply) -> Answer:
    """The same question at the address that a redirect leads to, without the token where that is another origin."""
    where = location_of(question, reply)
    if where is None:
        return answer_all(question.targets, no_answer(service, reply))
    if len(question.hops) >= MAX_HOPS:
        reason = f"{service} redirects more than {MAX_HOPS} times"
        return answer_all(question.targets, Verdict(VerdictKind.UNVERIFIED, reason, reply.status))
    token = question.request.token_of if same_origin(where, question.request.url) else ""
    request = replace(question.request, url=where, token_of=token)
    hops = (*question.hops, (reply.status, question.request.url))
    return Answer(questions=(replace(question, request=request, hops=hops),))


def without_token(question: Question) -> Answer:
    """The same question asked by nobody in particular: what a token that is not good needs."""
    return Answer(questions=(replace(question, request=replace(question.request, token_of="")),))


def ask(question: Question, request: HttpRequest, targets: Sequence[Target], step: str) -> Question:
    """A further question of the same service, with its own redirects to come."""
    return Question(question.service, request, tuple(targets), (), step)


def unchanged(targets: Iterable[Target], service: str, reply: HttpReply) -> Answer:
    """What ``304 Not Modified`` says: the earlier verdict holds."""
    kept = ((one, one.previous or no_answer(service, reply)) for one in targets)
    return Answer({url: verdict for target, verdict in kept for url in target.urls})


def etag_of(targets: Sequence[Target]) -> tuple[tuple[str, str], ...]:
    """The header that asks whether anything changed, where all targets of a request remember the same reply."""
    tags = {one.previous.etag if one.previous and not any(one.fragments) else "" for one in targets}
    return (("if-none-match", tags.pop()),) if len(tags) == 1 and "" not in tags else ()


def has_dot_parts(url: str) -> bool:
    """Whether a path has parts ``.`` or ``..``, which whoever asks for it takes out, so that another thing is asked."""
    parts = urlsplit(url).path.lower().replace("%2e", ".").split("/")
    return "." in parts or ".." in parts
