"""The text behind a lead in bold begins with a small letter, where the others begin with a capital.

`**Phi**: is a model` among `**Gemma**: This is a model` looks like the end of a sentence whose beginning was lost, and
often is. Begin it as the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_LEAD = lazy_pattern(
    r"^[ \t>]{0,12}(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?\*\*(?P<lead>[^*\n]{1,80})(?:\*\*[ ]?:|:\*\*)[ ]+"
    r"(?P<text>[A-Za-z][^\n]{30})",
    re.MULTILINE,
)
_WORD = lazy_pattern(r"[a-z]{2,}(?=[ ,])")
_MIN_LEADS, _MOST = 4, 0.7


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Long texts behind bold leads of a page that nearly all begin alike."""
    found = [one for one in _LEAD.finditer(page.text) if one.start("text") not in no_words(page)]
    capitals = sum(one["text"][0].isupper() for one in found)
    if len(found) < _MIN_LEADS or capitals < _MOST * len(found):
        return
    for match in found:
        word = _WORD.match(match["text"])
        if word is not None:
            span = Span(match.start("text"), match.start("text") + len(word[0]))
            message = f"the text begins with '{word[0]}' in small letters, others with a capital"
            yield Problem(span, message, "Begin a sentence, with a capital.", match["lead"])


_LEADS = "".join(f"**{name}**: This is a model of a lab that has many models.\n\n" for name in "ABCD")

RULE = Rule(
    id="lead-case",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(Example(_LEADS + "**Phi**: ⟦represents⟧ a model of a lab that has many models.\n"),),
    good=(
        Example(_LEADS + "**Code**: vLLM is what they use, and nothing else.\n"),
        Example("- **A**: the first of them, which has many models\n- **B**: The second, which has many models\n"),
    ),
)
