"""A title or name stands twice in one list or table, with the same address.

It was added a second time, mostly by somebody who did not see the first: readers count it twice, and an edit of one
leaves the other behind. Delete one of them. The same title in another section is another matter.

So are told a paper that is listed as a preprint and in print, under a title that differs in letter case at most, and
one whose title was changed: the second item has the paper and the code of the first. Where a table has nearly every
title once, two remarks on one of them do not make two rows of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import ne
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link, LinkKind, ListItem, Row, Table
from modelist.linting.addresses.repository_lines import as_repository
from modelist.linting.addresses.services import PREPRINTS, read_label, service_of
from modelist.linting.addresses.urls import identity, is_image
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.markup.emphasis import is_cjk
from modelist.linting.markup.items import entry_lists, first_line, leading_link
from modelist.linting.models.recognition import read_models
from modelist.linting.papers.dated_papers import is_news_section
from modelist.linting.papers.plain_titles import before_break, is_title
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers.paper_pages import is_paper
from modelist.readme.headers import fields_of
from modelist.readme.words import same_name

_MIN_TITLE, _MIN_CJK = 15, 6
_BOLD = lazy_pattern(r"(?P<mark>\*\*|__)(?:\[[^\[\]\n]{1,12}\]\s{0,2})?(?P<name>[^*_\n\[\]]{2,200})(?P=mark)")
_SIZE = lazy_pattern(r"(?<![\w.])\d{1,4}(?:\.\d{1,2})?[BM]\b")
_PLAIN_TITLE = lazy_pattern(
    r"(?:(?:[(（][^()（）\n]{0,30}[)）]|\[[^\[\]\n]{0,30}\](?![(\[]))[ \t]{0,2})?"
    r"[^\w\n\[\]<>|(（]{0,8}+(?P<title>[^\n\[\]|<>\"”]{15,250}?)"
    r"(?:(?:[\"”]|\*\*(?=[,.:;]))[^\n\[\]]{0,120})?[.,:;\"”*_ \t\[(（]{0,20}\Z"
)
_MAX_BEFORE = 440
"""The most characters that the pattern of a title takes, so that it is not tried on longer texts."""

_TAG = lazy_pattern(r"\A[ \t*_]*[(（【][^()（）【】\n]{1,40}[)）】][ \t*_]*")
_NUMBER = lazy_pattern(
    r"\d+|(?<![^\W_])(?:part|vol(?:ume)?|chapter|lecture|lesson|week|day|session|episode|unit|module)\.?\s"
    r"(?:[ivx]{1,5}|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten)(?![^\W_])"
    r"|[(\[（【](?:english|chinese|japanese|korean|german|french|spanish|en|zh|cn|ja|jp|ko|中文|英文|日文|韩文|[上中下])[)\]）】]",
    re.IGNORECASE,
)
"""What tells the parts or translations of one thing from each other."""

_MONTH_AHEAD = lazy_pattern(r"[^\w\n]{0,12}((?:19|20)\d\d[-./年]\d{1,2}(?:[-./月]\d{1,2})?)")
_FACT = lazy_pattern(r"[*_]{0,2}(?P<label>[^\s:：*_\[\]][^:：*_\[\]\n]{0,30})[*_]{0,2}[:：]")
_ADDRESS = lazy_pattern(r"\]\([^()\s]{0,500}\)|href=[\"'][^\"'\s]{0,500}[\"']|^\D{0,3}\d{1,4}[.)]")
_SAME_PAPER = frozenset("released venue paper code links homepage weights demo blog".split())
_MAX_CELL = 40
_MIN_SAID, _MIN_SAID_CJK, _LONG, _SAME_WORDS = 25, 12, 3, 3
_NAME_WORD = lazy_pattern(r"[^\W\d_]{2,}")
_PARTS = frozenset(
    "base chat instruct pretrained slides notes docs code data demo model models paper video lecture".split()
)
_MIN_NAMES, _MAX_TWICE, _SHORTEST = 8, 0.1, 3
_MIN_WORKS = 10
_REMARK = lazy_pattern(
    r"\b(?:about|category|comments?|contributions?|description|details|features?|focus|highlights?|keywords?|notes?"
    r"|remarks?|summary|tags?|tl;?dr|topics?)\b|备注|关键词|说明|简介|描述|特点|标签|亮点|类别",
    re.IGNORECASE,
)
"""Headers of what everybody words otherwise, so that it does not tell two rows of a paper apart."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Linked titles and bold names that items of a list begin with, and those in the first cells of a table."""
    if page.text.count("http") < 2:
        return
    for items in entry_lists(page):
        if len(items) > 1:
            lines = [first_line(page, item) for item in items]
            yield from _twice(page, ((_leading(page, line), page.document.slice(line)) for line in lines), _differ)
            found = [*_bold_twice(page, items), *_unlinked_twice(page, lines), *_renamed(page, lines)]
            found += _word_for_word(page, lines)
            section = page.section_at(lines[0].start)
            if section is None or not is_news_section(section):  # where a paper is announced, and accepted later
                found += _same_work(page, lines)
            yield from {page.document.lines.line_of(one.span.start): one for one in reversed(found)}.values()
    models = {row.span: row.key for row in read_models(page).rows}
    for table in page.markdown.tables:
        rows = [row for row in table.rows if row.cells and row.cells[0].span not in models]
        found = [*_twice(page, ((_title(page, row), _told_apart(page, table, row)) for row in rows), ne)]
        found += [*_names_twice(page, rows), *_works_twice(page, table, rows)]
        yield from {one.span: one for one in reversed(found)}.values()


def _word_for_word(page: Page, lines: Sequence[Span]) -> Iterator[Problem]:
    """Items of one text with the same links, whatever they begin with; a label such as ``[paper]`` says too little."""
    seen: dict[str, Span] = {}
    for line in lines:
        text = page.document.slice(line)
        start = line.start + len(text) - len(text.lstrip())
        span = Span(start, start + len(text.strip()))
        said = visible_text(page, line)
        first = seen.setdefault(text.strip(), span)
        is_long = len(said) >= _MIN_TITLE and " " in said.strip()
        says_enough = "](" in text and (is_long or sum(map(is_cjk, said)) >= _MIN_CJK)
        if first is not span and says_enough and not _is_fact(text.strip()) and not _may_be_title_of(page, line):
            yield _problem(page, first, span, said.strip())


def _is_fact(text: str) -> bool:
    """Whether an item is a fact of something above it, as ``License: [MIT](...)`` is: many things have the same."""
    match = _FACT.match(text)
    return match is not None and bool(fields_of(match["label"]) or read_label(match["label"]).role)


def _may_be_title_of(page: Page, line: Span) -> bool:
    """Whether the item begins with a linked title, of which another check tells."""
    link = _leading(page, line)
    return link is not None and (_may_be_title(link) or _is_own_name(link))


def _leading(page: Page, line: Span) -> Link | None:
    """The link that an item begins with, also behind a date, a number, or a tag in brackets."""
    link = leading_link(page, line)
    if link is None:
        link = next((one for one in page.links_in(line) if one.parent is None and not is_image(one)), None)
        before = page.text[line.start : link.span.start] if link is not None else ""
        rest = _TAG.sub("", before, count=1)
        tagged = rest != before and not rest.strip()
        return link if tagged or (any(map(str.isdigit, before)) and not any(map(str.isalpha, before))) else None
    return link


def _unlinked_twice(page: Page, lines: Sequence[Span]) -> Iterator[Problem]:
    """Titles in plain text, each with the same paper linked behind it."""
    seen: dict[tuple[str, str], Span] = {}
    for span, link in filter(None, (_unlinked(page, line) for line in lines)):
        title = page.document.slice(span)
        first = seen.setdefault((same_name(title), identity(link.destination)), span)
        if first is not span:
            yield _problem(page, first, span, title.replace("*", ""))


def _unlinked(page: Page, line: Span) -> tuple[Span, Link] | None:
    """The title in plain text on a line, and the paper that is linked behind it."""
    links = (*page.links_in(line), *page.bare_links_in(line))
    link = next((one for one in links if "://" in one.destination and not is_image(one)), None)
    if link is None or not _is_of_paper(link) or link.span.start - line.start > _MAX_BEFORE:
        return None
    title = _PLAIN_TITLE.match(page.text, *before_break(page, Span(line.start, link.span.start)))
    return (Span(*title.span("title")), link) if title is not None else None


class _Work(NamedTuple):
    """A title on a line, as written and where, with the link of its paper."""

    title: str
    span: Span
    link: Link


def _same_work(page: Page, lines: Sequence[Span]) -> Iterator[Problem]:
    """One title with two addresses, as of a preprint and in print, and two titles of one paper and its code."""
    by_title: dict[str, _Work] = {}
    by_code: dict[tuple[str, frozenset[str]], _Work] = {}
    for line in lines:
        work = _work(page, line)
        if work is None:
            continue
        place = identity(work.link.destination)
        first = by_title.setdefault(same_name(work.title), work)
        if first is not work:
            if service_of(first.link.destination) != service_of(work.link.destination):
                yield _problem(page, first.span, work.span, work.title)
            continue
        links = (one for one in page.links_in(line) if as_repository(one.destination) is not None)
        codes = frozenset(identity(one.destination).lower() for one in links)
        if service_of(work.link.destination) == "arxiv" and codes:
            first = by_code.setdefault((place, codes), work)
            if first is not work and _share_words(first.title, work.title):
                yield _again(page, first.span, first.title, work.span, work.title)


def _work(page: Page, line: Span) -> _Work | None:
    """The title that an item begins with, and its paper: linked itself, or behind the title."""
    leading = _leading(page, line)
    if leading is not None:
        return _Work(leading.text, leading.span, leading) if is_title(leading.text) and _is_paper(leading) else None
    found = _unlinked(page, line)
    title = page.document.slice(found[0]).replace("*", "") if found is not None else ""
    return _Work(title, *found) if found is not None and is_title(title) else None


def _is_paper(link: Link) -> bool:
    return service_of(link.destination.strip()) in PREPRINTS or is_paper(link.destination)


def _share_words(one: str, other: str) -> bool:
    """Whether titles have words in common, as those of a renamed paper have, and not those of its parts alone."""
    words = _plain_words(one), _plain_words(other)
    return len(words[0] & words[1]) >= _SAME_WORDS and words[0] != words[1]


def _is_of_paper(link: Link) -> bool:
    if link.kind is LinkKind.AUTOLINK:
        return service_of(link.destination) == "arxiv"
    label = read_label(link.text)
    return label.role == "paper" or label.service == "arxiv"


def _renamed(page: Page, lines: Sequence[Span]) -> Iterator[Problem]:
    """One address under two names or titles, with the same words about it or at the beginning of both titles."""
    seen: dict[str, list[tuple[Link, Span]]] = {}
    for line in lines:
        link = _leading(page, line)
        if link is not None and "://" in link.destination and not is_image(link) and link.parent is None:
            seen.setdefault(identity(link.destination), []).append((link, Span(link.span.end, line.end)))
    for uses in seen.values():
        if len(uses) != 2:
            continue  # the page of a series, of which several parts are listed
        (first, told), (link, about) = uses
        one, other = _plain_words(first.text), _plain_words(link.text)
        if one == other:
            continue  # parts of one thing, as `Qwen 7B` and `Qwen 14B` are
        is_more = one < other or other < one  # a part of it, or the same in another language, as a rule
        of_one, of_other = (same_name(visible_text(page, span)) for span in (told, about))
        if _are_same_words(of_one, of_other, _LONG if is_more else 1) or (
            not is_more and _is_other_version(first, link)
        ):
            yield _again(page, first.span, first.text, link.span, link.text)


def _plain_words(text: str) -> frozenset[str]:
    """The words of a name without numbers and sizes, and without the kinds of its parts."""
    return frozenset(one for one in _NAME_WORD.findall(text.casefold()) if one not in _PARTS)


def _are_same_words(one: str, other: str, times: int) -> bool:
    """Whether what two items say of their links is the same, or one says more behind it."""
    short, long = sorted((one, other), key=len)
    least = _MIN_SAID_CJK if is_cjk(short[:1]) else _MIN_SAID
    return len(short) >= times * least and short in long


def _is_other_version(first: Link, link: Link) -> bool:
    """Whether two links to one paper have titles that begin with the same words, as versions of it often do."""
    one, other = (text.casefold().split()[:_SAME_WORDS] for text in (first.text, link.text))
    is_title = min(len(first.text.split()), len(link.text.split())) > _SAME_WORDS
    return service_of(link.destination) == "arxiv" and is_title and one == other


def _told_apart(page: Page, table: Table, row: Row) -> str:
    """What a row says besides its title, when and where that came out, and its links: results of one paper differ."""
    told = []
    for header, cell in zip(table.header.cells, row.cells, strict=False):
        is_short = 0 < len(cell.source) <= _MAX_CELL and "](" not in cell.source and "<" not in cell.source
        if is_short and not _SAME_PAPER.intersection(fields_of(header.markdown)):
            told.append(visible_text(page, cell.span))
    return " | ".join(told)


def _bold_twice(page: Page, items: Sequence[ListItem]) -> Iterator[Problem]:
    """Items that begin with the same bold name, and link and size the same."""
    seen: dict[tuple[str, frozenset[str], frozenset[str]], Span] = {}
    for item in items:
        line = first_line(page, item)
        match = _BOLD.match(page.text, line.start, line.end)
        if match is None or fields_of(match["name"].rstrip(":：")) or len(same_name(match["name"])) < _SHORTEST:
            continue
        blank = page.text.find("\n\n", line.start, item.content_span.end)
        text = Span(line.start, item.content_span.end if blank < 0 else blank)
        links = [one for one in page.links_in(text) if not is_image(one) and "://" in one.destination]
        papers = [one for one in links if _is_of_paper(one)][:1]
        is_title = len(match["name"]) >= _MIN_SAID and match["name"].count(" ") >= _SAME_WORDS
        sizes = frozenset(_SIZE.findall(page.document.slice(line)))
        span = Span(*match.span("name"))
        places = frozenset(identity(one.destination) for one in (is_title and papers) or links)
        first = seen.setdefault((same_name(match["name"]), places, sizes), span)
        if links and first is not span:
            yield _problem(page, first, span, match["name"])


def _problem(page: Page, first: Span, span: Span, text: str) -> Problem:
    related = ((Location(page.path, first), "the first one"),)
    return Problem(span, f"{shown(text)} stands here twice", "Delete one of them.", related=related)


def _again(page: Page, first: Span, name: str, span: Span, text: str) -> Problem:
    related = ((Location(page.path, first), "the first one"),)
    message = f"{shown(text)} is in this list already, as {shown(name)}"
    return Problem(span, message, "Delete one of them.", related=related)


def _names_twice(page: Page, rows: Sequence[Row]) -> Iterator[Problem]:
    """Linked names in first cells, which may hold several, where nearly all of them stand there once."""
    names = [{_key(one): one for one in page.links_in(row.cells[0].span) if _is_name(one)} for row in rows]
    seen: dict[tuple[str, str], Link] = {}
    twice = [(seen[key], one) for row in names for key, one in row.items() if seen.setdefault(key, one) is not one]
    few = len(twice) <= _MAX_TWICE * (len(seen) + len(twice))
    for first, link in twice if len(seen) >= _MIN_NAMES and few else ():
        yield _problem(page, first.span, link.span, link.text)


def _works_twice(page: Page, table: Table, rows: Sequence[Row]) -> Iterator[Problem]:
    """Titles of works in a table that has nearly all of them once: another remark does not tell two rows apart."""
    titles = [(link, row) for row in rows if (link := _title(page, row)) is not None and is_title(link.text)]
    seen: dict[tuple[str, str], tuple[Link, Row]] = {}
    twice = [(seen[key], one) for one in titles if seen.setdefault(key := _key(one[0]), one) is not one]
    if len(titles) < _MIN_WORKS or len(twice) > _MAX_TWICE * len(titles):
        return
    for (first, row), (link, other) in twice:
        if _are_of_one(page, table, row, other):
            yield _problem(page, first.span, link.span, link.text)


def _are_of_one(page: Page, table: Table, one: Row, other: Row) -> bool:
    """Whether two rows of a paper have no model, data, size or place of its own each."""
    for header, ours, theirs in zip(table.header.cells, one.cells, other.cells, strict=False):
        texts = [same_name(visible_text(page, cell.span)) for cell in (ours, theirs)]
        is_same = not all(texts) or texts[0] == texts[1] or _REMARK.search(header.source) is not None
        if not is_same and _SAME_PAPER.isdisjoint(fields_of(header.markdown)):
            return False
    return True


def _is_name(link: Link) -> bool:
    label = read_label(link.text)
    is_label = label.role or label.service or is_image(link) or link.parent is not None
    return not is_label and not _may_be_title(link) and len(link.text) >= _SHORTEST and "://" in link.destination


def _key(link: Link) -> tuple[str, str]:
    return same_name(link.text), identity(link.destination)


def _title(page: Page, row: Row) -> Link | None:
    """The link in the first cell of a row that is no date."""
    cells = (cell for cell in row.cells if any(map(str.isalpha, visible_text(page, cell.span))))
    first = next(cells, None)
    links = page.links_in(first.span) if first is not None else ()
    return next((one for one in links if one.parent is None and not is_image(one)), None)


def _may_be_title(link: Link) -> bool:
    if "://" not in link.destination or link.text.startswith("@"):
        return False
    return len(link.text) >= _MIN_TITLE or sum(map(is_cjk, link.text)) >= _MIN_CJK


def _twice(
    page: Page, links: Iterable[tuple[Link | None, str]], are_parts: Callable[[str, str], bool]
) -> Iterator[Problem]:
    """Titles that stand twice; the texts beside them tell whether they are parts of one, such as ``week 1``."""
    seen: dict[tuple[str, str], tuple[Link, str]] = {}
    for link, beside in links:
        if link is None or not (_may_be_title(link) or _is_own_name(link)):
            continue
        first, text = seen.setdefault(_key(link), (link, beside))
        is_news = not _may_be_title(link) and _are_of_other_months(text, beside)
        if first is not link and not is_news and not are_parts(text, beside):
            yield _problem(page, first.span, link.span, link.text)


def _is_own_name(link: Link) -> bool:
    """Whether a short text is a name that the address has, too."""
    name = same_name(link.text)
    is_name = len(name) > _SHORTEST and name.isascii() and not name.isdigit() and _is_name(link)
    return is_name and name in same_name(link.destination)


def _are_of_other_months(one: str, other: str) -> bool:
    """Whether lines begin with two dates: news tell of one thing more than once."""
    left, right = (_MONTH_AHEAD.match(text) for text in (one, other))
    return left is not None and right is not None and left[1] != right[1]


def _differ(one: str, other: str) -> bool:
    """Whether items differ in what tells parts alone, as numbers do but for those of addresses and of the items."""
    left, right = (_ADDRESS.sub("", text) for text in (one, other))
    return left != right and _NUMBER.sub("", left) == _NUMBER.sub("", right)


_BY_NAME = "- **{}** [[Lab]](https://a.org/ernie) {}\n  A Model [[Preprint]](https://arxiv.org/abs/2112.15283)\n"
_PAPER = "[Learning to Prompt Segment Anything Models](https://arxiv.org/abs/2401.04651)"
_LINKS = "[[pdf]](https://arxiv.org/pdf/2303.09117) [[code]](https://github.com/a/vic)"
_WORKS = "| Paper | Remark |\n| --- | --- |\n" + "".join(
    f"| [Paper number {n} of very many](https://arxiv.org/abs/2305.000{n}) | r |\n" for n in range(10, 24)
)

RULE = Rule(
    id="duplicate-item",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="structure",
    bad=(
        Example(
            "- A Survey of Model Compression <br> COMPSAC 2025 [[Paper]](https://arxiv.org/abs/2505.02309)\n"
            "- Another Survey of Them <br> Arxiv 2025 [[Paper]](https://arxiv.org/abs/2505.02310)\n"
            "- ⟦A Survey of Model Compression⟧ <br> Arxiv 2025 [[Paper]](https://arxiv.org/abs/2505.02309)\n"
        ),
        Example(
            "- **[2025] Interleave: Robots with Images and Texts** [[paper](https://arxiv.org/abs/2505.02152)]\n"
            "- **[2025] Other: A Study of Many Robots** [[paper](https://arxiv.org/abs/2505.02153)]\n"
            "- **[2025] ⟦Interleave: Robots with Images and Texts⟧** [[paper](https://arxiv.org/pdf/2505.02152)]"
            " [[project](https://a.github.io/b)]\n"
        ),
        Example(f"- (Reward) {_PAPER}\n- [b](https://b.org)\n- (RL) ⟦{_PAPER.lower()}⟧ (a trick)\n"),
        Example(f"- {_PAPER}\n- [b](https://b.org)\n- ⟦{_PAPER.replace('abs', 'pdf')}⟧\n"),
        Example(f"{_WORKS}| {_PAPER} | prompts |\n| ⟦{_PAPER}⟧ | tuning |\n"),
        Example(
            "| Benchmarks | Domain |\n| --- | --- |\n"
            + "".join(f"| [A{n}x](https://a.org/{n}), [B{n}x](https://b.org/{n}) | d |\n" for n in range(6))
            + "| [Cxx](https://c.org/c), ⟦[B1x](https://b.org/1)⟧ | e |\n"
        ),
        Example(
            _BY_NAME.format("VilG", "Dec. 2022")
            + "- **B** [b](https://b.org)\n"
            + _BY_NAME.format("⟦VilG⟧", "Dec. 2021")
        ),
        Example(f"| Paper | Venue |\n| --- | --- |\n| {_PAPER} | arXiv |\n| ⟦{_PAPER}⟧ | CVPR |\n"),
        Example(
            "- [LLaVA](https://github.com/haotian-liu/LLaVA): tuning\n"
            "- ⟦[LLaVA](https://github.com/haotian-liu/LLaVA)⟧: tuned\n"
        ),
        Example(
            "- <a href='https://a.org/x'>Learning to Prompt</a> a\n"
            "- ⟦<a href='https://a.org/x'>Learning to Prompt</a>⟧ b\n"
        ),
        Example(f"- (2024) {_PAPER}\n- (2024) ⟦{_PAPER}⟧\n"),
        Example(
            "- [**CVPR 2023**] TiGuT: Prompts for Reports of Pictures [[pdf]](https://openaccess.thecvf.com/a.pdf)\n"
            "- [**CVPR 2023**] Another Paper on Reports [[pdf]](https://arxiv.org/pdf/2306.11346)\n"
            "- [**CVPR 2023**] ⟦TiGuT: Prompts for reports of pictures⟧ [[pdf]](https://arxiv.org/pdf/2306.11345)\n"
        ),
        Example(
            f"- {_PAPER}, arXiv\n- [b](https://b.org)\n"
            f"- ⟦{_PAPER.replace('arxiv.org/abs/2401.04651', 'openreview.net/forum?id=aB3')}⟧, CVPR\n"
        ),
        Example(
            f"- [**arXiv 2023**] Visual Prompts for Segmentation of Anything {_LINKS}\n- [b](https://b.org)\n"
            f"- [**arXiv 2023**] ⟦Prompts for Visual Segmentation of Films⟧ {_LINKS}\n"
        ),
        Example(
            "- [Scientific Texts](https://github.com/a/CSL) - A large dataset of scientific papers, in Chinese\n"
            "- ⟦[CSL](https://github.com/a/CSL)⟧: a large dataset of scientific papers\n"
        ),
        Example(
            "1. [Multimodal Pretraining Unmasked: Unifying BERTs](https://arxiv.org/abs/2011.15124), 2020\n"
            "2. ⟦[Multimodal Pretraining Unmasked: A Meta-Analysis](https://arxiv.org/pdf/2011.15124.pdf)⟧, ACL\n"
        ),
        Example(
            '- "Learning to Prompt", CVPR 2024 [[Paper](https://arxiv.org/abs/2401.04651)]\n'
            '- "⟦Learning to prompt⟧", CVPR [[Paper](https://arxiv.org/pdf/2401.04651)]\n'
        ),
        Example(
            "- Part 4: [Agents](https://a.org/part4.pdf)\n- Part 5: [Robots and others](https://a.org/part5.pdf)\n"
            "- ⟦Part 5: [Robots and others](https://a.org/part5.pdf)⟧\n"
        ),
        Example("- 清华大学的模型 [论文](https://a.org/p)\n- 另一个\n- ⟦清华大学的模型 [论文](https://a.org/p)⟧\n"),
    ),
    good=(
        Example(
            "## News\n\n- 2024-05: [A Study of Small Models](https://openreview.net/forum?id=aB3) was accepted\n"
            "- 2024-01: [A Study of Small Models](https://arxiv.org/abs/2401.00011) is out\n"
        ),
        Example(
            "".join(f"- [Understanding transformers](https://a.org/t) ({one})\n" for one in ("part I", "part II"))
            + "".join(f"- [Deep learning of language](https://a.org/d) ({one})\n" for one in ("English", "中文"))
        ),
        Example(
            "- [2024/05] [LLaVA-NeXT](https://llava-next.org/) is released\n"
            "- [2024/04] [LLaVA-NeXT](https://llava-next.org/) is to come\n"
        ),
        Example(
            "- **Foo** by [a](https://a.org)\n- **License**: [Apache 2.0](https://a.org/l) of theirs\n"
            "- **Bar** by [b](https://b.org)\n- **License**: [Apache 2.0](https://a.org/l) of theirs\n"
        ),
        Example(f"## A\n\n- {_PAPER}\n\n## B\n\n- {_PAPER}\n"),
        Example(f"{_WORKS.replace('Remark', 'Data')}| {_PAPER} | COCO |\n| {_PAPER} | VQA |\n"),
        Example(
            "| Dataset | Paper |\n| --- | --- |\n"
            f"| MSVD-QA | {_PAPER} |\n| MSRVTT-QA | {_PAPER} |\n\n- We thank {_PAPER}\n- We use {_PAPER}\n"
        ),
        Example(
            "| Project | Maker |\n| --- | --- |\n"
            + "".join(f"| [Lab{n % 3}](https://a.org/{n % 3}) | d |\n" for n in range(12))
        ),
        Example(_BY_NAME.format("VilG", "7B") + _BY_NAME.format("VilG", "13B")),
        Example(
            f"| Paper | Task |\n| --- | --- |\n| {_PAPER} | A |\n| {_PAPER} | B |\n\n"
            "- [Deep Learning Specialization](https://a.org/dl) - course 1\n"
            "- [Deep Learning Specialization](https://a.org/dl) - course 2\n"
        ),
        Example("- **Paper**: [P](https://a.org/p)\n- **Paper**: [P](https://a.org/p)\n"),
        Example(
            "- [Server](https://github.com/a/b) - the part that answers\n"
            "- [Client](https://github.com/a/b) - the part that asks questions of it\n"
            "- [Docs](https://github.com/a/b)\n"
        ),
        Example(
            "- [Qwen 7B](https://huggingface.co/Qwen) - open weights under the Apache licence\n"
            "- [Qwen 14B](https://huggingface.co/Qwen) - open weights under the Apache licence\n"
            "- [EfficientViT-SAM-L0](https://arxiv.org/abs/2402.05008)\n"
            "- [EfficientViT-SAM-XL1](https://arxiv.org/abs/2402.05008)\n"
        ),
        Example(
            "- [Introduction to Learning with Machines](https://arxiv.org/abs/0904.3664) - Ann\n"
            "- [Introduction to Learning with Machines](https://bob.org/book.pdf) - Bob\n"
            f"- Pile-QA: Questions on All Texts {_LINKS}\n- Moss-7B: Answers of One Model {_LINKS}\n"
        ),
        Example("- [Code](https://github.com/a/b) a\n- [Code](https://github.com/a/b) b\n"),
    ),
)
