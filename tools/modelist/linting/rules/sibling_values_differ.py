"""Two language versions of a page say different things of one model.

A date, a size or a link was corrected or added in one language and not in the other: readers of the two pages get
different facts, and nothing tells them which is right. Bring both to the same; better, build both from the same
entries.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import permutations
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ReleaseDate
from modelist.core.quantities.size import AnySize
from modelist.core.text import Location
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import ListContext, Page, Section
from modelist.linting.markup.cells import Fact
from modelist.linting.markup.siblings import language_versions
from modelist.linting.models.mentions import Mention
from modelist.linting.models.recognition import read_models
from modelist.linting.names.link_names import address_of
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.words import same_name

_FIELDS = ("released", "sizes", "pretraining_tokens", "context_length")
_PROVIDERS = ("arxiv", "huggingface", "github")
"""What is linked under one name in every language; other pages may well be those of the reader's language."""

_SHARED, _MIN_LINKS = 0.5, 2
_BILLION = 10**9
_OF_LANGUAGE = lazy_pattern(r"[-_.](?:zh|cn|chinese|en|english|ko|korean|ja|jp|japanese)\Z")


def check(context: ListContext, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Rows and sections of one name on pages that share most of them."""
    for siblings in language_versions(context.pages):
        for page, other in permutations(siblings, 2):
            yield from _unlinked(page, other)
        for kind in ("rows", "sections") if len(siblings) > 1 else ():
            read = [(page, _by_name(getattr(read_models(page), kind))) for page in siblings]
            for page, names in read:
                for other, others in read:
                    both = names.keys() & others.keys()
                    if other is not page and len(both) > _SHARED * max(len(names), len(others)):
                        for name in sorted(both, key=lambda one: names[one].span):
                            yield from _compare(page, names[name], other, others[name])


def _unlinked(page: Page, other: Page) -> Iterator[Problem]:
    """Sections without any link into the web whose twins link papers, code or weights."""
    by_title: dict[str, list[Section]] = {}
    for section in page.sections:
        by_title.setdefault(same_name(section.title), []).append(section)
    for key, twin in _by_name(read_models(other).sections).items():
        found = by_title.get(key, [])
        linked = [one for provider in _PROVIDERS for one in _linked(twin.links, provider)]
        if len(found) != 1 or len(linked) < _MIN_LINKS:
            continue
        section = found[0]
        inside = (*page.links_in(section.span), *page.bare_links_in(section.span))
        is_linked = any("://" in one.destination for one in inside if not is_image(one))
        if not is_linked and not any(one.lower() in page.lower for one in linked):  # as in a table above
            message = f"{section.title} links nothing here, and '{linked[0]}' and others in {other.path}"
            related = ((Location(other.path, twin.span), f"{twin.name} in {other.path}"),)
            place = section.heading.text_span
            yield Problem(place, message, "Add the links.", section.title, path=page.path, related=related)


def _by_name(mentions: Iterable[Mention]) -> dict[str, Mention]:
    """The rows or sections whose name stands once."""
    found: dict[str, Mention | None] = {}
    for one in mentions:
        found[one.key] = None if one.key in found else one
    return {key: one for key, one in found.items() if one is not None and key}


def _compare(page: Page, mention: Mention, other: Page, twin: Mention) -> Iterator[Problem]:
    for field in _FIELDS:
        ours, theirs = mention.fact(field), twin.fact(field)
        if ours is not None and theirs is not None and _differ(ours, theirs):
            message = f"{shown(ours.text)} here, and {shown(theirs.text)} in {other.path}"
            related = ((Location(other.path, theirs.span), f"{mention.name} in {other.path}"),)
            advice = "Correct the one that is wrong."
            yield Problem(ours.span, message, advice, mention.name, path=page.path, related=related)
    for provider in _PROVIDERS:
        linked, others = _linked(mention.links, provider), _linked(twin.links, provider)
        gone, come = [one for one in linked if one not in others], [one for one in others if one not in linked]
        if len(gone) == len(come) == 1 and not _are_of_languages(gone[0], come[0]):
            link, instead = linked[gone[0]], others[come[0]]
            message = f"{mention.name} links '{gone[0]}' here, and '{come[0]}' in {other.path}"
            related = ((Location(other.path, instead.destination_span), f"{mention.name} in {other.path}"),)
            advice = "Correct the one that is wrong."
            yield Problem(link.destination_span, message, advice, mention.name, path=page.path, related=related)


def _differ(ours: Fact, theirs: Fact) -> bool:
    """Whether two facts can both be read, and mean something else: neither is the other one rounded."""
    one, other = ours.value, theirs.value
    if one is None or other is None or one == other:
        return False
    if isinstance(one, ReleaseDate) and isinstance(other, ReleaseDate):
        return not one.agrees_with(other)
    if ours.field == "sizes" and len(one) == len(other):
        pairs = zip(sorted(one), sorted(other), strict=True)
        return not all(_same_size(*pair) for pair in pairs)
    return True


def _same_size(one: AnySize, other: AnySize) -> bool:
    """Whether two sizes are one, of which one may be rounded; those of experts are counted in two ways."""
    if getattr(one, "experts", None) != getattr(other, "experts", None):
        return True
    left, right = sorted((one.parameters, other.parameters))
    rounded = any(
        not coarse % _BILLION and round(fine / _BILLION) == coarse // _BILLION
        for coarse, fine in ((left, right), (right, left))
    )
    parts = {each.active_parameters for each in (one, other) if each.active is not None}
    return (left == right or rounded) and len(parts) < 2


def _are_of_languages(one: str, other: str) -> bool:
    """Whether two repositories differ but for the language at the end of their names."""
    plain = [_OF_LANGUAGE.sub("", each) for each in (one, other)]
    return one != other and plain[0] == plain[1]


def _linked(links: Sequence[Link], provider: str) -> dict[str, Link]:
    """The papers or repositories that links lead to, by what names them."""
    found: dict[str, Link] = {}
    for link in links:
        address = None if is_image(link) else address_of(link.destination)
        if address is not None and address.provider == provider and address.name:
            found.setdefault(address.repository.lower(), link)
    return found


_TABLE = (
    "| Model | Date | Size | Paper |\n| --- | --- | --- | --- |\n"
    "| Alpha | 2024-03 | 7B | [p](https://arxiv.org/abs/2403.01234) |\n"
    "| Beta | 2024-05 | {} | [p](https://arxiv.org/abs/{}) |\n"
)
_ZH = _TABLE.replace("Model | Date | Size | Paper", "模型 | 时间 | 参数量 | 论文")


def _code(repository: str) -> str:
    return _TABLE.format("7B", "2405.01234").replace(
        "https://arxiv.org/abs/2405.01234", f"https://github.com/{repository}"
    )


RULE = Rule(
    id="sibling-values-differ",
    scope=Scope.LIST,
    severity=Severity.WARNING,
    check=check,
    family="list",
    bad=(
        Example(_TABLE.format("⟦7B⟧", "2405.01234"), files={"README_zh.md": _ZH.format("13B", "2405.01234")}),
        Example(
            _TABLE.format("7B", "⟦2405.01234⟧").replace("https://arxiv.org/abs/⟦", "⟦https://arxiv.org/abs/"),
            files={"README_zh.md": _ZH.format("7B", "2405.01243")},
        ),
        Example(
            "# L\n\n## ⟦Beta⟧\n\nIt is small.\n",
            files={
                "README_zh.md": "# L\n\n## Beta\n\n[![p](https://img.shields.io/badge/arXiv-2405.01234-red)]"
                "(https://arxiv.org/abs/2405.01234)\n[![c](https://img.shields.io/badge/GitHub-b-red)](https://github.com/a/b)\n"
            },
        ),
        Example(_TABLE.format("⟦7B⟧", "2405.01234"), files={"README_ko.md": _TABLE.format("13B", "2405.01234")}),
        Example(_TABLE.format("⟦7B⟧", "2405.01234"), files={"docs/README_zh.md": _ZH.format("8B", "2405.01234")}),
    ),
    good=(
        Example(_TABLE.format("7B", "2405.01234"), files={"archive/README_zh.md": _ZH.format("8B", "2405.01234")}),
        Example(_TABLE.format("6.7B", "2405.01234"), files={"README_zh.md": _ZH.format("7B", "2405.01234")}),
        Example(_TABLE.format("0.5B", "2405.01234"), files={"README_zh.md": _ZH.format("500M", "2405.01234")}),
        Example(_TABLE.format("8x7B", "2405.01234"), files={"README_zh.md": _ZH.format("47B", "2405.01234")}),
        Example(
            _TABLE.format("7B", "2405.01234"),
            files={"README_zh.md": _ZH.format("7B", "2405.01234").replace("2024-05", "2024-05-13")},
        ),
        Example(_code("b/beta"), files={"README_zh.md": _code("B/Beta-zh")}),
        Example(
            "| Model | Paper |\n| --- | --- |\n| Beta | https://arxiv.org/abs/2405.01234 |\n\n## Beta\n\nIt.\n",
            files={"README_zh.md": "## Beta\n\n[p](https://arxiv.org/abs/2405.01234)\n[c](https://github.com/a/b)\n"},
        ),
        Example(_TABLE.format("7B", "2405.01234"), files={"README_zh.md": _ZH.format("7B", "2405.01234v2")}),
        Example(_TABLE.format("7B", "2405.01234"), files={"README_zh.md": _ZH.format("70亿", "2405.01234")}),
        Example(_TABLE.format("-", "2405.01234"), files={"README_zh.md": _ZH.format("7B", "2405.01234")}),
        Example(
            _TABLE.format("7B", "2405.01234"),
            files={"README_zh.md": _ZH.replace("Alpha", "A").format("8B", "2405.01234")},
        ),
    ),
)
