"""The command line: exit codes, help, messages; never a traceback for what a user did."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ENTRY, MakeList
from modelist.cli import COMMANDS, run

PAGE = "# List\n\n<!-- modelist:begin table -->\n<!-- modelist:end -->\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"]) == 0
    shown = capsys.readouterr().out
    assert "Example: " in shown
    assert "modelist" in shown.split("Example: ")[1]


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert re.fullmatch(r"modelist, version \d+\.\d+\.\d+\n", capsys.readouterr().out)


def test_a_mistyped_command_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["biuld"]) == 2
    assert "Did you mean 'build'?" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("config", "place", "words"),
    [
        ("[list\nname = 1\n", "modelist.toml:1:6", "not valid TOML"),
        ('[pgaes."README.md"]\n', "modelist.toml:1:2", "pages"),
        ('[pages."README.md"]\nlnag = "en"\n', "modelist.toml:2:1", "lang"),
        ('[pages."../x.md"]\n', "modelist.toml:1:9", "below the list's folder"),
        ("[regions.llm]\nlevel = 7\n", "modelist.toml:2:1", "1 to 6"),
        ('[regions.llm]\ncolumns = "name"\n', "modelist.toml:2:1", "list of words"),
    ],
)
def test_configuration_is_read_strictly(
    make_list: MakeList, capsys: pytest.CaptureFixture[str], config: str, place: str, words: str
) -> None:
    root = make_list({"README.md": PAGE, "modelist.toml": config})
    assert run(["--root", str(root), "build"]) == 2
    error = capsys.readouterr().err
    assert place in error
    assert words in error
    assert "Traceback" not in error


def test_root_is_found_from_below(make_list: MakeList, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_list({"README.md": PAGE, "entries/llm/alpha.yaml": ENTRY})
    monkeypatch.chdir(root / "entries" / "llm")
    assert run(["build"]) == 0
    assert "| Alpha |" in (root / "README.md").read_text()


def test_build_takes_pages_by_path_and_refuses_others(
    make_list: MakeList, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_list({"README.md": PAGE, "README_b.md": PAGE, "entries/llm/alpha.yaml": ENTRY})
    monkeypatch.chdir(root)
    assert run(["build", "./README_b.md"]) == 0
    assert (root / "README.md").read_text() == PAGE
    assert run(["build", "nothing.md"]) == 2
    assert "is no page of this list" in capsys.readouterr().err


def test_check_and_diff_write_nothing(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_list({"README.md": PAGE, "entries/llm/alpha.yaml": ENTRY})
    assert run(["--root", str(root), "build", "--check"]) == 1
    assert run(["--root", str(root), "build", "--diff"]) == 0
    assert run(["--root", str(root), "build", "--check", "--diff"]) == 1
    assert "+| Alpha |" in capsys.readouterr().out
    assert (root / "README.md").read_text() == PAGE


def test_new_writes_an_entry_that_loads(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_list({"README.md": PAGE})
    base = ["--root", str(root)]
    assert run([*base, "new", "llm", 'Llama 3.1: the "best" & more']) == 0
    path = capsys.readouterr().out.strip()
    assert path == "entries/llm/llama-3-1-the-best-more.yaml"
    assert run([*base, "build"]) == 0
    assert run([*base, "new", "llm", 'Llama 3.1: the "best" & more']) == 2
    assert run([*base, "new", "lmm", "x"]) == 2
    assert "Did you mean" in capsys.readouterr().err


def test_new_from_addresses(make_list: MakeList) -> None:
    root = make_list(
        {"entries/organizations.yaml": "meta: {name: Meta, huggingface: [meta-llama], github: [meta-llama]}\n"}
    )
    base = ["--root", str(root), "new", "--offline", "llm"]
    assert run([*base, "https://huggingface.co/meta-llama/Llama-2-7b-hf"]) == 0
    text = (root / "entries/llm/llama-2-7b-hf.yaml").read_text()
    for line in (
        "name: Llama-2-7b-hf",
        "organization: meta",
        "sizes: [7B]",
        "  weights: https://huggingface.co/meta-llama/Llama-2-7b-hf",
    ):
        assert line in text
    assert run([*base, "arXiv:2307.09288", "--name", "Llama 2"]) == 0
    text = (root / "entries/llm/llama-2.yaml").read_text()
    assert "released: 2023-07" in text
    assert "  paper: arXiv:2307.09288" in text
    assert run(["--root", str(root), "fmt", "--check"]) == 0


def test_fmt_keeps_comments_quoting_and_line_endings(make_list: MakeList) -> None:
    before = (
        "# about the file\r\n"
        "links:  # where\r\n  code: 'https://github.com/lab/alpha'\r\n"
        '# the name\r\nname: "Alpha"  # quoted\r\n'
        "released: January 2024\r\norganization: lab\r\n"
    )
    root = make_list({"entries/llm/alpha.yaml": before})
    assert run(["--root", str(root), "fmt", "--check"]) == 1
    assert run(["--root", str(root), "fmt"]) == 0
    after = (root / "entries/llm/alpha.yaml").read_bytes().decode()
    assert after == (
        "# about the file\r\n"
        '# the name\r\nname: "Alpha"  # quoted\r\n'
        "organization: lab\r\nreleased: 2024-01\r\n"
        "links:  # where\r\n  code: 'https://github.com/lab/alpha'\r\n"
    )
    assert run(["--root", str(root), "fmt", "--check"]) == 0


def test_export_is_data(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_list({"entries/llm/alpha.yaml": ENTRY, "entries/vlm/beta.yaml": ENTRY.replace("Alpha", "=Beta")})
    assert run(["--root", str(root), "export"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [(one["id"], one["kind"]) for one in data["entries"]] == [("alpha", "llm"), ("beta", "vlm")]
    assert data["entries"][0]["sizes"] == ["7B"]
    assert run(["--root", str(root), "export", "--format", "jsonl"]) == 0
    assert [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()] == ["alpha", "beta"]
    assert run(["--root", str(root), "export", "--format", "csv"]) == 0
    out = capsys.readouterr().out
    assert out.splitlines()[0].startswith("id,kind,name,")
    assert "'=Beta" in out


def test_a_quiet_lint_says_what_it_fails_for(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_list({"notes.md": "# Notes\n\n## \n\nSee [a](http://github.com/lab/a).\n"})
    assert run(["--root", str(root), "-q", "lint", "--select", "heading-empty,link-http", str(root / "notes.md")]) == 1
    said = capsys.readouterr()
    assert "[heading-empty]" in said.out
    assert "[link-http]" not in said.out
    assert said.err == ""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", shell]) == 0
    assert "_MODELIST_COMPLETE" in capsys.readouterr().out


def test_a_reader_that_goes_away_is_no_fault(make_list: MakeList) -> None:
    root = make_list({f"entries/llm/m-{n}.yaml": ENTRY for n in range(300)})
    command = f"{sys.executable} -m modelist --root {root} export | head -n 1"
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert "Traceback" not in result.stderr


def in_shell(root: Path, command: str, **variables: str) -> tuple[int, str, str]:
    """Exit code and both outputs of a command line in which ``modelist`` is this one."""
    text = command.replace("modelist", f"{sys.executable} -m modelist")
    done = subprocess.run(
        ["bash", "-c", text], cwd=root, env={**os.environ, **variables}, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
@pytest.mark.parametrize("options", ["", "--no-cache"])
def test_closed_streams_are_no_fault(make_list: MakeList, closed: str, options: str) -> None:
    root = make_list({"README.md": "# List\n\n[here](#nowhere)\n"})
    assert in_shell(root, f"modelist lint {options} >/dev/null")[0] == 1
    for _ in range(2):  # found, and remembered
        code, out, err = in_shell(root, f"modelist lint {options} {closed}")
        assert code == 1
        assert "Traceback" not in err
        assert ("anchor-missing" in out) is not closed.startswith(">")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("options", ["lint", "lint --no-cache", "rules", "--help"])
def test_a_full_disk_is_said_in_a_line(make_list: MakeList, options: str, unbuffered: str) -> None:
    root = make_list({"README.md": "# List\n\n[here](#nowhere)\n"})
    in_shell(root, f"modelist {options}")  # an answer to be remembered
    said = "modelist: the output cannot be written: No space left on device\n"
    variables = {"PYTHONUNBUFFERED": unbuffered}
    assert in_shell(root, f"modelist {options} >/dev/full", **variables) == (2, "", said)
    assert in_shell(root, f"modelist {options} --no-such >/dev/full 2>/dev/full", **variables) == (2, "", "")


@pytest.mark.parametrize(
    "command", ["lint", "build", "import README.md", "--root {root} lint README.md", "--root . fmt"]
)
def test_a_working_folder_that_is_gone_is_said_in_a_line(make_list: MakeList, command: str) -> None:
    root = make_list({"README.md": "# List\n"})
    shell = f"mkdir gone && cd gone && rmdir ../gone && modelist {command.format(root=root)}"
    code, out, err = in_shell(root, shell)
    assert (code, out) == (2, "")
    assert err.endswith("modelist: the working folder is gone; change to another one\n")
    assert "Traceback" not in err


def test_a_time_that_no_calendar_has_is_said_in_a_line(
    make_list: MakeList, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_list({"README.md": "# List\n"})
    for epoch in ("99999999999999", "9" * 400):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
        assert run(["--root", str(root), "lint"]) == 2
        assert capsys.readouterr().err.startswith("modelist: SOURCE_DATE_EPOCH is no time in seconds: 99999")


def test_documentation_that_is_no_text_is_said_in_a_line(
    make_list: MakeList, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_list({"docs/entries.md": "x"})
    (root / "docs/entries.md").write_bytes(b"caf\xe9\n")
    for option in ("--check", "--write"):
        assert run(["--root", str(root), "schema", option]) == 2
        assert "docs/entries.md: the byte 0xe9 is not UTF-8" in capsys.readouterr().err


def test_the_readme_names_the_two_commands() -> None:
    root = Path(__file__).parents[2]
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert "python3 tools/dev.py build" in readme
    assert "python3 tools/dev.py test" in readme
    assert "python3 tools/dev.py test" in (root / ".ci" / "run").read_text(encoding="utf-8")
