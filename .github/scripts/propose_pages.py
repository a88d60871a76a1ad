"""Propose the pages that a build has changed: push them to one branch and open its pull request, or update it.

Called by regenerate.yml after ``modelist build``, with GH_TOKEN in the environment. Nothing is pushed where nothing
changed. The branch is always the base plus one commit, so an older proposal is replaced and never piled upon.
"""

from __future__ import annotations

import subprocess
import sys

BRANCH = "modelist/regenerate"
TITLE = "Rebuild the pages"
BODY = """The entries on the main branch say more than the pages show. This rebuilds the pages from them.

Made by the workflow *Regenerate*; it is updated while it is open, and closing it loses nothing.
"""
EMAIL = "41898282+github-actions[bot]@users.noreply.github.com"
AUTHOR = ["-c", "user.name=github-actions[bot]", "-c", f"user.email={EMAIL}"]
CREDENTIALS = ["-c", "credential.helper=", "-c", "credential.helper=!gh auth git-credential"]


def main() -> int:
    """Commit, push, propose; the exit code."""
    changed = changed_files()
    if not changed:
        print("the pages are up to date; nothing to propose")
        return 0
    print("changed:", *changed, sep="\n  ")
    run("git", "switch", "--quiet", "--force-create", BRANCH)
    run("git", "add", "--", *changed)
    run("git", *AUTHOR, "commit", "--quiet", "--message", TITLE)
    run("git", *CREDENTIALS, "push", "--quiet", "--force", "origin", f"HEAD:refs/heads/{BRANCH}")
    if open_proposals():
        print("updated the open pull request")
        return 0
    run("gh", "pr", "create", "--head", BRANCH, "--title", TITLE, "--body", BODY)
    return 0


def changed_files() -> list[str]:
    """Tracked files that differ from the last commit: the build writes pages and nothing else."""
    found = capture("git", "diff", "--name-only", "-z", "HEAD")
    return [one for one in found.split("\0") if one]


def open_proposals() -> list[str]:
    """Numbers of the open pull requests of the branch."""
    found = capture("gh", "pr", "list", "--head", BRANCH, "--state", "open", "--json", "number", "--jq", ".[].number")
    return found.split()


def run(*command: str) -> None:
    """Run a command; a failure of it ends the script."""
    subprocess.run(command, check=True)


def capture(*command: str) -> str:
    """What a command prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    try:
        sys.exit(main())
    except subprocess.CalledProcessError as error:
        print(error.stderr or "", file=sys.stderr, end="")
        sys.exit(f"{' '.join(error.cmd[:3])} failed with exit code {error.returncode}")
