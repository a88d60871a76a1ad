"""Badges of shields.io that show a live figure of a repository, and the repository that each names.

Source: the routes in https://github.com/badges/shields ``services/github``. Live badges depend on what the site that
they ask allows, and then say so in place of the figure (https://github.com/badges/shields/issues/11410).
"""

from __future__ import annotations

from modelist.providers.urls import Url, split_url

_OWNER_AND_NAME = frozenset(
    """
    all-contributors branch-count check-runs checks-status commit-status commits-difference commits-since
    contributors contributors-anon created-at deployments directory-file-count discussions downloads downloads-pre
    forks issues issues-closed issues-closed-raw issues-pr issues-pr-closed issues-pr-closed-raw
    issues-pr-raw issues-raw issues-search labels last-commit license release release-date
    release-date-pre release-pre repo-size search size stars tag tag-date tag-pre watchers
    """.split()
)
"""Routes ``/github/<word>/owner/name``."""

_LONGER = {
    ("actions", "workflow", "status"): 3,
    ("workflow", "status"): 2,
    ("commit-activity",): 2,
    ("discussions", "all"): 2,
    ("discussions", "answered"): 2,
    ("discussions", "unanswered"): 2,
    ("go-mod",): 2,
    ("issues", "detail"): 3,
    ("languages",): 2,
    ("lerna-json",): 2,
    ("manifest-json",): 2,
    ("milestones",): 2,
    ("package-json",): 2,
    ("pipenv",): 3,
    ("pulls", "detail"): 3,
    ("r-package", "v"): 2,
    ("status", "contexts", "pulls"): 3,
    ("v", "release"): 2,
    ("v", "tag"): 2,
}
"""Routes with more words before the owner: how they begin, and how many words there are in all."""

_OWNER_ONLY = frozenset({"followers", "sponsors"})


def live_repository(url: Url) -> tuple[str, str] | None:
    """Owner and name that a live badge names; the name is empty where it shows a figure of the owner, both are empty
    where it is about something else. None for what is no live badge of shields.io.
    """
    names = url.names
    if names == ("endpoint",):
        return _behind_endpoint(url)
    if not names or names[0] in ("badge", "static"):
        return ("", "") if names[1:2] == ("dynamic",) else None
    if names[0] != "github" or len(names) < 3:
        return "", ""
    route = [*names[1:-1], _without_ending(names[-1])]
    words = _words_before(tuple(route))
    owner, name = ([*route[words:], "", ""])[:2]
    return (owner, name) if words else ("", "")


def _behind_endpoint(url: Url) -> tuple[str, str]:
    """The repository whose file an endpoint badge shows (https://shields.io/badges/endpoint-badge)."""
    source = next((split_url(one.value) for one in url.parameters() if one.name == "url"), None)
    is_file = source is not None and source.host == "raw.githubusercontent.com" and len(source.names) > 2
    return (source.names[0], source.names[1]) if is_file and source is not None else ("", "")


def _words_before(route: tuple[str, ...]) -> int:
    """How many words stand before the owner; 0 for a route that is not known."""
    longest = max((start for start in _LONGER if route[: len(start)] == start), key=len, default=None)
    if longest is not None and len(route) > _LONGER[longest] + 1:
        return _LONGER[longest]
    return 1 if route[0] in _OWNER_AND_NAME | _OWNER_ONLY else 0


def _without_ending(text: str) -> str:
    for ending in (".svg", ".json", ".png"):
        text = text.removesuffix(ending)
    return text
