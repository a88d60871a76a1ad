"""The code of an item is that of another item of the page, whose name it has.

`UniToken: ...` with the repository `FoundationVision/UniTok`, which `UniTok: ...` above it links, too: the line was
copied, and its link kept. Or two lines have each other's links, or several those of the next one. A reader takes the
one for the other's code. Link what the item is about, or nothing. Code is often kept with that of an earlier work by
the same people, so a copy is told only where nothing hints at that: names and accounts are unrelated, and the items
are neighbours, have project pages on two sites, or their papers are months apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.linting.addresses.urls import identity
from modelist.linting.context import Page
from modelist.linting.names.model_names import read_name
from modelist.linting.names.name_conflicts import are_related
from modelist.linting.names.work_names import are_of_family, goes_on, is_called, says_name
from modelist.linting.papers.listed_works import Target, Work, works
from modelist.linting.papers.works_compared import are_months_apart, are_two, have_nothing_in_common, have_own_sites
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.makers import MAKER_BY_ACCOUNT
from modelist.readme.words import same_name

_MIN_NAME = 3
_ONE_WORD = lazy_pattern(r"[A-Za-z][\w.+-]{2,29}")
_NEAR = 1
_NEAR_TITLES, _MAX_SHARING = 4, 6
"""How many items on a copied title may stand, and how many may share a repository."""

_MAX_COMPARED = 50


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Repositories and project pages of items that are called like another item, and nothing like their own."""
    if page.text.count("github.") < 2:
        return
    items = works(page)
    by_key: dict[str, list[Work]] = {}
    for item in items:
        for key in item.keys:
            by_key.setdefault(key, []).append(item)
    accounts: dict[str, set[str]] = {}
    for item in items:
        for target in item.targets:
            accounts.setdefault(target.account.lower(), set()).add(same_name(target.name))
    told = set[Span]()
    for item in items:
        for target in item.targets:
            other = _other(item, target, by_key)
            if other is None:
                continue
            found = [(item, other, target)]
            if _are_swapped(item, other):
                found += [(other, item, one) for one in other.targets if one.keys & item.keys]
            elif not _is_copy(item, other, target, len(accounts[target.account.lower()])):
                continue
            for one, its, link in found:
                if link.link.span not in told:
                    told.add(link.link.span)
                    yield _problem(page, one, its, link)
    for item, other, target in _copied_titles(items, accounts):
        if target.link.span not in told:
            yield _problem(page, item, other, target, names=(item.title, other.title))


def _copied_titles(items: Sequence[Work], accounts: Mapping[str, set[str]]) -> Iterator[tuple[Work, Work, Target]]:
    """Titles with the repository of another one close by, whose name it has, where nothing joins the two."""
    sharing: dict[tuple[str, str], list[tuple[Work, Target]]] = {}
    for item in items:
        for target in item.targets:
            account = target.account.lower()
            if account and len(accounts[account]) == 1 and account not in MAKER_BY_ACCOUNT:
                sharing.setdefault((account, target.name.lower()), []).append((item, target))
    for uses in sharing.values():
        if not 1 < len({id(item) for item, _ in uses}) <= _MAX_SHARING or len(uses) > 2 * _MAX_SHARING:
            continue
        named = [item for item, target in uses if item.title and is_called(item.title, target.name)]
        for item, target in uses:
            if named and item.title and not is_called(item.text, target.name):
                near = [one for one in named if abs(one.number - item.number) <= _NEAR_TITLES]
                if near and all(have_nothing_in_common(item, one) for one in named):
                    yield item, near[0], target


def _other(item: Work, target: Target, by_key: Mapping[str, Sequence[Work]]) -> Work | None:
    """The only other item that a target is called like, where the item's own text does not speak of it."""
    called = [by_key[key] for key in target.keys if key in by_key]
    if not called or sum(map(len, called)) > _MAX_COMPARED:
        return None  # what so many are called is no name; and no page can make it long
    found = {id(one): one for group in called for one in group}
    others = [one for one in found.values() if one.span.end <= item.span.start or one.span.start >= item.span.end]
    names = {same_name(one.names[0]) for one in others}
    if id(item) in found or len(names) != 1 or not (item.names or item.title) or says_name(item.text, target.name):
        return None
    return min(others, key=lambda one: (abs(one.number - item.number), one.number))


def _are_swapped(item: Work, other: Work) -> bool:
    """Whether each of two neighbours links what is called like the other, and not what is called like itself."""
    return abs(item.number - other.number) <= _NEAR and all(
        _links_name_of(one, another) and not _links_name_of(one, one) for one, another in ((item, other), (other, item))
    )


def _links_name_of(item: Work, other: Work) -> bool:
    return any(target.keys & other.keys for target in item.targets)


def _is_copy(item: Work, other: Work, target: Target, count: int) -> bool:
    """Whether an item has the repository of another one, with which it has nothing to do.

    The other one links it, too, or the links of several lines moved on, so that it has the code of a third one. Of a
    name that goes on in small letters, as `UniToken` does, readers would not see that it is another; other names that
    are alike are those of one family. Accounts with more than one repository in the page are those of groups.
    """
    own, its = item.names[0] if item.names else "", other.names[0]
    has_name = _ONE_WORD.fullmatch(own) is not None and len(same_name(own)) >= _MIN_NAME
    is_near = abs(item.number - other.number) <= _NEAR and are_two(item, other)
    has_pages = have_own_sites(item, other, target.account)
    if not target.account or not (has_name or (is_near and item.title)):
        return False
    is_linked = identity(target.link.destination) in other.places
    if not is_linked and not (has_name and _is_named(other, target) and _has_other_code(other)):
        return False
    if not (is_near or has_pages or are_months_apart(item, other)):
        return False
    if own and says_name(other.text, own):
        return False
    if goes_on(its, own):
        return True
    is_of_group = (count > 1 and not has_pages) or target.account.lower() in MAKER_BY_ACCOUNT
    if is_of_group or not item.people.isdisjoint(other.people):
        return False
    return not (are_of_family(own, its) if is_linked else are_related(read_name(own), read_name(its)))


def _is_named(item: Work, target: Target) -> bool:
    return same_name(target.name) in {same_name(one) for one in item.names}


def _has_other_code(item: Work) -> bool:
    """Whether a work links code, and none that is called like it: its own went to another line."""
    code = [one for one in item.targets if one.account]
    return bool(code) and not any(one.keys & item.keys for one in code)


def _problem(page: Page, item: Work, other: Work, target: Target, names: tuple[str, str] | None = None) -> Problem:
    own, its = names or (item.names[0] if item.names else item.title, other.names[0])
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

_CODE = " [[PyTorch Code]]({})"
_SITE = " [[Website](https://{}.github.io/{})]"
_FARM = "* Farming with Many Models of Plants [[Paper](https://arxiv.org/abs/2402.10123)]{}\n"
_LOOM = (
    "* Loom: Weaving with Many Threads [[Paper](https://arxiv.org/abs/2402.10234)]"
    + _CODE.format("https://github.com/ann/Loom")
    + _SITE.format("ann", "loom")
    + "\n"
)
_LONG_LOOM = _LOOM.replace("Loom:", "Loom Threads:").replace("ann/Loom", "ann/Loom-Threads-in-Knots")
_LISTED = (
    "* {}: Weaving with Many Threads [[Paper](https://arxiv.org/abs/2402.{})]"
    " [![Website](https://img.shields.io/badge/Website-9cf)]({})\n"
)
_SHIFTED = (
    "* **Plum**: Farming with Plants [[Paper](https://arxiv.org/abs/2402.10123)] [[Official Code]({})]\n"
    "* **Fig**: Trees [[Paper](https://arxiv.org/abs/2402.10001)]\n"
    "* **Loom**: Weaving with Threads [[Paper](https://arxiv.org/abs/2311.10234)] [[Code]({})]\n"
)
_SECTION = (
    "### {0}. {1}: Weaving with Many Threads\n\nBy people.\n\n[Paper](https://arxiv.org/abs/2402.{2}) | [Code]({3})\n\n"
)
_SECTIONS = (
    _SECTION.format(1, "Plum", "10001", "https://github.com/lab/Plum")
    + _SECTION.format(2, "Fig", "10002", "⟦https://github.com/ann/Loom⟧")
    + _SECTION.format(3, "Loom", "10003", "https://github.com/ann/Loom")
)

_ROWS = "| Method | Title | Links |\n| --- | --- | --- |\n"

RULE = Rule(
    id="code-copied",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example(_FARM.format(_CODE.format("⟦https://github.com/ann/Loom⟧") + _SITE.format("lab", "plum")) + _LOOM),
        Example(
            _FARM.format(_CODE.format("⟦https://github.com/loom/tools⟧")) + _LOOM.replace("ann/Loom", "loom/tools")
        ),
        Example(_FARM.format(_CODE.format("⟦https://github.com/ann/Loom-Threads-in-Knots⟧")) + _LONG_LOOM),
        Example(_SHIFTED.format("⟦https://github.com/ann/Loom⟧", "https://github.com/bea/weaving")),
        Example(_SECTIONS),
        Example(
            _LISTED.format("Farming", "10123", "⟦https://loom-video.github.io/⟧")
            + _LISTED.format("Loom", "10234", "⟦https://farming.github.io/⟧")
        ),
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
            _ROWS + "| Rethink | Weaver Lab | [Code](⟦https://github.com/ann/Loom9⟧) |\n"
            "| Loom9 | Weaving | [Code](⟦https://github.com/Weaver-AI-Lab/Rethink⟧) |\n"
            "| Tools | Weaver AI Lab | [Code](https://github.com/b/tools-of-all) |\n"
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
        Example(
            _FARM.format(_CODE.format("https://github.com/ann/Loom") + " by the authors of Farming")
            + _LOOM.replace("Loom:", "Loom after Farming with Many Models of Plants:")
        ),
        Example(_SHIFTED.format("https://github.com/ann/Loom", "https://github.com/ann/loom-official")),
        Example(
            _SHIFTED.format("https://github.com/ann/Loom", "https://github.com/bea/weaving").replace(
                "**Plum**", "**Loom-2**"
            )
        ),
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
