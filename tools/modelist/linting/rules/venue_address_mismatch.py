"""The conference or year that a line names is not that of the proceedings that it links.

`NeurIPS 2024` beside an address of the proceedings of 2023, or `arXiv 2025` where the only paper is at TechRxiv: the
reader cites the paper wrongly, or gets another paper than the line is about. Correct the conference, or the link.

Where nearly all lines with the label `arXiv` lead there, one whose paper leads to another site alone is told, too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.services import NAMES, PREPRINTS, other_preprints, read_label, service_of
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_words
from modelist.linting.papers.conferences import find_conferences, find_years_first, full_year, is_label
from modelist.linting.papers.plain_titles import is_title
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers.proceedings import SIGNS, Held, is_named, read_proceedings, same_venue

_HELP = "Correct the conference, or the link."
_LABEL = lazy_pattern(
    r"[\[(\s]{0,3}((?P<venue>[A-Z][A-Za-z]{1,11}(?:-[A-Z][A-Za-z]{1,9})?)"
    r"(?:[ '’]{0,2}(?P<full>20\d\d)|\s?['’](?P<short>[012]\d)))[\])\s]{0,3}"
)
_BEFORE = lazy_pattern(
    r"\b(?:our|their|from|extends?|extended|extension of|based on|since|winner of)\s(?:\w+\s)?[(\[]?\Z", re.I
)
_AFTER = lazy_pattern(
    r"\s(?:papers?|version|challenge|competition|workshop|tutorial|dataset|benchmark|data|extension|follow-up)\b", re.I
)
_PREPRINT = lazy_pattern(
    r"(?<![\w/.@#-])(?P<server>arXiv|(?:bio|med|chem|tech)rxiv|SSRN)(?:,? ?['’]?|[ ,]{1,2}preprint ?)"
    r"(?:20[012]\d|(?<=['’])[012]\d)"
    r"(?![\w/@%+]|[.,]\d|-\w)",
    re.IGNORECASE,
)
_SERVERS = ("biorxiv", "chemrxiv", "medrxiv", "techrxiv", "ssrn")
"""Addresses of arXiv alone are on nearly every page, and no other service is named beside them."""

_ON_ARXIV = lazy_pattern(
    r"(?P<server>[Aa][Rr][Xx][Ii][Vv])(?:(?<=[|\[(（【`].{5})|(?<=\| .{5})|(?<=\|[ ]{2}.{5})|(?<=\*\*.{5}))"
    r"(?P<year>[ ,'’]{0,2}(?:20)?[012]\d)?(?=[ ]{0,60}\||\*{0,2}\](?![(\[\]])|\*\*|[)）】`])"
)
"""The label of a line: a cell, or what stands in bold, as code or in brackets, and is no link."""

_SHOWS_ARXIV = lazy_pattern(
    r"arxiv|10\.48550|/papers?/\d{4}\.\d{4,5}|(?<!\d)\d{4}\.\d{5}(?!\d)|\bar5iv\b|semanticscholar", re.IGNORECASE
)
_OF_CODE = frozenset({"github", "huggingface"})
_MIN_ON_ARXIV, _MOST_ELSEWHERE = 8, 0.1
_MAX_LINE = 3_000

_NEAR = 30
_MAX_LABEL, _MIN_CAPITALS = 30, 2


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Lines that name one conference with a year, and link the proceedings of one other; labels and their own links."""
    linked = _linked(page) if any(sign in page.text for sign in SIGNS) else {}
    said = _said(page) if linked else {}
    for line in sorted(linked.keys() & said.keys()):
        names, held = said[line], {one: link for link, one in linked[line]}
        if len({_held(one) for one in names}) != 1 or len(held) != 1:
            continue
        [(right, link)] = held.items()
        if is_named(_held(names[0]), right):
            continue
        first, last = sorted((names[0].span("venue"), names[0].span("year")))
        span = Span(first[0], last[1])
        message = f"{page.document.slice(span)}, but the address is in the proceedings of {right.venue} {right.year}"
        related = ((Location(page.path, link.destination_span), f"{right.venue} {right.year}"),)
        yield Problem(span, message, _HELP, related=related)
    told = list(_preprints(page))
    yield from told
    yield from _not_on_arxiv(page, {page.document.lines.line_of(one.span.start) for one in told})
    yield from (one for link in page.links if (one := _contradicts_itself(page, link)) is not None)


def _preprints(page: Page) -> Iterator[Problem]:
    """Lines that name one service of preprints with a year, and link preprints of one other alone."""
    places: dict[int, list[re.Match[str]]] = {}
    for match in _PREPRINT.finditer(page.text) if any(one in page.lower for one in _SERVERS) else ():
        if match.start() not in no_words(page):
            places.setdefault(page.document.lines.line_of(match.start()), []).append(match)
    for line, named in places.items():
        said = named[0]["server"].lower()
        span = Span(page.document.lines.start_of(line), page.document.lines.start_of(line + 1))
        links = [one for one in (*page.links_in(span), *page.bare_links_in(span)) if not is_image(one)]
        held = {service: one for one in links if (service := service_of(one.destination)) in PREPRINTS}
        if len(held) == 1 and all(one["server"].lower() == said for one in named):
            [(service, link)] = held.items()
            if other_preprints(said, link.destination):
                message = f"{named[0][0]}, but the preprint is at {NAMES[service]}"
                related = ((Location(page.path, link.destination_span), f"a preprint at {NAMES[service]}"),)
                yield Problem(
                    Span(*named[0].span("server")),
                    message,
                    f"Write {NAMES[service]}, or correct the link.",
                    related=related,
                )


def _not_on_arxiv(page: Page, told: Container[int]) -> Iterator[Problem]:
    """Lines labelled `arXiv` whose paper leads to another site, where nearly all others with that label lead there."""
    if page.text.count("arxiv.org/") < _MIN_ON_ARXIV:
        return
    labelled: dict[int, list[re.Match[str]]] = {}
    for match in _ON_ARXIV.finditer(page.text):
        place = Span(match.start("server"), match.end())
        if place.start not in no_words(page) or is_label(page, place):
            labelled.setdefault(page.document.lines.line_of(place.start), []).append(match)
    found: list[tuple[int, re.Match[str], list[Link]]] = []
    linked = 0
    for line, matches in labelled.items():
        span = Span(page.document.lines.start_of(line), page.document.lines.start_of(line + 1))
        links = [one for one in page.links_in(span) if not is_image(one) and one.destination.startswith("http")]
        if len(matches) > 1 or not links:
            continue
        if any(_SHOWS_ARXIV.search(one.destination) for one in links):
            linked += 1
        else:
            found.append((line, matches[0], links))
    if linked < _MIN_ON_ARXIV or len(found) > _MOST_ELSEWHERE * linked:
        return
    columns = _columns_of_arxiv(page) if found and "|" in page.text else {}
    for line, match, links in found:
        shown = _SHOWS_ARXIV.findall(page.document.line_text(line)[:_MAX_LINE])
        paper = next((one for one in links if _is_paper(one, columns.get(line))), None)
        if line in told or len(shown) > 1 or paper is None:
            continue  # the label is shown itself
        host = paper.destination.split("/", 3)[2]
        message = f"{match[0]}, but the paper leads to {host}, where the others that say so lead to arXiv"
        related = ((Location(page.path, paper.destination_span), host),)
        yield Problem(
            Span(*match.span("server")), message, "Link it on arXiv, or correct where it is.", related=related
        )


def _columns_of_arxiv(page: Page) -> dict[int, Span]:
    """By line of a row: its cell in the column that has the table's papers on arXiv."""
    found: dict[int, Span] = {}
    for table in page.markdown.tables:
        counts = Counter(at for row in table.rows for at, cell in enumerate(row.cells) if "arxiv.org/" in cell.source)
        column = counts.most_common(1)[0][0] if counts else -1
        for row in table.rows if column >= 0 else ():
            if column < len(row.cells):
                found[page.document.lines.line_of(row.span.start)] = row.cells[column].span
    return found


def _is_paper(link: Link, cell: Span | None) -> bool:
    """Whether a link is that of its line's paper, by its text, or by its column where the text says nothing else."""
    label = read_label(link.text)
    is_beside = cell is not None and cell.start <= link.span.start < cell.end
    says_nothing = not label.role and not label.service and service_of(link.destination) not in _OF_CODE
    return is_title(link.text) or label.role == "paper" or (is_beside and says_nothing)


def _contradicts_itself(page: Page, link: Link) -> Problem | None:
    """A label that is a meeting with its year, as ``KDD'21``, on an address with the same meeting of other years only.

    The meetings need not be known, since the address has the same name. Those with known proceedings are told by line.
    """
    match = _LABEL.fullmatch(link.text) if len(link.text) <= _MAX_LABEL else None
    if match is None or is_image(link) or sum(map(str.isupper, match["venue"])) < _MIN_CAPITALS:
        return None
    address, name = link.destination.lower(), re.escape(match["venue"].lower())
    beside = re.finditer(rf"(?<![a-z]){name}[^0-9a-z]?(20\d\d)(?!\d)|(?<!\d)(20\d\d)[^0-9a-z]?{name}(?![a-z])", address)
    years = sorted({int(one[1] or one[2]) for one in beside})
    if (
        not years
        or full_year(match["full"] or match["short"]) in years
        or read_proceedings(link.destination) is not None
    ):
        return None
    at = page.document.slice(link.text_span).find(match[1])  # -1 where it is written with entities
    span = Span(at, at + len(match[1])).shifted(link.text_span.start) if at >= 0 else link.text_span
    message = f"{match[1]}, but the address has {match['venue']} {years[0]}"
    return Problem(span, message, _HELP, related=((Location(page.path, link.destination_span), str(years[0])),))


def _linked(page: Page) -> dict[int, list[tuple[Link, Held]]]:
    found: dict[int, list[tuple[Link, Held]]] = {}
    for link in page.links:
        held = None if is_image(link) else read_proceedings(link.destination)
        if held is not None:
            found.setdefault(page.document.lines.line_of(link.span.start), []).append((link, held))
    return found


def _said(page: Page) -> dict[int, list[re.Match[str]]]:
    found: dict[int, list[re.Match[str]]] = {}
    for match in (*find_conferences(page, labels=True), *find_years_first(page)):
        if not _is_of_other(page, match):
            found.setdefault(page.document.lines.line_of(match.start()), []).append(match)
    return found


def _is_of_other(page: Page, match: re.Match[str]) -> bool:
    """Whether the words around a conference say that something else than the paper was there."""
    before, after = (
        page.text[max(0, match.start() - _NEAR) : match.start()],
        page.text[match.end() : match.end() + _NEAR],
    )
    return _BEFORE.search(before) is not None or _AFTER.match(after) is not None


def _held(match: re.Match[str]) -> Held:
    return Held(same_venue(match["venue"]), full_year(match["year"]))


_ROWS = "| Paper | Venue |\n| --- | --- |\n" + "".join(
    f"| [A model of the world number {one}](https://arxiv.org/abs/2309.1149{one}) | arXiv |\n" for one in range(10)
)
_ITEMS = "".join(f"- [**arXiv 2023**] A [[pdf]](https://arxiv.org/pdf/2309.1149{one})\n" for one in range(10))

_CVF = "https://openaccess.thecvf.com/content/CVPR2024/html/A_CVPR_2024_paper.html"

RULE = Rule(
    id="venue-address-mismatch",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    needs=("http",),
    family="dates",
    bad=(
        Example(
            "- [⟦NeurIPS 2024⟧] CoDet [[Paper](https://papers.nips.cc/paper_files/paper/2023/file/e1-Paper.pdf)]\n"
        ),
        Example(
            "- ⟦arXiv⟧ 2025, [Paper](https://www.techrxiv.org/doi/pdf/10.36227/techrxiv.176289261.1), [Code](https://x.org)\n"
        ),
        Example("- **A**. ⟦bioRxiv⟧ 2023. [[Paper](https://arxiv.org/abs/2309.11499)]\n"),
        Example(f"| [A]({_CVF}) | ⟦ICCV'23⟧ |\n| --- | --- |\n"),
        Example(f"- [A]({_CVF}) `⟦ICCV 2023⟧`\n"),
        Example("- ⟦CVPR 2023⟧ [A](https://doi.org/10.1109/CVPR52733.2024.01367)\n"),
        Example("- A (⟦ACL 2023⟧) [[paper]](https://doi.org/10.18653/v1/2024.naacl-long.12)\n"),
        Example("- ⟦ACL 2023⟧ [A](https://aclanthology.org/2023.findings-emnlp.12/)\n"),
        Example("- A [[⟦CIKM'20⟧]](https://dl.acm.org/doi/pdf/10.1145/3357384.3358045)\n"),
        Example("- A [[⟦DLP-KDD'21⟧]](https://dlp-kdd.github.io/dlp-kdd2019/assets/a.pdf)\n"),
        Example("- A , ⟦2019 , ACL⟧ [[paper](https://aclanthology.org/N19-1011.pdf)]\n"),
        Example("- A (⟦AAAI 2019⟧) [[paper](https://aclanthology.org/papers/Q/Q19/Q19-1011/)]\n"),
        Example("- ⟦ICML 2022⟧ [A](https://proceedings.mlr.press/v202/a23a.html)\n"),
        Example(_ROWS + "| [Seeds: a model of plants](https://cdn.a.com/obj/seeds.pdf) | ⟦arXiv⟧ |\n"),
        Example(_ROWS + "| [Seeds: a model of plants](https://openreview.net/forum?id=zlAUnw) | ⟦ArXiv⟧ |\n"),
        Example(_ITEMS + "- [**⟦arXiv⟧ 2023**] Seeds [[pdf]](https://www.researchgate.net/publication/3850)\n"),
        Example(
            _ROWS.replace("[A model of", "A model of [Link").replace("| arXiv", "| `arXiv 2023`")
            + "| Seeds [Link](https://openreview.net/pdf?id=zlAUnw) | `⟦arXiv⟧ 2024` |\n"
        ),
    ),
    good=(
        Example(
            _ROWS + "| [Seeds: a model of plants](https://www.nature.com/articles/a) | Nature |\n"
            "| [Seeds: a model of plants](https://huggingface.co/papers/2309.11499) | arXiv |\n"
            "| [Official](https://huggingface.co/a) | arXiv |\n| Seeds | arXiv |\n| [arXiv](https://a.org) | arXiv |\n"
        ),
        Example(_ITEMS + "- [**arXiv 2023**] Seeds, arXiv:2309.11499 [[pdf]](https://www.researchgate.net/p/3850)\n"),
        Example(_ROWS + "| [Seeds: a model of plants](https://cdn.a.com/seeds.pdf) | arXiv |\n" * 3),
        Example(f"- [A]({_CVF}) extends our ICCV 2023 paper\n- Benchmark from CVPR 2020: [B]({_CVF})\n"),
        Example(
            "- medRxiv 2023. [[Paper](https://doi.org/10.1101/2022.12.23.22283901)], bioRxiv 2023\n"
            "- arXiv 2025, [Paper](https://arxiv.org/abs/2309.11499), [v2](https://www.techrxiv.org/doi/1)\n"
            "- arXiv 2025 [A](https://www.nature.com/articles/a) and arXiv 2024\n"
        ),
        Example(f"- CVPR 2024 [A]({_CVF}) [code](https://github.com/a/b)\n"),
        Example(f"- The sequel of our paper at ICCV 2023, CVPR 2024 [A]({_CVF})\n"),
        Example("- NIPS'17 [A](https://proceedings.neurips.cc/paper/2017/hash/3f5ee243547dee91fbd-Abstract.html)\n"),
        Example("- A [[CIKM'19]](https://dl.acm.org/doi/pdf/10.1145/3357384.3358045)\n"),
        Example(
            "- A [[DLP-KDD'19]](https://dlp-kdd.github.io/dlp-kdd2019/assets/a.pdf) [ISCA'22](https://a.org/2021)\n"
        ),
        Example("- EMNLP 2023 Findings [A](https://aclanthology.org/2023.findings-emnlp.12/)\n"),
        Example("- ACL 2023 [A](https://aclanthology.org/2023.tacl-1.12/)\n"),
        Example("- CVPR 2024 [A](https://doi.org/10.1109/CVPRW63382.2024.00012)\n"),
        Example(
            "- A, 2019, NAACL [[paper](https://aclanthology.org/N19-1011.pdf)]\n"
            "- B, EMNLP 2019 [[paper](https://aclanthology.org/Q19-1011.pdf)]\n"
            "- C, EMNLP 2018 [[paper](https://www.aclweb.org/anthology/K18-1011)]\n"
            "- D, ACL 1998 [[paper](https://aclanthology.org/C98-1011)]\n"
            "- E, NAACL 2019, ACL [[paper](https://aclanthology.org/N19-1011.pdf)]\n"
        ),
        Example(f"- ICCV 2023 [A](https://arxiv.org/abs/2309.11499)\n\nNews of CVPR: [A]({_CVF})\n"),
    ),
)
