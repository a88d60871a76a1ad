"""What the tests of the automation share: scratch repositories, stand-ins for gh and dev.py, steps of workflows."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

ROOT = Path(__file__).parents[2]
WORKFLOWS = ROOT / ".github" / "workflows"
SCRIPTS = ROOT / ".github" / "scripts"
GIT = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "init.defaultBranch=main"]


def environment(**more: str) -> dict[str, str]:
    """Nothing of this machine's settings but where its programs are."""
    kept = {key: value for key, value in os.environ.items() if key in ("PATH", "SYSTEMROOT", "TMPDIR")}
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8"}
    return kept | own | more


def git(folder: Path, *arguments: str) -> str:
    """What git prints; a failure fails the test."""
    done = subprocess.run([*GIT, *arguments], cwd=folder, env=environment(), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def plant_repository(folder: Path, core: str = "", more: str = "") -> None:
    """Make a folder look like a repository of git with its own configuration, out of files that can be committed."""
    for name in ("objects", "refs"):
        (folder / name / "x").mkdir(parents=True)
        (folder / name / "x" / "k").touch()
    (folder / "HEAD").write_text("ref: refs/heads/main\n")
    config = f'[core]\nbare = false\nworktree = .\n{core}\n[remote "origin"]\nurl = ssh://x/y\n{more}'
    (folder / "config").write_text(config)


def commit_all(folder: Path, message: str) -> str:
    """Commit everything; the commit."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(folder, "rev-parse", "HEAD")


def copy_project(folder: Path) -> None:
    """This project as it is now, committed or not, without its tests."""
    for path in git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0"):
        if path and not path.startswith("tests/") and (ROOT / path).is_file():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / path, folder / path)


def write_program(folder: Path, name: str, text: str) -> None:
    """A program of a test's own, found before those of the machine when ``folder`` is first on the path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


FAKE_GH = f"""#!{sys.executable}
# Stands in for GitHub's gh: keeps issues and pull requests in one JSON file, and notes every call.
import json, os, pathlib, sys
store = pathlib.Path(os.environ["FAKE_GH"])
state = json.loads(store.read_text()) if store.exists() else {{"issues": [], "pulls": [], "calls": []}}
arguments = sys.argv[1:]
state["calls"].append(arguments)
options = {{name: value for name, value in zip(arguments, arguments[1:]) if name.startswith("--")}}
body = pathlib.Path(options["--body-file"]).read_text() if "--body-file" in options else options.get("--body", "")
if arguments[:2] == ["issue", "list"]:
    print(json.dumps([one for one in state["issues"] if one["state"] == "open"]))
elif arguments[:2] == ["issue", "create"]:
    issue = {{"number": len(state["issues"]) + 1, "title": options["--title"], "body": body, "state": "open"}}
    state["issues"].append(issue)
elif arguments[:2] in (["issue", "edit"], ["issue", "close"]):
    (issue,) = [one for one in state["issues"] if one["number"] == int(arguments[2])]
    issue.update({{"body": body}} if arguments[1] == "edit" else {{"state": "closed"}})
elif arguments[:2] == ["pr", "list"]:
    print("\\n".join(str(one["number"]) for one in state["pulls"] if one["head"] == options["--head"]))
elif arguments[:2] == ["pr", "create"]:
    pull = {{"number": len(state["pulls"]) + 1, "head": options["--head"], "title": options["--title"], "body": body}}
    state["pulls"].append(pull)
else:
    sys.exit(f"gh was called in a way that no script should: {{arguments}}")
store.write_text(json.dumps(state))
"""

FAKE_PYTHON = f"""#!{sys.executable}
# The Python of a workflow: runs what it is given, but tools/dev.py without making an environment of its own.
import os, sys
arguments = sys.argv[1:]
if arguments[:1] == ["tools/dev.py"]:
    import importlib.util
    spec = importlib.util.spec_from_file_location("dev", "tools/dev.py")
    dev = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(dev)
    dev.make_environment = lambda: None
    dev.BIN = {str(Path(sys.executable).parent)!r}
    sys.exit(dev.main(arguments[1:]))
os.execv({sys.executable!r}, [{sys.executable!r}, *arguments])
"""


@dataclass(frozen=True)
class Step:
    """One step of a job that runs a shell line."""

    job: str
    name: str
    run: str
    condition: str
    env: Mapping[str, str]


@dataclass(frozen=True)
class Outcome:
    """What a step did."""

    step: Step
    code: int
    out: str
    err: str


def load(path: Path) -> dict[str, Any]:
    """A workflow or an action as data."""
    data: dict[str, Any] = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    return data


def steps_of(workflow: str, job: str) -> Iterator[Step]:
    """The shell steps of one job of a workflow, in order; steps that use an action are GitHub's to run."""
    data = load(WORKFLOWS / f"{workflow}.yml")
    described = data["jobs"][job]
    for one in described["steps"]:
        if "run" in one:
            env = {**data.get("env", {}), **described.get("env", {}), **one.get("env", {})}
            yield Step(job, one["name"], one["run"], str(one.get("if", "")), {key: str(env[key]) for key in env})


_EXPRESSION = re.compile(r"\$\{\{\s*(.+?)\s*\}\}")


def evaluate(expression: str, context: Mapping[str, str], failed: bool) -> str:
    """The few expressions that these workflows use: names, ``==``, ``&&``, ``||``, ``!cancelled()``."""
    if "||" in expression:
        return next((one for part in expression.split("||") if (one := evaluate(part, context, failed))), "")
    if "&&" in expression:
        parts = [evaluate(part, context, failed) for part in expression.split("&&")]
        return parts[-1] if all(parts) else ""
    text = expression.strip()
    if "==" in text:
        left, right = (evaluate(part, context, failed) for part in text.split("=="))
        return "true" if left == right else ""
    if text == "!cancelled()":
        return "true"
    if text.startswith("'"):
        return text.strip("'")
    return context[text]


def fill(text: str, context: Mapping[str, str]) -> str:
    """A value with its expressions replaced."""
    return _EXPRESSION.sub(lambda match: evaluate(match[1], context, False), text)


def run_steps(
    steps: Iterator[Step], folder: Path, context: Mapping[str, str], programs: Path, **more: str
) -> list[Outcome]:
    """Run steps as a runner does: in order, by bash, where their condition holds; after a failure, ``!cancelled()``."""
    outcomes: list[Outcome] = []
    failed = False
    for step in steps:
        condition = step.condition.removeprefix("${{").removesuffix("}}").strip()
        holds = evaluate(condition, context, failed) if condition else "true"
        if not holds or (failed and "cancelled()" not in condition):
            continue
        assert "${{" not in step.run, "no expression stands in a shell line"
        env = {key: fill(value, context) for key, value in step.env.items()}
        path = f"{programs}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step.run],
            cwd=folder,
            env=environment(**{**env, **more, "PATH": path, "CI": "true"}),
            capture_output=True,
            text=True,
            errors="backslashreplace",
        )
        outcomes.append(Outcome(step, done.returncode, done.stdout, done.stderr))
        failed = failed or done.returncode != 0
    return outcomes
