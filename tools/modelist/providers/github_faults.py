"""What is wrong with an address on GitHub, seen from its text alone."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from modelist.core.diagnostics import Severity
from modelist.core.text import Span
from modelist.providers.github import find_place, read, repository_name
from modelist.providers.github_names import REPOSITORY_PAGES, name_fault, owner_fault
from modelist.providers.provider import Fault, Provider
from modelist.providers.urls import Segment, Url, split_url

_PROXY = "camo.githubusercontent.com"
_SIGNED = "private-user-images.githubusercontent.com"
_NO_FILE_PAGES = frozenset({"blob", "raw", "blame", "edit"})
_DEFAULT_BRANCHES = frozenset({"main", "master"})


def check(url: Url, today: datetime.date | None) -> Iterator[Fault]:
    """What is certainly or likely wrong with an address on GitHub; nothing for addresses of other sites."""
    if url.host in (_PROXY, _SIGNED):
        yield _copied_image(url)
    place = find_place(url)
    if place is None:
        return
    if place.owner is not None:
        yield from _check_owner(place.owner)
    if place.name is not None and place.kind in ("repository", "file"):
        yield from _check_name(place.name)
    if place.kind == "repository" and place.rest:
        yield from _check_page(place.rest)


def _copied_image(url: Url) -> Fault:
    """Addresses that stand in the page that GitHub shows, but not in the file that it is made from.

    The proxy's holds the image's own address in hexadecimal digits and stops working when its key changes; the signed
    one lives for five minutes (https://github.com/ewjoachim/sphinx-github-changelog/pull/184).
    """
    whole = Span(0, len(url.text))
    if url.host == _SIGNED:
        message = "GitHub's address of an uploaded image works for five minutes only"
        help_text = "Link the address in the file itself, which begins with https://github.com/user-attachments/."
        return Fault("github-signed-image", message, help_text, whole, Severity.ERROR)
    message = "this is GitHub's copy of an image, as its pages show it, and not the image's own address"
    help_text = "Link the image itself: its address is in the file that the page is made from."
    return Fault("github-image-proxy", message, help_text, whole, replacement=_behind_proxy(url))


def _behind_proxy(url: Url) -> str | None:
    """The address that the proxy's last part spells in hexadecimal digits."""
    try:
        text = bytes.fromhex(url.names[-1] if len(url.names) == 2 else "").decode("ascii")
    except ValueError:
        return None
    target = split_url(text)
    return text if target is not None and target.is_web and text.isprintable() and " " not in text else None


def _check_owner(owner: Segment) -> Iterator[Fault]:
    fault = owner_fault(owner.text)
    if fault is not None:
        reason, certain = fault
        severity = Severity.ERROR if certain else Severity.WARNING
        help_text = "Copy the name from the address of the account's page."
        yield Fault("github-owner-name", f"'{owner.text}' {reason}", help_text, owner.span, severity)


def _check_name(name: Segment) -> Iterator[Fault]:
    reason = name_fault(name.text)
    if reason is not None:
        help_text = "Copy the name from the address of the repository's page."
        yield Fault("github-repository-name", f"'{name.text}' {reason}", help_text, name.span, Severity.ERROR)
    elif repository_name(name.text) != name.text:
        message = "the address ends in .git, as for cloning"
        help_text = "Leave out .git: the page's own address has none."
        yield Fault("github-dot-git", message, help_text, Span(name.span.end - 4, name.span.end), replacement="")


def _check_page(rest: tuple[Segment, ...]) -> Iterator[Fault]:
    page = rest[0]
    span = Span(page.span.start, rest[-1].span.end)
    if page.text.removesuffix(".atom") not in REPOSITORY_PAGES:
        message = f"a repository on GitHub has no page '{page.text}'"
        help_text = "A file is at /blob/, its branch and its path; the repository itself is owner/name."
        yield Fault("github-path", message, help_text, span)
    elif page.text in _NO_FILE_PAGES and len(rest) < 3:
        message = f"/{page.text}/ needs a branch and the path of a file"
        help_text = "Write /blob/, the branch and the path, or link the repository itself."
        yield Fault("github-file-path", message, help_text, span, Severity.ERROR)
    elif [one.text for one in rest[:2]] == ["releases", "download"] and len(rest) < 4:
        message = "/releases/download/ needs the tag of a release and the name of a file"
        help_text = "Copy the address of the file from the page of its release, or link /releases."
        yield Fault("github-file-path", message, help_text, span, Severity.ERROR)
    elif page.text == "tree" and len(rest) == 2 and rest[1].text in _DEFAULT_BRANCHES:
        message = f"/tree/{rest[1].text} shows what the repository's own page shows"
        before = Span(page.span.start - 1, rest[-1].span.end)
        yield Fault("github-default-branch", message, "Leave it out.", before, replacement="")
    elif page.text == "pull" and not (len(rest) > 1 and rest[1].text.isdecimal()):
        message = "/pull/ needs the number of a pull request"
        yield Fault("github-number", message, "Write the number.", span, Severity.ERROR)


GITHUB = Provider("github", read, check)
