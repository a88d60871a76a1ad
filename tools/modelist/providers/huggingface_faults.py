"""What is wrong with an address on the Hugging Face Hub, seen from its text alone."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ArxivId
from modelist.core.text import Span
from modelist.providers.arxiv_faults import check_id
from modelist.providers.huggingface import SITE, Place, find_place, read
from modelist.providers.huggingface_names import (
    MIRRORS,
    REPOSITORIES,
    REPOSITORY_PAGES,
    SINGULAR,
    name_fault,
    owner_fault,
)
from modelist.providers.provider import Fault, Provider
from modelist.providers.urls import Segment, Url

_HEX_TAIL = lazy_pattern(r"-([0-9a-z]{12,40})\Z", re.IGNORECASE)
_ID_LENGTH = 24
_FIRST_YEAR = 2023
"""Collections began in September 2023; an id from before is damaged (https://huggingface.co/docs/hub/collections)."""

_NO_FILE_PAGES = frozenset({"blob", "raw", "resolve", "blame"})


def check(url: Url, today: datetime.date | None) -> Iterator[Fault]:
    """What is certainly or likely wrong with an address on the Hub; nothing for addresses of other sites."""
    place = find_place(url)
    if place is None:
        return
    yield from _check_host(url)
    if _is_singular(url.segments):
        yield _singular(url.segments)
        return
    if place.kind in REPOSITORIES.values():
        yield from _check_repository(place)
    elif place.kind == "collection":
        yield from _check_collection(place, today)
    elif place.kind == "paper" and place.name is not None:
        yield from check_id(place.name.text, place.name.span, today)
        yield from _check_version(place.name)
    elif place.owner is not None:
        yield from _check_owner(place.owner)


def _check_host(url: Url) -> Iterator[Fault]:
    if url.site in MIRRORS:
        message = f"{url.site} is a mirror, which answers readers elsewhere with a redirect or not at all"
        yield Fault("hf-mirror", message, f"Link {SITE}, which everybody can open.", url.host_span, replacement=SITE)
    elif url.site == "huggingface.com":
        message = "huggingface.com only redirects to huggingface.co"
        yield Fault("hf-host", message, f"Link {SITE}.", url.host_span, replacement=SITE)


def _is_singular(parts: tuple[Segment, ...]) -> bool:
    """Whether a path begins like ``model/owner/name``; an account may be called so, but has no such page."""
    if len(parts) < 2 or parts[0].text not in SINGULAR:
        return False
    if parts[0].text == "paper":
        return ArxivId.parse(parts[1].text) is not None
    return len(parts) > 2 and parts[2].text not in REPOSITORY_PAGES


def _singular(parts: tuple[Segment, ...]) -> Fault:
    word, right = parts[0].text, SINGULAR[parts[0].text]
    span = Span(parts[0].span.start, parts[1].span.start)
    help_text = f"Write {'nothing' if word == 'model' else f'/{right}/'} in its place."
    message = f"the Hub has no section '{word}'"
    return Fault("hf-section", message, help_text, span, Severity.ERROR, "" if word == "model" else f"{right}/")


def _check_owner(owner: Segment) -> Iterator[Fault]:
    fault = owner_fault(owner.text)
    if fault is not None:
        reason, certain = fault
        severity = Severity.ERROR if certain else Severity.WARNING
        help_text = "Copy the name from the address of the owner's page."
        yield Fault("hf-owner-name", f"'{owner.text}' {reason}", help_text, owner.span, severity)


def _check_repository(place: Place) -> Iterator[Fault]:
    if place.owner is not None:
        yield from _check_owner(place.owner)
    if place.name is not None:
        yield from _check_name(place.name)
    if place.rest:
        yield from _check_page(place.rest)


def _check_name(name: Segment) -> Iterator[Fault]:
    reason = name_fault(name.text)
    if reason is None:
        return
    shorter = name.raw.removesuffix(".git")
    replacement = shorter if shorter != name.raw and name_fault(shorter) is None else None
    help_text = "Copy the name from the repository's page, where a button beside its title does it."
    yield Fault("hf-repository-name", f"'{name.text}' {reason}", help_text, name.span, Severity.ERROR, replacement)


def _check_page(rest: tuple[Segment, ...]) -> Iterator[Fault]:
    page = rest[0]
    if page.text not in REPOSITORY_PAGES:
        message = f"a repository on the Hub has no page '{page.text}'"
        help_text = "A file is at /blob/main/ and its path; the repository itself is owner/name."
        yield Fault("hf-path", message, help_text, Span(page.span.start, rest[-1].span.end))
    elif page.text in _NO_FILE_PAGES and len(rest) < 3:
        message = f"/{page.text}/ needs a revision and the path of a file"
        help_text = "Write /blob/main/ and the path, or link the repository itself."
        yield Fault("hf-file-path", message, help_text, Span(page.span.start, rest[-1].span.end))


def _check_collection(place: Place, today: datetime.date | None) -> Iterator[Fault]:
    if place.owner is not None:
        yield from _check_owner(place.owner)
    slug = place.name
    match = _HEX_TAIL.search(slug.raw) if slug is not None else None
    if slug is None or match is None:
        return
    reason = _id_fault(match[1].lower(), today)
    if reason is not None:
        span = Span(slug.span.start + match.start(1), slug.span.start + match.end(1))
        help_text = "Copy the address from the collection's page; in newer ones the id is left out altogether."
        yield Fault("hf-collection-id", f"the collection's id {reason}", help_text, span)


def _id_fault(tail: str, today: datetime.date | None) -> str | None:
    """Why the last word of a collection's address, if it was meant as its id, is none; None for an ordinary word.

    A word is taken for an id when nearly all of it is hexadecimal and several digits are among it; addresses without
    id, such as ``mistralai/ministral-3``, are as good.
    """
    stray = [letter for letter in tail if letter not in "0123456789abcdef"]
    digits = sum(letter.isdigit() for letter in tail)
    if digits < 4 or len(stray) > len(tail) // 8 or (tail.isdigit() and len(tail) < 16):
        return None
    if stray:
        return f"has '{stray[0]}' in it, which is no hexadecimal digit"
    if len(tail) != _ID_LENGTH:
        return f"has {len(tail)} hexadecimal digits instead of {_ID_LENGTH}"
    made = datetime.datetime.fromtimestamp(int(tail[:8], 16), datetime.UTC).date()
    late = today is not None and made > today + datetime.timedelta(days=1)
    return f"says that it was made in {made.year}-{made.month:02}" if made.year < _FIRST_YEAR or late else None


def _check_version(paper: Segment) -> Iterator[Fault]:
    bare = re.sub(r"v[0-9]+\Z", "", paper.raw)
    if bare != paper.raw:
        message = "paper pages of the Hub have no versions"
        yield Fault("hf-paper-version", message, "Leave out the version.", paper.span, replacement=bare)


HUGGINGFACE = Provider("huggingface", read, check)
