"""One title leads to two papers.

The same title stands twice in the page, with the arXiv ids of two papers: one of them was copied from another line, or
mistyped. Look the title up, and give it its own id in both places. Of well-known papers paper-title-mismatch tells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Location
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link
from modelist.linting.context import Page
from modelist.linting.papers.known_titles import mistitled
from modelist.linting.papers.paper_titles import titled_papers
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers.known_papers import paper_called
from modelist.readme.words import same_name

_MIN_TITLE, _MAX_TITLE, _MAX_PAPERS = 25, 250, 2
"""A shorter text, or one over more papers, is a heading or label rather than a title."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Titles of linked papers with two ids."""
    if page.text.count("arxiv.org") < _MAX_PAPERS:
        return
    found: dict[str, list[tuple[str, str, Link]]] = {}
    for link, paper, title in titled_papers(page):
        if _MIN_TITLE <= len(title) <= _MAX_TITLE:
            found.setdefault(same_name(title), []).append((paper.paper_id, title, link))
    told = {one.use.link.span for one in mistitled(page)}
    for uses in found.values():
        ids = Counter(one for one, _, _ in uses)
        if len(ids) != _MAX_PAPERS:
            continue
        known = paper_called(uses[0][1])
        right = known if known in ids else ids.most_common(1)[0][0]
        first = next(link for one, _, link in uses if one == right)
        for one, title, link in uses:
            if one != right and link.span not in told:
                message = f"{shown(title)} is arXiv:{one} here, and arXiv:{right} elsewhere in this page"
                related = ((Location(page.path, first.destination_span), f"arXiv:{right}"),)
                yield Problem(link.destination_span, message, "Look it up, and give both the same id.", related=related)


_TITLE = "Reading Road Signs with Patient Networks at Night"
_KNOWN = "Attention Is All You Need"

RULE = Rule(
    id="title-two-papers",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example(f"- [{_TITLE}](https://arxiv.org/abs/2102.02998)\n- [{_TITLE}](⟦https://arxiv.org/abs/2102.10998⟧)\n"),
        Example(
            f"- [{_TITLE}](https://arxiv.org/abs/2102.02998)\n"
            f"- [{_TITLE}](⟦https://doi.org/10.48550/arXiv.2102.10998⟧)\n- [x](https://arxiv.org/abs/2401.00001)\n"
        ),
        Example(
            "| Title | Venue | Links |\n| --- | --- | --- |\n"
            f"| {_TITLE} | ICML | [Paper](https://arxiv.org/abs/2102.02998) |\n"
            f"| {_TITLE} | ICML 2021 | [Paper](⟦https://arxiv.org/abs/2106.03998⟧) |\n"
        ),
        Example(
            "".join(
                f"<details>\n<summary>{_TITLE}</summary>\n\n[Paper]({url})\n\n</details>\n\n"
                for url in ("https://arxiv.org/abs/2102.02998", "⟦https://arxiv.org/abs/2102.10998⟧")
            )
        ),
    ),
    good=(
        Example(f"- [{_KNOWN}](https://arxiv.org/abs/1706.03762)\n- [{_KNOWN}](https://arxiv.org/abs/2102.10772)\n"),
        Example(f"- [{_TITLE}](https://arxiv.org/abs/2102.02998)\n- [{_TITLE}](https://arxiv.org/pdf/2102.02998v2)\n"),
        Example("- [Paper](https://arxiv.org/abs/2102.02998)\n- [Paper](https://arxiv.org/abs/2102.10998)\n"),
    ),
)
