r"""Text between two single tildes is struck out, which was not meant.

GitHub strikes out what stands between two tildes, though other editors take ``x~i~`` for a subscript, and ``~`` is
common in ranges: of ``1~2 and 3~4`` in one paragraph the middle is crossed out, as if it were withdrawn. Write ``\~``
or a dash in a range and ``<sub>`` for a subscript; to strike text out, put ``~~`` before and after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.linting.context import Page
from modelist.linting.markup.emphasis import is_cjk
from modelist.linting.markup.tildes import Struck, find_struck
from modelist.linting.rule import Example, Problem, Rule, Scope

_RANGE = lazy_pattern(r"\d[^\W\d_]{0,3}~[^\W\d_]?\d")
_SYMBOL = lazy_pattern(
    r"(?:(?<![A-Za-z])(?:[A-Za-z\u0391-\u03c9]|[A-Z][A-Za-z]|log|max|min|arg|lim|sum)"
    r"|\*[A-Za-z\u0391-\u03c9]{1,2}\*)\Z"
)
_WORD = lazy_pattern(r"[\w+,=-]{1,12}")
_INDEX = lazy_pattern(r"[ijkmnt]|\d{1,2}")
_REACH = 5


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Text between single tildes of which one stands in a range, or both in words, and text like a subscript."""
    if page.text.count("~") < 2:
        return
    for one in find_struck(page):
        if one.inner.start - one.span.start > 1:
            continue
        if _is_range(page.text, one.span.start) or _is_range(page.text, one.inner.end) or _is_between_words(page, one):
            yield _problem(page, one, "~", "\\~", Safety.SAFE)
        elif _is_subscript(page.text, one):
            yield _problem(page, one, "<sub>", "</sub>", Safety.UNSAFE)


def _problem(page: Page, one: Struck, opening: str, closing: str, safety: Safety) -> Problem:
    first, last = Span(one.span.start, one.inner.start), Span(one.inner.end, one.span.end)
    is_sub = opening == "<sub>"
    message = f"{shown(page.document.slice(one.span))} is struck out: GitHub takes single tildes for strikethrough, too"
    advice = "Write <sub> for a subscript." if is_sub else "Write \\~, or a dash."
    edits = (Edit(first, opening if is_sub else closing), Edit(last, closing))
    return Problem(one.span, message, advice, edits=edits, safety=safety)


def _is_range(text: str, at: int) -> bool:
    """Whether a tilde stands between two numbers, such as sizes."""
    around = text[max(0, at - _REACH) : at + _REACH]
    return any(match.start() <= min(at, _REACH) < match.end() for match in _RANGE.finditer(around))


def _is_between_words(page: Page, one: Struck) -> bool:
    """Whether more than a word is struck out, from inside a word to inside another."""
    inner = page.document.slice(one.inner)
    return " " in inner.strip() and all(_in_word(page.text, at) for at in (one.span.start, one.inner.end))


def _in_word(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return before.isalnum() and after.isalnum() and not (is_cjk(before) and is_cjk(after))


def _is_subscript(text: str, one: Struck) -> bool:
    """Whether one short word is struck out behind a symbol, or an index behind any word; an ``s`` may be withdrawn."""
    before, inner = text[max(0, one.span.start - _REACH) : one.span.start], text[slice(*one.inner)]
    if _INDEX.fullmatch(inner):
        return before[-1:].isascii() and before[-1:].isalpha()
    return _WORD.fullmatch(inner) is not None and _SYMBOL.search(before) is not None


RULE = Rule(
    id="tilde-strikethrough",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    needs=("~",),
    family="structure",
    bad=(
        Example("Sizes of 1⟦~2B and 3~⟧4B.\n", "Sizes of 1\\~2B and 3\\~4B.\n"),
        Example("公式中，x⟦~post~⟧是输出，d⟦~k~⟧ 是维度。\n"),
        Example(
            "| a | b |\n| - | - |\n| 1~2 | ⟦~70%，7B~⟧13B |\n", "| a | b |\n| - | - |\n| 1~2 | \\~70%，7B\\~13B |\n"
        ),
        Example("Mon⟦~Fri or Sat~⟧Sun\n", "Mon\\~Fri or Sat\\~Sun\n"),
        Example("H⟦~2~⟧O, log⟦~2~⟧, Q⟦~i~⟧=X⟦~i~⟧W⟦~Q~⟧ and *σ*⟦~max~⟧\n"),
        Example("> 大小为 1⟦~2\n> 和 3~⟧4\n", "> 大小为 1\\~2\n> 和 3\\~4\n"),
    ),
    good=(
        Example("~one~, ~all of it~, (~this~), 2~~3 and 4~~5, 谢谢~大家~，再见\n\nmodel~s~ and re~move~\n"),
        Example("| 1~2 | 3~4 |\n| --- | --- |\n| `1~2` 3~4 | 5\\~6 7~8 |\n\n1~2\n\n- 3~4\n- 5~6\n"),
        Example("About ~5B and ~6B (~7B, ~8B), ~/a or ~/b\n\n5~ or 6~ or 7\n\n1~~~2 and 3~~~4\n\n1~2 or 3~~4\n"),
        Example("https://x.org/~a/~b [c](https://x.org/~d) 1~2 [3~4](e), $a~b~c$ and <a title='5~6'>!</a>\n"),
        Example("    1~2 3~4\n\n<p>1~2 3~4</p>\n\n```\n1~2 3~4\n```\n"),
    ),
)
