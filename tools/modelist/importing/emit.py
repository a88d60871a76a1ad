"""Drafts as entry files, with every word that found no field in a comment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from modelist.catalog.schema import KINDS
from modelist.core.quantities import ArxivId, arxiv_text_of_url
from modelist.documents.slugs import slugify
from modelist.documents.yaml_write import write_yaml
from modelist.importing.content import hidden_words
from modelist.importing.entry_links import is_silent, merge_links, page_address
from modelist.importing.fields import Chosen, FieldMerger, texts_of
from modelist.importing.model import VISION_FIELDS, Content, Draft, FoundLink, UsualBadge
from modelist.importing.organizations import Organizations
from modelist.readme.words import for_comment, language_of, one_line, tokens

MAX_REMARK = 400
"""Longest text, in characters, that is repeated whole in a comment; of a longer one only the words that are missing."""

BY_ACCOUNT = "by the account of its links"

Path = tuple[str, ...]


@dataclass(frozen=True)
class Emitted:
    """An entry's YAML text, its date, '' where it has none, and whether only its accounts tell its organisation."""

    text: str
    released: str
    is_by_account: bool


@dataclass(frozen=True)
class Emitter:
    """Writes the entries of one page."""

    merger: FieldMerger
    organizations: Organizations
    usual_badge: UsualBadge

    def emit(self, drafts: Sequence[Draft]) -> list[Emitted]:
        """The entries of all drafts, whose ids must be known.

        The accounts of the organisations that some entries name tell those of the others.
        """
        merged = [self.merger.merge(one) for one in drafts]
        for draft, chosen in zip(drafts, merged, strict=True):
            named = chosen.get("organization")
            self.organizations.learn_accounts(draft, _listed(named.value.data if named is not None else None))
        return [self._emit(draft, chosen) for draft, chosen in zip(drafts, merged, strict=True)]

    def _emit(self, draft: Draft, chosen: Mapping[str, Chosen]) -> Emitted:
        links = merge_links(draft, self.usual_badge)
        data = _data(draft, chosen, links.data)
        comments: dict[Path, str] = {("links", key): text for key, text in links.remarks.items()}
        for name, one in chosen.items():
            path = ("vision", name) if name in VISION_FIELDS else (name,)
            comments[path] = one.comment
        proposed = self.organizations.propose(draft) if data.get("organization") == "unknown" else None
        if proposed is not None:
            data["organization"] = proposed
            comments[("organization",)] = BY_ACCOUNT
        released = self._date_of_paper(data, links.data) if "released" not in chosen else ""
        if released:
            comments[("released",)] = released
        shown = [*map(page_address, texts_of(links.data)), *links.images, *self._organization_texts(data)]
        comments[("name",)] = _remarks(draft, [*texts_of(data), *comments.values(), *shown])
        text = write_yaml(data, {path: for_comment(text) for path, text in comments.items() if for_comment(text)})
        date = str(data.get("released", "unknown"))
        return Emitted(text, "" if date == "unknown" else date, proposed is not None)

    def _organization_texts(self, data: Mapping[str, Any]) -> list[str]:
        ids = _listed(data.get("organization"))
        return [text for one in ids for text in (self.organizations.name_of(one), self.organizations.homepage_of(one))]

    @staticmethod
    def _date_of_paper(data: dict[str, Any], links: Mapping[str, Any]) -> str:
        """Take the month of the paper's arXiv id as the date of release, where nothing says it."""
        paper = links.get("paper")
        if data.get("released") != "unknown":
            return ""
        first = paper[0] if isinstance(paper, list) and paper else paper
        address = first.get("url", "") if isinstance(first, Mapping) else str(first or "")
        arxiv = ArxivId.parse(arxiv_text_of_url(page_address(address)) or "")
        if arxiv is None or arxiv.month[0] < 2007:
            return ""
        data["released"] = f"{arxiv.month[0]}-{arxiv.month[1]:02d}"
        return "month of the paper's arXiv id"


def _listed(ids: Any) -> list[str]:
    """One id, several or none as a list."""
    return [ids] if isinstance(ids, str) else list(ids or ())


def _data(draft: Draft, chosen: Mapping[str, Chosen], links: Mapping[str, Any]) -> dict[str, Any]:
    """The entry in the order of the schema's keys."""
    values: dict[str, Any] = {field: one.value.data for field, one in chosen.items() if field not in VISION_FIELDS}
    vision = {field: chosen[field].value.data for field in VISION_FIELDS if field in chosen}
    values |= {"vision": vision} if vision else {}
    values["name"] = draft.name
    values["aliases"] = [one for one in dict.fromkeys(draft.names) if one != draft.name]
    values["links"] = dict(links)
    values["members"] = list(dict.fromkeys(one.id for one in draft.members))
    values["tags"] = draft.tags
    values["extra"] = draft.extra
    prose = draft.prose
    values["description"] = {language_of(prose): f"{prose}\n"} if prose.strip() else {}
    fields = KINDS[draft.kind].record.fields
    data = {one.key: values[one.key] for one in fields if values.get(one.key)}
    missing = {one.key: "unknown" for one in fields if one.required and one.key not in data}
    return {one.key: {**data, **missing}[one.key] for one in fields if one.key in data or one.key in missing}


def _remarks(draft: Draft, said: list[str]) -> str:
    """Everything that was read for an entry and stands nowhere in it."""
    blob = "\n".join([*said, f"#{slugify(draft.name)}"] if draft.is_pointed_at else said)
    finder = _Finder(blob, set(said), tokens(blob), draft.level > 0)
    found = dict.fromkeys(f"{label}: {text}" if label else text for label, text in draft.remarks)
    for label, content in draft.written:
        missing = finder.missing(content)
        if missing:
            found[f"{label}: {missing}" if label else missing] = None
    return "; ".join(found)


@dataclass(frozen=True)
class _Finder:
    """Looks for what was written among all that an entry says: the texts, all of them in one, and their words."""

    blob: str
    said: set[str]
    words: set[str]
    in_section: bool

    def missing(self, content: Content) -> str:
        """What of a content is not among the words and addresses of the entry."""
        if content.source.strip() in self.blob:
            return ""
        parts = [part for link in content.links for part in self._of_link(link)]
        around = content.around if content.links else content.plain
        lost = tokens(around) - self.words
        if lost:
            parts.append(one_line(around) if len(around) <= MAX_REMARK else " ".join(sorted(lost)))
        hidden = [one for one in hidden_words(content.source) if one not in self.words]
        if hidden:
            parts.append(" ".join(hidden))
        if not content.whole:
            parts.append(one_line(content.source))
        return " ".join(dict.fromkeys(part for part in parts if part))

    def _of_link(self, link: FoundLink) -> list[str]:
        texts = [one for one in map(one_line, (link.text, link.alt, link.title)) if self._is_new(link, one)]
        addresses = (url for url in (link.url, link.image) if url and url not in self.said and url not in self.blob)
        return [*texts, *map(one_line, addresses)]

    def _is_new(self, link: FoundLink, text: str) -> bool:
        return bool(tokens(text) - self.words) and not is_silent(link, text, self.in_section)
