"""The text of a link is the name of a repository that the page links elsewhere, and the address is that of another.

`[AGIEval](https://github.com/mikegu721/xiezhibenchmark)`, below an entry for AGIEval: a row was copied, its address
changed and its name forgotten, or the other way round. So is `[GROUNDHOG](...)` with the paper of `DetGPT`, where the
page has an item for each, with papers of their own. Let the name and the address agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.services import read_label
from modelist.linting.addresses.urls import is_image, read_link
from modelist.linting.context import Page
from modelist.linting.names.link_names import papers
from modelist.linting.names.model_names import read_name
from modelist.linting.names.name_conflicts import are_related
from modelist.linting.names.named_places import folded_places, name_in, named_places, titled_places
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers import Address
from modelist.readme.common_words import COMMON
from modelist.readme.short_words import SHORT
from modelist.readme.words import same_name

_MIN_NAME, _MAX_NAME = 4, 60
_MAX_ITEM, _MAX_NAMES = 30, 3
_MODELS = frozenset("alpaca camel falcon flamingo gemini llama mistral otter phoenix pythia".split())
_EDGES = "[]()【】*_ \t"


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Repositories under the name of one of the same site and kind, of whose owner and name they share nothing."""
    if "](" not in page.text and "href" not in page.text:
        return
    named = [(link, found) for link in page.links if (found := _named(link)) is not None]
    owners = {_place(found, name_of(link)): (link, found) for link, found in named if _is_own(link, found)}
    for link, found in named:
        first, own = owners.get(_place(found, name_of(link)), (None, None))
        if first is not None and own is not None and _is_other(link, found, own):
            message = (
                f"{shown(name_of(link))} is the name of {own.repository}, but the link leads to {found.repository}"
            )
            related = ((Location(page.path, first.destination_span), f"the link to {own.repository}"),)
            yield Problem(link.destination_span, message, "Let the name and the address agree.", related=related)
    yield from _papers_of_others(page)


def _papers_of_others(page: Page) -> Iterator[Problem]:
    """Names of items with one paper each that lead to the paper of an unrelated one."""
    by_name: dict[str, dict[str, Link]] = {}
    by_paper: dict[str, set[str]] = {}
    for place, rest in _items(page) if "arxiv.org" in page.text else ():
        name = name_in(page, place)
        linked = {str(paper): link for link, paper in papers(page.links_in(Span(place.start, rest.end)))}
        is_label = read_label(name).role or read_label(name).service or _is_word(name)
        if len(linked) == 1 and _MIN_NAME <= len(name) <= _MAX_ITEM and not is_label and read_name(name).words:
            by_name.setdefault(same_name(name), {}).update(linked)
            by_paper.setdefault(next(iter(linked)), set()).add(name)
    for link, paper in papers(page.links) if len(by_name) > 1 else ():
        own, names = by_name.get(same_name(link.text), {}), by_paper.get(str(paper), set())
        if len(own) != 1 or str(paper) in own or not 0 < len(names) <= _MAX_NAMES:
            continue
        said = read_name(name_of(link))
        if not any(are_related(said, read_name(one)) for one in names):
            [(right, first)] = own.items()
            message = f"{shown(name_of(link))} leads to {paper}, the paper of {shown(min(names))}; its own is {right}"
            related = ((Location(page.path, first.destination_span), f"the paper of {name_of(link)}"),)
            yield Problem(link.destination_span, message, "Let the name and the address agree.", related=related)


def _is_word(name: str) -> bool:
    """Whether a name is a plain word, such as `Survey`, rather than that of a model which is a word, too."""
    word = name.lower()
    return (word in SHORT or word in COMMON) and same_name(name) not in _MODELS


def _items(page: Page) -> Iterator[tuple[Span, Span]]:
    yield from titled_places(page)
    yield from folded_places(page)
    for places in named_places(page):
        yield from places


def name_of(link: Link) -> str:
    """A link's text without brackets and marks around it."""
    return link.text.strip(_EDGES)


def _named(link: Link) -> Address | None:
    """The repository that a link with a name for its text leads to."""
    name = name_of(link)
    if is_image(link) or not _MIN_NAME <= len(name) <= _MAX_NAME or not read_name(name).words:
        return None
    found = read_link(link)
    return found if found is not None and found.is_repository and found.owner and found.name else None


def _place(found: Address, name: str) -> tuple[str, str, str]:
    return found.provider, found.kind, read_name(name).key


def _is_own(link: Link, found: Address) -> bool:
    return read_name(name_of(link)).key == read_name(found.name).key


def _is_other(link: Link, found: Address, own: Address) -> bool:
    """Whether neither owner nor name of what is linked has anything of the text, or of the repository so called."""
    said = read_name(name_of(link))
    if found.owner.lower() == own.owner.lower() or found.repository.lower() == own.repository.lower():
        return False
    return not any(are_related(said, read_name(part)) for part in (found.owner, found.name))


_FOLDED = "<details><summary>{}: a model</summary>\n\n[Paper](https://arxiv.org/abs/{})\n</details>\n\n"

RULE = Rule(
    id="link-text-names-other",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example(
            "- Groma, [GROUNDHOG](⟦https://arxiv.org/abs/2305.14167⟧)\n\n"
            + _FOLDED.format("GROUNDHOG", "2402.16846")
            + _FOLDED.format("DetGPT", "2305.14167")
        ),
        Example(
            "- [AGIEval](https://github.com/ruixiangcui/AGIEval)\n"
            "- [AGIEval](⟦https://github.com/mikegu721/xiezhibenchmark⟧)\n"
        ),
    ),
    good=(
        Example(
            "| Task | Paper |\n| --- | --- |\n| Reasoning | [p](https://arxiv.org/abs/2212.07143) |\n"
            "| Planning | [p](https://arxiv.org/abs/2212.07144) |\n\n[Reasoning](https://arxiv.org/abs/2212.07144)\n"
        ),
        Example(
            "- [GROUNDHOG](https://arxiv.org/abs/2402.16846v2), [DetGPT-2](https://arxiv.org/abs/2305.14167),"
            " [Groma](https://arxiv.org/abs/2305.14167)\n\n"
            + _FOLDED.format("GROUNDHOG", "2402.16846")
            + _FOLDED.format("DetGPT", "2305.14167")
            + _FOLDED.format("DetGPT-2", "2405.14167")
        ),
        Example(
            "- [Vicuna](https://github.com/lm-sys/FastChat) [Vicuna](https://huggingface.co/lmsys/Vicuna)\n"
            "- [Qwen](https://github.com/QwenLM/Qwen) [Qwen](https://github.com/QwenLM/CodeX) [Qwen](https://github.com/a/qwen2)\n"
        ),
        Example("- [Code](https://github.com/a/Code) [Code](https://github.com/c/d)\n"),
    ),
)
