"""Pages that nobody would write on purpose: no rule may end in a traceback, nor say what is not so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import MakeList
from modelist.cli import run

_ZH = "这个模型由研究团队发布，支持多种语言，并且在许多任务上表现很好。"
_EN = "This model was released by a team and it knows many languages and does well on a long list of tasks of the day. "
ODD = {
    "a size behind a version": "## Phi 3.1B4\n\n- Phi-1.5B4: a model\n\n## 3.1 B4\n",
    "an empty heading": "[a](ab)\n\n#\n",
    "a row of one pipe": "# L\n\n| A | B | C |\n| --- | --- | --- |\n| x | 1 | 2 |\n|\n| y | - | - |\n",
    "a letter that grows in lower case": "The off\u0130cal list\n",
    "line feeds in an address": '<a href="https://arxiv.org/abs/\n2302.13971">2302.13971</a>\n',
    "an English section first": f"## A\n\n{_EN * 3}\n\n" + "".join(f"## A{n}\n\n{_ZH}\n\n" for n in range(9)),
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_text_is_linted(text: str, make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_list({"README.md": text, "README_zh.md": "# 列表\n", "modelist.toml": ""})
    code = run(["--root", str(root), "lint", str(root / "README.md"), "--select", "ALL", "--no-cache"])
    assert code in (0, 1), capsys.readouterr().err


def _lint(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    run(["--root", str(root), "lint", str(root / "README.md"), "--format", "json", "--no-cache", *arguments])
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)["diagnostics"]
    return found


def test_line_feeds_in_an_address_are_not_there_for_browsers(
    make_list: MakeList, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_list({"README.md": ODD["line feeds in an address"], "modelist.toml": ""})
    assert _lint(root, capsys, "--select", "badge-arxiv-mismatch") == []


def test_a_place_in_a_page_beside_the_run_is_told_by_its_own_lines(
    make_list: MakeList, capsys: pytest.CaptureFixture[str]
) -> None:
    row = "# L\n\n| Model | Parameters | Details |\n| --- | --- | --- |\n| Phi | 7B | [more](docs/models.md#phi) |\n"
    beside = "# Models\n\n\n\n\n## Phi\n\n- **Date:** 2023-05\n- **Parameter Size:** 13B\n"
    root = make_list({"README.md": row, "docs/models.md": beside, "modelist.toml": ""})
    (found,) = _lint(root, capsys, "--select", "row-section-disagree")
    related = found["related"]
    assert isinstance(related, list)
    assert (related[0]["path"], related[0]["line"], related[0]["column"]) == ("docs/models.md", 9, 23)


def test_a_configured_repository_elsewhere_is_no_reason_to_guess(
    make_list: MakeList, capsys: pytest.CaptureFixture[str]
) -> None:
    address = "https://github.com/up/list/blob/main/"
    root = make_list(
        {
            "README.md": f"[a]({address}a.md) [b]({address}b.md)\n",
            "a.md": "# A\n",
            "b.md": "# B\n",
            "modelist.toml": '[list]\nrepository = "https://gitlab.com/me/other"\n',
        }
    )
    assert _lint(root, capsys, "--select", "link-own-absolute") == []


def test_the_files_that_links_lead_to_are_bounded(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    links = "".join(f"[{n}](docs/{n}.md#nope) " for n in range(4))
    pages = {f"docs/{n}.md": "# Title\n" + "text\n" * 400_000 for n in range(4)}
    root = make_list({"README.md": f"# L\n\n{links}\n", "modelist.toml": "", **pages})
    assert 0 < len(_lint(root, capsys, "--select", "anchor-missing")) < 4


def test_no_fix_parts_a_reference_from_its_definition(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    text = "# A\n\nSee [\U0001f525Phi] now, and [the paper][\U0001f525Phi], \U0001f525hot.\n\n[\U0001f525Phi]: https://x.org\n"
    root = make_list({"README.md": text, "modelist.toml": ""})
    page = root / "README.md"
    run(["--root", str(root), "lint", str(page), "--select", "ALL", "--fix", "--unsafe-fixes", "--no-cache"])
    assert page.read_text(encoding="utf-8") == text.replace("\U0001f525hot", "\U0001f525 hot")
