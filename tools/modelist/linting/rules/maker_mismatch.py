"""A row or item names one well-known maker, and all its links lead to the accounts of another.

The name was copied from the line above, or the links were: a reader takes one company's model for another's. Correct
the one that is wrong. Only makers whose accounts are known are compared, and only where the line names one alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link
from modelist.linting.context import Page
from modelist.linting.items import first_line
from modelist.linting.models import read_models
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.linting.urls import is_image
from modelist.providers import read_url
from modelist.readme.makers import MAKER_BY_ACCOUNT, MAKER_BY_NAME
from modelist.readme.words import same_name

_SAID = lazy_pattern(
    r"\b(?i:announced|released|developed|published|created|open-sourced|made|introduced) by (?:the )?"
    r"(?P<maker>[A-Z][A-Za-z.-]{1,20}(?: (?:AI|DeepMind|Research|Cloud))?)(?=\s*(?:$|[/|,.;(]| in \d| - ))"
)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Rows with a column of organisations, and items that say who made something."""
    if "huggingface.co/" not in page.text and "github.com/" not in page.text:
        return
    for row in read_models(page).rows:
        fact = row.fact("organization")
        if fact is not None:
            yield from _compare(page, fact.text, fact.span, row.links)
    for item in page.markdown.lists if " by " in page.text else ():
        line = first_line(page, item)
        said = _SAID.search(page.text, *line)
        if said is not None:
            span = Span(*said.span("maker"))
            yield from _compare(page, said["maker"], span, (*page.links_in(line), *page.bare_links_in(line)))


def _compare(page: Page, name: str, span: Span, links: Iterable[Link]) -> Iterator[Problem]:
    maker = MAKER_BY_NAME.get(same_name(name))
    owners = [(link, owner) for link in links if not is_image(link) and (owner := _owner(link))] if maker else []
    others = [MAKER_BY_ACCOUNT.get(owner.lower()) for _, owner in owners]
    if not owners or None in others or maker in others or len(set(others)) > 1:
        return
    link, owner = owners[0]
    related = ((Location(page.path, link.destination_span), "the account"),)
    message = f"{shown(name)} is named as the maker, and the link leads to '{owner}'"
    yield Problem(span, message, "Correct the maker or the link.", related=related)


def _owner(link: Link) -> str:
    """The account on Hugging Face or GitHub that a link leads to; '' for other links."""
    address = read_url(link.destination)
    known = address is not None and address.provider in ("huggingface", "github")
    return address.owner if known and address is not None and address.kind != "paper" else ""


RULE = Rule(
    id="maker-mismatch",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="models",
    bad=(
        Example("- [Gemma 3](https://huggingface.co/google/gemma-3-1b-it) - Announced by ⟦DeepSeek⟧ / 2025\n"),
        Example(
            "| Model | Organization | Weights |\n| --- | --- | --- |\n"
            "| Phi-2 | ⟦Google⟧ | [phi-2](https://huggingface.co/microsoft/phi-2) |\n"
        ),
    ),
    good=(
        Example("- [Gemma](https://huggingface.co/google/gemma-2b) - Announced by Google DeepMind / 2024\n"),
        Example("- [WizardLM](https://github.com/nlpxucan/WizardLM) - Announced by Microsoft / 2023\n"),
        Example(
            "| Model | Organization | Weights |\n| --- | --- | --- |\n"
            "| NeMo | NVIDIA, Mistral AI | [nemo](https://huggingface.co/mistralai/Mistral-Nemo-Base-2407) |\n"
            "| Minitron | NVIDIA | [8B](https://huggingface.co/nvidia/m) [base](https://hf.co/meta-llama/l) |\n"
        ),
    ),
)
