"""Fixes of entries: what is announced goes in, whatever shows up once the entry can be read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from conftest import ENTRY, MakeList
from modelist.cli import run

CONFIG = '[pages."README.md"]\n[pages."README_zh.md"]\nlang = "zh"\n'
RIGHT = ENTRY + "description:\n  en: |\n    What is new in the model, and what to use it for.\n"


@pytest.fixture
def fix(make_list: MakeList, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """The entry after a command."""

    def act(text: str, *command: str) -> str:
        pages = {"README.md": "# List\n", "README_zh.md": "# List\n", "modelist.toml": CONFIG}
        root = make_list({**pages, "entries/llm/alpha.yaml": text})
        monkeypatch.chdir(root)
        run([*command, "entries/llm/alpha.yaml"])
        return (root / "entries/llm/alpha.yaml").read_text(encoding="utf-8")

    return act


@pytest.mark.parametrize("command", [("lint", "--no-cache", "--fix"), ("fmt",)], ids=["lint", "fmt"])
@pytest.mark.parametrize(
    ("old", "new", "right"),
    [
        ("2024-01", "2024/01", "2024-01"),
        ("2024-01", "2099.01", "2099-01"),
        ("organization: lab", "organization: Lab", "organization: lab"),
        ("  en: |", "en: |", "  en: |"),
        ("  code:", "code:", "  code:"),
        ("released: 2024-01", " released: 2024/01", "released: 2024-01"),
    ],
)
def test_a_fix_that_is_announced_goes_in(
    fix: Callable[..., str], command: tuple[str, ...], old: str, new: str, right: str
) -> None:
    assert fix(RIGHT.replace(old, new), *command) == RIGHT.replace(old, right)


@pytest.mark.parametrize("command", [("lint", "--no-cache", "--fix"), ("fmt",)], ids=["lint", "fmt"])
@pytest.mark.parametrize(("old", "new"), [("organization: lab", "organization: Foo Inc"), ("[7B]", "[7]")])
def test_what_is_not_certain_stays(fix: Callable[..., str], command: tuple[str, ...], old: str, new: str) -> None:
    text = RIGHT.replace(old, new)
    assert fix(text, *command) == text


def test_what_is_most_likely_is_written_when_asked_for(fix: Callable[..., str]) -> None:
    assert fix(RIGHT.replace("[7B]", "[7]"), "lint", "--no-cache", "--fix", "--unsafe-fixes") == RIGHT


def test_rules_look_at_an_entry_with_a_fault(fix: Callable[..., str], capsys: pytest.CaptureFixture[str]) -> None:
    fix(RIGHT.replace("2024-01", "soon"), "lint", "--no-cache")
    out = capsys.readouterr().out
    assert "[entry-date]" in out
    assert "[missing-translation]" in out


def test_build_and_lint_say_the_same_of_a_missing_translation(
    make_list: MakeList, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = "# List\n\n<!-- modelist:begin sections -->\n<!-- modelist:end -->\n"
    root = make_list(
        {"README.md": page, "README_zh.md": page, "modelist.toml": CONFIG, "entries/llm/alpha.yaml": RIGHT}
    )
    monkeypatch.chdir(root)
    run(["build"])
    built = capsys.readouterr().out
    run(["lint", "--no-cache", "--select", "missing-translation"])
    assert capsys.readouterr().out == built
    assert "info: 'Alpha' has no description in 'zh', so pages in that language show another one" in built
