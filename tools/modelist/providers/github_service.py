"""GitHub as a service: what is asked about a link, and what each reply means. Everything goes through the API."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from modelist.core.exchange import HttpFault, HttpReply
from modelist.providers.github_graphql import GRAPHQL, fits_batch, one_by_one, plan_batches, read_batch
from modelist.providers.github_names import name_fault, owner_fault
from modelist.providers.github_places import README, read_readme
from modelist.providers.github_repositories import plan_repositories, read_repository
from modelist.providers.github_requests import MAX_BODY, NAME, has_limit_error, is_limited
from modelist.providers.github_things import CONTENTS, THING, has_own_address, plan_things, read_contents, read_thing
from modelist.providers.questions import Access, Answer, Limits, Question, Service, Target, Verdict, VerdictKind
from modelist.providers.replies import (
    REDIRECTS,
    answer_all,
    follow,
    has_dot_parts,
    no_answer,
    read_object,
    unchanged,
    without_token,
)

_KINDS = frozenset("repository file issue pull release discussion commit page owner gist".split())


def takes(target: Target) -> bool:
    """Whether the API can be asked about a link; the site's own pages and uploads are pages like any other."""
    address = target.address
    return address is not None and address.provider == NAME and address.kind in _KINDS


def decide(target: Target) -> Answer | None:
    """Names that nothing on GitHub can have."""
    address = target.address
    if has_dot_parts(target.url):
        reason = "the address has '..' or '.' for a part; write it without"
        return answer_all([target], Verdict(VerdictKind.UNVERIFIED, reason))
    if address is None or address.kind == "gist":
        return None
    owner = owner_fault(address.owner)
    name = name_fault(address.name) if address.name else None
    if owner is not None and owner[1]:
        return answer_all([target], Verdict(VerdictKind.BROKEN, f"'{address.owner}' {owner[0]}"))
    return answer_all([target], Verdict(VerdictKind.BROKEN, f"'{address.name}' {name}")) if name else None


def plan(targets: Sequence[Target], access: Access) -> Sequence[Question]:
    """Repositories first, in as few requests as can be, then what is in them."""
    if NAME in access.tokens:
        batched = [one for one in targets if fits_batch(one)]
        others = [one for one in targets if not fits_batch(one)]
        return (*plan_batches(batched, access), *plan_things(others, access))
    things = [one for one in targets if has_own_address(one)]
    repositories = [one for one in targets if not has_own_address(one)]
    return (*plan_repositories(repositories, access), *plan_things(things, access))


def read(question: Question, came: HttpReply | HttpFault, access: Access) -> Answer:
    """Verdicts, or what to ask next: another hop, or the same without a token that is not good."""
    if isinstance(came, HttpFault):
        return answer_all(question.targets, no_answer("GitHub", came))
    if came.status == 401 and question.request.token_of:
        return _anonymous(question, access)
    if came.status == 304:
        return unchanged(question.targets, "GitHub", came)
    if came.status in REDIRECTS:
        answer = follow("GitHub", question, came)
        return replace(answer, questions=tuple(_with_body(one) for one in answer.questions))
    if question.step == GRAPHQL:
        return read_batch(question, came, access)
    if question.step == README:
        return read_readme(question, came)
    if question.step.startswith(CONTENTS):
        return read_contents(question, came, access)
    return read_thing(question, came) if question.step == THING else read_repository(question, came, access)


def is_transient(reply: HttpReply) -> bool:
    """Whether GitHub is only busy, or asked too often, which GraphQL says with status 200."""
    if reply.status == 200 and b'"errors"' in reply.body:
        return has_limit_error(read_object(reply) or {})
    return reply.status in (408, 429) or reply.status >= 500 or is_limited(reply)


def _anonymous(question: Question, access: Access) -> Answer:
    """The same without a token; what only a token allows is asked in the other way."""
    if question.step != GRAPHQL:
        return without_token(question)
    nobody = replace(access, tokens=access.tokens - {NAME})
    return one_by_one(question.targets, nobody)


def _with_body(question: Question) -> Question:
    """A further hop reads enough to learn the new name."""
    request = question.request
    return replace(question, request=replace(request, max_bytes=max(request.max_bytes, MAX_BODY)))


GITHUB_SERVICE = Service(NAME, Limits(2, 10.0, 3, "api.github.com"), takes, decide, plan, read, is_transient)
