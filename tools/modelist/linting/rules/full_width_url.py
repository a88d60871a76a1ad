"""A full-width character in an address.

An input method wrote ``：``, ``／`` or ``（`` where an address needs ``:``, ``/`` or ``(``, or a Chinese full stop or
bracket ran into it: the link leads nowhere. Write the ASCII character, or end the address before it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans
from modelist.linting.rule import Example, Problem, Rule, Scope

_WIDE = lazy_pattern(r"[\uff01-\uff5e\u3000-\u3002\u3008-\u3011“”‘’]")
_MAX_ADDRESS = 2_000
_HAN = lazy_pattern("[\u4e00-\u9fff]")
_ASCII = {"。": ".", "\u3000": "", "“": '"', "”": '"', "‘": "'", "’": "'"}
_IN_MARKDOWN_LINK = lazy_pattern(r"\]（\s*(https?://[^\s()（）]+)\s*[)）]|\]\(\s*(https?://[^\s()（）]+)\s*）")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Full-width characters in link targets, in bare addresses, and as the parentheses of a link."""
    if page.text.isascii() or ("http" not in page.lower and "&" not in page.text):
        return
    for link in page.links:
        if _is_web(link.destination) and link.destination_span.start != link.destination_span.end:
            yield from _in_address(page, link.destination_span)
    done: list[Span] = []
    for match in _IN_MARKDOWN_LINK.finditer(page.text):
        if page.markdown.in_code(match.start()):
            continue
        span = Span(match.start() + 1, match.end())
        done.append(span)
        address = match[1] or match[2]
        edits = (Edit(span, f"({address})"),)
        yield Problem(
            span, f"{shown(match[0])} is no link: its parentheses are full-width", "Write ( and ).", edits=edits
        )

    links = Spans(done)
    for bare in page.markdown.bare_urls:
        wide = _WIDE.search(page.text, *bare.span)
        if wide is not None and bare.span.start not in links:
            start = wide.start()
            message = f"{shown(bare.url)} runs on into the text after it"
            yield Problem(Span(start, start + 1), message, "Put a blank or < > around the address.")


def _in_address(page: Page, span: Span) -> Iterator[Problem]:
    address = page.document.slice(span)
    for match in _WIDE.finditer(page.text, *span):
        if len(address) <= _MAX_ADDRESS and _is_meant(address, match.start() - span.start):
            continue
        place = Span(*match.span())
        plain = _ASCII.get(match[0], unicodedata.normalize("NFKC", match[0]))
        certain = match[0] in "：／．？＝＆＃％－＿" or "\uff10" <= match[0] <= "\uff5a"
        edits = (Edit(place, plain),) if certain else ()
        advice = f"Write {plain}." if certain else "Write the ASCII character, or end the address before it."
        yield Problem(place, f"'{match[0]}' is a full-width character in an address", advice, edits=edits)


def _is_meant(address: str, at: int) -> bool:
    """Whether a query or fragment holds the character, or a Chinese title does, as in ``/wiki/模型（语言）``."""
    before = address[:at]
    if "?" in before or "#" in before:
        return at + 1 < len(address) and address[at] not in "＝＆＃％＿" and not address[at].isalnum()
    part = before[before.rfind("/") + 1 :]
    in_title = before.count("/") > 2 and _HAN.search(part) is not None
    closes = address[at] not in "（）" or address.count("（") == address.count("）")
    return in_title and closes and (at + 1 < len(address) or address[at] == "）")


def _is_web(destination: str) -> bool:
    """Whether an address is one of the web, also with a full-width colon; a query may have any character."""
    return re.match(r"https?[:：]", destination) is not None


RULE = Rule(
    id="full-width-url",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    family="safety",
    bad=(
        Example("[a](https⟦：⟧//x.org)\n", "[a](https://x.org)\n"),
        Example("[a](https://x.org/b⟦。⟧)\n"),
        Example("见 https://x.org/a⟦，⟧更多\n"),
        Example("[a]⟦（https://x.org）⟧\n", "[a](https://x.org)\n"),
    ),
    good=(
        Example("[论文](https://x.org/论文)：见 https://x.org （好）。\n\n![图](图（1）.png)\n"),
        Example(
            "[百科](https://x.org/item/模型（语言）) [问](https://x.org/?q=你好，世界) [节](https://x.org/a#一：概述)\n"
        ),
    ),
)
