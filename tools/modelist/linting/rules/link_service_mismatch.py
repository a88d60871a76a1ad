"""The text of a link names one service or kind of page, and the address is of another.

``[GitHub](https://arxiv.org/...)``, ``[Code]`` that opens a paper, ``[Demo]`` with the same address as ``[GitHub]``
beside it, or ``[HF Space]`` that opens a model's page and nothing to try: mostly two addresses of a row changed places,
or one was copied twice. So is `GitHub:` before a plain address of another site. Correct the address or the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.wording import shortened
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.code_links import SITE, are_rare, is_project_site, no_code_host, usual_code
from modelist.linting.addresses.colon_labels import labelled_addresses, labels_of_code
from modelist.linting.addresses.hub_kinds import other_kind, read_kind
from modelist.linting.addresses.services import NAMES, PAPER_SITES, Promise, broken_promise, plain_label, read_label
from modelist.linting.addresses.urls import identity, is_image, may_hold_links, running_url
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers.paper_pages import is_article
from modelist.providers.urls import split_url

_AT_END = lazy_pattern(r"\w[^\[\]]{0,9}\[(?P<label>[A-Za-z ]{2,20})\][*_]{0,3}\Z")
_MAX_LABEL = 30
_SHOWN = lazy_pattern("demo|space|playground|try|gradio", re.IGNORECASE)
_PAPER = "a paper"
_NO_ARTICLES = frozenset({"code", "demo", "weights"})
_NEAR = 3
"""Lines between two labelled addresses of one thing."""

_DATA = frozenset({"data", "dataset", "datasets", "数据", "数据集"})
_DOWNLOADS = frozenset({"download", "downloads", "下载"})
_BESIDE_PAPER = lazy_pattern(
    r"/(?:anc|attachments?|src|e-print|suppl\w*)(?:[/?]|\Z)|\.(?:zip|tar|t?gz|7z|rar|jsonl?|csv|tsv|xlsx?|parquet)\Z",
    re.IGNORECASE,
)
_FRAMEWORKS = frozenset({"pytorch", "tensorflow", "jax", "paddle", "mindspore", "pytorch code", "code in construction"})
"""Labels of code that tell what it is written with, or that it is not there yet."""

_Labelled = Sequence[tuple[Link, Promise]]


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links whose text is a service's name or a word for a kind of page."""
    if not may_hold_links(page):
        return
    before = labels_of_code(page)
    links = [link for link in page.links if link.text and not is_image(link)]
    labelled = [(link, _promise(before.get(link.span.start, link.text))) for link in links]
    usual = usual_code((link.destination, promise) for link, promise in labelled)
    copies = _copies(page, labelled)
    strays = _papers_for_data(labelled)
    for link, promise in labelled:
        found = _other(promise, link.text, link.destination) or copies.get(link.span.start, "")
        if not found:
            unlike = _PAPER if link.span.start in strays else usual.unlike(promise, link.destination)
            found = f"{unlike}, unlike the others" if unlike else ""
        if found:
            said = NAMES.get(promise.service, shortened(before.get(link.span.start, link.text)))
            who = "label" if link.span.start in before else "text"
            message = f"the {who} says '{said}', but the link leads to {found}"
            yield Problem(link.destination_span, message, "Correct the address or the text.")
    yield from _behind_labels(page)


def _behind_labels(page: Page) -> Iterator[Problem]:
    """Addresses and links such as ``[here]`` with a label before them, as in ``GitHub: https://...``."""
    lines = page.document.lines
    labelled = [(link, label, running_url(link.destination)) for link, label in labelled_addresses(page)]
    pages = {
        (identity(url), lines.line_of(link.span.start))
        for link, said, url in labelled
        if read_label(said).role == "page"
    }
    for link, said, url in labelled:
        promise, line = read_label(said), lines.line_of(link.span.start)
        found = _other(promise, said, url)
        if not found and any((identity(url), line + step) in pages for step in range(-_NEAR, _NEAR + 1)):
            found = _own_site(promise, url)
        if found:
            message = f"the label says '{NAMES.get(promise.service, said)}', but the address leads to {found}"
            yield Problem(link.destination_span, message, "Correct the address or the label.")


def _promise(text: str) -> Promise:
    """What a link's text promises, or the label in brackets that it ends with, as in ``A title [arXiv]``."""
    label = _AT_END.search(text) if text.endswith(("]", "]*", "]_")) else None
    return read_label(text) if label is None else Promise(read_label(label["label"]).service)


def _other(promise: Promise, text: str, url: str) -> str:
    """What an address is by itself, where a label promises what is not to be had there."""
    found = broken_promise(promise, url) or other_kind(read_kind(text), url)
    return found or (_PAPER if promise.role in _NO_ARTICLES and is_article(url) else "")


def _papers_for_data(labelled: _Labelled) -> frozenset[int]:
    """Where links to papers begin whose label is that of data or of a download, and the page's others lead to none."""
    found: dict[str, list[tuple[int, bool]]] = {}
    for link, _ in labelled:
        label = plain_label(link.text) if len(link.text) <= _MAX_LABEL else ""
        if label in _DATA or label in _DOWNLOADS:
            found.setdefault(label, []).append((link.span.start, _is_paper(link.destination)))
    rare = (uses for uses in found.values() if are_rare(is_paper for _, is_paper in uses))
    return frozenset(start for uses in rare for start, is_paper in uses if is_paper)


def _is_paper(url: str) -> bool:
    """Whether an address is that of a paper, and of no file that comes with one."""
    parts = split_url(url)
    if _BESIDE_PAPER.search(url) is not None:
        return False
    is_there = parts is not None and parts.site in PAPER_SITES and bool(parts.names)
    return is_there or broken_promise(Promise(role="code"), url) != ""


def _copies(page: Page, labelled: _Labelled) -> dict[int, str]:
    """By where they begin, labels that another link of the line has the address of, and that it does not keep."""
    lines = page.document.lines
    odd: dict[tuple[int, str, bool], list[tuple[Link, str]]] = {}
    for link, promise in labelled:
        if len(link.text) <= _MAX_LABEL and (untrue := _untrue(link, promise) or _own_site(promise, link.destination)):
            key = lines.line_of(link.span.start), identity(link.destination), untrue == SITE
            odd.setdefault(key, []).append((link, untrue))
    found: dict[int, str] = {}
    for link, promise in labelled if odd else ():
        if len(link.text) > 1 and not _untrue(link, promise):
            place = lines.line_of(link.span.start), identity(link.destination)
            kinds = (False, True) if promise.role == "page" else (False,)
            for one, untrue in (one for kind in kinds for one in odd.pop((*place, kind), ())):
                found[one.span.start] = f"{untrue}, as '{shortened(link.text)}' does"
    return found


def _own_site(promise: Promise, url: str) -> str:
    """What a site of no code host is to a reader who wants code, where another label calls it the project's page."""
    return SITE if promise.is_code and (is_project_site(url) or no_code_host(url)) else ""


def _untrue(link: Link, promise: Promise) -> str:
    """What an address surely is, where a label promises something that one finds there at best by looking around."""
    label, url = plain_label(link.text), link.destination
    if (promise.role == "page" or label in _DATA) and is_article(url):
        return _PAPER
    if promise.role == "demo":
        other = "" if "#" in url or _SHOWN.search(url) else broken_promise(Promise(role="paper"), url)
        return "" if "space on" in other else other
    if promise.is_code or label in _FRAMEWORKS:
        return SITE if is_project_site(url) else broken_promise(Promise(role="code"), url)
    return broken_promise(Promise(role="code"), url) if label in _DATA else ""


_CODE = "".join(f"- [code](https://github.com/a/{n})\n" for n in range(9))
_GITHUB = "".join(f"- [GitHub](https://github.com/a/{n})\n" for n in range(4))
_DOWNLOAD = "".join(f"- Set {n} [Download](https://x.org/data/{n})\n" for n in range(9))

RULE = Rule(
    id="link-service-mismatch",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example("- Pi Zero [arXiv](⟦https://www.a-lab.org/download/pi0.pdf⟧)\n"),
        Example("[GitHub](⟦https://huggingface.co/Qwen/Qwen-7B⟧)\n"),
        Example("| [Code](⟦https://arxiv.org/abs/2307.09288⟧) |\n| --- |\n"),
        Example("- [论文](⟦https://github.com/a/b⟧)\n"),
        Example("- [***Senna: driving [arXiv]***](⟦https://github.com/a/b⟧)\n"),
        Example("- \\[[🤗HF\\]](⟦https://drive.google.com/file/d/1VsO/view⟧)\n"),
        Example(
            "- Parti. [[paper]](https://arxiv.org/abs/2206.10789) [[project]](⟦https://arxiv.org/abs/2206.10789⟧)\n"
        ),
        Example(_CODE + "- [[🖥️Code]](⟦https://a.github.io/b⟧)\n"),
        Example(_CODE + "- [`[code]`](⟦https://a.site/POPEN⟧)\n"),
        Example(
            "| [A](https://x.org/a) | [Github](https://github.com/a/b) | [Demo](⟦https://github.com/a/b⟧) |\n| --- |\n"
        ),
        Example(
            "- [QVQ: To See](https://qwenlm.github.io/blog/qvq-72b/), [Demo](⟦https://qwenlm.github.io/blog/qvq-72b/⟧)\n"
        ),
        Example(
            "".join(f"- Code: [A{n}](https://github.com/a/{n})\n" for n in range(9))
            + "- **Code**: [B in Blue](⟦https://b.github.io/⟧)\n- Code: [C](⟦https://arxiv.org/abs/2303.01267⟧)\n"
        ),
        Example("- [[Paper](https://arxiv.org/abs/2303.01267)][[PyTorch](⟦https://arxiv.org/abs/2303.01267⟧)]\n"),
        Example("- [Github](⟦https://a.github.io/b⟧) | [Project](https://a.github.io/b)\n"),
        Example("- [[Paper](https://arxiv.org/abs/2307.06942)] [[Data](⟦https://arxiv.org/abs/2307.06942⟧)]\n"),
        Example('<a href="⟦https://github.com/a/b⟧">Hugging Face models</a>\n'),
        Example("| [🤗 Space](⟦https://huggingface.co/Qwen/Qwen-7B⟧) |\n| --- |\n"),
        Example("- [Collection](⟦https://huggingface.co/tinyllava⟧)\n"),
        Example("- [Dataset](⟦https://huggingface.co/a/corpus⟧)\n"),
        Example("Released: 2023  \nGitHub: ⟦https://huggingface.co/microsoft/phi-2⟧\n"),
        Example("- **Paper:** ⟦https://github.com/a/b⟧\n"),
        Example("Code: **[here](⟦https://arxiv.org/abs/2307.09288⟧)**\n"),
        Example("paper: https://arxiv.org/abs/2304.02643  \ncode: ⟦https://sam.com⟧  \nproject: https://sam.com\n"),
        Example(_DOWNLOAD + "- MuST-C [Download](⟦https://aclanthology.org/N19-1202.pdf⟧)\n"),
        Example("- [Code](⟦https://sam.com⟧) | [Project page](https://sam.com)\n"),
        Example(
            "| [Seeing cells in three dimensions](https://www.nature.com/articles/s41592-020-04901-4)"
            " | [Code](⟦https://www.nature.com/articles/s41592-020-04901-4⟧) |\n| --- | --- |\n"
        ),
        Example(_GITHUB + "- [GitHub](⟦https://docs.x.org/v0.2/api/serving/b/⟧)\n"),
        Example(_GITHUB + "- [[Github](⟦https://tinyurl.com/pathology⟧)]\n"),
        Example(
            "- [Technical report](⟦https://github.com/a/b/blob/main/README.md⟧) [论文](⟦https://github.com/a/b/tree/main⟧)"
            " [Paper](⟦https://huggingface.co/a/b/blob/main/README_zh.md⟧)\n"
        ),
        Example("- [Source code](⟦https://dl.acm.org/doi/pdf/10.1145/3643781⟧)\n"),
        Example(
            "- [Seeing cells in three dimensions](https://link.springer.com/article/10.1007/s11263-1)"
            " [[Project](⟦https://link.springer.com/article/10.1007/s11263-1⟧)]"
            " [[Data](⟦https://link.springer.com/article/10.1007/s11263-1⟧)]\n"
        ),
    ),
    good=(
        Example(
            "- Code: [A](https://a.github.io)\n- Page: [B](https://b.github.io)\n- Code: [C](https://c.github.io)\n"
        ),
        Example(
            "- [Code](https://www.nature.com/articles/s41592-020-04901-4#code-availability)"
            " [Code](https://dl.acm.org/doi/suppl/10.1145/3643781) [Data](https://www.nature.com/articles/s41592-1)"
            " [Project](https://ieeexplore.ieee.org/document/1) [Blog](https://www.nature.com/articles/d41586-1)\n"
        ),
        Example(_GITHUB + "- [GitHub](https://docs.x.org/b)\n" * 2),
        Example(
            _GITHUB + "- [Code](https://tinyurl.com/b)\n- [GitHub](https://git.io/b) [Github](https://aka.ms/b-git)\n"
        ),
        Example(_GITHUB + "- [GitHub](https://git.x.org/a/b)\n"),
        Example(_GITHUB + "- [GitHub](https://www.google.com/search?q=b)\n"),
        Example(
            "- [Report](https://github.com/a/b/blob/main/README.md) [Paper](https://github.com/a/b/blob/main/b.pdf)"
            " [Technical report](https://github.com/a/b/blob/main/report/README.md)"
            " [Paper](https://github.com/a/b/tree/main/docs) [Code](https://github.com/a/b/blob/main/README.md)\n"
        ),
        Example("- [HF/Code](https://github.com/a/b)\n- [HF / Official](https://github.com/a/c)\n"),
        Example(
            "- [arXiv](https://www.alphaxiv.org/abs/2410.24164) [arXiv](https://mirror.org/arxiv/2410.24164.pdf)\n"
        ),
        Example("- [Hugging Face](https://discord.gg/hugging-face-879548962464493619): a community\n"),
        Example("- [Stop Using [Code]](https://arxiv.org/abs/2410.22313)\n"),
        Example("- [Senna: driving [arXiv]](https://arxiv.org/abs/2410.22313) [[code]](https://github.com/a/b)\n"),
        Example("- [code](https://a.github.io/b)\n" * 2 + _CODE),
        *(
            Example(f"{_DOWNLOAD}- A [Download]({url})\n")
            for url in (
                "https://arxiv.org/src/1411.7766v1/anc/data.zip",
                "https://aclanthology.org/attachments/P19-1001.Datasets.zip",
                "https://openreview.net/attachment?id=a&name=supplementary_material",
            )
        ),
        Example(f"{_CODE}{_CODE}- [code](https://a.github.io/b/#code)\n"),
        Example(_DOWNLOAD + "- MuST-C [Download](https://aclanthology.org/N19-1202.pdf)\n" * 2),
        Example(
            _CODE + "- [code](https://zenodo.org/a) [code](https://x.org/code/a.html) [code](https://x.org/a.zip)\n"
        ),
        Example(
            "- [Github](https://github.com/a/b) [Dataset](https://github.com/a/b) [Project](https://github.com/a/b)\n"
            "- [Space](https://hf.co/spaces/a/b) [Demo](https://hf.co/spaces/a/b)\n"
            "- [Code](https://github.com/a/b) [Demo](https://github.com/a/b#demo)\n"
            "- [Chat](https://chat.x.org) [Demo](https://chat.x.org) [PyTorch](https://arxiv.org/abs/1912.01703)\n"
        ),
        Example(
            "GitHub: https://github.com/a/b\nGitHub mirror of Qwen: https://huggingface.co/a/b\n\nWe code: https://x.org\n"
        ),
        Example(
            "code: https://sam.com/code  \nproject: https://sam.com  \ndemo: https://sam.com\n\n"
            "code: https://gitlab.x.org/a/b  \nproject: https://gitlab.x.org/a/b\n\n"
            "- [Code](https://zenodo.org/a) [Project](https://zenodo.org/a)\n"
        ),
        Example("[GitHub Copilot](https://arxiv.org/abs/2107.03374) [Code Llama](https://arxiv.org/abs/2308.12950)\n"),
        Example(
            "[Paper](https://github.com/a/b/blob/main/paper.pdf) [Code](https://a.github.io) [HF](https://hf.co/a/b)\n"
        ),
        Example(
            "[Models](https://hf.co/collections/a/b) [Space](https://a.hf.space) [Demo](https://hf.co/a/b)"
            " [Dataset](https://huggingface.co/vidore) [HF Spaces](https://huggingface.co/docs/hub/spaces-overview)\n"
        ),
        Example("[arXiv](https://huggingface.co/papers/2307.09288) [Blog](https://huggingface.co/blog/falcon)\n"),
        Example("- [Papers](https://github.com/a/awesome-papers) [Website](https://arxiv.org/) of preprints\n"),
    ),
)
