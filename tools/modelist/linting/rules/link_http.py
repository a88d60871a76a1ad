"""An address with http: whose site answers over https.

The reader's first request goes out unencrypted, and is redirected anyway. Write https:. That a site answers over https
is known of many, and of others where the page itself links them so elsewhere; there are old sites that do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.text import Span
from modelist.linting.addresses.urls import addresses, faults, problem
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers.urls import split_url

_CODES = ("http-link",)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Faults of these kinds in every address."""
    if "http:" not in page.text:
        return
    for written, fault in faults(page, _CODES):
        yield problem(written, fault)
    if "https:" in page.text:
        yield from _unlike_others(page)


def _unlike_others(page: Page) -> Iterator[Problem]:
    """Addresses of a host that other addresses of the page lead to over https."""
    found = [(written, url) for written in addresses(page) if (url := split_url(written.url)) is not None]
    secure = {url.host for _, url in found if url.scheme == "https" and not url.port}
    known = {written.span for written, _ in faults(page, _CODES)}
    for written, url in found:
        if url.scheme != "http" or url.port or url.host not in secure or written.span in known:
            continue
        at = written.span.start
        span = Span(at, at + len("http")) if written.exact else written.span
        edits = (Edit(span, "https"),) if written.exact else ()
        message = f"other links of this page lead to {url.host} over https"
        yield Problem(span, message, "Write https://.", edits=edits, safety=Safety.UNSAFE)


RULE = Rule(
    id="link-http",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(
        Example("[a](⟦http⟧://lab.example.org/x) and [b](https://lab.example.org/y)\n"),
        Example("[a](⟦http⟧://arxiv.org/abs/2307.09288)\n", "[a](https://arxiv.org/abs/2307.09288)\n"),
        Example(
            "[![PRs](https://img.shields.io/badge/PRs-welcome-green)](⟦http⟧://makeapullrequest.com)\n",
            "[![PRs](https://img.shields.io/badge/PRs-welcome-green)](https://makeapullrequest.com)\n",
        ),
        Example(
            '<img src="⟦http⟧://img.shields.io/badge/a-b-blue">\n',
            '<img src="https://img.shields.io/badge/a-b-blue">\n',
        ),
    ),
    good=(
        Example("[a](http://lab.example.org/x) [b](https://www.example.org/y) [c](http://lab.example.org:80/z)\n"),
        Example("[a](http://nlp.example.edu/x) [b](https://arxiv.org/abs/2307.09288) [c](http://arxiv.org:8080/)\n"),
    ),
)
