"""All rules, found in the folder of rules; and which of them a run uses."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from modelist.core.diagnostics import ModelistError
from modelist.core.wording import nearest, shown
from modelist.linting import rules
from modelist.linting.rule import Rule


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule by id, in alphabetical order; each carries its module's docstring as documentation."""
    found = {}
    for info in pkgutil.iter_modules(rules.__path__):
        module = importlib.import_module(f"{rules.__name__}.{info.name}")
        rule: Rule = module.RULE
        assert rule.id == info.name.replace("_", "-"), f"{info.name}.py holds the rule {rule.id}"
        found[rule.id] = replace(rule, documentation=(module.__doc__ or "").strip())
    return dict(sorted(found.items()))


@dataclass(frozen=True)
class Selection:
    """The rules of a run with their options, and the rules that some paths are excused from."""

    rules: tuple[Rule, ...]
    options: Mapping[str, Mapping[str, Any]]
    per_path: tuple[tuple[str, frozenset[str]], ...] = field(default=())


def select_rules(select: Iterable[str], ignore: Iterable[str], lint: Mapping[str, Any]) -> Selection:
    """Which rules to run: the default ones and the list's own ``extend``, or ``select``, less ``ignore``.

    Names are rule ids, families, or ``ALL``. ``lint`` is the table of ``modelist.toml``.

    Raises:
        ModelistError: a rule, family, option or key that does not exist.
    """
    known = all_rules()
    _check_keys(lint, ("select", "extend", "ignore", "rules", "paths"), "lint")
    chosen = list(select) or list(_names(lint, "select"))
    picked = _resolve(chosen, known) if chosen else {name for name, rule in known.items() if rule.default}
    picked |= _resolve(_names(lint, "extend"), known) if not list(select) else set()
    dropped = _resolve([*ignore, *([] if list(select) else _names(lint, "ignore"))], known)
    used = tuple(rule for name, rule in known.items() if name in picked and name not in dropped)
    return Selection(used, _options(lint, known), tuple(_per_path(lint, known)))


def _options(lint: Mapping[str, Any], known: Mapping[str, Rule]) -> dict[str, Mapping[str, Any]]:
    tables = lint.get("rules", {})
    _resolve(tables, known)
    found: dict[str, Mapping[str, Any]] = {}
    for name, rule in known.items():
        own = tables.get(name, {})
        _check_keys(own, rule.options, f"lint.rules.{name}")
        for key, value in own.items():
            if type(value) is not type(rule.options[key]):
                raise ModelistError(f"modelist.toml: lint.rules.{name}.{key} must be like {rule.options[key]!r}")
        found[name] = {**rule.options, **own}
    return found


def _per_path(lint: Mapping[str, Any], known: Mapping[str, Rule]) -> Iterable[tuple[str, frozenset[str]]]:
    for pattern, table in lint.get("paths", {}).items():
        _check_keys(table, ("ignore",), f"lint.paths.{pattern}")
        yield pattern, frozenset(_resolve(_names(table, "ignore"), known))


def _resolve(names: Iterable[str], known: Mapping[str, Rule]) -> set[str]:
    families = {rule.family for rule in known.values()}
    found: set[str] = set()
    for name in names:
        if name == "ALL":
            found |= set(known)
        elif name in known:
            found.add(name)
        elif name in families:
            found |= {one.id for one in known.values() if one.family == name}
        else:
            advice = nearest(name, [*known, *families]) or "See: modelist rules."
            raise ModelistError(f"there is no rule {shown(name)}. {advice}")
    return found


def _names(table: Mapping[str, Any], key: str) -> list[str]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ModelistError(f"modelist.toml: {key} must be a list of rule names in quotes, not {value!r}")
    return value


def _check_keys(table: Any, known: Iterable[str], where: str) -> None:
    if not isinstance(table, Mapping):
        raise ModelistError(f"modelist.toml: {where} must be a table, not {table!r}")
    for key in table:
        if key not in known:
            advice = nearest(key, known) or f"Known are: {', '.join(sorted(known)) or 'none'}."
            raise ModelistError(f"modelist.toml: unknown option {shown(key)} in {where}. {advice}")
