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
    |TypeScript|LangChain|LlamaIndex|vLLM|SGLang|LinkedIn|Stack Overflow|DeepSeek|DeepSpeed|LMDeploy|NumPy|BibTeX
    |GPT-3|GPT-3.5|GPT-4|GPT-4o|GPT-4V|GPT-5|GPT4All|LLaVA|LLaVA-OneVision|LLaVA-NeXT|TinyLLaVA|MobileVLM|NExT-GPT
    |OpenCompass|InternLM|InternVL|InternVideo|ChatGLM|VisualGLM|MiniCPM|MiniGPT-4|InstructBLIP|BLIP-2|CogVLM|CogAgent|StarCoder|WizardLM
    |WizardCoder|LoRA|QLoRA|RLHF|StableLM|StableVicuna|OpenLLaMA|TinyLlama|RoBERTa|DeBERTa|DistilBERT|ImageBind|PandaGPT|OpenFlamingo
    |MathVista|MathVerse|MathVision|TextVQA|DocVQA|ChartQA|InfoVQA|ScienceQA|MMBench|MMStar|OCRBench|HallusionBench|SEED-Bench
    |HellaSwag|TruthfulQA|WinoGrande|HumanEval|LibriSpeech|ImageNet|OSWorld|ScreenSpot|ShareGPT4V|RefCOCO|LiveCodeBench
    |LLM|LLMs|VLM|VLMs|MLLM|MLLMs|SigLIP|OpenCLIP|EVA-CLIP|ConvNeXt|BEiT|DINOv2|VQGAN|RedPajama|RefinedWeb|FineWeb|OpenHermes|UltraChat|WebVid
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
    r"(?<![\w./@#:-])(?P<name>"
    + "|".join(map(_pattern, sorted(NAMES, key=len, reverse=True)))
    + r")(?P<rest>(?:[\w./@-]*\w)?)",
    re.IGNORECASE,
)
_VERSION = lazy_pattern(r"-[A-Za-z0-9][\w.-]*|\d[\w.-]*")


def is_proper_name(text: str) -> bool:
    """Whether a text is one of these names in any spelling."""
    return _key(text) in _BY_KEY


def misspelled(text: str) -> list[tuple[int, int, str]]:
    """Start, end and right spelling of each name that a text spells in another way; names inside others are left.

    What follows with a hyphen or a number is a size or version, unless the whole is in small letters, as in an id.
    """
    found = []
    for match in _ANY.finditer(text):
        name, rest = match["name"], match["rest"]
        right = _BY_KEY.get(_key(name))
        is_plural = right is not None and right[:-1].isupper()
        if right is None or right == name or (name.isupper() and not is_plural):
            continue  # a whole title may be in capitals; LLMS is LLMs all the same
        if not rest or (_VERSION.fullmatch(rest) and name[-1].isalpha() and not name.islower()):
            found.append((match.start(), match.end("name"), right))
    return found
