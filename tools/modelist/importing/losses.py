"""What a built page does not show any more of the README that it was made from."""

from __future__ import annotations

from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.text import Document, Span
from modelist.documents.markdown import parse_markdown
from modelist.documents.markdown_nodes import LinkKind
from modelist.importing.roles import usable_url


def find_hidden_addresses(before: Document, after: Document) -> list[Diagnostic]:
    """The addresses that readers could follow and now cannot, each at its first place; images are not followed."""
    shown = _addresses(after)
    return [
        Diagnostic(
            "import-hidden",
            Severity.WARNING,
            before.location(*span),
            f"the page does not show this address any more: {address}",
            "It is kept in the entries or in organizations.yaml; add a column or a link that shows it.",
        )
        for address, span in _addresses(before).items()
        if address not in shown
    ]


def _addresses(document: Document) -> dict[str, Span]:
    page = parse_markdown(document)
    found = [
        (one.destination, one.span) for one in page.links if one.kind is not LinkKind.IMAGE and one.tag in ("", "a")
    ]
    found += [(one.url, one.span) for one in page.bare_urls]
    usable = ((usable_url(address), span) for address, span in sorted(found, key=lambda one: one[1]))
    first: dict[str, Span] = {}
    for address, span in usable:
        if address is not None:
            first.setdefault(address, span)
    return first
