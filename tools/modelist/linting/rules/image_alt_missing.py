"""An image without alternative text.

A screen reader has nothing to say about it, and where it cannot be loaded nothing shows; a badge in a link then is a
link without a name. Say in a few words what it shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.documents.markdown_nodes import Link, LinkKind
from modelist.linting.badges import badges
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_EMPTY = frozenset(
    {"", "img", "image", "alt", "alt text", "alt-text", "图片", "image-alt", "imgname", "badge", "static badge"}
)
_UNSAFE = frozenset('[]"\\<>|`*_')


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Images whose alternative text is missing, empty, or only says that they are images."""
    if "](" not in page.text and "<img" not in page.text.lower():
        return
    texts = {one.image.span: one.text for one in badges(page)}
    for link in page.links:
        is_markdown = link.kind is LinkKind.IMAGE
        is_shown = is_markdown or (link.tag == "img" and link.attribute == "src")
        if not is_shown or link.text.strip().lower() not in _EMPTY or (not is_markdown and _is_decoration(page, link)):
            continue
        said = f"says only '{link.text}'" if link.text else "is missing"
        known = texts.get(link.span, "")
        message = f"the alternative text of this {'badge' if link.span in texts else 'image'} {said}"
        edits = (Edit(link.text_span, known),) if is_markdown and known and not set(known) & _UNSAFE else ()
        span = link.text_span if link.text else link.span
        yield Problem(span, message, "Say in a few words what it shows.", edits=edits)


def _is_decoration(page: Page, link: Link) -> bool:
    """``alt=""`` in HTML says on purpose that there is nothing to tell, where no link hangs on it."""
    return link.parent is None and 'alt=""' in page.document.slice(link.span)


RULE = Rule(
    id="image-alt-missing",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="badges",
    default=False,
    bad=(
        Example(
            "[⟦![](https://img.shields.io/badge/arXiv-2307.09288-red)⟧](https://arxiv.org/abs/2307.09288)\n",
            "[![arXiv 2307.09288](https://img.shields.io/badge/arXiv-2307.09288-red)](https://arxiv.org/abs/2307.09288)\n",
        ),
        Example("⟦![](images/a.png)⟧\n", files={"images/a.png": ""}),
        Example('⟦<img src="https://x.org/a.png">⟧\n'),
        Example("![⟦image⟧](https://x.org/a.png)\n"),
    ),
    good=(
        Example(
            '![Architecture](https://x.org/a.png) <img alt="" src="https://x.org/b.png"> <img alt="c" src="c.png">\n'
        ),
    ),
)
