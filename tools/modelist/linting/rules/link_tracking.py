"""An address with parts that track the reader, or fix a language for everybody.

`utm_source=`, `spm=`, `vd_source=` and the like tell a site who shared the link and where; `hl=zh-cn` shows everybody
the page in one language. The page is the same without them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.linting.urls import faults, problem

_CODES = ("tracking-parameter", "locale-in-url")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Faults of these kinds in every address."""
    if not ("?" in page.text or "&" in page.text):
        return
    for written, fault in faults(page, _CODES):
        yield problem(written, fault)


RULE = Rule(
    id="link-tracking",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(
        Example("[a](https://x.org/p⟦?utm_source=list⟧)\n", "[a](https://x.org/p)\n"),
        Example(
            "[v](https://www.bilibili.com/video/BV1?⟦vd_source=abc&⟧t=3)\n",
            "[v](https://www.bilibili.com/video/BV1?t=3)\n",
        ),
        Example("[c](https://cloud.google.com/x⟦?hl=zh-cn⟧)\n", "[c](https://cloud.google.com/x)\n"),
    ),
    good=(
        Example(
            "[a](https://x.org/p?id=1) [b](https://github.com/a/b/tree/main?ref=dev) [v](https://youtu.be/abc?t=30)\n"
        ),
    ),
)
