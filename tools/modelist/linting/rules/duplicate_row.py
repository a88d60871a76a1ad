"""A model stands twice in a table, with the same facts or links, or any row does, word for word.

Readers ask what the difference is, and an edit of one leaves the other behind. Delete one of the rows; where they are
two versions, let the names say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import is_placeholder
from modelist.core.text import Location
from modelist.documents.markdown_nodes import Link, Row, Table
from modelist.linting.addresses.services import read_label
from modelist.linting.context import Page
from modelist.linting.markup.emphasis import is_cjk
from modelist.linting.models.recognition import Mention, ModelTable, read_models
from modelist.linting.names.link_names import papers, read_target
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.words import same_name

_MAX_WORD, _MAX_AGAIN, _MIN_SAID = 30, 0.2, 20
_LONG_DESCRIPTION = 100
_MANY_ROWS, _FEW_TWICE = 20, 0.06
_MIN_NAME, _MIN_DESCRIPTION, _MIN_BLANKS = 4, 30, 3
_MIN_CJK = 15
_ALIKE = frozenset("name organization released venue license details".split())
"""Columns in which two rows of one model may well differ: nobody changed both."""

_PROVIDER = lazy_pattern(r"\b(?:provider|host|platform|vendor|api)|平台|渠道|提供", re.IGNORECASE)
_LINKED = lazy_pattern(r"\]\(|<a |https?://")
_MARKUP = lazy_pattern(r"</?[A-Za-z]{1,6}>|\]\([^()\s]{0,500}\)|\*\*|__|`")
_MARKS = "+†‡#"
"""What ends one name and not the other tells two models apart, and so does a lone asterisk: PaLM 2-S* is another."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Rows of a table with one name, of which nothing but blanks tells them apart, or which link the same."""
    found = [*_check_models(page)]
    told = {page.document.lines.line_of(one.span.start) for one in found}
    yield from found
    for table in page.markdown.tables:
        for one in (*_check_any(page, table), *_check_described(page, table)):
            line = page.document.lines.line_of(one.span.start)
            if line not in told:
                told.add(line)
                yield one


def _check_any(page: Page, table: Table) -> Iterator[Problem]:
    """Rows of whatever table that say the same in every cell, and say enough to be no mere value."""
    seen: dict[tuple[str, ...], Row] = {}
    is_counted = _is_counted(table)
    for row in table.rows:
        key = tuple(" ".join(cell.source.split()) for cell in row.cells[is_counted:])
        if key and not key[0]:
            continue  # it goes on with the row above
        if sum(map(len, key)) < _MIN_SAID or not _says_something(key):
            continue
        first = seen.setdefault(key, row)
        if first is not row:
            related = ((Location(page.path, first.span), "the first row"),)
            place = next(cell.span for cell in row.cells if cell.span.start < cell.span.end)
            yield Problem(place, "this row is in the table already", "Delete one of the two.", related=related)


def _is_counted(table: Table) -> bool:
    """Whether the first column counts the rows, which tells none from another."""
    first = [row.cells[0].source.strip("*_`. ") if row.cells else "" for row in table.rows]
    return len(first) > 1 and first == [str(number) for number in range(1, len(first) + 1)]


def _check_described(page: Page, table: Table) -> Iterator[Problem]:
    """Rows of one linked name with one description, mostly a repository under its old and its new owner."""
    linked = [(row, link) for row in table.rows if (link := _first_link(page, row)) is not None]
    names = [same_name(link.text) for _, link in linked]
    if len(names) - len(set(names)) > max(1, _MAX_AGAIN * len(names)):
        return  # the texts are labels
    seen: dict[tuple[str, ...], Link] = {}
    for (row, link), name in zip(linked, names, strict=True):
        texts = [one.source for one in row.cells if not _LINKED.search(one.source)]
        said = max(texts, key=len, default="")
        is_long = len(said) >= _MIN_DESCRIPTION and said.count(" ") >= _MIN_BLANKS
        if len(name) < _MIN_NAME or not (is_long or sum(map(is_cjk, said)) >= _MIN_CJK):
            continue
        # Stars and ages change with the owner; a term or a language tells two things apart of which little is said.
        others = (same_name(one) for one in texts if any(map(str.isalpha, one)) and not one[:1].isdigit())
        key = (name, same_name(said)) if len(said) >= _LONG_DESCRIPTION else (name, *others)
        first = seen.setdefault(key, link)
        if first is not link:
            message = f"{link.text} is in this table already, with the same words about it"
            related = ((Location(page.path, first.span), "the first row"),)
            advice = "Delete one of the rows; a repository that was moved needs its new address only."
            yield Problem(link.span, message, advice, link.text, related=related)


def _first_link(page: Page, row: Row) -> Link | None:
    """The first link of a row, unless it is a label."""
    link = next((one for cell in row.cells for one in page.links_in(cell.span) if one.text), None)
    label = read_label(link.text) if link is not None else None
    return None if label is None or label.role or label.service else link


def _says_something(cells: tuple[str, ...]) -> bool:
    """Whether two cells or more hold anything, one of them a link: figures may well be equal in two rows."""
    held = [one for one in cells if one and not is_placeholder(one)]
    return len(held) > 1 and any(map(_LINKED.search, held))


def _check_models(page: Page) -> Iterator[Problem]:
    for table in read_models(page).tables:
        seen: dict[tuple[str, str], list[Mention]] = {}
        once = _holds_each_once(table)
        for row in table.rows if _holds_names(table) else ():
            if not row.parsed.words:
                continue  # a size, or a word such as LLM
            earlier = seen.setdefault((row.key, _mark(page.document.slice(row.span))), [])
            first = next((one for one in earlier[:20] if _is_same(one, row, once)), None)
            earlier.append(row)
            if first is not None and row.key:
                message = f"{row.name} is in this table already"
                related = ((Location(page.path, first.span), "the first row"),)
                yield Problem(row.span, message, "Delete one of the rows.", row.name, related=related)


def _mark(name: str) -> str:
    """The mark that a name ends in, within its link or behind; two asterisks or more are emphasis."""
    text = _MARKUP.sub("", name).rstrip()
    return text[-1:] if text[-1:] in _MARKS or (text[-1:] == "*" and text.count("*") == 1) else ""


def _holds_names(table: ModelTable) -> bool:
    """Whether hardly any name stands in a table twice: what stands in many rows is a kind, or the base of others."""
    return len(table.rows) - len({one.key for one in table.rows}) <= max(2, _MAX_AGAIN * len(table.rows))


def _holds_each_once(table: ModelTable) -> bool:
    """Whether a long table is one of works, each of which stands there once: other words do not tell two rows apart."""
    twice = len(table.rows) - len({one.key for one in table.rows})
    return len(table.rows) >= _MANY_ROWS and twice <= _FEW_TWICE * len(table.rows)


def _is_same(one: Mention, other: Mention, once: bool) -> bool:
    """Whether rows of one name have a link in common and nothing that tells them apart.

    That may be a size, a short word in a column of its own, or a date, except beside one paper or the same weights.
    """
    one_paper = {paper for _, paper in papers(one.links)} & {paper for _, paper in papers(other.links)}
    one_thing = one_paper or {*map(_weights, one.links)} & {*map(_weights, other.links)} - {None}
    for field in ("sizes", "context_length") if one_thing else ("sizes", "released", "context_length"):
        left, right = one.fact(field), other.fact(field)
        left_name, right_name = (same_name(one.text) if one is not None else "" for one in (left, right))
        if left_name and right_name and left_name != right_name:
            return False
    if one_paper and once:
        return True
    if _are_told_apart(one, other):
        return False
    links = {link.destination for link in one.links}
    others = {link.destination for link in other.links}
    if links or others:
        return bool(links & others)
    return _others(one) == _others(other)


def _weights(link: Link) -> str | None:
    target = read_target(link.destination)
    return target.identity if target is not None and target.kind == "weights" else None


def _are_told_apart(one: Mention, other: Mention) -> bool:
    """Whether a column has short texts that differ by more than a word at the end, as that of a stage or provider."""
    if one.table is None or other.table is None:
        return False
    rows = one.table.table.rows
    left, right = rows[one.row].cells, rows[other.row].cells
    for column, ours, theirs in zip(one.table.columns, left, right, strict=False):
        texts = ours.source, theirs.source
        if _ALIKE.isdisjoint(column.fields) or _PROVIDER.search(column.header):
            are_words = max(map(len, texts)) <= _MAX_WORD and not _LINKED.search(texts[0] + texts[1])
            short, long = sorted(map(same_name, texts), key=len)
            is_more = bool(short) and long.startswith(short) and long.isalpha()
            if are_words and short != long and not is_more and not any(map(is_placeholder, texts)):
                return True
    return False


def _others(row: Mention) -> list[str]:
    """What the row's other cells say, without blanks, marks and letter case."""
    if row.table is None:
        return []
    cells = row.table.table.rows[row.row].cells
    said = (cell.source for index, cell in enumerate(cells) if index != row.table.name.index)
    return ["".join(one.replace("*", "").split()).casefold() for one in said]


_SURVEYS = (
    "| When | About | Where |\n| --- | --- | --- |\n"
    "| 2023-10 | surveys | [An Early Look](https://arxiv.org/abs/2310.16534) |\n"
)
_ABOUT = "Makes the outputs of tools, logs, files and chunks of text shorter before any model has to read all of them"

RULE = Rule(
    id="duplicate-row",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="models",
    bad=(
        Example(
            "| Repo | Tags | About |\n| --- | --- | --- |\n"
            f"| [head](https://github.com/labs/head) | Memory | {_ABOUT} |\n"
            f"| ⟦[head](https://github.com/ann/head)⟧ | Tools, Memory | {_ABOUT} |\n"
        ),
        Example(
            "| Model | Field | Date | Weights |\n| --- | --- | --- | --- |\n"
            "| idefics | 图文 | 2023-10 | [HF](https://huggingface.co/HuggingFaceM4/idefics-9b) |\n"
            "| ⟦IDEFICS⟧ | 图文-通用 | 2023-08 | [HF](https://huggingface.co/HuggingFaceM4/idefics-9b) |\n"
        ),
        Example(
            "| Model | Code |\n| --- | --- |\n| Cobra | [c](https://github.com/a/cobra) |\n"
            "| Emu | [c](https://github.com/a/emu) |\n| ⟦cobra⟧ | [c](https://github.com/a/cobra) |\n"
        ),
        Example(
            "| Model | Paper | Date |\n| --- | --- | --- |\n"
            "| MoMa | [p](https://arxiv.org/abs/2407.21770) | 2024/07 |\n"
            "| ⟦MoMA⟧ | [p](https://arxiv.org/abs/2407.21770) | 2024/09 |\n"
        ),
        Example("| Model | Size |\n| --- | --- |\n| Gamma (7B) | 7B |\n| ⟦Gamma (7B)⟧ | **7 b** |\n"),
        Example(
            "| # | Repo | About | Last |\n| --- | --- | --- | --- |\n"
            "| 1 | [private-gpt](https://github.com/zylon/private-gpt) | Ask your documents without leaks | 0 days |\n"
            "| 2 | ⟦[privateGPT](https://github.com/imart/privateGPT)⟧ | Ask your documents without leaks | 2 days |\n"
        ),
        Example(_SURVEYS + "| ⟦2023-10⟧ | surveys | [An Early Look](https://arxiv.org/abs/2310.16534) |\n"),
        Example(
            "| 项目 | 说明 |\n| --- | --- |\n"
            "| [private-gpt](https://github.com/zylon-ai/private-gpt) | 在本地与您的文档交流，不泄露任何隐私数据 |\n"
            "| ⟦[privateGPT](https://github.com/imart/privateGPT)⟧ | 在本地与您的文档交流，不泄露任何隐私数据 |\n"
        ),
        Example(
            "| # | About | Where |\n| --- | --- | --- |\n"
            "| 1 | surveys | [An Early Look](https://a.org/look) |\n"
            "| ⟦2⟧ | surveys | [An Early Look](https://a.org/look) |\n"
        ),
        Example("| 模型 | 参数量 |\n| --- | --- |\n| 书生 | 7B |\n| ⟦书生⟧ | 7B |\n"),
    ),
    good=(
        Example(
            "| Model | Paper |\n| --- | --- |\n| palm-2-s | [p](https://a.org/p.pdf) |\n"
            "| palm-2-s* | [p](https://a.org/p.pdf) |\n| palm-2-m | [p](https://a.org/p.pdf) |\n"
        ),
        *(
            Example(
                "| Model | Paper | Size |\n| --- | --- | --- |\n"
                "| [Foo](https://a.org) | [p](https://a.org/p.pdf) | 7B |\n"
                f"| {name} | [p](https://a.org/p.pdf) | 7B |\n"
            )
            for name in ("[Foo*](https://a.org)", "[Foo](https://a.org)<sup>*</sup>", r"**Foo**\*", "Foo†")
        ),
        Example(
            "| Course | Term | About |\n| --- | --- | --- |\n"
            "| [CS224N](https://a.org/21) | Winter 2021 | Natural language processing with deep learning |\n"
            "| [CS224N](https://a.org/23) | Winter 2023 | Natural language processing with deep learning |\n"
        ),
        Example(
            "| Benchmark | Set | Results |\n| --- | --- | --- |\n"
            "| A | COCO | [all of them](https://a.org/results) |\n| | COCO | [all of them](https://a.org/results) |\n"
            "| B | COCO | [others](https://a.org/b) |\n| | COCO | [all of them](https://a.org/results) |\n"
        ),
        Example(_SURVEYS + "| 2023-10 | agents | [An Early Look](https://arxiv.org/abs/2310.16534) |\n"),
        Example("| Model | A | B |\n| --- | --- | --- |\n" + 2 * "| [x](https://a.org) | | |\n"),
        Example(
            "| Model | Stage | Weights |\n| --- | --- | --- |\n"
            "| Emu | chat | [HF](https://huggingface.co/a/emu) |\n| Emu | base | [HF](https://huggingface.co/a/emu) |\n"
            "| Bee | int4 | [HF](https://huggingface.co/a/bee) |\n| Bee | int | [HF](https://huggingface.co/a/bee) |\n"
        ),
        Example("| Model | Base | Language |\n| --- | --- | --- |\n| Moe | A | ja |\n| Moe | B | ja |\n"),
        Example("| Model | Size |\n| --- | --- |\n| Llama | 7B |\n| Llama | 13B |\n"),
        Example(
            "| Model | Provider | Docs |\n| --- | --- | --- |\n| Llama 3 | Groq | [docs](https://a.org/llama) |\n"
            "| Llama 3 | Together | [docs](https://a.org/llama) |\n"
        ),
        Example(
            "| Benchmark | Model | Paper |\n| --- | --- | --- |\n"
            "| MMLU | Qwen2 | [p](https://arxiv.org/abs/2407.10671) |\n"
            "| GSM8K | Qwen2 | [p](https://arxiv.org/abs/2407.10671) |\n"
        ),
        Example(
            "| Year | Keywords | Title | Code |\n| --- | --- | --- | --- |\n"
            "| 2024 | `llm` | Bot | [Code](https://github.com/a/b) |\n"
            "| 2024 | `llm` | Nova | [Code](https://github.com/a/b) |\n"
        ),
        Example(
            "| Model | Code |\n| --- | --- |\n| Cobra | [c](https://github.com/a/cobra) |\n"
            "| Cobra | [c](https://github.com/b/cobra) |\n"
        ),
        Example(
            "| Model | Code | Date |\n| --- | --- | --- |\n| Yi | [c](https://github.com/01-ai/Yi) | 2023/11 |\n"
            "| Yi | [c](https://github.com/01-ai/Yi) | 2024/05 |\n"
        ),
    ),
)
