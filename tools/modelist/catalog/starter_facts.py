"""What services said of a new entry's address, as values of the entry.

Values that only come near what is meant (a repository's creation for the release, a count for the size) get a remark,
so that whoever fills in the rest sees where to look.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from modelist.core.quantities import License, ReleaseDate, Size, canonical_license, is_language, spdx_ids

Remarks = dict[tuple[str, ...], str]

HUB_RECORDS_SINCE = "2022-03-03"
"""Older repositories on Hugging Face all have the day before as theirs (ModelInfo in huggingface_hub)."""

_NO_LICENSE = frozenset({"", "other", "unknown"})
_MODEL_KINDS = frozenset({"llm", "vlm"})
_MAX_NAME = 40
_MAX_LANGUAGES = 12


def fill_from_facts(facts: Mapping[str, Any], kind: str, values: dict[str, Any], remarks: Remarks) -> None:
    """Add to an entry's values what facts tell; what is there already stays. Facts of any shape are borne."""
    fill = {"huggingface": _from_hub, "github": _from_github, "arxiv": _from_arxiv}.get(str(facts.get("service")))
    if fill is not None:
        fill(facts, kind, values, remarks)


def size_of_count(count: int) -> str | None:
    """A counted number of parameters as a size of two digits: ``6.7B``; None where it is none."""
    unit, scale = ("T", 10**12) if count >= 10**12 else ("B", 10**9) if count >= 10**9 else ("M", 10**6)
    number = f"{count / scale:.2g}" if count < 100 * scale else f"{count / scale:.0f}"
    size = Size.parse(f"{number}{unit}")
    return str(size) if size is not None else None


def _from_hub(facts: Mapping[str, Any], kind: str, values: dict[str, Any], remarks: Remarks) -> None:
    if facts.get("kind") == "collection":
        title = _short(str(facts.get("title", "")))
        if title:
            values["name"] = title
        return
    created = str(facts.get("created", ""))[:10]
    if created >= HUB_RECORDS_SINCE:
        _put_month(values, remarks, created, "when the repository was made; the announcement may differ")
    if kind not in _MODEL_KINDS or facts.get("kind") != "model":
        return
    _put(values, "license", _hub_license(facts))
    _put(values, "languages", _languages(facts))
    count = facts.get("parameters")
    if "sizes" not in values and isinstance(count, int) and not facts.get("quantized"):
        size = size_of_count(count)
        if size is not None:
            values["sizes"] = [size]
            remarks["sizes",] = f"{count:,} parameters in its files; write the size as it is published"
    cited = [str(one) for one in facts.get("arxiv", ())][:5]
    if cited:
        remarks["links",] = f"its card cites {', '.join(f'arXiv:{one}' for one in cited)}; is one of them its paper?"


def _from_github(facts: Mapping[str, Any], kind: str, values: dict[str, Any], remarks: Remarks) -> None:
    created = str(facts.get("created", ""))[:10]
    _put_month(values, remarks, created, "when the repository was made; the release may be another day")
    name = str(facts.get("license", ""))
    if kind in _MODEL_KINDS and name in spdx_ids():
        _put(values, "license", {"name": name, "applies_to": "code"})


def _from_arxiv(facts: Mapping[str, Any], kind: str, values: dict[str, Any], remarks: Remarks) -> None:
    title = str(facts.get("title", ""))
    name, colon, _ = title.partition(":")
    if colon and _short(name):
        _put(values, "name", name.strip())
    _put_month(
        values, remarks, str(facts.get("published", ""))[:10], "when the paper was submitted; weights may differ"
    )
    if title:
        remarks["links",] = f"the paper's title is '{title[:150]}'"


def _put(values: dict[str, Any], key: str, value: Any) -> None:
    if value:
        values.setdefault(key, value)


def _put_month(values: dict[str, Any], remarks: Remarks, day: str, remark: str) -> None:
    date = ReleaseDate.parse(day)
    if date is not None and "released" not in values:
        values["released"] = f"{date.year}-{date.month:02}"
        remarks["released",] = remark


def _hub_license(facts: Mapping[str, Any]) -> Any:
    """An SPDX id, or name and address of a licence with its own name; None where nothing is stated."""
    stated = str(facts.get("license", ""))
    own = stated.lower() in _NO_LICENSE
    name = str(facts.get("license_name", "")) if own else stated
    if name.lower() in _NO_LICENSE:
        return None
    label = canonical_license(name)
    if label in spdx_ids():
        return label
    known = License.parse(label) if label else None
    link = str(facts.get("license_link", ""))
    url = link if re.fullmatch(r"https?://[^\s\"<>`{}|\\^]+", link) else known.url if known is not None else None
    return {"name": label or name[:100], "url": url}


def _languages(facts: Mapping[str, Any]) -> list[str] | None:
    """ISO codes, where the card names no others and not so many that the model is simply multilingual."""
    codes = [str(one) for one in facts.get("languages", ())]
    good = codes and all(is_language(one) for one in codes) and len(codes) <= _MAX_LANGUAGES
    return codes if good else None


def _short(text: str) -> str:
    """A text as a name; empty where it is longer than names are."""
    line = " ".join(text.split())
    return line if len(line) <= _MAX_NAME else ""
