"""A word is misspelled.

Readers stumble over it, and a search for the word misses the place. Only misspellings that are no words of their own
are known, words that are one slip from a common one, slips in well-known names, and a few turns of phrase, such as
`et. al.`, `it's` where `its` is meant, and `The Ten International Conference`, also in BibTeX entries; what an address
of the page is called is safe. Two common words that a title has as one, as `Training-Free ObjectDetection with Words`,
lost their blank or hyphen if the page has them with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any
from weakref import WeakKeyDictionary

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.people import is_of_person
from modelist.linting.markup.prose import Spans, no_text
from modelist.linting.papers.bibtex import find_entries
from modelist.linting.papers.plain_titles import cites_paper
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.misspellings import meeting_numbers, misspelled, odd_capitals, odd_phrases
from modelist.readme.slips import is_common, slips

_GLUED = lazy_pattern(r"(?<=[A-Za-z,-] )(?P<first>[A-Z][a-z]{4,20})(?P<second>[A-Z][a-z]{4,20})(?= [A-Za-z])")
_TWO_CAPITALS = lazy_pattern(r"[A-Z][a-z]{4,20}[A-Z][a-z]{4,20}")
_APART = lazy_pattern(r"(?<![a-z])(?=([a-z]{5,21})([ -][a-z]{5,21}))")
_AROUND = 80
_BESIDE_CAMEL = lazy_pattern(r"[a-z][A-Z]\w*(?:,(?: and| or)?| and| or|/) \Z")
_CAMEL_BEHIND = lazy_pattern(r"(?:,(?: and| or)?| and| or|/) \w*[a-z][A-Z]")
_HEAD = lazy_pattern(r"(?:\A|[-*+>|\]\[\"“_]|\d[.)]) ?\Z")
_TITLE = lazy_pattern(r"[*_]{0,3}: (?:[\w'’-]+ ){3}")
_NAME = lazy_pattern(r"(?<=[/.=_-])[a-z]{5,24}(?![a-z])")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Words for readers; headings are not fixed, since links hang on their anchors."""
    headings = Spans(one.span for one in page.markdown.headings)
    known = [one for one in misspelled(page.text) if not _is_part_of_name(page, *one[:2])]
    found = {start: (end, right) for start, end, right in slips(page.text)}
    found = {start: one for start, one in found.items() if not _is_called(page, start, one[0])}
    others = (*known, *odd_capitals(page.text), *odd_phrases(page.text))
    found |= {start: (end, right) for start, end, right in others}
    numbers = {start: (end, right) for start, end, right in meeting_numbers(page.text)}
    entries = Spans(one.span for one in find_entries(page)) if numbers else Spans(())
    for start, (end, right) in sorted((found | numbers).items()):
        if start in no_text(page) and not (start in numbers and start in entries):
            continue
        span = Span(start, end)
        edits = () if start in headings else (Edit(span, right),)
        written = page.document.slice(span)
        fault = "has one 'and' too many" if right == "etc" else "is misspelled"
        fault = "is no ordinal, but stands before the name of a meeting" if start in numbers else fault
        yield Problem(span, f"'{written}' {fault}", f"Write {right}.", edits=edits)
    yield from _glued(page, headings)


def _glued(page: Page, headings: Spans) -> Iterator[Problem]:
    """Two common words in one, in the middle of a title, that the page has apart elsewhere."""
    found = [
        match
        for match in _GLUED.finditer(page.text)
        if is_common(match["first"].lower())
        and is_common(match["second"].lower())
        and match.start() not in no_text(page)
    ]
    names = Counter(_TWO_CAPITALS.findall(page.text)) if found else Counter[str]()
    apart = Counter(_APART.findall(page.lower)) if found else Counter[tuple[str, str]]()
    for match in found:
        first, second = match["first"], match["second"]
        # As is the page's own habit, and with a blank where it has none.
        counts = {mark: apart[first.lower(), mark + second.lower()] for mark in "- "}
        mark = max(counts, key=lambda one: (counts[one], one == " "))
        before = page.text[max(0, match.start() - _AROUND) : match.start()]
        if _BESIDE_CAMEL.search(before) or _CAMEL_BEHIND.match(page.text, match.end()):
            continue  # one of several names, as in `WhisperLive, WhisperSpeech`
        if counts[mark] and names[match[0]] == 1 and not _is_name(page, *match.span()):
            span, right = Span(*match.span()), f"{first}{mark}{second}"
            edits = () if span.start in headings else (Edit(span, right),)
            yield Problem(span, f"'{match[0]}' is two words", f"Write {right}.", edits=edits)


def _is_part_of_name(page: Page, start: int, end: int) -> bool:
    """Whether a word with a hyphen behind it begins what an address of the page has, too."""
    if page.text[end : end + 1] != "-":
        return False
    word = page.text[start : end + 1].lower()
    return any(word in one.destination.lower() for one in (*page.links, *page.bare_links) if one.destination[:1] != "#")


def _is_called(page: Page, start: int, end: int) -> bool:
    """Whether a word is a name: an address has it, too, or it is of a person, or stands at the head of a title."""
    return _is_name(page, start, end) or is_of_person(page, start, end) or _is_head(page, start, end)


def _is_head(page: Page, start: int, end: int) -> bool:
    """Whether a word with a capital is all that stands before the colon of a title: what is new is called so."""
    line = page.document.lines.line_of(start)
    before = page.text[page.document.lines.start_of(line) : start]
    title = _TITLE.match(page.text, end)
    return (
        title is not None
        and page.text[start].isupper()
        and _HEAD.search(before) is not None
        and (cites_paper(page, line) or page.text[start - 1 : start] in ("*", "[", '"', "“"))
    )


def _is_name(page: Page, start: int, end: int) -> bool:
    """Whether an address of the page has the word, too, so that something is called so."""
    names = _NAMES.get(page)
    if names is None:
        links = (one.destination for one in (*page.links, *page.bare_links) if one.destination[:1] != "#")
        names = _NAMES[page] = frozenset(_NAME.findall(" ".join(links).lower()))
    return page.text[start:end].lower() in names


_NAMES: WeakKeyDictionary[Page, frozenset[str]] = WeakKeyDictionary()
"""The words in the addresses of a page; anchors repeat what its headings say, and its slips."""


RULE = Rule(
    id="misspelling",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example("To ⟦obatin⟧ the ⟦Rsearch⟧ of all ⟦pappers⟧\n", "To obtain the Research of all papers\n"),
        Example(
            "On ⟦Arixv⟧, ⟦biRXiv⟧, ⟦MedArxiv⟧ and [⟦arXvi⟧](https://arxiv.org)\n",
            "On arXiv, bioRxiv, medRxiv and [arXiv](https://arxiv.org)\n",
        ),
        Example(
            "- Detecting ⟦ObjectDetection⟧ with Words\n- A Survey of Object Detection\n",
            "- Detecting Object Detection with Words\n- A Survey of Object Detection\n",
        ),
        Example("It takes 1 ⟦mins⟧.\n", "It takes 1 min.\n"),
        Example("Path ⟦planing⟧, Motion ⟦Planing⟧\n", "Path planning, Motion Planning\n"),
        Example(
            "⟦Reasonin⟧ and ⟦Comprehensio⟧. A ⟦Mmultimodal⟧, ⟦explainig⟧ ⟦contextss⟧ of ⟦papeer⟧ and ⟦tenorflow⟧\n",
            "Reasoning and Comprehension. A Multimodal, explaining contexts of paper and TensorFlow\n",
        ),
        Example(
            "The ⟦Nine⟧ International Conference on Words\n\n```bibtex\n@inproceedings{a,\n"
            "  booktitle={The Forty-⟦Two⟧ AAAI Conference on Words},\n}\n```\n",
            "The Ninth International Conference on Words\n\n```bibtex\n@inproceedings{a,\n"
            "  booktitle={The Forty-Second AAAI Conference on Words},\n}\n```\n",
        ),
        Example("Some tools (⟦eg⟧ proxies).\n", "Some tools (e.g. proxies).\n"),
        Example("[⟦offical⟧](https://x.org) ⟦Langauge⟧ models\n", "[official](https://x.org) Language models\n"),
        Example(
            "The ⟦perfermance⟧ of an ⟦Achitecture⟧\n\n```yaml\nField: ⟦Languauge⟧\n⟦Obective⟧: LTR\n```\n",
            "The performance of an Architecture\n\n```yaml\nField: Language\nObjective: LTR\n```\n",
        ),
        Example(
            "| ⟦CheckPoint⟧ | ⟦screen shots⟧ |\n| - | - |\n",
            "| Checkpoint | screenshots |\n| - | - |\n",
        ),
        Example(
            "A ⟦et. al.⟧ put it in ⟦it's⟧ chat, such as A, B, ⟦and etc⟧., or at ⟦it’s⟧ location, as ⟦introductioned⟧\n",
            "A et al. put it in its chat, such as A, B, etc., or at its location, as introduced\n",
        ),
        Example(
            "⟦elutherAI⟧'s ⟦Deekseek⟧-R1, a ⟦Txt-to-SQL⟧ model, ⟦let's⟧ you ⟦fintune⟧ ⟦mutli⟧-agent tasks,"
            " ⟦lastest⟧ ⟦LAUCH⟧\n",
            "EleutherAI's DeepSeek-R1, a Text-to-SQL model, lets you finetune multi-agent tasks, latest LAUNCH\n",
        ),
        Example("## ⟦Traning⟧\n\nText\n"),
        Example(
            "- [Popular ⟦Communtity⟧](#popular-communtity)\n\n⟦Feburary⟧ 2025\n",
            "- [Popular Community](#popular-communtity)\n\nFebruary 2025\n",
        ),
    ),
    good=(
        Example("Reasonin<br>g, Processin..., Generatio… and certain, maintain, studio, llama, process\n"),
        Example("arXiv, Arxiv, alphaXiv, CharXiv, BioRxiv, TechRxiv, ChinaXiv, `arixv`, https://x.org/arixv, Archiv\n"),
        Example(
            "Perceptrons, optimisations and [Obectives](https://x.org/obectives), ```obective```\n\n"
            "CheckPoint7 and @DataSet\n"
        ),
        Example("- ObjectDetection: Words\n- On ObjectDetection, Words\n- A Survey of Object Detection\n"),
        Example("- Detecting ObjectDetection with Words\n"),
        Example("- Join the StableDiffusion subreddit for stable diffusion: https://reddit.com/r/stablediffusion\n"),
        Example("`Rsearch` and [Rsearch](https://github.com/a/Rsearch)\n"),
        Example(
            "Two International Conferences, two workshop papers, Ten IEEE Conference Papers, Phase One AAAI Workshop\n"
        ),
        Example("The Thirteenth International Conference, `Ten International Conference`\n"),
        Example(
            "**Conffusion: Widths for Models of Noise** \\\n*A B*\n\n"
            "- Preditor: Text of Other Pictures [pdf](https://arxiv.org/abs/2302.07979)\n"
        ),
        Example("- *Ana Reyes, Hande Dong, Lei Xu*\n- *Ana Reyes and Hande Dong, Lei Xu*\n"),
        Example("- With ObjectLive or ObjectDetection parts\n- A Survey of Object Detection\n"),
        Example("In progress: lossless, seamless business by Sumit Agrawal and Mathew\n"),
        Example("El rendimiento y la información comercial: la arquitectura, las evaluaciónes\n"),
        Example(
            "A et al. say that it's used, of IT's needs, for it's fast; in it's a sign of, at it's better, it's.\n"
        ),
        Example("[mutli-agent](https://a.org/mutli-agent), `Deekseek`, let's you and me, let's use it, offical-\n"),
        Example("official `offical` https://x.org/offical [a](https://x.org/traning) and @traning\n"),
    ),
)
