"""A link that only its author can open, or that soon nobody can.

Conversations with a chat bot, addresses inside a private network, tunnels to somebody's machine, shared demos with a
number for a name, signed downloads and copies for a paper's reviewers work on the day they are copied, for the one who
copied them; the proxy of a library lets only its own readers in, and a search shows everybody something else. Link a
public page, a shared copy, or a demo that lasts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.linting.addresses.urls import Written, faults, problem
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers.link_proxies import behind_proxy
from modelist.providers.urls import split_url

_CODES = (
    "private-link",
    "sign-in-page",
    "search-page",
    "private-address",
    "staging-host",
    "bare-ip-address",
    "temporary-address",
    "expiring-link",
    "review-copy",
    "proxy-page",
)
_SEARCH = lazy_pattern(r"\bsearch|搜索|検索|검색|buscar", re.IGNORECASE)
"""A text that promises a search."""

_SPOKEN = ("private-address",)
"""What a text may well speak of: ``http://localhost:7860`` in instructions is no link to follow."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Faults of these kinds in every address."""
    if "://" not in page.text:
        return
    for written, fault in faults(page, _CODES):
        if fault.code == "search-page" and written.link is not None and _SEARCH.search(written.link.text):
            continue
        if not written.bare or fault.code not in _SPOKEN:
            found = problem(written, fault)
            yield found if fault.code != "proxy-page" else _without_proxy(written, found)


def _without_proxy(written: Written, found: Problem) -> Problem:
    """The finding with a fix: which site a proxy shows is read from its host, and nobody asked whether it is there."""
    url = split_url(written.url)
    right = behind_proxy(url) if url is not None and written.exact else ""
    edits = (Edit(written.span, right),) if right else ()
    return found._replace(edits=edits, safety=Safety.UNSAFE)


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
        Example("[Code](https://⟦anonymous.4open.science⟧/r/ATSE-C58B)\n"),
        Example(
            "[pdf](https://⟦link-springer-com.remotexs.ntu.edu.sg⟧/article/10.1007/s11263-024-02171-y)\n",
        ),
        Example(
            "[a](https://⟦dl.acm.org.ezproxy.x.edu⟧/doi/1) [b](https://⟦login.ezproxy.x.edu⟧/login?url=https://x.org/a)\n",
        ),
        Example(
            "[a](https://⟦www-a--b-com.idm.oclc.org⟧/c?d=1) [b](https://⟦ieeexplore-ieee-org-s.vpn.x.edu.cn⟧:8118/d)\n",
        ),
        Example("[a](https://⟦webvpn.x.edu.cn⟧/https/7772/doc)\n"),
        Example('<a href="https://claude.ai⟦/chat/abc⟧">x</a>\n'),
    ),
    good=(
        Example("[Search the site](https://www.google.com/search?q=site%3Ax.org)\n"),
        Example(
            "[x](https://chatgpt.com/share/66f1a2b3) [y](https://chatgpt.com/) `http://localhost:8000` [z](https://a.hf.space)\n"
        ),
        Example("[a](https://www.google.com/) [b](https://duckduckgo.com/) [c](https://a.org/staging-area)\n"),
        Example(
            "[EZproxy](https://help.oclc.org/Library_Management/EZproxy) [VPN](https://vpn.x.edu)"
            " [GLPK](https://proxy.golang.org/a) [copy](https://github.com/a/ezproxy) [4open](https://4open.science)\n"
        ),
        Example("Then open http://localhost:7860 in your browser.\n"),
        Example("```\ncurl http://127.0.0.1:8000\n```\n"),
    ),
)
