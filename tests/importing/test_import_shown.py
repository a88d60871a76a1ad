"""What readers saw in a README they see on the page, as values or as it was written; what they do not is reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from import_helpers import build, import_into, plain_entries, read
from import_readmes import ALL

from modelist.core.diagnostics import Severity
from modelist.core.text import Document
from modelist.importing.importer import ImportResult
from modelist.importing.losses import find_hidden_addresses
from modelist.importing.order import sorted_as


def table(header: str, *rows: str) -> str:
    """A table of models with one more column; each row is ``name | cell``."""
    lines = [f"| Model | Weights | {header} |", "|---|---|---|"]
    for row in rows:
        name, _, cell = row.partition(" | ")
        lines.append(f"| {name} | [w](https://huggingface.co/lab/{name.lower()}) | {cell} |")
    return "\n".join(lines) + "\n"


def page_of(result: ImportResult) -> str:
    _, page, errors = build(result)
    assert not errors, errors[0]
    return page


def messages(result: ImportResult, rule: str) -> list[str]:
    return [one.message for one in result.diagnostics if one.rule == rule]


def file_of(result: ImportResult, name: str) -> str:
    return dict(result.files)[f"entries/llm/{name}.yaml"]


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


DAYS = ("Ant | 2023/06<!--18-->", "Bee | 2023/06<!--25-->", "Cow | 2023/06<!--28-->", "Dog | 2023/08", "Elk | 2023/09")


def test_comments_that_are_days_for_certain_are_days() -> None:
    result = read(table("Date", *DAYS))
    assert [one["released"] for one in plain_entries(result).values()][:4] == [
        "2023-06-18", "2023-06-25", "2023-06-28", "2023-08",
    ]  # fmt: skip
    assert "released: 2023-06-18  # 2023/06 (18)\n" in file_of(result, "ant")


@pytest.mark.parametrize(
    "rows",
    [
        (
            "Ant | 2023/06<!--28-->",
            "Bee | 2023/06<!--25-->",
            "Cow | 2023/06<!--18-->",
            "Dog | 2023/08",
            "Elk | 2023/09",
        ),
        ("Ant | 2023/06<!--18-->", "Bee | 2023/06<!--25-->", "Cow | 2023/06<!--31-->", "Dog | 2023/08"),
        ("Ant | 2023/06<!--18-->", "Bee | 2023/07", "Cow | 2023/08"),
    ],
)
def test_other_comments_stay_beside_the_date(rows: tuple[str, ...]) -> None:
    result = read(table("Date", *rows))
    text = file_of(result, "ant")
    assert plain_entries(result)["ant"]["released"] == "2023-06"
    assert text.startswith("name: Ant\n")
    day = rows[0].partition("--")[2][:2]
    assert f"released: 2023-06  # 2023/06 ({day})\n" in text


def test_models_that_stand_elsewhere_are_told_of() -> None:
    rows = ("Ant | 2023-01", "Cow | 2023-02", "Bee | 2023-02", "Dog | 2023-03")
    result = read(table("Date", *rows))
    assert messages(result, "import-order")[0] == (
        "2 of 4 models stand in another place than here, the first is 'Bee': the region is sorted by date and name"
        " (sort=released)"
    )
    page = page_of(result)
    assert page.index("| Bee |") < page.index("| Cow |")
    assert sorted_as("-released", ("b", "A", "c"), ("2023-01", "2023-01", "")) == ["A", "b", "c"]


@pytest.mark.parametrize("text", ALL.values(), ids=ALL)
def test_no_address_is_gone_from_the_page(text: str) -> None:
    assert find_hidden_addresses(Document.from_raw("README.md", text), Document("README.md", page_of(read(text)))) == []


def test_an_address_that_is_gone_is_reported_at_its_place() -> None:
    before = Document("a.md", "[x](https://x.example) ![i](https://i.example/i.png) [y](https://y.example)\n")
    (found,) = find_hidden_addresses(before, Document("a.md", "[y](https://y.example)\n"))
    assert found.message == "the page does not show this address any more: https://x.example"
    assert found.location.span.start == 0


def test_organizations_are_proposed_from_the_accounts_of_the_weights() -> None:
    text = (
        "| Model | Weights | Github |\n|---|---|---|\n"
        "| Ant | [a](https://huggingface.co/Qwen/ant) | |\n"
        "| Bee | [b](https://huggingface.co/hive/bee) | |\n"
        "| Cow | [c](https://huggingface.co/hive/cow), [d](https://huggingface.co/meadow/cow) | |\n"
        "| Dog | | [e](https://github.com/facebookresearch/dog) |\n"
        "| Elk | | [f](https://github.com/somebody/elk) |\n"
        "| Fox | [g](https://huggingface.co/TheBloke/fox-GGUF) | |\n"
    )
    result = read(text)
    names = {key: one.get("organization") for key, one in plain_entries(result).items()}
    assert names == {"ant": "alibaba", "bee": "hive", "cow": None, "dog": "meta", "elk": None, "fox": None}
    assert "organization: hive  # by the account of its links\n" in file_of(result, "bee")
    organizations = dict(result.files)["entries/organizations.yaml"]
    assert "alibaba:\n  name: Alibaba\n  huggingface: [Qwen]\n" in organizations
    assert "meta:\n  name: Meta\n  github: [facebookresearch]\n" in organizations
    assert len(messages(result, "import-organization")) == 1


def test_what_the_text_names_goes_before_accounts(make_list, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    text = (
        "| Model | Company | Weights |\n|---|---|---|\n"
        "| Ant | | [a](https://huggingface.co/Qwen/ant) |\n"
        "| Bee | Alibaba Cloud | [b](https://huggingface.co/Qwen/bee) |\n"
        "| Cow | | [c](https://huggingface.co/Meadow/cow) |\n"
    )
    root = make_list({"entries/organizations.yaml": "field:\n  name: Field\n  huggingface: [meadow]\n"})
    assert import_into(root, text) == 0
    lines = [
        (root / f"entries/llm/{one}.yaml").read_text(encoding="utf-8").split("\n")[1] for one in ("ant", "bee", "cow")
    ]
    assert [one.split("  #")[0] for one in lines] == [
        "organization: alibaba-cloud", "organization: alibaba-cloud", "organization: field",
    ]  # fmt: skip


def section(name: str, number: int) -> str:
    paper = f"2401.0000{number}"
    badge = f"[![arXiv](https://img.shields.io/badge/arXiv-{paper}-b31b1b.svg)](https://arxiv.org/abs/{paper})"
    code = f"[![GitHub](https://b.example/g.svg)](https://github.com/lab/{name.lower()})"
    facts = f"- **Date:** 2024-01-0{number}\n- **Modalities:** text\n- **Tasks:** counting"
    return f"### {name}\n{badge} {code}\n\nAnn Author\n{facts}\n\n"


def test_sections_alone_make_a_list() -> None:
    text = "# Vision-language models\n\n## Models\n\n" + "".join(
        section(name, number) for name, number in (("Cow", 3), ("Bee", 2), ("Ant", 1))
    )
    result = read(text + "## Contributing\n\nDo.\n")
    found = plain_entries(result)
    assert result.summary.entries == {"vlm": 3}
    assert found["cow"]["released"] == "2024-01-03"
    assert found["cow"]["links"]["paper"] == "arXiv:2401.00003"
    assert found["cow"]["description"]["en"] == "Ann Author\n\n- **Modalities:** text\n- **Tasks:** counting\n"
    assert messages(result, "import-no-row") == []
    page = page_of(result)
    assert page.index("### Cow") < page.index("### Bee") < page.index("### Ant") < page.index("## Contributing")


@pytest.mark.parametrize(
    "text",
    [
        "# P\n\n" + section("Ant", 1) + section("Bee", 2),
        "# P\n\n" + "".join(f"## S{n}\n\n[Docs](https://d.example/{n})\n\nText.\n\n" for n in range(5)),
        "# P\n\n"
        + "".join(
            section(n, 1) + f"### Other {n}\n\nText.\n\n### More {n}\n\nText.\n\n" for n in ("Ant", "Bee", "Cow")
        ),
    ],
    ids=["two sections", "one link each", "among many others"],
)
def test_few_sections_like_those_of_models_make_none(text: str) -> None:
    result = read(text)
    assert "no sections like those of models" in result.problem
    assert "modelist lint" in result.help
