# ruff: noqa: E501 - a row of data is one line
"""Licences that SPDX does not list but models come under, and the words by which people call licences.

Hub ids and addresses: https://huggingface.co/docs/hub/repositories-licenses (2026-08). Imported on demand only.
"""

from __future__ import annotations

_HUB = "https://huggingface.co/"

# name | id on the Hugging Face Hub and further names | address of the text, below the Hub's where it has no scheme
_NAMED = """
Llama 2 Community License | llama2; meta llama 2 | meta-llama/Llama-2-7b-chat-hf/blob/main/LICENSE.txt
Llama 3 Community License | llama3; meta llama 3; meta llama 3 community | meta-llama/Meta-Llama-3-8B/blob/main/LICENSE
Llama 3.1 Community License | llama3.1; meta llama 3.1 community | meta-llama/Meta-Llama-3.1-70B-Instruct/blob/main/LICENSE
Llama 3.2 Community License | llama3.2; meta llama 3.2 community | meta-llama/Llama-3.2-1B/blob/main/LICENSE.txt
Llama 3.3 Community License | llama3.3; meta llama 3.3 community | meta-llama/Llama-3.3-70B-Instruct/blob/main/LICENSE
Llama 4 Community License | llama4; meta llama 4 community | meta-llama/Llama-4-Scout-17B-16E-Instruct/blob/main/LICENSE
Gemma Terms of Use | gemma; gemma license | https://ai.google.dev/gemma/terms
Grok 2 Community License | grok2-community; grok 2 | xai-org/grok-2/blob/main/LICENSE
FAIR Noncommercial Research License | fair-noncommercial-research-license | facebook/fair-noncommercial-research-license/blob/main/LICENSE
BigScience OpenRAIL-M | bigscience-openrail-m | https://bigscience.huggingface.co/blog/bigscience-openrail-m
BigScience BLOOM RAIL 1.0 | bigscience-bloom-rail-1.0; bigscience rail 1.0 | spaces/bigscience/license
BigCode OpenRAIL-M v1 | bigcode-openrail-m | https://www.bigcode-project.org/docs/pages/bigcode-openrail
CreativeML OpenRAIL-M | creativeml-openrail-m | spaces/CompVis/stable-diffusion-license
CreativeML OpenRAIL++-M | openrail++ | stabilityai/stable-diffusion-xl-base-1.0/blob/main/LICENSE.md
Apple Model License for Research | apple-amlr | apple/deeplabv3-mobilevit-small/blob/main/LICENSE
Apple Sample Code License | apple-ascl | https://developer.apple.com/support/downloads/terms/apple-sample-code/Apple-Sample-Code-License.pdf
Intel Research Use License Agreement | intel-research | OpenVINO/Llama-3.1-8B-Instruct-FastDraft-150M-int8-ov/blob/main/LICENSE.md
H Research License | h-research | Hcompany/Holo1-3B/blob/main/LICENSE
OpenMDW License Agreement v1.1 | openmdw-1.1 | https://openmdw.ai/license/1-1/
DeepFloyd IF Research License Agreement | deepfloyd-if-license |
Chameleon Research License | |
ChatGLM-6B Model License | |
ChatGLM2-6B Model License | |
ChatGLM3-6B Model License | |
CogVLM License | |
CogVLM2 License | |
Databricks Open Model License | dbrx |
DeepSeek Model License | deepseek |
EXAONE AI Model License Agreement 1.1 - NC | exaone |
EXAONE AI Model License Agreement 1.2 - NC | |
GLM-4 Model License | glm-4 |
Jamba Open Model License | |
Microsoft Research License | |
MiniMax Model License | |
Mistral AI Non-Production License | mnpl |
Mistral AI Research License | mrl; mistral research |
Modified MIT License | modified-mit |
NVIDIA Nemotron Open Model License | |
NVIDIA Open Model License | nvidia-open-model-license |
OPT-175B License | |
Qwen License | |
Qwen Research License | qwen-research |
Stability AI Community License | stabilityai-ai-community |
Tencent Hunyuan Community License | tencent-hunyuan-community |
TII Falcon License 2.0 | falcon-llm-license |
Tongyi Qianwen License Agreement | tongyi-qianwen |
Tongyi Qianwen Research License Agreement | tongyi-qianwen-research |
"""

NAMED: dict[str, str | None] = {}
"""Name -> address of the licence's text where it is known."""

OTHER_NAMES: dict[str, str] = {
    "ASL 2.0": "Apache-2.0",
    "Expat": "MIT",
    "New BSD": "BSD-3-Clause",
    "Modified BSD": "BSD-3-Clause",
    "BSD 3-Clause New or Revised": "BSD-3-Clause",
    "3-Clause BSD": "BSD-3-Clause",
    "BSD-3": "BSD-3-Clause",
    "Simplified BSD": "BSD-2-Clause",
    "BSD 2-Clause Simplified": "BSD-2-Clause",
    "2-Clause BSD": "BSD-2-Clause",
    "BSD-2": "BSD-2-Clause",
    "CC0": "CC0-1.0",
    "CC Zero 1.0": "CC0-1.0",
    "Mozilla Public License 2.0": "MPL-2.0",
    "Eclipse Public License 1.0": "EPL-1.0",
    "Eclipse Public License 2.0": "EPL-2.0",
    "European Union Public License 1.2": "EUPL-1.2",
    "Boost Software License 1.0": "BSL-1.0",
    "Business Source License 1.1": "BUSL-1.1",
    "Academic Free License 3.0": "AFL-3.0",
    "Educational Community License 2.0": "ECL-2.0",
    "Open Software License 3.0": "OSL-3.0",
    "SIL Open Font License 1.1": "OFL-1.1",
    "Microsoft Public License": "MS-PL",
    "Mulan PSL 2.0": "MulanPSL-2.0",
    "Computational Use of Data Agreement": "C-UDA-1.0",
    "C-UDA": "C-UDA-1.0",
    "ODC-By": "ODC-By-1.0",
    "Open Data Commons Attribution": "ODC-By-1.0",
    "ODbL": "ODbL-1.0",
    "Open Database License": "ODbL-1.0",
    "PDDL": "PDDL-1.0",
    "LGPL-LR": "LGPLLR",
    "Community Data License Agreement Permissive 1.0": "CDLA-Permissive-1.0",
    "Community Data License Agreement Permissive 2.0": "CDLA-Permissive-2.0",
    "Community Data License Agreement Sharing 1.0": "CDLA-Sharing-1.0",
    "Do What The F*ck You Want To Public License": "WTFPL",
    "GNU GPL v2 only": "GPL-2.0-only",
    "GNU GPL v3 only": "GPL-3.0-only",
    "GNU GPL v2 or later": "GPL-2.0-or-later",
    "GNU GPL v3 or later": "GPL-3.0-or-later",
    "GNU General Public License v2 only": "GPL-2.0-only",
    "GNU General Public License v3 only": "GPL-3.0-only",
    "GNU General Public License v2 or later": "GPL-2.0-or-later",
    "GNU General Public License v3 or later": "GPL-3.0-or-later",
    "GNU Affero General Public License v3 only": "AGPL-3.0-only",
    "GNU Affero General Public License v3 or later": "AGPL-3.0-or-later",
    "OpenMDW": "OpenMDW-1.0",
}
"""Full and short names -> SPDX id or name above. A bare GPL-3.0 is missing on purpose: only or later, nobody knows."""


def _fill() -> None:
    for row in _NAMED.strip().splitlines():
        name, others, url = (part.strip() for part in row.split("|"))
        NAMED[name] = (url if ":" in url else _HUB + url) if url else None
        OTHER_NAMES.update({other.strip(): name for other in others.split(";") if other.strip()})


_fill()
