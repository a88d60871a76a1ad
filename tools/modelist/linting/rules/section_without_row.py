"""A section among those of a table's models is of a model that the table does not have.

Readers who choose from the table never find it. Add its row.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.linting.context import Page
from modelist.linting.models.recognition import Mention, read_models
from modelist.linting.names.name_conflicts import are_related
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_SECTIONS, _MOST, _MAX_WITHOUT = 4, 0.75, 20
_APART = lazy_pattern(
    r"\b(?:related|resources?|contribut\w+|communit\w+|sponsors?|support|stars?|star\w*gazers?|leaderboards?|benchmarks?"
    r"|datasets?|surveys?|tutorials?|courses?|tools?|frameworks?|blogs?|others?|misc\w*|more|how to|contact"
    r"|thanks|credits|faq|changelog|roadmap|todo|disclaimer|feedback|join|follow|awesome|lists?|papers"
    r"|models|started|deploy\w*|inference|fine-?tuning|serving|about|history|discord|wechat)\b"
    r"|相关|资源|贡献|社区|赞助|支持|榜|评测|数据|综述|教程|课程|工具|框架|博客|其他|其它|更多|联系|致谢|常见问题|交流|部署|推理|微调",
    re.IGNORECASE,
)
"""Sections that stand among those of models, and are of none."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Sections side by side, most of which are paired with a row."""
    models = read_models(page)
    paired = {section for _, section in models.pairs}
    groups: dict[tuple[int, int], list[Mention]] = defaultdict(list)
    for one in models.sections:
        if one.section is not None:
            groups[id(one.section.parent), one.section.heading.level].append(one)
    for group in groups.values():
        found = sum(one in paired for one in group)
        if found < _MIN_SECTIONS or found < _MOST * len(group):
            continue
        without = [one for one in group if one not in paired]
        for one in without if len(without) <= _MAX_WITHOUT else ():
            if _APART.search(one.name) or _has_row(one, models.rows):
                continue
            message = f"{one.name} is in no table, but {found} of {len(group)} sections beside it are"
            yield Problem(one.span, message, "Add its row to the table.", one.name)


def _has_row(section: Mention, rows: tuple[Mention, ...]) -> bool:
    """Whether the table has the family's members instead, or the other way round."""
    return any(are_related(section.parsed, row.parsed) for row in rows)


_TABLE = "| Model | Size |\n| --- | --- |\n| Alpha | 7B |\n| Bravo | 7B |\n| Coral | 7B |\n| Delta | 7B |\n"
_SECTIONS = "".join(
    f"\n## {name}\n\n[code](https://github.com/a/{name})\n" for name in ("Alpha", "Bravo", "Coral", "Delta")
)

RULE = Rule(
    id="section-without-row",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="models",
    bad=(Example(f"# L\n\n{_TABLE}{_SECTIONS}\n## ⟦Emu⟧\n\n[code](https://github.com/a/emu)\n"),),
    good=(
        Example(f"# L\n\n{_TABLE}{_SECTIONS}\n## Citation\n\n[code](https://github.com/a/emu)\n"),
        Example(f"# L\n\n{_TABLE}{_SECTIONS}\n## Related lists\n\n[a](https://github.com/a/emu)\n"),
        Example(f"# L\n\n{_TABLE}{_SECTIONS}\n## Alpha-Chat\n\n[code](https://github.com/a/chat)\n"),
    ),
)
