"""``modelist lint``: rules over entries and Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from modelist.cli import EXIT_FINDINGS, EXIT_USAGE, Settings
from modelist.commands.lint_answers import Witness
from modelist.commands.lint_baseline import Baseline, NewBaseline, choose_baseline, open_baseline, renew_baseline
from modelist.commands.lint_entries import keep_entries, recall_entries
from modelist.commands.lint_files import LintFiles, make_context, read_lint_files, region_faults
from modelist.commands.lint_nothing import nothing_to_check
from modelist.commands.lint_report import FORMATS, Refused, count_of, diff_summary, summary, write_report
from modelist.commands.lint_request import Request
from modelist.commands.session import say
from modelist.core.diagnostics import Diagnostic, Severity, sort_diagnostics
from modelist.core.text import Document
from modelist.edges.clock import today
from modelist.edges.files import Change, unified_diff, write_change
from modelist.linting.baseline import apply_baseline
from modelist.linting.fixing import Fixed, fix_all
from modelist.linting.linter import lint
from modelist.linting.path_patterns import unmatched_paths
from modelist.linting.registry import Selection, all_rules, select_rules
from modelist.reporters.text import safe_lines

if TYPE_CHECKING:
    from modelist.catalog.load import Parse


@click.command(epilog="Example: modelist lint README.md --fix --diff")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--fix", is_flag=True, help="Apply fixes that keep the meaning for certain.")
@click.option("--unsafe-fixes", "unsafe", is_flag=True, help="With --fix or --diff, those that may not, too.")
@click.option("--diff", "as_diff", is_flag=True, help="Show what --fix would change; write nothing.")
@click.option("--select", multiple=True, help="Run these rules or families only (a,b), or ALL.")
@click.option("--ignore", multiple=True, help="Leave these rules or families out (a,b).")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to report.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to a file.")
@click.option("--statistics", is_flag=True, help="Count findings by rule.")
@click.option("--baseline", type=click.Path(path_type=Path, dir_okay=False), help="Leave out what this file allows.")
@click.option(
    "--write-baseline",
    "new_baseline",
    type=click.Path(dir_okay=False),
    metavar="[FILE]",
    is_flag=False,
    flag_value="",
    help="Write such a file (default: the one of modelist.toml).",
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
    new_baseline: str | None,
    no_cache: bool,
) -> int:
    """Check entries and Markdown pages (default: all of the list).

    PATH may be any Markdown file, also of a list that has no entries. `modelist rules` lists the rules, `modelist
    explain RULE` tells what one means.
    """
    if unsafe and not fix and not as_diff:
        raise click.UsageError("--unsafe-fixes says which fixes --fix applies: add --fix, or --diff to look at them")
    if as_diff and new_baseline is not None:
        raise click.UsageError("--diff writes nothing, and so no baseline: leave --write-baseline out")
    if statistics and form not in ("text", "json"):
        raise click.UsageError(f"--statistics are text or JSON: leave --format {form} out")
    reports = statistics or form != "text" or output is not None
    if reports and (as_diff or new_baseline is not None):
        what = "--diff shows changes" if as_diff else "--write-baseline writes findings to its file"
        raise click.UsageError(f"{what} and makes no report: leave --format, --output and --statistics out")
    request = Request(fix, unsafe, as_diff, form, output, statistics, baseline, new_baseline, not no_cache)
    if reports or as_diff or baseline is not None or new_baseline is not None:
        lists = {settings.one_list(paths): list(paths)}
    else:
        lists = settings.by_list(paths)
    codes = []
    for root, named in lists.items():
        witness = Witness(root, named) if request.is_plain and len(lists) == 1 else None
        files = read_lint_files(root, named)
        selection = select_rules(_split(select), _split(ignore), files.config.lint, files.config.places)
        nothing = nothing_to_check(files, named)
        if nothing is not None:
            # Loud, since a green run would pass for a list without faults.
            click.echo(nothing.message, err=True)
            if witness is not None:
                witness.hear(nothing)
        codes.append(run(files, selection, request, today(), settings, witness))
    return max(codes)


def run(
    files: LintFiles,
    selection: Selection,
    request: Request,
    day: str,
    settings: Settings,
    witness: Witness | None = None,
) -> int:
    """Lint, fix if asked to, and report; the exit code. A witness keeps the answer."""
    baseline, new = _baselines(files, selection, request)
    kept = recall_entries(files) if request.cached else None
    check = _checker(files, selection, day, kept.parse if kept is not None else None)
    documents: Mapping[str, Document] = files.documents
    refused: Refused = ()
    if request.fix or request.as_diff:
        fixed, stale = _fix(files, check, request, baseline, settings)
        documents, diagnostics, refused = {**documents, **fixed.documents}, fixed.diagnostics, fixed.refused
        if request.as_diff:
            return EXIT_FINDINGS if stale else 0
    else:
        diagnostics = check(documents)
    if kept is not None:
        keep_entries(kept, files.root)
    if new is not None:
        renew_baseline(new, diagnostics)
        say(f"wrote {new.name}: {count_of(len(diagnostics), 'finding')}", settings)
        return 0
    return _answer(diagnostics, refused, documents, files, request, baseline, settings, witness)


def _answer(
    diagnostics: Sequence[Diagnostic],
    refused: Refused,
    documents: Mapping[str, Document],
    files: LintFiles,
    request: Request,
    baseline: Baseline | None,
    settings: Settings,
    witness: Witness | None,
) -> int:
    """Report what is beyond the baseline; the exit code."""
    shown, allowed = _beyond(baseline, diagnostics)
    beside = {path: one for path, one in files.beside.items() if one is not None}
    config = files.config.places.document
    text = write_report(shown, {config.path: config, **beside, **documents}, files, request, settings)
    notes = [*(baseline.notes if baseline is not None else ()), *_summary(shown, allowed, refused, files, request)]
    for note in notes:
        say(note, settings)
    code = _exit_code(shown)
    if witness is not None:
        told = "".join(f"{safe_lines(note)}\n" for note in notes) if settings.verbosity >= 0 else ""
        witness.keep((text, told, code), files, [baseline.input] if baseline is not None else [])
    return code


def _baselines(files: LintFiles, selection: Selection, request: Request) -> tuple[Baseline | None, NewBaseline | None]:
    """The baseline that counts and the one that is to be written, of which there is one at most.

    Both are looked at before anything is written, so that a name that will not do does not come after the fixes.
    """
    configured, places = selection.baseline, files.config.places
    if request.new_baseline is not None:
        return None, choose_baseline(files.root, request.new_baseline, configured, places)
    return open_baseline(files.root, request.baseline, configured, places), None


def _beyond(baseline: Baseline | None, diagnostics: Sequence[Diagnostic]) -> tuple[list[Diagnostic], int]:
    """The findings that the baseline does not allow, and how many it does."""
    return apply_baseline(diagnostics, baseline.counts) if baseline is not None else (list(diagnostics), 0)


def _summary(
    shown: Sequence[Diagnostic], allowed: int, refused: Refused, files: LintFiles, request: Request
) -> list[str]:
    """A line for people on how much there is; none where nothing was looked at, which is no praise."""
    return [summary(shown, allowed, refused)] if request.form == "text" and (shown or files.wanted_files) else []


def _checker(
    files: LintFiles, selection: Selection, day: str, parse: Parse | None
) -> Callable[[Mapping[str, Document]], Sequence[Diagnostic]]:
    patterns = selection.per_path if files.wanted is None else ()
    unmatched = unmatched_paths(selection, files.config.places, files.names().all) if patterns else []

    def check(documents: Mapping[str, Document]) -> Sequence[Diagnostic]:
        context, catalog = make_context(files, documents, day, parse)
        faults = [*files.problems, *catalog.diagnostics, *region_faults(context.pages), *unmatched]
        found = [*faults, *lint(context, selection, files.is_wanted)]
        return sort_diagnostics(one for one in found if files.is_wanted(one.location.path))

    return check


def _fix(
    files: LintFiles,
    check: Callable[[Mapping[str, Document]], Sequence[Diagnostic]],
    request: Request,
    baseline: Baseline | None,
    settings: Settings,
) -> tuple[Fixed, bool]:
    """Write fixes or show them; the files then, what is still found, and whether any file differs."""
    writable = {path: one for path, one in files.documents.items() if files.is_wanted(path)}
    fixed = fix_all(writable, lambda current: check({**files.documents, **current}), request.unsafe)
    changes = [Change(writable[path], one.text) for path, one in fixed.documents.items()]
    changes = [one for one in changes if one.is_change]
    if request.as_diff:
        click.echo(unified_diff(changes), nl=False)
        left, allowed = _beyond(baseline, fixed.diagnostics)
        say(diff_summary(fixed.applied, len(changes), left, allowed, request.unsafe), settings)
    else:
        for change in changes:
            write_change(files.root, change)
            path = change.document.path
            say(f"fixed {path} ({count_of(fixed.counts[path], 'fix')})", settings)
    return fixed, bool(changes)


def _exit_code(diagnostics: Sequence[Diagnostic]) -> int:
    """2 where an entry or page cannot be read at all, else 1 where anything but information was found."""
    known = set(all_rules())
    if any(one.severity is Severity.ERROR and one.rule not in known for one in diagnostics):
        return EXIT_USAGE
    return EXIT_FINDINGS if any(one.severity is not Severity.INFO for one in diagnostics) else 0


def _split(values: Sequence[str]) -> list[str]:
    return [one.strip() for value in values for one in value.split(",") if one.strip()]
