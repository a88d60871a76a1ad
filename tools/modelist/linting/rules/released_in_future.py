"""A release date lies in the future.

A list tells what there is; a date that has not come is a slip in the year or month, or an announcement that readers
take for a release. Correct it, or say in words that the model is announced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.linting.context import Page
from modelist.linting.models.recognition import Mention, read_models
from modelist.linting.models.releases import is_future, released, words_around
from modelist.linting.rule import Example, Problem, Rule, Scope

_ANNOUNCED = lazy_pattern(
    r"\b(?:announced|expected|planned|scheduled|estimated|upcoming|unreleased|coming soon|tentative"
    r"|to be \w{2,12}ed|TB[AD]|ETA)\b"
    r"|预计|即将|计划|待发布|预告|未发布",
    re.IGNORECASE,
)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Dates after today, but for those that are said to be planned."""
    for mention in read_models(page).mentions:
        dated = released(mention)
        if dated is not None and is_future(dated[1], page.context.today) and not _is_announced(page, mention):
            message = f"{mention.name} is dated {dated[1]}, which is yet to come"
            yield Problem(dated[0].span, message, "Correct the year or month.", mention.name)


def _is_announced(page: Page, mention: Mention) -> bool:
    """Whether the heading, the row or the text below the heading says that the model is still to come."""
    return _ANNOUNCED.search(f"{mention.name}\n{words_around(page, mention)}") is not None


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
        Example("| Model | Date |\n| --- | --- |\n| Qwen5 | 2027-03 (expected) |\n| Qwen6 (announced) | 2027-12 |\n"),
        Example("| 模型 | 发布时间 |\n| --- | --- |\n| Qwen5 | 预计 2027年3月 |\n"),
        Example("| Model | Date |\n| --- | --- |\n| Qwen | 2026-07-01 |\n"),
        Example("| Model | Date |\n| --- | --- |\n| Qwen | 2026-06 |\n| Qwen2 | 2026-06-30 |\n"),
        Example("| Model | Sizes |\n| --- | --- |\n| Qwen | 2042 |\n"),
    ),
)
