"""The Hub API's addresses: what to ask about a link, and which repository an address of the API is about.

Source: huggingface_hub ``hf_api.py``. Repositories are asked with ``expand``, which gives the named fields alone; an
unknown field is refused with 400, so each kind of repository has its own list.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from modelist.core.exchange import HttpRequest
from modelist.providers.huggingface_names import FILE_PAGES, REPOSITORIES
from modelist.providers.questions import Access, Target
from modelist.providers.urls import split_url

NAME = "huggingface"
BASE = "https://huggingface.co"
SITE = "https://huggingface.co"

MAX_INFO = 8 << 20
"""Bytes of a reply about a repository that are read; the longest hold the names of many thousand files."""

PLURAL = {kind: section for section, kind in REPOSITORIES.items()}

SIBLINGS = "&expand=siblings"
"""Asks for the names of all files of a repository."""

MAX_SMALL = 16_384
"""Bytes of replies of which little but the status is wanted."""

MAX_LISTED = 1000
"""Repositories of one owner in a list; more come on further pages, which are not asked for."""

_COMMON = ("author", "createdAt", "lastModified", "private", "disabled", "sha", "tags", "cardData")
_FIELDS = {
    "model": (*_COMMON, "gated", "pipeline_tag", "library_name", "safetensors", "baseModels"),
    "dataset": (*_COMMON, "gated"),
    "space": _COMMON,
}
_INSIDE = frozenset({"revision", "tree", "discussions", "resolve"})


@dataclass(frozen=True, slots=True)
class RepositoryName:
    """A repository as it is written in an address: its kind, and ``owner/name`` or ``name``."""

    kind: str
    id: str

    @property
    def api_path(self) -> str:
        """Its path at the API."""
        return f"/api/{PLURAL[self.kind]}/{quote(self.id)}"

    @property
    def site_path(self) -> str:
        """Its path on the site."""
        return f"/{self.id}" if self.kind == "model" else f"/{PLURAL[self.kind]}/{self.id}"


@dataclass(frozen=True, slots=True)
class Inside:
    """What follows a repository's name in an address: a page, and for files a revision and a path."""

    page: str = ""
    revision: str = ""
    path: str = ""

    @property
    def is_file(self) -> bool:
        """Whether it names a file or folder, rather than the repository at some revision."""
        return self.page in FILE_PAGES and self.path != ""


def written_name(target: Target) -> tuple[RepositoryName, Inside]:
    """The repository of a link as the link writes it, which is what the Hub has to be asked, and the rest.

    A model without an owner stays without one: only the Hub knows for certain where it moved to.
    """
    address, url = target.address, split_url(target.url)
    assert address is not None
    assert url is not None
    names = list(url.names)
    kind = address.within or address.kind
    if names[0] in REPOSITORIES:
        names = names[1:]
    count = 2 if address.owner and names[0].lower() == address.owner.lower() and len(names) > 1 else 1
    return RepositoryName(kind, "/".join(names[:count])), _inside(names[count:], kind)


def base_of(access: Access) -> str:
    """Where the Hub is, without a slash at the end."""
    return (access.bases.get(NAME) or BASE).rstrip("/")


def request(url: str, access: Access, max_bytes: int = MAX_INFO) -> HttpRequest:
    """A request to the API, with the token where there is one."""
    return HttpRequest(url, max_bytes=max_bytes, token_of=NAME if NAME in access.tokens else "")


def info_url(base: str, repository: RepositoryName, revision: str, with_files: bool) -> str:
    """The address that tells of a repository, at a revision where one is given."""
    tail = f"/revision/{quote(revision, safe='')}" if revision else ""
    fields = _FIELDS.get(repository.kind, ())
    query = "&".join(f"expand={one}" for one in fields) + (SIBLINGS if fields and with_files else "")
    return f"{base}{repository.api_path}{tail}" + (f"?{query}" if query else "")


def listing_url(base: str, kind: str, owner: str) -> str:
    """The address that lists an owner's repositories of a kind, each with what is wanted of it but its card.

    Cards hold tables of results and would make the list many times as long; its tags repeat most of what counts.
    """
    query = "&".join(f"expand={one}" for one in _FIELDS[kind] if one not in ("cardData", "sha", "lastModified"))
    return f"{base}/api/{PLURAL[kind]}?author={quote(owner, safe='')}&limit={MAX_LISTED}&{query}"


def can_be_listed(kind: str) -> bool:
    """Whether an owner's repositories of a kind can be listed."""
    return kind in _FIELDS


def file_url(base: str, repository: RepositoryName, inside: Inside) -> str:
    """The address that tells whether a file or folder exists; a folder has none among the files to download."""
    revision, path = quote(inside.revision or "main", safe=""), quote(inside.path)
    if inside.page == "tree":
        return f"{base}{repository.api_path}/tree/{revision}/{path}"
    return f"{base}{quote(repository.site_path)}/resolve/{revision}/{path}"


def discussion_url(base: str, repository: RepositoryName, number: str) -> str:
    """The address of one discussion or pull request."""
    return f"{base}{repository.api_path}/discussions/{quote(number, safe='')}"


def asked_name(url: str) -> RepositoryName | None:
    """The repository that an address is about, of the API or of a file to download; None where it is about none."""
    path = urlsplit(url).path
    _, found, after = path.partition("/api/")
    parts = [unquote(one) for one in (after if found else path).split("/") if one]
    if found and (not parts or parts[0] not in REPOSITORIES):
        return None
    if not found and "resolve" not in parts:
        return None
    return _name_in(parts)


def _name_in(parts: list[str]) -> RepositoryName | None:
    kind = REPOSITORIES.get(parts[0])
    rest = parts if kind is None else parts[1:]
    end = next((index for index, one in enumerate(rest) if index and one in _INSIDE), len(rest))
    # A base address may have a path of its own in front, so the last two parts count.
    name = "/".join(rest[max(0, end - 2) : end])
    return RepositoryName(kind or "model", name) if name else None


def _inside(rest: list[str], kind: str) -> Inside:
    if not rest:
        return Inside()
    page, *more = rest
    if kind == "bucket":
        return Inside(page, "", "/".join(more))
    if page in ("commit", "commits"):
        return Inside(page, "/".join(more))
    if page not in FILE_PAGES:
        return Inside(page, "", "/".join(more))
    count = 3 if more[:1] == ["refs"] and len(more) >= 3 else 1
    revision = "/".join(more[:count])
    return Inside(page, "" if revision in ("main", "HEAD") else revision, "/".join(more[count:]))
