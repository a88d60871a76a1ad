"""What rules say they need: a text without any of it has no finding, also where they are asked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modelist.linting.examples import make_context
from modelist.linting.registry import all_rules
from modelist.linting.rule import Rule, Scope

NEEDING = [rule for rule in all_rules().values() if rule.needs]
PIECES = (
    "http://x.org/a https://arxiv.org/abs/2307.09288 arxiv arxiv.org turn0search0 [a] 【1†】 ]( | < <h1> <details> <tr>"
    " # ## ＃x ``` ~~~ ` ~ * ** _ @article{a, } ViT-L/41 - 1. 2024 total: 3 model \n \n\n    \t"
)
TEXTS = st.lists(st.sampled_from([*PIECES.split(" "), " ", "\n", "\n\n", "    ", "\t", "| - |"]), max_size=30).map(
    "".join
)


@pytest.mark.parametrize("rule", NEEDING, ids=lambda rule: rule.id)
def test_what_a_rule_needs_is_for_pages_and_is_in_all_that_it_finds(rule: Rule) -> None:
    assert rule.scope in (Scope.PROSE, Scope.PAGE)
    assert all(any(sign in one.text for sign in rule.needs) for one in rule.bad)


@given(TEXTS)
@settings(max_examples=150)
def test_without_what_they_need_rules_have_nothing_to_say(text: str) -> None:
    for rule in NEEDING:
        without = text
        for sign in rule.needs:
            while sign in without:
                without = without.replace(sign, "")
        if any(sign in without for sign in rule.needs):
            continue  # what is left of one has joined to another
        (page,) = make_context({"README.md": without}).pages
        assert list(rule.check(page, rule.options)) == [], rule.id
