"""A name or word has a mark that looks like the hyphen that it has elsewhere in the page.

`GPT‑4` with a no-break hyphen, a minus sign or a dash looks like `GPT-4`, but a search for one misses the other. Such
marks come along with text from PDF files and chat bots. Write the hyphen of the keyboard. Dashes between words and in
ranges are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.linting.context import Page
from modelist.linting.markup.prose import Spans, no_text
from modelist.linting.rule import Example, Problem, Rule, Scope

_HYPHENS, _DASHES = "\u2010\u2011\u2012\u2212", "\u2013"
_LIKE = lazy_pattern(rf"(?<=[A-Za-z0-9])[{_HYPHENS}{_DASHES}](?=[A-Za-z0-9])")
_TOKEN = lazy_pattern(
    rf"(?<![A-Za-z0-9_À-ɏ])[A-Za-z0-9]{{1,40}}(?:[-.{_HYPHENS}{_DASHES}][A-Za-z0-9]{{1,40}}){{1,8}}(?![A-Za-z0-9_À-ɏ])"
)
_WITH_HYPHEN = lazy_pattern(r"(?<![a-z0-9])([a-z0-9]{1,40})-(?=([a-z0-9]{1,40}))")
_PART = lazy_pattern(r"[A-Za-z0-9]+|[^A-Za-z0-9]")
_LETTERS = lazy_pattern(r"[A-Za-z]{2}|[A-Za-z]\d|\d[A-Za-z]")
_NUMBERED = lazy_pattern(r"[A-Za-z]+\d+\Z|\d+[A-Za-z]+\Z")
_TO_HYPHEN = str.maketrans(dict.fromkeys(_HYPHENS + _DASHES, "-"))


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Words with such a mark where the page, be it in an address, has the words around it with a hyphen."""
    if page.text.isascii() or _LIKE.search(page.text) is None:
        return
    known = frozenset(_WITH_HYPHEN.findall(page.lower))
    headings = Spans(one.span for one in page.markdown.headings)
    for match in _TOKEN.finditer(page.text):
        if match[0].isascii() or match.start() in no_text(page) or not _is_known(match[0], known):
            continue
        span, right = Span(*match.span()), match[0].translate(_TO_HYPHEN)
        codes = ", ".join(dict.fromkeys(f"U+{ord(one):04X}" for one in match[0] if not one.isascii()))
        message = f"{shown(match[0])} has a mark that only looks like a hyphen: {codes}"
        edits = (Edit(span, right),) if span.start not in headings else ()
        yield Problem(span, message, f"Write {right}.", right, edits=edits)


def _is_known(token: str, known: frozenset[tuple[str, str]]) -> bool:
    """Whether every such mark is one for a hyphen, and the words beside one of them have it elsewhere."""
    parts = _PART.findall(token)
    places = [at for at, part in enumerate(parts) if part in _HYPHENS + _DASHES]
    joints = [(parts[at - 1], parts[at], parts[at + 1]) for at in places]
    if any(mark in _DASHES and not _is_name(before, after) for before, mark, after in joints):
        return False
    return any(_LETTERS.match(one) and (one.lower(), after.lower()) in known for one, _, after in joints)


def _is_name(before: str, after: str) -> bool:
    """Whether two parts with a dash between them are one name, since a digit is there, and no range."""
    if not before[0].isalpha() or not before[:2].isalpha() or (_NUMBERED.match(before) and _NUMBERED.match(after)):
        return False
    return after[0].isdigit() or before[-1].isdigit()


RULE = Rule(
    id="hyphen-look-alike",
    scope=Scope.PAGE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example(
            "[Page](https://acme.org/A7-Bench): the benchmark ⟦A7−Bench⟧, ⟦Phi‑2⟧ and Phi-2; GPT-4 and ⟦GPT–4⟧.\n",
            "[Page](https://acme.org/A7-Bench): the benchmark A7-Bench, Phi-2 and Phi-2; GPT-4 and GPT-4.\n",
        ),
        Example("## ⟦Fine‑tuning⟧\n\nFine-tuning of it.\n"),
        Example("All of ⟦Phi‑2‑7B⟧ or Phi-2.\n", "All of Phi-2-7B or Phi-2.\n"),
    ),
    good=(
        Example("N−1 and N-1, human–AI and human-AI, 7B–70B and 7B-70B, V1–V3 and V1-V3, Q3–Q4 q3-q4, 2−1 2-1\n"),
        Example("GPT‑4, GPT4; `Phi‑2` Phi-2, https://x.org/Phi‑2, 2023–2024 2023-2024, pages 3‑5, A – B\n"),
    ),
)
