"""Tables, blocks, lists, code, HTML and emphasis, with their places."""

from __future__ import annotations

from pathlib import Path

import pytest

from modelist.core.text import Document, Span
from modelist.documents.markdown import MarkdownDocument, parse_markdown
from modelist.documents.markdown_nodes import BlockKind

AWESOME = (Path(__file__).parent / "data" / "awesome.md").read_text(encoding="utf-8")


def page_of(text: str) -> MarkdownDocument:
    return parse_markdown(Document.from_raw("page.md", text))


def sources(page: MarkdownDocument, spans: list[Span]) -> list[str]:
    return [page.document.slice(span) for span in spans]


def test_rows_are_reported_as_written() -> None:
    page = page_of("x\n\n| a | b |\n|:-:|--:|\n|1|\n| 1 | 2 | 3 |  \n|  | `x\\|y` \\|\nz | \\\\|w\nend\n\nrest")
    (table,) = page.tables
    assert table.alignments == ("center", "right")
    assert [[cell.source for cell in row.cells] for row in (table.header, *table.rows)] == [
        ["a", "b"],
        ["1"],
        ["1", "2", "3"],
        ["", "`x\\|y` \\|"],
        ["z", "\\\\|w"],
        ["end"],
    ]
    assert table.rows[2].cells[1].markdown == "`x|y` |"
    assert sources(page, [table.header.span, table.delimiter_span, table.rows[1].span]) == [
        "| a | b |",
        "|:-:|--:|",
        "| 1 | 2 | 3 |  ",
    ]
    assert page.document.slice(table.span).endswith("\nend")


def test_tables_in_lists_and_quotes() -> None:
    page = page_of(AWESOME)
    assert [[cell.source for cell in table.rows[0].cells] for table in page.tables[1:]] == [
        ["[q](r)", "s"],
        ["a", "[b](c)"],
    ]
    assert page.document.slice(page.tables[1].rows[0].span) == "> | [q](r) | s |"
    assert page.document.slice(page.tables[2].header.cells[0].span) == "in"


@pytest.mark.parametrize("text", ["| a |", "| a |\n|-|-|", "a\n---|", "    | a |\n    |---|", "```\n|a|\n|-|\n```"])
def test_no_table(text: str) -> None:
    assert page_of(text).tables == ()


# What cmark-gfm, GitHub's parser, makes of a line right below a table.
BELOW = {
    True: ["<br/> text", "text", "[a]: http://x", "<b>x</b>", '<a id="x"></a>', "![a](b)", "===", "[^1]: x"],
    False: [
        *(
            "<br>",
            "</br>",
            "<span>",
            '<img src="a">',
            '<a name="x">',
            "<br>  ",
            "</div>",
            "<p>",
            "<!-- c -->",
            "<details>",
        ),
        *("- item", "-", "+", "1. x", "2. x", "# h", "> q", "```", "***", "---", "    code", "   - x"),
    ],
}


@pytest.mark.parametrize(("is_row", "line"), [(is_row, line) for is_row, lines in BELOW.items() for line in lines])
def test_what_ends_a_table(is_row: bool, line: str) -> None:
    page = page_of(f"| a | b |\n| - | - |\n| 1 | 2 |\n{line}\n")
    assert len(page.tables[0].rows) == 1 + is_row


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("- x\n<br>\n# h\n", 0),
        ('> x\n<a name="q">\n# h\n', 0),
        ("1. x\n\n   y\n<span>\n## h\n", 0),
        ("- x\n  <br>\n# h\n", 1),
        ("x\n<br>\n# h\n", 1),
        ('- x\n<a id="q"></a>\n# h\n', 1),
        ("- x\n\n<br>\n\n# h\n", 1),
    ],
)
def test_a_tag_alone_below_a_list_or_quote_takes_the_heading(text: str, headings: int) -> None:
    assert len(page_of(text).headings) == headings


def test_a_line_of_dashes_alone_makes_a_heading() -> None:
    page = page_of("| a |\n---\n\n| b |\n:---\n\n| c |\n| - |\n")
    assert ([one.text for one in page.headings], len(page.tables)) == (["| a |"], 2)


def test_blocks() -> None:
    text = "# a\npara\n  graph\n- x\n\n  y\n\n\n> q\n***\n<!-- c\n\n-->\n```\ncode\n```\n"
    text += "[d]: e\n\n    in\n\n    dented\n\n|t|\n|-|\n"
    page = page_of(text)
    assert [(block.kind, page.document.slice(block.span)) for block in page.blocks] == [
        (BlockKind.HEADING, "# a"),
        (BlockKind.PARAGRAPH, "para\n  graph"),
        (BlockKind.LIST, "- x\n\n  y"),
        (BlockKind.QUOTE, "> q"),
        (BlockKind.RULE, "***"),
        (BlockKind.HTML, "<!-- c\n\n-->"),
        (BlockKind.FENCE, "```\ncode\n```"),
        (BlockKind.DEFINITION, "[d]: e"),
        (BlockKind.CODE, "    in\n\n    dented"),
        (BlockKind.TABLE, "|t|\n|-|"),
    ]


def test_blocks_cover_all_but_blank_lines() -> None:
    page = page_of(AWESOME)
    left, done = "", 0
    for block in page.blocks:
        left += AWESOME[done : block.span.start]
        done = block.span.end
    assert (left + AWESOME[done:]).strip() == ""


def test_list_items() -> None:
    page = page_of("- a\n  1) b\n     c\n\n     d\n-\n> * - e\n>   f\n>\n> * g\n")
    assert [
        (page.document.slice(item.span), page.document.slice(item.content_span), item.depth, item.ordered)
        for item in page.lists
    ] == [
        ("- a\n  1) b\n     c\n\n     d", "a\n  1) b\n     c\n\n     d", 1, False),
        ("1) b\n     c\n\n     d", "b\n     c\n\n     d", 2, True),
        ("-", "", 1, False),
        ("* - e\n>   f", "- e\n>   f", 1, False),
        ("- e\n>   f", "e\n>   f", 2, False),
        ("* g", "g", 1, False),
    ]


def test_code() -> None:
    page = page_of("a `b` ``c ` d`` `e\nf` \\`g`\n\n> ~~~ py&amp;x\n> h\n\n- i\n\n      j\n\n```\nopen\n\n")
    assert sources(page, list(page.code_spans)) == ["`b`", "``c ` d``", "`e\nf`"]
    assert [(page.document.slice(code.span), code.fenced, code.info) for code in page.code_blocks] == [
        ("> ~~~ py&amp;x\n> h", True, "py&x"),
        ("      j", False, ""),
        ("```\nopen", True, ""),
    ]
    text = page.document.text
    assert [page.in_code(text.index(char)) for char in "abcdefghij"] == [char in "bcdefhj" for char in "abcdefghij"]


def test_html_tags_and_comments() -> None:
    page = page_of(
        '<DIV class="a b"\n  id=c hidden>\n<br/><x-y a=\'&lt;"\'>\n<!-- no <b> -->\n\np <i title>q</i> <!----> <?z?>\n'
    )
    assert [(tag.name, tag.closing, [(one.name, one.value) for one in tag.attributes]) for tag in page.html_tags] == [
        ("div", False, [("class", "a b"), ("id", "c"), ("hidden", None)]),
        ("br", False, []),
        ("x-y", False, [("a", '<"')]),
        ("i", False, [("title", None)]),
        ("i", True, []),
    ]
    tag = page.html_tags[0]
    attribute = tag.attribute("id")
    assert attribute is not None
    assert attribute.value_span is not None
    assert page.document.slice(attribute.value_span) == "c"
    assert page.document.slice(tag.span) == '<DIV class="a b"\n  id=c hidden>'
    assert [comment.text for comment in page.comments] == [" no <b> ", ""]
    assert sources(page, list(page.html_blocks)) == [page.document.text[: page.document.text.index("\n\n")]]


@pytest.mark.parametrize(
    ("text", "comments", "tags"),
    [
        ("<!-->x-->", [""], 0),
        ("<!--->x", [""], 0),
        ("<!-- open\n\nto <b> the end", [" open\n\nto <b> the end"], 0),
        ("<div><!-- open\n\nnot here <b>", [" open\n"], 2),
        ("<div><a href=x", [], 1),
        ("<div>a < b && c <3 > d</div>", [], 2),
        ("<div title='a > b'>", [], 1),
        ('<p a="open>\n', [], 1),
        ("<![CDATA[ <b> ]]>", [], 0),
        ("<script>if (a<b) x</script>", [], 2),
    ],
)
def test_html_as_browsers_read_it(text: str, comments: list[str], tags: int) -> None:
    page = page_of(text)
    assert [comment.text for comment in page.comments] == comments
    assert len(page.html_tags) == tags


def test_texts_are_what_marks_can_pair_in() -> None:
    page = page_of("# a *b*\n\n> c\n> d\n\n- e\n- f\n\n<p>\ng\n</p>\n\n    h\n\n| i |  |\n| - | - |\n| j\\|k | l |\n")
    assert sources(page, list(page.texts)) == ["a *b*", "c\n> d", "e", "f", "i", "j\\|k", "l"]


def test_emphasis() -> None:
    page = page_of("***a** b* _c_ __d *e*__ ~f~ ~~g~~ snake_case 2*3*4 \\*h*\n\n| **i\\|j** |\n|-|\n")
    assert [
        (one.kind.value, page.document.slice(one.span), page.document.slice(one.text_span)) for one in page.emphasis
    ] == [
        ("emphasis", "***a** b*", "**a** b"),
        ("strong", "**a**", "a"),
        ("emphasis", "_c_", "c"),
        ("strong", "__d *e*__", "d *e*"),
        ("emphasis", "*e*", "e"),
        ("strikethrough", "~f~", "f"),
        ("strikethrough", "~~g~~", "g"),
        ("emphasis", "*3*", "3"),
        ("strong", "**i\\|j**", "i\\|j"),
    ]
