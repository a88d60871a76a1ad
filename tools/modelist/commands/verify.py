"""``modelist verify``: entries against what Hugging Face, GitHub and arXiv say."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from modelist.catalog.catalog import Catalog
from modelist.catalog.entry import Entry
from modelist.catalog.entry_files import ENTRIES_FOLDER
from modelist.cli import EXIT_FINDINGS, Settings
from modelist.commands.asking import Asking, ask_services, link_settings
from modelist.commands.links_request import DEFAULT_CACHE
from modelist.commands.report_paths import repository_paths
from modelist.commands.session import list_place, open_list, refuse_unsound, say, style
from modelist.core.diagnostics import Diagnostic, ModelistError, Severity
from modelist.core.edits import Safety, apply_fixes
from modelist.core.text import Document
from modelist.core.wording import nearest
from modelist.edges.files import Change, write_atomically, write_change
from modelist.links.durations import EXPECTED, parse_duration
from modelist.links.evidence import wanted_urls
from modelist.links.verify import RULES, unanswered, verify_entry
from modelist.reporters.text import plain, report_text

FORMATS = ("text", "json", "github", "sarif", "markdown")


class Request(NamedTuple):
    """What was asked for on the command line."""

    fix: bool
    form: str
    output: Path | None
    asking: Asking


@click.command(epilog="Example: modelist verify llama-2 --fix")
@click.argument("entries", nargs=-1, metavar="[ENTRY]...")
@click.option("--fix", is_flag=True, help="Write what is certain: new addresses, licences by SPDX id.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to report.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to a file.")
@click.option("--offline", is_flag=True, help="Make no request; compare with what earlier runs found.")
@click.option("--allow-private", is_flag=True, help="Ask private addresses too.")
@click.option(
    "--cache", type=click.Path(path_type=Path, dir_okay=False), help=f"What earlier runs found ({DEFAULT_CACHE})."
)
@click.option("--deadline", metavar="DURATION", default="10m", show_default=True, help="Ask no longer than this.")
@click.pass_obj
def command(
    settings: Settings,
    entries: tuple[str, ...],
    fix: bool,
    form: str,
    output: Path | None,
    offline: bool,
    allow_private: bool,
    cache: Path | None,
    deadline: str,
) -> int:
    """Compare entries with what Hugging Face, GitHub and arXiv say of their links (default: all entries).

    ENTRY is an id or a file. Each difference is reported with both values; --fix writes those that are certain.
    """
    seconds = parse_duration(deadline)
    if not seconds:
        raise click.BadParameter(f"'{deadline}' is not {EXPECTED}", param_hint="--deadline")
    asking = Asking(offline, allow_private, cache, seconds)
    return run(settings, entries, Request(fix, form, output, asking))


def run(settings: Settings, names: Sequence[str], request: Request) -> int:
    """Ask, compare, fix if asked to, and report; 1 where anything but information is left.

    Raises:
        ModelistError: an entry that is not there, or a list that cannot be read.
    """
    opened = open_list(settings.root)
    refuse_unsound(opened.catalog, settings, "nothing was compared")
    entries = select_entries(opened.catalog, names)
    if not entries:
        say(f"nothing to compare in {list_place(settings.root)}: no entries below {ENTRIES_FOLDER}/", settings)
    urls = dict.fromkeys(url for entry in entries for url in wanted_urls(entry))
    verdicts = ask_services(urls, request.asking, settings, link_settings(settings.root, opened.config))
    found = [one for entry in entries for one in verify_entry(entry, verdicts)]
    documents = {entry.path: entry.source.document for entry in entries}
    if request.fix:
        found = _fix(found, documents, settings)
    open_links = {one.url: one.verdict.reason for entry in entries for one in unanswered(entry, verdicts)}
    _report(found, open_links, documents, request, settings)
    _say_unanswered(open_links, settings)
    return EXIT_FINDINGS if any(one.severity is not Severity.INFO for one in found) else 0


def select_entries(catalog: Catalog, names: Sequence[str]) -> list[Entry]:
    """The entries of these ids or files; all without any.

    Raises:
        ModelistError: there is no such entry.
    """
    chosen = []
    for name in names:
        stem = Path(name).stem if name.endswith((".yaml", ".yml")) else name
        entry = catalog.by_id.get(stem)
        if entry is None:
            raise ModelistError(f"there is no entry '{name}'. {nearest(stem, catalog.by_id)}".rstrip())
        chosen.append(entry)
    return sorted(set(chosen) if names else catalog.entries, key=lambda one: one.path)


def _fix(found: Sequence[Diagnostic], documents: dict[str, Document], settings: Settings) -> list[Diagnostic]:
    """Write the fixes that are certain; what is left."""
    left = []
    for path, document in documents.items():
        mine = [one for one in found if one.location.path == path]
        safe = {one.fix for one in mine if one.fix is not None and one.fix.safety is Safety.SAFE}
        text, applied = apply_fixes(document.text, safe)
        change = Change(document, text)
        if change.is_change:
            write_change(settings.root, change)
            say(f"fixed {path}", settings)
        left += [one for one in mine if one.fix not in applied]
    return left


def _report(
    found: Sequence[Diagnostic],
    open_links: Mapping[str, str],
    documents: Mapping[str, Document],
    request: Request,
    settings: Settings,
) -> None:
    text = _render(found, open_links, documents, request, settings)
    if request.output is None:
        click.echo(text, nl=False, color=settings.use_color(sys.stdout))
    else:
        write_atomically(request.output, text)


def _render(
    found: Sequence[Diagnostic],
    open_links: Mapping[str, str],
    documents: Mapping[str, Document],
    request: Request,
    settings: Settings,
) -> str:
    """The report in the wanted format; each format is imported when it is asked for."""
    if request.form == "json":
        from modelist.reporters.json_format import report_json

        return report_json(found, documents, len(documents))
    if request.form == "github":
        from modelist.reporters.github import report_github

        return report_github(*repository_paths(settings.root, found, documents))
    if request.form == "sarif":
        from modelist.reporters.sarif import report_sarif

        return report_sarif(*repository_paths(settings.root, found, documents), RULES)
    if request.form == "markdown":
        from modelist.links.verify_markdown import report_markdown

        return report_markdown(found, open_links, documents)
    colored = request.output is None and settings.use_color(sys.stdout)
    # Whatever makes the run fail is said, however quiet it is to be.
    shown = [one for one in found if settings.verbosity >= 0 or one.severity is not Severity.INFO]
    return report_text(shown, documents, style if colored else plain)


def _say_unanswered(open_links: Mapping[str, str], settings: Settings) -> None:
    for url in sorted(open_links)[: None if settings.verbosity > 0 else 3]:
        say(f"not compared: {url}: {open_links[url]}", settings)
    if len(open_links) > 3 and settings.verbosity == 0:
        say(f"not compared: {len(open_links) - 3} more links (-v names them)", settings)
