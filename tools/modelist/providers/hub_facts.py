"""What the Hub says of a repository, in plain values for ``verify`` and ``new``.

Shapes: huggingface_hub ``hf_api.py`` (ModelInfo, SafeTensorsInfo). Any field may be missing, or of another shape than
it should be, as card data is written by the repository's owner.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from modelist.providers.replies import as_items, text_in


def read_facts(kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """The facts in the Hub's reply about a repository; what it does not say is left out."""
    card = data.get("cardData")
    card = card if isinstance(card, dict) else {}
    tags = [one for one in as_items(data.get("tags")) if isinstance(one, str)]
    found = {
        "service": "huggingface",
        "kind": kind,
        "id": text_in(data, "id"),
        "created": text_in(data, "createdAt"),
        "gated": data.get("gated") if data.get("gated") in ("auto", "manual") else None,
        "license": _license(card, tags),
        "license_name": text_in(card, "license_name"),
        "license_link": text_in(card, "license_link"),
        "parameters": _parameters(data.get("safetensors")),
        "base_models": _base_models(data, card),
        "arxiv": sorted({one.removeprefix("arxiv:") for one in tags if one.startswith("arxiv:")}),
        "library": text_in(data, "library_name"),
        "task": text_in(data, "pipeline_tag"),
        "languages": sorted({one for one in as_items(card.get("language")) if isinstance(one, str)}),
        "quantized": any(one.startswith("base_model:quantized:") for one in tags),
        "adapter": any(one.startswith("base_model:adapter:") for one in tags),
    }
    return {key: value for key, value in found.items() if value not in ("", None, [], False)}


def _license(card: Mapping[str, Any], tags: list[str]) -> str:
    """The licence's id on the Hub; of several none, as they hold for different parts."""
    named = {one for one in as_items(card.get("license")) if isinstance(one, str) and one}
    named = named or {one.removeprefix("license:") for one in tags if one.startswith("license:")}
    return named.pop() if len(named) == 1 else ""


def _parameters(found: object) -> int | None:
    total = found.get("total") if isinstance(found, dict) else None
    return total if isinstance(total, int) and not isinstance(total, bool) and total > 0 else None


def _base_models(data: Mapping[str, Any], card: Mapping[str, Any]) -> list[str]:
    """Ids of the models that it was made from, as the Hub resolved them or else as the card names them."""
    resolved = data.get("baseModels")
    models = resolved.get("models") if isinstance(resolved, dict) else None
    ids = [text_in(one, "id") for one in as_items(models) if isinstance(one, dict)]
    named = [one for one in as_items(card.get("base_model")) if isinstance(one, str)]
    return [one for one in ids if one] or named
