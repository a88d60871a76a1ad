"""The address of a badge that shields.io does not read as it was meant.

shields.io answers to nearly anything: a single dash in a text makes the badge show an error, a colour that it does not
know makes it grey, and a stray percent sign makes it fail; so does a path behind the name of a repository. Double the
dashes and underscores that belong to a text, and write %25 for a percent sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.linting.addresses.urls import addresses, faults, problem
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_FIGURE = lazy_pattern(r"https?://img\.shields\.io/github/(?P<what>stars|forks|watchers|license)/(?P<path>[^?#\s]*)")
_GLUED = lazy_pattern(
    r"https?://img\.shields\.io/github/(?P<what>stars|forks|watchers)(?P<path>[\w-]{1,39}/[\w.-]{1,100})(?=[?#]|\Z)"
)
_HOST = lazy_pattern(r"(?:https?:/{1,2})?(?:www\.)?github\.com/(?=[\w-]+/[\w.-]+\Z)", re.IGNORECASE)
_PAGE = lazy_pattern(
    r"(?P<host>https?://(?:www\.)?github\.com/)[\w-]+/(?![^/?#]*\.(?:png|keys|atom)\b)[\w.-]+/?(?P<asked>\?[^#]*)?",
    re.IGNORECASE,
)
_STARS = lazy_pattern(r"\A\?(?:style=[\w-]+&)?label=stars?\b", re.IGNORECASE)
_CODES = ("badge-grammar", "badge-percent", "badge-color")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Faults of these kinds in every address."""
    yield from _pages(page)
    if "shields.io" not in page.text:
        return
    yield from _repositories(page)
    for written, fault in faults(page, _CODES):
        if written.is_image:
            found = problem(written, fault)
            yield found._replace(span=_color(page, found.span)) if fault.code == "badge-color" else found


def _pages(page: Page) -> Iterator[Problem]:
    """Repositories' own pages where a badge belongs, as when the service in front of them was lost in an edit."""
    for written in addresses(page) if "github.com" in page.text else ():
        match = _PAGE.fullmatch(written.url) if written.is_image and written.exact else None
        if match is not None:
            message = f"{shown(written.url)} is a page and no picture, so nothing is shown"
            place = Span(*match.span("host")).shifted(written.span.start)
            edits = (
                (Edit(place, "https://img.shields.io/github/stars/"),) if _STARS.search(match["asked"] or "") else ()
            )
            advice = "Ask img.shields.io/github/stars for the stars." if edits else "Write the address of the picture."
            yield Problem(written.span, message, advice, edits=edits)


def _repositories(page: Page) -> Iterator[Problem]:
    """Figures of a repository that are asked for without its owner or name, or with more, as a path or a slash."""
    for written in addresses(page) if "shields.io/github" in page.text else ():
        glued = _GLUED.match(written.url) if written.is_image and written.exact else None
        if glued is not None:
            place = Span(glued.start("what"), glued.end("path")).shifted(written.span.start)
            message = f"shields.io has no figure {shown(glued['what'] + glued['path'].partition('/')[0])}"
            edits = (Edit(Span(place.start + len(glued["what"]), place.start + len(glued["what"])), "/"),)
            yield Problem(place, message, f"Write a slash behind {glued['what']}.", edits=edits)
        match = _FIGURE.match(written.url)
        if match is None or not written.is_image or not written.exact:
            continue
        path = match["path"]
        host = _HOST.match(path)
        if host is not None:
            place = Span(*host.span()).shifted(written.span.start + match.start("path"))
            message = "shields.io wants an owner and a name here, without the host, so the badge shows no figure"
            yield Problem(place, message, "Leave out the host.", edits=(Edit(place, ""),))
            continue
        bare = path.removesuffix(".svg")
        owner, _, rest = bare.partition("/")
        name, slash, _ = rest.partition("/")
        start = written.span.start + match.start("path")
        message = "shields.io wants an owner and a name here, so the badge shows no figure"
        if not owner or not name:
            whole = Span(start, start + len(path)) if path else written.span
            if owner and match["what"] == "stars":
                message = f"without a name, shields.io shows the stars of all that {shown(owner)} has"
            yield Problem(whole, message, "Write owner/name of the repository, or remove the badge.")
        elif slash:
            too_much = Span(start + len(owner) + 1 + len(name), start + len(path))
            edits = (Edit(too_much, path[len(bare) :]),)
            yield Problem(too_much, message, "Leave out what is too much.", edits=edits)


def _color(page: Page, span: Span) -> Span:
    """What stands after the last dash: the part that is taken for a colour."""
    text = page.document.slice(span)
    return Span(span.start + text.rfind("-") + 1, span.end) if "?" not in text and "=" not in text else span


RULE = Rule(
    id="badge-malformed",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="badges",
    bad=(
        Example("![a](https://img.shields.io/badge/⟦Qwen-1.5-7B-blue⟧)\n"),
        Example(
            "![a](https://img.shields.io/badge/MMLU-89⟦%⟧-blue)\n",
            "![a](https://img.shields.io/badge/MMLU-89%25-blue)\n",
        ),
        Example(
            "![s](https://img.shields.io/github/stars/QwenLM/Qwen⟦/tree/main.svg⟧?style=social)\n",
            "![s](https://img.shields.io/github/stars/QwenLM/Qwen.svg?style=social)\n",
        ),
        Example(
            "- A ![s](https://img.shields.io/github/⟦starsann/loom.svg⟧?style=social)\n",
            "- A ![s](https://img.shields.io/github/stars/ann/loom.svg?style=social)\n",
        ),
        Example("| ![s](https://img.shields.io/github/stars/⟦.svg⟧?style=social) |\n| --- |\n"),
        Example(
            "![Star](⟦https://github.com/wusize/Harmon.svg?style=social&label=Star⟧)\n",
            "![Star](https://img.shields.io/github/stars/wusize/Harmon.svg?style=social&label=Star)\n",
        ),
        Example(
            "![logo](⟦https://github.com/wusize/Harmon⟧) ![f](⟦https://github.com/a/b?style=social&label=Forks⟧)\n"
        ),
        Example(
            "![s](https://img.shields.io/github/stars/⟦tpot/.svg⟧) ![s](https://img.shields.io/github/stars/⟦Qwen⟧)\n"
        ),
        Example(
            "![s](https://img.shields.io/github/stars/⟦https://github.com/⟧QwenLM/Qwen)\n",
            "![s](https://img.shields.io/github/stars/QwenLM/Qwen)\n",
        ),
        Example("[![a](https://img.shields.io/badge/arXiv-2307.09288-⟦bleu⟧)](https://arxiv.org/abs/2307.09288)\n"),
    ),
    good=(
        Example(
            "![a](https://img.shields.io/badge/Qwen--1.5-7B-blue) ![b](https://img.shields.io/badge/Paper-green.svg?style=flat)\n"
        ),
        Example(
            "![c](https://img.shields.io/badge/%F0%9F%A4%97%20Hugging%20Face-models-blue) [d](https://img.shields.io/badge/a-b-c-d)\n"
        ),
        Example("![c](https://img.shields.io/badge/arXiv-2307.09288-b31b1b.svg?logo=arXiv)\n"),
        Example(
            "![c](https://github.com/a/b/actions/workflows/ci.yml/badge.svg) ![a](https://github.com/a/b.png)"
            " ![x](https://github.com/a/b/blob/main/x.svg?raw=true) [r](https://github.com/a/b)\n"
        ),
        Example(
            "![s](https://img.shields.io/github/stars/a/b.svg) ![c](https://img.shields.io/github/last-commit/a/b/main)\n"
        ),
    ),
)
