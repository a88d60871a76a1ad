"""The fields of every kind of file, one row each: drives the loader, the JSON Schema and the documentation."""

from __future__ import annotations

from typing import NamedTuple

from modelist.catalog import values
from modelist.catalog.entry import Benchmark, Entry, Ignore, LintSettings, Model, Platform, Result, Vision
from modelist.catalog.fields import Either, Field, ListOf, MapOf, Record
from modelist.catalog.organizations import Organization
from modelist.catalog.scalars import Choice, Number, Prose, Text

DESCRIPTION = Field(
    "description",
    MapOf(Prose(), values.LANGUAGE_PATTERN, "a two-letter language code such as en or zh"),
    "what to know, in Markdown, by language; headings inside begin at level 1",
    {"en": "What is new in the model, what it builds on, and what to use it for.\n"},
)
SOURCES = Field("sources", ListOf(values.URL), "where the facts were seen", ["https://arxiv.org/abs/2307.09288"])
ALIASES = Field("aliases", ListOf(Text()), "other spellings of the name that readers meet", ["LLaMA 2"])
EXTRA = Field(
    "extra",
    MapOf(Prose()),
    "further columns of a list's own, as Markdown by column name",
    {"Stars": "4.2k"},
)
TAGS = Field(
    "tags",
    ListOf(Text(values.ID_PATTERN, "a tag: lower-case words joined by '-'", "entry-tag")),
    "words by which a region can choose entries",
    ["code"],
)
LINT = Field(
    "lint",
    Record(
        "lint",
        (
            Field(
                "ignore",
                ListOf(
                    Record(
                        "ignore",
                        (
                            Field(
                                "rule",
                                Text(values.ID_PATTERN, "a rule's name", "entry-rule"),
                                "the rule's name",
                                None,
                                True,
                            ),
                            Field("reason", Text(), "why the rule does not hold here", None, True),
                        ),
                        Ignore,
                    )
                ),
                "rules that this entry is excused from, each with the reason",
            ),
        ),
        LintSettings,
    ),
    "settings for the linter",
    {"ignore": [{"rule": "some-rule", "reason": "why it does not hold here"}]},
)
NAME = Field("name", Text(), "the name as its makers write it", "Llama 2", True)
RELEASED = Field(
    "released", values.RELEASED, "first public weights or paper: YYYY-MM or YYYY-MM-DD, or unknown", "2023-07", True
)
RELEASED_OPTIONAL = Field("released", values.RELEASED, "when it was first public: YYYY-MM or YYYY-MM-DD", "2020-09")
ORGANIZATION = Field(
    "organization", values.ORGANIZATION, "id in organizations.yaml, a list of ids, or unknown", "meta", True
)
LINKS = Field(
    "links",
    values.LINKS,
    "addresses by what they lead to; at least one, or the word unknown",
    {"paper": "arXiv:2307.09288", "code": "https://github.com/meta-llama/llama"},
    True,
)
_PART = Either(scalar=Text(), mapping=MapOf(Text()))

MODEL_FIELDS = (
    NAME,
    ALIASES,
    ORGANIZATION,
    RELEASED,
    Field("sizes", ListOf(values.ANY_SIZE), "parameter counts as published", ["7B", "13B", "70B"]),
    Field(
        "pretraining_tokens",
        Either(scalar=values.TOKENS, mapping=MapOf(values.TOKENS)),
        "tokens seen in pre-training, or a mapping from a size to them",
        "2T",
    ),
    Field(
        "context_length",
        Either(scalar=values.CONTEXT, mapping=MapOf(values.CONTEXT)),
        "longest input in tokens, or a mapping from a size to it",
        4096,
    ),
    Field("languages", values.LANGUAGES, "ISO 639-1 codes, or the word multilingual", ["en"]),
    Field("license", values.LICENSES, "an SPDX id, or a name with its address, or a list of these", "Apache-2.0"),
    Field("predecessor", values.ENTRY_ID, "id of the entry of the generation before", "llama-2"),
    Field("status", Choice(("active", "superseded", "withdrawn")), "whether it is still the one to use", "active"),
    Field("venue", Text(), "where the paper was published", "NeurIPS 2023"),
    Field(
        "vision",
        Record(
            "vision",
            (
                Field("language_model", _PART, "the language model it builds on", "Vicuna-7B-v1.5"),
                Field("vision_encoder", _PART, "what reads the image", "CLIP ViT-L/14-336"),
                Field("connector", _PART, "what joins the two", "two-layer MLP"),
                Field("resolution", _PART, "image sizes it takes, in pixels", "336x336"),
            ),
            Vision,
        ),
        "how the model sees",
        {"vision_encoder": "CLIP ViT-L/14-336", "connector": "two-layer MLP"},
    ),
    LINKS,
    Field(
        "results",
        MapOf(
            Either(
                scalar=values.SCORE,
                mapping=Record(
                    "result",
                    (
                        Field("value", Number(), "the score", 68.9, True),
                        Field("setting", Text(), "how it was measured", "5-shot"),
                        Field("source", values.URL, "where it is stated", "https://arxiv.org/abs/2307.09288"),
                    ),
                    Result,
                ),
            ),
            values.ID_PATTERN,
            "a benchmark's id",
        ),
        "scores by benchmark id",
        {"mmlu": 68.9},
    ),
    Field("members", ListOf(values.ENTRY_ID), "ids of the models of a series, shown below it", ["phi-1", "phi-2"]),
    TAGS,
    EXTRA,
    DESCRIPTION,
    SOURCES,
    LINT,
)
LLM_FIELDS = tuple(one for one in MODEL_FIELDS if one.key != "vision")
BENCHMARK_FIELDS = (
    NAME,
    ALIASES,
    Field("full_name", Text(), "the name written out", "Massive Multitask Language Understanding"),
    Field("organization", values.ORGANIZATION, "id in organizations.yaml, or a list of ids", "allenai"),
    RELEASED_OPTIONAL,
    Field("status", Choice(("active", "retired")), "whether it is still in use", "active"),
    Field("measures", Text(), "what it measures, in a line", "Knowledge over 57 subjects"),
    Field("metric", Text(), "how it is scored", "accuracy (5-shot)"),
    Field(
        "test_size",
        Either(scalar=Number(True, 1), mapping=MapOf(Number(True, 1))),
        "number of test items, or a mapping from a part to it",
        14042,
    ),
    LINKS,
    TAGS,
    EXTRA,
    DESCRIPTION,
    SOURCES,
    LINT,
)
PLATFORM_FIELDS = (
    NAME,
    ALIASES,
    ORGANIZATION,
    RELEASED_OPTIONAL,
    Field("status", Choice(("active", "retired")), "whether it is still kept up", "active"),
    LINKS,
    TAGS,
    EXTRA,
    DESCRIPTION,
    SOURCES,
    LINT,
)


class Kind(NamedTuple):
    """A kind of entry: the folder it lives in, its record and the class it becomes."""

    name: str
    title: str
    record: Record
    entry: type[Entry]
    schema_file: str


def _record(name: str, fields: tuple[Field, ...]) -> Record:
    return Record(name, fields, dict)


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("llm", "A language model", _record("llm", LLM_FIELDS), Model, "model.schema.json"),
        Kind("vlm", "A vision-language model", _record("vlm", MODEL_FIELDS), Model, "model.schema.json"),
        Kind("benchmark", "A benchmark", _record("benchmark", BENCHMARK_FIELDS), Benchmark, "benchmark.schema.json"),
        Kind(
            "platform", "An evaluation platform", _record("platform", PLATFORM_FIELDS), Platform, "platform.schema.json"
        ),
    )
}
"""Kinds by name; their order is the order in which they are listed and exported."""

_ACCOUNTS = ListOf(
    Text(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?", "an account name", "organization-account"), single=True
)
ORGANIZATION_RECORD = Record(
    "organization",
    (
        Field("name", Text(), "the name to show", "Meta", True),
        Field("homepage", values.URL, "home page", "https://ai.meta.com"),
        Field("huggingface", _ACCOUNTS, "accounts on Hugging Face", ["meta-llama"]),
        Field("github", _ACCOUNTS, "accounts on GitHub", ["meta-llama", "facebookresearch"]),
    ),
    Organization,
)
ORGANIZATIONS = MapOf(ORGANIZATION_RECORD, values.ID_PATTERN, values.ID_EXPECTED)
