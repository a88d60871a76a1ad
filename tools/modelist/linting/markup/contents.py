"""Tables of contents and tables of models: which entry a link belongs to."""

from __future__ import annotations

from collections.abc import Mapping

from modelist.core.patterns import lazy_pattern
from modelist.documents.markdown import plain_text
from modelist.documents.markdown_nodes import Link, Table
from modelist.linting.addresses.anchors import name_key
from modelist.linting.context import Page
from modelist.readme.headers import fields_of
from modelist.readme.words import same_name

_CONTENTS = frozenset(
    "contents content tableofcontents tableofcontent toc outline 目录 目錄 目次 内容目录 内容".split()
)
_ONGOING = lazy_pattern(r"\([^()]*\)\s*\Z|（[^（）]*）\s*\Z")


def is_contents(title: str) -> bool:
    """Whether a heading is that of a table of contents."""
    return same_name(_ONGOING.sub("", title)) in _CONTENTS


def parent_links(page: Page) -> Mapping[int, Link]:
    """For the first link of each nested list item, by where it begins: the first link of the item around it."""
    found: dict[int, Link] = {}
    above: list[tuple[int, Link | None]] = []
    for item in page.markdown.lists:
        line_end = page.text.find("\n", item.content_span.start)
        line = item.content_span._replace(end=line_end if line_end >= 0 else item.content_span.end)
        links = page.links_in(line)
        first = links[0] if links else None
        while above and above[-1][0] >= item.depth:
            above.pop()
        parent = above[-1][1] if above else None
        if first is not None and parent is not None:
            found[first.span.start] = parent
        above.append((item.depth, first))
    return found


def row_names(table: Table) -> Mapping[int, str]:
    """What each row is about, as letters and digits, by where the row begins."""
    column = next((at for at, cell in enumerate(table.header.cells) if "name" in fields_of(cell.markdown)), 0)
    return {
        row.span.start: name_key(plain_text(row.cells[column].markdown)) if column < len(row.cells) else ""
        for row in table.rows
    }
