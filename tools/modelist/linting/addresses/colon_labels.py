"""Labels with a colon before links and plain addresses, as in ``Code: [A-7B](...)`` and ``GitHub: https://...``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from modelist.core.patterns import lazy_pattern
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.services import Promise, read_label
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page

_LABEL = lazy_pattern(
    r"(?:\A|[|(（,，;；]|  )[ \t>*+•-]*[*_]{0,2}(?P<label>[^\s:：|(（,，;；*_<>+•-][^\n:：|(（,，;；*_<>]{1,29})"
    r"[*_]{0,2}[ \t]*[:：][ \t]*[*_]{0,2}[ \t]*\Z"
)
_VAGUE = lazy_pattern(r"(?:click )?(?:here|link|url|this link)|点击(?:这里|此处)?|链接|这里|地址", re.IGNORECASE)
_MAX_BEFORE, _MAX_VAGUE, _MAX_NAME = 60, 12, 60


def labels_of_code(page: Page) -> Mapping[int, str]:
    """By where they begin, the label of code before links that name what it is of."""
    found: dict[int, str] = {}
    for link in page.links if ":" in page.text or "：" in page.text else ():
        if not is_image(link) and len(link.text) <= _MAX_NAME and read_label(link.text) == Promise():
            label = _label_before(page, link)
            if label and not _VAGUE.fullmatch(link.text) and read_label(label).is_code:
                found[link.span.start] = label
    return found


def labelled_addresses(page: Page) -> Iterator[tuple[Link, str]]:
    """Plain addresses and links such as ``[here]``, each with the label before it."""
    vague = (one for one in page.links if len(one.text) <= _MAX_VAGUE and _VAGUE.fullmatch(one.text))
    for link in (*page.bare_links, *vague):
        label = _label_before(page, link)
        if label:
            yield link, label


def _label_before(page: Page, link: Link) -> str:
    """What stands before a link with a colon, at the start of its line, cell or phrase."""
    start = page.document.lines.start_of(page.document.lines.line_of(link.span.start))
    label = _LABEL.search(page.text[max(start, link.span.start - _MAX_BEFORE) : link.span.start])
    return label["label"].strip() if label is not None else ""
