"""Runs rules over pages, descriptions, entries and the list; pure."""

from __future__ import annotations

import fnmatch
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import WeakKeyDictionary

from modelist.core.diagnostics import Diagnostic, sort_diagnostics
from modelist.core.edits import Fix
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Document, Location, Span
from modelist.linting.context import ListContext, Page
from modelist.linting.fragments import Fragment, read_fragment
from modelist.linting.markup.prose import own_label
from modelist.linting.registry import Selection, all_rules
from modelist.linting.rule import Problem, Rule, Scope
from modelist.linting.suppressions import (
    INVALID,
    UNUSED,
    Suppression,
    apply_suppressions,
    entry_suppressions,
    page_suppressions,
    unused,
)

if TYPE_CHECKING:
    from modelist.catalog.entry import Entry

LINK_FAMILIES = frozenset({"anchors", "badges", "links"})
"""Rules of these families have nothing to say of a text without a link, an image, or an address."""

_MAX_LABEL = 1_200
"""More characters than a label may have (CommonMark: 999), with its brackets and what stands before an address."""

_LINK_SIGN = lazy_pattern(r"[\[\]<>/\\|&:@#!]|www\.", re.IGNORECASE)


class _Label(NamedTuple):
    """The place of a label, and that of the reference or definition that it belongs to."""

    span: Span
    whole: Span


_LABELS: WeakKeyDictionary[Page, Sequence[_Label]] = WeakKeyDictionary()


def may_link(text: str) -> bool:
    """Whether a text has any sign that belongs to links; most descriptions have none."""
    return _LINK_SIGN.search(text) is not None


def lint(
    context: ListContext, selection: Selection, is_wanted: Callable[[str], bool] = lambda path: True
) -> list[Diagnostic]:
    """Every finding of the selected rules on the context's pages and entries, less what was excused.

    Where not all files are wanted, rules that look at one page or entry at a time leave the others out. Rules over the
    list look at all of it still, so findings in other files may be among those returned.
    """
    rules = all_rules()
    made: list[Suppression] = []
    extra: list[Diagnostic] = []
    for suppressions, wrong in (
        *(page_suppressions(page, rules) for page in context.pages),
        *(entry_suppressions(entry, rules) for entry in context.catalog.entries if entry.lint.ignore),
    ):
        made += suppressions
        extra += wrong
    found = list(apply_suppressions(_not_excused_by_path(_run(context, selection, is_wanted), selection), made))
    chosen = {rule.id for rule in selection.rules}
    if INVALID in chosen:
        found += extra
    if UNUSED in chosen:
        # Of a part of the list, rules over all of it do not see enough to tell that they have nothing to say.
        whole = chosen if context.asked is None else {one.id for one in selection.rules if one.scope is not Scope.LIST}
        found += unused(made, whole)
    return sort_diagnostics(found)


def _run(context: ListContext, selection: Selection, is_wanted: Callable[[str], bool]) -> Iterator[Diagnostic]:
    by_scope = {scope: [rule for rule in selection.rules if rule.scope is scope] for scope in Scope}
    prose = _PageRules(by_scope[Scope.PROSE], selection)
    both = _PageRules([*by_scope[Scope.PROSE], *by_scope[Scope.PAGE]], selection)
    for page in (one for one in context.pages if is_wanted(one.path)):
        for rule, options in both.for_text(page.text, links=True):
            for problem in rule.check(page, options):
                kept = _keeps_references(page, problem)
                yield _diagnostic(rule, _placed(kept, page, rule), page.path, page.subject)
    for entry in (one for one in context.catalog.entries if is_wanted(one.path)):
        for rule in by_scope[Scope.ENTRY]:
            for problem in rule.check(entry, context, selection.options[rule.id]):
                yield _diagnostic(rule, problem, entry.path, entry.name)
        yield from _run_on_descriptions(entry, context, prose)
    for rule in by_scope[Scope.LIST]:
        for problem in rule.check(context, selection.options[rule.id]):
            holder = context.page(problem.path or "")
            placed = problem if holder is None else _placed(problem, holder, rule)
            yield _diagnostic(rule, placed, problem.path or "", problem.subject)


class _PageRules:
    """Rules over pages, with their options; which of them a text can have anything for is worked out once."""

    def __init__(self, rules: Sequence[Rule], selection: Selection) -> None:
        self._rules = [(rule, selection.options[rule.id]) for rule in rules]
        self._signs = tuple(sorted({sign for rule in rules for sign in rule.needs}))
        self._chosen: dict[tuple[bool, tuple[str, ...]], list[tuple[Rule, Mapping[str, Any]]]] = {}

    def for_text(self, text: str, links: bool) -> list[tuple[Rule, Mapping[str, Any]]]:
        """The rules that may have something to say of a text; those of links only where there are any."""
        present = tuple([sign for sign in self._signs if sign in text])
        chosen = self._chosen.get((links, present))
        if chosen is None:
            chosen = self._chosen[links, present] = [
                (rule, options)
                for rule, options in self._rules
                if (links or rule.family not in LINK_FAMILIES)
                and (not rule.needs or not set(rule.needs).isdisjoint(present))
            ]
        return chosen


def _run_on_descriptions(entry: Entry, context: ListContext, rules: _PageRules) -> Iterator[Diagnostic]:
    """Prose rules on each description; a place in the text is looked up in the YAML file only for a finding."""
    for lang, text in entry.description:
        page = Page(Document(entry.path, text), context, True, entry.name, lang)
        fragment: Fragment | None = None
        for rule, options in rules.for_text(text, may_link(text)):
            for problem in rule.check(page, options):
                fragment = fragment or _fragment(entry, lang)
                if fragment is not None:
                    yield _diagnostic(rule, _moved(problem, fragment), entry.path, entry.name)


def _fragment(entry: Entry, lang: str) -> Fragment | None:
    root = entry.source.node
    node = root.find("description", lang) if root is not None else None
    return read_fragment(entry.source.document, node) if node is not None else None


def _placed(problem: Problem, page: Page, rule: Rule) -> Problem:
    """A finding in what an author wrote, at its place in the file."""
    return problem if page.written is None or rule.sees_regions else _moved(problem, page.written)


def _moved(problem: Problem, fragment: Fragment) -> Problem:
    edits = tuple(fragment.edit(one) for one in problem.edits) if fragment.exact else ()
    return Problem(
        fragment.span(problem.span),
        problem.message,
        problem.help,
        problem.subject,
        edits,
        problem.fix_title,
        problem.safety,
        problem.severity,
        problem.path,
        tuple((_related(place, problem, fragment), word) for place, word in problem.related),
    )


def _related(place: Location, problem: Problem, fragment: Fragment) -> Location:
    here = problem.path is None or problem.path == place.path
    return Location(place.path, fragment.span(place.span)) if here else place


def _keeps_references(page: Page, problem: Problem) -> Problem:
    """A finding without its fix, where that would change one of two labels that have to be the same."""
    if not problem.edits or not page.markdown.definitions:
        return problem
    labels = _reference_labels(page)
    touched = any(_touches(edit.span, labels) for edit in problem.edits)
    return problem._replace(edits=()) if touched else problem


def _touches(edit: Span, labels: Sequence[_Label]) -> bool:
    """Whether an edit changes a character of a label, or puts one into it, and does not replace all that has it."""
    first = bisect_left(labels, edit.start - _MAX_LABEL, key=lambda one: one.span.start)
    for label, whole in islice(labels, first, None):
        if label.start >= edit.end:
            return False
        if edit.start < label.end and not (edit.start <= whole.start and whole.end <= edit.end):
            return True
    return False


def _reference_labels(page: Page) -> Sequence[_Label]:
    """The labels of references (``[label]``, ``[label][]``, ``[text][label]``) and of definitions, in their order."""
    found = _LABELS.get(page)
    if found is None:
        references = (
            _Label(own_label(page, link) or Span(link.text_span.start, link.span.end), link.span)
            for link in page.links
            if link.label is not None
        )
        definitions = (
            _Label(Span(one.span.start, one.destination_span.start), one.span) for one in page.markdown.definitions
        )
        found = _LABELS[page] = sorted((*references, *definitions))
    return found


def _diagnostic(rule: Rule, problem: Problem, path: str, subject: str) -> Diagnostic:
    title = problem.fix_title or (problem.help.rstrip(".") if problem.edits else "")
    fix = Fix(title, problem.edits, problem.safety) if problem.edits else None
    return Diagnostic(
        rule.id,
        problem.severity or rule.severity,
        Location(problem.path or path, problem.span),
        problem.message,
        problem.help,
        problem.subject or subject,
        fix,
        problem.related,
    )


def _not_excused_by_path(diagnostics: Iterable[Diagnostic], selection: Selection) -> Iterator[Diagnostic]:
    for one in diagnostics:
        excused = any(
            one.rule in rules and fnmatch.fnmatchcase(one.location.path, pattern)
            for pattern, rules in selection.per_path
        )
        if not excused:
            yield one
