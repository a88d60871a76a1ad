"""What a rule says of a Markdown text, for the tests of rules about links and badges."""

from __future__ import annotations

from collections.abc import Mapping

from modelist.core.edits import Safety, apply_fixes
from modelist.linting.examples import make_context
from modelist.linting.linter import lint
from modelist.linting.registry import select_rules

Found = tuple[int, int, str]


def found(rule: str, text: str, path: str = "README.md", files: Mapping[str, str] | None = None) -> list[Found]:
    """Line, column and marked text of each finding in a file."""
    context = make_context({**(files or {}), path: text})
    documents = {page.path: page.source for page in context.pages} | dict(context.catalog.documents)
    diagnostics = [one for one in lint(context, select_rules([rule], [], {})) if one.location.path == path]
    document = documents[path]
    return [(*document.position(one.location.span.start), document.slice(one.location.span)) for one in diagnostics]


def fixed(rule: str, text: str, unsafe: bool = False) -> str:
    """The text after the rule's fixes."""
    context = make_context({"README.md": text})
    fixes = [one.fix for one in lint(context, select_rules([rule], [], {})) if one.fix is not None]
    return apply_fixes(text, [fix for fix in fixes if unsafe or fix.safety is Safety.SAFE])[0]
