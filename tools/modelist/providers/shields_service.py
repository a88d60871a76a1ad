"""Badges of shields.io as a service that is never asked: all that can be wrong with one is in its address.

shields.io answers 200 to nearly any text and keeps programs away with a filter
(https://github.com/badges/shields/issues/10982); the one certain fault is a path that its route does not match.
"""

from __future__ import annotations

from collections.abc import Sequence

from modelist.core.exchange import HttpFault, HttpReply
from modelist.providers.badge_grammar import HOSTS, read_badge, static_path
from modelist.providers.questions import Access, Answer, Limits, Question, Service, Target, Verdict, VerdictKind
from modelist.providers.replies import answer_all, no_answer
from modelist.providers.urls import split_url

NAME = "shields"

_UNMATCHED = "the badge's text is not label-message-color with single dashes between, so shields.io draws no badge"
_LIVE = "not asked: shields.io draws this badge anew for each reader"


def takes(target: Target) -> bool:
    """Whether the address is one of shields.io's pictures."""
    url = split_url(target.url)
    return url is not None and url.is_web and url.host in HOSTS and bool(url.segments)


def decide(target: Target) -> Answer | None:
    """Every badge is decided by its address."""
    url = split_url(target.url)
    if url is None or static_path(url) is None:
        return answer_all([target], Verdict(VerdictKind.OK, note=_LIVE))
    if read_badge(url) is None:
        return answer_all([target], Verdict(VerdictKind.BROKEN, _UNMATCHED))
    return answer_all([target], Verdict(VerdictKind.OK, note="a static badge, checked by its grammar"))


def plan(targets: Sequence[Target], access: Access) -> Sequence[Question]:
    """Nothing is asked."""
    return ()


def read(question: Question, came: HttpReply | HttpFault, access: Access) -> Answer:
    """Nothing is asked, so that no reply says anything."""
    return answer_all(question.targets, no_answer("shields.io", came))


SHIELDS_SERVICE = Service(NAME, Limits(1, 1.0), takes, decide, plan, read, lambda reply: False)
