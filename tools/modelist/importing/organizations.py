"""The organisations that entries name, as entries of ``organizations.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from modelist.catalog.organizations import Organization
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import read_date
from modelist.documents.yaml_write import write_yaml
from modelist.importing.ids import Ids
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

_AND_OTHERS = lazy_pattern(r"[\s,]+et\.?\s?al\b\.?\s*$", re.IGNORECASE)
_DATES = lazy_pattern(r"(?:19|20)\d\d(?:[\s\d/.,–-]*\d)?")
_JOINED = lazy_pattern(r"(?<=[A-Za-z]{3})&(?=[A-Z][A-Za-z]{2})")
"""``Microsoft&NVIDIA``, but not ``AT&T``."""

Account = tuple[str, str]
"""A site and a name there; names are compared without letter case."""


@dataclass(frozen=True, slots=True)
class _Owner:
    """An organisation by its id, or by its name where the list has none yet."""

    id: str
    name: str = ""


class Organizations:
    """Known organisations and those that come up, by id."""

    def __init__(self, known: Mapping[str, Organization], known_text: str) -> None:
        # A file that says `{}` or nothing has no place to write behind, only comments to keep.
        self._known_text = known_text if known else _comments_of(known_text)
        self._ids = {same_name(one.name): name for name, one in known.items()} | {
            same_name(name): name for name in known
        }
        self._names = {name: one.name for name, one in known.items()}
        self._new_ids = Ids({*known, "unknown"})
        self._new: dict[str, dict[str, Any]] = {}
        self._claims: dict[Account, set[str]] = {}
        self._spelled: dict[Account, str] = {}
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
        for part in _SEPARATORS.split(_JOINED.sub(" & ", content.plain)):
            name = _AND_OTHERS.sub("", one_line(part))
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
            if site and _is_alike(same_name(owner), key) and (site, owner.casefold()) not in self._by_account:
                self._claim(site, owner, organizations[0])

    def propose(self, draft: Draft) -> str | None:
        """The organisation whose accounts hold an entry's weights, else its code; None where they are several's.

        The one account of all weights is taken even if nobody knows whose it is; one with code must be a known maker's.
        Copies of the weights say nothing. All accounts must have been learned before.
        """
        weights = [one for one in _accounts(draft, "weights") if one[1].casefold() not in _COPIERS]
        accounts = weights or _accounts(draft, "code")
        owners = {self._owner_of(*one) for one in accounts}
        owner = owners.pop() if len(owners) == 1 else None
        if owner is not None:
            found = owner.id or self._id_of(owner.name, None)
        elif len(weights) == 1 and weights[0][0] == "huggingface":
            found = self._id_of(weights[0][1], None)
        else:
            return None
        if found in self._new:
            for site, account in accounts:
                self._claim(site, account, found)
        return found

    def _owner_of(self, site: str, account: str) -> _Owner | None:
        """Who is known to have an account: an organisation of the list, or a maker that would join it by this name."""
        place, maker = (site, account.casefold()), MAKER_BY_ACCOUNT.get(account.casefold())
        claims = self._claims.get(place, set())
        known = self._by_account.get(place) or (next(iter(claims)) if len(claims) == 1 else None)
        if known is None and maker is not None:
            known = self._by_maker.get(maker)
            return _Owner("", MAKER_NAMES[maker]) if known is None else _Owner(known)
        return None if known is None else _Owner(known)

    def _claim(self, site: str, account: str, organization: str) -> None:
        place = (site, account.casefold())
        self._spelled.setdefault(place, account)
        self._claims.setdefault(place, set()).add(organization)

    def text(self) -> str | None:
        """The new text of the file: the known one with the new organisations behind; None where there is none new."""
        if not self._new:
            return None
        for place, names in sorted(self._claims.items()):
            if len(names) == 1:
                self._new[next(iter(names))].setdefault(place[0], []).append(self._spelled[place])
        added = write_yaml({name: _in_order(self._new[name]) for name in sorted(self._new)})
        before = self._known_text
        return f"{before}{'' if not before or before.endswith(chr(10)) else chr(10)}{added}"

    def _id_of(self, name: str, url: str | None) -> str:
        key = same_name(name)
        found = self._ids.get(key) if key else None
        if found is None:
            found = self._new_ids.new(name)
            self._ids[key or name] = found
            self._new[found] = {"name": name}
            self._names[found] = name
            if (maker := MAKER_BY_NAME.get(key)) is not None:
                self._by_maker.setdefault(maker, found)
        homepage = usable_url(url) if url else None
        if homepage and found in self._new:
            self._new[found].setdefault("homepage", homepage)
        return found


def names_organizations(content: Content) -> bool:
    """Whether a cell can name organisations: it is no date, as one is where a row lacks a cell."""
    if content.links or not content.plain:
        return True
    date = read_date(content.plain)
    return _DATES.fullmatch(content.plain) is None and (date.value is None or has_words(date.rest))


def leaves_out_others(text: str) -> bool:
    """Whether a text says that there are more than it names: ``CMU et al.``."""
    return _AND_OTHERS.search(text) is not None


def account_of(url: str) -> Account:
    """The site and the account of an address on Hugging Face or GitHub; ('', '') for any other."""
    parts = urlsplit(usable_url(url) or "")
    site = _HOSTS.get((parts.hostname or "").removeprefix("www."), "")
    segments = [one for one in parts.path.split("/") if one]
    if segments and site == "huggingface" and segments[0] in _NO_OWNERS:
        segments = segments[1:] if segments[0] in ("collections", "spaces", "datasets") else []
    owner = segments[0] if segments else ""
    return (site, owner) if site and _ACCOUNT.match(owner) else ("", "")


def _comments_of(text: str) -> str:
    """The comments of a YAML file that says nothing else, with the blank lines between them."""
    kept = (line for line in text.split("\n") if not line.strip() or line.lstrip().startswith("#"))
    return "\n".join(kept).strip("\n")


def _accounts(draft: Draft, key: str) -> list[Account]:
    """The accounts of an entry's links of one key, each once."""
    found = (account_of(one.link.url) for one in draft.links if one.key == key)
    return sorted({one for one in found if one[0]})


def _is_alike(owner: str, name: str) -> bool:
    if len(owner) < 3 or len(name) < 3:
        return False
    return owner.startswith(name) or name.startswith(owner) or owner.endswith(name)


def _in_order(data: dict[str, Any]) -> dict[str, Any]:
    return {key: data[key] for key in ("name", "homepage", "huggingface", "github") if key in data}
