"""What commands share: the list at hand, and how findings are shown."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from modelist.catalog.catalog import Catalog
from modelist.catalog.config import CONFIG_FILE, Config, parse_config
from modelist.cli import Settings
from modelist.core.diagnostics import Diagnostic, ModelistError, Severity, sort_diagnostics
from modelist.core.file_kinds import is_markdown
from modelist.core.text import Document
from modelist.core.wording import nearest, shown
from modelist.edges.files import list_files, read_document
from modelist.reporters.text import plain, report_text, safe_lines


class OpenList(NamedTuple):
    """A list that has been read: where it is, its configuration and its entries."""

    root: Path
    config: Config
    catalog: Catalog


def open_list(root: Path) -> OpenList:
    """Read configuration and entries.

    Raises:
        ModelistError: the configuration cannot be used.
    """
    from modelist.catalog.load import load_catalog

    return OpenList(root, read_config(root), load_catalog(root))


def read_config(root: Path) -> Config:
    """The configuration of a list; defaults where it has no file."""
    if not (root / CONFIG_FILE).exists():
        return Config()
    document, problems = read_document(root, CONFIG_FILE)
    if problems:
        raise ModelistError(f"{CONFIG_FILE}: {problems[0].message}")
    config = parse_config(document.text)
    if config.pages or config.regions:
        from modelist.pages.options import check_config

        check_config(config)
    return config


def page_paths(root: Path, config: Config) -> list[str]:
    """The pages of a list: those that the configuration names, else every README*.md or .markdown at the root."""
    named = [page.path for page in config.pages]
    return named or [one for one in _markdown_in(root, ".") if one.lower().startswith("readme")]


def _markdown_in(root: Path, folder: str) -> list[str]:
    return [one.removeprefix("./") for one in list_files(root, folder, ("",)) if is_markdown(one)]


def read_page(root: Path, path: str, config: Config) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """A page of the list, and what is wrong with it; that it is missing is said where the configuration names it."""
    if config.places.has("pages", path) and not os.path.lexists(root / path):
        advice = nearest(path, _markdown_in(root, str(Path(path).parent))) or "Correct the name, or remove the table."
        place = config.places.location("pages", path)
        return None, (Diagnostic("file-unreadable", Severity.ERROR, place, f"there is no page {shown(path)}", advice),)
    return read_document(root, path)


def relative_to_root(root: Path, given: str) -> str:
    """A path given on the command line, relative to the root, whether it was written from there or from here.

    A symbolic link is what it is called, not what it leads to: whether that may be read is seen when it is read.

    Raises:
        ModelistError: the path is outside the list.
    """
    here, base = Path(os.path.abspath(given)), Path(os.path.abspath(root))  # noqa: PTH100
    if not os.path.lexists(here) and os.path.lexists(root / given):
        here = Path(os.path.abspath(root / given))  # noqa: PTH100
    if not here.is_relative_to(base):
        here, base = here.resolve(), base.resolve()
    if not here.is_relative_to(base):
        raise ModelistError(f"'{given}' is outside the list in {root}; name it in a run of its own, or set --root")
    return here.relative_to(base).as_posix()


def list_place(root: Path) -> str:
    """Where the list is, as a person here would write it: ``.``, ``docs/list``, or the whole path."""
    here, folder = Path.cwd().resolve(), root.resolve()
    return folder.relative_to(here).as_posix() if folder.is_relative_to(here) else str(root)


def show(
    diagnostics: Sequence[Diagnostic], documents: Mapping[str, Document], settings: Settings, limit: int | None = None
) -> None:
    """Print findings to standard output, in order."""
    ordered = sort_diagnostics(diagnostics)
    if settings.verbosity < 0:
        ordered = [one for one in ordered if one.severity is Severity.ERROR]
    paint = (lambda text, color: style(text, color)) if settings.use_color(sys.stdout) else plain
    click.echo(report_text(ordered, documents, paint), nl=False, color=settings.use_color(sys.stdout))


def style(text: str, color: str) -> str:
    """Text in a colour, or bold."""
    return click.style(text, bold=True) if color == "bold" else click.style(text, fg=color)


def say(message: str, settings: Settings) -> None:
    """Tell on standard error what was done, unless quiet was asked for."""
    if settings.verbosity >= 0:
        click.echo(safe_lines(message), err=True)


def refuse_unsound(catalog: Catalog, settings: Settings, what: str) -> None:
    """Show why entries could not be loaded, and end with exit code 2, where any could not.

    Raises:
        ModelistError: an entry could not be loaded.
    """
    if catalog.is_sound:
        return
    show(catalog.diagnostics, catalog.documents, settings)
    count = len(catalog.errors)
    raise ModelistError(f"{count} problem{'s' if count != 1 else ''} in the entries; {what}")
