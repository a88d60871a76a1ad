"""A country stands where the organisation belongs that made a model.

`UAE` does not tell who released Falcon, and readers who look for a maker's other models find none. Name the company or
institute.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.linting.columns import read_columns
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.words import same_name

_NAMES = """
    UAE|U.A.E.|United Arab Emirates|USA|US|U.S.|United States|America|UK|United Kingdom|England|China|PRC|France|Germany
    Japan|Korea|South Korea|India|Israel|Canada|Russia|Singapore|Switzerland|Saudi Arabia|KSA|Italy|Spain|Sweden
    Finland|Norway|Denmark|Netherlands|Poland|Taiwan|Hong Kong|Vietnam|Thailand|Indonesia|Malaysia|Brazil|Australia|EU
    Europe|Abu Dhabi|中国|美国|阿联酋|英国|法国|德国|日本
    韩国|印度|以色列|加拿大|俄罗斯|新加坡|瑞士|沙特|沙特阿拉伯|台湾|香港
"""
_COUNTRIES = frozenset(same_name(one) for line in _NAMES.split("\n") for one in line.split("|") if one.strip())
_MOST = 0.5


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Columns of organisations, most of whose cells are none of countries."""
    for column in read_columns(page):
        if column.column.fields != ("organization",):
            continue
        found = [one for one in column.said if same_name(one.fact.text) in _COUNTRIES]
        for one in found if len(found) < _MOST * len(column.said) or len(column.said) == 1 else ():
            message = f"'{one.fact.text}' is a country in the column '{column.column.header}'"
            yield Problem(one.span, message, "Name the company or institute.")


RULE = Rule(
    id="organization-is-country",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="tables",
    bad=(
        Example(
            "| Model | Organization |\n| --- | --- |\n| Llama 2 | Meta |\n| Qwen | Alibaba |\n| Falcon | ⟦UAE⟧ |\n"
        ),
        Example("| 模型 | 机构 |\n| --- | --- |\n| Qwen | 阿里云 |\n| Falcon | ⟦阿联酋⟧ |\n| GLM | 智谱 |\n"),
    ),
    good=(
        Example("| Model | Organization |\n| --- | --- |\n| Llama 2 | Meta |\n| Falcon | TII, UAE |\n"),
        Example("| Model | Country |\n| --- | --- |\n| Llama 2 | USA |\n| Falcon | UAE |\n| Qwen | China |\n"),
    ),
)
