"""How ``modelist lint`` shows what it found."""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping, Sequence

import click

from modelist.cli import Settings
from modelist.commands.lint_files import LintFiles
from modelist.commands.lint_request import Request
from modelist.commands.report_paths import repository_paths
from modelist.commands.session import style
from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.edits import Fix, Safety
from modelist.core.text import Document
from modelist.edges.files import write_atomically
from modelist.linting.registry import all_rules
from modelist.reporters.text import plain, report_text

Refused = Collection[tuple[str, Fix]]
"""Fixes that ``--fix`` tried in vain, with the paths of their files."""

FORMATS = ("text", "json", "github", "sarif", "gitlab")


def write_report(
    diagnostics: Sequence[Diagnostic],
    documents: Mapping[str, Document],
    files: LintFiles,
    request: Request,
    settings: Settings,
) -> str:
    """Write the report to where it was asked for; what was written."""
    text = _render(diagnostics, documents, files, request, settings)
    if request.output is not None:
        write_atomically(request.output, text)
        return text
    color = settings.use_color(sys.stdout)
    shown = text if color else click.unstyle(text)
    click.echo(shown, nl=False, color=color)
    return shown


def _render(
    diagnostics: Sequence[Diagnostic],
    documents: Mapping[str, Document],
    files: LintFiles,
    request: Request,
    settings: Settings,
) -> str:
    """The report in the wanted format; each format is imported when it is asked for."""
    if request.statistics:
        from modelist.reporters.statistics import report_statistics, report_statistics_json

        return report_statistics_json(diagnostics) if request.form == "json" else report_statistics(diagnostics)
    if request.form == "json":
        from modelist.reporters.json_format import report_json

        return report_json(diagnostics, documents, len(files.wanted_files))
    if request.form != "text":
        return _render_for_repository(request.form, *repository_paths(files.root, diagnostics, documents))
    colored = request.output is None and settings.use_color(sys.stdout)
    # Whatever makes the run fail is said, however quiet it is to be.
    told = [one for one in diagnostics if settings.verbosity >= 0 or one.severity is not Severity.INFO]
    return report_text(told, documents, style if colored else plain)


def _render_for_repository(form: str, diagnostics: Sequence[Diagnostic], documents: Mapping[str, Document]) -> str:
    if form == "github":
        from modelist.reporters.github import report_github

        return report_github(diagnostics, documents)
    if form == "gitlab":
        from modelist.reporters.gitlab import report_gitlab

        return report_gitlab(diagnostics, documents)
    from modelist.reporters.sarif import report_sarif

    return report_sarif(diagnostics, documents, {name: one.documentation for name, one in all_rules().items()})


def summary(diagnostics: Sequence[Diagnostic], allowed: int, refused: Refused = ()) -> str:
    """How many findings there are, and what can be done about them, beyond what was tried in vain."""
    if not diagnostics:
        return f"no findings{f' beyond the {allowed} of the baseline' if allowed else ''}"
    errors = sum(one.severity is Severity.ERROR for one in diagnostics)
    parts = [f"{count_of(len(diagnostics), 'finding')}, {errors} of them {'errors' if errors != 1 else 'an error'}"]
    safe, unsafe = (_fixable(diagnostics, one, refused) for one in (Safety.SAFE, Safety.UNSAFE))
    parts += [f"{safe} can be fixed by --fix"] if safe else []
    parts += [f"{unsafe} {'more ' if safe else 'can be fixed '}by --fix --unsafe-fixes"] if unsafe else []
    parts += [f"{allowed} are in the baseline"] if allowed else []
    return "; ".join(parts)


def diff_summary(fixes: int, files: int, diagnostics: Sequence[Diagnostic], allowed: int, unsafe: bool) -> str:
    """What a diff would do and leave; ``diagnostics`` are what would be left."""
    done = f"{count_of(fixes, 'fix')} in {count_of(files, 'file')}" if files else "nothing to fix"
    left = len(diagnostics)
    rest = f"{count_of(left, 'finding')} {'remains' if left == 1 else 'remain'}" if left else "no findings remain"
    more = 0 if unsafe else _fixable(diagnostics, Safety.UNSAFE)
    parts = [done, rest, *([f"{more} can be fixed by --unsafe-fixes"] if more else [])]
    return "; ".join([*parts, *([f"{allowed} are in the baseline"] if allowed else [])])


def count_of(number: int, word: str) -> str:
    """``1 fix``, ``2 fixes``, ``3 findings``."""
    return f"{number} {word if number == 1 else f'{word}es' if word.endswith('x') else f'{word}s'}"


def _fixable(diagnostics: Sequence[Diagnostic], safety: Safety, refused: Refused = ()) -> int:
    fixes = ((one.location.path, one.fix) for one in diagnostics if one.fix is not None and one.fix.safety is safety)
    return sum(one not in refused for one in fixes)
