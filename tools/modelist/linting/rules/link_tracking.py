"""An address with parts that track the reader, fix a language for everybody, or hold words of the page.

`utm_source=`, `spm=`, `vd_source=` and the like tell a site who shared the link and where, `authuser=` which of its
author's accounts was open; `tab=readme-ov-file` opens what GitHub shows anyway; `hl=zh-cn` shows everybody the page in
one language. `#:~:text=` is left of a search, or of a link to marked words, and marks them for readers who want all of
the page. The page is the same without them. `/zh-cn/` in the path on an English page fixes one, too: link the page in
the language that the others are in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.addresses.urls import Written, addresses, faults, problem
from modelist.linting.context import Page
from modelist.linting.markup.emphasis import is_cjk
from modelist.linting.markup.languages import clear_language
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers.urls import Url, split_url

_CODES = ("tracking-parameter", "locale-in-url", "text-fragment")
_CODE = lazy_pattern(r"(?P<lang>en|zh|ja|ko)(?:[-_](?:us|gb|cn|tw|hk|jp|kr|hans|hant))?", re.IGNORECASE)
_IN_NAME = lazy_pattern(rf"\.{_CODE.pattern}(?=\.html?\Z)", re.IGNORECASE)
_NAMES = {"en": "English", "zh": "Chinese", "ja": "Japanese", "ko": "Korean"}
_ENGLISH_UNMARKED = ("huggingface.co", "promptingguide.ai", "qwenlm.github.io")
"""Sites whose pages are in English at the address without a language; of the Hub, those that it wrote."""

_HUB, _HUB_PAGES = "huggingface.co", ("blog", "docs", "learn")

_ENGLISH_MARKED = ("readthedocs.io", "readthedocs.org")
"""Sites whose pages in English have ``en`` in its place (https://docs.readthedocs.com, localization)."""

_MIN_SIBLINGS = 2
_MAX_DEPTH = 4


class _Marked(NamedTuple):
    """An address with a language in it: which one, where, and what all addresses of its place have in common."""

    written: Written
    url: Url
    lang: str
    span: Span
    place: str


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Faults of these kinds in every address, and languages in paths that are not the page's own."""
    if "://" not in page.text:
        return
    told: set[Span] = set()
    for written, fault in faults(page, _CODES):
        told.add(written.span)
        yield problem(written, fault)
    yield from (found for one, found in _languages(page) if one.span not in told)


def _languages(page: Page) -> Iterator[tuple[Written, Problem]]:
    """Addresses with another language than most of the same place, or than the page, where the site is known."""
    marked = [found for written in addresses(page) if (found := _read(written)) is not None]
    if not marked:
        return
    siblings: dict[str, Counter[str]] = {}
    for one in marked:
        siblings.setdefault(one.place, Counter())[one.lang] += 1
    own = clear_language(page)
    for one in marked:
        langs = siblings[one.place]
        usual = own in langs and langs[own] >= max(_MIN_SIBLINGS, langs[one.lang])
        known = own == "en" and _has_english(one.url)
        if one.lang != own and (usual or known) and not _says_so(one.written):
            yield one.written, _problem(one, own, usual)


def _read(written: Written) -> _Marked | None:
    url = split_url(written.url.strip()) if written.exact and not written.is_image else None
    if url is None or not url.is_web:
        return None
    for at, one in enumerate(url.segments[:_MAX_DEPTH]):
        match = _CODE.fullmatch(one.raw)
        if match is not None:
            place = "/".join((url.site, *url.names[:at], "*"))
            return _Marked(written, url, match["lang"].lower(), one.span, place)
    match = _IN_NAME.search(url.text, *url.path_span)
    if match is None:
        return None
    place = "/".join((url.site, *url.names[:-1], "*.html"))
    return _Marked(written, url, match["lang"].lower(), Span(match.start() + 1, match.end()), place)


def _has_english(url: Url) -> bool:
    """Whether the page of a site is surely there in English, too."""
    is_theirs = not url.is_on(_HUB) or url.names[0] in _HUB_PAGES
    return is_theirs and url.is_on(*_ENGLISH_UNMARKED, *_ENGLISH_MARKED)


def _says_so(written: Written) -> bool:
    """Whether a link tells in which language the page behind it is, by its words or by their script."""
    text = written.link.text if written.link is not None else ""
    return any(map(is_cjk, text)) or any(one in text for one in _NAMES.values())


def _problem(one: _Marked, own: str, usual: bool) -> Problem:
    span = one.span.shifted(one.written.span.start)
    edit = Edit(span, own)
    if not usual and one.url.is_on(*_ENGLISH_UNMARKED):
        end = span.end + (one.url.text[one.span.end : one.span.end + 1] == "/")
        edit = Edit(Span(span.start, end), "")
    message = f"the address is of the page in {_NAMES[one.lang]}"
    message += f"; others of its place are in {_NAMES[own]}" if usual else f", and this one is in {_NAMES[own]}"
    advice = f"Link the page in {_NAMES[own]}, if there is one."
    return Problem(span, message, advice, edits=(edit,), safety=Safety.UNSAFE)


_SWALLOW = "".join(f"- [A{n}](https://swallow-llm.github.io/a{n}.en.html)\n" for n in range(3))

RULE = Rule(
    id="link-tracking",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="links",
    default=False,
    bad=(
        Example("[a](https://x.org/p⟦?utm_source=list⟧)\n", "[a](https://x.org/p)\n"),
        Example(
            "[v](https://www.bilibili.com/video/BV1?⟦vd_source=abc&⟧t=3)\n",
            "[v](https://www.bilibili.com/video/BV1?t=3)\n",
        ),
        Example("[c](https://cloud.google.com/x⟦?hl=zh-cn⟧)\n", "[c](https://cloud.google.com/x)\n"),
        Example(
            "[p](https://ai.google.dev/pricing⟦?authuser=1⟧) [v](https://commonvoice.mozilla.org/⟦zh-CN/⟧datasets)\n",
            "[p](https://ai.google.dev/pricing) [v](https://commonvoice.mozilla.org/datasets)\n",
        ),
        Example(
            "[a](https://x.org/a⟦#:~:text=We%20show,that%20it%20works.⟧) [b](https://x.org/b#results⟦:~:text=(1)⟧)\n",
            "[a](https://x.org/a) [b](https://x.org/b#results)\n",
        ),
        Example(
            "[a](https://www.cell.com/a/fulltext/S1⟦?cc=y⟧) [b](https://dl.acm.org/doi/10.1/2⟦?__cf_chl_f_tk=a⟧)\n",
            "[a](https://www.cell.com/a/fulltext/S1) [b](https://dl.acm.org/doi/10.1/2)\n",
        ),
        Example(f"{_SWALLOW}- [GPT-OSS Swallow](https://swallow-llm.github.io/gptoss-swallow.⟦ja⟧.html)\n"),
        Example(
            "The [documentation](https://swift.readthedocs.io/⟦zh-cn⟧/latest/index.html) and the"
            " [blog](https://qwenlm.github.io/⟦zh⟧/blog/qwen-moe/) of the models\n"
        ),
    ),
    good=(
        Example("[a](https://x.org/a#results) [b](https://x.org/a:~:b) [c](https://x.org/a?cc=y)\n"),
        Example(
            "[a](https://x.org/p?id=1) [b](https://github.com/a/b/tree/main?ref=dev) [v](https://youtu.be/abc?t=30)\n"
        ),
        Example(
            "The [page](https://x.org/en/a), [another](https://x.org/ja/b), [zh](https://huggingface.co/zh/c) and [a third](https://y.org/zh/c)\n"
        ),
        Example(f"{_SWALLOW}- [Swallow, in Japanese](https://swallow-llm.github.io/gptoss-swallow.ja.html)\n"),
        Example("这是一份由社区维护的清单：[文档](https://swift.readthedocs.io/zh-cn/latest/index.html) 与教程。\n"),
    ),
)
