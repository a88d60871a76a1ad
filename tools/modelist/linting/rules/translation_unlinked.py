"""A page does not link to itself in the other language of the list.

`README.md` and `README_zh.md` say the same; whoever lands on the one cannot know of the other. Put a link to it below
the title.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from modelist.catalog.page_languages import sibling
from modelist.core.diagnostics import Severity
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Pages with a twin of the same name, but for the mark of a language, whose file they never name."""
    twin = sibling(page.path, page.context.files.paths)
    if twin is None or posixpath.basename(twin) in page.text or quote(posixpath.basename(twin)) in page.text:
        return
    first = page.markdown.headings[0].span if page.markdown.headings else None
    span = first if first is not None else Span(0, min(len(page.text), page.text.find("\n") % (len(page.text) + 1)))
    yield Problem(span, f"the page does not link to '{twin}', its translation", "Put a link to it below the title.")


RULE = Rule(
    id="translation-unlinked",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="list",
    default=False,
    bad=(
        Example("⟦# List⟧\n\nText\n", files={"README_zh.md": ""}),
        Example("⟦# 列表⟧\n", path="README.zh-CN.md", files={"README.md": ""}),
    ),
    good=(
        Example("# List\n\n[中文](./README_zh.md)\n", files={"README_zh.md": ""}),
        Example("# List\n", files={"OTHER_zh.md": ""}),
    ),
)
