"""Imports for tests: by the command into a folder, or in memory as far as the built page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from modelist import cli
from modelist.catalog.catalog import Catalog
from modelist.catalog.config import parse_config
from modelist.catalog.entry_files import EntryFiles
from modelist.catalog.load import build_catalog
from modelist.catalog.plain import to_plain
from modelist.catalog.schema import KINDS
from modelist.commands.import_readme import _is_usual_badge
from modelist.core.diagnostics import Diagnostic, has_errors
from modelist.core.text import Document
from modelist.importing.importer import import_readme
from modelist.importing.result import ImportResult
from modelist.pages.generator import plan_pages


def import_into(root: Path, text: str, *options: str, name: str = "OLD.md") -> int:
    """Run the command on a README that stands outside the list's folder; the exit code."""
    root.mkdir(parents=True, exist_ok=True)
    source = root.parent / f"{root.name}-source" / name
    source.parent.mkdir(exist_ok=True)
    source.write_bytes(text.encode("utf-8"))
    page = () if any(one.startswith("--page") for one in options) else ("--page", "README.md")
    return cli.run(["--root", str(root), "-q", "import", str(source), *page, *options])


def files_of(root: Path) -> dict[str, bytes]:
    """Every file of a folder by its path."""
    return {one.relative_to(root).as_posix(): one.read_bytes() for one in sorted(root.rglob("*")) if one.is_file()}


def read(text: str, **options: Any) -> ImportResult:
    """Import a text in memory."""
    options.setdefault("page", "README.md")
    return import_readme(Document.from_raw("README.md", text), usual_badge=_is_usual_badge, **options)


def build(result: ImportResult) -> tuple[Catalog, str, list[Diagnostic]]:
    """The entries of a result, the page built from them, and every error on the way."""
    files = {path: Document(path, text) for path, text in result.files}
    catalog = build_catalog(EntryFiles({path: one for path, one in files.items() if path.endswith(".yaml")}))
    config = parse_config(files["modelist.toml"].text)
    changes, more = plan_pages([Document(result.page, result.page_text)], catalog, config)
    errors = [one for one in (*catalog.diagnostics, *more) if has_errors([one])]
    return catalog, changes[0].new_text if changes else "", errors


def plain_entries(result: ImportResult) -> dict[str, dict[str, Any]]:
    """The entries of a result as plain data by id."""
    catalog, _, errors = build(result)
    assert not errors, errors[0]
    return {one.id: _plain(one) for one in catalog.entries}


def _plain(entry: Any) -> dict[str, Any]:
    names = [one.key for one in KINDS[entry.kind].record.fields]
    values = {name: getattr(entry, name) for name in names}
    return {name: to_plain(value) for name, value in values.items() if value not in (None, ())}


def table(header: str, *rows: str) -> str:
    """A table of models with one more column; each row is ``name | cell``."""
    lines = [f"| Model | Weights | {header} |", "|---|---|---|"]
    for row in rows:
        name, _, cell = row.partition(" | ")
        lines.append(f"| {name} | [w](https://huggingface.co/lab/{name.lower()}) | {cell} |")
    return "\n".join(lines) + "\n"


def page_of(result: ImportResult) -> str:
    _, page, errors = build(result)
    assert not errors, errors[0]
    return page


def messages(result: ImportResult, rule: str) -> list[str]:
    return [one.message for one in result.diagnostics if one.rule == rule]


def file_of(result: ImportResult, name: str) -> str:
    return dict(result.files)[f"entries/llm/{name}.yaml"]
