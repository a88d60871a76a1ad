"""The code of an item is that of another item of the page, whose name it has.

`UniToken: ...` with the repository `FoundationVision/UniTok`, which `UniTok: ...` above it links, too: the line was
copied, and its link kept. Or two lines have each other's links. A reader takes the one for the other's code. Link what
the item is about, or nothing. Code is often kept with that of an earlier work by the same people, so a copy is told
only where nothing hints at that: names and accounts are unrelated, and the items are neighbours, or their papers are
months apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ArxivId, ReleaseDate
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.services import read_label
from modelist.linting.addresses.urls import identity, is_image, running_url
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.models.releases import months_after, papers
from modelist.linting.names.link_names import address_of
from modelist.linting.names.model_names import read_name
from modelist.linting.names.name_conflicts import are_related
from modelist.linting.names.named_places import folded_places, name_in, named_places, titled_places
from modelist.linting.papers.plain_titles import is_title
from modelist.linting.papers.titled_links import uncommon_words
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers.urls import split_url
from modelist.readme.makers import MAKER_BY_ACCOUNT
from modelist.readme.words import same_name

_MIN_NAME, _MIN_OWN, _MAX_NAME = 4, 3, 40
_ONE_WORD = lazy_pattern(r"[A-Za-z][\w.+-]{2,29}")
_WORD = lazy_pattern(r"[a-z0-9]+")
_SMALL = frozenset("a an and by for from in is of on the to via with".split())
_MIN_WORDS = 2
_MIN_APART = 2
"""Months between two papers below which they may well be one piece of work."""

_NEAR = 1
_NEAR_TITLES, _MAX_SHARING, _STEM = 4, 6, 5
"""How many items on a copied title may stand, how many may share a repository, and by how much words are compared."""

_MIN_INITIALS = 4
_MAX_TITLE = 300
_TAG = lazy_pattern(r"[\s*]*[\[(（【][^\[\]()（）【】]{1,40}[\])）】][\s*]*")
_MAX_COMPARED = 50
_VAGUE = frozenset({"here", "link", "url", "🔗", "地址", "链接"})
_PICTURE = lazy_pattern(r"\s*(?:!\[|<img\b)", re.IGNORECASE)
_PART = lazy_pattern(r"[A-Z][a-z]{2,}(?=[A-Z])")
_GOES_ON = lazy_pattern(r"[a-z]{2,}")
_SHARED = frozenset(
    "alpacalora alpaca detectron2 diffusers easylm fairseq fastchat flamingo lavis llama llamafactory llava lmmseval"
    " megatronlm meshtensorflow mmdetection openclip openflamingo swift t5x transformers trl unilm verl vllm".split()
)
"""Code that others' work is built on, so that it is linked for theirs."""

_PAGE = lazy_pattern(
    r"https?://(?:sites\.google\.com/view/(?P<site>[\w.-]{3,60})(?:/(?:home)?)?"
    r"|[\w-]{3,39}\.github\.io/(?P<path>[\w.-]{3,60})/?|(?P<host>[\w-]{3,39})\.github\.io/?)\Z",
    re.IGNORECASE,
)
_AUTHOR = lazy_pattern(r"\b[A-Z][a-z]{1,15}(?: [A-Z]\.)? [A-Z][a-z]{1,20}(?=,|;| and | et al)")


class _Target(NamedTuple):
    """A repository or project page that an item links; ``account`` is empty for pages."""

    link: Link
    name: str
    account: str

    @property
    def keys(self) -> frozenset[str]:
        return _keys(self.name)


class _Item:
    """A row, item or folded part with the names that it begins with, the first of which is its own."""

    def __init__(self, page: Page, name: Span, rest: Span) -> None:
        self.page, self.place, self.span = page, name, Span(name.start, rest.end)
        self.number = 0

    @cached_property
    def names(self) -> tuple[str, ...]:
        own = name_in(self.page, self.place)
        beside = self.page.text.find("|", self.place.end, self.span.end)
        after = self.page.text.find("|", beside + 1, self.span.end) if beside >= 0 else -1
        title = name_in(self.page, Span(beside + 1, after)) if after >= 0 else ""
        return tuple(one for one in (own, title) if len(one) <= _MAX_NAME)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        found = (*self.page.links_in(self.span), *self.page.bare_links_in(self.span))
        return tuple(one for one in found if not is_image(one))

    @cached_property
    def title(self) -> str:
        """The words that it begins with, without a tag such as `[CVPR 2024]`, where they are a title."""
        text = _TAG.sub("", visible_text(self.page, self.place), count=1).strip(" [(*")
        return text if len(text) <= _MAX_TITLE and is_title(text) else ""

    @cached_property
    def papers(self) -> frozenset[str]:
        """What those of its links lead to that are titles or called a paper."""
        found = (one for one in self.links if is_title(one.text) or read_label(one.text).role == "paper")
        return frozenset(identity(running_url(one.destination)) for one in found)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of the words of its title that few titles have."""
        return frozenset(one[:_STEM] for one in uncommon_words(self.title))

    @cached_property
    def places(self) -> frozenset[str]:
        """What its links lead to."""
        return frozenset(identity(running_url(one.destination)) for one in self.links)

    @cached_property
    def text(self) -> str:
        return visible_text(self.page, self.span)

    @cached_property
    def paper(self) -> ArxivId | None:
        return next((paper for _, paper in papers(self.links)), None)

    @cached_property
    def targets(self) -> tuple[_Target, ...]:
        return tuple(target for link in self.links if (target := _target(self.page, link)) is not None)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Repositories and project pages of items that are called like another item, and nothing like their own."""
    if page.text.count("github.") < 2:
        return
    items = _items(page)
    by_key: dict[str, list[_Item]] = {}
    for item in items:
        for key in {key for name in item.names for key in _keys(name)}:
            by_key.setdefault(key, []).append(item)
    accounts: dict[str, set[str]] = {}
    for item in items:
        for target in item.targets:
            accounts.setdefault(target.account.lower(), set()).add(same_name(target.name))
    told = set[Span]()
    for item in items:
        for target in item.targets:
            other = _other(item, target, by_key)
            if other is not None and (
                _are_swapped(item, other) or _is_copy(item, other, target, len(accounts[target.account.lower()]))
            ):
                told.add(target.link.span)
                yield _problem(page, item, other, target)
    for item, other, target in _copied_titles(items, accounts):
        if target.link.span not in told:
            yield _problem(page, item, other, target, names=(item.title, other.title))


def _copied_titles(items: Sequence[_Item], accounts: Mapping[str, set[str]]) -> Iterator[tuple[_Item, _Item, _Target]]:
    """Titles with the repository of another one close by, whose name it has, where nothing joins the two."""
    sharing: dict[tuple[str, str], list[tuple[_Item, _Target]]] = {}
    for item in items:
        for target in item.targets:
            account = target.account.lower()
            if account and len(accounts[account]) == 1 and account not in MAKER_BY_ACCOUNT:
                sharing.setdefault((account, target.name.lower()), []).append((item, target))
    for uses in sharing.values():
        if not 1 < len({id(item) for item, _ in uses}) <= _MAX_SHARING or len(uses) > 2 * _MAX_SHARING:
            continue
        named = [item for item, target in uses if item.title and _is_called(item.title, target.name)]
        for item, target in uses:
            if named and item.title and not _is_called(item.text, target.name):
                near = [one for one in named if abs(one.number - item.number) <= _NEAR_TITLES]
                if near and all(_have_nothing_in_common(item, one) for one in named):
                    yield item, near[0], target


def _is_called(text: str, name: str) -> bool:
    """Whether a text has a repository's name, begins with its first word, or has words with those initials."""
    if same_name(name) in _SHARED or len(same_name(name)) < _MIN_NAME or _says(text, name):
        return True  # for the names of what others build on, all texts are called so
    first = _WORD.match(name.lower())
    if first is not None and len(first[0]) >= _MIN_NAME and _WORD.findall(text.lower())[:1] == [first[0]]:
        return True
    initials = "".join(one[0] for one in _WORD.findall(text.lower()) if one not in _SMALL)
    return len(same_name(name)) >= _MIN_INITIALS and same_name(name) in initials


def _have_nothing_in_common(item: _Item, other: _Item) -> bool:
    """Whether two titles share no word of weight, and their lines link two papers and name no one in both."""
    own, its = item.names[:1], other.names[:1]
    is_family = bool(own and its and own[0] and its[0]) and are_related(read_name(own[0]), read_name(its[0]))
    return (
        not is_family
        and item.stems.isdisjoint(other.stems)
        and bool(item.papers)
        and bool(other.papers)
        and item.papers.isdisjoint(other.papers)
        and not (item.paper is not None and item.paper == other.paper)
        and not (own and len(same_name(own[0])) >= _MIN_OWN and _says(other.text, own[0]))
        and not _shares_people(item, other)
    )


def _items(page: Page) -> list[_Item]:
    """The rows, items and folded parts of a page in its order."""
    found: dict[int, _Item] = {}
    plain = (place for places in named_places(page) for place in places)
    for name, rest in (*titled_places(page), *plain, *folded_places(page)):
        line = page.document.lines.line_of(name.start)
        if line not in found:
            found[line] = _Item(page, name, rest)
    items = [found[line] for line in sorted(found)]
    for number, item in enumerate(items):
        item.number = number
    return items


def _target(page: Page, link: Link) -> _Target | None:
    """The repository or page that a link leads to without saying its name; places in a repository have their own."""
    url = running_url(link.destination)
    promise = read_label(link.text)
    is_badge = _PICTURE.match(page.text, link.text_span.start) is not None
    is_vague = is_badge or link.text in ("", link.destination) or link.text.strip(" []").lower() in _VAGUE
    if not (is_vague or promise.role in ("code", "page") or promise.service == "github"):
        return None
    address = address_of(url)
    if address is not None:
        is_code = address.provider == "github" and address.kind == "repository" and _is_root(url)
        return _Target(link, address.name, address.owner) if is_code else None
    match = _PAGE.match(url)
    name = next((one for one in match.groups() if one), "") if match is not None else ""
    return _Target(link, name, "") if name and promise.role == "page" else None


def _is_root(url: str) -> bool:
    parts = split_url(url)
    return parts is not None and len(parts.names) == 2 and "#" not in url


def _keys(name: str) -> frozenset[str]:
    """What is compared of a name: all of it, and its words without the small ones, if it has several."""
    whole = same_name(name)
    words = [one for one in _WORD.findall(name.lower()) if one not in _SMALL]
    keys = {whole, "".join(words)} if len(words) >= _MIN_WORDS else {whole}
    return frozenset(one for one in keys if len(one) >= _MIN_NAME) - _SHARED


def _other(item: _Item, target: _Target, by_key: Mapping[str, Sequence[_Item]]) -> _Item | None:
    """The only other item that a target is called like, where the item's own text does not speak of it."""
    called = [by_key[key] for key in target.keys if key in by_key]
    if not called or sum(map(len, called)) > _MAX_COMPARED:
        return None  # what so many are called is no name; and no page can make it long
    found = {id(one): one for group in called for one in group}
    others = [one for one in found.values() if one.span.end <= item.span.start or one.span.start >= item.span.end]
    names = {same_name(one.names[0]) for one in others}
    if id(item) in found or len(names) != 1 or not item.names or _says(item.text, target.name):
        return None
    return min(others, key=lambda one: abs(one.number - item.number))


def _says(text: str, name: str) -> bool:
    """Whether a text has a name as words of its own, however they are joined."""
    if same_name(name) not in same_name(text):
        return False  # as for nearly all, for which no pattern need be made
    pieces = r"[\W_]{0,2}".join(map(re.escape, same_name(name)))
    return re.search(rf"(?<![a-z0-9]){pieces}(?![a-z0-9])", text.lower()) is not None


def _are_swapped(item: _Item, other: _Item) -> bool:
    """Whether each of two neighbours links what is called like the other, and not what is called like itself."""
    return abs(item.number - other.number) <= _NEAR and all(
        _links_name_of(one, another) and not _links_name_of(one, one) for one, another in ((item, other), (other, item))
    )


def _links_name_of(item: _Item, other: _Item) -> bool:
    keys = {key for name in other.names for key in _keys(name)}
    return any(target.keys & keys for target in item.targets)


def _is_copy(item: _Item, other: _Item, target: _Target, count: int) -> bool:
    """Whether an item has the repository of another one, with which it has nothing to do.

    Of a name that goes on in small letters, as `UniToken` does, readers would not see that it is another; other names
    that are alike are those of one family. Accounts with more than one repository in the page are those of groups.
    """
    own, its = item.names[0], other.names[0]
    if not target.account or not _ONE_WORD.fullmatch(own) or identity(target.link.destination) not in other.places:
        return False
    if read_label(own).role or read_label(own).service or len(same_name(own)) < _MIN_OWN:
        return False
    is_near = abs(item.number - other.number) <= _NEAR and _are_two(item, other)
    if (not is_near and not _are_apart(item.paper, other.paper)) or _says(other.text, own):
        return False
    if _goes_on(its, own):
        return True
    is_of_group = count > 1 or target.account.lower() in MAKER_BY_ACCOUNT or _shares_people(item, other)
    is_family = are_related(read_name(own), read_name(its)) or _first_part(own) == _first_part(its) != ""
    return not is_of_group and not is_family


def _are_two(item: _Item, other: _Item) -> bool:
    """Whether two items are of two works, by their papers, or since the first has code of its own, too."""
    if item.paper and other.paper:
        return item.paper != other.paper
    own = {key for name in item.names for key in _keys(name)}
    addresses = (address_of(one.destination) for one in item.links)
    return any(
        one is not None and one.provider == "github" and not own.isdisjoint(_keys(one.name)) for one in addresses
    )


def _first_part(name: str) -> str:
    """The first part of a name of several, such as `Long` of `LongAlpaca`; empty for others."""
    match = _PART.match(name)
    return match[0].lower() if match is not None else ""


def _goes_on(name: str, other: str) -> bool:
    """Whether the second name is the first with more small letters, which make another word of it."""
    rest = other[len(name) :] if other.startswith(name) and name[-1:].islower() else ""
    return _GOES_ON.fullmatch(rest) is not None


def _are_apart(one: ArxivId | None, other: ArxivId | None) -> bool:
    if one is None or other is None:
        return False
    return abs(months_after(one, ReleaseDate(*other.month))) >= _MIN_APART


def _shares_people(item: _Item, other: _Item) -> bool:
    return not set(_AUTHOR.findall(item.text)).isdisjoint(_AUTHOR.findall(other.text))


def _problem(page: Page, item: _Item, other: _Item, target: _Target, names: tuple[str, str] | None = None) -> Problem:
    own, its = names or (item.names[0], other.names[0])
    what = f"{target.account}/{target.name}" if target.account else target.link.destination
    message = f"{shown(own)} links {shown(what)}, which is called like {shown(its)}"
    related = ((Location(page.path, other.place), its),)
    return Problem(target.link.destination_span, message, "Link what the item is about.", own, related=related)


_ITEM = "- [{}: {}](https://arxiv.org/abs/{}) [![s](https://img.shields.io/github/stars/x/y)]({})\n"
_UNITOK = _ITEM.format("UniTok", "A Tokenizer", "2502.20321", "https://github.com/lab/UniTok")
_PAPERS = "| Paper | Venue | Code |\n| --- | --- | --- |\n"
_TIDES = "| [TideCrow: Helping Readers with Tools of the Sea](https://www.a.com/papers/1) | Tides | [code]({}) |\n"
_COPY = _PAPERS + _TIDES.format("https://github.com/ur/tidecrow-runs") + "| [{}]({}) | arXiv | [code]({}) |\n"
_SPELL = "- [**CVPR 2024**] {} [[pdf]](https://arxiv.org/pdf/{}) [[code]]({})\n"

_ROWS = "| Method | Title | Links |\n| --- | --- | --- |\n"

RULE = Rule(
    id="code-copied",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example(
            _COPY.format(
                "Molto: Learning Music from Written Scores",
                "https://arxiv.org/abs/2406.06777",
                "⟦https://github.com/ur/tidecrow-runs⟧",
            )
        ),
        Example(
            _COPY.format(
                "Retrieval of Written Scores by Their Sound",
                "https://arxiv.org/abs/2406.06777",
                "⟦https://github.com/ur/tidecrow-runs⟧",
            )
        ),
        Example(
            _SPELL.format("A Many-Aspect Vocal-Line Framework for Songs", "2403.07636", "https://github.com/ann/MAVL")
            + _SPELL.format("Reading Chest Pictures with Expert Help", "2404.04936", "⟦https://github.com/ann/MAVL⟧")
        ),
        Example(_UNITOK + _ITEM.format("UniToken", "Two in One", "2504.04423", "⟦https://github.com/lab/UniTok⟧")),
        Example(
            _ROWS + "| [LST](https://arxiv.org/abs/2206.06522) | a | [Code](⟦https://github.com/ucinlp/autoprompt⟧) |\n"
            "| [Tip-Adapter](https://arxiv.org/abs/2111.03930) | b | [Code](https://github.com/gao/Tip-Adapter) |\n"
            "| [AutoPrompt](https://arxiv.org/abs/2010.15980) | c | [Code](https://github.com/ucinlp/autoprompt) |\n"
        ),
        Example(
            _ROWS + "| Retrials | To Err is Robotic: Trial and Error | [Github](⟦https://github.com/ann/V-GPS⟧) |\n"
            "| V-GPS | Steering Robots | [Project](⟦https://sites.google.com/view/to-err-robotic/home⟧) |\n"
            "| Hume | Two Systems | [Github](https://github.com/hume/hume) |\n"
        ),
        Example(
            "| Model | Links |\n| --- | --- |\n"
            "| [Osprey](https://github.com/yu/Osprey) | [Code](⟦https://github.com/u/Vary⟧) |\n"
            "| Vary | [Code](https://github.com/u/Vary) |\n"
        ),
        Example(
            "<details><summary>u-LLaVA: One Model</summary>\n\n"
            "[Paper](https://arxiv.org/abs/2311.05348) [Github](https://github.com/lab/u-LLaVA)\n</details>\n\n"
            "<details><summary>GroundingGPT: Grounding</summary>\n\n"
            "[Paper](https://arxiv.org/abs/2401.06071) [Github](⟦https://github.com/lab/u-LLaVA⟧)\n</details>\n"
        ),
    ),
    good=(
        *(
            Example(_COPY.format(title, url, "https://github.com/ur/tidecrow-runs") + more)
            for title, url, more in (
                ("Molto: Helping Scribes of Written Scores", "https://arxiv.org/abs/2406.06777", ""),
                ("Retrieval of Written Scores by TideCrow", "https://arxiv.org/abs/2406.06777", ""),
                ("Retrieval of Written Scores by Their Sound", "https://www.a.com/papers/1", ""),
                ("TideCrow-2: Learning Music from Written Scores", "https://arxiv.org/abs/2406.06777", ""),
                (
                    "Molto: Learning Music from Written Scores",
                    "https://arxiv.org/abs/2406.06777",
                    "| [Kelp: Another Work of Theirs](https://b.org/a) | - | [code](https://github.com/ur/kelp) |\n",
                ),
            )
        ),
        Example(_UNITOK + _ITEM.format("UniTokV2", "Two in One", "2504.04423", "https://github.com/lab/UniTok")),
        Example(
            _ROWS + "| [LongLoRA](https://arxiv.org/abs/2309.12307) | a | [Code](https://github.com/lab/LongLoRA) |\n"
            "| [LongAlpaca](https://arxiv.org/abs/2312.12307) | b | [Code](https://github.com/lab/LongLoRA) |\n"
        ),
        Example(
            _ROWS + "| Guanaco | a chat model | [Code](https://github.com/ann/qlora) |\n"
            "| QLoRA | a way to tune | [Code](https://github.com/ann/qlora) |\n"
        ),
        Example(
            _ROWS + "| [MIMIC](https://arxiv.org/abs/2306.05425) | a | [Code](https://github.com/ann/Otter) |\n"
            "| [Otter](https://arxiv.org/abs/2305.03726) | uses MIMIC | [Code](https://github.com/ann/Otter) |\n"
        ),
        Example(_UNITOK + _ITEM.format("Sela", "Built on UniTok", "2504.04423", "https://github.com/lab/UniTok")),
        Example(
            _ROWS + "| [Koala](https://arxiv.org/abs/2304.00001) | a | [Code](https://github.com/young/Rayon) |\n"
            "| [Rayon](https://arxiv.org/abs/2301.00001) | b | [Code](https://github.com/young/Rayon) |\n"
            "| [Mango](https://arxiv.org/abs/2301.00002) | c | [Code](https://github.com/young/Mango) |\n"
        ),
        Example(
            _ROWS + "| [LEGO](https://arxiv.org/abs/2401.06071v1) | a | [Code](https://github.com/ann/lego) |\n"
            "| [Grounder](https://arxiv.org/abs/2401.06071) | b | [Code](https://github.com/ann/lego) |\n"
        ),
        Example(
            _ROWS + "| [MIMIC-IT](https://arxiv.org/abs/2306.05425) | a | [Code](https://github.com/ann/Otter) |\n"
            "| Emu | b | |\n| [Otter](https://arxiv.org/abs/2305.03726) | c | [Code](https://github.com/ann/Otter) |\n"
        ),
        Example(
            _ROWS + "| [Silkie](https://arxiv.org/abs/2312.10665) | a | [Code](https://github.com/vlf/VLFeedback) |\n"
            "| [VLFeedback](https://huggingface.co/datasets/vlf/VLFeedback) | b | |\n"
        ),
        Example(
            "- Kora: a model [[Code](https://github.com/microsoft/Bora)]\n"
            "- Bora: a model [[Code](https://github.com/microsoft/Bora)]\n"
            "- DOBF: a model [[Code](https://github.com/ann/Nora/tree/main/dobf)]\n"
            "- Nora: a model [[Code](https://github.com/ann/Nora)]\n"
        ),
    ),
)
