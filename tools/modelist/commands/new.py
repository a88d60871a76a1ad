"""``modelist new``: a first version of an entry."""

from __future__ import annotations

import os
from pathlib import Path

import click

from modelist.catalog.ids import make_id
from modelist.catalog.load import ENTRIES_FOLDER, load_catalog
from modelist.catalog.reader import nearest
from modelist.catalog.schema import KINDS
from modelist.catalog.starter import start_entry
from modelist.cli import Settings
from modelist.core.diagnostics import ModelistError
from modelist.edges.files import write_atomically


@click.command(epilog='Example: modelist new llm "Llama 3.1"')
@click.argument("kind")
@click.argument("subject", metavar="NAME|URL")
@click.option("--name", help="The name, where a URL does not give the right one.")
@click.pass_obj
def command(settings: Settings, kind: str, subject: str, name: str | None) -> int:
    """Write a new entry of KIND (llm, vlm, benchmark, platform) for a name, or for an address.

    From an address on Hugging Face, arXiv or GitHub the entry gets the link, the name and what else the address says.
    """
    return run(settings.root, kind, subject, name)


def run(root: Path, kind: str, subject: str, name: str | None) -> int:
    """Write the entry and say what is left to do.

    Raises:
        ModelistError: an unknown kind, an empty name, or an entry that is there already.
    """
    if kind not in KINDS:
        raise ModelistError(f"there is no kind '{kind}'. {nearest(kind, KINDS) or 'Kinds are: ' + ', '.join(KINDS)}")
    if not subject.strip() or "\n" in subject:
        raise ModelistError("the name must be one line of text")
    catalog = load_catalog(root)
    starter = start_entry(kind, subject.strip(), name, catalog.organizations)
    identifier = make_id(starter.name)
    existing = [path for path in catalog.documents if path.endswith(f"/{identifier}.yaml")]
    path = f"{ENTRIES_FOLDER}/{kind}/{identifier}.yaml"
    if existing or os.path.lexists(root / path):
        raise ModelistError(f"there is an entry '{identifier}' already: {(existing or [path])[0]}")
    write_atomically(root / path, starter.text)
    click.echo(path)
    if starter.open_keys:
        click.echo(f"Still unknown: {', '.join(starter.open_keys)}.", err=True)
    click.echo("Fill in the facts, name their sources, then run: modelist build", err=True)
    return 0
