"""The mistakes that first contributions make, each as a change to a small list that is otherwise right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

ORGANIZATIONS = """\
meta:
  name: Meta
  huggingface: [meta-llama]
  github: [meta-llama]
mistral-ai:
  name: Mistral AI
  huggingface: [mistralai]
  github: [mistralai]
"""
LLAMA_2 = """\
name: Llama 2
organization: meta
released: 2023-07
sizes: [7B, 13B, 70B]
license: {name: Llama 2 Community License}
links:
  paper: arXiv:2307.09288
  code: https://github.com/meta-llama/llama-models
  weights: https://huggingface.co/meta-llama/Llama-2-7b-hf
description:
  en: |
    Successor of LLaMA, trained on 2T tokens, with a context of 4,096 tokens and weights for commercial use.
sources:
  - https://arxiv.org/abs/2307.09288
"""
MISTRAL = """\
name: Mistral 7B
organization: mistral-ai
released: 2023-09
sizes: [7.3B]
license: Apache-2.0
links:
  paper: arXiv:2310.06825
  weights: https://huggingface.co/mistralai/Mistral-7B-v0.1
description:
  en: |
    A 7B model with sliding-window attention and grouped-query attention, free for any use.
sources:
  - https://arxiv.org/abs/2310.06825
"""
PAGE = """\
# Open models

The models that we use; [Llama 2](#llama-2) was the first.

## Table

<!-- modelist:begin table columns=name,organization,released,sizes,details -->
<!-- modelist:end -->

## Details

<!-- modelist:begin sections -->
<!-- modelist:end -->
"""
BASE: Mapping[str, str] = {
    "entries/organizations.yaml": ORGANIZATIONS,
    "entries/llm/llama-2.yaml": LLAMA_2,
    "modelist.toml": '[list]\nname = "open-models"\n',
    "README.md": PAGE,
}
"""A small list; its page is built before a mistake is made in it."""

NEW = "entries/llm/mistral-7b.yaml"
Files = dict[str, bytes]


@dataclass(frozen=True)
class Mistake:
    """One mistake: what somebody did, in a line, and how it changes the list; ``shown`` is what they wrote."""

    title: str
    shown: str
    change: Callable[[Files], None]
    forgot_build: bool = False


def _entry(title: str, old: str, new: str, shown: str = "") -> Mistake:
    """A mistake in the new entry: ``new`` where ``old`` would be right."""
    assert old in MISTRAL, title

    def change(files: Files) -> None:
        files[NEW] = MISTRAL.replace(old, new).encode("utf-8")

    return Mistake(title, shown or new.strip("\n"), change)


def _file(title: str, path: str, shown: str, encoding: str = "utf-8") -> Mistake:
    """The new entry is right, but its file is not."""

    def change(files: Files) -> None:
        files[path] = MISTRAL.encode(encoding)

    return Mistake(title, shown, change)


def _page(title: str, old: str, new: str) -> Mistake:
    """A mistake in the page."""

    def change(files: Files) -> None:
        text = files["README.md"].decode("utf-8")
        assert old in text, title
        files["README.md"] = text.replace(old, new).encode("utf-8")

    return Mistake(title, new.strip("\n"), change)


def _forgot(files: Files) -> None:
    files[NEW] = MISTRAL.encode("utf-8")


MISTAKES = (
    _entry("A tab in the indentation", "  paper: arXiv:2310.06825", "\tpaper: arXiv:2310.06825"),
    _entry("A quote that is not closed", "name: Mistral 7B", 'name: "Mistral 7B'),
    _entry("A colon in a value without quotes", "name: Mistral 7B", "name: Mistral: 7B"),
    _entry("A full-width colon", "sizes: [7.3B]", "sizes： [7.3B]"),
    _entry("A line that is not indented", "  en: |", "en: |", "description:\nen: |"),
    _entry("A line that is indented too far", "  weights:", "    weights:",
           "  paper: arXiv:2310.06825\n    weights: https://huggingface.co/mistralai/Mistral-7B-v0.1"),
    _entry("A date without a month", "released: 2023-09", "released: 2023"),
    _entry("A size without a unit", "sizes: [7.3B]", "sizes: [7.3]"),
    _entry("A date in words", "released: 2023-09", "released: September 2023"),
    _entry("A key that does not exist", "license: Apache-2.0", "licence: Apache-2.0"),
    _entry("A key twice", "sizes: [7.3B]", "sizes: [7.3B]\nsizes: [7B]"),
    _entry("Nothing where something is required", "released: 2023-09\n", "", "(no line with released:)"),
    _entry("A badge pasted without quotes", "paper: arXiv:2310.06825",
           "paper: [![arXiv](https://img.shields.io/badge/arXiv-2310.06825-b31b1b)](https://arxiv.org/abs/2310.06825)"),
    _entry("A badge pasted in quotes", "paper: arXiv:2310.06825",
           'paper: "[![arXiv](https://img.shields.io/badge/arXiv-2310.06825-b31b1b)](https://arxiv.org/abs/2310.06825)"'),
    _entry("An arXiv id that cannot exist", "paper: arXiv:2310.06825", "paper: arXiv:2313.06825"),
    _entry("The paper of another model", "paper: arXiv:2310.06825", "paper: arXiv:2307.09288"),
    _entry("A model id with a typo", "huggingface.co/mistralai/Mistral-7B-v0.1",
           "huggingface.co/mistral-ai/Mistral-7B-v0.1", "weights: https://huggingface.co/mistral-ai/Mistral-7B-v0.1"),
    _entry("A licence by another name", "license: Apache-2.0", "license: apache 2.0"),
    _entry("Sizes in one piece of text", "sizes: [7.3B]", "sizes: 7.3b / 13b"),
    _entry("An organisation by the name that the list shows", "organization: mistral-ai", "organization: Mistral AI"),
    _entry("An organisation that the list does not know", "organization: mistral-ai", "organization: mistral"),
    _file("The wrong folder", "entries/mistral-7b.yaml", "entries/mistral-7b.yaml"),
    _file("An upper-case file name", "entries/llm/Mistral-7B.yaml", "entries/llm/Mistral-7B.yaml"),
    _file("A file in another encoding", NEW, "entries/llm/mistral-7b.yaml, saved as UTF-16", "utf-16"),
    _page("A row of the table changed by hand", "| 7B, 13B, 70B |", "| 7B, 13B, 34B, 70B |"),
    Mistake("A build that was forgotten", "entries/llm/mistral-7b.yaml, and no new row in README.md", _forgot, True),
    _page("A link to a heading that is not there", "(#llama-2) was", "(#lama-2) was"),
)  # fmt: skip
"""In the order in which people make them: in the file, in its facts, around it."""
