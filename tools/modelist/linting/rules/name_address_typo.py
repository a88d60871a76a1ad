"""The name of a line is one slip away from the repository, the site or the title that stands beside it.

`Tip-Adapte` beside the address of `Tip-Adapter`: one of the two is misspelled, so that a search for the name misses the
line, or the link leads nowhere. Write both as the owner does. Names that differ in capitals or digits, by a letter that
stands alone, or by the last letter of a plural are left alone, and so are British and American spellings, and a slip in
the address of a work whose title has the word as everybody spells it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.markup.items import first_line_of
from modelist.linting.markup.prose import no_words
from modelist.linting.models.recognition import read_models
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.common_words import COMMON
from modelist.readme.proper_names import NAMES

_NAME = r"(?P<name>[A-Za-z][A-Za-z0-9-]{4,30})"
_FIRST = lazy_pattern(
    rf"[\s>]*(?:(?:[-*+]\s|\d{{1,4}}[.)]\s|\|)\s*(?:[\U0001f300-\U0001faff\u2600-\u27bf]\ufe0f?\s{{0,2}})?(?:[(\[][^()\[\]\n]{{1,60}}[)\]]\s{{0,2}}){{0,2}}(?:\*\*|__)?\[?|\[|(?=\*\*|__))(?:\*\*|__|<[bu]>)?"
    rf"{_NAME}(?=(?: (?:19|20)\d\d)?[*_\]]*(?:</[bu]>)?\s*[|:,(\[])"
)
_IN_CELL = lazy_pattern(rf"\|[ *_\[]{{0,6}}{_NAME}(?=[*_]{{0,2}}: )")
_HEADING = lazy_pattern(rf"{_NAME}(?:\s*[:：(（].*)?")
_ALIAS = lazy_pattern(rf"[\"“*_]*{_NAME}[\"”*_]*: ")
_REPOSITORY = lazy_pattern(
    r"https?://(?:www\.)?(?:github\.com/[\w.-]+/([\w.-]+)"
    r"|huggingface\.co/(?!(?:papers|datasets|spaces|docs|blog|collections)/)[\w.-]+/([\w.-]+)"
    r"|([\w-]+)\.github\.io/?\Z|[\w-]+\.github\.io/([\w.-]+)/?\Z"
    r"|(?:www\.)?([a-z]{6,30})\.(?:ai|app|co|com|dev|io|net|org)/?\Z)"
)
_SIZED = lazy_pattern(r"[-_]v?\d[\w.-]*\Z")
"""What follows a name in an address: a version or size."""

_BETWEEN = str.maketrans("", "", "-_.")
_MAX_LINE = 3_000
_MIN_LENGTH = 6
_LONG_RUN = 3
"""Small letters in a row in which a slip is no other name: with fewer it may be one, as RegNet is not ResNet."""

_VARIANTS = (
    *(("our", "or"), ("or", "er"), ("ll", "l"), ("is", "iz"), ("ys", "yz"), ("gray", "grey")),
    *(("dgement", "dgment"), ("logue", "log"), ("ence", "ense"), ("ogramme", "ogram"), ("sceptic", "skeptic")),
)
"""Spellings that are both right: colour and color, adapter and adaptor, centre and center, defence and defense."""

_HEADS_TITLE = lazy_pattern(r"[:：]\s{1,3}\S+(?: \S+){2}")
_PART = lazy_pattern(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")

_AFTER_CAPITALS = frozenset("svx")
"""Small letters that often end a name in capitals: a plural, a version."""

_ACRONYMS = frozenset({"BERT", "RWKV", "CLIP", "BLIP", "DINO", "MMLU"})
"""Parts of names in which another capital is a slip, though names in capitals mostly differ by one."""

_RE = lazy_pattern(r"re(?=[ds]?\Z)")
_KNOWN = frozenset(one.strip().translate(_BETWEEN).lower() for one in (*NAMES, "Mistral", "Mixtral"))
"""Names of models as their owners spell them: two of them are two models, as Mixtral and Mistral."""

_ENDINGS = frozenset("rd")
"""Letters that end other forms of a word, as in encoder and encoded."""


class _Name(NamedTuple):
    """A name as written, and where."""

    text: str
    span: Span

    @property
    def plain(self) -> str:
        """Without the marks between its parts."""
        return self.text.translate(_BETWEEN)

    @property
    def key(self) -> str:
        """Letter case aside, too."""
        return self.plain.lower()


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """First words of items, rows and titles beside what their line links, and headings with the repositories below."""
    if "](http" not in page.text and "href=" not in page.text:
        return
    by_line = _by_line(page)
    repositories = {line: [*_repositories(links)] for line, links in by_line.items()}
    meant = {one.key for found in repositories.values() for one in found}
    for line, links in by_line.items():
        beside = repositories[line]
        start, text = page.document.lines.start_of(line), page.document.line_text(line)
        if not beside or len(text) > _MAX_LINE:
            continue
        titles = [*_titles(page, links)]
        linked = {part.translate(_BETWEEN).lower() for one in links for part in one.destination.split("/")}
        match = _FIRST.match(text)
        matches = [*([match] if match is not None else ()), *(_IN_CELL.finditer(text) if text[:1] == "|" else ())]
        first = [_Name(one["name"], Span(*one.span("name")).shifted(start)) for one in matches]
        first = [one for one in first if one.span.start not in no_words(page)]
        for names, others in ((first, [*beside, *titles]), (titles, beside)):
            known = {one.key for one in others} if names else set()
            for name in names:
                if name.key in linked:
                    continue  # both are things, each with a link
                is_meant = name.key in known or name.key in meant  # another address then has the slip
                near = [one for one in others if not is_meant or _are_swapped(name, one)]
                if _HEADS_TITLE.match(page.text, name.span.end):
                    near = [one for one in near if not _is_owners_slip(name, one)]
                yield from _check_name(page, name, near)
    for section in read_models(page).sections:
        match = _HEADING.fullmatch(section.name)
        at = page.text.find(match["name"], *section.span) if match is not None else -1
        if match is not None and at >= 0:
            name = _Name(match["name"], Span(at, at + len(match["name"])))
            beside = [*_repositories(section.links)]
            if name.key not in meant and name.key not in {one.key for one in beside}:
                yield from _check_name(page, name, beside)


def _are_swapped(name: _Name, other: _Name) -> bool:
    """Whether two names have the same letters in another order, which no two things are called."""
    return name.key != other.key and sorted(name.key) == sorted(other.key)


def _is_owners_slip(name: _Name, other: _Name) -> bool:
    """Whether the head of a title has usual words, and the address has one that is none: its owner misspelled it."""
    said, given = ({one.lower() for one in _PART.findall(text)} for text in (name.text, other.text))
    return bool(said - given) and COMMON.issuperset(said - given) and not COMMON.issuperset(given - said)


def _by_line(page: Page) -> dict[int, list[Link]]:
    """The links of each line; those of lines that go on with an item or paragraph count for its first."""
    lines = page.document.lines
    by_line: dict[int, list[Link]] = {}
    for link in page.links:
        if not is_image(link):
            by_line.setdefault(lines.line_of(link.span.start), []).append(link)
    found: dict[int, list[Link]] = {}
    for line, links in by_line.items():
        found.setdefault(first_line_of(page, line), []).extend(links)
    return found


def _repositories(links: Iterable[Link]) -> Iterator[_Name]:
    for link in links:
        match = _REPOSITORY.match(link.destination)
        text = match and match[match.lastindex or 0].removesuffix(".git")
        if text:
            yield _Name(text, link.destination_span)
            short = _SIZED.sub("", text)
            if short != text:
                yield _Name(short, link.destination_span)


def _titles(page: Page, links: Iterable[Link]) -> Iterator[_Name]:
    """What stands before the colon of a linked title."""
    for link in links:
        match = _ALIAS.match(page.document.slice(link.text_span))
        if match:
            yield _Name(match["name"], Span(*match.span("name")).shifted(link.text_span.start))


def _check_name(page: Page, name: _Name, others: Sequence[_Name]) -> Iterator[Problem]:
    near = [one for one in others if _is_slip(name, one) and not _KNOWN.issuperset((name.key, one.key))]
    is_swap = any(_are_swapped(name, one) for one in near)
    if near and (len(name.key) >= _MIN_LENGTH or len(near) > 1 or is_swap):
        message = f"'{name.text}' is one slip away from '{near[0].text}', which stands beside it"
        related = ((Location(page.path, near[0].span), f"'{near[0].text}'"),)
        yield Problem(name.span, message, "Write both as the owner does.", name.text, related=related)


def _is_slip(name: _Name, other: _Name) -> bool:
    """Whether one small letter among others is changed, added or left out, or two neighbours are swapped."""
    said, right = name.key, other.key
    if abs(len(said) - len(right)) > 1 or said[0] != right[0] or not right.isascii():
        return False
    shorter = min(len(said), len(right))
    begin = next((at for at in range(shorter) if said[at] != right[at]), shorter)
    same = next((at for at in range(shorter - begin) if said[-1 - at] != right[-1 - at]), shorter - begin)
    gone, come = said[begin : len(said) - same], right[begin : len(right) - same]
    if not (gone + come).isalpha() or _american(said) == _american(right):
        return False
    if not same and ({gone, come} == _ENDINGS or gone + come in _AFTER_CAPITALS):
        return False
    if len(gone) == 2 and gone == come[::-1]:
        return True
    if not same and _is_stray(name.plain[begin:] + other.plain[begin:], name.plain[:begin]):
        return True
    if _capitals(other.plain, begin) in _ACRONYMS and _capitals(name.plain, begin) not in _ACRONYMS:
        return len(gone) == len(come) == 1
    small = name.plain[begin : begin + len(gone)] + other.plain[begin : begin + len(come)]
    is_letter = len(gone) <= 1 and len(come) <= 1 and {gone, come} != {"s", ""} and small.islower()
    return is_letter and _run(name.plain, begin) >= _LONG_RUN


def _is_stray(letter: str, before: str) -> bool:
    """Whether a small letter behind capitals is no ending, as ``l`` is none in ``Macaw-LLMl``."""
    return len(letter) == 1 and letter.islower() and letter not in _AFTER_CAPITALS and before[-2:].isupper()


def _capitals(text: str, at: int) -> str:
    """The capitals in a row around a place."""
    start = end = at
    while start > 0 and text[start - 1].isupper():
        start -= 1
    while end < len(text) and text[end].isupper():
        end += 1
    return text[start:end]


def _american(key: str) -> str:
    """One of the spellings of a word that has several; the result is no word, only the same for both."""
    key = _RE.sub("er", key)
    for one, other in _VARIANTS:
        key = key.replace(one, other)
    return key


def _run(text: str, at: int) -> int:
    """How many small letters stand in a row around a place, or before the end."""
    end = start = min(at, len(text) - 1)
    while start > 0 and text[start - 1].islower():
        start -= 1
    while end < len(text) and text[end].islower():
        end += 1
    return end - start


_GITHUB = "[Code](https://github.com/gao/Tip-Adapter)"

RULE = Rule(
    id="name-address-typo",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="models",
    bad=(
        Example(f"| [⟦Tip-Adapte⟧: Training-free](https://arxiv.org/abs/2207.09519) | {_GITHUB} |\n| --- | --- |\n"),
        Example(f"- **⟦Tip-Adpater⟧** {_GITHUB}\n- **⟦Kaola⟧**: a dialogue model [Code](https://github.com/y/Koala)\n"),
        Example(f"1. <u>⟦Tip-Adpater⟧</u>: **A Title**. {_GITHUB}\n"),
        Example(f"- ⟦Tip-Adaptera⟧: training-free {_GITHUB}\n"),
        Example(f"# L\n\n## ⟦Tip-Adpater⟧\n\n{_GITHUB}\n"),
        Example("> - 🔥 [⟦Replciate⟧](https://replicate.com): run models\n"),
        Example("| [⟦Perplexty⟧](https://www.perplexity.ai) | search |\n| --- | --- |\n"),
        Example("- [⟦Faradav⟧](https://faraday.dev/): chat on a desktop ([code](https://github.com/f/app))\n"),
        Example("| ⟦EgoSchem⟧ | [Site](https://egoschema.github.io/) |\n| --- | --- |\n"),
        Example(
            "| ⟦Seena⟧ | [Senna: To Drive](https://arxiv.org/abs/2410.22313) "
            "| [Code](https://github.com/hustvl/Senna) |\n| --- | --- | --- |\n"
        ),
        Example("* (arXiv 2023) **⟦Macaw-LLM⟧: Text**, A et al. [[a](https://github.com/a/Macaw-LLMl)]\n"),
        Example("| [⟦KoRMKV⟧](https://huggingface.co/b/KoRWKV-1.5B) | 1.5B |\n| --- | --- |\n"),
        Example("[⟦Magnetic⟧](https://github.com/jack/magentic) (MIT) calls models.\n"),
        Example(
            "- [⟦KoreanLM⟧](https://github.com/q/KoeranLM)\n- KoreanLM: [weights](https://huggingface.co/q/KoreanLM)\n"
        ),
        Example("- **⟦VideoLLM⟧: Modeling Sequences**\n  _Ann Lee_\n  [[Code](https://github.com/cg/ViedoLLM)]\n"),
        Example(
            "| Date | Work |\n| --- | --- |\n"
            "| 25.03 | ⟦TimeZero⟧: Grounding [[Code](https://github.com/w/TimeZreo)] |\n"
        ),
    ),
    good=(
        Example("- [Runway](https://runwayml.com/) [Replit](https://repl.it) [c](https://github.com/a/b)\n"),
        Example("- NExT-Chat: a model [Project](https://next-chatv.github.io/) [c](https://github.com/a/b)\n"),
        Example("- **DebertaM** [a](https://github.com/a/Deberta)\n- KoBERT: [a](https://github.com/a/KoBART)\n"),
        Example("- **Macaw-LLMs** [a](https://github.com/a/Macaw-LLM)\n- **YOLOv**: [a](https://github.com/a/YOLO)\n"),
        Example(f"- **Tip-Adapter** {_GITHUB}\n- **Tip-Adaptor** {_GITHUB}\n- **TipAdapters** {_GITHUB}\n"),
        Example(f"- **Tip-AdapterX** {_GITHUB}\n- **Tip-Adapter+** {_GITHUB}\n- **Tip-Adapter2** {_GITHUB}\n"),
        Example(
            "- **MultiDiffusion: Text in Many Languages** [c](https://github.com/a/MultiDiffuson)\n"
            "- **TriDefense: To Guard Models** [c](https://github.com/a/TriDefence)\n"
            "- [Kaolas](https://github.com/b/kaolas) tuned from [Koala](https://github.com/a/koalas)\n"
        ),
        Example("- **RegNet** [code](https://github.com/a/ResNet)\n- **Llava** [code](https://github.com/a/llama)\n"),
        Example(
            "- **Encoder** [a](https://github.com/a/encoded)\n- **Judgement** [a](https://github.com/a/judgment)\n"
        ),
        Example(
            "- **Mixtral** [base](https://huggingface.co/m/Mistral)\n- DeepSeek: [a](https://github.com/m/DeepSpeed)\n"
        ),
        Example("- **Mixtral** [base](https://huggingface.co/m/Mistral)\n- MoE [code](https://github.com/m/mixtral)\n"),
    ),
)
