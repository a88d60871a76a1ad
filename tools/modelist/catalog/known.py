"""What an entry can refer to: the organisations and entries that the list has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from modelist.catalog.organizations import Organization


class Known(NamedTuple):
    """The list's organisations by id, and the ids of its entries, whether those can be read or not."""

    organizations: Mapping[str, Organization]
    entries: frozenset[str]
