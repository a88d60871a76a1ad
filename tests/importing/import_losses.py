"""What an import lost: addresses and words of the README that stand in no entry and no page afterwards."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from modelist.core.text import Document
from modelist.documents.markdown import parse_markdown

_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--|-->")
_PUNCTUATION = " \t\"'`*_.,;:!?()[]{}<>|~#\\/&+=-，。；：！？（）【】《》、“”‘’…—"


def addresses(text: str) -> set[str]:
    """Every destination of a link or image, and every bare address."""
    page = parse_markdown(Document("README.md", text))
    return {one.destination for one in page.links} | {one.url for one in page.bare_urls}


def readable_text(text: str) -> str:
    """The text without destinations, tags and marks, as a reader sees it or an author wrote it."""
    page = parse_markdown(Document("README.md", text))
    holes = sorted({one.destination_span for one in page.links} | {one.span for one in page.bare_urls})
    parts, at = [], 0
    for span in holes:
        if span.start >= at:
            parts.append(text[at : span.start])
            at = span.end
    parts.append(text[at:])
    return html.unescape(_TAG.sub(" ", re.sub(r"\]\(|\)\]|\]\[|\[!\[|!\[|\[\]|[\[\]|]", " ", " ".join(parts))))


def words(text: str) -> set[str]:
    """The words between blanks, without punctuation at their ends."""
    plain = re.sub(r"\*+|[：，。；、（）]", " ", readable_text(text))
    return {word for one in plain.split() if (word := one.strip(_PUNCTUATION))} - {""}


def simple_words(text: str) -> set[str]:
    """The runs of letters and digits."""
    return set(re.findall(r"[^\W_]+", readable_text(text)))


def all_text(root: Path) -> str:
    """All entries and pages of a list."""
    files = sorted([*root.rglob("*.yaml"), *root.rglob("*.md")])
    return "\n".join(one.read_text(encoding="utf-8") for one in files)


def lost_addresses(original: str, after: str) -> list[str]:
    """The addresses of ``original`` that are not in ``after``; ``arXiv:`` ids stand for their pages."""
    known = after + "\n" + " ".join(f"https://arxiv.org/abs/{one}" for one in re.findall(r"arXiv:([\w.-]+)", after))
    decoded = known.replace("&amp;", "&")
    return sorted(one for one in addresses(original) if one not in decoded)


def lost_words(original: str, after: str, find: Callable[[str], set[str]] | None = None) -> list[str]:
    """The words of ``original`` that are not in ``after``."""
    find = find or words
    return sorted(_missing(find(original), after))


def _missing(wanted: Iterable[str], after: str) -> Iterable[str]:
    texts = (after, after.replace("\\", " "), html.unescape(after).replace("\\", ""))
    known = {word for text in texts for one in text.split() for word in (one, one.strip(_PUNCTUATION))}
    known |= set(re.findall(r"[^\W_]+", after))
    for word in wanted:
        if word not in known and not any(word in text for text in texts) and re.search(r"\w", word):
            yield word
