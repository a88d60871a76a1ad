"""Repositories on GitHub, and files and issues in them, in batches by GraphQL; only for whoever has a token.

A hundred repositories cost one point (https://docs.github.com/graphql). What a batch finds is there for certain; what
it does not find is asked for again by REST, as only there it is known how renamed and missing things look.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from modelist.core.exchange import HttpReply, HttpRequest
from modelist.providers.github_places import has_headings, is_line_place
from modelist.providers.github_repositories import (
    ask_repository,
    by_repository,
    graphql_facts,
    judge_repository,
    names_of,
    refused_or_moved,
)
from modelist.providers.github_requests import (
    MAX_BODY,
    NAME,
    graphql_url,
    has_limit_error,
    is_limited,
    parts_inside,
    read_refusal,
)
from modelist.providers.github_things import MAX_SPLITS, ask_thing, has_own_address, splits
from modelist.providers.questions import Access, Answer, Question, Target, Verdict, VerdictKind
from modelist.providers.replies import answer_all, for_links, joined, read_object, text_in

GRAPHQL = "graphql"

BATCH = 100
MAX_ALIASES = 250
"""Things asked for in one batch; far below what GitHub allows, so that its ten seconds are enough."""

_FIELDS = "nameWithOwner isArchived isDisabled isPrivate createdAt pushedAt description licenseInfo{spdxId}"
_MAX_NUMBER = 2**31 - 1


def fits_batch(target: Target) -> bool:
    """Whether GraphQL can tell of just what a link names: repositories, files, issues and pull requests.

    Files whose headings are wanted are asked for one by one, as they are rendered.
    """
    if not has_own_address(target):
        return True
    address = target.address
    if address is None or address.kind not in ("file", "issue", "pull"):
        return False
    if address.kind == "file":
        return not has_headings(target) or not any(one and not is_line_place(one) for one in target.fragments)
    return _number(target) <= _MAX_NUMBER


def plan_batches(targets: Sequence[Target], access: Access) -> Iterator[Question]:
    """Batches of repositories, each with all that links name in it."""
    batch: list[Sequence[Target]] = []
    count = 0
    for group in by_repository(targets):
        size = sum(_alias_count(one) for one in group)
        if batch and (len(batch) == BATCH or count + size > MAX_ALIASES):
            yield _ask(batch, access)
            batch, count = [], 0
        batch.append(group)
        count += size
    if batch:
        yield _ask(batch, access)


def read_batch(question: Question, reply: HttpReply, access: Access) -> Answer:
    """Verdicts from a batch; what it has no answer to is asked for by REST."""
    data = read_object(reply)
    if reply.status != 200 or data is None:
        if reply.status in (400, 403, 404, 405, 410) and not is_limited(reply):
            return one_by_one(question.targets, access)
        return answer_all(question.targets, read_refusal(reply, "what was asked for"))
    if has_limit_error(data):
        verdict = Verdict(VerdictKind.UNVERIFIED, "GitHub takes no more requests for now", 200)
        return answer_all(question.targets, verdict)
    nodes = data.get("data")
    nodes = nodes if isinstance(nodes, dict) else {}
    groups = enumerate(by_repository(question.targets))
    return joined(_read_node(nodes.get(f"r{index}"), group, access) for index, group in groups)


def one_by_one(targets: Sequence[Target], access: Access) -> Answer:
    """The same targets asked for by REST."""
    things = tuple(ask_thing(one, access) for one in targets if has_own_address(one))
    groups = by_repository([one for one in targets if not has_own_address(one)])
    return Answer(questions=(*(ask_repository(group, access) for group in groups), *things))


def _read_node(node: object, group: Sequence[Target], access: Access) -> Answer:
    if not isinstance(node, dict) or not text_in(node, "nameWithOwner"):
        return one_by_one(group, access)
    facts = graphql_facts(node)
    answers = []
    for index, target in enumerate(group):
        if not has_own_address(target):
            answers.append(judge_repository(target, facts, node, access, ""))
        elif any(node.get(f"t{index}_{number}") for number in range(_alias_count(target))):
            answers.append(_judge_thing(target, node))
        else:
            answers.append(one_by_one([target], access))
    return joined(answers)


def _judge_thing(target: Target, node: Mapping[str, Any]) -> Answer:
    """The verdict on a file or issue that is there."""
    other = refused_or_moved(target, node)
    if other is not None:
        return answer_all([target], other)
    is_file = target.address is not None and target.address.kind == "file"
    verdict = Verdict(VerdictKind.OK, status=200)
    return Answer(dict(for_links(target, verdict, lambda one: is_file and is_line_place(one))))


def _ask(groups: Sequence[Sequence[Target]], access: Access) -> Question:
    variables: dict[str, str] = {}
    asked = []
    for index, group in enumerate(groups):
        variables[f"o{index}"], variables[f"n{index}"] = names_of(group[0])
        inside = " ".join(_aliases(index, group, variables))
        asked.append(f"r{index}:repository(owner:$o{index},name:$n{index}){{...F {inside}}}")
    declared = ",".join(f"${one}:String!" for one in variables)
    query = f"query({declared}){{{' '.join(asked)}}} fragment F on Repository{{{_FIELDS}}}"
    body = json.dumps({"query": query, "variables": variables}).encode("utf-8")
    headers = (("Content-Type", "application/json"), ("Accept", "application/json"))
    request = HttpRequest(graphql_url(access), "POST", headers, body, max_bytes=MAX_BODY, token_of=NAME)
    return Question(NAME, request, tuple(one for group in groups for one in group), step=GRAPHQL)


def _aliases(index: int, group: Sequence[Target], variables: dict[str, str]) -> Iterator[str]:
    """What is asked for in a repository; texts of links travel as variables, numbers are digits alone."""
    for number, target in enumerate(group):
        if not has_own_address(target):
            continue
        if target.address is not None and target.address.kind != "file":
            yield f"t{number}_0:issueOrPullRequest(number:{_number(target)}){{__typename}}"
            continue
        for split, (revision, path) in enumerate(splits(target)[:MAX_SPLITS]):
            name = f"e{index}_{number}_{split}"
            variables[name] = f"{revision}:{'/'.join(path)}" if path else revision
            yield f"t{number}_{split}:object(expression:${name}){{__typename}}"


def _alias_count(target: Target) -> int:
    if not has_own_address(target):
        return 1
    is_file = target.address is not None and target.address.kind == "file"
    return len(splits(target)[:MAX_SPLITS]) if is_file else 1


def _number(target: Target) -> int:
    return int(parts_inside(target)[1])
