"""Addresses of papers' files, and the pages that follow from them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelist.providers.paper_pages import is_article, page_site, paper_file


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("http://proceedings.mlr.press/v28/roe13.pdf", "https://proceedings.mlr.press/v28/roe13.html"),
        ("https://proceedings.mlr.press/v97/roe19a/roe19a.pdf", "https://proceedings.mlr.press/v97/roe19a.html"),
        (
            "https://openaccess.thecvf.com/content_cvpr_2018/papers/Roe_A_CVPR_2018_paper.pdf",
            "https://openaccess.thecvf.com/content_cvpr_2018/html/Roe_A_CVPR_2018_paper.html",
        ),
        (
            "https://openaccess.thecvf.com/content/CVPR2024W/B/papers/Roe_A_CVPRW_2024_paper.pdf",
            "https://openaccess.thecvf.com/content/CVPR2024W/B/html/Roe_A_CVPRW_2024_paper.html",
        ),
        ("https://aclanthology.org/2023.acl-long.1.pdf", "https://aclanthology.org/2023.acl-long.1"),
        ("https://aclanthology.org/I17-1001v2.pdf", "https://aclanthology.org/I17-1001"),
        ("https://www.aclweb.org/anthology/P19-1001.pdf", "https://www.aclweb.org/anthology/P19-1001"),
        (
            "https://papers.nips.cc/paper_files/paper/2023/file/0123abcd0123-Paper-Conference.pdf",
            "https://papers.nips.cc/paper_files/paper/2023/hash/0123abcd0123-Abstract-Conference.html",
        ),
        (
            "https://proceedings.neurips.cc/paper/2021/file/0123abcd0123-Paper.pdf",
            "https://proceedings.neurips.cc/paper/2021/hash/0123abcd0123-Abstract.html",
        ),
        ("https://papers.nips.cc/paper/7181-attention-is.pdf", "https://papers.nips.cc/paper/7181-attention-is"),
        ("https://www.biorxiv.org/content/10.1101/2021.1.full.pdf", "https://www.biorxiv.org/content/10.1101/2021.1"),
        (
            "https://genome.cshlp.org/content/early/2023/07/06/gr.1.full.pdf",
            "https://genome.cshlp.org/content/early/2023/07/06/gr.1",
        ),
        ("https://dl.acm.org/doi/pdf/10.1145/1.2?download=true", "https://dl.acm.org/doi/10.1145/1.2"),
        (
            "https://ieeexplore.ieee.org/stamp/stamp.jsp?tp=&arnumber=012345",
            "https://ieeexplore.ieee.org/document/12345",
        ),
        ("https://ieeexplore.ieee.org/ielx7/1/2/00012345.pdf", "https://ieeexplore.ieee.org/document/12345"),
        (
            "https://journals.plos.org/plosone/article/file?id=10.1371/journal.pone.1&type=printable",
            "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.1",
        ),
        (
            "https://link.springer.com/content/pdf/10.1007%2Fs11263-016-0981-7.pdf",
            "https://link.springer.com/article/10.1007/s11263-016-0981-7",
        ),
        (
            "https://link.springer.com/content/pdf/10.1007/978-3-030-67024-5_12.pdf",
            "https://link.springer.com/chapter/10.1007/978-3-030-67024-5_12",
        ),
        ("https://www.nature.com/articles/s41586-1_reference.pdf", "https://www.nature.com/articles/s41586-1"),
        ("https://www.mdpi.com/2072-4292/13/1/1/pdf?version=2", "https://www.mdpi.com/2072-4292/13/1/1"),
        ("https://jmlr.org/papers/volume21/20-074/20-074.pdf", "https://jmlr.org/papers/v21/20-074.html"),
        (
            "https://ojs.aaai.org/index.php/AAAI/article/download/5714/5570",
            "https://ojs.aaai.org/index.php/AAAI/article/view/5714",
        ),
        (
            "https://www.cell.com/cell-systems/pdf/S2405-4712(23)00001-1.pdf",
            "https://www.cell.com/cell-systems/fulltext/S2405-4712(23)00001-1",
        ),
        ("https://academic.oup.com/nar/article-pdf/37/1/D593/3/gkn.pdf", ""),
        ("https://www.ecva.net/papers/eccv_2022/papers_ECCV/papers/136860514.pdf", ""),
    ],
)
def test_a_file_gives_its_page(address: str, page: str) -> None:
    found = paper_file(address)
    assert found is not None
    assert found.page == page
    assert not page or paper_file(page) is None


@pytest.mark.parametrize(
    "address",
    [
        "https://x.org/a.pdf",
        "https://link.springer.com/content/pdf/10.1007/978-3-030-67024-5.pdf",
        "https://aclanthology.org/2023.acl-long.pdf",
        "https://proceedings.mlr.press/v97/roe19a/roe19a-supp.pdf",
        "https://www.biorxiv.org/content/biorxiv/early/2021/1/DC1/embed/media-1.pdf",
        "https://dl.acm.org/doi/pdf/10.1145/1.2#page=3",
        "https://ojs.aaai.org/index.php/AAAI/article/view/5714",
        "docs/a.pdf",
        "https://[/doi/pdf/10.1",
    ],
)
def test_others_give_none(address: str) -> None:
    assert paper_file(address) is None


def test_pages_of_papers_are_known() -> None:
    assert page_site("https://www.nature.com/articles/s41586-1") == "nature.com"
    assert page_site("https://www.nature.com/articles/s41586-1.pdf") == ""


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    paper_file(text)
    paper_file(f"https://dl.acm.org/doi/pdf/{text}")
    page_site(text)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.nature.com/articles/s41592-020-01049-4",
        "https://academic.oup.com/nar/article/47/1/1/1",
        "https://dl.acm.org/doi/abs/10.1145/1.2",
        "https://ojs.aaai.org/index.php/AAAI/article/view/12233",
        "https://proceedings.mlr.press/v97/roe19a/roe19a.pdf",
        "https://pubmed.ncbi.nlm.nih.gov/12345678/",
    ],
)
def test_articles_at_publishers(address: str) -> None:
    assert is_article(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://www.nature.com/articles/s41592-020-01049-4#code-availability",
        "https://www.nature.com/articles/d41586-020-01049-4",
        "https://dl.acm.org/doi/suppl/10.1145/1.2",
        "https://proceedings.mlr.press/v97/roe19a/roe19a-supp.pdf",
        "https://doi.org/10.5281/zenodo.1234",
        "https://arxiv.org/abs/2401.00001",
        "https://github.com/roe/articles",
        "no address",
    ],
)
def test_what_is_no_article_at_a_publisher(address: str) -> None:
    assert not is_article(address)
