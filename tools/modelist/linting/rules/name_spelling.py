"""One model is spelled in two ways in a page.

`Llama 2` in the table and `Llama2` in its heading: whoever searches the page for one misses the other. Choose the
spelling of its makers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Location
from modelist.linting.context import Page
from modelist.linting.models import Mention, read_models
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Names of rows and sections that are the same but for letter case, blanks and punctuation."""
    first: dict[str, Mention] = {}
    for mention in read_models(page).mentions:
        known = first.setdefault(mention.key, mention)
        if known.name == mention.name or not mention.key:
            continue
        message = f"'{mention.name}' is spelled '{known.name}' elsewhere in this page"
        related = ((Location(page.path, known.span), f"'{known.name}'"),)
        yield Problem(mention.span, message, "Choose one spelling.", mention.name, related=related)


RULE = Rule(
    id="name-spelling",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="models",
    default=False,
    bad=(
        Example(
            "# L\n\n| Model | Size |\n| --- | --- |\n| Llama 2 | 7B |\n\n## ⟦Llama2⟧\n\n"
            "[code](https://github.com/a/b)\n"
        ),
    ),
    good=(
        Example(
            "# L\n\n| Model | Size |\n| --- | --- |\n| Llama 2 | 7B |\n\n## Llama 2\n\n[code](https://github.com/a/b)\n"
        ),
        Example(
            "# L\n\n| Model | Size |\n| --- | --- |\n| Llama 2 | 7B |\n\n## Llama 3\n\n[code](https://github.com/a/b)\n"
        ),
    ),
)
