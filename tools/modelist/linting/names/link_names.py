"""What an address itself says it leads to: the name of a repository, collection or post in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from modelist.core.quantities import ArxivId
from modelist.documents.markdown_nodes import Link
from modelist.linting.names.model_names import Name, read_name
from modelist.providers import Address, read_url
from modelist.providers.urls import split_url

MODEL_HOSTS = frozenset({"modelscope.cn", "hf-mirror.com"})


class Target(NamedTuple):
    """What an address names: ``text`` as written in it, taken apart in ``name``.

    ``kind`` is weights, space, dataset, code, owner or page; ``exact`` tells that the thing is one release rather than
    the home of a whole family, so that what a link says of it must hold. ``identity`` is equal for the same thing.
    """

    text: str
    name: Name
    kind: str
    exact: bool
    identity: str
    owner: str = ""


@lru_cache(maxsize=8192)
def address_of(url: str) -> Address | None:
    """What an address names, remembered, since several rules ask."""
    return read_url(url)


@lru_cache(maxsize=8192)
def read_target(url: str) -> Target | None:
    """What an address names; None where its text says nothing, as that of a paper."""
    address = address_of(url)
    if address is not None:
        return _known(address)
    parts = split_url(url.strip())
    if parts is None or not parts.is_web or not parts.names:
        return None
    if parts.site in MODEL_HOSTS and len(parts.names) >= 3 and parts.names[0] == "models":
        owner, name = parts.names[1:3]
        return _target(name, "weights", True, f"{parts.site}:{owner}/{name}".lower(), owner)
    text = parts.names[-1].rsplit(".", 1)[0] if "." in parts.names[-1][-6:] else parts.names[-1]
    return _target(text, "page", False, f"{parts.site}/{'/'.join(parts.names)}".lower())


def _known(address: Address) -> Target | None:
    kind = address.within or address.kind
    if address.provider == "huggingface":
        if kind in ("model", "collection", "space", "dataset") and address.name:
            named = {"model": "weights", "collection": "weights"}.get(kind, kind)
            return _target(address.name, named, kind != "dataset", address.identity, address.owner)
        if kind == "owner":
            return _target(address.owner, "owner", False, address.identity, address.owner)
        return _page(address) if kind in ("blog", "docs") else None
    if address.provider == "github" and kind == "repository":
        return _target(address.name, "code", False, address.identity, address.owner)
    return None


def _page(address: Address) -> Target:
    return _target(address.path.rsplit("/", 1)[-1], "page", False, address.identity)


def _target(text: str, kind: str, exact: bool, identity: str, owner: str = "") -> Target:
    return Target(text, read_name(text), kind, exact, identity, owner)


def papers(links: Iterable[Link]) -> Iterator[tuple[Link, ArxivId]]:
    """The links that lead to papers on arXiv, with their ids."""
    for link in links:
        if "arxiv" in link.destination.lower() or "/papers/" in link.destination:
            address = address_of(link.destination)
            paper = ArxivId.parse(address.name) if address is not None and address.name else None
            if paper is not None:
                yield link, paper
