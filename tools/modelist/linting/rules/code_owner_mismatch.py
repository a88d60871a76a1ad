"""The code of a well-known maker's model leads to the account of somebody else.

`github.com/falconry/falcon` beside the weights of `tiiuae`: the repository has the model's name, but is another thing
of that name, or one user's copy of a demo. Readers take it for the maker's. Link the maker's own code, or none, or say
that it is somebody else's.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location
from modelist.documents.markdown_nodes import Link
from modelist.linting.addresses.repository_lines import UNOFFICIAL
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.models.recognition import Mention, read_models
from modelist.linting.names.link_names import Target, read_target
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.makers import MAKER_BY_ACCOUNT, MAKER_BY_FAMILY, MAKER_NAMES
from modelist.readme.words import same_name

_FAMILY = lazy_pattern(
    r"(?P<family>[a-z]{3,20}(?:-oss)?)"
    r"(?:[ _.-]?(?:v?\d[\d.]*+[bm]?|vl|[vo](?![a-z])|chat|instruct|base|series|family|audio|coder|math|mini|moe"
    r"|multimodal|omni|r(?=\d)|vision))*+\s*\Z",
    re.IGNORECASE,
)
_SIZE = lazy_pattern(r"\d[bm](?![a-z])", re.IGNORECASE)
_WEIGHTS = ("weights", "owner")


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Repositories called like the model of their row or section, whose maker its name tells.

    The weights alone do not tell it: code of what a maker's people did together with others is often with the others.
    """
    if "github.com/" not in page.text:
        return
    for mention in read_models(page).mentions:
        linked = [
            (one, target) for one in mention.links if not is_image(one) and (target := read_target(one.destination))
        ]
        code = [(one, target) for one, target in linked if target.kind == "code" and _is_called(target, mention)]
        maker, account = _maker(mention, linked, {target.owner for _, target in code}) if code else ("", None)
        for link, target in code if maker else ():
            if (
                target.owner.lower() in MAKER_BY_ACCOUNT
                or _belongs(target.owner, maker)
                or UNOFFICIAL.search(link.text)
            ):
                continue
            message = f"{mention.name} is by {MAKER_NAMES[maker]}, and its code leads to '{target.owner}'"
            related = ((Location(page.path, account.destination_span), "the maker's account"),) if account else ()
            advice = "Link the maker's code, or none."
            yield Problem(link.destination_span, message, advice, mention.name, related=related)


def _is_called(target: Target, mention: Mention) -> bool:
    """Whether a repository has the model's name: code of other names may well hold many things."""
    return same_name(target.text) == mention.key


def _maker(mention: Mention, linked: list[tuple[Link, Target]], owners: Container[str]) -> tuple[str, Link | None]:
    """The maker of the family by its name, with the link to its weights, which are nobody else's.

    A name without any number may be that of another thing, unless the weights are the maker's.
    """
    match = _FAMILY.match(mention.name.strip())
    maker = MAKER_BY_FAMILY.get(match["family"].lower(), "") if match is not None else ""
    if not maker or len(_SIZE.findall(mention.name)) > 1:
        return "", None
    weights = [(one, target.owner) for one, target in linked if target.kind in _WEIGHTS]
    own = next((one for one, owner in weights if _belongs(owner, maker)), None)
    others = any(owner in owners or owner.lower() in MAKER_BY_ACCOUNT for _, owner in weights) if own is None else False
    is_told = own is not None or (not others and any(one.isdigit() for one in mention.name))
    return (maker, own) if is_told else ("", None)


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
        Example("| Model | Code |\n| --- | --- |\n| Phi-3-vision | [code](⟦https://github.com/isin/Phi-3-vision⟧) |\n"),
    ),
    good=(
        Example(
            "| Model | Code | Weights |\n| --- | --- | --- |\n"
            "| WizardLM | [c](https://github.com/nlpxucan/WizardLM) | [w](https://huggingface.co/microsoft/W) |\n"
            "| Falcon | [c](https://github.com/lab/Falcon) | [w](https://huggingface.co/lab/Falcon) |\n"
            "| Falcon 3 | [c](https://github.com/lab/Falcon-3) | [w](https://huggingface.co/lab/Falcon) |\n"
            "| ERNIE | [c](https://github.com/thunlp/ERNIE) | |\n"
            "| Gemma-2B-10M | [c](https://github.com/ann/gemma-2B-10M) | |\n"
            "| Qwen-VL | [unofficial](https://github.com/ann/Qwen-VL) | [w](https://huggingface.co/Qwen/Qwen-VL) |\n"
        ),
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
