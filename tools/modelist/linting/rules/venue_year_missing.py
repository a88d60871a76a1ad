"""A cell names a conference without its year, where the others have one.

Among `ICLR 2024` and `ACL 2025` a mere `ICML` tells half of where the paper was printed: whoever cites it, or looks for
the papers of a year, has to look it up. Add the year.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme import venues
from modelist.readme.words import same_name

_CELL = lazy_pattern(
    rf"[*_`(\[]{{0,4}}(?P<venue>{'|'.join(sorted(venues.CONFERENCES, key=len, reverse=True))})"
    r"(?P<year>[ ,'’(-]{0,3}(?:(?:19|20)\d\d|\d\d))?[*_`)\]]{0,4}"
)
_MIN_YEARS, _MOST = 6, 0.85


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Cells of nothing but a conference, by the headers of their columns, since a list is often split by topic."""
    by_header: dict[str, tuple[list[Span], list[str]]] = {}
    for table in page.markdown.tables if "|" in page.text else ():
        headers = [same_name(cell.source) for cell in table.header.cells]
        for row in table.rows:
            for header, cell in zip(headers, row.cells, strict=False):
                match = _CELL.fullmatch(cell.source)
                if match is not None:
                    bare, dated = by_header.setdefault(header, ([], []))
                    if match["year"]:
                        dated.append(cell.source)
                    else:
                        bare.append(Span(*match.span("venue")).shifted(cell.span.start))
    for bare, dated in by_header.values():
        if len(dated) >= _MIN_YEARS and len(dated) >= _MOST * (len(dated) + len(bare)):
            for span in bare:
                message = f"{page.document.slice(span)} has no year, as the others have, such as {dated[0]}"
                yield Problem(span, message, "Add the year.")


_TABLE = "| Title | Venue |\n| --- | --- |\n" + "".join(
    f"| A Paper of Words | {venue} 202{n} |\n" for n, venue in enumerate(("ACL", "CVPR", "ICLR", "ICML", "KDD", "ECCV"))
)

RULE = Rule(
    id="venue-year-missing",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example(_TABLE + "| B Paper | ⟦NAACL⟧ |\n"),
        Example(_TABLE.replace(" 202", "'2") + "\n| Title | Venue |\n| --- | --- |\n| B Paper | **⟦NAACL⟧** |\n"),
    ),
    good=(
        Example(_TABLE + "| B Paper | arXiv |\n| C | NAACL Findings |\n| D | - |\n"),
        Example(_TABLE + "| B Paper | NAACL |\n| C | ICML |\n"),
        Example(_TABLE + "\n| Title | Held |\n| --- | --- |\n| B Paper | NAACL |\n"),
        Example(_TABLE.replace(" 202", " Track ") + "| B Paper | NAACL |\n"),
    ),
)
