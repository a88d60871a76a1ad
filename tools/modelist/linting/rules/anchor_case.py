"""The letter case of a fragment differs from the anchor's.

GitHub's own pages try lower case when nothing else fits, so the link works there, but not in GitHub Pages, in editors
or on package sites, which compare letter by letter. Write the anchor in lower case.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.linting.addresses.anchors import decode_fragment, targets_of
from modelist.linting.addresses.fragment_links import fragment_links, fragment_span
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Fragments that resolve in lower case only."""
    for link, target in fragment_links(page):
        raw = link.destination.partition("#")[2]
        real = targets_of(target).in_lower_case(decode_fragment(raw))
        if real is None:
            continue
        span = fragment_span(page, link)
        written = page.text[span.start : span.start + 1] == "#"
        edits = (Edit(span, f"#{real}"),) if written else ()
        yield Problem(span, f"the anchor is '#{real}', not '#{raw}'", f"Write #{real}.", edits=edits)


RULE = Rule(
    id="anchor-case",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="anchors",
    bad=(Example("[Data](⟦#数据-Data⟧)\n\n## 数据 Data\n", "[Data](#数据-data)\n\n## 数据 Data\n"),),
    good=(Example('[Data](#data) [x](#X)\n\n## Data\n\n<a id="X"></a>\n'),),
    default=False,
)
