"""The date that a line bears elsewhere than at its beginning: ``A Survey [2022.04]``, ``OPT Mar. 2022 [code]``."""

from __future__ import annotations

import re

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ReleaseDate
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.cells import read_value
from modelist.linting.markup.prose import no_words

_MAX_LINE = 3_000
_DATE = lazy_pattern(
    r"(?<![\w/.-])(?P<named>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?,? "
    r"(?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:19|20)\d\d)(?![\w/-])"
    r"|[\[(（【](?P<digits>(?:19|20)\d\d[./-]\d{1,2}(?:[./-]\d{1,2})?)[\])）】](?!\()"
    r"|(?<=[)\]*_`])[ \t]{1,4}[-–—][ \t]{1,2}(?P<dash>(?:19|20)\d\d[./-]\d{1,2}(?:[./-]\d{1,2})?)(?=[ \t\\]{0,3}$)"
    r"|(?<=[)\]*_`][,;，；])[ \t]{0,2}(?P<last>(?:19|20)\d\d[./-]\d{1,2}(?:[./-]\d{1,2})?)(?=\.?[ \t\\]{0,3}$)",
    re.MULTILINE,
)


def inner_date(page: Page, line: Span) -> tuple[Span, ReleaseDate] | None:
    """The one date of a line with the month by its name, or in brackets; none within links, which are of others."""
    found = list(_DATE.finditer(page.text, line.start, min(line.end, line.start + _MAX_LINE)))
    if len(found) != 1 or found[0].start() in no_words(page):
        return None
    span = Span(*found[0].span(found[0].lastgroup or 0))
    if any(link.span.start <= span.start < link.span.end for link in page.links_in(line)):
        return None
    date = read_value("released", page.document.slice(span)).value
    return (span, date) if isinstance(date, ReleaseDate) else None
