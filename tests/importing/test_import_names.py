"""Names, headers and labels: what readers saw of them stays, and ids do not mislead."""

from __future__ import annotations

import pytest
from import_helpers import messages, page_of, plain_entries, read, table

from modelist.importing.ids import name_for_id

NOTES = "\n[^1]: Changed a little.\n\n[^2]: ただし、研究用である。\n"


def test_marks_of_footnotes_stay_in_cells_and_headers_and_leave_names_and_values() -> None:
    text = (
        "| Model | Weights | License | Base [^2] |\n|---|---|---|---|\n"
        "| Ant[^2] | [w](https://huggingface.co/lab/ant) | MIT[^1] | Llama[^1] |\n"
        "| Bee | [w](https://huggingface.co/lab/bee) | MIT | Llama |\n"
        "| Cow | [w](https://huggingface.co/lab/cow) | MIT | Llama |\n"
        "| Dog | [w](https://huggingface.co/lab/dog) | MIT | Llama[^9] |\n"
        "| Elk | [w](https://huggingface.co/lab/elk) | MIT | Llama |\n"
    )
    result = read(text + NOTES)
    found, page = plain_entries(result), page_of(result)
    assert set(found) == {"ant", "bee", "cow", "dog", "elk"}
    assert found["ant"]["name"] == "Ant"
    assert found["ant"]["license"] == "MIT"
    assert found["ant"]["extra"]["License (as written)"] == "MIT[^1]"
    assert found["ant"]["extra"]["Model (as written)"] == "Ant[^2]"
    assert "| Base [^2] |" in page
    assert "| Llama[^1] |" in page
    assert "cell-" not in page
    assert NOTES in page


def test_a_footnote_that_goes_into_a_description_stays_for_the_table() -> None:
    text = (
        "| Model | Base | Details |\n|---|---|---|\n"
        "| Ant | Llama[^1] | [more](#ant) |\n| Bee | Llama | [more](#bee) |\n"
        "\n### Ant\n\n- **License:** MIT\n\nWords.[^1]\n\n[^1]: Changed a little.\n\n### Bee\n\n- **License:** MIT\n"
    )
    page = page_of(read(text))
    assert "| Llama[^1] |" in page
    assert "\n[^1]: Changed a little.\n" in page


def test_a_name_leaves_out_its_variants() -> None:
    links = "([7b](https://huggingface.co/lab/youri-7b), [7b-chat](https://huggingface.co/lab/youri-7b-chat))"
    cells = {
        f"[Youri 7B](https://y.example/youri)<br>{links}": "Youri 7B",
        f"Ant 7B {links.replace('youri', 'ant')}": "Ant 7B",
        "Bee (small)": "Bee (small)",
        "[Cow](https://huggingface.co/lab/cow) (8B)": "Cow (8B)",
        "[Dog](https://huggingface.co/lab/dog), [Elk](https://huggingface.co/lab/elk)": "Dog, Elk",
    }
    rows = "".join(f"| {cell} | 7B |\n" for cell in cells)
    result = read(f"| Model | Params |\n|---|---|\n{rows}")
    assert {one["name"] for one in plain_entries(result).values()} == set(cells.values())
    assert all(cell.replace("<br>", "<br />") in page_of(result).replace("<br>", "<br />") for cell in cells)


def test_an_address_twice_in_a_cell_keeps_both_labels() -> None:
    cell = "[Ant 3](https://x.example/), [Ant 3 Mini](https://x.example/)"
    rows = (f"Ant | {cell}", "Bee | [b](https://b.example)", "Cow | [c](https://c.example)")
    result = read(table("Demo", *rows))
    assert f"| {cell} |" in page_of(result)
    assert len(messages(result, "import-unread")) == 1


def test_a_link_keeps_the_text_that_its_column_has() -> None:
    text = (
        "| Model | Params | Links |\n|---|---|---|\n"
        "| [Ant 3 (Lab)](https://arxiv.org/abs/2606.02800) | 7B | [Paper](https://arxiv.org/abs/2606.02800) |\n"
        "| [Bee](https://arxiv.org/abs/2606.02801) | 7B | [Report](https://arxiv.org/abs/2606.02801) |\n"
    )
    page = page_of(read(text))
    assert "| Ant 3 (Lab) | 7B | [Paper](https://arxiv.org/abs/2606.02800) |" in page
    assert "[Report](https://arxiv.org/abs/2606.02801)" in page


def test_brackets_around_a_link_are_no_part_of_its_text() -> None:
    rows = ("Ant | \\[[HF\\]](https://huggingface.co/a/a)", "Bee | [\\[HF\\]](https://huggingface.co/b/b)")
    page = page_of(read("| Model | 下载 |\n|---|---|\n" + "".join(f"| {one} |\n" for one in rows)))
    assert "[HF](https://huggingface.co/a/a)" in page
    assert "[\\[HF\\]](https://huggingface.co/b/b)" in page


def test_raised_numbers_stay_raised_and_other_formulas_are_kept_as_they_were_written() -> None:
    text = (
        "| Model | Params |\n|---|---|\n| VILA$^{2}$ | 7B |\n| Ant $_2$ | 7B |\n| $\\alpha$-Bee | 7B |\n"
        "| Cow | 7B |\n| Dog | 7B |\n"
    )
    result = read(text)
    names = [one["name"] for one in plain_entries(result).values()]
    assert {"VILA²", "Ant₂"} <= set(names)
    page = page_of(result)
    assert "| VILA² |" in page
    assert "| $\\alpha$-Bee |" in page


def test_an_empty_header_stays_empty() -> None:
    links = "([7b](https://huggingface.co/lab/{0}-7b), [7b-chat](https://huggingface.co/lab/{0}-7b-chat))"
    rows = "".join(f"| [{one}](https://{one}.example)<br>{links.format(one)} | 7B | x |\n" for one in ("ant", "bee"))
    page = page_of(read(f"| | Params | |\n|---|---|---|\n{rows}"))
    assert "| | Params | |" in page
    assert "Column" not in page.replace("extra:Column", "")


def test_the_commonest_header_is_that_of_the_page_and_others_are_told() -> None:
    first = "## A\n\n" + table("Params", "Ant | 7B").replace("| Model |", "| Series |")
    result = read(first + "\n## B\n\n" + table("Params", "Bee | 7B") + "\n## C\n\n" + table("Params", "Cow | 7B"))
    assert page_of(result).count("| Model | Weights | Params |") == 3
    assert messages(result, "import-header") == [
        "the header 'Series' becomes 'Model' as in other tables: the column is name in all"
    ]


@pytest.mark.parametrize("name", ["早大GPT", "東工大GPT-4", "日立BERT base", "くしなだ (base, large)", "雅意2.0"])
def test_no_id_is_only_a_word_that_any_model_may_have(name: str) -> None:
    text = table("Params", "Ant | 7B", "Bee | 7B").replace("| Ant |", f"| {name} |")
    found = next(one for one in plain_entries(read(text)) if one != "bee")
    assert found.startswith("entry-"), found


@pytest.mark.parametrize("name", ["GPT-4", "文心一言 ERNIE Bot", "Llama 3", "书生·浦语 InternLM"])
def test_ids_of_other_names_stay(name: str) -> None:
    assert name_for_id(name) == name


@pytest.mark.parametrize(
    ("cell", "name", "entry_id"),
    [
        ("Ant<sup>1</sup>", "Ant¹", "ant1"),
        ("LLaMA<sup>*</sup>", "LLaMA", "llama"),
        ("GPT²", "GPT²", "gpt2"),
        ("VILA$^{2}$", "VILA²", "vila2"),
    ],
)
def test_what_is_raised_stays_apart_from_the_name(cell: str, name: str, entry_id: str) -> None:
    text = f"| Model | Params |\n|---|---|\n| {cell} | 7B |\n| Bee | 8B |\n| Cow | 9B |\n"
    found = plain_entries(read(text))
    assert found[entry_id]["name"] == name
    assert set(found) == {entry_id, "bee", "cow"}


def test_days_before_months_are_seen_before_a_column_is_given_up() -> None:
    dates = ("06/01/2026", "13/01/2026", "05/02/2026", "04/03/2026")
    rows = "".join(
        f"| {name} | {date} | 7B |\n" for name, date in zip(("Ant", "Bee", "Cow", "Dog"), dates, strict=True)
    )
    found = plain_entries(read(f"| Model | Date | Params |\n|---|---|---|\n{rows}"))
    assert [one["released"] for one in found.values()] == ["2026-01-06", "2026-01-13", "2026-02-05", "2026-03-04"]


def test_numbers_of_rows_are_counted_past_the_headings_among_them() -> None:
    rows = "".join(f"| {n} | {name} | 7B |\n" for n, name in enumerate(("Ant", "Bee", "Cow"), 1))
    more = "".join(f"| {n} | {name} | 7B |\n" for n, name in enumerate(("Dog", "Elk", "Fox"), 4))
    page = page_of(read(f"| # | Model | Params |\n|---|---|---|\n| **2023** |\n{rows}| **2024** |\n{more}"))
    assert "extra:#" not in page
