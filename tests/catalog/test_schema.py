"""JSON Schema and loader say the same of every entry: those of the list, and thousands of damaged ones."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from modelist.catalog.export import entry_to_plain
from modelist.catalog.json_schema import NAMES, schema_of, schema_text
from modelist.catalog.load import load_catalog, parse_entry, parse_organizations
from modelist.catalog.schema import KINDS
from modelist.core.diagnostics import Severity
from modelist.core.text import Document
from modelist.documents.yaml import YamlNode, parse_yaml
from modelist.documents.yaml_write import write_yaml

ROOT = Path(__file__).parents[2]
ENTRIES = sorted((ROOT / "entries").glob("*/*.yaml"))
VALIDATORS = {name: Draft202012Validator(schema_of(name)) for name in NAMES}


def as_json(node: YamlNode) -> Any:
    """What a YAML 1.2 core schema reader makes of a node."""
    if node.pairs is not None:
        return {str(as_json(key)): as_json(value) for key, value in node.pairs}
    if node.items is not None:
        return [as_json(item) for item in node.items]
    text = node.text or ""
    kind = node.scalar_type
    if kind == "null":
        return None
    if kind == "bool":
        return text.lower() == "true"
    if kind == "int":
        return int(text, 0) if text.startswith(("0x", "0o")) else int(text)
    return float(text.replace(".inf", "inf").replace(".nan", "nan")) if kind == "float" else text


def accepts(kind: str, text: str) -> tuple[bool, bool]:
    """Whether the loader and the schema accept an entry's text."""
    entry, found = parse_entry(Document("entries/x/alpha.yaml", text), KINDS[kind])
    loader = entry is not None and not any(one.severity is Severity.ERROR for one in found)
    node, _ = parse_yaml(Document("x", text))
    assert node is not None
    return loader, VALIDATORS[kind].is_valid(as_json(node))


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_is_a_schema_and_is_committed(name: str) -> None:
    Draft202012Validator.check_schema(schema_of(name))
    assert (ROOT / "schema" / f"{name}.schema.json").read_text(encoding="utf-8") == schema_text(name)


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: path.stem)
def test_every_entry_of_the_list_is_valid(path: Path) -> None:
    kind = path.parent.name
    assert accepts(kind, path.read_text(encoding="utf-8")) == (True, True)


def test_the_organizations_are_valid() -> None:
    text = (ROOT / "entries" / "organizations.yaml").read_text(encoding="utf-8")
    node, _ = parse_yaml(Document("x", text))
    assert node is not None
    VALIDATORS["organizations"].validate(as_json(node))
    assert parse_organizations(Document("x", text))[1] == ()


def test_every_example_of_the_schema_is_valid_in_its_place() -> None:
    for kind in KINDS.values():
        for field in kind.record.fields:
            if field.example is not None:
                schema = {"$schema": schema_of(kind.name)["$schema"], **field.type.json_schema()}
                Draft202012Validator(schema).validate(field.example)


def test_every_field_has_a_description() -> None:
    for name in KINDS:
        for key, schema in schema_of(name)["properties"].items():
            assert schema["description"], key


BASES = {
    entry.id: (entry.kind, {key: value for key, value in entry_to_plain(entry).items() if key not in ("id", "kind")})
    for entry in load_catalog(ROOT).entries
}
STRANGE = (
    st.sampled_from(
        [
            "", " ", "x", "unknown", "multilingual", "7B", "0B", "07B", "7.0B", "7.5B", "8x7B", "E2B", "3B-A1B", ">2T",
            "2T-1T", "1T-2T", "2024-02", "2024-02-29", "2023-02-29", "2024-13", "2024-04-31", "2100-02-29", "1949-12",
            "arXiv:2307.09288", "arXiv:2307.9288", "arXiv:0703.1234", "arXiv:0704.1234", "arXiv:1412.12345",
            "arXiv:1501.00001", "arXiv:2307.00000", "arXiv:hep-th/9901001", "arXiv:math.CA/0611800", "arXiv:xx/9901001",
            "arXiv:hep-th/9106001", "arXiv:2307.09288v2", "2307.09288", "https://example.org", "https://a b", "http://x",
            "ftp://x", "https://", "javascript:alert(1)", "en", "xx", "zh-CN", "Apache-2.0", "apache-2.0", "32K", "1M",
            "0K",
            "a\nb", "a\n", "\ta", "\u202ea", "lab", "Lab", "a-b", "a--b", "active", "no", "true", "1", "1.5",
        ]
    )
    | st.integers(-2, 10**16)
    | st.floats(allow_nan=False, allow_infinity=False, width=16).map(lambda one: round(one, 2))
    | st.booleans()
)  # fmt: skip
KEYS = ["en", "name", "url", "label", "value", "total", "7B", "x", ""]
NESTED = st.recursive(
    STRANGE,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["en", "name", "url", "label", "value", "total", "7B", "x", ""]), inner, max_size=3
        )
    ),
    max_leaves=4,
)


def _paths(value: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [here, *(path for key, one in inner for path in _paths(one, (*here, key)))]


@given(st.sampled_from(sorted(BASES)), st.data())
def test_loader_and_schema_agree_on_damaged_entries(name: str, data: st.DataObject) -> None:
    kind, plain = BASES[name]
    damaged = copy.deepcopy(plain)
    for _ in range(data.draw(st.integers(1, 2))):
        path = data.draw(st.sampled_from([one for one in _paths(damaged) if one]))
        target = damaged
        for step in path[:-1]:
            target = target[step]
        action = data.draw(st.sampled_from(["replace", "delete", "add"]))
        if action == "replace":
            target[path[-1]] = data.draw(NESTED)
        elif action == "delete":
            del target[path[-1]]
        elif isinstance(target, dict):
            target[data.draw(st.sampled_from(["vision", "extra", "tags", "aliases", "badge", "typo", "status"]))] = (
                data.draw(NESTED)
            )
        if not damaged or not isinstance(damaged, dict):
            return
    text = write_yaml(damaged)
    loader, schema = accepts(kind, text)
    assert loader == schema, (text, json.dumps(damaged, ensure_ascii=False))


@pytest.mark.parametrize(
    ("written", "good"),
    [
        ("4096", True),
        ("4096.0", True),
        ("0x10", True),
        ("4096.5", False),
        ("0", False),
        ("1e3", True),
        ("1e999999", False),
        ("9" * 5000, False),
        (".inf", False),
        ("-1", False),
        ('"4096"', False),
        ("true", False),
        ("1_000", False),
    ],
)
def test_numbers_are_those_of_json(written: str, good: bool) -> None:
    text = f"name: A\nlinks: unknown\ntest_size: {written}\n"
    if len(written) < 1000 and written != "1e999999":
        assert accepts("benchmark", text) == (good, good)
    else:
        assert parse_entry(Document("entries/x/a.yaml", text), KINDS["benchmark"])[1] != ()
