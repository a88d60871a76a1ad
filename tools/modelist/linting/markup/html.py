"""Raw HTML in pages: what each tag does, and what GitHub makes of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import HtmlTag
from modelist.linting.context import Page

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
"""Tags that have no end tag."""

AS_TEXT = frozenset("script style iframe textarea title noembed noframes plaintext xmp".split())
"""Tags that GitHub shows as text, with their content."""

REMOVED = frozenset(
    "svg canvas form button input select option object embed applet frame frameset meta link base label marquee blink"
    " audio map area math noscript dialog slot template".split()
)
"""Tags that GitHub removes; their text stays."""

BLOCK_TAGS = frozenset("details div table center ul ol blockquote h1 h2 h3 h4 h5 h6 pre summary dl picture".split())
"""Tags whose missing end changes the look of what follows."""

INLINE_TAGS = frozenset("a b i em strong sub sup s del ins u strike code kbd font small big mark span".split())
"""Tags of text whose missing end makes all that follows look the same."""

KNOWN = (
    frozenset(
        "abbr acronym address article aside bdi bdo body caption cite colgroup data datalist dd dfn dt fieldset"
        " figcaption figure footer head header hgroup html legend li main menu nav optgroup output p param picture"
        " progress q rp rt ruby samp section search source strike tbody td tfoot th thead time tr tt var video meter"
        " details summary g-emoji nobr path g rect circle line polygon text defs use".split()
    )
    | VOID
    | AS_TEXT
    | REMOVED
    | BLOCK_TAGS
    | INLINE_TAGS
)
"""Names that are HTML; any other in angle brackets was meant as text."""

_VERBATIM = ("pre", "code", "script", "style", "textarea", "samp", "kbd")
_SELF_CLOSED = lazy_pattern(r"/\s*>\Z")


def is_self_closed(page: Page, tag: HtmlTag) -> bool:
    """Whether a tag is written with a slash at its end."""
    return _SELF_CLOSED.search(page.text, max(tag.span.end - 8, tag.span.start), tag.span.end) is not None


def tags_in(tags: Sequence[HtmlTag], span: Span) -> Sequence[HtmlTag]:
    """The tags that begin in a span."""
    first = bisect_left(tags, span.start, key=lambda tag: tag.span.start)
    return tags[first : bisect_left(tags, span.end, first, key=lambda tag: tag.span.start)]


def tag_before(tags: Sequence[HtmlTag], offset: int) -> HtmlTag | None:
    """The last tag that begins before a place."""
    at = bisect_left(tags, offset, key=lambda tag: tag.span.start)
    return tags[at - 1] if at else None


def verbatim_spans(tags: Sequence[HtmlTag]) -> list[Span]:
    """What stands between the tags of code, where Markdown is not meant."""
    found: list[Span] = []
    opened: HtmlTag | None = None
    for tag in tags:
        if tag.name not in _VERBATIM:
            continue
        if opened is None and not tag.closing:
            opened = tag
        elif opened is not None and tag.closing and tag.name == opened.name:
            found.append(Span(opened.span.start, tag.span.end))
            opened = None
    return found
