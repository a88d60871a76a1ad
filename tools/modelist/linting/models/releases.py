"""How a release date fits what else is known of the time: the paper's id, a collection's id, an older version."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ArxivId, ReleaseDate
from modelist.documents.markdown_nodes import Link
from modelist.linting.context import Page
from modelist.linting.markup.cells import Fact
from modelist.linting.models.recognition import Mention
from modelist.linting.names.link_names import address_of, papers
from modelist.linting.names.model_names import MAX_NAME, Name, read_name
from modelist.linting.names.name_conflicts import version_conflict
from modelist.providers import collection_created

MAX_BEFORE_PAPER = 4
"""Months that weights may be out before their paper without looking wrong."""

MAX_AFTER_PAPER = 9
"""Months that a release may come after its paper."""

MAX_FROM_COLLECTION = 3
"""Months between a release and the making of its collection; collections are often made later, never long before."""

_LATE_PAPERS = {
    "2201.08239": (2021, 5),  # LaMDA: https://en.wikipedia.org/wiki/LaMDA
    "2303.17568": (2022, 9),  # CodeGeeX: https://keg.cs.tsinghua.edu.cn/codegeex/
    "2305.13048": (2022, 9),  # RWKV-4: entries/llm/rwkv-4.yaml
    "2308.01390": (2023, 3),  # OpenFlamingo: entries/vlm/openflamingo.yaml
    "2311.16867": (2023, 5),  # Falcon: entries/llm/falcon.yaml
    "2406.12793": (2023, 3),  # ChatGLM: entries/llm/chatglm-6b.yaml
}
"""Papers that were written long after their models came out, with the month of the first of these."""

_REPACKED = lazy_pattern(
    r"(?<![a-z])(?:gguf|ggml|gptq|awq|exl[23]|mlx|onnx|openvino|unsloth|bnb|lora|(?:int|fp|nf|w)[48]|[48]-?bit"
    r"|quanti[sz]ed|distill?(?:ed)?|fine-?tuned?|abliterated|uncensored|量化|微调)(?![a-z])",
    re.IGNORECASE,
)
_SIZE = lazy_pattern(
    r"(?<![a-z0-9.])[0-9]{1,4}(?:\.[0-9]{1,3})?\s?[bm](?![a-z0-9])(?:-a[0-9.]{1,4}b)?|[(（][^()（）]{0,80}[)）]"
)
_VERSION = lazy_pattern(r"(?:\bv)?(?P<number>[0-9]{1,2}(?:[._][0-9]{1,2}){0,2})(?![0-9a-z])")


def released(mention: Mention) -> tuple[Fact, ReleaseDate] | None:
    """The release date that a row or section gives; none where it can't be read as one date."""
    fact = mention.fact("released")
    return (fact, fact.value) if fact is not None and isinstance(fact.value, ReleaseDate) else None


def own_papers(page: Page, mention: Mention) -> Iterator[tuple[Link, ArxivId]]:
    """The papers that a row or section links as the model's: as all other links, or behind a label such as Paper."""
    yield from papers(mention.links)
    for fact in mention.facts:
        if fact.field == "paper":
            yield from papers(page.links_in(fact.span))


def words_around(page: Page, mention: Mention) -> str:
    """The row of a model with its header, or the text below its heading."""
    if mention.section is not None:
        return page.document.slice(mention.section.own)
    if mention.table is None:
        return ""
    table = mention.table.table
    return page.document.slice(table.header.span) + page.document.slice(table.rows[mention.row].span)


def is_repacked(name: str) -> bool:
    """Whether a name says that it is somebody's later make of a model, which has the model's paper and collection."""
    return _REPACKED.search(name) is not None


def says_date(name: str) -> bool:
    """Whether a name has a number besides sizes, so that it may be that of a later version: ``Large-2411``."""
    return any(one.isdigit() for one in _SIZE.sub(" ", name.casefold()))


def months_after(paper: ArxivId, date: ReleaseDate) -> int:
    """Months from the paper's announcement to a release; negative where the release came first."""
    return ReleaseDate(*paper.month).months_between(date)


def versions_by_family(names: Iterable[str]) -> dict[str, list[tuple[tuple[int, ...], int]]]:
    """The indices of the names by family, oldest version first; a name without a number is the first of both styles."""
    found: dict[str, list[tuple[tuple[int, ...], int]]] = {}
    plain: list[tuple[str, int]] = []
    for index, name in enumerate(names):
        version = version_of(name)
        if version is not None and version[1]:
            found.setdefault(version[0], []).append((version[1], index))
        elif version is not None:
            plain.append((version[0], index))
    for family, index in plain:
        for style in (family, f"{family} v"):
            if style in found:
                found[style].append(((), index))
    return {family: sorted(ones) for family, ones in found.items() if len(ones) > 1}


def collection_months(name: str, urls: Iterable[str]) -> list[ReleaseDate]:
    """When the collections of one release among some addresses were made.

    Those of a whole family go on growing; those of another version than the name's say nothing of its date, nor does
    any of something made of the model later.
    """
    if is_repacked(name):
        return []
    return [month for url in urls if (month := _collection_month(read_name(name), url)) is not None]


def _collection_month(name: Name, url: str) -> ReleaseDate | None:
    if "/collections/" not in url:
        return None
    address = address_of(url)
    made = collection_created(address) if address is not None else None
    collected = read_name(address.name) if address is not None else None
    if address is None or collected is None or version_conflict(name, collected, True):
        return None
    if made is None or not (collected.versions or "release" in address.name.lower()):
        return None
    return ReleaseDate(*made) if 2021 <= made[0] <= 2199 else None


def is_future(date: ReleaseDate, today: str) -> bool:
    """Whether a date lies after today, which is tomorrow already in the east; a month does when it is after this."""
    tomorrow = datetime.date.fromisoformat(today) + datetime.timedelta(days=1)
    return str(date) > str(tomorrow)[: len(str(date))]


def is_too_early(paper: ArxivId, date: ReleaseDate, months: int = MAX_BEFORE_PAPER) -> bool:
    """Whether a release is dated too long before its paper; a January often stands for 'some day in that year'."""
    first = _LATE_PAPERS.get(paper.paper_id)
    known = first is not None and (date.year, date.month) >= first
    return not known and months_after(paper, date) < -(months - (date.month == 1))


def version_of(name: str) -> tuple[str, tuple[int, ...]] | None:
    """The family that a name belongs to and its version there: ``Qwen2.5-VL 7B`` is the Qwen VL of version 2.5.

    A name without a number is the first of its family. None for names with more than one number besides sizes, and for
    those whose number is one with what follows: the ``4o`` of GPT-4o is no version that GPT-o1 came before.
    """
    plain = _SIZE.sub(" ", name.casefold()) if len(name) <= MAX_NAME else ""
    numbers = list(_VERSION.finditer(plain))
    rest = _VERSION.sub(" ", plain)
    family = "".join(one for one in rest if one.isalpha())
    if len(numbers) > 1 or not 2 <= len(family) <= 40 or any(one.isdigit() for one in rest):
        return None
    if numbers and numbers[0][0].startswith("v"):
        family += " v"  # MiniGPT-v2 came after MiniGPT-4
    parts = tuple(map(int, re.split(r"[._]", numbers[0]["number"]))) if numbers else ()
    return (family, parts) if not parts or parts[0] < 30 else None
