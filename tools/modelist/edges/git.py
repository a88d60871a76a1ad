"""What git knows of earlier versions of a list's files; ``git`` is run with a list of arguments, never by a shell.

Nothing that a repository configures is run (external diffs, text conversion, file-system monitors) but the filters of
a clone's own configuration, as Git LFS has them; a folder of the list that is made to look like a repository has none.
No lock is taken beside whatever else is at work.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from modelist.core.diagnostics import ModelistError
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Document

TIMEOUT_S = 60
MAX_REVISION = 250
_SAFE = (
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.quotepath=false",
    "-c",
    "diff.external=",
    "-c",
    "protocol.allow=never",
    "-c",
    "safe.bareRepository=explicit",
)
_ENVIRONMENT = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_PAGER": ""}
_HASH = lazy_pattern(r"[0-9a-f]{40,64}")


def find_base(root: Path, revision: str) -> str:
    """The commit that the working tree is compared with: where this branch left ``revision``, or ``revision`` itself.

    Raises:
        ModelistError: no git, no repository, or no such revision; says what to do in a shallow clone.
    """
    if not revision or revision.startswith("-") or len(revision) > MAX_REVISION or not revision.isprintable():
        raise ModelistError(f"--since: '{revision[:60]}' is no revision of git")
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    commit = found.stdout.decode("ascii", "replace").strip()
    if found.returncode or not _HASH.fullmatch(commit):
        raise ModelistError(_no_revision(root, revision))
    base = _git(root, "merge-base", commit, "HEAD").stdout.decode("ascii", "replace").strip()
    return base if _HASH.fullmatch(base) else commit


def is_tracked(root: Path, path: str) -> bool:
    """Whether a file below the root is kept in git, so that whoever writes a change may have written it."""
    try:
        return _git(root, "ls-files", "--error-unmatch", "--", path).returncode == 0
    except ModelistError:
        return False


def read_old_versions(root: Path, commit: str, paths: Iterable[str]) -> dict[str, Document | None]:
    """The files that differ from a commit, as they were then; None for those that are new.

    Files that are as they were are left out. A renamed file has the text that it had under its old name.

    Raises:
        ModelistError: git does not answer, or a file of then is not UTF-8.
    """
    wanted = sorted(set(paths))
    renamed = _changed(root, commit)
    tracked = _tracked(root, commit)
    found: dict[str, Document | None] = {}
    for path in wanted:
        if path in renamed:
            old = renamed[path]
            found[path] = _document(root, commit, path, old) if old is not None else None
        elif path not in tracked:
            found[path] = None
    return found


def _changed(root: Path, commit: str) -> dict[str, str | None]:
    """Old names by new ones of the files below the root that differ from a commit; None for those that were added.

    A file that is gone has its own name: it may only have been taken out of the index, and be there all the same.
    """
    arguments = ("diff", "--name-status", "-z", "--relative", "--no-ext-diff", "--no-textconv", "-M", commit, "--")
    fields = _output(root, *arguments).split("\0")
    found: dict[str, str | None] = {}
    at = 0
    while at + 1 < len(fields):
        status, first = fields[at], fields[at + 1]
        two = status[:1] in ("R", "C")
        if two:
            found[fields[at + 2]] = first
            found.setdefault(first, first)
        elif status[:1] == "D":
            found.setdefault(first, first)
        else:
            found[first] = None if status[:1] == "A" else first
        at += 3 if two else 2
    return found


def _tracked(root: Path, commit: str) -> frozenset[str]:
    """The files below the root that a commit has."""
    return frozenset(_output(root, "ls-tree", "-r", "-z", "--name-only", commit).split("\0"))


def _document(root: Path, commit: str, path: str, old: str) -> Document:
    data = _git(root, "cat-file", "blob", f"{commit}:./{old}")
    if data.returncode:
        raise ModelistError(f"git cannot show {old} of {commit[:12]}: {_first_line(data.stderr)}")
    return Document.from_raw(path, data.stdout.decode("utf-8", "replace"))


def _output(root: Path, *arguments: str) -> str:
    done = _git(root, *arguments)
    if done.returncode:
        raise ModelistError(f"git {arguments[0]}: {_first_line(done.stderr)}")
    return done.stdout.decode("utf-8", "surrogateescape")


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command: Sequence[str] = ("git", "--no-pager", *_SAFE, *arguments)
    try:
        return subprocess.run(
            command,
            cwd=root,
            env={**os.environ, **_ENVIRONMENT},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIMEOUT_S,
            check=False,
        )
    except FileNotFoundError as error:
        raise ModelistError("--since needs git, which is not installed") from error
    except subprocess.TimeoutExpired as error:
        raise ModelistError(f"git {arguments[0]} did not end within {TIMEOUT_S} seconds") from error


def _no_revision(root: Path, revision: str) -> str:
    inside = _git(root, "rev-parse", "--is-inside-work-tree")
    if inside.returncode:
        return f"--since: {_first_line(inside.stderr) or 'this is no repository of git'}"
    shallow = _git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
    advice = (
        "the clone is shallow: fetch it first (in actions/checkout: fetch-depth: 0)" if shallow else "is it fetched?"
    )
    return f"--since: there is no commit '{revision}' here; {advice}"


def _first_line(text: bytes) -> str:
    lines = text.decode("utf-8", "replace").strip().splitlines()
    return lines[0].removeprefix("fatal: ") if lines else ""
