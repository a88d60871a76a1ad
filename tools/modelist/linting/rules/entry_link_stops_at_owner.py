"""The code, weights, data set or demo of an entry leads to an account, not to what the account has.

`code: https://github.com/a-lab` shows everything of the lab, and a reader must search it for what the table promises:
the rest of the address was lost, or was never filled in. Add the repository's name, or link the account as the
homepage. An account that is called like the model was made for it and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from modelist.core.diagnostics import Severity
from modelist.linting.context import ListContext
from modelist.linting.models.front_pages import names_several
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers import read_url
from modelist.readme.words import same_name

if TYPE_CHECKING:
    from modelist.catalog.entry import Entry

_KEYS = ("code", "weights", "dataset", "demo")


def check(entry: Entry, context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links of these kinds that end at an account, but for those whose label says so."""
    for key in _KEYS:
        for index, link in enumerate(getattr(entry.links, key)):
            address = read_url(link.url) if link.url.rstrip("/").count("/") == _SLASHES else None
            if address is None or address.kind != "owner" or "?" in link.url or names_several(link.label or ""):
                continue
            owner = same_name(address.owner)
            if owner and not any(owner.startswith(same_name(name)) for name in (entry.name, *entry.aliases)):
                message = f"links.{key} leads to the page of the account '{address.owner}'"
                advice = "Add the repository's name, or link the account as the homepage."
                yield Problem(entry.at("links", key, index).span, message, advice)


_SLASHES = 3
"""``https://github.com/a`` has three, and what is longer leads further, which is quick to see."""

_ENTRY = "name: Alpha\norganization: unknown\nreleased: 2024-01\nlinks:\n  {}\n"
_PATH = "entries/llm/alpha.yaml"

RULE = Rule(
    id="entry-link-stops-at-owner",
    scope=Scope.ENTRY,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example(_ENTRY.format("code: ⟦https://github.com/a-lab⟧"), path=_PATH),
        Example(_ENTRY.format("weights:\n    - ⟦https://huggingface.co/a-lab/⟧"), path=_PATH),
    ),
    good=(
        Example(_ENTRY.format("homepage: https://github.com/a-lab"), path=_PATH),
        Example(_ENTRY.format("code: https://github.com/alpha-team"), path=_PATH),
        Example(_ENTRY.format('weights: {label: All models, url: "https://huggingface.co/a-lab"}'), path=_PATH),
        Example(_ENTRY.format("code: https://github.com/a-lab?q=alpha"), path=_PATH),
        Example(_ENTRY.format("weights: https://huggingface.co/a-lab/alpha"), path=_PATH),
        Example(_ENTRY.format("code: https://gitlab.com/a-lab/alpha"), path=_PATH),
    ),
)
