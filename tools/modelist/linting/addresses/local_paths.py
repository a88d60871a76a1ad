"""Addresses that name a file on one person's computer."""

from __future__ import annotations

from modelist.core.patterns import lazy_pattern

_LOCAL = lazy_pattern(
    r"file:|[A-Za-z]:[\\/]|(?:/|%2F)(?:Users|home|mnt|root|tmp|var|private|Volumes|data\d?/home|content/g?drive)/|~/"
    r"|(?:vscode-[a-z-]{1,30}|chrome-extension):|blob:http|\\\\[\w.-]+\\",
)
_BACKSLASHES = lazy_pattern(r"(?:\.{0,2}\\)?(?:[\w.-]{1,60}\\){0,8}[\w.-]{1,60}\.[A-Za-z]{2,5}")


def is_local_path(destination: str) -> bool:
    """Whether a destination is a path on somebody's disk, which nobody else can open."""
    return _LOCAL.match(destination) is not None or has_backslashes(destination)


def has_backslashes(destination: str) -> bool:
    """Whether a destination is the relative path of a file as Windows writes it."""
    return "\\" in destination and _BACKSLASHES.fullmatch(destination) is not None
