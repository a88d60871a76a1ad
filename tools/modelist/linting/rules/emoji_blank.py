"""An emoji runs into the word behind it.

`🔥Phi` is read out as one word, and a search for whole words may miss it; so it is with a short code, `:fire:`.
Put a blank between them. A page that joins them throughout is left alone.
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
from modelist.linting.markup.prose import Spans, no_text
from modelist.linting.rule import Example, Problem, Rule, Scope

_EMOJI = "\U0001f300-\U0001f64f\U0001f680-\U0001f6ff\U0001f900-\U0001f9ff\U0001fa70-\U0001faff\u2600-\u27bf\u2b50"
_RUN = lazy_pattern(
    rf"(?:^|(?<=[\s#>*_|\[(]))(?P<emoji>[{_EMOJI}][{_EMOJI}\ufe0f\u200d\U0001f3fb-\U0001f3ff]{{0,7}})(?=[A-Za-z][\w-]*[a-zA-Z])",
    re.MULTILINE,
)
_CODE = lazy_pattern(
    r"(?:^|(?<=[\s>*|\[(:]))(?P<emoji>:(?!(?:param|type|returns?|rtype|raises|ref|doc|class|func|meth|mod|math|pep|rfc):)"
    r"[a-z][a-z0-9_+-]{1,29}:)(?=[A-Za-z][\w-]*[a-zA-Z])",
    re.MULTILINE,
)
"""Short codes; those of other markups that look like one are names of roles and fields."""

_APART = lazy_pattern(rf"(?:[{_EMOJI}]\ufe0f?|(?<![^\s>*|\[(:]):[a-z][a-z0-9_+-]{{1,29}}:) [A-Za-z\[*]")
_FEW, _MOST = 3, 0.5


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Emoji at the beginning of a word of Latin letters; in headings a blank would change the anchor."""
    patterns = [_CODE] if _CODE.search(page.text) is not None else []
    patterns += [] if page.text.isascii() else [_RUN]
    places = (match for one in patterns for match in one.finditer(page.text))
    found = [match for match in places if match.start("emoji") not in no_text(page)]
    is_usual = len(found) > _FEW and len(found) > _MOST * (len(found) + len(_APART.findall(page.text)))
    headings = Spans(one.span for one in page.markdown.headings)
    for match in found if not is_usual else ():
        end = match.end("emoji")
        edits = (Edit(Span(end, end), " "),) if match.start("emoji") not in headings else ()
        span = Span(match.start("emoji"), end + 1)
        yield Problem(span, f"'{match['emoji']}' runs into the word behind it", "Put a blank there.", edits=edits)


RULE = Rule(
    id="emoji-blank",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="typography",
    default=False,
    bad=(
        Example("⟦🔥P⟧hi has launched.\n", "🔥 Phi has launched.\n"),
        Example("- :tada:⟦:fire:P⟧hi is out.\n", "- :tada::fire: Phi is out.\n"),
        Example("# ⟦👁️‍🗨️A⟧wesome\n"),
    ),
    good=(
        Example("🔥Phi 🔥Gemma 🔥Qwen 🔥Yi 🔥 GLM\n"),
        Example(":fire: Phi, a:b:Phi, std::vector::Item, :class:Phi :fire:, 10:30:PM `:fire:Phi`\n"),
        Example("🔥 Phi 🔥, LLMs🚀, `🔥Phi`, 🤗模型 [x](https://x.org/🔥Phi) ✅/❌\n"),
    ),
)
