"""Keep one issue in step with the weekly reports: open it, rewrite it, or close it when there is nothing to do.

    report_issue.py REPORT.md...

A report says what there is to do under headings of the third level, as those of ``modelist links`` and ``modelist
verify`` do; one without them says that all is well, and what only could not be verified this time opens no issue.
Called by links.yml with GH_TOKEN and GH_REPO; whoever has rights may edit the issue, the next run rewrites it.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

TITLE = "Links and facts to look at"
MARK = "<!-- written by the workflow Links and facts -->"
MAX_BODY = 65_000
"""GitHub takes 65,536 characters."""

_TO_DO = re.compile(r"^### (?!Could not be verified)", re.MULTILINE)


def main(paths: list[str]) -> int:
    """Open, rewrite or close the issue; the exit code."""
    if not paths:
        sys.exit("usage: report_issue.py REPORT.md...")
    texts = [Path(path).read_text(encoding="utf-8") for path in paths]
    to_do = any(_TO_DO.search(text) for text in texts)
    found = open_issue()
    if to_do and found:
        edit(found, body(texts))
    elif to_do:
        create(body(texts))
    elif found:
        gh("issue", "close", found, "--comment", "All links and facts are in order again.")
    done = {(True, True): "rewritten", (True, False): "opened", (False, True): "closed"}
    print(done.get((to_do, bool(found)), "nothing to do, and no issue is open"))
    return 0


def body(texts: list[str]) -> str:
    """The text of the issue, cut where it is longer than GitHub takes."""
    text = "\n\n".join([MARK, *(one.strip() for one in texts)])
    return text if len(text) <= MAX_BODY else f"{text[:MAX_BODY]}\n\nThe rest is in the summary of the run.\n"


def open_issue() -> str:
    """The number of the open issue, '' where there is none; others may have opened one of the same title."""
    found = json.loads(gh("issue", "list", "--state", "open", "--limit", "200", "--json", "number,title,body"))
    numbers = [one["number"] for one in found if one["title"] == TITLE and MARK in (one["body"] or "")]
    return str(min(numbers)) if numbers else ""


def create(text: str) -> None:
    """Open the issue."""
    with_file(text, "issue", "create", "--title", TITLE)


def edit(number: str, text: str) -> None:
    """Rewrite the issue."""
    with_file(text, "issue", "edit", number)


def with_file(text: str, *command: str) -> None:
    """Run gh with a body that is too long, and too strange, for a command line."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "body.md"
        path.write_text(text, encoding="utf-8")
        gh(*command, "--body-file", str(path))


def gh(*arguments: str) -> str:
    """What gh prints."""
    return subprocess.run(["gh", *arguments], check=True, stdout=subprocess.PIPE, text=True).stdout


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except subprocess.CalledProcessError as error:
        sys.exit(f"{' '.join(error.cmd[:3])} failed with exit code {error.returncode}")
