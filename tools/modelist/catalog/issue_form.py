"""The text of a submitted issue form as the values of an entry; the text comes from strangers and is not trusted.

GitHub turns a form into Markdown: for each element ``### <label>``, a blank line, the value, a blank line; what was
left empty is ``_No response_``, and a text area with ``render`` is a code fence
(https://docs.github.com/communities, syntax for issue forms; shapes as in https://github.com/github/issue-parser).
Whoever submits it can edit that Markdown, so only the labels of the list's own form are known, each may occur once,
and labels inside a fence are text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Document, Location, Span

MAX_ISSUE = 70_000
"""GitHub takes 65,536 characters in an issue; what is longer was not made by the form."""

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "Kind": "kind",
        "Name": "name",
        "Organization": "organization",
        "Released": "released",
        "Sizes": "sizes",
        "License": "license",
        "Paper": "paper",
        "Code": "code",
        "Weights": "weights",
        "Homepage": "homepage",
        "Description": "en",
        "Description in Chinese": "zh",
        "Sources": "sources",
    }
)
"""Labels of the form (``.github/ISSUE_TEMPLATE/propose-a-model.yml``), and the key that each value is for."""

_NO_RESPONSE = "_No response_"
_HEADING = lazy_pattern(r"###[ ]+(.+?)[ ]*")
_FENCE = lazy_pattern(r"(`{3,}|~{3,})[^`]*")


@dataclass(frozen=True, slots=True)
class FormValue:
    """What somebody wrote into one element of the form, and where it stands in the issue."""

    text: str
    span: Span


def read_form(document: Document) -> tuple[Mapping[str, FormValue], list[Diagnostic]]:
    """The values of a form by key; elements that were left empty are absent.

    Returns also what is wrong with the form itself: a label twice, one that the form has not, no label at all.
    """
    problems: list[Diagnostic] = []
    found: dict[str, FormValue] = {}
    if len(document.text) > MAX_ISSUE:
        return {}, [_problem(document, Span(0, 0), f"the issue has more than {MAX_ISSUE} characters", "Shorten it.")]
    for label, heading, body in _elements(document.text):
        key = LABELS.get(label)
        if key is None:
            message = f"the form has no element '{label}'"
            problems.append(_problem(document, heading, message, "Put text with headings into the description."))
        elif key in found:
            message = f"the element '{label}' occurs twice"
            problems.append(_problem(document, heading, message, "Leave one of the two."))
        else:
            found[key] = _value(document.text, body)
    if not found:
        problems.append(_problem(document, Span(0, 0), "this is not a submitted proposal form", "Use the form."))
    return {key: one for key, one in found.items() if one.text}, problems


def _elements(text: str) -> Iterator[tuple[str, Span, Span]]:
    """Label, place of the heading and place of what follows it, for every ``###`` heading outside a fence."""
    open_fence, label, heading, start, offset = "", "", Span(0, 0), 0, 0
    for line in text.split("\n"):
        fence = _FENCE.fullmatch(line)
        found = _HEADING.fullmatch(line)
        if fence and not open_fence:
            open_fence = fence[1]
        elif open_fence:
            if line.startswith(open_fence) and not line.strip(open_fence[0] + " "):
                open_fence = ""
        elif found:
            if label:
                yield label, heading, Span(start, offset)
            label, heading, start = found[1], Span(offset, offset + len(line)), offset + len(line) + 1
        offset += len(line) + 1
    if label:
        yield label, heading, Span(min(start, len(text)), len(text))


def _value(text: str, body: Span) -> FormValue:
    value, start = _stripped(text[body.start : body.end], body.start)
    lines = value.split("\n")
    if len(lines) > 1 and _FENCE.fullmatch(lines[0]) and lines[-1].startswith(lines[0][:3]):
        value, start = _stripped("\n".join(lines[1:-1]), start + len(lines[0]) + 1)
    return FormValue("" if value == _NO_RESPONSE else value, Span(start, start + len(value)))


def _stripped(text: str, start: int) -> tuple[str, int]:
    value = text.strip()
    return value, start + (text.index(value) if value else 0)


def _problem(document: Document, span: Span, message: str, advice: str) -> Diagnostic:
    return Diagnostic("issue-form", Severity.ERROR, Location(document.path, span), message, advice)
