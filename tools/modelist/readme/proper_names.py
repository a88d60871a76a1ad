"""Names of services, makers and models as they spell themselves, for text in which people spell them otherwise.

Each name stands once, as its owner writes it; letter case, blanks and hyphens in it are what people get wrong. Sources
are the owners' own pages: their model cards on Hugging Face and their home pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from modelist.core.patterns import lazy_pattern

NAMES = tuple(
    """
    GitHub|Hugging Face|arXiv|OpenAI|ChatGPT|YouTube|ModelScope|OpenReview|DeepMind|TensorFlow|PyTorch|JavaScript
    |TypeScript|LangChain|LlamaIndex|vLLM|LinkedIn|Stack Overflow|DeepSeek|GPT-3|GPT-3.5|GPT-4|GPT-4o|GPT-4V|GPT-5|LLaVA
    |LoRA|QLoRA|RLHF|InternLM|InternVL|ChatGLM|MiniCPM|MiniGPT-4|InstructBLIP|BLIP-2|CogVLM|MathVista|TextVQA|ScienceQA
    |MMBench|HellaSwag|TruthfulQA|WinoGrande|HumanEval|LibriSpeech|ImageNet|StarCoder|WizardLM|StableLM|OpenLLaMA
    """.replace("\n", "").split("|")
)
"""As their owners write them."""

_GAP = r"[ -]?"
_ALSO: Mapping[str, str] = {"GPT-4o": rf"gpt{_GAP}4{_GAP}o", "GPT-4V": rf"gpt{_GAP}4{_GAP}v"}


def _key(text: str) -> str:
    return re.sub(r"[ -]", "", text).lower()


def _pattern(name: str) -> str:
    name = name.strip()
    return _ALSO.get(name) or _GAP.join(re.escape(part) for part in re.split(r"[ -]", name.lower()))


_BY_KEY = {_key(name.strip()): name.strip() for name in NAMES}
_ANY = lazy_pattern(
    r"(?<![\w./@#:-])(?:" + "|".join(map(_pattern, sorted(NAMES, key=len, reverse=True))) + r")(?![\w./@-]*\w)",
    re.IGNORECASE,
)


def misspelled(text: str) -> list[tuple[int, int, str]]:
    """Start, end and right spelling of each name that a text spells in another way; names inside others are left."""
    found = []
    for match in _ANY.finditer(text):
        right = _BY_KEY.get(_key(match[0]))
        if right is not None and right != match[0] and not match[0].isupper():
            found.append((match.start(), match.end(), right))
    return found
