"""Where keys and values stand in a configuration, for messages."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelist.catalog.toml_places import Places
from modelist.core.text import Document

TEXT = '''\
# [lint] ignore = "row-order"
top = 1 # x
[list]
name = "a # b = [c]"
"quoted key".'x y' = [ "one", # two
  'two', [1, 2], {p = 1, q = "z"} ]
[[array]]
when = 1979-05-27 07:32:00
[[array]]
long = """x " y
[list]
"""
raw = \'\'\'a'b
[list]\'\'\'
[lint.paths."docs/*"]
ignore = ["one", "two"]
'''


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("top",), "m.toml:2:1"),
        (("list", "name"), "m.toml:4:1"),
        (("list", "quoted key", "x y", 0), "m.toml:5:25"),
        (("list", "quoted key", "x y", 1), "m.toml:6:4"),
        (("list", "quoted key", "x y", 2, 1), "m.toml:6:14"),
        (("list", "quoted key", "x y", 3, "q"), "m.toml:6:26"),
        (("array", 0, "when"), "m.toml:8:1"),
        (("array", 1, "raw"), "m.toml:13:1"),
        (("lint",), "m.toml:15:2"),
        (("lint", "paths", "docs/*"), "m.toml:15:14"),
        (("lint", "paths", "docs/*", "ignore", 1), "m.toml:16:19"),
        (("lint", "paths", "docs/*", "select"), "m.toml:15:14"),
        (("links", "exclude"), "m.toml"),
    ],
)
def test_places_of_keys_and_elements(path: tuple[str | int, ...], place: str) -> None:
    assert Places(Document("m.toml", TEXT)).at(*path) == place


def test_tables_in_lists_are_told_apart() -> None:
    text = "[[a]]\nx = 1\n[[a.b]]\ny = 1\n[a.c]\nz = 1\n[[a]]\n[[a.b]]\n[[a.b]]\ny = 2\n"
    places = Places(Document("m.toml", text))
    wanted = {("a", 0): 1, ("a", 0, "b", 0, "y"): 4, ("a", 0, "c", "z"): 6, ("a", 1): 7, ("a", 1, "b", 1, "y"): 10}
    for path, line in wanted.items():
        assert places.has(*path)
        assert places.at(*path).startswith(f"m.toml:{line}:")
    assert not places.has("a", "b")


def test_lists_as_deep_as_python_reads_them_have_a_place() -> None:
    depth = 3000
    while True:  # where Python's own reader gives up depends on how deep this test is called
        text = f"a = 1\nb = {'[' * depth}{']' * depth}\n"
        try:
            tomllib.loads(text)
        except RecursionError:
            depth -= 1
        else:
            break
    for fewer in range(8):
        text = f"a = 1\nb = {'[' * (depth - fewer)}{{c = 1}}{']' * (depth - fewer)}\n"
        places = Places(Document("m.toml", text))
        assert (places.at("a"), places.at("b", 0)) == ("m.toml:1:1", "m.toml:2:6")


KEYS = st.text("ab-_. \"'#[]=,{}\n", max_size=4)
VALUES = st.recursive(
    st.booleans() | st.integers() | st.text("ab\"'#[]=,{} \n\\", max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


def spell(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {spell(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", # x ]\n ".join(map(spell, value)) + "]"
    return json.dumps(value)


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_every_key_of_any_table_has_a_place_where_it_is_spelled(table: dict[str, Any]) -> None:
    text = "[head]\n" + "".join(f"{json.dumps(key)} = {spell(value)} # end\n" for key, value in table.items())
    assert tomllib.loads(text) == {"head": table}
    places = Places(Document("m.toml", text))

    def look(value: Any, path: tuple[str | int, ...]) -> None:
        assert places.has(*path)
        if isinstance(path[-1], str) and len(path[-1]) > 0:
            span = places.location(*path).span
            assert text[span.start : span.end] == json.dumps(path[-1])[1:-1] or path == ("head",)
        items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, one in items:
            look(one, (*path, key))

    look(table, ("head",))
