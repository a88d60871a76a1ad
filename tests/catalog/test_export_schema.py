"""What ``modelist export`` prints validates against the schema that is published for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from conftest import MakeList
from modelist.catalog.export import export
from modelist.catalog.json_schema import schema_of
from modelist.catalog.load import load_catalog

MODEL = """\
name: Alpha
aliases: [A]
organization: [lab]
released: 2024-01
sizes: [7B, {name: 16x17B, total: 109B, active: 17B}]
pretraining_tokens: {7B: 2T}
context_length: 4096
languages: multilingual
license: [{name: Own License, url: "https://example.org/l"}, MIT]
predecessor: beta
links:
  paper: arXiv:2307.09288
  weights: [{label: x, url: "https://huggingface.co/lab/x"}]
results: {test: {value: 1.5, setting: 5-shot}}
tags: [code]
extra: {Stars: 4k}
description: {en: Text., zh: 文字。}
sources: ["https://example.org/"]
lint: {ignore: [{rule: missing-source, reason: none}]}
"""
FILES = {
    "entries/llm/alpha.yaml": MODEL,
    "entries/llm/beta.yaml": "name: Beta\norganization: unknown\nreleased: unknown\nlinks: unknown\n",
    "entries/vlm/gamma.yaml": MODEL.replace("Alpha", "Gamma") + "vision: {connector: MLP}\nvenue: ICLR 2024\n",
    "entries/benchmark/test.yaml": "name: Test\ntest_size: {all: 10}\nlinks: {code: 'https://example.org/c'}\n",
    "entries/platform/arena.yaml": "name: Arena\norganization: lab\nstatus: retired\nlinks: unknown\n",
}


def problems(data: object) -> list[str]:
    schema = schema_of("export")
    Draft202012Validator.check_schema(schema)
    return [one.message for one in Draft202012Validator(schema).iter_errors(data)]


def exported(root: Path) -> dict[str, list[dict[str, object]]]:
    catalog = load_catalog(root)
    assert not catalog.errors, catalog.errors
    data: dict[str, list[dict[str, object]]] = json.loads(export(catalog, "json"))
    return data


def test_every_kind_validates(make_list: MakeList) -> None:
    data = exported(make_list(FILES))
    assert [one["id"] for one in data["entries"]] == ["alpha", "beta", "gamma", "test", "arena"]
    assert problems(data) == []


def test_this_project_s_own_list_validates() -> None:
    assert problems(exported(Path(__file__).parents[2])) == []


@pytest.mark.parametrize(
    "change", [{"released": "soon"}, {"kind": "robot"}, {"unheard": 1}, {"sizes": "7B"}, {"id": "Not An Id"}]
)
def test_the_schema_refuses_what_an_entry_cannot_say(make_list: MakeList, change: dict[str, object]) -> None:
    data = exported(make_list(FILES))
    data["entries"][0].update(change)
    assert problems(data)
