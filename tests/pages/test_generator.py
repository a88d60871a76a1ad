"""Pages: what entries become, what stays untouched, and what strangers cannot do."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import ENTRY, MakeList
from modelist.cli import run
from modelist.core.text import Document
from modelist.documents.markdown import parse_markdown

PAGE = """\
# List

Hand-written *prose*, kept as it is.\t

<!-- modelist:begin count -->
<!-- modelist:end -->

<!-- modelist:begin toc levels=2-3 -->
<!-- modelist:end -->

## Table

<!-- modelist:begin table columns=name,released,details sort=name -->
<!-- modelist:end -->

## Details

<!-- modelist:begin sections sort=name -->
<!-- modelist:end -->

## The end
"""


def entry(name: str, **fields: str) -> str:
    lines = {"organization": "lab", "released": "2024-01", "links": "{code: 'https://github.com/lab/alpha'}"} | fields
    return f"name: {name}\n" + "".join(f"{key}: {value}\n" for key, value in lines.items())


def build(root: Path, *options: str) -> int:
    return run(["--root", str(root), "-q", "build", *options])


def git(root: Path, *arguments: str) -> str:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments]
    return subprocess.run(command, cwd=root, env=environment, check=True, capture_output=True, text=True).stdout


def changed_lines(diff: str) -> list[str]:
    return [line for line in diff.splitlines() if line[:1] in "+-" and not line.startswith(("+++", "---"))]


def test_a_second_build_changes_nothing(make_list: MakeList) -> None:
    root = make_list({"README.md": PAGE, "entries/llm/alpha.yaml": ENTRY})
    assert build(root, "--check") == 1
    assert build(root) == 0
    first = (root / "README.md").read_bytes()
    assert build(root) == 0
    assert build(root, "--check") == 0
    assert (root / "README.md").read_bytes() == first


def test_what_is_outside_regions_is_not_touched(make_list: MakeList) -> None:
    root = make_list({"README.md": PAGE.replace("\n", "\r\n"), "entries/llm/alpha.yaml": ENTRY})
    assert build(root) == 0
    text = (root / "README.md").read_bytes().decode()
    assert text.count("\r\n") == text.count("\n")
    assert "Hand-written *prose*, kept as it is.\t\r\n" in text
    assert "### Alpha\r\n" in text


def test_one_new_entry_changes_only_its_own_lines(make_list: MakeList) -> None:
    files = {f"entries/llm/{name.lower()}.yaml": entry(name) for name in ("Alpha", "Gamma", "Omega")}
    root = make_list({"README.md": PAGE, **files})
    build(root)
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "before")
    (root / "entries/llm/beta.yaml").write_text(entry("Beta", description="{en: New words.}"))
    build(root)
    lines = changed_lines(git(root, "diff", "-U0", "--", "README.md"))
    assert [one for one in lines if one.startswith("-")] == [
        "-**3** language models, **1** organizations, newest: 2024-01."
    ]
    added = [one for one in lines if one.startswith("+") and one != "+"]
    assert added[0] == "+**4** language models, **1** organizations, newest: 2024-01."
    assert all("Beta" in one or "New words" in one or "2024-01" in one or "github" in one for one in added[1:]), added


def test_same_bytes_in_another_locale_time_zone_hash_seed_and_file_order(make_list: MakeList, tmp_path: Path) -> None:
    names = [f"Model {n} é漢" for n in range(30)]
    root = make_list({"README.md": PAGE})
    results = set()
    for seed, locale, zone in (("0", "C", "UTC"), ("1", "C.UTF-8", "Asia/Tokyo"), ("2", "POSIX", "America/Lima")):
        shutil.rmtree(root / "entries/llm", ignore_errors=True)
        (root / "entries/llm").mkdir()
        order = list(range(30))
        random.Random(seed).shuffle(order)
        for n in order:
            (root / f"entries/llm/m-{n}.yaml").write_text(entry(names[n]), encoding="utf-8")
        (root / "README.md").write_text(PAGE)
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone, "PYTHONUTF8": "0"}
        command = [sys.executable, "-m", "modelist", "--root", str(root), "build"]
        subprocess.run(command, env=environment, check=True, capture_output=True)
        results.add((root / "README.md").read_bytes())
    assert len(results) == 1


def test_killed_at_any_moment_a_page_is_old_or_new(make_list: MakeList) -> None:
    files = {f"entries/llm/m-{n}.yaml": entry(f"Model {n}") for n in range(40)}
    pages = {f"README_{n}.md": PAGE for n in range(4)}
    root = make_list({**files, **pages})
    old = PAGE.encode()
    build(root)
    new = (root / "README_0.md").read_bytes()
    command = [sys.executable, "-m", "modelist", "--root", str(root), "build"]
    started = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    whole = time.perf_counter() - started
    dice = random.Random(7)
    for _ in range(25):
        for page in pages:
            (root / page).write_bytes(old)
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(timeout=whole * dice.uniform(0.4, 1.1))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        for page in pages:
            assert (root / page).read_bytes() in (old, new)


def test_mode_of_a_page_is_kept(make_list: MakeList) -> None:
    root = make_list({"README.md": PAGE, "entries/llm/alpha.yaml": ENTRY})
    (root / "README.md").chmod(0o640)
    build(root)
    assert (root / "README.md").stat().st_mode & 0o777 == 0o640
    assert not list(root.glob(".*.tmp"))


def test_nothing_is_written_unless_every_page_can_be(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    broken = PAGE + "\n<!-- modelist:begin tabel -->\n<!-- modelist:end -->\n"
    root = make_list({"README.md": PAGE, "README_b.md": broken, "entries/llm/alpha.yaml": ENTRY})
    assert build(root) == 2
    assert (root / "README.md").read_text() == PAGE
    out = capsys.readouterr().out
    assert "README_b.md:23:1: error: there is no region 'tabel'" in out
    assert "Did you mean 'table'?" in out


@pytest.mark.parametrize(
    ("marker", "place", "words"),
    [
        ("table colums=name", "7:27", "columns"),
        ("table columns=nme", "7:27", "name"),
        ("table sort=datum", "7:27", "Sort by"),
        ("table kind=llmm", "7:27", "llm"),
        ("sections level=9", "7:30", "1 to 6"),
        ("toc levels=3-2", "7:25", "2-3"),
        ("table lang=fr", "7:27", "en"),
    ],
)
def test_a_wrong_option_is_an_error_at_its_place(
    make_list: MakeList, capsys: pytest.CaptureFixture[str], marker: str, place: str, words: str
) -> None:
    page = f"# List\n\ntext\n\ntext\n\n<!-- modelist:begin {marker} -->\n<!-- modelist:end -->\n"
    root = make_list({"README.md": page, "entries/llm/alpha.yaml": ENTRY})
    assert build(root) == 2
    out = capsys.readouterr().out
    assert f"README.md:{place}: error:" in out
    assert words in out
    assert (root / "README.md").read_text() == page


def test_anchors_are_those_of_github(make_list: MakeList) -> None:
    names = ["Foo", "Foo-1", "'Foo 🚀'", "视觉（VLM）", "'Foo: bar'", "Table"]
    files = {f"entries/llm/m-{n}.yaml": entry(name) for n, name in enumerate(names)}
    twice = {"entries/llm/n-9.yaml": entry("Foo")}
    root = make_list({"README.md": PAGE, **files, **twice})
    build(root)
    text = (root / "README.md").read_text()
    for link in (
        "| [Foo](#foo) |",
        "| [Foo](#foo-1) |",
        "| [Foo-1](#foo-1-1) |",
        "| [Foo 🚀](#foo-) |",
        "| [视觉（VLM）](#视觉vlm) |",
        "| [Foo: bar](#foo-bar) |",
        "| [Table](#table-1) |",
    ):
        assert link in text, link


def test_a_series_is_followed_by_its_members(make_list: MakeList) -> None:
    root = make_list(
        {
            "README.md": PAGE,
            "entries/llm/family.yaml": entry("Family", members="[two, one]"),
            "entries/llm/one.yaml": entry("One"),
            "entries/llm/two.yaml": entry("Two"),
        }
    )
    build(root)
    text = (root / "README.md").read_text()
    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert headings == ["# List", "## Table", "## Details", "### Family", "#### Two", "#### One", "## The end"]
    assert [line.split("|")[1].strip() for line in text.splitlines() if line.startswith("| ")][2:] == [
        "Family",
        "↳ Two",
        "↳ One",
    ]


def test_chinese_falls_back_to_english_and_says_so(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_list(
        {
            "README_zh.md": PAGE,
            "entries/llm/alpha.yaml": entry("Alpha", description="{en: English words.}"),
            "entries/llm/beta.yaml": entry("Beta", description="{en: English, zh: 中文。}"),
            "entries/llm/gamma.yaml": entry("Gamma"),
        }
    )
    assert run(["--root", str(root), "build"]) == 0
    text = (root / "README_zh.md").read_text()
    assert "English words." in text
    assert "中文。" in text
    assert "**发布时间:** 2024-01" in text or "**发布时间：** 2024-01" in text
    out = capsys.readouterr().out
    assert "entries/llm/alpha.yaml:5:14: info" in out
    assert "missing-translation" in out
    assert "beta" not in out
    assert "gamma" not in out, "there is nothing to translate"


def test_details_on_another_page_are_linked_there(make_list: MakeList) -> None:
    short = "# Short\n\n<!-- modelist:begin table columns=name,details -->\n<!-- modelist:end -->\n"
    root = make_list({"README.md": short, "README_long.md": PAGE, "entries/llm/alpha.yaml": ENTRY})
    build(root)
    assert "| Alpha | [Alpha](README_long.md#alpha) |" in (root / "README.md").read_text()


def test_entries_that_cannot_be_loaded_stop_the_build(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_list({"README.md": PAGE, "entries/llm/alpha.yaml": ENTRY.replace("2024-01", "soon")})
    assert build(root) == 2
    captured = capsys.readouterr()
    assert "entries/llm/alpha.yaml:3:11: error: released: 'soon' is not a date" in captured.out
    assert "no page was written" in captured.err
    assert (root / "README.md").read_text() == PAGE


@pytest.mark.parametrize("name", ["'C#'", "'ends in #'", "'#'", "'## a ##'", "'a `b` [c](d) <e> & f'", "'*x* _y_'"])
def test_a_heading_reads_as_the_name_and_its_link_leads_there(make_list: MakeList, name: str) -> None:
    root = make_list({"README.md": PAGE, "entries/llm/alpha.yaml": entry(name)})
    build(root)
    document = Document("README.md", (root / "README.md").read_text())
    page = parse_markdown(document)
    heading = next(one for one in page.headings if one.level == 3)
    assert heading.text == name.strip("'")
    assert f"#{heading.slug}" in [one.destination for one in page.links]


def test_results_list_each_model_once(make_list: MakeList) -> None:
    page = "# L\n\n<!-- modelist:begin results -->\n<!-- modelist:end -->\n"
    root = make_list(
        {
            "README.md": page,
            "entries/benchmark/mmlu.yaml": "name: MMLU\nlinks: unknown\n",
            "entries/llm/family.yaml": entry("Family", members="[one]", results="{mmlu: 60}"),
            "entries/llm/one.yaml": entry("One", results="{mmlu: 50.5}"),
        }
    )
    assert build(root) == 0
    rows = [line for line in (root / "README.md").read_text().splitlines() if line.startswith("| ")][2:]
    assert rows == ["| Family | 60 |", "| One | 50.5 |"]


def headings_of(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("#")]


def test_sections_by_year_stand_below_the_years_headings(make_list: MakeList) -> None:
    page = (
        "# List\n\n<!-- modelist:begin toc levels=2-3 -->\n<!-- modelist:end -->\n\n## Details\n\n"
        "<!-- modelist:begin sections group=year sort=-released -->\n<!-- modelist:end -->\n"
    )
    root = make_list(
        {
            "README.md": page,
            "README_zh.md": page,
            "entries/llm/old.yaml": entry("Old", released="2023-05"),
            "entries/llm/new.yaml": entry("New", released="2024-02", members="[part]"),
            "entries/llm/part.yaml": entry("Part", released="2023-01"),
            "entries/llm/2024.yaml": entry("'2024'", released="2024-01"),
            "entries/llm/vague.yaml": entry("Vague", released="unknown"),
        }
    )
    assert build(root) == 0
    text = (root / "README.md").read_text()
    assert headings_of(text) == [
        "# List", "## Details", "### 2024", "#### New", "##### Part", "#### 2024", "### 2023", "#### Old",
        "### Date unknown", "#### Vague",
    ]  # fmt: skip
    assert "- [Details](#details)\n  - [2024](#2024)\n  - [2023](#2023)\n  - [Date unknown](#date-unknown)\n" in text
    assert "### 日期不详" in (root / "README_zh.md").read_text()
    assert build(root, "--check") == 0


def test_sections_by_organization_are_sorted_by_its_name(make_list: MakeList) -> None:
    page = "# L\n\n<!-- modelist:begin sections group=organization level=2 -->\n<!-- modelist:end -->\n"
    root = make_list(
        {
            "README.md": page,
            "entries/organizations.yaml": "lab: {name: Zeta}\nother: {name: Alpha Inc}\n",
            "entries/llm/one.yaml": entry("One"),
            "entries/llm/two.yaml": entry("Two", organization="other", released="2020-01"),
            "entries/llm/both.yaml": entry("Both", organization="[lab, other]"),
        }
    )
    assert build(root) == 0
    headings = headings_of((root / "README.md").read_text())
    assert headings == ["# L", "## Alpha Inc", "### Two", "## Zeta", "### One", "## Zeta, Alpha Inc", "### Both"]


def test_a_cell_shows_some_links_and_tells_of_the_rest(make_list: MakeList) -> None:
    weights = ", ".join(f"{{label: w{n}, url: 'https://huggingface.co/lab/w{n}'}}" for n in range(3))
    page = PAGE.replace("columns=name,released,details", "columns=name,weights links=1")
    links = f"{{weights: [{weights}]}}"
    bare = "# List\n\n<!-- modelist:begin table columns=weights links=2 -->\n<!-- modelist:end -->\n"
    files = {"entries/llm/a.yaml": entry("A", links=links)}
    root = make_list({"README.md": page, **files})
    assert build(root) == 0
    assert "| A | [w0](https://huggingface.co/lab/w0)<br />[+2](#a) |" in (root / "README.md").read_text()
    (root / "README.md").write_text(bare)
    assert build(root) == 0
    assert "[w1](https://huggingface.co/lab/w1)<br />+1 |" in (root / "README.md").read_text()


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ('group = "month"', "group must be one of none, year, organization, not 'month'"),
        ("links = -1", "links must be how many links a cell shows"),
        ("links = true", "links must be how many links a cell shows"),
    ],
)
def test_wrong_defaults_of_regions_are_refused(
    make_list: MakeList, capsys: pytest.CaptureFixture[str], option: str, words: str
) -> None:
    root = make_list({"README.md": PAGE, "modelist.toml": f"[regions.llm]\n{option}\n"})
    assert build(root) == 2
    error = capsys.readouterr().err
    assert "modelist.toml:2:1: " in error
    assert words in error
