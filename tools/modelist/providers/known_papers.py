"""Papers that many lists have, so that a wrong address of one can be told without asking arXiv."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from modelist.core.patterns import lazy_pattern
from modelist.readme.words import same_name

_NO_KEY = bytes(code for code in range(128) if chr(code) not in "\t\n" and not chr(code).isalnum())
_NAME = lazy_pattern(r"\t(?P<name>[\w.+-]+(?: [\w.+-]+){0,2})(?: Technical Report\b|: )")
_DISTINCT = lazy_pattern(r"(?=.*\d)[\w.+-]{4,}|.*[a-z][A-Z]|.*[A-Z][A-Z].*[a-z]|[A-Z-]{7}")
_WORD = lazy_pattern(r"[a-z]{4,}")


def titles_of(paper: str) -> tuple[str, ...]:
    """The titles that a paper goes by, the most usual one first; empty for an id that is not in the table."""
    return _titles().get(paper, ())


def paper_called(title: str) -> str:
    """The arXiv id of a paper by one of its titles, whatever their case and punctuation; '' for an unknown one."""
    return _papers().get(_key(title), "")


def paper_named(name: str) -> str:
    """The id of the one paper whose title begins with a name and a colon, as ``BLIP-2: ...``; '' for others.

    A name to go by has a digit or capitals within it, or is a long word in capitals; ``LEO`` may be anything.
    """
    return _names().get(same_name(name), "")


def has_words_of_titles(text: str) -> bool:
    """Whether at least half of the longer words of a text are words of some title: it is English, and no names."""
    words = _WORD.findall(text.lower())
    return 2 * sum(word in _words() for word in words) >= len(words) > 0


def _key(text: str) -> bytes:
    """A text without what titles are spelled with and without; for all titles at once, since bytes are quick."""
    return text.lower().encode(errors="replace").translate(None, _NO_KEY)


def _table() -> str:
    from modelist.providers.paper_titles import PAPER_TITLES

    return PAPER_TITLES


@lru_cache(maxsize=1)
def _titles() -> Mapping[str, tuple[str, ...]]:
    lines = (line.split("\t") for line in _table().splitlines())
    return {paper: tuple(titles) for paper, *titles in lines}


@lru_cache(maxsize=1)
def _papers() -> Mapping[bytes, str]:
    keys = (line.split(b"\t")[1:] for line in _key(_table()).split(b"\n"))
    return {key: paper for paper, found in zip(_titles(), keys, strict=False) for key in found}


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    found: dict[str, set[str]] = {}
    for line in _table().splitlines():
        for match in _NAME.finditer(line):
            if _DISTINCT.match(match["name"]):
                found.setdefault(same_name(match["name"]), set()).add(line.partition("\t")[0])
    return {name: next(iter(papers)) for name, papers in found.items() if len(papers) == 1}


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(_WORD.findall(_table().lower()))
