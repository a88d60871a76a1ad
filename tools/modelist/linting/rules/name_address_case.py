"""A name has other capitals than the repository that it links, or than the title in the address of its paper.

`Moss` beside the address of `MOSS`: owners write the names of their repositories as they write their models, so one of
the two is a slip, and a search that minds capitals finds only one. Names in small letters in addresses say nothing.
A name with one capital, as `Medclip` beside `MedCLIP`, came out of a tool that writes titles like sentences.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.markup.items import first_line
from modelist.linting.markup.prose import no_words
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers import read_url

_FIRST = lazy_pattern(
    r"[\s|]*(?:[*_`]{0,3}[\[(（【][*_`]{0,3}[^\[\]()（）【】]{1,30}[*_`]{0,3}[\])）】][*_`]{0,3}[ ]{1,3})?"
    r"(?:\*\*|__)?\[?(?:\*\*|__)?(?P<name>[A-Za-z][A-Za-z0-9.+-]{2,40}[A-Za-z0-9])(?=[*_\]]*\s*(?:$|[|:：,(\[（]))"
)
_MARKS = str.maketrans("", "", "-_. ")
_MAX_LINE = 3_000
_PROCEEDINGS = "openaccess.thecvf.com/"
"""Where the address of a paper ends in its title, with the capitals of names."""

_HELD = lazy_pattern(r"_[A-Z]{2,8}_(?:19|20)\d\d_paper.*")
_TITLE_WORD = lazy_pattern(r"(?<=_)[A-Z][a-z]+[A-Z][A-Za-z]{1,30}(?=_)|(?<=_)[A-Z]{4,12}(?=_)")

Address = tuple[str, Span]


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Names that rows and items begin with, beside repositories or papers that have them alike but for case."""
    if not any(host in page.text for host in ("github.com", "huggingface.co", _PROCEEDINGS)):
        return
    for span, whole in (*_rows(page), *_items(page)):
        text = page.document.slice(span)
        match = _FIRST.match(text) if len(text) <= _MAX_LINE else None
        if match is None:
            continue
        place = Span(*match.span("name")).shifted(span.start)
        right = (
            _spelled_otherwise(match["name"], [*_addresses(page, whole)]) if place.start not in no_words(page) else None
        )
        if right is not None:
            message = f"'{match['name']}' is spelled '{right[0]}' in its address"
            related = ((Location(page.path, right[1]), "the address"),)
            advice = "Write it as its owner or its paper does."
            edits = (Edit(place, right[0]),) if _is_sentence_case(match["name"], right[0]) else ()
            yield Problem(place, message, advice, match["name"], edits, safety=Safety.UNSAFE, related=related)


def _rows(page: Page) -> Iterator[tuple[Span, Span]]:
    for table in page.markdown.tables:
        yield from ((row.cells[0].span, row.span) for row in table.rows if row.cells)


def _items(page: Page) -> Iterator[tuple[Span, Span]]:
    for item in page.markdown.lists:
        if item.depth == 1:
            yield first_line(page, item), item.content_span


def _addresses(page: Page, span: Span) -> Iterator[Address]:
    links = ((one.destination, one.destination_span) for one in page.links_in(span) if not is_image(one))
    urls = page.markdown.bare_urls
    first, after = (bisect_left(urls, offset, key=lambda one: one.span.start) for offset in span)
    bare = ((one.url, one.span) for one in urls[first:after])
    for url, place in (*links, *bare):
        if _PROCEEDINGS in url:
            yield from ((word, place) for word in _TITLE_WORD.findall(_HELD.sub("_", url.rpartition("/")[2])))
            continue
        address = read_url(url)
        if address is not None and address.provider in ("github", "huggingface") and address.name:
            yield address.name, place


def _spelled_otherwise(name: str, found: list[Address]) -> Address | None:
    """The first repository that differs from a name in capitals only, where none is spelled like it."""
    plain = name.translate(_MARKS)
    alike = [
        one
        for one in found
        if one[0].translate(_MARKS).lower() == plain.lower() and not one[0].islower() and not _is_of_code(one[0], name)
    ]
    if not alike or name.islower() or any(one[0].translate(_MARKS) == plain for one in alike):
        return None
    return alike[0]


def _is_sentence_case(name: str, right: str) -> bool:
    """Whether a name is the right one with small letters behind the first, as in a title written like a sentence."""
    return name.lower() == right.lower() and name[:1] == right[:1] and name[1:].islower()


def _is_of_code(address: str, name: str) -> bool:
    """Whether an address is spelled as programs are, which says nothing of the name: ``keyStats``, ``SPP_net``."""
    return (address[0].islower() and name[0].isupper()) or "_" in address or ("." in name and "." not in address)


RULE = Rule(
    id="name-address-case",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="models",
    default=False,
    bad=(
        Example("- ⟦Moss⟧：\n  - 地址：https://github.com/OpenLMLab/MOSS\n"),
        Example(
            "| Model | Link |\n| --- | --- |\n| ⟦Imp-3B-phi2⟧ | [Link](https://huggingface.co/MILVLG/Imp-3B-Phi2) |\n"
        ),
        Example(
            "- [**EMNLP 2022**] ⟦Medtrip⟧: Travelling by Pictures [[pdf]](https://arxiv.org/pdf/2210.10163)"
            " [[code]](https://github.com/ann/MedTRIP)\n"
        ),
        Example(
            "- [⟦Cityflow⟧: Traffic](https://openaccess.thecvf.com/content/papers/Tang_CityFlow_Traffic_CVPR_2019_paper.pdf)\n"
        ),
    ),
    good=(
        Example("- (2022) MOSS: https://github.com/a/MOSS\n- [Moss](https://a.org) and https://github.com/a/moss\n"),
        Example("- KeyStats: https://github.com/a/keyStats\n- SPP-Net: https://github.com/a/SPP_net\n"),
        Example(
            "- [CityFlow: Traffic](https://openaccess.thecvf.com/content/papers/Tang_CityFlow_Traffic_CVPR_2019_paper.pdf)\n"
            "- [Cityflow: It](https://openaccess.thecvf.com/content/papers/Tang_Cityflow_It_CVPR_2019_paper.pdf)\n"
        ),
        Example("- MOSS: https://github.com/OpenLMLab/MOSS\n- Phi https://huggingface.co/microsoft/phi\n"),
        Example("- [Moss](https://huggingface.co/a/Moss) [code](https://github.com/a/MOSS)\n- Moss is one\n"),
    ),
)
