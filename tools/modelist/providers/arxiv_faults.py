"""What is wrong with an arXiv id, and with an address at arXiv, seen from its text alone."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ArxivFault, ArxivId, examine_arxiv
from modelist.core.text import Span
from modelist.providers.arxiv import DOI_HOSTS, HOSTS, SITE, Place, find_place, read
from modelist.providers.provider import Fault, Provider
from modelist.providers.urls import Url

_VERSION = lazy_pattern(r"v[0-9]+\Z")


def check(url: Url, today: datetime.date | None) -> Iterator[Fault]:
    """What is certainly or likely wrong with an address at arXiv; nothing for addresses of other sites."""
    place = find_place(url)
    if place is None:
        return
    yield from check_id(place.text, place.span, today)
    if ArxivId.parse(place.text) is not None:
        yield from _check_page(url, place)


def check_id(text: str, span: Span, today: datetime.date | None = None) -> Iterator[Fault]:
    """Why there is no such paper: an id of a form that arXiv does not give out, or of a month that has yet to come."""
    found = examine_arxiv(text)
    if isinstance(found, ArxivId):
        yield from _check_month(found, span, today)
    elif found is ArxivFault.PADDING:
        month, number = text.split(".", 1)
        help_text = "Ids before 2015 have four digits after the point."
        message = f"{text} {found.explanation}"
        yield Fault("arxiv-padding", message, help_text, span, Severity.ERROR, f"{month}.{number[1:]}")
    else:
        yield Fault("arxiv-id", f"'{text}' {found.explanation}", _help(found), span, Severity.ERROR)


def _help(fault: ArxivFault) -> str:
    if fault is ArxivFault.DIGITS_DROPPED:
        return "Look the paper up by its title: arXiv pads a short id with zeros and would show another paper."
    return "Copy the id from the paper's abstract page."


def _check_month(arxiv: ArxivId, span: Span, today: datetime.date | None) -> Iterator[Fault]:
    """Ids carry the month of their announcement by the clock of New York, so a day more or less is allowed for."""
    if today is None:
        return
    tomorrow = today + datetime.timedelta(days=1)
    if arxiv.month > (tomorrow.year, tomorrow.month):
        year, month = arxiv.month
        message = f"{arxiv} would be a paper of {year}-{month:02}, which is still to come"
        yield Fault("arxiv-future-month", message, "Copy the id from the paper's abstract page.", span, Severity.ERROR)


def _check_page(url: Url, place: Place) -> Iterator[Fault]:
    first = url.segments[0]
    whole = Span(first.span.start, url.segments[-1].span.end)
    if url.site in DOI_HOSTS:
        version = _VERSION.search(place.text)
        if version:
            span = Span(place.span.end - len(version[0]), place.span.end)
            message = "arXiv's DOIs have no version; one stands for all versions of a paper"
            yield Fault("arxiv-doi-version", message, "Leave out the version.", span, Severity.ERROR, "")
    elif url.site in HOSTS:
        yield from _check_host(url)
        if place.kind == "pdf":
            help_text = "arXiv asks that links go to the abstract page, from where every form is one step away."
            yield Fault("arxiv-pdf", "the link opens a PDF file", help_text, whole, replacement=f"abs/{place.text}")
        elif first.span.start == place.span.start:
            message = "the part that says which page of the paper, such as /abs/, is missing"
            yield Fault("arxiv-path", message, "Write /abs/ before the id.", whole, replacement=f"abs/{place.text}")
        elif place.kind == "abstract" and place.span.end < whole.end:
            message = "the address is that of the abstract page, but ends as that of a file"
            end = Span(place.span.end, whole.end)
            yield Fault("arxiv-abs-file", message, "Leave the ending out.", end, replacement="")
        elif first.text == "html" and url.path.endswith("/"):
            end = Span(place.span.end, url.path_span.end)
            message = "arXiv's HTML pages are not found with a slash at the end"
            yield Fault("arxiv-html-slash", message, "Leave out the slash.", end, replacement="")


def _check_host(url: Url) -> Iterator[Fault]:
    if url.host != SITE:
        is_copy = url.site != SITE
        message = (
            f"{url.site} is a copy of arXiv for programs or from earlier days" if is_copy else "www. is not needed"
        )
        yield Fault("arxiv-mirror", message, f"Link {SITE}.", url.host_span, replacement=SITE)


ARXIV = Provider("arxiv", read, check)
