"""An entry links weights or code of an account that belongs to another organisation.

`organizations.yaml` says whose accounts are whose. A link to another organisation's account is mostly a copy from
another entry, or a copy of the weights by somebody else: readers trust them as the maker's. Link the maker's own
account, add the organisation to the entry, or add the account to the organisation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from modelist.core.diagnostics import Severity
from modelist.linting.addresses.accounts import account_owners
from modelist.linting.addresses.entry_urls import account_span, entry_links
from modelist.linting.addresses.urls import Written
from modelist.linting.context import ListContext
from modelist.linting.entries import is_model
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers import read_url

if TYPE_CHECKING:
    from modelist.catalog.entry import Entry

_KEYS = frozenset({"code", "weights"})
"""What an organisation makes itself; it may well train on others' data."""


def check(entry: Entry, context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links of models to accounts that are known, and not as one of the model's organisations."""
    if not is_model(entry) or not any(one in context.catalog.organizations for one in entry.organization):
        return
    accounts = account_owners(context)
    if any(_strangers(entry, accounts, link.url) for key, link in entry.links.all() if key in _KEYS):
        for key, written in entry_links(entry):
            if key in _KEYS and (owners := _strangers(entry, accounts, written.url)):
                yield _problem(entry, written, owners)


def _strangers(entry: Entry, accounts: Mapping[str, Mapping[str, list[str]]], url: str) -> list[str]:
    """The organisations that an address belongs to, if none of them is the entry's."""
    address = read_url(url)
    known = accounts.get(address.provider, {}) if address is not None else {}
    owners = known.get(address.owner.lower(), []) if address is not None else []
    return [] if set(owners) & set(entry.organization) else owners


def _problem(entry: Entry, written: Written, owners: list[str]) -> Problem:
    address = read_url(written.url)
    account = address.owner if address is not None else ""
    span = account_span(written, account) or written.span
    message = f"'{account}' is an account of {owners[0]}, but {entry.name} is by {', '.join(entry.organization)}"
    return Problem(span, message, "Link the maker's account, or add the organisation to the entry.")


_ENTRY = "name: Alpha\norganization: qwen\nreleased: 2024-01\nlinks:\n  weights: https://huggingface.co/{}/Alpha-7B\n"
_FILES = {
    "entries/organizations.yaml": "qwen: {name: Qwen, huggingface: Qwen}\nmeta: {name: Meta, huggingface: meta-llama}"
}

RULE = Rule(
    id="link-owner-mismatch",
    scope=Scope.ENTRY,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(Example(_ENTRY.format("⟦meta-llama⟧"), path="entries/llm/alpha.yaml", files=_FILES),),
    good=(
        Example(_ENTRY.format("qwen"), path="entries/llm/alpha.yaml", files=_FILES),
        Example(_ENTRY.format("somebody"), path="entries/llm/alpha.yaml", files=_FILES),
        Example(
            _ENTRY.format("qwen") + "  dataset: https://huggingface.co/datasets/meta-llama/data\n",
            path="entries/llm/alpha.yaml",
            files=_FILES,
        ),
    ),
)
