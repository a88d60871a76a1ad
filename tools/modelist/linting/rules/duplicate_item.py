"""A title or name stands twice in one list or table, with the same address.

It was added a second time, mostly by somebody who did not see the first: readers count it twice, and an edit of one
leaves the other behind. Delete one of them. The same title in another section is another matter.

So are told a paper that is listed as a preprint and in print, under a title that differs in letter case at most, and
one whose title was changed: the second item has the paper and the code of the first. Where a table has nearly every
title once, two remarks on one of them do not make two rows of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import ne
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link, ListItem, Table
from modelist.linting.addresses.services import read_label
from modelist.linting.addresses.urls import identity, is_image
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.markup.emphasis import is_cjk
from modelist.linting.markup.items import entry_lists, first_line
from modelist.linting.markup.lines_apart import are_of_two_months, tell_of_parts
from modelist.linting.models.recognition import read_models
from modelist.linting.names.naming_links import gives_name, may_be_title, named_thing
from modelist.linting.papers import relisted_rows, relisted_works
from modelist.linting.papers.dated_papers import is_news_section
from modelist.linting.papers.item_works import is_called_paper, opening_link
from modelist.linting.papers.relisted_works import Again
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.headers import fields_of
from modelist.readme.words import same_name

_MIN_TEXT, _MIN_CJK = 15, 6
_MIN_NAME, _MIN_TITLE, _MIN_BLANKS = 3, 25, 3
_FACT = lazy_pattern(r"[*_]{0,2}(?P<label>[^\s:：*_\[\]][^:：*_\[\]\n]{0,30})[*_]{0,2}[:：]")
_BOLD = lazy_pattern(r"(?P<mark>\*\*|__)(?:\[[^\[\]\n]{1,12}\]\s{0,2})?(?P<name>[^*_\n\[\]]{2,200})(?P=mark)")
_SIZE = lazy_pattern(r"(?<![\w.])\d{1,4}(?:\.\d{1,2})?[BM]\b")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Linked titles and bold names that items of a list begin with, and those in the first cells of a table."""
    if page.text.count("http") < 2:
        return
    for items in entry_lists(page):
        if len(items) > 1:
            yield from (_problem(page, one) for one in _in_list(page, items))
    models = {row.span for row in read_models(page).rows}
    for table in page.markdown.tables:
        yield from (_problem(page, one) for one in _in_table(page, table, models))


def _problem(page: Page, one: Again) -> Problem:
    told = f"is in this list already, as {shown(one.name)}" if one.name else "stands here twice"
    related = ((Location(page.path, one.first), "the first one"),)
    return Problem(one.span, f"{shown(one.text)} {told}", "Delete one of them.", related=related)


def _in_list(page: Page, items: Sequence[ListItem]) -> Iterator[Again]:
    """Linked titles, and the first of what is found otherwise on a line."""
    lines = [first_line(page, item) for item in items]
    titles = ((opening_link(page, line), page.document.slice(line)) for line in lines)
    yield from _titles_again(titles, tell_of_parts)
    found = [*_bold_again(page, items), *relisted_works.unlinked_again(page, lines)]
    found += [*relisted_works.renamed_again(page, lines), *_word_for_word(page, lines)]
    section = page.section_at(lines[0].start)
    if section is None or not is_news_section(section):  # where a paper is announced, and accepted later
        found += relisted_works.works_again(page, lines)
    yield from {page.document.lines.line_of(one.span.start): one for one in reversed(found)}.values()


def _in_table(page: Page, table: Table, models: set[Span]) -> Iterator[Again]:
    """Titles and names in the first cells of rows, but for those of models, of which another rule tells."""
    rows = [row for row in table.rows if row.cells and row.cells[0].span not in models]
    titles = ((relisted_rows.title_of(page, row), relisted_rows.said_besides(page, table, row)) for row in rows)
    found = [*_titles_again(titles, ne), *relisted_rows.names_again(page, rows)]
    found += [*relisted_rows.works_again(page, table, rows), *relisted_rows.plain_titles_again(page, table, rows)]
    yield from {one.span: one for one in reversed(found)}.values()


def _titles_again(titles: Iterable[tuple[Link | None, str]], are_apart: Callable[[str, str], bool]) -> Iterator[Again]:
    """Titles that stand twice; the texts beside them tell whether they are parts of one, such as ``week 1``."""
    seen: dict[tuple[str, str], tuple[Link, str]] = {}
    for link, beside in titles:
        if link is None or not gives_name(link):
            continue
        first, text = seen.setdefault(named_thing(link), (link, beside))
        is_news = not may_be_title(link) and are_of_two_months(text, beside)
        if first is not link and not is_news and not are_apart(text, beside):
            yield Again(first.span, link.span, link.text)


def _word_for_word(page: Page, lines: Sequence[Span]) -> Iterator[Again]:
    """Items of one text with the same links, whatever they begin with; a label such as ``[paper]`` says too little."""
    seen: dict[str, Span] = {}
    for line in lines:
        text = page.document.slice(line)
        start = line.start + len(text) - len(text.lstrip())
        text = text.strip()
        span = Span(start, start + len(text))
        first = seen.setdefault(text, span)
        if first is span or "](" not in text or _is_fact(text) or _may_begin_with_title(page, line):
            continue
        said = visible_text(page, line)
        if (len(said) >= _MIN_TEXT and " " in said) or sum(map(is_cjk, said)) >= _MIN_CJK:
            yield Again(first, span, said)


def _is_fact(text: str) -> bool:
    """Whether an item is a fact of something above it, as ``License: [MIT](...)`` is: many things have the same."""
    match = _FACT.match(text)
    return match is not None and bool(fields_of(match["label"]) or read_label(match["label"]).role)


def _may_begin_with_title(page: Page, line: Span) -> bool:
    """Whether the item begins with a linked title, of which another check tells."""
    link = opening_link(page, line)
    return link is not None and gives_name(link)


def _bold_again(page: Page, items: Sequence[ListItem]) -> Iterator[Again]:
    """Items that begin with the same bold name, and link and size the same."""
    seen: dict[tuple[str, frozenset[str], frozenset[str]], Span] = {}
    for item in items:
        line = first_line(page, item)
        match = _BOLD.match(page.text, line.start, line.end)
        if match is None or fields_of(match["name"].rstrip(":：")) or len(same_name(match["name"])) < _MIN_NAME:
            continue
        blank = page.text.find("\n\n", line.start, item.content_span.end)
        text = Span(line.start, item.content_span.end if blank < 0 else blank)
        links = [one for one in page.links_in(text) if not is_image(one) and "://" in one.destination]
        papers = [one for one in links if is_called_paper(one)][:1]
        is_title = len(match["name"]) >= _MIN_TITLE and match["name"].count(" ") >= _MIN_BLANKS
        places = frozenset(identity(one.destination) for one in (is_title and papers) or links)
        sizes = frozenset(_SIZE.findall(page.document.slice(line)))
        span = Span(*match.span("name"))
        first = seen.setdefault((same_name(match["name"]), places, sizes), span)
        if links and first is not span:
            yield Again(first, span, match["name"])


_BY_NAME = "- **{}** [[Lab]](https://a.org/ernie) {}\n  A Model [[Preprint]](https://arxiv.org/abs/2112.15283)\n"
_PAPER = "[Learning to Prompt Segment Anything Models](https://arxiv.org/abs/2401.04651)"
_LINKS = "[[pdf]](https://arxiv.org/pdf/2303.09117) [[code]](https://github.com/a/vic)"
_WORKS = "| Paper | Remark |\n| --- | --- |\n" + "".join(
    f"| [Paper number {n} of very many](https://arxiv.org/abs/2305.000{n}) | r |\n" for n in range(10, 24)
)
_NOTES = "| Work | Takeaway |\n| --- | --- |\n" + "".join(
    f"| [{one}](https://a.org/{one}) | Words of {one} that it adds to many others |\n"
    for one in map("{}a".format, "abcdefghijklmn")
)

RULE = Rule(
    id="duplicate-item",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    needs=("http",),
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
            f"{_NOTES}| [Odd](https://a.org/odd) | ⟦<details><summary>Open</summary>What it adds to some</details>⟧ |\n"
            "| | <details><summary>Open</summary>What it adds to some</details> |\n"
        ),
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
