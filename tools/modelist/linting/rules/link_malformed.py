"""An address that begins or ends with what does not belong to it, or misspells a well-known host.

`https://https://`, `htps://`, a comma or a full stop at the end, `paper.pdf/`, `hugginface.co`, `github.c`: the link
opens an error page or another site. So it does with a bracket in front of the address, or where the question mark of
its query became `%3F`, as in `view.jsp%3Fid%3D12`; and the tail of another address behind a link is shown as text.
Leave out what is too much, and correct the host.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shortened
from modelist.documents.markdown_nodes import LinkKind
from modelist.linting.addresses.urls import TWICE, Written, addresses, faults, problem
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_words
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers import Fault

_MAX_BEFORE = 2_000
_CODES = ("url-scheme", "url-host", "url-ending")

_WRAPPED = lazy_pattern(
    r"""[(\["'“‘<（【`](?P<url>https?://[^\s"'“”‘’（）【】\[\]`]+?)[)\]"'”’>）】`]""", re.IGNORECASE
)
_OPENED = lazy_pattern(r"""(?P<mark>[(\["'“‘<（【{`])https?://[^\s"'“”‘’（）【】\[\](){}<>`]+""", re.IGNORECASE)
_TAIL = lazy_pattern(r"(?P<tail>[\w.~%/=&?#:+-]{8,200})\)(?![\w(])", re.ASCII)
_BRACED = lazy_pattern(r"\[(?P<text>[^\[\]\n]{1,200}\])\{(?P<url>https?://[^\s(){}]+)\}")
_NESTED = lazy_pattern(r"\[(?P<text>[^\[\]]*)\]\((?P<url>[^()]*)\)")
_SLIP = lazy_pattern(
    r"(?<![\w./:+-])(?!https?://)(?:h{0,3}t{1,3}p{1,2}s{0,2}:?//?(?<=//)|http(?:s;|;|s：|：)//)(?=(?:[\w-]{1,63}\.)+[a-z]{2,9}\b)",
    re.IGNORECASE,
)
_ABBREVIATION = lazy_pattern(r"/(?:[A-Za-z]\.){2,}\Z")
_DOUBLE_SLASH = lazy_pattern(
    r"https?://(?:www\.)?(?:github\.com|huggingface\.co|arxiv\.org)/(?:[\w.-]+/){0,3}?[\w.-]+(?P<slashes>//+)(?=[\w.-])",
    re.IGNORECASE,
)

_ENCODED_QUERY = lazy_pattern(
    r"https?://(?:[^\s?#%]|%(?!2F|3[AF])){3,200}(?<!/)(?P<query>%3F[\w.-]{1,40}(?:=|%3D)[\w.%=&+-]{0,200})(?:#.{0,200})?",
    re.IGNORECASE,
)
_ENCODED_MARK = lazy_pattern(r"%(?:3F|3D|26)", re.IGNORECASE)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Faults of these kinds in every address."""
    if "//" not in page.text:
        return
    for written, fault in faults(page, _CODES):
        if _counts(written, fault):
            yield problem(written, fault)
    for written in addresses(page):
        if not written.bare:
            yield from _check_inside(written)
    yield from _tails(page)
    yield from _slips(page)
    yield from _in_braces(page)


def _tails(page: Page) -> Iterator[Problem]:
    """What an edit left of another address behind a link: glued to it, and closed by a bracket that nothing opened."""
    for link in page.links if "](" in page.text else ():
        end = link.span.end
        match = _TAIL.match(page.text, end) if link.kind is LinkKind.LINK and link.label is None else None
        if match is None or page.text[end - 1] != ")" or not _is_like_address(match["tail"]):
            continue
        start = max(page.document.lines.start_of(page.document.lines.line_of(link.span.start)), end - _MAX_BEFORE)
        before = page.text[start : link.span.start]
        if before.count("(") <= before.count(")") and not page.markdown.in_code(end):
            message = f"'{shortened(match[0])}' is left of another address behind the link"
            yield Problem(Span(*match.span()), message, "Keep the address that is meant, and remove the other.")


def _in_braces(page: Page) -> Iterator[Problem]:
    """Addresses in curly braces behind the text of a link."""
    for match in _BRACED.finditer(page.text) if "]{http" in page.text else ():
        span = Span(match.end("text"), match.end())
        if span.start not in no_words(page) and not page.markdown.in_code(span.start):
            edits = (Edit(span, f"({match['url']})"),)
            message = f"'{shortened(page.document.slice(span))}' is no address of a link: it stands in braces"
            yield Problem(span, message, "Put it in round brackets.", edits=edits)


def _is_like_address(text: str) -> bool:
    """Whether glued text has the marks of a path or an id, and is no ending of a word."""
    return "/" in text or ("-" in text and any(map(str.isdigit, text)))


def _slips(page: Page) -> Iterator[Problem]:
    """Misspelled schemes in text, where GitHub makes no link of them."""
    for match in _SLIP.finditer(page.text):
        if match.start() not in no_words(page):
            span = Span(*match.span())
            scheme = "https://" if "s" in match[0].lower() else "http://"
            message = f"'{match[0]}' is no scheme, so the address is no link"
            yield Problem(span, message, f"Write {scheme}.", edits=(Edit(span, scheme),))


def _check_inside(written: Written) -> Iterator[Problem]:
    """Brackets or quotes around an address, two addresses in one, and an empty part of a path."""
    url, start = written.url, written.span.start
    nested = _NESTED.fullmatch(url)
    if nested is not None:
        edits = (Edit(written.span, nested["url"]),) if written.exact and nested["text"] == nested["url"] else ()
        message = f"'{shortened(url)}' is a link where an address belongs"
        yield Problem(written.span, message, "Write the address alone.", severity=Severity.ERROR, edits=edits)
    if nested is not None or not written.exact:
        return
    wrapped = _WRAPPED.fullmatch(url)
    if wrapped is not None:
        edits = (Edit(written.span, wrapped["url"]),)
        message = f"'{url[0]}' and '{url[-1]}' became a part of the address"
        yield Problem(written.span, message, "Leave them out.", severity=Severity.ERROR, edits=edits)
        return
    opened = _OPENED.fullmatch(url)
    if opened is not None:
        mark = Span(start, start + 1)
        message = f"'{opened['mark']}' became a part of the address, which is no address of the web with it"
        yield Problem(mark, message, "Leave it out.", severity=Severity.ERROR, edits=(Edit(mark, ""),))
        return
    twice = TWICE.search(url)
    before = url[: twice.start()] if twice is not None else ""
    # With less than a host before it, it is one address whose scheme is misspelled; the front of a site may be meant.
    if before.endswith("/") and not before.endswith(".github.io/"):
        prefix = Span(start, start + len(before))
        message = f"'{shortened(before)}' stands before an address that begins anew"
        yield Problem(prefix, message, "Leave it out.", severity=Severity.ERROR, edits=(Edit(prefix, ""),))
    elif twice is not None and ("." in before or "//" in before):
        span = Span(start + twice.start(), written.span.end)
        message = f"'{shortened(url)}' is two addresses in one"
        yield Problem(span, message, "Leave one out.", severity=Severity.ERROR)
    encoded = _ENCODED_QUERY.fullmatch(url) if "%3" in url and "shields.io" not in url else None
    if encoded is not None:
        span = Span(*encoded.span("query")).shifted(start)
        edits = (Edit(span, _ENCODED_MARK.sub(lambda one: unquote(one[0]), encoded["query"])),)
        message = f"'{encoded['query'][:3]}' is no question mark: the query became a part of the path, which nobody has"
        yield Problem(span, message, "Write ?, = and &.", edits=edits)
    double = _DOUBLE_SLASH.match(url)
    if double is not None:
        span = Span(start + double.start("slashes"), start + double.end("slashes"))
        yield Problem(span, "there is a part missing between two slashes", "Write one slash.", edits=(Edit(span, "/"),))


def _counts(written: Written, fault: Fault) -> bool:
    """Whether a fault is this rule's.

    A missing ``https://`` makes a link a path, the end of ``#:~:text=`` is what a browser is to look for, and
    full-width characters have a rule of their own.
    """
    if fault.code != "url-ending":
        return fault.span.start != fault.span.end
    ending = written.url[fault.span.start : fault.span.end]
    if _ABBREVIATION.search(written.url):
        return False  # a repository called E.T.
    return ending.isascii() and ":~:" not in written.url and (ending[0] == "/" or not written.bare)


RULE = Rule(
    id="link-malformed",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example("## [A|20k|EN]⟦{https://github.com/a/b}⟧\n", "## [A|20k|EN](https://github.com/a/b)\n"),
        Example("[a](⟦https://⟧https://arxiv.org/abs/2307.09288)\n", "[a](https://arxiv.org/abs/2307.09288)\n"),
        Example("[a](⟦htps://⟧arxiv.org/abs/2307.09288)\n", "[a](https://arxiv.org/abs/2307.09288)\n"),
        Example("[a](https://⟦hugginface.co⟧/Qwen)\n", "[a](https://huggingface.co/Qwen)\n"),
        Example(
            '<a href="https://arxiv.org/abs/2307.09288⟦,⟧">a</a>\n',
            '<a href="https://arxiv.org/abs/2307.09288">a</a>\n',
        ),
        Example("[a](⟦(https://x.org)⟧) [b](⟦“https://x.org”⟧)\n", "[a](https://x.org) [b](https://x.org)\n"),
        Example("[a](⟦[⟧https://x.org/b) [c](⟦“⟧https://x.org/d)\n", "[a](https://x.org/b) [c](https://x.org/d)\n"),
        Example("[a](⟦`https://x.org`⟧)\n", "[a](https://x.org)\n"),
        Example("<a href='⟦\"⟧https://x.org/b'>a</a>\n", "<a href='https://x.org/b'>a</a>\n"),
        Example("- [RWKV](https://huggingface.co/RWKV)⟦minicpm-2b-65d48bf958302b9fd25b698f)⟧\n"),
        Example("[a](https://⟦github.c⟧)\n"),
        Example("Models, see https://⟦github.c⟧\n"),
        Example(
            "[a](https://⟦github.comMay2333⟧/FDCA) [b](https://⟦github.c⟧/Qwen/Qwen)\n",
            "[a](https://github.com/May2333/FDCA) [b](https://github.com/Qwen/Qwen)\n",
        ),
        Example("[a](⟦[https://x.org](https://x.org)⟧)\n", "[a](https://x.org)\n"),
        Example("代码：⟦hhttps://⟧github.com/QwenLM/Qwen\n", "代码：https://github.com/QwenLM/Qwen\n"),
        Example("See ⟦ttps://⟧x.org and ⟦http：//⟧y.org\n", "See https://x.org and http://y.org\n"),
        Example("[a](⟦\\[a]\\(https://x.org\\)⟧)\n"),
        Example("[a](http://x.org/b.pdf⟦/⟧)\n", "[a](http://x.org/b.pdf)\n"),
        Example("[a](https://x.org/b⟦https://x.org/b⟧)\n"),
        Example("[a](https://b.github.io/⟦https://c.github.io/d/⟧)\n"),
        Example("[a](https://⟦aclanthoogy.org⟧/P18-1238)\n", "[a](https://aclanthology.org/P18-1238)\n"),
        Example("[a](⟦hhttps://⟧x.org/b)\n", "[a](https://x.org/b)\n"),
        Example("[a](⟦https://github.com/⟧https://github.com/a/b)\n", "[a](https://github.com/a/b)\n"),
        Example("[a](https://github.com/QwenLM⟦//⟧Qwen)\n", "[a](https://github.com/QwenLM/Qwen)\n"),
        Example(
            "[a](https://x.org/b/view.jsp⟦%3Ftp%3D%26number%3D8%25⟧)\n",
            "[a](https://x.org/b/view.jsp?tp=&number=8%25)\n",
        ),
        Example("<https://x.org/forum⟦%3fid=Ab-1⟧>\n", "<https://x.org/forum?id=Ab-1>\n"),
    ),
    good=(
        Example(
            "[a](https://x.org/wiki/Who%3F) [b](https://x.org/a?u=c%3Fid%3D1) [c](https://x.org/https%3A%2F%2Fy.org%3Fa%3D1)\n"
            "![d](https://img.shields.io/badge/x%3Fa%3D1-blue) [e](https://x.org/a#%3Fb=1)\n"
        ),
        Example("[a](https://en.wikipedia.org/wiki/Llama_(x)) [b](https://ar5iv.org/abs/2307.09288)\n"),
        Example("See https://arxiv.org/abs/2307.09288. Use ftp://x.org/a, http:// and `ttps://x.org`, 2tp//x.org\n"),
        Example("[a](https://web.archive.org/web/2023/https://x.org) [b](https://x.org/?u=https://y.org)\n"),
        Example(
            "([a](https://x.org)part-2/of-it) [b](https://x.org)-based) [c](https://x.org)+[d](https://y.org) "
            "<https://github.community/a> http://127.0.0.1:80 [e](https://x.xn--fiqs8s)\n"
        ),
        Example("[a](https://x.org/b.pdf/view) [b](https://x.org/pdf/) [c](https://x.org/?f=b.pdf/)\n"),
        Example(
            "[a](https://x.org/p#:~:text=is%20a%20model.) [b](www.example.com/x) [E.T.](https://github.com/a/E.T.)\n"
        ),
    ),
)
