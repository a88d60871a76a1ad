"""Owners, collections and papers on the Hub.

An owner's page may be an organisation's or a user's, which the API keeps apart, and an address of the same form may be
an old model without an owner: they are asked in this order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import quote, urlsplit

from modelist.core.exchange import HttpReply
from modelist.providers.hub_denials import is_gated, read_denial
from modelist.providers.hub_requests import NAME, SITE, RepositoryName, asked_name, base_of, info_url, request
from modelist.providers.questions import Access, Answer, Question, Target, Verdict, VerdictKind
from modelist.providers.replies import answer_all, as_items, ask, no_answer, read_object, text_in
from modelist.providers.urls import split_url

COLLECTION, PAPER, ORGANIZATION, USER, OLD_MODEL = "collection", "paper", "organization", "user", "old-model"

_MAX_BODY = 1 << 20
_MAX_ITEMS = 50
_GONE = frozenset({401, 404, 410})


def plan_other(targets: Sequence[Target], access: Access) -> Iterator[Question]:
    """One question for each thing that links name, in any letter case of owners and papers."""
    groups: dict[tuple[str, str], list[Target]] = {}
    for target in targets:
        assert target.address is not None
        step = {"collection": COLLECTION, "paper": PAPER}.get(target.address.kind, ORGANIZATION)
        groups.setdefault((_path(target, step), step), []).append(target)
    for path, step in sorted(groups):
        yield Question(NAME, request(base_of(access) + path, access, _MAX_BODY), tuple(groups[path, step]), step=step)


def read_other(question: Question, reply: HttpReply, access: Access) -> Answer:
    """Verdicts on an owner, a collection or a paper, or the next that an owner's address may mean."""
    if question.step == COLLECTION:
        return _read_collection(question, reply)
    if question.step == PAPER:
        return _read_paper(question, reply)
    return _read_owner(question, reply, access)


def _path(target: Target, step: str) -> str:
    address, url = target.address, split_url(target.url)
    assert address is not None
    assert url is not None
    if step == COLLECTION:
        return f"/api/collections/{quote(url.names[1], safe='')}/{quote(url.names[2], safe='')}"
    if step == PAPER:
        return f"/api/papers/{quote(address.name, safe='')}"
    return f"/api/organizations/{quote(address.owner, safe='')}/overview"


def _read_collection(question: Question, reply: HttpReply) -> Answer:
    if reply.status == 200:
        data = read_object(reply) or {}
        if data.get("private") is True:
            return answer_all(question.targets, Verdict(VerdictKind.FORBIDDEN, "a private collection", 200))
        if question.hops:
            slug = text_in(data, "slug") or urlsplit(question.request.url).path.partition("/api/collections/")[2]
            return _moved(question, f"{SITE}/collections/{slug}", "the collection has moved")
        facts = {"service": NAME, "kind": "collection", "title": text_in(data, "title"), "items": _items(data)}
        return answer_all(question.targets, Verdict(VerdictKind.OK, status=200, facts=facts))
    if is_gated(reply):
        return answer_all(question.targets, Verdict(VerdictKind.OK, status=reply.status, note="gated"))
    denial = read_denial(reply, "collection of this address")
    return answer_all(question.targets, denial or no_answer("the Hub", reply))


def _items(data: dict[str, Any]) -> list[str]:
    """Ids of the first models of a collection."""
    items = (one for one in as_items(data.get("items")) if isinstance(one, dict))
    return [text_in(one, "id") for one in items if one.get("type") == "model"][:_MAX_ITEMS]


def _read_paper(question: Question, reply: HttpReply) -> Answer:
    if reply.status == 200:
        data = read_object(reply) or {}
        facts = {"service": NAME, "kind": "paper", "title": text_in(data, "title"), "id": text_in(data, "id")}
        return answer_all(question.targets, Verdict(VerdictKind.OK, status=200, facts=facts))
    if reply.status in (404, 410):
        reason = "the Hub has not taken in this paper, and its page offers to do so; link arXiv"
        address = question.targets[0].address
        assert address is not None
        where = f"https://arxiv.org/abs/{address.name}"
        return answer_all(question.targets, Verdict(VerdictKind.UNVERIFIED, reason, reply.status, suggestion=where))
    return answer_all(question.targets, no_answer("the Hub", reply))


def _read_owner(question: Question, reply: HttpReply, access: Access) -> Answer:
    written = _owner(question)
    if reply.status == 200 and question.step == OLD_MODEL:
        found = asked_name(question.request.url)
        name = text_in(read_object(reply) or {}, "id") or (found.id if found else written)
        if name == written:
            return answer_all(question.targets, Verdict(VerdictKind.OK, status=200))
        return _moved(question, f"{SITE}/{quote(name)}", f"a model, which is now {name}")
    if reply.status == 200:
        data = read_object(reply) or {}
        name = text_in(data, "name") if question.step == ORGANIZATION else text_in(data, "user")
        if name and name != written:
            return _moved(question, f"{SITE}/{quote(name)}", f"the Hub writes it {name}")
        facts = {"service": NAME, "kind": question.step, "id": written, "fullname": text_in(data, "fullname")}
        return answer_all(question.targets, Verdict(VerdictKind.OK, status=200, facts=facts))
    if reply.status not in _GONE:
        return answer_all(question.targets, no_answer("the Hub", reply))
    return _next(question, written, reply, access)


def _next(question: Question, written: str, reply: HttpReply, access: Access) -> Answer:
    base = base_of(access)
    if question.step == ORGANIZATION:
        url, step = f"{base}/api/users/{quote(written, safe='')}/overview", USER
    elif question.step == USER:
        url, step = info_url(base, RepositoryName("model", written), "", False), OLD_MODEL
    else:
        reason = f"the Hub has no organisation, user or model '{written}'"
        return answer_all(question.targets, Verdict(VerdictKind.BROKEN, reason, reply.status))
    further = replace(request(url, access, _MAX_BODY), token_of=question.request.token_of)
    return Answer(questions=(ask(question, further, question.targets, step),))


def _owner(question: Question) -> str:
    """The owner's name as the links of a question write it."""
    address = question.targets[0].address
    assert address is not None
    return address.owner


def _moved(question: Question, final: str, reason: str) -> Answer:
    return answer_all(question.targets, Verdict(VerdictKind.REDIRECTED, reason, 200, final))
