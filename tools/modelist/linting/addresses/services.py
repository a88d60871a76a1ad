"""What a label promises: the service that it names, or the kind of thing; and whether an address can keep the promise.

A label counts only where it consists of the service's name and of words that say nothing of their own (``Hugging Face
models``): ``GitHub Copilot`` and ``ArxivQA`` are names of other things. An address counts only where its site is
known.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from modelist.core.patterns import lazy_pattern
from modelist.providers import Address, read_url
from modelist.providers.urls import Url, split_url

NAMES = {
    "arxiv": "arXiv",
    "github": "GitHub",
    "huggingface": "Hugging Face",
    "modelscope": "ModelScope",
    "openreview": "OpenReview",
    "youtube": "YouTube",
    "bilibili": "Bilibili",
    "zhihu": "Zhihu",
    "kaggle": "Kaggle",
    "colab": "Colab",
    "discord": "Discord",
    "gitee": "Gitee",
    "biorxiv": "bioRxiv",
    "medrxiv": "medRxiv",
    "chemrxiv": "ChemRxiv",
    "techrxiv": "TechRxiv",
    "ssrn": "SSRN",
    "pnas": "PNAS",
}
"""Services by key, and how they spell themselves."""

_WORDS = {
    "arxiv": ("arxiv",),
    "github": ("github", "git hub"),
    "huggingface": ("hugging face", "huggingface", "🤗", "hf"),
    "modelscope": ("modelscope", "model scope", "魔搭"),
    "openreview": ("openreview", "open review"),
    "youtube": ("youtube",),
    "bilibili": ("bilibili", "哔哩哔哩"),
    "zhihu": ("zhihu", "知乎"),
    "kaggle": ("kaggle",),
    "colab": ("google colab", "colab"),
    "discord": ("discord",),
    "gitee": ("gitee",),
    "biorxiv": ("biorxiv",),
    "medrxiv": ("medrxiv",),
    "chemrxiv": ("chemrxiv",),
    "techrxiv": ("techrxiv",),
    "ssrn": ("ssrn",),
    "pnas": ("pnas",),
}
_ANY_WORD = lazy_pattern("|".join(re.escape(word) for words in _WORDS.values() for word in words))
_SITES = {
    "modelscope": ("modelscope.cn", "modelscope.ai"),
    "openreview": ("openreview.net",),
    "youtube": ("youtube.com", "youtu.be"),
    "bilibili": ("bilibili.com", "b23.tv"),
    "zhihu": ("zhihu.com",),
    "kaggle": ("kaggle.com",),
    "colab": ("colab.research.google.com", "colab.google"),
    "discord": ("discord.gg", "discord.com"),
    "gitee": ("gitee.com",),
    "acl": ("aclanthology.org",),
    "cvf": ("openaccess.thecvf.com",),
    "medium": ("medium.com",),
    "twitter": ("twitter.com", "x.com"),
    "wechat": ("mp.weixin.qq.com",),
    "baidu": ("pan.baidu.com",),
    "drive": ("drive.google.com",),
    "biorxiv": ("biorxiv.org",),
    "medrxiv": ("medrxiv.org",),
    "chemrxiv": ("chemrxiv.org",),
    "techrxiv": ("techrxiv.org",),
    "ssrn": ("ssrn.com",),
    "pnas": ("pnas.org",),
    "pubmed": ("ncbi.nlm.nih.gov",),
    "nature": ("nature.com",),
    "oxford": ("academic.oup.com",),
    "cell": ("cell.com",),
    "elsevier": ("sciencedirect.com",),
    "acs": ("pubs.acs.org",),
    "science": ("science.org",),
    "springer": ("link.springer.com",),
}
_DOIS = {
    "10.1101/20": "biorxiv",
    "10.26434/": "chemrxiv",
    "10.36227/": "techrxiv",
    "10.2139/": "ssrn",
    "10.1073/": "pnas",
    "10.1038/": "nature",
    "10.1093/": "oxford",
    "10.1016/": "elsevier",
    "10.1021/": "acs",
    "10.1126/": "science",
    "10.1007/": "springer",
}
"""How the DOIs of some publishers begin (https://www.crossref.org/06members/50go-live.html)."""

PREPRINTS = frozenset({"arxiv", "biorxiv", "medrxiv", "chemrxiv", "techrxiv", "ssrn"})
"""Those that hold preprints, and nothing else."""

PAPER_SITES = frozenset(
    {
        "aclanthology.org",
        "arxiv.org",
        "openaccess.thecvf.com",
        "openreview.net",
        "papers.nips.cc",
        "proceedings.mlr.press",
    }
)
"""Sites whose pages are papers, so that a link there needs no label to be one's."""

_TWINS = frozenset({frozenset({"biorxiv", "medrxiv"})})
"""Services whose things have addresses that do not tell them apart."""

_FILLER = frozenset(
    """
    a the on at in of from our official link links url here version page pages paper papers pdf abs preprint report
    technical code codes repo repository repositories source model models weight weights checkpoint checkpoints ckpt
    dataset datasets data demo space spaces collection collections hub card download project website blog badge star
    stars stargazers view open available and with site online try
    论文 代码 模型 权重 数据 数据集 地址 链接 项目 仓库 下载 主页 演示 合集 技术报告 源码 社区 开源
    """.split()
)
_ROLES = {
    "code": "code | codes | source code | code repo | code repository | repo | repository | 代码 | 源码 | 代码仓库"
    " | official code | official codes | official repo | pytorch code | tensorflow code | jax code | code link",
    "paper": "paper | papers | pdf | paper link | preprint | technical report | tech report"
    " | 论文 | 论文链接 | 技术报告",
    "weights": "weights | model weights | checkpoint | checkpoints | model checkpoints | 权重 | 模型权重 | 模型下载",
    "demo": "demo | online demo | live demo | 演示 | 在线演示 | 在线体验",
    "blog": "blog | ai blog | blog post | official blog | 博客 | 官方博客",
    "page": "project | project page | project website | project homepage | homepage | home page | website | webpage"
    " | web page | 项目主页 | 主页 | 官方主页 | 官网 | 官方网站",
}
_ROLE_OF = {name.strip(): role for role, names in _ROLES.items() for name in names.split("|")}
_PUNCTUATION = lazy_pattern(r"[^\w\u0300-\u036f🤗]+|_")
_ID = lazy_pattern(r"\d{4}\.\d{4,5}(?:v\d+)?|\d+")
_MAX_LABEL = 60
_SUPPLEMENT = lazy_pattern(r"(?:\A|[-_])(?:supp(?:lement(?:al|ary)?)?)(?:[-_.]|\Z)")


_README = lazy_pattern(r"readme(?:[_.-][\w-]{2,10})?(?:\.(?:md|rst|txt|markdown))?")

_BLOGS = frozenset({"blog", "blogs"})


class Promise(NamedTuple):
    """What a label says it leads to: a service by key, a kind of thing, or neither."""

    service: str = ""
    role: str = ""

    @property
    def is_of_paper(self) -> bool:
        """Whether it is a paper, by that word or by the name of arXiv, which holds nothing else."""
        return self.role == "paper" or self.service == "arxiv"

    @property
    def is_code(self) -> bool:
        """Whether a reader expects code, by the name of its kind or of GitHub."""
        return self.role == "code" or self.service == "github"


@lru_cache(maxsize=4096)
def read_label(text: str) -> Promise:
    """What a label promises."""
    if not text or len(text) > _MAX_LABEL:
        return Promise()
    plain = plain_label(text)
    is_named = _ANY_WORD.search(plain) is not None  # which hardly any label is, and which is quick to see
    found = [key for key, words in _WORDS.items() if _only_names(plain, words)] if is_named else []
    service = found[0] if len(found) == 1 and not ("/" in text and _is_choice(text, found[0])) else ""
    return Promise(service, _ROLE_OF.get(plain, ""))


def _is_choice(text: str, service: str) -> bool:
    """Whether a label such as `HF/Code` names something beside a service, to which its link may lead as well."""
    others = [one for one in map(plain_label, text.split("/")) if one and not _only_names(one, _WORDS[service])]
    is_paper = service in PREPRINTS and all(_ROLE_OF.get(one) == "paper" for one in others)
    return bool(others) and not is_paper


def plain_label(text: str) -> str:
    """A label's words in lower case, without punctuation and ids."""
    return " ".join(_PUNCTUATION.sub(" ", _ID.sub(" ", unicodedata.normalize("NFKC", text).casefold())).split())


@lru_cache(maxsize=8192)
def service_of(url: str) -> str:
    """The service that an address belongs to, empty where it is not known; papers on the Hub count as arXiv's too."""
    address = read_url(url)
    if address is not None and address.provider in ("arxiv", "github", "huggingface"):
        return address.provider
    parts = split_url(url.strip())
    if parts is None or not parts.is_web:
        return ""
    if parts.site in ("doi.org", "dx.doi.org"):
        doi = parts.path.removeprefix("/").lower()
        return next((key for start, key in _DOIS.items() if doi.startswith(start)), "")
    return next((key for key, sites in _SITES.items() if parts.is_on(*sites)), "")


def broken_promise(promise: Promise, url: str) -> str:
    """What an address leads to instead of what its label promises; empty where the promise may be kept."""
    found = service_of(url)
    if promise.service:
        # ``[bilibili](https://github.com/bilibili)`` is about the service, not on it.
        twins = frozenset({found, promise.service}) in _TWINS
        named = promise.service in url.lower().replace("-", "") and not (
            promise.service == "arxiv" and found.endswith("rxiv")
        )
        kept = not found or found == promise.service or twins or named or _shows(promise.service, url)
        return _not_at_arxiv(promise, url) if kept else _name(found)
    if promise.role:
        return _other_kind(promise.role, url)
    return ""


def other_preprints(service: str, url: str) -> str:
    """The service by key that holds the preprint at an address, where it is surely another than this one."""
    found = service_of(url)
    twins = frozenset({found, service}) in _TWINS
    return found if found in PREPRINTS and found != service and not twins else ""


def _not_at_arxiv(promise: Promise, url: str) -> str:
    """The site, where a paper said to be at arXiv is at one that does not show arXiv's papers, or shows copies."""
    parts = split_url(url.strip()) if promise.service == "arxiv" and not service_of(url) else None
    is_paper = parts is not None and len(parts.names) == 2 and parts.names[0] in ("abs", "pdf")
    is_copy = is_paper and parts is not None and parts.host.startswith("arxiv.") and parts.site != "arxiv.org"
    if is_copy and parts is not None:
        return f"{parts.host}, a copy of arXiv"
    is_elsewhere = parts is not None and parts.is_web and "arxiv" not in url.lower()
    return parts.host if is_elsewhere and parts is not None else ""


def _only_names(plain: str, words: tuple[str, ...]) -> bool:
    rest = f" {plain} "
    for word in words:
        rest = rest.replace(f" {word} " if word.isascii() else word, "  ")
    return rest.strip() != plain and all(one in _FILLER for one in rest.split())


def _shows(service: str, url: str) -> bool:
    """Whether another site shows a service's things: papers of arXiv, and repositories of GitHub in Colab."""
    address = read_url(url)
    if service == "arxiv":
        return address is not None and address.kind == "paper"
    parts = split_url(url)
    return service == "github" and parts is not None and "github" in parts.path.lower()


def _other_kind(role: str, url: str) -> str:
    address = read_url(url)
    is_paper = address is not None and address.kind == "paper"
    is_paper = is_paper or (address is not None and address.provider == "arxiv" and address.name != "")
    if role == "paper":
        return _repository(address) or _supplement(url) or _blog_post(url)
    if is_paper:
        return "a paper"
    parts = split_url(url.strip())
    if role == "blog" and parts is not None and _is_pdf(parts):
        return "a PDF file"
    return ""


def _supplement(url: str) -> str:
    parts = split_url(url.strip())
    last = parts.names[-1].lower() if parts is not None and parts.is_web and parts.names else ""
    return "the supplement of a paper" if _SUPPLEMENT.search(last) else ""


def _blog_post(url: str) -> str:
    """Whether an address has the folder of a blog before its last name; files there may well be papers."""
    parts = split_url(url.strip())
    if parts is None or not parts.is_web or _is_pdf(parts):
        return ""
    return "a blog post" if _BLOGS.intersection(one.lower() for one in parts.names[:-1]) else ""


def _repository(address: Address | None) -> str:
    """The repository, model or such that an address leads to, or its README, where its name is not that of a paper."""
    if address is not None and address.kind == "file":
        return _readme(address)
    if address is None or not address.is_repository:
        return ""
    if "paper" in address.name.lower():
        return ""  # a collection of papers, or the repository of one
    where = "GitHub" if address.provider == "github" else "Hugging Face"
    return f"a {address.kind} on {where}" if address.provider in ("github", "huggingface") else ""


def _readme(address: Address) -> str:
    """The README that an address shows; of a folder that is named for a paper or report it may well be that."""
    path = address.path.lower()
    folder, _, name = path.rpartition("/")
    is_report = any(one in f"{address.name}/{folder}".lower() for one in ("paper", "report"))
    where = {"github": "GitHub", "huggingface": "Hugging Face"}.get(address.provider, "")
    if not where or is_report or not (path == "" or _README.fullmatch(name)):
        return ""
    return f"a README on {where}" if path else f"a repository on {where}"


def _is_pdf(url: Url) -> bool:
    return url.path.lower().endswith(".pdf")


def _name(service: str) -> str:
    return NAMES.get(service) or {
        "acl": "the ACL Anthology",
        "cvf": "CVF Open Access",
        "medium": "Medium",
        "twitter": "Twitter",
        "wechat": "WeChat",
        "baidu": "a Baidu drive",
        "drive": "Google Drive",
        "pubmed": "PubMed",
        "nature": "nature.com",
        "oxford": "Oxford University Press",
        "cell": "Cell Press",
        "elsevier": "Elsevier",
        "acs": "ACS Publications",
        "science": "Science",
        "springer": "Springer",
    }.get(service, service)
