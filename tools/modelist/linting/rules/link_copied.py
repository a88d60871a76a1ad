"""An item's name leads where another item's name leads, which the address names and this one does not.

`[BeHonest](https://tatsu-lab.github.io/alpaca_eval/)` below `[AlpacaEval](https://tatsu-lab.github.io/alpaca_eval/)`:
the line was copied, and its address kept. A reader who wants the one gets the other. Link what the item is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.linting.addresses.project_pages import project_page
from modelist.linting.addresses.urls import identity
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.markup.items import first_line_of, own_end
from modelist.linting.names.link_names import address_of
from modelist.linting.names.model_names import read_name
from modelist.linting.names.name_conflicts import are_related
from modelist.linting.names.named_links import (
    MIN_NAME,
    NamedLink,
    leading_links,
    linked_data,
    linked_pages,
    names_by_key,
    telling_words,
)
from modelist.linting.names.named_places import name_in
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.makers import MAKER_BY_ACCOUNT
from modelist.readme.words import same_name

_OF_SEVERAL = lazy_pattern(r"[/.](?:blogs?|news|posts?|articles?|press)[/.]", re.IGNORECASE)
_FRONT = lazy_pattern(r"https?://[^/?#]+/?\Z")
_TRAINED = lazy_pattern(r"train|tuned|训练|微调|学習|학습", re.IGNORECASE)

_MAX_CODE, _NEAR_CODE, _BEGIN = 2, 6, 2
"""Code that several lines, or such further away, lead to is kept together; so is that of names that begin alike."""

_REPOSITORY = lazy_pattern(r"https?://(?:www\.)?github\.com/[\w-]{1,39}/[\w.-]{1,100}/?")
_MIN_ACCOUNT = 7
_MAX_ROWS = 3
"""A page that more rows lead to is that of a family or a lab."""

_PAGE_WORDS = lazy_pattern(
    r"(?:[-_.](?:page|demo|project|website|site|homepage|data|dataset|samples|github\.io))+\Z", re.IGNORECASE
)
"""What is often added to a project's name in the address of its page."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """First links of items and rows, and pages in rows, whose address has another's name and nothing of their own."""
    if page.text.count("](http") < 2:
        return
    yield from _check_leading(page)
    yield from _check_pages(page)
    if "huggingface.co/datasets/" in page.text:
        yield from _check_data(page)


def _check_leading(page: Page) -> Iterator[Problem]:
    """Names that are links themselves: to pages and data sets, and to repositories that stand close by."""
    by_place: dict[str, list[NamedLink]] = {}
    by_code: dict[str, list[tuple[int, NamedLink]]] = {}
    for number, use in leading_links(page):
        url = use.link.destination
        if _is_page(url) or _is_data(url):
            by_place.setdefault(identity(url), []).append(use)
        elif _is_root(url):
            by_code.setdefault(identity(url), []).append((number, use))
    for pair in by_code.values():
        if len(pair) == _MAX_CODE and abs(pair[0][0] - pair[1][0]) <= _NEAR_CODE:
            yield from _check_code(page, [use for _, use in pair])
    for uses in by_place.values():
        if len(uses) > 1:
            yield from _check_uses(page, uses)


def _check_pages(page: Page) -> Iterator[Problem]:
    """Pages of projects that two or three rows lead to, or that one does and another is called like."""
    by_page: dict[str, list[NamedLink]] = {}
    for use in linked_pages(page):
        by_page.setdefault(identity(use.link.destination), []).append(use)
    for uses in by_page.values():
        if len(uses) == 1:
            yield from _check_called(page, uses[0], names_by_key(page))
        elif len(uses) <= _MAX_ROWS:
            yield from _check_uses(page, uses)


def _check_data(page: Page) -> Iterator[Problem]:
    """Data sets that the line above is about: only there are they a copy, since data may well be shared."""
    lines = page.document.lines
    by_line = {lines.line_of(place.start): {key: place} for key, place in names_by_key(page).items()}
    for use in linked_data(page):
        line = lines.line_of(use.link.span.start)
        if _TRAINED.search(page.document.line_text(line)) is None:
            yield from _check_called(page, use, by_line.get(line - 1, {}))


def _is_page(url: str) -> bool:
    """Whether an address is that of one thing: a repository of code may well hold several, papers and data too."""
    address = address_of(url)
    if _OF_SEVERAL.search(url):
        return False
    return "://" in url and (address is None or address.kind not in ("repository", "gist", "dataset"))


def _is_data(url: str) -> bool:
    """Whether an address is that of a data set on Hugging Face, which the name of an item leads to."""
    address = address_of(url)
    return address is not None and (address.provider, address.kind) == ("huggingface", "dataset")


def _is_root(url: str) -> bool:
    """Whether an address is that of a repository on GitHub, and not of a maker, who keeps several things in one."""
    address = address_of(url)
    if address is None or address.provider != "github" or address.kind != "repository":
        return False
    return _REPOSITORY.fullmatch(url) is not None and address.owner.lower() not in MAKER_BY_ACCOUNT


def _check_code(page: Page, uses: Sequence[NamedLink]) -> Iterator[Problem]:
    """Of two names close by with one repository, that which is called otherwise and has nothing of the other's name."""
    own = next((one for one in uses if same_name(_code_name(one.link.destination)) == same_name(one.name)), None)
    other = next((one for one in uses if one is not own), None)
    if own is not None and other is not None and other.name[:_BEGIN].lower() != own.name[:_BEGIN].lower():
        yield from _check_uses(page, uses)


def _code_name(url: str) -> str:
    address = address_of(url)
    return address.name if address is not None else ""


def _check_uses(page: Page, uses: Sequence[NamedLink]) -> Iterator[Problem]:
    """Names with one address, which has something of one of them, and nothing of the others."""
    own = next((one for one in uses if _has_word_of(one.link.destination, one.name)), None)
    if own is None or _is_front(own.link.destination):
        return
    for use in uses:
        if use is own or _shares(use, own.name) or _tells_of(page, use, own.name):
            continue
        message = f"{shown(use.name)} leads to {shown(use.link.destination)}, the address of {shown(own.name)}"
        related = ((Location(page.path, own.link.destination_span), f"the link of {shown(own.name)}"),)
        yield Problem(use.link.destination_span, message, "Link what the item is about.", use.name, related=related)


def _is_front(url: str) -> bool:
    """Whether an address is the front page of a site, on which a maker or product has all that it makes."""
    project = project_page(url)
    is_project = project is not None and project.account.lower() not in MAKER_BY_ACCOUNT
    return not is_project and _FRONT.match(url) is not None


def _check_called(page: Page, use: NamedLink, names: Mapping[str, Span]) -> Iterator[Problem]:
    """A page or data set that is called like another item, and has nothing of its own item's name."""
    for part in _called(use.link.destination):
        place = names.get(same_name(_PAGE_WORDS.sub("", part)))
        if place is None or same_name(use.name) == same_name(name_in(page, place)):
            continue
        other = name_in(page, place)
        if not _shares(use, other) and not _is_of_item(page, use, other):
            message = f"{shown(use.name)} leads to {shown(use.link.destination)}, which is called like {shown(other)}"
            related = ((Location(page.path, place), other),)
            yield Problem(use.link.destination_span, message, "Link what the item is about.", use.name, related=related)
            return


def _is_of_item(page: Page, use: NamedLink, other: str) -> bool:
    """Whether an item says the other name, if in two words, or has the owner of the page among its authors."""
    lines = page.document.lines
    first = first_line_of(page, lines.line_of(use.link.span.start))
    said = same_name(visible_text(page, Span(lines.start_of(first), own_end(page, first))))
    project = project_page(use.link.destination)
    account = same_name(project.account) if project is not None else ""
    return same_name(other) in said or (len(account) >= _MIN_ACCOUNT and account in said)


def _called(url: str) -> tuple[str, ...]:
    """What the address of a data set on Hugging Face, or of a project's page on GitHub, is called by."""
    address, project = address_of(url), project_page(url)
    if address is not None:
        return (address.name,)
    return tuple(one for one in (project.name, project.account) if one) if project is not None else ()


def _has_word_of(url: str, name: str) -> bool:
    address = same_name(url)
    return any(word in address for word in telling_words(name) if len(word) >= MIN_NAME)


def _shares(use: NamedLink, other: str) -> bool:
    """Whether a name has anything of its address, or of another name."""
    said = read_name(use.name)
    address = same_name(use.link.destination)
    in_address = any(word in address for word in said.words if len(word) > 2)
    is_part = any(same_name(other) in same_name(one) for one in use.beside)  # its code is kept with the other's
    capitals = "".join(filter(str.isupper, other))
    if len(capitals) > 1 and use.name.split()[0] == capitals:
        return True
    return in_address or is_part or are_related(said, read_name(other)) or _is_short_form(use.name, address)


def _tells_of(page: Page, use: NamedLink, name: str) -> bool:
    """Whether the words of a link beside it, such as a paper's title, tell of the other: it is a part of that."""
    line = page.document.lines.line_of(use.link.span.start)
    start = page.document.lines.start_of(line)
    beside = page.links_in(Span(start, start + len(page.document.line_text(line))))
    return any(same_name(name) in same_name(one.text) for one in beside[:_MAX_ROWS] if one.text != use.name)


def _is_short_form(text: str, address: str) -> bool:
    """Whether the first letters of a text's words stand in the address, as ``mtf`` does for Mesh TensorFlow."""
    initials = "".join(one[0] for one in text.split() if one[0].isalnum()).lower()
    return len(initials) > 1 and initials in address


_ITEM = "- [{}](https://{}/) - a benchmark\n"
_ALPACA = _ITEM.format("AlpacaEval", "tatsu-lab.github.io/alpaca_eval")

RULE = Rule(
    id="link-copied",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example(
            "| Date | Work |\n| --- | --- |\n"
            "| 25.02 | RLHF-V: Alignment [[Paper]](https://a.org/p.pdf)[[Code]](⟦https://tempo.github.io/⟧) |\n"
            "| 25.01 | Tempo: Preferences [[Code]](https://tempo.github.io/) |\n"
        ),
        Example(
            "| Title | Date |\n| --- | --- |\n"
            "| [**PSALM-27B: Flagship-Level Segmentation in a Model**](⟦https://pixel.x.org/pixellm-v2⟧) | 4 |\n"
            "| [**PixelLM-V2**](https://pixel.x.org/pixellm-v2) | 3 |\n"
        ),
        Example(
            "| Data | n |\n| --- | --- |\n"
            "| [Conversations of Many Open Assistants (OASST1)](https://huggingface.co/datasets/OpenA/oasst1) | 1 |\n"
            "| [finance-alpaca](⟦https://huggingface.co/datasets/OpenA/oasst1⟧) | 2 |\n"
        ),
        Example(
            "| Data | Tasks |\n| --- | --- |\n| [Threads2Loom](https://github.com/ann/Threads2Loom) | weaving |\n"
            "| [NuKnots-QA](⟦https://github.com/ann/Threads2Loom⟧) | questions |\n"
        ),
        Example(_ALPACA + "- [BeHonest](⟦https://tatsu-lab.github.io/alpaca_eval/⟧) - a benchmark\n"),
        Example(
            "| Data | Clips |\n| --- | --- |\n| [Video-MME](⟦https://lab.github.io/Panda-70M⟧) [[paper]](#p) | 2 |\n"
            "| [Panda-70M](https://lab.github.io/Panda-70M) | 3 |\n\n## P\n"
        ),
        Example(
            "| Model | Links |\n| --- | --- |\n| PSALM | [Project](⟦https://pixellm.github.io/⟧) |\n"
            "| PixelLM | [Project](https://pixellm.github.io/) |\n"
        ),
        Example(
            "- **PSALM**: a model [[Project](⟦https://pixellm.github.io/⟧)]\n"
            "- PixelLM (2024) [[Project](https://pixellm.github.io/)]\n"
        ),
        Example(
            "- [PSALM: a model](https://arxiv.org/abs/2403.14598) [[Project](⟦https://pixellm.github.io/⟧)]\n"
            "- [PixelLM: a model](https://arxiv.org/abs/2312.02228) [[Project](https://pixellm.github.io/)]\n"
        ),
        Example(
            "- **PSALM**: a model\n  [[Paper](https://arxiv.org/abs/2403.14598)] [[Webpage](⟦https://pixellm.github.io/⟧)]\n\n"
            "## B\n\n- **PixelLM**: a model\n  [[Webpage](https://pixellm.github.io/)]\n"
        ),
        Example(
            "- **Emilia: Speech in Many Languages** [[paper](https://arxiv.org/abs/2407.05361)]\n"
            "- **YODAS: Audio from Videos** [[demo](⟦https://emilia-dataset.github.io/Emilia-Demo-Page/⟧)]\n"
        ),
        Example(
            "| Data | Paper | Link |\n| --- | --- | --- |\n"
            "| `DS-1000` | a | [HF](https://huggingface.co/datasets/xlangai/DS-1000) |\n"
            "| `MultiPL-E` | b | [HF](⟦https://huggingface.co/datasets/xlangai/DS-1000⟧) |\n"
        ),
        Example(
            "| # | Model | Links |\n| --- | --- | --- |\n"
            "| 1 | [PSALM](https://arxiv.org/abs/2403.14598) | [Project](⟦https://pixellm.github.io/⟧) |\n"
            "| 2 | [PixelLM](https://arxiv.org/abs/2312.02228) | [Project](https://pixellm.github.io/) |\n"
        ),
    ),
    good=(
        Example(
            "| Benchmark | Paper | Links |\n| --- | --- | --- |\n"
            "| ATB | [Dogwood: a Tree](https://arxiv.org/abs/2403.14598) | [Project](https://x.github.io/dogwood) |\n\n"
            "| Model | Paper | Links |\n| --- | --- | --- |\n"
            "| Dogwood | [Dogwood: a Tree](https://arxiv.org/abs/2403.14598) | [Site](https://x.github.io/dogwood) |\n"
        ),
        Example(
            "- **Fern: One Library for Leaf Prompting** [[Website](https://leafprompt.github.io/)]\n"
            "- **LeafPrompt: Words for Leaves** [[paper](https://arxiv.org/abs/2305.16301)]\n"
        ),
        Example(
            "**Mind It: Still Films** \\\n*Ada Birchwood* \\\n[[Project](https://adabirchwood.github.io/firx/)]\n\n"
            "**FIRX: Films** \\\n*Ben Cole* \\\n[[paper](https://arxiv.org/abs/2305.16301)]\n\n" * 5
        ),
        Example(_ITEM.format("Claude", "claude.ai") + _ITEM.format("Anthropic Opus", "claude.ai")),
        Example(_ITEM.format("Qwen", "qwenlm.github.io") + _ITEM.format("Tongyi", "qwenlm.github.io")),
        Example(_ITEM.format("OSCAR", "a.org/blog/oscar") + _ITEM.format("VinVL", "a.org/blog/oscar")),
        Example(_ALPACA + _ITEM.format("AE 2.0", "tatsu-lab.github.io/alpaca_eval")),
        Example(
            "- **OpenOrca**: pairs [[HF](https://huggingface.co/datasets/Open-Orca/OpenOrca)]\n"
            "- **Platypus**: a model [[data](https://huggingface.co/datasets/Open-Orca/OpenOrca)]\n"
            "- **OpenOrca**: pairs [[HF](https://huggingface.co/datasets/Open-Orca/OpenOrca)]\n"
            "- **Vigogne**: trained on it [[HF](https://huggingface.co/datasets/Open-Orca/OpenOrca)]\n"
        ),
        Example(
            "- **Emilia: Speech in Many Languages** [[paper](https://arxiv.org/abs/2407.05361)]\n"
            "- **Emilia-Large: More Speech** [[demo](https://emilia-dataset.github.io/Emilia-Demo-Page/)]\n"
        ),
        Example(
            "- **FIND**: a model [[Code](https://github.com/UX-PixelLM/FIND)] [[Website](https://pixellm.github.io/)]\n"
            "- PixelLM (2024) [[Website](https://pixellm.github.io/)]\n"
        ),
        Example(
            "| Model | Links |\n| --- | --- |\n| PixelLM-7B | [Project](https://pixellm.github.io/) |\n"
            "| PixelLM | [Project](https://pixellm.github.io/) |\n| PSALM | [Code](https://github.com/a/pixellm) |\n"
        ),
        Example(_ALPACA + _ITEM.format("BeHonest", "gair-nlp.github.io/BeHonest")),
        Example(_ALPACA + _ITEM.format("Tatsu's evaluator", "tatsu-lab.github.io/alpaca_eval")),
        Example(_ALPACA + "- [Leaderboard](https://tatsu-lab.github.io/alpaca_eval/)\n"),
        Example(_ITEM.format("FLANG", "github.com/SALT-NLP/FLANG") + _ITEM.format("FLUE", "github.com/SALT-NLP/FLANG")),
        Example(_ITEM.format("Chat bot", "a.org/x") + _ITEM.format("Model zoo", "a.org/x")),
    ),
)
