"""The text of a link is an address, a host, a repository's name or a number, and the link leads to another.

A reader trusts what is shown: `[github.com/QwenLM/Qwen](https://github.com/QwenLM/Qwen2)` says one repository and opens
another, as forged links do. So does `[PR#6](.../pull/5)`; in `[https://...](words)` text and address changed places.
Show the address that the link has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit, Safety
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Location
from modelist.core.wording import shortened
from modelist.documents.markdown_nodes import Link, LinkKind
from modelist.linting.addresses.badges import badges
from modelist.linting.addresses.code_links import LEADS_ON
from modelist.linting.addresses.urls import identity, is_image, may_hold_links
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.providers import Address, read_url
from modelist.providers.urls import Url, split_url

_ADDRESS = lazy_pattern(
    r"https?://\S+|(?:[a-z0-9-]{1,63}\.){1,4}(?:com|org|net|io|co|ai|cn|dev|edu|app)(?:/\S*)?", re.IGNORECASE
)
_MOVED = {"twitter.com": "x.com", "chat.openai.com": "chatgpt.com", "bard.google.com": "gemini.google.com"}
"""Sites that people still call by the host that they had before."""

_WHOLE = lazy_pattern(r"https?://[\w-]+\.\S+")
_NUMBER = lazy_pattern(
    r"(?:#|\b(?:PR|pull(?: request)?|issue|discussion)[ -]?(?:#|(?!(?:19|20)\d\d\b)))(?P<number>\d{1,6})\W{0,3}\Z",
    re.IGNORECASE,
)
_NUMBERED = lazy_pattern(
    r"https?://(?:www\.)?github\.com/[\w.-]+/[\w.-]+/(?:pull|issues|discussions)/(?P<number>\d{1,6})(?![\w-])"
)
_MAX_NUMBERED = 60
_REPOSITORY = lazy_pattern(r"[\w.-]{2,39}/[\w.-]{2,96}", re.ASCII)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links whose whole text is an address, or ``owner/name`` of a repository."""
    if not may_hold_links(page):
        return
    for link in page.links:
        text = link.text.lstrip("🤗🤖 \ufe0f")
        yield from _changed_places(page, link, text)
        yield from _numbers(link)
        if is_image(link) or ("/" not in text and "." not in text) or "://" not in link.destination or " " in text:
            continue
        if _contradicts(text.rstrip("/"), link.destination):
            message = f"the text says '{shortened(text)}', but the link leads to {shortened(link.destination)}"
            related = (Location(page.path, link.destination_span), "what it leads to")
            yield Problem(link.text_span, message, "Show the address that the link has.", related=(related,))
    yield from _badges(page) if "/badge/" in page.text else ()


def _changed_places(page: Page, link: Link, text: str) -> Iterator[Problem]:
    """``[https://...](words)``, whose text and address stand in each other's place."""
    target = link.destination
    is_words = "." not in target and target[:1] not in ("", "#", "/") and ":" not in target
    if not is_words or link.kind is not LinkKind.LINK or link.label is not None or not _WHOLE.fullmatch(text):
        return
    if not _is_file(page, target):
        message = f"the text is an address, and the address '{shortened(target)}' is none"
        said = page.document.slice(link.destination_span)
        is_plain = page.document.slice(link.text_span) == text and not set("()<>\\") & set(text)
        is_same = is_plain and said == target
        edits = (Edit(link.text_span, said), Edit(link.destination_span, text)) if is_same else ()
        yield Problem(link.span, message, "Let them change places.", edits=edits, safety=Safety.UNSAFE)


def _is_file(page: Page, target: str) -> bool:
    """Whether words may be a file or folder, as ``LICENSE``: the list has it, or they are as such are called."""
    folder = page.path.rpartition("/")[0]
    path = f"{folder}/{target}" if folder else target
    return path.rstrip("/") in page.context.files.paths or (target.isascii() and (target.isupper() or "/" in target))


def _numbers(link: Link) -> Iterator[Problem]:
    """``[PR#6](.../pull/5)``: the number of a pull request, issue or discussion on GitHub is another."""
    found = _NUMBERED.match(link.destination)
    said = _NUMBER.search(link.text) if found is not None and len(link.text) <= _MAX_NUMBERED else None
    if found is not None and said is not None and not _says_number(link.text, found["number"]):
        message = f"the text says {said['number']}, but the link leads to number {found['number']}"
        yield Problem(link.destination_span, message, "Correct the number in the address or in the text.")


def _says_number(text: str, number: str) -> bool:
    """Whether a text has a number among others, as ``PR #12, #13`` has."""
    return re.search(rf"(?<!\d)0*{number}(?!\d)", text) is not None


def _badges(page: Page) -> Iterator[Problem]:
    """Badges that show the host of a site, as ``chat-reka.ai`` does, and lead to another."""
    for badge in badges(page):
        link = badge.link
        if link is None or badge.static is None or "://" not in link.destination:
            continue
        said = next((one for one in (badge.message, badge.label) if _ADDRESS.fullmatch(one)), "")
        if said and "/" not in said and _is_elsewhere(said, link.destination):
            message = f"the badge says '{said}', but the link leads to {shortened(link.destination)}"
            related = ((Location(page.path, badge.image.destination_span), "the badge"),)
            yield Problem(link.destination_span, message, "Link what the badge says.", related=related)


def _is_elsewhere(host: str, destination: str) -> bool:
    """Whether an address has nothing of a host: its name may also be that of an account or a path."""
    said, found = split_url(f"https://{host}"), split_url(destination)
    if said is None or found is None or found.is_on("doi.org", *LEADS_ON):
        return False
    name = max(said.host.split(".")[:-1], key=len)
    return not _same_host(said, found) and name.lower() not in destination.lower()


def _contradicts(text: str, destination: str) -> bool:
    if _ADDRESS.fullmatch(text) and "…" not in text and "..." not in text:
        return _other_address(text, destination)
    if _REPOSITORY.fullmatch(text):
        found = read_url(destination)
        return found is not None and found.is_repository and _other_repository(text, found)
    return False


def _other_address(text: str, destination: str) -> bool:
    said = split_url(text if "://" in text else f"https://{text}")
    found = split_url(destination)
    if said is None or found is None or not said.host or not found.host:
        return False
    if _same_host(said, found):
        if not said.segments:
            return False
        one, other = read_url(said.text), read_url(destination)
        if one is not None and other is not None and one.owner and other.owner:
            return _other_place(one, other)
        return identity(said.text) != identity(destination) and not _are_alike(said, found)
    if said.is_on("doi.org", *LEADS_ON) or found.is_on(*LEADS_ON):
        return False  # they redirect to addresses that need not have anything in common with them
    return "://" in text or bool(said.segments) or _is_site(said)


def _are_alike(said: Url, found: Url) -> bool:
    """Whether one path is the other's beginning, or both end in one name.

    What follows is left out in texts, and added by redirects; and sites move their posts from one folder to another.
    """
    left, right = ([one.lower() for one in url.names] for url in (said, found))
    length = min(len(left), len(right))
    return left[:length] == right[:length] or left[-1:] == right[-1:]


def _same_host(one: Url, other: Url) -> bool:
    """Equal, or one is below the other, or both are of one provider under several hosts."""
    left, right = (_MOVED.get(url.site, url.site) for url in (one, other))
    if left == right or left.endswith("." + right) or right.endswith("." + left):
        return True
    first, second = read_url(one.text), read_url(other.text)
    return first is not None and second is not None and first.provider == second.provider


def _other_place(one: Address, other: Address) -> bool:
    if one.owner.lower() != other.owner.lower():
        return True
    return bool(one.name and other.name) and one.name.lower() != other.name.lower()


def _other_repository(text: str, found: Address) -> bool:
    """Another repository: neither part is the same, or only the name differs; a known short form is none."""
    owner, _, name = text.lower().partition("/")
    return owner == found.owner.lower() and name != found.name.lower() and not found.name.lower().startswith(name)


def _is_site(said: Url) -> bool:
    """Whether a bare host is meant as one: names such as ``Character.ai`` are not."""
    return said.text.startswith("https://www.") or said.host.count(".") > 1


RULE = Rule(
    id="link-text-url-mismatch",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example("[![chat](https://img.shields.io/badge/chat-reka.ai-purple.svg)](⟦https://gemini.google.com/⟧)\n"),
        Example("[⟦https://github.com/QwenLM/Qwen⟧](https://github.com/QwenLM/Qwen2)\n"),
        Example("| [⟦QwenLM/Qwen⟧](https://github.com/QwenLM/CodeQwen1.5) |\n| --- |\n"),
        Example("[⟦🤗internlm/internlm-chat-20b⟧](https://huggingface.co/internlm/internlm2-chat-20b)\n"),
        Example("[⟦github.com/a/b⟧](https://huggingface.co/a/b)\n"),
        Example('<a href="https://b.org/x">⟦https://a.org/x⟧</a>\n'),
        Example("for [PR#6](⟦https://github.com/a/b/pull/5⟧) and [issue 12](⟦https://github.com/a/b/issues/21⟧)\n"),
        Example("* ⟦[https://x.org/s/A_M4](AI音乐)⟧\n"),
    ),
    good=(
        Example(
            "[#6](https://github.com/a/b/pull/6) [PR 7](https://github.com/a/b/pull/7#issue-8) [v2 #3](https://x.org/4)\n"
        ),
        Example(
            "[https://x.org/MIT](LICENSE) [PR #12, #13](https://github.com/a/b/pull/12)"
            " [Discussion 2024](https://github.com/a/b/discussions/33)\n"
        ),
        Example("[https://x.org/a](#words) [https://x.org/b](docs/b.md) [https://x.org/c](/c) <https://x.org/d>\n"),
        Example(
            "[![chat](https://img.shields.io/badge/chat-reka.ai-purple.svg)](https://chat.reka.ai/)\n"
            "[![c](https://img.shields.io/badge/code-llama.cpp-red)](https://github.com/ggml-org/llama.cpp)\n"
        ),
        Example(
            "[https://github.com/a/b](https://github.com/a/b/) [github.com/a/b](http://www.github.com/A/B#readme)\n"
        ),
        Example(
            "[Character.ai](https://beta.character.ai) [01.ai](https://www.lingyiwanwu.com) [qwen.ai](https://x.org)\n"
        ),
        Example(
            "[a/b](https://huggingface.co/a/b) [CPU/GPU](https://github.com/a/b) [arxiv.org/abs/2307.09288](https://arxiv.org/pdf/2307.09288)\n"
        ),
        Example("[twitter.com/Qwen](https://x.com/Qwen) [https://chat.openai.com](https://chatgpt.com/)\n"),
        Example(
            "[openai.com/blog/chatgpt](https://openai.com/index/chatgpt/) [https://x.org/a](https://t.co/aBcDeF)\n"
        ),
        Example("[http://dx.doi.org/10.1136/b](https://gh.bmj.com/content/8/5/e1)\n"),
        Example("[https://doi.org/10.1038/s41586-023-0](https://www.nature.com/articles/s41586-023-0)\n"),
        Example("[https://github.com/a/...](https://github.com/a/b) <https://x.org> https://y.org\n"),
    ),
)
