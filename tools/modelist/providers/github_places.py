"""Places on GitHub's pages that fragments name: headings of a README or of another Markdown file.

The API gives a file as it is rendered, with the anchors that the page has; where it gives the text instead, the
anchors are worked out from the headings. Marks that follow emoji (U+FE0F) stay in an anchor, but links without them
are said to work too, so both are taken; so is any letter case.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import unquote

from modelist.core.exchange import HttpReply
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Document
from modelist.documents.markdown import parse_markdown
from modelist.providers.github_requests import HTML, NAME, api_request, parts_inside, repository_url
from modelist.providers.questions import Access, Answer, Question, Target, Verdict, VerdictKind
from modelist.providers.replies import answer_all, for_links, no_answer, read_object, text_in

README = "readme"
MAX_PAGE = 3 << 20
"""Bytes of a rendered file in which places are looked for."""

_LINES = lazy_pattern(r"L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?|LC\d+", re.IGNORECASE)
_PAGE_PLACES = lazy_pattern(r"(?:readme|start-of-content|top|files?|repo-content-[a-z-]+|.*-ov-file)", re.IGNORECASE)
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".rst", ".org", ".adoc", ".asciidoc", ".textile")
_ID = lazy_pattern(r"\b(?:id|name)\s*=\s*\"([^\"]{1,400})\"|\b(?:id|name)\s*=\s*'([^']{1,400})'")
_PREFIX = "user-content-"


def is_page_place(fragment: str) -> bool:
    """Whether GitHub's own page has a place of this name, whatever the repository's files say."""
    return _PAGE_PLACES.fullmatch(fragment) is not None


def is_line_place(fragment: str) -> bool:
    """Whether a fragment names lines of a file, as ``L10-L20`` does."""
    return _LINES.fullmatch(fragment) is not None


def has_headings(target: Target) -> bool:
    """Whether a link leads to a file that GitHub renders with headings."""
    parts = parts_inside(target)
    return bool(parts) and parts[0] == "blob" and parts[-1].lower().endswith(_MARKDOWN)


def ask_readme(target: Target, fragments: Sequence[str], access: Access) -> Question:
    """The README of a repository as it is rendered, for places in it."""
    assert target.address is not None
    url = repository_url(access, target.address.owner, target.address.name, "readme")
    request = api_request(url, access, HTML, MAX_PAGE)
    return Question(NAME, request, (replace(target, fragments=tuple(fragments)),), step=README)


def read_readme(question: Question, reply: HttpReply) -> Answer:
    """Whether a README has the places that links name."""
    target = question.targets[0]
    if reply.status == 404:
        reason = "the repository is there, but GitHub gives no README in which the place could be"
        return answer_all([target], Verdict(VerdictKind.UNVERIFIED, reason, 404))
    if reply.status != 200:
        return answer_all([target], no_answer("GitHub", reply))
    return Answer(judge_places(target, reply, Verdict(VerdictKind.OK, status=200)))


def judge_places(target: Target, reply: HttpReply, verdict: Verdict) -> dict[str, Verdict]:
    """The verdict for each link to a rendered file: broken where the whole file is known and lacks the place."""
    known = find_places(reply)
    done = dict(for_links(target, verdict, lambda one: is_line_place(one) or (known is not None and _in(one, known))))
    if known is None or verdict.kind is not VerdictKind.OK:
        return done
    pairs = zip(target.urls, target.fragments or ("",), strict=True)
    lacking = {url: one for url, one in pairs if done[url].kind is VerdictKind.UNVERIFIED}
    return done | {
        url: Verdict(VerdictKind.BROKEN, f"no heading or anchor makes '#{one}'", 200) for url, one in lacking.items()
    }


def find_places(reply: HttpReply) -> set[str] | None:
    """The anchors of a file in GitHub's reply; None where they cannot all be known."""
    if not reply.is_complete or not reply.body:
        return None
    if "json" in reply.headers.get("content-type", "").lower():
        return _places_of_text(reply)
    text = reply.body.decode("utf-8", "replace")
    return {_plain(one[1] or one[2]) for one in _ID.finditer(text)} if "<" in text else None


def _places_of_text(reply: HttpReply) -> set[str] | None:
    data = read_object(reply) or {}
    if text_in(data, "encoding") != "base64" or not text_in(data, "path").lower().endswith((".md", ".markdown")):
        return None
    try:
        text = base64.b64decode(text_in(data, "content")).decode("utf-8-sig")
    except (binascii.Error, UnicodeDecodeError):
        return None
    page = parse_markdown(Document("README.md", text.replace("\r\n", "\n")))
    return {_plain(one.slug) for one in page.headings} | {_plain(one.name) for one in page.anchors}


def _in(fragment: str, known: set[str]) -> bool:
    return _plain(unquote(fragment)) in known


def _plain(name: str) -> str:
    return unquote(name).replace("\ufe0f", "").casefold().removeprefix(_PREFIX)
