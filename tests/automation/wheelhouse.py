"""Wheels of what is installed here, so that pip can install it elsewhere without a network.

An installed distribution names its files and its tags; packed again they are the wheel that it came from, scripts
aside, which pip makes anew (https://packaging.python.org/specifications/binary-distribution-format/).
"""

from __future__ import annotations

import base64
import hashlib
import re
import zipfile
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

_NAME = re.compile(r"[A-Za-z0-9._-]+")


def closure(names: Iterable[str]) -> dict[str, metadata.Distribution]:
    """Distributions and all that they need on this machine, by normalised name."""
    found: dict[str, metadata.Distribution] = {}
    todo = list(names)
    while todo:
        name = normal(todo.pop())
        if name in found:
            continue
        found[name] = metadata.distribution(name)
        for requirement in found[name].requires or ():
            if "extra ==" in requirement:
                continue
            match = _NAME.match(requirement)
            assert match is not None
            if is_installed(match[0]):
                todo.append(match[0])
    return found


def is_installed(name: str) -> bool:
    """Whether a requirement is here; those for other systems and versions are not."""
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pack(distribution: metadata.Distribution, folder: Path) -> Path:
    """One distribution as a wheel."""
    name, version = distribution.metadata["Name"], distribution.version
    described = distribution.read_text("WHEEL") or ""
    tags = re.findall(r"^Tag: (\S+)-(\S+)-(\S+)$", described, re.MULTILINE)
    tag = "-".join(".".join(dict.fromkeys(part)) for part in zip(*tags, strict=True))
    target = folder / f"{re.sub('[-_.]+', '_', name)}-{version}-{tag}.whl"
    records = []
    with zipfile.ZipFile(target, "w") as wheel:
        for path in sorted(distribution.files or (), key=str):
            text = path.as_posix()
            if text.startswith("..") or text.endswith(
                (".pyc", "/RECORD", "/INSTALLER", "/REQUESTED", "direct_url.json")
            ):
                continue
            data = Path(str(distribution.locate_file(path))).read_bytes()
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            records.append(f"{text},sha256={digest},{len(data)}")
            wheel.writestr(text, data)
        info = next(one for one in records if ".dist-info/" in one).split("/")[0]
        wheel.writestr(f"{info}/RECORD", "\n".join([*records, f"{info}/RECORD,,"]) + "\n")
    return target


def make_wheelhouse(folder: Path, names: Iterable[str]) -> Path:
    """A folder of wheels for pip's ``--find-links``."""
    folder.mkdir(parents=True, exist_ok=True)
    for distribution in closure(names).values():
        pack(distribution, folder)
    return folder
