"""markdown-it's tokens, with the places that it does not record.

Its inline tokens carry no position. Here each gets ``map``: where it begins in the inline content, and for links and
images also where it ends. Block rules note, in ``meta``, at which offset each of their source lines begins once the
marks of quotes and lists around it are taken off.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from types import SimpleNamespace
from typing import Any, Literal, NamedTuple, cast

from markdown_it import MarkdownIt, helpers
from markdown_it.rules_block import StateBlock, heading, html_block, lheading, paragraph, reference, table
from markdown_it.rules_block.html_block import HTML_SEQUENCES
from markdown_it.rules_inline import StateInline, image, link
from markdown_it.token import Token

from modelist.core.patterns import lazy_pattern
from modelist.documents.front_matter import without_front_matter

# markdown-it drops what is nested deeper. A list takes two levels. Both bounds keep the recursion under 300 frames.
MAX_BLOCK_NESTING = 100
MAX_INLINE_NESTING = 20

# CommonMark allows no longer label between the brackets of a definition.
MAX_LABEL = 999

LINE_STARTS = "line_starts"

Environment = dict[str, Any]
_BlockRule = Callable[[StateBlock, int, int, bool], bool]
_InlineRule = Callable[[StateInline, bool], bool]


class _Grammar(MarkdownIt):
    """GFM's grammar that keeps destinations as written: unescaped, but neither percent-encoded nor refused."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (the library's names)
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


class _Destination(NamedTuple):
    """What the library's function for destinations returns."""

    ok: bool
    pos: int
    str: str


# Nothing that the grammar gives a meaning, up to the parenthesis or blank that ends it: what most addresses are.
_PLAIN_DESTINATION = lazy_pattern(r"[^\x00-\x20\x7f<>()\\&]+(?=[ )])")


def _destination(text: str, start: int, end: int) -> _Destination:
    """The library's function, which reads one character at a time, for addresses that need it."""
    plain = _PLAIN_DESTINATION.match(text, start, end)
    if plain is not None:
        return _Destination(True, plain.end(), plain[0])
    return cast("_Destination", helpers.parseLinkDestination(text, start, end))


# The marks that the rules of this grammar begin or end at; the library's own set also stops text for those of plugins.
_MARKS = lazy_pattern(r"[\n\\`~*_!\[\]<&]")


class _PlacedState(StateInline):
    """Notes on every token where the parser stood when it made it."""

    _mark_at = -1
    _marks = 0
    _last_bracket: int | None = None

    def closes_bracket(self) -> bool:
        """Whether a ``]`` follows: without one there is no label, and looking for it again and again takes long."""
        if self._last_bracket is None:
            self._last_bracket = self.src.rfind("]")
        return self._last_bracket > self.pos

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        at = self.pos
        if ttype == "text":  # a run of emphasis marks: one token for each mark, made before the parser moves on
            self._marks = self._marks + 1 if at == self._mark_at else 0
            self._mark_at = at
            at += self._marks
        else:
            self._mark_at = -1
        token.map = [at, at]
        return token


_UNDERLINE = lazy_pattern(r"-+[ \t]*")


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule for definitions, not tried where no label can end: it would read on to the end of the paragraph.

    ``[^1]: text`` is a footnote on GitHub, also where the text has no blank, as Chinese and Japanese have none.
    """
    at = state.bMarks[start] + state.tShift[start]
    may_be = not state.src.startswith("[^", at) and state.src.find("]:", at, at + MAX_LABEL + 3) >= 0
    return may_be and reference(state, start, end, silent)


def _html_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule for HTML, with cmark-gfm's reading of a tag alone on its line.

    It ends no paragraph, but a table, and a paragraph of a list or quote that goes on without that one's indentation.
    """
    if html_block(state, start, end, silent):
        return True
    is_outside = state.parentType in ("table", "blockquote") or state.sCount[start] < state.blkIndent
    if not silent or not is_outside or state.is_code_block(start):
        return False
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    return line.startswith("<") and HTML_SEQUENCES[-1][0].search(line) is not None


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The rule for tables, not tried on a line of dashes alone: cmark-gfm makes a heading of what stands above it."""
    below = start + 1
    if below < end and _UNDERLINE.fullmatch(state.src, state.bMarks[below] + state.tShift[below], state.eMarks[below]):
        return False
    return table(state, start, end, silent)


_PLACED_BLOCKS: tuple[tuple[str, _BlockRule, tuple[str, ...]], ...] = (
    ("table", _table, ("paragraph", "reference")),
    ("reference", _reference, ()),
    ("heading", heading, ("paragraph", "reference", "blockquote")),
    ("lheading", lheading, ()),
    ("paragraph", paragraph, ()),
)


def parse_blocks(text: str) -> tuple[list[Token], Environment]:
    """The block tokens of a page and its link definitions; inline tokens are left unparsed, front matter makes none."""
    tokens: list[Token] = []
    environment: Environment = {}
    grammar = _block_grammar()
    grammar.block.parse(without_front_matter(text).replace("\0", "\ufffd"), grammar, environment, tokens)
    return tokens, environment


def parse_inline(content: str, environment: Environment) -> list[Token]:
    """The inline tokens of one paragraph, heading or cell, with their places in ``content``."""
    grammar = _inline_grammar()
    state = _PlacedState(content, grammar, environment, [])
    grammar.inline.tokenize(state)
    for rule in grammar.inline.ruler2.getRules(""):
        rule(state)
    return state.tokens


@cache
def _block_grammar() -> MarkdownIt:
    grammar = _Grammar("commonmark", {"maxNesting": MAX_BLOCK_NESTING, "inline_definitions": True}).enable("table")
    for name, rule, ends in _PLACED_BLOCKS:
        grammar.block.ruler.at(name, _placed_block(rule), {"alt": list(ends)})
    grammar.block.ruler.at("html_block", _html_block, {"alt": ["paragraph", "reference", "blockquote"]})
    return grammar


@cache
def _inline_grammar() -> MarkdownIt:
    options = {"maxNesting": MAX_INLINE_NESTING, "store_labels": True, "strikethrough_single_tilde": True}
    grammar = _Grammar("commonmark", options).enable("strikethrough")
    grammar.inline.ruler.at("link", _placed_inline(link, "["))
    grammar.inline.ruler.at("image", _placed_inline(image, "!"))
    grammar.inline.terminator_re = _MARKS
    parts = {name: getattr(helpers, name) for name in helpers.__all__}
    grammar.helpers = cast("Any", SimpleNamespace(**parts | {"parseLinkDestination": _destination}))
    return grammar


def _placed_block(rule: _BlockRule) -> _BlockRule:
    def run(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        count = len(state.tokens)
        if not rule(state, start, end, silent):
            return False
        if not silent:
            lines = range(start, state.line)
            state.tokens[count].meta[LINE_STARTS] = [state.bMarks[line] + state.tShift[line] for line in lines]
        return True

    return run


def _placed_inline(rule: _InlineRule, mark: str) -> _InlineRule:
    def run(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if state.src[start] != mark or (isinstance(state, _PlacedState) and not state.closes_bracket()):
            return False
        count = len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            made = state.tokens[count]  # the text before it may be flushed first
            (state.tokens[count + 1] if made.type == "text" else made).map = [start, state.pos]
        return True

    return run
