"""Hostile pages: bounded time and depth.

Work is counted in function calls, which does not depend on the machine: four times the text may cost at most about
four times the calls. The largest texts run in a process of their own with a time limit that only a fault would reach.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from modelist.core.text import Document
from modelist.documents.markdown import MarkdownDocument, parse_markdown
from modelist.documents.regions import find_regions

TOOLS = Path(__file__).parents[2] / "tools"
TIME_LIMIT_S = 120
GROWTH = 4
SMALL = 1_200
PARTS = [
    "headings", "anchors", "links", "definitions", "bare_urls", "tables", "blocks", "html_blocks", "html_tags",
    "comments", "code_spans", "code_blocks", "lists", "emphasis",
]  # fmt: skip


def read_all(text: str) -> MarkdownDocument:
    page = parse_markdown(Document("page.md", text))
    for part in PARTS:
        getattr(page, part)
    return page


def calls_of(work: Callable[[], object]) -> int:
    """How many functions are called, Python's and C's."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "unit",
    [
        "[", "(", "<", "|", "`", ">", "![", "](", "[a](", "[a](b", "[a](<b", "[[a]", "*a ", "a* ", "*a_ ", "**x",
        "~a ", "&", "\\", "<a ", "<!-- ", "<?", "<![CDATA[", "<a b='", "http://a.b/", ")", "&a;", "- ", "> ", "1. ",
        "# a\n", "a\n", "> a\n", "- a\n", "|a|b|\n|-|-|\n", "<h1>\n\n", "<h1>a</h1>\n\n", "</h1>", "<a href=x>",
        "</a>", "[r]: u\n", "[a]: b \"x\n", "```\na\n```\n", "`a``b", "<!-- c -->\n", "- a\n\n\n", " \n", "\t",
        "<img srcset='a,, ,b 1x'>",
    ],
)  # fmt: skip
@pytest.mark.parametrize("before", ["", "[x]: y\n\np http://a.b/", "<div>"])
def test_calls_grow_with_the_text(unit: str, before: str) -> None:
    small, large = (before + unit * (size // len(unit)) for size in (SMALL, SMALL * GROWTH))
    read_all(small)
    assert calls_of(lambda: read_all(large)) <= 1.5 * GROWTH * calls_of(lambda: read_all(small)) + 1_000


@pytest.mark.parametrize(
    "expression",
    [
        *(f"'{char}' * 1_000_000" for char in "[(<|`>"),
        "('>' * 40 + ' a\\n') * 10_000",
        "''.join('`' * (number % 60 + 1) + ' ' for number in range(30_000))",
        "'http://a.b/' + '&a;' * 300_000",
        "'<img srcset=\"' + ',' * 1_000_000 + '\">'",
        "'[a](https://example.org/b) ' * 100_000",
    ],
)
def test_large_texts_are_read_in_time(expression: str) -> None:
    program = (
        "from modelist.core.text import Document\n"
        "from modelist.documents.markdown import parse_markdown\n"
        f"page = parse_markdown(Document('page.md', {expression}))\n"
        "print(len(page.headings), len(page.links), len(page.bare_urls), len(page.code_spans), len(page.tables))\n"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=TIME_LIMIT_S, env={"PYTHONPATH": str(TOOLS)}, check=False
    )
    assert done.stderr == ""
    assert done.returncode == 0
    if "https" in expression:
        assert done.stdout.split()[1] == "100000"


@pytest.mark.parametrize("marks", ["> ", "- ", "1. ", "> - ", "[", "![", "*a ", "<b>", "("])
@pytest.mark.parametrize("depth", [50, 5_000])
def test_deep_nesting_raises_nothing(marks: str, depth: int) -> None:
    close = {"[": "](a)", "![": "](a)", "*a ": "*", "<b>": "</b>", "(": ")"}.get(marks, "")
    read_all(marks * depth + "x" + close * depth)


def test_lists_deeper_than_the_parser_goes_by_default_are_read() -> None:
    text = "".join("  " * level + f"- [a](l{level})\n" for level in range(40))
    page = read_all(text)
    assert [link.destination for link in page.links] == [f"l{level}" for level in range(40)]
    assert [item.depth for item in page.lists] == list(range(1, 41))


def test_a_caller_deep_in_the_stack_can_still_read() -> None:
    def dive(frames: int) -> MarkdownDocument:
        return read_all("> " * 200 + "[" * 200 + "x" + "](y)" * 200) if not frames else dive(frames - 1)

    used = 0
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        used, frame = used + 1, frame.f_back
    dive(max(sys.getrecursionlimit() - used - 450, 0))


def test_headings_alone_cost_no_inline_parse() -> None:
    text = "# a [b](c)\n\n" + "text [d](e) `f` *g*\n\n" * 300
    blocks = calls_of(lambda: parse_markdown(Document("page.md", text)))
    headings = calls_of(lambda: parse_markdown(Document("page.md", text)).headings)
    everything = calls_of(lambda: read_all(text))
    assert headings < 1.5 * blocks
    assert everything > 2 * blocks


@pytest.mark.parametrize(
    "unit", ["<!-- modelist:begin a -->\n", "<!-- modelist:x ", "modelist `", "> ", "- ", "```\nmodelist\n"]
)
def test_regions_are_searched_in_linear_time(unit: str) -> None:
    small, large = ("modelist\n" + unit * (size // len(unit)) for size in (6_000, 6_000 * GROWTH))
    few = calls_of(lambda: find_regions(Document("page.md", small)))
    assert calls_of(lambda: find_regions(Document("page.md", large))) <= 1.5 * GROWTH * few + 1_000
