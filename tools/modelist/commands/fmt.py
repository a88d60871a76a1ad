"""``modelist fmt``: entries in canonical form."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from modelist.catalog.entry_files import ENTRIES_FOLDER, ORGANIZATIONS_FILE
from modelist.catalog.format import format_entry, format_organizations
from modelist.catalog.known import Known
from modelist.catalog.load import load_known
from modelist.catalog.schema import KINDS
from modelist.cli import EXIT_FINDINGS, EXIT_USAGE, Settings
from modelist.commands.session import list_place, relative_to_root, say, show
from modelist.core.diagnostics import Diagnostic, ModelistError, has_errors
from modelist.core.text import Document
from modelist.core.wording import shown
from modelist.edges.files import Change, list_files, read_document, unified_diff, write_change


@click.command(epilog="Example: modelist fmt entries/llm/llama-2.yaml")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a file is not in canonical form.")
@click.option("--diff", "as_diff", is_flag=True, help="Show the changes as a diff; write nothing.")
@click.pass_obj
def command(settings: Settings, paths: tuple[str, ...], check: bool, as_diff: bool) -> int:
    """Bring entries (default: all) to canonical key order and spelling.

    Comments, quoting and line endings stay as they are.
    """
    return max(run(root, named, check, as_diff, settings) for root, named in settings.by_list(paths).items())


def run(root: Path, paths: Sequence[str], check: bool, as_diff: bool, settings: Settings) -> int:
    """Format the named entries, or all; the exit code."""
    changes: list[Change] = []
    problems: list[Diagnostic] = []
    documents: dict[str, Document] = {}
    wanted = find_entries(root, paths)
    known = load_known(root)
    for path in wanted:
        document, found = read_document(root, path)
        documents[path] = document
        problems += found
        if not found:
            text, errors = _format(document, known)
            problems += errors
            changes.append(Change(document, text))
    show(problems, documents, settings)
    stale = [one for one in changes if one.is_change or one.document.bom]
    if as_diff:
        click.echo(unified_diff(stale), nl=False)
    for one in stale:
        if check or as_diff:
            say(f"{one.document.path} is not in canonical form; run: modelist fmt", settings)
        else:
            without_bom = Document(one.document.path, one.document.text, one.document.endings)
            write_change(root, Change(without_bom, one.new_text, one.document))
            say(f"wrote {one.document.path}", settings)
    if not stale and not problems:
        say(_state(len(wanted), root, paths), settings)
    if has_errors(problems):
        return EXIT_USAGE
    return EXIT_FINDINGS if stale and check else 0


def _state(count: int, root: Path, paths: Sequence[str]) -> str:
    """How files are of which none had to be written."""
    if not count and paths:
        return f"nothing to format: no entry among {', '.join(map(shown, paths))}"
    if not count:
        kinds = ", ".join(KINDS)
        return f"nothing to format in {list_place(root)}: no {ENTRIES_FOLDER}/KIND/ID.yaml (kinds: {kinds})"
    return f"{count} file{'s' if count != 1 else ''} in canonical form"


def find_entries(root: Path, paths: Sequence[str]) -> list[str]:
    """Entry files among ``paths`` (files or folders), relative to the root; all of the list where none is named.

    Raises:
        ModelistError: a path does not exist or is outside the list.
    """
    everything = [path for kind in KINDS for path in list_files(root, f"{ENTRIES_FOLDER}/{kind}", (".yaml",))]
    if (root / ORGANIZATIONS_FILE).exists():
        everything.append(ORGANIZATIONS_FILE)
    if not paths:
        return everything
    chosen: set[str] = set()
    for given in paths:
        path = relative_to_root(root, given)
        found = [one for one in everything if path in (".", one) or one.startswith(f"{path}/")]
        if not found and not (root / path).exists():
            raise ModelistError(f"there is no file '{given}'")
        chosen |= set(found)
    return [one for one in everything if one in chosen]


def _format(document: Document, known: Known) -> tuple[str, tuple[Diagnostic, ...]]:
    if document.path == ORGANIZATIONS_FILE:
        return format_organizations(document)
    return format_entry(document, KINDS[document.path.split("/")[1]].record, known)
