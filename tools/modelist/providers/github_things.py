"""What is in a repository on GitHub (files, releases, issues, commits), and owners and gists: one request each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import quote

from modelist.core.exchange import HttpReply
from modelist.core.patterns import lazy_pattern
from modelist.providers.github_places import MAX_PAGE, has_headings, is_line_place, judge_places
from modelist.providers.github_repositories import tail_of
from modelist.providers.github_requests import (
    HTML,
    JSON,
    NAME,
    SITE,
    api_request,
    base_of,
    parts_inside,
    read_refusal,
    repository_url,
)
from modelist.providers.questions import Access, Answer, Question, Target, Verdict, VerdictKind
from modelist.providers.replies import answer_all, for_links, read_object, text_in

CONTENTS, THING = "contents", "thing"
MAX_SPLITS = 4
"""Ways in which a path is split into branch and file until one is there; few branches have more slashes."""

_REPOSITORY = lazy_pattern(r"https://[^/\"]+/([^/\"]+/[^/\"]+)")
_FIRST_PAGE = lazy_pattern(rb'"html_url"\s*:\s*"(https://[^"]{1,500})"')


def plan_things(targets: Sequence[Target], access: Access) -> Iterator[Question]:
    """One question for each file or other thing."""
    return (ask_thing(target, access) for target in sorted(targets, key=lambda one: one.url))


def ask_thing(target: Target, access: Access) -> Question:
    """The question about one file or other thing."""
    if target.address is not None and target.address.kind == "file":
        return _ask_contents(target, access, 0)
    return Question(NAME, api_request(_url_of(target, access), access), (target,), step=THING)


def has_own_address(target: Target) -> bool:
    """Whether the API has an address for just what a link names, rather than for its repository alone."""
    address = target.address
    if address is None or address.kind in ("file", "owner", "gist"):
        return address is not None
    parts = parts_inside(target)
    if address.kind in ("issue", "pull"):
        return True
    if address.kind == "commit":
        return len(parts) == 2
    return address.kind == "release" and parts[1:2] in (("tag",), ("latest",), ("download",)) and parts[1:] != ("tag",)


def read_contents(question: Question, reply: HttpReply, access: Access) -> Answer:
    """The verdict on a file or folder; a path that is not there may have been split at the wrong slash."""
    target, split = question.targets[0], int(question.step.removeprefix(CONTENTS))
    if reply.status == 404 and split + 1 < len(splits(target)[:MAX_SPLITS]):
        return Answer(questions=(_ask_contents(target, access, split + 1, question.request.token_of),))
    if reply.status == 200 or (reply.status == 403 and "too_large" in reply.body.decode("utf-8", "replace")):
        return _there(question, reply)
    if reply.status == 404:
        reason = "no such file or folder at this branch, tag or commit, or no such repository"
        return answer_all([target], Verdict(VerdictKind.BROKEN, reason, 404))
    return answer_all([target], read_refusal(reply, "file"))


def read_thing(question: Question, reply: HttpReply) -> Answer:
    """The verdict on a release, issue, commit, owner or gist."""
    target = question.targets[0]
    address = target.address
    assert address is not None
    if reply.status == 422 and address.kind == "commit":
        return answer_all([target], Verdict(VerdictKind.BROKEN, "the repository has no such commit", 422))
    if reply.status != 200:
        return answer_all([target], read_refusal(reply, f"{address.kind} {address.repository}".strip()))
    if address.kind == "owner":
        return _read_owner(target, reply)
    if address.kind == "release" and parts_inside(target)[1] == "download":
        return _read_download(target, reply)
    return _there(question, reply)


def _ask_contents(target: Target, access: Access, split: int, token_of: str | None = None) -> Question:
    address = target.address
    assert address is not None
    revision, path = splits(target)[split]
    url = repository_url(access, address.owner, address.name, "contents", *path)
    url += f"?ref={quote(revision, safe='')}" if revision != "HEAD" else ""
    rendered = has_headings(target) and any(one and not is_line_place(one) for one in target.fragments)
    accept, limit = (HTML, MAX_PAGE) if rendered else (JSON, 4096)
    request = api_request(url, access, accept, limit)
    if token_of is not None:
        request = replace(request, token_of=token_of)
    return Question(NAME, request, (target,), step=f"{CONTENTS}{split}")


def splits(target: Target) -> list[tuple[str, tuple[str, ...]]]:
    """Branch and path in the ways that a link can be split: a branch may have slashes in its name."""
    page, *rest = parts_inside(target)
    first = 3 if rest[0] == "refs" and len(rest) > 2 and rest[1] in ("heads", "tags") else 1
    last = len(rest) if page == "tree" else max(first, len(rest) - 1)
    return [("/".join(rest[:count]), tuple(rest[count:])) for count in range(first, last + 1)]


def _url_of(target: Target, access: Access) -> str:
    address = target.address
    assert address is not None
    parts = parts_inside(target)
    if address.kind == "owner":
        return f"{base_of(access)}/users/{quote(address.owner, safe='')}"
    if address.kind == "gist":
        return f"{base_of(access)}/gists/{quote(address.name, safe='')}"
    if address.kind in ("issue", "pull"):
        # Issues and pull requests share their numbers; the address knows both.
        return repository_url(access, address.owner, address.name, "issues", parts[1])
    if address.kind == "commit":
        return repository_url(access, address.owner, address.name, "commits", parts[1])
    if parts[1] == "latest":
        return repository_url(access, address.owner, address.name, "releases", "latest")
    tag = "/".join(parts[2:]) if parts[1] == "tag" else "/".join(parts[2:-1])
    return repository_url(access, address.owner, address.name, "releases", "tags", tag)


def _read_owner(target: Target, reply: HttpReply) -> Answer:
    assert target.address is not None
    data = read_object(reply) or {}
    login, written = text_in(data, "login"), target.address.owner
    facts = {"service": NAME, "kind": text_in(data, "type"), "id": login, "fullname": text_in(data, "name")}
    if login and login.lower() != written.lower():
        verdict = Verdict(VerdictKind.REDIRECTED, f"renamed: it is now {login}", 200, f"{SITE}/{login}", facts=facts)
    else:
        note = f"GitHub writes it {login}" if login and login != written else ""
        verdict = Verdict(VerdictKind.OK, status=200, note=note, facts=facts)
    return Answer(dict(for_links(target, verdict, lambda _: False)))


def _read_download(target: Target, reply: HttpReply) -> Answer:
    data = read_object(reply)
    assets = data.get("assets") if data is not None else None
    if not isinstance(assets, list):
        reason = "the release is there; whether it has this file could not be read"
        return answer_all([target], Verdict(VerdictKind.UNVERIFIED, reason, 200))
    if parts_inside(target)[-1] in {text_in(one, "name") for one in assets if isinstance(one, dict)}:
        return answer_all([target], Verdict(VerdictKind.OK, status=200))
    return answer_all([target], Verdict(VerdictKind.BROKEN, "the release has no such file", 200))


def _there(question: Question, reply: HttpReply) -> Answer:
    """The verdict on a thing that is there, under this address or, after a redirect, at another repository."""
    target = question.targets[0]
    address = target.address
    assert address is not None
    page = _page_of(reply) if question.hops else ""
    match = _REPOSITORY.match(page)
    if match is not None and match[1].lower() != f"{address.owner}/{address.name}".lower():
        final = page if address.kind in ("issue", "pull") else f"{SITE}/{match[1]}{tail_of(target)}"
        reason = f"renamed or transferred: it is now at {match[1]}"
        return answer_all([target], Verdict(VerdictKind.REDIRECTED, reason, reply.status, final))
    verdict = Verdict(VerdictKind.OK, status=reply.status)
    if address.kind == "file" and has_headings(target):
        return Answer(judge_places(target, reply, verdict))
    return Answer(dict(for_links(target, verdict, lambda one: address.kind == "file" and is_line_place(one))))


def _page_of(reply: HttpReply) -> str:
    """The address of the page of what a reply describes, also where the reply was cut."""
    data = read_object(reply)
    if data is not None:
        return text_in(data, "html_url")
    found = _FIRST_PAGE.search(reply.body)
    return found[1].decode("ascii", "replace") if found else ""
