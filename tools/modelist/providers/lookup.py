"""Asks the providers: the first that knows an address says what it names, and all say what is wrong with it."""

from __future__ import annotations

import datetime
from functools import lru_cache

from modelist.core.diagnostics import Severity
from modelist.core.text import Span
from modelist.providers.arxiv_faults import ARXIV
from modelist.providers.github_faults import GITHUB
from modelist.providers.huggingface_faults import HUGGINGFACE
from modelist.providers.link_query import check_text_fragment
from modelist.providers.links import check_link, check_scheme, trailing_junk
from modelist.providers.provider import Address, Fault, Provider
from modelist.providers.shields import SHIELDS
from modelist.providers.urls import MAX_URL, split_url

CACHED = 16_384
"""Addresses kept between the rules of a run, each of which asks for nearly all of a page's."""

PROVIDERS: tuple[Provider, ...] = (HUGGINGFACE, GITHUB, ARXIV, SHIELDS)
"""All providers, in the order in which they are asked; the first that knows an address reads it."""


@lru_cache(maxsize=CACHED)
def read_url(url: str) -> Address | None:
    """The thing that an address names; None for addresses of sites that no provider knows."""
    parts = split_url(url.strip())
    found = (provider.read(parts) for provider in PROVIDERS) if parts is not None and parts.is_web else iter(())
    return next((address for address in found if address is not None), None)


@lru_cache(maxsize=CACHED)
def check_url(url: str, today: str | None = None) -> tuple[Fault, ...]:
    """What is certainly or likely wrong with an address, seen from its text alone, in the order of the text.

    ``today`` is ``YYYY-MM-DD``; with it, what lies in the future is found too. Spans count from the beginning of
    ``url``, blanks around the address included. Paths to files and addresses that are not of the web have no faults.
    """
    bare = url.strip()
    if not bare or len(bare) > MAX_URL:
        return ()
    lead = len(url) - len(url.lstrip())
    date = None if today is None else datetime.date.fromisoformat(today)
    return tuple(fault.shifted(lead) if lead else fault for fault in _check(bare, date))


def _check(text: str, today: datetime.date | None) -> list[Fault]:
    beginning = check_scheme(text)
    if beginning is not None:
        return [beginning]
    faults = []
    words = check_text_fragment(text)
    if words is not None:
        faults.append(words)
        text = text[: words.span.start]
    parts = split_url(text)
    junk = trailing_junk(text) if parts is not None and parts.is_web else 0
    if junk:
        faults.append(_ending(text, junk))
        parts = split_url(text[: len(text) - junk])
    if parts is None:
        return faults
    faults += check_link(parts)
    for provider in PROVIDERS if parts.is_web else ():
        faults += provider.check(parts, today)
    return sorted(set(faults), key=lambda one: (one.span, one.code, one.message)) if faults else faults


def _ending(text: str, junk: int) -> Fault:
    span = Span(len(text) - junk, len(text))
    message = f"'{text[span.start :]}' at the end belongs to the sentence, not to the address"
    return Fault("url-ending", message, "Leave it out.", span, Severity.WARNING, "")
