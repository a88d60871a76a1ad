"""Whose accounts the accounts of services are, as ``organizations.yaml`` says."""

from __future__ import annotations

from collections.abc import Mapping
from weakref import WeakKeyDictionary

from modelist.linting.context import ListContext

_SERVICES = ("huggingface", "github")


def account_owners(context: ListContext) -> Mapping[str, Mapping[str, list[str]]]:
    """For each service, the organisations of each account, in lower case; read once for all rules that ask."""
    found = _OWNERS.get(context)
    if found is None:
        found = _OWNERS[context] = {service: {} for service in _SERVICES}
        for name, one in context.catalog.organizations.items():
            for service in _SERVICES:
                for account in getattr(one, service):
                    found[service].setdefault(account.lower(), []).append(name)
    return found


_OWNERS: WeakKeyDictionary[ListContext, dict[str, dict[str, list[str]]]] = WeakKeyDictionary()
