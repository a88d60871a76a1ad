"""Workflows and the action: what a reader can check of them, and their steps run in order on scratch clones."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from kit import (
    FAKE_GH,
    FAKE_PYTHON,
    ROOT,
    WORKFLOWS,
    Outcome,
    commit_all,
    copy_project,
    environment,
    git,
    load,
    plant_repository,
    run_steps,
    steps_of,
    write_program,
)

from web_kit import Reply, Seen, Web

ENTRY = """\
name: {name}
organization: meta
released: 2024-07
sizes: [8B]
license: MIT
links:
  paper: arXiv:2407.21783
  weights: https://huggingface.co/meta-llama/{model}
description:
  en: |
    A model for the tests of the workflows, with words enough to be read as one, and nothing in it that is true.
  zh: |
    用于测试工作流的模型，文字足够长，但没有任何真实内容。
sources:
  - https://arxiv.org/abs/2407.21783
"""
NEW = "entries/llm/zz-test.yaml"
FEED = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/2407.21783v3</id>
<title>The Llama 3 Herd of Models</title><published>2024-07-31T17:54:27Z</published></entry></feed>
"""


@pytest.mark.parametrize("path", sorted(WORKFLOWS.glob("*.yml")), ids=lambda path: path.stem)
def test_a_workflow_is_careful(path: Path) -> None:
    data = load(path)
    assert data["permissions"] == {}, "nothing unless a job asks for it"
    assert "concurrency" in data
    events = data.get("on", data.get(True))
    assert not {"pull_request_target", "workflow_run"} & set(events), "these run with rights of the base repository"
    for name, job in data["jobs"].items():
        assert "timeout-minutes" in job, name
        assert job["permissions"], name
        if "pull_request" in events:
            writes = [right for right, level in job["permissions"].items() if level == "write"]
            assert not writes or job["if"] == "github.event_name == 'push'", name
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), "values come in by the environment"
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False


def test_actions_are_pinned_by_commit_and_one_version_of_each() -> None:
    pins: dict[str, set[str]] = {}
    for path in [*WORKFLOWS.glob("*.yml"), ROOT / "action.yml", ROOT / "docs" / "adopting.md"]:
        for line in path.read_text(encoding="utf-8").splitlines():
            found = re.search(r"- uses: ([\w./-]+?)@(\S+)(.*)", line)
            if found and not found[1].startswith("HuBocheng/"):
                assert re.fullmatch(r"[0-9a-f]{40}", found[2]), line
                assert re.match(r" # v[0-9.]+$", found[3]), f"{line}: name the tag"
                pins.setdefault(found[1], set()).add(found[2] + found[3])
    assert len(pins) > 5
    assert all(len(versions) == 1 for versions in pins.values()), pins


def test_hooks_have_the_dependencies_of_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[<>=]", one)[0].replace(".", "-") for one in project["dependencies"]}
    locked = re.findall(
        r"^([\w.-]+)==(\S+)", (ROOT / "requirements-dev.lock").read_text(encoding="utf-8"), re.MULTILINE
    )
    versions = {name.lower().replace(".", "-"): version for name, version in locked}
    hooks = load(ROOT / ".pre-commit-config.yaml")["repos"][0]["hooks"]
    for hook in hooks:
        pinned = dict(one.split("==") for one in hook["additional_dependencies"])
        assert {name.replace(".", "-") for name in pinned} == wanted, hook["id"]
        for name, version in pinned.items():
            assert versions[name.replace(".", "-")] == version, f"{name}: the lock file has another version"


@pytest.fixture(scope="module")
def upstream(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with this project as it is now, built, as its one commit."""
    folder = tmp_path_factory.mktemp("upstream") / "list"
    folder.mkdir()
    copy_project(folder)
    modelist(folder, "build")
    git(folder, "init", "--quiet")
    commit_all(folder, "Base")
    return folder


@pytest.fixture
def clone(upstream: Path, tmp_path: Path) -> Path:
    git(tmp_path, "clone", "--quiet", str(upstream), "clone")
    return tmp_path / "clone"


@pytest.fixture(scope="module")
def services() -> Iterator[dict[str, str]]:
    """The Hub, GitHub and arXiv for a pull request: every model is there but those called Missing."""
    with Web() as web:
        hub, github, arxiv = web.host("hub.test"), web.host("github.test"), web.host("arxiv.test")
        github.otherwise = Reply(404)
        arxiv.otherwise = Reply(body=FEED.encode(), headers=(("content-type", "application/atom+xml"),))
        hub.otherwise = hub_reply
        yield {
            "HF_ENDPOINT": hub.local(""),
            "GITHUB_API_URL": github.local(""),
            "ARXIV_API_URL": arxiv.local("/api/query"),
        }


def hub_reply(seen: Seen) -> Reply:
    name = seen.path.partition("?")[0].removeprefix("/api/models/")
    if "Missing" in name:
        return Reply(401, body=b'{"error":"Invalid username or password."}')
    data = {"_id": "66a0", "id": name, "private": False, "gated": False, "createdAt": "2024-07-18T08:56:00.000Z"}
    return Reply(body=json.dumps(data).encode(), headers=(("content-type", "application/json"),))


def modelist(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "modelist", "--root", str(folder), *arguments]
    return subprocess.run(command, env=environment(), capture_output=True, text=True)


def pull_request(clone: Path, services: dict[str, str]) -> tuple[dict[str, Outcome], str]:
    """Commit what is there, and run the steps of the job ``list`` as for a pull request; outcomes and the summary."""
    base = git(clone, "rev-parse", "HEAD")
    commit_all(clone, "Change")
    summary = clone.parent / "summary.md"
    summary.touch()
    write_program(clone.parent / "bin", "python", FAKE_PYTHON)
    context = {
        "github.event.pull_request.base.sha": base,
        "github.event.before": "",
        "github.event_name": "pull_request",
        "github.token": "",
    }
    outcomes = run_steps(
        steps_of("ci", "list"), clone, context, clone.parent / "bin", GITHUB_STEP_SUMMARY=str(summary), **services
    )
    for one in outcomes:
        assert "Traceback" not in one.out + one.err, f"{one.step.name}: {one.err}"
        assert one.code in (0, 1, 2), f"{one.step.name}: {one.err}"
    return {one.step.name: one for one in outcomes}, summary.read_text(encoding="utf-8")


def test_a_good_pull_request_is_green_and_shows_its_row(clone: Path, services: dict[str, str]) -> None:
    (clone / NEW).write_text(ENTRY.format(name="Zz Test", model="Zz-Test-8B"), encoding="utf-8")
    assert modelist(clone, "build").returncode == 0
    outcomes, summary = pull_request(clone, services)
    assert {name: one.code for name, one in outcomes.items() if one.code} == {}, [one.out for one in outcomes.values()]
    assert len(outcomes) == 6
    assert "| Zz Test | Meta | 2024-07 | 8B | MIT |" in summary
    assert "#### Zz Test" in summary
    assert "用于测试工作流的模型" in summary
    assert "::error" not in "".join(one.out for one in outcomes.values())


def test_a_bad_pull_request_is_red_step_by_step_with_annotations(clone: Path, services: dict[str, str]) -> None:
    (clone / NEW).write_text(
        ENTRY.format(name="Zz Test", model="Missing-8B").replace("license: MIT", "licence: apache 2.0"),
        encoding="utf-8",
    )
    (clone / "README.md").write_text((clone / "README.md").read_text("utf-8").replace("](#details)", "](#detials)"))
    outcomes, summary = pull_request(clone, services)
    codes = {name: one.code for name, one in outcomes.items()}
    assert codes["Preview of the changed rows"] == 0
    assert codes["Lint"] == 2
    assert codes["Spelling and key order of the entries"] != 0
    assert codes["Pages are up to date"] != 0
    assert codes["Links that the change added"] == 1
    lint = outcomes["Lint"].out
    assert f"::error file={NEW},line=5,endLine=5,col=1," in lint
    assert "title=entry-unknown-key::unknown key 'licence'%0ADid you mean 'license'?" in lint
    links = outcomes["Links that the change added"].out
    assert f"file={NEW},line=8," in links
    assert "Missing-8B" in links
    assert "| Zz Test | Meta | 2024-07 | 8B |" in summary, "what can be read is shown all the same"


def test_what_was_broken_before_does_not_fail_a_change(clone: Path, services: dict[str, str]) -> None:
    (clone / NEW).write_text(ENTRY.format(name="Zz Test", model="Missing-8B"), encoding="utf-8")
    modelist(clone, "build")
    commit_all(clone, "Somebody else's")
    text = (clone / NEW).read_text(encoding="utf-8").replace("nothing in it that is true", "nothing true in it")
    (clone / NEW).write_text(text, encoding="utf-8")
    modelist(clone, "build")
    outcomes, _ = pull_request(clone, services)
    assert {name: one.code for name, one in outcomes.items() if one.code} == {}


HOSTILE_NAME = (
    '"::set-output name=x::y %0A::error::pwned $(touch pwned) `touch pwned` <script>alert(1)</script> | cell"'
)


def make_hostile(clone: Path) -> None:
    """Everything at once that a stranger may try."""
    evil = ENTRY.format(name=HOSTILE_NAME, model="x'; touch pwned; '")
    evil = evil.replace("    A model", "    <!-- modelist:end -->\n    ::error::pwned\n    ##[error]pwned\n    A model")
    evil = evil.replace(
        "sources:\n", "sources:\n  - http://169.254.169.254/latest/meta-data/\n  - http://127.0.0.1:22/\n"
    )
    (clone / "entries/llm/evil.yaml").write_text(evil, encoding="utf-8")
    second = ENTRY.format(name="Evil 2", model="Evil-2")
    second = second.replace("  paper:", "  blog: http://10.0.0.1/admin\n  demo: http://[::1]:8080/\n  paper:")
    (clone / "entries/llm/evil-2.yaml").write_text(second, encoding="utf-8")
    (clone / "entries/llm/evil\n::error::pwned.yaml").write_text("name: x\n", encoding="utf-8")
    (clone / "entries/llm/passwd.yaml").symlink_to("/etc/passwd")
    (clone / "entries/vlm/out").symlink_to("/")
    with (clone / "entries/llm/huge.yaml").open("wb") as file:
        file.truncate(100_000_000)
    (clone / "entries/llm/brackets.yaml").write_text('name: "##[add-mask]x"\nlicense: "##[error]x"\n', encoding="utf-8")
    (clone / "entries/llm/-rf.yaml").write_text("name: x\n", encoding="utf-8")


def test_a_hostile_pull_request_gets_findings_and_nothing_else(clone: Path, services: dict[str, str]) -> None:
    make_hostile(clone)
    outcomes, summary = pull_request(clone, services)
    assert outcomes["Lint"].code == 2
    for name, one in outcomes.items():
        for line in (one.out + one.err).splitlines():
            assert "##[" not in line, f"{name}: {line[:200]}"
            command = re.match(r"\s*::(\S+)", line)
            allowed = line.startswith(
                ("::error file=", "::warning file=", "::notice file=", "::notice::", "::warning::")
            )
            assert not command or allowed, f"{name}: {line[:200]}"
    assert not list(clone.rglob("pwned")), "something was run"
    lint = outcomes["Lint"].out
    for path in ("entries/llm/passwd.yaml", "entries/llm/huge.yaml", "entries/llm/-rf.yaml"):
        assert f"file={path}," in lint, path
    assert "root:" not in lint + summary
    assert not re.search(r"(?<!\\)<script", summary), "text stays text"


def test_a_refused_address_is_told_and_never_asked(clone: Path, services: dict[str, str]) -> None:
    text = ENTRY.format(name="Evil", model="Evil").replace(
        "  paper:", "  blog: http://169.254.169.254/latest\n  paper:"
    )
    (clone / NEW).write_text(text, encoding="utf-8")
    modelist(clone, "build")
    outcomes, _ = pull_request(clone, services)
    links = outcomes["Links that the change added"]
    assert links.code == 1
    assert "169.254.169.254" in links.out
    assert outcomes["Lint"].code == 1


def test_the_weekly_round_opens_an_issue_and_closes_it(clone: Path, services: dict[str, str]) -> None:
    for path in clone.glob("entries/*/*.yaml"):
        path.unlink()
    organizations = "meta: {name: Meta, huggingface: [meta-llama]}\n"
    (clone / "entries/organizations.yaml").write_text(organizations, encoding="utf-8")
    entry = ENTRY.format(name="Zz Test", model="Missing-8B").replace("license: MIT\n", "")
    (clone / NEW).write_text(entry, encoding="utf-8")
    for path in clone.glob("**/*.md"):
        path.unlink()
    (clone / "README.md").write_text("# List\n", encoding="utf-8")
    (clone / "modelist.toml").write_text("", encoding="utf-8")
    commit_all(clone, "List")
    assert weekly(clone, services) == ["open"]
    (clone / NEW).write_text(entry.replace("Missing", "Found"), encoding="utf-8")
    assert weekly(clone, services) == ["closed"]


def weekly(clone: Path, services: dict[str, str]) -> list[str]:
    """Run all jobs of links.yml, carry the reports from one to the other, and tell the states of all issues."""
    programs, store = clone.parent / "bin", clone.parent / "gh.json"
    write_program(programs, "python", FAKE_PYTHON)
    write_program(programs, "gh", FAKE_GH)
    more = {**services, "GITHUB_STEP_SUMMARY": str(clone.parent / "summary.md"), "FAKE_GH": str(store)}
    shutil.rmtree(clone / "reports", ignore_errors=True)
    (clone / "reports").mkdir()
    for shard in load(WORKFLOWS / "links.yml")["jobs"]["check"]["strategy"]["matrix"]["shard"]:
        context = {"matrix.shard": str(shard), "github.token": "", "github.repository": "o/r"}
        (outcome,) = run_steps(steps_of("links", "check"), clone, context, programs, **more)
        assert outcome.code == 0, outcome.err
        (clone / f"links-{shard}.json").rename(clone / "reports" / f"links-{shard}.json")
        (clone / "links.sqlite").unlink()
    outcomes = run_steps(steps_of("links", "report"), clone, context, programs, **more)
    assert [one.code for one in outcomes] == [0] * 4, [one.err for one in outcomes]
    return [one["state"] for one in json.loads(store.read_text())["issues"]]


def test_regenerate_proposes_what_an_entry_from_the_browser_left_to_do(clone: Path, services: dict[str, str]) -> None:
    git(clone.parent, "clone", "--quiet", "--bare", str(clone), "remote.git")
    git(clone, "remote", "set-url", "origin", str(clone.parent / "remote.git"))
    (clone / NEW).write_text(ENTRY.format(name="Zz Test", model="Zz-Test-8B"), encoding="utf-8")
    commit_all(clone, "Entry from the browser")
    programs = clone.parent / "bin"
    write_program(programs, "python", FAKE_PYTHON)
    write_program(programs, "gh", FAKE_GH)
    context = {"github.token": "", "github.repository": "o/r"}
    more = {"FAKE_GH": str(clone.parent / "gh.json")}
    outcomes = run_steps(steps_of("regenerate", "pages"), clone, context, programs, **more)
    assert [one.code for one in outcomes] == [0, 0], [one.err for one in outcomes]
    remote = clone.parent / "remote.git"
    assert "| Zz Test |" in git(remote, "show", "modelist/regenerate:README.md")
    again = run_steps(steps_of("regenerate", "pages"), clone, context, programs, **more)
    assert "nothing to propose" in again[-1].out, "what was rebuilt is rebuilt to itself"


def action(step: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """One step of action.yml, with the environment that its inputs give it."""
    temp = folder.parent / "temp"
    if not temp.exists():
        (temp / "modelist-action").mkdir(parents=True)
        (temp / "modelist-action" / "bin").symlink_to(Path(sys.executable).parent)
    env = environment(SOURCE=str(ROOT), LIST=".", RUNNER_TEMP=str(temp), PYTHONPATH=str(ROOT / "tools"), **more)
    command = ["bash", str(ROOT / ".github" / "scripts" / "action.sh"), step]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True)


def test_the_action_checks_a_list_of_somebody_else(tmp_path: Path, services: dict[str, str]) -> None:
    folder = tmp_path / "list"
    (folder / "entries/llm").mkdir(parents=True)
    (folder / "entries/organizations.yaml").write_text("meta: {name: Meta, huggingface: [meta-llama]}\n")
    (folder / "entries/llm/one.yaml").write_text(ENTRY.format(name="One", model="One-8B"))
    page = "# Models\n\n<!-- modelist:begin table columns=name,sizes -->\n<!-- modelist:end -->\n"
    (folder / "README.md").write_text(page)
    git(folder, "init", "--quiet")
    base = commit_all(folder, "Base")
    assert action("lint", folder).returncode == 1
    built = action("build", folder)
    assert built.returncode == 1
    assert "README.md is out of date; run: modelist build" in built.stderr
    assert modelist(folder, "build").returncode == 0
    assert action("lint", folder).returncode == 0
    assert action("build", folder).returncode == 0
    assert "no link is new" in action("links", folder, LINKS="changed", BASE="").stderr
    (folder / "entries/llm/two.yaml").write_text(ENTRY.format(name="Two", model="Missing-8B"))
    commit_all(folder, "Two")
    found = action("links", folder, LINKS="changed", BASE=base, **services)
    assert found.returncode == 1
    assert "file=entries/llm/two.yaml,line=8," in found.stdout
    assert action("links", folder, LINKS="; touch pwned").returncode == 2
    assert action("other", folder).returncode == 2
    assert not list(tmp_path.rglob("pwned"))


def test_the_action_runs_nothing_that_a_checkout_brings(tmp_path: Path) -> None:
    folder = tmp_path / "list"
    (folder / "sub").mkdir(parents=True)
    for name in ("venv", "pip", "ensurepip"):
        (folder / f"{name}.py").write_text("open('pwned', 'w').close()\n")
    action("install", folder, PYTHON=sys.executable, PIP_NO_INDEX="1")
    shutil.rmtree(tmp_path / "temp")
    git(folder, "init", "--quiet")
    plant_repository(folder / "sub", f"sshCommand = touch {tmp_path / 'pwned'};")
    commit_all(folder, "A folder like a repository")
    done = action("links", folder / "sub", LINKS="changed", BASE="1" * 40)
    assert done.returncode != 0
    assert not list(tmp_path.rglob("pwned"))


def test_the_steps_of_the_action_call_the_script_with_values_from_the_environment() -> None:
    steps = load(ROOT / "action.yml")["runs"]["steps"]
    for step in steps:
        assert "${{" not in step.get("run", "")
        if "run" in step:
            assert re.fullmatch(r'bash "\$SOURCE/\.github/scripts/action\.sh" (install|lint|build|links)', step["run"])
    assert os.access(ROOT / ".github" / "scripts" / "action.sh", os.R_OK)
