"""Well-known makers of models: how lists call them, and their accounts on Hugging Face and GitHub.

Each account is named on the maker's own pages; ``entries/organizations.yaml`` has them with their home pages.
"""

from __future__ import annotations

from modelist.readme.words import same_name

_MAKERS = """
google: Google, Google AI, Google DeepMind, DeepMind, Google Research, 谷歌 = google google-deepmind google-research
microsoft: Microsoft, Microsoft Research, 微软 = microsoft
meta: Meta, Meta AI, Facebook, Facebook AI, FAIR, Meta (Facebook) = meta-llama facebook facebookresearch
openai: OpenAI = openai
deepseek: DeepSeek, DeepSeek AI, DeepSeek-AI, 深度求索 = deepseek-ai
alibaba: Alibaba, Alibaba Cloud, Alibaba Group, Qwen, Qwen Team, 阿里, 阿里云, 阿里巴巴, 通义千问 = qwen qwenlm
mistral: Mistral, Mistral AI, MistralAI = mistralai
nvidia: NVIDIA, 英伟达 = nvidia nvlabs
apple: Apple, 苹果 = apple
salesforce: Salesforce, Salesforce AI, Salesforce Research = salesforce
stability: Stability AI, StabilityAI, Stability.ai = stabilityai stability-ai
databricks: Databricks, MosaicML, Databricks (MosaicML) = databricks mosaicml databrickslabs
eleuther: EleutherAI, Eleuther AI = eleutherai
tii: TII, Technology Innovation Institute = tiiuae
lmsys: LMSYS, LMSYS Org = lmsys lm-sys
zhipu: Zhipu, Zhipu AI, ZhipuAI, Z.ai, 智谱, 智谱AI, THUDM, Tsinghua, Tsinghua University, 清华大学 = thudm zai-org
baichuan: Baichuan, Baichuan AI, Baichuan Intelligence, 百川, 百川智能 = baichuan-inc
zero-one: 01.AI, 01-AI, 01ai, 零一万物 = 01-ai
shanghai: Shanghai AI Lab, Shanghai AI Laboratory, InternLM, 上海人工智能实验室 = internlm opengvlab
xai: xAI = xai-org
moonshot: Moonshot AI, Moonshot, Kimi, 月之暗面 = moonshotai
cohere: Cohere, Cohere For AI = cohereforai coherelabs cohere-ai
allen: AI2, Ai2, Allen AI, AllenAI, Allen Institute for AI = allenai
ibm: IBM, IBM Research = ibm-granite ibm
tencent: Tencent, 腾讯 = tencent
baidu: Baidu, 百度 = baidu paddlepaddle
openbmb: OpenBMB = openbmb
bytedance: ByteDance, ByteDance Seed, 字节跳动 = bytedance bytedance-seed magic-research
"""
_FAMILIES = """
tii: falcon
microsoft: florence phi
openbmb: minicpm
alibaba: qwen qwq
shanghai: internlm internvl
deepseek: deepseek
zhipu: chatglm cogagent cogvlm
baichuan: baichuan
google: gemma paligemma
mistral: mixtral pixtral
allen: molmo olmo
openai: gpt-oss whisper
moonshot: kimi
xai: grok
databricks: dbrx
ibm: granite
baidu: ernie
tencent: hunyuan
"""


def _read() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    shown: dict[str, str] = {}
    accounts: dict[str, str] = {}
    for line in _MAKERS.strip().split("\n"):
        key, _, rest = line.partition(": ")
        called, _, owned = rest.partition(" = ")
        shown[key] = called.split(",")[0]
        names |= dict.fromkeys(map(same_name, called.split(",")), key)
        accounts |= dict.fromkeys(owned.split(), key)
    return names, accounts, shown


MAKER_BY_NAME, MAKER_BY_ACCOUNT, MAKER_NAMES = _read()
"""The maker's key by a name without case and blanks, and by an account in lower case; and its usual name by its key."""

WITH_AI = "Mistral Moonshot Zhipu Stability Sakana Reka Liquid Rhymes Inflection".split()
"""Makers that have ``AI`` in their names; a department of a bigger firm, such as Meta AI, is another thing."""

MAKER_BY_FAMILY = {
    family: key
    for key, _, families in (line.partition(": ") for line in _FAMILIES.strip().split("\n"))
    for family in families.split()
}
"""The maker's key by a family, whose name stands for that maker's models where only versions and sizes follow it."""
