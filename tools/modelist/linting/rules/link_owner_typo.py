"""The account in an entry's link is nearly, but not quite, one of its organisation's accounts.

A letter too many or a dash in the wrong place leads to nobody, or to somebody who took the name that people mistype.
`organizations.yaml` says what the accounts are called. Write the account as it is there, or add it if it is another
one of theirs.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.text import Span
from modelist.linting.context import ListContext
from modelist.linting.entry_urls import entry_links
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.linting.urls import Written
from modelist.providers import read_url

if TYPE_CHECKING:
    from modelist.catalog.entry import Entry

_NEARLY = 0.86
_SHORTEST = 5
"""Letters of an account below which two different ones are alike by chance."""


def check(entry: Entry, context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links to accounts that nobody in the list has, and that look like one of the entry's organisations'."""
    known = context.catalog.organizations
    own = {
        provider: [one for name in entry.organization if name in known for one in getattr(known[name], provider)]
        for provider in ("huggingface", "github")
    }
    links = entry.links.all() if any(own.values()) else ()
    # Places are asked for where something is wrong only: the entry is parsed anew for them.
    if any(_slip(link.url, own, context) is not None for _, link in links):
        for _, written in entry_links(entry):
            found = _slip(written.url, own, context)
            if found is not None:
                yield _problem(written, *found)


def _slip(url: str, own: Mapping[str, list[str]], context: ListContext) -> tuple[str, str] | None:
    """The account in an address and the one that was meant; None where nothing is wrong."""
    address = read_url(url)
    meant = _meant(address.owner, own.get(address.provider, [])) if address is not None else None
    wrong = address is not None and meant is not None and not _is_taken(address.owner, context)
    return (address.owner, meant) if wrong and address is not None and meant is not None else None


def _meant(account: str, accounts: list[str]) -> str | None:
    """The account that another one nearly is; None where it is one of them, or like none."""
    plain = account.lower()
    if len(plain) < _SHORTEST or plain in {one.lower() for one in accounts}:
        return None
    for one in accounts:
        if plain.replace("-", "") == one.lower().replace("-", ""):
            return one
    alike = difflib.get_close_matches(plain, [one.lower() for one in accounts], n=1, cutoff=_NEARLY)
    return next((one for one in accounts if alike and one.lower() == alike[0] and _same_digits(plain, alike[0])), None)


def _same_digits(left: str, right: str) -> bool:
    """Whether the numbers are the same: ``lab1`` and ``lab2`` are two accounts."""
    return [one for one in left if one.isdigit()] == [one for one in right if one.isdigit()]


def _is_taken(account: str, context: ListContext) -> bool:
    everybody = context.catalog.organizations.values()
    return any(account.lower() == one.lower() for each in everybody for one in (*each.huggingface, *each.github))


def _problem(written: Written, account: str, meant: str) -> Problem:
    at = written.url.find(account) if written.exact else -1
    message = f"no organisation of the list has the account '{account}', but this one's is '{meant}'"
    if at < 0:
        return Problem(written.span, message, f"Write {meant}.")
    span = Span(written.span.start + at, written.span.start + at + len(account))
    advice = f"Write {meant}, or add '{account}' to the organisation."
    edits = (Edit(span, meant),)
    return Problem(span, message, advice, edits=edits, fix_title=f"Write {meant}", safety=Safety.UNSAFE)


_ENTRY = "name: Alpha\norganization: mi\nreleased: 2024-01\nlinks:\n  weights: https://huggingface.co/{}/Alpha-7B\n"
_FILES = {"entries/organizations.yaml": "mi: {name: Mi AI, huggingface: [mi-research]}"}

RULE = Rule(
    id="link-owner-typo",
    scope=Scope.ENTRY,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example(_ENTRY.format("⟦miresearch⟧"), path="entries/llm/alpha.yaml", files=_FILES),
        Example(_ENTRY.format("⟦mi-reserch⟧"), path="entries/llm/alpha.yaml", files=_FILES),
    ),
    good=(
        Example(_ENTRY.format("mi-research"), path="entries/llm/alpha.yaml", files=_FILES),
        Example(_ENTRY.format("TheBloke"), path="entries/llm/alpha.yaml", files=_FILES),
    ),
)  # fmt: skip
