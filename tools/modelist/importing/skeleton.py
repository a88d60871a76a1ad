"""The page with regions in place of what became entries; everything else stays as it is."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from modelist.core.edits import Edit, apply_edits
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.importing.content import notes_in
from modelist.importing.model import FOOTNOTE_TEXT, Source

_DASHES = lazy_pattern(r"-{2,}")


@dataclass(frozen=True)
class PlannedRegion:
    """A region that takes the place of ``spans``: it stands where the first was, the others go."""

    name: str
    options: Mapping[str, str]
    spans: tuple[Span, ...]
    remark: str = ""
    rest: str = ""

    @property
    def text(self) -> str:
        """The two markers, each on its line, and below them the ``rest`` of what stood here, which stays."""
        options = "".join(f" {key}={_quoted(value)}" for key, value in self.options.items() if value)
        before = (
            f"<!-- {_DASHES.sub('-', self.remark).replace('<', '(').replace('>', ')')} -->\n" if self.remark else ""
        )
        after = f"\n\n{self.rest}" if self.rest else ""
        return f"{before}<!-- modelist:begin {self.name}{options} -->\n<!-- modelist:end -->{after}"


@dataclass(frozen=True)
class Skeleton:
    """The page's new text, and the definitions that had to be repeated in it."""

    text: str
    definitions: tuple[str, ...] = field(default=())


def make_skeleton(source: Source, regions: Sequence[PlannedRegion], shown: Sequence[str] = ()) -> Skeleton:
    """Replace the spans of all regions; ``shown`` is what these show of the page as it was written."""
    edits: list[Edit] = []
    for region in regions:
        runs = _runs(source, region.spans)
        edits.append(Edit(runs[0], region.text))
        edits += [Edit(run, "") for run in runs[1:]]
    text = apply_edits(source.text, edits)
    removed = sorted(edit.span for edit in edits)
    definitions = (*_needed_definitions(source, removed), *_needed_footnotes(source, removed, [text, *shown]))
    if definitions:
        text = "\n".join([text.rstrip("\n"), "", *definitions, ""])
    return Skeleton(text, definitions)


def _runs(source: Source, spans: Iterable[Span]) -> list[Span]:
    """Spans with nothing but blanks between them as one."""
    runs: list[Span] = []
    for span in sorted(spans):
        if runs and not source.text[runs[-1].end : span.start].strip(" \t\n"):
            runs[-1] = Span(runs[-1].start, max(runs[-1].end, span.end))
        else:
            runs.append(span)
    return runs


def _needed_definitions(source: Source, removed: Sequence[Span]) -> Iterable[str]:
    """Definitions that go with the removed parts although what stays uses them."""
    gone = [one for one in source.markdown.definitions if _inside(one.span, removed)]
    if not gone:
        return
    used = {link.label for link in source.markdown.links if link.label is not None and not _inside(link.span, removed)}
    first: set[str] = set()
    for one in gone:
        if one.label in used and one.label not in first:
            first.add(one.label)
            yield source.document.slice(one.span)


def _needed_footnotes(source: Source, removed: Sequence[Span], texts: Sequence[str]) -> Iterable[str]:
    """Footnotes that go with the removed parts although the page or a cell still refers to them."""
    gone = [match for match in FOOTNOTE_TEXT.finditer(source.text) if _inside(Span(*match.span()), removed)]
    used = {name for text in texts for name in notes_in(source, text)} if gone else set()
    return [source.footnotes[one[1]] for one in gone if one[1] in used]


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    """Whether a span lies in one of some that are sorted and apart."""
    at = bisect_right(spans, (span.start, sys.maxsize)) - 1
    return at >= 0 and spans[at].contains(span)


def _quoted(value: str) -> str:
    return f'"{value}"' if any(one.isspace() for one in value) else value
