"""New addresses of what has moved, written where the old ones stand."""

from __future__ import annotations

import time

from modelist.core.text import Document
from modelist.documents.markdown import parse_markdown
from modelist.documents.yaml import parse_yaml
from modelist.links.collect import collect_uses
from modelist.links.fixing import fix_links
from modelist.providers.questions import Verdict, VerdictKind

OLD, NEW = "https://lab.org/old", "https://lab.org/new"


def moved(to: str = NEW, **more: object) -> Verdict:
    return Verdict(VerdictKind.REDIRECTED, "moved", 200, to, facts=more)


def fixed(path: str, text: str, verdicts: dict[str, Verdict]) -> str:
    document = Document(path, text)
    return fix_links({path: document}, collect_uses([document]), verdicts).get(path, text)


def test_every_way_of_writing_an_address_in_an_entry() -> None:
    text = (
        f"name: A  # {OLD} in a comment stays\nlinks:\n  code: {OLD}   # kept\n  blog: '{OLD}'\n"
        f'  demo: ["{OLD}"]\ndescription:\n  en: |\n    [{OLD}]({OLD}) <{OLD}> {OLD} `{OLD}`\n'
        f'    <a href="{OLD}">x</a>\n'
    )
    expected = text.replace(OLD, NEW).replace(f"# {NEW}", f"# {OLD}").replace(f"`{NEW}`", f"`{OLD}`")
    assert fixed("entries/llm/a.yaml", text, {OLD: moved()}) == expected


def test_an_address_that_needs_quotes_gets_them() -> None:
    new = "https://lab.org/a#b: c,'\"[x]"
    for value in (OLD, f"'{OLD}'", f'"{OLD}"'):
        text = fixed("entries/llm/a.yaml", f"links:\n  code: {value}\n", {OLD: moved(new)})
        node, faults = parse_yaml(Document("a", text))
        assert node is not None
        assert not faults
        written = node.find("links", "code")
        assert written is not None
        assert (written.text or "").replace("%20", " ").replace("%22", '"').replace("%27", "'") == new


def test_an_address_that_would_end_its_link_is_encoded() -> None:
    new = "https://lab.org/a_(b) c|d"
    text = fixed("README.md", f"| [x]({OLD}) | <{OLD}> |\n| - | - |\n", {OLD: moved(new)})
    links = parse_markdown(Document("README.md", text)).links
    assert links[0].destination == "https://lab.org/a_%28b%29%20c%7Cd"
    assert text.count("|") == 6


def test_a_badge_goes_along_with_its_link() -> None:
    old, new = "https://github.com/lab/alpha", "https://github.com/neworg/alpha2"
    page = f"[![s](https://img.shields.io/github/stars/Lab/alpha?style=social)]({old}) ![o](https://img.shields.io/github/stars/lab/alpha)\n"
    assert fixed("README.md", page, {old: moved(new)}) == page.replace(
        "stars/Lab/alpha?", "stars/neworg/alpha2?"
    ).replace(old, new)
    entry = f'links:\n  code:\n    - {{url: "{old}", badge: "https://img.shields.io/github/stars/lab/alpha"}}\n'
    expected = entry.replace(old, new).replace("stars/lab/alpha", "stars/neworg/alpha2")
    assert fixed("entries/llm/a.yaml", entry, {old: moved(new)}) == expected
    longer = entry.replace("stars/lab/alpha", "stars/lab/alpha-longer")
    assert "stars/lab/alpha-longer" in fixed("entries/llm/a.yaml", longer, {old: moved(new)})


def test_what_is_generated_escaped_or_uncertain_is_left() -> None:
    page = f"<!-- modelist:begin toc -->\n[x]({OLD})\n<!-- modelist:end -->\n[y](https://lab.org/ol\\d)\n"
    assert fixed("README.md", page, {OLD: moved()}) == page
    assert fixed("README.md", f"[x]({OLD})\n", {OLD: moved(front_page=True)}) == f"[x]({OLD})\n"
    assert fixed("README.md", f"[x]({OLD})\n", {OLD: Verdict(VerdictKind.OK, final_url=NEW)}) == f"[x]({OLD})\n"
    assert fixed(
        "entries/llm/a.yaml", "links:\n  paper: arXiv:2307.09288\n", {"https://arxiv.org/abs/2307.09288": moved()}
    ) == ("links:\n  paper: arXiv:2307.09288\n")


def test_a_definition_is_changed_once() -> None:
    page = f"[a][x] [b][x]\n\n[x]: {OLD} 'title'\n"
    assert fixed("README.md", page, {OLD: moved()}) == page.replace(OLD, NEW)


def test_thousands_of_moved_links_are_written_in_no_long_time() -> None:
    page = "".join(
        f"[![s](https://img.shields.io/github/stars/lab/a{n})](https://github.com/lab/a{n})\n" for n in range(4_000)
    )
    verdicts = {f"https://github.com/lab/a{n}": moved(f"https://github.com/org/b{n}") for n in range(4_000)}
    start = time.process_time()
    is_right = fixed("README.md", page, verdicts) == page.replace("lab/a", "org/b")
    assert is_right
    assert time.process_time() - start < 8  # twice that, and more, where each link is held to all others
