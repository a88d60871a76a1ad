"""An item of a list is punctuated in another way than its neighbours.

Where nearly all items read `[name](address) - What it is.`, one with a colon, without a full stop or with a small
letter stands out for no reason. Write it like the others; awesome lists ask for it in their guidelines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.items import first_line, item_lists, leading_link
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.words import same_name

_MIN_ITEMS, _MOST = 8, 0.85
_MANY_ITEMS, _FEW_STOPS = 20, 0.1
_SAME, _MIN_NAME, _FIRST = 8, 3, 60
"""Letters of a name with which a description begins, as `numl is a library` does, that show that it is the name."""

_YEAR_AT_END = lazy_pattern(r"\)[\s,(]*(?:[A-Za-z][\w-]*['’ ]{0,2})?(?:(?:19|20)\d\d(?:/\d{1,2})?)\.\Z")
_NEXT = lazy_pattern(r"[ \t]*(?:[-+*] |\d{1,9}[.)] |#)")
_DESCRIBED = lazy_pattern(
    r"\*{0,2}\[(?P<name>[^\]\n]{1,100})\]\([^()\s]{1,300}\)\*{0,2}"
    r"(?P<mark>[ \t]{0,3}[-–—:：](?!>)[ \t]{0,3})(?P<text>[^\n]*?\w[^\n]*?)[ \t]*$"
)
_ENDS_OPEN = lazy_pattern(r"(?<!#)\b[A-Za-z0-9]+\Z|(?<!\])(?<![.!?] )\([^()\[\]]*[A-Za-z0-9]\)\Z")
_NO_SENTENCE = lazy_pattern(r"[\[`*_<\"'“(#@]|[a-z]+(?:[A-Z0-9]|['’]s )")

_TAGGED = lazy_pattern(
    r"[ \t]*(?:\*\*`\[[^`\n]{1,300}\]`\*\*|`\[[^`\n]{1,300}\]`|\*\*\[[^\[\]*\n]{1,80}\]\*\*)"
    r"(?P<mark>[ \t]{0,2}(?:(?!:[\w+-]{1,40}:)[:：][ \t]{0,3})?)(?=[^\s：(\[|-])(?!:[^\w+-])"
)
"""An item that begins with tags in brackets, in code or bold, with a colon behind them or none."""

_MIN_TAGGED = 10

_Described = tuple[int, re.Match[str]]


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lists of links with descriptions that begin, go on and end alike, but for a few."""
    short: list[_Described] = []
    every: list[_Described] = []
    for items in item_lists(page) if "](" in page.text else ():
        lines = [first_line(page, item) for item in items]
        found = [
            (line.start, match)
            for line in lines
            if (match := _DESCRIBED.match(page.document.slice(line).rstrip("\n"))) is not None
        ]
        every += found
        if len(found) >= _MIN_ITEMS:
            yield from _check(found, found)
        else:
            short += found
    if len(every) >= _MANY_ITEMS:
        yield from _check(short, every)  # lists that are too short to tell by themselves go by the page
    yield from _full_stops(page) if "](" in page.text else ()
    yield from _tags(page) if "`[" in page.text or "**[" in page.text else ()


def _tags(page: Page) -> Iterator[Problem]:
    """Colons behind the tags that items begin with, where nearly all have none; or the other way round."""
    lines = (first_line(page, item).start for items in item_lists(page) for item in items)
    found = [match for start in lines if (match := _TAGGED.match(page.text, start)) is not None]
    marks = Counter(match["mark"].strip() for match in found)
    usual, count = marks.most_common(1)[0] if marks else ("", 0)
    if len(found) < _MIN_TAGGED or count < _MOST * len(found):
        return
    for match in found:
        mark = match["mark"].strip()
        if mark != usual:
            message = f"{_shown(mark)} stands behind the tags here, {_shown(usual)} behind the others"
            span, edits = Span(*match.span("mark")), (Edit(Span(*match.span("mark")), f"{usual} "),)
            yield Problem(span, message, "Write it like the others.", edits=edits)


def _shown(mark: str) -> str:
    return f"'{mark}'" if mark else "no colon"


def _check(found: Sequence[_Described], among: Sequence[_Described]) -> Iterator[Problem]:
    yield from _separators(found, among)
    yield from _endings(found, among)
    yield from _beginnings(found, among)


def _full_stops(page: Page) -> Iterator[Problem]:
    """Full stops behind items that end in a year or so after a link, in pages where hardly any item ends in one."""
    lines = [first_line(page, item) for items in item_lists(page) for item in items]
    texts = [(line, text) for line in lines if (text := page.document.slice(line).rstrip()).find("](") >= 0]
    stopped = [
        (line, text)
        for line, text in texts
        if _YEAR_AT_END.search(text) and leading_link(page, line) is not None and _is_whole(page, line)
    ]
    if len(texts) < _MANY_ITEMS or len(stopped) > _FEW_STOPS * len(texts):
        return
    for line, text in stopped:
        span = Span(line.start + len(text) - 1, line.start + len(text))
        edits = (Edit(span, ""),)
        yield Problem(span, "the other items end without a full stop", "Leave it out.", edits=edits)


def _is_whole(page: Page, line: Span) -> bool:
    """Whether an item's paragraph ends with its first line."""
    following = page.text[line.end : line.end + 200].split("\n", 1)[0]
    return not following.strip() or _NEXT.match(following) is not None


def _usual(found: Sequence[_Described], key: Callable[[re.Match[str]], str]) -> str | None:
    """What nearly all have in common; None where they differ."""
    value, count = Counter(key(match) for _, match in found).most_common(1)[0]
    return value if count >= _MOST * len(found) else None


def _separators(found: Sequence[_Described], among: Sequence[_Described]) -> Iterator[Problem]:
    usual = _usual(among, lambda match: match["mark"])
    for start, match in found if usual is not None else ():
        if usual is not None and match["mark"] != usual:
            span = Span(*match.span("mark")).shifted(start)
            message = f"'{match['mark']}' stands before this description, '{usual}' before the others"
            yield Problem(span, message, "Write it like the others.", edits=(Edit(span, usual),))


def _endings(found: Sequence[_Described], among: Sequence[_Described]) -> Iterator[Problem]:
    usual = _usual(among, lambda match: "." if match["text"].endswith((".", "!", "?", "…")) else "")
    for start, match in found if usual == "." else ():
        if _ENDS_OPEN.search(match["text"]):
            end = start + match.end("text")
            edits = (Edit(Span(end, end), "."),)
            yield Problem(Span(end - 1, end), "the other items end in a full stop", "Add one.", edits=edits)


def _beginnings(found: Sequence[_Described], among: Sequence[_Described]) -> Iterator[Problem]:
    usual = _usual(among, lambda match: "A" if match["text"][0].isupper() or not match["text"][0].isalpha() else "a")
    for start, match in found if usual == "A" else ():
        text = match["text"]
        name = same_name(match["name"])[:_SAME]
        is_name = len(name) >= _MIN_NAME and same_name(text[:_FIRST]).startswith(name)
        if text[0].islower() and text[0].isascii() and not is_name and not _NO_SENTENCE.match(text):
            at = start + match.start("text")
            edits = (Edit(Span(at, at + 1), text[0].upper()),)
            yield Problem(Span(at, at + 1), "the other descriptions begin with a capital", "Write one.", edits=edits)


_ITEM = "- [{0}](https://a.org/{0}) - A tool.\n"
_ITEMS = "".join(map(_ITEM.format, "bcdefghij"))

_PAPERS = "".join(f"- [A{n}](https://a.org/{n}), ACL 2024\n" for n in range(24))

_TAGS = "".join(f"- **`[A{n}][B]`** A paper of models. [[paper](https://a.org/{n})]\n" for n in range(11))

RULE = Rule(
    id="item-style",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    default=False,
    bad=(
        Example(
            _TAGS + "- **`[C]`**⟦: ⟧Another paper. [[paper](https://a.org/c)]\n",
            _TAGS + "- **`[C]`** Another paper. [[paper](https://a.org/c)]\n",
        ),
        Example(
            _PAPERS + "- [B](https://a.org/b), ACL 2024⟦.⟧\n",
            _PAPERS + "- [B](https://a.org/b), ACL 2024\n",
        ),
        Example(_ITEMS + "- [a](https://a.org/a)⟦: ⟧A tool.\n", _ITEMS + "- [a](https://a.org/a) - A tool.\n"),
        Example(_ITEMS + "- [a](https://a.org/a) - A too⟦l⟧\n", _ITEMS + "- [a](https://a.org/a) - A tool.\n"),
        Example(
            _ITEMS + "- [a](https://a.org/a) - A tool (for all⟦)⟧\n",
            _ITEMS + "- [a](https://a.org/a) - A tool (for all).\n",
        ),
        Example(
            "".join(f"## {c}\n\n" + _ITEM.format(c) * 4 for c in "bcdef")
            + "## g\n\n- [g](https://a.org/g) - ⟦a⟧ tool⟦s⟧\n",
            "".join(f"## {c}\n\n" + _ITEM.format(c) * 4 for c in "bcdef")
            + "## g\n\n- [g](https://a.org/g) - A tools.\n",
        ),
        Example(_ITEMS + "- [a](https://a.org/a) - ⟦a⟧ tool.\n", _ITEMS + "- [a](https://a.org/a) - A tool.\n"),
    ),
    good=(
        Example(_TAGS + _TAGS.replace("** A", "**: A")),
        Example(_TAGS + "- **C**: a [model](https://a.org/c)\n- **[C]**(https://a.org/c): it\n- `c`: an option\n"),
        Example(_PAPERS.replace("2024", "2024.") + "- [B](https://a.org/b), ACL 2024\n"),
        Example(
            _PAPERS + "- [B](https://a.org/b) runs on Python 3.\n- [B](https://a.org/b), ACL 2024.\n  More about it.\n"
            "- Built by [B](https://a.org/b) 2024.\n- [B](https://a.org/b). Said in 2024.\n"
        ),
        Example(_PAPERS + "- [B et al.](https://a.org/b)\n- [C](https://a.org/c) by D. et al. (2024)\n- No link.\n"),
        Example(_ITEMS + "- [a](https://a.org/a) - vLLM's tool, see [b](https://a.org/b)\n- [z](https://a.org/z)\n"),
        Example(_ITEMS + "- [a](https://a.org/a) - 一个工具\n- [b](https://a.org/b) - A tool by [C](https://c.org)\n"),
        Example(_ITEMS + "- [numl](https://a.org/n) - numl is a tool.\n- [k](https://a.org/k) -> A tool. (KL)\n"),
        Example(_TAGS + "- **`[C]`** :fire: Another paper. [[paper](https://a.org/c)]\n"),
        Example("- [a](https://a.org/a): a tool\n- [b](https://a.org/b) - A tool.\n"),
    ),
)
