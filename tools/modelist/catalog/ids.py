"""Ids made of names: lower-case ASCII words and digits joined by ``-``."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Container

MAX_ID_LENGTH = 80
"""Keeps file names well below the 255 bytes that file systems allow."""

RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{one}{n}" for one in ("com", "lpt") for n in range(1, 10))})
"""Device names that Windows refuses as file names, whatever the suffix."""


def make_id(name: str, taken: Container[str] = ()) -> str:
    """An id for a name: ``Qwen1.5`` becomes ``qwen1-5``; one that is taken gets ``-2``, ``-3`` and so on.

    A name with no ASCII letter or digit gets an id from a digest of it, so that it is the same on every machine.
    """
    plain = unicodedata.normalize("NFKD", name).replace("+", "-plus")
    words = re.findall(r"[a-z0-9]+", re.sub(r"[\u0300-\u036f]", "", plain).lower())
    stem = "-".join(words)[:MAX_ID_LENGTH].strip("-")
    if not stem:
        stem = f"entry-{hashlib.sha256(name.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
    if stem in RESERVED:
        stem = f"{stem}-model"
    found, number = stem, 1
    while found in taken:
        number += 1
        found = f"{stem}-{number}"
    return found
