"""The text of an item is about another model: it begins with the name of another item, or tells another size.

Two descriptions changed places, or one was copied from the line above and not rewritten: below `Baichuan-7B` stands
`Baichuan-13B is ...`, or a `70B` model has `7 billion parameters`, and readers take the facts of one model for those of
the other. Put each text below its own name. Sizes are looked at only where the text has no other, and does not compare.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.markup.items import first_line
from modelist.linting.markup.prose import no_words
from modelist.linting.names.model_names import Name, read_name
from modelist.linting.names.name_conflicts import near_sizes, sizes_contradict, version_conflict
from modelist.linting.rule import Example, Problem, Rule, Scope

_ITEM = lazy_pattern(
    r"[\[*_`]{0,4}(?P<name>[A-Za-z][\w .+/-]{1,50}?)[:：]?[*_`]{0,3}(?:\]\([^()\s]{0,300}\))?[*_`]{0,3}"
    r"(?:[ \t]*[:：][ \t]*|[ \t]+[-–—]+[ \t]+|[ \t]*$)"
)
_LABEL = lazy_pattern(
    r"[*_ \t]{0,4}(?:简介|介绍|模型介绍|描述|说明|description|introduction|about|summary|overview)"
    r"[*_]{0,3}[ \t]?[:：][*_ \t]{0,4}",
    re.IGNORECASE,
)
_SUBJECT = lazy_pattern(
    r"[\[*_]{0,4}(?P<name>[A-Za-z][\w.+-]{0,30}(?: [\w.+-]{1,20}){0,3}?)[\]*_]{0,4}(?:\([^()\s]{0,300}\))?[ \t]{0,2}"
    r"(?:是|为|由|(?:is|are)\b)"
)
_RELATES = lazy_pattern(
    r"[ \t]*(?:the |a |an )?(?:its|their|successor|bigger|larger|smaller|newer|older|next|previous"
    r"|predecessor|distilled|pruned|quantized|merged|compressed"
    r"|upgrade\w*|improve\w*)\b|其|它的|更[大小新]|升级|后续|下一代",
    re.IGNORECASE,
)
"""What begins a text that tells of another model on purpose, beside the item's own."""

_COUNT = lazy_pattern(
    r"(?<![0-9A-Za-z.])(?P<number>\d{1,4}(?:\.\d{1,3})?)[ \t-]?(?P<unit>[Bb]|billion|亿)[*_]{0,2}[ \t-]?"
    r"(?:param(?:eter)?s?\b|参数)"
)
_ANY_SIZE = lazy_pattern(r"(?<![\d.])\d{1,4}(?:\.\d{1,3})?[ \t-]?(?:B\b|b\b|billion|亿)")
_OF_PART = lazy_pattern(
    r"[ \t]?(?:(?:are |is |be )?(?:activ\w*|used|trainable)|(?:vit|vision|visual|encoder|tower|draft|version"
    r"|variant)\b)|[个的]?(?:激活|版本|视觉)",
    re.IGNORECASE,
)
"""What follows a count of parameters that are not all of the model's."""

_CLAUSE = lazy_pattern(r"[，,;；。！!(（]|\. ")
_OF_OTHERS = lazy_pattern(
    r"\b(?:from|based|than|distill\w*|teacher|compar\w*|match\w*|rival\w*|beat\w*|like|activ\w*|vision|encoder|lora"
    r"|trainable|over|up to|outperform\w*|surpass\w*|between|or|largest|biggest|smallest|smaller|larger|version|variant"
    r"|also|as (?:good|well|strong|fast)|models with|predecessor|sibling|others?)\b"
    r"|基于|比|超|蒸馏|媲美|相当|接近|激活|视觉|可训练|从|到|同系列|还有|另有|版本|最大|最小",
)
_MAX_NAME, _MAX_WORDS, _MAX_TEXT, _MIN_TEXT = 60, 3, 400, 20
_UNITS = {"b": 1000.0, "billion": 1000.0, "亿": 100.0}


class _Text(NamedTuple):
    """What stands below or beside a name; ``place`` is that of the name."""

    name: str
    place: Span
    span: Span


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Items, rows and sections whose names have a size or version, with their texts."""
    texts = [(one, read_name(one.name)) for one in _texts(page)]
    known: dict[str, _Text] = {}
    for one, name in texts:
        known.setdefault(name.key, one)
    for one, name in texts:
        if name.words and (name.sizes or name.versions) and one.span.end > one.span.start:
            problem = _names_other(page, one, name, known) or _tells_other_size(page, one, name)
            if problem is not None:
                yield problem


def _names_other(page: Page, text: _Text, name: Name, known: Mapping[str, _Text]) -> Problem | None:
    """Whether a text begins by saying what another item of the page is, of the same family."""
    match = _SUBJECT.match(page.text, text.span.start, text.span.end)
    said = read_name(match["name"]) if match is not None else None
    other = known.get(said.key) if said is not None else None
    if match is None or said is None or other is None or said.words != name.words or said.key == name.key:
        return None
    compares = text.name.lower() in page.document.slice(text.span).lower()  # a version is told of by the one before
    if _RELATES.match(page.text, match.end()):
        return None
    if not sizes_contradict(said, name) and (compares or version_conflict(said, name, strict=False) is None):
        return None
    message = f"the text of {shown(text.name)} begins with {shown(match['name'])}, which has a text of its own"
    related = ((Location(page.path, other.place), other.name),)
    return Problem(Span(*match.span("name")), message, _HELP, text.name, related=related)


def _tells_other_size(page: Page, text: _Text, name: Name) -> Problem | None:
    """Whether a text tells one count of parameters, far from the only size in the name, which it has nowhere."""
    source = page.document.slice(text.span)
    counts = list(_COUNT.finditer(source)) if len(name.sizes) == 1 and not name.experts else []
    if len(text.name.split()) > _MAX_WORDS:
        return None
    if not counts or len(_ANY_SIZE.findall(source)) != len(counts):
        return None
    (size,) = name.sizes
    told = {float(one["number"]) * _UNITS[one["unit"].lower()] for one in counts}
    before = _CLAUSE.split(source[: counts[0].start()].rstrip("(（*_ "))[-1]
    if len(told) != 1 or near_sizes(min(told), size) or _OF_OTHERS.search(before.lower()):
        return None
    if "moe" in name.words or _OF_PART.match(source, counts[-1].end()):
        return None
    message = f"the text of {shown(text.name)} tells of {shown(counts[0][0].replace('*', ''))}"
    return Problem(Span(*counts[0].span()).shifted(text.span.start), message, _HELP, text.name)


def _texts(page: Page) -> Iterator[_Text]:
    yield from _of_items(page)
    for section in page.sections:
        heading = section.heading
        if len(heading.text) <= _MAX_NAME:
            yield _Text(heading.text.strip(), heading.text_span, _first_paragraph(page, section.own))
    for table in page.markdown.tables:
        for row in table.rows:
            long = [one.span for one in row.cells[1:] if len(one.source) >= _MIN_TEXT and "](" not in one.source]
            if row.cells and len(row.cells[0].source) <= _MAX_TEXT:
                name = visible_text(page, row.cells[0].span)
                yield from (_Text(name, row.cells[0].span, _cut(span)) for span in long if len(name) <= _MAX_NAME)


def _of_items(page: Page) -> Iterator[_Text]:
    """Items with a text behind their names, or in an item below them."""
    outer: dict[int, tuple[str, Span]] = {}
    for item in page.markdown.lists:
        line = first_line(page, item)
        above = outer.get(item.depth - 1)
        label = _LABEL.match(page.text, line.start, line.end)
        if above is not None and label is not None:
            yield _Text(*above, _cut(Span(label.end(), line.end)))
        match = _ITEM.match(page.text, line.start, line.end) if label is None else None
        for depth in [depth for depth in outer if depth >= item.depth]:
            del outer[depth]
        if match is not None:
            outer[item.depth] = (match["name"].strip(), Span(*match.span("name")))
            yield _Text(*outer[item.depth], _cut(Span(match.end(), line.end)))


def _first_paragraph(page: Page, own: Span) -> Span:
    """The first line of text in a section: neither a link or picture, nor code, a list or a table."""
    at, end = own.start, min(own.end, own.start + 10 * _MAX_TEXT)
    while at < end:
        stop = page.text.find("\n", at, end)
        stop = end if stop < 0 else stop
        if stop - at >= _MIN_TEXT and page.text[at].isalpha() and at not in no_words(page):
            return _cut(Span(at, stop))
        at = stop + 1
    return Span(own.start, own.start)


def _cut(span: Span) -> Span:
    return Span(span.start, min(span.end, span.start + _MAX_TEXT))


_HELP = "Put each text below its own name, or correct it."
_TWO = "* Foo-7B\n  * 简介：{}\n\n* Foo-13B\n  * 简介：{}\n"

RULE = Rule(
    id="text-names-other",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="models",
    bad=(
        Example(
            _TWO.format("⟦Foo-13B⟧ 是开源模型，包含 130 亿参数。", "一个模型，在1.2万亿tokens上训练的⟦70亿参数⟧模型。")
        ),
        Example("- **Foo-7B**: a chat model\n- **Foo-70B**: an open model with ⟦7 billion parameters⟧\n"),
        Example("## Foo-7B\n\nAn open-source chat model with **⟦70B** parameters⟧.\n"),
        Example("# L\n\n## Foo 2\n\nFoo 2 is an open model.\n\n## Foo 3\n\n⟦Foo 2⟧ is an open model.\n"),
    ),
    good=(
        Example(_TWO.format("Foo-7B 是开源模型，包含 70 亿参数。", "一个模型，在1.2万亿tokens上训练的130亿参数模型。")),
        Example(
            "- **Foo-7B**: a chat model, distilled from a 70B parameters model\n- **Foo-6B**: has 6.2B parameters\n"
        ),
        Example("- **Foo-7B**: Bar-13B is its teacher\n- **Bar-13B**: Foo-7B learns from it\n"),
        Example(
            "- **Foo-7B**: Foo-13B is its bigger sibling\n- **Foo-13B**: the smallest has 7 billion parameters\n"
            "- **Foo-70B**: smaller than Bar (280 billion parameters)\n"
            "- **Foo-8B**: now with a 30B parameters version\n"
            "- **Bar-16B**: 2.8 billion parameters are active\n- **Bar-VL-7B**: with a 1.9 billion parameters ViT\n"
        ),
        Example("- **Foo-8x7B**: a model with 47B parameters\n- **Foo-7B**: 7B, with a 1 billion parameters tower\n"),
        Example(
            "# L\n\n## Foo 2\n\nFoo is an open model.\n\n## Foo 2.5\n\nFoo 2 taught Foo 2.5.\n\n"
            "## Foo 3\n\nFoo 2 is good, and Foo 3 is better.\n"
        ),
    ),
)
