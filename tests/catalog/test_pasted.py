"""What people paste into fields: the message names the mistake, and the fix is what they meant."""

from __future__ import annotations

import pytest

from conftest import ENTRY, MakeList
from modelist.catalog.load import load_catalog
from modelist.core.edits import apply_fixes

BADGE = '"[![arXiv](https://img.shields.io/badge/arXiv-2310.06825-b31b1b)](https://arxiv.org/abs/2310.06825)"'


@pytest.mark.parametrize(
    ("old", "new", "right", "words"),
    [
        ("links:\n", f"links:\n  paper: {BADGE}\n", "links:\n  paper: arXiv:2310.06825\n", "is Markdown"),
        ("links:\n", f"links:\n  blog: {BADGE}\n", "links:\n  blog: https://arxiv.org/abs/2310.06825\n", "is Markdown"),
        ("links:\n", 'links:\n  blog: "<https://a.org/b>"\n', "links:\n  blog: https://a.org/b\n", "is Markdown"),
        ("links:\n", "links:\n  blog: '[x](https://a.org/b)'\n", "links:\n  blog: https://a.org/b\n", "is Markdown"),
        ("sizes: [7B]", "sizes: 7.3b / 13b", "sizes: [7.3B, 13B]", "is not a list"),
        ("sizes: [7B]", "sizes: 7B、13B", "sizes: [7B, 13B]", "is not a list"),
        ("sizes: [7B]", "size: [7B]", "sizes: [7B]", "Did you mean 'sizes'?"),
        ("sizes: [7B]", "licence: MIT", "license: MIT", "Did you mean 'license'?"),
        ("organization: lab", "organization: Lab", "organization: lab", "Write lab."),
        ("organization: lab", "organization: The Lab (AI team)", "organization: lab-ai", "Write lab-ai."),
        ("organization: lab", "organization: [lab, the LAB (AI team)]", "organization: [lab, lab-ai]", "Write lab-ai."),
        ("released: 2024-01", "released: 2024.06", "released: 2024-06", "Write it as 2024-06."),
        ("released: 2024-01", "released: 20240618", "released: 2024-06-18", "Write it as 2024-06-18."),
        ("sizes: [7B]", 'context_length: "4096"', "context_length: 4096", "Write it as 4096."),
        ("sizes: [7B]", "context_length: 4,096 tokens", "context_length: 4096", "Write it as 4096."),
        ("sizes: [7B]", "venue: 2023", 'venue: "2023"', "Put it in quotes"),
        ("sizes: [7B]", "predecessor: Old Alpha", "predecessor: old-alpha", "Write old-alpha."),
        ("sizes: [7B]", "license: apache 2.0", "license: Apache-2.0", "Write Apache-2.0."),
        ("sizes: [7B]", "license: MIT License", "license: MIT", "Write MIT."),
    ],
)
def test_what_was_meant_is_offered_as_a_fix(make_list: MakeList, old: str, new: str, right: str, words: str) -> None:
    text = ENTRY.replace(old, new)
    organizations = "lab: {name: Lab}\nlab-ai: {name: The Lab (AI team), huggingface: [LabAI]}\n"
    others = {"entries/organizations.yaml": organizations, "entries/llm/old-alpha.yaml": ENTRY}
    catalog = load_catalog(make_list({"entries/llm/alpha.yaml": text, **others}))
    (found,) = catalog.errors
    assert words in f"{found.message} {found.help}"
    assert found.fix is not None
    assert apply_fixes(text, [found.fix])[0] == ENTRY.replace(old, right)


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("links:\n", "links:\n  paper: arXiv:2313.06825\n", (6, 10), "a month that is not 01 to 12"),
        ("links:\n", "links:\n  paper: arXiv:2310.6825\n", (6, 10), "digit"),
        ("links:\n", "links:\n  paper: see the blog\n", (6, 10), "is neither an address nor an arXiv id"),
        ("sizes: [7B]", "sizes： [7B]", (4, 6), "full-width"),
        ("  code:", "  code：", (6, 3), "full-width"),
        ("links:\n", "lint: {ignore: [{rule: x, reason: one, and two}]}\nlinks:\n", (5, 40), "double quotes"),
        ("sizes: [7B]", "sizes: big", (4, 8), "expected a list"),
        ("sizes: [7B]", "sizes: [7B]\nsize: [7B]", (5, 1), "Did you mean 'sizes'?"),
        ("organization: lab", "organization: Foo Inc", (2, 15), "Add 'foo-inc: {name: Foo Inc}'"),
        ("organization: lab", "organization: LabAI", (2, 15), "Did you mean 'lab-ai', whose account that is?"),
        ("organization: lab", "organization: labai", (2, 15), "Did you mean 'lab-ai', whose account that is?"),
        ("sizes: [7B]", "predecessor: Old Beta", (4, 14), "without .yaml"),
    ],
)
def test_where_nobody_can_know_what_was_meant_it_is_said_why(
    make_list: MakeList, old: str, new: str, place: tuple[int, int], words: str
) -> None:
    organizations = "lab: {name: Lab}\nlab-ai: {name: Lab of AI, huggingface: [LabAI]}\n"
    files = {"entries/organizations.yaml": organizations, "entries/llm/alpha.yaml": ENTRY.replace(old, new)}
    catalog = load_catalog(make_list(files))
    found = catalog.errors[0]
    assert tuple(catalog.documents[found.location.path].position(found.location.span.start)) == place
    assert words in f"{found.message} {found.help}"
    assert found.fix is None


@pytest.mark.parametrize(
    ("old", "new", "right"),
    [
        ("links:\n", 'links: {paper: "2405.04434"}\nx', 'links: {paper: "arXiv:2405.04434"}\nx'),
        ("links:\n", "links: {paper: 2405.04434x}\nx", None),
        ("sizes: [7B]", "pretraining_tokens: more than 15T", 'pretraining_tokens: ">15T"'),
        ("sizes: [7B]", "pretraining_tokens: {7B: over 2T}", 'pretraining_tokens: {7B: ">2T"}'),
        ("sizes: [7B]", "sizes: [7b, 8 x 7B]", "sizes: [7B, 8x7B]"),
    ],
)
def test_a_fix_is_the_same_value_wherever_it_stands(make_list: MakeList, old: str, new: str, right: str | None) -> None:
    text = ENTRY.replace("links:\n  code: https://github.com/lab/alpha\n", "links: unknown\n")
    text = text.replace("links: unknown\n", new.removesuffix("x")) if old == "links:\n" else text.replace(old, new)
    catalog = load_catalog(make_list({"entries/llm/alpha.yaml": text}))
    fixes = [one.fix for one in catalog.errors if one.fix is not None]
    assert bool(fixes) == (right is not None)
    if right is not None:
        mended = apply_fixes(text, fixes)[0]
        assert right.removesuffix("x") in mended
        assert not load_catalog(make_list({"entries/llm/alpha.yaml": mended})).errors
