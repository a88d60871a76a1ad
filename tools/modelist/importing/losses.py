"""What a built page does not show any more of the README that it was made from."""

from __future__ import annotations

from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Document, Span
from modelist.documents.markdown import parse_markdown
from modelist.documents.markdown_nodes import LinkKind
from modelist.importing.roles import usable_url

_FILE = lazy_pattern(r"(?![A-Za-z][A-Za-z0-9+.-]{0,40}:)[^#]")
"""The beginning of an address without a scheme, which is that of a file beside the page."""


def find_hidden_addresses(before: Document, after: Document) -> list[Diagnostic]:
    """The addresses that readers could follow and now cannot, each at its first place.

    Images are not followed, and places on the page itself are looked after by the import.
    """
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
    first: dict[str, Span] = {}
    for address, span in sorted(found, key=lambda one: one[1]):
        usable = usable_url(address) or (address if _FILE.match(address) else None)
        if usable is not None:
            first.setdefault(usable, span)
    return first
