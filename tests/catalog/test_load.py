"""Loading: every problem of every file in one run, each at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import ENTRY, MakeList
from modelist.catalog.load import load_catalog
from modelist.reporters.text import report_text

HEAD = "name: Alpha\norganization: lab\nreleased: 2024-01\nlinks:\n  code: https://github.com/lab/alpha\n"


def places(root: Path) -> list[tuple[str, str, int, int]]:
    """Path, rule, line and column of every problem."""
    catalog = load_catalog(root)
    return sorted(
        (one.location.path, one.rule, *catalog.documents[one.location.path].position(one.location.span.start))
        if one.location.path in catalog.documents
        else (one.location.path, one.rule, 1, 1)
        for one in catalog.diagnostics
    )


@pytest.mark.parametrize(
    ("text", "rule", "line", "column", "words"),
    [
        (f"{HEAD}sizse: [7B]\n", "entry-unknown-key", 6, 1, "sizes"),
        (HEAD.replace("organization: lab\n", ""), "entry-missing-key", 1, 1, "organization"),
        (HEAD.split("links:")[0], "entry-missing-key", 1, 1, "links"),
        (f"{HEAD}sizes: 7B\n", "entry-type", 6, 8, "a list"),
        (f"{HEAD}sizes: [7 billion]\n", "entry-size", 6, 9, "7B"),
        (f"{HEAD}sizes: [7B, 7B]\n", "entry-duplicate-item", 6, 13, "twice"),
        (f"{HEAD}sizes: []\n", "entry-empty", 6, 8, "empty"),
        (HEAD.replace("2024-01", "2024-13"), "entry-date", 3, 11, "2024-13"),
        (HEAD.replace("2024-01", "2024-02-30"), "entry-date", 3, 11, "2024-02-30"),
        (HEAD.replace("2024-01", "2024"), "entry-date", 3, 11, "2024-06 is June"),
        (HEAD.replace("2024-01", "2024-13"), "entry-date", 3, 11, "there is no month 13"),
        (HEAD.replace("2024-01", "2024-06-31"), "entry-date", 3, 11, "June has 30 days"),
        (HEAD.replace("2024-01", "2023-02-29"), "entry-date", 3, 11, "February 2023 has 28 days"),
        (HEAD.replace("2024-01", "2024-13-06"), "entry-date", 3, 11, "Did you mean 2024-06-13?"),
        (HEAD.replace("2024-01", "03/04/2023"), "entry-date", 3, 11, "2023-04-03 or 2023-03-04"),
        (HEAD.replace("2024-01", "1850"), "entry-date", 3, 11, "not between 1950 and 2199"),
        (f"{HEAD}sizes: [7]\n", "entry-size", 6, 9, "Write 7B"),
        (f"{HEAD}sizes: [350]\n", "entry-size", 6, 9, "350M if"),
        (f"{HEAD}pretraining_tokens: 2\n", "entry-tokens", 6, 21, "Write 2T"),
        (HEAD.replace("2024-01", "January 2024"), "entry-date", 3, 11, "2024-01"),
        (HEAD.replace("name: Alpha", "name: 5"), "entry-type", 1, 7, '"5"'),
        (HEAD.replace("name: Alpha", "name:"), "entry-type", 1, 6, "nothing"),
        (HEAD.replace("name: Alpha", "name: [a]"), "entry-type", 1, 7, "a list"),
        (HEAD.replace("organization: lab", "organization: lap"), "entry-organization", 2, 15, "lab"),
        (f"{HEAD}context_length: many\n", "entry-context", 6, 17, "many"),
        (f"{HEAD}pretraining_tokens: 2 trillion\n", "entry-tokens", 6, 21, "2T"),
        (f"{HEAD}languages: [xx]\n", "entry-language", 6, 13, "xx"),
        (f"{HEAD}languages: [en, cn]\n", "entry-language", 6, 17, "Write zh."),
        (f"{HEAD}languages: [English]\n", "entry-language", 6, 13, "Write en."),
        (f"{HEAD}languages: en\n", "entry-type", 6, 12, "Write [en]."),
        (f"{HEAD}languages: klingon\n", "entry-type", 6, 12, "such as [en, zh]"),
        (f"{HEAD}license: apache-2.0\n", "entry-license", 6, 10, "Apache-2.0"),
        (f"{HEAD}license: apache\n", "entry-license", 6, 10, "Is it Apache-2.0 or Apache-1.1 or Apache-1.0?"),
        (f"{HEAD}predecessor: nobody\n", "entry-reference", 6, 14, "nobody"),
        (f"{HEAD}predecessor: alpha-1\n", "entry-reference", 6, 14, "Add the entry's file first"),
        (f"{HEAD}results: {{nothing: 1}}\n", "entry-reference", 6, 11, "nothing"),
        (f"{HEAD}members: [alpha]\n", "entry-series", 6, 11, "series"),
        (f"{HEAD}members: [nobody]\n", "entry-reference", 6, 11, "nobody"),
        (f"{HEAD}status: gone\n", "entry-choice", 6, 9, "active"),
        (f"{HEAD}vision: {{connector: MLP}}\n", "entry-unknown-key", 6, 1, "vision"),
        (f"{HEAD}parameters: [7B]\n", "entry-unknown-key", 6, 1, "Did you mean 'sizes'?"),
        (f"{HEAD}release_date: 2024-01\n", "entry-unknown-key", 6, 1, "Did you mean 'released'?"),
        (f"{HEAD}arxiv: 2307.09288\n", "entry-unknown-key", 6, 1, "'paper', which stands under links"),
        (HEAD.replace("  code:", "  github:"), "entry-unknown-key", 5, 3, "Did you mean 'code'?"),
        (f"{HEAD}description:\n  english: x\n", "entry-key", 7, 3, "english"),
        (f"{HEAD}description: {{en: ''}}\n", "entry-text", 6, 19, "no text"),
        (f"{HEAD}sources: [www.example.org]\n", "entry-url", 6, 11, "https://"),
        (HEAD.replace("https://github.com/lab/alpha", "2307.09288"), "entry-url", 5, 9, "2307.09288"),
        (HEAD.replace("https://github.com/lab/alpha", "javascript:alert(1)"), "entry-url", 5, 9, "javascript"),
        (HEAD.replace("  code:", "  repo:"), "entry-unknown-key", 5, 3, "repo"),
        (f"{HEAD}results: {{mmlu: high}}\n", "entry-type", 6, 17, "a number"),
        (f"{HEAD}lint: {{ignore: [{{rule: x}}]}}\n", "entry-missing-key", 6, 17, "reason"),
        (f"{HEAD}name: Beta\n", "yaml-duplicate-key", 6, 1, "line 1"),
        ("- a\n- b\n", "entry-type", 1, 1, "a mapping"),
        ("just words\n", "entry-type", 1, 1, "a mapping"),
        (HEAD.replace("Alpha", "Al\u202epha"), "entry-text", 1, 7, "one line"),
    ],
)
def test_a_mistake_is_found_at_its_place(
    make_list: MakeList, text: str, rule: str, line: int, column: int, words: str
) -> None:
    root = make_list({"entries/llm/alpha.yaml": text})
    catalog = load_catalog(root)
    document = catalog.documents["entries/llm/alpha.yaml"]
    found = [one for one in catalog.diagnostics if one.rule == rule]
    assert found, [one.rule for one in catalog.diagnostics]
    assert tuple(document.position(found[0].location.span.start)) == (line, column)
    assert words in f"{found[0].message} {found[0].help}"
    assert f"alpha.yaml:{line}:{column}: error:" in report_text(found, catalog.documents)


def test_all_problems_of_all_files_come_in_one_run(make_list: MakeList) -> None:
    root = make_list(
        {
            "entries/llm/a.yaml": "name: A\n\tb: 1\n",
            "entries/llm/b.yaml": f"{HEAD}sizes: [x]\ncontext_length: y\nunknown_key: 1\n",
            "entries/vlm/c.yaml": "",
            "entries/benchmark/d.yaml": "full_name: D\n",
            "entries/organizations.yaml": "lab:\n  nme: Lab\nBad Id: {name: x}\n",
        }
    )
    rules = [rule for _, rule, _, _ in places(root)]
    for wanted in ("yaml-tab", "entry-size", "entry-context", "yaml-empty", "entry-unknown-key", "entry-missing-key"):
        assert wanted in rules
    assert "entry-key" in rules


def test_files_that_would_be_passed_over_are_reported(make_list: MakeList) -> None:
    root = make_list(
        {
            "entries/llms/alpha.yaml": ENTRY,
            "entries/beta.yaml": ENTRY,
            "entries/llm/gamma.yml": ENTRY,
            "entries/llm/sub/delta.yaml": ENTRY,
            "entries/llm/Big Name.yaml": ENTRY,
            "entries/llm/.hidden.yaml": "not read",
            "entries/llm/notes.txt": "not an entry",
        }
    )
    found = [(path, rule) for path, rule, _, _ in places(root)]
    assert found == [
        ("entries/beta.yaml", "entry-folder"),
        ("entries/llm/Big Name.yaml", "entry-file-name"),
        ("entries/llm/gamma.yml", "entry-file-name"),
        ("entries/llm/sub/delta.yaml", "entry-folder"),
        ("entries/llms/alpha.yaml", "entry-folder"),
    ]


def test_one_id_in_two_kinds_is_an_error(make_list: MakeList) -> None:
    root = make_list({"entries/llm/alpha.yaml": ENTRY, "entries/vlm/alpha.yaml": ENTRY})
    assert ("entries/vlm/alpha.yaml", "entry-duplicate-id", 1, 1) in places(root)


def test_bytes_that_are_not_utf8_are_shown_with_their_place(make_list: MakeList) -> None:
    root = make_list({})
    target = root / "entries" / "llm" / "alpha.yaml"
    target.parent.mkdir(parents=True)
    target.write_bytes(b"name: Alpha\norganization: caf\xe9\n")
    assert places(root) == [("entries/llm/alpha.yaml", "file-encoding", 2, 18)]


def test_a_byte_order_mark_is_only_a_warning(make_list: MakeList) -> None:
    root = make_list({"entries/llm/alpha.yaml": "\ufeff" + ENTRY})
    catalog = load_catalog(root)
    assert [one.rule for one in catalog.diagnostics] == ["yaml-bom"]
    assert catalog.is_sound


def test_links_out_of_the_list_are_not_followed(make_list: MakeList, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.yaml").write_text(ENTRY)
    root = make_list({"entries/llm/inside.yaml": ENTRY})
    (root / "entries/llm/file.yaml").symlink_to(outside / "secret.yaml")
    (root / "entries/vlm").symlink_to(outside)
    (root / "entries/llm/near.yaml").symlink_to("inside.yaml")
    (root / "entries/llm/gone.yaml").symlink_to("nowhere.yaml")
    found = [(path, rule) for path, rule, _, _ in places(root)]
    assert ("entries/llm/file.yaml", "file-unreadable") in found
    assert ("entries/vlm/secret.yaml", "file-unreadable") in found
    assert ("entries/llm/gone.yaml", "file-unreadable") in found
    assert "entries/llm/near.yaml" not in [path for path, _ in found]


def test_a_huge_file_is_refused_unread(make_list: MakeList) -> None:
    root = make_list({"entries/llm/alpha.yaml": ENTRY})
    with (root / "entries/llm/big.yaml").open("wb") as file:
        file.truncate(100_000_000)
    assert ("entries/llm/big.yaml", "file-unreadable", 1, 1) in places(root)


def test_a_folder_with_an_entry_name_is_no_traceback(make_list: MakeList) -> None:
    root = make_list({"entries/llm/alpha.yaml": ENTRY})
    (root / "entries/llm/folder.yaml").mkdir()
    assert load_catalog(root).is_sound


def test_unknown_is_said_and_not_guessed(make_list: MakeList) -> None:
    root = make_list(
        {"entries/llm/alpha.yaml": "name: Alpha\norganization: unknown\nreleased: unknown\nlinks: unknown\n"}
    )
    catalog = load_catalog(root)
    entry = catalog.by_id["alpha"]
    assert catalog.is_sound
    assert (entry.released, entry.organization, entry.links.all()) == (None, (), [])


def test_entry_places_fall_back_to_what_is_above(make_list: MakeList) -> None:
    root = make_list({"entries/llm/alpha.yaml": ENTRY})
    entry = load_catalog(root).by_id["alpha"]
    document = entry.source.document
    assert document.slice(entry.at("links", "code").span) == "https://github.com/lab/alpha"
    assert document.position(entry.at("links", "paper").span.start).line == 6
    assert document.position(entry.at("venue").span.start).line == 1


def test_values_cannot_be_changed(make_list: MakeList) -> None:
    root = make_list({"entries/llm/alpha.yaml": ENTRY})
    entry = load_catalog(root).by_id["alpha"]
    with pytest.raises(AttributeError):
        entry.name = "Beta"  # type: ignore[misc]


def test_an_entry_with_a_fault_is_there_for_every_other_check(make_list: MakeList) -> None:
    root = make_list(
        {
            "entries/llm/alpha.yaml": ENTRY.replace("2024-01", "soon"),
            "entries/llm/beta.yaml": ENTRY.replace("name: Alpha", "name: [Beta]"),
            "entries/llm/gamma.yaml": "name: 'Gamma\n",
            "entries/llm/delta.yaml": f"{ENTRY}predecessor: gamma\nmembers: [alpha, beta]\n",
        }
    )
    catalog = load_catalog(root)
    assert [(one.location.path, one.rule) for one in catalog.errors] == [
        ("entries/llm/alpha.yaml", "entry-date"),
        ("entries/llm/beta.yaml", "entry-type"),
        ("entries/llm/gamma.yaml", "yaml-syntax"),
    ]
    assert (catalog.by_id["alpha"].released, catalog.by_id["alpha"].organization) == (None, ("lab",))
    assert set(catalog.by_id) == {"alpha", "delta"}
    outlook = "The rest of the file is checked once that is mended."
    assert [one.help.endswith(outlook) for one in catalog.errors] == [False, True, True]


@pytest.mark.parametrize("text", ["lab: 'Lab\n", "lab:\n  nme: Lab\n"])
def test_a_fault_in_organizations_is_told_once_and_not_by_every_entry(make_list: MakeList, text: str) -> None:
    root = make_list({"entries/organizations.yaml": text, "entries/llm/alpha.yaml": ENTRY})
    catalog = load_catalog(root)
    assert {one.location.path for one in catalog.errors} == {"entries/organizations.yaml"}
