"""GitHub's addresses: what each names. Pages under github.io are sites of their own and no repositories."""

from __future__ import annotations

from typing import NamedTuple

from modelist.providers.github_names import FILE_PAGES, NUMBERED, RESERVED
from modelist.providers.link_query import clean_query
from modelist.providers.provider import Address
from modelist.providers.urls import Segment, Url, canonical_url

SITE = "github.com"
RAW_HOST = "raw.githubusercontent.com"
GIST_HOSTS = frozenset({"gist.github.com", "gist.githubusercontent.com"})

_KINDS = {"commit": "commit", "releases": "release", "assets": "asset"}


class Place(NamedTuple):
    """The parts of a path by what they mean; ``rest`` is what follows the name."""

    kind: str
    owner: Segment | None = None
    name: Segment | None = None
    rest: tuple[Segment, ...] = ()


def find_place(url: Url) -> Place | None:
    """What the path of an address on GitHub names; None on other sites."""
    parts = url.segments
    if not url.is_web:
        return None
    if url.host == RAW_HOST:
        return Place("file", parts[0], parts[1], parts[2:]) if len(parts) > 2 else Place("listing")
    if url.host in GIST_HOSTS:
        return _gist(parts)
    if url.site != SITE:
        return None
    if not parts or parts[0].text.lower() in RESERVED:
        return Place("asset" if url.path.startswith("/user-attachments/") else "listing", None, None, parts)
    return Place("owner", parts[0]) if len(parts) == 1 else Place("repository", parts[0], parts[1], parts[2:])


def read(url: Url) -> Address | None:
    """What an address on GitHub names; None for addresses of other sites."""
    place = find_place(url)
    if place is None:
        return None
    if place.kind == "file":
        return _read_raw(url, place)
    if place.kind == "repository":
        return _read_repository(url, place)
    return _read_owner(url, place) if place.kind == "owner" else _read_page(url, place)


def repository_name(name: str) -> str:
    """A repository's name as it is written, without the ``.git`` that only addresses for cloning have."""
    return name[:-4] if name.lower().endswith(".git") and len(name) > 4 else name


def _gist(parts: tuple[Segment, ...]) -> Place:
    if not parts or parts[0].text in ("discover", "starred", "forked", "search"):
        return Place("listing", None, None, parts)
    if len(parts) == 1:
        is_id = len(parts[0].text) >= 20 and all(letter in "0123456789abcdef" for letter in parts[0].text)
        return Place("gist", None, parts[0]) if is_id else Place("listing", parts[0])
    return Place("gist", parts[0], parts[1], parts[2:])


def _read_repository(url: Url, place: Place) -> Address:
    owner = place.owner.text if place.owner else ""
    name = repository_name(place.name.text) if place.name else ""
    address = Address(
        "github",
        "repository",
        owner,
        name,
        fragment=url.fragment,
        canonical=canonical_url(SITE, (owner, name), fragment=url.fragment),
        identity=f"github:{owner}/{name}".lower(),
    )
    return _read_inside(url, address, [one.text for one in place.rest]) if place.rest else address


def _read_inside(url: Url, address: Address, rest: list[str]) -> Address:
    page, *more = rest
    canonical = canonical_url(SITE, (address.owner, address.name, *rest), clean_query(url), url.fragment)
    inside = address._replace(canonical=canonical, within="repository", path="/".join(more))
    if page in FILE_PAGES and more:
        return _read_file(inside, more)
    number = page in NUMBERED and more and more[0].isdecimal()
    kind = NUMBERED[page] if number else "page" if page in NUMBERED else _KINDS.get(page, "page")
    where = f"{kind}/{more[0]}" if number else "/".join(rest)
    return inside._replace(kind=kind, identity=f"{address.identity}/{where}")


def _read_file(address: Address, rest: list[str]) -> Address:
    """A branch may have slashes in its name, so without asking GitHub its first part is all that is certain."""
    count = 3 if rest[0] == "refs" and len(rest) > 2 and rest[1] in ("heads", "tags") else 1
    revision, path = "/".join(rest[:count]), "/".join(rest[count:])
    identity = f"{address.identity}@{rest[count - 1]}:{path}"
    return address._replace(kind="file", revision=revision, path=path, identity=identity)


def _read_raw(url: Url, place: Place) -> Address:
    """A file's bare content, for example an image in a README; its canonical address stays the one that shows it so."""
    owner, name = (one.text if one else "" for one in (place.owner, place.name))
    address = Address("github", "file", owner, name, within="repository", identity=f"github:{owner}/{name}".lower())
    canonical = canonical_url(RAW_HOST, url.names)
    return _read_file(address, [one.text for one in place.rest])._replace(canonical=canonical)


def _read_owner(url: Url, place: Place) -> Address:
    owner = place.owner.text if place.owner else ""
    query = clean_query(url)
    canonical = canonical_url(SITE, (owner,), query, url.fragment)
    identity = f"github:owner:{owner}".lower() + (f"?{query}" if query else "")
    return Address("github", "owner", owner, fragment=url.fragment, canonical=canonical, identity=identity)


def _read_page(url: Url, place: Place) -> Address:
    owner = place.owner.text if place.owner else ""
    name = place.name.text if place.name else ""
    canonical = canonical_url(url.site, url.names, clean_query(url), url.fragment)
    where = canonical.partition("#")[0].removeprefix(f"https://{SITE}")
    identity = f"github:gist:{name}" if place.kind == "gist" else f"github:{place.kind}:{where}"
    return Address(
        "github", place.kind, owner, name, path="/".join(url.names), fragment=url.fragment, canonical=canonical,
        identity=identity.lower(),
    )  # fmt: skip
