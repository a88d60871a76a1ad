"""The links of an entry, or of organizations.yaml: every value that is an address, and the Markdown in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from modelist.core.text import Document, Location, Span
from modelist.documents.yaml import YamlNode, parse_yaml
from modelist.links.from_markdown import links_of_markdown
from modelist.links.uses import LinkUse, Style, asked_url

MARKDOWN_KEYS = frozenset({"description", "extra"})
"""Keys at the top whose values are Markdown."""

_QUOTED = {"'": Style.SINGLE, '"': Style.DOUBLE}


def links_of_entry(document: Document) -> Iterator[LinkUse]:
    """Every link of a YAML file with its place; nothing where it cannot be read."""
    root = parse_yaml(document)[0]
    for key, value in (root.pairs or ()) if root is not None else ():
        if key.text in MARKDOWN_KEYS:
            for node in value.walk():
                if node.text:
                    yield from _links_of_text(document, node)
        else:
            yield from _links_of_values(document, value, value.start, False)


def _links_of_values(document: Document, node: YamlNode, group: int, flow: bool) -> Iterator[LinkUse]:
    inside = flow or node.style == "flow"
    if node.text is not None:
        yield from _link(document, node, group, flow)
    for item in node.items or ():
        yield from _links_of_values(document, item, item.start, inside)
    for _, value in node.pairs or ():
        yield from _links_of_values(document, value, node.start, inside)


def _link(document: Document, node: YamlNode, group: int, flow: bool) -> Iterator[LinkUse]:
    text = node.text or ""
    url = asked_url(text) if "\n" not in text and " " not in text.strip() else None
    if url is None:
        return
    quote = 1 if node.style in _QUOTED else 0
    span = Span(node.start + quote, node.end - quote)
    style = _QUOTED.get(node.style, Style.FLOW if flow else Style.PLAIN)
    exact = document.slice(span) == text and not text.lower().startswith("arxiv:")
    yield LinkUse(url, text, Location(document.path, span), style if exact else Style.FIXED, group)


def _links_of_text(document: Document, node: YamlNode) -> Iterator[LinkUse]:
    """The links of a value that is Markdown, each at its own place where the file has the text as it is."""
    inner = Document(document.path, node.text or "")
    for use in links_of_markdown(inner):
        span = _place(document, node, inner, use.location.span)
        if span is None:
            yield replace(use, location=Location(document.path, node.span), style=Style.FIXED, also=())
            continue
        also = tuple(filter(None, (_place(document, node, inner, one) for one in use.also)))
        style = use.style if node.style == "|" else Style.FIXED
        yield replace(use, location=Location(document.path, span), also=also, style=style, group=node.start + use.group)


def _place(document: Document, node: YamlNode, inner: Document, span: Span) -> Span | None:
    """Where in the file a span of a node's text stands; None where escapes or folding are between them.

    A line of a literal block ends as the file's line does, whatever its indentation.
    """
    line = inner.lines.line_of(span.start)
    column = span.start - inner.lines.start_of(line)
    if node.style == "|":
        number = document.lines.line_of(node.start) + 1 + line
        lead = len(document.line_text(number)) - len(inner.line_text(line))
        start = document.lines.start_of(number) + lead + column
    else:
        start = node.start + (1 if node.style in _QUOTED else 0) + span.start
    found = Span(start, start + span.end - span.start)
    return found if document.slice(found) == inner.slice(span) else None
