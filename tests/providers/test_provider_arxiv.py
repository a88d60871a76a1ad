"""arXiv: the same paper under many addresses, and ids that no paper has."""

from __future__ import annotations

import pytest

from modelist.providers import check_url, read_url

LLAMA_2 = [
    ("https://arxiv.org/abs/2307.09288", "abstract"),
    ("http://www.arxiv.org/abs/2307.09288v2", "abstract"),
    ("https://arxiv.org/abs/arXiv:2307.09288", "abstract"),
    ("https://arxiv.org/pdf/2307.09288", "pdf"),
    ("https://arxiv.org/pdf/2307.09288v2.pdf#page=3", "pdf"),
    ("https://arxiv.org/html/2307.09288v2", "html"),
    ("https://arxiv.org/e-print/2307.09288", "source"),
    ("https://export.arxiv.org/abs/2307.09288", "abstract"),
    ("https://doi.org/10.48550/arXiv.2307.09288", "abstract"),
    ("http://dx.doi.org/10.48550/arxiv.2307.09288", "abstract"),
    ("https://ar5iv.labs.arxiv.org/html/2307.09288", "html"),
    ("https://ar5iv.org/abs/2307.09288", "abstract"),
    ("https://www.alphaxiv.org/abs/2307.09288v1", "abstract"),
    ("https://www.alphaxiv.org/overview/2307.09288", "html"),
    ("https://www.arxiv-vanity.com/papers/2307.09288/", "html"),
    ("https://arxiv.org/2307.09288", "abstract"),
]


@pytest.mark.parametrize(("url", "kind"), LLAMA_2)
def test_one_paper_under_many_addresses(url: str, kind: str) -> None:
    address = read_url(url)
    assert address is not None
    assert (address.provider, address.kind, address.name) == ("arxiv", kind, "2307.09288")
    assert (address.canonical, address.identity) == ("https://arxiv.org/abs/2307.09288", "arxiv:2307.09288")


@pytest.mark.parametrize(
    ("url", "name", "revision"),
    [
        ("https://arxiv.org/abs/hep-th/9901001", "hep-th/9901001", ""),
        ("https://arxiv.org/abs/math.CA/0611800v3", "math/0611800", "v3"),
        ("https://arxiv.org/pdf/cs/0112017.pdf", "cs/0112017", ""),
        ("https://doi.org/10.48550/arXiv.hep-th/9901001", "hep-th/9901001", ""),
        ("https://arxiv.org/abs/0706.0001", "0706.0001", ""),
    ],
)
def test_old_papers(url: str, name: str, revision: str) -> None:
    address = read_url(url)
    assert address is not None
    assert (address.name, address.revision, address.canonical) == (name, revision, f"https://arxiv.org/abs/{name}")


@pytest.mark.parametrize(
    ("url", "code", "place", "replacement"),
    [
        ("https://arxiv.org/abs/2307.9288", "arxiv-id", "2307.9288", None),
        ("https://arxiv.org/abs/2313.09288", "arxiv-id", "2313.09288", None),
        ("https://arxiv.org/abs/2307.00000", "arxiv-id", "2307.00000", None),
        ("https://arxiv.org/abs/2307.09288v0", "arxiv-id", "2307.09288v0", None),
        ("https://arxiv.org/pdf/2403.168318", "arxiv-id", "2403.168318", None),
        ("https://arxiv.org/abs/xxxx.xxxxx", "arxiv-id", "xxxx.xxxxx", None),
        ("https://arxiv.org/pdf/xxxx.xxxxx.pdf", "arxiv-id", "xxxx.xxxxx", None),
        ("https://arxiv.org/abs/0706.00001", "arxiv-padding", "0706.00001", "0706.0001"),
        ("https://arxiv.org/abs/no-such/9901001", "arxiv-id", "no-such/9901001", None),
        ("https://doi.org/10.48550/arXiv.2307.9288", "arxiv-id", "2307.9288", None),
        ("https://www.alphaxiv.org/abs/2307.9288", "arxiv-id", "2307.9288", None),
        ("https://doi.org/10.48550/arXiv.2307.09288v2", "arxiv-doi-version", "v2", ""),
        ("https://arxiv.org/pdf/2307.09288v2.pdf", "arxiv-pdf", "pdf/2307.09288v2.pdf", "abs/2307.09288v2"),
        ("https://arxiv.org/2307.09288", "arxiv-path", "2307.09288", "abs/2307.09288"),
        ("https://arxiv.org/html/2307.09288/", "arxiv-html-slash", "/", ""),
        ("https://arxiv.org/abs/2307.09288.pdf", "arxiv-abs-file", ".pdf", ""),
        ("https://arxiv.org/abs/hep-th/9901001v1.ps.gz", "arxiv-abs-file", ".ps.gz", ""),
        ("https://export.arxiv.org/abs/2307.09288", "arxiv-mirror", "export.arxiv.org", "arxiv.org"),
        ("https://arxiv.org/abs/2701.00001", "arxiv-future-month", "2701.00001", None),
        ("https://huggingface.co/papers/2701.00001", "arxiv-future-month", "2701.00001", None),
    ],
)
def test_faults(url: str, code: str, place: str, replacement: str | None) -> None:
    found = check_url(url, "2026-11-23")
    assert [(one.code, url[one.span.start : one.span.end], one.replacement) for one in found] == [
        (code, place, replacement)
    ]


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/abs/2307.09288",
        "https://arxiv.org/html/2307.09288v2",
        "https://arxiv.org/list/cs.CL/recent",
        "https://arxiv.org/a/vaswani_a_1",
        "https://arxiv.org",
        "https://info.arxiv.org/help/doi.html",
        "https://doi.org/10.1145/3442188.3445922",
        "https://www.biorxiv.org/content/10.1101/2023.01.01.522401v1",
        "https://ar5iv.org/html/1706.03762",
    ],
)
def test_good_addresses_have_no_faults(url: str) -> None:
    assert check_url(url, "2026-11-23") == ()


def test_the_month_of_an_id_may_begin_a_day_early() -> None:
    url = "https://arxiv.org/abs/2612.00001"
    assert check_url(url, "2026-11-30") == ()
    assert [fault.code for fault in check_url(url, "2026-11-29")] == ["arxiv-future-month"]
    assert check_url(url) == ()


def test_several_repairs_go_together() -> None:
    url = "http://export.arxiv.org/pdf/2307.09288.pdf"
    repaired = url
    for fault in reversed(check_url(url)):
        assert fault.replacement is not None
        repaired = fault.repaired(repaired) or ""
    assert repaired == "https://arxiv.org/abs/2307.09288"
