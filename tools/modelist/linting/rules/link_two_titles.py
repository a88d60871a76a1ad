"""One paper or post is linked for two titles that have nothing in common, or differ behind the name of what it is of.

The line of another was copied, and its address kept: whoever opens the second one reads the first. Look it up, and give
the other title its own address. A title is a link's text, or bold or quoted text beside the only paper of its line; in
a table or list, the words before a link that says no more than that it is the paper; and the summary of a fold-out, or
the cell in a column of titles, where one paper is linked. Titles that share some words are told where the lines link
the code of two works, or where hardly a word is in both and one follows the other or has another date.

Where both begin with one name and a colon, as `BLIP: Learning to See` and `BLIP: Pictures into Words`, the paper was
renamed, and one of them is its old title or a wrong one: a search for the right one finds half of what the page has.
Write both as the paper's page does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.repository_lines import UNOFFICIAL, as_repository
from modelist.linting.addresses.services import read_label
from modelist.linting.addresses.urls import identity, is_image
from modelist.linting.context import Page
from modelist.linting.markup.items import first_line, own_end, own_lines
from modelist.linting.models.releases import months_after, papers
from modelist.linting.papers.dated_papers import fits_paper
from modelist.linting.papers.inner_dates import inner_date
from modelist.linting.papers.known_titles import mistitled
from modelist.linting.papers.plain_titles import is_title
from modelist.linting.papers.title_parts import differ, is_described, parts_of
from modelist.linting.papers.titled_links import MAX_LINE, TitledLink, by_address, key_of
from modelist.linting.papers.titles_compared import MIN_WORDS, are_acronyms, are_different, tells_of
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers.paper_pages import is_paper
from modelist.readme.words import same_name

_MAX_ALIKE, _MAX_ALIKE_BESIDE = 0.5, 0.25
_BESIDE = 3
"""Lines between two items that follow each other, at most."""

_MAX_TITLES, _MAX_COMPARED = 2, 30
_BOLD_ITEM = lazy_pattern(r"[^\w*\n]{0,12}\*\*(?P<title>[^*\n|]{12,250})\*\*[ \t]*$", re.MULTILINE)
_DISTINCT = lazy_pattern(r"\d|[A-Z].*[A-Z]")
_RENAMED = lazy_pattern(
    r"\b(?:formerly|previously (?:named|titled|called|known)|renamed|(?:old|earlier|original) title"
    r"|a\.?k\.?a)\b"
    r"|原名|曾用名|更名|旧标题",
    re.IGNORECASE,
)
_VERSION = lazy_pattern(r"\d{4}\.\d{4,5}(?P<version>v\d{1,2})")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Addresses with titles of four words or more, of which hardly any is in both; the usual one is right."""
    if page.text.count("](http") + page.text.count("href=") < 2 > page.text.count("arxiv.org/"):
        return
    titled, lines, told = by_address(page), _Lines(page), {one.use.link.span for one in mistitled(page)}
    yield from _unlinked(page, _by_name(titled) if "**" in page.text else {})
    for key, uses in titled.items():
        if not key.startswith("arxiv:") and len({one.title for one in uses}) > _MAX_TITLES:
            continue  # the page of a conference, on which all of its papers are
        if len(uses) == 1:
            continue
        first = uses[:_MAX_COMPARED]  # enough to tell, and no page can make it long
        fitting = {one.link.span for one in first if fits_paper(page, one.link)}
        right = max(
            first,
            key=lambda one: (
                one.link.span not in told,
                not _is_before_paper(page, one.link),
                {one.link.span} == fitting,
                sum(not lines.differ(one, other) for other in first),
                one.link.span in fitting,
                _named_in_address(one),
            ),
        )
        others = []
        for use in uses:
            if use is not right and not lines.differ(right, use):
                others.append(use)
            elif use is not right and use.link.span not in told:
                message = f"{shown(use.title)} leads where {shown(right.title)} leads"
                related = ((Location(page.path, right.link.destination_span), "the same address"),)
                advice = "Give each title its own address; where a paper was renamed, list it once."
                yield Problem(use.link.destination_span, message, advice, related=related)
                yield from _beside(page, use, related)
        if key.startswith("arxiv:"):
            yield from _renamed(page, [right, *others])


class _Lines:
    """What the lines of a page say about whether titles are those of two papers, beside the titles themselves."""

    def __init__(self, page: Page) -> None:
        self._page, self._codes = page, dict[int, frozenset[str]]()

    def differ(self, one: TitledLink, other: TitledLink) -> bool:
        """Whether titles have nothing in common, or hardly half of their words, and the lines are of two works.

        They are where each links code of its own, or where hardly any word is in both and a line follows the other.
        """
        if one.title == other.title:
            return False
        if are_different(one, other):
            return True
        shared, either = len(one.all_words & other.all_words), len(one.all_words | other.all_words)
        if shared >= _MAX_ALIKE * either or min(len(one.all_words), len(other.all_words)) < MIN_WORDS:
            return False
        if are_acronyms(one, other):
            return False
        if any(UNOFFICIAL.search(use.said) or _is_said_renamed(self._page, use.link) for use in (one, other)):
            return False
        if shared <= _MAX_ALIKE_BESIDE * either and self._are_dated_apart(one.link, other.link):
            return True
        if tells_of(one, other) or tells_of(other, one):
            return False
        if shared <= _MAX_ALIKE_BESIDE * either and self._are_beside(one.link, other.link):
            return True
        codes = [self._codes_of(use.link) for use in (one, other)]
        return all(len(found) == 1 for found in codes) and codes[0] != codes[1]

    def _are_beside(self, one: Link, other: Link) -> bool:
        """Whether two papers stand in lines that follow each other, from which one was copied."""
        is_of_paper = key_of(one.destination).startswith("arxiv:") or is_paper(one.destination)
        lines = self._page.document.lines
        return is_of_paper and abs(lines.line_of(one.span.start) - lines.line_of(other.span.start)) <= _BESIDE

    def _are_dated_apart(self, one: Link, other: Link) -> bool:
        """Whether two lines with a printed paper, which has one date, give it two by the names of their months."""
        if not is_paper(one.destination) or key_of(one.destination).startswith("arxiv:"):
            return False
        lines = self._page.document.lines
        numbers = [lines.line_of(link.span.start) for link in (one, other)]
        dates = [inner_date(self._page, Span(lines.start_of(at), lines.start_of(at + 1))) for at in numbers]
        months = {(found[1].year, found[1].month) for found in dates if found is not None and found[1].month}
        return len(months) > 1

    def _codes_of(self, link: Link) -> frozenset[str]:
        """The names of what a line links as code."""
        document = self._page.document
        line = document.lines.line_of(link.span.start)
        if line not in self._codes:
            span = Span(document.lines.start_of(line), document.lines.start_of(line + 1))
            self._codes[line] = frozenset(map(_code_name, filter(_is_code, self._page.links_in(span))))
        return self._codes[line]


def _is_code(link: Link) -> bool:
    label = read_label(link.text)
    return not is_image(link) and (
        as_repository(link.destination) is not None or label.service == "github" or label.role == "code"
    )


def _code_name(link: Link) -> str:
    """The name of a repository, which may be under two accounts, or what another address leads to."""
    own = as_repository(link.destination)
    return same_name(own.name) if own is not None else identity(link.destination)


def _named_in_address(use: TitledLink) -> int:
    """How many of a title's words are in the address, as those of a post often are."""
    address = use.link.destination.lower()
    return 0 if "arxiv.org/" in address else sum(word in address for word in use.all_words)


def _beside(page: Page, use: TitledLink, related: tuple[tuple[Location, str], ...]) -> Iterator[Problem]:
    """The badges and labels below a title that has the paper of another one, which they lead to, too."""
    key, lines = key_of(use.link.destination), page.document.lines
    line = lines.line_of(use.link.span.start)
    below = Span(lines.start_of(line + 1), own_end(page, line))
    for link in page.links_in(below) if use.link.text == use.title and key.startswith("arxiv:") else ():
        if not is_image(link) and not is_title(link.text) and key_of(link.destination) == key:
            message = f"this leads to the paper of another title, as {shown(use.title)} above it does"
            yield Problem(link.destination_span, message, "Give both the address of the paper.", related=related)


def _renamed(page: Page, uses: list[TitledLink]) -> Iterator[Problem]:
    """Titles that go on otherwise behind the same name: the rarer one, and of two the later."""
    parts = [(use, *parts_of(use.title)) for use in uses]
    parts = [(use, name, rest) for use, name, rest in parts if name and rest and not _is_said_renamed(page, use.link)]
    counts = Counter(rest for _, _, rest in parts)
    parts.sort(key=lambda one: (-counts[one[2]], one[0].link.span.start))
    for use, name, rest in parts[1:]:
        usual, usual_name, usual_rest = parts[0]
        is_title_of_both = not is_described(use.title, usual.title) and not _are_versions(use.link, usual.link)
        if name == usual_name and is_title_of_both and differ(rest, usual_rest):
            yield _two_titles(page, _place(page, use), use.title, usual)


def _is_said_renamed(page: Page, link: Link) -> bool:
    text = page.document.line_text(page.document.lines.line_of(link.span.start))
    return _RENAMED.search(text[:MAX_LINE]) is not None


def _are_versions(one: Link, other: Link) -> bool:
    """Whether two links lead to versions of a paper on purpose: the title may have changed between them."""
    found = [match["version"] for link in (one, other) if (match := _VERSION.search(link.destination)) is not None]
    return len(set(found)) > 1


def _two_titles(page: Page, span: Span, title: str, usual: TitledLink) -> Problem:
    name, _, rest = title.partition(":")
    line = page.document.position(usual.link.span.start).line
    right = usual.title.partition(":")[2].strip()
    message = f"the paper of {shown(name)} is called {shown(rest.strip())} here, and {shown(right)} on line {line}"
    related = ((Location(page.path, usual.link.destination_span), "the same paper"),)
    return Problem(span, message, "Write both as the paper's page does.", related=related)


def _unlinked(page: Page, papers_by_name: Mapping[str, list[TitledLink]]) -> Iterator[Problem]:
    """Bold titles of items that link nothing, with the name of a paper that another line links, and another end."""
    for item in page.markdown.lists if papers_by_name else ():
        match = _BOLD_ITEM.match(page.text, *first_line(page, item))
        if match is None or page.links_in(own_lines(page, item)):
            continue
        name, rest = parts_of(match["title"])
        uses = papers_by_name.get(name, []) if is_title(match["title"]) else []
        ends = [parts_of(use.title)[1] for use in uses]
        if any(is_described(match["title"], use.title) for use in uses):
            continue
        if ends and all(differ(rest, one) for one in ends):
            yield _two_titles(page, Span(*match.span("title")), match["title"], uses[0])


def _by_name(titled: Mapping[str, Sequence[TitledLink]]) -> dict[str, list[TitledLink]]:
    """The papers whose titles begin with a name that has a number or several capitals, and which none shares.

    Of uses with the same end the first is given; a name with many ends is that of no paper.
    """
    found: dict[str, dict[str, dict[str, TitledLink]]] = {}
    for key, uses in titled.items():
        for use in uses if key.startswith("arxiv:") else ():
            name = use.title.partition(":")[0]
            if _DISTINCT.search(name) and (parts := parts_of(use.title))[1]:
                found.setdefault(parts[0], {}).setdefault(key.split()[0], {}).setdefault(parts[1], use)
    own = ((name, [*next(iter(papers.values())).values()]) for name, papers in found.items() if len(papers) == 1)
    return {name: uses for name, uses in own if len(uses) <= _MAX_COMPARED}


def _place(page: Page, use: TitledLink) -> Span:
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


_CPX = '- **"CPX-2: Large-scale Cost-effective Pre-trained Language Models"**. arXiv 2021. [[Paper](https://arxiv.org/abs/{})]\n'
_PANGU = "- [PanGu: Large-scale Autoregressive Chinese Models with Auto-parallel Computation](https://arxiv.org/abs/2104.12998)\n"
_OTHER = "- [Retrieval augmented generation over many documents](https://arxiv.org/abs/{})\n"

_ROWS = (
    "| Project | Task |\n| --- | --- |\n| {} [[📑Paper]](https://arxiv.org/abs/2503.05998) | a |\n"
    "| {} [[📑Paper]](https://arxiv.org/abs/{}) | b |\n"
)
_FOLD = "<details>\n<summary>{}</summary>\n<p>\n\npaper: {}\ncode: https://a.org/code\n</p>\n</details>\n\n"
_COLUMN = (
    "| Method | Title | Date |\n| --- | --- | --- |\n| [Hume](https://arxiv.org/abs/2505.21998) | Hume: Introducing"
    " Slow Thinking in Action Model | 2/6/2025 |\n| [Reasoner]({}) | {} | 26/9/2025 |\n"
)

_DATED = (
    "| Paper | Date |\n| --- | --- |\n| [Salt: Crystal Structure and Currents Emerge from Shaking Many Copper"
    " Kettles](https://www.science.org/doi/10.1126/science.ab12) | {} |\n{}| [SaltSea: End-to-End Crystal"
    " Structure Prediction with Currents along the Shores](⟦https://www.science.org/doi/10.1126/science.ab12⟧) | {} |\n"
)
_CODED = (
    "| Name | Paper | Code |\n| --- | --- | --- |\n"
    "| A | [{0}](https://arxiv.org/pdf/1905.13648) | [GitHub](https://github.com/a/{2}) |\n\n## B\n\n"
    "| Name | Paper | Code |\n| --- | --- | --- |\n"
    "| B | [{1}](⟦https://arxiv.org/pdf/1905.13648⟧) | [GitHub](https://github.com/b/{3}) |\n"
)

RULE = Rule(
    id="link-two-titles",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example(
            _DATED.format("Jun, 2023", "| [Kelp: Growing Forests](https://a.org/kelp) | Apr 2024 |\n" * 5, "May, 2024")
        ),
        Example(_DATED.format("-", "", "Mar, 2024").replace("Salt: ", "").replace("SaltSea: ", "")),
        Example(
            _CODED.format(
                "Open Maps: Reading Road Signs in Traffic",
                "Towards Reading Signs in Video: a Benchmark",
                "atlas",
                "roads",
            )
        ),
        Example(
            "- [Kernels: Products of Many Tensors](https://arxiv.org/abs/2407.09621)\n"
            "- [Rotations Made Faster with Tensor Units](⟦https://arxiv.org/abs/2407.09621⟧)\n"
        ),
        Example(
            "- **TaleGAN: A Network for Telling Stories**, A. Li et al. [[Paper](https://ojs.aaai.org/article/view/12)]\n"
            "- **Video Generation From Text**, A. Li et al. [[Paper](⟦https://ojs.aaai.org/article/view/12⟧)]\n"
        ),
        Example(
            "- [Qwen-VL: Reading, Localizing and Beyond](⟦https://a.org/blog/2024-01-30-llava-next/⟧)\n"
            "- [LLaVA-NeXT: Improved OCR and World Knowledge](https://a.org/blog/2024-01-30-llava-next/)\n"
        ),
        Example(
            "- [Direct Preference Optimization: Your Model is Secretly a Reward Model](https://arxiv.org/abs/2305.18998)\n"
            "- [PlainPO: Plain Preference Optimization with a Reference-Free Reward](⟦https://arxiv.org/abs/2305.18998⟧)\n"
        ),
        Example(
            "- [Janus: Decoupling Visual Encoding for Generation](https://arxiv.org/abs/2410.13998)\n\n"
            "- [PUMA: Empowering Unified Models with Granular Features](⟦https://arxiv.org/abs/2410.13998⟧)\n"
            "  [![arXiv](https://img.shields.io/badge/arXiv-b31b1b.svg)](⟦https://arxiv.org/abs/2410.13998⟧)\n"
        ),
        Example(
            _FOLD.format("SAM: Segment Anything Model of Meta", "https://arxiv.org/pdf/2304.02998.pdf")
            + _FOLD.format("InternImage: Exploring Deformable Convolutions", "⟦https://arxiv.org/pdf/2304.02998.pdf⟧")
        ),
        Example(
            _COLUMN.format(
                "⟦https://arxiv.org/abs/2505.21998⟧", "VLA-Reasoner: Empowering Models via Online Tree Search"
            )
        ),
        Example(
            "| Date | Title |\n| --- | --- |\n"
            "| 2024-09-18 | [Perception of the World at Any Resolution](⟦https://arxiv.org/abs/2408.03998⟧) |\n"
            "| 2024-08-06 | [Easy Transfer between Visual Tasks](https://arxiv.org/abs/2408.03998) |\n"
        ),
        Example(
            "- [The Next Generation Of Large Language Models](https://a.org/list-40c8)\n"
            "- [What Are Large Language Models Used For?](⟦https://a.org/list-40c8⟧)\n"
        ),
        Example(
            _OTHER.format("⟦2104.12998⟧").replace("https://arxiv.org/abs/⟦", "⟦https://arxiv.org/abs/") + 2 * _PANGU
        ),
        Example(
            "- `2023.06` GENA-LM: Foundational Models for Long Sequences [bioRxiv](https://www.biorxiv.org/content/1/a)\n"
            "- `2023.07` Transfer learning enables network biology, [bioRxiv](⟦https://www.biorxiv.org/content/1/a⟧)\n"
        ),
        Example(
            "- [Janus: Decoupling Visual Encoding for Unified Multimodal Understanding](https://arxiv.org/abs/2410.13998)\n"
            "- [PUMA: Empowering Unified MLLM with Multi-granular Encoding](⟦https://arxiv.org/abs/2410.13998⟧)\n"
        ),
        Example(
            "- [CLAP: Isolating Content from Style with Augmented Prompts](https://arxiv.org/abs/2311.16445)\n"
            "- [⟦CLAP: Contrastive Learning with Augmented Prompts for Robustness⟧](https://arxiv.org/abs/2311.16445)\n"
        ),
        Example(
            _PANGU
            + "- **⟦PanGu: Autoregressive Chinese Models for Reading Books⟧** [[Paper](https://arxiv.org/abs/2104.12998)]\n"
        ),
        Example(
            _PANGU + "- 🔥 **⟦PanGu: Autoregressive Chinese Models for Reading Books⟧**\n\n[code](https://a.org/code)\n"
        ),
        Example(_PANGU + "- [Visual instruction tuning of chat assistants](⟦https://arxiv.org/pdf/2104.12998⟧)\n"),
        Example(
            _OTHER.format("2106.99715") + _CPX.format("2106.99715").replace("(https", "(⟦https").replace(")]", "⟧)]")
        ),
        Example(
            "".join(
                f"**{title}**\\\n_Ann Lee_\\\nICML, [[Paper]({url})]\\\n15 Nov {year}\n\n"
                for title, url, year in (
                    ("Flamingo: a Visual Learner of Few Shots", "⟦https://arxiv.org/abs/2301.12998⟧", 2022),
                    ("BLIP-2: Bootstrapping with Frozen Encoders", "https://arxiv.org/abs/2301.12998", 2023),
                    *((f"Dialogue: Talking to Machines, part {n}", f"https://a.org/{n}", 2024) for n in range(6)),
                )
            )
        ),
        Example(
            _ROWS.format(
                "Zero: Temporal Video Grounding", "Omni: Explainable Emotion Recognition", "2503.05998"
            ).replace(
                "Recognition [[📑Paper]](https://arxiv.org/abs/2503.05998)",
                "Recognition [[📑Paper]](⟦https://arxiv.org/abs/2503.05998⟧)",
            )
        ),
        Example(
            "- [Visual Instruction Tuning by Descent](https://openreview.net/forum?id=abc)\n"
            "- [Robotic Control Through Speech Commands](⟦https://openreview.net/pdf?id=abc⟧)\n"
        ),
    ),
    good=(
        Example(
            _COLUMN.format(
                "https://huggingface.co/papers/2509.22643", "VLA-Reasoner: Empowering Models via Tree Search"
            ).replace("https://arxiv.org/abs/", "https://huggingface.co/papers/")
            + "\nAll of them are on arXiv.\n"
        ),
        Example(
            '<table>\n<tr><td style="height: 18px; width: 124px; text-align: left;"><a href="https://arxiv.org/abs/2104.08998">'
            "Natural</a></td></tr>\n</table>\n\n- [Crowdsourced Instructions Generalize](https://arxiv.org/abs/2104.08998)\n"
        ),
        Example(
            _DATED.format("Jun, 2023", "| [Kelp: Growing Forests](https://a.org/kelp) | Apr 2024 |\n" * 5, "June 2023")
            .replace("⟦", "")
            .replace("⟧", "")
        ),
        Example(
            _DATED.format("Jun, 2023", "", "May, 2024")
            .replace("⟦", "")
            .replace("⟧", "")
            .replace("SaltSea:", "SaltSea (formerly Salt):")
        ),
        *(
            Example(_CODED.replace("⟦", "").replace("⟧", "").format(*texts))
            for texts in (
                ("Open Maps: Reading Road Signs in Traffic", "Reading Signs of Roads in Videos", "atlas", "atlas"),
                ("Open Maps: Reading Road Signs in Traffic", "Reading Signs, third-party code", "atlas", "roads"),
                ("Atlas: Reading Road Signs in Traffic", "Reading Signs with Atlas in Video", "atlas", "roads"),
                ("Atlas: Reading Road Signs in Traffic", "A Benchmark for Reading Road Signs", "atlas", "roads"),
            )
        ),
        Example(
            "- [Video Generation From Text](https://arxiv.org/abs/2104.12998)\n"
            "- [Generating Video: From Words to Clips](https://arxiv.org/abs/2104.12998)\n"
        ),
        Example(
            "| Title | Paper |\n| --- | --- |\n"
            "| Siamese Tuning: Robust Encoders <br/><sub>a defense</sub> | [p](https://arxiv.org/abs/2407.14971) |\n"
            "| Siamese Tuning: Robust Encoders <br/><sub>trains two</sub> | [p](https://arxiv.org/abs/2407.14971) |\n"
        ),
        Example(
            "- TEACh: Embodied Agents that Chat  \nAAAI 2022 [paper](https://arxiv.org/abs/2110.00534)\n\n## B\n\n"
            "- TEACh: Embodied Agents that Chat\narXiv 2021 [paper](https://arxiv.org/abs/2110.00534)\n"
        ),
        Example(
            "- GKD: Distillation of Models <br> Arxiv 2024 [[Paper]](https://arxiv.org/abs/2402.10998)\n\n## B\n\n"
            "- GKD: Distillation of Models <br> ICML 2024 [[Paper]](https://arxiv.org/abs/2402.10998)\n"
        ),
        Example(
            "- **RoboMamba: Efficient Models for Robots** [paper](https://arxiv.org/abs/2406.04998)\n"
            "- **State-Space Models (SSM):** They are efficient. Applications:\n"
            "    - [RoboMamba](https://arxiv.org/abs/2406.04998)\n"
            "- Future directions: smaller and faster models ([RoboMamba](https://arxiv.org/abs/2406.04998)), others\n"
        ),
        Example(
            "- [Direct Preference Optimization: Your Model is Secretly a Reward Model](https://arxiv.org/abs/2305.18998)\n"
            "- [DPO: Simple Tuning with a Reference-Free Reward of Preference](https://arxiv.org/abs/2305.18998)\n"
        ),
        Example(
            _FOLD.format("SAM: Segment Anything Model of Meta", "https://arxiv.org/pdf/2304.02998.pdf")
            + _FOLD.format("InternImage: Exploring Deformable Convolutions", "https://arxiv.org/pdf/2211.05778.pdf")
            + _FOLD.format("Click to expand the architecture and its figures", "https://arxiv.org/pdf/2211.05778.pdf")
        ),
        Example(
            "- [Chain of Thought: Prompting Elicits Reasoning](https://arxiv.org/abs/2201.11998)\n"
            "- [CoT: Let Models Speak Before Answers](https://arxiv.org/abs/2201.11998)\n"
        ),
        Example(
            _FOLD.format("Model Architecture and Training Details", "https://arxiv.org/abs/2401.02998")
            + _FOLD.format("Benchmark Results Across Many Tasks", "https://arxiv.org/abs/2401.02998")
        ),
        Example(_COLUMN.format("https://arxiv.org/abs/2505.21998", "Hume: Introducing Slow Thinking in Action Model")),
        Example(
            "- **Evol-Instruct: Complex Instruction Following** of WizardLM [p](https://arxiv.org/abs/2304.12998)\n"
            "- **WizardLM: Empowering Models to Follow Complex Instructions** [p](https://arxiv.org/abs/2304.12998)\n"
        ),
        Example(
            _PANGU
            + "- [PanGu: a family of Huawei that writes essays and poems](https://arxiv.org/abs/2104.12998)\n"
            + "- [PanGu: Modèles chinois pour écrire](https://arxiv.org/abs/2104.12998)\n"
            + "- [PanGu: Large-scale Autoregressive Chinese Models (ICLR 2022 Oral)](https://arxiv.org/abs/2104.12998)\n"
        ),
        Example(
            _PANGU
            + "- Formerly [PanGu: Writing of Essays by Machines](https://arxiv.org/abs/2104.12998)\n"
            + "- [RT-2: Vision-Language-Action Models Transfer Knowledge](https://arxiv.org/abs/2307.15998)\n"
            + "- [RT-2: VLA Models Transfer Knowledge](https://arxiv.org/abs/2307.15998)\n"
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
            "- [Janus: Decoupling Visual Encoding for Unified Multimodal Understanding](https://arxiv.org/abs/2410.13998)\n"
            "- [JanusFlow: Unified Encoding for Multimodal Understanding](https://arxiv.org/abs/2410.13998)\n"
        ),
        Example(_ROWS.format("Zero: Temporal Video Grounding", "Omni: Explainable Emotion Recognition", "2503.05380")),
        Example(
            "- We accepted the invitation of somebody [[Paper]](https://arxiv.org/abs/2503.05998)\n\n## A\n\n"
            "- Omni: Explainable Emotion Recognition [[Paper]](https://arxiv.org/abs/2503.05998)\n"
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
        Example(_PANGU + _CPX.format("2106.99715")),
        Example(
            _PANGU
            + "- [PanGu: Large Scale Autoregressive Chinese Model with Auto-parallel ...](https://arxiv.org/abs/2104.12998)\n"
            "- [PANGU: Large-scale Auto-regressive Chinese Models](https://arxiv.org/abs/2104.12998)\n"
            "- [PanGu: 大规模自回归中文预训练语言模型 with Auto-parallel Computation](https://arxiv.org/abs/2104.12998)\n"
        ),
        Example(
            _PANGU + "- **PanGu: Autoregressive Chinese Models for Books** [code](https://a.org/code)\n"
            "- **Pangu**: Autoregressive Chinese Models for Reading Books\n"
        ),
        Example(
            "- [Foo: A Survey of Large Language Models and How They Learn](https://arxiv.org/abs/2104.12998)\n"
            "- [Foo: Survey of LLMs and How They Lern](https://arxiv.org/abs/2104.12998)\n"
        ),
        Example(
            _PANGU + '| <a href="https://arxiv.org/abs/2104.12998">https://arxiv.org/abs/2104.12998</a> |\n| --- |\n'
        ),
        Example(_PANGU + "- [PanGu-α](https://arxiv.org/abs/2104.12998)\n"),
        Example(
            _PANGU + "- The [updated version of the manuscript](https://arxiv.org/abs/2104.12998) is out.\n"
            "- [Slides of our tutorial session](https://arxiv.org/abs/2104.12998)\n"
        ),
    ),
)
