"""Whole commands against servers that answer as the Hub, GitHub and arXiv do, reached as the environment says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from conftest import MakeList
from links.service_hosts import Services, start
from modelist.cli import run
from web_kit import Web

ENTRY = """\
name: Alpha
organization: lab
released: 2024-01
sizes: [7B]
license: MIT
links:
  paper: arXiv:2401.01234
  code: https://github.com/lab/old-code  # moves
  weights:
    - https://huggingface.co/lab/alpha-7b
    - {label: old, url: "https://huggingface.co/lab/old-name"}
"""


@pytest.fixture
def services(monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    with Web() as web:
        found = start(web)
        for name, value in found.variables.items():
            monkeypatch.setenv(name, value)
        for name in ("HF_TOKEN", "GITHUB_TOKEN"):
            monkeypatch.delenv(name, raising=False)
        found.hub.models = {
            "lab/alpha-7b": {
                "createdAt": "2024-01-10T00:00:00.000Z",
                "cardData": {"license": "apache-2.0", "language": ["en", "zh"]},
                "safetensors": {"total": 7_240_000_000},
                "tags": ["arxiv:2401.01234"],
                "siblings": [{"rfilename": "README.md"}],
            },
            "lab/new-name": {"cardData": {"license": "apache-2.0"}},
        }
        found.hub.moved = {"lab/old-name": "lab/new-name"}
        found.github.repositories = {"lab/code": {"license": "Apache-2.0", "archived": True}, "lab/beta": {}}
        found.github.moved = {"lab/old-code": "lab/code"}
        found.arxiv.papers = {"2401.01234": ("Alpha: A Small Model", "2024-01-03")}
        yield found


def as_json(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


PAGE = """\
[a](https://huggingface.co/lab/alpha-7b) [b](https://huggingface.co/lab/alpha-7b/blob/main/README.md)
[c](https://huggingface.co/lab/alpha-7b/blob/main/GONE.md) [d](https://huggingface.co/lab/gone)
[e](https://huggingface.co/lab) [f](https://huggingface.co/lab/old-name)
[g](https://github.com/lab/old-code) [h](https://github.com/lab/gone) [i](https://github.com/lab/beta/issues)
[j](https://arxiv.org/abs/2401.01234) [k](https://arxiv.org/abs/2401.99999) [l](https://arxiv.org/pdf/2401.01234v7)
![m](https://img.shields.io/badge/a-b-blue)
"""
EXPECTED = dict(
    zip(
        "abcdefghijklm",
        "ok ok broken broken ok redirected redirected broken ok ok broken broken ok".split(),
        strict=True,
    )
)


@pytest.mark.parametrize("token", ["", "good", "expired"])
def test_links_of_a_page_by_the_fewest_requests(
    make_list: MakeList,
    capsys: pytest.CaptureFixture[str],
    services: Services,
    monkeypatch: pytest.MonkeyPatch,
    token: str,
) -> None:
    if token:
        monkeypatch.setenv("HF_TOKEN", token)
        monkeypatch.setenv("GITHUB_TOKEN", token)
    root = make_list({"README.md": PAGE})
    assert run(["--root", str(root), "links", "--no-cache", "--format", "json"]) == 1
    report = as_json(capsys)
    found = {one["url"]: one["verdict"] for one in report["links"]}
    urls = {piece.split("](")[0].lstrip("!["): piece.split("](")[1].rstrip(")") for piece in PAGE.split()}
    assert {name: found[url] for name, url in urls.items()} == EXPECTED
    assert len(services.arxiv.host.log) == 1
    if token != "expired":
        assert report["summary"]["requests"] <= 13
    if token == "good":
        # A batch, and REST's word on the one that the batch did not find.
        assert [one.path for one in services.github.host.log] == ["/graphql", "/repos/lab/gone"]


def test_tokens_go_to_their_own_service_alone(
    make_list: MakeList, services: Services, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HF_TOKEN", "good")
    monkeypatch.setenv("GITHUB_TOKEN", "secret")
    root = make_list({"README.md": PAGE})
    run(["--root", str(root), "links", "--no-cache"])
    assert {one.headers.get("authorization") for one in services.hub.host.log} == {"Bearer good"}
    assert {one.headers.get("authorization") for one in services.github.host.log} == {"Bearer secret"}
    assert {one.headers.get("authorization") for one in services.arxiv.host.log} == {None}
    assert "secret" not in "".join(capsys.readouterr())


def test_verify_reports_both_values_and_fixes_what_is_certain(
    make_list: MakeList, capsys: pytest.CaptureFixture[str], services: Services
) -> None:
    root = make_list({"entries/llm/alpha.yaml": ENTRY})
    assert run(["--root", str(root), "verify", "alpha", "--format", "json"]) == 1
    found = as_json(capsys)["diagnostics"]
    assert [one["rule"] for one in found] == [
        "verify-license",
        "verify-license",
        "verify-archived",
        "verify-moved",
        "verify-moved",
    ]
    assert "MIT" in found[0]["message"]
    assert "Apache-2.0" in found[0]["message"]
    assert run(["--root", str(root), "-q", "verify", "--offline"]) == 1
    told = capsys.readouterr()
    assert "[verify-license]" in told.out
    assert "[verify-moved]" in told.out
    assert ": info:" not in told.out
    assert told.err == ""
    assert run(["--root", str(root), "verify", "--fix", "--offline"]) == 0
    text = (root / "entries/llm/alpha.yaml").read_text()
    assert "license: Apache-2.0" in text
    assert "code: https://github.com/lab/code  # moves" in text
    assert 'url: "https://huggingface.co/lab/new-name"' in text
    capsys.readouterr()
    assert run(["--root", str(root), "verify"]) == 0


def test_verify_asks_little_and_remembers(make_list: MakeList, services: Services) -> None:
    root = make_list({"entries/llm/alpha.yaml": ENTRY})
    run(["--root", str(root), "verify"])
    hosts = (services.hub.host, services.github.host, services.arxiv.host)
    assert [len(one.log) for one in hosts] == [3, 2, 1]
    run(["--root", str(root), "verify"])
    assert [len(one.log) for one in hosts] == [3, 2, 1]


@pytest.mark.parametrize("form", ["text", "github", "sarif", "markdown"])
def test_verify_reports_in_every_format(
    make_list: MakeList, capsys: pytest.CaptureFixture[str], services: Services, form: str
) -> None:
    root = make_list({"entries/llm/alpha.yaml": ENTRY})
    assert run(["--root", str(root), "verify", "entries/llm/alpha.yaml", "--format", form]) == 1
    out = capsys.readouterr().out
    assert "Apache-2.0" in out
    assert ("verify-license" in out) or form == "markdown"


def test_verify_as_markdown_has_headings_only_for_what_there_is_to_do(
    make_list: MakeList, capsys: pytest.CaptureFixture[str], services: Services
) -> None:
    services.github.repositories["lab/code"]["archived"] = False
    services.hub.models["lab/alpha-7b"]["safetensors"] = {"total": 9_000_000_000}
    root = make_list({"entries/llm/alpha.yaml": ENTRY})
    base = ["--root", str(root), "verify", "--format", "markdown", "--deadline", "5m"]
    assert run(base) == 1
    out = capsys.readouterr().out
    assert "### Certain: run `modelist verify --fix` (4)" in out
    assert "### Differences: open the source (1)" in out
    assert "`entries/llm/alpha.yaml:5`" in out
    (root / "entries/llm/alpha.yaml").unlink()
    assert run(base) == 0
    assert "###" not in capsys.readouterr().out
    assert run([*base[:-1], "soon"]) == 2


def test_verify_of_an_entry_that_is_not_there(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_list({"entries/llm/alpha.yaml": ENTRY})
    assert run(["--root", str(root), "verify", "alpah"]) == 2
    assert "alpha" in capsys.readouterr().err


def test_verify_offline_without_a_memory_compares_nothing_and_says_so(
    make_list: MakeList, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_list({"entries/llm/alpha.yaml": ENTRY})
    assert run(["--root", str(root), "verify", "--offline"]) == 0
    assert "not compared" in capsys.readouterr().err


def test_new_from_a_model_is_filled_by_the_hub(
    make_list: MakeList, capsys: pytest.CaptureFixture[str], services: Services
) -> None:
    root = make_list({"entries/organizations.yaml": "lab: {name: Lab, huggingface: [lab]}\n"})
    assert run(["--root", str(root), "new", "llm", "https://huggingface.co/lab/alpha-7b"]) == 0
    said = capsys.readouterr()
    assert said.out == "entries/llm/alpha-7b.yaml\n"
    text = (root / "entries/llm/alpha-7b.yaml").read_text()
    for line in (
        "organization: lab",
        "released: 2024-01  # when the repository was made",
        "sizes: [7B]",
        "license: Apache-2.0",
        "languages: [en, zh]",
        "links:  # its card cites arXiv:2401.01234",
        "  weights: https://huggingface.co/lab/alpha-7b",
        "  - https://huggingface.co/lab/alpha-7b",
    ):
        assert line in text, text
    assert "Not found: context_length, pretraining_tokens, links.paper, links.code." in said.err
    assert run(["--root", str(root), "fmt", "--check"]) == 0


def test_new_from_a_renamed_model_takes_the_new_name(make_list: MakeList, services: Services) -> None:
    root = make_list({})
    assert run(["--root", str(root), "new", "llm", "https://huggingface.co/lab/old-name"]) == 0
    assert "https://huggingface.co/lab/new-name" in (root / "entries/llm/new-name.yaml").read_text()


def test_new_from_a_paper_and_from_code(make_list: MakeList, services: Services) -> None:
    root = make_list({})
    assert run(["--root", str(root), "new", "llm", "arXiv:2401.01234"]) == 0
    text = (root / "entries/llm/alpha.yaml").read_text()
    assert "paper: arXiv:2401.01234" in text
    assert "A Small Model" in text
    assert run(["--root", str(root), "new", "llm", "https://github.com/lab/code"]) == 0
    assert "license: {name: Apache-2.0, applies_to: code}" in (root / "entries/llm/code.yaml").read_text()
    assert run(["--root", str(root), "fmt", "--check"]) == 0


def test_new_without_network_says_so_and_uses_the_address(
    make_list: MakeList, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Web() as web:
        address = web.host("gone.test").local()
    monkeypatch.setenv("HF_ENDPOINT", address)
    monkeypatch.setattr("modelist.commands.new.DEADLINE_S", 1.0)
    root = make_list({})
    assert run(["--root", str(root), "new", "llm", "https://huggingface.co/lab/beta-3b"]) == 0
    assert "sizes: [3B]" in (root / "entries/llm/beta-3b.yaml").read_text()
    assert "what the address says" in capsys.readouterr().err
