"""Two language versions of a page list different models.

Readers of one language miss models that the other has. Add the row, the item or the section to the sibling page;
better, build both pages from the same entries.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Cell, ListItem
from modelist.linting.addresses.urls import identity, is_image
from modelist.linting.context import ListContext, Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.markup.items import first_line, leading_link
from modelist.linting.markup.siblings import language_versions
from modelist.linting.models.mentions import Mention
from modelist.linting.models.recognition import columns_of, read_models
from modelist.linting.names.link_names import address_of
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.words import same_name

_PROVIDERS = ("arxiv", "huggingface", "github")
_MIN_ITEMS, _MOST = 5, 0.7


class _Row(NamedTuple):
    """The cell with a row's name, and what the row links."""

    cell: Cell
    links: frozenset[str]


def check(context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """One finding per row whose model the sibling page does not have, where the two share most of their rows."""
    for siblings in language_versions(context.pages):
        named = [(page, _names(page)) for page in siblings] if len(siblings) > 1 else []
        for page, names in named:
            for other, others in named:
                if other is not page and _are_alike(names, others):
                    yield from _missing(page, names, other, others)
        titled = [(page, _sections(page)) for page in siblings] if len(siblings) > 1 else []
        for page, sections in titled:
            for other, theirs in titled:
                if other is not page and _are_alike(sections, theirs):
                    yield from _without_section(page, sections, other, theirs)
        listed = [(page, _items(page)) for page in siblings] if len(siblings) > 1 else []
        for page, items in listed:
            told: set[ListItem] = set()
            for other, linked in listed:
                shared = len(items.keys() & linked.keys())
                if other is not page and shared >= _MIN_ITEMS and shared >= _MOST * max(len(items), len(linked)):
                    missing = {key: one for key, one in items.items() if key not in linked}
                    yield from _without_item(page, missing, other, told)


def _items(page: Page) -> dict[str, ListItem]:
    """The items of a page's lists that begin with a link, by the paper or repository that it leads to."""
    found: dict[str, ListItem] = {}
    for item in page.markdown.lists if "\n" in page.text else ():
        line = first_line(page, item)
        link = leading_link(page, Span(_begin(page, line), line.end))
        address = address_of(link.destination) if link is not None else None
        if address is not None and address.provider in _PROVIDERS and address.name:
            found.setdefault(f"{address.provider}:{address.repository.lower()}", item)
    return found


def _begin(page: Page, line: Span) -> int:
    """Where the words of a line begin, behind emoji."""
    return next(
        (at for at in range(line.start, line.end) if page.text[at].isalnum() or page.text[at] in "[*`<"), line.end
    )


def _without_item(page: Page, ours: Mapping[str, ListItem], other: Page, told: set[ListItem]) -> Iterator[Problem]:
    """Items of which the sibling page does not name the paper or repository anywhere."""
    for key, item in ours.items():
        if item not in told and key.partition(":")[2] not in other.lower:
            told.add(item)
            line = first_line(page, item)
            shown = visible_text(page, line).strip()[:60]
            message = f"{other.path}, the same page in another language, has no item '{shown}'"
            end = line.start + len(page.document.slice(line).rstrip())
            yield Problem(Span(line.start, end), message, f"Add the item to {other.path}.", path=page.path)


def _are_alike(ours: Mapping[str, object], theirs: Mapping[str, object]) -> bool:
    """Whether two pages share most of what they list."""
    return len(ours.keys() & theirs.keys()) * 2 > max(len(ours), len(theirs))


def _sections(page: Page) -> dict[str, Mention]:
    return {one.key: one for one in reversed(read_models(page).sections) if one.key}


def _behind(ours: Mapping[str, Mention], theirs: Container[str]) -> dict[str, str]:
    """The sections that the other page does not have by name, each with the last one before it that it has."""
    found: dict[str, str] = {}
    last = ""
    for key in sorted(ours, key=lambda one: ours[one].span):
        if key in theirs:
            last = key
        else:
            found[key] = last
    return found


def _without_section(
    page: Page, ours: Mapping[str, Mention], other: Page, theirs: Mapping[str, Mention]
) -> Iterator[Problem]:
    """Sections of models without one of the same name, and without one of another name that links the same."""
    titles = {same_name(one.title) for one in other.sections}
    renamed = {identity(link.destination) for key, one in theirs.items() if key not in ours for link in one.links}
    replaced = _behind(theirs, ours)
    for key, before in _behind(ours, theirs).items():
        mention = ours[key]
        if before in replaced.values():
            continue  # there, a section of another name follows the same one: it may be this one, translated
        links = {identity(link.destination) for link in mention.links if not is_image(link)}
        if key not in titles and renamed.isdisjoint(links):
            shown = mention.name[:60]
            message = f"{other.path}, the same page in another language, has no section of '{shown}'"
            yield Problem(mention.span, message, f"Add the section to {other.path}.", mention.name, path=page.path)


def _missing(page: Page, names: Mapping[str, _Row], other: Page, others: Mapping[str, _Row]) -> Iterator[Problem]:
    """Rows without one of the same name, or one of another name that links the same: names are translated, too."""
    renamed = {link for name, row in others.items() if name not in names for link in row.links}
    for name, row in names.items():
        if name not in others and renamed.isdisjoint(row.links):
            shown = visible_text(page, row.cell.span)[:60]
            message = f"{other.path}, the same page in another language, has no row for '{shown}'"
            yield Problem(row.cell.span, message, f"Add the row to {other.path}.", path=page.path)


def _names(page: Page) -> dict[str, _Row]:
    """The rows of the page's hand-written tables of models by normalised name."""
    found: dict[str, _Row] = {}
    for table in page.markdown.tables:
        column = next((one.index for one in columns_of(page, table) if "name" in one.fields), None)
        if column is None:
            continue
        for row in table.rows:
            name = same_name(visible_text(page, row.cells[column].span)) if column < len(row.cells) else ""
            if name and name not in found:
                links = (link.destination for link in page.links_in(row.span) if not is_image(link))
                found[name] = _Row(row.cells[column], frozenset(identity(one) for one in links if "://" in one))
    return found


_TABLE = "| Model | Size |\n| --- | --- |\n| Alpha | 7B |\n| Beta | 7B |\n| Gamma | 7B |\n"

_PARTS = "# L\n\n" + "".join(f"## {name}\n\n- Size: 7B\n- Date: 2024-03\n\n" for name in ("Alpha", "Beta", "Gamma"))

_LIST = "# L\n\n" + "".join(f"- [M{n}](https://github.com/x/m{n}): one of many\n" for n in range(6))

RULE = Rule(
    id="sibling-pages-differ",
    scope=Scope.LIST,
    severity=Severity.WARNING,
    check=check,
    family="list",
    bad=(
        *(
            Example(f"{_TABLE}| ⟦Delta⟧ | 7B |\n", files={path: _TABLE})
            for path in ("README_ko.md", "docs/README_zh.md")
        ),
        Example(f"{_TABLE}| ⟦Delta⟧ | 7B |\n", files={"README_zh.md": _TABLE.replace("Model", "模型")}),
        Example(
            f"{_TABLE}| ⟦**Delta**⟧ | 7B |\n".replace("Alpha", "[Alpha](docs/a.md)"),
            files={"README_zh.md": _TABLE.replace("Alpha", "[Alpha](docs/a_zh.md)").replace("Beta", "🔥 **Beta**")},
        ),
        Example(
            _PARTS + "## ⟦Delta⟧\n\n- Size: 7B\n- Date: 2024-05\n",
            files={"README_zh.md": _PARTS.replace("Size", "参数量")},
        ),
        Example(
            f"{_LIST}- ⟦🔥 [Zeta](https://arxiv.org/abs/2401.00001): new⟧\n",
            files={"README_zh.md": _LIST.replace("one of many", "之一")},
        ),
    ),
    good=(
        Example(f"{_TABLE}| Delta | 7B |\n", files={"archive/README_zh.md": _TABLE}),
        Example(
            f"{_LIST}- It uses [Zeta](https://github.com/b/zeta).\n- [Eta](https://github.com/b/eta)\n",
            files={"README_zh.md": f"{_LIST}\n[Eta](https://github.com/B/Eta/tree/main)\n"},
        ),
        Example(
            _PARTS + "## Qianwen\n\n[Code](https://github.com/QwenLM/Qwen)\n\n- Size: 7B\n",
            files={"README_zh.md": f"{_PARTS}## 千问\n\n[代码](https://github.com/QwenLM/Qwen)\n\n- Size: 7B\n"},
        ),
        Example(
            _PARTS + "## Baichuan\n\n- Size: 7B\n- Date: 2024-05\n",
            files={"README_zh.md": f"{_PARTS}## 百川\n\n- 参数量: 7B\n- 日期: 2024-05\n"},
        ),
        Example(
            _PARTS + "## Delta\n\n- Size: 7B\n- Date: 2024-05\n",
            files={"README_zh.md": f"{_PARTS}## Delta\n\n见上。\n"},
        ),
        Example(_TABLE, files={"README_zh.md": _TABLE.replace("Model", "模型")}),
        Example(_TABLE, files={"README_zh.md": "| 模型 |\n| --- |\n| 其他 |\n"}),
        Example(
            f"{_TABLE}| Qianwen | [7B](https://huggingface.co/Qwen/Qwen-7B) |\n",
            files={"README_zh.md": f"{_TABLE}| 千问 | [7B](https://huggingface.co/Qwen/Qwen-7B/tree/main) |\n"},
        ),
    ),
)
