"""``modelist export``: the list as data."""

from __future__ import annotations

from pathlib import Path

import click

from modelist.catalog.export import FORMATS, export
from modelist.catalog.load import load_catalog
from modelist.cli import Settings
from modelist.commands.session import refuse_unsound, say
from modelist.edges.files import write_atomically


@click.command(epilog="Example: modelist export --format csv --output models.csv")
@click.option("--format", "form", type=click.Choice(FORMATS), default="json", show_default=True, help="What to print.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to a file instead.")
@click.pass_obj
def command(settings: Settings, form: str, output: Path | None) -> int:
    """Print the whole list as data: JSON, one JSON object per line, or CSV."""
    catalog = load_catalog(settings.root)
    refuse_unsound(catalog, settings, "nothing was exported")
    text = export(catalog, form)
    if output is None:
        click.echo(text, nl=False)
    else:
        write_atomically(output, text)
        say(f"wrote {output}: {len(catalog.entries)} entries", settings)
    return 0
