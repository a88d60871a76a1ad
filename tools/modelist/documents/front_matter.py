"""YAML front matter at the top of a page: data for a site generator, which GitHub shows as a table, not as Markdown."""

from __future__ import annotations

import re

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span

_MAX_LENGTH = 20_000
_FENCE = lazy_pattern(r"---[ \t]*\n")
_END = lazy_pattern(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY = lazy_pattern(r"[\w.-]+[ \t]*:(?:[ \t]|$)")
_NO_DATA = lazy_pattern(r"[ \t#-]|$")


def front_matter(text: str) -> Span | None:
    """The lines from the first ``---`` to the one that closes it; None where a page begins otherwise.

    What stands between must look like YAML, lines of ``key: value`` and what belongs to them: two rules with prose
    between them are Markdown.
    """
    opening = _FENCE.match(text)
    if opening is None:
        return None
    closing = _END.search(text, opening.end(), opening.end() + _MAX_LENGTH)
    if closing is None:
        return None
    lines = text[opening.end() : closing.start()].splitlines()
    keys = [line for line in lines if _KEY.match(line)]
    is_data = bool(keys) and all(_KEY.match(line) or _NO_DATA.match(line) for line in lines)
    return Span(0, closing.end()) if is_data else None


def without_front_matter(text: str) -> str:
    """The same text, as long and with the same lines, where blanks stand for the front matter."""
    span = front_matter(text)
    if span is None:
        return text
    return re.sub(r"[^\n]", " ", text[: span.end]) + text[span.end :]
