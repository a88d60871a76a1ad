"""Runs a rule's examples through the engine, for the tests and for whoever writes a rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from modelist.catalog.catalog import Catalog
from modelist.catalog.config import CONFIG_FILE, Config, parse_config
from modelist.catalog.entry_files import ENTRIES_FOLDER, ORGANIZATIONS_FILE, EntryFiles
from modelist.catalog.load import build_catalog
from modelist.catalog.schema import KINDS
from modelist.core.diagnostics import Diagnostic
from modelist.core.edits import Safety, apply_fixes
from modelist.core.names import names_of
from modelist.core.text import Document, Span
from modelist.linting.context import Files, ListContext, Page, Rendering
from modelist.linting.linter import lint
from modelist.linting.registry import Selection, select_rules
from modelist.linting.rule import Example, Rule

OPEN, CLOSE = "⟦", "⟧"
TODAY = "2026-06-30"
"""The day on which examples are read."""


@dataclass(frozen=True)
class Outcome:
    """What a rule says of an example: the example's text without marks, the spans expected and found, and the fix."""

    text: str
    expected: tuple[Span, ...]
    found: tuple[Span, ...]
    diagnostics: tuple[Diagnostic, ...]
    fixed: str


Render = Callable[[Sequence[Document], Catalog, Config], Rendering]


def run_example(rule: Rule, example: Example, render: Render | None = None) -> Outcome:
    """The findings of one rule on one example; ``render`` is the generator, for rules that compare pages with it."""
    text, expected = read_marks(example.text)
    context = make_context({**example.files, example.path: text})
    if render is not None:
        documents = [page.source for page in context.pages]
        context.rendering = render(documents, context.catalog, context.config)
    diagnostics = [one for one in lint(context, _only(rule, context)) if one.location.path == example.path]
    fixes = [one.fix for one in diagnostics if one.fix is not None and one.fix.safety is Safety.SAFE]
    fixed, _ = apply_fixes(text, fixes)
    found = tuple(one.location.span for one in diagnostics)
    return Outcome(text, expected, found, tuple(diagnostics), fixed)


def read_marks(marked: str) -> tuple[str, tuple[Span, ...]]:
    """The text without marks, and the spans that were marked."""
    parts: list[str] = []
    spans: list[Span] = []
    starts: list[int] = []
    length = 0
    for character in marked:
        if character == OPEN:
            starts.append(length)
        elif character == CLOSE:
            spans.append(Span(starts.pop(), length))
        else:
            parts.append(character)
            length += 1
    return "".join(parts), tuple(sorted(spans))


def make_context(files: Mapping[str, str]) -> ListContext:
    """A list of files held in memory."""
    config = parse_config(files[CONFIG_FILE]) if CONFIG_FILE in files else Config()
    catalog = _catalog(files)
    context = ListContext(catalog, config, TODAY, Files(names_of(files)))
    pages = [Page(Document.from_raw(path, text), context) for path, text in files.items() if path.endswith(".md")]
    context.pages = tuple(pages)
    return context


def _catalog(files: Mapping[str, str]) -> Catalog:
    found = {}
    for path, text in files.items():
        parts = path.split("/")
        if path == ORGANIZATIONS_FILE or (len(parts) == 3 and parts[0] == ENTRIES_FOLDER and parts[1] in KINDS):
            found[path] = Document.from_raw(path, text)
    return build_catalog(EntryFiles(found))


def _only(rule: Rule, context: ListContext) -> Selection:
    return select_rules([rule.id], [], context.config.lint)
