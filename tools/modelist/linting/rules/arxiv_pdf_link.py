"""A link to a paper's PDF on arXiv instead of its abstract page.

The abstract page shows title, authors, versions and where the paper appeared, and every form is one step away; a PDF is
megabytes on a telephone. arXiv itself asks for links to /abs/. A link whose text says that it is a PDF is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.linting.addresses.urls import Written, faults, problem
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_CODES = ("arxiv-pdf",)


_PDF_LABEL = lazy_pattern(
    r"\bpdf\b[\w ]{0,12}[*_]{0,3} ?[:：][*_]{0,3}[ <\[]{0,3}(?:[^\[\]:|]{0,80}\]\()?\Z", re.IGNORECASE
)
_NEAR = 160


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Faults of these kinds in every address."""
    if "arxiv.org/pdf" not in page.text:
        return
    for written, fault in faults(page, _CODES):
        if not _says_pdf(written) and not _asks_for_pdf(page, written):
            yield problem(written, fault)


def _says_pdf(written: Written) -> bool:
    """Whether a link tells that it is a PDF, or leads to a figure in it: `[2048](…)` is the source of the number."""
    text = "" if written.link is None else written.link.text.lower()
    is_figure = any(map(str.isdigit, text)) and not any(map(str.isalpha, text))
    return written.link is None or "pdf" in text or is_figure


def _asks_for_pdf(page: Page, written: Written) -> bool:
    """Whether a label in front of the address, up to its colon, says that it is that of the PDF."""
    start = page.document.lines.start_of(page.document.lines.line_of(written.span.start))
    before = page.text[max(start, written.span.start - _NEAR) : written.span.start]
    return _PDF_LABEL.search(before) is not None


RULE = Rule(
    id="arxiv-pdf-link",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(
        Example("[paper](https://arxiv.org/⟦pdf/2307.09288.pdf⟧)\n", "[paper](https://arxiv.org/abs/2307.09288)\n"),
        Example(
            '<a href="https://arxiv.org/⟦pdf/2307.09288v2⟧">Llama 2</a>\n',
            '<a href="https://arxiv.org/abs/2307.09288v2">Llama 2</a>\n',
        ),
    ),
    good=(
        Example("[paper](https://arxiv.org/abs/2307.09288) [PDF](https://arxiv.org/pdf/2307.09288)\n"),
        Example(
            "- **PDF Link:** [Paper Link](https://arxiv.org/pdf/2307.09288), PDF: https://arxiv.org/pdf/2307.09288\n"
        ),
        Example("| Context |\n| --- |\n| [2048](https://arxiv.org/pdf/2307.09288) |\n"),
    ),
)
