"""Patterns that are compiled late behave as if they had been compiled at once."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from typing import cast

import pytest

import modelist
from modelist.core.patterns import lazy_pattern


def test_every_use_is_the_compiled_patterns() -> None:
    eager, text = re.compile(r"(?P<word>[a-z]+)(\d)?", re.IGNORECASE), "Ab1 cd"
    for use in (
        lambda one: one.search(text)["word"],
        lambda one: one.match(text, 1).span(),
        lambda one: one.fullmatch(text),
        lambda one: [match.span() for match in one.finditer(text)],
        lambda one: one.findall(text),
        lambda one: one.sub("x", text),
        lambda one: one.subn("x", text, count=1),
        lambda one: one.split(text),
        lambda one: one.groupindex,
        lambda one: (one.pattern, one.flags, one.groups),
    ):
        late = lazy_pattern(eager.pattern, re.IGNORECASE)
        assert use(late) == use(eager)
        assert use(late) == use(eager)


def test_an_error_shows_at_the_first_use() -> None:
    late = lazy_pattern("(")
    with pytest.raises(re.error):
        late.search("")


def test_every_pattern_of_the_package_compiles() -> None:
    """What is compiled late is seen to be a pattern here, not when a reader's page first needs it."""
    seen = 0
    for info in pkgutil.walk_packages(modelist.__path__, "modelist."):
        if info.name.endswith("__main__"):
            continue
        for value in vars(importlib.import_module(info.name)).values():
            for one in _patterns_in(value):
                assert one.groups >= 0
                seen += 1
    assert seen > 300


def _patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    if type(value) is type(lazy_pattern("")):
        yield cast("re.Pattern[str]", value)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _patterns_in(one)
    elif isinstance(value, dict):
        yield from _patterns_in(list(value.values()))
