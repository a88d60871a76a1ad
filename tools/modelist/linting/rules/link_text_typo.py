"""The text of a link is one letter away from the word that it must have been meant to be.

`[paf](https://arxiv.org/pdf/...)` among a hundred `[pdf]`, `[Devun](https://.../introducing-devin)` on a page about
Devin, or `[1.5B-Insturct]` on the address of `1.5B-Instruct`: a reader searches for the word and does not find it, and
wonders whether it is something else. Correct the word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote
from weakref import WeakKeyDictionary

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.urls import is_image, read_link
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_words
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.common_words import COMMON
from modelist.readme.proper_names import NAMES
from modelist.readme.short_words import SHORT, SHORT_NEIGHBOURS
from modelist.readme.slips import is_common

_LABELS = (
    "pdf paper code github demo blog project website homepage model models weights checkpoint checkpoints dataset "
    "datasets huggingface arxiv leaderboard report documentation discord twitter license tutorial article download "
    "citation collection".split()
)
_KNOWN = frozenset(one.lower() for one in (*NAMES, "Mistral", "Mixtral"))
"""Names of models and makers: two of them are two."""

_OTHER_WORDS = frozenset(
    "modal core node mode coda coder memo demon pager resort blob bloc bode coed cole cone cope cove demi lode".split()
)
_OFTEN = 3
_LONG_LABEL = 7
"""No other word has the letters of so long a label in another order, nor is one a slip away from a longer one."""

_RARE_SHARE = 0.2
_MIN_NAME = 5
_SHORT, _LONG = 4, 12
_PARTS = lazy_pattern(r"[a-z0-9.]+(?:[-_][a-z0-9.]+)+")
_BETWEEN = lazy_pattern(r"[-_.]")
_EDGES = "[]()【】*_ \t"
_PATH = lazy_pattern(r"https?://[^/?#\s]+/([^?#\s]+)", re.IGNORECASE)
_WORD = lazy_pattern(r"[A-Za-z]{4,40}")
_LABEL_WORD = lazy_pattern(r"(?<![A-Za-z0-9])[A-Za-z]{6,40}(?=\d{0,3}(?![A-Za-z0-9]))")
_BEGUN = lazy_pattern(r"[*_\"“ ]*(?P<first>[A-Za-z]{5,30})[ -](?P<second>[A-Za-z]{2,30})(?![A-Za-z])")
_MAX_TEXT, _MAX_PATH = 200, 300
_LAST_LETTERS = frozenset("dersy")
"""What forms of one word end in, as encoder and encoded."""

_BETWEEN_WORDS = str.maketrans("", "", "-_")
_MARKS = str.maketrans("", "", "-_.~+/")
_VARIANTS = (
    ("is", "iz"),
    ("ys", "yz"),
    ("our", "or"),
    ("ce", "se"),
    ("ll", "l"),
    ("or", "er"),
    ("re", "er"),
    ("grey", "gray"),
)
"""British and American spellings."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Texts of one word that are a usual label, or a word of the page in the address, but for one letter."""
    if "http" not in page.text:
        return
    links = [link for link in page.links if not is_image(link) and link.text]
    labels = Counter(_word(link) for link in links)
    labelled = [(link, _label(_word(link), labels, _is_plain_label(page, link))) for link in links]
    suspects = [(link, meant) for link, meant in labelled if meant and not _is_in_address(link)]
    suspects += _names(page, links)
    suspects += [(link, meant) for link in links if (meant := _repository(link))]
    told = {link.span for link, _ in suspects}
    problems = [_problem(link.text_span, link.text.strip(_EDGES), meant) for link, meant in suspects]
    problems += (found for link in links if link.span not in told for found in _in_label(page, link))
    yield from sorted(problems, key=lambda one: one.span)


def _problem(span: Span, text: str, meant: str) -> Problem:
    return Problem(span, f"{shown(text)} must be a slip for {shown(meant)}", "Correct the text of the link.")


def _word(link: Link) -> str:
    return link.text.strip(_EDGES).lower()


def _is_in_address(link: Link) -> bool:
    """Whether the address has the word as it is: rhasspy/piper is called so; `ernie_m` is ErnieM."""
    address = link.destination.lower()
    return _word(link) in address or _word(link) in address.translate(_BETWEEN_WORDS)


def _is_plain_label(page: Page, link: Link) -> bool:
    """Whether a link is `[[blog](...)]`: in brackets and small letters, as no name is."""
    at = link.span.start
    return page.text[at - 1 : at] == "[" and link.text.islower()


def _label(word: str, labels: Mapping[str, int], is_plain: bool) -> str:
    """The usual label that a rare one is a slip for."""
    if not word.isascii() or not word.isalpha() or word in _LABELS or word in _OTHER_WORDS or len(word) > 20:
        return ""
    often = (one for one in _LABELS if labels.get(one, 0) >= max(_OFTEN, labels[word] / _RARE_SHARE))
    # CoDi and CoVe are names: of short words only those with the same letters are slips, as cdoe is, and labels.
    is_plain = is_plain and len(word) == _SHORT and word not in SHORT and word not in SHORT_NEIGHBOURS
    close = (one for one in often if _is_slip(word, one))
    meant = next((one for one in close if len(one) != _SHORT or is_plain or sorted(word) == sorted(one)), "")
    long = (one for one in _LABELS if len(one) >= _LONG_LABEL)
    sure = (one for one in long if len(one) > _LONG_LABEL or sorted(one) == sorted(word))
    return meant or next((one for one in sure if _is_slip(word, one)), "")


def _names(page: Page, links: Iterable[Link]) -> list[tuple[Link, str]]:
    """Names whose address has another word, which the page uses while the name stands here only."""
    near = [(link, other) for link in links if (other := _near_in_address(link))]
    if not near:
        return []
    words = _words(page)
    return [(link, other) for link, other in near if words[_word(link)] == 1 and words[other] > 0]


def _near_in_address(link: Link) -> str:
    word = _word(link)
    path = _PATH.match(link.destination)
    if path is None or not (_MIN_NAME <= len(word) <= 40 and word.isascii() and word.isalpha()):
        return ""
    if _is_in_address(link):
        return ""
    return next((one for one in map(str.lower, _WORD.findall(path[1])) if _is_slip(word, one)), "")


def _repository(link: Link) -> str:
    """The last part of an address that a long name of several words is, but for one letter of one word."""
    word = _word(link)
    path = _PATH.match(link.destination)
    if path is None or len(word) < _LONG or not _PARTS.fullmatch(word):
        return ""
    last = path[1].rstrip("/").rpartition("/")[2]
    said, right = _BETWEEN.split(word), _BETWEEN.split(last.lower())
    odd = [pair for pair in zip(said, right, strict=False) if pair[0] != pair[1]]
    if len(said) != len(right) or len(odd) != 1 or _BETWEEN.findall(word) != _BETWEEN.findall(last):
        return ""
    one, other = odd[0]
    if one in COMMON and other not in COMMON:
        return ""  # the owner misspelled it
    is_word = one.isalpha() and other.isalpha() and len(one) >= _SHORT - 1 and len(other) >= _SHORT
    return last if is_word and _is_slip(one, other) else ""


def _in_label(page: Page, link: Link) -> Iterator[Problem]:
    """Long words of a label that its address has but for one letter, while it has not the words as such.

    A label of one word may be a name that stands on its own, unless it is that of a repository.
    """
    path = _PATH.match(link.destination) if len(link.destination) <= _MAX_PATH else None
    if path is None or len(link.text) > _MAX_TEXT or (_WORD.fullmatch(_word(link)) and read_link(link) is None):
        return
    lost = _first_letter_lost(link, path[1])
    if lost is not None:
        at = page.text.find(lost[0], *link.text_span)
        if at >= 0:
            yield _problem(Span(at, at + len(lost[0])), lost[0], lost[1])
    joined = link.destination.lower().translate(_MARKS)
    for match in _LABEL_WORD.finditer(link.text):
        word = match[0].lower()
        if word in COMMON or word in joined:
            continue
        meant = next((one for one in _WORD.findall(path[1]) if _is_other_word(word, one.lower())), "")
        at = page.text.find(match[0], *link.text_span) if meant and not _KNOWN.issuperset((word, meant.lower())) else -1
        if at >= 0 and not _is_usual(page, word, meant.lower()):
            yield _problem(Span(at, at + len(match[0])), match[0], meant)


def _first_letter_lost(link: Link, path: str) -> tuple[str, str] | None:
    """The first word of a title whose address has one more letter in front of it, and the same word behind it."""
    begun = _BEGUN.match(link.text)
    if begun is None or begun["first"].lower() == begun["second"].lower():
        return None
    first, second, path = begun["first"], begun["second"], unquote(path)
    if first.lower() not in path.lower():
        return None  # as for nearly all, for which no pattern need be made
    whole = re.search(rf"(?<![A-Za-z])([A-Za-z]{first})[-_+]{second}(?![A-Za-z])", path, re.IGNORECASE)
    is_there = re.search(rf"(?<![A-Za-z]){first}(?![A-Za-z])", path, re.IGNORECASE)
    if whole is None or is_there is not None or not is_common(whole[1].lower()):
        return None  # VMamba-Out is another name than Mamba
    return first, whole[1]


def _is_usual(page: Page, word: str, other: str) -> bool:
    """Whether a page writes a word more than once, and not the other one more often: then the address has the slip."""
    words = _words(page)
    return words[word] > max(1, words[other])


def _is_other_word(word: str, meant: str) -> bool:
    """Whether two words are one slip apart, and neither is the other with an ending, nor cut off."""
    is_form = word[:-1] == meant[:-1] and {word[-1], meant[-1]} <= _LAST_LETTERS
    return not (is_form or word.startswith(meant) or meant.startswith(word)) and _is_slip(word, meant)


def _words(page: Page) -> Counter[str]:
    found = _WORDS.get(page)
    if found is None:
        hidden = no_words(page)
        words = (match[0].lower() for match in _WORD.finditer(page.text) if match.start() not in hidden)
        found = _WORDS[page] = Counter(words)
    return found


def _is_slip(word: str, meant: str) -> bool:
    """One letter changed, added or left out, or two swapped; a plural is none, nor is a British spelling."""
    if word[0] != meant[0] or abs(len(word) - len(meant)) > 1 or word == meant:
        return False
    if word.rstrip("s") == meant.rstrip("s") or _american(word) == _american(meant):
        return False
    pairs = zip(word, meant, strict=False)
    at = next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(word), len(meant)))
    rests = (word[at + 1 :] == meant[at + 1 :], word[at + 1 :] == meant[at:], word[at:] == meant[at + 1 :])
    swapped = word[at : at + 2] == meant[at : at + 2][::-1] and word[at + 2 :] == meant[at + 2 :]
    return any(rests) or swapped


def _american(word: str) -> str:
    for one, other in _VARIANTS:
        word = word.replace(one, other)
    return word


_WORDS: WeakKeyDictionary[Page, Counter[str]] = WeakKeyDictionary()

_PDFS = (
    "[pdf](https://a.org/1) [pdf](https://a.org/2) [pdf](https://a.org/3) [pdf](https://a.org/4) [pdf](https://a.org/5)"
)
_BLOGS = _PDFS.replace("[pdf]", "[[blog]").replace(") ", ")] ") + "]"

RULE = Rule(
    id="link-text-typo",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example("- **A** [[⟦Dtaaset⟧](https://huggingface.co/datasets/a/b)]\n"),
        Example("- A [[⟦Homepge⟧](https://a.org/a)] [[⟦Donwload⟧](https://a.org/b)]\n"),
        Example(f"{_PDFS} [⟦paf⟧](https://a.org/6)\n"),
        Example("[⟦LLaVA-Lighting-7B⟧](https://huggingface.co/liuhaotian/LLaVA-Lightning-7B)\n"),
        Example(
            "[1.5B-⟦Insturct⟧-GGUF](https://huggingface.co/SakanaAI/TinySwallow-1.5B-Instruct-GGUF)"
            " [**1.8b**-⟦instrcut⟧2](https://huggingface.co/llm-jp/llm-jp-3-1.8b-instruct2)\n"
        ),
        Example("by [⟦XTurner⟧](https://github.com/InternLM/xtuner)\n"),
        Example("[OpenAI ⟦Pratical⟧ Guide](https://cdn.openai.com/a-practical-guide-to-building-agents.pdf)\n"),
        Example(
            "[⟦rounding⟧ human advice for vehicles](https://openaccess.thecvf.com/content/papers/Kim_Grounding_Human_Advice"
            "_for_Vehicles_paper.pdf)\n"
        ),
        Example(f"{_BLOGS} [[⟦blod⟧](https://a.org/6)]\n"),
        Example("## [⟦Devun⟧](https://cognition.ai/blog/introducing-devin)\n\nDevin is an agent.\n"),
    ),
    good=(
        Example("- [ErnieM](https://a.org/docs/ernie_m) goes on from Ernie\n"),
        Example(
            "[Mistral fine-tuning](https://a.org/mixtral-finetune) [Analysing LLMs](https://a.org/analyzing-llms)\n"
            "[Open-Assistant](https://github.com/LAION-AI/Open-Assistent)\n"
        ),
        Example("[Stanford Alpaca](https://github.com/a/standford_alpaca) is a model of Stanford\n"),
        Example("[code](https://a.org/1) [code](https://a.org/2) [code](https://a.org/3) [CoDi](https://a.org/4)\n"),
        Example(f"{_PDFS} [PDFs](https://a.org/6) [pdf.](https://a.org/7) [pdfs3](https://a.org/pdfs3)\n"),
        Example("[paper](https://a.org/1) " * 5 + "[piper](https://github.com/rhasspy/piper)\n"),
        Example(
            "[Mixtral](https://mistral.ai/) of Mistral, [Qwens](https://a.org/qwen) Qwen, [Devun](https://a.org/b)\n"
        ),
        Example(
            "[charset-normalizer](https://a.org/charset_normalizer) [StableLM-v2-12B](https://a.org/stablelm-2-12b)\n"
        ),
        Example("[Tokeniser](https://a.org/tokenizer) of a tokenizer, [Colours](https://a.org/colors) and colors\n"),
        Example(
            "[Advances in RAG](https://a.org/advanced-rag) [The Licence](https://a.org/LICENSE) [Falcon2 7B]"
            "(https://a.org/falcon-7b) [Finetuned weights](https://a.org/finetune) [A complex task](https://a.org/a-comple)\n"
        ),
        Example(
            "[Training large models](https://a.org/pretraining-big-models) [Understanding Data](https://a.org/CUnderstanding_Data)"
            " [Mamba Out](https://github.com/x/VMamba-Out)\n"
        ),
        Example(
            f"{_BLOGS} [[bloc](https://a.org/bloc)] [[codec](https://a.org/8)] [[bold](https://a.org/6)] [blod](https://a.org/7)\n"
        ),
        Example("[LLM Inference on CPU](https://a.org/llm-infrerence-on-cpu)\n"),
        Example("[Alpaga](https://a.org/alpaca), Alpaga and Alpaca, [Vicuna](https://lmsys.org/blog/vicuna)\n"),
    ),
)
