"""Pages of the Hub that its API does not know: articles, documentation, posts, lists.

They are asked as pages of the web, with limits of their own: pages have a quota apart from the API's
(https://huggingface.co/docs/hub/rate-limits), 100 in five minutes for anonymous readers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from modelist.providers.hub_requests import BASE, base_of
from modelist.providers.huggingface_names import HOSTS
from modelist.providers.questions import Access, Limits, Question, Service, Target
from modelist.providers.urls import split_url
from modelist.providers.web import WEB

NAME = "huggingface-pages"

_KINDS = frozenset({"blog", "docs", "post", "listing"})


def takes(target: Target) -> bool:
    """Whether a link leads to a page of the Hub that only its site has."""
    url, address = split_url(target.url), target.address
    if address is None or url is None or address.provider != "huggingface":
        return False
    return url.site in HOSTS and address.kind in _KINDS


def plan(targets: Sequence[Target], access: Access) -> Sequence[Question]:
    """One question for each page, at the Hub that the environment names."""
    questions = (replace(one, service=NAME) for one in WEB.plan(targets, access))
    base = base_of(access)
    return tuple(questions) if base == BASE else tuple(_moved(one, base) for one in questions)


def _moved(question: Question, base: str) -> Question:
    url = split_url(question.request.url)
    assert url is not None
    tail = (url.path or "/") + (f"?{url.query}" if url.query else "")
    return replace(question, request=replace(question.request, url=base + tail))


HUGGINGFACE_PAGES = Service(
    NAME, Limits(2, 2.0, 3, "huggingface.co pages"), takes, WEB.decide, plan, WEB.read, WEB.is_transient
)
