"""Repositories of the Hub and what is in them: one request for each repository, however many links lead into it.

The names of a repository's files come with the same reply; a file or folder that is not among them is asked for by
itself before it is called missing, since the list may be cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from modelist.core.exchange import HttpReply
from modelist.providers.hub_denials import DISABLED, GATED, is_gated, read_denial
from modelist.providers.hub_facts import read_facts
from modelist.providers.hub_requests import (
    MAX_SMALL,
    NAME,
    PLURAL,
    SIBLINGS,
    SITE,
    Inside,
    RepositoryName,
    asked_name,
    base_of,
    file_url,
    info_url,
    request,
    written_name,
)
from modelist.providers.huggingface_names import REPOSITORY_PAGES
from modelist.providers.questions import Access, Answer, Question, Target, Verdict, VerdictKind
from modelist.providers.replies import (
    as_items,
    ask,
    for_links,
    joined,
    no_answer,
    read_object,
    text_in,
)

REPOSITORY, FILE, DISCUSSION = "repository", "file", "discussion"


@dataclass(frozen=True, slots=True)
class Found:
    """A repository that the Hub has: what it says of it, under which name, and the names of its files if it gave them.

    ``files`` is None where they were not given.
    """

    name: RepositoryName
    data: dict[str, Any]
    files: frozenset[str] | None
    status: int


def read_repository(question: Question, reply: HttpReply, access: Access) -> Answer:
    """Verdicts on a repository and what is in it, from the reply about the repository."""
    data = read_object(reply)
    if reply.status == 200 and not reply.is_complete and SIBLINGS in question.request.url:
        shorter = replace(question.request, url=question.request.url.replace(SIBLINGS, ""))
        return Answer(questions=(replace(question, request=shorter),))
    if reply.status != 200 or data is None:
        return _read_refusal(question, reply)
    found = _found(question, data, reply.status)
    return joined(judge(one, found, question, access) for one in question.targets)


def read_file(question: Question, reply: HttpReply) -> Answer:
    """The verdict on a file or folder that was asked for by itself, in a repository that is there."""
    target = question.targets[0]
    if reply.status in (200, 206, 301, 302, 303, 307, 308):
        name = asked_name(question.request.url) or written_name(target)[0]
        return Answer(dict(_settled(target, Found(name, {}, None, reply.status))))
    if is_gated(reply):
        return Answer(dict(for_links(target, Verdict(VerdictKind.UNVERIFIED, GATED, reply.status), lambda _: True)))
    denial = read_denial(reply, "such file or folder") if reply.status != 401 else None
    return Answer(dict(for_links(target, denial or no_answer("the Hub", reply), lambda _: True)))


def read_discussion(question: Question, reply: HttpReply) -> Answer:
    """The verdict on a discussion."""
    target = question.targets[0]
    if reply.status == 200:
        name = asked_name(question.request.url) or written_name(target)[0]
        return Answer(dict(_settled(target, Found(name, {}, None, 200))))
    denial = read_denial(reply, f"discussion at {written_name(target)[0].id}")
    return Answer(dict(for_links(target, denial or no_answer("the Hub", reply), lambda _: True)))


def ask_repository(targets: Sequence[Target], revision: str, access: Access) -> Question:
    """The question about a repository at a revision, with the names of its files where links lead to any."""
    name = written_name(targets[0])[0]
    with_files = any(written_name(one)[1].is_file for one in targets)
    url = info_url(base_of(access), name, revision, with_files)
    return Question(NAME, request(url, access), tuple(targets), step=REPOSITORY)


def _read_refusal(question: Question, reply: HttpReply) -> Answer:
    answers = []
    for target in question.targets:
        name, inside = written_name(target)
        if is_gated(reply):
            kind = VerdictKind.UNVERIFIED if inside.is_file else VerdictKind.OK
            note = "" if inside.is_file else "gated"
            verdict = Verdict(kind, GATED if inside.is_file else "", reply.status, note=note)
        else:
            what = f"{name.kind} {name.id}"
            verdict = read_denial(reply, what) or no_answer("the Hub", reply)
            verdict = _also_at(verdict, question)
        answers.append(Answer(dict(for_links(target, verdict, lambda _: True))))
    return joined(answers)


def _also_at(verdict: Verdict, question: Question) -> Verdict:
    """A verdict of ``broken`` after a redirect tells where it led."""
    name = asked_name(question.request.url) if question.hops else None
    if name is None or verdict.kind is not VerdictKind.BROKEN:
        return verdict
    return replace(verdict, reason=f"moved to {name.id}, and there: {verdict.reason}")


def _found(question: Question, data: dict[str, Any], status: int) -> Found:
    asked = asked_name(question.request.url) or written_name(question.targets[0])[0]
    siblings = data.get("siblings")
    names = (text_in(one, "rfilename") for one in as_items(siblings) if isinstance(one, dict))
    files = frozenset(names) if isinstance(siblings, list) else None
    return Found(replace(asked, id=text_in(data, "id") or asked.id), data, files, status)


def judge(target: Target, found: Found, question: Question, access: Access) -> Answer:
    """The verdict on a link into a repository that the Hub has, or the question about a file by itself."""
    inside = written_name(target)[1]
    if found.data.get("disabled") is True:
        return _all(target, VerdictKind.FORBIDDEN, DISABLED, found)
    if found.data.get("private") is True:
        return _all(target, VerdictKind.FORBIDDEN, "private: only its owners can open it", found)
    if not inside.is_file:
        return Answer(dict(_settled(target, found)))
    if found.data.get("gated") in ("auto", "manual"):
        return _all(target, VerdictKind.UNVERIFIED, GATED, found)
    if found.files is not None and _has(found.files, inside):
        return Answer(dict(_settled(target, found)))
    base = question.request.url.partition("/api/")[0]
    further = request(file_url(base, found.name, inside), access, MAX_SMALL)
    further = replace(further, token_of=question.request.token_of)
    return Answer(questions=(ask(question, further, [target], FILE),))


def _all(target: Target, kind: VerdictKind, reason: str, found: Found) -> Answer:
    return Answer(dict(for_links(target, Verdict(kind, reason, found.status), lambda _: True)))


def _has(files: Iterable[str], inside: Inside) -> bool:
    """Whether a file has this path, or lies in the folder of this path where a folder is shown."""
    folder = inside.path.rstrip("/") + "/"
    return any(one == inside.path or (inside.page == "tree" and one.startswith(folder)) for one in files)


def _settled(target: Target, found: Found) -> Iterator[tuple[str, Verdict]]:
    """The verdict where the Hub has what the link names, under this name or another."""
    name, inside = written_name(target)
    address = target.address
    is_repository = address is not None and address.kind in PLURAL
    facts = read_facts(name.kind, found.data) if is_repository else {}
    note = "gated: its files are shown only to those whom its owners let in" if facts.get("gated") else ""
    if found.name.id != name.id:
        final = f"{SITE}{quote(found.name.site_path)}{_tail(target, inside)}"
        reason = _moved(name.id, found.name.id)
        verdict = Verdict(VerdictKind.REDIRECTED, reason, found.status, final, note, facts=facts)
        return for_links(target, verdict, lambda _: True)
    if inside.page and inside.page not in REPOSITORY_PAGES:
        reason = f"the {name.kind} is there; its page '{inside.page}' is none that is known"
        return for_links(target, Verdict(VerdictKind.UNVERIFIED, reason, found.status), lambda _: True)
    verdict = Verdict(VerdictKind.OK, status=found.status, note=note, facts=facts)
    return for_links(target, verdict, lambda fragment: inside.is_file and _is_line(fragment))


def _moved(old: str, new: str) -> str:
    if old.lower() == new.lower():
        return f"the Hub writes it {new}, in other letter case"
    return f"renamed or transferred: it is now {new}"


def _tail(target: Target, inside: Inside) -> str:
    """What follows the repository's name in the link, as it is written there."""
    if not inside.page:
        return ""
    path = target.url.partition("#")[0]
    return path[path.index(f"/{inside.page}") :]


def _is_line(fragment: str) -> bool:
    """Whether a fragment names lines of a file, as ``L10`` or ``L10-L20``: no page lacks these in a way that hurts."""
    return all(one[:1] == "L" and one[1:].isdigit() for one in fragment.split("-"))
