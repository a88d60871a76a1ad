"""One run of ``modelist links``: files, git, cache, network and clock come together here.

What only some runs need is imported by them: a run that the cache can answer needs no network.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from modelist.catalog.config import CONFIG_FILE
from modelist.cli import EXIT_FINDINGS, Settings
from modelist.commands.links_output import Progress, write_report
from modelist.commands.links_request import Request, open_cache
from modelist.commands.lint_files import LintFiles, read_lint_files
from modelist.commands.session import say
from modelist.core.diagnostics import ModelistError
from modelist.core.text import Document, Location
from modelist.edges.clock import SYSTEM
from modelist.edges.files import Change, unified_diff, write_change
from modelist.links.collect import collect_uses, group_uses
from modelist.links.report import places_of
from modelist.links.run import RunOptions, check_links, lane_of
from modelist.links.settings import LinkSettings, parse_settings
from modelist.links.shards import select_shard
from modelist.providers.questions import Service, Target, Verdict
from modelist.providers.services import SERVICES

if TYPE_CHECKING:
    from modelist.edges.http import Timeouts
    from modelist.links.checker import Checked
    from modelist.links.uses import LinkUse

__all__ = ["Request", "run", "run_merge"]

EXIT_INTERRUPTED = 130


def run(settings: Settings, paths: Sequence[str], request: Request) -> int:
    """Collect, check, fix if asked to, and report; the exit code."""
    root = settings.one_list(paths)
    documents, how = _read(root, paths)
    uses = collect_uses(documents.values(), how.fragments)
    if request.since is not None:
        uses = _brought(root, request.since, uses, documents, how)
    services = _services(how)
    links = group_uses(uses)
    if request.shard is not None:
        links = tuple(select_shard(links, lambda one: lane_of(one, services), request.shard))
    now = int(SYSTEM.wall())
    options = RunOptions(how, services, now, request.offline, request.allow_private, request.max_age)
    places = {one.url: places_of(one, documents) for one in links}
    with open_cache(root, request, settings) as cache:
        result = check_links(links, places, options, cache, _Asker(how, request, settings).ask)
        if cache.message:
            say(cache.message, settings)
    changed = False
    if request.fix or request.as_diff:
        wanted = [use for link in links for use in link.uses]
        changed = _fix(root, wanted, result.verdicts, documents, request, settings)
    if not request.as_diff:
        write_report(result.report, root, documents, now, request.form, request.output, settings)
    if result.stopped == "interrupted":
        return EXIT_INTERRUPTED
    return EXIT_FINDINGS if result.report.has_failures or (request.as_diff and changed) else 0


def run_merge(settings: Settings, names: Sequence[str], request: Request) -> int:
    """Join reports and show them; the exit code is that of a run that had checked everything."""
    from modelist.links.merge import merge_reports, read_report

    report = merge_reports(read_report(_report_text(name), name) for name in names)
    documents, _ = _read(settings.root, ())
    write_report(report, settings.root, documents, int(SYSTEM.wall()), request.form, request.output, settings)
    return EXIT_FINDINGS if report.has_failures else 0


class _Asker:
    """Sends the questions of a run, and shows on a terminal how far it is."""

    def __init__(self, how: LinkSettings, request: Request, settings: Settings) -> None:
        self._how, self._request, self._settings = how, request, settings

    def ask(self, targets: Sequence[Target], services: Sequence[Service]) -> Checked:
        """See :func:`modelist.links.checker.check`."""
        from modelist.commands.network import Network, read_environment
        from modelist.links.checker import CheckOptions, check

        environment = read_environment()
        network = Network(environment, self._request.allow_private, _timeouts(self._how))
        deadline = self._request.deadline or self._how.deadline
        threads = self._request.concurrency or self._how.concurrency or CheckOptions().threads
        with Progress(self._settings) as progress:
            options = CheckOptions(threads=threads, deadline_s=deadline or math.inf, progress=progress.show)
            try:
                return check(targets, services, environment.access, network, SYSTEM, options)
            finally:
                network.close()


def _read(root: Path, paths: Sequence[str]) -> tuple[dict[str, Document], LinkSettings]:
    """The files that are looked at, and how.

    Raises:
        ModelistError: the configuration cannot be used, or a file cannot be read.
    """
    files = read_lint_files(root, paths)
    problems = [one for one in (*files.problems, *files.entries.problems) if files.is_wanted(one.location.path)]
    if problems:
        raise ModelistError("\n".join(f"{_place(one.location, files)}: {one.message}" for one in problems))
    text = (root / CONFIG_FILE).read_text(encoding="utf-8") if files.config.links else ""
    documents = {path: one for path, one in files.documents.items() if files.is_wanted(path)}
    return documents, parse_settings(files.config.links, text)


def _place(location: Location, files: LintFiles) -> str:
    """Where something is wrong; of a file that cannot be read there are no lines, but of the configuration."""
    config = files.config.places.document
    if location.path != config.path:
        return location.path
    line, column = config.position(location.span.start)
    return f"{config.path}:{line}:{column}"


def _services(how: LinkSettings) -> tuple[Service, ...]:
    """All services; the web at large with the list's own limit by host."""
    if how.per_host is None:
        return SERVICES
    limited = SERVICES[-1]._replace(limits=SERVICES[-1].limits._replace(concurrency=how.per_host))
    return (*SERVICES[:-1], limited)


def _brought(
    root: Path, revision: str, uses: Sequence[LinkUse], documents: Mapping[str, Document], how: LinkSettings
) -> tuple[LinkUse, ...]:
    """The uses that a change since a revision brought."""
    from modelist.edges.git import find_base, read_old_versions
    from modelist.links.since import changed_uses

    return changed_uses(uses, documents, read_old_versions(root, find_base(root, revision), documents), how.fragments)


def _timeouts(how: LinkSettings) -> Timeouts:
    from modelist.edges.http import Timeouts

    if how.timeout is None:
        return Timeouts()
    whole = float(how.timeout)
    usual = Timeouts()
    return Timeouts(min(usual.connect_s, whole), min(usual.read_s, whole), whole)


def _fix(
    root: Path,
    uses: Sequence[LinkUse],
    verdicts: Mapping[str, Verdict],
    documents: Mapping[str, Document],
    request: Request,
    settings: Settings,
) -> bool:
    """Write the new addresses of what has moved, or show what would be written; whether there is anything."""
    from modelist.links.fixing import fix_links

    texts = fix_links(documents, uses, verdicts)
    changes = [Change(documents[path], text) for path, text in sorted(texts.items())]
    changes = [one for one in changes if one.is_change]
    if request.as_diff:
        click.echo(unified_diff(changes), nl=False)
        return bool(changes)
    for one in changes:
        write_change(root, one)
        say(f"fixed {one.document.path}", settings)
    if changes:
        say("run: modelist build", settings)
    return bool(changes)


def _report_text(name: str) -> str:
    """The text of a report.

    Raises:
        ModelistError: it cannot be read, or is far too large.
    """
    from modelist.links.merge import MAX_REPORT

    path = Path(name)
    try:
        if path.stat().st_size > 4 * MAX_REPORT:
            raise ModelistError(f"{name}: has more bytes than any report needs")
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise ModelistError(f"{name}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ModelistError(f"{name}: not UTF-8") from error
