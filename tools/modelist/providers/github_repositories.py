"""Repositories on GitHub by its REST interface, and what is said of them in either of its interfaces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from modelist.core.exchange import HttpReply
from modelist.providers.github_names import REPOSITORY_PAGES
from modelist.providers.github_places import ask_readme, is_page_place
from modelist.providers.github_requests import (
    NAME,
    SITE,
    api_request,
    parts_inside,
    read_refusal,
    repository_url,
)
from modelist.providers.questions import Access, Answer, Question, Target, Verdict, VerdictKind
from modelist.providers.replies import answer_all, etag_of, for_links, joined, no_answer, read_object, text_in

REPOSITORY = "repository"

_NO_LICENSE = ("", "NOASSERTION", "NONE")


def plan_repositories(targets: Sequence[Target], access: Access) -> Iterator[Question]:
    """A request for each repository; names in any letter case are one."""
    return (ask_repository(group, access) for group in by_repository(targets))


def names_of(target: Target) -> tuple[str, str]:
    """Owner and name of the repository that a link leads to or into."""
    assert target.address is not None
    return target.address.owner, target.address.name


def ask_repository(targets: Sequence[Target], access: Access) -> Question:
    """One repository by REST, with the tag of its last reply where all links remember it."""
    request = api_request(repository_url(access, *names_of(targets[0])), access, more=etag_of(targets))
    return Question(NAME, request, tuple(targets), step=REPOSITORY)


def read_repository(question: Question, reply: HttpReply, access: Access) -> Answer:
    """Verdicts from REST's reply about a repository."""
    owner, name = names_of(question.targets[0])
    if reply.status != 200:
        return answer_all(question.targets, read_refusal(reply, f"repository {owner}/{name}"))
    data = read_object(reply)
    if data is None or not text_in(data, "full_name"):
        return answer_all(question.targets, no_answer("GitHub", reply))
    tag = reply.headers.get("etag", "")
    facts = _rest_facts(data)
    return joined(judge_repository(one, facts, data, access, tag) for one in question.targets)


def by_repository(targets: Sequence[Target]) -> list[list[Target]]:
    """Targets by the repository that they lead to or into, in the order of their first ones."""
    groups: dict[tuple[str, str], list[Target]] = {}
    for target in targets:
        owner, name = names_of(target)
        groups.setdefault((owner.lower(), name.lower()), []).append(target)
    return list(groups.values())


def refused_or_moved(target: Target, data: Mapping[str, Any]) -> Verdict | None:
    """The verdict on anything in a repository that is not open to readers, or has another name; None otherwise."""
    if data.get("private") is True or data.get("isPrivate") is True:
        return Verdict(VerdictKind.FORBIDDEN, "private: only those let in can open it", 200)
    if data.get("disabled") is True or data.get("isDisabled") is True:
        return Verdict(VerdictKind.FORBIDDEN, "disabled by GitHub", 200)
    full_name = _full_name(data)
    if "/".join(names_of(target)).lower() == full_name.lower():
        return None
    final = f"{SITE}/{quote(full_name)}{tail_of(target)}"
    return Verdict(VerdictKind.REDIRECTED, f"renamed or transferred: it is now {full_name}", 200, final)


def judge_repository(
    target: Target, facts: Mapping[str, Any], data: Mapping[str, Any], access: Access, etag: str
) -> Answer:
    """The verdict on a link to a repository or to a page of it; places in its README are asked for."""
    other = refused_or_moved(target, data)
    if other is not None:
        is_moved = other.kind is VerdictKind.REDIRECTED
        return answer_all([target], _with_facts(other, target, facts, etag) if is_moved else other)
    doubt = _doubt(target)
    if doubt:
        return answer_all([target], Verdict(VerdictKind.UNVERIFIED, doubt, 200))
    note = "archived by its owner" if facts.get("archived") else ""
    if "/".join(names_of(target)) != _full_name(data):
        note = "; ".join(filter(None, (note, f"GitHub writes it {_full_name(data)}")))
    verdict = _with_facts(Verdict(VerdictKind.OK, status=200, note=note), target, facts, etag)
    return _with_places(target, verdict, access)


def _full_name(data: Mapping[str, Any]) -> str:
    return text_in(data, "full_name") or text_in(data, "nameWithOwner")


def _with_facts(verdict: Verdict, target: Target, facts: Mapping[str, Any], etag: str) -> Verdict:
    if target.address is None or target.address.kind != "repository":
        return verdict
    return Verdict(verdict.kind, verdict.reason, 200, verdict.final_url, verdict.note, etag=etag, facts=facts)


def _with_places(target: Target, verdict: Verdict, access: Access) -> Answer:
    """The page's verdict for links that need no more; places in its README are asked for."""
    is_front = target.address is not None and target.address.kind == "repository"
    open_places = [one for one in target.fragments if one and not is_page_place(one)] if is_front else []
    done = dict(for_links(target, verdict, is_page_place if is_front else lambda _: False))
    if not open_places:
        return Answer(done)
    question = ask_readme(target, open_places, access)
    asked = set(question.targets[0].urls)
    return Answer({url: one for url, one in done.items() if url not in asked}, (question,))


def _doubt(target: Target) -> str:
    """Why a page of a repository that is there may not be; empty where there is no doubt."""
    parts = parts_inside(target)
    if not parts:
        return ""
    if parts[0] not in REPOSITORY_PAGES:
        return f"the repository is there; its page '{parts[0][:60]}' is none that is known"
    return "the repository is there; this page of it was not asked for" if len(parts) > 1 else ""


def tail_of(target: Target) -> str:
    """What follows the repository's name in a link, as it is written there."""
    parts = target.url.partition("#")[0].split("/", 5)
    return f"/{parts[5]}" if len(parts) > 5 and parts[5] else ""


def _rest_facts(data: Mapping[str, Any]) -> dict[str, Any]:
    license_ = data.get("license")
    return _facts(
        text_in(data, "full_name"), data.get("archived"), license_, "spdx_id", data, ("created_at", "pushed_at")
    )


def graphql_facts(node: Mapping[str, Any]) -> dict[str, Any]:
    """What GraphQL says of a repository."""
    license_ = node.get("licenseInfo")
    return _facts(
        text_in(node, "nameWithOwner"), node.get("isArchived"), license_, "spdxId", node, ("createdAt", "pushedAt")
    )


def _facts(
    full_name: str, archived: object, license_: object, key: str, data: Mapping[str, Any], dates: tuple[str, str]
) -> dict[str, Any]:
    """What GitHub says of a repository, alike from both of its interfaces."""
    spdx = text_in(license_, key) if isinstance(license_, dict) else ""
    found = {
        "service": NAME,
        "full_name": full_name,
        "archived": archived is True,
        "license": "" if spdx in _NO_LICENSE else spdx,
        "created": text_in(data, dates[0]),
        "pushed": text_in(data, dates[1]),
        "description": text_in(data, "description"),
    }
    return {one: value for one, value in found.items() if value not in ("", False)}
