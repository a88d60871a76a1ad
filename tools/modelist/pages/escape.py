"""Text of entries as Markdown: the only place that escapes.

What comes out reads as the text that went in, wherever it stands in a line: no link, tag, emphasis, table cell or
region marker can come of it (GFM 6.1 backslash escapes, https://github.github.com/gfm/#backslash-escapes).
"""

from __future__ import annotations

import re
from typing import NewType
from urllib.parse import quote

from modelist.core.patterns import lazy_pattern

Markdown = NewType("Markdown", str)
"""Inline Markdown on one line, safe in a table cell."""

EMPTY = Markdown("")

_SPECIAL = lazy_pattern(r"[\\`*_\[\]<>|~$&\n\r]|://|www\.", re.IGNORECASE)
_AUTOLINK = lazy_pattern(r"://|(?<=www)\.", re.IGNORECASE)
_CLOSING_MARKS = lazy_pattern(r"(^|[ \t])(#+)$")
_ENTITY = lazy_pattern(r"&(?=#?[A-Za-z0-9]{1,40};)")
_UNDERSCORE = lazy_pattern(r"(?<![^\W_])_|_(?![^\W_])")
_CHARACTERS = lazy_pattern(r"([\\`*\[\]<|~$])")
_MAX_LEVELS = 8
_UNSAFE_IN_TARGET = lazy_pattern(r"[\s<>\"`{}|\\^]")


def escape(text: str) -> Markdown:
    """One line of plain text as Markdown."""
    if not _SPECIAL.search(text):
        return Markdown(text)
    text = " ".join(text.splitlines())
    text = _ENTITY.sub("&amp;", _CHARACTERS.sub(r"\\\1", text))
    # GitHub makes links of bare addresses; only a link of an entry is to be one.
    text = _AUTOLINK.sub(r"\\\g<0>", text)
    return Markdown(_UNDERSCORE.sub(r"\\_", text) if "_" in text else text)


def heading(text: str) -> Markdown:
    """Plain text as the content of a heading: marks at its end would be taken for closing ones."""
    return close_heading(escape(text))


def close_heading(markdown: str) -> Markdown:
    """Markdown as the content of a heading."""
    return Markdown(_CLOSING_MARKS.sub(r"\1\\\2", markdown))


def target(url: str) -> str:
    """A URL as the target of an inline link: what Markdown or a cell would read as their own is percent-encoded."""
    text = _UNSAFE_IN_TARGET.sub(lambda match: quote(match[0]), url)
    if ("(" in text or ")" in text) and not _balanced(text):
        text = text.replace("(", "%28").replace(")", "%29")
    return _ENTITY.sub("&amp;", text)


def link(label: str, url: str) -> Markdown:
    """``[label](url)``."""
    return Markdown(f"[{escape(label)}]({target(url)})")


def image_link(label: str, image: str, url: str) -> Markdown:
    """A badge: an image with ``label`` as its alternative text, leading to ``url``."""
    return Markdown(f"[![{escape(label)}]({target(image)})]({target(url)})")


def join(parts: list[Markdown], separator: str = ", ") -> Markdown:
    """Several pieces as one."""
    return Markdown(separator.join(parts))


def _balanced(text: str) -> bool:
    """Whether parentheses come in pairs, in no more levels than any parser reads (CommonMark: 32 at least)."""
    depth = 0
    for character in text:
        depth += (character == "(") - (character == ")")
        if not 0 <= depth <= _MAX_LEVELS:
            return False
    return depth == 0
