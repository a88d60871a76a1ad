"""The label of a link stands in other brackets than the same label elsewhere in the page.

A `[code]` among many `[[code]]` is shown without the square brackets that the others have, and a `[[code]](...)` among
many `[[code](...)]` has them within its underline: it looks like something else. Choose one form.

Labels that stand eight times and more are compared, those in tables and outside of them apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link, LinkKind
from modelist.linting.addresses.services import read_label
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_USES, _RARE, _MAX_LABEL, _MAX_BEFORE = 8, 5, 30, 400
_BESIDE = {("[", "]"): "around", ("(", ")"): "round", ("（", "）"): "round"}
_FORMS = {
    "plain": "[{0}]{1}",
    "around": "[[{0}]{1}]",
    "inside": "[[{0}]]{1}",
    "round": "([{0}]{1})",
}
"""How a label is written, by what is shown: nothing around it, or brackets that are part of the link or are not."""

_WORD_BEFORE = lazy_pattern(r"(?<![^\W_])[a-z]{2,20}[ ]\Z")
_WORD_AFTER = lazy_pattern(r"(?<![\w.-])[a-z]{2,20}(?![\w.-])")
_LINKS = lazy_pattern(r"\[[^\[\]]{0,80}\]\([^()\s]{0,200}\)")
_OTHER_MARKS = "[](（【】"


class _Label(NamedTuple):
    """A link by its label without brackets, its form, and the span that takes in the brackets around it."""

    link: Link
    text: str
    form: str
    span: Span


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Labels in a form that nearly all links with the same label do not have."""
    if page.text.count("](") < _MIN_USES:
        return
    tables = Spans(one.span for one in page.markdown.tables)
    groups: dict[tuple[str, bool], list[_Label]] = {}
    for link in page.links:
        label = _read(page, link)
        if label is not None:
            groups.setdefault((label.text.casefold(), link.span.start in tables), []).append(label)
    for group in groups.values():
        usual, count = Counter(one.form for one in group).most_common(1)[0]
        if count >= _MIN_USES and len(group) - count <= max(1, count // _RARE):
            for one in group:
                if one.form != usual:
                    yield _problem(page, one, usual, count)


def _read(page: Page, link: Link) -> _Label | None:
    """A link with the word for a kind of page, whose brackets are in pairs."""
    if link.kind is not LinkKind.LINK or link.label is not None or link.parent is not None or is_image(link):
        return None
    written = page.document.slice(link.text_span)
    inside = written.startswith("[") and written.endswith("]")
    text = written[1:-1] if inside else written
    promise = read_label(text) if 0 < len(text) <= _MAX_LABEL and text.isprintable() else None
    if promise is None or not (promise.role or promise.service) or any(one in text for one in _OTHER_MARKS):
        return None
    start, end = link.span
    before, after = page.text[start - 1 : start], page.text[end : end + 1]
    form = _BESIDE.get((before, after), "plain")
    if form == "plain":
        # One bracket alone is the edge of something longer, or lost its partner.
        is_lone = (before and before in _OTHER_MARKS) or (after and after in "])）】") or _is_enclosed(page, start)
        is_prose = not inside and (link.destination.startswith("#") or _is_in_sentence(page, link))
        return None if is_lone or is_prose else _Label(link, text, "inside" if inside else form, link.span)
    # In round brackets at the end of a sentence, a label is a part of the sentence.
    is_prose = form == "round" and page.text[end + 1 : end + 2] in (".", ",", ";")
    return None if inside or is_prose else _Label(link, text, form, Span(start - 1, end + 1))


def _is_enclosed(page: Page, start: int) -> bool:
    """Whether brackets are open before a link, as in ``[[paper](...), [code](...)]``."""
    first = max(0, start - _MAX_BEFORE)
    before = page.text[max(first, page.text.rfind("\n", first, start) + 1) : start]
    return before.count("[") > before.count("]")


def _is_in_sentence(page: Page, link: Link) -> bool:
    """Whether a link is a word of a sentence, as in ``the [code](...) is open``, and no label behind a title."""
    start, end = link.span
    if _WORD_BEFORE.search(page.text[max(0, start - _MAX_LABEL) : start]) is None:
        return False
    stop = page.text.find("\n", end, end + _MAX_BEFORE)
    rest = page.text[end : stop if stop >= 0 else end + _MAX_BEFORE]
    return _WORD_AFTER.search(_LINKS.sub(" ", rest)) is not None


def _problem(page: Page, label: _Label, usual: str, count: int) -> Problem:
    address = page.text[label.link.text_span.end + 1 : label.link.span.end]
    new = _FORMS[usual].format(label.text, address)
    shown_now, shown_then = (_FORMS[one].format(label.text, "(…)") for one in (label.form, usual))
    message = f"'{shown_now}' is written '{shown_then}' in the {count} other places of the page"
    edits = (Edit(label.span, new),)
    return Problem(label.span, message, "Choose one form.", label.text, edits=edits, safety=Safety.UNSAFE)


_LINE = "- Paper {0} {1}\n"
_LINES = "".join(_LINE.format(one, f"[[code](https://github.com/a/{one})]") for one in range(8))
_INSIDE = "".join(_LINE.format(one, f"[[Paper]](https://x.org/{one})") for one in range(8))

RULE = Rule(
    id="label-brackets-mixed",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(
        Example("A [box\n\n" + _LINES + _LINE.format("A" * 500, "⟦[code](https://github.com/a/b)⟧")),
        Example(_LINES + _LINE.format("A", "⟦[code](https://github.com/a/b)⟧")),
        Example(_LINES + _LINE.format("A", "⟦[[code]](https://github.com/a/b)⟧")),
        Example(_INSIDE + _LINE.format("A", "⟦[[Paper](https://x.org/b)]⟧")),
        Example(_INSIDE + _LINE.format("A", "⟦([paper](https://x.org/b))⟧")),
    ),
    good=(
        Example(_LINES + _LINE.format("A", "[demo](https://github.com/a/b)")),
        Example(_LINES + _LINE.format("A", "[[paper](https://x.org), [code](https://github.com/a/b), [data](d.md)]")),
        Example(
            _LINES + "Read the [code](c.md) and the [paper](p.md) first ([code](d.md)).\n\n- [Code](#code)\n\n## Code\n"
        ),
        Example(_LINES + 2 * _LINE.format("A", "[code](https://github.com/a/b)")),
        Example(_LINES + "\n| A | [code](https://github.com/a/b) |\n| - | - |\n"),
    ),
)
