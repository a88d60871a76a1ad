"""Words that British and American English spell in two ways, as lists of models and papers have them.

``-ize`` is used in Britain, too, but no page has both on purpose. Words that mean something else in one of the
spellings are left out, as are ``programme``, ``dialogue`` and the like, of which both are used in both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from modelist.core.patterns import lazy_pattern

_VERBS = """
    categor character custom emphas familiar final formal general harmon initial lineal maxim memor minim modern
    modular normal optim organ parallel parametr penal personal priorit quant random real recogn regular serial
    special stabil standard summar symbol synthes token util vector visual
"""
_OUR = "behavi col fav flav neighb endeav hum"
_OUR_ENDINGS = ("", "s", "al", "ed", "ing", "ful", "ite", "ites", "able", "hood", "hoods")
_DOUBLED = "cancel channel fuel label level model signal travel"
_OTHERS = """
    licence:license licences:licenses artefact:artifact artefacts:artifacts catalogue:catalog catalogues:catalogs
    judgement:judgment judgements:judgments centred:centered centre:center centres:centers fulfil:fulfill
    defence:defense defences:defenses fibre:fiber fibres:fibers sceptical:skeptical analyse:analyze analysed:analyzed
    analysing:analyzing analyser:analyzer analysers:analyzers
"""
_IN_NAMES = frozenset("centre center centres centers defence defense".split())
"""Words that are part of the names of institutes, which are spelled as their owners spell them."""

_VERB, _BEFORE_VERB = "license", ("to ", "To ")
"""A word that has but one spelling as a verb, and with a capital is the name of a text, as in MIT License."""

_STEM = 6
"""Letters that the forms of one word have in common."""


class Form(NamedTuple):
    """A word as written, and the same in the other spelling; ``stem`` is what its forms have in common.

    ``may_be_name`` tells of words that names are made of.
    """

    text: str
    other: str
    stem: str
    is_british: bool
    may_be_name: bool


def _pairs() -> Iterator[tuple[str, str]]:
    """Each word in British and American spelling."""
    for stem in _VERBS.split():
        for ending in ("e", "es", "ed", "ing", "er", "ers", "ation", "ations"):
            yield f"{stem}is{ending}", f"{stem}iz{ending}"
    for stem in _OUR.split():
        yield from ((f"{stem}our{ending}", f"{stem}or{ending}") for ending in _OUR_ENDINGS)
    for stem in _DOUBLED.split():
        yield from ((f"{stem}l{ending}", f"{stem}{ending}") for ending in ("ed", "ing", "er", "ers"))
    for pair in _OTHERS.split():
        british, _, american = pair.partition(":")
        yield british, american


_AMERICAN: Mapping[str, str] = dict(_pairs())
_BRITISH: Mapping[str, str] = {american: british for british, american in _pairs()}
_WORD = lazy_pattern(r"(?<![A-Za-z0-9_À-ɏ/.@#&’'-])[A-Za-z][a-z]{4,18}(?![A-Za-z0-9_À-ɏ/@]|\.\w|-[A-Z0-9])")


def dialect_words(text: str) -> Iterator[tuple[int, Form]]:
    """The places of such words; those in capitals are left out, and those of names where they have one."""
    for match in _WORD.finditer(text):
        word, plain = match[0], match[0].lower()
        if plain not in _AMERICAN and plain not in _BRITISH:
            continue
        if plain in _IN_NAMES and word != plain:
            continue
        if plain == _VERB and text[max(0, match.start() - 3) : match.start()] in _BEFORE_VERB:
            continue
        is_british = plain in _AMERICAN
        other = _AMERICAN[plain] if is_british else _BRITISH[plain]
        stem = (other if is_british else plain)[:_STEM]
        cased = other.capitalize() if word[0].isupper() else other
        may_be_name = plain.startswith(_VERB) and word != plain
        yield match.start(), Form(word, cased, stem, is_british, may_be_name)
