"""Compares an entry's paper and base model with what the weights' cards and the paper's title say.

A card cites many papers and a title need not name the model, so both together decide whether to doubt.
"""

from __future__ import annotations

from collections.abc import Iterator

from modelist.catalog.entry import Model
from modelist.core.diagnostics import Diagnostic, Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ArxivId
from modelist.links.evidence import Evidence, Seen

_WORD = lazy_pattern(r"[a-z]+|[0-9]+(?:\.[0-9]+)*")


def check_papers(evidence: Evidence) -> Iterator[Diagnostic]:
    """Papers that neither title nor cards speak for, papers that only the cards name, and other base models."""
    cited = {paper for one in evidence.weights() for paper in one.facts.get("arxiv", ()) if isinstance(paper, str)}
    for one in evidence.of("arxiv", "paper"):
        yield from _check_title(evidence, one, cited)
    if cited and not evidence.entry.links.paper:
        yield from _missing(evidence, cited)
    yield from _check_base_models(evidence)


def names_model(title: str, names: tuple[str, ...]) -> bool:
    """Whether a paper's title has the first word of one of a model's names, whatever the version."""
    words = set(_WORD.findall(title.lower()))
    joined = "".join(_WORD.findall(title.lower()))
    for name in names:
        parts = _WORD.findall(name.lower())
        if parts and (parts[0] in words or "".join(parts) in joined):
            return True
    return False


def _check_title(evidence: Evidence, one: Seen, cited: set[str]) -> Iterator[Diagnostic]:
    title, paper = str(one.facts.get("title", "")), str(one.facts.get("id", ""))
    entry = evidence.entry
    if not title or names_model(title, (entry.name, *entry.aliases)) or paper in cited:
        return
    doubt = Severity.WARNING if cited else Severity.INFO
    message = f"links.paper: the entry is about {entry.name}, arXiv's title of {paper} is '{title}'"
    others = f"; its weights' cards cite {', '.join(sorted(cited)[:5])}" if cited else ""
    advice = f"See whether this is its paper{others}."
    yield evidence.finding("verify-paper", doubt, evidence.place(one), message, advice)


def _missing(evidence: Evidence, cited: set[str]) -> Iterator[Diagnostic]:
    papers = [one for one in sorted(cited) if ArxivId.parse(one)]
    if not papers:
        return
    listed = ", ".join(f"arXiv:{one}" for one in papers[:5])
    message = f"links.paper: the entry has none, its weights' cards on Hugging Face cite {listed}"
    advice = "See whether one of them is the model's own paper."
    yield evidence.finding("verify-paper", Severity.INFO, evidence.entry.at("links"), message, advice)


def _check_base_models(evidence: Evidence) -> Iterator[Diagnostic]:
    """A vision model's language model against the base models of its weights."""
    entry = evidence.entry
    stated = entry.vision.language_model if isinstance(entry, Model) and entry.vision is not None else None
    own = [stated] if isinstance(stated, str) else [value for _, value in stated or ()]
    bases = sorted({base for one in evidence.weights() for base in one.facts.get("base_models", ())})
    if not own or not bases or any(_shares_word(text, base) for text in own for base in bases):
        return
    message = f"vision.language_model: the entry has {', '.join(own[:3])}, Hugging Face has {', '.join(bases[:3])}"
    advice = "See which model the weights were made from."
    place = entry.at("vision", "language_model")
    yield evidence.finding("verify-base-model", Severity.INFO, place, message, advice)


def _shares_word(text: str, base: str) -> bool:
    """Whether a text names the family of a base model: a word of more than two letters is in both."""
    words = {one for one in _WORD.findall(text.lower()) if len(one) > 2}
    return bool(words & set(_WORD.findall(base.rpartition("/")[2].lower())))
