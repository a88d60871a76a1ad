"""Entries against facts: each difference with both values, tolerances, and the fixes that are certain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from modelist.catalog.entry import Entry
from modelist.catalog.load import parse_entry
from modelist.catalog.schema import KINDS
from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.edits import Safety, apply_fixes
from modelist.core.quantities import Size
from modelist.core.text import Document
from modelist.links.evidence import wanted_urls
from modelist.links.verify import verify_entry
from modelist.links.verify_sizes import fits
from modelist.providers.questions import Verdict, VerdictKind

HUB, GIT, PAPER = (
    "https://huggingface.co/lab/alpha-7b",
    "https://github.com/lab/alpha",
    "https://arxiv.org/abs/2401.01234",
)
TEXT = """\
name: Alpha
organization: lab
released: 2024-01
sizes: [7B]
license: Apache-2.0  # as in the repository
links:
  paper: arXiv:2401.01234
  code: https://github.com/lab/alpha
  weights: https://huggingface.co/lab/alpha-7b
"""
PAPER_FACTS = {"service": "arxiv", "id": "2401.01234", "title": "Alpha: a model", "published": "2024-01-15T00:00:00Z"}


def entry(text: str = TEXT, kind: str = "llm") -> Entry:
    found, problems = parse_entry(Document(f"entries/{kind}/alpha.yaml", text), KINDS[kind])
    assert found is not None, problems
    return found


def ok(facts: Mapping[str, Any]) -> Verdict:
    return Verdict(VerdictKind.OK, status=200, facts=facts)


def hub(**facts: object) -> dict[str, Any]:
    return {"service": "huggingface", "kind": "model", "id": "lab/alpha-7b", **facts}


def git(**facts: object) -> dict[str, Any]:
    return {"service": "github", "full_name": "lab/alpha", **facts}


def differences(text: str, verdicts: Mapping[str, Verdict], kind: str = "llm") -> tuple[Diagnostic, ...]:
    return verify_entry(entry(text, kind), verdicts)


def rules(found: tuple[Diagnostic, ...]) -> list[str]:
    return [one.rule for one in found]


def fixed(text: str, found: tuple[Diagnostic, ...]) -> str:
    return apply_fixes(text, [one.fix for one in found if one.fix is not None])[0]


def test_only_links_that_services_know_are_asked_for() -> None:
    text = TEXT + "  homepage: https://example.org/\n  blog: https://huggingface.co/blog/alpha#x\n"
    assert wanted_urls(entry(text)) == (PAPER, GIT, HUB, "https://huggingface.co/blog/alpha")


def test_an_entry_that_agrees_gives_nothing() -> None:
    weights = hub(license="apache-2.0", parameters=6_900_000_000, created="2024-01-20T00:00:00Z", arxiv=["2401.01234"])
    verdicts = {HUB: ok(weights), GIT: ok(git(license="Apache-2.0")), PAPER: ok(PAPER_FACTS)}
    assert differences(TEXT, verdicts) == ()


def test_nothing_known_gives_nothing() -> None:
    unverified = Verdict(VerdictKind.UNVERIFIED, "no answer")
    assert differences(TEXT, {}) == ()
    assert differences(TEXT, dict.fromkeys((HUB, GIT, PAPER), unverified)) == ()


def test_a_renamed_repository_is_fixed_with_comments_kept() -> None:
    moved = Verdict(
        VerdictKind.REDIRECTED, "renamed", 200, "https://github.com/new/alpha", facts=git(full_name="new/alpha")
    )
    found = differences(TEXT, {GIT: moved})
    assert rules(found) == ["verify-moved"]
    assert "github.com/lab/alpha" in found[0].message
    assert "github.com/new/alpha" in found[0].message
    assert fixed(TEXT, found) == TEXT.replace("github.com/lab/alpha", "github.com/new/alpha")


def test_an_address_that_became_another_younger_thing_is_no_safe_fix() -> None:
    stranger = hub(id="other/alpha", created="2024-09-01T00:00:00Z")
    moved = Verdict(VerdictKind.REDIRECTED, "renamed", 200, "https://huggingface.co/other/alpha", facts=stranger)
    found = [one for one in differences(TEXT, {HUB: moved}) if one.rule == "verify-moved"]
    assert "2024-09-01" in found[0].message
    assert found[0].fix is not None
    assert found[0].fix.safety is Safety.UNSAFE


def test_a_missing_thing_is_an_error_with_what_to_try() -> None:
    gone = Verdict(VerdictKind.BROKEN, "missing", 404, suggestion="https://archive.test/x")
    found = differences(TEXT, {GIT: gone})
    assert (rules(found), found[0].severity) == (["verify-missing"], Severity.ERROR)
    assert "archive.test" in found[0].help


def test_an_archived_repository_is_told_unless_the_entry_says_so() -> None:
    verdicts = {GIT: ok(git(archived=True))}
    assert rules(differences(TEXT, verdicts)) == ["verify-archived"]
    assert differences(TEXT + "status: superseded\n", verdicts) == ()


def test_another_licence_names_both_and_the_source_and_is_fixed_by_its_spdx_id() -> None:
    found = differences(TEXT, {HUB: ok(hub(license="mit"))})
    assert rules(found) == ["verify-license"]
    for word in ("Apache-2.0", "MIT", "Hugging Face", "lab/alpha-7b"):
        assert word in found[0].message
    assert fixed(TEXT, found) == TEXT.replace("Apache-2.0", "MIT")


@pytest.mark.parametrize(
    ("own", "stated"),
    [
        ("GPL-3.0-only", {"license": "gpl-3.0"}),
        ('{name: Llama 2 Community License, url: "https://x.org/l"}', {"license": "llama2"}),
        ('{name: Meta Llama 3 Community License Agreement, url: "https://x.org/l"}', {"license": "llama3"}),
        ('{name: Qwen License, url: "https://x.org/l"}', {"license": "other", "license_name": "qwen"}),
        ('{name: Its Own License, url: "https://x.org/l"}', {"license": "other"}),
        ("CC-BY-NC-4.0", {"license": "cc-by-nc-4.0"}),
        ("[{name: MIT, applies_to: code}, {name: Gemma Terms of Use, applies_to: weights}]", {"license": "gemma"}),
    ],
)
def test_licences_that_are_the_same_under_another_name(own: str, stated: dict[str, str]) -> None:
    text = TEXT.replace("Apache-2.0  # as in the repository", own)
    assert differences(text, {HUB: ok(hub(**stated))}) == ()


def test_a_licence_with_a_name_of_its_own_is_told_but_not_written() -> None:
    found = differences(TEXT, {HUB: ok(hub(license="llama3"))})
    assert rules(found) == ["verify-license"]
    assert found[0].fix is None


def test_the_licence_of_code_only_informs_and_only_where_weights_state_none() -> None:
    found = differences(TEXT, {GIT: ok(git(license="MIT"))})
    assert (rules(found), found[0].severity, found[0].fix) == (["verify-license"], Severity.INFO, None)
    assert differences(TEXT, {GIT: ok(git(license="MIT")), HUB: ok(hub(license="apache-2.0"))}) == ()


def test_a_licence_that_the_entry_lacks_is_added_before_the_links() -> None:
    text = TEXT.replace("license: Apache-2.0  # as in the repository\n", "")
    found = differences(text, {HUB: ok(hub(license="apache-2.0"))})
    assert fixed(text, found) == text.replace("links:", "license: Apache-2.0\nlinks:")


def test_a_count_far_from_the_size_is_told_with_both() -> None:
    found = differences(TEXT, {HUB: ok(hub(parameters=9_200_000_000))})
    assert rules(found) == ["verify-size"]
    assert "7B" in found[0].message
    assert "9.2B" in found[0].message


@pytest.mark.parametrize(
    ("count", "size", "good"),
    [
        (6_738_415_616, "7B", True),
        (1_235_814_400, "1B", True),
        (2_506_172_416, "2B", False),
        (46_702_792_704, "8x7B", True),
        (70_000_000_000, "8x7B", False),
        (494_032_768, "0.5B", True),
        (5_100_000_000, "E2B", True),
        (235_093_634_560, "235B-A22B", True),
        (3_500_000_000, "7B", False),
    ],
)
def test_sizes_round_and_experts_share(count: int, size: str, good: bool) -> None:
    parsed = Size.parse(size)
    assert parsed is not None
    assert fits(count, parsed) is good


def test_counts_of_copies_and_of_weights_that_may_be_any_size_are_left_out() -> None:
    for facts in (
        hub(parameters=1, quantized=True),
        hub(parameters=1, adapter=True),
        hub(parameters=1, id="l/a-7b-GPTQ"),
    ):
        assert differences(TEXT, {HUB: ok(facts)}) == ()
    text = TEXT.replace("[7B]", "[7B, 13B]")
    assert differences(text, {HUB: ok(hub(parameters=1, id="lab/alpha"))}) == ()
    assert rules(differences(text, {HUB: ok(hub(parameters=10**9, id="lab/alpha-13b-hf"))})) == ["verify-size"]


def test_a_release_far_from_every_date_is_doubted() -> None:
    late = {
        PAPER: ok({**PAPER_FACTS, "published": "2023-08-15T00:00:00Z"}),
        HUB: ok(hub(created="2023-09-01T00:00:00Z")),
    }
    found = differences(TEXT, late)
    assert (rules(found), found[0].severity) == (["verify-released"], Severity.WARNING)
    for word in ("2024-01", "2023-08-15", "2023-09-01", "arXiv", "Hugging Face"):
        assert word in found[0].message


def test_one_date_near_the_release_is_enough_and_old_records_say_nothing() -> None:
    near = {
        PAPER: ok({**PAPER_FACTS, "published": "2023-08-15T00:00:00Z"}),
        HUB: ok(hub(created="2024-02-01T00:00:00Z")),
    }
    assert differences(TEXT, near) == ()
    assert differences(TEXT, {HUB: ok(hub(created="2022-03-02T23:29:04.000Z"))}) == ()


def test_weights_made_late_only_inform() -> None:
    found = differences(TEXT, {HUB: ok(hub(created="2025-01-01T00:00:00Z"))})
    assert (rules(found), found[0].severity) == (["verify-released"], Severity.INFO)


def test_a_title_of_something_else_is_told_and_doubted_where_cards_cite_other_papers() -> None:
    facts = {**PAPER_FACTS, "title": "On the growth of moss"}
    found = differences(TEXT, {PAPER: ok(facts)})
    assert (rules(found), found[0].severity, found[0].fix) == (["verify-paper"], Severity.INFO, None)
    assert "On the growth of moss" in found[0].message
    found = differences(TEXT, {PAPER: ok(facts), HUB: ok(hub(arxiv=["2312.00001"]))})
    assert found[0].severity is Severity.WARNING
    assert "2312.00001" in found[0].help
    assert differences(TEXT, {PAPER: ok(facts), HUB: ok(hub(arxiv=["2401.01234"]))}) == ()


def test_a_paper_that_only_the_card_names_is_a_hint() -> None:
    text = TEXT.replace("  paper: arXiv:2401.01234\n", "")
    found = differences(text, {HUB: ok(hub(arxiv=["2401.01234", "junk"]))})
    assert (rules(found), found[0].severity) == (["verify-paper"], Severity.INFO)
    assert "arXiv:2401.01234" in found[0].message


def test_another_base_model_than_the_stated_language_model() -> None:
    text = TEXT + "vision: {language_model: Vicuna-7B}\n"
    assert rules(differences(text, {HUB: ok(hub(base_models=["Qwen/Qwen2-7B"]))}, "vlm")) == ["verify-base-model"]
    assert differences(text, {HUB: ok(hub(base_models=["lmsys/vicuna-7b-v1.5"]))}, "vlm") == ()


def test_facts_of_odd_shapes_are_borne() -> None:
    odd = hub(license=3, parameters="x", created=7, arxiv=[1], base_models=[2], license_name=None)
    assert isinstance(differences(TEXT, {HUB: ok(odd), PAPER: ok({"service": "arxiv", "title": 3, "id": 4})}), tuple)
