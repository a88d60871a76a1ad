"""A blank before a mark or behind a hyphen, or none behind a mark or before a bracket.

English has none before such a mark and one behind it: otherwise the mark may begin a line, or two words are one. Put
the blank where it belongs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_words
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.common_words import COMMON

_BEFORE = lazy_pattern(r"(?:(?<=[^\W_])|(?<=[\w.?!/)\]*][)\]*]))[ ]{1,3}([,;:]|[?!]{1,3})(?=[ \n]|(?<=[?!])\]|\Z)")
_BEHIND = lazy_pattern(
    r"(?<=[a-z]{3})([,;:])(?=[A-Za-z][a-z]{2,}[ ,.;:\n-])"
    r"|(?<=[A-Za-z0-9]{3})(:)(?=(?:[A-Z][a-z]{2,}(?:-[A-Za-z]{2,}){0,2}|An?|Do|In|Is|On|To|We) [A-Za-z])"
)
_SHORT_CODE = lazy_pattern(r":[a-z0-9_+-]{2,30}\Z")
"""What stands before the second colon of an emoji written as ``:fire:``."""

_IMAGE = lazy_pattern(r"(?<![^\s(\[\"'])[a-z0-9][a-z0-9._-]{0,40}(?:/[a-z0-9._-]{1,40}){1,3}\Z")
"""What stands before the colon of a tag, as of ``ollama/llama3:Instruct``."""

_BOLD = lazy_pattern(r"(?<=[^\W_])\*\*(:)(?=[A-Z][a-z]{2,}[ ,:-])")
_NAMES = lazy_pattern(
    r"(?<=[A-Za-z0-9]{3}),(?=[A-Za-z][A-Za-z0-9-]{2,}(?:[ ,.;:)\n]|\Z))"
    r"|(?<=\b(?:en|zh|cn|fr|de|es|ja|ko|ru)),(?=(?:en|zh|cn|fr|de|es|ja|ko|ru|it|pt|ar|hi|id|vi|th)\b)"
)
_OPENERS = (
    "A|Additionally|After|All|Also|Although|An|And|As|At|Based|Before|Both|But|By|Compared|Despite|During|Each|Finally"
    "|First|For|From|Furthermore|Here|How|However|If|In|Initially|It|Its|Many|More|Moreover|Most|No|Note|On|Once|One"
    "|Our|Over|Please|Second|See|Since|Some|Specifically|Such|That|The|Their|Then|There|Therefore|These|They|This|Those"
    "|Through|Thus|To|Trained|Training|Under|Unlike|Use|Users|Using|We|What|When|Where|Which|While|With|You|Your"
)
_STOP = lazy_pattern(
    rf"(?<=[a-z]{{3}})(?<!torch|numpy|keras)\.(?=(?:{_OPENERS}),? [A-Za-z(]|[A-Z]{{3,12}}(?:['’]s)? [a-z]{{3,}}|[“`]\w)"
)
_SENTENCE = lazy_pattern(r"[a-z]{2,}[,)]? [a-z-]{3,}\Z")
"""What stands before a full stop that ends a sentence, and is not part of a name."""

_BEFORE_STOP = lazy_pattern(
    r"(?:(?<=[a-z]{3})|(?<=[a-z\d/]\)))[ ]{1,2}(\.)(?=\n|\Z|[ ](?!\.)|(?!N(?:ET|et)\b)[A-Z][a-z])"
)
_BRACKET = lazy_pattern(r"(?:(?<=[a-z]{4})|(?<=[A-Z]{2}[A-Zs]))\((?=[A-Za-z][a-z]{3,}|[A-Z][a-z]{2}\b|[A-Z]{2,}\b)")
_DATE = lazy_pattern(r"(?:(?<=\d[./-]\d\])|(?<=\d[./-]\d\d\]))(?=[A-Za-z][a-z]{2,} )")
_LINK = lazy_pattern(r"(?<=[A-Za-z0-9)\]]),(?=\[\w[^\[\]\n]{0,80}\]\()")
_CODE = lazy_pattern(r"(?:(?<=[A-Za-z]{3})|(?<=[A-Za-z0-9]`))[,:](?=`[^`\n]{1,60}`)")
_HYPHEN = lazy_pattern(
    r"(?<=[a-z]{4}-)[ ](?=(?!and\b|or\b|to\b|und\b|oder\b|as\b|et\b|but\b|nor\b|than\b|the\b)[a-z]{3})"
)
_BROKEN = lazy_pattern(
    r"(?<![\w-])(?P<head>[A-Za-z][a-z]{1,15})(?P<break>-\n[ \t>]{0,8})(?P<tail>[a-z]{2,15})(?![\w-])"
)
_LONGEST = 60
_FRENCH = lazy_pattern(r"[àâçèêëîïôùûœ«»]", re.IGNORECASE)
_MAX_FRENCH = 0.002
"""The share of French letters from which on the whole page is French."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Such blanks in words; French has them."""
    french: dict[int, bool] = {}
    is_french = not page.text.isascii() and len(_FRENCH.findall(page.text)) > _MAX_FRENCH * len(page.text)
    for match in _BEFORE.finditer(page.text) if not is_french else ():
        line = page.document.lines.line_of(match.start())
        if line not in french:
            french[line] = _FRENCH.search(page.document.line_text(line)) is not None
        if french[line] or match.start() in no_words(page) or match.start(1) in no_words(page):
            continue
        span = Span(*match.span())
        message = f"a blank stands before '{match[1]}'"
        yield Problem(span, message, "Leave it out.", edits=(Edit(Span(match.start(), match.start(1)), ""),))

    for match in (*_BEHIND.finditer(page.text), *(_BOLD.finditer(page.text) if "**:" in page.text else ())):
        span = Span(*match.span(match.lastindex or 0))
        before = page.text[max(0, span.start - _LONGEST) : span.start]
        if span.start not in no_words(page) and not (match[0] == ":" and _is_inside_name(before)):
            edits = (Edit(Span(span.end, span.end), " "),)
            yield Problem(span, f"no blank stands behind '{page.text[span.start]}'", "Put one there.", edits=edits)
    yield from _lists_and_stops(page)
    for match in _BRACKET.finditer(page.text):
        if match.start() not in no_words(page):
            span = Span(*match.span())
            edits = (Edit(Span(span.start, span.start), " "),)
            yield Problem(span, "no blank stands before '('", "Put one there.", edits=edits)
    for what, pattern in (("a date in brackets", _DATE), ("','", _LINK), ("the mark", _CODE)):
        for match in pattern.finditer(page.text):
            start, end = match.span()
            span = Span(start - (start == end), end)  # the bracket, or the comma
            if span.start not in no_words(page):
                edits = (Edit(Span(end, end), " "),)
                yield Problem(span, f"no blank stands behind {what}", "Put one there.", edits=edits)
    for match in _BROKEN.finditer(page.text):
        word = f"{match['head']}{match['tail']}".lower()
        if match.start() not in no_words(page) and word in COMMON:
            span = Span(match.start("head"), match.end("tail"))
            message = f"'{word}' is broken into two lines, which are joined with a blank"
            yield Problem(span, message, "Write it in one.", edits=(Edit(Span(*match.span("break")), ""),))
    for match in _HYPHEN.finditer(page.text):
        if match.start() not in no_words(page):
            span = Span(*match.span())
            message = "a blank stands behind a hyphen, as where a line was broken"
            yield Problem(span, message, "Leave it out, and the hyphen, too, if the word has none.")


def _is_inside_name(before: str) -> bool:
    """Whether a colon behind this text ends the short code of an emoji, or parts the tag from an image's name."""
    return _SHORT_CODE.search(before) is not None or _IMAGE.search(before) is not None


def _lists_and_stops(page: Page) -> Iterator[Problem]:
    """Commas between names, and full stops, with the next word right behind; and blanks before full stops."""
    for pattern in (_NAMES, _STOP):
        for match in pattern.finditer(page.text):
            start, end = match.span()
            before = page.text[max(0, start - _LONGEST) : start]
            if start in no_words(page) or (pattern is _STOP and not _SENTENCE.search(before)):
                continue
            edits = (Edit(Span(end, end), " "),)
            yield Problem(Span(start, end), f"no blank stands behind '{match[0]}'", "Put one there.", edits=edits)
    for match in _BEFORE_STOP.finditer(page.text):
        if match.start() not in no_words(page) and match.start(1) not in no_words(page):
            edits = (Edit(Span(match.start(), match.start(1)), ""),)
            yield Problem(Span(*match.span()), "a blank stands before '.'", "Leave it out.", edits=edits)


RULE = Rule(
    id="punctuation-blank",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example("- **CMtMedQA**⟦:⟧Zhongjing, a data set\n", "- **CMtMedQA**: Zhongjing, a data set\n"),
        Example(
            "- AlphaNet⟦:⟧Conditional reports\n- AbCo-DoT⟦:⟧Multi-View domain transfer\n- Abc2⟦:⟧A Model\n",
            "- AlphaNet: Conditional reports\n- AbCo-DoT: Multi-View domain transfer\n- Abc2: A Model\n",
        ),
        Example("It is in [Acme](https://x.org/)⟦ !⟧ See it⟦ !!⟧\n", "It is in [Acme](https://x.org/)! See it!!\n"),
        Example("Are they good⟦ ?⟧\n", "Are they good?\n"),
        Example("- [Are CLIPs good⟦ ?⟧](https://x.org)\n", "- [Are CLIPs good?](https://x.org)\n"),
        Example("See the [demo](https://x.org/)⟦ .⟧\n", "See the [demo](https://x.org/).\n"),
        Example("GroundingGPT⟦:⟧Language enhanced grounding\n", "GroundingGPT: Language enhanced grounding\n"),
        Example("- **MedQA**⟦:⟧Zhongjing: a data set\n", "- **MedQA**: Zhongjing: a data set\n"),
        Example("a long ⟦evalu-\nation⟧ of it\n", "a long evaluation of it\n"),
        Example("Summary⟦:⟧`52K` pairs\n", "Summary: `52K` pairs\n"),
        Example("[ARIA⟦ :⟧ An open model](https://x.org)\n", "[ARIA: An open model](https://x.org)\n"),
        Example(
            "Instructions⟦(⟧SFT, tuning) and understanding⟦(⟧perception)\n",
            "Instructions (SFT, tuning) and understanding (perception)\n",
        ),
        Example(
            "- [2025/08⟦]⟧Our work⟦,⟧[arXiv](https://x.org) on LLMs⟦(⟧Base)\n",
            "- [2025/08] Our work, [arXiv](https://x.org) on LLMs (Base)\n",
        ),
        Example("C-Drag⟦:⟧Chain of tasks⟦,⟧video captioning\n", "C-Drag: Chain of tasks, video captioning\n"),
        Example(
            "It learns from images⟦.⟧The data is of GPT-4-turbo⟦,⟧ChatGPT4 and more (en⟦,⟧zh).\n",
            "It learns from images. The data is of GPT-4-turbo, ChatGPT4 and more (en, zh).\n",
        ),
        Example(
            "| **[OCR of GPT-4V(ision)⟦ :⟧ A Study](https://x.org)**⟦ ,⟧ [B](https://y.org)⟦ ,⟧ C |\n| - |\n",
            "| **[OCR of GPT-4V(ision): A Study](https://x.org)**, [B](https://y.org), C |\n| - |\n",
        ),
        Example("It is a fast model⟦ .⟧\n", "It is a fast model.\n"),
        Example("A⟦ ,⟧ B⟦ ;⟧ C\n", "A, B; C\n"),
        Example("emergent reason-⟦ ⟧ing, but pre- and post-training, question- or answer-driven\n"),
    ),
    good=(
        Example("It is fast :] and small\n"),
        Example("model(s), GPT-4V(ision), f(x), generate(), `call(That)` and [a](https://x.org/call(That))\n"),
        Example(
            "a tool by character.AI and node.JS, use torch.Tensor or .NET with files of .md and [a,b,c] or 1,000M\n"
        ),
        Example("Get ollama/llama3:Instruct by name, or (acme/chat/v2:Latest is it).\n"),
        Example("At 10:30 PM, ratio 1:Two, std::Vector of it, :rocket:Check it, !!! note\n"),
        Example("Say ![a](https://x.org/b.png) and a != b and `abc:Def ghi`\n"),
        Example("As in [13]The, [1,2],[3,4] and a[1]of, `[2025/08]Our`\n"),
        Example("A, B: C `a : b` :tada: $a : b$ \n\n| a |\n| :-: |\n| b |\n\nLe modèle : c'est ça\n"),
        Example("À côté du modèle, les données déjà reçues\n\nUn exemple :\n"),
    ),
)
