"""The scripts that workflows call, run as they are, with a stand-in for gh and real repositories."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from kit import FAKE_GH, ROOT, SCRIPTS, commit_all, copy_project, environment, git, write_program

QUIET = "## Links\n\n90 links, 80 of them unique: 80 ok.\n"
BROKEN = "## Links\n\n90 links.\n\n### Broken: mend or remove\n\n- `https://example.org/gone`\n"
SHY = "## Links\n\n90 links.\n\n### Could not be verified: look at those that stay here\n\n- `https://example.org/`\n"


def gh(tmp_path: Path) -> dict[str, str]:
    write_program(tmp_path / "bin", "gh", FAKE_GH)
    env = environment()
    return {**env, "PATH": f"{tmp_path / 'bin'}:{env['PATH']}", "FAKE_GH": str(tmp_path / "gh.json")}


def state(tmp_path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((tmp_path / "gh.json").read_text())
    return found


def report(tmp_path: Path, *texts: str) -> str:
    paths = []
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")
        paths.append(str(tmp_path / f"{number}.md"))
    command = [sys.executable, str(SCRIPTS / "report_issue.py"), *paths]
    done = subprocess.run(command, env=gh(tmp_path), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_one_issue_is_opened_rewritten_and_closed(tmp_path: Path) -> None:
    assert report(tmp_path, QUIET) == "nothing to do, and no issue is open"
    assert report(tmp_path, BROKEN, QUIET) == "opened"
    assert report(tmp_path, BROKEN.replace("gone", "lost"), QUIET) == "rewritten"
    (issue,) = state(tmp_path)["issues"]
    assert "https://example.org/lost" in issue["body"]
    assert "gone" not in issue["body"]
    assert report(tmp_path, QUIET, QUIET) == "closed"
    assert state(tmp_path)["issues"][0]["state"] == "closed"
    assert report(tmp_path, BROKEN) == "opened", "a closed issue is left to its history"


def test_what_could_not_be_verified_opens_no_issue(tmp_path: Path) -> None:
    assert report(tmp_path, SHY) == "nothing to do, and no issue is open"
    assert report(tmp_path, SHY + BROKEN) == "opened"


def test_an_issue_of_the_same_title_by_somebody_else_is_left_alone(tmp_path: Path) -> None:
    stranger = {"number": 1, "title": "Links and facts to look at", "body": "mine", "state": "open"}
    (tmp_path / "gh.json").write_text(json.dumps({"issues": [stranger], "pulls": [], "calls": []}))
    assert report(tmp_path, BROKEN) == "opened"
    assert state(tmp_path)["issues"][0] == stranger


def test_a_long_report_is_cut_to_what_an_issue_holds(tmp_path: Path) -> None:
    report(tmp_path, BROKEN + "- `https://example.org/x`\n" * 9000)
    assert len(state(tmp_path)["issues"][0]["body"]) < 65_536


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone of a repository with one page, and a remote that can be pushed to."""
    first = tmp_path / "first"
    first.mkdir()
    git(first, "init", "--quiet")
    (first / "README.md").write_text("# List\n")
    commit_all(first, "List")
    git(tmp_path, "clone", "--quiet", "--bare", str(first), "remote.git")
    git(tmp_path, "clone", "--quiet", "remote.git", "clone")
    return tmp_path / "clone"


def propose(clone: Path) -> str:
    command = [sys.executable, str(SCRIPTS / "propose_pages.py")]
    done = subprocess.run(command, cwd=clone, env=gh(clone.parent), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_nothing_is_pushed_where_nothing_changed(clone: Path) -> None:
    (clone / "untracked.txt").write_text("left by a build step")
    assert "up to date" in propose(clone)
    assert git(clone.parent / "remote.git", "branch", "--list", "modelist/*") == ""


def test_changed_pages_are_pushed_and_proposed_once(clone: Path) -> None:
    remote = clone.parent / "remote.git"
    (clone / "README.md").write_text("# List\n\none\n")
    propose(clone)
    first = git(remote, "rev-parse", "modelist/regenerate")
    assert git(remote, "show", "modelist/regenerate:README.md") == "# List\n\none"
    git(clone, "switch", "--quiet", "main")
    (clone / "README.md").write_text("# List\n\ntwo\n")
    assert "updated the open pull request" in propose(clone)
    assert git(remote, "rev-parse", "modelist/regenerate") != first
    assert git(remote, "rev-list", "--count", "main..modelist/regenerate") == "1", "the base plus one commit"
    pulls = state(clone.parent)["pulls"]
    assert [one["head"] for one in pulls] == ["modelist/regenerate"]
    assert git(remote, "log", "-1", "--format=%an", "modelist/regenerate") == "github-actions[bot]"


def release(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(cwd / ".github" / "scripts" / "release.py"), *arguments]
    return subprocess.run(command, cwd=cwd, env=environment(), capture_output=True, text=True)


def test_a_tag_that_is_not_the_version_is_refused(tmp_path: Path) -> None:
    done = release("v99.0.0", str(tmp_path / "dist"), str(tmp_path / "data"))
    assert done.returncode == 1
    assert "the tag is 'v99.0.0', but the package is version" in done.stderr
    assert not (tmp_path / "dist").exists()


def test_a_release_holds_the_package_and_the_list_as_data(tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy_project(copy)
    changelog = (copy / "CHANGELOG.md").read_text().replace("## Unreleased", "## 0.1.0")
    (copy / "CHANGELOG.md").write_text(changelog)
    done = release("v0.1.0", str(tmp_path / "dist"), str(tmp_path / "data"), cwd=copy)
    assert done.returncode == 0, done.stderr
    assert sorted(one.name for one in (tmp_path / "dist").iterdir()) == [
        "modelist-0.1.0-py3-none-any.whl",
        "modelist-0.1.0.tar.gz",
    ]
    with zipfile.ZipFile(tmp_path / "dist" / "modelist-0.1.0-py3-none-any.whl") as wheel:
        assert "modelist/py.typed" in wheel.namelist()
    with tarfile.open(tmp_path / "dist" / "modelist-0.1.0.tar.gz") as source:
        assert "modelist-0.1.0/tools/modelist/cli.py" in source.getnames()
    data = json.loads((tmp_path / "data" / "models.json").read_text())
    assert data["entries"]
    assert (tmp_path / "data" / "models.jsonl").read_text().count("\n") == len(data["entries"])
