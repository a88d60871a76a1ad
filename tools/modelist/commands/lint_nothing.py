"""What ``lint`` says where there was nothing to look at, so that nobody takes that for a list without faults."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from modelist.catalog.config import CONFIG_FILE
from modelist.catalog.entry_files import ENTRIES_FOLDER
from modelist.commands.lint_files import LintFiles
from modelist.commands.session import list_place
from modelist.core.file_kinds import is_markdown
from modelist.core.wording import shown
from modelist.edges.inputs import Input, list_near, near_input

_SHOWN = 3


class Nothing(NamedTuple):
    """What was looked for and not found, and how to name what is there; ``inputs`` are what that depends on."""

    message: str
    inputs: tuple[Input, ...] = ()


def nothing_to_check(files: LintFiles, given: Sequence[str]) -> Nothing | None:
    """What to say where nothing was checked; None where anything was."""
    if files.problems or files.entries.problems or files.wanted_files:
        return None
    if given:
        below = ", ".join(map(shown, given))
        return Nothing(f"modelist: nothing to check: no Markdown file and no entry below {below}")
    names = list_near(str(files.root))
    looked = f"no README*.md, no {ENTRIES_FOLDER}/KIND/ID.yaml, and no {CONFIG_FILE} that names pages"
    lines = [f"nothing to check in {list_place(files.root)}: {looked}", *_advice(_other_markdown(names)[:_SHOWN])]
    message = "\n".join(f"modelist: {one}" for one in lines)
    return Nothing(message, (near_input(str(files.root), names),))


def _advice(others: Sequence[str]) -> list[str]:
    if not others:
        return []
    import json  # late, since this is the rare case
    import shlex

    return [
        f"Markdown of other names is checked when it is named: modelist lint {shlex.join(others)}",
        f"or when it is a page of the list, in {CONFIG_FILE}: [pages.{json.dumps(others[0], ensure_ascii=False)}]",
    ]


def _other_markdown(names: Collection[str]) -> list[str]:
    """Markdown files, those in the folder itself first; names that would steer a terminal are no advice."""
    found = [one for one in names if is_markdown(one) and one.isprintable()]
    return sorted(found, key=lambda one: one.rpartition("/")[::2])
