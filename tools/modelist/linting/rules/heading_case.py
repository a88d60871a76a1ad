"""A heading has a word in small letters, where the other headings of the page begin such words with a capital.

`## outline` among `## Papers` and `## Datasets` looks as if it was forgotten, and so does `## Remote sensing` among
`## Related Tasks` and `## Vision Models`. Write it as the others; names such as vLLM stay as they are. Its anchor is
the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Heading
from modelist.linting.context import Page
from modelist.linting.markup.emphasis import is_cjk
from modelist.linting.markup.prose import no_text
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.proper_names import is_proper_name

_FIRST = lazy_pattern(r"(?::[a-z0-9_+-]{1,40}:|[\W_])*(?P<letter>[^\W_])")
"""The first letter, emoji in words such as ``:rocket:`` aside."""

_WORD = lazy_pattern(r"[a-z]{2,}(?![A-Za-z0-9_@'’À-ɏ./-])")
_MIN_OTHERS, _MOST = 3, 0.85
_MIN_TITLED, _MOST_TITLED, _LONGEST = 4, 0.8, 6
"""Headings with several words that a page has at least, how many of them have capitals, and words of a short one."""

_INNER = lazy_pattern(r"(?<=[\w&] )[a-z]{4,}(?![A-Za-z0-9_@'’À-ɏ./-])")
_COMPOUND = lazy_pattern(r"(?<=[\w&] )[a-z]{3,}-[a-z]{3,}(?![A-Za-z0-9_@'’À-ɏ./-])")
_LATER = lazy_pattern(r"(?<=[\w&] )[A-Z][a-z]{3,}(?![A-Za-z0-9_@'’À-ɏ./])")
"""Words of four letters or more behind another one, and those that begin with a capital."""

_LINKING = frozenset(
    """
    about above across after against along amid among around before behind below beneath beside besides between beyond
    does during each else even ever except from have here inside into just like more most near once only onto other
    others outside over past per plus since some such than that their them then there these they this those through
    throughout till towards toward under unlike until upon using versus very were what when where which while will with
    within without your yours based
    """.split()
)
"""Words that titles leave in small letters, or may."""

_SENTENCE = tuple(".!?。！？:：")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Headings of a level that nearly all begin with a capital, whose first word is one in small letters."""
    levels: dict[int, list[tuple[Heading, int]]] = {}
    for heading in page.markdown.headings:
        first = _FIRST.match(page.text, *heading.text_span)
        if first is not None and first["letter"].upper() != first["letter"].lower():
            levels.setdefault(heading.level, []).append((heading, first.start("letter")))
    for found in levels.values():
        capitals = sum(page.text[at].isupper() for _, at in found)
        if capitals >= max(_MIN_OTHERS, _MOST * (len(found) - 1)):
            yield from (one for heading, at in found for one in _check(page, heading, at))
    yield from _later_words(page)


def _later_words(page: Page) -> Iterator[Problem]:
    """Short headings with small letters behind the first word, where nearly all have capitals there."""
    titled: dict[str, int] = {}
    small: dict[str, list[tuple[Heading, list[Span]]]] = {}
    for heading in page.markdown.headings:
        text = " ".join(heading.text.split()).casefold()
        if (
            heading.html
            or page.links_in(heading.text_span)
            or text.endswith(_SENTENCE)
            or text.count(" ") >= _LONGEST
            or any(map(is_cjk, text))
        ):
            continue
        words = [Span(*match.span()) for match in _INNER.finditer(page.text, *heading.text_span)]
        words = [one for one in words if _is_ordinary(page, one)]
        if words:
            small.setdefault(text, []).append((heading, words))
        elif _LATER.search(page.text, *heading.text_span) is not None:
            titled[text] = heading.level
    if len(titled) < max(_MIN_TITLED, _MOST_TITLED * (len(titled) + len(small))):
        return
    usual, unusual = Counter(titled.values()), Counter(found[0][0].level for found in small.values())
    for heading, words in (one for found in small.values() for one in found):
        if unusual[heading.level] > max(1, usual[heading.level]):
            continue  # headings of this level are written so
        span = Span(words[0].start, words[-1].end)
        message = f"{shown(page.document.slice(span))} has small letters here, other headings of the page have capitals"
        # Half of a heading with capitals is worse than none, and of `multi-agent` the others may have either form.
        is_plain = _COMPOUND.search(page.text, *heading.text_span) is None
        starts = [one.start for one in words] if is_plain else []
        edits = tuple(Edit(Span(start, start + 1), page.text[start].upper()) for start in starts)
        yield Problem(span, message, "Begin the words with capitals.", heading.text, edits=edits)


def _is_ordinary(page: Page, word: Span) -> bool:
    """Whether a word in small letters is one like any other: no linking word, name, code or address."""
    text = page.document.slice(word)
    return text not in _LINKING and not is_proper_name(text) and word.start not in no_text(page)


def _check(page: Page, heading: Heading, at: int) -> Iterator[Problem]:
    match = _WORD.match(page.text, at, heading.text_span.end)
    if match is None or at in no_text(page) or is_proper_name(match[0]) or any(map(is_cjk, heading.text)):
        return
    span = Span(*match.span())
    message = f"the heading {shown(heading.text.strip())} begins with a small letter, the others of its level do not"
    yield Problem(span, message, "Begin with a capital.", edits=(Edit(Span(at, at + 1), page.text[at].upper()),))


_OTHERS = "".join(f"\n## {name}\n" for name in ("Papers", "🔥 Models", "Datasets"))

_TITLED = "".join(
    f"\n## {name}\n" for name in ("Open Models", "A Few Datasets", "Our Papers", "New Tasks", "Old Tools")
)

RULE = Rule(
    id="heading-case",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    default=False,
    bad=(
        Example(f"## Remote ⟦sensing⟧\n{_TITLED}", f"## Remote Sensing\n{_TITLED}"),
        Example(f"### 1. Tools & ⟦datasets of models⟧\n{_TITLED}", f"### 1. Tools & Datasets of Models\n{_TITLED}"),
        Example(f"## Many multi-part ⟦things⟧\n{_TITLED}"),
        Example(f"## ⟦outline⟧\n{_OTHERS}", f"## Outline\n{_OTHERS}"),
        Example(f"## 🎉 ⟦how⟧ to contribute\n{_OTHERS}", f"## 🎉 How to contribute\n{_OTHERS}"),
    ),
    good=(
        Example(f"## [Lab pythia](https://a.org)\n{_TITLED}"),
        Example(f"### Remote sensing\n\n### Open vision\n{_TITLED}"),
        Example(
            f"## Models with More\n\n## Papers and `data`\n\n## What works here?\n{_TITLED.replace('Old', 'vLLM')}"
        ),
        Example(f"## Learning from Data\n\n## Small vllm\n\n## Remote-sensing Data\n{_TITLED}"),
        Example(f"## A long heading that says something of models in words\n\n## 模型 with models\n{_TITLED}"),
        Example(f"## vLLM and more\n\n## `lint`\n\n## wav2vec\n\n## arXiv\n\n## 模型\n{_OTHERS}"),
        Example(f"## :rocket: Fast\n\n## transformers 篇\n{_OTHERS}"),
        Example(f"## data\n\n## papers\n{_OTHERS}"),
        Example(f"### outline\n{_OTHERS}"),
    ),
)
