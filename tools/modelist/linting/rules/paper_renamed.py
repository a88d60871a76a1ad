"""A paper stands under two titles that begin with one name and go on otherwise.

Of `BLIP: Learning to See` and `BLIP: Pictures into Words` one is the title from before the paper was renamed, or a
wrong one: a search for the right one finds half of what the page has. Write both as the paper's page does.

Bold titles that link nothing count where another line links a paper of that name. Descriptions, translations, versions
that are linked on purpose, and lines that say that the paper was renamed are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Location
from modelist.core.wording import shown
from modelist.linting.context import Page
from modelist.linting.papers.renamed_papers import OtherTitle, other_titles, unlinked_other_titles
from modelist.linting.papers.titled_links import by_address
from modelist.linting.papers.titles_at_address import titled_addresses
from modelist.linting.rule import Example, Problem, Rule, Scope


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Papers on arXiv with two titles, and bold titles beside a linked one."""
    if "arxiv.org/" not in page.text:
        return
    yield from (_problem(page, one) for one in unlinked_other_titles(page, by_address(page)))
    for address in titled_addresses(page):
        yield from (_problem(page, one) for one in (other_titles(page, address.own) if address.is_posted else ()))


def _problem(page: Page, one: OtherTitle) -> Problem:
    name, _, rest = one.title.partition(":")
    line = page.document.position(one.usual.link.span.start).line
    right = one.usual.title.partition(":")[2].strip()
    message = f"the paper of {shown(name)} is called {shown(rest.strip())} here, and {shown(right)} on line {line}"
    related = ((Location(page.path, one.usual.link.destination_span), "the same paper"),)
    return Problem(one.span, message, "Write both as the paper's page does.", related=related)


_PANGU = "- [PanGu: Large-scale Autoregressive Chinese Models with Auto-parallel Computation](https://arxiv.org/abs/2104.12998)\n"

RULE = Rule(
    id="paper-renamed",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example(
            "- [CLAP: Isolating Content from Style with Augmented Prompts](https://arxiv.org/abs/2311.16445)\n"
            "- [⟦CLAP: Contrastive Learning with Augmented Prompts for Robustness⟧](https://arxiv.org/abs/2311.16445)\n"
        ),
        Example(
            _PANGU
            + "- **⟦PanGu: Autoregressive Chinese Models for Reading Books⟧** [[Paper](https://arxiv.org/abs/2104.12998)]\n"
        ),
        Example(
            _PANGU + "- 🔥 **⟦PanGu: Autoregressive Chinese Models for Reading Books⟧**\n\n[code](https://a.org/code)\n"
        ),
    ),
    good=(
        Example(
            _PANGU + "- [PanGu: Wei Lee et al., a lab in Sweden, 2021](https://arxiv.org/abs/2104.12998)\n"
            "- [LLaVA: Visual Tuning of Chat Assistants by Words](https://arxiv.org/abs/2304.08998)\n"
            "- [LLaVA: Large Language and Vision Assistant](https://arxiv.org/abs/2304.08998)\n"
            + "- [PanGu: Ann Lee, Bo Dyk, Cy Young and others](https://arxiv.org/abs/2104.12998)\n"
            + f"{_PANGU.replace('Computation', 'Computation, in arXiv 2023')}"
        ),
        Example(
            _PANGU
            + "- [PanGu: a family of Huawei that writes essays and poems](https://arxiv.org/abs/2104.12998)\n"
            + "- [PanGu: Modèles chinois pour écrire](https://arxiv.org/abs/2104.12998)\n"
            + "- [PanGu: Large-scale Autoregressive Chinese Models (ICLR 2022 Oral)](https://arxiv.org/abs/2104.12998)\n"
        ),
        Example(
            _PANGU
            + "- Formerly [PanGu: Writing of Essays by Machines](https://arxiv.org/abs/2104.12998)\n"
            + "- [RT-2: Vision-Language-Action Models Transfer Knowledge](https://arxiv.org/abs/2307.15998)\n"
            + "- [RT-2: VLA Models Transfer Knowledge](https://arxiv.org/abs/2307.15998)\n"
        ),
        Example(
            "- [Ferret: Refer and Ground Anything Anywhere](https://arxiv.org/abs/2310.07704v1)\n"
            "- [Ferret: Referring Any Region With Words](https://arxiv.org/abs/2310.07704v2)\n"
        ),
        Example(
            _PANGU
            + "- [PanGu: Large Scale Autoregressive Chinese Model with Auto-parallel ...](https://arxiv.org/abs/2104.12998)\n"
            "- [PANGU: Large-scale Auto-regressive Chinese Models](https://arxiv.org/abs/2104.12998)\n"
            "- [PanGu: 大规模自回归中文预训练语言模型 with Auto-parallel Computation](https://arxiv.org/abs/2104.12998)\n"
        ),
        Example(
            _PANGU + "- **PanGu: Autoregressive Chinese Models for Books** [code](https://a.org/code)\n"
            "- **Pangu**: Autoregressive Chinese Models for Reading Books\n"
        ),
        Example(
            "- [Foo: A Survey of Large Language Models and How They Learn](https://arxiv.org/abs/2104.12998)\n"
            "- [Foo: Survey of LLMs and How They Lern](https://arxiv.org/abs/2104.12998)\n"
        ),
        Example(
            "- TEACh: Embodied Agents that Chat  \nAAAI 2022 [paper](https://arxiv.org/abs/2110.00534)\n\n## B\n\n"
            "- TEACh: Embodied Agents that Chat\narXiv 2021 [paper](https://arxiv.org/abs/2110.00534)\n"
        ),
    ),
)
