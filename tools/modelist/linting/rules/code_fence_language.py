"""A code block does not say what it is written in, or says what it is not.

GitHub colours it only where it knows the language, and screen readers and tools that copy it go by it, too. Write the
language behind the opening fence: `bash`, `python`, `bibtex`, or `text` for none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import CodeBlock
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_FENCE = lazy_pattern(r"[ \t>]*(?:`{3,}|~{3,})")
_LANGUAGES = (
    ("bibtex", lazy_pattern(r"\s*@[A-Za-z]+\s*\{")),
    ("bash", lazy_pattern(r"\s*(?:\$ |(?:git|pip|pip3|python3?|conda|cd|wget|curl|export|bash|sh|npm|docker) \S)")),
    ("python", lazy_pattern(r"\s*(?:from \S+ import |import \w|def \w+\()")),
    ("json", lazy_pattern(r"\s*[{\[]\s*(?:\"|\n)")),
)


_STYLES = frozenset({"less", "css", "scss"})
_RULE = lazy_pattern(r"[{};]|^\s*[@$.#]", re.MULTILINE)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Fences without a word behind them; what begins like BibTeX, a shell's command, Python or JSON is named so."""
    for block in page.markdown.code_blocks:
        match = _FENCE.match(page.text, block.span.start) if block.fenced else None
        if match is not None and block.info.strip().lower() in _STYLES:
            yield from _check_style(page, block, match.end())
        if match is None or block.info.strip():
            continue
        span = Span(match.end() - len(match[0].strip(" \t>")), match.end())
        body = page.text[span.end : block.span.end].lstrip("\n")
        language = next((name for name, pattern in _LANGUAGES if pattern.match(body)), "")
        edits = (Edit(Span(span.end, span.end), language),) if language else ()
        advice = f"Write {language} behind it." if language else "Write it behind the fence; text stands for none."
        yield Problem(span, "the code block names no language", advice, edits=edits, safety=Safety.UNSAFE)


def _check_style(page: Page, block: CodeBlock, start: int) -> Iterator[Problem]:
    """Languages of style sheets, which editors guess for plain text, where no line looks like a rule."""
    first = page.text.find("\n", start, block.span.end)
    body = page.text[first : block.span.end].strip(" \t\n`~>") if first >= 0 else ""
    if body and not _RULE.search(page.text, first, block.span.end):
        at = page.text.find(block.info.strip(), start, first)
        span = Span(at, at + len(block.info.strip())) if at >= 0 else Span(start, first)
        message = f"'{block.info.strip()}' is a language of style sheets, but the block holds none"
        yield Problem(span, message, "Write text.", edits=(Edit(span, "text"),) if at >= 0 else ())


RULE = Rule(
    id="code-fence-language",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    default=False,
    bad=(
        Example("```⟦less⟧\nIt is a sentence\n```\n", "```text\nIt is a sentence\n```\n"),
        Example("⟦```⟧\n@misc{a, title={A}}\n```\n"),
        Example("Text\n\n⟦~~~⟧\nanything\n~~~\n"),
    ),
    good=(Example("```less\n.a { color: red; }\n```\n"), Example("```bash\nls\n```\n\n    indented\n\n`code`\n")),
)
