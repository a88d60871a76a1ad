"""A size that only repeats the version in the model's name.

phi-1, phi-1.5 and phi-2 are versions of 1.3B, 1.3B and 2.7B; whoever writes `1B`, `1.5B`, `2B` took the version for a
size. Readers plan memory by it. Look up the parameters, and call the checkpoints by their names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.context import Page
from modelist.linting.markup.cells import Fact
from modelist.linting.models.recognition import Mention, read_models
from modelist.linting.names.link_names import read_target
from modelist.linting.names.model_names import read_name
from modelist.linting.rule import Example, Problem, Rule, Scope

_SIZE = lazy_pattern(r"(?<![\d.])(\d{1,4}(?:\.\d{1,3})?)[ -]?(?:b\b|billion)", re.IGNORECASE)
_HELP = "Write the number of parameters, or the version without B."


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links whose text makes a size of the version in their address, and lists of sizes made in this way."""
    models = read_models(page)
    sections = dict(models.pairs)
    told: set[Mention] = set()
    for link in page.links:
        problem = _check_text(page, link)
        if problem is not None:
            yield problem
    for mention in models.mentions:
        fact = mention.fact("sizes")
        if fact is not None and mention not in told and _repeats_versions(fact, mention):
            yield _problem(fact, mention, "the versions in its checkpoints' names")
            section = sections.get(mention)
            other = section.fact("sizes") if section is not None else None
            if section is not None and other is not None and other.value == fact.value:
                told.add(section)
                yield _problem(other, section, "the versions in its checkpoints' names")
        elif fact is not None and mention not in told and (named := _versions_named(page, fact, mention)):
            yield _problem(fact, mention, f"versions that its section names: {' and '.join(named)}")


def _problem(fact: Fact, mention: Mention, what: str) -> Problem:
    message = f"the sizes '{fact.text}' of {mention.name} only repeat {what}"
    return Problem(fact.span, message, _HELP, mention.name)


def _versions_named(page: Page, fact: Fact, mention: Mention) -> list[str]:
    """The versions that a section of a family names, where two at least are among its sizes, and no size is another.

    The first version may go unnamed. A size that the text gives once more, as a size, is none.
    """
    sizes = _amounts(fact)
    if mention.section is None or len(mention.parsed.words) != 1 or mention.parsed.versions or len(sizes) < 2:
        return []
    own = mention.section.own
    text = page.text[own.start : fact.span.start] + " \n" + page.text[fact.span.end : own.end]
    (word,) = mention.parsed.words
    named = re.findall(rf"(?<![a-z0-9]){re.escape(word)}[ -]?v?(\d{{1,2}}(?:[._]\d)?)(?!\w|\.\d)", text.lower())
    versions = {one.replace("_", ".") for one in named}
    if len(versions & sizes) < 2 or not sizes <= versions | {"1"} or not sizes.isdisjoint(_SIZE.findall(text)):
        return []
    return sorted(versions & sizes)


def _amounts(fact: Fact) -> set[str]:
    """The figures of sizes in billions; what is no such size stays as it is written."""
    return {str(one).removesuffix("B") for one in fact.value} if isinstance(fact.value, tuple) else set()


def _check_text(page: Page, link: Link) -> Problem | None:
    if "huggingface" not in link.destination and "modelscope" not in link.destination:
        return None
    said = read_name(link.text)
    if len(said.sizes) != 1 or not said.words or "/collections/" in link.destination:
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
    sizes = {one.replace(".", "") for one in _amounts(fact)}
    return len(sizes) >= 2 and sizes <= versions


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
            "# L\n\n## Phi\n\nPhi-1.5 taught Phi-2, [Phi 2](https://huggingface.co/microsoft/phi-2).\n\n"
            "- **Date:** 2023-12\n- **Parameters:** ⟦1B/1.5B/2B⟧\n"
        ),
        Example(
            "| Model | CheckPoint |\n| --- | --- |\n| phi | [⟦phi-1.5B⟧](https://huggingface.co/microsoft/phi-1_5) |\n"
        ),
        Example("- **[⟦Phi 2B⟧](https://huggingface.co/microsoft/phi-2)**: a small model\n"),
    ),
    good=(
        Example(
            "# L\n\n## Phi\n\nPhi-1.5 taught Phi-2 of 2B.\n\n- **Date:** 2023-12\n- **Parameters:** 1.5B/2B\n\n"
            "## Falcon\n\nFalcon 2 came before Falcon 3.\n\n- **Date:** 2024-12\n- **Parameters:** 1B/3B/7B/10B\n"
        ),
        Example(
            "| Model | Parameters | CheckPoint |\n| --- | --- | --- |\n"
            "| phi | 1.3B/2.7B | "
            "[phi-1](https://huggingface.co/microsoft/phi-1) [phi-2](https://huggingface.co/microsoft/phi-2) |\n"
        ),
        Example(
            "| Model | Parameters | CheckPoint |\n| --- | --- | --- |\n"
            "| Gemma 2 | 2B/9B | "
            "[2B](https://huggingface.co/google/gemma-2-2b) [9B](https://huggingface.co/google/gemma-2-9b) |\n"
            "| Gemma 2 | 2B | "
            "[Gemma 2B](https://huggingface.co/collections/google/gemma-2-release-667d6600fd5220e7b967f315) |\n"
        ),
    ),
)
