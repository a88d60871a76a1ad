"""``modelist lint``: rules over entries and Markdown."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from modelist.cli import EXIT_FINDINGS, EXIT_USAGE, Settings
from modelist.commands.lint_answers import Witness
from modelist.commands.lint_entries import keep_entries, recall_entries
from modelist.commands.lint_files import LintFiles, make_context, read_lint_files, region_faults, root_for
from modelist.commands.session import say, style
from modelist.core.diagnostics import Diagnostic, ModelistError, Severity, sort_diagnostics
from modelist.core.edits import Safety
from modelist.core.text import Document
from modelist.edges.clock import today
from modelist.edges.files import Change, unified_diff, write_atomically, write_change
from modelist.linting.baseline import apply_baseline, read_baseline, write_baseline
from modelist.linting.fixing import fix_all
from modelist.linting.linter import lint
from modelist.linting.registry import Selection, all_rules, select_rules
from modelist.reporters.text import plain, report_text

if TYPE_CHECKING:
    from modelist.catalog.load import Parse

FORMATS = ("text", "json", "github", "sarif", "gitlab")


@dataclass(frozen=True)
class Request:
    """What was asked for on the command line."""

    fix: bool
    unsafe: bool
    as_diff: bool
    form: str
    output: Path | None
    statistics: bool
    baseline: Path | None
    new_baseline: Path | None
    cached: bool

    @property
    def is_plain(self) -> bool:
        """Whether it only reads the list and writes to the terminal, so that the answer can be given again."""
        writes = self.fix or self.as_diff or self.output is not None or self.new_baseline is not None
        return self.cached and not writes and self.baseline is None


@click.command(epilog="Example: modelist lint README.md --fix --diff")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--fix", is_flag=True, help="Apply fixes that keep the meaning for certain.")
@click.option("--unsafe-fixes", "unsafe", is_flag=True, help="With --fix, apply those that may not, too.")
@click.option("--diff", "as_diff", is_flag=True, help="Show what --fix would change; write nothing.")
@click.option("--select", multiple=True, help="Run these rules or families only (a,b), or ALL.")
@click.option("--ignore", multiple=True, help="Leave these rules or families out (a,b).")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to report.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to a file.")
@click.option("--statistics", is_flag=True, help="Count findings by rule.")
@click.option("--baseline", type=click.Path(path_type=Path, dir_okay=False), help="Leave out what this file allows.")
@click.option(
    "--write-baseline", "new_baseline", type=click.Path(path_type=Path, dir_okay=False), help="Write such a file."
)
@click.option("--no-cache", is_flag=True, help="Look at everything anew, and remember nothing.")
@click.pass_obj
def command(
    settings: Settings,
    paths: tuple[str, ...],
    fix: bool,
    unsafe: bool,
    as_diff: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    form: str,
    output: Path | None,
    statistics: bool,
    baseline: Path | None,
    new_baseline: Path | None,
    no_cache: bool,
) -> int:
    """Check entries and Markdown pages (default: all of the list).

    PATH may be any Markdown file, also of a list that has no entries. `modelist rules` lists the rules, `modelist
    explain RULE` tells what one means.
    """
    request = Request(fix, unsafe, as_diff, form, output, statistics, baseline, new_baseline, not no_cache)
    root = settings.root_option or root_for(settings.root, paths)
    witness = Witness(root, paths) if request.is_plain else None
    files = read_lint_files(root, paths)
    selection = select_rules(_split(select), _split(ignore), files.config.lint)
    return run(files, selection, request, today(), settings, witness)


def run(
    files: LintFiles,
    selection: Selection,
    request: Request,
    day: str,
    settings: Settings,
    witness: Witness | None = None,
) -> int:
    """Lint, fix if asked to, and report; the exit code. A witness keeps the answer."""
    kept = recall_entries(files) if request.cached else None
    check = _checker(files, selection, day, kept.parse if kept is not None else None)
    documents: Mapping[str, Document] = files.documents
    if request.fix or request.as_diff:
        writable = {path: one for path, one in documents.items() if files.is_wanted(path)}
        fixed = fix_all(writable, lambda current: check({**documents, **current}), request.unsafe)
        changes = [Change(writable[path], one.text) for path, one in fixed.documents.items()]
        _write(files.root, [one for one in changes if one.is_change], request, settings)
        documents, diagnostics = {**documents, **fixed.documents}, fixed.diagnostics
        if request.as_diff:
            return EXIT_FINDINGS if any(one.is_change for one in changes) else 0
    else:
        diagnostics = check(documents)
    if kept is not None:
        keep_entries(kept, files.root)
    if request.new_baseline is not None:
        write_atomically(request.new_baseline, write_baseline(diagnostics))
        say(f"wrote {request.new_baseline}: {len(diagnostics)} findings", settings)
        return 0
    shown, allowed = _beyond_baseline(diagnostics, request.baseline)
    beside = {path: one for path, one in files.beside.items() if one is not None}
    text = _report(shown, {**beside, **documents}, files, request, settings)
    note = _summary(shown, allowed) if request.form == "text" else ""
    if note:
        say(note, settings)
    code = _exit_code(shown)
    if witness is not None:
        witness.keep((text, f"{note}\n" if note and settings.verbosity >= 0 else "", code), files)
    return code


def _checker(
    files: LintFiles, selection: Selection, day: str, parse: Parse | None
) -> Callable[[Mapping[str, Document]], Sequence[Diagnostic]]:
    def check(documents: Mapping[str, Document]) -> Sequence[Diagnostic]:
        context, catalog = make_context(files, documents, day, parse)
        faults = [*files.problems, *catalog.diagnostics, *region_faults(context.pages)]
        found = [*faults, *lint(context, selection, files.is_wanted)]
        return sort_diagnostics(one for one in found if files.is_wanted(one.location.path))

    return check


def _write(root: Path, changes: Sequence[Change], request: Request, settings: Settings) -> None:
    if request.as_diff:
        click.echo(unified_diff(changes), nl=False)
        return
    for change in changes:
        write_change(root, change)
        say(f"fixed {change.document.path}", settings)


def _beyond_baseline(diagnostics: Sequence[Diagnostic], path: Path | None) -> tuple[list[Diagnostic], int]:
    if path is None:
        return list(diagnostics), 0
    if not path.is_file():
        raise ModelistError(f"there is no baseline '{path}'; make one with: modelist lint --write-baseline {path}")
    return apply_baseline(diagnostics, read_baseline(path.read_text(encoding="utf-8"), str(path)))


def _report(
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
        from modelist.reporters.statistics import report_statistics

        return report_statistics(diagnostics)
    if request.form == "json":
        from modelist.reporters.json_format import report_json

        return report_json(diagnostics, documents, sum(map(files.is_wanted, files.documents)))
    if request.form == "github":
        from modelist.reporters.github import report_github

        return report_github(diagnostics, documents)
    if request.form == "gitlab":
        from modelist.reporters.gitlab import report_gitlab

        return report_gitlab(diagnostics, documents)
    if request.form == "sarif":
        from modelist.reporters.sarif import report_sarif

        return report_sarif(diagnostics, documents, {name: one.documentation for name, one in all_rules().items()})
    colored = request.output is None and settings.use_color(sys.stdout)
    quiet = [one for one in diagnostics if settings.verbosity >= 0 or one.severity is Severity.ERROR]
    return report_text(quiet, documents, style if colored else plain)


def _summary(diagnostics: Sequence[Diagnostic], allowed: int) -> str:
    if not diagnostics:
        return f"no findings{f' beyond the {allowed} of the baseline' if allowed else ''}"
    errors = sum(one.severity is Severity.ERROR for one in diagnostics)
    safe = sum(one.fix is not None and one.fix.safety is Safety.SAFE for one in diagnostics)
    unsafe = sum(one.fix is not None and one.fix.safety is Safety.UNSAFE for one in diagnostics)
    count = len(diagnostics)
    parts = [f"{count} finding{'s' if count != 1 else ''}, {errors} of them {'errors' if errors != 1 else 'an error'}"]
    parts += [f"{safe} can be fixed by --fix"] if safe else []
    parts += [f"{unsafe} more by --fix --unsafe-fixes"] if unsafe else []
    parts += [f"{allowed} are in the baseline"] if allowed else []
    return "; ".join(parts)


def _exit_code(diagnostics: Sequence[Diagnostic]) -> int:
    """2 where an entry or page cannot be read at all, else 1 where anything but information was found."""
    known = set(all_rules())
    if any(one.severity is Severity.ERROR and one.rule not in known for one in diagnostics):
        return EXIT_USAGE
    return EXIT_FINDINGS if any(one.severity is not Severity.INFO for one in diagnostics) else 0


def _split(values: Sequence[str]) -> list[str]:
    return [one.strip() for value in values for one in value.split(",") if one.strip()]
