"""The real pre-commit with this project's own hooks, and with those that it offers to other lists."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from kit import ROOT, commit_all, copy_project, environment, git
from wheelhouse import make_wheelhouse

NEEDED = ("click", "markdown-it-py", "ruamel.yaml", "ruamel.yaml.clib", "requests", "hatchling", "setuptools")
ENTRY = """\
organization: lab
name: Alpha
released: 2024/05
sizes: [7b]
license: MIT
links: {weights: "https://huggingface.co/lab/alpha", paper: "2405.04434"}
description:
  en: |
    A model of seven billion parameters for the test of the hooks.
sources: ["https://huggingface.co/lab/alpha"]
"""
PAGE = """\
# Models

## Table

<!-- modelist:begin table columns=name,sizes,released,paper -->
<!-- modelist:end -->
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of pre-commit: a cache of its own, and wheels in place of a package index."""
    folder = tmp_path_factory.mktemp("pre-commit")
    wheels = make_wheelhouse(folder / "wheels", NEEDED)
    return environment(
        PRE_COMMIT_HOME=str(folder / "home"),
        PRE_COMMIT_COLOR="never",
        PIP_NO_INDEX="1",
        PIP_FIND_LINKS=str(wheels),
        PIP_DISABLE_PIP_VERSION_CHECK="1",
        VIRTUALENV_NO_PERIODIC_UPDATE="1",
        XDG_DATA_HOME=str(folder / "data"),
        HOME=str(folder),
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with this project as it is now."""
    folder = tmp_path_factory.mktemp("project") / "modelist"
    folder.mkdir()
    copy_project(folder)
    git(folder, "init", "--quiet")
    commit_all(folder, "Project")
    return folder


def pre_commit(folder: Path, home: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pre_commit", *arguments]
    return subprocess.run(command, cwd=folder, env=home, capture_output=True, text=True)


def test_another_list_tries_the_hooks_the_first_run_mends_and_the_second_passes(
    project: Path, home: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "entries/llm").mkdir(parents=True)
    (tmp_path / "entries/organizations.yaml").write_text("lab: {name: Lab, huggingface: [lab]}\n")
    (tmp_path / "entries/llm/alpha.yaml").write_text(ENTRY)
    (tmp_path / "README.md").write_text(PAGE)
    git(tmp_path, "init", "--quiet")
    commit_all(tmp_path, "List")
    first = pre_commit(tmp_path, home, "try-repo", str(project), "--all-files")
    assert first.returncode == 1, first.stdout + first.stderr
    assert first.stdout.count("files were modified by this hook") >= 1
    entry = (tmp_path / "entries/llm/alpha.yaml").read_text()
    assert entry.startswith("name: Alpha\norganization: lab\nreleased: 2024-05\nsizes: [7B]\n")
    assert "| Alpha | 7B | 2024-05 | [arXiv:2405.04434]" in (tmp_path / "README.md").read_text()
    commit_all(tmp_path, "Mended")
    second = pre_commit(tmp_path, home, "try-repo", str(project), "--all-files")
    assert second.returncode == 0, second.stdout + second.stderr
    assert second.stdout.count("Passed") == 3


def test_this_project_s_own_hooks_pass_on_all_its_files(project: Path, home: dict[str, str]) -> None:
    config = (project / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    local = config[: config.index("  - repo: https://")]
    (project / "local-hooks.yaml").write_text(local, encoding="utf-8")
    done = pre_commit(project, home, "run", "--all-files", "--config", "local-hooks.yaml")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("Passed") == 3


def test_the_manifest_and_the_configuration_are_valid(home: dict[str, str]) -> None:
    for command in ("validate-manifest", "validate-config"):
        done = pre_commit(ROOT, home, command)
        assert done.returncode == 0, done.stdout
