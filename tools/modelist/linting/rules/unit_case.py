"""A unit is written `k` in one place and `K` in another, `G` beside `GB`, or `Tokens` beside `tokens`.

`10k` samples beside `10K` look like two units, and a search for one misses the other. Use the one that most of the
page uses, or most of the table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans, no_text
from modelist.linting.rule import Example, Problem, Rule, Scope

_NUMBER = lazy_pattern(
    r"(?<![A-Za-z0-9_À-ɏ./@#%-])\d{1,3}(?:[.,]\d{1,3})? ?(?P<unit>[kK])(?![A-Za-z0-9_À-ɏ/@]|-\w|\.\w)"
)
_BYTES = lazy_pattern(
    r"(?<![A-Za-z0-9_À-ɏ./@#%-])\d{1,4}(?:\.\d{1,2})? ?(?P<unit>GB?|TB)"
    r"(?![A-Za-z0-9_À-ɏ/@-]|\.\w| ?(?:RAM|VRAM|GPU|of (?:RAM|VRAM|memory)))"
)
_COUNTED = lazy_pattern(
    r"(?<![A-Za-z0-9_À-ɏ./@#%-])\d{1,4}(?:\.\d{1,3})? ?[KMBTkmbt]? (?P<unit>[Tt]okens|[Ww]ords|[Ii]mages|[Ss]amples"
    r"|[Tt]exts|[Tt]asks|[Vv]ideos|[Pp]airs|[Ll]anguages|[Hh]ours|[Dd]ays|[Pp]arameters)(?=\s*(?:[),.;|+]|\n|\Z))"
)
_MIN_USES, _MOST, _TITLE_WORDS, _TITLE_HAN = 5, 0.7, 5, 12
_HAN = lazy_pattern("[\u3400-\u9fff]")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Numbers in words for readers whose unit is not that of nearly all others."""
    headings = Spans(one.span for one in page.markdown.headings)
    titles = Spans(one.text_span for one in page.links if _is_title(one.text))
    tables = Spans(one.span for one in page.markdown.tables)
    for pattern in (_NUMBER, _BYTES, _COUNTED):
        groups: dict[tuple[str, Span | None], list[re.Match[str]]] = {}
        for match in pattern.finditer(page.text):
            if match.start() not in no_text(page) and match.start() not in titles:
                unit = match["unit"].lower().removesuffix("b")
                groups.setdefault((unit, None), []).append(match)
                table = tables.holding(match.start())
                if table is not None:
                    groups.setdefault((unit, table), []).append(match)
        for unit in dict.fromkeys(unit for unit, _ in groups):
            of_tables = {place: _usual(found) for (one, place), found in groups.items() if one == unit}
            whole, of_page = groups[unit, None], of_tables.pop(None)
            corrected = (of_tables.get(tables.holding(match.start())) or match["unit"] for match in whole)
            usual = of_page or _most(Counter(corrected))
            if usual:
                yield from _problems(whole, usual, headings, "page")
                continue
            for place, usual in of_tables.items():
                if usual:
                    yield from _problems(groups[unit, place], usual, headings, "table")


def _is_title(text: str) -> bool:
    """Whether the text of a link is long enough for a title, which is quoted as it is."""
    return text.count(" ") >= _TITLE_WORDS - 1 or len(_HAN.findall(text)) > _TITLE_HAN


def _usual(found: Sequence[re.Match[str]]) -> str:
    """The form that nearly all have; empty where there is none, or no other."""
    return _most(Counter(match["unit"] for match in found))


def _most(counts: Counter[str]) -> str:
    form = max(counts, key=lambda one: (counts[one], one.isupper()))
    is_clear = counts.total() >= _MIN_USES and len(counts) > 1 and counts[form] >= _MOST * counts.total()
    return form if is_clear else ""


def _problems(found: Sequence[re.Match[str]], usual: str, headings: Spans, where: str) -> Iterator[Problem]:
    for match in found:
        if match["unit"] != usual:
            span = Span(*match.span())
            message = f"'{match[0]}' is written with '{usual}' elsewhere in this {where}"
            edits = (Edit(Span(*match.span("unit")), usual),) if span.start not in headings else ()
            yield Problem(span, message, f"Write {usual}.", match[0], edits=edits)


RULE = Rule(
    id="unit-case",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example(
            "180GB, 2.5 GB, 3GB, 4GB, 1TB and ⟦100G⟧ of data\n",
            "180GB, 2.5 GB, 3GB, 4GB, 1TB and 100GB of data\n",
        ),
        Example(
            "1T tokens, 2T tokens, 3T tokens, 4T tokens; (⟦680B Tokens⟧)\n",
            "1T tokens, 2T tokens, 3T tokens, 4T tokens; (680B tokens)\n",
        ),
        Example(
            "10k, 11k, 12k, 13k, 14k\n\n| A | B |\n| - | - |\n| 1K | 2K |\n| 3K | 4K |\n| ⟦5k⟧ | 5K |\n",
            "10k, 11k, 12k, 13k, 14k\n\n| A | B |\n| - | - |\n| 1K | 2K |\n| 3K | 4K |\n| 5K | 5K |\n",
        ),
        Example(
            "10k, 11k, 12k, 13k, 14k\n\n| A | B |\n| - | - |\n| ⟦1K⟧ | 2k |\n| 3k | 4k |\n| 5k | 6k |\n"
            "\n⟦20K⟧, ⟦21K⟧, ⟦22K⟧, ⟦23K⟧\n",
            "10k, 11k, 12k, 13k, 14k\n\n| A | B |\n| - | - |\n| 1k | 2k |\n| 3k | 4k |\n| 5k | 6k |\n"
            "\n20k, 21k, 22k, 23k\n",
        ),
        Example("10K, 11K, 12K, 1.5K and ⟦100k⟧ samples\n", "10K, 11K, 12K, 1.5K and 100K samples\n"),
    ),
    good=(
        Example("10k, 11k, 12k\n\n| A | B |\n| - | - |\n| 1K | 2K |\n| 3K | 4K |\n"),
        Example("10K, 11K, 12K, 13K and `14k`, https://x.org/15k, data-16k and 17kg\n"),
        Example("10K, 11K, 12k and 13k of samples, 14k of them clean\n"),
    ),
)
