"""Entries from issue forms: the form's own words, hostile ones, and the template that the labels come from."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from modelist.catalog.issue_form import LABELS, MAX_ISSUE, read_form
from modelist.catalog.load import parse_entry
from modelist.catalog.organizations import Organization
from modelist.catalog.proposal import Proposal, read_proposal
from modelist.catalog.schema import KINDS
from modelist.core.text import Document

TEMPLATE = Path(__file__).parents[2] / ".github" / "ISSUE_TEMPLATE" / "propose-a-model.yml"
FENCED = {"Weights": "text", "Sources": "text", "Description": "markdown", "Description in Chinese": "markdown"}
VALUES = {
    "Kind": "llm (language model)",
    "Name": "Llama 3.1",
    "Organization": "Meta",
    "Released": "2024-07",
    "Sizes": "8B, 70B, 405B",
    "License": "Apache-2.0",
    "Paper": "arXiv:2407.21783",
    "Code": "https://github.com/meta-llama/llama-models",
    "Weights": "https://huggingface.co/meta-llama/Llama-3.1-8B\nhttps://huggingface.co/meta-llama/Llama-3.1-70B",
    "Homepage": "",
    "Description": "Three sizes.\n\nA longer context.",
    "Description in Chinese": "三种规模。",
    "Sources": "https://arxiv.org/abs/2407.21783",
}


def issue(**changes: str) -> str:
    """The text that GitHub makes of the form; keys with ``_`` for blanks."""
    values = {**VALUES, **{key.replace("_", " "): value for key, value in changes.items()}}
    parts = []
    for label, value in values.items():
        shown = value or "_No response_"
        fence = FENCED.get(label) if value else None
        parts.append(f"### {label}\n\n" + (f"```{fence}\n{shown}\n```" if fence else shown))
    return "\n\n".join(parts) + "\n"


def organizations() -> dict[str, Organization]:
    from modelist.catalog.load import parse_organizations

    found, problems = parse_organizations(Document("entries/organizations.yaml", "meta: {name: Meta}\n"))
    assert not problems
    return dict(found)


def read(text: str) -> Proposal:
    return read_proposal(Document("issue.md", text), organizations())


def test_the_labels_are_those_of_the_template() -> None:
    form = YAML(typ="safe", pure=True).load(TEMPLATE.read_text(encoding="utf-8"))
    elements = [one for one in form["body"] if one["type"] != "markdown"]
    assert [one["attributes"]["label"] for one in elements] == list(LABELS)
    (kinds,) = [one["attributes"]["options"] for one in elements if one["id"] == "kind"]
    assert [one.split(" ")[0] for one in kinds] == list(KINDS)
    assert {
        one["attributes"]["label"]: one["attributes"]["render"] for one in elements if "render" in one["attributes"]
    } == FENCED


def test_a_whole_form_becomes_an_entry() -> None:
    found = read(issue())
    assert found.problems == ()
    assert (found.kind, found.id) == ("llm", "llama-3-1")
    assert (
        found.text
        == """\
# yaml-language-server: $schema=../../schema/model.schema.json
name: Llama 3.1
organization: meta
released: 2024-07
sizes: [8B, 70B, 405B]
license: Apache-2.0
links:
  paper: arXiv:2407.21783
  code: https://github.com/meta-llama/llama-models
  weights:
    - {label: Llama-3.1-8B, url: "https://huggingface.co/meta-llama/Llama-3.1-8B"}
    - {label: Llama-3.1-70B, url: "https://huggingface.co/meta-llama/Llama-3.1-70B"}
description:
  en: |
    Three sizes.

    A longer context.
  zh: |
    三种规模。
sources:
  - https://arxiv.org/abs/2407.21783
"""
    )


def test_what_was_left_empty_is_unknown_or_absent() -> None:
    empty = {key: "" for key in VALUES if key not in ("Kind", "Name", "Sources")}
    found = read(issue(**{key.replace(" ", "_"): value for key, value in empty.items()}))
    assert found.problems == ()
    assert "organization: unknown\nreleased: unknown\nlinks: unknown\nsources:\n" in found.text


def test_usual_spellings_are_understood() -> None:
    found = read(issue(Released="2024/07", Sizes="8b、70b", License="MIT License", Organization="meta"))
    assert found.problems == ()
    assert "released: 2024-07\nsizes: [8B, 70B]\nlicense: MIT\n" in found.text


def test_an_unknown_organization_is_kept_beside_the_value() -> None:
    found = read(issue(Organization="Meta, Nobody # Inc"))
    assert "organization: unknown  # proposed: Meta, Nobody # Inc\n" in found.text
    assert found.remarks == ("not in entries/organizations.yaml yet: Nobody # Inc",)


@pytest.mark.parametrize(
    ("changes", "place", "words"),
    [
        ({"Released": "soon"}, (15, 1), "'soon' is not a date"),
        ({"Paper": "see the blog"}, (27, 1), "neither an address nor an arXiv id"),
        ({"Weights": "javascript:alert(1)"}, (36, 1), "neither an address"),
        ({"Kind": "robot"}, (3, 1), "there is no kind 'robot'"),
        ({"Name": ""}, (1, 1), "the name is missing"),
        ({"Sources": "../../etc/passwd"}, (61, 1), "is not an address"),
    ],
)
def test_a_problem_is_told_at_its_place_in_the_issue(
    changes: dict[str, str], place: tuple[int, int], words: str
) -> None:
    text = issue(**changes)
    found = read(text)
    assert any(words in one.message for one in found.problems), found.problems
    (problem,) = [one for one in found.problems if words in one.message]
    assert problem.location.path == "issue.md"
    assert tuple(Document("issue.md", text).position(problem.location.span.start)) == place


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (issue() + "\n### Name\n\nOther\n", "the element 'Name' occurs twice"),
        (issue(Description="```\n### Sizes\n\n1B"), "occurs twice"),
        (issue() + "\n### Wishes\n\nx\n", "the form has no element 'Wishes'"),
        ("Please add Llama.", "not a submitted proposal form"),
        ("x" * (MAX_ISSUE + 1), "more than"),
        ("", "not a submitted proposal form"),
    ],
)
def test_what_is_no_form_is_refused(text: str, words: str) -> None:
    found = read(text)
    assert any(words in one.message for one in found.problems), found.problems
    assert found.text == ""


def test_headings_in_a_fence_are_text() -> None:
    found = read(issue(Description="### Name\n\nlinks:\n  paper: x"))
    assert found.problems == ()
    assert "name: Llama 3.1\n" in found.text
    assert "    ### Name\n" in found.text


HOSTILE = (
    "a: b # c", "- x", "{x: y}", "*alias", "&anchor x", "!!python/object x", "a\u2028b", "'", '"', "\\",
    "%0A::error::x", "<!-- modelist:end -->", "|\n  x: y", "\ufeff", "../../x", "::set-output name=x::y",
    "$(touch x)", "`id`", "\x07",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("label", [one for one in LABELS if one != "Kind"])
def test_hostile_text_stays_the_value_of_its_own_key(label: str, text: str) -> None:
    found = read(issue(**{label.replace(" ", "_"): text}))
    if found.problems:
        return
    entry, problems = parse_entry(Document(f"entries/llm/{found.id}.yaml", found.text), KINDS["llm"])
    assert not problems, problems
    assert entry is not None
    assert set(found.id) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    if label != "Name":
        assert entry.name == "Llama 3.1"
    if label == "Description":
        assert entry.description.get("en") == f"{text.strip()}\n"


@given(st.text(max_size=300))
def test_any_text_at_all_gives_problems_or_an_entry(text: str) -> None:
    for body in (text, issue(Name=text), issue(Description=text), issue(Organization=text, Sizes=text)):
        found = read_proposal(Document("issue.md", body), {})
        assert bool(found.text) or bool(found.problems)
        if not found.problems:
            entry, problems = parse_entry(Document(f"entries/llm/{found.id}.yaml", found.text), KINDS["llm"])
            assert entry is not None
            assert not problems


@given(st.lists(st.sampled_from(["### Name\n", "### ", "```\n", "~~~\n", "x\n", "\n", "### Sizes\n"]), max_size=30))
def test_values_stand_where_they_are_said_to(parts: list[str]) -> None:
    document = Document("issue.md", "".join(parts))
    values, _ = read_form(document)
    for value in values.values():
        assert document.text[value.span.start :].startswith(value.text)
