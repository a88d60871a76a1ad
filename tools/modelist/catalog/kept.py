"""Entries as an earlier run read them, so that a run over one changed file need not read a thousand others anew.

Kept are entries without a fault, each with a digest of the text that it was read from; it stands for that text only.
The form is Python's pickle, of which only the classes that entries are made of are accepted, so that no other code can
run whatever the bytes are (https://docs.python.org/3/library/pickle.html#restricting-globals).
"""

from __future__ import annotations

import hashlib
import importlib
import io
import pickle
from collections.abc import Mapping
from typing import Any

from modelist.catalog.entry import Entry, Source
from modelist.catalog.known import Known
from modelist.catalog.load import parse_entry
from modelist.catalog.schema import Kind
from modelist.core.diagnostics import Diagnostic
from modelist.core.text import Document

_OWN_MODULES = ("modelist.catalog.entry", "modelist.catalog.plain")
_OWN_PACKAGE = "modelist.core.quantities."
_FAULTS = (pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, KeyError, TypeError, ValueError)

Kept = dict[str, tuple[bytes, Entry]]


class KeptEntries:
    """Entries by path with the digests of their texts; ``read_anew`` is how many others were read since.

    ``documents`` are the files as they are now, from which the entries that are still true are said to be.
    """

    def __init__(self, data: bytes | None, documents: Mapping[str, Document]) -> None:
        self._entries = _load(data, documents) if data else {}
        self._used: Kept = {}
        self.read_anew = 0

    def parse(
        self, document: Document, kind: Kind, known: Known | None = None
    ) -> tuple[Entry | None, tuple[Diagnostic, ...]]:
        """The entry of a file and what is wrong with it, as ``parse_entry`` gives them."""
        digest = hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).digest()
        of_text, entry = self._entries.get(document.path, (b"", None))
        if entry is None or of_text != digest or entry.kind != kind.name:
            entry, diagnostics = parse_entry(document, kind, known)
            if entry is None or diagnostics:
                return entry, diagnostics
            self.read_anew += 1
        self._used[document.path] = self._entries[document.path] = digest, entry
        return entry, ()

    def spell(self) -> bytes:
        """The entries that were used, to be kept."""
        file = io.BytesIO()
        _Writer(file, 5).dump(self._used)
        return file.getvalue()


class _Writer(pickle.Pickler):
    def persistent_id(self, obj: Any) -> str | None:
        """Where an entry comes from is not kept: its text is at hand when it is wanted again."""
        return obj.document.path if type(obj) is Source else None


class _Reader(pickle.Unpickler):
    documents: Mapping[str, Document]

    def persistent_load(self, pid: Any) -> Source:
        return Source(self.documents.get(pid) or Document(str(pid), ""))

    def find_class(self, module_name: str, name: str) -> Any:
        """A class of entries' values; nothing else.

        Raises:
            pickle.UnpicklingError: anything else is named.
        """
        is_decimal = (module_name, name) == ("decimal", "Decimal")
        if is_decimal or module_name in _OWN_MODULES or module_name.startswith(_OWN_PACKAGE):
            found = getattr(importlib.import_module(module_name), name)
            if isinstance(found, type) and (is_decimal or found.__module__ == module_name):
                return found
        raise pickle.UnpicklingError(f"{module_name}.{name} is no part of an entry")


def _load(data: bytes, documents: Mapping[str, Document]) -> Kept:
    reader = _Reader(io.BytesIO(data))
    reader.documents = documents
    try:
        found = reader.load()
    except _FAULTS:
        return {}
    items = found.items() if isinstance(found, dict) else ()
    return {path: one for path, one in items if isinstance(one, tuple) and len(one) == 2 and isinstance(one[1], Entry)}
