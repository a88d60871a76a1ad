"""Two or more blanks between words.

Nobody sees them on GitHub, which shows one, but a search for the text in the source misses the place. Write one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.prose import Spans, code_and_html
from modelist.linting.rule import Example, Problem, Rule, Scope

_BLANKS = re.compile(r"(?<=[^\s|>:*+#.!?。-])(?<!\d[)])[ ]{2,}(?=[^\s|\\])")
_PADDED = re.compile(r"(?<!\\)\|[^|\n]*[^|\s][ ]{4,}[^|\s]")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Blanks inside sentences and cells; markers are followed by some, and some write two behind a full stop."""
    if "  " not in page.text:
        return
    # The words of some tables are aligned by blanks, too.
    tables = Spans(one.span for one in page.markdown.tables if _PADDED.search(page.document.slice(one.span)))
    hidden = None
    for match in _BLANKS.finditer(page.text):
        hidden = hidden or code_and_html(page)
        if match.start() in tables or match.start() in hidden:
            continue
        span = Span(*match.span())
        yield Problem(span, f"{len(match[0])} blanks between words", "Write one.", edits=(Edit(span, " "),))


RULE = Rule(
    id="repeated-blank",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    default=False,
    bad=(
        Example("A list⟦  ⟧of models.\n", "A list of models.\n"),
        Example("| a  | c |\n| -- | --- |\n| e⟦  ⟧f | g |\n", "| a  | c |\n| -- | --- |\n| e f | g |\n"),
    ),
    good=(
        Example(
            "1.  one. Two.  Three.\n-   two\n\n| a     b | c  |\n| ------- | -- |\n| d     e | f  |\n\nend  \n`a  b`\n"
        ),
    ),
)
