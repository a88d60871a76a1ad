"""Faults of addresses on any host: how they are written, what tracks, what is private, what is gone."""

from __future__ import annotations

import pytest

from modelist.core.diagnostics import Severity
from modelist.providers import check_url, read_url
from modelist.providers.link_proxies import behind_proxy
from modelist.providers.urls import split_url

FAULTY = [
    ("https:///huggingface.co/a1/b", "url-scheme", "https:///", "https://"),
    ("htttps://arxiv.org/abs/2307.09288", "url-scheme", "htttps://", "https://"),
    ("http:/arxiv.org/abs/2307.09288", "url-scheme", "http:/", "http://"),
    ("https//arxiv.org/abs/2307.09288", "url-scheme", "https//", "https://"),
    ("https://https://arxiv.org/abs/2307.09288", "url-scheme", "https://", ""),
    ("https:https://arxiv.org", "url-scheme", "https:", ""),
    ("github.com/QwenLM/Qwen", "url-scheme", "", "https://"),
    ("www.example.org/model", "url-scheme", "", "https://"),
    ("https://hugingface.co/a1/b", "url-host", "hugingface.co", "huggingface.co"),
    ("https://gihtub.com/a1/b", "url-host", "gihtub.com", "github.com"),
    ("https://arxiv.or/abs/2307.09288", "url-host", "arxiv.or", "arxiv.org"),
    ("https://github.c", "url-host", "github.c", None),
    ("https://github.c/QwenLM/Qwen", "url-host", "github.c", "github.com"),
    ("https://github.comMay2333/FDCA", "url-host", "github.comMay2333", "github.com/May2333"),
    ("https://github.KeVmo314/Scuda", "url-host", "github.KeVmo314", None),
    ("https://example.org/model).", "url-ending", ").", ""),
    ("https://example.org/model。", "url-ending", "。", ""),
    ("https://example.org/paper.pdf/", "url-ending", "/", ""),
    ("https://example.org/a b", "url-blank", " ", "%20"),
    ("https://example.org/a\nb", "url-blank", "\n", None),
    ("http://openreview.net/forum?id=x", "http-link", "http", "https"),
    ("http://llava-vl.github.io", "http-link", "http", "https"),
    ("http://demo.example.app/x", "http-link", "http", "https"),
    ("https://example.org/a#b:~:text=c%20(d).", "text-fragment", ":~:text=c%20(d).", ""),
    ("https://example.org/a#:~:text=c", "text-fragment", "#:~:text=c", ""),
    ("https://dl.acm.org/doi/10.1145/1?__cf_chl_tk=a", "tracking-parameter", "?__cf_chl_tk=a", ""),
    ("https://example.org/?utm_source=a&utm_medium=b", "tracking-parameter", "?utm_source=a&utm_medium=b", ""),
    ("https://example.org/?id=1&fbclid=b#top", "tracking-parameter", "&fbclid=b", ""),
    ("https://example.org/?gclid=b&id=1", "tracking-parameter", "gclid=b&", ""),
    ("https://example.org/?a=1&spm=2&b=3", "tracking-parameter", "&spm=2", ""),
    ("https://blog.example.org/x/?ref=maginative.com", "tracking-parameter", "?ref=maginative.com", ""),
    ("https://therouter.ai/?_tk=Z30eO1Ub", "tracking-parameter", "?_tk=Z30eO1Ub", ""),
    (
        "https://www.amazon.com/dp/1?ref=cm_sw&social_share=cm_sw",
        "tracking-parameter",
        "?ref=cm_sw&social_share=cm_sw",
        "",
    ),
    ("https://youtu.be/abc?si=xyz&t=42", "tracking-parameter", "si=xyz&", ""),
    ("https://x.com/Alibaba_Qwen/status/1?s=20&t=abc", "tracking-parameter", "?s=20&t=abc", ""),
    ("https://github.com/QwenLM/Qwen?tab=readme-ov-file#use", "tracking-parameter", "?tab=readme-ov-file", ""),
    ("https://drive.google.com/file/d/1/view?usp=sharing", "tracking-parameter", "?usp=sharing", ""),
    ("https://openreview.net/forum?id=x&referrer=%5Bhome%5D", "tracking-parameter", "&referrer=%5Bhome%5D", ""),
    ("https://ai.google.dev/gemma?hl=zh-cn", "locale-in-url", "?hl=zh-cn", ""),
    ("https://illuminate.google.com/home?pli=1", "tracking-parameter", "?pli=1", ""),
    ("https://ai.google.dev/pricing?authuser=1&hl=en", "tracking-parameter", "?authuser=1&hl=en", ""),
    ("https://commonvoice.mozilla.org/zh-CN/datasets", "locale-in-url", "zh-CN/", ""),
    ("https://learn.microsoft.com/zh-cn/azure/x", "locale-in-url", "zh-cn/", ""),
    ("https://openai.com/zh-Hans-CN/index/gpt-4o/", "locale-in-url", "zh-Hans-CN/", ""),
    ("https://chatgpt.com/c/66f1-abc", "private-link", "/c/66f1-abc", None),
    ("https://chat.openai.com/c/66f1-abc", "private-link", "/c/66f1-abc", None),
    ("https://claude.ai/chat/66f1-abc", "private-link", "/chat/66f1-abc", None),
    ("https://gemini.google.com/app/66f1abc", "private-link", "/app/66f1abc", None),
    ("https://drive.google.com/drive/u/0/my-drive", "private-link", "/drive/u/0/my-drive", None),
    ("https://huggingface.co/settings/tokens", "sign-in-page", "/settings/tokens", None),
    ("http://localhost:7860", "private-address", "localhost", None),
    ("http://192.168.1.4:8080/x", "private-address", "192.168.1.4", None),
    ("http://[::1]/x", "private-address", "::1", None),
    ("http://user:secret@10.0.0.1/x", "private-address", "10.0.0.1", None),
    ("http://gpu-server:8000", "private-address", "gpu-server", None),
    ("http://wiki.corp/x", "private-address", "wiki.corp", None),
    ("http://103.170.5.190:7860/", "bare-ip-address", "103.170.5.190", None),
    ("https://07ff8706ab.gradio.live", "temporary-address", "07ff8706ab.gradio.live", None),
    ("https://12345.gradio.app", "temporary-address", "12345.gradio.app", None),
    ("https://6dd3-20.ngrok-free.app/", "temporary-address", "6dd3-20.ngrok-free.app", None),
    ("https://anonymous.4open.science/r/A-1", "review-copy", "anonymous.4open.science", None),
    ("https://x-org.ezproxy.x.edu/a", "proxy-page", "x-org.ezproxy.x.edu", None),
    ("https://arena.lmsys.org/", "dead-service", "arena.lmsys.org", None),
    ("https://paperswithcode.com/sota/x", "dead-service", "paperswithcode.com", None),
    ("https://travis-ci.org/o/r.svg?branch=main", "dead-service", "travis-ci.org", None),
    ("https://cdn.rawgit.com/o/r/x.svg", "dead-service", "cdn.rawgit.com", None),
]


@pytest.mark.parametrize(("url", "code", "place", "replacement"), FAULTY)
def test_faults(url: str, code: str, place: str, replacement: str | None) -> None:
    found = check_url(url)
    assert [(one.code, url[one.span.start : one.span.end], one.replacement) for one in found] == [
        (code, place, replacement)
    ]


@pytest.mark.parametrize(
    "url",
    [
        "file:///home/me/paper.pdf",
        "C:\\Users\\me\\paper.pdf",
        "D:/models/readme.md",
        "\\\\server\\share\\x",
        "https://bucket.s3.amazonaws.com/x.png?X-Amz-Signature=1&X-Amz-Expires=3600",
        "https://cdn-lfs.huggingface.co/repos/ab/cd",
        "https://x.blob.core.windows.net/a/b?sv=2022&se=2024&sr=b&sig=abc",
        "https://zenodo.org/records/1?preview=1&token=eyJhbGciOiJIUzUxMiJ9.eyJpZCI6ImZiYmFlODkxIn0.x-Y_z",
    ],
)
def test_addresses_that_are_wrong_as_a_whole(url: str) -> None:
    (fault,) = check_url(url)
    assert fault.code in ("local-file", "expiring-link")
    assert (fault.span, fault.severity, fault.repaired(url)) == ((0, len(url)), Severity.ERROR, None)


GOOD = [
    "https://example.org/?ref=main",
    "https://github.com/o1/r/blob/main/x.md?ref=example.org",
    "https://youtu.be/abc?t=42",
    "https://www.youtube.com/watch?v=abc",
    "https://www.microsoft.com/en-us/research/blog/phi-2-the-surprising-power-of-small-language-models/",
    "https://learn.microsoft.com/en-us/azure/x",
    "https://qwen.readthedocs.io/zh-cn/latest/",
    "https://chatgpt.com/share/66f1-abc",
    "https://chatgpt.com/g/g-abc-tool",
    "https://chatgpt.com",
    "https://chat.openai.com/chat",
    "https://claude.ai/share/66f1",
    "https://docs.google.com/spreadsheets/d/1/edit#gid=0",
    "https://drive.google.com/file/d/1/view",
    "https://www.gradio.app/guides/sharing-your-app",
    "http://bunny.baai.ac.cn",
    "http://imagebind-llm.opengvlab.com/",
    "https://en.wikipedia.org/wiki/Apple_Inc.",
    "https://en.wikipedia.org/wiki/BERT_(language_model)",
    "https://en.wikipedia.org/wiki/Yahoo!",
    "https://maps.app.goo.gl/abc",
    "https://gitlab.com/a/b",
    "https://web.archive.org/web/2020/https://paperswithcode.com/",
    "https://lmsys.org/blog/2023-03-30-vicuna/",
    "https://lmarena.ai/",
    "https://modelscope.cn/models/qwen/Qwen-7B",
    "https://github.community/t/1",
    "https://arxiv.org.cn/abs/2307.09288",
    "https://xn--fiq228c.xn--fiqs8s/",
    "https://example.org/page?via=x&_tk=y",
    "https://vpn.example.org/",
    "https://proxy.golang.org/x",
    "https://allava.freedomai.cn/#/",
    "https://aclanthology.org/2023.acl-long.1/",
    "https://ecva.net/papers/eccv_2024/papers_ECCV/html/4237_ECCV_2024_paper.php",
    "README_VLMs.md",
    "./docs/architecture.md#layers",
    "#llama2",
    "mailto:somebody@example.org",
    "entries/",
    "//example.org/x",
    "",
]


@pytest.mark.parametrize("url", GOOD)
def test_good_addresses_have_no_faults(url: str) -> None:
    assert check_url(url, "2026-11-23") == ()


@pytest.mark.parametrize(
    ("url", "behind"),
    [
        (
            "https://link-springer-com.remotexs.ntu.edu.sg/article/10.1007/s11263-024-02171-y",
            "https://link.springer.com/article/10.1007/s11263-024-02171-y",
        ),
        ("https://dl.acm.org.ezproxy.x.edu/doi/1?a=b#c", "https://dl.acm.org/doi/1?a=b#c"),
        ("https://0-dl-acm-org.libproxy.x.edu/doi/1", "https://dl.acm.org/doi/1"),
        ("https://www-a--b-com.idm.oclc.org/c", "https://www.a-b.com/c"),
        ("https://ieeexplore-ieee-org-s.vpn.x.edu.cn:8118/d", "https://ieeexplore.ieee.org/d"),
        ("https://login.ezproxy.x.edu/login?url=https://x.org/a", "https://x.org/a"),
        ("https://ieeexplore-ieee-org.proxy.library.x.edu/d", "https://ieeexplore.ieee.org/d"),
        ("https://www.x.org.ezp-prod1.hul.x.edu/d", "https://www.x.org/d"),
        ("https://webvpn.x.edu.cn/https/7772/doc", ""),
        ("https://ezproxy.x.edu/login?url=here", ""),
    ],
)
def test_the_address_behind_a_proxy(url: str, behind: str) -> None:
    parts = split_url(url)
    assert parts is not None
    assert behind_proxy(parts) == behind
    assert [one.code for one in check_url(url)] == ["proxy-page"]


def test_spans_count_from_the_beginning_of_what_was_given() -> None:
    url = "  http://arxiv.org/pdf/2307.09288 \n"
    faults = check_url(url)
    assert [url[one.span.start : one.span.end] for one in faults] == ["http", "pdf/2307.09288"]


def test_repairs_of_one_address_do_not_overlap() -> None:
    url = "http://www.openreview.net/forum?utm_source=a&id=x&hl=zh&referrer=y&utm_medium=b#z."
    ends = 0
    repaired = url
    faults = check_url(url)
    for fault in faults:
        assert fault.span.start >= ends
        ends = fault.span.end
    for fault in reversed(faults):
        repaired = fault.repaired(repaired) or repaired
    assert repaired == "https://www.openreview.net/forum?id=x&hl=zh#z"
    assert check_url(repaired) == ()


def test_unknown_sites_are_not_read() -> None:
    assert read_url("https://modelscope.cn/models/qwen/Qwen-7B") is None
    assert read_url("README.md") is None
