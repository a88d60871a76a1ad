"""A model is dated before the base model that it was made of.

What was built on Llama 3, of April 2024, cannot be of 2023: either the date is a slip, or the base model is, which was
often copied from the row above. Correct the one that is wrong. The base model's date is the one that the page itself
gives it, and for well-known models the month in which their first weights came out. Where several models are older than
one that the page dates, its own date is the slip.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.quantities import ReleaseDate
from modelist.core.text import Location, Span
from modelist.linting.context import Page
from modelist.linting.markup.cells import Fact, read_fact
from modelist.linting.models.columns import is_year
from modelist.linting.models.recognition import Mention, read_models
from modelist.linting.models.releases import is_repacked, released
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.base_models import find_base
from modelist.readme.words import same_name

_FIELD = "language_model"
_DECEMBER, _MOST_SHOWN = 12, 3
_MAX_BEFORE = 3
"""Months: a row that has the date of a first paper may name the base model of the weights, which came later."""


class _Base(NamedTuple):
    """A base model with its date: as words for the reader, and the month that it can't be older than."""

    name: str
    shown: str
    first: ReleaseDate
    place: Span | None
    source: Mention | None = None


class _Dated(NamedTuple):
    """The date of a row or section: the last month that it may mean, and whether it says no more than the year."""

    fact: Fact
    last: ReleaseDate
    only_year: bool


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Rows and sections with a date and one base model, or several that are all known."""
    by_key: dict[str, Mention] | None = None
    by_source: dict[Mention | None, list[tuple[Mention, _Dated, Fact, _Base]]] = {}
    for mention in read_models(page).mentions:
        fact, dated = _base_fact(page, mention), _date(mention)
        if fact is None or dated is None or is_repacked(mention.name):
            continue
        by_key = _by_key(page) if by_key is None else by_key
        base = _base(fact, by_key, mention)
        if base is not None and _is_before(dated, base.first, options["months"]):
            by_source.setdefault(base.source, []).append((mention, dated, fact, base))
    for source, found in by_source.items():
        if source is not None and len(found) > 1:
            yield _late_base(page, found[0][3], [dated.fact for _, dated, _, _ in found])
            continue
        for mention, dated, fact, base in found:
            message = f"dated {dated.fact.text}, but the base model {base.name} {base.shown}"
            related = ((Location(page.path, base.place or fact.span), f"{base.name} {base.shown}"),)
            advice = "Correct the date, or the base model."
            yield Problem(dated.fact.span, message, advice, mention.name, related=related)


def _late_base(page: Page, base: _Base, older: Sequence[Fact]) -> Problem:
    message = f"{base.name} is dated {base.first}, but {len(older)} models that are made of it are older"
    related = tuple((Location(page.path, one.span), "one that is older") for one in older[:_MOST_SHOWN])
    return Problem(base.place or older[0].span, message, "Correct its date.", base.name, related=related)


def _base_fact(page: Page, mention: Mention) -> Fact | None:
    """What a section or row calls the base model."""
    if mention.table is None:
        return mention.fact(_FIELD)
    column = mention.table.column(_FIELD)
    cells = mention.table.table.rows[mention.row].cells
    if column is None or column is mention.table.name or column.index >= len(cells):
        return None
    return read_fact(page, _FIELD, column.header, cells[column.index].span)


def _date(mention: Mention) -> _Dated | None:
    dated, fact = released(mention), mention.fact("released")
    if dated is not None:
        return _Dated(*dated, False)
    if fact is None or not is_year(fact.text):
        return None
    return _Dated(fact, ReleaseDate(int(fact.text[:4]), _DECEMBER), True)


def _by_key(page: Page) -> dict[str, Mention]:
    """The models of the page that have a date, by their names; of rows of one name, the oldest."""
    found: dict[str, Mention] = {}
    for mention in read_models(page).mentions:
        dated = released(mention)
        known = released(found[mention.key]) if dated is not None and mention.key in found else None
        if dated is not None and (known is None or dated[1].sort_key < known[1].sort_key):
            found[mention.key] = mention
    return found


def _base(fact: Fact, by_key: Mapping[str, Mention], own: Mention) -> _Base | None:
    known = find_base(fact.text)
    if known is not None:
        when = ReleaseDate(known.year, known.month)
        return _Base(known.name, f"came out in {when}", when, None)
    mention = by_key.get(same_name(fact.text))
    dated = released(mention) if mention is not None and mention.key != own.key else None
    if mention is None or dated is None:
        return None
    return _Base(mention.name, f"is of {dated[1]} in the same page", dated[1], dated[0].span, mention)


def _is_before(dated: _Dated, base: ReleaseDate, months: int) -> bool:
    """Whether a year is over before the base model's begins, or months lie between."""
    if dated.only_year:
        return dated.last.year < base.year
    return dated.last.months_between(base) > months


def _table(header: str, *rows: str) -> Example:
    return Example(f"| Model | {header} |\n| --- | --- | --- |\n" + "".join(f"| {row} |\n" for row in rows))


RULE = Rule(
    id="released-before-base",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="dates",
    options={"months": _MAX_BEFORE},
    bad=(
        _table("Release Year | Base Model", "Swallow 8B | ⟦2023⟧ | Llama 3 (**8b**)"),
        _table(
            "Date | Base LLM",
            "Ola | ⟦2024-02⟧ | [Qwen2.5-7B-Instruct](https://huggingface.co/Qwen/Qwen2.5-7B-Instruct)",
        ),
        _table("发布时间 | 基座模型", "灵犀 | ⟦2023-01⟧ | baichuan-inc/Baichuan-7B"),
        _table("Date | LLM", "Ola | ⟦2023-03-05⟧ | Qwen2-7B / Llama-3-8B"),
        _table("Date | Base Model", "Nova 2 | 2024-09 | Nova", "Nova | 2024-02 | -", "Ola | ⟦2023-05⟧ | Nova"),
        Example("# L\n\n## Ola\n\n- **Date:** ⟦2023-05⟧\n- **Base Model:** Gemma 2 9B\n"),
        _table(
            "Date | Base LLM", "Ola | ⟦2023-05⟧ | Qwen2.5-Math-7B (frozen)", "Bel | ⟦2023-06⟧ | Llama3.2-Vision + LoRA"
        ),
        _table("Date | Built on", "Ola | ⟦2023-01⟧ | Llama 3"),
        _table("Date | Base LLM", "BERT | ⟦2024-02⟧ | -", "Ola | 2022-05 | BERT", "Bel | 2022-08 | BERT"),
    ),
    good=(
        _table("Release Year | Base Model", "Swallow 8B | 2024 | Llama 3 (**8b**)", "B | 2023 | Llama 2 70b"),
        _table("Date | Base LLM", "LLaVA-Med | 2023-06 | Mistral-7B", "Bunny | 2024-02 | Llama-3-8B"),
        _table("Date | Base LLM", "A | 2023-05 | ChatGLM-6B", "B | 2022-01 | CLIP", "C | 2023-02 | Code Llama 3"),
        _table("Date | Base LLM", "A | 2023-04 | Vicuna, Llama 3", "B | 2023-04 | Qwen-2-Plus", "C | 2023-01 | -"),
        _table("Date | Base Model", "Nova | 2024-02 | Nova", "Ola | 2023-05 | Nova 7B", "Bel | 2023-11 | Nova"),
        _table("Date | Base Model", "Ola GGUF | 2023-02 | Llama 3"),
        _table("Date | Vision Encoder", "Ola | 2023-02 | Llama 3"),
    ),
)
