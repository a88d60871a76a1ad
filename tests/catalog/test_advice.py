"""What is advised helps: whoever follows it does not get the next complaint about the same value."""

from __future__ import annotations

import re

import pytest

from modelist.catalog.known import Known
from modelist.catalog.load import parse_entry
from modelist.catalog.organizations import Organization
from modelist.catalog.schema import KINDS
from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.edits import Safety, apply_edits, apply_fixes
from modelist.core.text import Document

HEAD = {
    "name": "Alpha",
    "organization": "lab",
    "released": "2024-01",
    "links": "{code: 'https://github.com/lab/alpha'}",
}
PATHS = (
    "name: {}",
    "aliases: [{}]",
    "organization: {}",
    "organization: [{}]",
    "released: {}",
    "sizes: [{}]",
    "sizes: {}",
    "sizes: [{{name: x, total: {}}}]",
    "pretraining_tokens: {}",
    "pretraining_tokens: {{7B: {}}}",
    "context_length: {}",
    "context_length: {{7B: {}}}",
    "languages: {}",
    "languages: [{}]",
    "license: {}",
    "license: {{name: x, url: {}}}",
    "predecessor: {}",
    "status: {}",
    "venue: {}",
    "links: {{paper: {}}}",
    "links: {{weights: [{{label: x, url: {}}}]}}",
    "results: {{mmlu: {}}}",
    "members: [{}]",
    "tags: [{}]",
    "description: {{en: {}}}",
    "sources: [{}]",
)
VALUES = (
    *("2024", "2024.06", "20240618", "202406", "2024-13", "2024-06-31", "03/04/2023", "June 2024", "1850"),
    *("7", "72", "350", "0.5", "0", "7000000000", "7b", "7 billion", "1e3", "0x10", "-1", ".inf", "007", "4,096"),
    *("32k", "128K tokens", "4096 tokens", "4096", "2T", "2 trillion", "more than 2T", "68.9", "68.9%"),
    *("true", "no", "~", "''", "null", "Lab", "Alpha Team", "Qwen 2", "Foo", "alpha", "2307.09288", "arXiv:2307.9288"),
    *("MIT License", "apache 2.0", "english", "www.example.org", "https://a.org/b c", "'[x](https://a.org/b)'"),
)
KNOWN = Known({"lab": Organization("Lab"), "alpha": Organization("Alpha Team")}, frozenset({"alpha", "qwen-2"}))
_QUOTES = re.compile(r'Put it in quotes: (".*")')


def written(line: str) -> str:
    """An entry with this line, and without another for its key."""
    key = line.partition(":")[0]
    return "".join(f"{name}: {value}\n" for name, value in HEAD.items() if name != key) + f"{line}\n"


def errors(text: str) -> list[Diagnostic]:
    document = Document("entries/llm/new.yaml", text)
    return [one for one in parse_entry(document, KINDS["llm"], KNOWN)[1] if one.severity is Severity.ERROR]


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("quote", ["{}", '"{}"'], ids=["plain", "quoted"])
def test_following_the_advice_ends_the_matter(path: str, value: str, quote: str) -> None:
    if quote != "{}" and value.startswith("'"):
        return
    text = written(path.format(quote.format(value)))
    for one in errors(text):
        if one.fix is not None:
            mended, _ = apply_fixes(text, [one.fix])
            assert len(errors(mended)) < len(errors(text)), (one.message, one.help)
            assert one.fix.safety is Safety.SAFE or "has no unit" in one.message or "Did you mean" in one.help
        quotes = _QUOTES.search(one.help)
        if quotes is not None:
            span = one.location.span
            mended = text[: span.start] + quotes[1] + text[span.end :]
            assert len(errors(mended)) < len(errors(text)), (one.message, one.help)


def test_edits_of_several_fixes_go_together() -> None:
    text = written("sizes: [7b, 13b]")
    assert errors(apply_edits(text, [edit for one in errors(text) if one.fix for edit in one.fix.edits])) == []
