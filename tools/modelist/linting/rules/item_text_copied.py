"""What is said of one thing stands behind the name of another.

Items are made by copying others, and here the name and address were changed, but not the words behind them: readers are
told of another paper or model. Write what is true of this one. Things of one family may well share a sentence, and so
may many items; one thing that is listed twice is another matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.urls import identity
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.markup.emphasis import is_cjk
from modelist.linting.markup.items import entry_lists, first_line, leading_link
from modelist.linting.names.model_names import read_name
from modelist.linting.names.name_conflicts import are_related
from modelist.linting.rule import Example, Problem, Rule, Scope

_MIN_TEXT, _MIN_WORDS, _MIN_CJK, _MAX_TEXT, _MAX_ITEMS = 70, 11, 24, 2_000, 3
_MIN_NAMES, _NAMES = 16, 0.6
"""Two papers may well have the same few authors; so many words, most with a capital, are those of eight or more."""
_WORD = lazy_pattern(r"[A-Za-z]{2,}")
_NAME = lazy_pattern(r"[:：](?=\s|[一-鿿])")


class _Item(NamedTuple):
    """A name with its link, and the words behind it."""

    link: Link
    words: Span

    @property
    def name(self) -> str:
        """The name alone, without a subtitle: the titles of two papers often share words of their field."""
        return _NAME.split(self.link.text, maxsplit=1)[0].strip() or self.link.text


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Long texts behind two or three links of a page's lists whose names and addresses have nothing in common."""
    for text, items in _by_text(page).items():
        if not 1 < len(items) <= _MAX_ITEMS or len({identity(one.link.destination) for one in items}) != len(items):
            continue
        words = {one.lower() for one in _WORD.findall(text)}
        own = max(items, key=lambda one: len(words & {word.lower() for word in _WORD.findall(one.link.text)}))
        for one in items:
            if one is not own and not are_related(read_name(one.name), read_name(own.name)):
                message = f"the words behind {shown(one.name)} are those behind {shown(own.name)}"
                related = ((Location(page.path, own.words), f"behind {own.name}"),)
                yield Problem(one.words, message, "Write what is true of this one.", one.name, related=related)


def _by_text(page: Page) -> dict[str, list[_Item]]:
    found: dict[str, list[_Item]] = {}
    for items in entry_lists(page):
        for item in items if len(items) > 1 else ():
            line = first_line(page, item)
            link = leading_link(page, line)
            rest = Span(link.span.end, line.end) if link is not None else line
            if link is None or not _MIN_CJK <= rest.end - rest.start <= _MAX_TEXT or page.links_in(rest):
                continue
            text = visible_text(page, rest)
            if _says_much(text):
                source = page.document.slice(rest)
                start = rest.start + len(source) - len(source.lstrip(" \t-–—:："))
                key = " ".join(text.strip(" -–—:：").split())
                found.setdefault(key, []).append(_Item(link, Span(start, start + len(source.strip(" \t\n-–—:：")))))
    return found


def _says_much(text: str) -> bool:
    words = _WORD.findall(text)
    names = sum(one[0].isupper() for one in words) >= _NAMES * len(words)
    long = len(text) >= _MIN_TEXT and len(words) >= (_MIN_NAMES if names else _MIN_WORDS)
    return long or sum(map(is_cjk, text)) >= _MIN_CJK


_AUTHORS = "_Ann Lee, Bo Kim, Cy Wang, Di Zhang, Ed Smith, Flo Jones, Gus Brown{}._ Preprint 2024.\n"
_SAID = "joins single pictures to sequences and grids, and picks what it prefers by how attention falls on its aim"
_ZH = "把单图数据拼接为序列和网格，再按注意力落在正确目标上的多少挑选偏好数据用于训练"
_ITEMS = "- [MIA-DPO: Multi-Image Preference](https://a.org/1) {0}\n- [CHiP: Hierarchies](https://a.org/2) - short\n"

RULE = Rule(
    id="item-text-copied",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    needs=("](", "<a "),
    family="list",
    bad=(
        Example(_ITEMS.format(f"- {_SAID}.") + f"- [Radiology Reports in 3D](https://a.org/3) - ⟦{_SAID}.⟧\n"),
        Example(
            _ITEMS.format(f"({_ZH})")
            + f"\n## B\n\n- [C](https://c.org)\n- [CT++: Reports by Preference](https://a.org/3)⟦({_ZH})⟧\n"
        ),
        Example(
            f"- [Alpha](https://a.org/1) {_AUTHORS}".format(", Hal White, Ida Green")
            + f"- [Beta](https://a.org/2) ⟦{_AUTHORS.rstrip()}⟧\n".format(", Hal White, Ida Green")
        ),
    ),
    good=(
        Example(f"- [Alpha](https://a.org/1) {_AUTHORS}- [Beta](https://a.org/2) {_AUTHORS}".format("", "")),
        Example(_ITEMS.format(f"- {_SAID}.") + f"- [MIA-DPO 2](https://a.org/3) - {_SAID}.\n"),
        Example(_ITEMS.format(f"- {_SAID}.") + f"- [Radiology Reports](https://a.org/1) - {_SAID}.\n"),
        Example(_ITEMS.format("- a word") + "- [Radiology](https://a.org/3) - a word\n"),
        Example("".join(f"- [{'ABCDE'[n] * 4}](https://a.org/{n}) - {_SAID}.\n" for n in range(5))),
    ),
)
