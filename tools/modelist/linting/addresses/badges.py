"""The badges of a page: what each says, what it leads to, and where in its address a part of its text is written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import unquote
from weakref import WeakKeyDictionary

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.urls import is_image, is_local
from modelist.linting.context import Page
from modelist.providers import Address, Badge, badge_text, is_badge, parse_badge, read_url

_STATIC_PATH = lazy_pattern(r"(?:badge/|/:)(?P<body>[^?#]*)")
_ENDING = lazy_pattern(r"\.(?:svg|json|png|gif|jpg)\Z")
_DASHES = lazy_pattern(r"-+")
_NOTHING = lazy_pattern(r"[^\w]|_")


class PageBadge(NamedTuple):
    """A badge with the link around it, if there is one; ``text`` is what it shows, empty for live ones."""

    image: Link
    link: Link | None
    text: str
    static: Badge | None
    live: Address | None

    @property
    def label(self) -> str:
        """What stands on the left of a static badge, or all that any other badge shows."""
        if self.static is None:
            return self.text
        return (self.static.label or self.static.message).strip()

    @property
    def message(self) -> str:
        """What stands on the right of a badge that has a left."""
        return self.static.message.strip() if self.static is not None and self.static.label else ""


class RawParts(NamedTuple):
    """The parts of a static badge's address as written: label and message with their dashes, and all that follows."""

    label: Span | None
    message: Span
    rest: Span


def badges(page: Page) -> tuple[PageBadge, ...]:
    """The badges of a page in their order."""
    found = _BADGES.get(page)
    if found is None:
        found = _BADGES[page] = tuple(_read(page)) if _may_hold(page.text) else ()
    return found


def text_span(page: Page, badge: PageBadge, text: str) -> Span:
    """Where a badge's address holds a text; the whole address where it is encoded or comes from elsewhere."""
    span = badge.image.destination_span
    at = page.text.find(text, span.start, span.end)
    return Span(at, at + len(text)) if at >= 0 and text else span


def shown_span(page: Page, badge: PageBadge) -> Span:
    """Where a badge's address holds what it shows."""
    parts = raw_parts(page, badge)
    if parts is None:
        return badge.image.destination_span
    return Span(parts.message.start if parts.label is None else parts.label.start, parts.message.end)


def raw_parts(page: Page, badge: PageBadge) -> RawParts | None:
    """The parts of a static badge as they are written in the page; None where they cannot be told for certain."""
    span = badge.image.destination_span
    raw = page.document.slice(span)
    match = _STATIC_PATH.search(raw)
    if badge.static is None or match is None or unquote(raw) == "" or raw != badge.image.destination:
        return None
    body = _ENDING.sub("", match["body"])
    single = [one.start() for one in _DASHES.finditer(body) if one.end() - one.start() == 1]
    if "%2d" in body.lower() or len(single) not in (1, 2) or len(_odd(body)) != len(single):
        return None
    start = span.start + match.start("body")
    label = Span(start, start + single[0]) if len(single) == 2 else None
    message = Span(start + single[0] + 1 if label else start, start + single[-1])
    return RawParts(label, message, Span(message.end, span.end))


def key_of(text: str) -> str:
    """Letters and digits alone, in lower case: what two spellings of one text have in common."""
    return _NOTHING.sub("", text.casefold())


def _odd(body: str) -> list[str]:
    return [run for run in _DASHES.findall(body) if len(run) % 2]


def _may_hold(text: str) -> bool:
    return "shields.io" in text or "badge" in text.lower() or ".svg" in text


def _read(page: Page) -> Iterable[PageBadge]:
    links = page.links
    for image in links:
        if not is_image(image) or not is_badge(image.destination):
            continue
        url = image.destination
        static = parse_badge(url)
        address = read_url(url) if static is None else None
        live = address if address is not None and address.kind == "live-badge" else None
        link = links[image.parent] if image.parent is not None else None
        yield PageBadge(image, link, badge_text(url) or "", static, live)


def is_written_here(page: Page, badge: PageBadge) -> bool:
    """Whether a badge's address stands at the badge, and not in a definition that others share."""
    return is_local(page, badge.image)


_BADGES: WeakKeyDictionary[Page, tuple[PageBadge, ...]] = WeakKeyDictionary()
