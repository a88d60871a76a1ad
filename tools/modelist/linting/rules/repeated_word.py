"""A word, a name or a year stands twice in a row, or in an enumeration, or a Chinese particle that is never doubled.

`the the`, `2022 2022` and `由由` are what is left of an edit, and in `Tracing, Evaluations, Prompts, Evaluations and
Playground` the second one took the place of something else. Remove one, or write what was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans, no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_TWICE = lazy_pattern(r"(?<![\w'’/.@#$-])([A-Za-z]{2,})([ \t]+)\1(?![\w'’/@-]|\.\w)", re.IGNORECASE)
_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’", "«": "»"}
_YEARS = lazy_pattern(r"(?<![\w'’/.,@#$-])((?:19|20)\d\d)([ \t]+)\1(?![\w'’/@-]|[.,]\d)")
_NAMES = lazy_pattern(
    r"(?<![\w.'’-])(?P<name>(?:[A-Z][\w.'’-]{0,20} ){1,3}[A-Z][\w.'’-]{1,20})(?P<again> (?P=name))(?![\w-]| [A-Z\d])"
)
"""A name of several words, as of an author, which another one may begin with."""

_MEANT = frozenset(
    "had that is bla blah very long really much many few more so no ha hey bye pom tut win yeah wow you we who"
    " hungry wawa boo cha cat dog word words token tokens x xx".split()
)

_ZH = lazy_pattern(
    r"(?:(?<![目打])(的)的(?![确士])|(?<![自理缘来])(由)(?:由|是由)|(?<![共温缓饱调祥中平总暖柔])(和)和(?![气美睦乐])"
    r"|(?<![参给赋])(与)与|(?<![现存内所潜外实好正])(在)在|(?<![普涉波触顾])(及)及(?![时格早])|(?<=[亚关基低高优属源])(于)于(?![是谦])"
    r"|(?<=针)(对)对(?![话象方应齐立比外手抗联照称])|(被)被(?![子单褥告])|(?<![即大小上中少])(将)将(?![军来要就近])"
    r"|(?<!抑)(或)或(?![许多者])|(?<![合兼吞归火裁])(并)并(?![行发列且排]))"
)
"""Particles and prepositions that no word ends or begins with at that place, as 参与与 and 及及时 would have it."""

_PART = r"(?!(?:and|or)\b)[A-Za-z][\w+-]{2,30}(?: (?!(?:and|or)\b)[A-Za-z][\w+-]{1,30}){0,2}"
_RUN = lazy_pattern(rf"(?<!, )(?<![\w.,/@'’*(#-])(?:{_PART}, ){{2,15}}{_PART},? (?:and|or|&) {_PART}(?![\w'’@/-]|\.\w)")
_JOINT = lazy_pattern(r",? (?:and|or|&) |, ")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """The same word, letter case aside, apart from those that are repeated on purpose; names repeat capitals.

    Headings are not fixed, since links hang on their anchors.
    """
    headings = Spans(one.span for one in page.markdown.headings)
    for match in (*_TWICE.finditer(page.text), *_YEARS.finditer(page.text)):
        first, second = match[1], page.text[match.end(2) : match.end()]
        is_name = first[0].isupper() and second[0].isupper()
        if first.lower() in _MEANT or is_name or match.start() in no_words(page) or match.end() in no_words(page):
            continue
        before, after = page.text[match.start() - 1 : match.start()], page.text[match.end() : match.end() + 1]
        if before and _QUOTES.get(before) == after:
            continue  # what is quoted is called so
        span = Span(match.end(1), match.end())
        message = f"'{first}' stands twice in a row"
        edits = () if span.start in headings else (Edit(span, ""),)
        yield Problem(Span(*match.span()), message, "Remove one.", edits=edits)
    for match in _NAMES.finditer(page.text):
        if match.start() not in no_words(page) and match.end() - 1 not in no_words(page):
            message = f"{shown(match['name'])} stands twice in a row"
            again = Span(*match.span("again"))
            edits = () if again.start in headings else (Edit(again, ""),)
            yield Problem(Span(*match.span()), message, "Remove one.", edits=edits, safety=Safety.UNSAFE)
    for match in _ZH.finditer(page.text) if not page.text.isascii() else ():
        if match.start() not in no_words(page):
            span = Span(*match.span(match.lastindex or 0))
            message = f"'{page.document.slice(span)}' stands twice in '{match[0]}'"
            yield Problem(Span(*match.span()), message, "Remove one.", edits=(Edit(span, ""),))
    yield from _in_enumerations(page)


def _in_enumerations(page: Page) -> Iterator[Problem]:
    """Parts of an enumeration with an ``and`` that stand in it twice; people may well have one name."""
    for match in _RUN.finditer(page.text) if ", " in page.text else ():
        ends = [(one.start(), one.end()) for one in _JOINT.finditer(match[0])]
        starts = [0, *(end for _, end in ends)]
        parts = [match[0][at:stop] for at, stop in zip(starts, [*(at for at, _ in ends), len(match[0])], strict=True)]
        if match.start() in no_words(page) or all(" " in one and one.title() == one for one in parts):
            continue
        seen: set[str] = set()
        for at, part in zip(starts, parts, strict=True):
            if part.lower() in seen:
                start = match.start() + at
                message = f"'{part}' stands twice in one enumeration"
                yield Problem(Span(start, start + len(part)), message, "Leave it out, or write what was meant.")
            seen.add(part.lower())


RULE = Rule(
    id="repeated-word",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example("Models of ⟦the the⟧ lab.\n", "Models of the lab.\n"),
        Example("*⟦Ann Maria Lee Ann Maria Lee⟧, Bo Dyk.*\n"),
        Example("## About ⟦the the⟧ lab\n"),
        Example("* (NAACL ⟦2022 2022⟧) A title\n", "* (NAACL 2022) A title\n"),
        Example(
            "该项目⟦由由⟧大学开发，⟦由是由⟧实验室发布，有较好⟦的的⟧能力，针⟦对对⟧金融，不亚⟦于于⟧大模型\n",
            "该项目由大学开发，是由实验室发布，有较好的能力，针对金融，不亚于大模型\n",
        ),
        Example("- Foo - a platform for Tracing, Evaluations, Prompt Management, ⟦Evaluations⟧ and Playground.\n"),
        Example("| a ⟦in in⟧ b |\n| - |\n", "| a in b |\n| - |\n"),
    ),
    good=(
        Example("It had had that that very very long; Duran Duran, `the the`, x the\n\nthe end, a-the the-a\n"),
        Example(
            "的的确确，目的的实现，自由由此，理由是由于，参与与合作，现在在，及及时，对对话，普及及推广，合并并存储，可以以文本，和和气气，了了\n"
        ),
        Example('The "something something" data and “stop stop”, Hungry hungry hippos\n'),
        Example("Mirrors of Llama Guard Llama Guard 2\n"),
        Example("Ann Lee, Ann Lee and Large Language Large Language Models, `Ann Lee Ann Lee`\n"),
        Example("from 2022 2022-01 to 2022, 2022 and 2022 2023\n"),
    ),
)
