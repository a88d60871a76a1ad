"""The paper that a model's name belongs to, where the one that it is given is another's."""

from __future__ import annotations

from modelist.core.patterns import lazy_pattern
from modelist.providers.known_papers import paper_named, titles_of
from modelist.readme.words import same_name

_LONG_WORD = lazy_pattern(r"[a-z]{4,}")


def own_paper(name: str, paper: str) -> str:
    """The arXiv id of a name's own paper; '' where it is the one given, or nothing is known of either.

    A paper with the name, or a longer word of it, in a title may be of the same model.
    """
    own, titles = paper_named(name), titles_of(paper)
    words = [same_name(name), *_LONG_WORD.findall(name.lower())]
    is_other = own not in ("", paper) and not any(word in same_name(title) for title in titles for word in words)
    return own if is_other and titles else ""
