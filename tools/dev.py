#!/usr/bin/env python3
"""Set-up and daily work in one command, with nothing installed but Python and git.

    python3 tools/dev.py build    make the environment, rebuild the pages
    python3 tools/dev.py test     make the environment, run the tests
    python3 tools/dev.py check    make the environment, run every other check (or: check code, workflows, list)
    python3 tools/dev.py run ...  make the environment, run any command of it, as in: run modelist lint

The environment lives in .venv and is made anew when the lock file changes. This file alone has to run on whatever
Python a machine has, so that an old one gets a sentence and not a syntax error.
"""

import hashlib
import os
import subprocess
import sys

OLDEST = (3, 11)
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
VENV = os.path.join(ROOT, ".venv")
LOCK = os.path.join(ROOT, "requirements-dev.lock")
PROJECT = os.path.join(ROOT, "pyproject.toml")
TEMPLATES = ".github/ISSUE_TEMPLATE/"
FORMS = [TEMPLATES + name for name in ("propose-a-model.yml", "correct-a-fact.yml")]
CHECKS = (
    ("code", ["ruff", "check", "."]),
    ("code", ["ruff", "format", "--check", "."]),
    ("code", ["mypy"]),
    ("workflows", ["actionlint"]),
    ("workflows", ["zizmor", "--offline", "--no-progress", "--persona=auditor", "."]),
    ("workflows", ["check-jsonschema", "--builtin-schema", "vendor.github-actions", "action.yml"]),
    ("workflows", ["check-jsonschema", "--builtin-schema", "vendor.dependabot", ".github/dependabot.yml"]),
    ("workflows", ["check-jsonschema", "--builtin-schema", "vendor.github-issue-forms"] + FORMS),
    ("workflows", ["check-jsonschema", "--builtin-schema", "vendor.github-issue-config", TEMPLATES + "config.yml"]),
    ("workflows", ["pre-commit", "validate-config"]),
    ("workflows", ["pre-commit", "validate-manifest"]),
    ("list", ["modelist", "build", "--check"]),
    ("list", ["modelist", "fmt", "--check"]),
    ("list", ["modelist", "schema", "--check"]),
    ("list", ["modelist", "lint"]),
)
BIN = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
STAMP = os.path.join(VENV, "modelist-stamp")


def main(arguments):
    """Make the environment if needed, then run what was asked for; the exit code."""
    if sys.version_info < OLDEST:
        version = "%d.%d" % sys.version_info[:2]
        sys.stderr.write("modelist needs Python 3.11 or newer; this is %s (%s)\n" % (version, sys.executable))
        return 2
    if arguments[:1] == ["check"]:
        return check(arguments[1:])
    commands = {"build": ["modelist", "build"], "test": ["pytest", "-n", "auto"], "run": []}
    if not arguments or arguments[0] not in commands:
        sys.stderr.write(__doc__)
        return 2
    make_environment()
    command = commands[arguments[0]] + arguments[1:]
    if not command:
        return 0
    return run(command)


def check(groups):
    """Run the checks of the groups that are named, or all; every one, whatever the others found."""
    known = sorted({group for group, _ in CHECKS})
    strange = [group for group in groups if group not in known]
    if strange:
        sys.stderr.write("there is no check '%s'; there are: %s\n" % (strange[0], ", ".join(known)))
        return 2
    make_environment()
    failed = []
    for group, command in CHECKS:
        if not groups or group in groups:
            sys.stderr.write("$ %s\n" % " ".join(command))
            sys.stderr.flush()
            if run(command):
                failed.append(" ".join(command))
    for command in failed:
        sys.stderr.write("failed: %s\n" % command)
    return 1 if failed else 0


def run(command):
    """Run a program of the environment, or of the machine where the environment has none of that name."""
    program = os.path.join(BIN, command[0])
    return subprocess.call([program if os.path.exists(program) else command[0]] + command[1:], cwd=ROOT)


def make_environment():
    """Create .venv from the lock file, unless the one that is there was made from the same files."""
    wanted = fingerprint()
    if os.path.exists(STAMP):
        with open(STAMP) as file:
            if file.read() == wanted:
                return
    sys.stderr.write("making the environment in .venv (once)\n")
    try:
        subprocess.check_call([sys.executable, "-m", "venv", "--clear", VENV])
    except subprocess.CalledProcessError:
        sys.stderr.write("Python's venv module does not work here; on Debian and Ubuntu: apt install python3-venv\n")
        raise SystemExit(2)
    python = os.path.join(BIN, "python")
    pip = [python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    subprocess.check_call(pip + ["--require-hashes", "--no-deps", "-r", LOCK], cwd=ROOT)
    subprocess.check_call(pip + ["--no-deps", "--no-build-isolation", "--editable", ROOT], cwd=ROOT)
    # Where PYTHONDONTWRITEBYTECODE is set, as in many containers, each run would compile the whole package anew.
    subprocess.call([python, "-m", "compileall", "-q", os.path.join(ROOT, "tools", "modelist")])
    with open(STAMP, "w") as file:
        file.write(wanted)


def fingerprint():
    """A digest of what the environment is made from: the lock, the project file and this Python."""
    digest = hashlib.sha256(sys.version.encode())
    for path in (LOCK, PROJECT):
        with open(path, "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
