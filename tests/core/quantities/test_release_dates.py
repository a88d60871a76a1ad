"""Dates: the calendar, their order, and how people write them."""

from __future__ import annotations

import pytest

from modelist.core.quantities import Note, ReleaseDate, canonical_date, is_day_first, read_date


@pytest.mark.parametrize("text", ["2023-07", "2023-07-18", "1950-01", "2199-12-31", "2024-02-29", "2000-02-29"])
def test_canonical_dates(text: str) -> None:
    assert str(ReleaseDate.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2023",
        "2023-7",
        "2023-07-1",
        "2023.07",
        "2023-00",
        "2023-13",
        "2023-02-29",
        "1900-02-29",
        "2100-02-29",
        "2023-04-31",
        "2023-07-00",
        "1949-12",
        "2200-01",
        "23-07",
        " 2023-07",
        "2023-07\n",
        "２０２３-07",
        "2023-07-18T00:00",
    ],
)
def test_other_texts_are_no_dates(text: str) -> None:
    assert ReleaseDate.parse(text) is None


def test_impossible_dates_are_refused() -> None:
    with pytest.raises(ValueError, match="no such date"):
        ReleaseDate(2023, 2, 29)
    with pytest.raises(ValueError, match="no such date"):
        ReleaseDate(23, 7)


def test_order_and_distance() -> None:
    texts = ["2023-06-30", "2023-07", "2023-07-01", "2023-07-31", "2023-08", "2024-01"]
    dates = [date for date in map(ReleaseDate.parse, texts) if date is not None]
    assert [str(date) for date in sorted(dates)] == texts
    assert dates[0].months_between(dates[-1]) == 7
    assert dates[-1].months_between(dates[0]) == -7
    assert dates[1].months_between(dates[3]) == 0
    assert dates[4].month_index - dates[3].month_index == 1


@pytest.mark.parametrize(
    ("text", "canonical"),
    {
        "2023.07": "2023-07",
        "2023/7": "2023-07",
        "2023.07.18": "2023-07-18",
        "2023-7-1": "2023-07-01",
        "202307": "2023-07",
        "20230718": "2023-07-18",
        "July 2023": "2023-07",
        "July, 2023": "2023-07",
        "jul-2023": "2023-07",
        "2023 July": "2023-07",
        "Sept. 2023": "2023-09",
        "May 2023": "2023-05",
        "Jul. 18, 2023": "2023-07-18",
        "July 18 2023": "2023-07-18",
        "18 July 2023": "2023-07-18",
        "18th of July, 2023": "2023-07-18",
        "18-Jul-2023": "2023-07-18",
        "2023年7月": "2023-07",
        "2023 年 07 月": "2023-07",
        "2023年十二月": "2023-12",
        "2023年7月18日": "2023-07-18",
        "07/2023": "2023-07",
        "7.2023": "2023-07",
        "２０２３-０７": "2023-07",
        "２０２３．０７": "2023-07",
        "18/07/2023": "2023-07-18",
        "07/18/2023": "2023-07-18",
        "07/07/2023": "2023-07-07",
        "(2023-07)": "2023-07",
        "**2023-07**": "2023-07",
        "2023–07": "2023-07",
        "~2023-07": "2023-07",
        "约2023年7月": "2023-07",
    }.items(),
)
def test_dates_as_people_write_them(text: str, canonical: str) -> None:
    assert canonical_date(text) == canonical


@pytest.mark.parametrize(
    "text",
    [
        "03/04/2023",
        "03.04.2023",
        "2023",
        "2023年",
        "2023 Q3",
        "23-07",
        "2023-13",
        "2023-02-30",
        "2023.07.32",
        "20231301",
        "2023-07 / 2024-01",
        "2023-07~2023-09",
        "July 2023 (updated 2024-01)",
        "12023-07",
        "March",
        "v2023.07",
        "32 July 2023",
    ],
)
def test_what_is_no_date_is_left(text: str) -> None:
    assert (read_date(text).value, read_date(text).rest) == (None, text)


def test_remarks_are_kept_apart() -> None:
    assert (str(read_date("2023-07 (paper)").value), read_date("2023-07 (paper)").rest) == ("2023-07", "paper")
    assert read_date("2023-07-18T12:00:00Z").rest == "T12:00:00Z"
    assert read_date("Released July 2023").rest == "Released"
    assert read_date("约2023年7月").notes == (Note.APPROXIMATE,)
    assert read_date("TBD").rest == ""


def test_the_other_dates_of_a_column_tell_which_number_is_the_day() -> None:
    assert is_day_first(["3/4/2025", "28/1/2025", "8/2025", ""]) is True
    assert is_day_first(["3.4.2025", "1.28.2025"]) is False
    assert is_day_first(["3/4/2025", "28/1/2025", "1/28/2025"]) is None
    assert is_day_first(["3/4/2025"]) is None
    assert str(read_date("3/4/2025", day_first=True).value) == "2025-04-03"
    assert str(read_date("3/4/2025", day_first=False).value) == "2025-03-04"
    assert str(read_date("8/2025", day_first=True).value) == "2025-08"
    assert read_date("3/4/2025").value is None
