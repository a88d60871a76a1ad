"""What a run says, in every format, also of links and pages that strangers wrote."""

from __future__ import annotations

import json
import re

import pytest
from markdown_it import MarkdownIt

from modelist.core.text import Document
from modelist.links.findings import DOCUMENTATION, findings
from modelist.links.report import LinkReport, LinkResult, Place, make_report
from modelist.links.report_markdown import code, report_markdown
from modelist.links.report_text import summary_line
from modelist.providers.questions import Verdict, VerdictKind
from modelist.reporters.github import report_github
from modelist.reporters.sarif import report_sarif
from modelist.reporters.text import report_text

NOW = 1_700_000_000
DAY = 86_400
TEXT = Document("README.md", "# A\n\n[a](https://gone.org/x) and [b](https://moved.org/x)\n")
HOSTILE = [
    "https://a.org/`code` @everyone <script>alert(1)</script>",
    "https://a.org/\n\n# Heading\n::error::x",
    "https://a.org/``` ]( [x](javascript:alert(1)) | --> <!--",
    "https://a.org/\u202egnp.exe\u200b\x1b[31m",
    "`",
    "https://a.org/" + "x" * 5000,
]


def result(
    url: str, kind: VerdictKind, places: tuple[Place, ...] = (), reason: str = "why", **more: object
) -> LinkResult:
    status = more.pop("status", 404 if kind is VerdictKind.BROKEN else None)
    final = more.pop("final_url", None)
    verdict = Verdict(kind, reason, status, final, str(more.pop("note", "")), str(more.pop("suggestion", "")))  # type: ignore[arg-type]
    return LinkResult(url, verdict, places or (Place("README.md", 3, 5, 3, 23),), 1, False, **more)  # type: ignore[arg-type]


BROKEN = result(
    "https://gone.org/x",
    VerdictKind.BROKEN,
    suggestion="https://web.archive.org/web/2/https://gone.org/x",
    bad_since=NOW - 20 * DAY,
    bad_times=3,
)
MOVED = result(
    "https://moved.org/x", VerdictKind.REDIRECTED, (Place("README.md", 3, 33, 3, 52),), final_url="https://new.org/x"
)
REFUSED = result("http://10.0.0.1/", VerdictKind.FORBIDDEN, reason="private")
CLOSED = result("https://huggingface.co/lab/x", VerdictKind.FORBIDDEN, reason="disabled", status=200)
OPEN = result("https://slow.org/", VerdictKind.UNVERIFIED, reason="no answer in time")
FINE = result("https://fine.org/", VerdictKind.OK)
REPORT = make_report([BROKEN, MOVED, REFUSED, CLOSED, OPEN, FINE], requests=6)


def test_the_summary_counts() -> None:
    expected = "6 links in 6 places: 1 broken, 2 forbidden, 1 redirected, 1 unverified, 1 ok; 6 requests"
    assert summary_line(REPORT) == expected
    assert summary_line(LinkReport()) == "0 links in 0 places; 0 requests"
    assert summary_line(make_report([FINE], 1, True)).endswith("1 request; the run was ended before all was asked")


def test_a_failure_is_what_is_certain_or_refused_by_policy() -> None:
    assert {one.url for one in REPORT.results if one.is_failure} == {BROKEN.url, REFUSED.url}


def test_text_quotes_the_line_and_says_what_to_do() -> None:
    text = report_text(findings(REPORT, {"README.md": TEXT}, NOW, each=False), {"README.md": TEXT})
    assert (
        "README.md:3:5: error: https://gone.org/x: why; no good answer since 2023-10-25 (2 weeks, asked 3 times)"
        in text
    )
    assert "help: Try https://web.archive.org/web/2/https://gone.org/x" in text
    assert "to https://new.org/x [link-redirected]" in text
    assert "help: Run: modelist links --fix" in text
    assert "fine.org" not in text


def test_text_tells_of_a_link_once_and_annotations_at_each_place() -> None:
    places = (Place("README.md", 1, 1, 1, 2), Place("README.md", 3, 5, 3, 23), Place("README.md", 3, 9, 3, 9, True))
    report = make_report([result("https://gone.org/x", VerdictKind.BROKEN, places)])
    assert len(findings(report, {"README.md": TEXT}, NOW, each=False)) == 1
    each = findings(report, {"README.md": TEXT}, NOW, each=True)
    assert [TEXT.position(one.location.span.start).line for one in each] == [1, 3], "no finding in a generated region"


def test_a_link_that_only_a_region_has_is_told_once() -> None:
    places = (Place("README.md", 1, 1, 1, 2, True), Place("README.md", 3, 5, 3, 23, True))
    report = make_report([result("https://gone.org/x", VerdictKind.BROKEN, places)])
    assert len(findings(report, {"README.md": TEXT}, NOW, each=True)) == 1


def test_sarif_and_annotations_have_the_place() -> None:
    found = findings(REPORT, {"README.md": TEXT}, NOW, each=True)
    sarif = json.loads(report_sarif(found, {"README.md": TEXT}, DOCUMENTATION))
    first = sarif["runs"][0]["results"][0]
    assert first["ruleId"] in ("link-broken", "link-forbidden")
    assert first["locations"][0]["physicalLocation"]["region"]["startLine"] == 3
    annotations = report_github(found, {"README.md": TEXT})
    assert "::error file=README.md,line=3,endLine=3,col=5,endColumn=23,title=link-broken::" in annotations


def test_files_that_are_not_at_hand_have_a_place_all_the_same() -> None:
    assert findings(REPORT, {}, NOW, each=False)[0].location.path == "README.md"


def test_markdown_is_grouped_by_what_to_do() -> None:
    text = report_markdown(REPORT, NOW)
    headings = re.findall(r"^### (.*)$", text, re.MULTILINE)
    assert headings == [
        "Broken: mend or remove (1)",
        "Refused: replace (1)",
        "Moved for good: run `modelist links --fix` (1)",
        "Closed to readers (1)",
        "Could not be verified: look at those that stay here (1)",
    ]
    assert "no good answer since 2023-10-25 (2 weeks, asked 3 times)" in text
    assert "now `https://new.org/x`" in text
    assert "in `README.md:3`" in text
    assert "fine.org" not in text


@pytest.mark.parametrize("text", HOSTILE)
def test_what_strangers_write_stays_in_its_code_span(text: str) -> None:
    report = make_report(
        [result(text, VerdictKind.BROKEN, (Place("a`b.md", 1, 1),), reason=text, note=text, suggestion=text)]
    )
    markdown = report_markdown(report, NOW)
    tokens = MarkdownIt("commonmark").parse(markdown)
    inline = [child for one in tokens for child in one.children or ()]
    assert {one.type for one in inline} <= {"text", "code_inline", "softbreak", "hardbreak"}
    assert not any(one.type == "html_block" for one in tokens)
    outside = "".join(one.content for one in inline if one.type == "text")
    assert not re.search(r"@|script|a\.org|\x1b|\u202e|::", outside)
    assert not re.search("[\x1b\u202e\u200b]", markdown)
    assert [one.tag for one in tokens if one.type == "heading_open"] == ["h2", "h3"]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_code_span_holds_any_text(text: str) -> None:
    tokens = MarkdownIt("commonmark").parseInline(f"x {code(text)} y")[0].children or []
    assert [one.type for one in tokens] == ["text", "code_inline", "text"]


def test_a_summary_fits_into_an_issue() -> None:
    many = [result(f"https://a.org/{n:05}", VerdictKind.BROKEN) for n in range(3000)]
    many += [result(f"https://b.org/{n:05}", VerdictKind.UNVERIFIED) for n in range(100)]
    text = report_markdown(make_report(many), NOW)
    assert len(text) < 65_536
    assert "3100 links" in text
    assert re.search(r"\d+ more lines did not fit", text)


def test_the_longest_broken_stand_first() -> None:
    old = result("https://z.org/", VerdictKind.BROKEN, bad_since=NOW - 90 * DAY, bad_times=9)
    text = report_markdown(make_report([BROKEN, old]), NOW)
    assert text.index("z.org") < text.index("gone.org")
