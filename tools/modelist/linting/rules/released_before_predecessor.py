"""A model is dated before an earlier version of the same model.

`Qwen1.5` of 2023-02 cannot follow a `Qwen` of 2023-08: one of the dates is a slip, often in the year. Correct it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.quantities import ReleaseDate
from modelist.core.text import Location
from modelist.linting.cells import Fact
from modelist.linting.context import Page
from modelist.linting.models import Mention, read_models
from modelist.linting.releases import released, versions_by_family
from modelist.linting.rule import Example, Problem, Rule, Scope


@dataclass(frozen=True, eq=False)
class _Dated:
    mention: Mention
    fact: Fact
    date: ReleaseDate


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Dates of one family that fall as its version rises."""
    found = [_Dated(one, *dated) for one in read_models(page).mentions if (dated := released(one)) is not None]
    for family in versions_by_family(one.mention.name for one in found).values():
        yield from _check_family(page, [(version, found[index]) for version, index in family])


def _check_family(page: Page, family: list[tuple[tuple[int, ...], _Dated]]) -> Iterator[Problem]:
    """A version must not come before all sizes and variants of an older one."""
    last: _Dated | None = None
    for _, group in groupby(family, key=lambda pair: pair[0]):
        members = [one for _, one in group]
        wrong = [one for one in members if last is not None and _contradict(last, one)]
        yield from (_problem(page, one, last) for one in wrong if last is not None)
        right = set(members).difference(wrong)
        if right:
            first = min(right, key=_time)
            last = first if last is None else max(last, first, key=_time)


def _contradict(before: _Dated, one: _Dated) -> bool:
    """Whether a version is older than what it follows; a name without version may be a family's in another table."""
    if one.date.month_index >= before.date.month_index:
        return False
    is_version = any(map(str.isdigit, before.mention.name))
    return is_version or before.mention.table is one.mention.table


def _time(one: _Dated) -> tuple[Any, ...]:
    return one.date.sort_key


def _problem(page: Page, one: _Dated, other: _Dated) -> Problem:
    name, before = one.mention.name, other.mention.name
    message = f"{name} is dated {one.date}, before {before} of {other.date}, which it follows"
    related = ((Location(page.path, other.fact.span), f"{before} is dated {other.date}"),)
    return Problem(one.fact.span, message, "Correct the date that is wrong.", name, related=related)


RULE = Rule(
    id="released-before-predecessor",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="dates",
    bad=(
        Example("| Model | Date |\n| --- | --- |\n| Qwen | 2023-08 |\n| Qwen1.5 | ⟦2023-02⟧ |\n"),
        Example("| 模型 | 发布时间 |\n| --- | --- |\n| 百川2 7B | ⟦2023-05⟧ |\n| 百川 7B | 2023-06 |\n"),
        Example("# L\n\n## Llama 3\n- Date: ⟦2023-04⟧\n- Language: en\n\n## Llama2\n- Date: 2023-07\n- Language: en\n"),
    ),
    good=(
        Example("| Model | Date |\n| --- | --- |\n| MiniGPT-4 | 2023-04 |\n| MiniGPT-v2 | 2023-10 |\n"),
        Example("| Model | Date |\n| --- | --- |\n| Qwen | 2023-08 |\n| Qwen1.5 | 2024-02 |\n"),
        Example(
            "| Model | Date |\n| --- | --- |\n| RWKV | 2023-05 |\n\n"
            "| Model | Date |\n| --- | --- |\n| rwkv-4 | 2022-09 |\n"
        ),
        Example("| Model | Date |\n| --- | --- |\n| Qwen | 2023-08 |\n| CodeQwen1.5 | 2023-02 |\n"),
        Example("| Model | Date |\n| --- | --- |\n| Phi-3 | 2024-04 |\n| GLM-130B | 2022-08 |\n| Phi-2 | 2024-04 |\n"),
    ),
)
