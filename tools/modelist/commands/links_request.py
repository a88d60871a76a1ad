"""What ``modelist links`` was asked for, and the cache that it may use."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from modelist.cli import Settings
from modelist.commands.session import say
from modelist.core.diagnostics import ModelistError
from modelist.links.cache import LinkCache
from modelist.links.shards import Shard

DEFAULT_CACHE = ".modelist/links.sqlite"
"""Below the list's folder, in a folder of its own that git does not see."""


@dataclass(frozen=True)
class Request:
    """What was asked for on the command line; durations are seconds."""

    since: str | None
    offline: bool
    allow_private: bool
    cache: Path | None
    is_default_cache: bool
    max_age: int | None
    shard: Shard | None
    form: str
    output: Path | None
    fix: bool
    as_diff: bool
    deadline: int | None
    concurrency: int | None


def open_cache(root: Path, request: Request, settings: Settings) -> LinkCache:
    """The cache that was asked for: a file, the list's usual one, or none."""
    if request.cache is None or not request.is_default_cache:
        return LinkCache(request.cache)
    return open_usual_cache(root, settings)


def open_usual_cache(root: Path, settings: Settings) -> LinkCache:
    """The list's own cache; where it cannot be had, or a change may have brought it, the run goes on without."""
    name = Path(DEFAULT_CACHE)
    path = root / name
    try:
        if _is_foreign(root, name):
            raise ModelistError(f"{name} is kept in git or leads elsewhere, so it is not used")
        cache = LinkCache(path, is_usual=True)
        ignore = path.parent / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8")
    except (ModelistError, OSError) as error:
        say(str(error), settings)
        return LinkCache(None)
    return cache


def _is_foreign(root: Path, cache: Path) -> bool:
    """Whether a stranger's change may have put the usual cache where it is, with verdicts to their liking."""
    path = root / cache
    if path.is_symlink() or path.parent.is_symlink():
        return True
    if not path.exists():
        return False
    from modelist.edges.git import is_tracked

    return is_tracked(root, cache.as_posix())
