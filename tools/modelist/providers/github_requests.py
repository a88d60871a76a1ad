"""GitHub's API: addresses, headers, and what its refusals mean.

Sources: https://docs.github.com/rest/repos/repos, https://docs.github.com/rest/using-the-rest-api (troubleshooting,
rate limits, best practices). Pages of github.com are not fetched: since May 2025 they refuse programs early
(https://github.blog/changelog/2025-05-08-updated-rate-limits-for-unauthenticated-requests).
"""

from __future__ import annotations

from urllib.parse import quote

from modelist.core.exchange import HttpReply, HttpRequest
from modelist.providers.github import RAW_HOST
from modelist.providers.questions import Access, Target, Verdict, VerdictKind
from modelist.providers.replies import as_items, no_answer, read_object, text_in
from modelist.providers.urls import split_url

NAME = "github"
BASE = "https://api.github.com"
SITE = "https://github.com"

MISSING = "missing or private: GitHub shows it to nobody who is not let in"
BLOCKED = "blocked by GitHub"
TAKEN_DOWN = "withheld for legal reasons"

MAX_BODY = 1 << 20
JSON, HTML = "application/vnd.github+json", "application/vnd.github.html+json"
_VERSION = ("X-GitHub-Api-Version", "2022-11-28")


def base_of(access: Access) -> str:
    """Where the API is, without a slash at the end."""
    return (access.bases.get(NAME) or BASE).rstrip("/")


def graphql_url(access: Access) -> str:
    """The address for GraphQL; on a company's own server it is beside the REST API's."""
    base = base_of(access)
    return f"{base.removesuffix('/v3')}/graphql"


def api_request(
    url: str, access: Access, accept: str = JSON, max_bytes: int = MAX_BODY, more: tuple[tuple[str, str], ...] = ()
) -> HttpRequest:
    """A GET at the API, with the token where there is one."""
    headers = (("Accept", accept), _VERSION, *more)
    return HttpRequest(url, headers=headers, max_bytes=max_bytes, token_of=NAME if NAME in access.tokens else "")


def repository_url(access: Access, owner: str, name: str, *more: str) -> str:
    """The address of a repository or of something in it; a slash at the end would be answered by 404."""
    path = "/".join(quote(one, safe="") for one in ("repos", owner, name, *more) if one)
    return f"{base_of(access)}/{path}"


def parts_inside(target: Target) -> tuple[str, ...]:
    """What follows owner and name in a link's path, decoded; for raw files as if it were their page."""
    url = split_url(target.url)
    assert url is not None
    return ("raw", *url.names[2:]) if url.host == RAW_HOST else url.names[2:]


def is_limited(reply: HttpReply) -> bool:
    """Whether a refusal only says that too much was asked."""
    if reply.status == 429:
        return True
    if reply.status != 403:
        return False
    spent = reply.headers.get("x-ratelimit-remaining") == "0" or "retry-after" in reply.headers
    return (spent and "blocked" not in message_of(reply)) or "rate limit" in message_of(reply)


def message_of(reply: HttpReply) -> str:
    """What the API says in words, in lower case."""
    return text_in(read_object(reply) or {}, "message").lower()


def has_limit_error(data: dict[str, object]) -> bool:
    """Whether GraphQL answered 200 to say that too much was asked."""
    errors = [one for one in as_items(data.get("errors")) if isinstance(one, dict)]
    words = (f"{text_in(one, 'type')} {text_in(one, 'message')}".lower().replace("_", " ") for one in errors)
    return any("rate limit" in one for one in words)


def read_refusal(reply: HttpReply, what: str) -> Verdict:
    """What a reply other than success says of a link; ``what`` names the thing that was asked for."""
    message = message_of(reply)
    if reply.status in (404, 410):
        return Verdict(VerdictKind.BROKEN, f"{what} is {MISSING}", reply.status)
    if reply.status == 451:
        return Verdict(VerdictKind.FORBIDDEN, TAKEN_DOWN, 451)
    if is_limited(reply):
        return Verdict(VerdictKind.UNVERIFIED, "GitHub takes no more requests for now", reply.status)
    if reply.status == 403 and "blocked" in message:
        return Verdict(VerdictKind.FORBIDDEN, BLOCKED, 403)
    return no_answer("GitHub", reply)
