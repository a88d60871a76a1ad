"""A backtick that opens no code, because none closes it.

GitHub shows the backtick itself, and what was meant as code is read as Markdown: stars, underscores and angle brackets
in it change or vanish. A run of backticks is closed by a run of the same length. Add it, or remove the one that is
alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_RUN = lazy_pattern(r"(?<![\\`$])`+(?![`$])")
_IN_WORD = lazy_pattern(r"(?<=[A-Za-zÀ-ɏ])`(?=[A-Za-zÀ-ɏ])")
_QUOTED = lazy_pattern(r"`{1,2}[^`'\n]{1,200}['’´]")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Runs of backticks outside code; the first one of a line stands for all."""
    hidden = no_words(page)
    last_line = -1
    for match in _RUN.finditer(page.text):
        at = match.start()
        if at in hidden or _QUOTED.match(page.text, at) or _IN_WORD.match(page.text, at):
            continue
        line = page.document.lines.line_of(at)
        if line != last_line:
            last_line = line
            message = f"{match[0]} is closed by nothing, so GitHub shows it and no code"
            yield Problem(
                Span(*match.span()),
                message,
                "Add the backticks that are missing at the other end of the code, or remove these.",
            )


RULE = Rule(
    id="code-span-open",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    needs=("`",),
    family="structure",
    bad=(
        Example("Run ⟦``⟧pip install modelist` first.\n"),
        Example("| a |\n| --- |\n| ⟦`⟧x |\n"),
        Example("Use ⟦```⟧bash\n"),
    ),
    good=(
        Example("`a` ``b ` c`` \\` ``quoted'' and `quoted' $`x`$\n\n```\na ` b\n```\n\n<!-- ` -->\n"),
        Example("It isn`t, and Xi`an\n"),
        Example("Two lines `of\ncode` here.\n\n    indented ` code\n"),
    ),
)
