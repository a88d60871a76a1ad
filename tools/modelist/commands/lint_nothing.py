"""What ``lint`` says where there was nothing to look at, so that nobody takes that for a list without faults."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from modelist.catalog.config import CONFIG_FILE
from modelist.catalog.entry_files import ENTRIES_FOLDER
from modelist.commands.lint_files import LintFiles
from modelist.commands.session import list_place
from modelist.core.wording import shown
from modelist.edges.inputs import SKIPPED_FOLDERS

_SHOWN = 3


def nothing_to_check(files: LintFiles, given: Sequence[str]) -> str:
    """What was looked for and not found, and how to name what is there; '' where anything was checked."""
    if files.problems or files.entries.problems or files.wanted_files:
        return ""
    if given:
        return f"nothing to check: no Markdown file and no entry below {', '.join(map(shown, given))}"
    looked = f"no README*.md, no {ENTRIES_FOLDER}/KIND/ID.yaml, and no {CONFIG_FILE} that names pages"
    message = f"nothing to check in {list_place(files.root)}: {looked}"
    others = list(islice(_other_markdown(files.root), _SHOWN))
    if not others:
        return message
    return (
        f"{message}\nMarkdown of other names is checked when it is named: modelist lint {' '.join(others)}\n"
        f'or when it is a page of the list, in {CONFIG_FILE}: [pages."{others[0]}"]'
    )


def _other_markdown(root: Path) -> Iterator[str]:
    """Markdown files in the folder and right below it; no deeper, since this may be anybody's home folder."""
    folders = [""]
    for folder in folders:
        names = sorted(os.listdir(root / folder)) if os.access(root / folder, os.R_OK) else []
        for name in names:
            path = f"{folder}/{name}" if folder else name
            if (root / path).is_dir():
                if not folder and name not in SKIPPED_FOLDERS and not name.startswith("."):
                    folders.append(path)
            elif name.lower().endswith((".md", ".markdown")):
                yield path
