"""Shards, and the reports that they add up to."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from modelist.core.diagnostics import ModelistError
from modelist.core.text import Document
from modelist.links.collect import FoundLink, collect_uses, group_uses
from modelist.links.merge import merge_reports, read_report
from modelist.links.report import LinkReport, LinkResult, Place, make_report
from modelist.links.report_json import report_json
from modelist.links.run import lane_of
from modelist.links.shards import Shard, assign_lanes, parse_shard, select_shard
from modelist.providers.questions import Verdict, VerdictKind
from modelist.providers.services import SERVICES

SITES = ("github.com/lab/r{}", "huggingface.co/lab/m{}", "arxiv.org/abs/2307.{:05}", "host{}.org/x", "one.org/p{}")


def links() -> tuple[FoundLink, ...]:
    urls = [f"https://{site.format(n)}" for site in SITES for n in range(1, 31)]
    return group_uses(collect_uses([Document("a.md", "\n\n".join(f"<{one}>" for one in urls))]))


def lanes(found: list[FoundLink]) -> set[str]:
    return {lane_of(one, SERVICES) for one in found}


@pytest.mark.parametrize("total", [1, 2, 3, 7])
def test_shards_have_all_links_once_and_no_host_twice(total: int) -> None:
    every = links()
    parts = [select_shard(every, lambda one: lane_of(one, SERVICES), Shard(n + 1, total)) for n in range(total)]
    assert sorted(one.url for part in parts for one in part) == [one.url for one in every]
    for one in range(total):
        for other in range(one):
            assert not lanes(parts[one]) & lanes(parts[other])


def test_each_service_is_one_lane_and_each_other_host_its_own() -> None:
    sizes = Counter(lane_of(one, SERVICES) for one in links())
    assert sizes["github"] == sizes["huggingface"] == sizes["arxiv"] == sizes["one.org"] == 30
    assert sizes["host7.org"] == 1


def test_parts_are_even_and_do_not_depend_on_order() -> None:
    sizes = Counter({"a": 9, "b": 5, "c": 5, "d": 1, "e": 1, "f": 1})
    parts = assign_lanes(sizes, 2)
    loads = Counter({part: sum(sizes[one] for one in parts if parts[one] == part) for part in (1, 2)})
    assert sorted(loads.values()) == [11, 11]
    assert assign_lanes(Counter(dict(reversed(sizes.items()))), 2) == parts


@pytest.mark.parametrize("text", ["0/2", "3/2", "1/0", "1", "a/b", "1/257", "-1/2", "1/2/3", "²/3", ""])
def test_what_is_no_shard_is_refused(text: str) -> None:
    with pytest.raises(ModelistError, match="--shard"):
        parse_shard(text)


def result(url: str, kind: VerdictKind, *paths: str, **more: Any) -> LinkResult:
    verdict = Verdict(
        kind, "why", 404 if kind is VerdictKind.BROKEN else 200, "https://new.org/", "note", "https://try.org/"
    )
    return LinkResult(url, verdict, tuple(Place(path, 3, 4, 3, 9) for path in paths), 2, False, **more)


def test_a_report_reads_back_as_it_was() -> None:
    report = make_report(
        [
            result("https://a.org/", VerdictKind.BROKEN, "a.md", "b.md", bad_since=7, bad_times=2),
            result("https://b.org/", VerdictKind.OK, "a.md"),
        ],
        requests=5,
        stopped=True,
    )
    assert read_report(report_json(report), "r.json") == report


def test_the_json_has_the_shape_that_the_contract_promises() -> None:
    data = json.loads(report_json(make_report([result("https://a.org/", VerdictKind.BROKEN, "a.md", "b.md")], 3)))
    assert data["version"] == 1
    assert data["summary"] == {
        "links": 2, "unique": 1, "requests": 3, "cached": 0,
        "ok": 0, "redirected": 0, "broken": 1, "forbidden": 0, "unverified": 0, "excluded": 0,
    }  # fmt: skip
    one = data["links"][0]
    expected = {"url", "verdict", "status", "reason", "final_url", "attempts", "cached", "sources"}
    assert expected <= set(one)
    assert one["sources"][0] == {"path": "a.md", "line": 3, "column": 4, "end_line": 3, "end_column": 9}


def test_merged_reports_add_up() -> None:
    one = make_report([result("https://a.org/", VerdictKind.OK, "a.md")], 2)
    two = make_report([result("https://b.org/", VerdictKind.BROKEN, "a.md")], 3, stopped=True)
    merged = merge_reports([two, one])
    assert [it.url for it in merged.results] == ["https://a.org/", "https://b.org/"]
    assert (merged.requests, merged.stopped, merged.has_failures) == (5, True, True)


@pytest.mark.parametrize(
    ("first", "second", "kept"),
    [
        (VerdictKind.UNVERIFIED, VerdictKind.OK, VerdictKind.OK),
        (VerdictKind.OK, VerdictKind.BROKEN, VerdictKind.BROKEN),
        (VerdictKind.UNVERIFIED, VerdictKind.BROKEN, VerdictKind.BROKEN),
        (VerdictKind.EXCLUDED, VerdictKind.OK, VerdictKind.OK),
    ],
)
def test_a_certain_verdict_goes_first_and_places_are_joined(
    first: VerdictKind, second: VerdictKind, kept: VerdictKind
) -> None:
    reports = [make_report([result("https://a.org/", one, path)]) for one, path in ((first, "a.md"), (second, "b.md"))]
    for order in (reports, reports[::-1]):
        found = merge_reports(order).results[0]
        assert found.verdict.kind is kept
        assert [one.path for one in found.sources] == ["a.md", "b.md"]


GOOD: dict[str, Any] = json.loads(report_json(make_report([result("https://a.org/", VerdictKind.OK, "a.md")])))


def damaged(change: dict[str, Any], link: dict[str, Any] | None = None, place: dict[str, Any] | None = None) -> str:
    one = GOOD["links"][0]
    source = {**one["sources"][0], **(place or {})}
    return json.dumps({**GOOD, "links": [{**one, "sources": [source], **(link or {})}], **change})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "the report is not an object"),
        ("{}", "version is not 1"),
        (damaged({"version": True}), "version is not 1"),
        (damaged({"links": {}}), "links is not a list"),
        (damaged({"summary": []}), "summary is not an object"),
        (damaged({"summary": {"requests": -1}}), "summary.requests is not a number"),
        (damaged({"links": [1]}), r"links\[0\] is not an object"),
        (damaged({}, {"verdict": "fine"}), r"links\[0\].verdict is none of"),
        (damaged({}, {"url": 7}), r"links\[0\].url is not a short text"),
        (damaged({}, {"url": "x" * 30_000}), r"links\[0\].url is not a short text"),
        (damaged({}, {"url": "https://x.org/\ud800"}), r"links\[0\].url has half of a character"),
        (damaged({}, {"note": "\udc80"}), r"links\[0\].note has half of a character"),
        (damaged({}, {"status": "404"}), r"links\[0\].status is not a number"),
        (damaged({}, {"status": 1e9}), r"links\[0\].status is not a number"),
        (damaged({}, {"sources": None}), r"links\[0\].sources is not a list"),
        (damaged({}, None, {"path": "/etc/passwd"}), r"sources\[0\].path is no path"),
        (damaged({}, None, {"path": "a/../../b"}), r"sources\[0\].path is no path"),
        (damaged({}, None, {"path": "a\n::error::b"}), r"sources\[0\].path is no path"),
        (damaged({}, None, {"line": 0}), "lines and columns begin at 1"),
        (damaged({"links": [GOOD["links"][0]] * 2}), "names an address twice"),
    ],
)
def test_a_report_of_anybody_is_checked(text: str, message: str) -> None:
    with pytest.raises(ModelistError, match=f"r.json: .*{message}"):
        read_report(text, "r.json")


def test_nothing_merges_to_nothing() -> None:
    assert merge_reports([]) == LinkReport()
