"""Authors stand in the form of BibTeX, where the page has others as they are read.

`Fox, Cy and Cole, Ben and Gray, Dee` was copied from a citation; where other papers of the page have `Siddique Latif,
Junaid Qadir`, a reader takes first and last names for different people. Write all alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_PART = r"(?!(?:and|et|al)\b)[\w'’.-]{1,30}"
_NAME = rf"(?=[^\W\d_a-z])(?:(?:de|van|von|di|da|la|der|den)[ ]){{0,2}}{_PART}(?:[ ]{_PART}){{0,3}}"
_BIBTEX = lazy_pattern(
    rf"(?<![\w.,&@/-])(?<![\w,][ ])(?P<list>{_NAME}, {_NAME}(?: and {_NAME}, {_NAME}){{2,200}})(?![\w,]|[ ]and\b)"
)
_READ = lazy_pattern(rf"(?<![\w.,&@/-])(?<![\w,][ ])(?:{_PART}(?:[ ]{_PART}){{1,3}}, ){{2}}{_PART}[ ]{_PART}")
_STOP = lazy_pattern(r"(?<=[\w'’-]{2})\.\Z(?<!\bJr\.)")
"""The full stop behind a last word that is no initial."""

_MIN_OTHERS = 3


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lists of three such names or more, which nothing else looks like, where lists of the other kind are more."""
    found = (
        [one for one in _BIBTEX.finditer(page.text) if one.start() not in no_words(page)] if ", " in page.text else []
    )
    if not found:
        return
    others = sum(1 for one in _READ.finditer(page.text) if one.start() not in no_words(page))
    if others < max(_MIN_OTHERS, len(found)):
        return
    for match in found:
        names = _STOP.sub("", match["list"])
        span = Span(match.start("list"), match.start("list") + len(names))
        pairs = [one.partition(", ") for one in names.split(" and ")]
        right = ", ".join(f"{first} {last}" for last, _, first in pairs)
        message = "these authors have their last names first, as BibTeX has them, others of the page do not"
        yield Problem(span, message, f"Write {right}.", edits=(Edit(span, right),))


_READ_LISTS = "".join(f"**Paper {n}** *Ada Birch, Ben Cole, Cy Fox*\n\n" for n in range(3))

RULE = Rule(
    id="author-style",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example(
            _READ_LISTS + "**A Survey** *⟦Latif, Siddique and Cuayáhuitl, Heriberto A. and Qadir, Junaid⟧*<br>\n",
            _READ_LISTS + "**A Survey** *Siddique Latif, Heriberto A. Cuayáhuitl, Junaid Qadir*<br>\n",
        ),
        Example(
            _READ_LISTS
            + "*⟦Latif, Siddique and Fox, Cy and Qadir, Junaid⟧.*\n\n*⟦Elm, Eve and Fox, Cy and Hall, D.⟧*\n",
            _READ_LISTS + "*Siddique Latif, Cy Fox, Junaid Qadir.*\n\n*Eve Elm, Cy Fox, D. Hall*\n",
        ),
    ),
    good=(
        Example("*Latif, Siddique and Qadir, Junaid and Fox, Cy* and *Ada Birch, Ben Cole, Cy Fox*\n"),
        Example(_READ_LISTS + "*Ada Birch, Ben Cole and Cy Fox, Dee Gray*; `Fox, Cy and Cole, Ben and Gray, Dee`\n"),
    ),
)
