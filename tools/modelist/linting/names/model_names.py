"""What the name of a model says, in text and in addresses: its words, the versions behind them, and sizes.

People write one version in many ways (``Llava v1.5``, ``llava-1_5``, ``llava15``) and addresses can be read in more
than one (``llama_2_7b``), so versions and sizes are kept as all that they may mean, and two names contradict each
other only where nothing that one may mean agrees with anything that the other may mean.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from modelist.core.patterns import lazy_pattern

MAX_NAME = 300
"""Longest text, in characters, that is read as a name; longer ones are sentences."""

_PIECE = lazy_pattern(
    r"""
    (?P<size>(?<![a-z0-9.])(?:(?P<experts>[0-9]{1,3})x)?
        (?P<number>[0-9]{1,4}(?:[._][0-9]{1,3})?)\s?-?(?P<unit>b|m|billion|million)(?P<tail>[0-9]?)(?![a-z0-9]))
    | (?P<active>(?<![a-z0-9])[ae][0-9]{1,3}(?:[._][0-9]{1,2})?b(?![a-z0-9]))
    | (?P<expert_count>(?<=b-)[0-9]{1,3}e(?![a-z0-9]))
    | (?P<other>[0-9]+(?:[._][0-9]+)*[a-z]{1,6}(?![a-z]))
    | (?P<version>(?<![0-9.])[0-9]+(?:[._][0-9]+)*(?![0-9]))
    | (?P<word>[^\W\d_]+)
    """,
    re.VERBOSE,
)
_SPELT_DOT = lazy_pattern(r"(?<=[a-z_-])([0-9])[dp]([0-9])(?![0-9a-z])")
_NO_LETTERS = lazy_pattern(r"[\W_]+")
_GENERIC = frozenset(
    """ai api app arxiv awq base based beta blog chat checkpoint checkpoints cn code collection collections community
    config cpp dataset datasets demo dev docs en experimental family families final for fp full ggml gguf github gptq
    hf hugging face huggingface hub instruct instruction int it large lite llm llms lm lmm lora main max medium mini
    mllm model models modelscope new of official on online open original page paper plus preview pro project pt
    release released repo sft series small space spaces the this tiny turbo ultra v version vl vision vlm vlms weights
    with xl xxl zh and chinese english multimodal language link links website home homepage news update research
    """.split()
)
_BETWEEN = frozenset("and or to 和 与 及".split())


class Name(NamedTuple):
    """A name taken apart.

    ``words`` are its words without those that any model may have; ``versions`` are what numbers may follow a word,
    without dots; ``sizes`` are parameter counts in millions, ``experts`` those of one expert.
    """

    words: frozenset[str]
    versions: Mapping[str, frozenset[str]]
    sizes: frozenset[float]
    experts: bool
    key: str

    @property
    def is_bare_size(self) -> bool:
        """Whether it says nothing but a size, as the text of a link ``7B`` does."""
        return bool(self.sizes) and not self.words and not self.versions


@lru_cache(maxsize=8192)
def read_name(text: str) -> Name:
    """Take a name apart; a text that is too long for a name says nothing."""
    plain = unicodedata.normalize("NFKC", text).casefold() if len(text) <= MAX_NAME else ""
    plain = _SPELT_DOT.sub(r"\1.\2", plain)  # names of files and repositories, as in xcomposer2d5-7b
    words: list[str] = []
    versions: dict[str, set[str]] = {}
    sizes: set[float] = set()
    experts = False
    before = ""
    last_end: int | None = None
    last_number: str | None = None
    for match in _PIECE.finditer(plain):
        kind = match.lastgroup
        joined = last_number if last_end is not None and plain[last_end : match.start()] in ("-", "_", " ") else None
        last_number = None
        if kind == "word":
            before = _read_word(match[0], words, before)
        elif match["size"]:
            sizes |= _sizes(match)
            experts = experts or match["experts"] is not None
        elif match["active"]:
            experts = True
            sizes.add(_number(match[0][1:-1]) * 1000)
        elif match["expert_count"]:  # the 16E of Llama-4-Scout-17B-16E
            experts = True
        elif match["version"] and before:
            last_number = _add_version(versions.setdefault(before, set()), match["version"], joined)
        last_end = match.end()
    return Name(
        frozenset(words) - _GENERIC,
        {word: frozenset(found) for word, found in versions.items() if found},
        frozenset(sizes),
        experts,
        _NO_LETTERS.sub("", plain),
    )


def _read_word(word: str, words: list[str], before: str) -> str:
    """Note a word, and give what a version behind it belongs to.

    The ``v`` of a version belongs to the word before; other single letters make a line of versions of their own, as
    the R of DeepSeek-R1 does. In ``K2.5 and K2.6`` both versions belong to the same.
    """
    if word in _BETWEEN or word in ("v", "ver", "version"):
        return before
    if len(word) < 2 and word.isascii():
        return f"{before.partition(' ')[0]} {word}"
    words.append(word)
    return word


def _add_version(found: set[str], text: str, joined: str | None) -> str | None:
    """Note what a number may mean; ``3-1`` may be 3.1. Years, days and resolutions are no versions."""
    digits = re.sub(r"[._]", "", text)
    if len(digits) > 2 and not re.fullmatch(r"[0-9](?:[._][0-9]){2}", text):
        return None
    if digits.startswith("0") and len(digits) > 1 and digits == text:
        return None
    if joined is not None and len(digits) == 1:
        found.add(joined + digits)
        return None
    found.add(digits)
    if re.fullmatch(r"[0-9]+[._]0", text):
        found.add(digits[:-1])
    return digits if len(digits) == 1 else None


def _sizes(match: re.Match[str]) -> set[float]:
    unit = 1000.0 if match["unit"][0] == "b" else 1.0
    number, tail = match["number"], match["tail"]
    if unit == 1 and _number(number) < 10:
        return set()  # the context length of InternLM2.5-7B-Chat-1M
    found = {_number(f"{number}.{tail}" if tail and number.isdecimal() else number) * unit}
    if "_" in number:
        found.add(_number(number.partition("_")[2]) * unit)
    if match["experts"]:
        found.add(max(found) * int(match["experts"]))
    return found


def _number(text: str) -> float:
    return float(text.replace("_", "."))
