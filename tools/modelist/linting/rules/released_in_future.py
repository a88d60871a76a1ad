"""A release date lies in the future.

A list tells what there is; a date that has not come is a slip in the year or month, or an announcement that readers
take for a release. Correct it, or say in words that the model is announced.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.linting.context import Page
from modelist.linting.models import read_models
from modelist.linting.releases import is_future, released
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Dates after today."""
    for mention in read_models(page).mentions:
        dated = released(mention)
        if dated is not None and is_future(dated[1], page.context.today):
            message = f"{mention.name} is dated {dated[1]}, which is yet to come"
            yield Problem(dated[0].span, message, "Correct the year or month.", mention.name)


RULE = Rule(
    id="released-in-future",
    scope=Scope.PAGE,
    severity=Severity.ERROR,
    check=check,
    family="dates",
    bad=(
        Example("| Model | Date |\n| --- | --- |\n| Qwen | 2023-08 |\n| Qwen2 | ⟦2042-06⟧ |\n"),
        Example("| 模型 | 发布时间 |\n| --- | --- |\n| Qwen | ⟦2026年12月⟧ |\n"),
    ),
    good=(
        Example("| Model | Date |\n| --- | --- |\n| Qwen | 2026-06 |\n| Qwen2 | 2026-06-30 |\n"),
        Example("| Model | Sizes |\n| --- | --- |\n| Qwen | 2042 |\n"),
    ),
)
