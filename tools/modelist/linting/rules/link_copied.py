"""An item's name leads where another item's name leads, which the address names and this one does not.

`[BeHonest](https://tatsu-lab.github.io/alpaca_eval/)` below `[AlpacaEval](https://tatsu-lab.github.io/alpaca_eval/)`:
the line was copied, and its address kept. A reader who wants the one gets the other. Link what the item is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.services import read_label
from modelist.linting.addresses.urls import identity, is_image
from modelist.linting.context import Page
from modelist.linting.markup.items import entry_lists, first_line, leading_link
from modelist.linting.names.link_names import address_of
from modelist.linting.names.model_names import read_name
from modelist.linting.names.name_conflicts import are_related
from modelist.linting.names.named_places import first_cell, name_in, named_places, titled_places
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.makers import MAKER_BY_ACCOUNT
from modelist.readme.words import same_name

_MIN_NAME, _MAX_NAME = 4, 40
_ROLES = frozenset({"page", "demo"})
"""What labels in rows lead to that is about one thing; papers, posts and code may well be about several."""

_OF_SEVERAL = lazy_pattern(r"[/.](?:blogs?|news|posts?|articles?|press)[/.]", re.IGNORECASE)
_FRONT = lazy_pattern(r"https?://[^/?#]+/?\Z")
_IN_BRACKETS = lazy_pattern(r"[ ]\((?P<name>[A-Za-z][\w.+-]{3,30})\)[*_]{0,3}\Z")
_TRAINED = lazy_pattern(r"train|tuned|训练|微调|学習|학습", re.IGNORECASE)
_DATA_LABEL = lazy_pattern(r"data|数据|データ|데이터", re.IGNORECASE)

_MAX_CODE, _NEAR_CODE, _BEGIN = 2, 6, 2
"""Code that several lines, or such further away, lead to is kept together; so is that of names that begin alike."""

_REPOSITORY = lazy_pattern(r"https?://(?:www\.)?github\.com/[\w-]{1,39}/[\w.-]{1,100}/?")
_MAX_ROWS = 3
"""A page that more rows lead to is that of a family or a lab."""

_PROJECT_PAGE = lazy_pattern(r"https?://(?P<account>[\w-]{3,39})\.github\.io(?:/(?P<name>[\w.-]{3,60}))?/?\Z")
_PAGE_WORDS = lazy_pattern(
    r"(?:[-_.](?:page|demo|project|website|site|homepage|data|dataset|samples|github\.io))+\Z", re.IGNORECASE
)
"""What is often added to a project's name in the address of its page."""
_COMMON = frozenset(
    "arena awesome benchmark benchmarks course courses eval evaluation evaluator framework guide inference leaderboard"
    " leaderboards library list survey toolkit tools training tutorial tutorials zoo".split()
)


class _Use(NamedTuple):
    """A link, the name of the item or row that it stands for, and the addresses of the other links there."""

    name: str
    link: Link
    beside: tuple[str, ...] = ()


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """First links of items and rows, and pages in rows, whose address has another's name and nothing of their own."""
    if page.text.count("](http") < 2:
        return
    by_place: dict[str, list[_Use]] = {}
    by_code: dict[str, list[tuple[int, _Use]]] = {}
    for number, span in enumerate(_beginnings(page)):
        link = leading_link(page, span)
        name = _short(link.text) if link is not None else ""
        if link is None or not _is_name(name):
            continue
        if _is_page(link.destination) or _is_data(link.destination):
            by_place.setdefault(identity(link.destination), []).append(_Use(name, link))
        elif _is_root(link.destination):
            by_code.setdefault(identity(link.destination), []).append((number, _Use(name, link)))
    for pair in by_code.values():
        if len(pair) == _MAX_CODE and abs(pair[0][0] - pair[1][0]) <= _NEAR_CODE:
            yield from _check_code(page, [use for _, use in pair])
    for uses in by_place.values():
        if len(uses) > 1:
            yield from _check_uses(page, uses)
    by_page: dict[str, list[_Use]] = {}
    for use in (one for named in (*named_places(page), titled_places(page)) for one in _pages_of(page, named)):
        by_page.setdefault(identity(use.link.destination), []).append(use)
    for uses in by_page.values():
        found = [*_check_uses(page, uses)] if 1 < len(uses) <= _MAX_ROWS else []
        yield from found
        if not found and len(uses) == 1:
            yield from _check_called(page, uses[0], _names_of(page))
    if "huggingface.co/datasets/" in page.text:
        lines = page.document.lines
        by_line = {lines.line_of(place.start): {key: place} for key, place in _names_of(page).items()}
        for use in (one for named in (*named_places(page), titled_places(page)) for one in _data_of(page, named)):
            if _TRAINED.search(page.document.line_text(lines.line_of(use.link.span.start))):
                continue
            # Data may well be shared; it is a copy where the line above is about it.
            above = by_line.get(lines.line_of(use.link.span.start) - 1, {})
            yield from _check_called(page, use, above)


def _check_code(page: Page, uses: list[_Use]) -> Iterator[Problem]:
    """Of two names close by with one repository, that which is called otherwise and has nothing of the other's name."""
    own = next((one for one in uses if same_name(_code_name(one.link.destination)) == same_name(one.name)), None)
    other = next((one for one in uses if one is not own), None)
    if own is not None and other is not None and other.name[:_BEGIN].lower() != own.name[:_BEGIN].lower():
        yield from _check_uses(page, uses)


def _code_name(url: str) -> str:
    address = address_of(url)
    return address.name if address is not None else ""


def _is_root(url: str) -> bool:
    """Whether an address is that of a repository on GitHub, and not of a maker, who keeps several things in one."""
    address = address_of(url)
    if address is None or address.provider != "github" or address.kind != "repository":
        return False
    return _REPOSITORY.fullmatch(url) is not None and address.owner.lower() not in MAKER_BY_ACCOUNT


def _beginnings(page: Page) -> Iterator[Span]:
    """Where items and rows say what they are about: the first lines of lists, the first cells of tables."""
    for items in entry_lists(page):
        yield from (first_line(page, item) for item in items if len(items) > 1)
    for table in page.markdown.tables:
        yield from (cell.span for row in table.rows if (cell := first_cell(row)) is not None)


def _pages_of(page: Page, named: list[tuple[Span, Span]]) -> Iterator[_Use]:
    """The pages behind labels such as Project."""
    for place, rest in named:
        links = page.links_in(rest)
        pages = [one for one in links if not is_image(one) and _is_own_page(one)]
        if pages:
            name = name_in(page, place)
            beside = tuple(one.destination for one in links if one not in pages)
            yield from (_Use(name, one, beside) for one in pages if _is_name(name))


def _is_own_page(link: Link) -> bool:
    """Whether a link leads to the page of one thing, by its label or as a project's page on GitHub has its address."""
    if address_of(link.destination) is not None or "://" not in link.destination:
        return False
    role = read_label(link.text).role
    return role in _ROLES or (bool(role) and _PROJECT_PAGE.match(link.destination) is not None)


def _data_of(page: Page, named: list[tuple[Span, Span]]) -> Iterator[_Use]:
    """The data sets on Hugging Face that rows and items link without saying their names.

    What a model was trained on is another's by right.
    """
    for place, rest in named:
        links = page.links_in(rest)
        for link in links:
            is_of_model = is_image(link) or _DATA_LABEL.search(link.text) is not None
            address = None if is_of_model else address_of(link.destination)
            if address is not None and (address.provider, address.kind) == ("huggingface", "dataset"):
                name = name_in(page, place)
                if _is_name(name) and same_name(address.name) not in same_name(link.text):
                    yield _Use(name, link, tuple(one.destination for one in links if one is not link))


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


def _short(text: str) -> str:
    """The name that a long title begins with, or that a long name has in brackets behind it."""
    if len(text) <= _MAX_NAME:
        return text
    short = _IN_BRACKETS.search(text)
    return short["name"] if short is not None else text.partition(": ")[0].strip(" *_")


def _is_name(text: str) -> bool:
    promise = read_label(text)
    is_label = bool(promise.service or promise.role)
    return not is_label and text.isascii() and _MIN_NAME <= len(text) <= _MAX_NAME and bool(_words(text))


def _words(text: str) -> frozenset[str]:
    return read_name(text).words - _COMMON


def _check_uses(page: Page, uses: list[_Use]) -> Iterator[Problem]:
    own = next((one for one in uses if _names(one.link.destination, one.name)), None)
    if own is not None and _is_front(own.link.destination):
        return
    for use in uses if own is not None else ():
        if own is None or use is own or _shares(use, own) or _tells_of(page, use, own.name):
            continue
        message = f"{shown(use.name)} leads to {shown(use.link.destination)}, the address of {shown(own.name)}"
        related = ((Location(page.path, own.link.destination_span), f"the link of {shown(own.name)}"),)
        yield Problem(use.link.destination_span, message, "Link what the item is about.", use.name, related=related)


def _is_front(url: str) -> bool:
    """Whether an address is the front page of a site, on which a maker or product has all that it makes."""
    match = _PROJECT_PAGE.match(url)
    is_project = match is not None and match["account"].lower() not in MAKER_BY_ACCOUNT
    return not is_project and _FRONT.match(url) is not None


def _names_of(page: Page) -> Mapping[str, Span]:
    """The names that items and rows begin with, by what is left of them without marks, and where they stand."""
    found = _NAMES.get(page)
    if found is None:
        found = _NAMES[page] = {}
        for place in (place for named in (*named_places(page), titled_places(page)) for place, _ in named):
            name = name_in(page, place)
            if _is_name(name):
                found.setdefault(same_name(name), place)
        for link in (leading_link(page, span) for span in _beginnings(page)):
            if link is not None and _is_name(link.text):
                found.setdefault(same_name(link.text), link.text_span)
    return found


def _check_called(page: Page, use: _Use, names: Mapping[str, Span]) -> Iterator[Problem]:
    """A page or data set that is called like another item, and has nothing of its own item's name."""
    for part in _parts(use.link.destination):
        place = names.get(same_name(_PAGE_WORDS.sub("", part)))
        if place is None or same_name(use.name) == same_name(name_in(page, place)):
            continue
        own = _Use(name_in(page, place), use.link)
        if not _shares(use, own):
            message = (
                f"{shown(use.name)} leads to {shown(use.link.destination)}, which is called like {shown(own.name)}"
            )
            related = ((Location(page.path, place), f"{own.name}"),)
            yield Problem(use.link.destination_span, message, "Link what the item is about.", use.name, related=related)
            return


def _parts(url: str) -> tuple[str, ...]:
    """What the address of a data set on Hugging Face, or of a project's page on GitHub, is called by."""
    address = address_of(url)
    if address is not None:
        return (address.name,)
    match = _PROJECT_PAGE.match(url)
    return tuple(one for one in (match["name"], match["account"]) if one) if match is not None else ()


def _names(destination: str, text: str) -> bool:
    address = same_name(destination)
    return any(word in address for word in _words(text) if len(word) >= _MIN_NAME)


def _shares(use: _Use, own: _Use) -> bool:
    """Whether a name has anything of its address, or of the other's name."""
    said = read_name(use.name)
    address = same_name(use.link.destination)
    in_address = any(word in address for word in said.words if len(word) > 2)
    is_part = any(same_name(own.name) in same_name(one) for one in use.beside)  # its code is kept with the other's
    capitals = "".join(filter(str.isupper, own.name))
    if len(capitals) > 1 and use.name.split()[0] == capitals:
        return True
    return in_address or is_part or are_related(said, read_name(own.name)) or _is_short_form(use.name, address)


def _tells_of(page: Page, use: _Use, name: str) -> bool:
    """Whether the words of a link beside it, such as a paper's title, tell of the other: it is a part of that."""
    line = page.document.lines.line_of(use.link.span.start)
    start = page.document.lines.start_of(line)
    beside = page.links_in(Span(start, start + len(page.document.line_text(line))))
    return any(same_name(name) in same_name(one.text) for one in beside[:_MAX_ROWS] if one.text != use.name)


def _is_short_form(text: str, address: str) -> bool:
    """Whether the first letters of a text's words stand in the address, as ``mtf`` does for Mesh TensorFlow."""
    initials = "".join(one[0] for one in text.split() if one[0].isalnum()).lower()
    return len(initials) > 1 and initials in address


_NAMES: WeakKeyDictionary[Page, dict[str, Span]] = WeakKeyDictionary()
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
