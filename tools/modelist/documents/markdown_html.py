"""Raw HTML: splitting a block into tags and text, and reading one tag's attributes.

Blocks are read as browsers do (the HTML standard's tokenizer, simplified): GitHub parses what CommonMark passes
through. Script, style and the like are read as any tag, since GitHub turns them into text and their content into HTML.
"""

from __future__ import annotations

import html
from collections.abc import Iterator

from markdown_it.token import Token

from modelist.core.patterns import lazy_pattern
from modelist.documents.markdown_content import Content
from modelist.documents.markdown_nodes import HtmlAttribute, HtmlComment, HtmlTag

_MARKUP = lazy_pattern(r"<(?:!--|[!?]|/?[A-Za-z])")
_ATTRIBUTE = r"""([^\s/>][^\s/>=]*+)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>]*+))?+"""
_TAG = lazy_pattern(rf"</?[A-Za-z][^\s/>]*+(?:[\s/]*+{_ATTRIBUTE})*+[\s/]*+>")
_TAG_NAME = lazy_pattern(r"<(/?)([A-Za-z][^\s/>]*)")
_EACH_ATTRIBUTE = lazy_pattern(rf"[\s/]*+{_ATTRIBUTE}")
_ENTITY = lazy_pattern(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_COMMENT_START = "<!--"
_COMMENT_END = "-->"
_EMPTY_COMMENTS = ("<!-->", "<!--->")


def decode_attribute(raw: str) -> str:
    """An attribute's value with its entities decoded; ``&copy=1`` without a semicolon stays, as the standard says."""
    return _ENTITY.sub(lambda match: html.unescape(match[0]), raw) if "&" in raw else raw


def split_html(text: str) -> list[Token]:
    """The parts of an HTML block as markdown-it would give them inline: ``html_inline`` and decoded ``text``."""
    tokens = []
    done = 0
    for start, end in _markup_ranges(text):
        if start > done:
            tokens.append(_text(text[done:start], done))
        tokens.append(_token("html_inline", text[start:end], start))
        done = end
    return [*tokens, _text(text[done:], done)]


def read_markup(token: Token, content: Content) -> HtmlTag | HtmlComment | None:
    """The tag or comment in an ``html_inline`` token; ``None`` for declarations and for a tag without an end."""
    source, at = token.content, token.map[0] if token.map else 0
    if source.startswith(_COMMENT_START):
        text = "" if source in _EMPTY_COMMENTS else source[len(_COMMENT_START) :].removesuffix(_COMMENT_END)
        return HtmlComment(text, content.span(at, at + len(source)))
    name = _TAG_NAME.match(source)
    if name is None or not source.endswith(">"):
        return None
    attributes = tuple(_attributes(source, name.end(), at, content)) if name.end() + 1 < len(source) else ()
    return HtmlTag(name[2].lower(), bool(name[1]), attributes, content.span(at, at + len(source)))


def _attributes(source: str, start: int, at: int, content: Content) -> Iterator[HtmlAttribute]:
    end = len(source) - 1
    while (match := _EACH_ATTRIBUTE.match(source, start, end)) is not None:
        start = match.end()
        name_span = content.span(at + match.start(1), at + match.end(1))
        raw = match[2]
        if raw is None:
            yield HtmlAttribute(match[1].lower(), name_span, None, None)
            continue
        quoted = len(raw) > 1 and raw[0] in "\"'" and raw[-1] == raw[0]
        first, last = match.start(2) + quoted, match.end(2) - quoted
        value = decode_attribute(source[first:last])
        yield HtmlAttribute(match[1].lower(), name_span, value, content.span(at + first, at + last))


def _markup_ranges(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    while (match := _MARKUP.search(text, at)) is not None:
        start = match.start()
        at = _markup_end(text, start)
        yield start, at


def _markup_end(text: str, start: int) -> int:
    """Where a tag, comment or declaration ends; without an end it swallows the rest of the text."""
    if text.startswith(_COMMENT_START, start):
        empty = next((one for one in _EMPTY_COMMENTS if text.startswith(one, start)), "")
        return start + len(empty) if empty else _after(text, _COMMENT_END, start)
    if text[start + 1] in "!?":
        return _after(text, ">", start)
    tag = _TAG.match(text, start)
    return tag.end() if tag else len(text)


def _after(text: str, mark: str, start: int) -> int:
    end = text.find(mark, start)
    return len(text) if end < 0 else end + len(mark)


def _text(raw: str, at: int) -> Token:
    return _token("text", html.unescape(raw) if "&" in raw else raw, at)


def _token(kind: str, content: str, at: int) -> Token:
    return Token(kind, "", 0, content=content, map=[at, at])
