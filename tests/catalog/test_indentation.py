"""Lines in the wrong column: one finding, which names the line and the number of blanks, and mends it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelist.catalog.format import format_entry
from modelist.catalog.load import parse_entry, parse_organizations
from modelist.catalog.schema import KINDS
from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.edits import apply_fixes
from modelist.core.text import Document

PATH = "entries/llm/alpha.yaml"
ENTRY = """\
name: Alpha
organization: lab
released: 2024-01
license: Apache-2.0
links:
  code: https://github.com/lab/alpha
  weights:
    - label: Alpha 7B
      url: https://huggingface.co/lab/alpha
    - label: Alpha 13B
      url: https://huggingface.co/lab/alpha-13b
  blog: https://example.org/blog
description:
  en: |
    What is new in the model.

    What to use it for: everything.
  zh: |
    模型的新内容。
sources:
  - https://arxiv.org/abs/2307.09288
lint:
  ignore:
    - rule: missing-translation
      reason: it is short
"""


def errors(text: str) -> list[Diagnostic]:
    found = parse_entry(Document(PATH, text), KINDS["llm"])[1]
    return [one for one in found if one.severity is Severity.ERROR]


def test_the_entry_is_right() -> None:
    assert errors(ENTRY) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "message", "advice"),
    [
        ("  en: |\n", "en: |\n", 14, "'en' is indented by no blanks, but belongs below 'description' on line 13",
         "Put 2 blanks more in front of line 14."),
        ("  zh: |\n    模", "zh: |\n  模", 18, "'zh' is a key of description, but is indented as one of the entry",
         "Put 2 blanks more in front of lines 18 to 19."),
        ("      url: https://huggingface.co/lab/alpha-13b", "  url: https://huggingface.co/lab/alpha-13b", 11,
         "'url' is a key of links.weights[1], but is indented as one of links",
         "Put 4 blanks more in front of line 11."),
        ("  ignore:\n    - rule: missing-translation\n      reason",
         "ignore:\n  - rule: missing-translation\n    reason", 23,
         "'ignore' is a key of lint, but is indented as one of the entry",
         "Put 2 blanks more in front of lines 23 to 25."),
        ("  blog:", "blog:", 12, "'blog' is a key of links, but is indented as one of the entry",
         "Put 2 blanks more in front of line 12."),
        ("sources:\n  -", "  sources:\n    -", 20, "'sources' is a key of the entry, but is indented as one of descr",
         "Take 2 blanks away in front of lines 20 to 21."),
        ("license:", "  license:", 4, "'license' is indented by 2 blanks, but belongs beside 'name' on line 1",
         "Take 2 blanks away in front of line 4."),
        ("links:\n", " links:\n", 5, "'links' is indented by 1 blank, but belongs beside 'name' on line 1, with no",
         "Take 1 blank away in front of line 5."),
        ("  code:", "   code:", 6, "'code' is indented by 3 blanks, but belongs beside 'weights' on line 7, with 2 bl",
         "Take 1 blank away in front of line 6."),
        ("  weights:", "    weights:", 7, "'weights' is indented by 4 blanks, but belongs beside 'code' on line 6",
         "Take 2 blanks away in front of line 7."),
        ("      url: https://huggingface.co/lab/alpha\n", "    url: https://huggingface.co/lab/alpha\n", 9,
         "'url' is indented by 4 blanks, but belongs beside 'label' on line 8, with 6 blanks",
         "Put 2 blanks more in front of line 9."),
        ("      url: https://huggingface.co/lab/alpha\n", "       url: https://huggingface.co/lab/alpha\n", 9,
         "'url' is indented by 7 blanks, but belongs beside 'label' on line 8",
         "Take 1 blank away in front of line 9."),
        ("    - label: Alpha 7B\n      url", "     - label: Alpha 7B\n       url", 8,
         "'-' is indented by 5 blanks, but belongs beside '-' on line 10, with 4 blanks",
         "Take 1 blank away in front of lines 8 to 9."),
        ("  code:", "code:", 6, "'code' is indented by no blanks, but belongs below 'links' on line 5, with 2 blanks",
         "Put 2 blanks more in front of line 6."),
        ("name:", " name:", 1, "'name' is indented by 1 blank, but belongs beside 'organization' on line 2",
         "Take 1 blank away in front of line 1."),
    ],
)  # fmt: skip
def test_one_slip_is_one_finding_that_mends_it(old: str, new: str, line: int, message: str, advice: str) -> None:
    text = ENTRY.replace(old, new, 1)
    assert text != ENTRY
    document = Document(PATH, text)
    (found,) = errors(text)
    assert found.rule in ("entry-indentation", "yaml-indentation")
    assert document.position(found.location.span.start).line == line
    assert found.message.startswith(message)
    assert found.help.startswith(advice)
    assert found.fix is not None
    assert apply_fixes(text, [found.fix])[0] == ENTRY
    assert format_entry(document, KINDS["llm"].record) == (
        format_entry(Document(PATH, ENTRY), KINDS["llm"].record)[0],
        (),
    )


def test_keys_that_strayed_together_are_one_finding() -> None:
    text = ENTRY[: ENTRY.index("  code")] + "code: https://github.com/lab/alpha\nblog: https://example.org/blog\n"
    (found,) = errors(text)
    assert found.message == "'code', 'blog' are keys of links, but are indented as keys of the entry"
    assert found.help == "Put 2 blanks more in front of lines 6 to 7."


@pytest.mark.parametrize(
    ("right", "wrong", "advice"),
    [
        ("description:\n  en: |\n    One.\n  zh: |\n    一。\n", "description:\nen: |\n  One.\nzh: |\n  一。\n",
         "Put 2 blanks more in front of lines 5 to 8."),
        ("vision:\n  language_model:\n    1.0 Air: One\n    1.5 Air: Two\n",
         "vision:\n  language_model:\n  1.0 Air: One\n  1.5 Air: Two\n",
         "Put 2 blanks more in front of lines 6 to 7."),
    ],
)  # fmt: skip
def test_all_keys_of_a_mapping_that_strayed_are_mended_at_once(right: str, wrong: str, advice: str) -> None:
    head = "name: Alpha\norganization: lab\nreleased: 2024-01\n"
    links = "links:\n  code: https://github.com/lab/alpha\n"
    text = head + wrong + links
    (found,) = parse_entry(Document(PATH, text), KINDS["vlm"])[1]
    assert found.help == advice
    assert found.fix is not None
    assert apply_fixes(text, [found.fix])[0] == head + right + links


def test_a_key_without_blanks_to_take_away_is_not_told_to_lose_them() -> None:
    text = ENTRY.replace("- label: Alpha 7B", "- venue: ICML 2024\n      label: Alpha 7B")
    (found,) = errors(text)
    assert (found.message, found.fix) == (
        "'venue' is a key of the entry, but is indented as one of links.weights[0]",
        None,
    )
    assert found.help == "Move 'venue' to where the keys of the entry begin."


def test_what_is_wrong_with_a_stray_value_is_told_too() -> None:
    text = ENTRY.replace("sources:\n  - https://arxiv.org", "  sources:\n    - arxiv.org")
    assert [one.rule for one in errors(text)] == ["entry-indentation", "entry-url"]


def test_text_that_is_no_further_in_than_its_key() -> None:
    (found,) = errors(ENTRY.replace("    What is new", "  What is new"))
    assert found.message == "the text of 'en' begins here, and is indented no further than 'en'"
    assert found.help.startswith("Put blanks in front of each line of the text: 2 more than 'en' has.")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("name: Alpha", "name: Alpha: a model", "a colon and a space inside a value"),
        ("license: Apache-2.0", "license: Apache-2.0\n  Note: of 2004", "a colon and a space inside a value"),
        ("license: Apache-2.0", "licence: Apache-2.0", "Did you mean 'license'?"),
        ("license: Apache-2.0", "results:\nlicence: Apache-2.0", "Did you mean 'license'?"),
        ("license: Apache-2.0", "extra:\n  Stars: 4k\nrating: 5", "Known keys:"),
        ("license: Apache-2.0", 'license: "Apache-2.0', "never closed"),
    ],
)
def test_other_slips_are_not_taken_for_it(old: str, new: str, words: str) -> None:
    found = errors(ENTRY.replace(old, new))
    assert any(words in f"{one.message} {one.help}" for one in found)
    assert not any(one.rule.endswith("-indentation") for one in found)


def test_organizations_are_looked_at_alike() -> None:
    text = "lab:\n  name: Lab\n homepage: https://example.org\n"
    _, (found,) = parse_organizations(Document("entries/organizations.yaml", text))
    assert found.message == "'homepage' is indented by 1 blank, but belongs beside 'name' on line 2, with 2 blanks"


@given(st.lists(st.tuples(st.integers(0, 24), st.integers(-6, 6)), min_size=1, max_size=4))
def test_any_indentation_is_read_without_an_exception_and_fixes_never_make_it_worse(
    moves: list[tuple[int, int]],
) -> None:
    lines = ENTRY.split("\n")
    for number, by in moves:
        bare = lines[number].lstrip(" ")
        lines[number] = " " * max(len(lines[number]) - len(bare) + by, 0) + bare
    text = "\n".join(lines)
    for found in errors(text):
        if found.fix is not None and found.rule.endswith("-indentation"):
            mended = apply_fixes(text, [found.fix])[0]
            assert mended.split() == text.split()
            assert errors(mended) != errors(text)


LINKED = "name: A\norganization: lab\nreleased: 2024-01\nlinks:\n  code: https://github.com/lab/a\n"


@pytest.mark.parametrize(
    ("head", "line", "count"),
    [("results:", "a-{}: 1", 1), ("sizes:", "  - {} billion", 12000), ("lint:", "key-{}: 1", 12001)],
)
def test_many_faults_take_time_in_proportion(head: str, line: str, count: int) -> None:
    text = LINKED + head + "\n" + "".join(f"{line.format(number)}\n" for number in range(12000))
    start = time.process_time()
    assert len(errors(text)) == count
    assert time.process_time() - start < 8  # five to twenty times that where each looks through all the others
