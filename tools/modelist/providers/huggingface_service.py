"""The Hugging Face Hub as a service: what is asked about a link, and what each reply means.

Everything that the API knows is asked there and never by its page: anonymous readers get 500 replies of the API in
five minutes, but 100 pages (https://huggingface.co/docs/hub/rate-limits). A redirect with 307 is a rename for good,
whatever HTTP says of 307.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from modelist.core.exchange import HttpFault, HttpReply
from modelist.providers.hub_denials import is_bad_token
from modelist.providers.hub_listing import LISTING, is_trouble, plan_repositories, read_listing
from modelist.providers.hub_owners import plan_other, read_other
from modelist.providers.hub_repositories import (
    DISCUSSION,
    FILE,
    REPOSITORY,
    read_discussion,
    read_file,
    read_repository,
)
from modelist.providers.hub_requests import NAME, PLURAL, asked_name
from modelist.providers.huggingface_names import HOSTS, name_fault, owner_fault
from modelist.providers.questions import Access, Answer, Limits, Question, Service, Target, Verdict, VerdictKind
from modelist.providers.replies import (
    REDIRECTS,
    answer_all,
    follow,
    has_dot_parts,
    location_of,
    no_answer,
    without_token,
)
from modelist.providers.urls import split_url

_REPOSITORY_KINDS = frozenset({*PLURAL, "file", "page", "discussion"})
_OTHER_KINDS = frozenset({"collection", "paper", "owner"})
_CERTAIN = ("has characters", "is no name")


def takes(target: Target) -> bool:
    """Whether the API can be asked about a link; mirrors and running Spaces are pages like any other."""
    url, address = split_url(target.url), target.address
    if address is None or url is None or address.provider != NAME or url.site not in HOSTS:
        return False
    return address.kind in _REPOSITORY_KINDS | _OTHER_KINDS


def decide(target: Target) -> Answer | None:
    """Names that nothing on the Hub can have."""
    address = target.address
    if has_dot_parts(target.url):
        reason = "the address has '..' or '.' for a part; write it without"
        return answer_all([target], Verdict(VerdictKind.UNVERIFIED, reason))
    if address is None or address.kind in ("collection", "paper"):
        return None
    owner = owner_fault(address.owner) if address.owner else None
    name = name_fault(address.name) if address.name else None
    if owner is not None and owner[1]:
        return answer_all([target], Verdict(VerdictKind.BROKEN, f"'{address.owner}' {owner[0]}"))
    if name is not None and name.startswith(_CERTAIN):
        return answer_all([target], Verdict(VerdictKind.BROKEN, f"'{address.name}' {name}"))
    return None


def plan(targets: Sequence[Target], access: Access) -> Sequence[Question]:
    """The first questions, in the order of what they are about."""
    inside = [one for one in targets if one.address is not None and one.address.kind in _REPOSITORY_KINDS]
    others = [one for one in targets if one.address is not None and one.address.kind in _OTHER_KINDS]
    return (*plan_repositories(inside, access), *plan_other(others, access))


def read(question: Question, came: HttpReply | HttpFault, access: Access) -> Answer:
    """Verdicts, or what to ask next: another hop, without a token that is not good, without fields that are refused."""
    if isinstance(came, HttpFault):
        return answer_all(question.targets, no_answer("the Hub", came))
    if question.step == LISTING and not is_bad_token(came):
        return read_listing(question, came, access)
    has_token = bool(question.request.token_of)
    if came.status == 401 and has_token and (is_bad_token(came) or "x-error-code" not in came.headers):
        return without_token(question)
    if came.status in REDIRECTS and not _is_file_at_last(question, came):
        return follow("the Hub", question, came)
    if came.status == 400 and "expand=" in question.request.url:
        bare = question.request.url.partition("?")[0]
        return Answer(questions=(replace(question, request=replace(question.request, url=bare)),))
    return _read_step(question, came, access)


def is_transient(reply: HttpReply) -> bool:
    """Whether the Hub is only busy."""
    return is_trouble(reply)


def _read_step(question: Question, reply: HttpReply, access: Access) -> Answer:
    if question.step == REPOSITORY:
        return read_repository(question, reply, access)
    if question.step == FILE:
        return read_file(question, reply)
    if question.step == DISCUSSION:
        return read_discussion(question, reply)
    return read_other(question, reply, access)


def _is_file_at_last(question: Question, reply: HttpReply) -> bool:
    """Whether a redirect leads to a file's content (the Hub's cache or its storage) and to no other repository."""
    if question.step != FILE:
        return False
    where = location_of(question, reply)
    if where is None or "/api/resolve-cache/" in where:
        return where is not None
    asked, led = asked_name(question.request.url), asked_name(where)
    return led is None or led == asked


HUGGINGFACE_SERVICE = Service(NAME, Limits(4, 10.0, 3, "huggingface.co"), takes, decide, plan, read, is_transient)
