"""Redirects: where the next hop goes, what travels along, and what the whole way means for a list."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace

from modelist.core.exchange import HttpReply
from modelist.core.patterns import lazy_pattern
from modelist.providers.questions import Question, Verdict, VerdictKind
from modelist.providers.urls import MAX_URL, Url, split_url
from modelist.providers.web_cookies import Cookie, cookies_for, read_cookies
from modelist.providers.web_urls import archived, resolve

MAX_HOPS = 10
"""Redirects that are followed; browsers give up after twenty, and honest sites need three."""

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})

_LOCALE = r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?"
_FRONT = lazy_pattern(rf"/?(?:(?:{_LOCALE}|home|index)(?:\.(?:html?|php|aspx?))?/?)?")
_SIGN_IN_PATH = lazy_pattern(r"(?:log|sign)[-_]?(?:in|on)|oauth2?|sso|saml2?|authorize|users?[-_]login", re.IGNORECASE)
_SIGN_IN_HOST = lazy_pattern(r"(?:login|signin|accounts|auth|sso|idp)\.")
_CONSENT_HOST = lazy_pattern(r"consent\.")
_ERROR_PATH = lazy_pattern(r"(?:page[-_]?)?not[-_]?found|(?:error[-_]?)?404", re.IGNORECASE)
_SUFFIX = lazy_pattern(r"\.(?:html?|php|aspx?|jsp)\Z", re.IGNORECASE)

PARKING = ("sedo.com", "sedoparking.com", "hugedomains.com", "dan.com", "afternic.com", "parkingcrew.net", "bodis.com")
"""Sites on which names are sold that nobody uses any more."""

DOI_HOSTS = frozenset({"doi.org", "dx.doi.org", "hdl.handle.net"})
"""Resolvers of permanent names: that they redirect shows that the name is registered."""


@dataclass(frozen=True, slots=True)
class Luggage:
    """What a question carries from hop to hop in its ``step``: cookies, and the fragment of the last ``Location``."""

    cookies: tuple[Cookie, ...] = ()
    fragment: str = ""

    @classmethod
    def unpack(cls, step: str) -> Luggage:
        """Read it from a step; empty where the step is a plain word."""
        if not step.startswith("{"):
            return cls()
        data = json.loads(step)
        return cls(tuple(Cookie(*one) for one in data["cookies"]), data["fragment"])

    def pack(self) -> str:
        """Text for a step."""
        return json.dumps({"cookies": self.cookies, "fragment": self.fragment}) if self.cookies or self.fragment else ""


def next_hop(question: Question, reply: HttpReply) -> Question | Verdict:
    """The question for where a redirect leads, or why it is not followed."""
    here, status = question.request.url, reply.status
    location = reply.headers.get("location", "").strip()
    target = resolve(here, location) if location and len(location) <= MAX_URL else None
    if target is None:
        what = "an address that cannot be read" if location else "no address"
        return Verdict(VerdictKind.UNVERIFIED, f"redirects ({status}) to {what}", status)
    page, _, fragment = target.partition("#")
    parts = split_url(page)
    if parts is None or not parts.is_web:
        scheme = page.partition(":")[0][:20]
        return Verdict(VerdictKind.FORBIDDEN, f"redirects to a '{scheme}:' address; only http and https are followed")
    luggage = Luggage.unpack(question.step)
    cookies = read_cookies(reply.headers.get("set-cookie", ""), split_url(here), luggage.cookies)
    hops = (*question.hops, (status, here))
    if page in {address for _, address in hops} and cookies == luggage.cookies:
        return Verdict(VerdictKind.UNVERIFIED, "redirects in a circle", status)
    if len(hops) > MAX_HOPS:
        return Verdict(VerdictKind.UNVERIFIED, f"redirects more than {MAX_HOPS} times", status)
    kept = tuple(one for one in question.request.headers if one[0] != "Cookie")
    sent = cookies_for(parts, cookies)
    request = replace(question.request, url=page, headers=(*kept, ("Cookie", sent)) if sent else kept)
    return replace(question, request=request, hops=hops, step=Luggage(cookies, fragment).pack())


def judge_way(question: Question, verdict: Verdict, url: str) -> Verdict:
    """What a link is worth whose way ended well: the verdict on its page, seen with the redirects before it."""
    final = question.request.url
    first, last = split_url(url.partition("#")[0]), split_url(final)
    if not question.hops or first is None or last is None:
        return verdict
    trouble = _dead_end(first, last)
    if trouble:
        return replace(verdict, kind=VerdictKind.UNVERIFIED, reason=trouble, final_url=final, suggestion=archived(url))
    fragment = url.partition("#")[2] or Luggage.unpack(question.step).fragment
    named = f"{final}#{fragment}" if fragment else final
    if _is_front(last) and not _is_front(first):
        note = f"leads to the front page of {last.host}; the page itself may be gone"
        verdict = replace(verdict, note=note, suggestion=archived(url), facts={**verdict.facts, "front_page": True})
    if first.scheme == "https" and last.scheme == "http":
        return replace(verdict, final_url=named, note=verdict.note or "leads from https to http")
    permanent = all(status in PERMANENT for status, _ in question.hops)
    if not permanent or not is_worth_naming(first, last):
        return replace(verdict, final_url=named)
    reason = f"has moved for good ({question.hops[0][0]})"
    return replace(verdict, kind=VerdictKind.REDIRECTED, reason=reason, final_url=named)


def is_worth_naming(first: Url, last: Url) -> bool:
    """Whether a list should name the new address of what has moved for good.

    Not for https in place of http, a slash at the end, a language put in front for this reader, or parameters that
    the site adds by itself.
    """
    if (first.host, first.port) != (last.host, last.port):
        return True
    old, new = first.path.rstrip("/"), last.path.rstrip("/")
    if re.fullmatch(rf"/{_LOCALE}", new[: len(new) - len(old)] if new.endswith(old) else "-"):
        return False
    return old != new or (bool(first.query) and first.query != last.query)


def through_doi(question: Question) -> bool:
    """Whether the way led through a resolver of permanent names."""
    hosts = (split_url(address) for _, address in question.hops)
    return any(one is not None and one.host in DOI_HOSTS for one in hosts)


def _dead_end(first: Url, last: Url) -> str:
    """Why the page at the end of a way is not the one that was meant."""
    if last.is_on(*PARKING) and not first.is_on(*PARKING):
        return f"leads to {last.host}, where the name seems to be for sale"
    if _signs_in(last) and not _signs_in(first):
        return f"leads to a page of {last.host} that asks to sign in"
    if _CONSENT_HOST.match(last.host) and not _CONSENT_HOST.match(first.host):
        return f"leads to {last.host}, which asks for consent first"
    if any(_ERROR_PATH.fullmatch(_SUFFIX.sub("", one)) for one in last.names) and last.path != first.path:
        return f"leads to {last.path[:60]}, which seems to say that the page is gone"
    return ""


def _signs_in(url: Url) -> bool:
    return bool(_SIGN_IN_HOST.match(url.host)) or any(_SIGN_IN_PATH.fullmatch(_SUFFIX.sub("", n)) for n in url.names)


def _is_front(url: Url) -> bool:
    return _FRONT.fullmatch(url.path) is not None and not url.query
