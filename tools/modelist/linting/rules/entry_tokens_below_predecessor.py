"""An entry has less training data than its predecessor.

`1.5T` for the successor of a model of `2T` is mostly a lost digit. Readers compare models by it. Look it up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from modelist.core.diagnostics import Severity
from modelist.core.quantities import Tokens
from modelist.linting.context import ListContext
from modelist.linting.entries import is_model
from modelist.linting.rule import Example, Problem, Rule, Scope

if TYPE_CHECKING:
    from modelist.catalog.entry import Entry, Model

_LESS = 0.9
_HELP = "Look up the amount of tokens and correct it."


def check(entry: Entry, context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """The largest amount of an entry against that of the entry that it names as its predecessor."""
    if not is_model(entry) or entry.predecessor is None:
        return
    older = context.catalog.by_id.get(entry.predecessor)
    amount, before = largest(entry), largest(older) if is_model(older) else None
    if amount is None or before is None or older is None or _top(amount) >= _top(before) * _LESS:
        return
    message = f"{amount} tokens are fewer than the {before} of its predecessor {older.name}; did a digit get lost?"
    related = ((older.at("pretraining_tokens"), f"{older.name}: {before}"),)
    yield Problem(entry.at("pretraining_tokens").span, message, _HELP, related=related)


def largest(entry: Model) -> Tokens | None:
    """An entry's amount, of several the largest."""
    amounts = entry.pretraining_tokens
    if amounts is None or isinstance(amounts, Tokens):
        return amounts
    return max((amount for _, amount in amounts), key=_top, default=None)


def _top(tokens: Tokens) -> int:
    return (tokens.high or tokens.low).whole


_ENTRY = (
    "name: Llama 3\norganization: unknown\nreleased: 2024-04\npretraining_tokens: {}\nlinks: unknown\n"
    "predecessor: llama2\n"
)
_OLDER = {
    "entries/llm/llama2.yaml": "name: Llama 2\norganization: unknown\nreleased: 2023-07\npretraining_tokens: 2T\n"
    "links: unknown\n"
}

RULE = Rule(
    id="entry-tokens-below-predecessor",
    scope=Scope.ENTRY,
    severity=Severity.WARNING,
    check=check,
    family="numbers",
    bad=(Example(_ENTRY.format("⟦1.5T⟧"), path="entries/llm/llama3.yaml", files=_OLDER),),
    good=(Example(_ENTRY.format('">15T"'), path="entries/llm/llama3.yaml", files=_OLDER),),
)
