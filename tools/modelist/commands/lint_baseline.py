"""The baseline of a run of ``lint``: which file it is, what it allows, and writing it anew."""

from __future__ import annotations

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
        return _read(root / configured, configured, "", f"{places.at('lint', 'baseline')}: ")
    return None


def renew_baseline(root: Path, given: str, configured: str, diagnostics: Sequence[Diagnostic]) -> str:
    """Write what a run found into a baseline, that of ``modelist.toml`` if no file was ``given``; the file's name.

    Raises:
        ModelistError: no file is named anywhere, or there is one that is no baseline and would be lost.
    """
    if not given and not configured:
        raise ModelistError(
            '--write-baseline: name the file, or set it in modelist.toml: [lint] baseline = ".modelist-baseline.json"'
        )
    name, path = (given, Path(given)) if given else (configured, root / configured)
    if path.exists():
        try:
            read_baseline(_text(path, name), name)
        except ModelistError as error:
            raise ModelistError(
                f"--write-baseline: {shown(name)} is there already and is no baseline; name the file for the baseline, "
                "as in --write-baseline=.modelist-baseline.json, and after it what to check"
            ) from error
    write_atomically(path, write_baseline(diagnostics))
    return name


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
