"""``modelist rules``: what the linter knows."""

from __future__ import annotations

import json
from pathlib import Path

import click

from modelist.edges.files import write_atomically
from modelist.linting.documentation import rules_page
from modelist.linting.registry import all_rules


@click.command(epilog="Example: modelist rules --format json")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--write", type=click.Path(path_type=Path, dir_okay=False), help="Write the rules' documentation here.")
def command(form: str, write: Path | None) -> int:
    """List every rule: name, severity, whether it runs unasked, and what it finds."""
    rules = all_rules().values()
    if write is not None:
        write_atomically(write, rules_page(rules))
        return 0
    if form == "json":
        listed = [
            {
                "id": one.id,
                "family": one.family,
                "scope": str(one.scope),
                "severity": str(one.severity),
                "default": one.default,
                "summary": one.summary,
                "options": dict(one.options),
            }
            for one in rules
        ]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
        return 0
    width = max((len(one.id) for one in rules), default=0)
    for one in rules:
        click.echo(f"{one.id:<{width}}  {one.severity:<7}  {'on ' if one.default else 'off'}  {one.summary}")
    return 0
