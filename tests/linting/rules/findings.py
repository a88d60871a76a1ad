"""Runs one rule on texts held in memory."""

from __future__ import annotations

from collections.abc import Mapping

from modelist.core.diagnostics import Diagnostic
from modelist.linting.examples import make_context
from modelist.linting.linter import lint
from modelist.linting.registry import select_rules


def diagnose(rule: str, text: str, path: str = "README.md", files: Mapping[str, str] | None = None) -> list[Diagnostic]:
    """The findings of a rule in one file of a list."""
    context = make_context({**(files or {}), path: text})
    found = lint(context, select_rules([rule], [], context.config.lint))
    return [one for one in found if one.location.path == path]


def quoted(rule: str, text: str, path: str = "README.md", files: Mapping[str, str] | None = None) -> list[str]:
    """The offending texts that a rule marks."""
    return [text[slice(*one.location.span)] for one in diagnose(rule, text, path, files)]
