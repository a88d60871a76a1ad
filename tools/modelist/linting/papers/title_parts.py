"""Titles of papers taken apart: the name before the colon, and whether what comes behind it says the same."""

from __future__ import annotations

from difflib import get_close_matches

from modelist.core.patterns import lazy_pattern
from modelist.readme.words import same_name

KINDS = frozenset("paper report blog part survey update news video talk".split())
"""Words before a colon that are no name of what a paper is about."""

_MIN_LETTERS, _MIN_INITIALS = 4, 3
_FEW_CAPITALS, _MOST_CAPITALS = 0.3, 0.6
_ALIKE, _MIN_OWN, _MAX_TITLE = 0.75, 2, 300
_LOWER = lazy_pattern(r"[a-z0-9]+(?:'[a-z]+)?")
_CUT = ("...", "…")
_SHORT = (
    ("large language model", "llm"),
    ("multimodal llm", "mllm"),
    ("multi modal llm", "mllm"),
    ("vision language model", "vlm"),
    ("large vlm", "lvlm"),
    ("language model", "lm"),
    ("vision language action", "vla"),
    ("artificial general intelligence", "agi"),
    ("visual question answering", "vqa"),
    ("reinforcement learning", "rl"),
    ("chain of thought", "cot"),
    ("mixture of experts", "moe"),
    ("retrieval augmented generation", "rag"),
)
"""What titles say in full or in short, the longer ones behind those that they hold."""

_SMALL = frozenset("and are for from how into its the their through toward via what with".split())
_BRACKETS = lazy_pattern(r"[(\[][^()\[\]]{0,80}[)\]]")
_PEOPLE = lazy_pattern(r"\s*(?:[A-Z][\w.'’-]{0,20}(?: [A-Z][\w.'’-]{0,20}){1,3},\s*){2}")
_PRINTED = lazy_pattern(
    r",? (?:in )?(?:arXiv|ArXiv|Arxiv|arxiv|[A-Z]{3,8}|NeurIPS|Nature)(?: ?[’']\d\d| (?:19|20)\d\d)\W{0,3}\Z"
)
"""Authors in place of a title, and where and when it was printed behind it."""

_ACRONYM = lazy_pattern(r"(?P<name>[A-Z][a-z]?[A-Z](?:[a-z]?[A-Z]){0,5})(?![\w-])")


def is_described(one: str, other: str) -> bool:
    """Whether one of two texts has the capitals of a title and the other those of a sentence, which tells of it."""
    low, high = sorted(share_of_capitals(text.partition(":")[2]) for text in (one, other))
    return low < _FEW_CAPITALS and high > _MOST_CAPITALS


def share_of_capitals(text: str) -> float:
    """How many of a text's longer words begin with a capital, from 0 to 1."""
    words = [word for word in text.split() if len(word) >= _MIN_LETTERS and word[0].isalpha()]
    return sum(word[0].isupper() for word in words) / len(words) if words else 0


def parts_of(title: str) -> tuple[str, str]:
    """The name before a title's first colon, and what comes behind it in small letters with abbreviations."""
    name, _, rest = title.partition(":")
    key = same_name(name)
    if len(title) > _MAX_TITLE or key in KINDS or _is_foreign(title) or _is_no_title(key, rest):
        return "", ""
    rest = _PRINTED.sub("", _BRACKETS.sub(" ", rest))
    rest = " ".join(_LOWER.findall(rest.lower().replace("-", " ").replace("’", "'")))
    for long, short in _SHORT:
        rest = rest.replace(long, short)
    return key, rest


def _is_no_title(name: str, rest: str) -> bool:
    """Whether what stands behind a name is cut short, or the people, or the words that the name is made of."""
    is_expansion = len(name) >= _MIN_INITIALS and initials_of(rest).startswith(name)
    return is_expansion or rest.rstrip().endswith(_CUT) or "et al" in rest or _PEOPLE.match(rest) is not None


def _is_foreign(title: str) -> bool:
    """Whether a title has letters that no English one has: Greek ones, as in PanGu-α, are names."""
    return any(one.isalpha() and not one.isascii() and not "α" <= one.lower() <= "ω" for one in title)


def differ(one: str, other: str) -> bool:
    """Whether two subtitles have words of their own, beyond plurals and slips of a letter; neither is cut short."""
    glued, others = one.replace(" ", ""), other.replace(" ", "")
    if glued.startswith(others) or others.startswith(glued):
        return False
    mine, theirs = ({word.rstrip("s") for word in text.split() if len(word) > 2} for text in (one, other))
    mine, theirs = mine - theirs - _SMALL, theirs - mine - _SMALL
    same = {word for word in mine if get_close_matches(word, theirs, 1, _ALIKE) or word in others}
    like = {word for word in theirs if get_close_matches(word, mine, 1, _ALIKE) or word in glued}
    return len(mine - same) + len(theirs - like) >= _MIN_OWN


def is_acronym(title: str, other: str) -> bool:
    """Whether a title begins with the initials of the first words of another one, as `LoRA:` and `Low-Rank ...`."""
    match = _ACRONYM.match(title)
    if match is None:
        return False
    capitals = "".join(one for one in match["name"] if one.isupper()).lower()
    words = [one for one in _LOWER.findall(other.lower().replace("-", " ")) if one not in _SMALL and len(one) > 2]
    return "".join(one[0] for one in words).startswith(capitals)


def initials_of(name: str) -> str:
    """The first letters of a name's words, in small letters."""
    return "".join(word[0] for word in name.lower().replace("-", " ").split())
