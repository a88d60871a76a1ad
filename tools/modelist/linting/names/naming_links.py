"""Links whose text is the title or name of what they lead to, rather than a label."""

from __future__ import annotations

from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.services import read_label
from modelist.linting.addresses.urls import identity, is_image
from modelist.linting.markup.emphasis import is_cjk
from modelist.readme.words import same_name

_MIN_TITLE, _MIN_CJK, _MIN_NAME = 15, 6, 3


def may_be_title(link: Link) -> bool:
    """Whether a text is long enough for a title; a name behind ``@`` is that of a person."""
    if "://" not in link.destination or link.text.startswith("@"):
        return False
    return len(link.text) >= _MIN_TITLE or sum(map(is_cjk, link.text)) >= _MIN_CJK


def is_name(link: Link) -> bool:
    """Whether a text is too short for a title, and no label."""
    label = read_label(link.text)
    is_label = label.role or label.service or is_image(link) or link.parent is not None
    return not is_label and not may_be_title(link) and len(link.text) >= _MIN_NAME and "://" in link.destination


def gives_name(link: Link) -> bool:
    """Whether a text may be a title, or is a name that the address has, too."""
    if may_be_title(link):
        return True
    name = same_name(link.text)
    may_be_name = len(name) > _MIN_NAME and name.isascii() and not name.isdigit() and is_name(link)
    return may_be_name and name in same_name(link.destination)


def named_thing(link: Link) -> tuple[str, str]:
    """What two links have in common that give one name or title to one thing."""
    return same_name(link.text), identity(link.destination)
