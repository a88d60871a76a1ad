"""Texts that were meant as links but are shown as the characters that they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import LinkKind
from modelist.linting.addresses.services import read_label
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans

_TARGET = r"(?:https?:/|www\.|\.{0,2}/[\w.]|#[^\s#()]|mailto:|[\w./-]{1,80}\.(?:md|png|jpe?g|svg|pdf)\b)"
_JOINT = lazy_pattern(r"(?<!\\)\]\(")
_AFTER_JOINT = lazy_pattern(
    rf"[ \t]*<?[ \t(（\"'“]*{_TARGET}|[^()\n|]{{1,120}}\.(?:md|png|jpe?g|svg|gif|webp|pdf)\)", re.IGNORECASE
)
_LINK_INSIDE = lazy_pattern(r"\[[^\[\]()\n|]{0,40}(?:\]\()?https?://", re.IGNORECASE)
_BLANK_JOINT = lazy_pattern(
    rf"(?<!\\)\](?P<gap>[ \t]+|[ \t]*[:：][ \t]*|\*{{1,3}}|_{{1,3}})\([ \t]*{_TARGET}[^()\s]*(?:\([^()\s]*\))?[ \t]*\)",
    re.IGNORECASE,
)
_WIDE = lazy_pattern(rf"】[ \t]*[(（][ \t]*(?P<url>{_TARGET}[^()（）\s]*(?:\([^()\s]*\))?)[ \t]*[)）]", re.IGNORECASE)
_SWAPPED = lazy_pattern(
    r"(?<![\]\w\\])\((?P<text>[^()\[\]\n]{1,80})\)\[(?P<url>https?://[^\[\]\s]{1,300})\]", re.IGNORECASE
)
_MISSING = lazy_pattern(
    r"(?<![\\\]])\[(?P<text>[^\[\](){}（）\n|]{1,160})[\[)}(]?\((?P<url>(?:https?://|#(?!\d+\))[\w-])[^()\s|]{1,300})\)",
    re.IGNORECASE,
)
_NO_BRACKET = lazy_pattern(r"(?<!\\)\](?P<url>https?://[^\s|<>\[\]]{1,300})", re.IGNORECASE)
_PICTURE = lazy_pattern(r"(?<!\\)!\[(?P<url>https?://[^\s\[\]]{1,300})\](?![\[(:])", re.IGNORECASE)
_SECOND = lazy_pattern(r"\(https?://[^\s()]{1,300}\)", re.IGNORECASE)
_WIDE_END = lazy_pattern(r"[^\s()（]*）")
_NEXT_LINE = lazy_pattern(r"\n[ \t]*[^\s()]{1,300}\)")
_MAX_REST = 2_000


class Unlinked(NamedTuple):
    """A link that is shown as text: the place of what breaks it, why, and the edits that would make it a link."""

    span: Span
    kind: str
    message: str
    help: str
    edits: tuple[Edit, ...] = ()
    safety: Safety = Safety.UNSAFE


def unlinked(page: Page) -> tuple[Unlinked, ...]:
    """All that was meant as a link of Markdown and is none, outside code, comments and raw HTML."""
    found = _FOUND.get(page)
    if found is None:
        found = _FOUND[page] = (
            tuple(_Reader(page).read()) if "](" in page.text or "[" in page.text or "】" in page.text else ()
        )
    return found


class _Reader:
    """Reads a page's text for leftovers of links."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._text = page.text
        markdown = page.markdown
        self._joints = {
            link.text_span.end
            for link in page.links
            if link.kind in (LinkKind.LINK, LinkKind.IMAGE) and link.label is None
        }
        hidden = [
            *markdown.html_blocks,
            *(one.span for one in markdown.comments),
            *(one.span for one in markdown.html_tags),
        ]
        # GitHub leaves out the cells past the header's; what is in them is another rule's finding.
        for table in markdown.tables if "|" in self._text else ():
            hidden += [cell.span for row in table.rows for cell in row.cells[len(table.header.cells) :]]
        self._hidden = Spans((*hidden, *(one.span for one in markdown.definitions)))
        self._destinations = Spans(link.destination_span for link in page.links)
        self._taken: set[int] = set()

    def read(self) -> Iterator[Unlinked]:
        """All findings; one place is reported for one reason only."""
        yield from self._wide()
        yield from self._blanks_between()
        yield from self._joints_left()
        yield from self._swapped()
        yield from self._missing_bracket()
        yield from self._bare_addresses()

    def _free(self, offset: int) -> bool:
        inside = offset in self._hidden or offset in self._destinations
        return not inside and offset not in self._taken and not self._page.markdown.in_code(offset)

    def _wide(self) -> Iterator[Unlinked]:
        for match in _WIDE.finditer(self._text) if "】" in self._text else ():
            opening = self._opening(match.start())
            if opening is None or self._text[opening] != "【" or not self._free(match.start()):
                continue
            span = Span(*match.span())
            self._taken.update(range(*span))
            edits = (Edit(Span(opening, opening + 1), "["), Edit(span, f"]({match['url']})"))
            message = "【 】 make no link, so its address is shown as text"
            yield Unlinked(span, "brackets", message, "Write [text](address).", edits)

    def _blanks_between(self) -> Iterator[Unlinked]:
        for match in _BLANK_JOINT.finditer(self._text):
            start = match.start()
            opening = self._opening(start)
            if opening is None or start in self._joints or not self._free(start) or _covers_end(self._page, start + 1):
                continue
            label = self._text[opening + 1 : start].strip()
            if label.isdecimal() or label.startswith("^") or (label in ("", "x", "X") and self._is_box(opening)):
                continue  # a reference, a footnote, a box to tick
            gap = Span(*match.span("gap"))
            self._taken.update(range(start, match.end()))
            shown = "a blank" if match["gap"].isspace() else f"'{match['gap'].strip()}'"
            message = f"{shown} between ] and ( keeps this from being a link, so its address is shown as text"
            edits = (Edit(gap, ""), *self._marks_kept(match, opening))
            yield Unlinked(gap, "brackets", message, "Put ] and ( together.", edits)

    def _marks_kept(self, match: re.Match[str], opening: int) -> Iterator[Edit]:
        """Puts the marks of emphasis that stood within a link where they close, or open, what they did."""
        marks = match["gap"]
        if marks[0] not in "*_":
            return
        if not self._text.startswith(marks, match.end()):
            yield Edit(Span(match.end(), match.end()), marks)
        elif not self._text.endswith(marks, 0, opening):
            yield Edit(Span(opening, opening), marks)

    def _joints_left(self) -> Iterator[Unlinked]:
        for match in _JOINT.finditer(self._text):
            start = match.start()
            if start in self._joints or not self._free(start):
                continue
            after = self._text[match.end() : self._line_end(start)]
            is_link = _AFTER_JOINT.match(after) is not None or _LINK_INSIDE.match(after) is not None
            is_link = is_link or self._repeats(start, after) or self._is_labelled(start, after)
            if not is_link and after.strip():
                continue
            if _WIDE_END.match(after) or _NEXT_LINE.match(self._text, match.end() + len(after)):
                continue  # full-width brackets and line breaks have rules of their own
            yield self._leftover(start, match.end(), after)

    def _repeats(self, start: int, after: str) -> bool:
        """Whether what stands in the parentheses is the text once more, so that an address was to come."""
        opening, closing = self._opening(start), _closing(after)
        if opening is None or closing is None:
            return False
        text = self._text[opening + 1 : start].strip().lower()
        return len(text) > 2 and text == after[:closing].strip().lower()

    def _is_labelled(self, start: int, after: str) -> bool:
        """Whether the brackets hold a label such as ``code``, so that an address was to come behind it."""
        opening, closing = self._opening(start), _closing(after)
        if opening is None or closing is None or " " not in after[:closing].strip():
            return False
        promise = read_label(self._text[opening + 1 : start])
        return bool(promise.role or promise.service)

    def _leftover(self, start: int, opened: int, after: str) -> Unlinked:
        closing = _closing(after)
        if closing is None:
            end = opened + len(after.split("|")[0].rstrip())
            message = f"'{_short(self._text[start:end])}' has no closing bracket, so the link is shown as text"
            return Unlinked(Span(start, max(end, opened)), "brackets", message, "Add the ) where the address ends.")
        inside = after[:closing]
        span = Span(opened, opened + closing)
        if re.search(r"\S[ \t]+\S", inside.strip()) and self._opening(start) is not None:
            bare = inside.strip()
            message = f"the blank in '{_short(bare)}' ends the address, so the link is shown as text"
            place = Span(span.start + inside.index(bare), span.start + inside.index(bare) + len(bare))
            local = "://" not in bare and "." in bare and not bare.startswith("#") and '"' not in bare
            edits = (Edit(place, bare.replace(" ", "%20")),) if local else ()
            return Unlinked(place, "space", message, "Take it out, or write %20 where the file has one.", edits)
        if self._opening(start) is None:
            message = "']' closes nothing that was opened, so the link is shown as text"
            return Unlinked(Span(start, start + 1), "brackets", message, "Add the [ before the text of the link.")
        message = f"'{_short(inside)}' is shown as text, since its brackets do not match or it stands in another link"
        return Unlinked(
            Span(start, span.end + 1), "brackets", message, "Let every bracket have its partner; links do not nest."
        )

    def _swapped(self) -> Iterator[Unlinked]:
        for match in _SWAPPED.finditer(self._text):
            if self._free(match.start()):
                message = "the brackets are the wrong way round: (text)[address] is no link"
                edits = (Edit(Span(*match.span()), f"[{match['text']}]({match['url']})"),)
                yield Unlinked(Span(*match.span()), "brackets", message, "Write [text](address).", edits)

    def _missing_bracket(self) -> Iterator[Unlinked]:
        for match in _MISSING.finditer(self._text):
            start, end = match.span()
            if not self._free(start) or not self._free(end - 1):
                continue
            rest = self._text[end : self._line_end(end)].split("|")[0]
            if rest.count("]") > rest.count("["):
                if rest.startswith("]") and not rest.startswith("](") and not match["text"][-1].isspace():
                    yield _inside_out(match, end)
                continue
            text_end = match.end("text")
            message = "the ] after the text is missing, so the link is shown as text"
            edits = (Edit(Span(text_end, match.start("url") - 1), "]"),)
            yield Unlinked(Span(start, match.start("url") - 1), "brackets", message, "Write [text](address).", edits)

    def _bare_addresses(self) -> Iterator[Unlinked]:
        """Addresses right behind the text of a link, in the text of a picture, or in brackets behind a link."""
        for match in _NO_BRACKET.finditer(self._text) if "]http" in self._text else ():
            start, opening = match.start(), self._opening(match.start())
            if opening is None or start in self._joints or not self._free(start) or _covers_end(self._page, start + 1):
                continue
            label = self._text[opening + 1 : start]
            url = match["url"].rstrip(".,;:!?\"'")
            url = url[:-1] if url.endswith(")") and url.count("(") < url.count(")") else url
            is_number = label.isdecimal() or label.startswith("^") or not label.strip("[] xX")
            if self._text[opening] == "【" or "](" in label or is_number:
                continue  # a reference, a footnote, a box to tick, brackets around a link
            end = match.start("url") + len(url)
            end += self._text[end : end + 1] == ")"
            edits = (Edit(Span(start + 1, end), f"({url})"),)
            message = f"the address behind '[{_short(label)}]' is in no brackets, so the text before it is no link"
            yield Unlinked(Span(start + 1, end), "brackets", message, "Write [text](address).", edits)
        for match in _PICTURE.finditer(self._text) if "![http" in self._text else ():
            span = Span(*match.span())
            if self._free(span.start) and not self._page.links_in(span):
                edits = (Edit(span, f"![]({match['url']})"),)
                message = "the address stands where a picture has its text, so it is shown as text"
                yield Unlinked(span, "brackets", message, "Write ![text](address).", edits)
        for link in self._page.links if ")(http" in self._text else ():
            second = _SECOND.match(self._text, link.span.end)
            if second is not None and self._text[link.span.end - 1] == ")" and self._free(second.start()):
                message = "a link has one address, so a second one behind it is shown as text"
                yield Unlinked(Span(*second.span()), "brackets", message, "Remove it, or give it a text of its own.")

    def _opening(self, closing: int) -> int | None:
        """The bracket that the one at ``closing`` closes, on the same line."""
        start = max(self._text.rfind("\n", 0, closing) + 1, closing - 500)
        depth = 0
        for at in range(closing - 1, start - 1, -1):
            if self._text[at] in "]】":
                depth += 1
            elif self._text[at] in "[【" and not (at and self._text[at - 1] == "\\"):
                if depth == 0:
                    return at
                depth -= 1
        return None

    def _is_box(self, opening: int) -> bool:
        """Whether nothing but a list's marker stands before a bracket on its line."""
        start = self._text.rfind("\n", 0, opening) + 1
        return opening - start < 100 and not self._text[start:opening].strip(" \t>-*+0123456789.)")

    def _line_end(self, offset: int) -> int:
        end = self._text.find("\n", offset, offset + _MAX_REST)
        return end if end >= 0 else min(len(self._text), offset + _MAX_REST)


def _inside_out(match: re.Match[str], end: int) -> Unlinked:
    """``[text(address)]``: the bracket that closes the text stands behind the address."""
    message = "the ] stands behind the address, so the link is shown as text"
    text_end = match.end("text")
    edits = (Edit(Span(text_end, match.start("url") - 1), "]"), Edit(Span(end, end + 1), ""))
    return Unlinked(Span(match.start(), end + 1), "brackets", message, "Write [text](address).", edits)


def _closing(text: str) -> int | None:
    """The parenthesis that ends a destination, whose own parentheses are in pairs."""
    depth = 0
    for at, character in enumerate(text):
        if character == "(":
            depth += 1
        elif character == ")":
            if depth == 0:
                return at
            depth -= 1
        elif character == "|":
            return None
    return None


def _covers_end(page: Page, offset: int) -> bool:
    """Whether a link ends right before a place, so that its bracket belongs to it."""
    return any(link.span.end == offset for link in page.links_in(Span(max(0, offset - 300), offset)))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"


_FOUND: WeakKeyDictionary[Page, tuple[Unlinked, ...]] = WeakKeyDictionary()
