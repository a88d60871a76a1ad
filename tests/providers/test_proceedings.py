"""Addresses of proceedings name a conference and a year."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelist.providers.proceedings import ARTICLE_SIGNS, SIGNS, Held, article_year, is_named, read_proceedings


@pytest.mark.parametrize(
    ("address", "venue", "year"),
    [
        ("https://openaccess.thecvf.com/content/ICCV2023/html/A_ICCV_2023_paper.html", "ICCV", 2023),
        ("https://openaccess.thecvf.com/content/CVPR2024W/WMF/papers/A.pdf", "CVPR", 2024),
        ("http://openaccess.thecvf.com/content_cvpr_2016/papers/A_CVPR_2016_paper.pdf", "CVPR", 2016),
        ("https://openaccess.thecvf.com/content_CVPRW_2019/papers/DOAI/A.pdf", "CVPR", 2019),
        ("https://openaccess.thecvf.com//content/WACV2024/papers/A.pdf", "WACV", 2024),
        ("https://www.ecva.net/papers/eccv_2020/papers_ECCV/html/1_ECCV_2020_paper.php", "ECCV", 2020),
        ("https://aclanthology.org/2023.findings-acl.397.pdf", "ACL", 2023),
        ("https://aclanthology.org/2022.emnlp-main.340/", "EMNLP", 2022),
        ("https://www.aclweb.org/anthology/2020.coling-main.1", "COLING", 2020),
        ("https://aclanthology.org/D19-1218/", "EMNLP", 2019),
        ("https://aclanthology.org/P98-1001", "ACL", 1998),
        ("https://www.aclweb.org/anthology/papers/P/P19/P19-1441/", "ACL", 2019),
        ("https://aclanthology.org/N19-1011.pdf", "NAACL", 2019),
        ("https://aclanthology.org/I17-1001v2.pdf", "IJCNLP", 2017),
        ("https://aclanthology.org/Q19-1026.pdf", "TACL", 2019),
        ("https://aclanthology.org/K18-1001", "CoNLL", 2018),
        ("https://aclanthology.org/L18-1269.pdf", "LREC", 2018),
        ("https://aclanthology.org/S19-2001/", "SemEval", 2019),
        ("https://papers.nips.cc/paper_files/paper/2023/file/a-Paper.pdf", "NeurIPS", 2023),
        ("https://proceedings.neurips.cc/paper/2021/hash/a.html", "NeurIPS", 2021),
        ("https://datasets-benchmarks-proceedings.neurips.cc/paper/2021/hash/a.html", "NeurIPS", 2021),
        ("https://nips.cc/virtual/2023/poster/70101", "NeurIPS", 2023),
        ("https://icml.cc/virtual/2024/poster/1", "ICML", 2024),
        ("https://cvpr.thecvf.com/virtual/2024/poster/1", "CVPR", 2024),
        ("https://proceedings.iclr.cc/paper_files/paper/2024/hash/a.html", "ICLR", 2024),
        ("https://www.ijcai.org/proceedings/2019/0123.pdf", "IJCAI", 2019),
        ("https://proceedings.mlr.press/v202/song23a.html", "ICML", 2023),
        ("https://proceedings.mlr.press/v155/a21a.html", "CoRL", 2020),
        ("https://dl.acm.org/doi/pdf/10.1145/3357384.3358045", "CIKM", 2019),
        ("https://dl.acm.org/doi/10.1145/3394486.3406703", "KDD", 2020),
        ("https://doi.org/10.1145/3404835.3462970", "SIGIR", 2021),
        ("https://doi.org/10.1109/CVPR52733.2024.01367", "CVPR", 2024),
        ("https://doi.org/10.1109/ICCVW60793.2023.00012", "ICCV", 2023),
        ("https://dl.acm.org/doi/abs/10.1109/ICSE48619.2023.00085", "ICSE", 2023),
        ("https://doi.org/10.18653/v1/2024.findings-naacl.149", "NAACL", 2024),
        ("https://doi.org/10.18653/v1/P19-1441", "ACL", 2019),
    ],
)
def test_an_address_names_its_conference(address: str, venue: str, year: int) -> None:
    assert read_proceedings(address) == Held(venue, year)
    assert any(sign in address for sign in SIGNS)


@pytest.mark.parametrize(
    "address",
    [
        "https://aclanthology.org/2023.tacl-1.12/",
        "https://aclanthology.org/W19-1234/",
        "https://proceedings.mlr.press/v1/a.html",
        "https://papers.nips.cc/paper/7181-attention-is-all-you-need",
        "https://dl.acm.org/doi/10.1145/3643780.3643781",
        "https://example.org/https://openaccess.thecvf.com/content/ICCV2023/html/A.html",
        "https://thecvf.com/content/ICCV2023/html/A.html",
        "https://doi.org/10.1109/SLT54892.2023.10023141",
        "https://doi.org/10.1109/TMM.2021.3091882",
    ],
)
def test_other_addresses_name_none(address: str) -> None:
    assert read_proceedings(address) is None


@pytest.mark.parametrize(
    ("address", "year"),
    [
        ("https://www.sciencedirect.com/science/article/pii/S1041608023000195", 2023),
        ("https://www.sciencedirect.com/science/article/abs/pii/S016786552100163X", 2021),
        ("http://sciencedirect.com/science/article/pii/S016786552100163X?via%3Dihub", 2021),
        ("https://www.sciencedirect.com/science/article/pii/S0092867400816839", None),
        ("https://www.sciencedirect.com/science/article/pii/S0004370298000238", None),
        ("https://www.sciencedirect.com/science/article/pii/B9780128200000000123", None),
        ("https://www.sciencedirect.com/science/article/pii/S10416080230001957", None),
        ("https://www.sciencedirect.com/journal/information-fusion", None),
        ("https://www.nature.com/articles/s41592-019-0598-1", 2019),
        ("https://doi.org/10.1038/s41467-022-32007-7", 2022),
        ("https://www.nature.com/articles/srep12345", None),
        ("https://www.nature.com/articles/d41586-025-01234-5", None),
        ("https://link.springer.com/article/10.1007/s10462-024-10921-0", 2024),
        ("https://link.springer.com/chapter/10.1007/978-3-031-12345-6_7", None),
        ("https://bmcbiol.biomedcentral.com/articles/10.1186/s12915-024-02028-3", 2024),
        ("https://www.biorxiv.org/content/10.1101/2023.10.01.560349v3", 2023),
        ("https://doi.org/10.1101/2023.02.02.23285399", 2023),
        ("https://doi.org/10.1101/123456", None),
        ("https://doi.org/10.1109/TPAMI.2023.3275156", 2023),
        ("https://doi.org/10.1109/TPAMI.2005.159", None),
        ("https://doi.org/10.3389/fpls.2024.1374141", 2024),
        ("https://pubs.acs.org/doi/10.1021/acs.jcim.4c00681", 2024),
        ("https://pubs.acs.org/doi/10.1021/acscentsci.7b00303", 2017),
    ],
)
def test_an_article_got_its_number_in_a_year(address: str, year: int | None) -> None:
    assert article_year(address) == year
    assert year is None or any(sign in address for sign in ARTICLE_SIGNS)


@pytest.mark.parametrize(
    ("said", "right", "fits"),
    [
        (Held("ACL", 2019), Held("ACL", 2019), True),
        (Held("ACL", 2019), Held("NAACL", 2019), False),
        (Held("ACL", 2019), Held("TACL", 2018), True),
        (Held("ACL", 2019), Held("TACL", 2016), False),
        (Held("AAAI", 2019), Held("TACL", 2019), False),
        (Held("EMNLP", 2018), Held("CoNLL", 2018), True),
        (Held("COLING", 2006), Held("ACL", 2006), True),
        (Held("COLING", 2018), Held("ACL", 2018), False),
    ],
)
def test_meetings_that_are_held_together_may_be_named_for_each_other(said: Held, right: Held, fits: bool) -> None:
    assert is_named(said, right) is fits


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert read_proceedings(f"https://{text}") is None or any(sign in text.lower() for sign in SIGNS)
