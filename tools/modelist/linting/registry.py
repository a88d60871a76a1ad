"""All rules, found in the folder of rules; and which of them a run uses."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from modelist.catalog.config import CONFIG_FILE, ConfigProblems, quoted
from modelist.catalog.toml_places import Places
from modelist.core.diagnostics import ModelistError
from modelist.core.text import Document
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
    """The rules of a run with their options, and the rules that some paths are excused from.

    ``baseline`` is the list's own baseline file, below its folder; '' for none.
    """

    rules: tuple[Rule, ...]
    options: Mapping[str, Mapping[str, Any]]
    per_path: tuple[tuple[str, frozenset[str]], ...] = field(default=())
    baseline: str = ""


NO_FILE = Places(Document(CONFIG_FILE, ""))


def select_rules(
    select: Iterable[str], ignore: Iterable[str], lint: Mapping[str, Any], places: Places = NO_FILE
) -> Selection:
    """Which rules to run: the default ones and the list's own ``extend``, or ``select``, less ``ignore``.

    Names are rule ids, families, or ``ALL``. ``lint`` is the table of ``modelist.toml``, ``places`` where its parts
    stand.

    Raises:
        ModelistError: a rule, family, option or key that does not exist.
    """
    known = all_rules()
    asked, dropped = _asked(select, "--select", known), _asked(ignore, "--ignore", known) or set()
    table = _LintTable(lint, known, places)
    own, more, less = (table.names(key) for key in ("select", "extend", "ignore"))
    if asked is None:
        chosen = own if own is not None else {name for name, rule in known.items() if rule.default}
        picked = (chosen | (more or set())) - (less or set())
    else:
        picked = asked
    used = tuple(rule for name, rule in known.items() if name in picked - dropped)
    selection = Selection(used, table.options(), tuple(table.per_path()), table.baseline())
    table.problems.refuse()
    return selection


def find_rules(name: str) -> frozenset[str]:
    """The rules that a name stands for: one by its id, those of a family, ``ALL``; none where nobody knows it."""
    known = all_rules()
    if name in known:
        return frozenset((name,))
    return frozenset(one.id for one in known.values() if name in (one.family, "ALL"))


def no_rule(name: str) -> str:
    """What to say of a name that stands for no rule."""
    known = all_rules()
    hint = nearest(name, [*known, *{rule.family for rule in known.values()}]) or "See: modelist rules."
    return f"there is no rule {shown(name)}. {hint}"


def _asked(names: Iterable[str], option: str, known: Mapping[str, Rule]) -> set[str] | None:
    """The rules that an option of the command line names; None where it was not given."""
    listed = list(names)
    wrong = [one for one in listed if not find_rules(one)]
    if wrong:
        raise ModelistError("\n".join(f"{option}: {no_rule(one)}" for one in wrong))
    return {rule for one in listed for rule in find_rules(one)} if listed else None


class _LintTable:
    """Reads the table ``[lint]``, and collects what is wrong with it."""

    def __init__(self, lint: Mapping[str, Any], known: Mapping[str, Rule], places: Places) -> None:
        self._lint, self._known = lint, known
        self.problems = ConfigProblems(places)
        self._check_keys(lint, ("select", "extend", "ignore", "rules", "paths", "baseline"), "lint")

    def names(self, key: str) -> set[str] | None:
        """The rules that a list of names stands for; None where there is none."""
        return self._rules(self._lint, "lint", key)

    def baseline(self) -> str:
        """The list's own baseline."""
        value = self._lint.get("baseline", "")
        if not isinstance(value, str):
            self.problems.add(f"baseline must be the name of a file in quotes, not {quoted(value)}", "lint", "baseline")
            return ""
        if value.startswith(("/", "\\")) or ".." in value.split("/") or "\0" in value:
            self.problems.add(f"the baseline {shown(value)} is not a file below the list's folder", "lint", "baseline")
        return value

    def options(self) -> dict[str, Mapping[str, Any]]:
        """The options of every rule, where the list does not set them, their defaults."""
        tables = self._table(self._lint.get("rules", {}), "lint", "rules")
        for name in tables:
            if name not in self._known:
                self.problems.add(no_rule(name), "lint", "rules", name)
        return {name: self._options_of(rule, tables.get(name, {})) for name, rule in self._known.items()}

    def _options_of(self, rule: Rule, value: Any) -> Mapping[str, Any]:
        path = ("lint", "rules", rule.id)
        own = self._table(value, *path)
        self._check_keys(own, rule.options, *path)
        for key, given in own.items():
            usual = rule.options.get(key)
            if usual is not None and type(given) is not type(usual):
                self.problems.add(f"{key} must be {_kind_of(usual)}, not {quoted(given)}", *path, key)
        return {**rule.options, **own}

    def per_path(self) -> Iterable[tuple[str, frozenset[str]]]:
        """Patterns of paths with the rules that do not count there."""
        paths = self._table(self._lint.get("paths", {}), "lint", "paths")
        for pattern, value in paths.items():
            table = self._table(value, "lint", "paths", pattern)
            self._check_keys(table, ("ignore",), "lint", "paths", pattern)
            yield pattern, frozenset(self._rules(table, "lint", "paths", pattern, "ignore") or ())

    def _rules(self, table: Mapping[str, Any], *path: str) -> set[str] | None:
        value = table.get(path[-1], [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.problems.add(f"{path[-1]} must be a list of rule names in quotes, not {quoted(value)}", *path)
            return None
        for number, one in enumerate(value):
            if not find_rules(one):
                self.problems.add(no_rule(one), *path, number)
        return {rule for one in value for rule in find_rules(one)} if value else None

    def _table(self, value: Any, *path: str) -> Mapping[str, Any]:
        if isinstance(value, Mapping):
            return value
        self.problems.add(f"{path[-1]} must be a table, not {quoted(value)}", *path)
        return {}

    def _check_keys(self, table: Mapping[str, Any], known: Iterable[str], *path: str) -> None:
        for key in table:
            if key not in known:
                self.problems.unknown(key, known, *path)


def _kind_of(value: object) -> str:
    """What kind of value an option takes, with its default as the example."""
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return f"a number such as {value}"
    if isinstance(value, str):
        return f'text in quotes such as "{value}"' if value else "text in quotes"
    return f"a list such as {value}" if value else "a list"
