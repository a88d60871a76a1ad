"""``modelist new``: a first version of an entry."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from modelist.catalog.catalog import Catalog
from modelist.catalog.entry_files import ENTRIES_FOLDER
from modelist.catalog.ids import make_id
from modelist.catalog.load import load_catalog
from modelist.catalog.schema import KINDS
from modelist.catalog.starter import start_entry
from modelist.cli import Settings
from modelist.commands.new_shown import where_shown
from modelist.commands.session import say
from modelist.core.diagnostics import ModelistError
from modelist.core.quantities import ArxivId
from modelist.core.text import Document
from modelist.core.wording import nearest
from modelist.edges.files import Change, write_change
from modelist.reporters.text import safe_lines

DEADLINE_S = 45.0
"""Nobody waits longer for facts that can be looked up by hand."""


@click.command(epilog='Example: modelist new llm "New Model"')
@click.argument("kind", required=False)
@click.argument("subject", metavar="NAME|URL", required=False)
@click.option("--name", help="The name, where a URL does not give the right one.")
@click.option("--offline", is_flag=True, help="Ask nobody; use what the address itself says.")
@click.option("--allow-private", is_flag=True, help="Ask private addresses too.")
@click.option(
    "--from-issue", "issue", type=click.Path(path_type=Path, dir_okay=False), help="A submitted form, as a file."
)
@click.pass_obj
def command(
    settings: Settings,
    kind: str | None,
    subject: str | None,
    name: str | None,
    offline: bool,
    allow_private: bool,
    issue: Path | None,
) -> int:
    """Write a new entry of KIND (llm, vlm, benchmark, platform) for a name, or for an address.

    From an address on Hugging Face, arXiv or GitHub the entry gets what these say of it, and what was not found is
    told. Without network it gets what the address says.
    """
    if issue is not None:
        if kind or name:
            raise click.UsageError("--from-issue says kind and name itself; leave the others out.")
        from modelist.commands.new_from_issue import run as run_from_issue

        return run_from_issue(settings.root, issue, settings)
    if kind and not subject and kind not in KINDS:
        kinds = ", ".join(KINDS)
        raise click.UsageError(f"Say what it is, too: modelist new KIND {kind}, where KIND is one of {kinds}.")
    if not kind or not subject:
        raise click.UsageError("KIND and NAME|URL are needed, or --from-issue.")
    return run(settings, kind, subject, name, offline, allow_private)


def run(
    settings: Settings, kind: str, subject: str, name: str | None, offline: bool = True, allow_private: bool = False
) -> int:
    """Write the entry and say what is left to do.

    Raises:
        ModelistError: an unknown kind, an empty name, or an entry that is there already.
    """
    if kind not in KINDS:
        raise ModelistError(f"there is no kind '{kind}'. {nearest(kind, KINDS) or 'Kinds are: ' + ', '.join(KINDS)}")
    if not subject.strip() or "\n" in subject:
        raise ModelistError("the name must be one line of text")
    catalog = load_catalog(settings.root)
    subject, facts = _ask(subject.strip(), offline, allow_private, settings)
    starter = start_entry(kind, subject, name, catalog.organizations, facts)
    path = new_path(settings.root, catalog, kind, make_id(starter.name))
    write_change(settings.root, Change(Document(path, ""), starter.text))
    click.echo(path)
    if starter.open_keys:
        click.echo(f"Still unknown: {', '.join(starter.open_keys)}.", err=True)
    if starter.not_found and not offline:
        click.echo(f"Not found: {', '.join(starter.not_found)}.", err=True)
    if shown := where_shown(settings.root, kind):
        click.echo(safe_lines(shown), err=True)
    click.echo("Fill in the facts, name their sources, then run: modelist build", err=True)
    return 0


def new_path(root: Path, catalog: Catalog, kind: str, identifier: str) -> str:
    """The file of a new entry.

    Raises:
        ModelistError: there is an entry of this id, of whatever kind.
    """
    path = f"{ENTRIES_FOLDER}/{kind}/{identifier}.yaml"
    existing = [one for one in catalog.documents if one.endswith(f"/{identifier}.yaml")]
    if existing or os.path.lexists(root / path):
        raise ModelistError(f"there is an entry '{identifier}' already: {(existing or [path])[0]}")
    return path


def _ask(subject: str, offline: bool, allow_private: bool, settings: Settings) -> tuple[str, Mapping[str, Any]]:
    """The subject, under its new address where it has moved, and the facts that its service states."""
    arxiv = ArxivId.parse(subject)
    url = arxiv.url if arxiv is not None else subject
    if offline or not url.startswith(("http://", "https://")):
        return subject, {}
    from modelist.commands.asking import Asking, ask_services
    from modelist.links.settings import LinkSettings
    from modelist.links.uses import asked_url

    asked = (asked_url(url) or url).partition("#")[0]
    verdict = ask_services([asked], Asking(False, allow_private, None, DEADLINE_S), settings, LinkSettings())[asked]
    if verdict.reason:
        say(f"{url}: {verdict.reason}", settings)
    if not verdict.facts:
        say("Nobody stated facts; the entry has what the address says.", settings)
    return verdict.final_url if verdict.facts and verdict.final_url else subject, verdict.facts
