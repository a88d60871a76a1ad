"""YAML: exact places, faults in plain words, nothing that can blow up."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from modelist.core.text import Document
from modelist.documents.yaml import YamlNode, parse_yaml
from modelist.documents.yaml_write import write_yaml


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        ("a:\n\tb: 1\n", "yaml-tab", 2, 1),
        ("a:\n  b: 1\n  \tc: 2\n", "yaml-tab", 3, 1),
        ("a: 1\n---\nb: 2\n", "yaml-documents", 2, 1),
        ("l:\n  p: [a](https://x.y)\n  q: 1\n", "yaml-markdown", 2, 6),
        ("l:\n  p: ![a](https://x.y)\n", "yaml-markdown", 2, 6),
        ("l:\n  p: [![a](https://x.y)](https://a.b)\n  q: 1\n", "yaml-markdown", 2, 6),
        ("l:\n  - a\n  - [a](https://x.y)\n", "yaml-markdown", 3, 5),
        ("l: {p: [a](https://x.y), q: 1}\n", "yaml-markdown", 1, 8),
        ("[a](https://x.y)\n", "yaml-markdown", 1, 1),
        ('a: "[a](https://x.y)": b\n', "yaml-syntax", 1, 22),
        ("", "yaml-empty", 1, 1),
        ("# only a remark\n", "yaml-empty", 1, 1),
        ("a: &x 1\nb: *x\n", "yaml-alias", 1, 4),
        ("a: &x [1]\n", "yaml-alias", 1, 4),
        ("b: *x\n", "yaml-alias", 1, 4),
        ('a: 1\nb: "open\n', "yaml-syntax", 2, 4),
        ("a: [Foo\nreleased 2024\n", "yaml-syntax", 1, 4),
        ("a: A tool: it works\n", "yaml-syntax", 1, 10),
        ("a: x\x01\n", "yaml-character", 1, 5),
        ("a: !!python/object:os.system x\n", "yaml-tag", 1, 4),
        ("a: @x\n", "yaml-syntax", 1, 4),
        ("a: [https://example.org]\n", "yaml-syntax", 1, 10),
        ("[" * 5000, "yaml-depth", 1, 33),
        ("- " * 50000 + "a", "yaml-depth", 1, 65),
        ("{a: " * 40 + "1", "yaml-depth", 1, 129),
        ("<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> b\n", "yaml-conflict", 1, 1),
        ("a: " + "x" * 1_000_001, "yaml-size", 1, 1),
        ("a: 1\nb: 2\na: 3\n", "yaml-duplicate-key", 3, 1),
    ],
)
def test_a_fault_names_its_place(text: str, rule: str, line: int, column: int) -> None:
    document = Document.from_raw("x.yaml", text)
    _, faults = parse_yaml(document)
    first = faults[0]
    assert (first.rule, *document.position(first.location.span.start)) == (rule, line, column)
    assert first.message
    assert first.help


def test_alias_bomb_is_refused_at_once() -> None:
    levels = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 12))
    node, faults = parse_yaml(Document("x", f"l0: &l0 [x]\n{levels}\n"))
    assert node is None
    assert faults[0].rule == "yaml-alias"


def test_duplicate_keys_name_both_lines() -> None:
    _, faults = parse_yaml(Document("x", "a: 1\nb: 2\na: 3\n"))
    assert "line 1" in faults[0].message


def test_places_are_exact_beside_emoji_and_crlf() -> None:
    document = Document.from_raw("x", 'a: 😀x\r\nb: "é"\r\nc: |\r\n  hi\r\nd: [1, {k: v}]\r\n')
    node, _ = parse_yaml(document)
    assert node is not None
    found = {key.text: document.slice(value.span) for key, value in node.pairs or ()}
    assert found == {"a": "😀x", "b": '"é"', "c": "|\n  hi\n", "d": "[1, {k: v}]"}


def test_markdown_without_quotes_names_the_address_of_the_link() -> None:
    root, (found,) = parse_yaml(Document("e.yaml", "l:\n  p: [![a](https://i.b/x.svg)](https://a.b/c)\n"))
    assert root is None
    assert found.message == "this is Markdown without quotes, and YAML takes '[' for a list"
    assert "https://a.b/c;" in (found.help or "")


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("no", "str"),
        ("2023-07-18", "str"),
        ("12:30:45", "str"),
        ("1.10", "float"),
        ("0x1F", "int"),
        ("007", "int"),
        ("~", "null"),
        ("true", "bool"),
        ('"true"', "str"),
        ("1_000", "str"),
        (".inf", "float"),
    ],
)
def test_scalar_types_are_those_of_the_core_schema(written: str, kind: str) -> None:
    node, _ = parse_yaml(Document("x", f"a: {written}\n"))
    assert node is not None
    value = node.get("a")
    assert value is not None
    assert value.scalar_type == kind


@given(st.text(max_size=80))
def test_any_text_is_parsed_without_an_exception(text: str) -> None:
    document = Document.from_raw("x", text)
    node, faults = parse_yaml(document)
    assert node is not None or faults
    for fault in faults:
        assert 0 <= fault.location.span.start <= fault.location.span.end <= len(document.text) + 1


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1) | st.text(
    "ab \n\t-:#{}[],\"'|>0123.~yn\\*&!%@`=?", min_size=1
)
_VALUES = st.recursive(
    _TEXT | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=3),
    max_leaves=6,
)


def _data(node: YamlNode) -> object:
    if node.pairs is not None:
        return {key.text: _data(value) for key, value in node.pairs}
    if node.items is not None:
        return [_data(item) for item in node.items]
    assert node.scalar_type in ("str", "int"), node.text
    return int(node.text or "") if node.scalar_type == "int" else node.text


@given(st.dictionaries(_TEXT, _VALUES, min_size=1, max_size=4))
@example({"... 0": []})
@example({"--- a": "..."})
def test_what_is_written_reads_back(data: dict[str, object]) -> None:
    text = write_yaml(data)
    node, faults = parse_yaml(Document.from_raw("x", text))
    assert node is not None, faults
    assert _data(node) == data
