"""What a service is asked about links, and what its replies mean; pure, so that every case can be tested as text.

A check is a conversation: a service plans questions for the targets that are its own; each question is one HTTP
request; its reply gives verdicts, further questions (the next hop of a redirect, the halves of a batch that was
refused), or both. Whoever carries the questions (:mod:`modelist.links.checker`) owns threads, pacing and retries and
knows nothing of any service.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple

from modelist.core.exchange import HttpFault, HttpReply, HttpRequest
from modelist.providers.provider import Address


class VerdictKind(StrEnum):
    """What became of a link; only what is certain is called broken."""

    OK = "ok"
    REDIRECTED = "redirected"
    BROKEN = "broken"
    FORBIDDEN = "forbidden"
    UNVERIFIED = "unverified"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of one link.

    ``reason`` says in a line why, for a person who has to mend it; ``note`` is what is worth knowing of a link that
    works (gated, archived). ``final_url`` is where it leads; for ``redirected`` the address that the entry should
    name. ``suggestion`` is another address to try in its place (the archive's copy of a page that is gone).
    ``etag`` and ``last_modified`` let a later run ask whether anything changed. ``facts`` are what the service said
    of the thing itself, in plain JSON values; ``verify`` and ``new`` read them.
    """

    kind: VerdictKind
    reason: str = ""
    status: int | None = None
    final_url: str | None = None
    note: str = ""
    suggestion: str = ""
    etag: str = ""
    last_modified: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Target:
    """One page to ask about: an address without its fragment, and all fragments that links to it carry.

    ``address`` is what a provider reads in it, None for addresses of other sites. ``previous`` is an older verdict
    whose ``etag`` or ``last_modified`` may be sent along; a reply 304 confirms it.
    """

    url: str
    fragments: tuple[str, ...] = ()
    address: Address | None = None
    previous: Verdict | None = None

    @property
    def urls(self) -> tuple[str, ...]:
        """The links that it stands for: with each of the fragments, or as it is where there are none."""
        return tuple(f"{self.url}#{one}" if one else self.url for one in self.fragments) or (self.url,)


@dataclass(frozen=True, slots=True)
class Question:
    """One request, the targets that it is about, and where they have led so far.

    ``service`` names the module that reads the reply, and the limits that hold for it. ``hops`` are status and
    address of the redirects behind it. ``step`` is the service's own word for what it is asking.
    """

    service: str
    request: HttpRequest
    targets: tuple[Target, ...]
    hops: tuple[tuple[int, str], ...] = ()
    step: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reply (or its absence) tells: verdicts by link (``Target.urls``), and what to ask next."""

    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()


class Limits(NamedTuple):
    """How a service may be asked before it has said anything of limits itself.

    ``concurrency`` requests at a time and ``per_second`` in the mean, over all threads of a run; ``attempts`` in all
    for one question; ``host`` the one lane that all its requests share, empty for a lane for each host.
    """

    concurrency: int
    per_second: float
    attempts: int = 3
    host: str = ""


@dataclass(frozen=True, slots=True)
class Access:
    """Where the services are and for which there is a token, as the environment says.

    ``bases`` are base addresses by service, without a slash at the end (HF_ENDPOINT, GITHUB_API_URL, ARXIV_API_URL);
    ``tokens`` are the names of the services for which a token is at hand, never the tokens themselves.
    """

    bases: Mapping[str, str] = field(default_factory=dict)
    tokens: frozenset[str] = frozenset()


class Service(NamedTuple):
    """One service that can be asked about links.

    ``takes`` tells whether a target is its own (the first service that takes it is asked); ``plan`` makes the first
    questions about targets, in as few requests as it can; ``read`` reads a reply, or the lack of one after the last
    attempt; ``is_transient`` tells of a reply whether the same question may be asked again later (429, 503, and the
    service's own ways of saying so). Targets that need no request are decided by ``decide``, None for all others.
    """

    name: str
    limits: Limits
    takes: Callable[[Target], bool]
    decide: Callable[[Target], Answer | None]
    plan: Callable[[Sequence[Target], Access], Sequence[Question]]
    read: Callable[[Question, HttpReply | HttpFault, Access], Answer]
    is_transient: Callable[[HttpReply], bool]
