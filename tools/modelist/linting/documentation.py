"""The documentation of rules, made from the rules themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable

from modelist.linting.rule import Example, Rule

_HEAD = """\
# Rules

Made from the rules by `modelist rules --write`; do not edit. In the examples ⟦ and ⟧ mark what is reported. A rule
that is *off* runs when it is selected by name, by family, or by `--select ALL`.
"""


def rule_page(rule: Rule, level: int = 1) -> str:
    """One rule as Markdown: what it finds, how bad that is, why, and its examples."""
    words = " ".join(rule.summary.split())
    rest = rule.documentation.strip().partition("\n")[2].strip()
    state = "on" if rule.default else "off"
    facts = f"{rule.severity} · {state} · family *{rule.family}* · looks at {_SCOPES[rule.scope]}"
    parts = [f"{'#' * level} {rule.id}", words, facts, rest]
    if rule.options:
        shown = "\n".join(f"- `{key} = {_toml(value)}`" for key, value in rule.options.items())
        parts.append(f"Options, in `[lint.rules.{rule.id}]` of `modelist.toml`:\n\n{shown}")
    parts += [_example("Reported", one) for one in rule.bad]
    parts += [_example("Not reported", one) for one in rule.good]
    return "\n\n".join(part for part in parts if part) + "\n"


def rules_page(rules: Iterable[Rule]) -> str:
    """docs/rules.md."""
    listed = list(rules)
    rows = [_row(one) for one in listed]
    table = "\n".join(
        ["| rule | family | severity | default | what it finds |", "| --- | --- | --- | --- | --- |", *rows]
    )
    return "\n".join([_HEAD, table, "", *(rule_page(one, 2) for one in listed)])


_SCOPES = {"prose": "pages and descriptions", "page": "pages", "entry": "entries", "list": "the whole list"}


def _row(rule: Rule) -> str:
    state = "on" if rule.default else "off"
    return f"| [{rule.id}](#{rule.id}) | {rule.family} | {rule.severity} | {state} | {_cell(rule.summary)} |"


def _example(title: str, example: Example) -> str:
    shown = _fenced(example.text, example.path)
    text = f"{title}:\n\n{shown}"
    if example.fixed is not None:
        text += f"\n\nFixed:\n\n{_fenced(example.fixed, example.path)}"
    return text


def _fenced(text: str, path: str) -> str:
    longest = max((len(one) for one in re.findall(r"`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    visible = "".join(one if one.isprintable() or one in "\n\t" else f"\\u{{{ord(one):x}}}" for one in text)
    language = "yaml" if path.endswith(".yaml") else "markdown"
    return f"{fence}{language}\n{visible.rstrip(chr(10))}\n{fence}"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def _toml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else repr(value).replace("'", '"')
