"""The command ``lint`` around the linter: paths for services, baselines, what it says of what it did."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from conftest import ENTRY, MakeList
from modelist.cli import run

BROKEN = "# A list\n\n[here](#nowhere)\n"
FIXABLE = "# A\n\n[x](https://https://arxiv.org/abs/2307.09288) [y](https://hugginface.co/Qwen)\n[z](#nowhere)\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder, the working one, with a list in a folder of it."""
    (tmp_path / "list").mkdir()
    (tmp_path / "list" / "README.md").write_text(BROKEN)
    (tmp_path / "list" / "other.md").write_text("# Other\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def paths(form: str, out: str) -> set[str]:
    """The files that a report names."""
    if form == "github":
        return {line.partition("file=")[2].partition(",")[0] for line in out.splitlines()}
    data = json.loads(out)
    if form == "gitlab":
        return {one["location"]["path"] for one in data}
    if form == "json":
        return {one["path"] for one in data["diagnostics"]}
    places = [place["physicalLocation"] for one in data["runs"][0]["results"] for place in one["locations"]]
    return {one["artifactLocation"]["uri"] for one in places}


SERVICES = ("github", "sarif", "gitlab")


@pytest.mark.parametrize("form", SERVICES)
@pytest.mark.parametrize("git", [False, True])
def test_services_are_given_paths_in_the_repository(
    repository: Path, capsys: pytest.CaptureFixture[str], form: str, git: bool
) -> None:
    if git:
        subprocess.run(["git", "init", "--quiet", str(repository)], check=True)
    assert run(["--root", "list", "lint", "--format", form]) == 1
    assert paths(form, capsys.readouterr().out) == {"list/README.md"}


@pytest.mark.parametrize("form", SERVICES)
def test_in_a_repository_the_working_folder_makes_no_difference(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    subprocess.run(["git", "init", "--quiet", str(repository)], check=True)
    (repository / "list" / "docs").mkdir()
    for folder, options in (("list", []), ("list/docs", ["--root", ".."]), (".", ["--root", str(repository / "list")])):
        monkeypatch.chdir(repository / folder)
        assert run([*options, "lint", "--format", form]) == 1
        assert paths(form, capsys.readouterr().out) == {"list/README.md"}


@pytest.mark.parametrize("form", SERVICES)
def test_a_list_that_is_not_below_the_working_folder_names_its_own_paths(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    (repository / "elsewhere").mkdir()
    for folder, root in (("elsewhere", "../list"), ("list", "."), ("elsewhere", str(repository / "list"))):
        monkeypatch.chdir(repository / folder)
        assert run(["--root", root, "lint", "--format", form]) == 1
        assert paths(form, capsys.readouterr().out) == {"README.md"}


def test_json_and_text_name_paths_in_the_list(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["--root", "list", "lint", "--format", "json"])
    assert paths("json", capsys.readouterr().out) == {"README.md"}
    run(["--root", "list", "lint"])
    assert capsys.readouterr().out.startswith("README.md:3:8: error:")


def test_related_places_are_moved_too(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "# A\n\n[a](#b)\n\n## B\n\none\n\n## B\n\n[c](#b)\n"
    (repository / "list" / "README.md").write_text(text)
    run(["--root", "list", "lint", "--select", "ALL", "--format", "sarif"])
    out = capsys.readouterr().out
    assert '"uri": "list/README.md"' in out
    assert '"uri": "README.md"' not in out


def test_links_name_paths_in_the_repository(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / "list" / "README.md").write_text("# A\n\n<http://127.0.0.1/x>\n")
    run(["--root", "list", "links", "--offline", "--format", "github"])
    assert paths("github", capsys.readouterr().out) == {"list/README.md"}


TOML = '[lint]\nbaseline = ".modelist-baseline.json"\n'


def test_a_configured_baseline_is_written_and_used(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_list({"README.md": BROKEN, "modelist.toml": TOML})
    base = ["--root", str(root), "lint"]
    assert run(base) == 2
    error = capsys.readouterr().err
    assert "modelist.toml:2:1: there is no baseline '.modelist-baseline.json'; make one with:" in error
    assert run([*base, "--write-baseline"]) == 0
    assert capsys.readouterr().err == "wrote .modelist-baseline.json: 1 finding\n"
    for options in ([], ["--format", "github"], [str(root / "README.md")], ["--fix"]):
        assert run([*base, *options]) == 0
        assert capsys.readouterr().out == ""
    (root / "README.md").write_text(f"{BROKEN}\n[again](#nowhere-else)\n")
    assert run([*base, "--format", "github"]) == 1
    assert run([*base, "--write-baseline"]) == 0, "what is known now is let pass"
    assert run(base) == 0


def test_the_command_line_goes_before_the_configured_baseline(
    make_list: MakeList, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_list({"README.md": BROKEN, "modelist.toml": TOML})
    other = str(root / "other.json")
    base = ["--root", str(root), "lint"]
    assert run([*base, "--write-baseline", other]) == 0
    assert not (root / ".modelist-baseline.json").exists()
    assert run([*base, "--baseline", other]) == 0


def test_a_baseline_without_a_name_is_refused(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_list({"README.md": BROKEN})
    assert run(["--root", str(root), "lint", "--write-baseline"]) == 2
    assert "name the file, or set it in modelist.toml" in capsys.readouterr().err


def test_no_baseline_is_written_over_what_is_none(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_list({"README.md": BROKEN})
    assert run(["--root", str(root), "lint", "--write-baseline", str(root / "README.md")]) == 2
    assert "is there already and is no baseline" in capsys.readouterr().err
    assert (root / "README.md").read_text() == BROKEN


def test_rules_of_a_baseline_that_there_are_not_are_told(
    make_list: MakeList, capsys: pytest.CaptureFixture[str]
) -> None:
    counts = {"README.md": {"anchor-missing": 1, "anchor-gone": 2}, "entries/llm/a.yaml": {"yaml-tab": 1}}
    text = json.dumps({"version": 1, "counts": counts})
    root = make_list({"README.md": BROKEN, "modelist.toml": TOML, ".modelist-baseline.json": text})
    assert run(["--root", str(root), "lint", "--format", "github"]) == 0
    error = capsys.readouterr().err
    assert error == (
        ".modelist-baseline.json: there is no rule 'anchor-gone' any more; write the baseline anew to drop it\n"
    )


@pytest.mark.parametrize(
    "data", [b"\xff", b'{"version": 1, "counts": {"a": {"b": "many"}}}', b"[" * 100_000, b'{"version": 1}']
)
def test_a_damaged_baseline_is_no_fault_of_ours(
    make_list: MakeList, capsys: pytest.CaptureFixture[str], data: bytes
) -> None:
    root = make_list({"README.md": BROKEN, "modelist.toml": TOML})
    (root / ".modelist-baseline.json").write_bytes(data)
    assert run(["--root", str(root), "lint"]) == 2
    assert "modelist: .modelist-baseline.json: not " in capsys.readouterr().err


@pytest.mark.parametrize("form", ["text", "json", *SERVICES])
def test_where_nothing_is_checked_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        assert run(["-q", "lint", "--format", form]) == 0
        error = capsys.readouterr().err
        assert error.startswith("modelist: nothing to check in .: no README*.md, no entries/KIND/ID.yaml, and no ")
        assert "no findings" not in error


def test_other_markdown_is_pointed_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("docs", ".git", "node_modules"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "models.md").write_text(BROKEN)
    assert run(["lint"]) == 0
    error = capsys.readouterr().err
    assert "modelist lint docs/models.md\n" in error
    assert '[pages."docs/models.md"]' in error
    assert run(["lint", "docs"]) == 1
    (tmp_path / "empty").mkdir()
    capsys.readouterr()
    assert run(["lint", "empty"]) == 0
    assert "nothing to check: no Markdown file and no entry below 'empty'" in capsys.readouterr().err


def test_a_readme_is_found_in_any_letter_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "readme.md").write_text(BROKEN)
    assert run(["lint"]) == 1
    assert "readme.md:3:8: error" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "options", "code", "said"),
    [
        (BROKEN, [], 0, "nothing to fix; 1 finding remains\n"),
        (f"{BROKEN}[b](#b)\n", [], 0, "nothing to fix; 2 findings remain\n"),
        ("# A\n", [], 0, "nothing to fix; no findings remain\n"),
        (FIXABLE, [], 1, "2 fixes in 1 file; 1 finding remains\n"),
    ],
)
def test_a_diff_says_what_it_leaves(
    make_list: MakeList, capsys: pytest.CaptureFixture[str], text: str, options: list[str], code: int, said: str
) -> None:
    root = make_list({"README.md": text})
    assert run(["--root", str(root), "lint", "--diff", *options]) == code
    assert capsys.readouterr().err == said
    assert (root / "README.md").read_text() == text


def test_fixing_says_how_many_fixes_went_in(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_list({"README.md": FIXABLE})
    assert run(["--root", str(root), "lint", "--fix"]) == 1
    assert capsys.readouterr().err.splitlines()[0] == "fixed README.md (2 fixes)"


def test_unsafe_fixes_alone_are_refused(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_list({"README.md": FIXABLE})
    assert run(["--root", str(root), "lint", "--unsafe-fixes"]) == 2
    assert "add --fix, or --diff to look at them" in capsys.readouterr().err
    assert run(["--root", str(root), "lint", "--unsafe-fixes", "--diff"]) == 1


def test_statistics_have_a_head_and_one_total(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_list({"README.md": FIXABLE})
    assert run(["--root", str(root), "lint", "--statistics"]) == 1
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        "findings  fixable  share  rule",
        "       2        2    67%  link-malformed",
        "       1        0    33%  anchor-missing",
    ]
    assert said.err.startswith("3 findings, ")
    assert run(["--root", str(root), "lint", "--statistics", "--format", "json"]) == 1
    counted = json.loads(capsys.readouterr().out)
    assert (counted["version"], counted["findings"]) == (1, 3)
    assert counted["rules"][0] == {"rule": "link-malformed", "findings": 2, "fixable": 2}


def test_options_of_all_commands_may_stand_after_the_command(
    make_list: MakeList, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    root = make_list({"README.md": BROKEN, "entries/llm/alpha.yaml": ENTRY})
    monkeypatch.chdir("/")
    for late in (["lint", "--root", str(root), "-q", "--color", "never"], ["lint", "-q", f"--root={root}"]):
        assert run(late) == 1
        said = capsys.readouterr()
        assert said.out.startswith("README.md:3:8: error")
        assert said.err == ""
    assert run(["--root", str(root), "lint", "--color", "always"]) == 1
    assert "\x1b[1m" in capsys.readouterr().out
    assert run(["-q", "--root", "/", "fmt", "--check", "--root", str(root)]) == 0
    assert capsys.readouterr().err == ""
    assert run(["lint", "--root", str(root / "gone")]) == 2
    assert "modelist: --root: there is no folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["fmt"], "nothing to format in {root}: no entries/KIND/ID.yaml (kinds: llm, vlm, benchmark, platform)\n"),
        (["verify", "--offline"], "nothing to compare in {root}: no entries below entries/\n"),
        (["build"], "README.md has no region <!-- modelist:begin … -->, so nothing is built there\n"),
        (["build", "--check"], "README.md has no region <!-- modelist:begin … -->, so nothing is built there\n"),
    ],
)
def test_commands_say_when_there_is_nothing_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: list[str], said: str
) -> None:
    (tmp_path / "README.md").write_text("# List\n")
    assert run(["--root", str(tmp_path), *command]) == 0
    assert capsys.readouterr().err == said.format(root=tmp_path)


def test_a_build_tells_pages_with_regions_from_others(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    page = "# List\n\n<!-- modelist:begin count -->\n<!-- modelist:end -->\n"
    root = make_list({"README.md": page, "README_b.md": "# B\n", "README_c.md": "# C\n"})
    base = ["--root", str(root), "build"]
    assert run(base) == 0
    capsys.readouterr()
    assert run([*base, "--check"]) == 0
    assert capsys.readouterr().err.startswith("1 page up to date; README_b.md, README_c.md have no regions")
    for name in ("README.md", "README_b.md", "README_c.md"):
        (root / name).unlink()
    assert run(base) == 0
    assert "nothing to build in " in capsys.readouterr().err


@pytest.mark.parametrize("options", [["--write-baseline"], ["--write-baseline=README.md"]])
def test_a_baseline_that_cannot_be_written_is_told_before_anything_is_fixed(
    make_list: MakeList, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, options: list[str]
) -> None:
    root = make_list({"README.md": FIXABLE})
    monkeypatch.chdir(root)
    assert run(["lint", "--fix", *options]) == 2
    assert capsys.readouterr().err.startswith("modelist: --write-baseline: ")
    assert (root / "README.md").read_text() == FIXABLE


def test_a_diff_writes_no_baseline(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_list({"README.md": FIXABLE})
    assert run(["--root", str(root), "lint", "--diff", "--write-baseline", str(root / "base.json")]) == 2
    assert "--diff writes nothing" in capsys.readouterr().err
    assert not (root / "base.json").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--diff", "--format", "sarif"], "--diff shows changes and makes no report"),
        (["--diff", "--output", "report.txt"], "--diff shows changes and makes no report"),
        (["--diff", "--statistics"], "--diff shows changes and makes no report"),
        (["--write-baseline=base.json", "--output", "report.txt"], "--write-baseline writes findings to its file"),
        (["--write-baseline=base.json", "--format", "json"], "--write-baseline writes findings to its file"),
        (["--statistics", "--format", "sarif"], "--statistics are text or JSON: leave --format sarif out"),
    ],
)
def test_options_that_would_do_nothing_are_refused(
    make_list: MakeList,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    said: str,
) -> None:
    root = make_list({"README.md": FIXABLE})
    monkeypatch.chdir(root)
    assert run(["lint", *options]) == 2
    assert said in capsys.readouterr().err
    assert sorted(one.name for one in root.iterdir()) == ["README.md", "entries"]


@pytest.mark.parametrize("options", [[], ["--write-baseline"]])
def test_a_configured_baseline_never_leads_out_of_the_list(
    make_list: MakeList,
    tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "base.json"
    root = make_list({"README.md": BROKEN, "modelist.toml": TOML})
    (root / ".modelist-baseline.json").symlink_to(outside)
    assert run(["--root", str(root), "lint", *options]) == 2
    assert "modelist.toml:2:1: the baseline '.modelist-baseline.json' is a symb" in capsys.readouterr().err
    assert not outside.exists()


@pytest.mark.parametrize("option", ["--output", "--write-baseline"])
def test_a_file_that_cannot_be_written_is_no_fault_of_ours(
    make_list: MakeList, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    root = make_list({"README.md": BROKEN})
    place = str(root / "README.md" / "report")
    assert run(["--root", str(root), "lint", option, place]) == 2
    assert capsys.readouterr().err == f"modelist: {place}: cannot be written: File exists\n"


def test_names_of_files_are_shown_so_that_they_can_be_typed_and_steer_no_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ('a "b".md', "\x1b[2J.md", "c\n::error::d.md"):
        (tmp_path / name).write_text("# A\n")
    run(["lint", "--select", "anchors"])
    first, *advice = capsys.readouterr().err.splitlines()
    assert first.startswith("modelist: nothing to check in .: ")
    assert advice[0].endswith("""when it is named: modelist lint 'a "b".md'""")
    assert advice[1].endswith(r"""in modelist.toml: [pages."a \"b\".md"]""")
