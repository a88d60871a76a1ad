"""The language versions of one page."""

from __future__ import annotations

from collections.abc import Iterable

from modelist.catalog.page_languages import read_page_name
from modelist.core.patterns import lazy_pattern
from modelist.linting.context import Page

_OTHER_LANGUAGE = lazy_pattern(r"[._-](?:ko|kr|ja|jp|fr|es|de|ru|pt|vi|it|tw|hk)(?:[._-][a-z]{2})?\Z")
_TRANSLATIONS = lazy_pattern(r"docs?|i18n|translations?|locales?|languages?|langs?|readmes?|\.github")


def language_versions(pages: Iterable[Page]) -> Iterable[list[Page]]:
    """The pages that are one in several languages; a translation may lie in a folder of its own."""
    named = [(page, *_stem(page.path.lower())) for page in pages]
    plain = {stem for _, stem, is_marked in named if not is_marked}
    groups: dict[str, list[Page]] = {}
    for page, stem, is_marked in named:
        folder, _, base = stem.rpartition("/")
        is_apart = is_marked and stem not in plain and base in plain and _TRANSLATIONS.fullmatch(folder)
        groups.setdefault(base if is_apart else stem, []).append(page)
    return groups.values()


def _stem(path: str) -> tuple[str, bool]:
    """A path without the language that it ends in, and whether it does."""
    name = read_page_name(path)
    stem = name.stem if name.mark else _OTHER_LANGUAGE.sub("", name.stem)
    return stem, bool(name.mark) or stem != name.stem
