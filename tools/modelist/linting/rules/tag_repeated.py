"""An item has the same tag twice.

`[VQA][OCR][OCR]`: a tag was copied, and often another one was meant, which readers who look for it miss. Write the
other tag, or remove the second one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.linting.context import Page
from modelist.linting.markup.tags import tag_rows
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Tags in one row, at the beginning of an item or in a cell, that are equal."""
    for row in tag_rows(page) if not page.is_fragment else ():
        first: dict[tuple[str, str], Span] = {}
        for tag in row if len(row) > 1 else ():
            key = tag.form, tag.text.lower()
            if key in first and any(one.isalpha() for one in tag.text):
                message = f"the tag {shown(tag.text)} stands here twice"
                related = ((Location(page.path, first[key]), "the first one"),)
                advice = "Write the one that was meant, or remove it."
                yield Problem(tag.span, message, advice, tag.text, related=related)
            first.setdefault(key, tag.span)


RULE = Rule(
    id="tag-repeated",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="structure",
    bad=(
        Example("- **`[Rose][Oak][⟦Rose⟧]`** A paper on trees\n"),
        Example("- `Rose` `Oak` `⟦oak⟧` A paper on trees\n"),
        Example("| Paper | Tags |\n| - | - |\n| Trees | `oak`, `elm`, `⟦elm⟧` |\n"),
        Example("- [Rose] [Oak] [⟦Oak⟧] A paper on trees\n"),
    ),
    good=(
        Example("- **`[Rose][Oak]`** A paper on `[Rose]`\n- `[Rose]`\n"),
        Example("- [[Paper](https://a.org/1)][[Paper](https://a.org/2)]\n- `1` `1`\n- `x = x` and `x = x`\n"),
        Example("| Paper | Tags |\n| - | - |\n| `elm` by `elm` | `oak` |\n"),
        Example("- [Rose][Rose] A link\n\n[rose]: https://a.org/rose\n"),
    ),
)
