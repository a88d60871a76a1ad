"""The account in an entry's link is nearly, but not quite, an account of its organisation.

Two letters swapped, one too many or too few, or a dash in the wrong place: the link leads to nobody, or to somebody who
took the name that people mistype. `organizations.yaml` says what the accounts are called. Write the account as it is
there, or add it if it is another one of theirs. Long accounts are compared with those of the other organisations, too.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.linting.addresses.accounts import account_owners
from modelist.linting.addresses.entry_urls import account_span, entry_links
from modelist.linting.addresses.urls import Written
from modelist.linting.context import ListContext
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers import read_url
from modelist.providers.urls import is_near

if TYPE_CHECKING:
    from modelist.catalog.entry import Entry

_NEARLY = 0.86
_SHORTEST, _SHORTEST_OF_OTHERS = 4, 8
"""Letters of an account below which two different ones are alike by chance: the entry's own organisations', others'."""


def check(entry: Entry, context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links to accounts that nobody in the list has, and that look like one of the entry's organisations'."""
    # Places are asked for where something is wrong only: the entry is parsed anew for them.
    if any(_slip(link.url, entry, context) is not None for _, link in entry.links.all()):
        for _, written in entry_links(entry):
            found = _slip(written.url, entry, context)
            if found is not None:
                yield _problem(written, *found)


def _slip(url: str, entry: Entry, context: ListContext) -> tuple[str, str, str] | None:
    """The account in an address, the one that was meant, and whose that is; None where nothing is wrong."""
    address = read_url(url)
    if address is None or len(address.owner) < _SHORTEST or _is_taken(address.owner, context):
        return None
    organizations = context.catalog.organizations
    own = [name for name in entry.organization if name in organizations]
    for name in (*own, *(one for one in organizations if one not in own)):
        accounts = getattr(organizations[name], address.provider, ())
        meant = _meant(address.owner, accounts) if name in own else _meant_of_others(address.owner, accounts)
        if meant is not None:
            return address.owner, meant, name
    return None


def _meant(account: str, accounts: Sequence[str]) -> str | None:
    """The account of an entry's own organisation that another one nearly is; None where it is like none."""
    plain = account.lower()
    for one in accounts:
        if plain.replace("-", "") == one.lower().replace("-", "") or _is_one_slip(plain, one.lower()):
            return one
    alike = difflib.get_close_matches(plain, [one.lower() for one in accounts], n=1, cutoff=_NEARLY)
    if not alike or not _same_digits(plain, alike[0]) or _is_longer(plain, alike[0]):
        return None
    return next((one for one in accounts if one.lower() == alike[0]), None)


def _meant_of_others(account: str, accounts: Sequence[str]) -> str | None:
    """The account of another organisation that is one slip away, where it is too long for chance."""
    if len(account) < _SHORTEST_OF_OTHERS:
        return None
    return next((one for one in accounts if _is_one_slip(account.lower(), one.lower())), None)


def _is_one_slip(left: str, right: str) -> bool:
    """Whether two accounts that are long enough are one slip apart, and not by a number."""
    return min(len(left), len(right)) >= _SHORTEST and is_near(left, right) and _same_digits(left, right)


def _is_longer(left: str, right: str) -> bool:
    """Whether one is the other with a word behind it, as FacebookAI is beside facebook: a second account."""
    short, long = sorted((left, right), key=len)
    return long.startswith(short) and len(long) > len(short) + 1


def _same_digits(left: str, right: str) -> bool:
    """Whether the numbers are the same: ``lab1`` and ``lab2`` are two accounts."""
    return [one for one in left if one.isdigit()] == [one for one in right if one.isdigit()]


def _is_taken(account: str, context: ListContext) -> bool:
    return any(account.lower() in known for known in account_owners(context).values())


def _problem(written: Written, account: str, meant: str, owner: str) -> Problem:
    span = account_span(written, account)
    message = f"no organisation of the list has the account '{account}', but {owner} has '{meant}'"
    if span is None:
        return Problem(written.span, message, f"Write {meant}.")
    advice = f"Write {meant}, or add '{account}' to its organisation in entries/organizations.yaml."
    edits = (Edit(span, meant),)
    return Problem(span, message, advice, edits=edits, fix_title=f"Write {meant}", safety=Safety.UNSAFE)


_ENTRY = "name: Alpha\norganization: mi\nreleased: 2024-01\nlinks:\n  weights: https://huggingface.co/{}/Alpha-7B\n"
_FILES = {
    "entries/organizations.yaml": "mi: {name: Mi AI, huggingface: [mi-research, Quin]}\n"
    "other: {name: Other, huggingface: [meta-llama, facebook]}"
}

RULE = Rule(
    id="link-owner-typo",
    scope=Scope.ENTRY,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example(_ENTRY.format("⟦miresearch⟧"), path="entries/llm/alpha.yaml", files=_FILES),
        Example(_ENTRY.format("⟦mi-reserch⟧"), path="entries/llm/alpha.yaml", files=_FILES),
        Example(_ENTRY.format("⟦Qiun⟧"), path="entries/llm/alpha.yaml", files=_FILES),
        Example(_ENTRY.format("⟦Quen⟧"), path="entries/llm/alpha.yaml", files=_FILES),
        Example(_ENTRY.format("⟦meta-lama⟧"), path="entries/llm/alpha.yaml", files=_FILES),
        Example(
            _ENTRY.format("⟦huggingfac⟧"),
            path="entries/llm/alpha.yaml",
            files={"entries/organizations.yaml": "mi: {name: Mi AI, huggingface: [huggingface]}"},
        ),
    ),
    good=(
        Example(_ENTRY.format("mi-research"), path="entries/llm/alpha.yaml", files=_FILES),
        Example(_ENTRY.format("TheBloke"), path="entries/llm/alpha.yaml", files=_FILES),
        Example(_ENTRY.format("mi-researchAI"), path="entries/llm/alpha.yaml", files=_FILES),
        Example(_ENTRY.format("facebookAI"), path="entries/llm/alpha.yaml", files=_FILES),
        Example(_ENTRY.format("Twin"), path="entries/llm/alpha.yaml", files=_FILES),
    ),
)  # fmt: skip
