"""A blank inside the address of a link.

Markdown ends an address at a blank, so GitHub shows the whole link as text; in HTML the browser opens another address
than was meant. Take the blank out, or write %20 where a file's name has one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.wording import shortened
from modelist.documents.markdown_nodes import LinkKind
from modelist.linting.addresses.urls import faults
from modelist.linting.context import Page
from modelist.linting.markup.unlinked import unlinked
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links that are shown as text for a blank, and addresses in HTML that have one."""
    for one in unlinked(page):
        if one.kind == "space":
            yield Problem(one.span, one.message, one.help, edits=one.edits, safety=one.safety)
    if "<" not in page.text:
        return
    for written, _ in faults(page, ("url-blank",)):
        link = written.link
        if link is not None and link.kind is LinkKind.HTML and " " in written.url.strip():
            yield Problem(written.span, f"there is a blank in the address '{shortened(written.url)}'", "Take it out.")


RULE = Rule(
    id="link-space-in-target",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    family="links",
    bad=(
        Example("[Qwen](⟦[the Hub](https://huggingface.co/Qwen)⟧)\n"),
        Example("[Qwen](⟦https://github.com/ QwenLM/Qwen⟧)\n"),
        Example("- [Ready to Send](⟦Ready to Send⟧) - drafts of answers\n"),
        Example("- [Models](⟦#🚀 models⟧)\n"),
        Example("1. MAE. [code](⟦Masked Autoencoders Are Scalable⟧)\n"),
        Example("![figure](⟦images/figure 1.png⟧)\n"),
        Example("| [Qwen](⟦https://arxiv.org/abs/2309.16609 v1⟧) |\n| --- |\n"),
        Example('<a href="⟦https://github.com/ QwenLM/Qwen⟧">Qwen</a>\n'),
    ),
    good=(
        Example('[Qwen]( https://github.com/QwenLM/Qwen ) ![f](<images/figure 1.png>) [a](https://x.org "a title")\n'),
        Example("[i] and j [k](see below for more) `[a](b c)`\n"),
    ),
)
