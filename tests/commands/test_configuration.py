"""What is wrong with modelist.toml is told with its place, all of it in one run."""

from __future__ import annotations

import json

import pytest

from conftest import ENTRY, MakeList
from modelist.cli import run

PAGE = "# List\n\n<!-- modelist:begin table -->\n<!-- modelist:end -->\n"


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ('[lint]\nignore = ["table-raged"]\n', ["2:12: there is no rule 'table-raged'. Did you mean 'table-ragged'?"]),
        ('# ignore\n[lint]\nselect = ["anchors",\n  "anchor"]\n', ["4:4: there is no rule 'anchor'."]),
        ("# row-ordr\n[lint.rules.row-ordr]\n", ["2:13: there is no rule 'row-ordr'. Did you mean 'row-order'?"]),
        ("[lint]\nignores = []\n", ["2:1: unknown option 'ignores' in lint. Did you mean 'ignore'?"]),
        ('[lint]\nignore = "a"\n', ["2:1: ignore must be a list of rule names in quotes, not 'a'"]),
        ("[lint.rules.folder-too-large]\nfiles = true\n", ["2:1: files must be a number such as 1000, not True"]),
        ("[lint.rules]\nfolder-too-large = 3\n", ["2:1: folder-too-large must be a table, not 3"]),
        ('[lint.paths."README.md"]\nignored = []\n', ["2:1: unknown option 'ignored' in lint.paths.README.md."]),
        ('[lint.paths."README.md"]\nignore = ["anchor"]\n', ["2:12: there is no rule 'anchor'."]),
        ("[lint]\nbaseline = 3\n", ["2:1: baseline must be the name of a file in quotes, not 3"]),
        ('[lint]\nbaseline = "../x"\n', ["2:1: the baseline '../x' is not a file below the list's folder"]),
        ('[lint]\nbaseline = "a\\u0000"\n', ["2:1: the baseline 'a\\u{0}' is not a file below the list's folder"]),
        ('[pages."a\\u0000/b.md"]\n', ["1:9: the page 'a\\u{0}/b.md' is not a Markdown file below the list's folder"]),
        ("[regions.sort]\n[regions.lang]\n", ["1:10: there is no kind 'sort'.", "2:10: there is no kind 'lang'."]),
        ('[lint]\n"a\\u001b[2Jb" = 1\n', ["2:2: unknown option 'a\\u{1b}[2Jb' in lint."]),
        ('[regions.llm]\ncolumns = ["name", "nam"]\n', ["2:21: there is no column 'nam'. Did you mean 'name'?"]),
        ('[regions.llm]\nfacts = ["relased"]\n', ["2:11: there is no column 'relased'. Did you mean 'released'?"]),
        ('[regions.llm]\nsort = "-relased"\n', ["2:1: there is no order 'relased'. Did you mean 'released'?"]),
        (f"[regions.llm]\nlinks = 0x{'f' * 5000}\n", ["2:1: links must be how many links"]),
        (f"[lint.rules.page-too-large]\nlimit_bytes = [0x{'f' * 5000}]\n", ["2:1: limit_bytes must be a number"]),
        ('[regions.lm]\nsort = "name"\n', ["1:10: there is no kind 'lm'."]),
        ('[pages."README.md"]\nkind = "lmm"\n', ["2:1: there is no kind 'lmm'."]),
        ('[pages."README.md"]\nlang = "fr"\n', ["2:1: there is no language 'fr'. Known are: en, zh."]),
        ('[pages."README.md"]\nheaders = {nam = "X"}\n', ["2:12: there is no column 'nam'."]),
        (
            '[list]\nnme = 1\n[regions.llm]\nlevel = 7\ngroup = "yaer"\nlinks = -1\n[pages]\n"README.md" = 3\n',
            ["2:1: unknown option 'nme'", "4:1: level must be", "5:1: group must be", "6:1: links must be", "8:2: "],
        ),
        (
            '[lint]\nignore = ["a-b", "c-d"]\n[lint.rules.e-f]\n[lint.rules.page-too-large]\nlimit_bytes = "9"\n',
            ["2:12: ", "2:19: ", "3:13: ", "5:1: limit_bytes must be a number such as 512000, not '9'"],
        ),
    ],
)
def test_each_mistake_is_told_with_its_place(
    make_list: MakeList, capsys: pytest.CaptureFixture[str], config: str, said: list[str]
) -> None:
    root = make_list({"README.md": PAGE, "entries/llm/alpha.yaml": ENTRY, "modelist.toml": config})
    assert run(["--root", str(root), "lint"]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == len(said)
    for line, words in zip(lines, said, strict=True):
        assert line.startswith(f"modelist: modelist.toml:{words}")


def test_a_build_refuses_columns_that_there_are_not(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_list({"README.md": PAGE, "modelist.toml": '[regions.llm]\ncolumns = ["nam"]\n'})
    assert run(["--root", str(root), "build"]) == 2
    assert "modelist.toml:2:13: there is no column 'nam'" in capsys.readouterr().err
    assert (root / "README.md").read_text() == PAGE


@pytest.mark.parametrize("command", ["lint", "build"])
def test_a_page_that_is_missing_is_told_where_it_is_named(
    make_list: MakeList, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    root = make_list({"README.md": PAGE, "modelist.toml": '[list]\nname = "x"\n\n[pages."READM.md"]\n'})
    assert run(["--root", str(root), command]) == 2
    out = capsys.readouterr().out
    assert "modelist.toml:4:9: error: there is no page 'READM.md' [file-unreadable]\n    4 | [pages." in out
    assert "help: Did you mean 'README.md'?" in out


def test_links_name_the_place_of_a_missing_page(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_list({"modelist.toml": '[pages."READM.md"]\n'})
    assert run(["--root", str(root), "links", "--offline"]) == 2
    assert "modelist: modelist.toml:1:9: there is no page 'READM.md'" in capsys.readouterr().err


def test_a_pattern_that_no_file_is_like_is_a_finding(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    toml = '[lint.paths."REDME.md"]\nignore = ["anchors"]\n[lint.paths."do*/*.md"]\nignore = ["anchors"]\n'
    root = make_list({"README.md": "# List\n", "docs/a.md": "# A\n", "modelist.toml": toml})
    base = ["--root", str(root), "lint", "--format", "json"]
    assert run(base) == 1
    (one,) = json.loads(capsys.readouterr().out)["diagnostics"]
    assert (one["path"], one["line"], one["column"], one["rule"]) == ("modelist.toml", 1, 14, "unused-suppression")
    assert one["help"] == "Did you mean 'README.md'?"
    assert run([*base, str(root / "README.md")]) == 0, "other files are not looked at"
    assert run([*base, "--ignore", "unused-suppression"]) == 0


def test_command_line_and_configuration_are_told_apart(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_list({"README.md": "# List\n"})
    assert run(["--root", str(root), "lint", "--select", "anchor,table-raged"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "modelist: --select: there is no rule 'anchor'. Did you mean 'anchors'?",
        "modelist: --select: there is no rule 'table-raged'. Did you mean 'table-ragged'?",
    ]
    assert run(["--root", str(root), "lint", "--ignore", "anchor"]) == 2
    assert "--ignore: there is no rule 'anchor'." in capsys.readouterr().err


def test_toml_that_is_nested_without_end_is_no_fault_of_ours(
    make_list: MakeList, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_list({"modelist.toml": f"a = {'[' * 20_000}{']' * 20_000}\n"})
    assert run(["--root", str(root), "lint"]) == 2
    assert "modelist.toml: not valid TOML" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("config", "said"),
    [
        (f"[regions.llm]\nlinks = {'9' * 5000}\n", "modelist.toml: not valid TOML: a number of more digits"),
        (f"[list]\n[pages.{'a.' * 20_000}a]\n", "modelist.toml:2: a key of more than 50 parts"),
        (f"[list]\n{'a.' * 50_000}a = 1\n", "modelist.toml:2: a key of more than 50 parts"),
    ],
)
@pytest.mark.parametrize("command", ["lint", "build", "links"])
def test_a_configuration_that_readers_of_toml_choke_on_is_refused(
    make_list: MakeList, capsys: pytest.CaptureFixture[str], config: str, said: str, command: str
) -> None:
    root = make_list({"README.md": PAGE, "modelist.toml": config})
    assert run(["--root", str(root), command]) == 2
    assert said in capsys.readouterr().err
