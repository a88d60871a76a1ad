"""The baseline of a run of ``lint``: which file it is, what it allows, and writing it anew."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from modelist.catalog.toml_places import Places
from modelist.core.diagnostics import Diagnostic, ModelistError
from modelist.core.wording import shown
from modelist.edges.files import write_atomically
from modelist.edges.inputs import Input, text_input
from modelist.linting.baseline import Counts, read_baseline, unknown_rules, write_baseline
from modelist.linting.registry import all_rules


class Baseline(NamedTuple):
    """A baseline that was read: what it allows, what there is to say of it, and what an answer depends on."""

    counts: Counts
    notes: tuple[str, ...]
    input: Input


def open_baseline(root: Path, given: Path | None, configured: str, places: Places) -> Baseline | None:
    """The baseline of the command line, else that of ``modelist.toml``, else none.

    Raises:
        ModelistError: it is not there, or is none.
    """
    if given is not None:
        return _read(given, str(given), f" {given}", "")
    if configured:
        place = f"{places.at('lint', 'baseline')}: "
        return _read(_own_file(root, configured, place), configured, "", place)
    return None


class NewBaseline(NamedTuple):
    """A baseline that is to be written: its name as messages have it, and where it is."""

    name: str
    path: Path


def choose_baseline(root: Path, given: str, configured: str, places: Places) -> NewBaseline:
    """Where a baseline is to be written, the one of ``modelist.toml`` if no file was ``given``.

    Raises:
        ModelistError: no file is named anywhere, or there is one that is no baseline and would be lost.
    """
    if not given and not configured:
        raise ModelistError(
            '--write-baseline: name the file, or set it in modelist.toml: [lint] baseline = ".modelist-baseline.json"'
        )
    path = Path(given) if given else _own_file(root, configured, f"{places.at('lint', 'baseline')}: ")
    name = given or configured
    if path.exists():
        try:
            read_baseline(_text(path, name), name)
        except ModelistError as error:
            raise ModelistError(
                f"--write-baseline: {shown(name)} is there already and is no baseline; name the file for the baseline, "
                "as in --write-baseline=.modelist-baseline.json, and after it what to check"
            ) from error
    return NewBaseline(name, path)


def renew_baseline(new: NewBaseline, diagnostics: Sequence[Diagnostic]) -> None:
    """Write what a run found into a baseline."""
    write_atomically(new.path, write_baseline(diagnostics))


def _own_file(root: Path, configured: str, place: str) -> Path:
    """The file that the configuration names.

    Raises:
        ModelistError: a symbolic link leads out of the list.
    """
    path = root / configured
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root)):
        raise ModelistError(f"{place}the baseline {shown(configured)} is a symbolic link that leads out of the list")
    return path


def _read(path: Path, name: str, argument: str, place: str) -> Baseline:
    if not path.is_file():
        advice = f"make one with: modelist lint --write-baseline{argument}"
        raise ModelistError(f"{place}there is no baseline {shown(name)}; {advice}")
    text = _text(path, name)
    counts = read_baseline(text, name)
    notes = tuple(
        f"{name}: there is no rule {shown(one)} any more; write the baseline anew to drop it"
        for one in unknown_rules(counts, all_rules())
    )
    return Baseline(counts, notes, text_input(str(path.absolute()), text.encode("utf-8")))


def _text(path: Path, name: str) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise ModelistError(f"{name}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ModelistError(f"{name}: not UTF-8") from error
