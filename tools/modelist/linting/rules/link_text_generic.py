"""The text of a link says nothing of where it leads: "click here", "this link", "这里".

A screen reader lists the links of a page by their texts, and a reader who looks over it sees a row of "here". Let the
words that name the target be the link. Columns of links are fine, since their header names them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.wording import shown
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans
from modelist.linting.rule import Example, Problem, Rule, Scope

_POINTING = frozenset(
    one.strip()
    for one in """
    here | click here | click this | click this link | click me | see here | right here | from here | over here | this
    | this link | this page | this url | this one | this website | this site | this repo | this repository | there
    | 这里 | 此处 | 这儿 | 点击这里 | 点击此处 | 点这里 | 点我 | 点此 | 点击 | 点击链接 | 此链接 | 该链接 | 这个链接
    | 见此 | 该仓库 | 此仓库 | 这个仓库 | 该项目 | 这个项目 | 戳这里 | 戳我 | 请点击这里 | 请点击此处 | 点击查看
    """.split("|")
)
_BARE = frozenset({"link", "url", "链接", "网址"})
"""Labels that say as little, but that lists put behind each title."""

_EDGES = " \t*_`'\"“”.,:：。!！>→👉"
_OFTEN = 4


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links whose whole text points without naming anything, outside of tables."""
    found = [
        (link, text)
        for link in (page.links if "](" in page.text or "<a" in page.lower else ())
        if not is_image(link) and (text := " ".join(link.text.lower().split()).strip(_EDGES)) in _POINTING | _BARE
    ]
    tables = Spans(one.span for one in page.markdown.tables) if found else Spans(())
    found = [(link, text) for link, text in found if link.span.start not in tables]
    is_label = sum(text in _BARE for _, text in found) >= _OFTEN
    for link, text in found:
        is_meant = link.destination.startswith("#") or "wikipedia.org/" in link.destination  # links about links
        if text in _BARE and (is_label or is_meant or page.text[link.span.start - 1 : link.span.start] == "["):
            continue
        message = f"{shown(link.text)} does not say where the link leads"
        yield Problem(link.text_span, message, "Link the words that name it.", link.text)


RULE = Rule(
    id="link-text-generic",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(
        Example("For more see [⟦here⟧](https://x.org), or [⟦Click here!⟧](https://x.org/a).\n"),
        Example("详情见[⟦这里⟧](https://x.org)，数据：[⟦link⟧](https://x.org/a)。\n"),
    ),
    good=(
        Example("[here it is](https://x.org) and [the paper](https://x.org/a)\n"),
        Example("| Model | Paper |\n| --- | --- |\n| A | [here](https://x.org/a) |\n\n- B [[link](https://x.org/b)]\n"),
        Example("".join(f"- Title {n}, [link](https://x.org/{n})\n" for n in range(4))),
    ),
)
