"""arXiv ids: both schemes, why an id is wrong, and where ids are found."""

from __future__ import annotations

import pytest

from modelist.core.quantities import ArxivFault, ArxivId, arxiv_text_of_url, examine_arxiv, read_arxiv


@pytest.mark.parametrize(
    ("text", "canonical", "month"),
    [
        ("2307.09288", "2307.09288", (2023, 7)),
        ("arXiv:2307.09288", "2307.09288", (2023, 7)),
        ("arxiv:2307.09288v2", "2307.09288v2", (2023, 7)),
        ("2307.09288V12", "2307.09288v12", (2023, 7)),
        ("1501.00001", "1501.00001", (2015, 1)),
        ("1412.0001", "1412.0001", (2014, 12)),
        ("0704.0001", "0704.0001", (2007, 4)),
        ("hep-th/9901001", "hep-th/9901001", (1999, 1)),
        ("hep-th/9108001v1", "hep-th/9108001v1", (1991, 8)),
        ("math.CA/0611800", "math/0611800", (2006, 11)),
        ("cond-mat.mes-hall/0703470", "cond-mat/0703470", (2007, 3)),
        ("HEP-TH/9901001", "hep-th/9901001", (1999, 1)),
    ],
)
def test_ids(text: str, canonical: str, month: tuple[int, int]) -> None:
    arxiv = ArxivId.parse(text)
    assert arxiv is not None
    assert (str(arxiv), arxiv.month) == (canonical, month)
    assert (
        arxiv.url
        == f"https://arxiv.org/abs/{canonical.partition('v')[0] if canonical[0].isdigit() else arxiv.paper_id}"
    )
    assert "v" not in arxiv.paper_id


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", ArxivFault.FORM),
        ("Llama 2", ArxivFault.FORM),
        ("2307-09288", ArxivFault.FORM),
        (" 2307.09288", ArxivFault.FORM),
        ("2307.09288.pdf", ArxivFault.FORM),
        ("２３07.09288", ArxivFault.FORM),
        ("1" * 100, ArxivFault.FORM),
        ("2313.00001", ArxivFault.MONTH),
        ("2300.00001", ArxivFault.MONTH),
        ("hep-th/9913001", ArxivFault.MONTH),
        ("0703.1234", ArxivFault.SCHEME),
        ("hep-th/0704001", ArxivFault.SCHEME),
        ("hep-th/9106001", ArxivFault.SCHEME),
        ("cs/2307001", ArxivFault.SCHEME),
        ("foo/9901001", ArxivFault.ARCHIVE),
        ("q-fin/0611800", ArxivFault.ARCHIVE),
        ("2307.9288", ArxivFault.DIGITS_DROPPED),
        ("2307.0928", ArxivFault.DIGITS_DROPPED),
        ("1501.0001", ArxivFault.DIGITS_DROPPED),
        ("0706.001", ArxivFault.DIGITS_DROPPED),
        ("hep-th/990101", ArxivFault.DIGITS_DROPPED),
        ("1412.12345", ArxivFault.DIGITS_EXTRA),
        ("2307.009288", ArxivFault.DIGITS_EXTRA),
        ("hep-th/99010001", ArxivFault.DIGITS_EXTRA),
        ("0706.00000", ArxivFault.DIGITS_EXTRA),
        ("0706.00001", ArxivFault.PADDING),
        ("2307.00000", ArxivFault.SEQUENCE_ZERO),
        ("hep-th/9901000", ArxivFault.SEQUENCE_ZERO),
        ("2307.09288v0", ArxivFault.VERSION),
        ("2307.09288v02", ArxivFault.VERSION),
    ],
)
def test_why_an_id_is_wrong(text: str, fault: ArxivFault) -> None:
    assert examine_arxiv(text) is fault
    assert ArxivId.parse(text) is None


def test_every_fault_is_explained() -> None:
    assert all(fault.explanation for fault in ArxivFault)
    assert len({fault.explanation for fault in ArxivFault}) == len(ArxivFault)


def test_impossible_ids_are_refused() -> None:
    for parts in (
        ("", (2023, 13), 1),
        ("", (2023, 7), 0),
        ("", (2023, 7), 100_000),
        ("x", (1999, 1), 1),
        ("", (2100, 1), 1),
    ):
        with pytest.raises(ValueError, match="no such arXiv id"):
            ArxivId(*parts)
    with pytest.raises(ValueError, match="no such arXiv id"):
        ArxivId("", (2023, 7), 1, 0)


def test_order_is_by_time() -> None:
    texts = ["hep-th/9108001", "math/0611800", "0704.0001", "1412.9999", "1501.00001", "2307.09288", "2307.09288v2"]
    assert [str(one) for one in sorted(filter(None, map(ArxivId.parse, reversed(texts))))] == texts


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://arxiv.org/abs/2307.09288", "2307.09288"),
        ("http://www.arxiv.org/abs/2307.09288v2", "2307.09288v2"),
        ("https://export.arxiv.org/abs/hep-th/9901001", "hep-th/9901001"),
        ("https://arxiv.org/pdf/2307.09288", "2307.09288"),
        ("https://arxiv.org/pdf/2307.09288v2.pdf", "2307.09288v2"),
        ("https://arxiv.org/html/2307.09288v1/", "2307.09288v1"),
        ("https://arxiv.org/abs/2307.09288?context=cs.CL#later", "2307.09288"),
        ("HTTPS://ArXiv.org/abs/2307.09288", "2307.09288"),
        ("arxiv.org/abs/2307.09288", "2307.09288"),
        ("https://ar5iv.org/abs/2307.09288", "2307.09288"),
        ("https://ar5iv.labs.arxiv.org/html/2307.09288", "2307.09288"),
        ("https://huggingface.co/papers/2307.09288", "2307.09288"),
        ("https://hf.co/papers/2307.09288#community", "2307.09288"),
        ("https://doi.org/10.48550/arXiv.2307.09288", "2307.09288"),
        ("https://dx.doi.org/10.48550/ARXIV.2307.09288", "2307.09288"),
    ],
)
def test_addresses(url: str, canonical: str) -> None:
    assert str(ArxivId.from_url(url)) == canonical


@pytest.mark.parametrize(
    "url",
    [
        "https://arxiv.org/list/cs.CL/2307",
        "https://arxiv.org/",
        "https://arxiv.org/html/2307.09288v1/x1.png",
        "https://arxiv.org/abs/arXiv:2307.09288",
        "https://arxiv.org@example.com/abs/2307.09288",
        "https://example.com/arxiv.org/abs/2307.09288",
        "https://arxiv.org.example.com/abs/2307.09288",
        "https://notarxiv.org/abs/2307.09288",
        "https://huggingface.co/papers/trending",
        "https://huggingface.co/papers/date/2024-01-01",
        "https://huggingface.co/2307.09288",
        "ftp://arxiv.org/abs/2307.09288",
        "https://arxiv.org/abs/2307.09288 and more",
        "https://arxiv.org/abs/" + "2" * 600,
    ],
)
def test_other_addresses(url: str) -> None:
    assert ArxivId.from_url(url) is None


def test_a_bad_id_in_an_address_can_be_explained() -> None:
    text = arxiv_text_of_url("https://arxiv.org/abs/2307.9288")
    assert text == "2307.9288"
    assert examine_arxiv(text) is ArxivFault.DIGITS_DROPPED
    assert arxiv_text_of_url("https://huggingface.co/papers/trending") is None


@pytest.mark.parametrize(
    ("text", "canonical", "rest"),
    [
        ("arXiv 2307.09288", "2307.09288", ""),
        ("arXiv: 2307.09288 [cs.CL]", "2307.09288", ""),
        ("arXiv preprint arXiv:2307.09288", "2307.09288", ""),
        ("ArXiv2307.09288", "2307.09288", ""),
        ("2307.09288.pdf", "2307.09288", ""),
        ("2307．09288", "2307.09288", ""),
        ("https://arxiv.org/pdf/2307.09288v2.pdf", "2307.09288v2", ""),
        ("doi:10.48550/arXiv.2307.09288", "2307.09288", ""),
        ("[2307.09288](https://arxiv.org/abs/2307.09288)", "2307.09288", ""),
        ("0706.00001", "0706.0001", ""),
        ("https://arxiv.org/abs/0706.00001", "0706.0001", ""),
        ("Llama 2, arXiv:2307.09288, 2023", "2307.09288", "Llama 2, 2023"),
    ],
)
def test_ids_as_people_write_them(text: str, canonical: str, rest: str) -> None:
    reading = read_arxiv(text)
    assert (str(reading.value), reading.rest, reading.exact) == (canonical, rest, False)


@pytest.mark.parametrize(
    "text",
    ["2307.9288", "https://arxiv.org/abs/2307.9288", "2307.09288, 2308.12966", "12307.09288", "2307.092881", "math/06"],
)
def test_what_is_no_certain_id_is_left(text: str) -> None:
    assert (read_arxiv(text).value, read_arxiv(text).rest) == (None, text)


def test_both_canonical_forms_are_exact() -> None:
    assert read_arxiv("arXiv:2307.09288").exact
    assert read_arxiv("2307.09288").exact
    assert not read_arxiv("math.CA/0611800").exact
