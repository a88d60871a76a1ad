"""Names of services, makers and models as they spell themselves, for text in which people spell them otherwise.

Each name stands once, as its owner writes it; letter case, blanks and hyphens in it are what people get wrong. Sources
are the owners' own pages: papers and repositories, their model cards on Hugging Face and their home pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from modelist.core.patterns import alternatives, lazy_pattern

NAMES = tuple(
    one.strip()
    for one in """
    GitHub|Hugging Face|arXiv|OpenAI|ChatGPT|YouTube|ModelScope|OpenReview|DeepMind|TensorFlow|PyTorch|JavaScript
    |TypeScript|LangChain|LlamaIndex|vLLM|SGLang|LinkedIn|Stack Overflow|DeepSeek|DeepSpeed|LMDeploy|NumPy|BibTeX
    |ERNIE|GPT-3|GPT-3.5|GPT-4|GPT-4o|GPT-4V|GPT-5|GPT4All|LLaVA|LLaVA-OneVision|LLaVA-NeXT|TinyLLaVA|MobileVLM|NExT-GPT
    |OpenCompass|InternLM|InternVL|InternVideo|ChatGLM|VisualGLM|MiniCPM|MiniGPT-4|InstructBLIP|BLIP-2|CogVLM|CogAgent|StarCoder|WizardLM
    |WizardCoder|LoRA|QLoRA|RLHF|StableLM|StableVicuna|OpenLLaMA|TinyLlama|RoBERTa|DeBERTa|DistilBERT|ImageBind|PandaGPT|OpenFlamingo
    |MathVista|MathVerse|MathVision|TextVQA|DocVQA|ChartQA|InfoVQA|ScienceQA|MMBench|MMStar|OCRBench|HallusionBench|SEED-Bench
    |HellaSwag|TruthfulQA|WinoGrande|HumanEval|LibriSpeech|ImageNet|OSWorld|ScreenSpot|ShareGPT4V|RefCOCO|LiveCodeBench
    |LLM|LLMs|VLM|VLMs|MLLM|MLLMs|SigLIP|OpenCLIP|EVA-CLIP|ConvNeXt|BEiT|DINOv2|VQGAN|RedPajama|RefinedWeb|FineWeb|OpenHermes|UltraChat|WebVid
    |GPT-NeoX|GPT-Neo|GPT-J|LongRoPE|Open LLM Leaderboard|Open LLM|Conceptual Captions|PaliGemma|CUDA|Miniconda
    |Llama 2|Llama 3|Gemma 2|Gemma 3|Orca 2|Phi-2|Phi-3|Phi-4|Qwen1.5|IconQA|TriviaQA|CommonsenseQA|StrategyQA|AGIEval
    |NeurIPS|SuperGLUE|Git for Windows|ViT|PaLI|GTX 1080|GTX 1080 Ti|RTX 2080|RTX 2080 Ti
    |RTX 3060|RTX 3080|RTX 3090|RTX 3090 Ti|RTX 4060|RTX 4070|RTX 4080|RTX 4090|RTX 5090
    |Zeroscope|Snapdragon 8 Gen 2|Snapdragon 8 Gen 3
    |SpeechGPT|AudioGPT|AudioGen|AudioLM|AudioLDM|AudioPaLM|MusicGen|MusicLM|SpeechLMScore|FLEURS|HeyGen|Anyscale
    |LibriTTS|Libri-Light|AISHELL|WavLM|HuBERT|SLAM-Omni|SLAM-LLM|Uni-MoE|CosyVoice|ChatTTS|SenseVoice
    |GPT-SoVITS|SeamlessM4T|SoundStream|EnCodec|SpeechTokenizer|WavTokenizer|NaturalSpeech|FastSpeech|StyleTTS
    |VoiceCraft|VoxCeleb|GigaSpeech|VoxPopuli|MusicCaps|AudioCaps|AudioSet|WavCaps|VGGSound|AIR-Bench|SALMONN
    |Mini-Omni|Freeze-Omni|AnyGPT|Macaw-LLM|M2UGen|SpeechT5|MaskGCT|SoundStorm|AudioCraft|AudioBench|LauraGPT|WavLLM
    |Video-ChatGPT|VideoChat|Chat-UniVi|LanguageBind|mPLUG-Owl|mPLUG-DocOwl|UReader|Qwen-VL|DeepSeek-VL|TinyGPT-V
    |CogVideo|CogVideoX|CogView|GLaMM|PixelLM|NExT-Chat|Ferret-UI|GPT4RoI|DreamLLM|SEED-X|ShareGPT4Video|ShareGPT
    |LLaMA-Adapter|LLaMA-VID|OmniGen|ControlNet|DreamBooth|InstructPix2Pix|AnimateDiff|VideoCrafter|Midjourney
    |HunyuanVideo|PixArt|Baichuan|WizardMath|OpenOrca|SlimPajama|SlimOrca|MetaMath|MAmmoTH|NuminaMath|ChatDoctor
    |BioGPT|BioBERT|PubMedBERT|SciBERT|FinBERT|FinGPT|BloombergGPT|CodeBERT|GraphCodeBERT|CodeGen|CodeGeeX|CodeT5
    |CodeSearchNet|SantaCoder|AlphaCode|AlphaFold|AlphaGo|AlphaGeometry|AlphaEvolve|XLNet|XLM-RoBERTa|SpanBERT
    |TinyBERT|MobileBERT|VisualBERT|ViLBERT|LXMERT|VideoBERT|ModernBERT|MacBERT|ColBERT|InstructGPT|WebGPT
    |HuggingGPT|BabyAGI|MetaGPT|ChatDev|AgentGPT|AutoGen|LangGraph|LangSmith|LocalAI|FastChat|XTuner|OpenRLHF
    |TensorRT|TensorRT-LLM|OpenVINO|Megatron-LM|BitNet|SmoothQuant|SparseGPT|WebArena|VisualWebArena|AgentBench
    |ToolBench|ToolLLM|WebShop|ALFWorld|ScienceWorld|Mind2Web|AndroidWorld|WebVoyager|AppAgent|SeeClick
    |SeeAct|OmniParser|ShowUI|UI-TARS|BrowseComp|MMLU-Pro|C-Eval|CMMLU|GSM8K|BoolQ|OpenBookQA|HotpotQA|NarrativeQA
    |WikiText|BigCodeBench|EvalPlus|CodeXGLUE|CodeContests|RepoBench|CrossCodeEval|CRUXEval|LongBench|LooGLE
    |MT-Bench|Chatbot Arena|AlpacaEval|AlpacaFarm|WildBench|IFEval|HaluEval|FActScore|SafetyBench|ToxiGen
    |RealToxicityPrompts|StereoSet|CrowS-Pairs|JailbreakBench|HarmBench|AdvBench|SuperCLUE|MM-Vet|OK-VQA|VizWiz
    |TextCaps|ADE20K|Visual Genome|VisDial|FigureQA|PlotQA|InfographicVQA|MVBench|EgoSchema|NExT-QA|ActivityNet
    |TempCompass|Video-MME|LongVideoBench|HowTo100M|InternVid|Panda-70M|YouCook2|DiDeMo|Charades-STA|QVHighlights
    |Ego4D|LAION-5B|LAION-400M|DataComp|OBELICS|UltraFeedback|CulturaX|BookCorpus|OpenWebText|WanJuan
    |SkyPile|LRV-Instruction|M3IT|ALLaVA|PubMedQA|MedQA|MedMCQA|VQA-RAD|PathVQA|PMC-VQA|MIMIC-CXR|CheXpert|BioASQ
    |MultiMedQA|PMC-LLaMA|MLflow|FastAPI|PostgreSQL|MongoDB|fastText|OpenCV|FFmpeg|WeChat
    |Docker Hub|EleutherAI|Stability AI|Mistral AI|BigScience|BigCode|NVIDIA|ByteDance|SenseTime|iFLYTEK|OpenBMB
    |OpenMMLab|OpenGVLab|PaddlePaddle|PaddleOCR|MindSpore|Databricks|Salesforce|MosaicML|SambaNova|DeepInfra
    |OpenRouter|SiliconFlow|GitLab|LeetCode|Codeforces|TikTok|GPT-4.1|GPT-4.5|QwQ|LightRAG|RAGFlow|HippoRAG|FlashRAG
    |AnythingLLM|Open WebUI|LobeChat|LiteLLM|SkyPilot|BentoML|DSPy|LM Studio|LLaVA-Med|LLaVA-RLHF|Video-LLaVA
    |RoboFlamingo|OpenVLA|PaLM-E|DriveLM|DriveGPT4|VoxPoser|SayCan|VideoPoet
    |bioRxiv|medRxiv|ChemRxiv|Nucleic Acids Research
    """.split("|")
)
"""As their owners write them."""

_GAP = r"[ -]?"
_ALSO: Mapping[str, str] = {
    "ERNIE": rf"ernie(?={_GAP}(?:\d\.\d|X1\b|Bot\b|ViL))",  # Ernie alone is a person
    "GPT-4o": rf"gpt{_GAP}4{_GAP}o",
    "GPT-4V": rf"gpt{_GAP}4{_GAP}v",
    "GPT-NeoX": rf"gpt{_GAP}neo{_GAP}x",
    "Open LLM": "openllm(?= leaderboard)",
    "Qwen1.5": "qwen[ -]?1\\.5",
    "Conceptual Captions": "conceptual caption(?= data)",
}
_GLUED = frozenset({"Llama 2", "Llama 3", "Gemma 2", "Gemma 3", "Orca 2", "Phi-2", "Phi-3", "Phi-4"})
"""Versions of which only a spelling without the gap is wrong for certain: ids and titles have any other."""

_PARTS = frozenset({"SigLIP", "OpenCLIP", "EVA-CLIP", "ConvNeXt", "BEiT", "DINOv2", "ViT"})
"""Names that stand for a part in compounds such as ``VQ-SigLIP``; others name a model in whatever spelling."""

_PEOPLE = frozenset({"RoBERTa", "HuBERT", "ColBERT"})
"""Names that are those of people, too, where only the first letter is a capital."""

_WORDS_TOO = frozenset({"FLEURS"})
"""Names that are words, too, in small letters."""

_NO_TITLES = frozenset({"ViT", "PaLI", "LoRA", "QLoRA"})
"""Names with small letters inside that people write in capitals only, in texts that are not."""

_SMALL_WORD = lazy_pattern(r"(?<![\w/.@-])[a-z]{2,}(?![\w/@-]|\.\w)")
_AROUND = 30
_HUMP = lazy_pattern(r"(?<=[a-z]{2})(?=[A-Z]{2})|(?<=[a-z]{3})(?=[A-Z][a-z]{3})")


def _key(text: str) -> str:
    return re.sub(r"[ -]", "", text).lower()


def _pattern(name: str) -> str:
    """A name with any gaps, and with a hyphen where a capital begins a part of it."""
    if name in _GLUED:
        return re.escape(re.sub(r"[ -]", "", name.lower()))
    parts = ("-?".join(map(re.escape, _HUMP.split(part))) for part in re.split(r"[ -]", name))
    return _ALSO.get(name) or _GAP.join(parts)


_BY_KEY = {_key(name): name for name in NAMES} | {"conceptualcaption": "Conceptual Captions"}
_ANY = lazy_pattern(
    r"(?<![A-Za-z0-9_À-ɏ./@#:-])(?P<before>(?-i:[A-Z]{2,3}-))?(?P<name>"
    + alternatives(map(_pattern, sorted(NAMES, key=len, reverse=True)))
    + r")(?P<rest>(?:[A-Za-z0-9_À-ɏ./@-]*[A-Za-z0-9_À-ɏ])?)",
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
        if right is None or right == name or not _is_slip(text, match, right):
            continue
        if not rest or (_VERSION.fullmatch(rest) and (name[-1].isalpha() or "." in name) and not name.islower()):
            found.append((match.start("name"), match.end("name"), right))
    return found


def _is_slip(text: str, match: re.Match[str], right: str) -> bool:
    """Whether another spelling is no other name, and not the name in capitals as all of a title."""
    name = match["name"]
    if right in _GLUED:
        return name[0].isupper()
    if (right in _PEOPLE and name.istitle()) or (right in _WORDS_TOO and name.islower()):
        return False
    if (match["before"] and right not in _PARTS) or (name.islower() and "-" in name and "-" not in right):
        return False  # a name of its own, and an id
    if name.count("-") > right.count("-") and " " not in right:
        return name.replace("-", "") == right.replace("-", "")
    if name.isupper() and not right[:-1].isupper() and any(map(str.islower, right)):  # LLMS is LLMs all the same
        around = text[max(0, match.start() - _AROUND) : match.start()], text[match.end() : match.end() + _AROUND]
        return right in _NO_TITLES and all(map(_SMALL_WORD.search, around))
    return True
