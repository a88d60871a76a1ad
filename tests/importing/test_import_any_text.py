"""Any text can be read; what is made of it is sound, and nothing of it is lost."""

from __future__ import annotations

import time

from hypothesis import example, given
from hypothesis import strategies as st
from import_fragments import BLOCKS, CELLS, HEADERS
from import_helpers import build, read
from import_losses import lost_addresses, lost_words, simple_words
from import_readmes import ALL

from modelist.core.text import Document
from modelist.importing.losses import find_hidden_addresses


@st.composite
def tables(draw: st.DrawFn) -> str:
    """A table whose columns and cells may be anything of the above."""
    headers = draw(st.lists(st.sampled_from(HEADERS), min_size=1, max_size=6))
    cell = st.sampled_from(CELLS) | st.text(max_size=8)
    rows = draw(st.lists(st.lists(cell, min_size=1, max_size=7), max_size=4))
    lines = [headers, ["---"] * len(headers), *rows]
    return "\n".join(f"| {' | '.join(one.replace(chr(10), ' ') for one in line)} |" for line in lines)


MODEL_TABLE = tables().map(lambda text: text.replace("| ", "| Model | ", 1).replace("| ---", "| --- | ---", 1))
READMES = st.lists(st.sampled_from(BLOCKS) | tables() | MODEL_TABLE | st.text(max_size=20), max_size=14).map(
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
    assert find_hidden_addresses(Document.from_raw("README.md", text), Document("README.md", page)) == []


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
