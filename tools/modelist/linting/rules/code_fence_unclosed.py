"""A fenced code block is never closed.

Everything after it, to the end of the page, is shown as code: headings, links and tables disappear. Close the block
with a line of the same marks, at least as many as it begins with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import CodeBlock
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_FENCE = lazy_pattern(r"`{3,}|~{3,}")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Fenced blocks without their last line."""
    for block in page.markdown.code_blocks:
        opening = _FENCE.search(page.text, *block.span) if block.fenced else None
        if opening is not None and not _is_closed(page, block, opening[0]):
            line_end = page.text.find("\n", opening.end())
            span = Span(opening.start(), line_end if line_end >= 0 else len(page.text))
            yield Problem(span, "this code block is never closed", f"Add a line {opening[0]} where it ends.")


def _is_closed(page: Page, block: CodeBlock, marks: str) -> bool:
    lines = page.document.slice(block.span).rstrip().rsplit("\n", 1)
    last = lines[-1].strip(" \t>")
    return len(lines) > 1 and len(last) >= len(marks) and not last.strip(marks[0])


RULE = Rule(
    id="code-fence-unclosed",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    needs=("```", "~~~"),
    family="structure",
    bad=(Example("⟦```bash⟧\npip install x\n\n## Next\n"), Example("```\na\n```\n\n⟦```⟧\n")),
    good=(Example("```bash\nx\n```\n\n- a\n  ~~~\n  b\n  ~~~\n\n> ```\n> c\n> ```\n\n    ```\n"),),
)
