"""The links that a change brought, seen by git."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from modelist.core.diagnostics import ModelistError
from modelist.core.text import Document
from modelist.edges.git import find_base, read_old_versions
from modelist.links.collect import collect_uses
from modelist.links.since import changed_uses

Write = Callable[[Mapping[str, str | None]], None]
_WHO = (
    "-c",
    "user.name=T",
    "-c",
    "user.email=t@lab.org",
    "-c",
    "commit.gpgsign=false",
    "-c",
    "init.defaultBranch=main",
)


def git(root: Path, *arguments: str) -> str:
    command = ["git", *_WHO, "-C", str(root), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def write(root: Path, files: Mapping[str, str | None]) -> None:
    for path, text in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            target.unlink()
        else:
            target.write_text(text, encoding="utf-8")


def commit(root: Path, files: Mapping[str, str | None]) -> str:
    write(root, files)
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "change")
    return git(root, "rev-parse", "HEAD")


ROW = "| [A](https://a.org/old) | [B](https://b.org/) |\n"
ENTRY = "name: A\nlinks:\n  code: https://github.com/lab/a\n  blog: https://lab.org/blog\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    commit(tmp_path, {"README.md": f"# L\n\n{ROW}\n[C](https://c.org/)\n", "entries/llm/a.yaml": ENTRY})
    git(tmp_path, "branch", "base")
    return tmp_path


def brought(root: Path, revision: str = "base") -> list[str]:
    paths = [one.relative_to(root).as_posix() for one in [*root.glob("*.md"), *root.glob("entries/*/*.yaml")]]
    documents = {path: Document.from_raw(path, (root / path).read_text(encoding="utf-8")) for path in sorted(paths)}
    old = read_old_versions(root, find_base(root, revision), documents)
    uses = changed_uses(collect_uses(documents.values()), documents, old)
    return [f"{one.location.path} {one.url}" for one in uses]


def test_nothing_is_brought_without_a_change(root: Path) -> None:
    assert brought(root) == []


def test_an_added_link_is_brought_and_its_neighbours_in_the_line_are_not(root: Path) -> None:
    write(root, {"README.md": f"# L\n\n{ROW.rstrip()} [N](https://new.org/) |\n\n[C](https://c.org/)\n"})
    assert brought(root) == ["README.md https://new.org/"]


def test_a_changed_address_is_brought(root: Path) -> None:
    commit(root, {"entries/llm/a.yaml": ENTRY.replace("lab.org/blog", "lab.org/post")})
    assert brought(root) == ["entries/llm/a.yaml https://lab.org/post"]


def test_a_link_that_moves_to_another_place_is_brought(root: Path) -> None:
    write(root, {"README.md": f"# L\n\n[C](https://c.org/)\n\nText between.\n\n{ROW}"})
    assert "README.md https://c.org/" in brought(root)


def test_a_new_file_is_brought_whole_whether_git_knows_it_or_not(root: Path) -> None:
    write(root, {"entries/llm/b.yaml": ENTRY})
    expected = ["entries/llm/b.yaml https://github.com/lab/a", "entries/llm/b.yaml https://lab.org/blog"]
    assert brought(root) == expected
    git(root, "add", "-A")
    assert brought(root) == expected


def test_a_renamed_file_brings_what_changed_in_it(root: Path) -> None:
    longer = ENTRY + "sources:\n" + "".join(f"  - https://lab.org/{n}\n" for n in range(20))
    commit(root, {"entries/llm/a.yaml": longer})
    git(root, "branch", "-f", "base")
    git(root, "mv", "entries/llm/a.yaml", "entries/llm/z.yaml")
    write(root, {"entries/llm/z.yaml": longer.replace("lab.org/7\n", "lab.org/seven\n")})
    assert brought(root) == ["entries/llm/z.yaml https://lab.org/seven"]


def test_a_file_that_only_the_index_lost_brings_what_changed_in_it(root: Path) -> None:
    git(root, "rm", "-q", "--cached", "README.md")
    assert brought(root) == []
    write(root, {"README.md": f"# L\n\n{ROW}\n[C](https://c.org/)\n[N](https://new.org/)\n"})
    assert brought(root) == ["README.md https://new.org/"]
    write(root, {"copy.md": f"# L\n\n{ROW}\n[C](https://c.org/)\n"})
    git(root, "add", "copy.md")
    assert brought(root) == ["README.md https://new.org/"]


def test_two_files_that_change_places(root: Path) -> None:
    texts = {name: "".join(f"[{n}](https://{name}.org/{n})\n\n" for n in range(9)) for name in "ab"}
    commit(root, {f"{name}.md": text for name, text in texts.items()})
    git(root, "branch", "-f", "base")
    commit(root, {"a.md": f"{texts['b']}[N](https://new.org/)\n", "b.md": texts["a"]})
    assert "a.md https://new.org/" in brought(root)


def test_a_long_page_with_many_blank_lines_is_compared_in_no_long_time() -> None:
    lines = [line for n in range(6_000) for line in (f"- [m](https://lab.org/{n})", "")]
    new = [f"{line} [new](https://new.org/{n})" if n % 400 == 200 else line for n, line in enumerate(lines)]
    before, after = (Document("README.md", "\n".join(one)) for one in (lines, new))
    start = time.process_time()
    uses = changed_uses(collect_uses([after]), {"README.md": after}, {"README.md": before})
    assert [one.url for one in uses] == [f"https://new.org/{n}" for n in range(200, 12_000, 400)]
    assert time.process_time() - start < 12  # half a minute where each blank line is held to each other


def test_what_the_base_changed_meanwhile_is_not_brought(root: Path) -> None:
    git(root, "checkout", "-q", "base")
    commit(root, {"README.md": "# L\n\nAll gone.\n"})
    git(root, "checkout", "-q", "main")
    commit(root, {"entries/llm/a.yaml": ENTRY + "sources:\n  - https://lab.org/new\n"})
    assert brought(root) == ["entries/llm/a.yaml https://lab.org/new"]


def test_a_list_in_a_folder_of_a_repository(root: Path) -> None:
    commit(root, {"list/README.md": "[x](https://x.org/)\n"})
    git(root, "branch", "-f", "base")
    write(root, {"list/README.md": "[x](https://x.org/)\n\n[y](https://y.org/)\n"})
    assert brought(root / "list") == ["README.md https://y.org/"]


def test_names_with_blanks_and_letters_of_other_scripts(root: Path) -> None:
    commit(root, {"说明 1.md": "[x](https://x.org/)\n"})
    git(root, "branch", "-f", "base")
    write(root, {"说明 1.md": "[z](https://z.org/)\n"})
    assert brought(root) == ["说明 1.md https://z.org/"]


@pytest.mark.parametrize(
    "revision", ["--upload-pack=x", "-p", "", "no-such-branch", "a\nb", "HEAD:README.md", "x" * 999]
)
def test_what_is_no_commit_is_refused(root: Path, revision: str) -> None:
    with pytest.raises(ModelistError, match="--since: "):
        find_base(root, revision)


def test_a_shallow_clone_is_told_what_to_do(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    first = git(root, "rev-parse", "HEAD")
    commit(root, {"README.md": "x\n"})
    clone = tmp_path_factory.mktemp("clone")
    subprocess.run(["git", "clone", "-q", "--depth=1", root.as_uri(), str(clone)], check=True, capture_output=True)
    with pytest.raises(ModelistError, match=r"shallow.*fetch-depth: 0"):
        find_base(clone, first)


def test_outside_of_a_repository_git_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(ModelistError, match="not a git repository"):
        find_base(tmp_path, "HEAD")


def test_without_git_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ModelistError, match="needs git"):
        find_base(tmp_path, "HEAD")


def test_a_folder_that_looks_like_a_repository_configures_nothing(root: Path, tmp_path: Path) -> None:
    folder = root / "list"
    config = f'[core]\nbare = false\nworktree = .\n[filter "x"]\nclean = "touch {tmp_path / "pwned"}; cat"\n'
    planted = {"HEAD": "ref: refs/heads/main\n", "objects/x": "", "refs/x": "", "config": config}
    write(folder, {**planted, ".gitattributes": "* filter=x\n", "README.md": "[x](https://x.org/)\n"})
    commit(root, {"list/README.md": "[y](https://y.org/)\n"})
    write(folder, {"README.md": "[z](https://z.org/)\n"})
    with pytest.raises(ModelistError, match="bare repository"):
        read_old_versions(folder, find_base(folder, "base"), ["README.md"])
    assert not (tmp_path / "pwned").exists()
