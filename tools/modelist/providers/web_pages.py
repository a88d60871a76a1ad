"""What the beginning of a page gives away: walls against programs, pages that are gone though they answer 200."""

from __future__ import annotations

import codecs
import html
import re

from modelist.core.exchange import HttpReply
from modelist.core.patterns import lazy_pattern

MAX_TITLE = 120
"""Characters of a page's title that a reason quotes."""

_CHARSET = lazy_pattern(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_META = lazy_pattern(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_TEXT_CODECS = lazy_pattern(r"(?:utf|iso|latin|windows|cp|ascii|us-ascii|gb|big5|euc|shift|koi8|mac|ks_c|tis)[\w.:-]*")
_TITLE = lazy_pattern(r"<title[^>]{0,200}>([^<]{0,2000})", re.IGNORECASE)
_PARTS = lazy_pattern(r"\s+[|\-–—·•:»/]\s+|\s*[|·•»｜]\s*|:\s+")
_LOOKS_LIKE_HTML = lazy_pattern(
    rb"\s*(?:<!--.{0,500}?-->\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)

_THING = r"(?:page|file|site|website|document|article|post|resource|content|url|link|project|repository|model)"
_GONE = lazy_pattern(
    rf"(?:error\s*)?404(?:\s*[!.(:-]*\s*(?:error|page|file|not|oops|this|sorry|client)\b.*)?[!.)\s]*"
    rf"|(?:http\s*)?(?:error\s*)404.*"
    rf"|(?:oops|sorry|whoops)?\W*(?:(?:the|this|that|requested|your)\s+)*{_THING}?\s*(?:(?:was|is|could|can)\s*)?"
    rf"(?:cannot\s+be|not|n['’]t|no longer)\s*(?:be\s+)?(?:found|available|exists?)\W*"
    rf"|(?:the|this)?\s*{_THING}\s+(?:does\s*not|doesn['’]t|no longer)\s+exists?\W*"
    r"|(?:抱歉\W*)?(?:您访问的|该|此)?(?:页面|网页|文章|内容)(?:不存在|未找到|找不到|已删除|已被删除|走丢了).*|找不到(?:页面|网页|文件).*"
    r"|ページが見つかりません.*|页面没有找到.*",
    re.IGNORECASE,
)
_WALL = lazy_pattern(
    r"just a moment\W*|attention required\W*(?:cloudflare)?|checking your browser.*|captcha.*|client challenge"
    r"|verif(?:y|ying) (?:that )?you are (?:a )?human.*|access denied\W*|access to this page has been denied.*"
    r"|are you a robot\W*|robot check|(?:vercel )?security check(?:point)?\W*|ddos-guard|pardon our interruption\W*"
    r"|(?:one moment, )?please(?: wait)?\W*|(?:human|bot) verification|making sure you['’]re not a bot\W*"
    r"|(?:百度)?安全验证.*",
    re.IGNORECASE,
)
_FOR_SALE = lazy_pattern(
    r".*\b(?:domain|name) (?:is|may be) (?:for sale|parked|available for purchase)\b.*|.*\bis for sale\W*"
    r"|parked domain.*|domain parking.*|buy this domain.*|this domain has expired.*"
    r"|(?:this )?account (?:has been )?suspended\W*",
    re.IGNORECASE,
)


def is_html(reply: HttpReply) -> bool:
    """Whether a reply is a page, by its type; by how it begins where it has none."""
    kind = media_type(reply)
    return kind in ("text/html", "application/xhtml+xml") or (not kind and bool(_LOOKS_LIKE_HTML.match(reply.body)))


def media_type(reply: HttpReply) -> str:
    """The type of a reply's body without parameters, in lower case; '' where it does not say."""
    return reply.headers.get("content-type", "").partition(";")[0].strip().lower()


def page_text(reply: HttpReply) -> str:
    """The text of a page by its byte order mark, its header, its meta element, or UTF-8; never raises."""
    for mark, name in _BOMS:
        if reply.body.startswith(mark):
            return reply.body[len(mark) :].decode(name, "replace")
    stated = _CHARSET.search(reply.headers.get("content-type", ""))
    inside = _META.search(reply.body[:4096])
    name = stated[1] if stated else inside[1].decode("ascii", "replace") if inside else "utf-8"
    try:
        return reply.body.decode(_codec(name), "replace")
    except (LookupError, UnicodeError):
        return reply.body.decode("utf-8", "replace")


def find_wall(reply: HttpReply) -> str:
    """What shows that a wall against programs answered in the page's place; '' where nothing does."""
    headers = reply.headers
    if headers.get("cf-mitigated", "").lower() == "challenge":
        return "Cloudflare asks for a browser"
    if headers.get("x-amzn-waf-action", "").lower() in ("challenge", "captcha"):
        return "Amazon's firewall asks for a browser"
    if headers.get("x-vercel-mitigated", "").lower() in ("challenge", "deny"):
        return "Vercel asks for a browser"
    return ""


def page_trouble(reply: HttpReply) -> str:
    """Why a page that answers 200 may not be the one that was meant; '' where nothing speaks for it.

    Only the title is judged, since the words of an error page may stand in any text.
    """
    found = _TITLE.search(page_text(reply)) if is_html(reply) else None
    title = " ".join(html.unescape(found[1]).split())[:MAX_TITLE] if found else ""
    if not title:
        return ""
    parts = [title, *(one for one in _PARTS.split(title) if one)]
    if any(_WALL.fullmatch(one) for one in parts):
        return f"a wall against programs answers ('{title}')"
    if any(_GONE.fullmatch(one) for one in parts):
        return f"answers as if all was well, but its title is '{title}'"
    if _FOR_SALE.fullmatch(title):
        return f"the name seems to be for sale ('{title}')"
    return ""


def _codec(name: str) -> str:
    """Python's codec for a charset's name; UTF-8 for codecs that are no charsets, such as ``unicode_escape``."""
    lower = name.lower()
    if not _TEXT_CODECS.fullmatch(lower):
        return "utf-8"
    if lower in ("gb2312", "gbk", "gb_2312-80"):
        return "gb18030"  # as browsers read them: https://encoding.spec.whatwg.org/#names-and-labels
    return "cp1252" if lower in ("iso-8859-1", "latin1", "ascii", "us-ascii") else lower
