"""Rules about links, as far as examples do not show it."""

from __future__ import annotations

import time

import pytest

from linting.rules.link_findings import fixed, found
from modelist.linting.examples import run_example
from modelist.linting.registry import all_rules
from modelist.linting.rule import Example

FAMILY = [rule.id for rule in all_rules().values() if rule.family in ("links", "badges")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a\n\n| M |\n| - |\n| [x] (https://x.org) |\n", (5, 6, " ")),
        ("- [x] (https://x.org)\n- [y] (https://x.org)\n", (2, 6, " ")),
        ("> 1. [模型：a] (https://x.org/a_(b))\n", (1, 12, " ")),
        ("[![x](https://x.org/a.png](https://x.org)\n", (1, 5, "](https://x.org/a.png](https://x.org)")),
        ("[a](https://x.org/a_(b) is\n", (1, 3, "](https://x.org/a_(b) is")),
    ],
)
def test_brackets_that_make_no_link(text: str, place: tuple[int, int, str]) -> None:
    assert found("link-brackets", text) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "- [ ] (https://x.org) to do\n- [x] (https://x.org) done\n",
        "see [1] (https://x.org), [^2] (https://x.org)\n",
        "<div>\n[a] (https://x.org) [b](https://x.org\n</div>\n",
        "<!-- [a] (https://x.org) -->\n",
        "    [a] (https://x.org)\n",
        "$f[x](y)$, `m[i](j)`, a[0](1), \\[a\\](https://x.org)\n",
        "[a]: https://x.org/(b\n\n[a] and [a][] [text][a]\n",
        "| a |\n| - |\n| b | [c](https://x.org) |\n",
        "[a](https://x.org/b\nc)\n",
        "[a](https://x.org）\n",
    ],
)
def test_brackets_that_are_right_or_another_rule_s(text: str) -> None:
    assert found("link-brackets", text) == []


def test_fixes_of_brackets_make_links() -> None:
    assert fixed("link-brackets", "[a] (https://x.org)\n", unsafe=True) == "[a](https://x.org)\n"
    assert fixed("link-brackets", "【a】（https://x.org）\n", unsafe=True) == "[a](https://x.org)\n"
    assert fixed("link-brackets", "(a)[https://x.org]\n", unsafe=True) == "[a](https://x.org)\n"
    assert fixed("link-space-in-target", "![a](b c.png)\n", unsafe=True) == "![a](b%20c.png)\n"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("**[A]**(https://x.org/a)", "**[A](https://x.org/a)**"),
        ("**see [A]**(https://x.org/a) b", "**see [A](https://x.org/a)** b"),
        ("[A]*(https://x.org/a) with a note", "[A](https://x.org/a)* with a note"),
        ("[A]*(https://x.org/a)*", "*[A](https://x.org/a)*"),
        ("**[A]**(https://x.org/a)**", "**[A](https://x.org/a)**"),
    ],
)
def test_the_marks_within_a_link_are_kept_where_it_is_put_together(text: str, after: str) -> None:
    assert fixed("link-brackets", f"{text}\n", unsafe=True) == f"{after}\n"


def test_a_bracket_on_the_wrong_side_of_a_link_gets_no_partner_that_cannot_be_one() -> None:
    pairs = "- [[a](https://x.org/a)] [[b](https://x.org/b)] [[c](https://x.org/c)] [[d](https://x.org/d)]\n" * 3
    for line in ("[a](https://x.org)[x) b\n", "b (x][a](https://x.org)\n"):
        assert len(found("link-stray-bracket", pairs + line)) == 1
        once = fixed("link-stray-bracket", pairs + line, unsafe=True)
        assert found("link-stray-bracket", once) == []
        assert fixed("link-stray-bracket", once, unsafe=True) == once


def test_a_bracket_too_many_behind_a_text_in_brackets_gets_no_partner() -> None:
    pairs = "- [[a](https://x.org/a)] [[b](https://x.org/b)] [[c](https://x.org/c)] [[d](https://x.org/d)]\n"
    line = "- A [[paper]](https://x.org/e)] [[code](https://x.org/f)]\n"
    assert fixed("link-stray-bracket", pairs + line, unsafe=True) == pairs + line.replace("e)]", "e)")
    line = "- A [[[paper]](https://x.org/e) [[code](https://x.org/f)]\n"
    assert fixed("link-stray-bracket", pairs + line, unsafe=True) == pairs + line.replace("[[[", "[[")


def test_the_number_of_an_issue_is_no_address() -> None:
    assert found("link-brackets", "- [WIP parse the page (#13)\n- [x mend it(#14)\n") == []
    assert found("link-brackets", "- [Data Sets(#data-sets)\n") == [(1, 3, "[Data Sets")]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("[https://x.org/a](词)", "[词](https://x.org/a)"),
        ("[https://x.org/a_(b)](词)", "[https://x.org/a_(b)](词)"),
        ("[https://x.org/*b*](Foo)", "[https://x.org/*b*](Foo)"),
        ("[https://x.org/b](<Foo bar>)", "[Foo bar](<https://x.org/b>)"),
    ],
)
def test_text_and_address_change_places_only_where_both_stay_what_they_are(text: str, after: str) -> None:
    assert fixed("link-text-url-mismatch", text, unsafe=True) == after


def test_the_fix_of_a_title_with_the_id_of_another_paper_links_its_own() -> None:
    title = "- **Attention is all you need** [[Paper](https://arxiv.org/{})]\n"
    for wrong, right in (("abs/2201.11903", "abs/1706.03762"), ("pdf/2201.11903v2.pdf", "pdf/1706.03762.pdf")):
        assert fixed("paper-title-mismatch", title.format(wrong), unsafe=True) == title.format(right)
        assert fixed("paper-title-mismatch", title.format(wrong)) == title.format(wrong)
    defined = "[Attention is all you need][a]\n\n[a]: https://arxiv.org/abs/2201.11903\n"
    assert fixed("paper-title-mismatch", defined, unsafe=True) == defined


def test_a_fault_inside_an_address_is_marked_there() -> None:
    assert found("huggingface-url", "a [x](https://huggingface.co/Qwen/Qwen--7B)\n") == [(1, 35, "Qwen--7B")]
    definition = "[x][a] [y][a]\n\n[a]: https://huggingface.co/Qwen/Qwen--7B\n"
    assert found("huggingface-url", definition) == [(3, 34, "Qwen--7B")]
    escaped = "[x](https://huggingface.co/ab/c\\-\\-d)\n"
    assert found("huggingface-url", escaped) == [(1, 5, "https://huggingface.co/ab/c\\-\\-d")]
    assert fixed("link-tracking", '<a href="https://x.org/?a=1&amp;utm_source=b">x</a>') == (
        '<a href="https://x.org/?a=1&amp;utm_source=b">x</a>'
    )


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("[Back to Top](#)", 0),
        ("[⬆️](#) [🔝](#)", 0),
        ("[code](#)", 1),
        ("[code]( )", 1),
        ("[code](<>)", 1),
        ('<a href="#">code</a>', 1),
        ('<a name="x"></a>', 0),
        ("[code][]", 0),
    ],
)
def test_links_to_nowhere(text: str, count: int) -> None:
    assert len(found("link-empty-target", text)) == count


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("[https://a.org](https://b.org)", True),
        ("[https://a.org/x](https://a.org/x/)", False),
        ("[a.org/x](https://www.a.org/X?y=1)", False),
        ("[Qwen/Qwen-7B](https://huggingface.co/Qwen/Qwen-14B)", True),
        ("[Qwen/Qwen](https://huggingface.co/Qwen/Qwen-14B)", False),
        ("[AI/ML](https://huggingface.co/Qwen/Qwen-14B)", False),
        ("[Node.js](https://nodejs.org)", False),
        ("[Character.AI](https://beta.character.ai)", False),
        ("[01.AI](https://github.com/01-ai)", False),
        ("[huggingface.co/a](https://hf.co/a)", False),
        ("[https://github.com/a/b](https://github.com/c/b)", True),
    ],
)
def test_texts_that_are_addresses(text: str, is_wrong: bool) -> None:
    assert bool(found("link-text-url-mismatch", text)) is is_wrong


def test_an_entry_s_addresses_are_marked_in_its_file() -> None:
    entry = 'name: A\norganization: unknown\nreleased: 2024-01\nlinks:\n  code: "http://localhost:80/x"\n'
    assert found("entry-url", entry, "entries/llm/a.yaml") == [(5, 17, "localhost")]


def test_hosts_and_ids() -> None:
    assert found("link-malformed", "[x](https://githb.com/a/b)\n") == [(1, 13, "githb.com")]
    assert found("arxiv-id", "arXiv: 2313.00001 and arXiv:2312.00001\n") == [(1, 8, "2313.00001")]
    assert found("arxiv-id", "[x](https://arxiv.org/abs/2609.00001)\n") == [(1, 27, "2609.00001")]


def test_escapes_in_bare_addresses_are_left_to_the_author() -> None:
    text = "| https://x.org/a\\#b |\n| - |\n"
    assert found("bare-url", text) == [(1, 3, "https://x.org/a\\#b")]
    assert fixed("bare-url", text) == text
    assert (
        fixed("bare-url", "（https://x.org/a）和 https://x.org/b。\n")
        == "（<https://x.org/a>）和 <https://x.org/b>。\n"
    )


HOSTILE = (
    "[a](http://x " * 400,
    "[" * 3_000,
    "](http" * 1_500,
    "【" * 1_500 + "】(http://x)" * 300,
    "(a)[http://x " * 500,
    "[a(http://x" * 500,
    "![](https://img.shields.io/badge/" + "-" * 3_000 + ")",
    "[" + "x" * 5_000 + "](https://github.com/" + "a" * 5_000 + ")",
    "[a](http://[::1) [b](http://:80) [c](http://a@b:c) [d](//) [e](?) [f](\ud800) <http://\u202e>",
    "<a href='" + "&" * 500 + "'>x</a><img src><a href><img alt=''>",
    "\0[a](\0)\r[b](\r)",
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_read_in_good_time(text: str) -> None:
    start = time.process_time()
    for rule in FAMILY:
        found(rule, text)
    assert time.process_time() - start < 5


def test_a_paper_that_dozens_of_entries_share_is_of_none_of_them() -> None:
    entry = "name: {}\norganization: {}\nreleased: 2024-01\nlinks:\n  paper: arXiv:2310.06825\n"
    organizations = {"entries/organizations.yaml": "one: {name: One}\ntwo: {name: Two}\n"}
    rule = all_rules()["entry-paper-of-other"]
    for count, expected in ((30, 30), (40, 0)):
        others = {f"entries/llm/oak{n}.yaml": entry.format(f"Oak{n}", "two") for n in range(count)}
        example = Example(entry.format("Elm", "one"), path="entries/llm/elm.yaml", files={**organizations, **others})
        assert len(run_example(rule, example).found) == expected


def test_a_title_that_stands_with_its_own_paper_elsewhere_gets_no_other_id() -> None:
    wrong = "- [Attention is all you need](https://arxiv.org/abs/1706.03726)\n"
    right = "- [Attention Is All You Need](https://arxiv.org/abs/1706.03762)\n"
    assert fixed("paper-title-mismatch", wrong, unsafe=True) == wrong.replace("03726", "03762")
    assert fixed("paper-title-mismatch", wrong + right, unsafe=True) == wrong + right
    assert len(found("paper-title-mismatch", wrong + right)) == 1
