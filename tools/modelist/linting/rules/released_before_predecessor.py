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
from modelist.linting.context import Page
from modelist.linting.markup.cells import Fact
from modelist.linting.models.recognition import Mention, read_models
from modelist.linting.models.releases import is_repacked, released, versions_by_family
from modelist.linting.names.model_names import read_name
from modelist.linting.rule import Example, Problem, Rule, Scope

_OUT_OF_ORDER = frozenset({("gpt", (4, 1)), ("nemotron", (3,)), ("rwkv", ())})
"""Versions that did come out after a higher one, or whose paper did."""


@dataclass(frozen=True, eq=False)
class _Dated:
    mention: Mention
    fact: Fact
    date: ReleaseDate


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Dates of one family that fall as its version rises."""
    mentions = [one for one in read_models(page).mentions if not is_repacked(one.name)]
    found = [_Dated(one, *dated) for one in mentions if (dated := released(one)) is not None]
    for family, members in versions_by_family(one.mention.name for one in found).items():
        known = [(version, found[index]) for version, index in members if (family, version) not in _OUT_OF_ORDER]
        yield from _check_family(page, known)


def _check_family(page: Page, family: list[tuple[tuple[int, ...], _Dated]]) -> Iterator[Problem]:
    """A version must not come before all sizes and variants of an older one."""
    last: _Dated | None = None
    contradicted: dict[_Dated, list[list[_Dated]]] = {}
    for _, group in groupby(family, key=lambda pair: pair[0]):
        members = [one for _, one in group]
        wrong = [one for one in members if last is not None and _contradict(last, one)]
        if last is not None and wrong:
            contradicted.setdefault(last, []).append(wrong)
        right = [one for one in members if one not in wrong]
        if right:
            first = min(right, key=_time)
            last = first if last is None else max(last, first, key=_time)
    for one, later in contradicted.items():
        if len(later) > 1:
            yield _too_late(page, one, later[0][0])
        else:
            yield from (_too_early(page, wrong, one) for wrong in later[0])


def _contradict(before: _Dated, one: _Dated) -> bool:
    """Whether a version is older than what it follows; a name without version may be a family's in another table."""
    if one.date.month_index >= before.date.month_index:
        return False
    if any(map(str.isdigit, before.mention.name)):
        return True
    sizes = [read_name(fact.text).sizes for each in (before, one) if (fact := each.mention.fact("sizes")) is not None]
    # The first of a family may have got another size after its second version.
    others = len(sizes) == 2 and all(sizes) and not sizes[0] & sizes[1]
    return before.mention.table is one.mention.table and not others


def _time(one: _Dated) -> tuple[Any, ...]:
    return one.date.sort_key


def _too_early(page: Page, one: _Dated, other: _Dated) -> Problem:
    message = f"{one.mention.name} is dated {one.date}, before {other.mention.name} of {other.date}, which it follows"
    return _problem(page, one, other, message)


def _too_late(page: Page, one: _Dated, other: _Dated) -> Problem:
    """What several later versions contradict is wrong itself."""
    message = f"{one.mention.name} is dated {one.date}, after {other.mention.name} of {other.date}, which follows it"
    return _problem(page, one, other, message)


def _problem(page: Page, one: _Dated, other: _Dated, message: str) -> Problem:
    related = ((Location(page.path, other.fact.span), f"{other.mention.name} is dated {other.date}"),)
    return Problem(one.fact.span, message, "Correct the date that is wrong.", one.mention.name, related=related)


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
        Example(
            "| Model | Date |\n| --- | --- |\n| LLaVA | ⟦2024-04⟧ |\n| LLaVA-1.5 | 2023-10 |\n| LLaVA-1.6 | 2024-01 |\n"
        ),
    ),
    good=(
        Example(
            "| Model | Size | Date |\n| --- | --- | --- |\n"
            "| ChatYuan | 7B | 2023-06 |\n| ChatYuan-V2 | 0.7B | 2023-03 |\n"
        ),
        Example("| Model | Date |\n| --- | --- |\n| GPT-4o | 2024-05 |\n| GPT-o1 | 2024-09 |\n| GPT-4 | 2023-03 |\n"),
        Example("| Model | Date |\n| --- | --- |\n| GPT-4.5 | 2025-02 |\n| GPT-4.1 | 2025-04 |\n"),
        Example("| Model | Date |\n| --- | --- |\n| LLaVA (GGUF) | 2024-04 |\n| LLaVA-1.5 | 2023-10 |\n"),
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
