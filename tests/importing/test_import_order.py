"""When models were released, and in what order a region lists them."""

from __future__ import annotations

import pytest
from import_helpers import file_of, messages, page_of, plain_entries, read, table

from modelist.importing.order import sorted_as

NAMES = ("Ant", "Bee", "Cow", "Dog", "Elk")


DAYS = ("Ant | 2023/06<!--18-->", "Bee | 2023/06<!--25-->", "Cow | 2023/06<!--28-->", "Dog | 2023/08", "Elk | 2023/09")


def test_comments_that_are_days_for_certain_are_days() -> None:
    result = read(table("Date", *DAYS))
    assert [one["released"] for one in plain_entries(result).values()][:4] == [
        "2023-06-18", "2023-06-25", "2023-06-28", "2023-08",
    ]  # fmt: skip
    assert "released: 2023-06-18  # 2023/06 (18)\n" in file_of(result, "ant")


@pytest.mark.parametrize(
    "rows",
    [
        (
            "Ant | 2023/06<!--28-->",
            "Bee | 2023/06<!--25-->",
            "Cow | 2023/06<!--18-->",
            "Dog | 2023/08",
            "Elk | 2023/09",
        ),
        ("Ant | 2023/06<!--18-->", "Bee | 2023/06<!--25-->", "Cow | 2023/06<!--31-->", "Dog | 2023/08"),
        ("Ant | 2023/06<!--18-->", "Bee | 2023/07", "Cow | 2023/08"),
    ],
)
def test_other_comments_stay_beside_the_date(rows: tuple[str, ...]) -> None:
    result = read(table("Date", *rows))
    text = file_of(result, "ant")
    assert plain_entries(result)["ant"]["released"] == "2023-06"
    assert text.startswith("name: Ant\n")
    day = rows[0].partition("--")[2][:2]
    assert f"released: 2023-06  # 2023/06 ({day})\n" in text


def test_models_that_stand_elsewhere_are_told_of() -> None:
    rows = ("Ant | 2023-01", "Cow | 2023-02", "Bee | 2023-02", "Dog | 2023-03")
    result = read(table("Date", *rows))
    assert messages(result, "import-order")[0] == (
        "2 of 4 models stand in another place than here, the first is 'Bee': the region is sorted by date and name"
        " (sort=released)"
    )
    page = page_of(result)
    assert page.index("| Bee |") < page.index("| Cow |")
    assert sorted_as("-released", ("b", "A", "c"), ("2023-01", "2023-01", "")) == ["A", "b", "c"]


def rows_of_days(*days: int) -> tuple[str, ...]:
    """One row a day: three of June, then those of July."""
    return tuple(
        f"{name} | 2023/0{6 if at < 3 else 7}<!--{day}-->"
        for at, (name, day) in enumerate(zip(NAMES, days, strict=False))
    )


@pytest.mark.parametrize(
    "days",
    [(1, 2, 3, 4, 5), (1, 1, 1, 1, 1), (4, 5, 6), (3, 4, 9, 11, 12)],
    ids=["1 to 5", "ones", "4 to 6", "rising on"],
)
def test_numbers_that_only_count_are_no_days(days: tuple[int, ...]) -> None:
    found = plain_entries(read(table("Date", *rows_of_days(*days))))
    assert {one["released"] for one in found.values()} <= {"2023-06", "2023-07"}


def test_days_begin_again_with_the_month() -> None:
    found = plain_entries(read(table("Date", *rows_of_days(3, 14, 28, 4, 20))))
    assert [one["released"] for one in found.values()][2:4] == ["2023-06-28", "2023-07-04"]


def test_models_without_any_date_are_sorted_by_name() -> None:
    result = read(table("Params", "Dog | 7B", "Ant | 7B", "Cow | 7B"))
    assert messages(result, "import-order") == [
        "no evident order here; the region is sorted by name (sort=name), so that 3 of 3 models stand in another place"
    ]


def test_models_of_which_few_have_a_date_are_sorted_by_name() -> None:
    rows = (
        "Dog | [d](https://arxiv.org/abs/2301.00001)",
        *(f"{one} | [p](https://p.example/{one})" for one in NAMES[:3]),
    )
    assert "sort=name -->" in read(table("Paper", *rows)).page_text


def test_the_order_of_a_region_is_that_of_the_dates_which_its_entries_have() -> None:
    """The section's date goes before the row's, and where nothing says one the paper's does."""
    row = "| {0} | 2023-06 | [{0}](#{1}) |\n"
    sections = "".join(
        f"## {name}\n\n- **Date:** 2023-06-{day}\n- **License:** MIT\n\nText.\n\n"
        for name, day in (("Ant", "21"), ("Bee", "14"), ("Cow", "07"))
    )
    head = "| Model | Date | Details |\n|---|---|---|\n"
    described = read(head + "".join(row.format(one, one.lower()) for one in NAMES[:3]) + "\nMore.\n\n" + sections)
    assert "columns=name,released,details sort=-released" in described.page_text
    assert messages(described, "import-order") == []
    papers = "".join(
        f"| {name} | {date} | [p](https://arxiv.org/abs/230{at}.00001) |\n"
        for at, (name, date) in enumerate(zip(NAMES, ("2023-01", "", "2023-03", "2023-04"), strict=False), 1)
    )
    assert messages(read("| Model | Date | Paper |\n|---|---|---|\n" + papers), "import-order") == []


def test_two_benchmarks_are_sorted_by_name_and_said_to_be() -> None:
    links = "[Code](https://github.com/lab/{0}) [Paper](https://arxiv.org/abs/2301.00001)"
    text = (
        table("Params", "Ant | 7B")
        + "\n## Benchmarks\n\n"
        + "".join(f"### {name}\n\n{links.format(name)}\n\nText.\n\n" for name in ("Yew", "Fir"))
    )
    assert messages(read(text), "import-order") == [
        "2 of 2 models stand in another place than here, the first is 'Fir': the region is sorted by name (sort=name)"
    ]
