"""The pages of projects that GitHub hosts, and what their addresses call them."""

from __future__ import annotations

import re
from typing import NamedTuple

from modelist.core.patterns import lazy_pattern

_PROJECT_PAGE = lazy_pattern(
    r"https?://(?P<account>[\w-]{3,39})\.github\.io(?:/(?P<name>[\w.-]{3,60}))?/?\Z", re.IGNORECASE
)


class ProjectPage(NamedTuple):
    """The front page of an account's site, or with a ``name`` that of one project there."""

    account: str
    name: str


def project_page(url: str) -> ProjectPage | None:
    """The page at an address; None for other sites, and for what lies within a project's."""
    match = _PROJECT_PAGE.match(url)
    return ProjectPage(match["account"], match["name"] or "") if match is not None else None
