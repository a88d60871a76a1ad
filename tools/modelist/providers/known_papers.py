"""Papers that many lists have, so that a wrong address of one can be told without asking arXiv."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from modelist.core.patterns import lazy_pattern
from modelist.readme.words import same_name

_NO_KEY = bytes(code for code in range(128) if chr(code) not in "\t\n" and not chr(code).isalnum())
_NAME = lazy_pattern(r"(?P<name>[\w.+-]+(?: [\w.+-]+){0,2})(?: Technical Report\b|: )")
_DISTINCT = lazy_pattern(r"(?=.*\d)[\w.+-]{4,}|.*[a-z][A-Z]|.*[A-Z][A-Z].*[a-z]|[A-Z-]{7}")
_WORD = lazy_pattern(r"[a-z]{4,}")
_END = lazy_pattern(r"[\s*_\"”']*(?:[,.;(\[|<–—]|\Z)")
_FOLLOWING = lazy_pattern(r"[\s*_\"”']+(?P<word>[A-Z][\w.'’-]{0,20})(?: [A-Z][\w.'’-]{0,20}){1,2}(?:,|\Z)")
"""The name of an author in full."""
_BEGINNING = 16
"""Bytes of a title's key by which it is looked for."""


def known_papers() -> Mapping[str, tuple[str, ...]]:
    """The titles of all papers in the table, by arXiv id, the most usual one first."""
    return _titles()


def titles_of(paper: str) -> tuple[str, ...]:
    """The titles that a paper goes by, the most usual one first; empty for an id that is not in the table."""
    return _titles().get(paper, ())


def is_often_listed(paper: str) -> bool:
    """Whether so many lists have a paper that they would have any other title that it goes by."""
    return paper in _often_listed()


def paper_called(title: str) -> str:
    """The arXiv id of a paper by one of its titles, whatever their case and punctuation; '' for an unknown one.

    Behind what is no question, a question mark makes the title of a paper that doubts it.
    """
    paper = _papers().get(_key(title), "")
    is_doubted = title.rstrip().endswith("?") and not any("?" in one for one in titles_of(paper))
    return "" if is_doubted else paper


def paper_begun(text: str) -> str:
    """The id of the paper whose title a text begins with, where something else follows: a venue, or the authors.

    Words that go on with a title, as in `Attention Is All You Need in Speech`, make another one of it.
    """
    key = _key(text)
    titles = [one for one in _beginnings().get(key[:_BEGINNING], ()) if key.startswith(one)]
    title = max(titles, key=len, default=b"")
    return _papers()[title] if title and _ends(text, len(title)) else ""


def _ends(text: str, size: int) -> bool:
    """Whether what follows the first ``size`` bytes of a text's key is no part of a title."""
    at = 0
    while size > 0 and at < len(text):
        size -= len(_key(text[at]))
        at += 1
    word = _FOLLOWING.match(text, at)
    if word is None:
        return _END.match(text, at) is not None
    return word["word"].lower() not in _words()


def name_of(title: str) -> str:
    """The name that a title begins with, as ``BLIP-2: ...`` and ``Qwen2 Technical Report`` do; '' for others."""
    match = _NAME.match(title)
    return match["name"] if match is not None else ""


def paper_named(name: str) -> str:
    """The id of the one paper whose title begins with a name and a colon, as ``BLIP-2: ...``; '' for others.

    A name to go by has a digit or capitals within it, or is a long word in capitals; ``LEO`` may be anything.
    """
    papers = {paper for one, paper in _names().get(_key(name), ()) if same_name(one) == same_name(name)}
    return papers.pop() if len(papers) == 1 else ""


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
def _often_listed() -> frozenset[str]:
    from modelist.providers.paper_titles import OFTEN_LISTED

    return frozenset(OFTEN_LISTED.split())


@lru_cache(maxsize=1)
def _papers() -> Mapping[bytes, str]:
    keys = (line.split(b"\t")[1:] for line in _key(_table()).split(b"\n"))
    return {key: paper for paper, found in zip(_titles(), keys, strict=False) for key in found}


@lru_cache(maxsize=1)
def _beginnings() -> Mapping[bytes, list[bytes]]:
    found: dict[bytes, list[bytes]] = {}
    for key in _papers():
        found.setdefault(key[:_BEGINNING], []).append(key)
    return found


@lru_cache(maxsize=1)
def _names() -> Mapping[bytes, list[tuple[str, str]]]:
    """Names and their papers by key, in which a `+` and a point do not count yet; :func:`same_name` takes its time."""
    names = ((name_of(title), paper) for paper, titles in _titles().items() for title in titles)
    named = [(name, paper) for name, paper in names if name and _DISTINCT.match(name)]
    found: dict[bytes, list[tuple[str, str]]] = {}
    for key, one in zip(_key("\n".join(name for name, _ in named)).split(b"\n"), named, strict=False):
        found.setdefault(key, []).append(one)
    return found


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(_WORD.findall(_table().lower()))
