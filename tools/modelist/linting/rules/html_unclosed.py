"""A raw HTML tag has no end tag or no start tag, or it ends outside the bold text or cell that it starts in.

Without its ``</details>`` the rest of the page disappears into the fold; without ``</div>``, ``</center>`` or ``</b>``
all that follows is centred or bold. A stray end tag shows that one of its pair was lost in an edit. Tags that may be
left open, such as ``<p>`` and ``<li>``, are not reported. Where ``**<p>`` is bold in Markdown and ``</p>`` comes behind
the bold text, browsers must take the two apart, and leave empty paragraphs: put the tags around the asterisks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Span
from modelist.documents.markdown_nodes import HtmlTag
from modelist.linting.context import Page
from modelist.linting.markup.html import BLOCK_TAGS, INLINE_TAGS, is_self_closed
from modelist.linting.markup.prose import Spans
from modelist.linting.rule import Example, Problem, Rule, Scope

_TOKEN = "s"
_MANY = 5
"""What many tokenizers call the token at a text's start or end."""

_AS_CODE = " If the tag itself is meant, write it as code."
_CHECKED = BLOCK_TAGS | INLINE_TAGS


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Tags without their counterpart."""
    tags = [tag for tag in page.markdown.html_tags if tag.name in _CHECKED and not is_self_closed(page, tag)]
    pairs = [*_matched(tags)]
    yield from _across_cells(page, pairs) if "|" in page.text else ()
    alone = (first or last for first, last in pairs if first is None or last is None)
    unpaired = sorted((tag for tag in alone if tag is not None), key=lambda tag: tag.span)
    mistyped = _mistyped(page, unpaired)
    tokens = sum(tag.closing and tag.name == _TOKEN for tag in unpaired)
    first = next((tag for tag in unpaired if tag.closing and tag.name == _TOKEN), None)
    for tag in unpaired:
        if tag.span in mistyped:
            name = mistyped[tag.span]
            if name:
                message = f"<{name}> stands where </{name}> belongs"
                yield Problem(tag.span, message, f"Write </{name}>.", severity=Severity.WARNING)
            continue
        if tag.closing:
            if tag.name == _TOKEN and tag is not first and tokens >= _MANY:
                continue  # the end of each text that a model wrote: one finding speaks for all
            message = f"</{tag.name}> closes nothing"
            message += f", here and in {tokens - 1} other places" if tag is first and tokens >= _MANY else ""
            advice = f"Remove it, or add the <{tag.name}> that is missing."
            advice += _AS_CODE if tag.name == _TOKEN else ""
            yield Problem(tag.span, message, advice, severity=Severity.WARNING)
        else:
            message = f"<{tag.name}> is never closed"
            advice = f"Add </{tag.name}> where it ends."
            advice += _AS_CODE if tag.name in INLINE_TAGS and _is_bare(tag) else ""
            yield Problem(tag.span, message, advice, severity=_severity(tag))
    if page.markdown.emphasis:
        yield from _across(page, tags)
        yield from _across(page, (tag for tag in page.markdown.html_tags if tag.name == "p"))


def _mistyped(page: Page, unpaired: Sequence[HtmlTag]) -> Mapping[Span, str]:
    """Of two tags that one slip leaves open, one: the name of an end tag without its slash, or nothing to tell.

    `<sup>*<sup>` lacks a slash; in `<a><sup>*</sup</a>`, which lacks a bracket, the finding of `sup` speaks for both.
    """
    found: dict[Span, str] = {}
    for first, last in pairwise(unpaired):
        between = page.text[first.span.end : last.span.start]
        if first.closing or last.closing or first.span in found or "\n" in between:
            continue
        if first.name == last.name and first.name in INLINE_TAGS and _is_bare(last):
            found |= {first.span: "", last.span: first.name}
            continue
        end = page.text.find("\n", last.span.end)
        behind = page.text[last.span.end : end if end >= 0 else len(page.text)]
        if f"</{last.name}</{first.name}>" in behind.partition(f"<{first.name} ")[0].lower():
            found[first.span] = ""
    return found


def _across_cells(page: Page, pairs: Iterable[tuple[HtmlTag | None, HtmlTag | None]]) -> Iterator[Problem]:
    """Tags that begin in a cell of a table and end in another: each cell is closed by itself."""
    cells: Spans | None = None
    for first, last in pairs:
        if first is None or last is None or page.document.slice(Span(first.span.end, last.span.start)).find("|") < 0:
            continue
        cells = cells or Spans(cell.span for table in page.markdown.tables for row in table.rows for cell in row.cells)
        cell = cells.holding(first.span.start)
        if cell is not None and last.span.start >= cell.end:
            message = f"<{first.name}> begins in this cell, and </{first.name}> stands in another"
            yield Problem(first.span, message, "Close it where the cell ends, or put both into one cell.")


def _is_bare(tag: HtmlTag) -> bool:
    """Whether a tag has no attributes, so that it may be the token of a tokenizer or a name of HTML."""
    return tag.span.end - tag.span.start == len(tag.name) + len("<>")


def _severity(tag: HtmlTag) -> Severity | None:
    """An anchor without a target does little harm: nobody sees where it ends."""
    if tag.name == "a" and not tag.attribute("href"):
        return Severity.INFO
    return None if tag.name in BLOCK_TAGS else Severity.WARNING


def _across(page: Page, tags: Iterable[HtmlTag]) -> Iterator[Problem]:
    """Tags that begin within bold or italic text of Markdown and end behind it."""
    marked = Spans(one.span for one in page.markdown.emphasis)
    for first, last in _matched(tags):
        around = None if first is None or last is None else marked.holding(first.span.start)
        if first is not None and last is not None and around is not None and last.span.start >= around.end:
            message = f"<{first.name}> begins within bold or italic text, and ends behind it"
            yield Problem(first.span, message, "Put both tags around the marks.", severity=Severity.INFO)


def _matched(tags: Iterable[HtmlTag]) -> Iterator[tuple[HtmlTag | None, HtmlTag | None]]:
    """Pairs as a browser does: an end tag closes the last open tag of its name; what is open inside it has no end."""
    opened: list[HtmlTag] = []
    count: dict[str, int] = {}
    overlapping: dict[str, int] = {}
    for tag in tags:
        if not tag.closing:
            opened.append(tag)
            count[tag.name] = count.get(tag.name, 0) + 1
        elif count.get(tag.name):
            while (last := opened.pop()).name != tag.name:
                count[last.name] -= 1
                overlapping[last.name] = overlapping.get(last.name, 0) + 1
                yield last, None
            count[tag.name] -= 1
            yield last, tag
        elif overlapping.get(tag.name):  # <b><i></b></i>: said once
            overlapping[tag.name] -= 1
        else:
            yield None, tag
    yield from ((tag, None) for tag in opened)


RULE = Rule(
    id="html-unclosed",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    needs=("<",),
    family="structure",
    bad=(
        Example("⟦<details>⟧\n<summary>More</summary>\n\nText.\n\n## Next\n"),
        Example("<div>\n\n⟦<center>⟧\n\nText.\n\n</div>\n"),
        Example("| a |\n| --- |\n| ⟦<b>⟧x |\n"),
        Example("Ann<sup>1⟦<sup>⟧, Ben<sup>1</sup>\n"),
        Example("<a href='https://a.org'>Ann⟦<sup>⟧*</sup</a>, Ben\n"),
        Example("Text⟦</div>⟧ more.\n"),
        Example("| a | b |\n| --- | --- |\n| x ⟦<details>⟧<summary>m</summary>y | z</details> |\n"),
        Example("A said ⟦</s>⟧\n" + "B said </s>\n" * 5),
        Example("> **⟦<p align='justify'>⟧Abstract:** *It is a survey.* </p>\n"),
        Example("## 5. ⟦<a name='citation'>⟧Citation\n"),
    ),
    good=(
        Example(
            "| a | b |\n| --- | --- |\n| <b>x</b> \\| <i>y \\| z</i> | <details>`c\\|d`</details> |\n\n<b>p | q</b>\n"
        ),
        Example(
            '<p align="center">\n<img src="a.png">\n<li>one\n\n<a name="x"></a><a id="y"></a><br>\n\n<div>\n\n</div>\n'
        ),
        Example("`<details>` and <b>bold</b>.\n"),
        Example("**<u>A</u>** and <p>**B** *c*</p> **<p>D</p>**, *<sub>e</sub> **f***\n"),
    ),
)
