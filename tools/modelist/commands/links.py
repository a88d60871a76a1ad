"""``modelist links``: every link of a list, checked over the network."""

from __future__ import annotations

from pathlib import Path

import click

from modelist.cli import Settings
from modelist.commands.links_output import FORMATS
from modelist.commands.links_request import DEFAULT_CACHE, Request
from modelist.commands.links_run import run, run_merge
from modelist.links.durations import EXPECTED, parse_duration
from modelist.links.shards import parse_shard


def _duration(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    seconds = parse_duration(value) if value is not None else None
    if value is not None and seconds is None:
        raise click.BadParameter(f"'{value}' is not {EXPECTED}")
    return seconds


@click.command(epilog="Example: modelist links --since origin/main --format github")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--since", metavar="REV", help="Check only links that were added or moved since this git revision.")
@click.option("--offline", is_flag=True, help="Make no request; answer from addresses and the cache alone.")
@click.option("--allow-private", is_flag=True, help="Ask private addresses too; never for links of strangers.")
@click.option(
    "--cache", type=click.Path(path_type=Path, dir_okay=False), help=f"What earlier runs found ({DEFAULT_CACHE})."
)
@click.option("--no-cache", is_flag=True, help="Neither use nor write what runs found.")
@click.option(
    "--max-age",
    metavar="DURATION",
    callback=_duration,
    help="Ask again about what is older (30m, 12h, 7d).",
)
@click.option("--shard", metavar="I/N", help="Check the part I of N; a host is never split.")
@click.option("--merge", multiple=True, metavar="REPORT...", help="Join JSON reports of shards; check nothing.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to report.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to a file.")
@click.option("--fix", is_flag=True, help="Write the new address of what has moved for good.")
@click.option("--diff", "as_diff", is_flag=True, help="Show what --fix would change; write nothing.")
@click.option("--deadline", metavar="DURATION", callback=_duration, help="End after this time; the rest is unverified.")
@click.option("--concurrency", type=click.IntRange(1, 256), help="Requests at a time, over all hosts.")
@click.pass_obj
def command(
    settings: Settings,
    paths: tuple[str, ...],
    since: str | None,
    offline: bool,
    allow_private: bool,
    cache: Path | None,
    no_cache: bool,
    max_age: int | None,
    shard: str | None,
    merge: tuple[str, ...],
    form: str,
    output: Path | None,
    fix: bool,
    as_diff: bool,
    deadline: int | None,
    concurrency: int | None,
) -> int:
    """Check the links of pages and entries (default: all of the list).

    Only what is certain is broken, and only broken and refused links make the exit code 1. docs/links.md tells how
    each kind of link is checked.
    """
    if merge and (fix or as_diff or since is not None or shard is not None):
        raise click.UsageError("--merge joins reports and checks nothing: leave --fix, --diff, --since and --shard out")
    if as_diff and (form != "text" or output is not None):
        raise click.UsageError("--diff shows changes and makes no report: leave --format and --output out")
    request = Request(
        since=since,
        offline=offline,
        allow_private=allow_private,
        cache=None if no_cache else cache or Path(DEFAULT_CACHE),
        is_default_cache=cache is None,
        max_age=max_age,
        shard=parse_shard(shard) if shard is not None else None,
        form=form,
        output=output,
        fix=fix,
        as_diff=as_diff,
        deadline=deadline,
        concurrency=concurrency,
    )
    if merge:
        return run_merge(settings, [*merge, *paths], request)
    return run(settings, paths, request)
