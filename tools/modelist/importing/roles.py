"""What a link leads to, by its address and by what it is called."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from modelist.catalog.values import URL_PATTERN
from modelist.core.patterns import lazy_pattern

_USABLE = lazy_pattern(rf"(?:{URL_PATTERN})\Z")
_BARRED = lazy_pattern(r"[\s<>\"`{}|\\^\x00-\x20\x7f]")

_BY_ADDRESS = tuple(
    (key, lazy_pattern(pattern, re.IGNORECASE))
    for key, pattern in (
        (
            "paper",
            r"(?:[\w.]*\.)?(?:arxiv\.org|ar5iv\.org|openreview\.net|aclanthology\.org|openaccess\.thecvf\.com|doi\.org)/.*",
        ),
        ("paper", r"(?:www\.)?(?:huggingface\.co|hf\.co)/papers/.*"),
        (
            "demo",
            r"(?:www\.)?(?:huggingface\.co|hf\.co)/(?:spaces|chat)/.*|[\w.-]*\.(?:hf\.space|gradio\.(?:live|app))\b.*",
        ),
        ("demo", r"(?:www\.)?modelscope\.cn/studios/.*|colab\.research\.google\.com/.*|(?:www\.)?replicate\.com/.*"),
        ("dataset", r"(?:www\.)?(?:huggingface\.co|hf\.co|modelscope\.cn)/datasets/.*"),
        ("blog", r"(?:www\.)?(?:huggingface\.co|hf\.co)/(?:blog|posts)/.*"),
        ("docs", r"(?:www\.)?(?:huggingface\.co|hf\.co)/(?:docs|learn)/.*"),
        ("weights", r"(?:www\.)?(?:huggingface\.co|hf\.co)/[\w.-]+.*"),
        ("weights", r"(?:www\.)?(?:modelscope\.cn|wisemodel\.cn)/(?:models|organization|collections)/.*"),
        ("code", r"(?:www\.)?(?:github\.com|gitlab\.com|gitee\.com|bitbucket\.org)/.*"),
        ("other", r"(?:www\.)?paperswithcode\.com/.*"),
    )
)
_BY_LABEL = tuple(
    (key, lazy_pattern(pattern, re.IGNORECASE))
    for key, pattern in (
        ("demo", r"\b(?:demo|try|playground|chat with|online|space)\b|演示|试用|体验"),
        ("blog", r"\b(?:blog|post|news|announcement|article|medium)\b|博客|新闻|公告"),
        ("dataset", r"\b(?:data ?sets?|data)\b|数据"),
        ("weights", r"\b(?:weights?|check ?points?|ckpts?|downloads?|models?|hugging ?face|hf)\b|权重|模型|下载"),
        ("weights", r"\b(?:modelscope|wisemodel)\b|魔搭"),
        ("paper", r"\b(?:paper|arxiv|pdf|report|preprint|publication|abstract)\b|论文|报告"),
        ("code", r"\b(?:code|github|gitlab|repo(?:sitory)?|source|implementation)\b|代码|源码|仓库"),
        ("docs", r"\b(?:docs?|documentation|tutorial|guide|manual)\b|文档|教程"),
        ("homepage", r"\b(?:home ?page|project|web ?site|site|page|official)\b|主页|官网|项目"),
    )
)  # fmt: skip
_BY_WEAK_ADDRESS = tuple(
    (key, lazy_pattern(pattern, re.IGNORECASE))
    for key, pattern in (
        (
            "paper",
            r".*\.pdf(?:[?#].*)?|(?:papers\.nips\.cc|proceedings\.|dl\.acm\.org|ieeexplore\.|link\.springer\.).*",
        ),
        (
            "blog",
            r"(?:[\w.-]*\b)?(?:blogs?|medium|substack|zhihu|news)\b.*|[^/]+/(?:.*/)?(?:blogs?|posts?|news|research)/.*",
        ),
        ("blog", r"mp\.weixin\.qq\.com/.*"),
        ("docs", r"(?:docs\.|[\w-]+\.readthedocs\.io).*"),
        ("demo", r"(?:demo|chat|playground)\..*"),
        ("homepage", r"[\w-]+\.github\.io(?:/.*)?"),
    )
)


def role_of(url: str, label: str) -> str:
    """The key of ``links`` that a link belongs to: by a telling address, else by its label, else by other signs."""
    address = _address(url)
    for patterns, text, whole in (
        (_BY_ADDRESS, address, True),
        (_BY_LABEL, label, False),
        (_BY_WEAK_ADDRESS, address, True),
    ):
        for key, pattern in patterns:
            if pattern.fullmatch(text[:400]) if whole else pattern.search(text[:400]):
                return key
    return "other"


def name_link_role(url: str) -> str:
    """The key of a link that stands on a model's name: where nothing else is known, that is its home page."""
    role = role_of(url, "")
    return "homepage" if role == "other" else role


def usable_url(url: str) -> str | None:
    """The address as an entry may hold it, percent-encoded where it must be; None for what is no web address."""
    text = _BARRED.sub(lambda match: quote(match[0], safe=""), url.strip())
    return text if _USABLE.match(text) else None


def _address(url: str) -> str:
    """Host and path, without what people leave away."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return ""
    return f"{host.removeprefix('www.')}{parts.path or '/'}"
