"""A model stands twice in a table, with the same facts or links.

Readers ask what the difference is, and an edit of one leaves the other behind. Delete one of the rows; where they are
two versions, let the names say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Location
from modelist.linting.context import Page
from modelist.linting.models import Mention, read_models
from modelist.linting.releases import papers
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Rows of a table with one name, of which nothing but blanks tells them apart, or which link the same."""
    for table in read_models(page).tables:
        seen: dict[str, list[Mention]] = {}
        for row in table.rows:
            earlier = seen.setdefault(row.key, [])
            first = next((one for one in earlier[:20] if _is_same(one, row)), None)
            earlier.append(row)
            if first is not None and row.key:
                message = f"{row.name} is in this table already"
                related = ((Location(page.path, first.span), "the first row"),)
                yield Problem(row.span, message, "Delete one of the rows.", row.name, related=related)


def _is_same(one: Mention, other: Mention) -> bool:
    """Whether rows of one name have a link in common and no sizes that differ, nor dates except beside one paper."""
    one_paper = {paper for _, paper in papers(one.links)} & {paper for _, paper in papers(other.links)}
    for field in ("sizes", "context_length") if one_paper else ("sizes", "released", "context_length"):
        left, right = one.fact(field), other.fact(field)
        if left is not None and right is not None and left.text != right.text and left.text and right.text:
            return False
    links = {link.destination for link in one.links}
    others = {link.destination for link in other.links}
    if links or others:
        return bool(links & others)
    return _others(one) == _others(other)


def _others(row: Mention) -> list[str]:
    """What the row's other cells say, as written."""
    if row.table is None:
        return []
    return [
        cell.source for index, cell in enumerate(row.table.table.rows[row.row].cells) if index != row.table.name.index
    ]


RULE = Rule(
    id="duplicate-row",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="models",
    bad=(
        Example(
            "| Model | Code |\n| --- | --- |\n| Cobra | [c](https://github.com/a/cobra) |\n"
            "| Emu | [c](https://github.com/a/emu) |\n| ⟦cobra⟧ | [c](https://github.com/a/cobra) |\n"
        ),
        Example(
            "| Model | Paper | Date |\n| --- | --- | --- |\n"
            "| MoMa | [p](https://arxiv.org/abs/2407.21770) | 2024/07 |\n"
            "| ⟦MoMA⟧ | [p](https://arxiv.org/abs/2407.21770) | 2024/09 |\n"
        ),
        Example("| 模型 | 参数量 |\n| --- | --- |\n| 书生 | 7B |\n| ⟦书生⟧ | 7B |\n"),
    ),
    good=(
        Example("| Model | Base | Language |\n| --- | --- | --- |\n| Moe | A | ja |\n| Moe | B | ja |\n"),
        Example("| Model | Size |\n| --- | --- |\n| Llama | 7B |\n| Llama | 13B |\n"),
        Example(
            "| Model | Code |\n| --- | --- |\n| Cobra | [c](https://github.com/a/cobra) |\n"
            "| Cobra | [c](https://github.com/b/cobra) |\n"
        ),
        Example(
            "| Model | Code | Date |\n| --- | --- | --- |\n| Yi | [c](https://github.com/01-ai/Yi) | 2023/11 |\n"
            "| Yi | [c](https://github.com/01-ai/Yi) | 2024/05 |\n"
        ),
    ),
)
