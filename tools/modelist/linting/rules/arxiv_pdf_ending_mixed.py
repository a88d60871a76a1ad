"""The address of a PDF on arXiv ends in `.pdf`, where most others of the page do not.

Both lead to the same file, but a search for the address, or a program that looks for what is listed twice, takes the
two for different papers. Leave the ending out, as arXiv's own links do. A page that has it mostly is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.addresses.urls import addresses
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_FILE = lazy_pattern(
    r"https?://(?:www\.)?arxiv\.org/pdf/(?:\d{4}\.\d{4,5}|[a-z-]{2,12}/\d{7})(?:v\d{1,2})?(?P<ending>\.pdf)?(?=[#?]|\Z)"
)
_MIN_OTHERS = 4


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Addresses with the ending, where those without it are more."""
    if "arxiv.org/pdf" not in page.text or ".pdf" not in page.text:
        return
    bare = 0
    found: list[Span] = []
    for written in addresses(page):
        match = None if written.is_image else _FILE.match(written.url)
        if match is None:
            continue
        if match["ending"] is None:
            bare += 1
        elif written.exact:
            found.append(Span(*match.span("ending")).shifted(written.span.start))
    for span in found if bare >= max(_MIN_OTHERS, len(found) + 1) else ():
        message = "the address ends in '.pdf', unlike most of the page's others on arXiv"
        yield Problem(span, message, "Leave it out.", edits=(Edit(span, ""),))


_OTHERS = "".join(f"- [pdf](https://arxiv.org/pdf/2305.0000{n})\n" for n in range(1, 6))

RULE = Rule(
    id="arxiv-pdf-ending-mixed",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(
        Example(
            _OTHERS + "- [pdf](https://arxiv.org/pdf/2204.07756⟦.pdf⟧) [p](https://arxiv.org/pdf/2204.07757v2⟦.pdf⟧)\n",
            _OTHERS + "- [pdf](https://arxiv.org/pdf/2204.07756) [p](https://arxiv.org/pdf/2204.07757v2)\n",
        ),
        Example(
            _OTHERS + "- https://arxiv.org/pdf/hep-th/9901001⟦.pdf⟧#page=2\n",
            _OTHERS + "- https://arxiv.org/pdf/hep-th/9901001#page=2\n",
        ),
    ),
    good=(
        Example(_OTHERS + "- [a](https://a.org/pdf/2204.07756.pdf) [b](https://arxiv.org/abs/2204.07756)\n"),
        Example(_OTHERS.replace(")", ".pdf)") + "- [pdf](https://arxiv.org/pdf/2204.07756)\n"),
        Example(_OTHERS.replace(")", ".pdf)") + _OTHERS),
    ),
)
