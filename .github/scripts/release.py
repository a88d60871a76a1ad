"""Build what a release carries: the package into one folder, the whole list as data into another.

    release.py TAG DIST DATA

The tag must be ``v`` and the package's version, and CHANGELOG.md must have a section for it: a release that says
nothing of what changed helps nobody. Called by release.yml; runs on any machine.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VERSION_FILE = ROOT / "tools" / "modelist" / "__init__.py"
FORMATS = ("json", "jsonl", "csv")


def main(arguments: list[str]) -> int:
    """Check the tag, build, export, look into what was built; the exit code."""
    if len(arguments) != 3:
        sys.exit("usage: release.py TAG DIST DATA")
    tag, dist, data = arguments[0], Path(arguments[1]), Path(arguments[2])
    problems = check_tag(tag, VERSION_FILE.read_text(encoding="utf-8"), (ROOT / "CHANGELOG.md").read_text("utf-8"))
    if problems:
        sys.exit("\n".join(problems))
    build(dist)
    check_package(dist, tag.removeprefix("v"))
    export(data)
    print(*sorted(str(one) for folder in (dist, data) for one in folder.iterdir()), sep="\n")
    return 0


def check_tag(tag: str, module: str, changelog: str) -> list[str]:
    """What speaks against releasing under a tag: one line each."""
    found = re.search(r'^__version__ = "([^"]+)"$', module, re.MULTILINE)
    version = found[1] if found else ""
    problems = [] if tag == f"v{version}" else [f"the tag is {tag!r}, but the package is version {version!r}"]
    if not re.search(rf"^## \[?{re.escape(version)}\]?(?:\s|$)", changelog, re.MULTILINE):
        problems.append(f"CHANGELOG.md has no section '## {version}'")
    return problems


def build(dist: Path) -> None:
    """Source archive and wheel, by the build backend of the locked environment."""
    dist.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, "-m", "hatchling", "build", "-d", str(dist.resolve())], cwd=ROOT, check=True)


def check_package(dist: Path, version: str) -> None:
    """Both archives are there under their right names and hold the package, its types and its licence."""
    wheel, source = dist / f"modelist-{version}-py3-none-any.whl", dist / f"modelist-{version}.tar.gz"
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    with tarfile.open(source) as archive:
        inside |= {one.name.partition("/")[2] for one in archive.getmembers()}
    wanted = {"modelist/cli.py", "modelist/py.typed", "tools/modelist/cli.py", "LICENSE", "pyproject.toml"}
    if wanted - inside:
        sys.exit(f"missing from the package: {', '.join(sorted(wanted - inside))}")


def export(data: Path) -> None:
    """The list in every format of ``modelist export``, and the schema that the JSON validates against."""
    data.mkdir(parents=True, exist_ok=True)
    for form in FORMATS:
        target = data.resolve() / f"models.{form}"
        command = [sys.executable, "-m", "modelist", "--root", str(ROOT), "export", "--format", form]
        subprocess.run([*command, "--output", str(target)], check=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except subprocess.CalledProcessError as error:
        sys.exit(f"{' '.join(error.cmd[1:4])} failed with exit code {error.returncode}")
