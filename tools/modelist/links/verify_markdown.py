"""Differences between entries and services as Markdown for an issue or a job's summary, by what there is to do.

Headings of the third level are things to do; what only informs, and what nobody could be asked about, is folded away.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.edits import Safety
from modelist.core.text import Document
from modelist.links.report_markdown import MAX_CHARACTERS, code

_ROOM = 300
"""Characters kept for folds and for the line that says how much was left out."""


def report_markdown(
    found: Sequence[Diagnostic],
    unanswered: Mapping[str, str],
    documents: Mapping[str, Document],
    limit: int = MAX_CHARACTERS,
) -> str:
    """The whole summary, at most ``limit`` characters; ``unanswered`` are links with why nobody could be asked."""
    certain = [one for one in found if one.fix is not None and one.fix.safety is Safety.SAFE]
    rest = [one for one in found if one not in certain]
    open_ones = [one for one in rest if one.severity is not Severity.INFO]
    groups = (
        ("### Certain: run `modelist verify --fix`", [_item(one, documents) for one in certain]),
        (
            "### Differences: open the source",
            [_item(one, documents) for one in open_ones],
        ),
        ("Worth knowing", [_item(one, documents) for one in rest if one.severity is Severity.INFO]),
        ("Could not be compared", [f"- {code(url)} \\\n  {code(why)}\n" for url, why in sorted(unanswered.items())]),
    )
    parts = [f"## Facts\n\n{_summary(len(found), len(unanswered))}\n"]
    room = limit - len(parts[0]) - _ROOM
    for heading, items in groups:
        text = _group(heading, items, room)
        room -= len(text)
        parts.append(text)
    return "".join(parts)


def _summary(found: int, unanswered: int) -> str:
    differences = f"{found or 'No'} difference{'s' if found != 1 else ''} between entries and what services say of them"
    return f"{differences}; {unanswered} link{'s' if unanswered != 1 else ''} could not be compared."


def _group(heading: str, items: Sequence[str], room: int) -> str:
    """A group under its heading, or folded where it asks for nothing; what does not fit is counted."""
    if not items or room < _ROOM:
        return ""
    kept: list[str] = []
    for item in items:
        room -= len(item)
        if room < _ROOM:
            break
        kept.append(item)
    more = f"- and {len(items) - len(kept)} more, in the JSON report\n" if len(kept) < len(items) else ""
    body = "".join(kept) + more
    if heading.startswith("#"):
        return f"\n{heading} ({len(items)})\n\n{body}"
    return f"\n<details><summary>{heading} ({len(items)})</summary>\n\n{body}\n</details>\n"


def _item(one: Diagnostic, documents: Mapping[str, Document]) -> str:
    document = documents.get(one.location.path)
    line = f":{document.position(one.location.span.start).line}" if document is not None else ""
    box = "" if one.severity is Severity.INFO else "[ ] "
    help_line = f" \\\n  {code(one.help)}" if one.help else ""
    return f"- {box}{code(one.subject)} {code(one.message)}{help_line} \\\n  in {code(one.location.path + line)}\n"
