"""The code of a well-known maker's model leads to the account of somebody else.

`github.com/falconry/falcon` beside the weights of `tiiuae`: the repository has the model's name, but is another thing
of that name, or one user's copy of a demo. Readers take it for the maker's. Link the maker's own code, or none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location
from modelist.documents.markdown_nodes import Link
from modelist.linting.context import Page
from modelist.linting.link_names import Target, read_target
from modelist.linting.models import Mention, read_models
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.linting.urls import is_image
from modelist.readme.makers import MAKER_BY_ACCOUNT, MAKER_BY_FAMILY, MAKER_NAMES
from modelist.readme.words import same_name

_FAMILY = lazy_pattern(
    r"(?P<family>[a-z]{3,20}(?:-oss)?)"
    r"(?:[ _.-]?(?:v?\d[\d.]*+[bm]?|vl|[vo](?![a-z])|chat|instruct|base|series|family))*+\s*\Z",
    re.IGNORECASE,
)
_WEIGHTS = ("weights", "owner")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Repositories called like the model of their row or section, whose maker is known by the weights or the name."""
    if "github.com/" not in page.text:
        return
    for mention in read_models(page).mentions:
        linked = [(one, target) for one in mention.links if not is_image(one) and (target := _target(one)) is not None]
        code = [(one, target) for one, target in linked if target.kind == "code" and _is_called(target, mention)]
        maker, account = _maker(mention, linked) if code else ("", None)
        for link, target in code if maker else ():
            if MAKER_BY_ACCOUNT.get(target.owner.lower(), "") in ("", maker) and not _belongs(target.owner, maker):
                message = f"{mention.name} is by {MAKER_NAMES[maker]}, and its code leads to '{target.owner}'"
                related = ((Location(page.path, account.destination_span), "the maker's account"),) if account else ()
                advice = "Link the maker's code, or none."
                yield Problem(link.destination_span, message, advice, mention.name, related=related)


def _target(link: Link) -> Target | None:
    return read_target(link.destination)


def _is_called(target: Target, mention: Mention) -> bool:
    """Whether a repository has the model's name: code of other names may well hold many things."""
    return same_name(target.text) == mention.key


def _maker(mention: Mention, linked: list[tuple[Link, Target]]) -> tuple[str, Link | None]:
    """The one known maker of the weights, with the link to them; else that of the family by its name."""
    makers = {
        maker: one
        for one, target in linked
        if target.kind in _WEIGHTS and (maker := MAKER_BY_ACCOUNT.get(target.owner.lower(), ""))
    }
    if len(makers) == 1:
        return next(iter(makers.items()))
    match = _FAMILY.match(mention.name.strip()) if not makers else None
    return MAKER_BY_FAMILY.get(match["family"].lower(), "") if match is not None else "", None


def _belongs(owner: str, maker: str) -> bool:
    """Whether an account is one of the maker's, known or called like it, as ``Tencent-Hunyuan`` is."""
    return MAKER_BY_ACCOUNT.get(owner.lower()) == maker or same_name(MAKER_NAMES[maker]) in same_name(owner)


_HUB = "[![HF](https://img.shields.io/badge/HF-model-blue)](https://huggingface.co/{})"
_CODE = "[![GitHub](https://badges.aleen42.com/src/github.svg)]({})"

RULE = Rule(
    id="code-owner-mismatch",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="models",
    bad=(
        Example(
            "# L\n\n## Falcon\n\n"
            + _CODE.format("⟦https://github.com/falconry/falcon⟧")
            + "\n"
            + _HUB.format("tiiuae")
            + "\n"
        ),
        Example(
            "| Model | Code |\n| --- | --- |\n| MiniCPM-o 2.6 | [code](⟦https://github.com/isin/MiniCPM-o-2.6⟧) |\n"
        ),
    ),
    good=(
        Example(
            "| Model | Code | Weights |\n| --- | --- | --- |\n"
            "| MiniCPM-o 2.6 | [c](https://github.com/OpenBMB/MiniCPM-o-2.6) | |\n"
            "| Hunyuan | [c](https://github.com/Tencent-Hunyuan/Hunyuan) | [w](https://huggingface.co/tencent/h) |\n"
            "| Falcon-Chat | [c](https://github.com/ann/chat) | [w](https://huggingface.co/tiiuae/falcon) |\n"
            "| LLaVA-Falcon | [c](https://github.com/ann/LLaVA-Falcon) | |\n"
            "| Qwen | [c](https://github.com/alibaba/Qwen) | |\n"
        ),
    ),
)
