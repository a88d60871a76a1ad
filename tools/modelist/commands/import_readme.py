"""``modelist import``: an existing README to entries and a page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from modelist.catalog.catalog import Catalog
from modelist.catalog.config import CONFIG_FILE, Config, parse_config
from modelist.catalog.entry import Link, Links, Model, Source
from modelist.catalog.entry_files import ORGANIZATIONS_FILE, EntryFiles
from modelist.catalog.load import build_catalog
from modelist.catalog.plain import Several
from modelist.cli import Settings
from modelist.commands.build import read_pages
from modelist.commands.session import OpenList, open_list, refuse_unsound, say, show
from modelist.core.diagnostics import Diagnostic, ModelistError, has_errors
from modelist.core.quantities import ArxivId
from modelist.core.text import Document
from modelist.documents.regions import find_regions
from modelist.edges.files import Change, read_document, write_changes
from modelist.importing.importer import import_readme
from modelist.importing.losses import find_hidden_addresses
from modelist.importing.result import ImportResult, ListAround
from modelist.pages.badges import render_badges
from modelist.pages.generator import plan_pages


@click.command("import", epilog="Example: modelist --root my-list import ../old/README.md --kind vlm")
@click.argument("readme", type=click.Path(path_type=Path, dir_okay=False), metavar="README.md")
@click.option(
    "--kind", type=click.Choice(["llm", "vlm"]), help="What the models are (default: guessed for each table)."
)
@click.option("--page", metavar="NAME", help="Name of the new page (default: that of the README).")
@click.pass_obj
def command(settings: Settings, readme: Path, kind: str | None, page: str | None) -> int:
    """Turn an existing README.md into entries, and into a page that is built from them.

    Tables of models and the sections about them become entries; all else stays in the page as it is. Nothing is
    written unless the new page can be built.
    """
    return run(settings, readme, kind, page)


def run(settings: Settings, readme: Path, kind: str | None, page: str | None) -> int:
    """Import a README into the list at the root; the exit code.

    Raises:
        ModelistError: it cannot be read, has no table of models, or would overwrite something.
    """
    document = _read(readme, settings)
    opened = open_list(settings.root)
    refuse_unsound(opened.catalog, settings, "nothing was imported")
    name = _page_name(readme.name if page is None else page)
    config = _as_it_is(opened.root, CONFIG_FILE)
    result = import_readme(document, kind=kind, page=name, around=_around(opened, config), usual_badge=_is_usual_badge)
    show(result.diagnostics, {document.path: document}, settings)
    if result.problem:
        raise ModelistError(f"{result.problem}. Nothing was written. {result.help}")
    page_before = _page_before(opened.root, name, readme, document)
    changes = _plan(opened, result, document, settings)
    pages = (Document(name, one.new_text) for one in changes if one.document.path == name)
    show([lost for one in pages for lost in find_hidden_addresses(document, one)], {document.path: document}, settings)
    before = {**opened.catalog.documents, CONFIG_FILE: config}
    files = [Change(before.get(path, Document(path, "")), text) for path, text in result.files]
    built = [one._replace(original=page_before) if one.document.path == name else one for one in changes]
    write_changes(opened.root, [*files, *built])
    _say_summary(result, settings)
    return 0


def _read(readme: Path, settings: Settings) -> Document:
    folder = readme.parent.resolve()
    document, problems = read_document(folder, readme.name)
    inside = folder / readme.name
    root = settings.root.resolve()
    path = inside.relative_to(root).as_posix() if inside.is_relative_to(root) else readme.as_posix()
    document = Document(path, document.text, document.endings, document.bom)
    if problems:
        moved = [
            Diagnostic(one.rule, one.severity, document.location(*one.location.span), one.message, one.help)
            for one in problems
        ]
        show(moved, {path: document}, settings)
        raise ModelistError(f"'{readme}' cannot be imported; nothing was written")
    return document


def _page_name(name: str) -> str:
    parts = name.replace("\\", "/").split("/")
    if not name.lower().endswith(".md") or name.startswith("/") or any(part in ("", ".", "..") for part in parts):
        raise ModelistError(
            f"--page: '{name}' is not the name of a Markdown file below the list's folder, such as README.md"
        )
    return "/".join(parts)


def _around(opened: OpenList, config: Document) -> ListAround:
    documents = opened.catalog.documents
    known = documents.get(ORGANIZATIONS_FILE)
    return ListAround(
        ids={one.id: one.kind for one in opened.catalog.entries},
        organizations=opened.catalog.organizations,
        organizations_text=known.text if known is not None else "",
        config=opened.config,
        config_text=config.text,
        pages=_pages_with_regions(opened),
    )


def _pages_with_regions(opened: OpenList) -> Sequence[str]:
    return [one.path for one in read_pages(opened)[0] if find_regions(one)[0]]


def _as_it_is(root: Path, path: str) -> Document:
    """A file of the list before the import, whose line endings stay; an empty one where there is none."""
    return read_document(root, path)[0] if (root / path).exists() else Document(path, "")


def _page_before(root: Path, page: str, readme: Path, document: Document) -> Document:
    """What the new page replaces: the README itself, a copy of it, or nothing.

    Raises:
        ModelistError: there is another text of that name.
    """
    target = root / page
    if not target.exists():
        return Document(page, "")
    if target.samefile(readme):
        return document
    existing, problems = read_document(root, page)
    if problems or existing.text != document.text:
        raise ModelistError(
            f"{page} exists already and is another text; choose a name with --page. Nothing was written."
        )
    return existing


def _plan(opened: OpenList, result: ImportResult, document: Document, settings: Settings) -> list[Change]:
    """All pages of the list with the new entries and the new page; the list must be sound with them."""
    files = {path: Document(path, text) for path, text in result.files}
    config = parse_config(files[CONFIG_FILE].text) if CONFIG_FILE in files else opened.config
    catalog = _catalog_with(opened.catalog, files)
    page = Document(result.page, result.page_text, document.endings, document.bom)
    pages = [page, *(one for one in _other_pages(opened, config) if one.path != page.path)]
    changes, found = plan_pages(pages, catalog, config) if catalog.is_sound else ([], [])
    if not catalog.is_sound or has_errors(found):
        shown = {**files, **{one.path: one for one in pages}}
        show([*catalog.diagnostics, *found], shown, settings)
        raise ModelistError("the imported list cannot be built; nothing was written")
    return [one for one in changes if one.is_change or one.document is page]


def _catalog_with(catalog: Catalog, files: dict[str, Document]) -> Catalog:
    entries = {path: document for path, document in files.items() if path != CONFIG_FILE}
    return build_catalog(EntryFiles({**catalog.documents, **entries}))


def _other_pages(opened: OpenList, config: Config) -> list[Document]:
    return read_pages(OpenList(opened.root, opened.config, opened.catalog))[0] if config.pages else []


def _is_usual_badge(name: str, key: str, url: str, label: str | None, image: str) -> bool:
    """Whether a page shows this image for the link without being told to."""
    arxiv = ArxivId.parse(url) if url.startswith("arXiv:") else None
    link = Link(arxiv.url if arxiv is not None else url, label, None, arxiv)
    links = Links(**{key: Several((link,))})
    entry = Model(id="x", kind="llm", source=Source(Document("", "")), name=name, links=links)
    return f"]({image})]" in render_badges(entry, "en")


def _say_summary(result: ImportResult, settings: Settings) -> None:
    found = result.summary
    kinds = ", ".join(f"{count} {kind}" for kind, count in found.entries.items())
    tables = f"{found.tables} table{'' if found.tables == 1 else 's'}"
    say(f"read {tables} with {found.rows} rows, and {found.sections} sections: {kinds}", settings)
    say(
        f"wrote {len(result.files)} files and {result.page}; what has no place is kept in comments",
        settings,
    )
