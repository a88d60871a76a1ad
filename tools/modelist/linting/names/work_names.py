"""The names of works and of their code: what is compared of them, and whether a text says one or is called like it."""

from __future__ import annotations

import re

from modelist.core.patterns import lazy_pattern
from modelist.linting.names.model_names import read_name
from modelist.linting.names.name_conflicts import are_related
from modelist.readme.words import same_name

_MIN_NAME, _MIN_WORDS, _MIN_INITIALS = 4, 2, 4
_WORD = lazy_pattern(r"[a-z0-9]+")
_SMALL = frozenset("a an and by for from in is of on the to via with".split())
_SHARED = frozenset(
    "alpacalora alpaca detectron2 diffusers easylm fairseq fastchat flamingo lavis llama llamafactory llava lmmseval"
    " megatronlm meshtensorflow mmdetection openclip openflamingo swift t5x transformers trl unilm verl vllm".split()
)
"""Code that others' work is built on, so that it is linked for theirs."""

_PART = lazy_pattern(r"[A-Z][a-z]{2,}(?![a-z])")
_GOES_ON = lazy_pattern(r"[a-z]{2,}")


def name_keys(name: str) -> frozenset[str]:
    """What is compared of a name: all of it, and its words without the small ones, if it has several."""
    whole = same_name(name)
    words = [one for one in _WORD.findall(name.lower()) if one not in _SMALL]
    keys = {whole, "".join(words)} if len(words) >= _MIN_WORDS else {whole}
    return frozenset(one for one in keys if len(one) >= _MIN_NAME) - _SHARED


def says_name(text: str, name: str) -> bool:
    """Whether a text has a name as words of its own, however they are joined."""
    if same_name(name) not in same_name(text):
        return False  # as for nearly all, for which no pattern need be made
    pieces = r"[\W_]{0,2}".join(map(re.escape, same_name(name)))
    return re.search(rf"(?<![a-z0-9]){pieces}(?![a-z0-9])", text.lower()) is not None


def is_called(text: str, name: str) -> bool:
    """Whether a text has a repository's name, begins with its first word, or has words with those initials."""
    if same_name(name) in _SHARED or len(same_name(name)) < _MIN_NAME or says_name(text, name):
        return True  # for the names of what others build on, all texts are called so
    first = _WORD.match(name.lower())
    if first is not None and len(first[0]) >= _MIN_NAME and _WORD.findall(text.lower())[:1] == [first[0]]:
        return True
    initials = "".join(one[0] for one in _WORD.findall(text.lower()) if one not in _SMALL)
    return len(same_name(name)) >= _MIN_INITIALS and same_name(name) in initials


def are_of_family(name: str, other: str) -> bool:
    """Whether two names are alike, begin with the same part, or one has a part that a part of the other begins with."""
    parts, its = ([one.lower() for one in _PART.findall(text)] for text in (name, other))
    share_part = any(one.startswith(another) or another.startswith(one) for one in parts for another in its)
    return share_part or are_related(read_name(name), read_name(other))


def goes_on(name: str, other: str) -> bool:
    """Whether the second name is the first with more small letters, which make another word of it."""
    rest = other[len(name) :] if other.startswith(name) and name[-1:].islower() else ""
    return _GOES_ON.fullmatch(rest) is not None
