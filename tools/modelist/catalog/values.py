"""The value types of entry fields: what each quantity, address and reference looks like.

The patterns are read alike by Python and by JSON Schema (ECMA 262): ASCII classes only, no look-behind.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from modelist.catalog.address_faults import explain_address
from modelist.catalog.entry import LINK_KEYS, UNKNOWN, License, Link, Links, Result
from modelist.catalog.fields import Either, Field, ListOf, Record
from modelist.catalog.organizations import find_organization, suggest_organization
from modelist.catalog.plain import Several
from modelist.catalog.reader import Reader
from modelist.catalog.scalars import Choice, FieldType, JsonSchema, Number, Quantity, Text, below, matcher, whole
from modelist.catalog.slips import explain_bare_size, explain_bare_tokens, explain_date_slip
from modelist.core.quantities import (
    ArxivId,
    ContextLength,
    NamedSize,
    ReleaseDate,
    Size,
    Tokens,
    canonical_context,
    canonical_date,
    canonical_license,
    canonical_size,
    canonical_tokens,
    find_spdx,
    language_codes,
    nearest_licenses,
    read_languages,
    spdx_ids,
)
from modelist.core.quantities.amounts import NUMBER
from modelist.core.quantities.arxiv import ARCHIVES
from modelist.core.wording import nearest, shortened, shown
from modelist.documents.yaml import YamlNode

ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
ID_EXPECTED = "an id: lower-case words and digits joined by '-'"
LANGUAGE_PATTERN = r"[a-z]{2}"
URL_PATTERN = r"https?://[^\s<>\"`{}|\\^\x00-\x20]+"

_NUMBER = rf"(?:{NUMBER})"
_AMOUNT = rf"{_NUMBER}[KMBT]"
SIZE_PATTERN = rf"(?:[1-9][0-9]{{0,5}}x|E)?{_AMOUNT}(?:-A{_AMOUNT})?"
TOKENS_PATTERN = rf"(?:>?{_AMOUNT}|{_AMOUNT}-{_AMOUNT})"
_YEAR = r"(?:19[5-9][0-9]|2[01][0-9][0-9])"
_LEAP = r"(?:19(?:[68][048]|[579][26])|2[01](?:0[48]|[2468][048]|[13579][26])|2000)"
DATE_PATTERN = (
    rf"(?:{_YEAR}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|1[0-9]|2[0-8]))?"
    rf"|{_YEAR}-(?:(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)|{_LEAP}-02-29)"
)
CONTEXT_PATTERN = rf"{_NUMBER}[KM]"
_MONTH = r"(?:0[1-9]|1[0-2])"
_OLD_MONTH = rf"(?:91(?:0[7-9]|1[0-2])|9[2-9]{_MONTH}|0[0-6]{_MONTH}|070[1-3])"
ARXIV_PATTERN = (
    r"arXiv:(?:"
    rf"(?:07(?:0[4-9]|1[0-2])|(?:0[89]|1[0-4]){_MONTH})\.(?!0000)[0-9]{{4}}"
    rf"|(?:1[5-9]|[2-9][0-9]){_MONTH}\.(?!00000)[0-9]{{5}}"
    rf"|(?:{'|'.join(sorted(ARCHIVES))})(?:\.[A-Z]{{2}})?/{_OLD_MONTH}(?!000)[0-9]{{3}}"
    r")(?:v[1-9][0-9]{0,5})?"
)


def _meant_id(text: str) -> str | None:
    """The id that a name stands for: ``Mistral AI`` is mistral-ai; None for names without a Latin letter or digit."""
    from modelist.catalog.ids import make_id

    return make_id(text) if re.search("[A-Za-z0-9]", text) else None


class EntryId(NamedTuple):
    """The id of an entry. A name is brought to an id that the list has, and to no other."""

    def read(self, node: YamlNode, path: str, reader: Reader) -> str | None:
        text = reader.text(node, path, "an entry's id", _is_id)
        if text is None or _is_id(text):
            return text
        made = _meant_id(text)
        missing = made is None or (reader.known is not None and made not in reader.known.entries)
        advice = "Write the name of an entry's file without .yaml." if missing else f"Write {made}."
        if missing and made is not None and reader.known is not None:
            advice = nearest(made, reader.known.entries) or advice
        fix = None if missing or reader.known is None else made
        reader.error(node, "entry-id", f"{path}: {shown(text)} is not {ID_EXPECTED}", advice, fix=fix)
        return None

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "pattern": whole(ID_PATTERN)}


ENTRY_ID = EntryId()
URL = Text(URL_PATTERN, "an address that begins with https:// and has no blanks", "entry-url")
SIZE = Quantity(
    "a parameter count",
    SIZE_PATTERN,
    Size.parse,
    ("7B", "0.5B", "8x7B", "235B-A22B"),
    "entry-size",
    canonical_size,
    explain_bare_size,
)
TOKENS = Quantity(
    "a number of tokens",
    TOKENS_PATTERN,
    Tokens.parse,
    ("2T", "350B", "3.3T-4.8T", ">15T"),
    "entry-tokens",
    canonical_tokens,
    explain_bare_tokens,
)
DATE = Quantity(
    "a date",
    DATE_PATTERN,
    ReleaseDate.parse,
    ("2023-07", "2023-07-18"),
    "entry-date",
    canonical_date,
    explain_date_slip,
)
CONTEXT_TEXT = Quantity(
    "a context length",
    CONTEXT_PATTERN,
    ContextLength.parse,
    ("32K", "1M"),
    "entry-context",
    canonical_context,
    numbers=True,
)
NAMED_SIZE = Record(
    "size",
    (
        Field("name", Text(), "what the makers call it", "16x17B", True),
        Field("total", SIZE, "all parameters", "109B", True),
        Field("active", SIZE, "parameters used for one token", "17B"),
    ),
    NamedSize,
)
ANY_SIZE = Either(scalar=SIZE, mapping=NAMED_SIZE)


class UnknownOr(NamedTuple):
    """A value, or the word ``unknown``, which reads as that word."""

    value: FieldType

    def read(self, node: YamlNode, path: str, reader: Reader) -> Any:
        return UNKNOWN if node.text == UNKNOWN else self.value.read(node, path, reader)

    def below(self, key: str, filled: bool) -> FieldType | None:
        """The type of a key of the value, where it is a mapping."""
        return below(self.value, key, filled)

    def json_schema(self) -> JsonSchema:
        return {"anyOf": [self.value.json_schema(), {"const": UNKNOWN}]}


_TOKEN_COUNT = Number(True, 1)


class Context(NamedTuple):
    """A number of tokens, exact or rounded as published."""

    def read(self, node: YamlNode, path: str, reader: Reader) -> ContextLength | None:
        if node.scalar_type == "int" or node.text is None:
            number = _TOKEN_COUNT.read(node, path, reader)
            return None if number is None else ContextLength.parse(str(number))
        value: ContextLength | None = CONTEXT_TEXT.read(node, path, reader)
        return value

    def json_schema(self) -> JsonSchema:
        return {"anyOf": [_TOKEN_COUNT.json_schema(), CONTEXT_TEXT.json_schema()]}


class Score(NamedTuple):
    """A bare number as a result."""

    def read(self, node: YamlNode, path: str, reader: Reader) -> Result | None:
        value = Number().read(node, path, reader)
        return None if value is None else Result(value)  # type: ignore[arg-type]

    def json_schema(self) -> JsonSchema:
        return Number().json_schema()


class Address(NamedTuple):
    """A URL or, for papers, an arXiv id written as ``arXiv:2307.09288``."""

    def read(self, node: YamlNode, path: str, reader: Reader) -> Link | None:
        text = reader.text(node, path, "an address", _is_address)
        if text is None:
            return None
        if _is_url(text):
            return Link(text)
        arxiv = ArxivId.parse(text) if _is_arxiv(text) else None
        if arxiv is not None:
            return Link(arxiv.url, arxiv=arxiv)
        explain_address(node, text, path, reader)
        return None

    def json_schema(self) -> JsonSchema:
        examples = ["arXiv:2307.09288", "https://github.com/meta-llama/llama"]
        return {"type": "string", "pattern": whole(f"{URL_PATTERN}|{ARXIV_PATTERN}"), "examples": examples}


def _labelled(label: str | None = None, url: Link | None = None, badge: str | None = None) -> Link:
    assert url is not None
    return Link(url.url, label, badge, url.arxiv)


LABELLED_LINK = Record(
    "link",
    (
        Field("label", Text(), "what to call it", "Llama 2 family"),
        Field("url", Address(), "where it leads", "https://huggingface.co/meta-llama", True),
        Field("badge", URL, "the image that shows it, where it is not the usual badge"),
    ),
    _labelled,
)
LINK_LIST = ListOf(Either(scalar=Address(), mapping=LABELLED_LINK), single=True)
_LINK_WORDS = {
    "paper": "the paper, as arXiv:2307.09288 or an address",
    "code": "source code",
    "weights": "model weights",
    "dataset": "the data set",
    "homepage": "home page or project page",
    "blog": "announcement or blog post",
    "demo": "somewhere to try it",
    "docs": "documentation",
    "other": "anything else",
}
LINKS_RECORD = Record("links", tuple(Field(key, LINK_LIST, _LINK_WORDS[key]) for key in LINK_KEYS), Links, LINK_KEYS)


def _licenses_advice(text: str) -> str:
    near = [one for one in nearest_licenses(text) if one in spdx_ids()]
    meant = f"Is it {' or '.join(near)}? " if near else ""
    return f'{meant}For a licence of its own write {{name: "{text[:60]}", url: …}}.'


class LicenseName(NamedTuple):
    """An SPDX id, spelled as SPDX spells it."""

    def read(self, node: YamlNode, path: str, reader: Reader) -> License | None:
        text = reader.text(node, path, "an SPDX id", spdx_ids().__contains__)
        if text is None:
            return None
        if text in spdx_ids():
            return License(spdx=text)
        right = find_spdx(text) or _meant_spdx(text)
        advice = f"Write {right}." if right else _licenses_advice(text)
        reader.error(node, "entry-license", f"{path}: '{text[:80]}' is not an SPDX id", advice, fix=right)
        return None

    def json_schema(self) -> JsonSchema:
        return {"enum": sorted(spdx_ids())}


def _meant_spdx(text: str) -> str | None:
    """The SPDX id that a licence's usual name means; proper names of licences that SPDX has not are none."""
    name = canonical_license(text)
    return name if name in spdx_ids() else None


def _license(name: str, url: str | None = None, applies_to: str | None = None) -> License:
    known = name in spdx_ids()
    return License(name if known else None, None if known else name, url, applies_to)


LICENSES = ListOf(
    Either(
        scalar=LicenseName(),
        mapping=Record(
            "license",
            (
                Field("name", Text(), "an SPDX id or the licence's name", "Llama 2 Community License", True),
                Field("url", URL, "its text"),
                Field("applies_to", Text(), "the part that it holds for", "weights"),
            ),
            _license,
        ),
    ),
    single=True,
)


class LanguageCode(NamedTuple):
    """An ISO 639-1 code; a name such as ``English``, and a country's code such as ``cn``, is brought to it."""

    def read(self, node: YamlNode, path: str, reader: Reader) -> str | None:
        text = reader.text(node, path, fits=language_codes().__contains__)
        if text is None or text in language_codes():
            return text
        meant = _languages_in(text)
        advice = f"Write {meant[0]}." if len(meant) == 1 else "Write an ISO 639-1 code such as en, zh or ja."
        message = f"{path}: {shown(text)} is no ISO 639-1 code"
        reader.error(node, "entry-language", message, advice, fix=meant[0] if len(meant) == 1 else None)
        return None

    def json_schema(self) -> JsonSchema:
        return Choice(tuple(language_codes())).json_schema()


def _languages_in(text: str) -> list[str]:
    """The codes of the languages that a text names, if it names nothing else."""
    reading = read_languages(text)
    return [str(one) for one in reading.value or ()] if not reading.rest else []


class Languages(NamedTuple):
    """A list of ISO 639-1 codes, or the word ``multilingual``."""

    def read(self, node: YamlNode, path: str, reader: Reader) -> tuple[str, ...] | None:
        if node.text == "multilingual" and node.items is None:
            return Several(("multilingual",))
        if node.items is None:
            meant = _languages_in(node.text or "")
            right = f"[{', '.join(meant)}]" if meant else None
            message = f"{path}: expected a list of language codes or the word multilingual, found {node.kind}"
            message += f" {shown(node.text)}" if node.text else ""
            reader.error(node, "entry-type", message, f"Write {right or 'a list such as [en, zh]'}.", fix=right)
            return None
        read: tuple[str, ...] | None = ListOf(LanguageCode()).read(node, path, reader)
        return read

    def json_schema(self) -> JsonSchema:
        codes = ListOf(LanguageCode()).json_schema()
        return {"anyOf": [codes, {"const": "multilingual"}]}


class OrganizationId(NamedTuple):
    """The id of an organisation. A display name is brought to the id that the list has for it, and to no other."""

    def read(self, node: YamlNode, path: str, reader: Reader) -> str | None:
        text = reader.text(node, path, "an organisation's id", _is_id)
        if text is None or _is_id(text):
            return text
        found = find_organization(text, reader.known.organizations) if reader.known is not None else None
        message = f"{path}: {shown(text)} is not {ID_EXPECTED}"
        reader.error(node, "entry-organization", message, _organization_advice(text, reader), fix=found)
        return None

    def json_schema(self) -> JsonSchema:
        return {"type": "string", "pattern": whole(ID_PATTERN)}


def _organization_advice(text: str, reader: Reader) -> str:
    found = suggest_organization(text, reader.known.organizations) if reader.known is not None else ""
    made = _meant_id(text)
    if found or made is None:
        return found or "Write its id from entries/organizations.yaml."
    return f"Add '{made}: {{name: {shortened(text)}}}' to entries/organizations.yaml, and write {made} here."


LANGUAGES = Languages()
RELEASED = UnknownOr(DATE)
ORGANIZATION = ListOf(OrganizationId(), single=True)
LINKS = UnknownOr(LINKS_RECORD)
CONTEXT = Context()
SCORE = Score()

_is_url = matcher(URL_PATTERN)
_is_arxiv = matcher(ARXIV_PATTERN)
_is_address = matcher(f"{URL_PATTERN}|{ARXIV_PATTERN}")
_is_id = matcher(ID_PATTERN)
