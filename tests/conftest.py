"""What tests share: small lists in temporary folders, and hypothesis settings that do not time out on busy machines."""

from __future__ import annotations

import os
import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("modelist", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.register_profile("long", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "modelist"))

ENTRY = """\
name: Alpha
organization: lab
released: 2024-01
sizes: [7B]
links:
  code: https://github.com/lab/alpha
"""
ORGANIZATIONS = "lab:\n  name: Lab\n"

MakeList = Callable[[Mapping[str, str]], Path]


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What commands remember between runs goes into a temporary folder, not into that of whoever runs the tests."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture
def make_list(tmp_path: Path) -> MakeList:
    """Write files (texts by path, dedented) into a temporary list with one organisation, ``lab``; its root."""

    def make(files: Mapping[str, str]) -> Path:
        for path, text in {"entries/organizations.yaml": ORGANIZATIONS, **files}.items():
            target = tmp_path / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(textwrap.dedent(text).encode("utf-8"))
        return tmp_path

    return make
