"""What rules look at: a page or description with its structure, and the list around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from modelist.catalog.catalog import Catalog
from modelist.catalog.config import CONFIG_FILE, Config
from modelist.catalog.entry_files import ENTRIES_FOLDER
from modelist.catalog.page_languages import guess_language
from modelist.core.file_kinds import is_markdown
from modelist.core.names import Names, names_of
from modelist.core.patterns import lazy_pattern
from modelist.core.scripts import CJK
from modelist.core.text import Document, Span
from modelist.documents.code_lines import prose_lines
from modelist.documents.markdown import MarkdownDocument, parse_markdown, plain_text
from modelist.documents.markdown_nodes import Heading, Link, LinkKind
from modelist.documents.regions import Region, find_regions
from modelist.documents.slugs import Slugger
from modelist.linting.fragments import Fragment, leave_out

_MAY_LINK = lazy_pattern(r"[\[<]")
_GENERATED_HEADING = lazy_pattern(r"(#{1,6}) (.*)\Z")
_CJK = lazy_pattern(f"[{CJK}]")

_SIGNS = frozenset(
    (".git", ".gitignore", ".gitattributes", ".github", "LICENSE", "CONTRIBUTING.md", CONFIG_FILE, ENTRIES_FOLDER)
)
"""Files and folders that tell a whole repository from a README that was copied out of one."""


@dataclass(frozen=True)
class Files:
    """The names of the list's files and folders, without reading them.

    ``read`` gives the text of one of them, None where it cannot be read: what a link leads to outside of the run.
    """

    paths: Names = field(default_factory=lambda: names_of(()))
    read: Callable[[str], Document | None] = lambda path: None

    @cached_property
    def is_repository(self) -> bool:
        """Whether the root is that of a whole repository, not a folder into which a README was copied."""
        return not _SIGNS.isdisjoint(self.paths.in_folder(""))


class Rendering(NamedTuple):
    """What the generator would make of the list now; worked out only when a rule asks.

    ``texts`` are the pages with regions by path, as a build would write them; ``shown`` are the ids of the entries
    that some region shows. Both are None where the pages cannot be rendered.
    """

    texts: Callable[[], Mapping[str, str] | None] = lambda: None
    shown: Callable[[], frozenset[str] | None] = lambda: None


@dataclass(eq=False)
class ListContext:
    """The list that is linted. ``today`` is ``YYYY-MM-DD``; a README on its own has an empty catalog.

    ``asked`` are the paths whose findings are wanted, None if those of all files are. ``pages`` is set once, after the
    pages, which know their list, were made.
    """

    catalog: Catalog
    config: Config
    today: str
    files: Files = field(default_factory=Files)
    asked: frozenset[str] | None = None
    pages: Sequence[Page] = ()
    rendering: Rendering = field(default_factory=lambda: Rendering())
    _beside: dict[str, Page | None] = field(default_factory=dict)

    def page(self, path: str) -> Page | None:
        """A page by its path: one of the run, or another Markdown file of the list, read when a link leads there."""
        found = self._by_path.get(path)
        if found is not None or not is_markdown(path):
            return found
        if path not in self._beside:
            document = self.files.read(path) if path in self.files.paths else None
            self._beside[path] = _page_beside(document, self) if document is not None else None
        return self._beside[path]

    @cached_property
    def _by_path(self) -> Mapping[str, Page]:
        return {page.path: page for page in self.pages}


def _page_beside(document: Document, context: ListContext) -> Page:
    """A page that is no part of the run; each round of fixes asks for it again, and it is parsed once for all."""
    page = Page(document, context)
    if not page.regions:
        page.__dict__["markdown"] = _parse_once(document)
    return page


@lru_cache(maxsize=64)
def _parse_once(document: Document) -> MarkdownDocument:
    return parse_markdown(document)


@dataclass(frozen=True, eq=False)
class Section:
    """A heading with what stands below it, to the next heading of its level or above; ``own`` ends at any heading."""

    heading: Heading
    span: Span
    own: Span
    parent: Section | None
    children: list[Section] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The heading's text, as a reader sees it."""
        return " ".join(self.heading.text.split())


@dataclass(frozen=True, eq=False)
class Page:
    """Markdown to be checked: a file, or a description of an entry, whose text was taken out of its YAML.

    ``source`` is the file's own text. Rules look at ``document``, the same without what a build wrote into regions,
    and the engine puts their findings back into place. ``is_fragment`` tells that it is a description, of ``subject``.
    """

    source: Document
    context: ListContext
    is_fragment: bool = False
    subject: str = ""
    fragment_lang: str = ""

    @property
    def path(self) -> str:
        """The file's path relative to the root."""
        return self.source.path

    @cached_property
    def text(self) -> str:
        """What the author wrote."""
        return self.document.text

    @cached_property
    def lower(self) -> str:
        """The same in lower case, to see without a pattern whether a word is there at all."""
        return self.text.lower()

    @cached_property
    def written(self) -> Fragment | None:
        """What the author wrote of a page with regions, with the way back to the file; None where that is the file."""
        return leave_out(self.source, [one.body_span for one in self.regions]) if self.regions else None

    @cached_property
    def document(self) -> Document:
        """The page without what a build wrote into its regions: that comes from entries, which are checked there."""
        return self.source if self.is_fragment or self.written is None else Document(self.path, self.written.text)

    @cached_property
    def markdown(self) -> MarkdownDocument:
        """What the author wrote, parsed."""
        return parse_markdown(self.document)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Every heading of the page with its anchor; those in regions stand where the region does."""
        if self.written is None:
            return self.markdown.headings
        own = [(self.written.offset(one.span.start), one) for one in self.markdown.headings]
        slugger = Slugger()
        ordered = sorted([*own, *self._generated_headings()], key=lambda one: one[0])
        return tuple(one._replace(slug=slugger.slug(one.text)) for _, one in ordered)

    def _generated_headings(self) -> Iterator[tuple[int, Heading]]:
        """Headings in regions with their places in the file; generated ones are all of the form ``### text``."""
        removed = 0
        for region in self.regions:
            place = Span(region.body_span.start - removed, region.body_span.start - removed)
            removed += region.body_span.end - region.body_span.start
            for offset, line in prose_lines(self.source.slice(region.body_span)):
                match = _GENERATED_HEADING.match(line)
                if match is not None:
                    heading = Heading(len(match[1]), place, place, plain_text(match[2]), "", False, True, True)
                    yield region.body_span.start + offset, heading

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Its links and images."""
        return self.markdown.links if _MAY_LINK.search(self.text) else ()

    @cached_property
    def bare_links(self) -> tuple[Link, ...]:
        """Addresses in plain text, which GitHub turns into links."""
        if "http" not in self.lower:
            return ()
        bare = self.markdown.bare_urls
        return tuple(Link(LinkKind.AUTOLINK, one.span, one.url, one.span, one.url, one.span) for one in bare)

    def bare_links_in(self, span: Span) -> tuple[Link, ...]:
        """Those that begin in a span."""
        starts = self._bare_starts
        return self.bare_links[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    @cached_property
    def _bare_starts(self) -> tuple[int, ...]:
        return tuple(one.span.start for one in self.bare_links)

    @cached_property
    def lang(self) -> str:
        """The language that it is meant to be in: configured, by its file name, else by its letters."""
        if self.fragment_lang:
            return self.fragment_lang
        named = any(page.path == self.path for page in self.context.config.pages)
        if named or guess_language(self.path) != "en":
            return self.context.config.page(self.path).lang
        letters = sum(1 for one in self.text if one.isalpha())
        return "zh" if letters and len(_CJK.findall(self.text)) > 0.3 * letters else "en"

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """The generated parts."""
        return () if self.is_fragment else find_regions(self.source)[0]

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Every section in the order of the headings, nested by level."""
        return tuple(_read_sections(self.markdown.headings, len(self.text)))

    def section_at(self, offset: int) -> Section | None:
        """The innermost section around a place."""
        at = bisect_right(self._section_starts, offset) - 1
        return self.sections[at] if at >= 0 else None

    @cached_property
    def _section_starts(self) -> tuple[int, ...]:
        return tuple(one.span.start for one in self.sections)

    def links_in(self, span: Span) -> tuple[Link, ...]:
        """The links that begin in a span."""
        return self.markdown.links_in(span)


def _read_sections(headings: Sequence[Heading], end: int) -> list[Section]:
    stops = [end] * len(headings)
    open_ones: list[int] = []
    for index, heading in enumerate(headings):
        while open_ones and headings[open_ones[-1]].level >= heading.level:
            stops[open_ones.pop()] = heading.span.start
        open_ones.append(index)
    sections: list[Section] = []
    parents: list[Section] = []
    for index, heading in enumerate(headings):
        own_end = headings[index + 1].span.start if index + 1 < len(headings) else end
        while parents and parents[-1].heading.level >= heading.level:
            parents.pop()
        parent = parents[-1] if parents else None
        section = Section(heading, Span(heading.span.start, stops[index]), Span(heading.span.end, own_end), parent)
        if parent is not None:
            parent.children.append(section)
        parents.append(section)
        sections.append(section)
    return sections
