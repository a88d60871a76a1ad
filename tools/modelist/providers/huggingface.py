"""The Hugging Face Hub's addresses: what each names.

Grammar: huggingface_hub ``utils/_hf_uris.py`` and the OpenAPI document; running Spaces under hf.space:
https://huggingface.co/docs/hub/spaces-embed. Ids compare without letter case
(https://github.com/huggingface/huggingface_hub/issues/2090), paths inside a repository with it.
"""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ArxivId
from modelist.providers.huggingface_names import (
    FILE_PAGES,
    HOSTS,
    MIRRORS,
    OWNER_PAGES,
    REPOSITORIES,
    SECTIONS,
    SITE_FILE,
    legacy_owner,
)
from modelist.providers.link_query import clean_query
from modelist.providers.provider import Address
from modelist.providers.urls import Segment, Url, canonical_url

SITE = "huggingface.co"

_COLLECTION_ID = lazy_pattern(r"(?:(.*)-)?([0-9a-f]{24})", re.IGNORECASE | re.DOTALL)
_PAPER_ID = lazy_pattern(r"[0-9]{3,4}\.[0-9]{3,6}(?:v[0-9]{1,3})?")
_SITES = HOSTS | MIRRORS
_NO_NAMES = FILE_PAGES | {"viewer", "discussions"}
_PLURAL = {kind: section for section, kind in REPOSITORIES.items()}


class Place(NamedTuple):
    """The parts of a path by what they mean; ``rest`` is what follows the name."""

    kind: str
    owner: Segment | None = None
    name: Segment | None = None
    rest: tuple[Segment, ...] = ()


def find_place(url: Url) -> Place | None:
    """What the path of an address on the Hub names; None on other sites."""
    if not url.is_web or url.site not in _SITES:
        return None
    parts = url.segments
    if not parts:
        return Place("listing")
    first = parts[0].text
    if first in REPOSITORIES and len(parts) > 1:
        return _repository(REPOSITORIES[first], parts[1:])
    if first in SECTIONS or ((len(parts) == 1 or first.startswith(".")) and SITE_FILE.fullmatch(first)):
        return _section(first, parts[1:])
    if len(parts) == 1:
        return Place("model", None, parts[0]) if legacy_owner(first) else Place("owner", parts[0])
    if len(parts) == 2 and parts[1].text in OWNER_PAGES:
        return Place("listing", parts[0], None, parts[1:])
    return _repository("model", parts)


def read(url: Url) -> Address | None:
    """What an address on the Hub names; None for addresses of other sites."""
    if url.is_web and url.is_on("hf.space"):
        return _running_space(url)
    place = find_place(url)
    if place is None:
        return None
    if place.kind in _PLURAL:
        return _read_repository(url, place)
    reader = _READERS.get(place.kind)
    return _read_page(url, place) if reader is None else reader(url, place)


def collection_created(address: Address) -> tuple[int, int] | None:
    """Year and month in which a collection was made; None for anything else, and where its address has no id.

    The first 8 of the 24 hexadecimal digits are seconds since 1970, as in every MongoDB ObjectId
    (https://www.mongodb.com/docs/manual/reference/bson-types/#objectid).
    """
    match = _COLLECTION_ID.fullmatch(address.identity.rpartition(":")[2]) if address.kind == "collection" else None
    if match is None or match[1] is not None:
        return None
    made = datetime.datetime.fromtimestamp(int(match[2][:8], 16), datetime.UTC)
    return made.year, made.month


def _section(first: str, rest: tuple[Segment, ...]) -> Place:
    if first == "collections" and len(rest) >= 2:
        return Place("collection", rest[0], rest[1], rest[2:])
    if first == "papers" and rest and _PAPER_ID.fullmatch(rest[0].text):
        return Place("paper", None, rest[0], rest[1:])
    if first == "posts" and len(rest) >= 2:
        return Place("post", rest[0], rest[1], rest[2:])
    if first in ("blog", "docs") and rest:
        return Place(first, None, None, rest)
    return Place("listing", None, None, rest)


def _repository(kind: str, parts: tuple[Segment, ...]) -> Place:
    """``owner/name/...``, or ``name/...`` for the few that have no owner; a section's own list for one part."""
    if len(parts) > 1 and parts[1].text not in _NO_NAMES:
        return Place(kind, parts[0], parts[1], parts[2:])
    if len(parts) == 1 and kind != "dataset":
        return Place("listing", parts[0])
    return Place(kind, None, parts[0], parts[1:])


def _running_space(url: Url) -> Address:
    """A Space as it runs; its host is owner and name joined by a dash, which cannot be taken apart again."""
    canonical = canonical_url(url.host, url.names, clean_query(url), url.fragment)
    identity = f"huggingface:space-host:{url.host.removesuffix('.hf.space').removesuffix('.static')}"
    return Address("huggingface", "space", path="/".join(url.names), canonical=canonical, identity=identity)


def _read_repository(url: Url, place: Place) -> Address:
    name = place.name.text if place.name else ""
    owner = place.owner.text if place.owner else ""
    if not owner and place.kind == "model":
        owner = legacy_owner(name) or ""
    prefix = () if place.kind == "model" else (_PLURAL[place.kind],)
    parts = (*prefix, *filter(None, (owner, name)))
    address = Address(
        "huggingface",
        place.kind,
        owner,
        name,
        fragment=url.fragment,
        canonical=canonical_url(SITE, parts, fragment=url.fragment),
        identity=f"huggingface:{place.kind}:{owner}/{name}".lower(),
    )
    return _read_inside(address, place, parts) if place.rest else address


def _read_inside(address: Address, place: Place, parts: tuple[str, ...]) -> Address:
    """A file, discussion or other page of a repository."""
    page, *rest = (one.text for one in place.rest)
    canonical = canonical_url(SITE, (*parts, page, *rest), fragment=address.fragment)
    inside = address._replace(within=place.kind, canonical=canonical, path="/".join(rest))
    if page not in FILE_PAGES:
        kind = "discussion" if page == "discussions" and rest else "page"
        return inside._replace(kind=kind, identity=f"{address.identity}/{'/'.join((page, *rest))}")
    revision, path = _split_revision(rest) if place.kind != "bucket" else ("", "/".join(rest))
    identity = f"{address.identity}@{revision or 'main'}:{path}"
    if not path and revision in ("", "main", "HEAD"):
        identity = address.identity
    return inside._replace(kind="file", revision=revision, path=path, identity=identity)


def _split_revision(rest: list[str]) -> tuple[str, str]:
    """The revision is one part, or three where it is written ``refs/pr/1`` or ``refs/convert/parquet``."""
    count = 3 if rest[:1] == ["refs"] and len(rest) >= 3 and rest[1] in ("pr", "convert") else 1
    return "/".join(rest[:count]), "/".join(rest[count:])


def _read_collection(url: Url, place: Place) -> Address:
    owner, slug = (place.owner.text if place.owner else ""), (place.name.text if place.name else "")
    match = _COLLECTION_ID.fullmatch(slug)
    return Address(
        "huggingface",
        "collection",
        owner,
        (match[1] or "") if match else slug,
        fragment=url.fragment,
        canonical=canonical_url(SITE, ("collections", owner, slug), fragment=url.fragment),
        identity=f"huggingface:collection:{match[2] if match else f'{owner}/{slug}'}".lower(),
    )


def _read_paper(url: Url, place: Place) -> Address:
    text = place.name.text if place.name else ""
    arxiv = ArxivId.parse(text)
    name = arxiv.paper_id if arxiv else text
    return Address(
        "huggingface",
        "paper",
        name=name,
        fragment=url.fragment,
        canonical=canonical_url(SITE, ("papers", name), fragment=url.fragment),
        identity=f"huggingface:paper:{name}",
    )


def _read_owner(url: Url, place: Place) -> Address:
    owner = place.owner.text if place.owner else ""
    canonical = canonical_url(SITE, (owner,), fragment=url.fragment)
    return Address("huggingface", "owner", owner, canonical=canonical, identity=f"huggingface:owner:{owner}".lower())


def _read_page(url: Url, place: Place) -> Address:
    """A blog post, documentation, post or list; lists are told apart by their query too."""
    query = clean_query(url) if place.kind == "listing" else ""
    names = url.names
    where = canonical_url(SITE, names, query)
    return Address(
        "huggingface",
        place.kind,
        place.owner.text if place.owner else "",
        place.name.text if place.name else "",
        path="/".join(names[1:]),
        fragment=url.fragment,
        canonical=canonical_url(SITE, names, query, url.fragment),
        identity=f"huggingface:{place.kind}:{where.removeprefix(f'https://{SITE}')}".lower(),
    )


_READERS = {"collection": _read_collection, "paper": _read_paper, "owner": _read_owner}
