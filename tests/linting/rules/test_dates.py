"""Release dates against papers, collections and older versions, as far as examples do not show it."""

from __future__ import annotations

import pytest

from linting.rules.readme_findings import findings
from modelist.core.quantities import ArxivId, ReleaseDate
from modelist.linting.examples import make_context
from modelist.linting.linter import lint
from modelist.linting.models.releases import collection_months, is_future, is_too_early, version_of, versions_by_family
from modelist.linting.registry import select_rules


@pytest.mark.parametrize(
    ("name", "version"),
    [
        ("Qwen", ("qwen", ())),
        ("Qwen1.5", ("qwen", (1, 5))),
        ("Llama 3", ("llama", (3,))),
        ("Qwen2.5-VL 7B", ("qwenvl", (2, 5))),
        ("DeepSeek-V2", ("deepseek v", (2,))),
        ("MiniGPT-v2", ("minigpt v", (2,))),
        ("phi-1_5", ("phi", (1, 5))),
        ("Llama 2 and Llama 3", None),
        ("Mistral 7B", ("mistral", ())),
        ("GPT-4o", None),
        ("CLIP 336", None),
        ("7B", None),
        ("", None),
    ],
)
def test_families_and_versions(name: str, version: tuple[str, tuple[int, ...]] | None) -> None:
    assert version_of(name) == version


def test_a_name_without_a_number_is_the_first() -> None:
    assert versions_by_family(["Qwen2", "Qwen", "Bear", "Qwen v2"]) == {
        "qwen": [((), 1), ((2,), 0)],
        "qwen v": [((), 1), ((2,), 3)],
    }


def test_a_january_stands_for_a_year_more_often_than_other_months() -> None:
    paper = ArxivId.parse("2205.01068")
    assert paper is not None
    assert is_too_early(paper, ReleaseDate(2022, 1))
    assert not is_too_early(ArxivId("", (2022, 6), 1), ReleaseDate(2022, 2))


def test_the_making_of_a_collection() -> None:
    gemma = "https://huggingface.co/collections/google/gemma-2-release-667d6600fd5220e7b967f315"
    assert collection_months("Gemma 2", [gemma]) == [ReleaseDate(2024, 6)]
    assert collection_months("Gemma 3", [gemma]) == []
    assert collection_months("Gemma 2 GGUF", [gemma]) == []
    assert collection_months("Gemma 2", ["https://huggingface.co/collections/google/gemma-2"]) == []
    assert collection_months("Bear", ["https://huggingface.co/collections/a/bears-667d6600fd5220e7b967f315"]) == []


def test_this_month_and_tomorrow_are_not_the_future() -> None:
    assert not is_future(ReleaseDate(2026, 6), "2026-06-15")
    assert not is_future(ReleaseDate(2026, 7, 1), "2026-06-30")
    assert is_future(ReleaseDate(2026, 7), "2026-06-15")
    assert is_future(ReleaseDate(2026, 7, 2), "2026-06-30")


def test_of_several_papers_one_that_fits_is_enough() -> None:
    papers = "[a](https://arxiv.org/abs/2310.16944) [b](https://arxiv.org/abs/2305.16944)"
    assert findings(f"| Model | Date | Paper |\n| --- | --- | --- |\n| Z | 2023-05 | {papers} |\n") == []


def test_the_paper_of_a_base_model_says_nothing() -> None:
    text = (
        "| Model | Date | Base Model |\n| --- | --- | --- |\n"
        "| Bear | 2023-01 | [Llama](https://arxiv.org/abs/2307.09288) |\n"
    )
    assert findings(text, "released-before-paper") == []


@pytest.mark.parametrize(
    ("dates", "wrong"),
    [
        (("2023-08", "2022-08", "2023-09", "2024-01"), [4]),
        (("2023-08", "2022-08", "2022-09", "2024-01"), [3]),  # one slip is likelier than two
    ],
)
def test_each_wrong_version_is_found_once(dates: tuple[str, ...], wrong: list[int]) -> None:
    rows = "".join(f"| Bear{name} | {date} |\n" for name, date in zip(("", " 2", " 2.5", " 3"), dates, strict=True))
    found = findings(f"| Model | Date |\n| --- | --- |\n{rows}", "released-before-predecessor")
    assert [line for _, line, _ in found] == wrong


@pytest.mark.parametrize(
    "text", ["2023-07", "2023", "2023.7", "07/2023", "Q3 2023", "2023-2024", "-", "soon", "2023年"]
)
def test_dates_that_can_be_read_are_well_formed(text: str) -> None:
    assert findings(f"| Model | Date |\n| --- | --- |\n| Bear | {text} |\n", "date-malformed") == []


@pytest.mark.parametrize("text", ["2023-13", "2023-00", "2023--07", "2023-02-31", "20233-07"])
def test_slips_in_dates(text: str) -> None:
    found = findings(f"| Model | Date |\n| --- | --- |\n| Bear | {text} |\n", "date-malformed")
    assert found == [("date-malformed", 3, text)]


def test_a_column_of_the_models_that_works_are_about_does_not_name_the_rows() -> None:
    table = (
        "| Title | Venue | Date | Multimodal Model |\n| --- | --- | --- | --- |\n"
        "| [Unified Attack](https://arxiv.org/abs/2502.16423) | TPAMI 2025 | 2024-02-23 | T2I |\n"
    )
    context = make_context({"README.md": table})
    (found,) = lint(context, select_rules(["released-before-paper"], [], {}))
    assert found.message.startswith("Unified Attack is dated 2024-02-23")


def test_a_badge_beside_the_name_is_no_part_of_it() -> None:
    table = (
        "| Model | Date |\n| --- | --- |\n"
        "| ![Star](https://img.shields.io/github/stars/a/b) <br> [**Zephyr**](https://arxiv.org/abs/2310.16944) |"
        " 2023-05 |\n"
        "| [![Star](https://img.shields.io/github/stars/a/c)](https://github.com/a/c)<br>"
        "[Bora](https://arxiv.org/abs/2310.16945) | 2023-05 |\n"
    )
    context = make_context({"README.md": table})
    found = lint(context, select_rules(["released-before-paper"], [], {}))
    assert [one.message.split(" is ")[0] for one in found] == ["Zephyr", "Bora"]
