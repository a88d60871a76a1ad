"""``modelist preview``: what changed entries will look like."""

from __future__ import annotations

from pathlib import Path

import click

from modelist.cli import Settings
from modelist.commands.session import open_list, say
from modelist.edges.files import write_atomically
from modelist.edges.git import find_base, read_old_versions
from modelist.pages.preview import render_preview


@click.command(epilog="Example: modelist preview --since origin/main")
@click.option("--since", required=True, metavar="REV", help="Show entries that differ from this revision of git.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to a file instead.")
@click.pass_obj
def command(settings: Settings, since: str, output: Path | None) -> int:
    """Show the rows and sections of the entries that a change touches, as Markdown.

    Meant for the summary of a job on a pull request; nothing is checked.
    """
    return run(settings, since, output)


def run(settings: Settings, since: str, output: Path | None) -> int:
    """Find what changed, render it, print or write it.

    Raises:
        ModelistError: no such revision, no git, or a configuration that cannot be used.
    """
    opened = open_list(settings.root)
    root, catalog = opened.root, opened.catalog
    changed = read_old_versions(
        root, find_base(root, since), [one for one in catalog.documents if one.endswith(".yaml")]
    )
    entries = [one for one in catalog.entries if one.path in changed]
    loaded = {one.path for one in catalog.entries}
    unreadable = sorted({one.location.path for one in catalog.errors} & set(changed) - loaded)
    text = render_preview(entries, unreadable, catalog, opened.config)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_atomically(output, text)
        say(f"wrote {output}", settings)
    return 0
