"""The name of a model links the front page of its maker only, where other names lead further.

`[Command R](https://cohere.com/)` shows what the company sells today, and a reader must search it for the model; ten
models that link one front page are told apart by nothing. Link the model's own page, card or announcement. A name with
one size in it is reported by `link-stops-at-owner`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.linting.context import Page
from modelist.linting.models.front_pages import front_pages
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Names in tables of models whose address is that of a site and no more."""
    for one in front_pages(page):
        if not one.is_sized:
            message = f"{shown(one.link.text)} leads to the front page of {one.host}"
            advice = "Link the model's own page."
            yield Problem(Span(*one.link.destination_span), message, advice, one.link.text)


_TABLE = "| Model | Maker | Size |\n| --- | --- | --- |\n"
_OTHERS = "".join(f"| [Bee {n}](https://huggingface.co/a/bee-{n}) | Bees | {n}B |\n" for n in range(1, 6))

RULE = Rule(
    id="link-stops-at-maker",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(
        Example(f"{_TABLE}{_OTHERS}| [Command R](⟦https://cohere.com/⟧) | Cohere | 35B |\n"),
        Example(
            f"{_TABLE}{_OTHERS}| [o3](⟦https://www.somebody.com⟧) | OpenAI | |\n"
            "| [Pangu](⟦https://somebody.com/⟧) | Huawei | |\n"
        ),
    ),
    good=(
        Example(
            f"{_TABLE}{_OTHERS}| [Command R](https://cohere.com/command) | Cohere | 35B |\n"
            "| [Claude](https://claude.ai/) | Anthropic | |\n| [Kora](https://kora.github.io/) | Kora | |\n"
            "| [Fox](https://chat.foxes.org/) | Foxes | |\n"
        ),
        Example(f"{_TABLE}{_OTHERS}| [Command R](https://cohere.com/) | [Cohere](https://cohere.com/r) | 35B |\n"),
        Example(
            f"{_TABLE}| [Command R](https://cohere.com/) | Cohere | 35B |\n| [o3](https://openai.com/) | OpenAI | |\n"
        ),
    ),
)
