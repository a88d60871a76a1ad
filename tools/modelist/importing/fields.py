"""The values of one entry's fields: what its row and its section say, brought together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from modelist.core.diagnostics import Diagnostic, Severity
from modelist.importing.content import hidden_words
from modelist.importing.model import Draft, Fact, Source
from modelist.importing.organizations import Organizations
from modelist.importing.values import Value, read_value
from modelist.readme.words import one_line


@dataclass(frozen=True)
class Chosen:
    """A field's value, and the comment behind it: what was written where it was written otherwise."""

    value: Value
    comment: str = ""


class FieldMerger:
    """Merges the facts of entries; ``labels`` are the page's own words for fields."""

    def __init__(self, source: Source, organizations: Organizations, labels: Mapping[str, str]) -> None:
        self._source, self._organizations, self._labels = source, organizations, labels
        self.diagnostics: list[Diagnostic] = []

    def merge(self, draft: Draft) -> dict[str, Chosen]:
        """The values by field."""
        by_field: dict[str, list[Fact]] = {}
        for fact in draft.facts:
            by_field.setdefault(fact.field, []).append(fact)
        found = {}
        for field, facts in by_field.items():
            chosen = self._choose(field, facts, draft)
            if chosen is not None:
                found[field] = chosen
        return found

    def _choose(self, field: str, facts: list[Fact], draft: Draft) -> Chosen | None:
        """The section's value goes before the row's, a value before a text that cannot be read.

        Of values that agree the one that says more is taken: a licence with its address, a date with its day.
        """
        ordered = sorted(facts, key=lambda fact: fact.from_row)
        read = [(fact, value) for fact in ordered if (value := self._value(fact)) is not None]
        if not read:
            return None
        winner, value = max(
            (one for one in read if _agree(field, one[1], read[0][1])),
            key=lambda one: (len(one[1].text), len(list(texts_of(one[1].data)))),
        )
        for fact, other in read:
            if not _agree(field, other, value):
                self._report(field, winner, value, fact, other, draft)
        same = {id(fact) for fact, other in read if other.text == value.text}
        remarks = [self._remark(fact, value, id(fact) in same) for fact in ordered]
        return Chosen(value, "; ".join(dict.fromkeys(one for one in remarks if one)))

    def _value(self, fact: Fact) -> Value | None:
        if fact.field != "organization":
            return read_value(fact.field, fact.meant or fact.content, fact.label)
        ids = self._organizations.ids_of(fact.content)
        names = ", ".join(self._organizations.name_of(one) for one in ids)
        return Value(ids[0] if len(ids) == 1 else ids, names) if ids else None

    def _remark(self, fact: Fact, value: Value, same: bool) -> str:
        """What a fact said, where neither the value nor the page's label says just that."""
        text = one_line(fact.content.plain)
        hidden = [] if fact.content.links else hidden_words(fact.content.source)
        text = f"{text} ({' '.join(hidden)})" if hidden else text
        label = "" if fact.from_row or self._labels.get(fact.field, fact.label) == fact.label else fact.label
        if text == value.text:
            return label
        if not same:
            label = label or ("table" if fact.from_row else "section")
        return f"{label}: {text}" if label else text

    def _report(self, field: str, winner: Fact, value: Value, fact: Fact, other: Value, draft: Draft) -> None:
        place = self._source.document.location(*(winner.content.span if winner.content.source else draft.span))
        here, there = self._source.line(winner.content.span), self._source.line(fact.content.span)
        message = f"{field}: '{value.text}' on line {here}, but '{other.text}' on line {there}; '{value.text}' is taken"
        related = ((self._source.document.location(*fact.content.span), f"'{other.text}' here"),)
        help_text = "Check which one is right; the other is kept in a comment."
        self.diagnostics.append(
            Diagnostic("import-disagreement", Severity.WARNING, place, message, help_text, draft.name, related=related)
        )


def _agree(field: str, one: Value, other: Value) -> bool:
    """Whether two values are the same but for what only one of them says."""
    texts = sorted((one.text, other.text), key=len)
    return texts[0] == texts[1] or (field == "released" and texts[1].startswith(f"{texts[0]}-"))


def texts_of(data: Any) -> Iterable[str]:
    """Every text in YAML data, keys included."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield str(key)
            yield from texts_of(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts_of(value)
    elif data is not None:
        yield str(data)
