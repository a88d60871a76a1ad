"""Values in columns, order of rows and leftovers, as far as examples do not show it."""

from __future__ import annotations

import pytest

from linting.rules.readme_findings import findings

ROWS = "".join(
    f"| M{month} | 2023-{month:02d} | 7B | [c](https://github.com/a/m{month}) |\n" for month in range(9, 1, -1)
)
HEAD = "| Model | Date | Size | Code |\n| --- | --- | --- | --- |\n"


def test_a_shifted_row_is_found_cell_by_cell() -> None:
    found = findings(f"{HEAD}{ROWS}| Bear | 13B | 2023-01 | 2023-02 |\n", "column-kind")
    assert found == [("column-kind", 11, "13B"), ("column-kind", 11, "2023-01"), ("column-kind", 11, "2023-02")]


def test_words_years_and_ranges_are_values_too() -> None:
    rows = "| Bear | 2023 | base | [c](https://github.com/a/b) |\n| Cat | 2022 Q4 | 7B-13B | - |\n"
    assert findings(f"{HEAD}{ROWS}{rows}", "column-kind") == []


def test_a_column_of_papers_with_code_among_them() -> None:
    row = "| Bear | 2023-01 | 7B | [p](https://arxiv.org/abs/2301.00001) |\n"
    assert findings(f"{HEAD}{ROWS}{row}", "column-kind") == [
        ("column-kind", 11, "[p](https://arxiv.org/abs/2301.00001)"),
    ]


def test_order_from_old_to_new_and_none() -> None:
    rising = "".join(f"| M{month} | 2023-{month:02d} |\n" for month in range(1, 9))
    head = "| Model | Date |\n| --- | --- |\n"
    assert findings(f"{head}{rising}| Bear | 2022-01 |\n", "row-order") == [("row-order", 11, "2022-01")]
    mixed = "".join(f"| M{month} | 2023-{month * 5 % 12 + 1:02d} |\n" for month in range(1, 12))
    assert findings(f"{head}{mixed}", "row-order") == []


def test_placeholders_in_facts_and_cells() -> None:
    text = (
        "# L\n\n## Bear\n\n- Date: TBD\n- Size: 7B\n\n| Model | Demo |\n| --- | --- |\n| A | **TODO** |\n| B | soon |\n"
    )
    assert findings(text, "placeholder") == [("placeholder", 5, "TBD"), ("placeholder", 10, "**TODO**")]


def test_brackets_of_functions_code_and_pictures_are_none() -> None:
    text = "# `load()` and train()\n\n[generate()](a.md) ![x()](b.png) [c](<d()>) call() [e `f()`](g.md)\n"
    assert findings(text, "placeholder") == []


@pytest.mark.parametrize("frame", ["```markdown\n{}```\n", "~~~\n{}~~~\n", "<!--\n{}-->\n"])
def test_what_looks_like_facts_where_no_markdown_is_read_is_text(frame: str) -> None:
    facts = "- Date: 2024-04\n- Pretrain Data Scale: 15TT\n"
    assert findings(f"# L\n\n## Llama 3\n\nText.\n\n{frame.format(facts)}") == []
    outside = findings(f"# L\n\n## Llama 3\n\n{facts}", "tokens-malformed")
    assert [one[0] for one in outside] == ["tokens-malformed"]
