"""Forms that a page shows to who wants to add an entry: what stands in for titles, names and addresses is meant."""

from __future__ import annotations

import re
from bisect import bisect_right

from modelist.core.patterns import lazy_pattern
from modelist.linting.context import Page

_FORM = lazy_pattern(
    r"\b(?:contribut\w+|template|form(?:at)?|how to add|add(?:ing)? (?:a|an|your)|submit\w*)\b|格式|模板|贡献|提交",
    re.IGNORECASE,
)
_BEFORE = 300


def shows_form(page: Page, at: int) -> bool:
    """Whether a place is below a heading, or a line or block of code with it, below words that announce a form.

    Words that announce a line end in a colon; others are those of an entry like the place itself.
    """
    section = page.section_at(at)
    if section is not None and _FORM.search(section.title):
        return True
    blocks, lines = page.markdown.code_blocks, page.document.lines
    index = bisect_right(blocks, at, key=lambda one: one.span.start) - 1
    is_code = index >= 0 and at < blocks[index].span.end
    start = blocks[index].span.start if is_code else lines.start_of(lines.line_of(at))
    before = page.text[max(0, start - _BEFORE) : start].rstrip().rpartition("\n")[2]
    return _FORM.search(before) is not None and (is_code or before.rstrip("*_` ").endswith((":", "：")))
