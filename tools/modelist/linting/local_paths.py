"""Addresses that name a file on one person's computer."""

from __future__ import annotations

from modelist.core.patterns import lazy_pattern

_LOCAL = lazy_pattern(
    r"file:|[A-Za-z]:[\\/]|(?:/|%2F)(?:Users|home|mnt|root|tmp|var|private|Volumes|data\d?/home)/|~/|\\\\[\w.-]+\\|(?:\.{0,2}\\)\w",
)


def is_local_path(destination: str) -> bool:
    """Whether a destination is a path on somebody's disk, which nobody else can open."""
    return _LOCAL.match(destination) is not None
