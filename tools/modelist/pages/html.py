"""Raw HTML in prose that must not reach a page as it is: what GitHub removes, and what is never closed.

The allowed elements are those that GitHub keeps in rendered Markdown (html-pipeline's sanitization filter,
https://github.com/gjtorikian/html-pipeline); everything else is shown as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown import MarkdownDocument
from modelist.documents.markdown_nodes import HtmlTag

ALLOWED = frozenset(
    "h1 h2 h3 h4 h5 h6 br b i strong em a pre code img tt div ins del sup sub p picture source ol ul li table thead "
    "tbody tfoot tr td th blockquote dl dt dd kbd q samp var hr ruby rt rp s strike summary details caption figure "
    "figcaption abbr bdo cite dfn mark small span time wbr center font video u".split()
)
VOID = frozenset("br img hr source wbr".split())
OPTIONAL_END = frozenset("p li td th tr dt dd thead tbody tfoot rt rp".split())
_BAD_SCHEME = lazy_pattern(r"(?:javascript|vbscript|data|file):", re.IGNORECASE)
_SKIPPED = dict.fromkeys(range(0x21))
"""Blanks and control characters, which browsers leave out where they look for a scheme."""

_MAX_SCHEME = 1_000
_OPENS_UNTIL = lazy_pattern(r"<[?!]")


def find_unsafe_html(document: MarkdownDocument) -> Iterator[Edit]:
    """Edits that show unsafe tags as text: their ``<`` becomes ``&lt;``."""
    for tag in (*_forbidden(document), *_unbalanced(document)):
        yield Edit(Span(tag.span.start, tag.span.start + 1), "&lt;")
    text = document.document.text
    comments = [one.span for one in document.comments]
    for match in _OPENS_UNTIL.finditer(text):
        # A declaration or instruction shows nothing, and one that is not closed runs on to the end of the page.
        inside = any(span.start <= match.start() < span.end for span in comments)
        if not inside and not document.in_code(match.start()):
            yield Edit(Span(match.start(), match.start() + 1), "&lt;")
    for span in comments:
        if "modelist" in text[span.start : span.end].lower() or not text.startswith("-->", span.end - 3):
            yield Edit(Span(span.start, span.start + 1), "&lt;")


def is_unsafe_target(url: str) -> bool:
    """Whether a browser would run an address, or open a file by it (https://url.spec.whatwg.org/#url-parsing)."""
    return _BAD_SCHEME.match(url[:_MAX_SCHEME].translate(_SKIPPED)) is not None


def _forbidden(document: MarkdownDocument) -> Iterator[HtmlTag]:
    for tag in document.html_tags:
        if tag.name not in ALLOWED or any(_is_active(one.name, one.value) for one in tag.attributes):
            yield tag


def _is_active(name: str, value: str | None) -> bool:
    return name.startswith("on") or name in ("style", "srcdoc", "formaction") or bool(value and is_unsafe_target(value))


def _unbalanced(document: MarkdownDocument) -> Iterator[HtmlTag]:
    """Tags whose other half is missing; they would swallow what follows, or close what stands around."""
    opened: list[HtmlTag] = []
    for tag in document.html_tags:
        if tag.name not in ALLOWED or tag.name in VOID:
            continue
        if not tag.closing:
            opened.append(tag)
            continue
        match = next((one for one in reversed(opened) if one.name == tag.name), None)
        if match is None:
            yield tag
            continue
        while opened[-1] is not match:
            left = opened.pop()
            if left.name not in OPTIONAL_END:
                yield left
        opened.pop()
    yield from (tag for tag in opened if tag.name not in OPTIONAL_END)
