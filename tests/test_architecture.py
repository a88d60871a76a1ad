"""The house rules that a machine can hold: levels, lazy start-up, no printing or clock below the commands."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "tools" / "modelist"
LEVELS = {
    "core": 0, "documents": 1, "edges": 1, "catalog": 2, "providers": 2, "readme": 2, "reporters": 2,
    "pages": 3, "linting": 3, "importing": 3, "links": 3, "commands": 4, "cli": 4, "__main__": 4,
}  # fmt: skip
LINTING = ["addresses", "markup", "names", "models", "papers"]
"""The folders of what rules share, each of which may use those before it, and what all of them stand on."""
LINTING_BASE = {"context", "fragments", "rule"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def part(name: str) -> str:
    """The folder (or top-level module) of the package that a dotted name belongs to."""
    return [*name.split("."), "", ""][1]


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every import of the package's own modules."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module
        elif isinstance(node, ast.Import):
            yield from ((node.lineno, one.name) for one in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_its_own_level_or_below(path: Path) -> None:
    relative = path.relative_to(PACKAGE)
    own = relative.parts[0].removesuffix(".py")
    if own == "__init__":
        return
    for line, name in imports(path):
        if not name.startswith("modelist") or name == "modelist":
            continue
        other = part(name)
        assert LEVELS[other] <= LEVELS[own], f"{relative}:{line} imports {name}"
        if LEVELS[own] == 3:
            assert LEVELS[other] < 3 or other == own, f"{relative}:{line} imports {name}"


def test_no_module_needs_itself_to_be_imported() -> None:
    """Whether a circle of imports fails depends on which module is imported first."""
    names = {path: ".".join(("modelist", *path.relative_to(PACKAGE).with_suffix("").parts)) for path in MODULES}
    known = {name.removesuffix(".__init__") for name in names.values()}
    needs = {}
    for path, name in names.items():
        body = ast.parse(path.read_text(encoding="utf-8")).body
        found = {node.module for node in body if isinstance(node, ast.ImportFrom) and node.module}
        needs[name.removesuffix(".__init__")] = found & known
    assert list(TopologicalSorter(needs).static_order())  # which raises CycleError, with the circle


@pytest.mark.parametrize("folder", LINTING)
def test_what_rules_share_uses_no_rule_and_no_later_folder(folder: str) -> None:
    usable = {*LINTING_BASE, *LINTING[: LINTING.index(folder) + 1]}
    modules = sorted((PACKAGE / "linting" / folder).glob("*.py"))
    assert len(modules) > 1
    for path in modules:
        for line, name in imports(path):
            if name.startswith("modelist.linting."):
                assert name.split(".")[2] in usable, f"{folder}/{path.name}:{line} imports {name}"


@pytest.mark.parametrize("path", [one for one in MODULES if "commands" not in one.parts], ids=lambda path: path.stem)
def test_only_the_edges_touch_the_world(path: Path) -> None:
    own = path.relative_to(PACKAGE).parts[0]
    if own in ("edges", "cli.py"):
        return
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\bprint\(", text)
    assert "datetime.now" not in text
    assert "datetime.date.today" not in text
    assert "except Exception" not in text
    if own in ("core", "documents", "providers", "reporters", "pages", "linting", "importing", "readme"):
        names = {name.split(".")[0] for _, name in imports(path)}
        assert not names & {"os", "requests", "socket", "subprocess", "tempfile", "time", "shutil"}, names


def test_the_core_needs_the_standard_library_alone() -> None:
    for path in (PACKAGE / "core").rglob("*.py"):
        for line, name in imports(path):
            assert name.split(".")[0] in sys.stdlib_module_names | {"modelist"}, f"{path.name}:{line} imports {name}"


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["build", "--help"], ["no-such-command"]])
def test_start_up_imports_no_parser_unless_a_command_runs(arguments: list[str]) -> None:
    heavy = (
        ["ruamel", "markdown_it", "requests", "jsonschema"] if arguments[0] != "build" else ["requests", "jsonschema"]
    )
    code = (
        "import sys; from modelist.cli import run; run(sys.argv[1:]); "
        f"found = [one for one in {heavy!r} if one in sys.modules]; sys.exit(f'imported {{found}}' if found else 0)"
    )
    result = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
