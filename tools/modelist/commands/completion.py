"""``modelist completion``: completion scripts for shells."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command(epilog='Example: eval "$(modelist completion bash)"')
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> int:
    """Print the completion script of SHELL.

    Put it where your shell reads it at start: ~/.bashrc, ~/.zshrc, or ~/.config/fish/completions/modelist.fish.
    """
    from modelist.cli import main

    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(main, {}, "modelist", "_MODELIST_COMPLETE").source())
    return 0
