"""The Hugging Face Hub's words: sections, pages of a repository and of an owner, names that can and cannot be."""

from __future__ import annotations

import re

from modelist.core.patterns import lazy_pattern

HOSTS = frozenset({"huggingface.co", "hf.co", "huggingface.com"})
"""The Hub's own hosts. Sources: huggingface_hub ``constants.py`` (HF_URL_HOSTS); the .com redirects to .co
(https://github.com/huggingface/transformers/pull/46042)."""

MIRRORS = frozenset({"hf-mirror.com"})
"""Copies of the whole site under the same paths; this one answers 308 to the Hub for readers outside China
(https://github.com/huggingface/huggingface_hub/issues/4637)."""

REPOSITORIES = {
    "models": "model",
    "datasets": "dataset",
    "spaces": "space",
    "kernels": "kernel",
    "buckets": "bucket",
}
"""Sections that hold repositories, and the kind of repository each holds (huggingface_hub ``_hf_uris.py``)."""

SECTIONS = frozenset(
    """
    api blog buckets chat collections course datasets docs endpoints enterprise hardware huggingchat inference jobs
    join kernels languages learn login logout metrics models new new-dataset new-space notifications oauth
    organizations papers playground posts pricing privacy pro search settings spaces storage support tasks
    terms-of-service
    """.split()
)
"""First parts of a path that are no owners. The Hub publishes no list; this one joins huggingface_hub's prefixes with
the site's navigation, and an unknown first part is taken for an owner."""

SINGULAR = {"model": "models", "dataset": "datasets", "space": "spaces", "collection": "collections", "paper": "papers"}
"""Sections as people misremember them, and how they are called."""

FILE_PAGES = frozenset({"blob", "tree", "raw", "resolve", "blame", "edit"})
"""Pages of a repository that go on with a revision and a path (huggingface_hub ``_hf_uris.py``)."""

REPOSITORY_PAGES = FILE_PAGES | frozenset(
    """
    agents.md app colab commit commits community delete discussions duplicate embed kaggle likes logs new refs security
    settings sql-console upload viewer
    """.split()
)
"""All pages of a repository that are known."""

OWNER_PAGES = frozenset("activity collections datasets followers following likes models papers posts spaces".split())
"""Lists that the Hub shows of one owner."""

LEGACY_MODELS = (
    (r"openai-gpt|gpt2(?:-(?:medium|large|xl))?", "openai-community"),
    (r"bert-(?:base|large)-[a-z-]+", "google-bert"),
    (r"t5-(?:small|base|large|3b|11b)", "google-t5"),
    (r"albert-(?:base|large|xlarge|xxlarge)-v[12]", "albert"),
    (r"distilgpt2|distilroberta-base|distilbert-base-[a-z0-9-]+", "distilbert"),
    (r"roberta-(?:base|large)(?:-mnli)?|xlm-roberta-[a-z0-9-]+|xlm-(?:mlm|clm)-[a-z0-9-]+", "FacebookAI"),
    (r"roberta-(?:base|large)-openai-detector", "openai-community"),
    (r"xlnet-(?:base|large)-cased", "xlnet"),
)
"""Models that once had no owner, and the owner that each moved to
(https://github.com/huggingface/transformers/pull/28795 and /29001); the Hub redirects the old address."""

SITE_FILE = lazy_pattern(r"\..*|[^/]*\.(?:png|svg|jpg|ico|txt|json|xml|md|css|js)", re.DOTALL)
"""First parts of a path that are files of the site itself."""

MAX_OWNER, MAX_NAME = 42, 96

_OWNER = lazy_pattern(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_WORD = lazy_pattern(r"[A-Za-z0-9_.-]+")
_OBJECT_ID = lazy_pattern(r"[0-9a-f]{24}")


def legacy_owner(name: str) -> str | None:
    """The owner that a model without one moved to; None for a name that is no such model."""
    return next((owner for pattern, owner in LEGACY_MODELS if re.fullmatch(pattern, name)), None)


def owner_fault(name: str) -> tuple[str, bool] | None:
    """Why no user or organisation can have a name, and whether that is certain.

    The rules are those for new accounts (``userName`` in https://huggingface.co/.well-known/openapi.json); accounts
    from before may break all but the one on characters.
    """
    if _WORD.fullmatch(name) is None:
        return "has characters other than letters, digits and dashes", True
    if not 2 <= len(name) <= MAX_OWNER:
        count = "one character" if len(name) == 1 else f"{len(name)} characters"
        return f"has {count}, but names have 2 to {MAX_OWNER}", False
    if _OWNER.fullmatch(name) is None:
        return "is not made of letters and digits with single dashes between them", False
    if name.isdigit() or _OBJECT_ID.fullmatch(name):
        return "is only a number, which no account may be called", False
    return None


def name_fault(name: str) -> str | None:
    """Why no repository can have a name: the rule of the official client (huggingface_hub ``_validators.py``)."""
    if _WORD.fullmatch(name) is None:
        return "has characters other than letters, digits and _ . -"
    if len(name) > MAX_NAME:
        return f"has {len(name)} characters, but names have at most {MAX_NAME}"
    if name[0] in ".-" or name[-1] in ".-":
        return "begins or ends with a dash or full stop"
    if "--" in name or ".." in name:
        return "has two dashes or two full stops in a row"
    return "ends in .git" if name.endswith(".git") else None
