"""Names of conferences and journals that are one slip of the hand from a known one: `CPVR`, `NeruIPS`, `IGRASS`.

Short names are a few capitals, and most other capitals are the name of something else; so of names of four and five
letters only two neighbours in the wrong order are a slip, and of names of six also a letter left out or doubled.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from string import ascii_lowercase
from typing import NamedTuple

from modelist.core.patterns import lazy_pattern
from modelist.readme.venues import CONFERENCES, JOURNALS, LESS_NAMED

_WORDS = frozenset({"Nature", "Science", "Findings"})
"""Names that are words, which are a slip from other words."""

_OTHERS = (
    "aaia acal acvc cevc cicv cidm cira cise cvrp eacl ecal ecia ical icap icar icasp icass iccai icdm iced ices ickm"
    " icmd icme icpi icrp icsa ijcia imcl ircs isac isce jmrl lmsys mdac micai nacal olcm simod swdm tgis tlcr"
).split()
"""What else is called so: conferences of other fields, a makers' name, and the problem of routing vehicles."""

_SWAPPED, _LOST, _CHANGED = 4, 6, 7
"""The letters from which on a name has slips of each kind."""

_MORE = "IGARSS ISPRS MobiCom SemEval UbiComp".split()


_NAME = lazy_pattern(
    r"(?<![A-Za-z0-9_/.@#-])(?P<name>[A-Z][A-Za-z]{3,12})"
    r"(?:(?P<year>[ ,.'’‘`-]{0,2}(?:19|20)\d\d|['’‘ ]{0,2}(?<=['’‘])\d\d)(?!\d|\.[A-Za-z])"
    r"|(?:\d\d)?(?![A-Za-z0-9_@-]|\.[A-Za-z]))"
)
_SURE = frozenset({"NeurIPS"})
"""Names that are no slip away from any word, so that no year is needed beside them."""


class Slip(NamedTuple):
    """A name as written, where it begins, and what was meant; ``is_sure`` in any text, else only where venues stand."""

    name: str
    start: int
    right: str
    is_sure: bool


def find_slips(text: str) -> Iterator[Slip]:
    """Names of conferences and journals in a text that are a slip away from a known one."""
    slips = venue_slips()
    for match in _NAME.finditer(text):
        right = slips.get(match["name"].lower(), "")
        if right in _SURE:
            yield Slip(match["name"], match.start(), right, True)
        elif right and sum(map(str.isupper, match["name"])) > 1:
            yield Slip(match["name"], match.start(), right, match["year"] is not None)


@cache
def venue_slips() -> Mapping[str, str]:
    """What people write instead of each name, in small letters, and the name; nothing that may be of two."""
    names = {one.lower(): one for one in (*CONFERENCES, *JOURNALS, *LESS_NAMED, *_MORE) if one not in _WORDS}
    found: dict[str, str] = {}
    for key, name in names.items():
        for slip in _slips(key):
            found[slip] = "" if found.get(slip, name) != name else name
    known = {*names, *_OTHERS, *(f"{one}{end}" for one in names for end in "sw")}  # Ws and plurals are workshops
    return {slip: name for slip, name in found.items() if name and slip not in known}


def _slips(key: str) -> set[str]:
    found: set[str] = set()
    if len(key) >= _SWAPPED:
        found |= {key[:at] + key[at + 1] + key[at] + key[at + 2 :] for at in range(len(key) - 1)}
    if len(key) >= _LOST:
        found |= {key[:at] + key[at + 1 :] for at in range(len(key))}
        found |= {key[:at] + key[at] + key[at:] for at in range(len(key))}
    if len(key) >= _CHANGED:
        ends = ((key[:at], key[at + 1 :]) for at in range(len(key)))
        found |= {f"{before}{letter}{after}" for before, after in ends for letter in ascii_lowercase}
        found |= {key[:at] + letter + key[at:] for at in range(1, len(key)) for letter in ascii_lowercase}
    return found - {key}
