"""One paper or post is linked for two titles that have nothing in common, or differ behind the name of what it is of.

The line of another was copied, and its address kept: whoever opens the second one reads the first. Look it up, and give
the other title its own address. A title is a link's text, or bold or quoted text beside the only paper of its line; in
a table or list, the words before a link that says no more than that it is the paper; and the summary of a fold-out, or
the cell in a column of titles, where one paper is linked.

Where both begin with one name and a colon, as `BLIP: Learning to See` and `BLIP: Pictures into Words`, the paper was
renamed, and one of them is its old title or a wrong one: a search for the right one finds half of what the page has.
Write both as the paper's page does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link
from modelist.linting.cells import visible_text
from modelist.linting.context import Page
from modelist.linting.dated_papers import fits_paper
from modelist.linting.inner_dates import inner_date
from modelist.linting.items import first_line, own_end, own_lines, titled_paragraphs
from modelist.linting.link_names import address_of
from modelist.linting.name_conflicts import are_related
from modelist.linting.names import read_name
from modelist.linting.paper_titles import titles_apart
from modelist.linting.plain_titles import is_title, item_title, plain_title
from modelist.linting.releases import months_after, papers
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.linting.urls import identity, is_image
from modelist.providers.urls import split_url
from modelist.readme.makers import MAKER_BY_NAME
from modelist.readme.words import same_name

_MIN_LETTERS = 4
_MAX_SHARED, _MAX_SHARED_OF_NAMED = 0.2, 0.5
_KINDS = frozenset("paper report blog part survey update news video talk".split())
_NAMED = lazy_pattern(r"(?P<name>[A-Za-z][\w.+-]{2,30}(?: [\w.+-]{2,30}){0,3}): \S")
_ACRONYM = lazy_pattern(r"(?P<name>[A-Z][a-z]?[A-Z](?:[a-z]?[A-Z]){0,5})(?![\w-])")
_MAX_LINE = 3_000
_MAX_TITLES, _MAX_COMPARED = 2, 30
_MARKED = lazy_pattern(r"\*\*(?P<bold>[^*\n|]{12,250})\*\*|[\"“](?P<quoted>[^\"”<>\n|]{12,250})[\"”]")
_COMMON = frozenset(
    "agent agents based deep efficient from generation image images language large learning model models multimodal"
    " network networks neural open scale survey text toward towards trained training understanding using video vision"
    " visual with".split()
)
_WORD = lazy_pattern(r"[a-z]+")
_BOLD_ITEM = lazy_pattern(r"[^\w*\n]{0,12}\*\*(?P<title>[^*\n|]{12,250})\*\*[ \t]*$", re.MULTILINE)
_DISTINCT = lazy_pattern(r"\d|[A-Z].*[A-Z]")
_LOWER = lazy_pattern(r"[a-z0-9]+(?:'[a-z]+)?")
_CUT = ("...", "…")
_SHORT = (
    ("large language model", "llm"),
    ("multimodal llm", "mllm"),
    ("multi modal llm", "mllm"),
    ("vision language model", "vlm"),
    ("large vlm", "lvlm"),
    ("language model", "lm"),
    ("vision language action", "vla"),
    ("artificial general intelligence", "agi"),
    ("visual question answering", "vqa"),
    ("reinforcement learning", "rl"),
    ("chain of thought", "cot"),
    ("mixture of experts", "moe"),
    ("retrieval augmented generation", "rag"),
)
_SMALL = frozenset("and are for from how into its the their through toward via what with".split())
_BRACKETS = lazy_pattern(r"[(\[][^()\[\]]{0,80}[)\]]")
_RENAMED = lazy_pattern(
    r"\b(?:formerly|previously (?:named|titled|called|known)|renamed|(?:old|earlier|original) title"
    r"|a\.?k\.?a)\b"
    r"|原名|曾用名|更名|旧标题",
    re.IGNORECASE,
)
_VERSION = lazy_pattern(r"\d{4}\.\d{4,5}(?P<version>v\d{1,2})")
_MANUAL = lazy_pattern(r"(?:/(?:docs?|en|zh|zh-cn|latest|stable|main|index(?:\.html?)?))*/?\Z", re.IGNORECASE)
_PRINTED = lazy_pattern(
    r"(?:openreview\.net/(?:forum|pdf)\?id=|aclanthology\.org/)(?P<name>[\w.-]+?)(?:\.pdf)?/?(?:[&#].{0,200})?\Z"
)
"""A paper's page and its file."""

_FEW_CAPITALS, _MOST_CAPITALS = 0.3, 0.6
_ALIKE, _MIN_OWN, _MAX_TITLE = 0.75, 2, 300
_ABOUT = lazy_pattern(
    r"\b(?:appendix|blog ?post|keynote|interview|model card|paper|podcast|poster|press release|project page|recording"
    r"|release notes|slides|supplement|talk|tech(?:nical)? report|thread|tweet|webinar)\b",
    re.IGNORECASE,
)


class _Use:
    """A paper's link with the title that its line gives it, and the words that must be there to compare it.

    ``said`` is the line, which may tell that the paper is about another thing, too.
    """

    def __init__(self, link: Link, title: str, said: str, least: int = 1) -> None:
        self.link, self.title, self.least, self.said = link, title, least, f"{title} {said[:_MAX_LINE]}".lower()
        words = {one for one in _WORD.findall(title.lower()) if len(one) >= _MIN_LETTERS} - _COMMON
        self.words = {one.rstrip("s") for one in words}


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Addresses with titles of four words or more, of which hardly any is in both; the usual one is right."""
    if page.text.count("](http") + page.text.count("href=") < 2 > page.text.count("arxiv.org/"):
        return
    by_address = _by_address(page)
    yield from _unlinked(page, _by_name(by_address) if "**" in page.text else {})
    for key, uses in by_address.items():
        if not key.startswith("arxiv:") and len({one.title for one in uses}) > _MAX_TITLES:
            continue  # the page of a conference, on which all of its papers are
        first = uses[:_MAX_COMPARED]  # enough to tell, and no page can make it long
        fitting = {one.link.span for one in first if fits_paper(page, one.link)}
        right = max(
            first,
            key=lambda one: (
                not _is_before_paper(page, one.link),
                {one.link.span} == fitting,
                sum(not _are_different(one, other) for other in first),
                one.link.span in fitting,
            ),
        )
        others = []
        for use in uses:
            if use is not right and not _are_different(right, use):
                others.append(use)
            elif use is not right:
                message = f"{shown(use.title)} leads where {shown(right.title)} leads"
                related = ((Location(page.path, right.link.destination_span), "the same address"),)
                advice = "Give each title its own address; where a paper was renamed, list it once."
                yield Problem(use.link.destination_span, message, advice, related=related)
                yield from _beside(page, use, related)
        if key.startswith("arxiv:"):
            yield from _renamed(page, [right, *others])


def _beside(page: Page, use: _Use, related: tuple[tuple[Location, str], ...]) -> Iterator[Problem]:
    """The badges and labels below a title that has the paper of another one, which they lead to, too."""
    key, lines = _key(use.link.destination), page.document.lines
    line = lines.line_of(use.link.span.start)
    below = Span(lines.start_of(line + 1), own_end(page, line))
    for link in page.links_in(below) if use.link.text == use.title and key.startswith("arxiv:") else ():
        if not is_image(link) and not is_title(link.text) and _key(link.destination) == key:
            message = f"this leads to the paper of another title, as {shown(use.title)} above it does"
            yield Problem(link.destination_span, message, "Give both the address of the paper.", related=related)


def _renamed(page: Page, uses: list[_Use]) -> Iterator[Problem]:
    """Titles that go on otherwise behind the same name: the rarer one, and of two the later."""
    parts = [(use, *_parts(use.title)) for use in uses]
    parts = [(use, name, rest) for use, name, rest in parts if name and rest and not _is_said_renamed(page, use.link)]
    counts = Counter(rest for _, _, rest in parts)
    parts.sort(key=lambda one: (-counts[one[2]], one[0].link.span.start))
    for use, name, rest in parts[1:]:
        usual, usual_name, usual_rest = parts[0]
        is_title_of_both = not _is_described(use.title, usual.title) and not _are_versions(use.link, usual.link)
        if name == usual_name and is_title_of_both and _differ(rest, usual_rest):
            yield _two_titles(page, _place(page, use), use.title, usual)


def _is_said_renamed(page: Page, link: Link) -> bool:
    text = page.document.line_text(page.document.lines.line_of(link.span.start))
    return _RENAMED.search(text[:_MAX_LINE]) is not None


def _is_described(one: str, other: str) -> bool:
    """Whether one of two texts has the capitals of a title and the other those of a sentence, which tells of it."""
    low, high = sorted(_share_of_capitals(text.partition(":")[2]) for text in (one, other))
    return low < _FEW_CAPITALS and high > _MOST_CAPITALS


def _share_of_capitals(text: str) -> float:
    words = [word for word in text.split() if len(word) >= _MIN_LETTERS and word[0].isalpha()]
    return sum(word[0].isupper() for word in words) / len(words) if words else 0


def _are_versions(one: Link, other: Link) -> bool:
    """Whether two links lead to versions of a paper on purpose: the title may have changed between them."""
    found = [match["version"] for link in (one, other) if (match := _VERSION.search(link.destination)) is not None]
    return len(set(found)) > 1


def _two_titles(page: Page, span: Span, title: str, usual: _Use) -> Problem:
    name, _, rest = title.partition(":")
    line = page.document.position(usual.link.span.start).line
    right = usual.title.partition(":")[2].strip()
    message = f"the paper of {shown(name)} is called {shown(rest.strip())} here, and {shown(right)} on line {line}"
    related = ((Location(page.path, usual.link.destination_span), "the same paper"),)
    return Problem(span, message, "Write both as the paper's page does.", related=related)


def _unlinked(page: Page, papers_by_name: Mapping[str, list[_Use]]) -> Iterator[Problem]:
    """Bold titles of items that link nothing, with the name of a paper that another line links, and another end."""
    for item in page.markdown.lists if papers_by_name else ():
        match = _BOLD_ITEM.match(page.text, *first_line(page, item))
        if match is None or page.links_in(own_lines(page, item)):
            continue
        name, rest = _parts(match["title"])
        uses = papers_by_name.get(name, []) if is_title(match["title"]) else []
        ends = [_parts(use.title)[1] for use in uses]
        if any(_is_described(match["title"], use.title) for use in uses):
            continue
        if ends and all(_differ(rest, one) for one in ends):
            yield _two_titles(page, Span(*match.span("title")), match["title"], uses[0])


def _by_name(by_address: Mapping[str, list[_Use]]) -> dict[str, list[_Use]]:
    """The papers whose titles begin with a name that has a number or several capitals, and which none shares."""
    found: dict[str, dict[str, list[_Use]]] = {}
    for key, uses in by_address.items():
        for use in uses if key.startswith("arxiv:") else ():
            name = use.title.partition(":")[0]
            if _DISTINCT.search(name) and (parts := _parts(use.title))[1]:
                found.setdefault(parts[0], {}).setdefault(key.split()[0], []).append(use)
    return {name: next(iter(papers.values())) for name, papers in found.items() if len(papers) == 1}


def _parts(title: str) -> tuple[str, str]:
    """The name before a title's first colon, and what comes behind it in small letters with abbreviations."""
    name, _, rest = title.partition(":")
    key = same_name(name)
    if len(title) > _MAX_TITLE or key in _KINDS or _is_foreign(title) or rest.rstrip().endswith(_CUT):
        return "", ""
    rest = _BRACKETS.sub(" ", rest)
    rest = " ".join(_LOWER.findall(rest.lower().replace("-", " ").replace("’", "'")))
    for long, short in _SHORT:
        rest = rest.replace(long, short)
    return key, rest


def _is_foreign(title: str) -> bool:
    """Whether a title has letters that no English one has: Greek ones, as in PanGu-α, are names."""
    return any(one.isalpha() and not one.isascii() and not "α" <= one.lower() <= "ω" for one in title)


def _differ(one: str, other: str) -> bool:
    """Whether two subtitles have words of their own, beyond plurals and slips of a letter; neither is cut short."""
    glued, others = one.replace(" ", ""), other.replace(" ", "")
    if glued.startswith(others) or others.startswith(glued):
        return False
    mine, theirs = ({word.rstrip("s") for word in text.split() if len(word) > 2} for text in (one, other))
    mine, theirs = mine - theirs - _SMALL, theirs - mine - _SMALL
    same = {word for word in mine if get_close_matches(word, theirs, 1, _ALIKE) or word in others}
    like = {word for word in theirs if get_close_matches(word, mine, 1, _ALIKE) or word in glued}
    return len(mine - same) + len(theirs - like) >= _MIN_OWN


def _place(page: Page, use: _Use) -> Span:
    """Where a title stands on the line of its link, or the address of the link."""
    if use.link.text == use.title:
        return use.link.text_span
    lines = page.document.lines
    start = lines.start_of(lines.line_of(use.link.span.start))
    at = page.text.find(use.title, start, use.link.span.start)
    return Span(at, at + len(use.title)) if at >= 0 else use.link.destination_span


def _is_before_paper(page: Page, link: Link) -> bool:
    """Whether the lines that go on with a link's give a date from before its paper: it is that of another one."""
    paper = next((one for _, one in papers([link])), None)
    if paper is None:
        return False
    lines = page.document.lines
    number = lines.line_of(link.span.start)
    dated = inner_date(page, Span(lines.start_of(number), own_end(page, number)))
    return dated is not None and months_after(paper, dated[1]) < -1


def _by_address(page: Page) -> dict[str, list[_Use]]:
    lines = page.document.lines
    by_line: dict[int, list[tuple[str, Link]]] = {}
    for link in page.links:
        key = "" if is_image(link) else _key(link.destination)
        if key:
            by_line.setdefault(lines.line_of(link.span.start), []).append((key, link))
    found: dict[str, list[_Use]] = {}
    heads = _heads(page)
    for line, links in by_line.items():
        titled = [(key, link, link.text) for key, link in links if is_title(link.text) and not _is_about(link.text)]
        posted = [(key, link) for key, link in links if key.startswith("arxiv:")]
        if not titled and len({key for key, _ in posted}) == 1:
            titles = _titles(page, line)
            head = heads.get(line, line)
            titled = [(*posted[0], title) for title in titles or ([] if head in by_line else _titles(page, head))]
        least = 1 if titled else 2
        if not titled:
            titled = [(key, link, title) for key, link in links if (title := item_title(page, link))]
        if len(titled) == 1:
            key, link, title = titled[0]
            found.setdefault(key, []).append(_Use(link, title, page.document.line_text(line), least))
        elif not titled and len(posted) == 1 and (plain := plain_title(page, posted[0][1])) is not None:
            found.setdefault(f"{posted[0][0]} {plain.place}", []).append(
                _Use(posted[0][1], plain.text, page.document.line_text(line))
            )
    titled_here = {use.link.span for uses in found.values() for use in uses}
    for apart in titles_apart(page):
        if apart.link.span not in titled_here:
            use = _Use(apart.link, apart.text, page.document.line_text(lines.line_of(apart.span.start)))
            found.setdefault(_key(apart.link.destination), []).append(use)
    return found


def _heads(page: Page) -> dict[int, int]:
    """The first line of an item or paragraph for those that go on with it."""
    lines = page.document.lines
    found: dict[int, int] = {}
    for item in (*page.markdown.lists, *titled_paragraphs(page)):
        first, last = (lines.line_of(at) for at in own_lines(page, item))
        found |= dict.fromkeys(range(first + 1, last + 1), first)
    return found


def _is_about(text: str) -> bool:
    """Whether a link's text tells of a paper rather than being its title: ``updated version of the paper``."""
    return ":" not in text and (text[:1].islower() or _ABOUT.search(text) is not None)


def _key(url: str) -> str:
    """What the address of a paper or page has in common with others that lead there; '' for anything else.

    A repository holds more than one thing, and so do the front page of a site and a place in a page.
    """
    address = address_of(url)
    if address is not None:
        return address.identity if address.provider == "arxiv" else ""
    parts = split_url(url.strip())
    printed = _PRINTED.search(url.strip())
    if printed is not None:
        return f"{printed[0].partition('/')[0]}:{printed['name']}"
    if parts is not None and _MANUAL.match("/" + "/".join(parts.names)):
        return ""
    return identity(url) if parts is not None and parts.is_web and parts.names and not parts.fragment else ""


def _titles(page: Page, line: int) -> list[str]:
    """What is bold or quoted on a line and long enough for a title; the words of a link are its own."""
    start, text = page.document.lines.start_of(line), page.document.line_text(line)
    spans = [Span(*match.span(match.lastgroup or 0)) for match in _MARKED.finditer(text[:_MAX_LINE])]
    found = (visible_text(page, span.shifted(start)).strip('"“” ') for span in spans)
    return list(dict.fromkeys(one for one in found if is_title(one)))


def _are_different(one: _Use, other: _Use) -> bool:
    smaller = min(len(one.words), len(other.words))
    if _is_acronym(one.title, other.title) or _is_acronym(other.title, one.title):
        return False
    shared = _MAX_SHARED_OF_NAMED if _are_named_apart(one, other) else _MAX_SHARED
    return smaller >= max(one.least, other.least) and len(one.words & other.words) <= shared * smaller


def _are_named_apart(one: _Use, other: _Use) -> bool:
    """Whether two titles begin with the names of two things and a colon, as ``Janus:`` and ``PUMA:``."""
    names = [match["name"] for use in (one, other) if (match := _NAMED.match(use.title)) is not None]
    if len(names) < 2 or are_related(read_name(names[0]), read_name(names[1])):
        return False
    told = names[0].lower() in other.said or names[1].lower() in one.said
    if told or _initials(names[0]) == names[1].lower() or _initials(names[1]) == names[0].lower():
        return False
    return not any(same_name(name) in MAKER_BY_NAME or not _KINDS.isdisjoint(name.lower().split()) for name in names)


def _is_acronym(title: str, other: str) -> bool:
    """Whether a title begins with the initials of the first words of another one, as `LoRA:` and `Low-Rank ...`."""
    match = _ACRONYM.match(title)
    if match is None:
        return False
    capitals = "".join(one for one in match["name"] if one.isupper()).lower()
    words = [one for one in _LOWER.findall(other.lower().replace("-", " ")) if one not in _SMALL and len(one) > 2]
    return "".join(one[0] for one in words).startswith(capitals)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.lower().replace("-", " ").split())


_CPM = '- **"CPM-2: Large-scale Cost-effective Pre-trained Language Models"**. arXiv 2021. [[Paper](https://arxiv.org/abs/{})]\n'
_PANGU = "- [PanGu: Large-scale Autoregressive Chinese Models with Auto-parallel Computation](https://arxiv.org/abs/2104.12369)\n"
_OTHER = "- [Retrieval augmented generation over many documents](https://arxiv.org/abs/{})\n"

_ROWS = (
    "| Project | Task |\n| --- | --- |\n| {} [[📑Paper]](https://arxiv.org/abs/2503.05379) | a |\n"
    "| {} [[📑Paper]](https://arxiv.org/abs/{}) | b |\n"
)
_FOLD = "<details>\n<summary>{}</summary>\n<p>\n\npaper: {}\ncode: https://a.org/code\n</p>\n</details>\n\n"
_COLUMN = (
    "| Method | Title | Date |\n| --- | --- | --- |\n| [Hume](https://arxiv.org/abs/2505.21432) | Hume: Introducing"
    " Slow Thinking in Action Model | 2/6/2025 |\n| [Reasoner]({}) | {} | 26/9/2025 |\n"
)

RULE = Rule(
    id="link-two-titles",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example(
            "- [Direct Preference Optimization: Your Model is Secretly a Reward Model](https://arxiv.org/abs/2305.18290)\n"
            "- [SimPO: Simple Preference Optimization with a Reference-Free Reward](⟦https://arxiv.org/abs/2305.18290⟧)\n"
        ),
        Example(
            "- [Janus: Decoupling Visual Encoding for Generation](https://arxiv.org/abs/2410.13848)\n\n"
            "- [PUMA: Empowering Unified Models with Granular Features](⟦https://arxiv.org/abs/2410.13848⟧)\n"
            "  [![arXiv](https://img.shields.io/badge/arXiv-b31b1b.svg)](⟦https://arxiv.org/abs/2410.13848⟧)\n"
        ),
        Example(
            _FOLD.format("SAM: Segment Anything Model of Meta", "https://arxiv.org/pdf/2304.02643.pdf")
            + _FOLD.format("InternImage: Exploring Deformable Convolutions", "⟦https://arxiv.org/pdf/2304.02643.pdf⟧")
        ),
        Example(
            _COLUMN.format(
                "⟦https://arxiv.org/abs/2505.21432⟧", "VLA-Reasoner: Empowering Models via Online Tree Search"
            )
        ),
        Example(
            "| Date | Title |\n| --- | --- |\n"
            "| 2024-09-18 | [Perception of the World at Any Resolution](⟦https://arxiv.org/abs/2408.03326⟧) |\n"
            "| 2024-08-06 | [Easy Transfer between Visual Tasks](https://arxiv.org/abs/2408.03326) |\n"
        ),
        Example(
            "- [The Next Generation Of Large Language Models](https://a.org/list-40c8)\n"
            "- [What Are Large Language Models Used For?](⟦https://a.org/list-40c8⟧)\n"
        ),
        Example(
            _OTHER.format("⟦2104.12369⟧").replace("https://arxiv.org/abs/⟦", "⟦https://arxiv.org/abs/") + 2 * _PANGU
        ),
        Example(
            "- `2023.06` GENA-LM: Foundational Models for Long Sequences [bioRxiv](https://www.biorxiv.org/content/1/a)\n"
            "- `2023.07` Transfer learning enables network biology, [bioRxiv](⟦https://www.biorxiv.org/content/1/a⟧)\n"
        ),
        Example(
            "- [Janus: Decoupling Visual Encoding for Unified Multimodal Understanding](https://arxiv.org/abs/2410.13848)\n"
            "- [PUMA: Empowering Unified MLLM with Multi-granular Encoding](⟦https://arxiv.org/abs/2410.13848⟧)\n"
        ),
        Example(
            "- [CLAP: Isolating Content from Style with Augmented Prompts](https://arxiv.org/abs/2311.16445)\n"
            "- [⟦CLAP: Contrastive Learning with Augmented Prompts for Robustness⟧](https://arxiv.org/abs/2311.16445)\n"
        ),
        Example(
            _PANGU
            + "- **⟦PanGu: Autoregressive Chinese Models for Reading Books⟧** [[Paper](https://arxiv.org/abs/2104.12369)]\n"
        ),
        Example(
            _PANGU + "- 🔥 **⟦PanGu: Autoregressive Chinese Models for Reading Books⟧**\n\n[code](https://a.org/code)\n"
        ),
        Example(_PANGU + "- [Visual instruction tuning of chat assistants](⟦https://arxiv.org/pdf/2104.12369⟧)\n"),
        Example(
            _OTHER.format("2106.10715") + _CPM.format("2106.10715").replace("(https", "(⟦https").replace(")]", "⟧)]")
        ),
        Example(
            "".join(
                f"**{title}**\\\n_Ann Lee_\\\nICML, [[Paper]({url})]\\\n15 Nov {year}\n\n"
                for title, url, year in (
                    ("Flamingo: a Visual Learner of Few Shots", "⟦https://arxiv.org/abs/2301.12597⟧", 2022),
                    ("BLIP-2: Bootstrapping with Frozen Encoders", "https://arxiv.org/abs/2301.12597", 2023),
                    *((f"Dialogue: Talking to Machines, part {n}", f"https://a.org/{n}", 2024) for n in range(6)),
                )
            )
        ),
        Example(
            _ROWS.format(
                "Zero: Temporal Video Grounding", "Omni: Explainable Emotion Recognition", "2503.05379"
            ).replace(
                "Recognition [[📑Paper]](https://arxiv.org/abs/2503.05379)",
                "Recognition [[📑Paper]](⟦https://arxiv.org/abs/2503.05379⟧)",
            )
        ),
        Example(
            "- [Visual Instruction Tuning by Descent](https://openreview.net/forum?id=abc)\n"
            "- [Robotic Control Through Speech Commands](⟦https://openreview.net/pdf?id=abc⟧)\n"
        ),
    ),
    good=(
        Example(
            "- [Direct Preference Optimization: Your Model is Secretly a Reward Model](https://arxiv.org/abs/2305.18290)\n"
            "- [DPO: Simple Tuning with a Reference-Free Reward of Preference](https://arxiv.org/abs/2305.18290)\n"
        ),
        Example(
            _FOLD.format("SAM: Segment Anything Model of Meta", "https://arxiv.org/pdf/2304.02643.pdf")
            + _FOLD.format("InternImage: Exploring Deformable Convolutions", "https://arxiv.org/pdf/2211.05778.pdf")
            + _FOLD.format("Click to expand the architecture and its figures", "https://arxiv.org/pdf/2211.05778.pdf")
        ),
        Example(
            "- [Chain of Thought: Prompting Elicits Reasoning](https://arxiv.org/abs/2201.11903)\n"
            "- [CoT: Let Models Speak Before Answers](https://arxiv.org/abs/2201.11903)\n"
        ),
        Example(
            _FOLD.format("Model Architecture and Training Details", "https://arxiv.org/abs/2401.02954")
            + _FOLD.format("Benchmark Results Across Many Tasks", "https://arxiv.org/abs/2401.02954")
        ),
        Example(_COLUMN.format("https://arxiv.org/abs/2505.21432", "Hume: Introducing Slow Thinking in Action Model")),
        Example(
            "- **Evol-Instruct: Complex Instruction Following** of WizardLM [p](https://arxiv.org/abs/2304.12244)\n"
            "- **WizardLM: Empowering Models to Follow Complex Instructions** [p](https://arxiv.org/abs/2304.12244)\n"
        ),
        Example(
            _PANGU
            + "- [PanGu: a family of Huawei that writes essays and poems](https://arxiv.org/abs/2104.12369)\n"
            + "- [PanGu: Modèles chinois pour écrire](https://arxiv.org/abs/2104.12369)\n"
            + "- [PanGu: Large-scale Autoregressive Chinese Models (ICLR 2022 Oral)](https://arxiv.org/abs/2104.12369)\n"
        ),
        Example(
            _PANGU
            + "- Formerly [PanGu: Writing of Essays by Machines](https://arxiv.org/abs/2104.12369)\n"
            + "- [RT-2: Vision-Language-Action Models Transfer Knowledge](https://arxiv.org/abs/2307.15818)\n"
            + "- [RT-2: VLA Models Transfer Knowledge](https://arxiv.org/abs/2307.15818)\n"
        ),
        Example(
            "- [Ferret: Refer and Ground Anything Anywhere](https://arxiv.org/abs/2310.07704v1)\n"
            "- [Ferret: Referring Any Region With Words](https://arxiv.org/abs/2310.07704v2)\n"
        ),
        Example(
            "- [Getting started with serving](https://docs.vllm.ai/en/latest)\n"
            "- [Advanced batching techniques in production](https://docs.vllm.ai/en/latest/)\n"
        ),
        Example(
            "- [Janus: Decoupling Visual Encoding for Unified Multimodal Understanding](https://arxiv.org/abs/2410.13848)\n"
            "- [JanusFlow: Unified Encoding for Multimodal Understanding](https://arxiv.org/abs/2410.13848)\n"
        ),
        Example(_ROWS.format("Zero: Temporal Video Grounding", "Omni: Explainable Emotion Recognition", "2503.05380")),
        Example(
            "- We accepted the invitation of somebody [[Paper]](https://arxiv.org/abs/2503.05379)\n\n## A\n\n"
            "- Omni: Explainable Emotion Recognition [[Paper]](https://arxiv.org/abs/2503.05379)\n"
        ),
        Example(
            "".join(
                f"- [{title} of training in large clusters](https://a.org/2025/accepted.html)\n"
                for title in ("Tracing the dependencies", "Dynamic parallelism and sharding", "Verified equivalence")
            )
        ),
        Example(
            "- [Notes on the first of many talks](https://a.org/)\n- [Slides about something else altogether](https://a.org/)\n"
        ),
        Example(_PANGU + _CPM.format("2106.10715")),
        Example(
            _PANGU
            + "- [PanGu: Large Scale Autoregressive Chinese Model with Auto-parallel ...](https://arxiv.org/abs/2104.12369)\n"
            "- [PANGU: Large-scale Auto-regressive Chinese Models](https://arxiv.org/abs/2104.12369)\n"
            "- [PanGu: 大规模自回归中文预训练语言模型 with Auto-parallel Computation](https://arxiv.org/abs/2104.12369)\n"
        ),
        Example(
            _PANGU + "- **PanGu: Autoregressive Chinese Models for Books** [code](https://a.org/code)\n"
            "- **Pangu**: Autoregressive Chinese Models for Reading Books\n"
        ),
        Example(
            "- [Foo: A Survey of Large Language Models and How They Learn](https://arxiv.org/abs/2104.12369)\n"
            "- [Foo: Survey of LLMs and How They Lern](https://arxiv.org/abs/2104.12369)\n"
        ),
        Example(
            _PANGU + '| <a href="https://arxiv.org/abs/2104.12369">https://arxiv.org/abs/2104.12369</a> |\n| --- |\n'
        ),
        Example(_PANGU + "- [PanGu-α](https://arxiv.org/abs/2104.12369)\n"),
        Example(
            _PANGU + "- The [updated version of the manuscript](https://arxiv.org/abs/2104.12369) is out.\n"
            "- [Slides of our tutorial session](https://arxiv.org/abs/2104.12369)\n"
        ),
    ),
)
