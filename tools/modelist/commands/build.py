"""``modelist build``: entries to pages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from modelist.cli import EXIT_FINDINGS, EXIT_USAGE, Settings
from modelist.commands.session import OpenList, list_place, open_list, page_paths, read_page, refuse_unsound, say, show
from modelist.core.diagnostics import Diagnostic, ModelistError, has_errors
from modelist.core.text import Document
from modelist.documents.regions import find_regions
from modelist.edges.files import unified_diff, write_change
from modelist.pages.generator import plan_pages


@click.command(epilog="Example: modelist build --check --diff")
@click.argument("pages", nargs=-1, metavar="[PAGE]...")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a page is out of date.")
@click.option("--diff", "as_diff", is_flag=True, help="Show the changes as a diff; write nothing.")
@click.option("--fix", is_flag=True, help="Bring entries to canonical form first, as `modelist fmt` does.")
@click.pass_obj
def command(settings: Settings, pages: tuple[str, ...], check: bool, as_diff: bool, fix: bool) -> int:
    """Rewrite the regions of every PAGE (default: all pages) from the entries.

    Regions are the parts between <!-- modelist:begin … --> and <!-- modelist:end -->. Everything else in a page is
    left alone, and nothing is written unless every page could be rendered.
    """
    if fix and (check or as_diff):
        raise click.UsageError("--fix writes, --check and --diff do not")
    if fix and format_all(settings):
        return EXIT_USAGE
    return run(open_list(settings.root), pages, check, as_diff, settings)


def run(opened: OpenList, pages: Sequence[str], check: bool, as_diff: bool, settings: Settings) -> int:
    """Plan all pages, then write, compare or show them; the exit code."""
    refuse_unsound(opened.catalog, settings, "no page was written")
    documents, problems = read_pages(opened)
    by_path = {**opened.catalog.documents, **{one.path: one for one in (*documents, opened.config.places.document)}}
    changes, found = plan_pages(documents, opened.catalog, opened.config) if not problems else ([], [])
    wanted = _wanted(opened.root, pages, documents)
    show([*problems, *opened.catalog.diagnostics, *found], by_path, settings)
    if has_errors([*problems, *found]):
        raise ModelistError("no page was written")
    stale = [one for one in changes if one.is_change and (not wanted or one.document.path in wanted)]
    if as_diff:
        click.echo(unified_diff(stale), nl=False)
    for one in stale:
        if check or as_diff:
            say(f"{one.document.path} is out of date; run: modelist build", settings)
        else:
            write_change(opened.root, one)
            say(f"wrote {one.document.path}", settings)
    if not stale:
        say(_state([one for one in documents if not wanted or one.path in wanted], opened.root), settings)
    return EXIT_FINDINGS if stale and check else 0


def format_all(settings: Settings) -> int:
    """Bring every entry to canonical form; the exit code of ``modelist fmt``, which is 0 unless one cannot be read."""
    from modelist.commands.fmt import run as format_entries

    return format_entries(settings.root, (), check=False, as_diff=False, settings=settings)


def read_pages(opened: OpenList) -> tuple[list[Document], list[Diagnostic]]:
    """The pages of the list: those that the configuration names, else every README*.md at the root."""
    named = page_paths(opened.root, opened.config)
    documents: list[Document] = []
    problems: list[Diagnostic] = []
    for path in named:
        document, found = read_page(opened.root, path, opened.config)
        documents += [document] if document is not None else []
        problems += found
    return documents, problems


def _wanted(root: Path, pages: Sequence[str], documents: Sequence[Document]) -> set[str]:
    """The pages that were asked for, as paths relative to the root."""
    known = {one.path for one in documents}
    found = set()
    for page in pages:
        path = Path(page)
        absolute = path if path.is_absolute() else Path.cwd() / path
        candidates = [
            page,
            absolute.resolve().relative_to(root.resolve()).as_posix()
            if absolute.resolve().is_relative_to(root.resolve())
            else page,
        ]
        match = next((one for one in candidates if one in known), None)
        if match is None:
            raise ModelistError(f"'{page}' is no page of this list; pages are: {', '.join(sorted(known)) or 'none'}")
        found.add(match)
    return found


def _state(pages: Sequence[Document], root: Path) -> str:
    """How pages are of which none had to be written: a page without a region is never built."""
    if not pages:
        return f"nothing to build in {list_place(root)}: no README*.md, and no [pages] in modelist.toml"
    built = [one for one in pages if find_regions(one)[0]]
    bare = [one.path for one in pages if one not in built]
    parts = [f"{len(built)} page{'s' if len(built) != 1 else ''} up to date"] if built else []
    if bare:
        listed = ", ".join(bare[:3]) + (f" and {len(bare) - 3} more" if len(bare) > 3 else "")
        verb = "has no region" if len(bare) == 1 else "have no regions"
        parts.append(f"{listed} {verb} <!-- modelist:begin … -->, so nothing is built there")
    return "; ".join(parts)
