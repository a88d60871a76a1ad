"""A name is one slip away from another name of the page.

`LangCahin` among many `LangChain`: two letters changed places, one was left out, or a zero stands for an O. Whoever
searches for the name misses the place, and a model that is called so may not exist. Write the name as its owner does;
if these are two things, excuse the finding. Names that differ in capitals, in numbers or at an end are left alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans, no_text
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.common_words import COMMON
from modelist.readme.proper_names import is_proper_name

_IN_NAMES = "A-Za-z0-9_À-ɏ"
"""Letters of a name; those of Chinese stand beside it without a blank."""

_NAME = lazy_pattern(
    rf"(?<![{_IN_NAMES}/.@#&-])(?=[A-Za-z0-9-]{{6,40}}(?![{_IN_NAMES}/@]|\.\w))"
    r"[A-Za-z][A-Za-z0-9-]*?[a-z0-9-][A-Z0-9][A-Za-z0-9-]*"
)
_WORDS = lazy_pattern(r"[A-Z]?[a-z]+(?:-[A-Z]?[a-z]+)*\Z")
_CAMEL = lazy_pattern(r"[a-z][A-Z]")
_ALIAS = lazy_pattern(r"\((?P<alias>[A-Z][\w-]{4,30})\)\s*\Z")
_WORD = lazy_pattern(r"[A-Za-z][\w-]{4,30}")
_PLAIN_NAME = lazy_pattern(rf"(?<![{_IN_NAMES}/.@#&-])[A-Za-z][a-z]{{7,23}}(?![{_IN_NAMES}/@-]|\.\w)")
_LETTERS = lazy_pattern(r"[A-Za-z]+")
_HEADS = lazy_pattern(r"[*_]{0,3}[:：] ?(?:\w[^|\n]{0,200}(?:\]\(|\[|https?:)|[^|\n]{8,300}\|)")
"""What stands behind a name that a linked title begins with."""

_TITLE = 24
"""How many letters of them tell two titles apart."""

_MIN_LENGTH, _MAX_NAMES = 6, 4_000
_LONG_RUN = 4
"""Small letters in a row in which a slip is no other name: ``RegNet`` is not ``ResNet``."""

_OFTEN, _VERY_OFTEN = 3, 10


class _Name(NamedTuple):
    """A name, letter case aside: its first spelling, and where it stands."""

    key: str
    text: str
    spans: list[Span]


class _Pair(NamedTuple):
    """Two names that are one slip apart, and where in the first they differ; ``kind`` is the kind of slip."""

    one: _Name
    other: _Name
    at: int
    kind: str


Names = Mapping[str, _Name]


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Names with a capital or digit inside that another name becomes by one slip."""
    names: dict[str, _Name] = {}
    for match in _NAME.finditer(page.text):
        first = match[0].partition("-")[0]
        is_name = len(first) >= _MIN_LENGTH and _CAMEL.search(first) is not None
        for text in dict.fromkeys((match[0], first)) if is_name else (match[0],):
            if not text.endswith("-"):
                key, start = text.lower(), match.start()
                names.setdefault(key, _Name(key, text, [])).spans.append(Span(start, start + len(text)))
    yield from _aliases(page)
    yield from _in_columns(page)
    if not 1 < len(names) <= _MAX_NAMES:
        return
    meant: dict[str, tuple[_Name, _Name]] = {}
    for pair in (*_letters(names), *_zeros(names), *_swapped(names)):
        found = _JUDGES[pair.kind](page, _in_words(page, pair.one), _in_words(page, pair.other), pair.at)
        if found is not None:
            meant[found[0].key] = found
    told: set[int] = set()
    for wrong, right in sorted(meant.values(), key=lambda pair: -len(pair[0].key)):
        if right.key not in meant:
            yield from _problems(page, wrong, right, told)


def _aliases(page: Page) -> Iterator[Problem]:
    """Short names in brackets at the end of a title that have the letters of a word of the title in another order."""
    for link in page.links if ")]" in page.text else ():
        match = _ALIAS.search(link.text)
        if match is None:
            continue
        alias, letters = match["alias"], sorted(match["alias"].lower())
        words = _WORD.findall(link.text[: match.start()])
        right = next((one for one in words if sorted(one.lower()) == letters), None)
        if right is not None and all(one.lower() != alias.lower() for one in words):
            at = page.text.rfind(alias, *link.text_span)
            span = Span(at, at + len(alias)) if at >= 0 else link.text_span
            message = f"'{alias}' looks like a slip for '{right}', which the title begins with"
            yield Problem(span, message, f"Write {right}.")


def _in_columns(page: Page) -> Iterator[Problem]:
    """Plain words of a column that are one slip from a well-known name of the same column; people's are often."""
    counts: Counter[str] | None = None
    for table in page.markdown.tables:
        for column in range(len(table.header.cells)):
            words: dict[str, _Name] = {}
            cells = (row.cells[column].span for row in table.rows if column < len(row.cells))
            for match in (one for cell in cells for one in _PLAIN_NAME.finditer(page.text, *cell)):
                key = match[0].lower()
                words.setdefault(key, _Name(key, match[0], [])).spans.append(Span(*match.span()))
            usual = [one for one in words.values() if is_proper_name(one.text)]
            for wrong, right, at in _near(words, usual):
                counts = Counter(map(str.lower, _LETTERS.findall(page.text))) if counts is None else counts
                is_word = wrong.key in COMMON or wrong.text.islower() or is_proper_name(wrong.text)
                in_words = _in_words(page, wrong)
                if not is_word and counts[wrong.key] == 1 and in_words.spans and _run(right.text, at) >= _LONG_RUN:
                    yield from _problems(page, in_words, right, set())


def _problems(page: Page, wrong: _Name, right: _Name, told: set[int]) -> Iterator[Problem]:
    headings = _headings(page)
    for span in wrong.spans:
        if span.start in told:
            continue
        told.add(span.start)
        message = f"'{page.document.slice(span)}' looks like a slip for '{right.text}'"
        related = ((Location(page.path, right.spans[0]), f"'{right.text}'"),)
        edits = () if span.start in headings else (Edit(span, right.text),)
        advice = f"Write {right.text}, if it is meant."
        yield Problem(span, message, advice, edits=edits, safety=Safety.UNSAFE, related=related)


def _headings(page: Page) -> Spans:
    """Where headings are, whose anchors no fix changes."""
    found = _HEADINGS.get(page)
    if found is None:
        found = _HEADINGS[page] = Spans(one.span for one in page.markdown.headings)
    return found


_HEADINGS: WeakKeyDictionary[Page, Spans] = WeakKeyDictionary()


def _in_words(page: Page, name: _Name) -> _Name:
    """The name as it stands in words for readers."""
    return name._replace(spans=[one for one in name.spans if one.start not in no_text(page)])


def _is_elsewhere(page: Page, name: _Name) -> bool:
    """Whether a name stands in an address, in code or within a longer name, too: then it is meant."""
    return page.lower.count(name.key) > len(name.spans)


def _swapped(names: Names) -> Iterator[_Pair]:
    """Names that another becomes when two neighbouring letters change places."""
    for key, one in names.items():
        for at in range(len(key) - 1):
            first, second = key[at], key[at + 1]
            if first < second and first.isalpha() and second.isalpha():  # each pair once
                other = names.get(f"{key[:at]}{second}{first}{key[at + 2 :]}")
                if other is not None:
                    yield _Pair(one, other, at, "swapped")


def _judge_swapped(page: Page, one: _Name, other: _Name, at: int) -> tuple[_Name, _Name] | None:
    """The wrong one and the right one: the rarer, or the one that stands nowhere else; None where nothing tells.

    Capitals are swapped in other names, too, as in VMBench and MVBench.
    """
    if not one.spans or not other.spans:
        return None
    if len(one.spans) != len(other.spans):
        wrong, right = (one, other) if len(one.spans) < len(other.spans) else (other, one)
    else:
        wrong, right = (other, one) if _is_elsewhere(page, one) else (one, other)
        if not _is_elsewhere(page, right):
            return None
    if _is_elsewhere(page, wrong):
        return None
    if _are_two_works(page, wrong, right):
        return None
    small = wrong.text[at : at + 2].islower()
    likely = small or _is_elsewhere(page, right) or len(right.spans) >= _VERY_OFTEN
    return (wrong, right) if likely else None


def _are_two_works(page: Page, one: _Name, other: _Name) -> bool:
    """Whether both names head titles, on lines that link other things and go on in another way."""
    heads = [[span for span in name.spans if _HEADS.match(page.text, span.end)] for name in (one, other)]
    if not all(heads):
        return False
    rests = [{page.text[span.end : span.end + _TITLE].lower() for span in spans} for spans in heads]
    lines = [{page.document.lines.line_of(span.start) for span in spans} for spans in heads]
    return rests[0].isdisjoint(rests[1]) and lines[0].isdisjoint(lines[1])


def _zeros(names: Names) -> Iterator[_Pair]:
    """Names with a zero where another has an O."""
    for key, name in names.items():
        for at, letter in enumerate(key if "0" in key else ""):
            right = names.get(f"{key[:at]}o{key[at + 1 :]}") if letter == "0" else None
            if right is not None:
                yield _Pair(name, right, at, "zero")


def _judge_zero(page: Page, zero: _Name, letter: _Name, at: int) -> tuple[_Name, _Name] | None:
    """The rarer one is wrong, or the one whose beginning is rarer in the page; else the zero that stands in a word."""
    if not zero.spans or not letter.spans:
        return None
    begins = [page.lower.count(one.key[: at + 1]) for one in (zero, letter)]
    for zeros, letters in ((len(zero.spans), len(letter.spans)), begins):
        if zeros != letters:
            return (zero, letter) if zeros < letters else (letter, zero)
    return (zero, letter) if len(zero.key) > at + 2 and zero.key[at + 1 : at + 3].isalpha() else None


def _letters(names: Names) -> Iterator[_Pair]:
    """Rare names with a small letter more, less, or changed, of names that stand often or are well known."""
    often = [name for name in names.values() if len(name.spans) >= _OFTEN or is_proper_name(name.text)]
    yield from (_Pair(*found, "letter") for found in _near(names, often))


def _near(names: Names, often: Sequence[_Name]) -> Iterator[tuple[_Name, _Name, int]]:
    """Rare names that are such a slip away from one of those given, which each comes with, and the place."""
    usual = {shorter: (name, at) for name in often for at, shorter in _shorter(name)}
    for wrong in names.values() if usual else ():
        for right, at in _usual(wrong, names, usual):
            yield wrong, right, at


def _judge_letter(page: Page, wrong: _Name, right: _Name, at: int) -> tuple[_Name, _Name] | None:
    count = len(right.spans)
    if len(wrong.spans) != 1 or not count or _WORDS.match(wrong.text) or _is_elsewhere(page, wrong):
        return None
    if is_proper_name(right.text) and not is_proper_name(wrong.text) and _run(right.text, at) >= _LONG_RUN:
        return wrong, right  # one use is enough where the name is known
    if count < _OFTEN:
        return None
    is_used = count > _OFTEN or _is_elsewhere(page, right)
    is_long = _run(right.text, at) >= _LONG_RUN or count >= _VERY_OFTEN
    return (wrong, right) if is_used and is_long else None


_JUDGES = {"swapped": _judge_swapped, "zero": _judge_zero, "letter": _judge_letter}


def _usual(wrong: _Name, names: Names, usual: Mapping[str, tuple[_Name, int]]) -> Iterator[tuple[_Name, int]]:
    """The often used names from which a slip makes a rare one, each with the place of the slip."""
    if len(wrong.spans) >= _OFTEN:
        return
    if wrong.key in usual:
        yield usual[wrong.key]
    for at, shorter in _shorter(wrong):
        if shorter in names:
            yield names[shorter], at
        changed = usual.get(shorter)
        if changed is not None and changed[1] == at and changed[0] is not wrong:
            yield changed


def _shorter(name: _Name) -> Iterator[tuple[int, str]]:
    """The name without one of its small letters, each with its place; the first and last of a part are left."""
    text = name.text
    for at in range(1, len(text) - 1):
        if text[at].islower() and text[at - 1].isalpha() and text[at + 1].isalpha():
            yield at, name.key[:at] + name.key[at + 1 :]


def _run(text: str, at: int) -> int:
    """How many small letters stand in a row around a place."""
    start = end = min(at, len(text) - 1)
    while start > 0 and text[start - 1].islower():
        start -= 1
    while end < len(text) and text[end].islower():
        end += 1
    return end - start


_CHAIN = "[LangChain](https://langchain.com) and LangChain. "

RULE = Rule(
    id="name-typo",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="models",
    bad=(
        Example(_CHAIN + "⟦LangCahin⟧ is one.\n"),
        Example("ShapeLLM-Omni and ⟦ShapeLLM-0mni⟧\n"),
        Example("EfficientNet-B0, EfficientNet-B0 and ⟦EfficientNet-BO⟧\n"),
        Example("模型LangChain、LangChain和LangChain，LangChain，还有⟦LangCahin⟧模型。\n"),
        Example("[Molmo and PixMo: Open Weights (⟦Molom⟧)](https://arxiv.org/abs/2409.17146)\n"),
        Example("InternLM-7B, [InternLM-20B](https://a.org/InternLM-20B), InternLM2 and InternLM; ⟦InterLM⟧-7B\n"),
        Example(3 * _CHAIN + "⟦LangChaihn⟧\n"),
        Example("InternLM is by Shanghai AI Lab.\n\n| Model | ⟦InterLM⟧-7B |\n| - | - |\n"),
        Example("| Parts |\n| - |\n| SD + ⟦Zeriscope⟧ |\n| SD + zeroscope v2 |\n"),
        Example(3 * "[AngelSlim](https://a.org/AngelSlim) " + "or ⟦AngoelSlim⟧\n"),
    ),
    good=(
        Example(_CHAIN + "[LangCahin](https://github.com/a/LangCahin), `LangCahin`, LangChains\n"),
        Example(5 * "ResNet " + "RegNet, Content-Aware Context-Aware Context-Aware Context-Aware\n"),
        Example(
            "[Molmo and PixMo: Open Weights (Molmo)](https://a.org/b) [A scale for text (Lace)](https://a.org/c)\n"
        ),
        Example("InternLM, MetaGPT and [InterLM](https://github.com/a/InterLM); MotaGPT and MotaGPT\n"),
        Example(
            "- [SaltSIC: Stereo Images in Boxes](https://arxiv.org/abs/2501.00001)\n"
            "- [SaltSCI: Snapshots of Clear Ice](https://arxiv.org/abs/2501.00002), SaltSCI\n"
        ),
        Example("ModelABC-B0 and ModelABC-BO\n"),
        Example("| Authors |\n| - |\n| Cai Qianlong |\n| Qianlong Wu, Qianlong Wang |\n| Qianglong Li; Zeroscop |\n"),
        Example("MVBench MVBench VMBench MVBench; LLaVA-1.5 and LLaVA-1.6, Qwen2 Qwen3\n"),
    ),
)
