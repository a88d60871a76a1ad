"""A link to a place in a page that the page does not have.

GitHub makes an anchor from each heading: lower case, without punctuation and emoji, blanks as dashes, repeated ones
numbered. A fragment that equals none of them, nor an ``id`` or ``name`` of raw HTML, takes a reader nowhere: the page
just does not move. Headings inside an HTML block without a blank line are text and have no anchor. Write the anchor
that the heading really has.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.anchors import Targets, decode_fragment, targets_of
from modelist.linting.addresses.fragment_links import fragment_links, fragment_span
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Fragments of links to this page, and to other pages of the run."""
    for link, target in fragment_links(page):
        raw = link.destination.partition("#")[2]
        targets = targets_of(target)
        name = decode_fragment(raw)
        if not targets.resolves(name):
            yield _problem(page, link, raw, targets, "" if target is page else target.path)
        elif ("\ufe0f" in target.text or "\ufe0f" in name) and (real := targets.but_for_selectors(name)) is not None:
            yield _selector(page, link, raw, real)


def _selector(page: Page, link: Link, raw: str, real: str) -> Problem:
    """A warning, since it was not always so: tools that make contents still drop the character."""
    what = "lacks" if "\ufe0f" in real else "has"
    message = f"'#{raw}' {what} the invisible U+FE0F that GitHub keeps of an emoji in the anchor of a heading"
    slug = real.replace("\ufe0f", "%EF%B8%8F")
    span = fragment_span(page, link)
    edits = _edit(page, span, slug)
    return Problem(span, message, f"Write #{slug}.", edits=edits, severity=Severity.WARNING)


def _problem(page: Page, link: Link, raw: str, targets: Targets, where: str) -> Problem:
    span = fragment_span(page, link)
    place = f"'{where}'" if where else "this page"
    message = f"no heading or anchor of {place} is '#{raw}'"
    guess = targets.guess(decode_fragment(raw), link.text)
    if guess is None:
        return Problem(span, message, "Link an existing heading, or add the section that is missing.")
    safety = Safety.SAFE if guess.certain else Safety.UNSAFE
    return Problem(span, message, f"Write #{guess.slug}.", edits=_edit(page, span, guess.slug), safety=safety)


def _edit(page: Page, span: Span, slug: str) -> tuple[Edit, ...]:
    return (Edit(span, f"#{slug}"),) if page.text[span.start : span.start + 1] == "#" else ()


RULE = Rule(
    id="anchor-missing",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    family="anchors",
    bad=(
        Example("[Qwen1.5](⟦#qwen1.5⟧)\n\n## Qwen1.5\n", "[Qwen1.5](#qwen15)\n\n## Qwen1.5\n"),
        Example("[Falcon](⟦#falcon-family⟧)\n\n## Falcon🦅\n", "[Falcon](#falcon)\n\n## Falcon🦅\n"),
        Example('<a href="⟦#phi-2⟧">Phi2</a>\n\n## Phi2\n', '<a href="#phi2">Phi2</a>\n\n## Phi2\n'),
        Example('[x](⟦#Phi⟧)\n\n<a id="pHi"></a>\n', '[x](#pHi)\n\n<a id="pHi"></a>\n'),
        Example("- [模型 对比](⟦#模型对比⟧)\n\n## 模型 对比\n", "- [模型 对比](#模型-对比)\n\n## 模型 对比\n"),
        Example("[Gone](⟦#gone⟧)\n"),
        Example(
            "[Tools](⟦#-tools⟧)\n\n## \u2699\ufe0f Tools\n",
            "[Tools](#%EF%B8%8F-tools)\n\n## \u2699\ufe0f Tools\n",
        ),
        Example(
            "[LLaVA](README_VLMs.md⟦#llava1.5⟧)\n",
            "[LLaVA](README_VLMs.md#llava15)\n",
            files={"README_VLMs.md": "## LLaVA1.5\n"},
        ),
        Example(
            "[LLaVA](https://github.com/me/list/blob/main/VLM.md⟦#llava1⟧)\n",
            files={"VLM.md": "## Other\n", "modelist.toml": '[list]\nrepository = "https://github.com/me/list"\n'},
        ),
        Example(
            "[a](https://github.com/me/list/blob/main/VLM.md⟦#cambrian1⟧) [b](https://github.com/me/list/blob/main/VLM.md)\n",
            "[a](https://github.com/me/list/blob/main/VLM.md#cambrian-1) [b](https://github.com/me/list/blob/main/VLM.md)\n",
            files={"VLM.md": "## Cambrian-1\n"},
        ),
    ),
    good=(
        Example(
            "[a](#通用模型-1) [b](#user-content-phi) [c](#top)\n[d](#%E9%80%9A) [e](#Phi)\n\n"
            "# 通用模型\n## 通用模型\n## Phi\n## 通\n"
        ),
        Example("[a](#️-models) [b](#-models)\n\n## ⚙️ Models\n\n## 🚀 Models\n"),
        Example('[a](#x)\n\n<a id="x"></a>\n[b](#y)\n\n<div name="y"></div>\n'),
        Example("[up](#top)\n\n## \u2b06\ufe0fTop\n"),
        Example("[up](#start-of-content) [up](#readme-ov-file) [up](#TOP)\n"),
        Example("`[a](#x)`\n\n[l](src/run.py#L10) [m](OTHER.md#x)\n"),
        Example(
            "[a](https://github.com/me/one/blob/main/README.md#x) [b](https://github.com/me/one/blob/main/README.md#y)\n"
        ),
    ),
)
