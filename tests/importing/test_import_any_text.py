"""Any text can be read; what is made of it is sound, and nothing of it is lost."""

from __future__ import annotations

import time

from hypothesis import example, given
from hypothesis import strategies as st
from import_helpers import build, read
from import_losses import lost_addresses, lost_words, simple_words
from import_readmes import ALL

_CELLS = (
    "", " ", "---", "None", "N/A", "7B", "7B/13B", "14M～12B", "2023-07", "July 2023", "2T", "en,zh", "MIT", "Meta & Co", "中文",
    "[a](https://a.example/x)", "[a](<https://a.example/with space>)", "[b [c]](https://b.example)", "<https://c.example/>",
    "[![arXiv](https://img.shields.io/badge/arXiv-2307.09288-b31b1b.svg)](https://arxiv.org/abs/2307.09288)", "https://d.example/x_y",
    "[pdf](https://arxiv.org/pdf/2307.09288v2.pdf)", "[d](#foo)", "[d](#%E4%B8%AD)", "[e](./local.md)", "![i](https://i.example/i.png)",
    "a<br />b", "**bold** `code` ~~x~~", r"a \| b", "<!-- hid -->", "&amp; &lt;", "x[^1]", "[r][ref]", "<a href='https://h.example'>h</a>",
    "\u202eevil", "\x00", "- # :", "'\"", "key: value", "{a: b}", "*", "_x_", "🤗", "A" * 300, "unknown", "true", "1.10", "@x", "`a",
    '<img src="https://i.example/j.png" alt="pic">', "<script>alert(1)</script>", "<!-- modelist -->", "[x](javascript:alert(1))", "\ufe0f",
    "[t](https://t.example 'title words')", "https://e.example/?a=1&b=2", "Foo", "Bar 1.5", "Bar 15", "foo", "\\", "\ud7ff\ue000", "\u2028",
)  # fmt: skip
_HEADERS = (
    "Model", "模型", "Name", "Date", "发布时间", "Organization", "Parameters", "Params (B)", "Paper", "Code", "Weights", "Demo", "Details",
    "License", "Context", "Language", "Tokens", "Stars", "Base LLM", "Vision Encoder", "Publication", "Links", "Paper/Blog", "", "a, b", '"q"',
)  # fmt: skip
_BLOCKS = (
    "", "# Title", "## Models", "### Foo", "### Bar 1.5", "#### Foo", "##### Sub", "### Foo[[x]](https://x.example/h)", "Foo\n---", "Foo\n===",
    "## Benchmarks", "## 平台", "### 中", "<h3>Foo</h3>", "text", "中文文字", "- **Date:** 2023-07\n- **Parameter Size:** 7B", "* 参数：7B",
    "- **Date:** soon\n- **Mood:** fine", "**Date**: 2024-01", "[![arXiv](https://img.shields.io/badge/arXiv-x-b31b1b.svg)](https://arxiv.org/abs/2401.00001)",
    "[Code](https://github.com/a/b) | [Demo](https://demo.example)", "[ref]: https://ref.example/d 'a title'", "[^1]: a note", "see [r][ref] and [^1]",
    "```\n# code\n```", "```", "    indented", "> quote\n> ### Foo", "- item\n  - nested", "<details>", "</details>", "<div>\n", "</div>", "---",
    "<a name='foo'></a>", "<!-- a comment -->", "\\# no heading", "&#35; x", "\ufeff", "\r", "\t- x", "1. one", "![img](./a.png)", "<br>",
)  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> str:
    """A table whose columns and cells may be anything of the above."""
    headers = draw(st.lists(st.sampled_from(_HEADERS), min_size=1, max_size=6))
    cell = st.sampled_from(_CELLS) | st.text(max_size=8)
    rows = draw(st.lists(st.lists(cell, min_size=1, max_size=7), max_size=4))
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join(f"| {' | '.join(one.replace(chr(10), ' ') for one in line)} |" for line in lines)


MODEL_TABLE = tables().map(lambda text: text.replace("| ", "| Model | ", 1).replace("| ---", "| --- | ---", 1))
READMES = st.lists(st.sampled_from(_BLOCKS) | tables() | MODEL_TABLE | st.text(max_size=20), max_size=14).map(
    "\n\n".join
)


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert read(text) is not None


@given(READMES)
@example("\n\n".join(ALL.values()))
def test_what_is_made_of_any_readme_is_sound_and_complete(text: str) -> None:
    result = read(text)
    if result.problem:
        assert not result.files
        return
    _, page, errors = build(result)
    assert not errors
    after = "\n".join([page, *(content for path, content in result.files if path.endswith(".yaml"))])
    assert lost_addresses(text, after) == []
    assert lost_words(text, after, simple_words) == []


@given(st.lists(st.sampled_from(list(ALL.values())), min_size=1, max_size=3), st.data())
def test_a_readme_cut_anywhere_is_read(parts: list[str], data: st.DataObject) -> None:
    text = "\n\n".join(parts)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    result = read(text[start:end])
    if not result.problem:
        assert not build(result)[2]


def test_time_grows_with_the_text_and_not_with_its_square() -> None:
    def seconds(count: int) -> float:
        rows = "\n".join(f"| M{n} | 7B | [w](https://huggingface.co/lab/m{n}) | [M{n}](#m{n}) |" for n in range(count))
        sections = "\n\n".join(
            f"### M{n}\n\n[Code](https://github.com/lab/m{n})\n\nText [r].\n\n- **Date:** 2023-07" for n in range(count)
        )
        head = "| Model | Params | Weights | Details |\n|---|---|---|---|\n"
        started = time.process_time()
        read(f"{head}{rows}\n\n## D\n\n{sections}\n\n[r]: https://example.org/r\n")
        return time.process_time() - started

    seconds(20)
    small, large = seconds(100), seconds(800)
    assert large < 8 * 4 * small
