"""The organisations that entries name, as entries of ``organizations.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from modelist.catalog.ids import make_id
from modelist.catalog.organizations import Organization
from modelist.core.patterns import lazy_pattern
from modelist.documents.yaml_write import write_yaml
from modelist.importing.model import Content, Draft
from modelist.importing.roles import usable_url
from modelist.readme.makers import MAKER_BY_ACCOUNT, MAKER_BY_NAME, MAKER_NAMES
from modelist.readme.words import has_words, one_line, same_name

_SEPARATORS = lazy_pattern(
    r"\s*(?:\n|[;,，；、]|\s[/&|+]\s|(?<=\w)/(?=\w))\s*(?!\s*(?:inc|ltd|llc|co|corp|gmbh)\b)", re.IGNORECASE
)
_ACCOUNT = lazy_pattern(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?\Z")
_NO_OWNERS = frozenset(
    "collections spaces datasets papers blog docs posts models organizations settings orgs chat learn".split()
)
_COPIERS = frozenset(
    "thebloke bartowski mradermacher unsloth lmstudio-community mlx-community ggml-org quantfactory second-state"
    " nousresearch-gguf gguf-org maziyarpanahi".split()
)
"""Accounts that mostly hold copies of other people's weights."""

_HOSTS = {"huggingface.co": "huggingface", "hf.co": "huggingface", "github.com": "github"}
_SITES = ("huggingface", "github")


class Organizations:
    """Known organisations and those that come up, by id."""

    def __init__(self, known: Mapping[str, Organization], known_text: str) -> None:
        # A file that says `{}` or nothing has no place to write behind.
        self._known_text = known_text if known else ""
        self._ids = {same_name(one.name): name for name, one in known.items()} | {
            same_name(name): name for name in known
        }
        self._names = {name: one.name for name, one in known.items()}
        self._taken = {*known, "unknown"}
        self._new: dict[str, dict[str, Any]] = {}
        self._claims: dict[tuple[str, str], set[str]] = {}
        self._by_account = {
            (site, account.casefold()): name
            for name, one in known.items()
            for site in _SITES
            for account in getattr(one, site)
        }
        self._by_maker = {
            maker: found for name, found in self._ids.items() if (maker := MAKER_BY_NAME.get(name)) is not None
        }

    def ids_of(self, content: Content) -> list[str]:
        """The ids of the organisations that a cell names, each once."""
        linked = {same_name(link.text): link.url for link in content.links}
        found: dict[str, None] = {}
        for part in _SEPARATORS.split(content.plain):
            name = one_line(part)
            if has_words(name):
                found[self._id_of(name, linked.get(same_name(name)))] = None
        return list(found)

    def name_of(self, organization: str) -> str:
        """The name that pages show for an organisation."""
        return self._names.get(organization, organization)

    def homepage_of(self, organization: str) -> str:
        """The address that the page gives for an organisation; '' where it gives none."""
        return str(self._new.get(organization, {}).get("homepage", ""))

    def learn_accounts(self, draft: Draft, organizations: list[str]) -> None:
        """Take accounts from an entry's links where its only organisation is called like them."""
        if len(organizations) != 1 or organizations[0] not in self._new:
            return
        key = same_name(str(self._new[organizations[0]]["name"]))
        for wanted in draft.links:
            site, owner = account_of(wanted.link.url)
            if site and _is_alike(same_name(owner), key):
                self._claims.setdefault((site, owner), set()).add(organizations[0])

    def propose(self, draft: Draft) -> str | None:
        """The organisation whose accounts hold an entry's weights, else its code; None where they are several's.

        The one account of all weights is taken even if nobody knows whose it is; one with code must be a known maker's.
        """
        weights = _accounts(draft, ("weights",))
        accounts = weights or _accounts(draft, ("code",))
        makers = {self._maker_of(*one) for one in accounts}
        if len(makers) == 1 and (found := makers.pop()) is not None:
            return self._claimed(found, accounts)
        held = [one for one in weights if one[1].casefold() not in _COPIERS]
        if len(weights) == 1 and held and held[0][0] == "huggingface":
            return self._claimed(self._id_of(held[0][1], None), weights)
        return None

    def _maker_of(self, site: str, owner: str) -> str | None:
        """The organisation that is known to have an account; a well-known maker joins the list by its usual name."""
        known = self._by_account.get((site, owner.casefold()))
        maker = MAKER_BY_ACCOUNT.get(owner.casefold())
        if known is not None or maker is None:
            return known
        return self._by_maker.get(maker) or self._id_of(MAKER_NAMES[maker], None)

    def _claimed(self, organization: str, accounts: Sequence[tuple[str, str]]) -> str:
        if organization in self._new:
            for one in accounts:
                self._claims.setdefault(one, set()).add(organization)
                self._by_account.setdefault((one[0], one[1].casefold()), organization)
        return organization

    def text(self) -> str | None:
        """The new text of the file: the known one with the new organisations behind; None where there is none new."""
        if not self._new:
            return None
        for (site, owner), names in sorted(self._claims.items()):
            if len(names) == 1:
                self._new[next(iter(names))].setdefault(site, []).append(owner)
        added = write_yaml({name: _in_order(self._new[name]) for name in sorted(self._new)})
        before = self._known_text
        return f"{before}{'' if not before or before.endswith(chr(10)) else chr(10)}{added}"

    def _id_of(self, name: str, url: str | None) -> str:
        key = same_name(name)
        found = self._ids.get(key) if key else None
        if found is None:
            found = make_id(name, self._taken)
            self._taken.add(found)
            self._ids[key or name] = found
            self._new[found] = {"name": name}
            self._names[found] = name
            if (maker := MAKER_BY_NAME.get(key)) is not None:
                self._by_maker.setdefault(maker, found)
        homepage = usable_url(url) if url else None
        if homepage and found in self._new:
            self._new[found].setdefault("homepage", homepage)
        return found


def account_of(url: str) -> tuple[str, str]:
    """The site and the account of an address on Hugging Face or GitHub; ('', '') for any other."""
    parts = urlsplit(usable_url(url) or "")
    site = _HOSTS.get((parts.hostname or "").removeprefix("www."), "")
    segments = [one for one in parts.path.split("/") if one]
    if segments and site == "huggingface" and segments[0] in _NO_OWNERS:
        segments = segments[1:] if segments[0] in ("collections", "spaces", "datasets") else []
    owner = segments[0] if segments else ""
    return (site, owner) if site and _ACCOUNT.match(owner) else ("", "")


def _accounts(draft: Draft, keys: Sequence[str]) -> list[tuple[str, str]]:
    """The accounts of an entry's links of some keys, each once."""
    found = (account_of(one.link.url) for one in draft.links if one.key in keys)
    return sorted({one for one in found if one[0]})


def _is_alike(owner: str, name: str) -> bool:
    if len(owner) < 3 or len(name) < 3:
        return False
    return owner.startswith(name) or name.startswith(owner) or owner.endswith(name)


def _in_order(data: dict[str, Any]) -> dict[str, Any]:
    return {key: data[key] for key in ("name", "homepage", "huggingface", "github") if key in data}
