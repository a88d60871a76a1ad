"""Patterns that are compiled late behave as if they had been compiled at once."""

from __future__ import annotations

import re

import pytest

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
