"""The text of a link names one service or kind of page, and the address is of another.

``[GitHub](https://arxiv.org/...)`` or ``[Code]`` that opens a paper: mostly two addresses of a row changed places, or
one was copied twice. Correct the address or the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.linting.services import NAMES, Promise, broken_promise, read_label
from modelist.linting.urls import is_image, may_hold_links
from modelist.providers.urls import split_url

_MIN_LINKS, _MAX_SITES = 10, 0.1


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links whose text is a service's name or a word for a kind of page."""
    if not may_hold_links(page):
        return
    labelled = [(link, read_label(link.text)) for link in page.links if link.text and not is_image(link)]
    means_code = _means_repositories(link.destination for link, promise in labelled if _is_code(promise))
    for link, promise in labelled:
        found = broken_promise(promise, link.destination)
        if not found and means_code and _is_code(promise) and _is_site(link.destination):
            found = "a project's page, unlike the others"
        if found:
            said = NAMES.get(promise.service, link.text)
            message = f"the text says '{said}', but the link leads to {found}"
            yield Problem(link.destination_span, message, "Correct the address or the text.")


def _is_code(promise: Promise) -> bool:
    return promise.role == "code" or promise.service == "github"


def _means_repositories(urls: Iterable[str]) -> bool:
    """Whether nearly all links to code on a page lead to repositories, so that readers expect one."""
    found = [_is_site(url) for url in urls]
    return len(found) >= _MIN_LINKS and sum(found) <= _MAX_SITES * len(found)


def _is_site(url: str) -> bool:
    parts = split_url(url)
    return parts is not None and parts.host.endswith(".github.io")


_CODE = "".join(f"- [code](https://github.com/a/{n})\n" for n in range(9))

RULE = Rule(
    id="link-service-mismatch",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example("[GitHub](⟦https://huggingface.co/Qwen/Qwen-7B⟧)\n"),
        Example("| [Code](⟦https://arxiv.org/abs/2307.09288⟧) |\n| --- |\n"),
        Example("- [论文](⟦https://github.com/a/b⟧)\n"),
        Example(
            "- Parti. [[paper]](https://arxiv.org/abs/2206.10789) [[project]](⟦https://arxiv.org/abs/2206.10789⟧)\n"
        ),
        Example(_CODE + "- [[🖥️Code]](⟦https://a.github.io/b⟧)\n"),
        Example('<a href="⟦https://github.com/a/b⟧">Hugging Face models</a>\n'),
    ),
    good=(
        Example("- [code](https://a.github.io/b)\n" * 2 + _CODE),
        Example("[GitHub Copilot](https://arxiv.org/abs/2107.03374) [Code Llama](https://arxiv.org/abs/2308.12950)\n"),
        Example(
            "[Paper](https://github.com/a/b/blob/main/paper.pdf) [Code](https://a.github.io) [HF](https://hf.co/a/b)\n"
        ),
        Example("[arXiv](https://huggingface.co/papers/2307.09288) [Blog](https://huggingface.co/blog/falcon)\n"),
    ),
)
