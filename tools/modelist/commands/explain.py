"""``modelist explain``: the documentation of a rule or a family of rules."""

from __future__ import annotations

import click

from modelist.core.diagnostics import ModelistError
from modelist.linting.documentation import EXPLAINED, explain_family, explain_rule
from modelist.linting.registry import all_rules, find_rules, no_rule


@click.command(epilog="Example: modelist explain badge-arxiv-mismatch")
@click.argument("rule")
@click.option("--all-examples", is_flag=True, help="Show every example, not only the first ones.")
def command(rule: str, all_examples: bool) -> int:
    """Tell what RULE finds, why it matters, what to do, with good and bad examples.

    RULE may be a family, whose rules are listed.
    """
    known = all_rules()
    if rule in known:
        click.echo(explain_rule(known[rule], None if all_examples else EXPLAINED), nl=False)
        return 0
    found = find_rules(rule)
    if not found:
        raise ModelistError(no_rule(rule))
    click.echo(explain_family(rule, [known[one] for one in sorted(found)]), nl=False)
    return 0
