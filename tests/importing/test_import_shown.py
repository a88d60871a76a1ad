"""What readers saw in a README they see on the page, as values or as it was written; what they do not is reported."""

from __future__ import annotations

import pytest
from import_helpers import messages, page_of, plain_entries, read, table
from import_readmes import ALL

from modelist.core.diagnostics import Severity
from modelist.core.text import Document
from modelist.importing.losses import find_hidden_addresses

NAMES = ("Ant", "Bee", "Cow", "Dog", "Elk")


SIZES = ("Ant | 7B", "Bee | 3 - 65B", "Cow | 13B", "Dog | 1B, 2B")


def test_a_range_of_sizes_is_shown_as_it_was_written_beside_its_two_ends() -> None:
    result = read(table("Params", *SIZES))
    found, page = plain_entries(result), page_of(result)
    assert found["bee"]["sizes"] == ["3B", "65B"]
    assert found["bee"]["extra"] == {"Params (as written)": "3 - 65B"}
    assert found["dog"]["sizes"] == ["1B", "2B"]
    assert "extra" not in found["dog"]
    assert "| [w](https://huggingface.co/lab/bee) | 3B, 65B | 3 - 65B |" in page
    assert messages(result, "import-unread")[0] == (
        "Params: sizes does not say all of '3 - 65B'; the page shows it as it was written, in the"
        " column 'Params (as written)', too"
    )


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("14M～12B", ["14M", "12B"]),
        ("2.7B→70B", ["2.7B", "70B"]),
        ("7B to 70B", ["7B", "70B"]),
        ("3-8B/6B", ["3B", "8B", "6B"]),
    ],
)
def test_every_spelling_of_a_range_stays(text: str, sizes: list[str]) -> None:
    result = read(table("Params", *SIZES, f"Elk | {text}"))
    assert plain_entries(result)["elk"]["sizes"] == sizes
    assert f"| {text} |" in page_of(result)


def test_a_header_tells_which_of_two_sizes_is_active() -> None:
    found = plain_entries(read(table("Params (total / active)", "Ant | 671B / 37B", "Bee | ~1T / ~32B", "Cow | 7B")))
    assert [one["sizes"] for one in found.values()] == [["671B-A37B"], ["1T-A32B"], ["7B"]]
    assert plain_entries(read(table("Params", "Ant | 7B / 37B")))["ant"]["sizes"] == ["7B", "37B"]


def test_a_column_of_cells_that_no_value_says_whole_is_shown_as_it_was() -> None:
    cells = (
        "[2048](https://a.example)",
        "[infinity (RNN)](https://b.example)",
        "[84k (ALiBi)](https://c.example)",
        "512",
    )
    rows = [f"{name} | {cell}" for name, cell in zip(("Ant", "Bee", "Cow", "Dog"), cells, strict=True)]
    result = read(table("Context", *rows))
    found, page = plain_entries(result), page_of(result)
    assert "columns=name,weights,extra:Context" in result.page_text
    assert all(f"| {cell} |" in page for cell in cells)
    assert [found[one].get("context_length") for one in ("ant", "bee", "cow", "dog")] == [2048, None, "84K", 512]
    assert all(set(one["links"]) == {"weights"} for one in found.values()), "a source is no link of the model"
    assert messages(result, "import-column")[0] == (
        "Context: 3 of 4 cells hold more than context_length can say, such as links or remarks;"
        " the page shows this column as it was written"
    )


def test_words_that_change_what_a_number_means_are_not_left_out() -> None:
    rows = ("Ant | unlimited(RNN), trained on 4096", "Bee | 2K", "Cow | 4K", "Dog | 8K (16K with YaRN)")
    found = plain_entries(read(table("Context", *rows)))
    assert "context_length" not in found["ant"]
    assert found["ant"]["extra"] == {"Context (as written)": "unlimited(RNN), trained on 4096"}
    assert found["bee"]["context_length"] == "2K"


def test_a_remark_beside_a_linked_licence_belongs_to_neither_name_nor_link() -> None:
    rows = ("Ant | [Custom](https://l.example) Free below 700M users", "Bee | MIT", "Cow | [Own](https://o.example)")
    result = read(table("License", *rows))
    found = plain_entries(result)
    assert found["ant"]["license"] == {"name": "Custom", "url": "https://l.example"}
    assert "| [Custom](https://l.example) Free below 700M users |" in page_of(result)
    assert found["cow"]["license"] == {"name": "Own", "url": "https://o.example"}
    assert [one.severity for one in result.diagnostics if one.rule == "import-unread"] == [Severity.INFO]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Apache 2.0, CC BY-SA-3.0", ["Apache-2.0", "CC-BY-SA-3.0"]),
        ("MIT / Apache 2.0", ["MIT", "Apache-2.0"]),
        ("[MIT](https://m.example) and [Own](https://o.example)", 2),
        ("MIT or Apache-2.0", {"name": "MIT or Apache-2.0"}),
        ("Apache 2.0, free for all", {"name": "Apache 2.0, free for all"}),
        ("GPL-3.0+", {"name": "GPL-3.0+"}),
    ],
)
def test_several_licences_are_a_list_where_each_is_certain(text: str, expected: object) -> None:
    found = plain_entries(read(table("License", f"Ant | {text}", "Bee | MIT")))["ant"]["license"]
    assert (len(found) if isinstance(expected, int) else found) == expected


def test_values_that_agree_are_no_disagreement_and_the_fuller_one_is_taken() -> None:
    rows = ("Ant | Apache 2.0", "Bee | MIT"), ("Ant | [Apache 2.0](https://l.example)", "Cow | MIT")
    result = read("## One\n\n" + table("License", *rows[0]) + "\n## Two\n\n" + table("License", *rows[1]))
    assert messages(result, "import-disagreement") == []
    assert plain_entries(result)["ant"]["license"] == {"name": "Apache-2.0", "url": "https://l.example"}
    dates = ("Ant | 2023-06", "Bee | 2023-07"), ("Ant | 2023-06-28", "Cow | 2023-08")
    result = read("## One\n\n" + table("Date", *dates[0]) + "\n## Two\n\n" + table("Date", *dates[1]))
    assert messages(result, "import-disagreement") == []
    assert plain_entries(result)["ant"]["released"] == "2023-06-28"


def test_each_of_two_tables_shows_its_own_words_for_a_model_in_both() -> None:
    first = "## One\n\n" + table("Notes", "Ant | small", "Bee | big")
    result = read(first + "\n## Two\n\n" + table("Notes", "Ant | for code", "Cow | brown"))
    page = page_of(result)
    assert page.count("| Notes |") == 2
    assert page.count("| small |") == page.count("| for code |") == 1
    assert plain_entries(result)["ant"]["extra"] == {"Notes": "small", "Notes (Two)": "for code"}


def test_an_address_in_two_columns_stays_in_both() -> None:
    text = (
        "| Model | Checkpoints | Paper |\n|---|---|---|\n"
        "| Ant | [ant](https://huggingface.co/lab/ant) | [the card](https://huggingface.co/lab/ant) |\n"
        "| Bee | [bee](https://huggingface.co/lab/bee) | [on bees](https://arxiv.org/abs/2301.00001) |\n"
    )
    page = page_of(read(text))
    assert "| [ant](https://huggingface.co/lab/ant) | [the card](https://huggingface.co/lab/ant) |" in page


def test_words_beside_links_stay() -> None:
    rows = ("Ant | [a](https://a.example) (soon)", "Bee | [b](https://b.example)", "Cow | [c](https://c.example)")
    assert "| [a](https://a.example) (soon) |" in page_of(read(table("Demo", *rows)))


def test_names_with_links_to_many_kinds_of_things_stay_as_they_were() -> None:
    urls = ("https://github.com/lab/ant", "https://arxiv.org/abs/2301.00001", "https://huggingface.co/lab/cow")
    names = [f"[{name}]({url})" for name, url in zip(("Ant", "Bee", "Cow"), urls, strict=True)]
    text = "| Model | Params |\n|---|---|\n" + "".join(f"| {one} | 7B |\n" for one in names)
    assert all(f"| {one} | 7B |" in page_of(read(text)) for one in names)
    two = page_of(read("\n".join(text.split("\n")[:4]) + "\n"))
    assert "| Model | Code | Paper | Params |" in two


def test_a_link_in_a_name_is_shown_beside_a_column_of_its_kind_that_is_shown_as_written() -> None:
    text = "| Model | Paper |\n|---|---|\n| [Ant](https://arxiv.org/abs/2301.00001) | [see below](#ant) |\n"
    page = page_of(read(text))
    assert "[Ant](https://arxiv.org/abs/2301.00001)" in page
    assert "[see below](#ant)" in page


def test_a_fact_in_a_section_keeps_its_remark_and_its_link() -> None:
    text = (
        "| Model | Paper | Details |\n|---|---|---|\n| Ant | [p](https://p.example/x.pdf) | [Ant](#ant) |\n\n"
        "## Ant\n\n- **Date:** 2023-07\n- **Context:** [4096](https://c.example)\n- **Language:** en\n"
    )
    page = page_of(read(text))
    assert "**Context:** 4096" in page
    assert "**Context (as written):** [4096](https://c.example)" in page


@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_no_address_is_gone_from_the_page(text: str) -> None:
    assert find_hidden_addresses(Document.from_raw("README.md", text), Document("README.md", page_of(read(text)))) == []


def test_an_address_that_is_gone_is_reported_at_its_place() -> None:
    before = Document("a.md", "[x](https://x.example) ![i](https://i.example/i.png) [y](https://y.example)\n")
    (found,) = find_hidden_addresses(before, Document("a.md", "[y](https://y.example)\n"))
    assert found.message == "the page does not show this address any more: https://x.example"
    assert found.location.span.start == 0


def test_an_image_beside_a_link_does_not_hide_that_the_link_was_read() -> None:
    star = "![Star](https://img.shields.io/github/stars/lab/cow.svg) [code](https://github.com/lab/cow)"
    rows = ("Ant | [code](https://github.com/lab/ant)", "Bee | [code](https://github.com/lab/bee)", f"Cow | {star}")
    result = read(table("Code", *rows))
    assert plain_entries(result)["cow"]["links"]["code"]["url"] == "https://github.com/lab/cow"
    (found,) = (one for one in result.diagnostics if one.rule == "import-unread")
    assert (found.severity, found.help) == (Severity.INFO, "")
    assert found.message.startswith(f"Code: code does not say all of '{star[:60]}…'; the page shows it")
    assert f"| {star} |" in page_of(result)


def test_a_column_of_images_beside_links_is_told_of_once() -> None:
    rows = [f"{name} | ![Star](https://s.example/{name}.svg) [c](https://github.com/lab/{name})" for name in NAMES]
    result = read(table("Code", *rows))
    assert messages(result, "import-unread") == []
    assert len(messages(result, "import-column")) == 1


@pytest.mark.parametrize("cell", ["[p](papers/ant.pdf)", "[soon]()"])
def test_a_link_that_no_entry_can_hold_is_shown_as_it_was_and_named_so(cell: str) -> None:
    rows = (f"Ant | {cell}", *(f"{name} | [p](https://p.example/{name}.pdf)" for name in NAMES[1:]))
    result = read(table("Paper", *rows))
    assert messages(result, "import-unread")[0] == (
        f"Paper: '{cell}' has no address that a link can hold; the page shows it as it was written, in the column"
        " 'Paper (as written)'"
    )
    assert f"| {cell} |" in page_of(result)


def test_advice_does_not_take_a_cell_off_the_page() -> None:
    result = read(
        table("Context", "Ant | infinity (RNN)", "Bee | [2K](https://b.example)", "Cow | [4K](https://c.example)")
    )
    (found,) = (one for one in result.diagnostics if one.rule == "import-unread")
    assert "extra:Context" in result.page_text
    assert found.help == (
        "Write what it means into the field of the entry, too; once all cells are, let columns= of the marker name"
        " context_length."
    )


@pytest.mark.parametrize("count", [1, 3], ids=["one more column", "the column as written"])
def test_links_of_names_that_no_entry_can_hold_stay_on_the_page(count: int) -> None:
    names = [f"[{one}](models/{one}.md)" if at < count else one for at, one in enumerate(NAMES)]
    text = "| Model | Params |\n|---|---|\n" + "".join(f"| {one} | 7B |\n" for one in names)
    page = page_of(read(text))
    assert all(one in page for one in names)
    assert find_hidden_addresses(Document("README.md", text), Document("README.md", page)) == []


def test_an_image_in_one_of_many_names_stays_on_the_page() -> None:
    names = ("Ant ![new](img/new.gif)", *NAMES[1:])
    text = "| Model | Params |\n|---|---|\n" + "".join(f"| {one} | 7B |\n" for one in names)
    result = read(text)
    assert 'columns="name,extra:Model (as written),sizes"' in result.page_text
    assert "| Ant | Ant ![new](img/new.gif) | 7B |" in page_of(result)


def test_an_address_in_the_repository_that_is_gone_is_reported() -> None:
    before = Document("a.md", "[x](docs/x.md) [y](#y) [z]() [j](javascript:alert(1))\n")
    (found,) = find_hidden_addresses(before, Document("a.md", "\n"))
    assert found.message == "the page does not show this address any more: docs/x.md"
