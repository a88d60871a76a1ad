"""Generated regions of a page, between two markers, each an HTML comment alone on its line::

    <!-- modelist:begin NAME key=value key="a value" -->
    <!-- modelist:end -->

A marker may be indented by up to three spaces. Markers in code blocks and code spans are text. Names and option keys
are not judged here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from modelist.core.diagnostics import Diagnostic
from modelist.core.edits import Edit, apply_edits
from modelist.core.text import Document, Span
from modelist.documents.region_markers import Marker, MarkerKind, Option, problem, read_markers


class Region(NamedTuple):
    """A region: ``marker_span`` and ``end_span`` are its two comments.

    ``body_span`` runs from the start of the line after the first marker to the start of the line of the second.
    """

    name: str
    options: tuple[Option, ...]
    marker_span: Span
    body_span: Span
    end_span: Span

    @property
    def values(self) -> dict[str, str]:
        """The options' values by key."""
        return {option.key: option.value for option in self.options}

    def option(self, key: str) -> Option | None:
        """The option of that key."""
        return next((option for option in self.options if option.key == key), None)


@lru_cache(maxsize=16)  # the linter, its rules and the generator all ask for the same few pages
def find_regions(document: Document) -> tuple[tuple[Region, ...], tuple[Diagnostic, ...]]:
    """The regions of a page in order, and every fault of its markers; with a fault nothing should be written."""
    markers, faults = read_markers(document)
    pairing = _Pairing(document, markers)
    regions = tuple(pairing.regions())
    return regions, tuple(
        sorted((*faults, *pairing.faults, *_duplicates(document, regions)), key=lambda fault: fault.location.span)
    )


def replace_regions(text: str, bodies: Iterable[tuple[Region, str]]) -> str:
    """The text with the bodies of some of its regions replaced; a body's missing last line feed is added.

    Raises:
        ValueError: two different bodies for one region.
    """
    edits = []
    for region, body in bodies:
        whole = body if not body or body.endswith("\n") else body + "\n"
        edits.append(Edit(region.body_span, whole))
    return apply_edits(text, edits)


class _Pairing:
    """Pairs begin and end markers.

    A region begun inside another is either nested, if two ends follow, or shows that the outer one's end is missing.
    In the second case the inner one counts, so that one missing marker does not make all later ones faults.
    """

    def __init__(self, document: Document, markers: tuple[Marker, ...]) -> None:
        self._document = document
        self._markers = markers
        self.faults: list[Diagnostic] = []

    def regions(self) -> Iterator[Region]:
        opened: Marker | None = None
        nested = 0
        for index, marker in enumerate(self._markers):
            if marker.kind is MarkerKind.BEGIN:
                if opened is not None:
                    self._nested(marker, opened)
                if opened is not None and self._ends_after(index) > 1:
                    nested += 1
                    continue
                if opened is not None:
                    self._unclosed(opened)
                opened, nested = marker, 0
            elif nested:
                nested -= 1
            elif opened is None:
                self._unopened(marker)
            else:
                if opened.name:
                    yield self._region(opened, marker)
                opened = None
        if opened is not None:
            self._unclosed(opened)

    def _ends_after(self, index: int) -> int:
        """How many end markers follow the begin marker at ``index`` before the next begin marker."""
        count = 0
        for marker in self._markers[index + 1 : index + 3]:
            if marker.kind is not MarkerKind.END:
                break
            count += 1
        return count

    def _region(self, begin: Marker, end: Marker) -> Region:
        body = Span(self._document.text.index("\n", begin.span.end) + 1, self._line_start(end))
        return Region(begin.name, begin.options, begin.span, body, end.span)

    def _line_start(self, marker: Marker) -> int:
        lines = self._document.lines
        return lines.start_of(lines.line_of(marker.span.start))

    def _nested(self, marker: Marker, around: Marker) -> None:
        line = self._document.position(around.span.start).line
        message = f"region '{marker.name}' begins inside region '{around.name}', which began on line {line}"
        help_text = "regions cannot be nested: put `<!-- modelist:end -->` before this marker"
        location = self._document.location(*around.span)
        self.faults.append(
            problem(self._document, "region-nested", marker.span, message, help_text, ((location, "the outer region"),))
        )

    def _unclosed(self, marker: Marker) -> None:
        message = f"region '{marker.name}' has no end"
        help_text = "add a line `<!-- modelist:end -->` after the region's content"
        self.faults.append(problem(self._document, "region-unclosed", marker.span, message, help_text))

    def _unopened(self, marker: Marker) -> None:
        message = f"`{self._document.slice(marker.span)}` ends no region"
        help_text = "remove the marker, or put `<!-- modelist:begin NAME -->` before the region's content"
        self.faults.append(problem(self._document, "region-unopened", marker.span, message, help_text))


def _duplicates(document: Document, regions: Iterable[Region]) -> Iterator[Diagnostic]:
    first: dict[tuple[str, frozenset[tuple[str, str]]], Region] = {}
    for region in regions:
        key = region.name, frozenset(region.values.items())
        if key not in first:
            first[key] = region
            continue
        line = document.position(first[key].marker_span.start).line
        message = f"`{document.slice(region.marker_span)}` stands twice: also on line {line}"
        location = document.location(*first[key].marker_span)
        help_text = "remove one of the two regions, or give them different options"
        yield problem(
            document, "region-duplicate", region.marker_span, message, help_text, ((location, "the first one"),)
        )
