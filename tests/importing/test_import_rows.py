"""Rows that are no models, that name none, or that lack a cell: no value comes into the wrong field."""

from __future__ import annotations

import pytest
from import_helpers import messages, page_of, plain_entries, read, table

PAPERS = (
    "| Date | Model | Paper Title | Link |\n|---|---|---|---|\n"
    "| 2025-04 | Ant | Ants that speak in tongues of fire | [Paper](https://arxiv.org/abs/2504.00001) |\n"
    "| 2025-04 | -   | On the landscape of talking insects | [Paper](https://arxiv.org/abs/2504.08528) |\n"
    "| 2025-03 | Bee | Bees that dance for their supper | [Paper](https://arxiv.org/abs/2503.00001) |\n"
)


def test_a_row_without_a_name_takes_the_title_and_never_the_date() -> None:
    other = PAPERS.replace("landscape of talking insects", "silence of whispering spiders").replace("08528", "04949")
    found = plain_entries(read(f"## One\n\n{PAPERS}\n## Two\n\n{other}"))
    assert {one["name"] for one in found.values()} == {
        "Ant",
        "Bee",
        "On the landscape of talking insects",
        "On the silence of whispering spiders",
    }
    papers = {one["name"]: one["links"]["paper"]["url"] for one in found.values()}
    assert papers["On the landscape of talking insects"] == "arXiv:2504.08528"
    assert papers["On the silence of whispering spiders"] == "arXiv:2504.04949"


def test_a_borrowed_title_makes_no_two_rows_one_model() -> None:
    found = plain_entries(read(f"## One\n\n{PAPERS}\n## Two\n\n{PAPERS.replace('08528', '04949')}"))
    assert sorted(one["name"] for one in found.values()).count("On the landscape of talking insects") == 2


@pytest.mark.parametrize("name", ["-", "2025-04", "12333", "N/A", "??"])
def test_a_row_that_names_nothing_stays_in_the_page(name: str) -> None:
    row = f"| {name} | [w](https://huggingface.co/lab/x) | 7B |"
    result = read(table("Params", "Ant | 7B", "Bee | 7B") + row + "\n\nWords.\n")
    assert set(plain_entries(result)) == {"ant", "bee"}
    assert f"<!-- modelist:end -->\n\n| Model | Weights | Params |\n|---|---|---|\n{row}\n\nWords." in page_of(result)
    assert messages(result, "import-row") == [
        "this row has no name, so it is no entry; it stays in a table below the region"
    ]


def test_titles_are_no_venues() -> None:
    found = plain_entries(read(PAPERS))
    assert "venue" not in found["ant"]
    assert found["ant"]["extra"] == {"Paper Title": "Ants that speak in tongues of fire"}
    rows = ("Ant | NeurIPS 2023", "Bee | ICML 2024", "Cow | arXiv")
    assert plain_entries(read(table("Paper", *rows)))["ant"]["venue"] == "NeurIPS 2023"


@pytest.mark.parametrize("row", ["| **2025 Latest** |", "| **2025 Latest** | | |", "| | <b>2025 Latest</b> | |"])
def test_a_heading_among_the_rows_is_no_model(row: str) -> None:
    lines = table("Params", "Ant | 7B", "Bee | 7B", "Cow | 13B").split("\n")
    result = read("\n".join([*lines[:3], row, *lines[3:]]))
    assert set(plain_entries(result)) == {"ant", "bee", "cow"}
    assert messages(result, "import-row") == [
        "this row is a heading of those below it, and no model; it is kept in a comment of the page"
    ]
    assert "2025 Latest" in result.page_text


def test_a_bold_name_alone_in_its_row_is_a_model_where_names_are_bold() -> None:
    text = "| Model | Params | Date |\n|---|---|---|\n| **Ant** | 7B | 2024-01 |\n| **Bee** | | |\n"
    assert set(plain_entries(read(text))) == {"ant", "bee"}


SHIFTED = (
    "| Model | Organization | Date | Checkpoints | Params | Context |\n|---|---|---|---|---|---|\n"
    "| Ant | Lab | 2024-01 | [ant](https://huggingface.co/lab/ant) | 7B | 4K |\n"
    "| Bee | 2024-02 | [bee](https://huggingface.co/lab/bee) | 13B | 512 tokens |\n"
    "| Cow | Lab | 2024-03 | [cow](https://huggingface.co/lab/cow) | 7B |\n"
)


def test_names_of_organisations_are_split_and_others_left_out() -> None:
    rows = ("Ant | Microsoft&NVIDIA", "Bee | CMU et al.", "Cow | AT&T", "Dog | Lab", "Elk | Lab")
    found = plain_entries(read(table("Organization", *rows)))
    assert found["ant"]["organization"] == ["microsoft", "nvidia"]
    assert found["bee"]["organization"] == "cmu"
    assert found["bee"]["extra"] == {"Organization (as written)": "CMU et al."}
    assert found["cow"]["organization"] == "at-t"


def test_a_row_that_lacks_a_cell_fills_no_field() -> None:
    result = read(SHIFTED)
    found, page = plain_entries(result), page_of(result)
    assert not {"organization", "released", "sizes", "context_length"} & set(found["bee"])
    assert found["bee"]["links"] == "unknown"
    assert found["cow"]["sizes"] == ["7B"]
    assert found["ant"]["organization"] == "lab"
    assert "512 tokens" in page
    assert "https://huggingface.co/lab/bee" in page
    short = "this row has 5 cells where the header has 6"
    misplaced = "they fit other columns than they stand in, so no field takes them, and the page shows them"
    assert messages(result, "import-cell") == [f"{short}; {misplaced} as they were written", short]


def test_a_row_with_too_many_cells_is_told_once() -> None:
    result = read(table("Params", "Ant | 7B | more | and more", "Bee | 7B | |"))
    assert messages(result, "import-cell") == [
        "this row has 5 cells where the header has 3; what stands past the last column is kept in a comment"
    ]


def test_what_is_no_value_of_a_field_is_kept_as_it_was_written() -> None:
    found = plain_entries(read(table("Organization", "Ant | 2024-01", "Bee | Lab", "Cow | 360")))
    assert found["ant"]["organization"] == "lab", "the account of its weights"
    assert found["ant"]["extra"] == {"Organization (as written)": "2024-01"}
    assert found["cow"]["organization"] == "360"
    found = plain_entries(read(table("Params", "Ant | 512 tokens", "Bee | 7B", "Cow | 6B-Base/6B/6B-32K", "Dog | 7B")))
    assert "sizes" not in found["ant"]
    assert found["cow"]["sizes"] == ["6B"]
    assert found["cow"]["extra"] == {"Params (as written)": "6B-Base/6B/6B-32K"}


@pytest.mark.parametrize(
    ("text", "size"), [("A32/355B", "355B-A32B"), ("A32B/1T", "1T-A32B"), ("A2.5B/21B", "21B-A2.5B")]
)
def test_an_active_part_may_come_first(text: str, size: str) -> None:
    assert plain_entries(read(table("Params", f"Ant | {text}", "Bee | 7B")))["ant"]["sizes"] == [size]


def test_days_of_a_column_tell_which_number_is_the_month() -> None:
    rows = ("Ant | 06/15/2026", "Bee | 06/01/2026", "Cow | 2026-05-04")
    result = read(table("Date", *rows))
    assert [one["released"] for one in plain_entries(result).values()] == ["2026-06-15", "2026-06-01", "2026-05-04"]
    assert messages(result, "import-unread") == []
    assert (
        "released"
        not in plain_entries(read(table("Date", "Ant | 06/01/2026", "Bee | 2026-05", "Cow | 2026-04")))["ant"]
    )


def test_a_column_that_counts_is_no_data() -> None:
    text = "| 序号 | 模型 | 参数 |\n|---|---|---|\n| 1 | Cow | 7B |\n| 2 | Ant | 7B |\n| 3 | Bee | 7B |\n"
    result = read(text)
    assert all("extra" not in one for one in plain_entries(result).values())
    assert "columns=name,sizes" in result.page_text
    assert messages(result, "import-header") == [
        "the column '序号' only counts the rows; it is left out, since a region has no numbers"
    ]
    assert messages(result, "import-order") == [
        "no evident order here; the region is sorted by name (sort=name), so that 3 of 3 models stand in another place"
    ]
    ranks = text.replace("序号", "排名")
    assert plain_entries(read(ranks))["cow"]["extra"] == {"排名": "1"}


def test_a_table_whose_links_all_lead_to_files_lists_no_models() -> None:
    models = "## Base\n\n" + table("Params", "Ant | 7B", "Bee | 7B")
    files = "\n## More\n\n| 系列 | 说明 | 链接 |\n|---|---|---|\n| NLU | words | [29](docs/nlu.md) |\n"
    result = read(models + files)
    assert set(plain_entries(result)) == {"ant", "bee"}
    assert files.strip() in page_of(result)


def test_a_table_of_data_sets_lists_no_models() -> None:
    text = (
        "## Audio Datasets\n\n| Title | Full Name | Size | Link |\n|---|---|---|---|\n"
        "| Voices | Voices of the people | 2508 hours | [Download](https://v.example/d) |\n"
        "| Light | Light reading | 400k Hours | [Download](https://l.example/d) |\n"
    )
    assert read(text).problem
    assert not read("## Models\n\n" + table("Params", "Ant | 7B")).problem


def test_a_model_id_with_its_hubs_makes_a_table_of_models() -> None:
    text = (
        "| Model ID | ModelScope | Hugging Face |\n|---|---|---|\n"
        "| Ant-7B | [ant](https://modelscope.cn/models/lab/ant) | [ant](https://huggingface.co/lab/ant) |\n"
    )
    assert set(plain_entries(read(text))) == {"ant-7b"}


def test_help_does_not_ask_for_what_was_given() -> None:
    nothing, tables = "# Words\n\nOnly words.\n", "| City | Rain |\n|---|---|\n| Rome | much |\n"
    assert "--kind" not in read(nothing).help
    assert "--kind" not in read(tables, kind="llm").help
    assert "--kind" in read(tables).help
