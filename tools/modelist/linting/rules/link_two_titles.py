"""One paper or post is linked for two titles that have nothing in common.

The line of another was copied, and its address kept: whoever opens the second one reads the first. Look it up, and give
the other title its own address. A title is a link's text, or bold or quoted text beside the only paper of its line; in
a table or list, the words before a link that says no more than that it is the paper; and the summary of a fold-out, or
the cell in a column of titles, where one paper is linked. Titles that share some words are told where the lines link
the code of two works, or where hardly a word is in both and one follows the other or has another date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.text import Location, Span
from modelist.core.wording import shown
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.markup.items import own_end
from modelist.linting.papers.plain_titles import is_title
from modelist.linting.papers.titled_links import TitledLink, key_of
from modelist.linting.papers.titles_at_address import titled_addresses
from modelist.linting.rule import Example, Problem, Rule, Scope

_MAX_TITLES, _MAX_COMPARED = 2, 30


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Addresses with titles of four words or more, of which hardly any is in both; the usual one is right."""
    for address in titled_addresses(page):
        right = address.own[0]
        for use in address.strangers:
            message = f"{shown(use.title)} leads where {shown(right.title)} leads"
            related = ((Location(page.path, right.link.destination_span), "the same address"),)
            advice = "Give each title its own address; where a paper was renamed, list it once."
            yield Problem(use.link.destination_span, message, advice, related=related)
            yield from _beside(page, use, related)


def _beside(page: Page, use: TitledLink, related: tuple[tuple[Location, str], ...]) -> Iterator[Problem]:
    """The badges and labels below a title that has the paper of another one, which they lead to, too."""
    key, lines = key_of(use.link.destination), page.document.lines
    line = lines.line_of(use.link.span.start)
    below = Span(lines.start_of(line + 1), own_end(page, line))
    for link in page.links_in(below) if use.link.text == use.title and key.startswith("arxiv:") else ():
        if not is_image(link) and not is_title(link.text) and key_of(link.destination) == key:
            message = f"this leads to the paper of another title, as {shown(use.title)} above it does"
            yield Problem(link.destination_span, message, "Give both the address of the paper.", related=related)


_CPX = '- **"CPX-2: Large-scale Cost-effective Pre-trained Language Models"**. arXiv 2021. [[Paper](https://arxiv.org/abs/{})]\n'
_PANGU = "- [PanGu: Large-scale Autoregressive Chinese Models with Auto-parallel Computation](https://arxiv.org/abs/2104.12998)\n"
_OTHER = "- [Retrieval augmented generation over many documents](https://arxiv.org/abs/{})\n"

_ROWS = (
    "| Project | Task |\n| --- | --- |\n| {} [[📑Paper]](https://arxiv.org/abs/2503.05998) | a |\n"
    "| {} [[📑Paper]](https://arxiv.org/abs/{}) | b |\n"
)
_FOLD = "<details>\n<summary>{}</summary>\n<p>\n\npaper: {}\ncode: https://a.org/code\n</p>\n</details>\n\n"
_COLUMN = (
    "| Method | Title | Date |\n| --- | --- | --- |\n| [Hume](https://arxiv.org/abs/2505.21998) | Hume: Introducing"
    " Slow Thinking in Action Model | 2/6/2025 |\n| [Reasoner]({}) | {} | 26/9/2025 |\n"
)

_DATED = (
    "| Paper | Date |\n| --- | --- |\n| [Salt: Crystal Structure and Currents Emerge from Shaking Many Copper"
    " Kettles](https://www.science.org/doi/10.1126/science.ab12) | {} |\n{}| [SaltSea: End-to-End Crystal"
    " Structure Prediction with Currents along the Shores](⟦https://www.science.org/doi/10.1126/science.ab12⟧) | {} |\n"
)
_CODED = (
    "| Name | Paper | Code |\n| --- | --- | --- |\n"
    "| A | [{0}](https://arxiv.org/pdf/1905.13648) | [GitHub](https://github.com/a/{2}) |\n\n## B\n\n"
    "| Name | Paper | Code |\n| --- | --- | --- |\n"
    "| B | [{1}](⟦https://arxiv.org/pdf/1905.13648⟧) | [GitHub](https://github.com/b/{3}) |\n"
)

RULE = Rule(
    id="link-two-titles",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example(
            _DATED.format("Jun, 2023", "| [Kelp: Growing Forests](https://a.org/kelp) | Apr 2024 |\n" * 5, "May, 2024")
        ),
        Example(_DATED.format("-", "", "Mar, 2024").replace("Salt: ", "").replace("SaltSea: ", "")),
        Example(
            _CODED.format(
                "Open Maps: Reading Road Signs in Traffic",
                "Towards Reading Signs in Video: a Benchmark",
                "atlas",
                "roads",
            )
        ),
        Example(
            "- [Kernels: Products of Many Tensors](https://arxiv.org/abs/2407.09621)\n"
            "- [Rotations Made Faster with Tensor Units](⟦https://arxiv.org/abs/2407.09621⟧)\n"
        ),
        Example(
            "- **TaleGAN: A Network for Telling Stories**, A. Li et al. [[Paper](https://ojs.aaai.org/article/view/12)]\n"
            "- **Video Generation From Text**, A. Li et al. [[Paper](⟦https://ojs.aaai.org/article/view/12⟧)]\n"
        ),
        Example(
            "- [Qwen-VL: Reading, Localizing and Beyond](⟦https://a.org/blog/2024-01-30-llava-next/⟧)\n"
            "- [LLaVA-NeXT: Improved OCR and World Knowledge](https://a.org/blog/2024-01-30-llava-next/)\n"
        ),
        Example(
            "- [Direct Preference Optimization: Your Model is Secretly a Reward Model](https://arxiv.org/abs/2305.18998)\n"
            "- [PlainPO: Plain Preference Optimization with a Reference-Free Reward](⟦https://arxiv.org/abs/2305.18998⟧)\n"
        ),
        Example(
            "- [Janus: Decoupling Visual Encoding for Generation](https://arxiv.org/abs/2410.13998)\n\n"
            "- [PUMA: Empowering Unified Models with Granular Features](⟦https://arxiv.org/abs/2410.13998⟧)\n"
            "  [![arXiv](https://img.shields.io/badge/arXiv-b31b1b.svg)](⟦https://arxiv.org/abs/2410.13998⟧)\n"
        ),
        Example(
            _FOLD.format("SAM: Segment Anything Model of Meta", "https://arxiv.org/pdf/2304.02998.pdf")
            + _FOLD.format("InternImage: Exploring Deformable Convolutions", "⟦https://arxiv.org/pdf/2304.02998.pdf⟧")
        ),
        Example(
            _COLUMN.format(
                "⟦https://arxiv.org/abs/2505.21998⟧", "VLA-Reasoner: Empowering Models via Online Tree Search"
            )
        ),
        Example(
            "| Date | Title |\n| --- | --- |\n"
            "| 2024-09-18 | [Perception of the World at Any Resolution](⟦https://arxiv.org/abs/2408.03998⟧) |\n"
            "| 2024-08-06 | [Easy Transfer between Visual Tasks](https://arxiv.org/abs/2408.03998) |\n"
        ),
        Example(
            "- [The Next Generation Of Large Language Models](https://a.org/list-40c8)\n"
            "- [What Are Large Language Models Used For?](⟦https://a.org/list-40c8⟧)\n"
        ),
        Example(
            _OTHER.format("⟦2104.12998⟧").replace("https://arxiv.org/abs/⟦", "⟦https://arxiv.org/abs/") + 2 * _PANGU
        ),
        Example(
            "- `2023.06` GENA-LM: Foundational Models for Long Sequences [bioRxiv](https://www.biorxiv.org/content/1/a)\n"
            "- `2023.07` Transfer learning enables network biology, [bioRxiv](⟦https://www.biorxiv.org/content/1/a⟧)\n"
        ),
        Example(
            "- [Janus: Decoupling Visual Encoding for Unified Multimodal Understanding](https://arxiv.org/abs/2410.13998)\n"
            "- [PUMA: Empowering Unified MLLM with Multi-granular Encoding](⟦https://arxiv.org/abs/2410.13998⟧)\n"
        ),
        Example(_PANGU + "- [Visual instruction tuning of chat assistants](⟦https://arxiv.org/pdf/2104.12998⟧)\n"),
        Example(
            _OTHER.format("2106.99715") + _CPX.format("2106.99715").replace("(https", "(⟦https").replace(")]", "⟧)]")
        ),
        Example(
            "".join(
                f"**{title}**\\\n_Ann Lee_\\\nICML, [[Paper]({url})]\\\n15 Nov {year}\n\n"
                for title, url, year in (
                    ("Flamingo: a Visual Learner of Few Shots", "⟦https://arxiv.org/abs/2301.12998⟧", 2022),
                    ("BLIP-2: Bootstrapping with Frozen Encoders", "https://arxiv.org/abs/2301.12998", 2023),
                    *((f"Dialogue: Talking to Machines, part {n}", f"https://a.org/{n}", 2024) for n in range(6)),
                )
            )
        ),
        Example(
            _ROWS.format(
                "Zero: Temporal Video Grounding", "Omni: Explainable Emotion Recognition", "2503.05998"
            ).replace(
                "Recognition [[📑Paper]](https://arxiv.org/abs/2503.05998)",
                "Recognition [[📑Paper]](⟦https://arxiv.org/abs/2503.05998⟧)",
            )
        ),
        Example(
            "- [Visual Instruction Tuning by Descent](https://openreview.net/forum?id=abc)\n"
            "- [Robotic Control Through Speech Commands](⟦https://openreview.net/pdf?id=abc⟧)\n"
        ),
    ),
    good=(
        Example(
            "**We have released a survey on crystals**, see [arXiv](https://arxiv.org/abs/2503.05998)\n\n"
            "- [Salt Kettles and Currents along Shores](https://arxiv.org/abs/2503.05998)\n"
        ),
        Example(
            _COLUMN.format(
                "https://huggingface.co/papers/2509.22643", "VLA-Reasoner: Empowering Models via Tree Search"
            ).replace("https://arxiv.org/abs/", "https://huggingface.co/papers/")
            + "\nAll of them are on arXiv.\n"
        ),
        Example(
            '<table>\n<tr><td style="height: 18px; width: 124px; text-align: left;"><a href="https://arxiv.org/abs/2104.08998">'
            "Natural</a></td></tr>\n</table>\n\n- [Crowdsourced Instructions Generalize](https://arxiv.org/abs/2104.08998)\n"
        ),
        Example(
            _DATED.format("Jun, 2023", "| [Kelp: Growing Forests](https://a.org/kelp) | Apr 2024 |\n" * 5, "June 2023")
            .replace("⟦", "")
            .replace("⟧", "")
        ),
        Example(
            _DATED.format("Jun, 2023", "", "May, 2024")
            .replace("⟦", "")
            .replace("⟧", "")
            .replace("SaltSea:", "SaltSea (formerly Salt):")
        ),
        *(
            Example(_CODED.replace("⟦", "").replace("⟧", "").format(*texts))
            for texts in (
                ("Open Maps: Reading Road Signs in Traffic", "Reading Signs of Roads in Videos", "atlas", "atlas"),
                ("Open Maps: Reading Road Signs in Traffic", "Reading Signs, third-party code", "atlas", "roads"),
                ("Atlas: Reading Road Signs in Traffic", "Reading Signs with Atlas in Video", "atlas", "roads"),
                ("Atlas: Reading Road Signs in Traffic", "A Benchmark for Reading Road Signs", "atlas", "roads"),
            )
        ),
        Example(
            "- [Video Generation From Text](https://arxiv.org/abs/2104.12998)\n"
            "- [Generating Video: From Words to Clips](https://arxiv.org/abs/2104.12998)\n"
        ),
        Example(
            "| Title | Paper |\n| --- | --- |\n"
            "| Siamese Tuning: Robust Encoders <br/><sub>a defense</sub> | [p](https://arxiv.org/abs/2407.14971) |\n"
            "| Siamese Tuning: Robust Encoders <br/><sub>trains two</sub> | [p](https://arxiv.org/abs/2407.14971) |\n"
        ),
        Example(
            "- GKD: Distillation of Models <br> Arxiv 2024 [[Paper]](https://arxiv.org/abs/2402.10998)\n\n## B\n\n"
            "- GKD: Distillation of Models <br> ICML 2024 [[Paper]](https://arxiv.org/abs/2402.10998)\n"
        ),
        Example(
            "- **RoboMamba: Efficient Models for Robots** [paper](https://arxiv.org/abs/2406.04998)\n"
            "- **State-Space Models (SSM):** They are efficient. Applications:\n"
            "    - [RoboMamba](https://arxiv.org/abs/2406.04998)\n"
            "- Future directions: smaller and faster models ([RoboMamba](https://arxiv.org/abs/2406.04998)), others\n"
        ),
        Example(
            "- [Direct Preference Optimization: Your Model is Secretly a Reward Model](https://arxiv.org/abs/2305.18998)\n"
            "- [DPO: Simple Tuning with a Reference-Free Reward of Preference](https://arxiv.org/abs/2305.18998)\n"
        ),
        Example(
            _FOLD.format("SAM: Segment Anything Model of Meta", "https://arxiv.org/pdf/2304.02998.pdf")
            + _FOLD.format("InternImage: Exploring Deformable Convolutions", "https://arxiv.org/pdf/2211.05778.pdf")
            + _FOLD.format("Click to expand the architecture and its figures", "https://arxiv.org/pdf/2211.05778.pdf")
        ),
        Example(
            "- [Chain of Thought: Prompting Elicits Reasoning](https://arxiv.org/abs/2201.11998)\n"
            "- [CoT: Let Models Speak Before Answers](https://arxiv.org/abs/2201.11998)\n"
        ),
        Example(
            _FOLD.format("Model Architecture and Training Details", "https://arxiv.org/abs/2401.02998")
            + _FOLD.format("Benchmark Results Across Many Tasks", "https://arxiv.org/abs/2401.02998")
        ),
        Example(_COLUMN.format("https://arxiv.org/abs/2505.21998", "Hume: Introducing Slow Thinking in Action Model")),
        Example(
            "- **Evol-Instruct: Complex Instruction Following** of WizardLM [p](https://arxiv.org/abs/2304.12998)\n"
            "- **WizardLM: Empowering Models to Follow Complex Instructions** [p](https://arxiv.org/abs/2304.12998)\n"
        ),
        Example(
            "- [Getting started with serving](https://docs.vllm.ai/en/latest)\n"
            "- [Advanced batching techniques in production](https://docs.vllm.ai/en/latest/)\n"
        ),
        Example(
            "- [Janus: Decoupling Visual Encoding for Unified Multimodal Understanding](https://arxiv.org/abs/2410.13998)\n"
            "- [JanusFlow: Unified Encoding for Multimodal Understanding](https://arxiv.org/abs/2410.13998)\n"
        ),
        Example(_ROWS.format("Zero: Temporal Video Grounding", "Omni: Explainable Emotion Recognition", "2503.05380")),
        Example(
            "- We accepted the invitation of somebody [[Paper]](https://arxiv.org/abs/2503.05998)\n\n## A\n\n"
            "- Omni: Explainable Emotion Recognition [[Paper]](https://arxiv.org/abs/2503.05998)\n"
        ),
        Example(
            "".join(
                f"- [{title} of training in large clusters](https://a.org/2025/accepted.html)\n"
                for title in ("Tracing the dependencies", "Dynamic parallelism and sharding", "Verified equivalence")
            )
        ),
        Example(
            "- [Notes on the first of many talks](https://a.org/)\n- [Slides about something else altogether](https://a.org/)\n"
        ),
        Example(_PANGU + _CPX.format("2106.99715")),
        Example(
            _PANGU + '| <a href="https://arxiv.org/abs/2104.12998">https://arxiv.org/abs/2104.12998</a> |\n| --- |\n'
        ),
        Example(_PANGU + "- [PanGu-α](https://arxiv.org/abs/2104.12998)\n"),
        Example(
            _PANGU + "- The [updated version of the manuscript](https://arxiv.org/abs/2104.12998) is out.\n"
            "- [Slides of our tutorial session](https://arxiv.org/abs/2104.12998)\n"
        ),
    ),
)
