"""Names of people in lists of authors, told from other words with capitals."""

from __future__ import annotations

from modelist.core.patterns import lazy_pattern
from modelist.linting.context import Page
from modelist.readme.slips import is_common

_BREAK = lazy_pattern(r"[^\w .'’-]")
_NAME = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}"
_PERSON = lazy_pattern(rf" ?(?:and )?{_NAME}(?: and {_NAME}| et al\.?)?")
_BEFORE = lazy_pattern(rf"(?:\A|[^\w .'’-]) ?(?P<name>{_NAME}),\Z")
_BEHIND = lazy_pattern(rf",(?: and)? (?P<name>{_NAME})(?=[^\w .'’-]|\.?\s|\Z)")
_AROUND = 80


def is_of_person(page: Page, start: int, end: int) -> bool:
    """Whether a word with a capital is part of a name of two to four words that others stand beside, after commas."""
    if not page.text[start].isupper():
        return False
    stop = min(end + _AROUND, len(page.text))
    behind = _BREAK.search(page.text, end, stop)
    before = [one.end() for one in _BREAK.finditer(page.text, max(0, start - _AROUND), start)]
    first, last = (before or [start])[-1], behind.start() if behind is not None else stop
    if _PERSON.fullmatch(page.text, first, last) is None:
        return False
    # In a list of subjects, such as `Prompt Design, Text Reasoning`, words are common ones.
    beside = [_BEFORE.search(page.text, max(0, first - _AROUND), first), _BEHIND.match(page.text, last)]
    return any(one is not None and not all(map(is_common, one["name"].lower().split())) for one in beside)
