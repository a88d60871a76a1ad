"""``modelist schema``: JSON Schema for editors and other tools."""

from __future__ import annotations

import json
from pathlib import Path

import click

from modelist.catalog.documentation import entries_page
from modelist.catalog.json_schema import NAMES, bundle, schema_text
from modelist.cli import EXIT_FINDINGS, Settings
from modelist.core.diagnostics import ModelistError
from modelist.core.text import Document
from modelist.core.wording import nearest
from modelist.edges.files import Change, read_document, write_change


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
    changes = [Change(_read(root, path), text) for path, text in wanted.items()]
    stale = [one for one in changes if one.is_change]
    for one in stale:
        if check:
            click.echo(f"{one.document.path} is out of date; run: modelist schema --write")
        else:
            write_change(root, one)
            click.echo(f"wrote {one.document.path}", err=True)
    return EXIT_FINDINGS if check and stale else 0


def _read(root: Path, path: str) -> Document:
    """A file of the documentation as it is; an empty one where there is none.

    Raises:
        ModelistError: it cannot be read.
    """
    if not (root / path).exists():
        return Document(path, "")
    document, problems = read_document(root, path)
    if problems:
        raise ModelistError(f"{path}: {problems[0].message}. {problems[0].help}".rstrip())
    return document
