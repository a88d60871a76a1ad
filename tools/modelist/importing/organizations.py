"""The organisations that entries name, as entries of ``organizations.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from modelist.catalog.ids import make_id
from modelist.catalog.organizations import Organization
from modelist.core.patterns import lazy_pattern
from modelist.documents.yaml_write import write_yaml
from modelist.importing.model import Content, Draft
from modelist.importing.roles import usable_url
from modelist.readme.words import has_words, one_line, same_name

_SEPARATORS = lazy_pattern(
    r"\s*(?:\n|[;,，；、]|\s[/&|+]\s|(?<=\w)/(?=\w))\s*(?!\s*(?:inc|ltd|llc|co|corp|gmbh)\b)", re.IGNORECASE
)
_ACCOUNT = lazy_pattern(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?\Z")
_NO_OWNERS = frozenset(
    "collections spaces datasets papers blog docs posts models organizations settings orgs chat learn".split()
)
_HOSTS = {"huggingface.co": "huggingface", "hf.co": "huggingface", "github.com": "github"}


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
            parts = urlsplit(usable_url(wanted.link.url) or "")
            site = _HOSTS.get((parts.hostname or "").removeprefix("www."))
            segments = [one for one in parts.path.split("/") if one]
            if segments and site == "huggingface" and segments[0] in _NO_OWNERS:
                segments = segments[1:] if segments[0] in ("collections", "spaces", "datasets") else []
            owner = segments[0] if segments else ""
            if site and _ACCOUNT.match(owner) and _is_alike(same_name(owner), key):
                self._claims.setdefault((site, owner), set()).add(organizations[0])

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
        homepage = usable_url(url) if url else None
        if homepage and found in self._new:
            self._new[found].setdefault("homepage", homepage)
        return found


def _is_alike(owner: str, name: str) -> bool:
    if len(owner) < 3 or len(name) < 3:
        return False
    return owner.startswith(name) or name.startswith(owner) or owner.endswith(name)


def _in_order(data: dict[str, Any]) -> dict[str, Any]:
    return {key: data[key] for key in ("name", "homepage", "huggingface", "github") if key in data}
