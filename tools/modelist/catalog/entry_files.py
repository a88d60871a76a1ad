"""Where the files of a list's entries are, and what was read of them; known without reading a single entry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from modelist.core.diagnostics import Diagnostic
from modelist.core.text import Document

ENTRIES_FOLDER = "entries"
ORGANIZATIONS_FILE = f"{ENTRIES_FOLDER}/organizations.yaml"
KIND_NAMES = ("llm", "vlm", "benchmark", "platform")
"""The kinds of entries, each the name of a folder; ``schema.KINDS`` says what each of them holds."""


class EntryFiles(NamedTuple):
    """The files of a list's entries as they were read, and what was wrong with reading or placing them."""

    documents: Mapping[str, Document]
    problems: tuple[Diagnostic, ...] = ()
