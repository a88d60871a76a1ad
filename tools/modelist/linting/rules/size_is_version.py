"""A size that only repeats the version in the model's name.

phi-1, phi-1.5 and phi-2 are versions of 1.3B, 1.3B and 2.7B; whoever writes `1B`, `1.5B`, `2B` took the version for a
size. Readers plan memory by it. Look up the parameters, and call the checkpoints by their names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.quantities import Size
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.cells import Fact
from modelist.linting.context import Page
from modelist.linting.link_names import read_target
from modelist.linting.models import Mention, read_models
from modelist.linting.names import read_name
from modelist.linting.rule import Example, Problem, Rule, Scope

_HELP = "Write the number of parameters, or the version without B."


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links whose text makes a size of the version in their address, and lists of sizes made in this way."""
    models = read_models(page)
    sections = dict(models.pairs)
    for mention in models.mentions:
        for link in mention.links:
            problem = _check_text(page, link)
            if problem is not None:
                yield problem
        fact = mention.fact("sizes")
        if fact is not None and _repeats_versions(fact, mention):
            yield _problem(fact, mention)
            section = sections.get(mention)
            other = section.fact("sizes") if section is not None else None
            if section is not None and other is not None and other.value == fact.value:
                yield _problem(other, section)


def _problem(fact: Fact, mention: Mention) -> Problem:
    message = f"the sizes '{fact.text}' of {mention.name} only repeat the versions in its checkpoints' names"
    return Problem(fact.span, message, _HELP, mention.name)


def _check_text(page: Page, link: Link) -> Problem | None:
    said = read_name(link.text)
    if len(said.sizes) != 1 or not said.words:
        return None
    target = read_target(link.destination)
    if target is None or target.kind != "weights" or target.name.sizes:
        return None
    (size,) = said.sizes
    digits = f"{size / 1000:g}".replace(".", "")
    if said.versions or not any(digits in target.name.versions.get(word, ()) for word in said.words):
        return None
    start = link.text_span.start
    # Where emphasis or emoji are around it, the whole text is the place.
    at = page.document.slice(link.text_span).find(link.text)
    span = Span(start + at, start + at + len(link.text)) if at >= 0 else link.text_span
    message = f"'{link.text}' makes a size of the version in '{target.text}'"
    return Problem(span, message, _HELP, link.text)


def _repeats_versions(fact: Fact, mention: Mention) -> bool:
    """Whether every size, and two at least, is the version of one of the linked weights, none of which has a size."""
    targets = [target for link in mention.links if (target := read_target(link.destination)) is not None]
    weights = [one.name for one in targets if one.kind == "weights"]
    if len(weights) < 2 or not isinstance(fact.value, tuple) or any(one.sizes for one in weights):
        return False
    versions = {digits for one in weights for found in one.versions.values() for digits in found}
    sizes = [f"{one.amount:f}".replace(".", "") for one in fact.value if isinstance(one, Size)]
    return len(sizes) >= 2 and all(one in versions for one in sizes)


RULE = Rule(
    id="size-is-version",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="numbers",
    bad=(
        Example(
            "| Model | Parameters | CheckPoint |\n| --- | --- | --- |\n"
            "| phi | ⟦1B/2B⟧ | "
            "[phi-1](https://huggingface.co/microsoft/phi-1) [phi-2](https://huggingface.co/microsoft/phi-2) |\n"
        ),
        Example(
            "| Model | CheckPoint |\n| --- | --- |\n| phi | [⟦phi-1.5B⟧](https://huggingface.co/microsoft/phi-1_5) |\n"
        ),
    ),
    good=(
        Example(
            "| Model | Parameters | CheckPoint |\n| --- | --- | --- |\n"
            "| phi | 1.3B/2.7B | "
            "[phi-1](https://huggingface.co/microsoft/phi-1) [phi-2](https://huggingface.co/microsoft/phi-2) |\n"
        ),
        Example(
            "| Model | Parameters | CheckPoint |\n| --- | --- | --- |\n"
            "| Gemma 2 | 2B/9B | "
            "[2B](https://huggingface.co/google/gemma-2-2b) [9B](https://huggingface.co/google/gemma-2-9b) |\n"
        ),
    ),
)
