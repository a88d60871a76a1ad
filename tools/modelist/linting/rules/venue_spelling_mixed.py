"""One conference, journal or archive has several names in the columns of a page.

`arXiv` and `arXiv preprint`, or `TPAMI` and the journal's whole name: whoever searches or sorts the table for one finds
half of the papers, and a reader wonders what the difference is. Use one name throughout.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.addresses.anchors import name_key
from modelist.linting.context import Page
from modelist.linting.models.columns import read_columns
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.proper_names import is_proper_name
from modelist.readme.venues import ALIASES

_CELL = lazy_pattern(
    r"[*_`(\[\s]{0,6}(?P<name>[^\W\d_][^|\n\[\]<>*_`]{1,120}?)"
    r"(?:[\s,(]{0,3}['’]?(?:(?:19|20)\d\d|(?<=['’])\d\d))?[*_`)\]\s.,]{0,6}"
)
"""A cell that holds the name of a venue and perhaps a year, and nothing else."""

_MIN_USES, _MIN_KEY = 3, 3


class _Named(NamedTuple):
    """A name where it stands: its place, as written, and what all names of one venue have in common."""

    span: Span
    text: str
    venue: str

    @property
    def spelling(self) -> str:
        """The name, without letter case where it is a known one, whose case is a matter of its own."""
        is_known = name_key(self.text) in ALIASES or is_proper_name(self.text)
        return self.text.lower() if is_known else self.text


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Names that are fewer than another of the same venue, which most of its papers have."""
    by_venue: dict[str, list[_Named]] = {}
    for one in _names(page):
        by_venue.setdefault(one.venue, []).append(one)
    for venue, found in by_venue.items():
        spellings = Counter(one.spelling for one in found)
        usual, count = spellings.most_common(1)[0]
        if len(spellings) < 2 or count < _MIN_USES or 2 * count <= len(found):
            continue
        right = _written(venue, usual, found)
        for one in found:
            if one.spelling != usual:
                message = f"'{one.text}' is called '{right}' in most rows"
                # The same letters, or what stands beside arXiv's name, tell no more to anybody.
                same = name_key(one.text) == name_key(right) or venue == "arXiv"
                safety = Safety.SAFE if same else Safety.UNSAFE
                yield Problem(one.span, message, f"Write '{right}'.", edits=(Edit(one.span, right),), safety=safety)


def _names(page: Page) -> Iterator[_Named]:
    for column in read_columns(page):
        if column.field != "venue":
            continue
        for cell in column.said:
            match = _CELL.fullmatch(page.document.slice(cell.span)) if not cell.urls else None
            key = name_key(match["name"]) if match is not None else ""
            if match is not None and len(key) >= _MIN_KEY:
                span = Span(*match.span("name")).shifted(cell.span.start)
                yield _Named(span, match["name"], ALIASES.get(key, key))


def _written(venue: str, usual: str, found: list[_Named]) -> str:
    """The usual name as it is best written: a known short one as its venue does, else as most rows do."""
    if usual == venue.lower():
        return venue
    return Counter(one.text for one in found if one.spelling == usual).most_common(1)[0][0]


def _table(*venues: str) -> str:
    return "| Paper | Published in |\n| --- | --- |\n" + "".join(
        f"| A{n} | *{one}* |\n" for n, one in enumerate(venues)
    )


RULE = Rule(
    id="venue-spelling-mixed",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example(
            _table(
                "arXiv preprint", "arXiv preprint, 2024", "⟦arXiv⟧, 2024", "arXiv preprint 2023", "⟦arXiv e-prints⟧"
            ),
            _table(
                "arXiv preprint",
                "arXiv preprint, 2024",
                "arXiv preprint, 2024",
                "arXiv preprint 2023",
                "arXiv preprint",
            ),
        ),
        Example(
            _table(
                "Neurips, 2022",
                "NeurIPS 2023",
                "NeurIPS'24",
                "⟦Advances in Neural Information Processing Systems⟧ (2021)",
            ),
        ),
        Example(
            _table("Nature Methods, 2022", "Nature Methods, 2023", "⟦Nature methods⟧, 2021", "Nature Methods", "TPAMI"),
            _table("Nature Methods, 2022", "Nature Methods, 2023", "Nature Methods, 2021", "Nature Methods", "TPAMI"),
        ),
    ),
    good=(
        Example(_table("arXiv", "arXiv preprint", "arXiv", "arXiv preprint", "ICML", "Science")),
        Example(_table("ArXiv", "arXiv", "arxiv'2023", "NIPS 2016", "NeurIPS 2022", "NeurIPS 2023", "NeurIPS 2024")),
        Example(_table("Nature", "Nature 2021", "Nature, 2022", "Nature Methods", "CVPR", "CVPR", "CVPR", "CVPR W")),
        Example(_table("Github", "Github", "Github", "GitHub", "ACL", "ACL", "ACL", "TACL", "Findings of ACL")),
    ),
)
