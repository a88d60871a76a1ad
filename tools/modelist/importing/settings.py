"""What the list's configuration must say for an imported page."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from modelist.catalog.config import Config, PageConfig


def config_with_page(text: str, config: Config, page: PageConfig, other_pages: Sequence[str]) -> str | None:
    """The text of ``modelist.toml`` with a page added behind; None where it says all that already.

    ``other_pages`` are the pages of a list that names none: once one is named, they must be named too.
    """
    named = {one.path: one for one in config.pages}
    parts: list[str] = []
    if not named:
        parts += [_table(["pages", path], {}) for path in other_pages if path != page.path]
    known = named.get(page.path)
    if known is None:
        options = {"lang": page.lang, **({"kind": page.kind} if page.kind else {})}
        parts.append(_table(["pages", page.path], options))
    for name, words, has in (
        ("headers", page.headers, known is not None and known.headers),
        ("labels", page.labels, known is not None and known.labels),
    ):
        if words and not has:
            parts.append(_table(["pages", page.path, name], words))
    if not parts:
        return None
    before = f"{text.rstrip()}\n\n" if text.strip() else ""
    return before + "\n".join(parts)


def _table(path: Sequence[str], options: Mapping[str, str]) -> str:
    head = ".".join([path[0], _string(path[1]), *path[2:]])
    return "\n".join([f"[{head}]", *(f"{_key(key)} = {_string(value)}" for key, value in options.items()), ""])


def _key(key: str) -> str:
    return key if key.replace("_", "").replace("-", "").isalnum() and key.isascii() else _string(key)


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
