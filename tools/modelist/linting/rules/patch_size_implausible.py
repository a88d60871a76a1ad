"""The patch size of a vision encoder has three digits, as `ViT-G/142`.

The figure behind the stroke is the side of the squares that a picture is cut into, 14 or 16 pixels in most: here the
mark of a footnote, or of a page, was copied along with the name. Readers who look for the encoder find none. Take the
last digit off.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_ENCODER = lazy_pattern(
    r"(?<![\w/])(?P<name>[A-Za-z0-9-]{0,20}ViT-?(?:[A-Za-z]{1,2}|bigG|S[Oo]\d{3}[Mm]))/(?P<patch>\d\d[1-9])(?![\d\w])"
)
_SIZES = frozenset({"14", "16", "32"})


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Names of ViT encoders with a patch of three digits, the first two being a usual size."""
    for match in _ENCODER.finditer(page.text):
        patch = match["patch"]
        span = Span(*match.span())
        if patch[:2] in _SIZES and span.start not in no_words(page):
            right = f"{match['name']}/{patch[:2]}"
            edits = (Edit(Span(span.end - 1, span.end), ""),)
            message = f"'{match[0]}' has a patch of {patch} pixels, which no encoder has"
            yield Problem(span, message, f"Write {right}.", right, edits, f"Write {right}", Safety.UNSAFE)


RULE = Rule(
    id="patch-size-implausible",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    needs=("ViT",),
    family="numbers",
    bad=(
        Example("The encoder is a ⟦ViT-G/142⟧ with 2B parameters.\n"),
        Example("| ⟦ViT-SO400M/142⟧ | ⟦ViT-bigG/141⟧ |\n| --- | --- |\n"),
    ),
    good=(Example("ViT-G/14, ViT-B/16, CLIP-ViT-L/14@336 and ViT-L/14-336 `ViT-G/142` ViT-L/336 ViT-B/160\n"),),
)
