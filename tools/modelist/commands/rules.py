"""``modelist rules``: what the linter knows."""

from __future__ import annotations

import json
from pathlib import Path

import click

from modelist.edges.files import write_atomically
from modelist.linting.documentation import plain_summary, rules_page, severities, severity_words
from modelist.linting.registry import all_rules


@click.command(epilog="Example: modelist rules --format json")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--write", type=click.Path(path_type=Path, dir_okay=False), help="Write the rules' documentation here.")
def command(form: str, write: Path | None) -> int:
    """List every rule: name, family, severity, whether it runs unasked, and what it finds."""
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
                "severities": [str(severity) for severity in severities(one)],
                "default": one.default,
                "summary": one.summary,
                "options": dict(one.options),
            }
            for one in rules
        ]
        click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
        return 0
    rows = [
        (one.id, one.family, severity_words(one), "on" if one.default else "off", plain_summary(one)) for one in rules
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    for row in rows:
        click.echo("  ".join([*(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=False)), row[4]]))
    return 0
