"""Whether two titles are those of two papers."""

from __future__ import annotations

from modelist.core.patterns import lazy_pattern
from modelist.linting.names.model_names import read_name
from modelist.linting.names.name_conflicts import are_related
from modelist.linting.papers.title_parts import KINDS, initials_of, is_acronym
from modelist.linting.papers.titled_links import TitledLink
from modelist.readme.makers import MAKER_BY_NAME
from modelist.readme.words import same_name

MIN_WORDS = 3
"""Words of any kind that titles must have to be compared by all of them."""

_MAX_SHARED, _MAX_SHARED_OF_NAMED = 0.2, 0.5
_NAMED = lazy_pattern(r"(?P<name>[A-Za-z][\w.+-]{2,30}(?: [\w.+-]{2,30}){0,3}): \S")


def are_different(one: TitledLink, other: TitledLink) -> bool:
    """Whether titles have none, or hardly any, of the words in common that few titles have; of named ones, half."""
    smaller = min(len(one.words), len(other.words))
    if are_acronyms(one, other):
        return False
    if smaller < max(one.least, other.least) and one.least == other.least == 1:  # words that many titles have
        return one.all_words.isdisjoint(other.all_words) and min(len(one.all_words), len(other.all_words)) >= MIN_WORDS
    shared = _MAX_SHARED_OF_NAMED if are_named_apart(one, other) else _MAX_SHARED
    return smaller >= max(one.least, other.least) and len(one.words & other.words) <= shared * smaller


def tells_of(one: TitledLink, other: TitledLink) -> bool:
    """Whether a line has the name that another title begins with: it is of a part, or a later make, of that."""
    name = _NAMED.match(other.title)
    return name is not None and name["name"].lower() in one.said


def are_acronyms(one: TitledLink, other: TitledLink) -> bool:
    """Whether one title begins with the initials of the other."""
    return is_acronym(one.title, other.title) or is_acronym(other.title, one.title)


def are_named_apart(one: TitledLink, other: TitledLink) -> bool:
    """Whether two titles begin with the names of two things and a colon, as ``Janus:`` and ``PUMA:``."""
    names = [match["name"] for use in (one, other) if (match := _NAMED.match(use.title)) is not None]
    if len(names) < 2 or are_related(read_name(names[0]), read_name(names[1])):
        return False
    if tells_of(one, other) or tells_of(other, one):
        return False
    if initials_of(names[0]) == names[1].lower() or initials_of(names[1]) == names[0].lower():
        return False
    return not any(same_name(name) in MAKER_BY_NAME or not KINDS.isdisjoint(name.lower().split()) for name in names)
