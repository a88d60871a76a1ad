"""The import command: where it writes, and what it refuses to touch."""

from __future__ import annotations

from pathlib import Path

import pytest
from import_helpers import files_of, import_into
from import_readmes import BADGES, CHINESE, NO_SECTIONS_CRLF, QUICK_START

from modelist import cli

Capture = pytest.CaptureFixture[str]


def run(root: Path, *args: str) -> int:
    return cli.run(["--root", str(root), *args])


def test_a_readme_in_the_list_itself_becomes_the_page(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "README.md").write_text(QUICK_START, encoding="utf-8")
    assert run(tmp_path, "import", str(tmp_path / "README.md")) == 0
    page = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert "<!-- modelist:begin table kind=llm" in page
    assert sorted(one.stem for one in (tmp_path / "entries/llm").iterdir()) == ["heron", "newt", "otter2"]
    assert "read 1 table with 3 rows" in capsys.readouterr().err
    assert run(tmp_path, "build", "--check") == 0


def test_the_page_is_called_like_the_readme(tmp_path: Path) -> None:
    (tmp_path / "README_VLMs.md").write_text(BADGES.replace("VLM zoo", "Zoo"), encoding="utf-8")
    root = tmp_path / "list"
    root.mkdir()
    assert run(root, "import", str(tmp_path / "README_VLMs.md")) == 0
    assert (root / "README_VLMs.md").exists()
    assert (root / "entries/vlm/carp.yaml").exists(), "the file's name says what the models are"


def test_the_kind_can_be_said(tmp_path: Path) -> None:
    assert import_into(tmp_path / "list", NO_SECTIONS_CRLF, "--kind", "vlm") == 0
    assert sorted(one.name for one in (tmp_path / "list/entries").iterdir()) == ["organizations.yaml", "vlm"]


def test_importing_twice_is_refused_and_changes_nothing(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "README.md").write_text(QUICK_START, encoding="utf-8")
    run(tmp_path, "import", str(tmp_path / "README.md"))
    before = files_of(tmp_path)
    assert run(tmp_path, "import", str(tmp_path / "README.md")) == 2
    assert "has regions already" in capsys.readouterr().err
    assert files_of(tmp_path) == before


def test_entries_of_the_list_are_never_overwritten(tmp_path: Path, capsys: Capture) -> None:
    root = tmp_path / "list"
    import_into(root, QUICK_START)
    before = files_of(root)
    assert import_into(root, QUICK_START, "--page", "OTHER.md") == 2
    assert "entries/llm/otter2.yaml" in capsys.readouterr().err
    assert files_of(root) == before


def test_another_page_is_never_overwritten(tmp_path: Path, capsys: Capture) -> None:
    root = tmp_path / "list"
    root.mkdir()
    (root / "README.md").write_text("Mine.\n", encoding="utf-8")
    assert import_into(root, QUICK_START) == 2
    assert "README.md exists already" in capsys.readouterr().err
    assert files_of(root) == {"README.md": b"Mine.\n"}


def test_a_second_page_joins_the_list(tmp_path: Path) -> None:
    root = tmp_path / "list"
    import_into(root, QUICK_START)
    organizations = (root / "entries/organizations.yaml").read_text(encoding="utf-8")
    config = (root / "modelist.toml").read_text(encoding="utf-8")
    assert import_into(root, CHINESE, "--page", "README_zh.md") == 0
    assert (root / "entries/organizations.yaml").read_text(encoding="utf-8").startswith(organizations)
    assert (root / "modelist.toml").read_text(encoding="utf-8").startswith(config)
    assert "Otter2" not in (root / "README_zh.md").read_text(encoding="utf-8"), "a tag keeps the two pages apart"
    assert "竹子1.5" in (root / "README.md").read_text(encoding="utf-8"), "the first page lists all models of the kind"
    assert run(root, "build", "--check") == 0


def test_an_organisation_that_is_known_is_used(make_list, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    root = make_list({"entries/organizations.yaml": "# ours\nriver:\n  name: River Lab\n"})
    assert import_into(root, QUICK_START) == 0
    text = (root / "entries/organizations.yaml").read_text(encoding="utf-8")
    assert text.startswith("# ours\nriver:\n  name: River Lab\nditch:")
    assert "organization: river\n" in (root / "entries/llm/otter2.yaml").read_text(encoding="utf-8")


def test_an_id_of_another_kind_is_left_to_it(make_list) -> None:  # type: ignore[no-untyped-def]
    entry = 'name: Newt\norganization: lab\nreleased: 2024-01\nlinks: {code: "https://github.com/lab/newt"}\n'
    root = make_list({"entries/vlm/newt.yaml": entry})
    assert import_into(root, QUICK_START) == 0
    assert (root / "entries/vlm/newt.yaml").read_text(encoding="utf-8") == entry
    assert (root / "entries/llm/newt-llm.yaml").exists()


def test_configuration_stays_as_it_was_written(make_list) -> None:  # type: ignore[no-untyped-def]
    config = '# ours\n[list]\nname = "x"\n\n[pages."README.md"]\nlang = "zh"\n'
    root = make_list({"modelist.toml": config})
    assert import_into(root, QUICK_START) == 0
    text = (root / "modelist.toml").read_text(encoding="utf-8")
    assert text.startswith(config)
    assert text.count('[pages."README.md"]') == 1
    assert '[pages."README.md".headers]\nname = "Model"\n' in text


def test_what_is_no_utf_8_is_refused_with_its_place(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "OLD.md").write_bytes(b"| Model | Params |\n|---|---|\n| caf\xe9 | 7B |\n")
    root = tmp_path / "list"
    root.mkdir()
    assert run(root, "import", str(tmp_path / "OLD.md")) == 2
    assert "OLD.md:3:6: error: the byte 0xe9 is not UTF-8" in capsys.readouterr().out
    assert files_of(root) == {}


@pytest.mark.parametrize("page", ["../README.md", "/README.md", "README.txt", "a//b.md", ""])
def test_the_page_must_lie_in_the_list(page: str, tmp_path: Path) -> None:
    assert import_into(tmp_path / "list", QUICK_START, f"--page={page}") == 2
    assert files_of(tmp_path / "list") == {}


def test_a_readme_that_is_not_there_is_named(tmp_path: Path, capsys: Capture) -> None:
    assert run(tmp_path, "import", str(tmp_path / "NONE.md")) == 2
    assert "NONE.md" in capsys.readouterr().err


def test_a_page_in_a_folder(tmp_path: Path) -> None:
    assert import_into(tmp_path / "list", QUICK_START, "--page", "pages/models.md") == 0
    assert (tmp_path / "list/pages/models.md").exists()
    assert run(tmp_path / "list", "build", "--check") == 0


def test_an_address_that_the_page_does_not_show_is_reported(make_list, capsys: Capture) -> None:  # type: ignore[no-untyped-def]
    root = make_list({"modelist.toml": "[regions.llm]\nlinks = 1\n"})
    links = "[a](https://huggingface.co/pond/a)<br />[b](https://huggingface.co/pond/b)"
    (root / "OLD.md").write_text(f"| Model | Weights |\n|---|---|\n| Newt | {links} |\n", encoding="utf-8")
    assert run(root, "import", str(root / "OLD.md"), "--page", "README.md") == 0
    out = capsys.readouterr().out
    assert "warning: the page does not show this address any more: https://huggingface.co/pond/b [import-hidden]" in out
    assert "OLD.md:3:" in out


def test_files_that_are_there_keep_their_line_endings(tmp_path: Path) -> None:
    (tmp_path / "entries").mkdir()
    known = tmp_path / "entries/organizations.yaml"
    known.write_bytes(b"\xef\xbb\xbf# ours\r\nother:\r\n  name: Other\r\n")
    readme = "# L\n\n| Model | Organization | Weights |\n| --- | --- | --- |\n"
    readme += "".join(f"| A{n} | Lab | [w](https://huggingface.co/lab/a{n}) |\n" for n in range(3))
    (tmp_path / "README.md").write_text(readme)
    assert cli.run(["--root", str(tmp_path), "-q", "import", str(tmp_path / "README.md")]) == 0
    written = known.read_bytes()
    assert written.startswith(b"\xef\xbb\xbf# ours\r\nother:\r\n  name: Other\r\n")
    assert b"lab:\r\n" in written
    assert written.count(b"\n") == written.count(b"\r\n")


SCORES = (
    "# Scores\n\n## Leaderboard\n\n| Model Name | Publisher | HellaSwag | MMLU |\n| --- | --- | --- | --- |\n"
    "| [Alpaca-7B](https://github.com/tatsu-lab/stanford_alpaca) | Stanford | 0.739 | 0.42 |\n"
    "| [Falcon-7B](https://huggingface.co/tiiuae/falcon-7b) | TII | 0.781 | 0.35 |\n"
)


def test_a_table_of_scores_lists_models_where_the_kind_is_said(tmp_path: Path) -> None:
    assert import_into(tmp_path / "plain", SCORES) != 0
    assert import_into(tmp_path / "said", SCORES, "--kind", "llm") == 0
    entry = (tmp_path / "said" / "entries" / "llm" / "falcon-7b.yaml").read_text(encoding="utf-8")
    assert "0.781" in entry
    assert "huggingface.co/tiiuae/falcon-7b" in entry


def test_names_with_links_alone_are_models(tmp_path: Path) -> None:
    table = (
        "| Model | Colab Link | Date Added | Notes | Link |\n| --- | --- | --- | --- | --- |\n"
        "| zephyr-7B-beta | [run](https://colab.research.google.com/github/a/b/blob/main/z.ipynb) | 2023-10-27 | good |"
        " https://huggingface.co/HuggingFaceH4/zephyr-7b-beta |\n"
    )
    assert import_into(tmp_path / "list", f"# Local models\n\n{table}") == 0
    entry = (tmp_path / "list" / "entries" / "llm" / "zephyr-7b-beta.yaml").read_text(encoding="utf-8")
    assert "huggingface.co/HuggingFaceH4/zephyr-7b-beta" in entry
    assert "2023-10-27" in entry


def test_a_header_may_say_what_models_are_listed(tmp_path: Path) -> None:
    table = (
        "| Medical VLM | VQA | Paper | Code |\n| --- | --- | --- | --- |\n"
        "| MedViLL | yes | [p](https://arxiv.org/abs/2105.11333) | [c](https://github.com/SuperSupermoon/MedViLL) |\n"
    )
    assert import_into(tmp_path / "list", f"# Medical models\n\n{table}") == 0
    assert (tmp_path / "list" / "entries" / "vlm" / "medvill.yaml").is_file()


def test_a_page_of_the_same_name_is_not_overwritten_from_another_folder(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, old = tmp_path / "my-list", tmp_path / "old"
    for folder, text in ((root, "Written by hand.\n"), (old, QUICK_START)):
        folder.mkdir()
        (folder / "README.md").write_text(text, encoding="utf-8")
    monkeypatch.chdir(old)
    assert cli.run(["--root", "../my-list", "import", "README.md"]) == 2
    assert "README.md exists already and is another text" in capsys.readouterr().err
    assert files_of(root) == {"README.md": b"Written by hand.\n"}
    monkeypatch.chdir(root)
    (root / "README.md").write_text(QUICK_START, encoding="utf-8")
    assert cli.run(["--root", ".", "import", "../my-list/README.md"]) == 0


def test_a_refusal_is_made_of_whole_sentences(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "README.md").write_text(QUICK_START, encoding="utf-8")
    run(tmp_path, "import", str(tmp_path / "README.md"))
    capsys.readouterr()
    run(tmp_path, "import", str(tmp_path / "README.md"))
    assert "is a page of a list. Nothing was written. To build it, run: modelist build\n" in capsys.readouterr().err
