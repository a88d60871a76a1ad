"""``modelist new --from-issue``: an entry from the text of a submitted proposal form."""

from __future__ import annotations

from pathlib import Path

import click

from modelist.catalog.load import load_catalog
from modelist.catalog.proposal import read_proposal
from modelist.cli import EXIT_FINDINGS, Settings
from modelist.commands.new import new_path
from modelist.commands.new_shown import where_shown
from modelist.commands.session import show
from modelist.core.diagnostics import ModelistError
from modelist.core.text import Document
from modelist.edges.files import Change, read_document, write_change
from modelist.reporters.text import safe_lines


def run(root: Path, issue: Path, settings: Settings) -> int:
    """Write the proposed entry; what is wrong with the proposal is shown at its place, and then nothing is written.

    Raises:
        ModelistError: the file cannot be read, or there is an entry of that id already.
    """
    document, problems = read_document(issue.parent, issue.name)
    if problems:
        raise ModelistError(f"{issue}: {problems[0].message}")
    catalog = load_catalog(root)
    proposal = read_proposal(document, catalog.organizations)
    if proposal.problems:
        show(proposal.problems, {document.path: document}, settings)
        return EXIT_FINDINGS
    path = new_path(root, catalog, proposal.kind, proposal.id)
    write_change(root, Change(Document(path, ""), proposal.text))
    click.echo(path)
    for remark in proposal.remarks:
        click.echo(safe_lines(remark), err=True)
    if "tags:" not in proposal.text and (shown := where_shown(root, proposal.kind)):
        click.echo(safe_lines(shown), err=True)
    return 0
