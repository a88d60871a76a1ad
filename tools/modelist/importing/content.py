"""Takes inline Markdown apart: links with their badges, and the text around them."""

from __future__ import annotations

import html
import re

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown import plain_text
from modelist.documents.markdown_nodes import Link, LinkKind
from modelist.importing.model import Content, FoundLink, Source
from modelist.readme.words import has_words, tokens

_MEDIA = ("img", "source", "video", "audio", "picture", "embed", "iframe", "object", "track")
_BREAK = lazy_pattern(r" ?<br\s*/?> ?", re.IGNORECASE)
_BLANKS = lazy_pattern(r"\s+")
_SPECIAL = lazy_pattern(r"[\\`*_<&\[~!]")
_NOTE = lazy_pattern(r"(?<![ \t])[ \t]*\[\^([^\]\s]{1,100})\](?!\()")
_SCRIPTS = lazy_pattern(r"\s?\$\s?(?:\{\})?([\^_])(?:\{([0-9]{1,3})\}|(?=[0-9]\s?\$)([0-9]))\s?\$(?![0-9])")
_FORMULA = lazy_pattern(r"(?<![\\$\w])\$(?!\s|\$)[^$\n]{0,200}[^$\s\\]\$(?![\w$])|\$[\^_\\][^$\n]{0,200}\$")
_TAGGED = lazy_pattern(r"<(su[pb])>\s?([0-9]{1,3})\s?</\1>")
_MARK = lazy_pattern(r"<sup>\s?[*†‡§¶]{1,3}\s?</sup>")
"""The mark of a footnote that is written by hand."""

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_MARKUP = lazy_pattern(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])|<!--(?P<comment>[^<>]*)-->|</?[A-Za-z][^<>]*>|\*+|__|~~|`+", re.DOTALL
)


def read_content(source: Source, span: Span, markdown: str | None = None) -> Content:
    """The content of a span of the page; ``markdown`` is its text where that is not simply the span's."""
    text = source.document.slice(span) if markdown is None else markdown
    links, whole = _links(source, span)
    bare = without_notes(source, text)
    if not links:
        plain = _rendered(_with_scripts(bare))
        return Content(text, span, plain, plain, (), whole, bare != text or _has_formula(text))
    pieces: list[str] = []
    around: list[str] = []
    at = span.start
    for link in links:
        before = _plain_between(source, at, link.span.start)
        pieces += before, link.text or link.alt
        around.append(before)
        at = link.span.end
    rest = _plain_between(source, at, span.end)
    plain, beside = _tidy("".join([*pieces, rest])), _tidy(" ".join([*around, rest]))
    return Content(text, span, plain, beside, tuple(links), whole, bare != text or _has_formula(text))


def without_notes(source: Source, markdown: str) -> str:
    """A piece of the page without the marks of its footnotes; ``[^1]`` that the page does not define is text."""
    if "<sup>" in markdown:
        markdown = _MARK.sub("", markdown)
    if "[^" not in markdown:
        return markdown
    return _NOTE.sub(lambda match: "" if match[1] in source.footnotes else match[0], markdown)


def notes_in(source: Source, markdown: str) -> list[str]:
    """The page's footnotes that a piece of it refers to."""
    found = (match[1] for match in _NOTE.finditer(markdown)) if "[^" in markdown else ()
    return [one for one in dict.fromkeys(found) if one in source.footnotes]


def _plain_between(source: Source, start: int, end: int) -> str:
    return to_plain(_with_scripts(without_notes(source, source.text[start:end])))


def _with_scripts(markdown: str) -> str:
    """Raised and lowered numbers as characters of their own, which stay apart from the name before them."""
    return _TAGGED.sub(_script, _SCRIPTS.sub(_script, markdown))


def _script(match: re.Match[str]) -> str:
    return (match[2] or match[3]).translate(_RAISED if match[1] in ("^", "sup") else _LOWERED)


def _has_formula(markdown: str) -> bool:
    """Whether there is a formula other than a raised or lowered number, which plain text can show."""
    return "$" in markdown and _FORMULA.search(_SCRIPTS.sub("", markdown)) is not None


def to_plain(markdown: str, comments: bool = False) -> str:
    """What a reader sees of a piece of Markdown that holds no link; ``<br />`` is a line feed."""
    flat = _BREAK.sub("\n", _BLANKS.sub(" ", markdown))

    def seen(match: re.Match[str]) -> str:
        return match["escaped"] or (f" {match['comment']} " if comments and match["comment"] else "")

    return html.unescape(_MARKUP.sub(seen, flat))


def hidden_words(markdown: str) -> list[str]:
    """The words of the comments in a piece of Markdown that no reader sees."""
    return (
        [] if "<!--" not in markdown else sorted(tokens(to_plain(markdown, comments=True)) - tokens(to_plain(markdown)))
    )


def _rendered(markdown: str) -> str:
    """What a reader sees of whole inline Markdown."""
    flat = _BREAK.sub("\n", _BLANKS.sub(" ", markdown))
    return _tidy("\n".join(plain_text(one) if _SPECIAL.search(one) else one for one in flat.split("\n")))


def is_links_only(content: Content) -> bool:
    """Whether there is nothing but links and what people put between them: ``[[Paper](..)] / [[Code](..)]``."""
    return bool(content.links) and content.whole and not has_words(content.around)


def _links(source: Source, span: Span) -> tuple[list[FoundLink], bool]:
    """The outermost links in a span, in order, and whether they hold everything that has an address."""
    page = source.markdown
    found: list[FoundLink] = []
    whole = True
    for link in page.links_in(span):
        inside = found and link.span.end <= found[-1].span.end
        if inside and _is_media(link) and not found[-1].image and link.attribute in ("", "src"):
            last = found[-1]
            found[-1] = FoundLink(
                last.url, last.text, last.span, link.destination, link.text, last.title or link.title or ""
            )
        elif inside or _is_media(link) or link.span.end > span.end:
            whole = False
        else:
            found.append(_found(link))
    found += [FoundLink(one.url, "", one.span) for one in source.bare_urls_in(span) if one.span.end <= span.end]
    return sorted(found, key=lambda one: one.span), whole


def _found(link: Link) -> FoundLink:
    text = "" if link.kind is LinkKind.AUTOLINK else _SCRIPTS.sub(_script, " ".join(link.text.split()))
    if text.endswith("]") and "[" not in text:  # Of `\[[HF\]](..)`, whose other bracket stands before the link.
        text = text[:-1].rstrip()
    return FoundLink(link.destination, text, link.span, title=link.title or "")


def _is_media(link: Link) -> bool:
    return link.kind is LinkKind.IMAGE or link.tag in _MEDIA


def _tidy(text: str) -> str:
    return "\n".join(line for part in text.split("\n") if (line := " ".join(part.split())))
