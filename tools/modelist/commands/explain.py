"""``modelist explain``: the documentation of a rule."""

from __future__ import annotations

import click

from modelist.core.diagnostics import ModelistError
from modelist.core.wording import nearest
from modelist.linting.documentation import rule_page
from modelist.linting.registry import all_rules


@click.command(epilog="Example: modelist explain badge-arxiv-mismatch")
@click.argument("rule")
def command(rule: str) -> int:
    """Tell what RULE finds, why it matters, what to do, with good and bad examples."""
    known = all_rules()
    if rule not in known:
        raise ModelistError(f"there is no rule '{rule}'. {nearest(rule, known) or 'See: modelist rules.'}")
    click.echo(rule_page(known[rule]), nl=False)
    return 0
