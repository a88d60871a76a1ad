"""A link definition is used nowhere, and nobody sees it.

`[paper]: https://…` only gives its address to links that name it. Without one GitHub shows nothing of the line: either
the link or badge that used it is gone, or it was meant to be read. Link it, write it as text, or take it out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Definition
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_BRACKETED = lazy_pattern(r"\[((?:[^\[\]\\]|\\[\s\S]){1,200})\]")
_COMMENTS = frozenset(("", "//", "comment", "comments", "#", "note", "todo"))


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Definitions whose label stands in brackets nowhere else, not even in code; comments are written so, too."""
    if "]:" not in page.text or not page.markdown.definitions:
        return
    used = Counter(_key(match[1]) for match in _BRACKETED.finditer(page.source.text))
    defined = Counter(_key(one.label) for one in page.markdown.definitions)
    for one in page.markdown.definitions:
        key = _key(one.label)
        if used[key] > defined[key] or _is_comment(one) or key.startswith("^"):
            continue
        label = page.text[one.span.start : one.destination_span.start].rpartition("]:")[0]
        message = f"nothing on the page uses {shown(f'{label}]')}, so that nobody sees it"
        edits = _edits(page, one)
        yield Problem(one.span, message, "Link it, or take it out.", edits=edits, safety=Safety.UNSAFE)


def _key(label: str) -> str:
    return " ".join(label.split()).casefold()


def _is_comment(one: Definition) -> bool:
    """Whether a definition is one of the ways to write what nobody shall see: ``[//]: # (…)``."""
    return one.destination in ("", "#") or _key(one.label) in _COMMENTS


def _edits(page: Page, one: Definition) -> tuple[Edit, ...]:
    """The line taken out, where it holds nothing else."""
    lines = page.document.lines
    line = lines.line_of(one.span.start)
    if page.document.line_text(line).strip() != page.document.slice(one.span).strip():
        return ()
    end = lines.start_of(line + 1) if line + 1 < lines.line_count else len(page.text)
    return (Edit(Span(lines.start_of(line), end), ""),)


RULE = Rule(
    id="definition-unused",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(
        Example(
            "# L\n\n[A][a] and ![b]\n\n[a]: https://x.org/a\n⟦[Release]: https://x.org/r⟧\n[b]: https://x.org/b.png\n",
        ),
        Example("# L\n\n[a] [c]\n\n> [a]: https://x.org/a\n> ⟦[d e]: <https://x.org/d> 'D'⟧\n\n[c]: https://x.org/c\n"),
    ),
    good=(
        Example("[A][a] and [B b][], [c]\n\n[a]: https://x.org/a\n[b  B]: https://x.org/b\n[C]: https://x.org/c\n"),
        Example("[A][\\[1\\]] and [\\[2\\]]\n\n[\\[1\\]]: https://x.org/a\n[\\[2\\]]: https://x.org/b\n"),
        Example("[//]: # (a comment)\n[comment]: <> (another)\n[^1]: https://x.org/a\n"),
        Example("`[a]`\n\n[a]: https://x.org/a\n\n```\n[b]: https://x.org/b\n```\n"),
    ),
)
