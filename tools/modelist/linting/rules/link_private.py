"""A link that only its author can open, or that soon nobody can.

Conversations with a chat bot, addresses inside a private network, tunnels to somebody's machine, shared demos with a
number for a name, and signed downloads work on the day they are copied, for the one who copied them; a search shows
everybody something else. Link a public page, a shared copy, or a demo that lasts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.linting.urls import faults, problem

_CODES = (
    "private-link",
    "sign-in-page",
    "search-page",
    "private-address",
    "staging-host",
    "bare-ip-address",
    "temporary-address",
    "expiring-link",
)
_SPOKEN = ("private-address",)
"""What a text may well speak of: ``http://localhost:7860`` in instructions is no link to follow."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Faults of these kinds in every address."""
    if "://" not in page.text:
        return
    for written, fault in faults(page, _CODES):
        if not written.bare or fault.code not in _SPOKEN:
            yield problem(written, fault)


RULE = Rule(
    id="link-private",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example("[x](https://chatgpt.com⟦/c/66f1a2b3⟧)\n"),
        Example("[demo](http://⟦localhost⟧:7860)\n"),
        Example("[demo](http://⟦192.168.1.5⟧/x)\n"),
        Example("[demo](https://⟦007e03d34429a2517b.gradio.live⟧/)\n"),
        Example("[demo](http://⟦101.126.42.235⟧:30910/)\n"),
        Example("[a](⟦https://scontent-x1-1.xx.fbcdn.net/v/t39.2365-6/1_n.pdf?_nc_cat=105&oe=64BE66FF⟧)\n"),
        Example("[Github](⟦https://www.google.com/search?q=LLM-Seg&ie=UTF-8⟧)\n"),
        Example("[licence](https://⟦falcon-staging.example.com⟧/terms)\n"),
        Example('<a href="https://claude.ai⟦/chat/abc⟧">x</a>\n'),
    ),
    good=(
        Example(
            "[x](https://chatgpt.com/share/66f1a2b3) [y](https://chatgpt.com/) `http://localhost:8000` [z](https://a.hf.space)\n"
        ),
        Example("[a](https://www.google.com/) [b](https://duckduckgo.com/) [c](https://a.org/staging-area)\n"),
        Example("Then open http://localhost:7860 in your browser.\n"),
        Example("```\ncurl http://127.0.0.1:8000\n```\n"),
    ),
)
