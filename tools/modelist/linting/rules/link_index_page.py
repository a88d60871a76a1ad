"""The link of a blog, paper or badge that leads to the front page of a site.

`AI Blog` that opens https://ai.meta.com/blog/ shows whatever is new there today; the post that was meant has an address
of its own. The same holds for documentation under a blog's name, and for https://huggingface.co/ under a model's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shortened
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.badges import badges
from modelist.linting.addresses.services import read_label
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers.urls import Url, split_url

_INDEX = frozenset("blog blogs news posts research publications announcements index index.html 博客".split())
_FRONT = frozenset({"huggingface.co", "github.com", "arxiv.org", "openreview.net", "modelscope.cn"})
_NEAR = 1_000
"""Characters around a link in which its line may tell what it is about."""

_WORDS_BEFORE, _WORDS_BEHIND = (
    lazy_pattern(r"[a-z]{2,},? \Z"),
    lazy_pattern(r"[.,]?(?: (?:and|or) \[| [a-z]{2,}|\s*$)", re.MULTILINE),
)
_LOCALE = lazy_pattern(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?|latest|stable|main|v?\d[\d.]*")
_ABOUT_BLOGS = lazy_pattern(
    r"blog|news|博客|资讯|channel|newsletter|follow|community|社区|resource|资源", re.IGNORECASE
)
_MAKERS = frozenset(
    """
    openai.com ai.meta.com anthropic.com mistral.ai deepmind.google deepmind.com ai.google x.ai cohere.com ai21.com
    stability.ai databricks.com nvidia.com microsoft.com deepseek.com qwenlm.github.io qwen.ai lmsys.org allenai.org
    mosaicml.com together.ai eleuther.ai bair.berkeley.edu blog.google salesforce.com apple.com moonshot.cn adept.ai
    """.split()
)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Badges, and links among others, whose address is a front page where one post or paper was meant."""
    if "://" not in page.text:
        return
    for badge in badges(page):
        label = badge.label.lower()
        if badge.link is not None and badge.live is not None:
            if _index(badge.link, is_blog=False, is_thing=True):
                yield _problem(badge.link, badge.text)
        elif badge.link is not None:
            is_blog = "blog" in label or "博客" in label or "blog" in badge.message.lower()
            found = _index(badge.link, is_blog, any(word in label for word in ("paper", "arxiv", "face", "github")))
            if found and not _is_about_blogs(page, badge.link):
                yield _problem(badge.link, badge.text)
    for link in _rows(page):
        promise = read_label(link.text)
        is_thing = promise.role in ("paper", "code", "weights") or promise.service != ""
        if (
            _index(link, promise.role == "blog", is_thing)
            and not _is_about_blogs(page, link)
            and not _in_prose(page, link)
            and not _is_about_site(page, link)
        ):
            yield _problem(link, link.text)


def _rows(page: Page) -> Iterator[Link]:
    """Links of text that stand with others: in tables, and two or more on a line."""
    lines = page.document.lines
    tables = Spans(table.span for table in page.markdown.tables) if "|" in page.text else Spans(())
    texts = [link for link in page.links if link.text and link.parent is None and not is_image(link)]
    counts = Counter(lines.line_of(link.span.start) for link in texts)
    for link in texts:
        if link.span.start in tables or counts[lines.line_of(link.span.start)] > 1:
            yield link


def _in_prose(page: Page, link: Link) -> bool:
    """Whether words stand before and behind a link, as in "used at [Hugging Face](...) to serve models"."""
    before = page.text[max(0, link.span.start - 20) : link.span.start]
    return _WORDS_BEFORE.search(before) is not None and _WORDS_BEHIND.match(page.text, link.span.end) is not None


def _is_about_site(page: Page, link: Link) -> bool:
    """Whether a line is about the site itself, and not about a model that has a page there.

    It names the service in its first cell, or more than one service with its front page; or it has the front page of
    the same organisation beside its blog.
    """
    lines = page.document.lines
    line = lines.line_of(link.span.start)
    start, end = lines.start_of(line), lines.start_of(line + 1)
    near = Span(max(start, link.span.start - _NEAR), min(end, link.span.end + _NEAR))
    others = [one for one in page.links_in(near) if one is not link and not is_image(one)]
    service = read_label(link.text).service
    if service:
        before = page.text[start : min(end, start + _NEAR)].lstrip(" |")
        cell = before.partition("|")[0].strip(" *_`") if "|" in before else ""
        is_first = bool(cell) and "|" not in page.text[start : link.span.start].lstrip(" |")
        fronts = (one for one in others if read_label(one.text).service and _is_front(one))
        return is_first or read_label(cell).service == service or any(fronts)
    own = split_url(link.destination.strip())
    pages = (split_url(one.destination.strip()) for one in others if read_label(one.text).role == "page")
    return any(one is not None and own is not None and one.site == own.site and not one.names for one in pages)


def _is_front(link: Link) -> bool:
    parts = split_url(link.destination.strip())
    return parts is not None and parts.is_web and not parts.names


def _index(link: Link, is_blog: bool, is_thing: bool) -> bool:
    parts = split_url(link.destination.strip())
    if parts is None or not parts.is_web or parts.query or parts.fragment:
        return False
    names = [one for one in parts.names if not _LOCALE.fullmatch(one)]
    if is_blog:
        return _is_front_of_blog(parts, names)
    return is_thing and not names and parts.site in _FRONT


def _is_front_of_blog(parts: Url, names: list[str]) -> bool:
    if not names:
        return parts.is_on("readthedocs.io") or parts.site in _FRONT | _MAKERS or parts.host.startswith("blog.")
    return len(names) <= 2 and all(one.lower() in _INDEX for one in names)


def _is_about_blogs(page: Page, link: Link) -> bool:
    section = page.section_at(link.span.start)
    return section is not None and _ABOUT_BLOGS.search(section.title) is not None


def _problem(link: Link, text: str) -> Problem:
    span = Span(*link.destination_span)
    what = f"'{shortened(text)}'" if text else "the badge"
    message = f"{what} leads to the front page {shortened(link.destination)}"
    return Problem(span, message, "Link the post, paper or repository that is meant.")


RULE = Rule(
    id="link-index-page",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example("[![Star](https://img.shields.io/github/stars/a/b)](⟦https://github.com/⟧)\n"),
        Example(
            "## Llama 3\n\n[![b](https://img.shields.io/badge/AI%20Blog-Meta%20AI-orange)](⟦https://ai.meta.com/blog/⟧)\n"
        ),
        Example(
            "[![b](https://img.shields.io/badge/AI%20Blog-QWen-orange)](⟦https://qwen.readthedocs.io/en/latest/⟧)\n"
        ),
        Example("| Qwen | [Blog](⟦https://qwenlm.github.io/blog/⟧) |\n| --- | --- |\n"),
        Example("[![b](https://img.shields.io/badge/🤗%20Hugging%20Face-models-blue)](⟦https://huggingface.co/⟧)\n"),
    ),
    good=(
        Example(
            "- [TGI](https://github.com/a/b) - A server, used at [HuggingFace](https://huggingface.co/) to serve.\n"
        ),
        Example("[![b](https://img.shields.io/badge/AI%20Blog-Qwen-orange)](https://qwenlm.github.io/blog/qwen1.5/)\n"),
        Example("## Blogs to follow\n\n- [Meta AI Blog](https://ai.meta.com/blog/)\n"),
        Example("| [Meta](https://ai.meta.com/) | [Docs](https://qwen.readthedocs.io/en/latest/) |\n| --- | --- |\n"),
        Example("- Sites: [Hugging Face](https://huggingface.co/), [ModelScope](https://modelscope.cn/)\n"),
        Example(
            "| Site | Link |\n| --- | --- |\n| arXiv | [arXiv](https://arxiv.org) |\n"
            "| [OpenReview](https://openreview.net) | papers |\n"
        ),
        Example("| Lab | [Website](https://mistral.ai) | [Blog](https://mistral.ai/news/) |\n| --- | --- | --- |\n"),
        Example("[Hugging Face](https://huggingface.co/) hosts it.\n\n[Blog](https://vicuna.lmsys.org/)\n"),
    ),
)
