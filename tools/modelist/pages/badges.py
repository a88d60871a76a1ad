"""Badges of an entry's links, as shields.io static badges (https://shields.io/badges/static-badge)."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from modelist.catalog.entry import Entry, Link
from modelist.pages.escape import Markdown, image_link
from modelist.pages.labels import word


@dataclass(frozen=True)
class Look:
    """How a badge looks: ``label-message-colour``; the alternative text is for those who see no image."""

    label: str
    message: str
    color: str
    alt: str
    query: str = ""


def badge_url(label: str, message: str, color: str, query: str = "") -> str:
    """The address of a static badge; dashes and underscores are doubled, the rest is percent-encoded."""
    return f"https://img.shields.io/badge/{_part(label)}-{_part(message)}-{color}{query}"


def render_badges(entry: Entry, lang: str) -> str:
    """One badge a line, in the order of the link's keys; GitHub shows them side by side."""
    return "\n".join(_badge(entry, key, link, lang) for key, link in entry.links.all())


def _badge(entry: Entry, key: str, link: Link, lang: str) -> Markdown:
    look = _look(entry, key, link, lang)
    image = link.badge or badge_url(look.label, look.message, look.color, look.query)
    alt = link.label or look.alt
    return image_link(alt, image, link.url)


def _look(entry: Entry, key: str, link: Link, lang: str) -> Look:
    if link.arxiv is not None:
        return Look("arXiv", str(link.arxiv), "b31b1b.svg", "arXiv")
    host = link.url.split("/", 3)[2].lower().removeprefix("www.")
    message = link.label or word(f"badge-{key}", lang)
    if host in ("huggingface.co", "hf.co") and key in ("weights", "dataset", "demo"):
        alt = f"Hugging Face {link.label or word(f'badge-{key}', lang)}"
        return Look("🤗 Hugging Face", message, "blue", alt)
    if host == "github.com" and key == "code":
        return Look("GitHub", _repository(link) or message, "181717", "GitHub", "?logo=github")
    label = word(f"link-{key}", lang)
    return Look(label, link.label or entry.name, _COLORS.get(key, "lightgrey"), link.label or label)


def _repository(link: Link) -> str:
    return "/".join(urlsplit(link.url).path.strip("/").split("/")[:2])


def _part(text: str) -> str:
    # A dash or underscore at either end would be read as part of the separator.
    shown = text.strip("-_ ") or " "
    return quote(shown, safe="").replace("-", "--").replace("_", "__")


_COLORS = {
    "paper": "b31b1b",
    "code": "181717",
    "weights": "blue",
    "blog": "orange",
    "demo": "brightgreen",
    "dataset": "yellow",
}
