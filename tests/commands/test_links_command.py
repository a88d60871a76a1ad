"""``modelist links`` from end to end, against local servers."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import MakeList
from modelist.cli import run
from modelist.commands import links_run
from modelist.edges.clock import Clock
from web_kit import Host, Reply, Seen, Web

HTML = (("Content-Type", "text/html"),)
PAGE = Reply(headers=HTML, body=b"<title>A</title><h2 id=here>Here</h2>")


@pytest.fixture(scope="module")
def web() -> Iterator[Web]:
    with Web() as made:
        yield made


@pytest.fixture(autouse=True)
def _no_services(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HF_ENDPOINT", "GITHUB_API_URL", "ARXIV_API_URL", "HF_TOKEN", "GITHUB_TOKEN", "SSL_CERT_FILE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports name the second they were made in: two runs are compared, which may fall on either side of a tick."""
    monkeypatch.setattr(links_run, "SYSTEM", Clock(time.monotonic, lambda: 1_790_000_000.0))


@pytest.fixture
def host(web: Web) -> Host:
    found = web.host("links.test")
    found.on("/ok", PAGE)
    found.on("/old", Reply(301, (("Location", "/new"),)))
    found.on("/new", PAGE)
    return found


def links(root: Path, *arguments: str, private: bool = True) -> int:
    return run(["--root", str(root), "links", *(["--allow-private"] if private else []), *arguments])


def report(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str, private: bool = True) -> dict[str, Any]:
    capsys.readouterr()
    links(root, "--format", "json", *arguments, private=private)
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def verdicts(data: dict[str, Any]) -> dict[str, str]:
    return {"/" + one["url"].split("/", 3)[3]: one["verdict"] for one in data["links"]}


def test_a_run_reports_every_link_with_its_places(
    make_list: MakeList, host: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    url = host.local()
    entry = f"name: A\norganization: lab\nreleased: 2024-01\nlinks:\n  code: {url}/ok\n  blog: {url}/gone\n"
    root = make_list({"entries/llm/a.yaml": entry, "README.md": f"[a]({url}/ok) [b]({url}/old) <{url}/ok#here>\n"})
    data = report(root, capsys)
    assert verdicts(data) == {"/gone": "broken", "/ok": "ok", "/ok#here": "ok", "/old": "redirected"}
    assert data["summary"]["links"] == 5
    assert data["summary"]["unique"] == 4
    assert data["summary"]["requests"] == len(host.log) == 4
    by_path = {one["url"].removeprefix(url): one for one in data["links"]}
    assert by_path["/old"]["final_url"] == f"{url}/new"
    assert by_path["/gone"]["status"] == 404
    assert [(one["path"], one["line"], one["column"]) for one in by_path["/ok"]["sources"]] == [
        ("README.md", 1, 5),
        ("entries/llm/a.yaml", 5, 9),
    ]


@pytest.mark.parametrize(
    ("path", "code"), [("/ok", 0), ("/old", 0), ("/busy", 0), ("/gone", 1), ("/ok#nowhere", 1), ("/to-file", 1)]
)
def test_only_what_is_certain_fails_a_run(make_list: MakeList, host: Host, path: str, code: int) -> None:
    host.on("/busy", Reply(403))
    host.on("/to-file", Reply(302, (("Location", "file:///etc/passwd"),)))
    assert links(make_list({"README.md": f"[a]({host.local(path)})\n"}), "--no-cache") == code


def test_private_addresses_are_refused_unless_allowed(
    make_list: MakeList, host: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_list({"README.md": f"[a]({host.local('/ok')}) [b](http://localhost:{host.address[1]}/ok)\n"})
    assert {one["verdict"] for one in report(root, capsys, private=False)["links"]} == {"forbidden"}
    assert links(root, private=False) == 1
    assert host.log == []


def test_a_second_run_makes_no_request(make_list: MakeList, host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_list({"README.md": f"[a]({host.local('/ok')}) [b]({host.local('/gone')}) [c]({host.local('/old')})\n"})
    first = report(root, capsys)
    asked = len(host.log)
    second = report(root, capsys)
    assert len(host.log) == asked
    assert second["summary"]["requests"] == 0
    assert second["summary"]["cached"] == 3
    assert verdicts(second) == verdicts(first)
    assert (root / ".modelist" / ".gitignore").read_text() == "*\n"
    assert report(root, capsys, "--max-age", "0")["summary"]["requests"] == asked


def test_an_old_verdict_is_asked_with_its_tag(
    make_list: MakeList, host: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    def tagged(seen: Seen) -> Reply:
        return Reply(304) if seen.headers.get("if-none-match") == '"v1"' else Reply(headers=(*HTML, ("ETag", '"v1"')))

    host.on("/tagged", tagged)
    root = make_list({"README.md": f"[a]({host.local('/tagged')})\n"})
    report(root, capsys)
    assert verdicts(report(root, capsys, "--max-age", "0")) == {"/tagged": "ok"}
    assert [one.status for one in host.log] == [200, 304]


def test_a_bad_link_tells_since_when(make_list: MakeList, host: Host, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_list({"README.md": f"[a]({host.local('/gone')})\n"})
    report(root, capsys)
    data = report(root, capsys, "--max-age", "0")
    assert data["links"][0]["bad_times"] == 2
    links(root, "--max-age", "0", "--format", "markdown")
    assert "no good answer since" in capsys.readouterr().out


def test_offline_answers_from_addresses_and_the_cache(
    make_list: MakeList, host: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    links(make_list({"README.md": f"[a]({host.local('/ok')})\n"}))
    root = make_list(
        {
            "README.md": f"[a]({host.local('/ok')})\n\n[new](https://never-asked.org/)\n\n"
            "![b](https://img.shields.io/badge/a-b-blue) [c](https://arxiv.org/abs/2313.00001)\n"
        }
    )
    asked = len(host.log)
    data = report(root, capsys, "--offline")
    found = {one["url"]: one["verdict"] for one in data["links"]}
    assert found == {
        host.local("/ok"): "ok",
        "https://never-asked.org/": "unverified",
        "https://img.shields.io/badge/a-b-blue": "ok",
        "https://arxiv.org/abs/2313.00001": "broken",
    }
    assert len(host.log) == asked
    assert data["summary"]["requests"] == 0


def test_offline_with_nothing_known_fails_nothing(make_list: MakeList) -> None:
    root = make_list({"README.md": "[a](https://never-asked.org/) [b](https://github.com/lab/alpha)\n"})
    assert links(root, "--offline", private=False) == 0


def test_configuration_leaves_out_and_accepts(
    make_list: MakeList, host: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    host.on("/wall", Reply(403))
    config = '[links]\nexclude = ["https://out.org/*"]\naccept = [403]\nfragments = false\n'
    page = f"[a](https://out.org/x) [b]({host.local('/wall')}) [c]({host.local('/ok')}#nowhere)\n"
    data = report(make_list({"modelist.toml": config, "README.md": page}), capsys)
    assert [one["verdict"] for one in sorted(data["links"], key=lambda it: it["url"])] == ["ok", "ok", "excluded"]


@pytest.mark.parametrize(
    ("files", "arguments", "message"),
    [
        ({"modelist.toml": "[links]\nexlude = []\n"}, (), "modelist.toml:2:1: unknown option 'exlude'"),
        ({}, ("--shard", "5/4"), "--shard: '5/4' is not I/N"),
        ({}, ("--max-age", "soon"), "'soon' is not a length of time"),
        ({}, ("--merge", "missing.json"), "missing.json: cannot be read"),
        ({}, ("--merge", "README.md"), "README.md: not JSON"),
        ({}, ("missing.md",), "there is no file 'missing.md'"),
        ({}, ("--since", "HEAD"), "--since: "),
        ({}, ("--merge", "a.json", "--fix"), "--merge joins reports and checks nothing"),
        ({}, ("--merge", "a.json", "--diff"), "--merge joins reports and checks nothing"),
        ({}, ("--merge", "a.json", "--since", "HEAD"), "--merge joins reports and checks nothing"),
        ({}, ("--merge", "a.json", "--shard", "1/2"), "--merge joins reports and checks nothing"),
        ({}, ("--diff", "--format", "json"), "--diff shows changes and makes no report"),
        ({}, ("--diff", "--output", "report.txt"), "--diff shows changes and makes no report"),
        ({}, ("--cache", "README.md", "--offline"), "'README.md' is no cache of modelist"),
    ],
)
def test_wrong_use_is_said_in_a_line(
    make_list: MakeList,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    files: dict[str, str],
    arguments: tuple[str, ...],
    message: str,
) -> None:
    root = make_list({"README.md": "# A\n", **files})
    monkeypatch.chdir(root)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(root.parent))
    assert links(root, *arguments) == 2
    assert message in capsys.readouterr().err
    assert (root / "README.md").read_text() == "# A\n"


def test_a_service_is_reached_where_the_environment_says(
    make_list: MakeList, web: Web, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    hub = web.host("hub.test")
    hub.otherwise = Reply(401, (("X-Error-Message", "Invalid username or password."),))
    monkeypatch.setenv("HF_ENDPOINT", hub.local())
    root = make_list({"README.md": "[a](https://huggingface.co/lab/missing)\n"})
    data = report(root, capsys, private=False)
    assert data["links"][0]["verdict"] == "broken"
    assert hub.log, "the address that its user names is asked, though it is private"


def test_shards_merge_to_the_whole(
    make_list: MakeList, web: Web, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    hosts = [web.host(f"shard{n}.test").on("/ok", PAGE) for n in range(4)]
    page = " ".join(f"[a]({one.local('/ok')}) [b]({one.local('/gone')})" for one in hosts)
    root = make_list({"README.md": page + "\n"})
    whole = report(root, capsys, "--no-cache")
    names = [str(tmp_path / f"part{n}.json") for n in (1, 2)]
    for number, name in enumerate(names, 1):
        links(root, "--no-cache", "--shard", f"{number}/2", "--format", "json", "--output", name)
    merged = report(root, capsys, "--merge", *names)
    assert merged == whole
    assert links(root, "--merge", names[0], "--merge", names[1]) == 1
    assert f"{root.name}" not in capsys.readouterr().out


def test_since_a_revision_nothing_old_is_blamed(
    make_list: MakeList, host: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_list({"README.md": f"[a]({host.local('/gone')})\n"})
    git = ["git", "-C", str(root), "-c", "user.name=T", "-c", "user.email=t@lab.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "README.md"], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "one"], check=True)
    assert links(root, "--since", "HEAD") == 0
    make_list({"README.md": f"[a]({host.local('/gone')}) [b]({host.local('/ok')})\n"})
    assert verdicts(report(root, capsys, "--since", "HEAD")) == {"/ok": "ok"}
    make_list({"README.md": f"[a]({host.local('/gone')})\n\n[b]({host.local('/gone2')})\n"})
    assert links(root, "--since", "HEAD") == 1


def test_fix_writes_new_addresses_and_keeps_the_rest(
    make_list: MakeList, host: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    url = host.local()
    host.on("/front", Reply(301, (("Location", "/"),))).on("/", PAGE)
    entry = (
        f"name: A\norganization: lab\nreleased: 2024-01\nlinks:\n  code: {url}/old  # kept\n"
        f'  weights: [{{label: x, url: "{url}/old#here"}}]\n  blog: {url}/front\n'
        f"description:\n  en: |\n    See [{url}/old]({url}/old).\n"
    )
    page = f"[a]({url}/old)\n\n<!-- modelist:begin toc -->\n[g]({url}/old)\n<!-- modelist:end -->\n"
    root = make_list({"entries/llm/a.yaml": entry, "README.md": page})
    assert links(root, "--diff") == 1
    assert f"+  code: {url}/new  # kept" in capsys.readouterr().out
    assert (root / "entries/llm/a.yaml").read_text() == entry
    assert links(root, "--fix") == 0
    fixed = (root / "entries/llm/a.yaml").read_text()
    assert fixed == entry.replace("/old", "/new"), "the front page is left for a person to judge"
    assert (root / "README.md").read_text() == page.replace("/old", "/new", 1)


@pytest.mark.parametrize("form", ["text", "github", "sarif", "gitlab", "markdown"])
def test_every_format_tells_of_the_broken_link(
    make_list: MakeList, host: Host, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    root = make_list({"README.md": f"# A\n\n[a]({host.local('/gone')})\n"})
    assert links(root, "--format", form) == 1
    assert "/gone" in capsys.readouterr().out


def test_a_report_goes_to_a_file(make_list: MakeList, host: Host, tmp_path: Path) -> None:
    root = make_list({"README.md": f"[a]({host.local('/ok')})\n"})
    assert links(root, "--format", "json", "--output", str(tmp_path / "out.json")) == 0
    assert json.loads((tmp_path / "out.json").read_text())["summary"]["ok"] == 1


def test_a_damaged_cache_is_made_anew_with_a_word(
    make_list: MakeList, host: Host, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    root = make_list({"README.md": f"[a]({host.local('/ok')})\n"})
    cache = root / ".modelist" / "links.sqlite"
    cache.parent.mkdir()
    cache.write_bytes(b"nonsense" * 500)
    assert links(root) == 0
    assert "was damaged" in capsys.readouterr().err


def test_a_cache_that_a_change_brings_is_not_used(
    make_list: MakeList, host: Host, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_list({"README.md": f"[a]({host.local('/ok')})\n"})
    git = ["git", "-C", str(root), "-c", "user.name=T", "-c", "user.email=t@lab.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    assert links(root) == 0
    assert subprocess.run([*git, "status", "--short"], capture_output=True, text=True).stdout.count(".modelist") == 0
    subprocess.run([*git, "add", "-f", ".modelist/links.sqlite"], check=True)
    host.on("/ok", Reply(404))
    assert links(root) == 1
    assert "kept in git" in capsys.readouterr().err


def test_ctrl_c_prints_what_is_known(make_list: MakeList, host: Host, web: Web) -> None:
    slow = web.host("slow.test").on("/never", Reply(end="hang", length=None, delay=30))
    root = make_list({"README.md": f"[a]({host.local('/gone')}) [b]({slow.local('/never')})\n"})
    command = [sys.executable, "-m", "modelist", "--root", str(root), "links", "--allow-private", "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ}) as child:
        for _ in range(500):
            if slow.log and host.log and host.log[-1].ended:
                break
            time.sleep(0.02)
        time.sleep(0.2)  # what has been answered must also have been read
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=20)
    assert child.returncode == 130, err
    data = json.loads(out)
    assert verdicts(data) == {"/gone": "broken", "/never": "unverified"}
    assert data["stopped"] is True
    assert b"Traceback" not in err


def test_a_deadline_ends_a_run(make_list: MakeList, host: Host, web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    slow = web.host("later.test").on("/never", Reply(delay=30))
    root = make_list({"README.md": f"[a]({host.local('/ok')}) [b]({slow.local('/never')})\n"})
    begun = time.monotonic()
    data = report(root, capsys, "--deadline", "1s", "--no-cache")
    assert time.monotonic() - begun < 5
    assert verdicts(data) == {"/ok": "ok", "/never": "unverified"}
