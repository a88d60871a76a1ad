"""A conference and its year are written in another way than mostly in the page.

`CVPR2024` among `CVPR 2024`, or `ICLR'24` among full years: whoever searches for the papers of a year misses some.
Write them alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans
from modelist.linting.papers.conferences import find_conferences, full_year
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_USES, _MOST = 6, 0.65
_Style = tuple[str, int]


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Conferences with a year in words for readers, by what stands between them and how long the year is."""
    found = list(find_conferences(page))
    styles: Counter[_Style] = Counter((match["between"], len(match["year"])) for match in found)
    usual, count = styles.most_common(1)[0] if styles else (("", 0), 0)
    if len(found) < _MIN_USES or count == len(found) or count < _MOST * len(found):
        return
    headings = Spans(one.span for one in page.markdown.headings)
    for match in found:
        if (match["between"], len(match["year"])) == usual:
            continue
        right = _written(match["year"], usual)
        span = Span(*match.span())
        message = f"'{match[0]}' would be '{match[0][: -len(match['between'] + match['year'])]}{right}' as elsewhere"
        edits = (Edit(Span(match.start("between"), match.end()), right),) if span.start not in headings else ()
        yield Problem(span, message, "Write conferences alike.", match[0], edits=edits)


def _written(year: str, style: _Style) -> str:
    between, length = style
    return f"{between}{str(full_year(year))[-length:]}"


_USUAL = "CVPR 2023, CVPR 2024, ICLR 2024, ACL 2023, ICML 2024 and "

RULE = Rule(
    id="venue-style",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example(f"{_USUAL}⟦ECCV2024⟧\n", f"{_USUAL}ECCV 2024\n"),
        Example(f"{_USUAL}⟦NeurIPS'23⟧\n", f"{_USUAL}NeurIPS 2023\n"),
        Example(f"{_USUAL}⟦ICML 22⟧, [[code]](https://a.org)\n", f"{_USUAL}ICML 2022, [[code]](https://a.org)\n"),
        Example(f"{_USUAL}(Lee et al. _⟦ECCV2024⟧_)\n", f"{_USUAL}(Lee et al. _ECCV 2024_)\n"),
        Example(f"{_USUAL}__⟦ECCV2024⟧__.\n", f"{_USUAL}__ECCV 2024__.\n"),
        Example(f"{_USUAL}⟦ICML'98⟧\n", f"{_USUAL}ICML 1998\n"),
    ),
    good=(
        Example(f"{_USUAL}`ECCV2024`, https://x.org/ECCV2024, ECCV2024-data, ICLR 50% and ACL 1.5\n"),
        Example(f"{_USUAL}x_ECCV2024, ECCV2024_data and ECCV2024.pdf\n"),
        Example(f"{_USUAL}NeurIPS 24 papers, ACL-12 and KDD 10 tasks\n"),
        Example("CVPR 2023, CVPR2024, ICLR 2024, ACL2023, ICML 2024 and ECCV2024\n"),
    ),
)
