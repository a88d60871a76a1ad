"""An address that begins or ends with what does not belong to it, or misspells a well-known host.

`https://https://`, `htps://`, a comma or a full stop at the end, `hugginface.co`: the link opens an error
page or another site. Leave out what is too much, and correct the host.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.linting.urls import Written, faults, problem
from modelist.providers import Fault

_CODES = ("url-scheme", "url-host", "url-ending")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Faults of these kinds in every address."""
    if "://" not in page.text:
        return
    for written, fault in faults(page, _CODES):
        if _counts(written, fault):
            yield problem(written, fault)


def _counts(written: Written, fault: Fault) -> bool:
    """Whether a fault is this rule's.

    A missing ``https://`` makes a link a path, the end of ``#:~:text=`` is what a browser is to look for, and
    full-width characters have a rule of their own.
    """
    if fault.code != "url-ending":
        return fault.span.start != fault.span.end
    ending = written.url[fault.span.start : fault.span.end]
    return ending.isascii() and ":~:" not in written.url and not written.bare


RULE = Rule(
    id="link-malformed",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example("[a](⟦https://⟧https://arxiv.org/abs/2307.09288)\n", "[a](https://arxiv.org/abs/2307.09288)\n"),
        Example("[a](⟦htps://⟧arxiv.org/abs/2307.09288)\n", "[a](https://arxiv.org/abs/2307.09288)\n"),
        Example("[a](https://⟦hugginface.co⟧/Qwen)\n", "[a](https://huggingface.co/Qwen)\n"),
        Example(
            '<a href="https://arxiv.org/abs/2307.09288⟦,⟧">a</a>\n',
            '<a href="https://arxiv.org/abs/2307.09288">a</a>\n',
        ),
    ),
    good=(
        Example("[a](https://en.wikipedia.org/wiki/Llama_(x)) [b](https://ar5iv.org/abs/2307.09288)\n"),
        Example("See https://arxiv.org/abs/2307.09288.\n"),
        Example("[a](https://x.org/p#:~:text=is%20a%20model.) [b](www.example.com/x)\n"),
    ),
)
