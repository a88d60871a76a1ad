"""Which questions a list's repositories on the Hub need, and lists of an owner's repositories in place of many.

Where a page links many repositories of one owner, the owner's list is one request for all of them. A list may be cut,
and says nothing of renamed, private and missing ones, nor of another letter case; those are asked for by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from modelist.core.exchange import HttpReply
from modelist.providers.hub_repositories import DISCUSSION, Found, ask_repository, judge
from modelist.providers.hub_requests import (
    MAX_SMALL,
    NAME,
    base_of,
    can_be_listed,
    discussion_url,
    listing_url,
    request,
    written_name,
)
from modelist.providers.questions import Access, Answer, Question, Target
from modelist.providers.replies import answer_all, as_items, joined, no_answer, read_json, text_in

LISTING = "listing"

LIST_FROM = 5
"""Repositories of one owner from which on a list of all of its repositories is asked for in their place."""


def plan_repositories(targets: Sequence[Target], access: Access) -> Iterator[Question]:
    """One question for each repository and revision, and one for each discussion."""
    groups: dict[tuple[str, str, str], list[Target]] = {}
    for target in targets:
        name, inside = written_name(target)
        if inside.page == "discussions" and inside.path:
            url = discussion_url(base_of(access), name, inside.path.partition("/")[0])
            yield Question(NAME, request(url, access, MAX_SMALL), (target,), step=DISCUSSION)
        else:
            groups.setdefault((name.kind, name.id, inside.revision), []).append(target)
    listed = _listed(groups)
    for (kind, owner), names in sorted(listed.items()):
        members = [target for name in names for target in groups.pop((kind, name, ""))]
        url = listing_url(base_of(access), kind, owner)
        yield Question(NAME, request(url, access), tuple(members), step=LISTING)
    for key in sorted(groups):
        yield ask_repository(groups[key], key[2], access)


def read_listing(question: Question, reply: HttpReply, access: Access) -> Answer:
    """Verdicts on those repositories that an owner's list has; all others are asked for by themselves."""
    if is_trouble(reply):
        return answer_all(question.targets, no_answer("the Hub", reply))
    data = read_json(reply) if reply.status == 200 else None
    records = {text_in(one, "id"): one for one in as_items(data) if isinstance(one, dict)}
    answers = []
    rest: dict[str, list[Target]] = {}
    for target in question.targets:
        name = written_name(target)[0]
        if name.id in records:
            answers.append(judge(target, Found(name, records[name.id], None, reply.status), question, access))
        else:
            rest.setdefault(name.id, []).append(target)
    return joined((*answers, Answer(questions=tuple(ask_repository(rest[one], "", access) for one in sorted(rest)))))


def is_trouble(reply: HttpReply) -> bool:
    """Whether the Hub is only busy."""
    return reply.status in (408, 429) or reply.status >= 500


def _listed(groups: Mapping[tuple[str, str, str], Sequence[Target]]) -> dict[tuple[str, str], list[str]]:
    """Owners of so many of the wanted repositories that one list of theirs is cheaper; names by kind and owner."""
    owners: dict[tuple[str, str], list[str]] = {}
    for kind, name, revision in sorted(groups):
        owner, slash, _ = name.partition("/")
        has_files = any(written_name(one)[1].is_file for one in groups[kind, name, revision])
        if slash and not revision and not has_files and can_be_listed(kind):
            owners.setdefault((kind, owner), []).append(name)
    return {key: names for key, names in owners.items() if len(names) >= LIST_FROM}
