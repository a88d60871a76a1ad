"""How ``modelist links`` shows what it found, and how far it is."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

from modelist.cli import Settings
from modelist.commands.report_paths import repository_paths
from modelist.commands.session import say, style
from modelist.core.diagnostics import Diagnostic
from modelist.core.text import Document
from modelist.edges.files import write_atomically
from modelist.links.findings import DOCUMENTATION, findings
from modelist.links.report import LinkReport
from modelist.links.report_text import progress_line, summary_line
from modelist.reporters.text import plain, report_text

if TYPE_CHECKING:
    from modelist.links.checker import Progress as Step

FORMATS = ("text", "json", "github", "sarif", "gitlab", "markdown")
EVERY_S = 0.1
"""How often the line on a terminal is written anew."""


class Progress:
    """One line on a terminal that tells how far a run is; nothing where standard error is none."""

    def __init__(self, settings: Settings) -> None:
        self._shows = settings.verbosity >= 0 and sys.stderr.isatty()
        self._shown = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._shown:
            click.echo("\r\x1b[K", err=True, nl=False)

    def show(self, step: Step) -> None:
        """Write the line anew if the last one is old enough."""
        if self._shows and time.monotonic() - self._shown >= EVERY_S:
            self._shown = time.monotonic()
            click.echo(f"\r{progress_line(step.done, step.total, step.requests)}\x1b[K", err=True, nl=False)


def write_report(
    report: LinkReport,
    root: Path,
    documents: Mapping[str, Document],
    now: int,
    form: str,
    output: Path | None,
    settings: Settings,
) -> None:
    """Print a report, or write it to a file; the summary of the text form goes to standard error."""
    colored = output is None and settings.use_color(sys.stdout)
    text = render(report, root, documents, now, form, colored, settings.verbosity)
    if output is None:
        click.echo(text, nl=False, color=colored)
    else:
        write_atomically(output, text)
    if form == "text" or output is not None:
        say(summary_line(report), settings)


def render(
    report: LinkReport,
    root: Path,
    documents: Mapping[str, Document],
    now: int,
    form: str,
    colored: bool,
    verbosity: int,
) -> str:
    """The report in the wanted format; each format is imported when it is asked for."""
    if form == "json":
        from modelist.links.report_json import report_json

        return report_json(report)
    if form == "markdown":
        from modelist.links.report_markdown import report_markdown

        return report_markdown(report, now)
    found = findings(report, documents, now, each=form != "text")
    if form != "text":
        return _render_for_repository(form, *repository_paths(root, found, documents))
    shown = [one for one in found if verbosity >= 0 or one.severity == "error"]
    return report_text(shown, documents, style if colored else plain)


def _render_for_repository(form: str, found: Sequence[Diagnostic], documents: Mapping[str, Document]) -> str:
    if form == "github":
        from modelist.reporters.github import report_github

        return report_github(found, documents)
    if form == "sarif":
        from modelist.reporters.sarif import report_sarif

        return report_sarif(found, documents, DOCUMENTATION)
    from modelist.reporters.gitlab import report_gitlab

    return report_gitlab(found, documents)
