"""The address of a repository ends in a slash, where nearly all others of the page have none.

Both lead to the same page, but a search for the address, or a program that looks for what is listed twice, takes them
for two. Write all alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.text import Span
from modelist.linting.addresses.urls import Written, addresses
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers import read_url

_MIN_OTHERS, _TIMES = 4, 4
"""How many addresses have no slash at least, and how many times as many as have one."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Repositories on GitHub and Hugging Face whose addresses end in a slash, by site."""
    if "github.com/" not in page.text and "huggingface.co/" not in page.text:
        return
    bare: dict[str, set[str]] = {}
    slashed: dict[str, list[Written]] = {}
    for written in addresses(page):
        address = read_url(written.url) if not written.is_image else None
        if address is None or not address.is_repository or address.path or "#" in written.url or "?" in written.url:
            continue
        if not written.url.endswith("/"):
            bare.setdefault(address.provider, set()).add(written.url)
        elif written.exact and not written.url.endswith("//"):
            slashed.setdefault(address.provider, []).append(written)
    for site, found in slashed.items():
        if len(bare.get(site, ())) < max(_MIN_OTHERS, _TIMES * len({one.url for one in found})):
            continue
        for one in found:
            span = Span(one.span.end - 1, one.span.end)
            message = "the address ends in a slash, unlike those of the page's other repositories"
            yield Problem(span, message, "Leave it out.", one.url, edits=(Edit(span, ""),))


_OTHERS = "".join(f"- [Code](https://github.com/org-{n}/tool)\n" for n in range(5))

RULE = Rule(
    id="link-slash-mixed",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(
        Example(
            f"{_OTHERS}- [Code](https://github.com/me/tool⟦/⟧)\n", f"{_OTHERS}- [Code](https://github.com/me/tool)\n"
        ),
        Example(
            f'{_OTHERS}- <a href="https://github.com/me/tool⟦/⟧">Code</a> https://github.com/me/other\n',
            f'{_OTHERS}- <a href="https://github.com/me/tool">Code</a> https://github.com/me/other\n',
        ),
    ),
    good=(
        Example(f"{_OTHERS}- [Site](https://x.org/) [all](https://github.com/me/) [dir](https://github.com/a/b/c/)\n"),
        Example(f"{_OTHERS[:99]}- [Code](https://github.com/me/tool/)\n- [Code](https://github.com/you/tool/)\n"),
        Example(f"{_OTHERS}- [Model](https://huggingface.co/me/model/) [part](https://github.com/me/tool/#use)\n"),
    ),
)
