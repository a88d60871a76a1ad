"""When the first weights of well-known base models came out, by the names that lists call them.

The months are those of ``entries``, whose sources each entry names; T5 and Flan-T5 are dated by the ids of their
papers, 1910.10683 and 2210.11416. A new model is a name in one line here. A name without a version is that of the first
one, and one that also stands for later ones is dated by the first of these, so that nothing made of any is older.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from modelist.core.patterns import lazy_pattern
from modelist.readme.makers import MAKER_BY_ACCOUNT
from modelist.readme.words import same_name

_RELEASED = """
2019-10: T5
2021-06: GPT-J
2022-02: GPT-NeoX
2022-05: OPT
2022-07: BLOOM
2022-10: Flan-T5
2023-02: LLaMA, Llama 1
2023-03: Vicuna, Vicuna v0, Vicuna v1.1, Vicuna v1.3, Vicuna v1.5, Vicuna 1.5, ChatGLM
2023-04: Pythia, LLaVA
2023-05: Falcon, MPT, InstructBLIP
2023-06: Baichuan, Baichuan 1, 百川, ChatGLM2, Phi-1, XGen
2023-07: Llama 2, InternLM, InternLM 1
2023-08: Qwen, Qwen 1, 通义千问, Qwen-VL
2023-09: Mistral, Mistral v0.1, Mistral v0.2, Mistral v0.3, Baichuan 2, 百川2, Phi-1.5, Persimmon, TinyLlama
2023-09: TinyLlama v1.0, StableLM 4E1T
2023-10: ChatGLM3, Zephyr, LLaVA-1.5, LLaVA v1.5
2023-11: DeepSeek LLM, DeepSeek, Yi, Orca 2
2023-12: Phi-2, Mixtral, Mixtral v0.1, StripedHyena, Mamba
2024-01: InternLM2, Stable LM 2, LLaVA-NeXT, LLaVA-1.6, LLaVA v1.6
2024-02: Gemma, Gemma 1, MiniCPM, OLMo, OLMo 1, Qwen1.5
2024-03: DBRX, Grok-1, Jamba, Command R
2024-04: Llama 3, Phi-3, Phi-3-mini, OpenELM, Command R+
2024-05: Yi-1.5, DeepSeek-V2, Falcon 2, PaliGemma
2024-06: Gemma 2, Qwen2
2024-07: Llama 3.1, InternLM2.5, SmolLM, Mistral NeMo, InternVL2
2024-08: Phi-3.5, Phi-3.5-mini, EXAONE 3.0, Qwen2-VL, LLaVA-OneVision
2024-09: Llama 3.2, Qwen2.5, MiniCPM3
2024-10: Granite 3.0
2024-11: OLMo 2, SmolLM2, QwQ
2024-12: Llama 3.3, Phi-4, DeepSeek-V3, Falcon 3, EXAONE 3.5, InternVL2.5, PaliGemma 2
2025-01: DeepSeek-R1, DeepSeek-R1-Distill-Qwen, DeepSeek-R1-Distill-Llama, InternLM3, Qwen2.5-VL
2025-02: Phi-4-mini
2025-03: Gemma 3
2025-04: Llama 4, Qwen3, InternVL3
2025-06: MiniCPM4, ERNIE 4.5
2025-07: SmolLM3, GLM-4.5, Kimi K2
2025-08: gpt-oss, DeepSeek-V3.1
2025-09: Qwen3-Next, Qwen3-VL
2025-10: Granite 4.0
2025-11: Olmo 3
2025-12: GLM-4.7, DeepSeek-V3.2
2026-02: Qwen3.5, GLM-5
2026-04: Gemma 4, Qwen3.6, DeepSeek-V4
"""

_MAX_NAME = 80
_OWNED = lazy_pattern(r"(?P<owner>[\w.-]+)/(?P<name>[\w.-]+)")
_SIZE = lazy_pattern(
    r"(?<![a-z0-9.])(?:[0-9]{1,2}x)?[0-9]{1,4}(?:[._][0-9]{1,3})?\s?-?[bm][0-9]?(?![a-z0-9])(?:-?a[0-9.]{1,4}b(?![a-z0-9]))?"
)
_WORD = lazy_pattern(r"[^\W_]+(?:\.[0-9]+)*\+?")
_SAID_OF_ANY = frozenset(
    "4k 8k 128k audio backbone base chat coder decoder deduped frozen hf instruct it lora math meta model models omni"
    " pretrained pt qlora series vision 模型 系列".split()
)
"""Words that a name may have besides what the table calls the model, none of which is that of an older one."""

_BETWEEN = lazy_pattern(r"\s*(?:[,，、;；&|]|\s\+\s|/|\band\b|\bor\b|和|或)\s*", re.IGNORECASE)


class BaseModel(NamedTuple):
    """A base model by its usual name, and the year and month in which it came out."""

    name: str
    year: int
    month: int


def _read() -> dict[str, BaseModel]:
    found: dict[str, BaseModel] = {}
    for line in _RELEASED.strip().split("\n"):
        date, _, names = line.partition(": ")
        year, month = map(int, date.split("-"))
        found |= {same_name(name): BaseModel(name, year, month) for name in names.split(", ")}
    return found


BASE_MODELS = _read()
"""Base models by their names without letter case, blanks and punctuation."""


def find_base(text: str) -> BaseModel | None:
    """The base model that a text names, with or without a size; of several, all of which are known, the oldest.

    None where the text says anything else: in ``Code Llama``, ``Llama-3-Swallow`` and ``CLIP, Llama 3`` more is named
    than the table tells of.
    """
    if len(text) > _MAX_NAME:
        return None
    plain = unicodedata.normalize("NFKC", text).casefold()
    owned = _OWNED.fullmatch(plain)
    parts = [owned["name"]] if owned is not None and _is_owner(*owned.groups()) else _BETWEEN.split(plain)
    keys = [key for part in parts if (key := _key(part))]
    found = [BASE_MODELS.get(key) for key in keys]
    known = [one for one in found if one is not None]
    return min(known, key=lambda one: one[1:]) if known and len(known) == len(found) else None


def _is_owner(owner: str, name: str) -> bool:
    """Whether it is the address of a repository, and not two models: ``Qwen/Qwen2-7B``, but ``Qwen/Llama-3``."""
    return owner in MAKER_BY_ACCOUNT and (owner not in BASE_MODELS or name.startswith(owner))


def _key(name: str) -> str:
    """A name without its sizes and the words that any model may have."""
    return same_name("".join(word for word in _WORD.findall(_SIZE.sub(" ", name)) if word not in _SAID_OF_ANY))
