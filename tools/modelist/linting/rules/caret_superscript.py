"""A name has a caret where its authors have a superscript.

`R^2Gen` is how LaTeX is told to raise the 2; GitHub shows the caret as it is, and a search for `R2Gen` misses the name.
Write `R<sup>2</sup>Gen`, which is shown as in the paper and found without the caret. Powers, such as `10^6` and `n^2`,
and formulas are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link, LinkKind
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans, no_text
from modelist.linting.rule import Example, Problem, Rule, Scope

_NAME = lazy_pattern(
    r"(?<![A-Za-z0-9_À-ɏ^$\\({=+/.&-])"
    r"(?:[A-Za-z][A-Za-z0-9-]{0,24}(?P<inner>\^(?:\d|\{\d{1,2}\}))"
    r"(?:(?:[A-Z][A-Za-z]|[A-Z]?-[A-Z])[A-Za-z0-9-]{0,30}|[A-Z]?(?=: [A-Z]))"
    r"|[A-Za-z0-9-]{0,12}(?:[A-Z][A-Za-z0-9-]{0,6}[A-Z]|[a-z]{2}[A-Za-z0-9-]{0,6}[A-Z])[a-z0-9]{0,6}"
    r"(?P<last>\^(?:\d|\{\d{1,2}\})))(?![A-Za-z0-9_À-ɏ^/=+])"
)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Names that go on behind the raised number, stand before a title's colon, or have several capitals."""
    if "^" not in page.text:
        return
    headings = Spans(one.span for one in page.markdown.headings)
    titles = Spans(Span(one.destination_span.end, one.span.end) for one in page.markdown.links if _has_title(one))
    for match in _NAME.finditer(page.text):
        place = Span(*match.span("inner" if match["inner"] else "last"))
        if match.start() in titles or match.start() in no_text(page) or place.start in no_text(page):
            continue
        raised = f"<sup>{page.document.slice(place).strip('^{}')}</sup>"
        right = f"{page.text[match.start() : place.start]}{raised}{page.text[place.end : match.end()]}"
        edits = (Edit(place, raised),) if place.start not in headings else ()
        message = f"{shown(match[0])} has a caret, which is shown as it is"
        yield Problem(Span(*match.span()), message, f"Write {right}.", edits=edits)


def _has_title(link: Link) -> bool:
    """Whether a link has a title behind its address, in which no HTML is shown."""
    return link.title is not None and link.kind in (LinkKind.LINK, LinkKind.IMAGE)


RULE = Rule(
    id="caret-superscript",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example(
            "- ⟦C^2A-Net⟧: A net, [**⟦VILE^2⟧: more**](https://x.org/a^2) and ⟦d^2Store⟧, ⟦S^3⟧: Social Agents\n",
            "- C<sup>2</sup>A-Net: A net, [**VILE<sup>2</sup>: more**](https://x.org/a^2) and d<sup>2</sup>Store,"
            " S<sup>3</sup>: Social Agents\n",
        ),
        Example(
            "[⟦VLM-R^{3}⟧](https://x.org), ⟦RustEvo^2⟧ and ⟦A^3T⟧: A New Agent\n",
            "[VLM-R<sup>3</sup>](https://x.org), RustEvo<sup>2</sup> and A<sup>3</sup>T: A New Agent\n",
        ),
        Example("## ⟦R^2Gen⟧\n"),
    ),
    good=(
        Example("10^6, 2^128, n^2, cm^2, O(H^4SAB), x^2+1, e^2x, $A^2Bc$, `R^2Gen`, a[^1], [^2]: note and R^2 = 0.9\n"),
        Example("[a](https://x.org \"R^2Gen\") and ![b](https://x.org/b.png 'R^2Gen')\n"),
        Example("https://x.org/R^2Gen, y=AB^2, 2^3^4, ^_^, σ^2^, A^2 is the square of A\n"),
    ),
)
