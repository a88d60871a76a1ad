"""What must hold for every Markdown page, and texts to try it on: shared by the tests of pages and of random texts."""

from __future__ import annotations

from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from modelist.core.text import Document, Span
from modelist.documents.markdown import MarkdownDocument, parse_markdown
from modelist.documents.markdown_html import decode_attribute
from modelist.documents.markdown_nodes import EmphasisKind, Link, LinkKind
from modelist.documents.slugs import slugify

WRITTEN_IN_BRACKETS = (LinkKind.LINK, LinkKind.REFERENCE, LinkKind.IMAGE)


class Plain(MarkdownIt):
    """The parser as it comes, but for what it does to destinations."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 (the library's names)
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


PLAIN = Plain("commonmark", {"maxNesting": 20, "strikethrough_single_tilde": True}).enable(["table", "strikethrough"])

_PIECES = [
    *"[]()<>`*_~!|\\{}=-+#\t\n", "``", "**", "~~", "![", "](", "[a](b)", "[a]", "[a][b]", "[b]: /u\n",
    "[a]: <x y> 'T'\n", "\n\n", "  \n", "\\\n", " ", "  ", "    ", "> ", "- ", "* ", "1. ", "10) ", "| ", "\\|",
    "\n|---|---|\n", "\n|:-|-:|\n", "| a | b |\n", "# ", "## ", "\n===\n", "\n---\n", " #", "&amp;", "&#x20;",
    "&lt;", "\0", "\u3000", "\xa0", "\x0c", "\x0b", "\x1c", "\x85", "\u2028", "視", "é", "😀", "a", "b", "foo",
    "http://a.b/c", "https://x.y/(z)", "<http://q.r>", "<a@b.cd>", "<b>", "</b>", '<a href="x&amp;y">', "</a>",
    "<img src=u alt='t'>", "<h1 id=i>", "</h1>", "<h2>", "<!-- c -->", "<!--", "-->", "<?p?>", "<!D>", "<div>\n",
    "</div>\n", "```\n", "~~~\n", '"t"', " 't'",
]  # fmt: skip
_PREFIXES = [
    "", " ", "  ", "   ", "    ", "\t", "> ", ">", "> > ", ">\t", "- ", "* ", "1. ", "  - ", "-\t", " > - ", "- > ",
    "- - ",
]  # fmt: skip
_LINES = [
    "foo", "foo  ", "foo\\", "[a](b)", "| a | b |", "|--|--|", "a|b", "| [x](y\\|z) | `c\\|d` | ![i](j) |",
    "|---|:-:|---|", "| \\| | \\\\| | **b** |", "# h [a](b)", "## ![i](u)", "===", "---", "```", "~~~", "<div>",
    "</div>", "<h2 id=x>T</h2>", "<h1>", "</h1>", "<a href=x>", "</a>", "<!-- a", "-->", "[r]: /u 'T'", "[r]:",
    "</x y>", '"t"', "[r]", "[t][r]", "**b", "b**", "`c", "c`", "[li", "nk](d", "<img src='a", "b'>",
    "http://a.b/c_d).", "", "  ", "\u3000", "[x](<a b>", "'t')", "* * *", "![a [b](c)](d)", "[![i](s)](t)",
]  # fmt: skip

pages = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(_PIECES), max_size=30).map("".join),
    st.lists(st.tuples(st.sampled_from(_PREFIXES), st.sampled_from(_LINES)).map("".join), max_size=12).map("\n".join),
)


def check_page(text: str) -> MarkdownDocument:
    """Parse a page, look at everything in it, and hold it to the laws."""
    page = parse_markdown(Document.from_raw("page.md", text))
    _check_links(page)
    _check_html(page)
    _check_text(page)
    _check_tables(page)
    _check_headings(page)
    _check_blocks(page)
    return page


def plain_destinations(text: str) -> list[tuple[bool, str]]:
    """Whether it is an image, and the destination, of each link that the parser finds, without its places."""
    found: list[tuple[bool, str]] = []

    def walk(tokens: list[Token]) -> None:
        for token in tokens:
            if token.type == "link_open":
                found.append((False, str(token.attrs["href"])))
            elif token.type == "image":
                found.append((True, str(token.attrs["src"])))
            elif token.children:
                walk(token.children)

    walk(PLAIN.parse(text))
    return [(image, destination.rstrip("\n")) for image, destination in found]


def written(page: MarkdownDocument, span: Span) -> str:
    """The text of a span as the parser is given it: no NUL, and in tables no escaped pipe."""
    text = page.document.slice(span).replace("\0", "\ufffd")
    return text.replace("\\|", "|") if any(table.span.contains(span) for table in page.tables) else text


def _check_links(page: MarkdownDocument) -> None:
    markdown = [link for link in page.links if link.kind is not LinkKind.HTML]
    found = [(link.kind is LinkKind.IMAGE, link.destination.rstrip("\n")) for link in markdown]
    assert found == plain_destinations(page.document.text)
    assert list(page.links) == sorted(page.links, key=lambda link: link.span.start)
    for index, link in enumerate(page.links):
        _check_link(page, link)
        if link.parent is not None:
            assert link.parent < index
            assert page.links[link.parent].span.start <= link.span.start
    for definition in page.definitions:
        assert unescapeAll(written(page, definition.destination_span)) == definition.destination
        assert page.document.slice(definition.span).startswith("[")


def _check_link(page: MarkdownDocument, link: Link) -> None:
    text = page.document.text
    source, destination = page.document.slice(link.span), written(page, link.destination_span)
    if link.kind in WRITTEN_IN_BRACKETS:
        assert unescapeAll(destination) == link.destination
        assert source.startswith("![" if link.kind is LinkKind.IMAGE else "[")
        assert source.endswith("]" if link.label is not None else ")") or link.kind is LinkKind.IMAGE
        assert link.span.contains(link.text_span)
        assert text[link.text_span.start - 1] + text[link.text_span.end] == "[]"
        return
    assert source.startswith("<")
    assert source.endswith(">")
    if link.kind is LinkKind.AUTOLINK:
        assert link.destination.removeprefix("mailto:") == destination.removeprefix("mailto:")
    elif "\n" not in destination:  # a value over several lines is written with indentation and marks around it
        assert decode_attribute(destination) == link.destination


def _check_html(page: MarkdownDocument) -> None:
    for tag in page.html_tags:
        source = written(page, tag.span)
        assert source.startswith("</" if tag.closing else "<")
        assert source.endswith(">")
        for attribute in tag.attributes:
            assert written(page, attribute.name_span).lower() == attribute.name
            assert (attribute.value is None) is (attribute.value_span is None)
            if attribute.value_span and "\n" not in page.document.slice(attribute.value_span):
                assert decode_attribute(written(page, attribute.value_span)) == attribute.value
    for comment in page.comments:
        assert page.document.slice(comment.span).startswith("<!--")
    for anchor in page.anchors:
        assert anchor.name
        assert not page.in_code(anchor.span.start)


def _check_text(page: MarkdownDocument) -> None:
    slice_of = page.document.slice
    for span in page.code_spans:
        assert slice_of(span)[0] == slice_of(span)[-1] == "`"
    for emphasis in page.emphasis:
        source = slice_of(emphasis.span)
        width = emphasis.text_span.start - emphasis.span.start
        assert (
            width == (1 if emphasis.kind is EmphasisKind.EMPHASIS else 2) or emphasis.kind is EmphasisKind.STRIKETHROUGH
        )
        assert source[:width] == source[-width:] == source[0] * width
        assert source[0] in "*_~"
        assert emphasis.text_span.end == emphasis.span.end - width
    for bare in page.bare_urls:
        assert unescapeAll(written(page, bare.span)) == bare.url
        assert not page.in_code(bare.span.start)


def _check_tables(page: MarkdownDocument) -> None:
    for table in page.tables:
        assert len(table.header.cells) == len(table.alignments)
        for row in (table.header, *table.rows):
            assert table.span.contains(row.span)
            for cell in row.cells:
                assert row.span.contains(cell.span)
                assert page.document.slice(cell.span) == cell.source
                assert "\n" not in cell.source


def _check_headings(page: MarkdownDocument) -> None:
    for heading in page.headings:
        source = page.document.slice(heading.span)
        assert heading.span.contains(heading.text_span)
        assert heading.slug.startswith(slugify(heading.text))
        if heading.html:
            assert source.lower().startswith(f"<h{heading.level}")
        elif heading.atx:
            assert source.startswith("#" * heading.level)
            assert "\n" not in source
        else:
            assert source[-1] == "=-"[heading.level - 1]
    assert len({heading.slug for heading in page.headings}) == len(page.headings)


def _check_blocks(page: MarkdownDocument) -> None:
    text, end = page.document.text, 0
    for block in page.blocks:
        assert block.span.start >= end
        end = block.span.end
        assert block.span.start == 0 or text[block.span.start - 1] == "\n"
        assert text[end : end + 1] in ("", "\n")
        assert page.document.slice(block.span).strip(" \t\n")
    for item in page.lists:
        assert page.document.slice(item.span)[0] in ("0123456789" if item.ordered else "-+*")
        assert item.span.contains(item.content_span)
    for code in page.code_blocks:
        assert code.span.start == 0 or text[code.span.start - 1] == "\n"
    for span in page.html_blocks:
        assert "<" in page.document.slice(span)
