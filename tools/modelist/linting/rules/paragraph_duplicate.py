"""A paragraph stands in the page twice, word for word.

One of the two was copied as a start for a new text and never rewritten, or left behind when it was moved: readers look
for the difference and find none. Write the text that belongs there, or remove it. A work with its title and links that
is listed below two headings belongs to both of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import BlockKind
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_LETTER = lazy_pattern(r"[^\W\d_]")
_HAN = lazy_pattern(r"[\u3400-\u9fff]")
_MARKUP = lazy_pattern(r"!?\[[^\]]{0,300}\]\([^)]{0,600}\)|<[^<>]{0,600}>|https?://\S+|`[^`\n]{0,300}`")
_OFTEN = lazy_pattern(
    r"\A\*\*[^*\n]{1,40}[:：]"
    r"|\b(?:cite|citation|bibtex|star|contribut\w+|licen[cs]e|pull request|install|pip|conda|clone|run the|command"
    r"|script|download|click|back to|note that|we welcome|feel free|please|same as)\b"
    r"|引用|安装|运行|下载|点击|欢迎|如下|参考|执行|同上",
    re.IGNORECASE,
)
"""What pages say again on purpose."""

_ENTRY = lazy_pattern(r"(?:\*\*|__|<b>|\[)(?=[^\n]{4}).*\]\(http|.*<a [^<>]{0,300}href=", re.DOTALL)
"""A title in bold or with a link, and links of what it is the title of."""

_MIN_LETTERS, _MIN_HAN, _MOST_TIMES, _MAX_SHOWN = 90, 40, 2, 100


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Paragraphs at the top level with enough words of their own, which stand in the page exactly twice."""
    found: dict[str, list[Span]] = {}
    for block in page.markdown.blocks:
        if block.kind is BlockKind.PARAGRAPH and block.span.end - block.span.start >= _MIN_HAN:
            key = " ".join(page.document.slice(block.span).split())
            found.setdefault(key, []).append(block.span)
    for text, places in found.items():
        if len(places) == _MOST_TIMES and _is_prose(text):
            first, again = places
            if _ENTRY.match(text) and page.section_at(first.start) is not page.section_at(again.start):
                continue
            line = page.document.position(first.start).line
            span = Span(again.start, min(again.end, again.start + _MAX_SHOWN))
            related = ((Location(page.path, first), "the first one"),)
            message = f"this paragraph stands on line {line}, too: {shown(text)}"
            yield Problem(span, message, "Write the text that belongs here, or remove it.", related=related)


def _is_prose(text: str) -> bool:
    words = _MARKUP.sub("", text)
    long = len(_LETTER.findall(words)) >= _MIN_LETTERS or len(_HAN.findall(words)) >= _MIN_HAN
    return long and _OFTEN.search(words) is None


_TEXT = (
    "The first release lacks words of many languages, so a second team trained it on books and newspapers, and "
    "changed its tokenizer.\n\n"
)
_LISTED = (
    "**Studies of Tall Forests that Grow Along the Broad Rivers of the Far North** \\\n"
    "*Ada Birch, Ben Cole, Cy Fox, Dee Gray, Eve Hall* \\\n[[Paper](https://arxiv.org/abs/2401.00001)]\n\n"
)

RULE = Rule(
    id="paragraph-duplicate",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="structure",
    bad=(
        Example(f"# A\n\n{_TEXT}## July 3\n\nNews.\n\n⟦{_TEXT[:100]}⟧{_TEXT[100:]}"),
        Example(f"# A\n\n{_LISTED}Another.\n\n⟦{_LISTED[:100]}⟧{_LISTED[100:]}"),
    ),
    good=(
        Example(f"# A\n\n## B\n\n{_LISTED}## C\n\n{_LISTED}"),
        Example(f"# A\n\n{_TEXT}## B\n\n{_TEXT}## C\n\n{_TEXT}"),
        Example("# A\n\n" + f"{_TEXT.replace('books', 'please cite')}" * 2),
        Example("# A\n\nA short text.\n\n## B\n\nA short text.\n"),
    ),
)
