"""The documentation of rules, made from the rules themselves."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from types import CodeType, FunctionType
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.linting.examples import CLOSE, OPEN, run_example
from modelist.linting.rule import Example, Rule, Scope
from modelist.linting.suppressions import DIRECTIVE

EXPLAINED = 2
"""How many bad and how many good examples a terminal shows unasked."""

_SHOWN, _ROOM = 4, 600
"""How many the page of all rules shows of each, and in how many characters."""

_HEAD = """\
# Rules

Made from the rules by `modelist rules --write`; do not edit. In the examples ⟦ and ⟧ mark what is reported. A rule
that is *off* runs when it is selected by name, by family, or by `--select ALL`.
"""


def rule_page(rule: Rule, level: int = 1) -> str:
    """One rule as Markdown: what it finds, how bad that is, why, and the first of its examples.

    All of them would be twice what GitHub shows of a page.
    """
    shown = [*_first("Reported", rule.bad), *_first("Not reported", rule.good)]
    left = len(rule.bad) + len(rule.good) - len(shown)
    more = f"{left} more: `modelist explain {rule.id} --all-examples`." if left else ""
    return "\n\n".join(part for part in (*_about(rule, level), *shown, more) if part) + "\n"


def _first(title: str, examples: Sequence[Example]) -> list[str]:
    """The first examples, one at least, as far as there is room for them."""
    shown = [_example(title, one) for one in examples[:_SHOWN]]
    room = list(accumulate(map(len, shown)))
    return [text for number, text in enumerate(shown) if not number or room[number] <= _ROOM]


def explain_rule(rule: Rule, examples: int | None = EXPLAINED) -> str:
    """One rule as a terminal shows it: so many examples of each sort, and how to excuse a finding."""
    bad, good = rule.bad[:examples], rule.good[:examples]
    left = len(rule.bad) + len(rule.good) - len(bad) - len(good)
    parts = [_without_double_ticks(one) for one in _about(rule, 1)]
    parts += [f"To excuse a finding, {_excuse(rule)}", f"{OPEN} and {CLOSE} mark what is reported."]
    parts += [_example("Reported", one) for one in bad]
    parts += [_example("Not reported", one) for one in good]
    if left:
        parts.append(f"{left} more: modelist explain {rule.id} --all-examples")
    return "\n\n".join(part for part in parts if part) + "\n"


def explain_family(family: str, rules: Sequence[Rule]) -> str:
    """The rules of a family with what each finds."""
    width = max(len(one.id) for one in rules)
    lines = [f"  {one.id:<{width}}  {'on ' if one.default else 'off'}  {plain_summary(one)}" for one in rules]
    head = f"The family {family} has {len(rules)} rule{'s' if len(rules) != 1 else ''}:"
    tail = f"All of them: modelist lint --select {family}. One of them: modelist explain {rules[0].id}."
    return "\n".join([head, "", *lines, "", tail]) + "\n"


def plain_summary(rule: Rule) -> str:
    """What a rule finds, as a terminal shows it."""
    return _without_double_ticks(rule.summary)


def severities(rule: Rule) -> tuple[Severity, ...]:
    """How bad a finding of a rule may be, the worst first.

    That is the rule's own severity, those that its code names, and those of its examples, since checks that rules
    share decide by what they find.
    """
    seen = {one.severity for example in rule.bad for one in run_example(rule, example).diagnostics}
    named = _named_severities(rule)
    return tuple(one for one in Severity if one in seen or one is rule.severity or one.name in named)


def _named_severities(rule: Rule) -> set[str]:
    """The severities that functions of a rule's module name."""
    around: Mapping[str, Any] = getattr(rule.check, "__globals__", {})
    functions = [inspect.unwrap(one) for one in around.values() if callable(one)]
    codes = [one.__code__ for one in functions if isinstance(one, FunctionType) and one.__globals__ is around]
    for code in codes:
        codes += [one for one in code.co_consts if isinstance(one, CodeType)]
    return {one.name for one in Severity if any(one.name in code.co_names for code in codes)}


def severity_words(rule: Rule) -> str:
    """``error``, or ``error or warning`` where it depends on the finding."""
    *first, last = severities(rule)
    return f"{', '.join(first)} or {last}" if first else str(last)


def _about(rule: Rule, level: int) -> list[str]:
    """What a rule finds, the facts about it, why it matters, and its options."""
    state = "on" if rule.default else "off"
    facts = f"{severity_words(rule)} · {state} · family *{rule.family}* · looks at {_SCOPES[rule.scope]}"
    rest = rule.documentation.strip().partition("\n")[2].strip()
    parts = [f"{'#' * level} {rule.id}", " ".join(rule.summary.split()), facts, rest]
    if rule.options:
        shown = "\n".join(f"- `{key} = {_toml(value)}`" for key, value in rule.options.items())
        parts.append(f"Options, in `[lint.rules.{rule.id}]` of `modelist.toml`:\n\n{shown}")
    return parts


def _excuse(rule: Rule) -> str:
    """How a finding of a rule is excused where it is."""
    page = f"write above its block, or at the end of its line: <!-- {DIRECTIVE} {rule.id}: the reason -->"
    entry = f"lint: {{ignore: [{{rule: {rule.id}, reason: the reason}}]}}"
    if rule.scope is Scope.ENTRY:
        return f"add to the entry: {entry}"
    return page if rule.scope is Scope.PAGE else f"{page}; in an entry: {entry}"


def _without_double_ticks(text: str) -> str:
    """Code between single backticks, which is all that a terminal needs to show of it."""
    return _DOUBLE_TICKS.sub(r"`\1`", text)


def rules_page(rules: Iterable[Rule]) -> str:
    """docs/rules.md."""
    listed = list(rules)
    rows = [_row(one) for one in listed]
    table = "\n".join(
        ["| rule | family | severity | default | what it finds |", "| --- | --- | --- | --- | --- |", *rows]
    )
    return "\n".join([_HEAD, table, "", *(rule_page(one, 2) for one in listed)])


_DOUBLE_TICKS = lazy_pattern(r"``[ ]?([^`\n]+?)[ ]?``(?!`)")
_SCOPES = {"prose": "pages and descriptions", "page": "pages", "entry": "entries", "list": "the whole list"}


def _row(rule: Rule) -> str:
    state = "on" if rule.default else "off"
    return f"| [{rule.id}](#{rule.id}) | {rule.family} | {severity_words(rule)} | {state} | {_cell(rule.summary)} |"


def _beside(example: Example) -> str:
    """The other files of an example: what they hold, or only their names where they are empty."""
    held = {path: text for path, text in example.files.items() if text.strip()}
    empty = [f"`{path}`" for path in example.files if path not in held]
    names = f"\n\nBeside {', '.join(empty)}." if empty else ""
    return names + "".join(f"\n\nBeside `{path}`:\n\n{_fenced(text, path)}" for path, text in held.items())


def _example(title: str, example: Example) -> str:
    shown = _fenced(example.text, example.path)
    text = f"{title}:\n\n{shown}{_beside(example)}"
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
