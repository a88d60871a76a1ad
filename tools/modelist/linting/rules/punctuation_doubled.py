"""Two marks of punctuation stand where one belongs.

`。，` or `,,` is what is left of an edit. Keep the one that is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_text
from modelist.linting.papers.plain_titles import cites_paper, long_texts
from modelist.linting.rule import Example, Problem, Rule, Scope

_WIDE = lazy_pattern(r"(?<=[^。，；：、！？])(?:[。，；：、][，；：、。](?![。，；：、])|[！？][，。；：、](?!。))")
_ASCII = lazy_pattern(
    r"(?<=[A-Za-z]{2})(?:,,|;;|,\.|\.,(?= )|,;|;,)(?=\s|\Z)|(?<=[a-z]{3})(?<!etc)(?<!al)(?<!vs)\.\.(?=\s|\Z)"
)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Pairs of marks that no sentence has; dots behind an abbreviation, and three of them, are fine."""
    for match in (*_WIDE.finditer(page.text), *_ASCII.finditer(page.text)):
        hidden = match.start() in no_text(page) or match.end() - 1 in no_text(page)
        if hidden or _is_abbreviation(page, match.start()):
            continue
        if match.start() in long_texts(page) and cites_paper(page, page.document.lines.line_of(match.start())):
            continue
        first, second = match[0][0], match[0][1]
        edits = (Edit(Span(match.start() + 1, match.end()), ""),) if first == second else ()
        message = f"'{match[0]}' are two marks where one belongs"
        yield Problem(Span(*match.span()), message, f"Write {first}" if edits else "Keep one.", edits=edits)


def _is_abbreviation(page: Page, start: int) -> bool:
    """Whether the word before a full stop is short for another, as in ``et al.,`` or ``Inc.,``."""
    word = page.text[max(0, start - 12) : start].replace("/", " ").rpartition(" ")[2].strip("([*_").lower()
    return page.text[start] == "." and word in _SHORT


_SHORT = frozenset(
    "al etc inc ltd co corp jr sr dr prof st vs eg ie e.g i.e cf fig no vol pp ed eds approx jan feb mar apr jun jul"
    " aug sep sept oct nov dec univ dept int proc conf trans rev phd ph.d".split()
)

RULE = Rule(
    id="punctuation-doubled",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example("它弥补了影响⟦。，⟧并且很小\n"),
        Example("Models⟦,,⟧ data and weights⟦..⟧\n", "Models, data and weights.\n"),
    ),
    good=(
        Example("- [Yes, but.. Can a Model Read It](https://arxiv.org/abs/2303.17322)\n"),
        Example(
            "A/B/etc., 竞品？。。。 A, B, etc., and C et al., ... and so on... 真的！！ 是的。。。 `a,,b` Inc., ?!\n"
        ),
    ),
)
