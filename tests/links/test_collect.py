"""Links of pages and entries with all their places."""

from __future__ import annotations

import textwrap

import pytest

from modelist.core.diagnostics import ModelistError
from modelist.core.text import Document
from modelist.links.collect import collect_uses, group_uses, plan_targets
from modelist.links.durations import parse_duration, show_age
from modelist.links.settings import LinkSettings, parse_settings
from modelist.links.uses import LinkUse, Style
from modelist.providers.questions import Verdict, VerdictKind

ENTRY = Document(
    "entries/llm/alpha.yaml",
    textwrap.dedent("""\
        name: Alpha
        organization: lab
        license: {name: Own, url: "https://lab.org/license"}
        links:
          paper: arXiv:2307.09288
          code: https://github.com/lab/alpha  # kept
          weights:
            - {label: Alpha 7B, url: 'https://huggingface.co/lab/alpha-7b', badge: "https://img.shields.io/badge/a-b-blue"}
        results: {mmlu: {value: 68.9, source: "https://lab.org/results"}}
        description:
          en: |
            See [the post](https://lab.org/post "title") and
              <https://lab.org/auto>, not [here](#anchor) or [there](other.md).
          zh: "看 [文章](https://lab.org/zh) 吧"
        sources:
          - https://lab.org/page#a
          - https://lab.org/page#b
        """),
)
PAGE = Document(
    "README.md",
    textwrap.dedent("""\
        # List

        [![stars](https://img.shields.io/github/stars/lab/alpha)](https://github.com/lab/alpha) and https://lab.org/bare.
        [ref][x], [again][x], <a href="https://lab.org/a?x=1&amp;y=2">html</a>, [mail](mailto:a@lab.org)

        [x]: https://lab.org/ref

        `https://lab.org/code`

        <!-- modelist:begin table kind=llm -->
        [paper](https://arxiv.org/abs/2307.09288)
        <!-- modelist:end -->
        """),
)


def written(document: Document, use: LinkUse) -> str:
    return document.slice(use.location.span)


def test_every_field_of_an_entry_is_read_with_its_place() -> None:
    uses = collect_uses([ENTRY])
    places = {one.url: (ENTRY.position(one.location.span.start).line, one.style) for one in uses}
    assert places == {
        "https://lab.org/license": (3, Style.DOUBLE),
        "https://arxiv.org/abs/2307.09288": (5, Style.FIXED),
        "https://github.com/lab/alpha": (6, Style.PLAIN),
        "https://huggingface.co/lab/alpha-7b": (8, Style.SINGLE),
        "https://img.shields.io/badge/a-b-blue": (8, Style.DOUBLE),
        "https://lab.org/results": (9, Style.DOUBLE),
        "https://lab.org/post": (12, Style.MARKDOWN),
        "https://lab.org/auto": (13, Style.TEXT),
        "https://lab.org/zh": (14, Style.FIXED),
        "https://lab.org/page#a": (16, Style.PLAIN),
        "https://lab.org/page#b": (17, Style.PLAIN),
    }
    assert all(written(ENTRY, one) == one.written for one in uses)


def test_a_badge_and_its_link_are_of_one_group() -> None:
    groups = {one.url: one.group for one in collect_uses([ENTRY, PAGE])}
    assert groups["https://huggingface.co/lab/alpha-7b"] == groups["https://img.shields.io/badge/a-b-blue"]
    page = {one.url: one.group for one in collect_uses([PAGE])}
    assert page["https://img.shields.io/github/stars/lab/alpha"] == page["https://github.com/lab/alpha"]


def test_every_link_of_a_page_is_read_and_code_is_not() -> None:
    found = {one.url: one for one in collect_uses([PAGE])}
    assert sorted(found) == [
        "https://arxiv.org/abs/2307.09288",
        "https://github.com/lab/alpha",
        "https://img.shields.io/github/stars/lab/alpha",
        "https://lab.org/a?x=1&y=2",
        "https://lab.org/bare",
        "https://lab.org/ref",
    ]
    assert found["https://arxiv.org/abs/2307.09288"].generated
    assert found["https://arxiv.org/abs/2307.09288"].style is Style.FIXED
    assert found["https://lab.org/a?x=1&y=2"].style is Style.FIXED, "an entity is between the text and the address"


def test_one_question_for_each_address_with_all_places() -> None:
    links = group_uses(collect_uses([PAGE, ENTRY]))
    paper = next(one for one in links if one.url == "https://arxiv.org/abs/2307.09288")
    assert [one.location.path for one in paper.uses] == ["entries/llm/alpha.yaml", "README.md"]
    assert paper.shown == paper.url
    targets = {one.url: one for one in plan_targets(one.url for one in links)}
    assert targets["https://lab.org/page"].fragments == ("a", "b")
    assert targets["https://github.com/lab/alpha"].address is not None


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("HTTP://Lab.ORG:80/A b", "http://lab.org/A%20b"),
        ("https://user:secret@lab.org/", "https://lab.org/"),
        ("https://lab.org/模型", "https://lab.org/%E6%A8%A1%E5%9E%8B"),
        ("https://lab.org", "https://lab.org/"),
        ("https://lab.org?a=1", "https://lab.org/?a=1"),
        ("//lab.org/x", "https://lab.org/x"),
        ("https://[2001:db8::1]:8443/x", "https://[2001:db8::1]:8443/x"),
    ],
)
def test_addresses_are_asked_in_one_spelling(text: str, url: str) -> None:
    assert [one.url for one in collect_uses([Document("a.md", f"[x](<{text}>)")])] == [url]


@pytest.mark.parametrize("text", ["mailto:a@b.c", "other.md", "/root", "#anchor", "tel:+1", "www.lab.org", "a:b", ""])
def test_what_is_no_link_to_the_web_is_left_to_the_linter(text: str) -> None:
    assert collect_uses([Document("a.md", f"[x]({text})")]) == ()


def test_fragments_can_be_left_out() -> None:
    urls = {one.url for one in collect_uses([ENTRY], fragments=False)}
    assert "https://lab.org/page" in urls
    assert "https://lab.org/page#a" not in urls


def test_an_older_verdict_goes_along_where_all_links_of_a_page_have_it() -> None:
    older = Verdict(VerdictKind.OK, etag='"1"')
    urls = ["https://lab.org/x#a", "https://lab.org/x#b"]
    assert plan_targets(urls, dict.fromkeys(urls, older))[0].previous == older
    assert plan_targets(urls, {urls[0]: older})[0].previous is None


@pytest.mark.parametrize(
    ("pattern", "url", "is_out"),
    [
        ("lab.org", "https://lab.org/x", True),
        ("lab.org", "https://docs.lab.org:8080/", True),
        ("lab.org", "https://notlab.org/", False),
        ("lab.org", "https://lab.org.evil.com/", False),
        ("lab.org/docs", "https://lab.org/docs/x", True),
        ("lab.org/docs", "https://lab.org/docs2", False),
        ("lab.org/*.pdf", "https://lab.org/a/b.pdf", True),
        ("https://lab.org/*", "https://lab.org/x?y=[1]", True),
        ("https://lab.org/x?y=1", "https://lab.org/x?y=1", True),
        ("https://lab.org/x?y=1", "https://lab.org/xzy=1", False),
        ("https://lab.org/x", "https://lab.org/xy", False),
        ("https://lab.org/x", "https://LAB.org/x", False),
        ("LAB.org", "https://lab.org/x", True),
        ("*.lab.org/**/a*b*c", "https://x.lab.org/1/2/aabcbc", True),
        ("*.lab.org/**/a*b*c", "https://x.lab.org/1/2/aacb", False),
        ("https://*.org/[!a]*", "https://lab.org/[!a]b", True),
        ("https://*.org/[!a]*", "https://lab.org/b", False),
        ("*", "https://lab.org/x", True),
    ],
)
def test_patterns_leave_out_what_they_name(
    pattern: str, url: str, is_out: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What Python makes of a pattern differs from version to version.
    monkeypatch.setattr("fnmatch.translate", lambda _: "(?!)")
    assert parse_settings({"exclude": [pattern]}).excludes(url) is is_out


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('exlude = ["a"]', "2:1: unknown option 'exlude' in links. Did you mean 'exclude'?"),
        ('exclude = "a"', "2:1: exclude must be a list of patterns in quotes, not 'a'"),
        ('exclude_regex = ["("]', "2:1: '(' is no regular expression"),
        ("accept = [4030]", "2:1: accept must be a list of HTTP statuses"),
        ("accept = [true]", "2:1: accept must be a list of HTTP statuses"),
        ("timeout = 10", "2:1: timeout must be a length of time"),
        ('timeout = "0"', "2:1: timeout must be longer than nothing"),
        ("per_host = 0", "2:1: per_host must be a number from 1 to 256"),
        ('fragments = "no"', "2:1: fragments must be true or false"),
        ('max_age = {okay = "1d"}', "2:12: unknown verdict 'okay' in max_age"),
        ('max_age = {ok = "1 day"}', "2:12: ok must be a length of time"),
    ],
)
def test_a_wrong_setting_is_an_error_with_its_place(line: str, message: str) -> None:
    import tomllib

    text = f"[links]\n{line}\n"
    with pytest.raises(ModelistError) as caught:
        parse_settings(tomllib.loads(text)["links"], text)
    assert f"modelist.toml:{message}" in str(caught.value)


def test_settings_are_read() -> None:
    table = {"exclude": ["a.org"], "accept": [403], "timeout": "20s", "max_age": {"ok": "1d"}, "fragments": False}
    found = parse_settings(table)
    assert (found.accept, found.timeout, found.fragments) == (frozenset({403}), 20, False)
    assert found.max_age[VerdictKind.OK] == 86_400
    assert found.max_age[VerdictKind.BROKEN] == LinkSettings().max_age[VerdictKind.BROKEN]


def test_durations() -> None:
    assert [parse_duration(one) for one in ("0", "90s", "30m", "12h", "7d", "1h30m", " 2 W ")] == [
        0, 90, 1800, 43_200, 604_800, 5400, 1_209_600,
    ]  # fmt: skip
    assert {parse_duration(one) for one in ("", "7", "-1d", "d", "1y", "1d2", "٣d")} == {None}
    assert [show_age(one) for one in (60, 3600, 86_400, 8 * 86_400, 15 * 86_400)] == [
        "less than an hour", "1 hour", "1 day", "8 days", "2 weeks",
    ]  # fmt: skip
