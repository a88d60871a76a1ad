"""Regions: markers, their faults, and replacing nothing but bodies."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelist.core.diagnostics import Severity
from modelist.core.text import Document
from modelist.documents.code_lines import prose_lines
from modelist.documents.regions import find_regions, replace_regions

END = "<!-- modelist:end -->"


def faults_of(text: str) -> list[tuple[str, int, str]]:
    """Rule, line and the text of each fault's place."""
    document = Document.from_raw("page.md", text)
    _, faults = find_regions(document)
    assert all(fault.severity is Severity.ERROR and fault.message and fault.help for fault in faults)
    places = [fault.location.span for fault in faults]
    return [
        (fault.rule, document.position(place.start).line, document.slice(place))
        for fault, place in zip(faults, places, strict=True)
    ]


def names_of(text: str) -> list[str]:
    regions, _ = find_regions(Document.from_raw("page.md", text))
    return [region.name for region in regions]


def test_a_region() -> None:
    text = (
        f'# T\n  <!-- modelist:begin table kind=llm sort=-released title="A b" empty="" -->  \n| a |\n\n   {END}\t\nend'
    )
    document = Document.from_raw("page.md", text)
    regions, faults = find_regions(document)
    assert faults == ()
    (region,) = regions
    assert region.name == "table"
    assert region.values == {"kind": "llm", "sort": "-released", "title": "A b", "empty": ""}
    assert [document.slice(option.span) for option in region.options] == [
        "kind=llm",
        "sort=-released",
        'title="A b"',
        'empty=""',
    ]
    assert region.option("kind") == region.options[0]
    assert region.option("nothing") is None
    assert document.slice(region.marker_span).startswith("<!-- modelist:begin")
    assert document.slice(region.marker_span).endswith("-->")
    assert document.slice(region.body_span) == "| a |\n\n"
    assert document.slice(region.end_span) == END


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("<!-- modelist:begin a -->\nx", [("region-unclosed", 1, "<!-- modelist:begin a -->")]),
        ("<!-- modelist:begin a -->", [("region-unclosed", 1, "<!-- modelist:begin a -->")]),
        (f"x\n{END}", [("region-unopened", 2, END)]),
        (
            f"<!-- modelist:begin a -->\n<!-- modelist:begin b -->\n{END}\n{END}\n",
            [("region-nested", 2, "<!-- modelist:begin b -->")],
        ),
        (
            f"<!-- modelist:begin a -->\n<!-- modelist:begin b -->\n{END}\n<!-- modelist:begin c -->\n{END}\n",
            [("region-unclosed", 1, "<!-- modelist:begin a -->"), ("region-nested", 2, "<!-- modelist:begin b -->")],
        ),
        (f"<!-- modelist:begin a b c= =d e=f -->\n{END}", [("region-option", 1, one) for one in ("b", "c=", "=d")]),
        (f'<!-- modelist:begin a b="c d -->\n{END}', [("region-option", 1, 'b="c d')]),
        (f'<!-- modelist:begin a b="c"d -->\n{END}', [("region-option", 1, 'b="c"d')]),
        (f"<!-- modelist:begin a b=1 c=2 b=1 -->\n{END}", [("region-option", 1, "b=1")]),
        ("<!-- modelist:begin a -->\n<!-- modelist:end a -->", [("region-option", 2, "a")]),
        (f"<!-- modelist:begin -->\n{END}", [("region-marker", 1, "<!-- modelist:begin -->")]),
        (f"<!-- modelist:begin a=b -->\n{END}", [("region-marker", 1, "<!-- modelist:begin a=b -->")]),
        (
            f"<!-- modelist:begin a b=1 c=2 -->\n{END}\n<!-- modelist:begin a c=2 b=1 -->\n{END}",
            [("region-duplicate", 3, "<!-- modelist:begin a c=2 b=1 -->")],
        ),
        ("<!-- modelist:bgin a -->", [("region-marker", 1, "<!-- modelist:bgin a -->")]),
        ("<!-- Modelist:Begin a -->", [("region-marker", 1, "<!-- Modelist:Begin a -->")]),
        ("<!-- modelist begin a -->", [("region-marker", 1, "<!-- modelist begin a -->")]),
        ("<!-- modelist : end -->", [("region-marker", 1, "<!-- modelist : end -->")]),
        ("<!-- modelist:ending -->", [("region-marker", 1, "<!-- modelist:ending -->")]),
        (f"text {END}", [("region-marker", 1, END)]),
        (f"{END} text", [("region-marker", 1, END)]),
        (f"> {END}", [("region-marker", 1, END)]),
        (f"{END}{END}", [("region-marker", 1, END)] * 2),
        ("<!-- modelist:begin a\n-->", [("region-marker", 1, "<!-- modelist:begin a")]),
    ],
)
def test_faults(text: str, faults: list[tuple[str, int, str]]) -> None:
    assert faults_of(text) == faults


@pytest.mark.parametrize(
    "text",
    [
        "",
        "modelist:begin a",
        "<!-- modelist-ignore some-rule: reason -->",
        "<!-- see modelist: the tool -->",
        f"Write `{END}` or ``{END} ` `` here",
        f"```\n{END}\n```",
        f"~~~~ md\n```\n{END}\n~~~\n~~~~~",
        f"   ```\n{END}",
        f"    {END}",
        f"\t{END}",
        f"- ```sh\n  {END}\n  ```",
        f"> ```\n> {END}\n> ```",
        f"1. > ~~~\n   > {END}",
    ],
)
def test_code_and_other_comments_are_no_markers(text: str) -> None:
    assert faults_of(text) == []
    assert names_of(text) == []


@pytest.mark.parametrize(
    "before",
    [
        "```\ncode\n```",
        "``` a`b",
        "`` x",
        "- ```\n  open in an item",
        "> ```\n> open in a quote",
        "- item\n\n  ```\n  code\n  ```",
        "~~~\n```\n~~~",
        "    ```",
        "-```",
        "- item\n  ~~~\n  open in an item",
        "- a\n  - b\n\n    ```\n    open in the inner item",
        "-\t1. a\n\t   ```\n\t   code\n\t   ```",
        "- > quote\n  ```\n  open in the item",
    ],
)
def test_a_marker_after_code_is_found(before: str) -> None:
    text = f"{before}\n<!-- modelist:begin a -->\n{END}\n"
    assert faults_of(text) == []
    assert names_of(text) == ["a"]


def test_looking_for_regions_loads_no_markdown_parser() -> None:
    program = "import sys, modelist.documents.regions, modelist.documents.slugs; print('markdown_it' in sys.modules)"
    tools = str(Path(__file__).parents[2] / "tools")
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, env={"PYTHONPATH": tools}, check=True)
    assert done.stdout == "False\n"


def test_prose_lines_have_their_places() -> None:
    text = "a\n```\nb\n```\n\n    c\nd"
    assert [(start, line) for start, line in prose_lines(text) if line] == [(0, "a"), (19, "d")]
    assert all(text[start:].startswith(line) for start, line in prose_lines(text))


def test_regions_around_a_fault_are_found() -> None:
    text = f"<!-- modelist:begin a -->\n{END}\n<!-- modelist:begin -->\n{END}\n<!-- modelist:begin c -->\n{END}\n"
    assert names_of(text) == ["a", "c"]


def test_related_places_point_to_the_first_of_two() -> None:
    document = Document.from_raw("p.md", f"<!-- modelist:begin a -->\n{END}\n" * 2)
    _, (fault,) = find_regions(document)
    ((location, _),) = fault.related
    assert document.position(location.span.start).line == 1
    assert "line 1" in fault.message


WORDS = st.from_regex(r"[a-z][a-z0-9_-]{0,6}", fullmatch=True)
VALUES = st.text(st.characters(exclude_characters='"\n', exclude_categories=["Cs", "Cc"]), max_size=8).filter(
    lambda value: "-->" not in value
)
BODIES = st.text("ab|`~<>!- \n", max_size=20).map(lambda body: body and body + "\n")
PROSE = st.text("ab |#>*_é視😀\t\n", max_size=30)


@st.composite
def pages_with_regions(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A page and the names of its regions; the prose around them holds no fence."""
    names = draw(st.lists(WORDS, max_size=4, unique=True))
    parts = [draw(PROSE), "\n"]
    for name in names:
        options = draw(st.dictionaries(WORDS, VALUES, max_size=3))
        written = "".join(f' {key}="{value}"' for key, value in options.items())
        parts += [f"<!-- modelist:begin {name}{written} -->\n", draw(PROSE), f"\n{END}\n", draw(PROSE), "\n"]
    return "".join(parts), names


@given(pages_with_regions(), st.lists(BODIES, min_size=4, max_size=4))
def test_replacing_changes_nothing_outside(page: tuple[str, list[str]], bodies: list[str]) -> None:
    text, names = page
    document = Document("page.md", text)
    regions, faults = find_regions(document)
    assert faults == ()
    assert [region.name for region in regions] == names
    changed = replace_regions(text, zip(regions, bodies, strict=False))
    expected, done = "", 0
    for region, body in zip(regions, bodies, strict=False):
        expected += text[done : region.body_span.start] + body
        done = region.body_span.end
    assert changed == expected + text[done:]
    same = [(region, document.slice(region.body_span)) for region in regions]
    assert replace_regions(text, same) == text


@given(st.lists(st.sampled_from(["begin a", "begin b k=v", "begin", "end", "end x", "bgin"]), max_size=12))
def test_regions_never_overlap_and_faults_are_in_order(markers: list[str]) -> None:
    document = Document("page.md", "".join(f"<!-- modelist:{marker} -->\n" for marker in markers))
    regions, faults = find_regions(document)
    edges = [edge for region in regions for edge in (*region.marker_span, *region.body_span, *region.end_span)]
    assert edges == sorted(edges)
    starts = [fault.location.span.start for fault in faults]
    assert starts == sorted(starts)
    assert len(regions) <= markers.count("end") + markers.count("end x")


def test_a_body_gets_its_line_feed() -> None:
    text = f"<!-- modelist:begin a -->\n{END}\n"
    regions, _ = find_regions(Document("page.md", text))
    assert replace_regions(text, [(regions[0], "x")]) == f"<!-- modelist:begin a -->\nx\n{END}\n"
    assert replace_regions(text, [(regions[0], "")]) == text
    assert replace_regions(text, []) == text


def test_one_region_cannot_get_two_bodies() -> None:
    text = f"<!-- modelist:begin a -->\nx\n{END}\n"
    regions, _ = find_regions(Document("page.md", text))
    with pytest.raises(ValueError, match="overlapping"):
        replace_regions(text, [(regions[0], "y"), (regions[0], "z")])


@given(st.text('<!-modelist:begnd ->`~ \n="a', max_size=80))
def test_any_text_can_be_searched(text: str) -> None:
    document = Document("page.md", text)
    regions, _ = find_regions(document)
    for region in regions:
        assert document.slice(region.end_span).startswith("<!--")
