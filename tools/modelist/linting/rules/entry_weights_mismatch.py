"""An entry links weights of another version than its own, or of a size that it does not have.

The entry was begun as a copy of its predecessor's, and this link was kept, or a size was forgotten: readers download
another model than they read about. Link the model's own weights, or complete its sizes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from modelist.core.diagnostics import Severity
from modelist.core.wording import shown
from modelist.linting.context import ListContext
from modelist.linting.entries import is_model
from modelist.linting.names.link_names import Target, read_target
from modelist.linting.names.model_names import Name, read_name
from modelist.linting.names.name_conflicts import are_related, is_of_first_version, is_of_no_size
from modelist.linting.rule import Example, Problem, Rule, Scope

if TYPE_CHECKING:
    from modelist.catalog.entry import Entry, Link, Model


def check(entry: Entry, context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Weights on Hugging Face whose names are of the model's family; own ones may stand beside a later version's."""
    if not is_model(entry):
        return
    odd = [(index, link) for index, link in enumerate(entry.links.weights) if not _is_plain(entry, link)]
    if not odd:
        return
    name, sizes = read_name(entry.name), _sizes(entry)
    found = [(index, target) for index, link in odd if (target := _weights(link, name))]
    others = {index for index, target in found if _is_of_other_version(name, target.name)}
    has_own = len(odd) < len(entry.links.weights) or len(others) < len(found)
    for index, target in found:
        if index in others and not has_own:
            message = f"{shown(target.text)} is another version than {entry.name}"
            yield Problem(entry.at("links", "weights", index).span, message, "Link its own weights.")
        elif index not in others and sizes and is_of_no_size(target.name, (*sizes, *name.sizes)):
            message = f"{shown(target.text)} is of none of the sizes of {entry.name}"
            advice = "Complete the sizes, or link the right weights."
            yield Problem(entry.at("links", "weights", index).span, message, advice)


def _is_plain(entry: Model, link: Link) -> bool:
    """Whether an address is the entry's name and one of its sizes, as most are, which is quick to see."""
    name, _, size = link.url.rpartition("/")[2].lower().rpartition("-")
    return name == entry.name.lower().replace(" ", "-") and any(size == str(one).lower() for one in entry.sizes)


def _weights(link: Link, name: Name) -> Target | None:
    target = read_target(link.url) if "/collections/" not in link.url else None
    is_own = target is not None and target.kind == "weights" and are_related(name, target.name)
    return target if is_own else None


def _sizes(model: Model) -> list[float]:
    """All counts of parameters that an entry has, in millions, also those that are active at a time."""
    return [one / 10**6 for size in model.sizes for one in (size.parameters, size.active_parameters) if one]


def _is_of_other_version(name: Name, found: Name) -> bool:
    """Whether no version of a word is in both; unlike a row, the entry of Qwen2 is not that of Qwen2.5, too."""
    both = (versions & found.versions[word] for word, versions in name.versions.items() if word in found.versions)
    return not all(both) or is_of_first_version(name, found)


_ENTRY = (
    "name: {}\norganization: a\nreleased: 2024-01\nsizes: [7B, 72B]\n"
    "links:\n  weights: {}https://huggingface.co/Qwen/{}{}\n"
)
_PATH = "entries/llm/qwen2-5.yaml"

RULE = Rule(
    id="entry-weights-mismatch",
    scope=Scope.ENTRY,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example(_ENTRY.format("Qwen2.5", "⟦", "Qwen2-7B", "⟧"), path=_PATH),
        Example(_ENTRY.format("Qwen2.5", "⟦", "Qwen-7B", "⟧"), path=_PATH),
        Example(_ENTRY.format("Qwen2", "⟦", "Qwen2.5-7B", "⟧"), path="entries/llm/qwen2.yaml"),
        Example(_ENTRY.format("Qwen2.5", "⟦", "Qwen2.5-14B", "⟧"), path=_PATH),
    ),
    good=(
        Example(_ENTRY.format("Qwen2.5", "", "Qwen2.5-7B-Instruct", ""), path=_PATH),
        Example(
            _ENTRY.format("Falcon 2", "", "falcon-7B", "")
            .replace("Qwen/falcon-7B", "tiiuae/falcon-11B")
            .replace("72B", "11B"),
            path="entries/llm/falcon-2.yaml",
        ),
        Example(_ENTRY.format("GLM-4V-9B", "", "glm-4v-9b", ""), path="entries/vlm/glm-4v-9b.yaml"),
        Example(_ENTRY.format("Qwen2.5", "", "QwQ-32B-Preview", ""), path=_PATH),
        Example(_ENTRY.format("Qwen2.5", "", "Qwen2.5-71.5B", ""), path=_PATH),
    ),
)
