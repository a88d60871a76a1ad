"""The paper that a model's name belongs to, where the one that it is given is another's."""

from __future__ import annotations

from modelist.core.patterns import lazy_pattern
from modelist.linting.names.model_names import read_name
from modelist.linting.papers.title_parts import initials_of
from modelist.providers.known_papers import name_of, paper_named, titles_of
from modelist.readme.words import same_name

_PART = lazy_pattern(r"[A-Z][a-z]{4,}")
_LONG_WORD = lazy_pattern(r"[a-z]{4,}")


def own_paper(name: str, paper: str) -> str:
    """The arXiv id of a name's own paper; '' where it is the one given, or nothing is known of either.

    A paper with the name, or a longer word of it, in a title may be of the same model.
    """
    own, titles = paper_named(name), titles_of(paper)
    if own in ("", paper) or not titles:
        return ""
    words = [same_name(name), *_LONG_WORD.findall(name.lower()), *map(str.lower, _PART.findall(name))]
    is_other = not any(word in same_name(title) for title in titles for word in words)
    is_other = is_other and not any(initials_of(title).startswith(same_name(name)) for title in titles)
    return own if is_other or all(_is_of_another_version(name, title) for title in titles) else ""


def _is_of_another_version(name: str, title: str) -> bool:
    """Whether a title begins with the same name and another version, as `Qwen2 Technical Report` for `Qwen2.5`."""
    one, other = read_name(name), read_name(name_of(title))
    return bool(one.versions) and one.words == other.words and one.versions != other.versions
