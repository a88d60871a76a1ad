"""Brackets that do not make the link that they were meant to make.

A blank between `]` and `(`, `【text】`, a bracket too few, `(text)[address]`, `[text]address`, or a link inside
another: GitHub shows the address as text, and a reader has nothing to press. Write `[text](address)`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.linting.context import Page
from modelist.linting.markup.unlinked import unlinked
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Every link that is shown as text for its brackets."""
    for one in unlinked(page):
        if one.kind == "brackets":
            yield Problem(one.span, one.message, one.help, edits=one.edits, safety=one.safety)


RULE = Rule(
    id="link-brackets",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    family="links",
    bad=(
        Example("[Qwen]⟦ ⟧(https://github.com/QwenLM/Qwen)\n"),
        Example("[Qwen]⟦：⟧(https://github.com/QwenLM/Qwen)\n"),
        Example("| [Qwen⟦](https://github.com/QwenLM/Qwen⟧ | 7B |\n| --- | --- |\n"),
        Example("[[Qwen](https://github.com/QwenLM/Qwen)⟦](https://huggingface.co/Qwen)⟧\n"),
        Example("⟦(Qwen)[https://github.com/QwenLM/Qwen]⟧\n"),
        Example("⟦[Qwen⟧(https://github.com/QwenLM/Qwen) is a model.\n"),
        Example("⟦[Qwen[⟧(https://github.com/QwenLM/Qwen)\n"),
        Example("- ⟦[Qwen(https://github.com/QwenLM/Qwen)]⟧\n"),
        Example("Qwen⟦]⟧(https://github.com/QwenLM/Qwen) is a model.\n"),
        Example("[Qwen]⟦https://github.com/QwenLM/Qwen)⟧ and [[paper]⟦https://x.org/a.pdf⟧]\n"),
        Example("- ⟦[Data Sets)⟧(#data-sets)\n- ⟦[Code(⟧(https://github.com/QwenLM/Qwen)\n\n## Data Sets\n"),
        Example("**[Do Models Dream?]⟦**⟧(https://x.org/a)\n"),
        Example("Qwen ⟦![https://img.shields.io/github/stars/QwenLM/Qwen]⟧ is a model.\n"),
        Example("[Qwen](https://github.com/QwenLM/Qwen)⟦(https://img.shields.io/badge/a-green)⟧\n"),
        Example("【Qwen⟦】(https://github.com/QwenLM/Qwen)⟧\n"),
        Example(
            "| [ckpt]⟦https://x.org/q⟧| 7B |\n| --- | --- |\n- ![a]⟦https://x.org/a.png)⟧ [[b]]⟦https://x.org/b⟧]\n"
        ),
    ),
    good=(
        Example("- [ ] (https://github.com/a/b) [a](https://en.wikipedia.org/wiki/A_(b)) \\[x\\](https://x.org)\n"),
        Example(
            "`[a] (http://x.org)` and [![a](https://x.org/a.png)](https://x.org)\n\n```\n[a] (http://x.org)\n```\n"
        ),
        Example("[[Paper](https://x.org), [Code](https://y.org)] (see https://z.org) f[i](x), 【模型】（通义千问）\n"),
        Example("[1]https://x.org/a \\[b\\]https://x.org/b [[c](https://x.org/c)]https://x.org/d `[e]https://x.org`\n"),
        Example("[see the paper (https://x.org)] [the code (at https://x.org)]\n"),
        Example("[1]https://x.org [^a]https://x.org `[a]https://x.org` 【a】https://x.org\n\n[^a]: A note.\n"),
        Example("[a](https://x.org) (https://y.org) ![https://x.org/a.png](https://x.org/a.png) **[a]**(see b)\n"),
        Example("[see the paper (https://x.org) for more] [1] (2023) [a]（说明）\n"),
    ),
)
