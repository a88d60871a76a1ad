"""An emoji is shown in colour in one place of the page and as a plain sign in another.

Behind a sign such as 👁 an invisible character (U+FE0F) makes it an emoji; where it is missing, readers see a small
black sign, and a search for the one does not find the other. Behind an emoji that needs none it does nothing. Write all
alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans, no_text
from modelist.linting.rule import Example, Problem, Rule, Scope

_SIGN = lazy_pattern(
    "(?<!\u200d)[\u2600-\u27bf\u2b05-\u2b55\U0001f300-\U0001faff](?P<mark>\ufe0f?)(?![\ufe0e\ufe0f\u200d\U0001f3fb-\U0001f3ff])"
)
_MIN_USES, _FEW = 3, 0.34


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Signs that most places of the page have with the character, or without it."""
    if "\ufe0f" not in page.text:
        return
    found: dict[str, list[Span]] = {}
    for match in _SIGN.finditer(page.text):
        if match.start() not in no_text(page):
            found.setdefault(match[0][0], []).append(Span(*match.span()))
    headings = Spans(one.span for one in page.markdown.headings)
    for sign, uses in found.items():
        marked = [one for one in uses if one.end - one.start > 1]
        few = marked if 2 * len(marked) < len(uses) else [one for one in uses if one.end - one.start == 1]
        if len(uses) < _MIN_USES or not few or len(few) > _FEW * len(uses):
            continue
        right = sign if few is marked else f"{sign}\ufe0f"
        for one in few:  # the anchor of a heading keeps the character
            edits = () if one.start in headings else (Edit(one, right),)
            state = "has" if few is marked else "lacks"
            message = f"{sign} {state} the invisible U+FE0F of an emoji behind it, unlike elsewhere on the page"
            yield Problem(one, message, "Write all alike.", edits=edits)


RULE = Rule(
    id="emoji-mixed",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example(
            "- \U0001f441\ufe0f a\n- \U0001f441\ufe0f b\n- ⟦\U0001f441⟧ c\n",
            "- \U0001f441\ufe0f a\n- \U0001f441\ufe0f b\n- \U0001f441\ufe0f c\n",
        ),
        Example(
            "- \U0001f4ac a\n- \U0001f4ac b\n- ⟦\U0001f4ac\ufe0f⟧ c\n",
            "- \U0001f4ac a\n- \U0001f4ac b\n- \U0001f4ac c\n",
        ),
    ),
    good=(
        Example("- \U0001f441\ufe0f a\n- \U0001f441\ufe0f b\n- \U0001f441\ufe0f c\n- \U0001f525 d\n"),
        Example("- \u2714\ufe0f a\n- \u2714 b\n"),
        Example("- \u2642\ufe0f a\n- \u2642\ufe0f b\n- \u2642\ufe0f c\n- \U0001f9d4\u200d\u2642 d\n"),
        Example("`\U0001f441` \U0001f441\ufe0f \U0001f441\ufe0f \U0001f441\ufe0f\u200d\U0001f5e8\ufe0f\n"),
    ),
)
