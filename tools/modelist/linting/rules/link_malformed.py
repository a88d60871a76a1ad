"""An address that begins or ends with what does not belong to it, or misspells a well-known host.

`https://https://`, `htps://`, a full-width bracket or a full stop at the end, `hugginface.co`: the link opens an error
page or another site. Leave out what is too much, and correct the host.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.linting.urls import Written, faults, problem, running_url, shown
from modelist.providers import Fault

_CODES = ("url-scheme", "url-host", "url-ending")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Faults of these kinds in every address."""
    if "://" not in page.text:
        return
    for written, fault in faults(page, _CODES):
        if _counts(written, fault):
            yield problem(page, written, fault)
    yield from _running_on(page)


def _running_on(page: Page) -> Iterator[Problem]:
    """Bare addresses that GitHub links together with the Chinese text after them."""
    if page.text.isascii():
        return
    for bare in page.markdown.bare_urls:
        url = running_url(bare.url)
        if url == bare.url or "." not in url:
            continue
        end = bare.span.start + len(url)
        edits = (Edit(Span(bare.span.start, end), f"<{url}>"),)
        message = f"GitHub takes '{shown(bare.url[len(url) :])}' for a part of the address before it"
        yield Problem(Span(end, bare.span.end), message, "Put the address between < and >.", edits=edits)


def _counts(written: Written, fault: Fault) -> bool:
    """Not a missing ``https://``, which makes a link a path, nor the end of a text that a browser is to look for."""
    if fault.span.start == fault.span.end:
        return False
    return fault.code != "url-ending" or (":~:" not in written.url and not written.bare)


RULE = Rule(
    id="link-malformed",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    family="links",
    bad=(
        Example("[a](⟦https://⟧https://arxiv.org/abs/2307.09288)\n", "[a](https://arxiv.org/abs/2307.09288)\n"),
        Example("[a](⟦htps://⟧arxiv.org/abs/2307.09288)\n", "[a](https://arxiv.org/abs/2307.09288)\n"),
        Example("[a](https://⟦hugginface.co⟧/Qwen)\n", "[a](https://huggingface.co/Qwen)\n"),
        Example(
            "| [a](https://arxiv.org/abs/2305.11834⟦）⟧) |\n| --- |\n",
            "| [a](https://arxiv.org/abs/2305.11834) |\n| --- |\n",
        ),
        Example(
            '<a href="https://arxiv.org/abs/2307.09288⟦,⟧">a</a>\n',
            '<a href="https://arxiv.org/abs/2307.09288">a</a>\n',
        ),
        Example(
            "论文 https://arxiv.org/abs/2305.11834⟦，欢迎阅读⟧ 。\n",
            "论文 <https://arxiv.org/abs/2305.11834>，欢迎阅读 。\n",
        ),
    ),
    good=(
        Example(
            "[a](https://en.wikipedia.org/wiki/Llama_(x)) [b](https://ar5iv.org/abs/2307.09288) https://arxiv.org/abs/2307.09288.\n"
        ),
        Example("[a](https://x.org/p#:~:text=is%20a%20model.) [b](www.example.com/x)\n"),
    ),
)
