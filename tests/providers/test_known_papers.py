"""The table of well-known papers, what is asked of it, and the script that makes it."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType, ModuleType

import pytest

from modelist.core.quantities import ArxivId
from modelist.providers.known_papers import has_words_of_titles, is_often_listed, paper_called, paper_named, titles_of
from modelist.providers.paper_titles import OFTEN_LISTED, PAPER_TITLES

SCRIPT = Path(__file__).parents[2] / "tools" / "scripts" / "make_paper_titles.py"
ROWS = [line.split("\t") for line in PAPER_TITLES.splitlines()]
TITLE = "Reading Road Signs with Patient Networks"


def test_every_row_is_an_id_in_order_with_clean_titles() -> None:
    papers = [row[0] for row in ROWS]
    assert papers == sorted(set(papers))
    assert all(paper == ArxivId.parse(paper).paper_id for paper in papers)  # type: ignore[union-attr]
    titles = [title for row in ROWS for title in row[1:]]
    assert all(title == " ".join(title.split()) and title.isprintable() and 3 < len(title) <= 200 for title in titles)


def test_papers_that_many_lists_have_are_in_the_table() -> None:
    often = OFTEN_LISTED.split()
    assert often == sorted(set(often))
    assert {*often} < {row[0] for row in ROWS}
    assert is_often_listed("1706.03762")
    assert not is_often_listed("2401.99999")


def test_every_title_finds_its_own_paper() -> None:
    for paper, *titles in ROWS:
        assert titles_of(paper) == tuple(titles)
        assert {paper_called(title.upper().replace(" ", "  ")) for title in titles} == {paper}


def test_what_is_in_no_table() -> None:
    assert titles_of("2401.99999") == ()
    assert paper_called(TITLE) == ""
    assert paper_called("") == ""
    assert paper_called("Attention Is All You Need?") == ""
    assert paper_called("\ud800\x00") == ""


def test_names_to_go_by() -> None:
    assert paper_named("blip-2") == "2301.12597"
    assert paper_named("blip-2+") == ""
    assert paper_named("Qwen2.5") == "2412.15115"
    assert paper_named("Attention") == paper_named("LEO") == paper_named("") == ""


def test_words_of_titles_are_english() -> None:
    assert has_words_of_titles("Attention for Visual Tasks")
    assert not has_words_of_titles("Büyük Dil Modellerinde Ahlaki Kendini Düzeltme")
    assert not has_words_of_titles("")


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_paper_titles", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def table_of(
    script: ModuleType, folder: Path, lists: dict[str, str], known: Mapping[str, Sequence[str]] = MappingProxyType({})
) -> list[str]:
    """The table's lines for lists by OWNER/NAME, with the titles of papers that are known already."""
    for name, text in lists.items():
        (folder / name).mkdir(parents=True)
        (folder / name / "README.md").write_text(text, encoding="utf-8")
    uses = [use for path in sorted(folder.glob("*/*/*.md")) for use in script.read(path)]
    return list(script.table(uses, known))


def item(title: str, paper: str) -> str:
    return f"- [{title}](https://arxiv.org/abs/{paper})\n"


def test_lists_that_agree_make_a_title(script: ModuleType, tmp_path: Path) -> None:
    lists = {
        "a/x": item(TITLE, "2401.00001"),
        "b/x": f"- **{TITLE}** [[Paper](https://arxiv.org/pdf/2401.00001v2)]\n",
        "c/x": item(f"⭐ (ICLR 2024) {TITLE.lower()}.", "2401.00001"),
        "d/x": item(TITLE, "2401.00002"),
        "e/x": item("Of Salt and Copper Kettles", "2401.00003"),
        "f/x": item("Of Salt and Copper Kettles", "2401.00003"),
    }
    assert table_of(script, tmp_path, lists) == [
        f"2401.00001\t{TITLE}",
        "2401.00003\tOf Salt and Copper Kettles",
    ]


def test_old_titles_stay_beside_new_ones(script: ModuleType, tmp_path: Path) -> None:
    known = {"2401.00001": ("Of Salt and Copper Kettles", TITLE.removesuffix(" Networks"))}
    lists = {name: item(TITLE, "2401.00001") for name in ("a/x", "b/x")}
    assert table_of(script, tmp_path, lists, known) == [f"2401.00001\t{TITLE}\tOf Salt and Copper Kettles"]


def test_papers_of_four_lists_are_often_listed(script: ModuleType) -> None:
    uses = [script.Use(owner, "2401.00001", f"Title of {owner}") for owner in "abcd"]
    assert script.often_listed([*uses, *(script.Use(owner, "2401.00002", TITLE) for owner in "abc")]) == ["2401.00001"]


def test_reports_make_titles_though_they_are_short(script: ModuleType, tmp_path: Path) -> None:
    report = "Of [Fern-2 Technical Report](https://arxiv.org/abs/2401.00001)\n"
    lists = {
        "a/x": f"- {report}- Fern-3 Technical Report: [1](https://arxiv.org/abs/2401.00003)\n",
        "b/x": "| **Fern-2 Technical Report** | [p](https://arxiv.org/pdf/2401.00001) |\n| - | - |\n",
        "c/x": "- Oak: A Fern-3 Technical Report [p](https://arxiv.org/pdf/2401.00003)\n",
    }
    assert table_of(script, tmp_path, lists) == ["2401.00001\tFern-2 Technical Report"]


def test_what_is_known_stays_unless_lists_say_otherwise(script: ModuleType, tmp_path: Path) -> None:
    known = {"2401.00002": (TITLE, "Of Salt and Copper Kettles"), "2401.00003": ("Slow Rivers Carry Fine Sand",)}
    lists = {name: item(TITLE, "2401.00001") for name in ("a/x", "b/x")}
    assert table_of(script, tmp_path, lists, known) == [
        f"2401.00001\t{TITLE}",
        "2401.00002\tOf Salt and Copper Kettles",
        "2401.00003\tSlow Rivers Carry Fine Sand",
    ]


@pytest.mark.parametrize(
    "last",
    [
        pytest.param({"a/y": item(TITLE, "2401.00001")}, id="an owner counts once"),
        pytest.param({"b/x": item(TITLE, "2401.00001"), "c/x": item(TITLE, "2401.00002")}, id="a third says otherwise"),
        pytest.param({"b/x": item(f"{TITLE} https://a.org", "2401.00001")}, id="an address is no part of a title"),
    ],
)
def test_too_few_lists_make_none(script: ModuleType, tmp_path: Path, last: dict[str, str]) -> None:
    lists = {"a/x": item(TITLE, "2401.00001"), **last}
    assert table_of(script, tmp_path, lists) == []


def test_lists_that_were_copied_count_as_one(script: ModuleType, tmp_path: Path) -> None:
    titles = [
        f"Reading {word} with Patient Networks" for word in "Alpha Beta Gamma Delta Eta Zeta Rho Phi Chi Psi".split()
    ]
    text = "".join(item(title, f"2402.0000{number}") for number, title in enumerate(titles))
    lists = {"a/x": text, "b/x": text, "c/x": text + item(TITLE, "2401.00001")}
    assert table_of(script, tmp_path, lists) == []


def test_a_renamed_paper_has_both_titles(script: ModuleType, tmp_path: Path) -> None:
    before = "Patient Networks Look at Traffic"
    lists = {name: item(TITLE, "2401.00001") for name in ("a/x", "b/x", "c/x")}
    lists |= {
        name: item(before, "2401.00001") + item("Of Salt and Copper Kettles", "2401.00001") for name in ("d/x", "e/x")
    }
    assert table_of(script, tmp_path, lists) == [f"2401.00001\t{TITLE}\t{before}"]
