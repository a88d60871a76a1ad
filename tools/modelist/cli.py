"""The command line: the group of commands, exit codes, and the only handler of unexpected exceptions.

Commands are imported when they are called, so that ``modelist --help`` pays for click alone.
"""

from __future__ import annotations

import copy
import gc
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click
from click.core import ParameterSource

from modelist import __version__
from modelist.core.diagnostics import ModelistError
from modelist.edges.streams import drop_unwritten, tell_lost

EXIT_FINDINGS, EXIT_USAGE, EXIT_FAULT = 1, 2, 3
ISSUES_URL = "https://github.com/HuBocheng/awesome-list-of-LLM_VLMs/issues"

COMMANDS = {
    "build": ("build", "Rewrite the regions of the pages from the entries."),
    "lint": ("lint", "Check entries and Markdown pages."),
    "fmt": ("fmt", "Bring entries to canonical key order and spelling."),
    "new": ("new", "Write a new entry."),
    "import": ("import_readme", "Turn an existing README into entries and a page."),
    "preview": ("preview", "Show what changed entries will look like."),
    "export": ("export", "Print the whole list as data."),
    "links": ("links", "Check links over the network."),
    "verify": ("verify", "Compare entries with what Hugging Face, GitHub and arXiv say."),
    "rules": ("rules", "List what the linter knows."),
    "explain": ("explain", "Tell what a rule means."),
    "schema": ("schema", "Print the JSON Schema of a kind of file."),
    "completion": ("completion", "Print the completion script of a shell."),
}
"""Commands by name: module below ``modelist.commands``, and the line that ``--help`` shows."""


class Settings(NamedTuple):
    """The options that hold for every command."""

    root_option: Path | None
    color: str
    verbosity: int

    @property
    def root(self) -> Path:
        """The list's root: ``--root``, else the nearest folder upwards with modelist.toml or entries/."""
        here = Path.cwd()
        return self.root_option or find_list(here) or here

    def by_list(self, given: Sequence[str]) -> dict[Path, list[str]]:
        """The files named on the command line by the root of the list that each is in; all at once with ``--root``.

        That is the nearest list above a file as it is named, wherever a symbolic link leads; else the folder that the
        command runs for, or for files outside of that, as for a README on its own, the file's own folder.
        """
        if self.root_option is not None or not given:
            return {self.root: list(given)}
        root = self.root
        found: dict[Path, list[str]] = {}
        for one in given:
            path = Path(os.path.abspath(one))  # noqa: PTH100  links stay as they are named
            folder = path if path.is_dir() else path.parent
            nearest = find_list(folder) if os.path.lexists(path) else root
            if nearest is None:
                nearest = root if path.is_relative_to(root) else folder
            found.setdefault(nearest, []).append(one)
        return found

    def one_list(self, given: Sequence[str]) -> Path:
        """The root of the list that all files are in.

        Raises:
            ModelistError: they are in several.
        """
        roots = sorted(self.by_list(given))
        if len(roots) > 1:
            names = ", ".join(os.path.relpath(one) for one in roots)
            raise ModelistError(f"these files are of several lists ({names}): name those of one, or set --root")
        return roots[0]

    def use_color(self, stream: object) -> bool:
        """Whether to colour what goes to a stream (https://no-color.org, https://bixense.com/clicolors/)."""
        if self.color != "auto":
            return self.color == "always"
        if os.environ.get("NO_COLOR"):
            return False
        return bool(os.environ.get("FORCE_COLOR")) or bool(getattr(stream, "isatty", lambda: False)())


def find_list(start: Path) -> Path | None:
    """The nearest folder from ``start`` upwards that holds a list."""
    above = (start, *start.parents)
    return next((one for one in above if (one / "modelist.toml").is_file() or (one / "entries").is_dir()), None)


COMMON_OPTIONS = ("root", "color", "quiet", "verbose")
"""Options that hold for every command, by the names of their values; they may stand before a command or after it."""


def _with_common_options(command: click.Command) -> click.Command:
    """A command that takes the options of all commands too; what is said after its name goes before the rest."""
    if not any(one.name in COMMON_OPTIONS for one in command.params):
        own = {name for one in command.params for name in one.opts}
        for one in main.params:
            if isinstance(one, click.Option) and one.name in COMMON_OPTIONS and own.isdisjoint(one.opts):
                late = copy.copy(one)
                late.hidden, late.expose_value, late.callback, late.default = True, False, _say_late, None
                command.params.append(late)
    return command


def _say_late(ctx: click.Context, option: click.Parameter, value: Any) -> None:
    """Take an option that stands after the command."""
    if ctx.get_parameter_source(str(option.name)) is ParameterSource.COMMANDLINE:
        ctx.obj = _settings_with(ctx.obj, str(option.name), value)


def _settings_with(settings: Settings, name: str, value: Any) -> Settings:
    if name == "root":
        return settings._replace(root_option=_folder(value))
    if name == "color":
        return settings._replace(color=value)
    return settings._replace(verbosity=-1 if name == "quiet" else value)


def _folder(root: Path) -> Path:
    if not root.is_dir():
        raise ModelistError(f"--root: there is no folder '{root}'")
    return root.absolute()


class _Commands(click.Group):
    """A group that imports a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"modelist.commands.{COMMANDS[name][0]}")
        command: click.Command = module.command
        return _with_common_options(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean '{near[0]}'?" if near else ""
            raise click.UsageError(f"There is no command '{args[0]}'.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in COMMANDS.items()])


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: modelist build --check",
)
@click.version_option(__version__, prog_name="modelist")
@click.option("--root", type=click.Path(path_type=Path, file_okay=False), help="The list's folder.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="When to colour output.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong.")
@click.option("-v", "--verbose", count=True, help="Say more about what is done.")
@click.pass_context
def main(ctx: click.Context, root: Path | None, color: str, quiet: bool, verbose: int) -> None:
    """An awesome list of models kept as data: one YAML file per entry, pages built from them."""
    ctx.obj = Settings(_folder(root) if root is not None else None, color, -1 if quiet else verbose)


def run(args: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code; never raises but for an interrupt at start-up."""
    try:
        return _run(args)
    except BrokenPipeError:  # whoever read the output has closed it
        drop_unwritten()
        return 141
    except Exception as error:
        if isinstance(error, OSError) and _is_of_output(error):
            tell_lost(error)
            return EXIT_USAGE
        if isinstance(error, FileNotFoundError) and not _has_working_folder():
            click.echo("modelist: the working folder is gone; change to another one", err=True)
            return EXIT_USAGE
        return _report_fault()


def _run(args: Sequence[str] | None) -> int:
    """Run a command line; the exit code where it ended as a command may."""
    try:
        result = main.main(args=args, prog_name="modelist", standalone_mode=False)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.ClickException as error:
        error.show()
        return EXIT_USAGE
    except ModelistError as error:
        from modelist.reporters.text import safe  # late: it takes a mistake to need it

        for line in str(error).split("\n"):  # one problem a line
            click.echo(f"modelist: {safe(line)}", err=True)
        return EXIT_USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("modelist: interrupted", err=True)
        return 130
    return result if isinstance(result, int) else 0


def _is_of_output(error: OSError) -> bool:
    """Whether an error comes from writing to a stream, which ``click.echo`` does for everything."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is not None and trace.tb_frame.f_code is click.echo.__code__


def _has_working_folder() -> bool:
    try:
        return bool(Path.cwd())
    except FileNotFoundError:
        return False


def _report_fault() -> int:
    import platform
    import traceback

    click.echo(traceback.format_exc(), err=True)
    system = f"modelist {__version__}, Python {platform.python_version()}, {platform.system()}"
    click.echo(f"This is a fault of modelist itself. Please report it with the lines above ({system}):", err=True)
    click.echo(ISSUES_URL, err=True)
    return EXIT_FAULT


def entry_point() -> None:
    """The console script."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # The same bytes in any locale; and a name that no UTF-8 can hold must not end the run.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    # A list is read once and kept to the end: looking through it for garbage again and again costs a third of the time.
    gc.set_threshold(500_000, 50, 100)
    sys.exit(run())
