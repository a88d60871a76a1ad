"""The linter's engine: where findings are, what excuses them, how fixes are applied, and every report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import MakeList
from modelist.catalog.catalog import Catalog
from modelist.catalog.config import Config
from modelist.cli import run
from modelist.commands.lint_report import summary
from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.edits import Edit, Fix, Safety
from modelist.core.text import Document, Location, Span
from modelist.linting.baseline import apply_baseline, read_baseline, write_baseline
from modelist.linting.context import ListContext, Page
from modelist.linting.documentation import explain_rule
from modelist.linting.examples import make_context
from modelist.linting.fixing import fix_all
from modelist.linting.fragments import read_fragment
from modelist.linting.linter import LINK_FAMILIES, lint, may_link
from modelist.linting.registry import all_rules, select_rules
from modelist.linting.rule import Scope
from modelist.reporters.github import report_github

BROKEN = "# A list\n\n[here](#nowhere)\n"
ENTRY = """\
name: Alpha
organization: lab
released: 2024-01
links: {code: "https://github.com/lab/alpha"}
description:
  en: |
    First line of the text.

    A [link](<>) in the second paragraph.
"""


def found(root: Path, *options: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[dict[str, object]]]:
    code = run(["--root", str(root), "lint", "--format", "json", *options])
    return code, json.loads(capsys.readouterr().out)["diagnostics"]


def test_json_is_as_promised(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_list({"README.md": BROKEN})
    assert run(["--root", str(root), "lint", "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["version"] == 1
    assert set(data["summary"]) == {"files", "errors", "warnings", "fixable"}
    one = data["diagnostics"][0]
    keys = {"path", "line", "column", "end_line", "end_column", "rule", "severity", "message", "help", "subject", "fix"}
    assert keys <= set(one)
    assert (one["path"], one["line"], one["column"], one["end_column"]) == ("README.md", 3, 8, 16)
    assert one["rule"] == "anchor-missing"


def test_a_readme_without_a_list_around_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "SOME.md").write_text(BROKEN)
    assert run(["lint", str(tmp_path / "SOME.md")]) == 1
    assert "SOME.md:3:8: error:" in capsys.readouterr().out


_TABLE = "| Model | Size | Code |\n| --- | --- | --- |\n"
_FACTS = "".join(f"## A{n}\n\n- **Date:** 2023-0{n % 9 + 1}\n\n" for n in range(14)) + "## B\n\n"


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("<!-- modelist-ignore anchor-missing: kept for old links -->\n\n[a](#nowhere)\n", []),
        ("<!-- modelist-ignore anchor-missing: kept -->\n\n- [a](#x)\n- [b](#y)\n\n[c](#z)\n", ["anchor-missing"]),
        ("[a](#nowhere) <!-- modelist-ignore anchor-missing: kept -->\n", []),
        ("<!-- modelist-ignore anchor-missing -->\n\n[a](#nowhere)\n", ["invalid-suppression", "anchor-missing"]),
        ("<!-- modelist ignores private links -->\n\n[a](#nowhere)\n", ["anchor-missing"]),
        ("<!-- modelist-ignore anchor-mising: typo -->\n\ntext\n", ["invalid-suppression"]),
        ("<!-- modelist-ignore anchor-missing: nothing to excuse -->\n\ntext\n", ["unused-suppression"]),
        ("`<!-- modelist-ignore anchor-missing: in code -->`\n", []),
        ("<!-- modelist ignore anchor-missing: kept -->\n\n[a](#x)\n", ["invalid-suppression", "anchor-missing"]),
        (
            f"{_TABLE}| [b](#x) | 1 | c | <!-- modelist-ignore anchor-missing: kept -->\n| [c](#y) | 2 | d |\n",
            ["anchor-missing"],
        ),
        (
            f"{_TABLE}| [b](#x) | 1 | <!-- modelist-ignore table-ragged, anchor-missing: x -->\n| [c](#y) | 2 | d |\n",
            ["anchor-missing"],
        ),
        (
            f"{_FACTS}- **Date:** <!-- modelist-ignore fact-empty: unknown -->\n\n## C\n\n- **Date:**\n\n## D\n",
            ["fact-empty"],
        ),
    ],
)
def test_suppressions_excuse_what_follows_with_a_reason(
    make_list: MakeList, capsys: pytest.CaptureFixture[str], text: str, rules: list[str]
) -> None:
    root = make_list({"README.md": f"# T\n\n{text}"})
    select = "--select=anchor-missing,table-ragged,fact-empty,suppressions"
    assert [one["rule"] for one in found(root, select, capsys=capsys)[1]] == rules


def test_an_entry_excuses_itself(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    ignore = "lint: {ignore: [{rule: missing-translation, reason: nobody here reads it}]}\n"
    toml = '[pages."README_zh.md"]\nlang = "zh"\n'
    files = {"README_zh.md": "# T\n", "modelist.toml": toml}
    root = make_list({**files, "entries/llm/alpha.yaml": ENTRY.replace("(<>)", "(https://e.org)") + ignore})
    assert found(root, "--select=list,suppressions", "--ignore=entry-not-shown", capsys=capsys)[1] == []


def test_paths_are_excused_by_configuration(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    toml = '[pages."README.md"]\n[pages."docs/a.md"]\n[lint.paths."docs/*"]\nignore = ["anchor-missing"]\n'
    root = make_list({"README.md": BROKEN, "docs/a.md": BROKEN, "modelist.toml": toml})
    assert [one["path"] for one in found(root, "--select=anchor-missing", capsys=capsys)[1]] == ["README.md"]


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ('[lint]\nignore = ["no-such-rule"]\n', "no-such-rule"),
        ('[lint]\nselct = ["anchors"]\n', "select"),
        ("[lint.rules.folder-too-large]\nfile = 3\n", "files"),
        ('[lint.rules.folder-too-large]\nfiles = "many"\n', "1000"),
        ('[lint.paths."docs/*"]\nignored = ["anchors"]\n', "ignore"),
    ],
)
def test_lint_configuration_is_strict(
    make_list: MakeList, capsys: pytest.CaptureFixture[str], toml: str, words: str
) -> None:
    root = make_list({"README.md": "# T\n", "modelist.toml": toml})
    assert run(["--root", str(root), "lint"]) == 2
    assert words in capsys.readouterr().err


def test_unknown_rules_are_named(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_list({"README.md": BROKEN})
    assert run(["--root", str(root), "lint", "--select", "anchor-mising"]) == 2
    assert "Did you mean 'anchor-missing'?" in capsys.readouterr().err
    assert run(["explain", "anchor-mising"]) == 2


def test_a_baseline_survives_shifted_lines(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_list({"README.md": BROKEN})
    allowed = str(root / "baseline.json")
    base = ["--root", str(root), "lint"]
    assert run([*base, "--write-baseline", allowed]) == 0
    (root / "README.md").write_text(f"# New\n\nnew words\n\n{BROKEN}")
    assert run([*base, "--baseline", allowed]) == 0
    (root / "README.md").write_text(f"{BROKEN}\n[again](#nowhere-else)\n")
    capsys.readouterr()
    assert run([*base, "--baseline", allowed]) == 1
    assert "#nowhere-else" in capsys.readouterr().out
    assert run([*base, "--baseline", str(root / "gone.json")]) == 2


def test_findings_in_descriptions_are_at_the_files_own_lines(
    make_list: MakeList, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = {one.id for one in all_rules().values() if one.family == "links"}
    if not rules:
        pytest.fail("no rule looks at links")
    root = make_list({"entries/llm/alpha.yaml": ENTRY})
    places = [(one["line"], one["column"]) for one in found(root, "--select=link-empty-target", capsys=capsys)[1]]
    assert places in ([(9, 14)], [(9, 7)], [(9, 8)], [(9, 13)])


@given(st.lists(st.text("ab 漢\t", max_size=6), min_size=1, max_size=6), st.integers(1, 6))
def test_places_in_literal_blocks_map_back(lines: list[str], indent: int) -> None:
    from modelist.documents.yaml import parse_yaml

    body = "".join(f"{' ' * (indent + 2)}{line}\n" if line.strip() else "\n" for line in ["x", *lines, "y"])
    document = Document("e.yaml", f"k:\n  en: |\n{body}")
    node = parse_yaml(document)[0]
    assert node is not None
    scalar = node.find("k", "en")
    assert scalar is not None
    fragment = read_fragment(document, scalar)
    for offset, character in enumerate(fragment.text):
        if character != "\n":
            assert document.text[fragment.offset(offset)] == character


def _finding(path: str, rule: str, start: int, end: int, new: str, safety: Safety = Safety.SAFE) -> Diagnostic:
    fix = Fix("fix", (Edit(Span(start, end), new),), safety)
    return Diagnostic(rule, Severity.WARNING, Location(path, Span(start, end)), "m", "h", fix=fix)


def test_fixes_repeat_until_nothing_changes() -> None:
    def check(documents: dict[str, Document]) -> list[Diagnostic]:
        at = documents["a"].text.find("xx")
        return [_finding("a", "double", at, at + 2, "x")] if at >= 0 else []

    fixed = fix_all({"a": Document("a", "xxxxx y")}, check)  # type: ignore[arg-type]
    assert fixed.documents["a"].text == "x y"
    assert fixed.diagnostics == []


def test_a_fix_that_makes_a_new_finding_is_taken_back() -> None:
    def check(documents: dict[str, Document]) -> list[Diagnostic]:
        text = documents["a"].text
        bad = [_finding("a", "first", text.find("1"), text.find("1") + 1, "22")] if "1" in text else []
        good = [_finding("a", "third", text.find("3"), text.find("3") + 1, "4")] if "3" in text else []
        worse = [Diagnostic("second", Severity.WARNING, Location("a", Span(0, 0)), "m")] * text.count("22")
        return [*bad, *good, *worse]

    fixed = fix_all({"a": Document("a", "1 3")}, check)  # type: ignore[arg-type]
    assert fixed.documents["a"].text == "1 4"
    assert [one.rule for one in fixed.diagnostics] == ["first"]


def test_one_guilty_fix_among_many_is_found_by_halving() -> None:
    checks = 0

    def check(documents: dict[str, Document]) -> list[Diagnostic]:
        nonlocal checks
        checks += 1
        text = documents["a"].text
        bad = [_finding("a", f"r{at}", at, at + 1, "?" if char == "x" else "b") for at, char in enumerate(text)]
        worse = [Diagnostic("worse", Severity.WARNING, Location("a", Span(0, 0)), "m")] * text.count("?")
        return [*(one for one, char in zip(bad, text, strict=True) if char in "ax"), *worse]

    text = "a" * 300 + "x" + "a" * 300
    fixed = fix_all({"a": Document("a", text)}, check)  # type: ignore[arg-type]
    assert fixed.documents["a"].text == text.replace("a", "b")
    assert [one.rule for one in fixed.diagnostics] == ["r300"]
    assert checks < 40


def test_fixes_on_the_line_of_a_new_finding_are_tried_apart_from_all_others() -> None:
    checks = 0

    def check(documents: dict[str, Document]) -> list[Diagnostic]:
        nonlocal checks
        checks += 1
        text = documents["a"].text
        found = [_finding("a", "r", at, at + 1, "?" if c == "x" else "b") for at, c in enumerate(text) if c in "ax"]
        places = (Location("a", Span(at, at + 1)) for at, c in enumerate(text) if c == "?")
        return [*found, *(Diagnostic("worse", Severity.WARNING, place, "m") for place in places)]

    text = "a\n" * 300 + "ax\n" + "a\n" * 300
    fixed = fix_all({"a": Document("a", text)}, check)  # type: ignore[arg-type]
    assert fixed.documents["a"].text == text.replace("a", "b")
    assert checks < 10


def test_the_fixes_of_a_rule_go_in_together_beside_a_guilty_one() -> None:
    def check(documents: dict[str, Document]) -> list[Diagnostic]:
        text = documents["a"].text
        names = [_finding("a", "name", at, at + 1, "A") for at, char in enumerate(text) if char == "a"]
        marks = [_finding("a", "mark", at, at + 1, "?") for at, char in enumerate(text) if char == "x"]
        fewer = min(text.count("a"), text.count("A"))  # a page that spells a name in two ways
        worse = ["mixed"] * fewer + ["worse"] * text.count("?")
        return [*names, *marks, *(Diagnostic(one, Severity.WARNING, Location("a", Span(0, 0)), "m") for one in worse)]

    fixed = fix_all({"a": Document("a", "aaaxaaa")}, check)  # type: ignore[arg-type]
    assert fixed.documents["a"].text == "AAAxAAA"


def test_a_new_finding_that_its_own_fix_mends_takes_no_fix_back() -> None:
    checks = 0

    def check(documents: dict[str, Document]) -> list[Diagnostic]:
        nonlocal checks
        checks += 1
        text = documents["a"].text
        steps = {"a": ("lost", "b"), "b": ("name", "c"), "x": ("mark", "?")}
        found = [_finding("a", steps[one][0], at, at + 1, steps[one][1]) for at, one in enumerate(text) if one in steps]
        worse = [Diagnostic("worse", Severity.WARNING, Location("a", Span(0, 0)), "m")] * text.count("?")
        return [*found, *worse]

    fixed = fix_all({"a": Document("a", "a\n" * 300 + "x\n")}, check)  # type: ignore[arg-type]
    assert fixed.documents["a"].text == "c\n" * 300 + "x\n"
    assert checks < 12


def test_fixes_that_undo_each_other_are_refused() -> None:
    def check(documents: dict[str, Document]) -> list[Diagnostic]:
        rule, new = ("to-b", "b") if documents["a"].text == "a" else ("to-a", "a")
        return [_finding("a", rule, 0, 1, new)]

    fixed = fix_all({"a": Document("a", "a")}, check)  # type: ignore[arg-type]
    assert fixed.applied == 0
    assert [path for path, _ in fixed.refused] == ["a"]


def test_no_finding_is_added_for_the_fix_of_a_worse_one() -> None:
    def check(documents: dict[str, Document]) -> list[Diagnostic]:
        if documents["a"].text != "x":
            return [Diagnostic("mild", Severity.WARNING, Location("a", Span(0, 0)), "m")]
        fix = Fix("fix", (Edit(Span(0, 1), "y"),))
        rule = next(one.id for one in all_rules().values() if one.severity is Severity.ERROR)
        return [Diagnostic(rule, Severity.ERROR, Location("a", Span(0, 1)), "m", fix=fix)]

    assert fix_all({"a": Document("a", "x")}, check).documents["a"].text == "x"  # type: ignore[arg-type]


def test_what_was_refused_is_not_told_as_fixable() -> None:
    fix = Fix("fix", (Edit(Span(0, 1), "y"),))
    found = [Diagnostic("r", Severity.WARNING, Location(path, Span(0, 1)), "m", fix=fix) for path in "ab"]
    assert summary(found, 0).endswith("; 2 can be fixed by --fix")
    assert summary(found, 0, {("a", fix)}).endswith("; 1 can be fixed by --fix")


def test_unsafe_fixes_wait_to_be_asked_for() -> None:
    def check(documents: dict[str, Document]) -> list[Diagnostic]:
        return [_finding("a", "r", 0, 1, "b", Safety.UNSAFE)] if documents["a"].text == "a" else []

    documents = {"a": Document("a", "a")}
    assert fix_all(documents, check).documents["a"].text == "a"  # type: ignore[arg-type]
    assert fix_all(documents, check, unsafe=True).documents["a"].text == "b"  # type: ignore[arg-type]


def test_a_fix_that_never_ends_is_bounded() -> None:
    def check(documents: dict[str, Document]) -> list[Diagnostic]:
        return [_finding("a", "r", 0, 1, "ba"[len(documents["a"].text) % 2])]

    assert fix_all({"a": Document("a", "a")}, check).applied <= 10  # type: ignore[arg-type]


def test_baselines_that_are_none() -> None:
    assert apply_baseline([], read_baseline(write_baseline([]), "b")) == ([], 0)
    for text in ("", "[]", '{"version": 2}', '{"version": 1, "counts": [1]}'):
        with pytest.raises(Exception, match="b: not"):
            read_baseline(text, "b")


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "gitlab"])
def test_every_format_is_stable_and_whole(make_list: MakeList, capsys: pytest.CaptureFixture[str], form: str) -> None:
    root = make_list({"README.md": BROKEN, "README_b.md": BROKEN})
    outputs = set()
    for _ in range(2):
        run(["--root", str(root), "lint", "--format", form])
        outputs.add(capsys.readouterr().out)
    (text,) = outputs
    assert text.count("nowhere") >= 2
    if form in ("json", "sarif", "gitlab"):
        json.loads(text)
    run(["--root", str(root), "lint", "--format", form, "--output", str(root / "report")])
    assert (root / "report").read_text() == text


def test_workflow_commands_cannot_be_forged() -> None:
    path = "a,b:c%.md"
    one = Diagnostic("r", Severity.ERROR, Location(path, Span(0, 1)), "100%\n::set-output name=x::y\r##[error]z")
    text = report_github([one], {path: Document(path, "x")})
    assert text.count("\n") == 1
    assert "file=a%2Cb%3Ac%25.md," in text
    assert "100%25%0A::set-output name=x::y%0D" in text
    assert "##[" not in text


def test_statistics_count_by_rule(make_list: MakeList, capsys: pytest.CaptureFixture[str]) -> None:
    root = make_list({"README.md": f"{BROKEN}[b](#b)\n"})
    assert run(["--root", str(root), "lint", "--select", "anchor-missing", "--statistics"]) == 1
    head, line = capsys.readouterr().out.splitlines()
    assert head.split() == ["findings", "fixable", "share", "rule"]
    assert line.split() == ["2", "0", "100%", "anchor-missing"]


def test_entries_that_cannot_be_loaded_are_findings_and_exit_2(
    make_list: MakeList, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_list({"entries/llm/alpha.yaml": ENTRY.replace("released: 2024-01", "released: January 2024")})
    assert run(["--root", str(root), "lint"]) == 2
    assert "alpha.yaml:3:11: error: released: 'January 2024' is not a date" in capsys.readouterr().out
    assert run(["--root", str(root), "lint", "--fix", "--select", "suppressions"]) == 0
    assert "released: 2024-01\n" in (root / "entries/llm/alpha.yaml").read_text()


@given(st.text(max_size=300))
def test_any_text_is_linted_without_an_exception(text: str) -> None:
    context = ListContext(Catalog(), Config(), "2026-06-30")
    context.pages = (Page(Document.from_raw("README.md", text), context),)
    for one in lint(context, select_rules(["ALL"], [], {})):
        assert 0 <= one.location.span.start <= one.location.span.end <= len(text) + 1


WORDS = '# ## [ ] ( ) ! | --- ``` ` ** * _ < > </ div a href=" " https://x.y #a 7B 2024-01 ： （ ） 中文 - 1. !['
MARKUP = [*WORDS.split(), "\n", "\n\n"]


@given(st.lists(st.sampled_from(MARKUP), max_size=25).map(" ".join))
def test_fixing_any_page_ends_and_never_adds_a_finding(text: str) -> None:
    selection = select_rules(["ALL"], [], {})

    def check(documents: dict[str, Document]) -> list[Diagnostic]:
        return lint(make_context({"README.md": documents["README.md"].text}), selection)

    document = Document.from_raw("README.md", text)
    before = check({"README.md": document})
    fixed = fix_all({"README.md": document}, check, unsafe=True)  # type: ignore[arg-type]
    assert len(fixed.diagnostics) <= len(before)


SIGNS_OF_LINKS = set("[]<>/\\|&:@#!")
EXAMPLES = [one.text for rule in all_rules().values() if rule.family in LINK_FAMILIES for one in rule.bad]


@given(
    st.lists(st.sampled_from([*MARKUP, "www", "Www.x.y", "arXiv", "2401.12345", "TODO", "（", "　"]), max_size=25)
    .map(" ".join)
    .map(lambda text: "".join(one for one in text if one not in SIGNS_OF_LINKS))
    | st.sampled_from(EXAMPLES).map(lambda text: "".join(one for one in text if one not in SIGNS_OF_LINKS))
)
def test_rules_of_links_have_nothing_to_say_of_a_text_without_a_sign_of_one(text: str) -> None:
    rules = {rule.id for rule in all_rules().values() if rule.family in LINK_FAMILIES and rule.scope is Scope.PROSE}
    said = [one.rule for one in lint(make_context({"README.md": text}), select_rules(["ALL"], [], {}))]
    assert may_link(text) or not rules.intersection(said)


def test_the_documentation_of_rules_is_committed() -> None:
    from modelist.linting.documentation import rules_page

    path = Path(__file__).parents[2] / "docs" / "rules.md"
    assert path.read_text(encoding="utf-8") == rules_page(all_rules().values())
    assert path.stat().st_size < 480_000, "GitHub cuts off what is beyond 512,000 bytes"


def test_findings_around_regions_are_at_their_own_lines(
    make_list: MakeList, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (
        "# T\n\n[a](#nowhere)\n\n<!-- modelist:begin table -->\n<!-- modelist:end -->\n\n[b](#nothing)\n\n"
        "<!-- modelist:begin sections -->\n<!-- modelist:end -->\n\n[c](#alpha) [d](#none)\n"
    )
    root = make_list({"README.md": page, "entries/llm/alpha.yaml": ENTRY.replace("(<>)", "(https://e.org)")})
    assert run(["--root", str(root), "build"]) == 0
    lines = (root / "README.md").read_text().splitlines()
    capsys.readouterr()
    for one in found(root, "--select=anchor-missing", capsys=capsys)[1]:
        assert lines[int(str(one["line"])) - 1][int(str(one["column"])) - 1 :].startswith("#no")
    assert len(found(root, "--select=anchor-missing", capsys=capsys)[1]) == 3


def test_a_fix_of_an_entry_is_not_taken_back_for_the_page_that_waits_for_the_next_build(make_list: MakeList) -> None:
    entry = (
        "name: Alpha\norganization: lab\nreleased: 2024-01\nlinks:\n  code: https://github.com/lab/alpha\n"
        "description:\n  en: |\n    It builds on Qwen-1.5 and its data.\n"
    )
    region = "<!-- modelist:begin sections kind=llm -->\n<!-- modelist:end -->\n"
    root = make_list({"README.md": f"# L\n\n{region}", "entries/llm/alpha.yaml": entry, "modelist.toml": ""})
    assert run(["--root", str(root), "build"]) == 0
    run(["--root", str(root), "lint", "--no-cache", "--select", "proper-names,page-out-of-date", "--fix"])
    assert "Qwen1.5" in (root / "entries/llm/alpha.yaml").read_text(encoding="utf-8")


def test_the_documentation_shows_the_other_files_of_an_example() -> None:
    text = explain_rule(all_rules()["sibling-values-differ"], 1)
    assert "Beside `README_zh.md`:\n\n```markdown\n| 模型 |" in text
