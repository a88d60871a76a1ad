"""A country stands where the organisation belongs that made a model.

`UAE` does not tell who released Falcon, and readers who look for a maker's other models find none. Name the company or
institute.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.linting.context import Page
from modelist.linting.markup.cells import Fact
from modelist.linting.models.columns import read_columns
from modelist.linting.models.recognition import read_models
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
    """Columns of organisations, and labelled facts of sections, most of which are none of countries."""
    for column in read_columns(page):
        if column.column.fields == ("organization",):
            yield from _check(tuple(one.fact for one in column.said), "in the column")
    sections = read_models(page).sections
    yield from _check(
        tuple(one for section in sections for one in section.facts if one.field == "organization"), "behind"
    )


def _check(facts: Sequence[Fact], where: str) -> Iterator[Problem]:
    found = [one for one in facts if same_name(one.text) in _COUNTRIES]
    for one in found if len(found) < _MOST * len(facts) else ():
        message = f"'{one.text}' is a country {where} '{one.label}'"
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
        Example(
            "# L\n\n"
            + "".join(f"## M{n}\n\n- **Org:** Meta\n- **Size:** {n}B\n\n" for n in range(1, 4))
            + "## Falcon\n\n- **Org:** ⟦UAE⟧\n- **Size:** 7B\n"
        ),
        Example("| 模型 | 机构 |\n| --- | --- |\n| Qwen | 阿里云 |\n| Falcon | ⟦阿联酋⟧ |\n| GLM | 智谱 |\n"),
    ),
    good=(
        Example("| Model | Organization |\n| --- | --- |\n| Llama 2 | Meta |\n| Falcon | TII, UAE |\n"),
        Example("| Model | Country |\n| --- | --- |\n| Llama 2 | USA |\n| Falcon | UAE |\n| Qwen | China |\n"),
    ),
)
