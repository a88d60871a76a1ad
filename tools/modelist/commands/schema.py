"""``modelist schema``: JSON Schema for editors and other tools."""

from __future__ import annotations

import json
from pathlib import Path

import click

from modelist.catalog.documentation import entries_page
from modelist.catalog.json_schema import NAMES, bundle, schema_text
from modelist.cli import EXIT_FINDINGS, Settings
from modelist.core.diagnostics import ModelistError
from modelist.core.wording import nearest
from modelist.edges.files import write_atomically


@click.command(epilog="Example: modelist schema llm")
@click.argument("kind", required=False)
@click.option("--write", is_flag=True, help="Write the schemas to schema/ and their documentation to docs/entries.md.")
@click.option("--check", is_flag=True, help="Exit 1 if one of these files is not what --write would make.")
@click.pass_obj
def command(settings: Settings, kind: str | None, write: bool, check: bool) -> int:
    """Print the JSON Schema (2020-12) of KIND: llm, vlm, benchmark, platform, model, organizations or export.

    Without KIND all of them are printed as one document.
    """
    if write or check:
        return _sync(settings.root, check)
    if kind is None:
        click.echo(json.dumps(bundle(), ensure_ascii=False, indent=2))
    elif kind in NAMES:
        click.echo(schema_text(kind), nl=False)
    else:
        advice = nearest(kind, NAMES) or f"Kinds are: {', '.join(NAMES)}."
        raise ModelistError(f"there is no schema of '{kind}'. {advice}")
    return 0


def _sync(root: Path, check: bool) -> int:
    wanted = {f"schema/{name}.schema.json": schema_text(name) for name in NAMES}
    if (root / "docs").is_dir():
        wanted["docs/entries.md"] = entries_page()
    stale = [path for path, text in wanted.items() if _read(root / path) != text]
    for path in stale:
        if check:
            click.echo(f"{path} is out of date; run: modelist schema --write")
        else:
            write_atomically(root / path, wanted[path])
            click.echo(f"wrote {path}", err=True)
    return EXIT_FINDINGS if check and stale else 0


def _read(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None
