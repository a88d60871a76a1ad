"""What kind of entry a rule looks at; the types of entries are imported when there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

if TYPE_CHECKING:
    from modelist.catalog.entry import Entry, Model


def is_model(entry: Entry | None) -> TypeGuard[Model]:
    """Whether an entry is a language model or a vision-language model."""
    if entry is None:
        return False
    from modelist.catalog.entry import Model

    return isinstance(entry, Model)
