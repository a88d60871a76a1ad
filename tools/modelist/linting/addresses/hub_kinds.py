"""Which kind of page of Hugging Face a label names, and whether an address there is of another kind.

A label counts only where it consists of one kind's name and of words that say nothing of their own (``Open in Spaces``,
``Hugging Face model``): ``Model demo`` and ``Models & data`` may well lead to either.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from modelist.linting.addresses.services import plain_label
from modelist.providers import Address, read_url

_KINDS: Mapping[str, str] = {
    word: kind
    for kind, words in {
        "space": "space spaces",
        "dataset": "dataset datasets 数据集",
        "collection": "collection collections 合集",
        "model": "model models 模型",
        "paper": "paper papers 论文",
    }.items()
    for word in words.split()
}
_FILLER = frozenset("the on at in from our official link url here card hugging face huggingface hf 链接 地址".split())
_OF_SPACES = frozenset("open demo demos online live try app".split())
"""What says nothing beside ``Space``, and much beside ``Model``."""

_NAMES = {
    "space": "a Space on Hugging Face",
    "dataset": "a dataset on Hugging Face",
    "collection": "a collection on Hugging Face",
    "model": "a model on Hugging Face",
    "paper": "a paper's page on Hugging Face",
    "owner": "the front page of an account on Hugging Face",
    "blog": "a blog post on Hugging Face",
}
_OTHERS: Mapping[str, frozenset[str]] = {
    kind: frozenset(others.split())
    for kind, others in {
        "space": "model dataset collection paper",
        "dataset": "model paper",
        "collection": "model dataset space paper owner",
        "model": "dataset space paper",
        "paper": "model dataset space",
    }.items()
}
"""What is no page of a kind. A model is found in a collection, and data in a Space that shows them."""

_MAX_LABEL = 60


class HubKind(NamedTuple):
    """The kind of page that a label names, empty where it names none, and whether it speaks of one such thing."""

    name: str = ""
    single: bool = False


@lru_cache(maxsize=4096)
def read_kind(text: str) -> HubKind:
    """What kind of page a label names."""
    if not text or len(text) > _MAX_LABEL:
        return HubKind()
    words = frozenset(plain_label(text).replace("🤗", " ").split())
    named = words & _KINDS.keys()
    kinds = {_KINDS[one] for one in named}
    kind = next(iter(kinds)) if len(kinds) == 1 else ""
    known = _FILLER | _OF_SPACES if kind == "space" else _FILLER
    return HubKind(kind, kind in named) if kind and words - named <= known else HubKind()


def other_kind(promised: HubKind, url: str) -> str:
    """The kind of page that an address leads to instead of the one that its label names."""
    return _NAMES[_kind_of(url)] if promised.name and _kind_of(url) in _OTHERS[promised.name] else ""


def other_kind_in_badge(promised: HubKind, url: str) -> str:
    """The same for badges, which stand for one thing: neither Space nor model is an account or a blog post.

    In a sentence, ``our Spaces`` may well lead to the account that has them.
    """
    found = _kind_of(url)
    lost = promised.name == "space" or (promised.name == "model" and promised.single)
    return _NAMES[found] if lost and found in ("owner", "blog") else other_kind(promised, url)


def is_space(url: str) -> bool:
    """Whether an address leads to a Space, or into one that runs."""
    return _kind_of(url) == "space"


def _kind_of(url: str) -> str:
    address = read_url(url)
    return _kind(address) if address is not None and address.provider == "huggingface" else ""


def _kind(address: Address) -> str:
    kind = address.within or address.kind
    return kind if kind in _NAMES else ""
