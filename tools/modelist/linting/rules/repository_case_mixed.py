"""One repository is linked with its name in two letter cases.

`ann/rad-prompt` here and `Ann/Rad-Prompt` there lead to the same page, but a search for the address, or a program that
counts what is listed, takes them for two repositories. Write it as its owner does: mostly that is the form with
capitals, since an address loses them more easily than it gets any.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.text import Location, Span
from modelist.linting.addresses.urls import addresses
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers import read_url


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Repositories on GitHub and Hugging Face that are written in more than one way."""
    if "github.com/" not in page.lower and "huggingface.co/" not in page.lower:
        return
    found: dict[tuple[str, str, str], dict[str, list[Span]]] = {}
    for written in addresses(page):
        address = read_url(written.url) if written.exact and not written.is_image else None
        if address is None or not address.owner or not address.name or not address.is_repository:
            continue
        repository = f"{address.owner}/{address.name}"
        at = written.url.find(repository)
        if at >= 0:
            span = Span(at, at + len(repository)).shifted(written.span.start)
            key = (address.provider, address.kind, repository.lower())
            found.setdefault(key, {}).setdefault(repository, []).append(span)
    for forms in found.values():
        if len(forms) > 1:
            yield from _others(page, forms)


def _others(page: Page, forms: Mapping[str, list[Span]]) -> Iterator[Problem]:
    """The forms that are not the usual one: the most frequent that has capitals, or of two such that with more."""
    usual = max(forms, key=lambda one: (not one.islower(), len(forms[one]), sum(map(str.isupper, one)), one))
    for form, spans in forms.items():
        for span in spans if form != usual else ():
            message = f"'{form}' is '{usual}' elsewhere on this page"
            related = ((Location(page.path, forms[usual][0]), "the same repository"),)
            edits = (Edit(span, usual),)
            advice = "Write it as its owner does."
            yield Problem(span, message, advice, form, edits, related=related)


_RIGHT = "- [A](https://github.com/Ann/Rad-Prompt)\n"

RULE = Rule(
    id="repository-case-mixed",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(
        Example(
            "- [B](https://github.com/⟦ann/rad-prompt⟧)\n" + _RIGHT,
            "- [B](https://github.com/Ann/Rad-Prompt)\n" + _RIGHT,
        ),
        Example(
            2 * "- [B](https://huggingface.co/ann/Rad)\n" + "- https://huggingface.co/⟦Ann/Rad⟧\n",
            2 * "- [B](https://huggingface.co/ann/Rad)\n" + "- https://huggingface.co/ann/Rad\n",
        ),
        Example(
            2 * "- [B](https://github.com/⟦ann/rad-prompt⟧)\n" + _RIGHT,
            2 * "- [B](https://github.com/Ann/Rad-Prompt)\n" + _RIGHT,
        ),
    ),
    good=(
        Example(_RIGHT + "- [B](https://github.com/Ann/Rad-Prompt/tree/main/b) [C](https://github.com/ann/rad)\n"),
        Example("- [B](https://huggingface.co/ann/Rad) [C](https://huggingface.co/datasets/ann/rad)\n"),
        Example(_RIGHT + "- ann/rad-prompt is at https://huggingface.co/ann/rad-prompt\n"),
    ),
)
