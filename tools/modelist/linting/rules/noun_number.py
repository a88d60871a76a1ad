"""A noun is in the singular behind a number, or in the plural within a compound.

"147M conversation", "text-images pairs": careful readers stumble over it. Write `conversations`, and
`text-image pairs`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_text
from modelist.linting.rule import Example, Problem, Rule, Scope

_COUNTED = (
    "token|image|sample|conversation|task|hour|video|sentence|document|word|example|question|dialogue|instruction"
)
_OTHERS = f"{_COUNTED}|language|benchmark|dataset|encoder|decoder|model|method|stage|paper|layer"
# The line behind is blank, or opens a block: the sentence does not go on with another noun.
_LAST_LINE = r"\n(?=[ \t>]*(?:\n|[-*+|#]|\Z))|\Z"
_BEHIND_NUMBER = lazy_pattern(
    rf"(?<![\w.,$/-])(?![248]K)\d{{1,3}}(?:\.\d{{1,3}})?[KMBT] (?P<many>{_COUNTED})(?=[ ]?[);|]|{_LAST_LINE})"
    rf"|\b(?:[2-9]|[1-9]\d|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en"
    rf"|[Ss]everal|[Mm]any|[Vv]arious) different (?:(?!of|and|or)[a-z-]{{3,16}} )?(?P<kinds>{_OTHERS})"
    rf"(?=[).;:|]|{_LAST_LINE}| (?:above|below|in|from|of|with|for|per|across|to|are|were)\b)"
)
_COMPOUND = lazy_pattern(
    r"\b(?P<first>text|image|video|audio|speech|question)-(?P<noun>images|texts|videos|answers|captions)(?= pairs?\b)",
    re.IGNORECASE,
)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Nouns at the end of what is counted, behind thousands or "different", and nouns that others are joined to."""
    for match in _BEHIND_NUMBER.finditer(page.text):
        noun = match["many"] or match["kinds"]
        span = Span(*match.span("many" if match["many"] else "kinds"))
        if span.start not in no_text(page):
            edits = (Edit(Span(span.end, span.end), "s"),)
            yield Problem(span, f"'{noun}' is in the singular behind a number", f"Write {noun}s.", edits=edits)
    for match in _COMPOUND.finditer(page.text):
        span = Span(*match.span("noun"))
        if span.start not in no_text(page):
            edits = (Edit(Span(span.end - 1, span.end), ""),)
            message = f"'{match['noun']}' is in the plural within a compound"
            yield Problem(span, message, f"Write {match['noun'][:-1]}.", edits=edits)


RULE = Rule(
    id="noun-number",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example(
            "Trained on 147M ⟦conversation⟧; 4 different temporal ⟦encoder⟧ above and 250M text-⟦images⟧ pairs\n",
            "Trained on 147M conversations; 4 different temporal encoders above and 250M text-image pairs\n",
        ),
    ),
    good=(
        Example("A 2M image set, 1 image, a 4-task benchmark, 3 image encoders, the 128K token window, 2 per task.\n"),
        Example(
            "| 7B model | 100 images |\n| - | - |\n\nthe full 33M dataset, (438M parameter) models, 4K image,\n"
            "Figure 3 image and 2023 paper.\n"
        ),
    ),
)
