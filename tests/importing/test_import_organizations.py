"""Whose a model is: what the text names, else what the accounts of its links tell."""

from __future__ import annotations

from pathlib import Path

import pytest
from import_helpers import file_of, import_into, messages, plain_entries, read

from modelist.importing.result import ListAround

NAMES = ("Ant", "Bee", "Cow", "Dog", "Elk")


def test_organizations_are_proposed_from_the_accounts_of_the_weights() -> None:
    text = (
        "| Model | Weights | Github |\n|---|---|---|\n"
        "| Ant | [a](https://huggingface.co/Qwen/ant) | |\n"
        "| Bee | [b](https://huggingface.co/hive/bee) | |\n"
        "| Cow | [c](https://huggingface.co/hive/cow), [d](https://huggingface.co/meadow/cow) | |\n"
        "| Dog | | [e](https://github.com/facebookresearch/dog) |\n"
        "| Elk | | [f](https://github.com/somebody/elk) |\n"
        "| Fox | [g](https://huggingface.co/TheBloke/fox-GGUF) | |\n"
    )
    result = read(text)
    names = {key: one.get("organization") for key, one in plain_entries(result).items()}
    assert names == {"ant": "alibaba", "bee": "hive", "cow": None, "dog": "meta", "elk": None, "fox": None}
    assert "organization: hive  # by the account of its links\n" in file_of(result, "bee")
    organizations = dict(result.files)["entries/organizations.yaml"]
    assert "alibaba:\n  name: Alibaba\n  huggingface: [Qwen]\n" in organizations
    assert "meta:\n  name: Meta\n  github: [facebookresearch]\n" in organizations
    assert len(messages(result, "import-organization")) == 1


def test_what_the_text_names_goes_before_accounts(make_list, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    text = (
        "| Model | Company | Weights |\n|---|---|---|\n"
        "| Ant | | [a](https://huggingface.co/Qwen/ant) |\n"
        "| Bee | Alibaba Cloud | [b](https://huggingface.co/Qwen/bee) |\n"
        "| Cow | | [c](https://huggingface.co/Meadow/cow) |\n"
    )
    root = make_list({"entries/organizations.yaml": "field:\n  name: Field\n  huggingface: [meadow]\n"})
    assert import_into(root, text) == 0
    lines = [
        (root / f"entries/llm/{one}.yaml").read_text(encoding="utf-8").split("\n")[1] for one in ("ant", "bee", "cow")
    ]
    assert [one.split("  #")[0] for one in lines] == [
        "organization: alibaba-cloud", "organization: alibaba-cloud", "organization: field",
    ]  # fmt: skip


def test_only_organizations_that_entries_name_are_written() -> None:
    weights = "[a](https://huggingface.co/meta-llama/ant), [b](https://huggingface.co/mistralai/ant)"
    result = read(f"| Model | Weights |\n|---|---|\n| Ant | {weights} |\n")
    assert plain_entries(result)["ant"].get("organization") is None
    assert "entries/organizations.yaml" not in dict(result.files)


def test_copies_of_weights_do_not_hide_whose_they_are() -> None:
    copy = "[q](https://huggingface.co/TheBloke/x-GGUF)"
    text = (
        "| Model | Weights | Github |\n|---|---|---|\n"
        f"| Ant | [a](https://huggingface.co/Qwen/ant), {copy} | |\n"
        f"| Bee | [b](https://huggingface.co/hive/bee), {copy} | |\n"
        f"| Cow | {copy} | [c](https://github.com/facebookresearch/cow) |\n"
    )
    names = {key: one.get("organization") for key, one in plain_entries(read(text)).items()}
    assert names == {"ant": "alibaba", "bee": "hive", "cow": "meta"}


@pytest.mark.parametrize("turned", [False, True])
def test_an_account_that_a_named_organization_has_tells_it_for_other_models(turned: bool) -> None:
    rows = [
        "| Ant | River Laboratory | [a](https://huggingface.co/River/ant) |\n",
        "| Bee | | [b](https://huggingface.co/river/bee) |\n",
    ]
    result = read("| Model | Company | Weights |\n|---|---|---|\n" + "".join(reversed(rows) if turned else rows))
    assert {one["organization"] for one in plain_entries(result).values()} == {"river-laboratory"}
    assert dict(result.files)["entries/organizations.yaml"].startswith(
        "river-laboratory:\n  name: River Laboratory\n  huggingface: [River]\n"
    )


@pytest.mark.parametrize("known", ["# Keep this sorted.\n\n# By name.\n", "# Keep this sorted.\n# By name.\n{}\n"])
def test_comments_of_a_file_without_organizations_stay(known: str) -> None:
    around = ListAround(organizations_text=known)
    result = read("| Model | Company | Params |\n|---|---|---|\n| Ant | Hive | 7B |\n", around=around)
    text = dict(result.files)["entries/organizations.yaml"]
    assert text.startswith("# Keep this sorted.\n")
    assert text.endswith("# By name.\nhive: {name: Hive}\n")
