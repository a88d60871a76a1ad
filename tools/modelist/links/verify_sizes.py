"""Compares an entry's sizes with the numbers of parameters in its weights.

The Hub counts parameters in safetensors files. Quantised copies pack several into one number, mixtures of experts
share layers, and published sizes are rounded; each of these is left out or allowed for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from modelist.catalog.entry import Model
from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import UNITS, AnySize, NamedSize, Size
from modelist.links.evidence import Evidence, Seen

RULE = "verify-size"

TOLERANCE = 0.12
"""Share by which a count may differ from the published size: names round, and leave out embeddings."""

_SIZE = lazy_pattern(r"(?<![A-Za-z0-9.])(\d+(?:\.\d+)?(?:x\d+(?:\.\d+)?)?[bm](?:-a\d+(?:\.\d+)?b)?)(?![a-z0-9])")
_PACKED = lazy_pattern(
    r"(?<![a-z])(?:gguf|gptq|awq|exl2|eetq|hqq|aqlm|bnb|nf4|mlx|onnx|openvino|lora|qlora|adapter|delta|mmproj|projector"
    r"|[if]?n?t?[248]-?bits?|int[248]|fp[48]|w[48]a\d+|q[2-8]_\w+)(?![a-z])",
    re.IGNORECASE,
)


def check_sizes(evidence: Evidence, entry: Model) -> Iterator[Diagnostic]:
    """Counts that differ from the one size that the repository's name, or the entry, can mean by it."""
    weights = [one for one in evidence.weights() if not one.facts.get("quantized") and not _PACKED.search(one.name)]
    for one in weights:
        count = one.facts.get("parameters")
        size = size_of(one, entry, len(weights))
        if not isinstance(count, int) or size is None or fits(count, size):
            continue
        place = entry.at("sizes", entry.sizes.index(size))
        message = f"sizes: the entry has {size}, {one.source} counts {shown(count)} parameters in {one.name}"
        advice = "See whether the size is another one, or whether these weights are only a part."
        yield evidence.finding(RULE, Severity.WARNING, place, message, advice)
    if not entry.sizes:
        yield from _missing(evidence, weights)


def size_of(one: Seen, entry: Model, repositories: int) -> AnySize | None:
    """The size of an entry that a repository holds; None where several could be meant.

    A name that states a size decides; without one, a single repository holds a single size.
    """
    named = set(_SIZE.findall(one.name.rpartition("/")[2].lower()))
    matching = [size for size in entry.sizes if str(size).lower() in named or _label(size) in named]
    if len(matching) == 1:
        return matching[0]
    alone = len(entry.sizes) == 1 and repositories == 1 and not named
    return entry.sizes[0] if alone else None


def fits(count: int, size: AnySize) -> bool:
    """Whether a count may be what a size means; for experts that share layers, and effective sizes, any may."""
    total = size.total if isinstance(size, NamedSize) else size
    if total.experts is not None or total.effective:
        return count <= total.parameters * (1 + TOLERANCE) or total.effective
    return abs(count - total.parameters) <= TOLERANCE * total.parameters or _rounds_to(count, total)


def shown(count: int) -> str:
    """A count of parameters as people write it: ``6.74B``."""
    unit = "T" if count >= 10**12 else "B" if count >= 10**9 else "M"
    return f"{count / UNITS['T' if unit == 'T' else 'B' if unit == 'B' else 'M']:.3g}{unit}"


def _rounds_to(count: int, size: Size) -> bool:
    """Whether a count is the size when it is rounded, or cut off, to as many digits."""
    exact = Decimal(count) / UNITS[size.unit]
    step = Decimal(1).scaleb(min(0, int(size.amount.as_tuple().exponent)))
    return size.amount - step / 2 <= exact < size.amount + step / 2


def _label(size: AnySize) -> str:
    return size.name.lower() if isinstance(size, NamedSize) else str(size).lower()


def _missing(evidence: Evidence, weights: list[Seen]) -> Iterator[Diagnostic]:
    counted = [one for one in weights if isinstance(one.facts.get("parameters"), int)]
    if counted:
        listed = ", ".join(f"{shown(one.facts['parameters'])} in {one.name}" for one in counted[:5])
        message = f"sizes: the entry has none, Hugging Face counts {listed}"
        advice = "Add the sizes as they are published."
        yield evidence.finding(RULE, Severity.INFO, evidence.entry.at("name"), message, advice)
