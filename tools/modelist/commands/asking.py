"""Asks the services about some addresses, for commands that want facts: ``verify`` and ``new``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from modelist.catalog.config import CONFIG_FILE, Config
from modelist.cli import Settings
from modelist.commands.links_output import Progress
from modelist.commands.links_request import open_usual_cache
from modelist.commands.network import Network, read_environment
from modelist.core.text import Location, Span
from modelist.edges.clock import SYSTEM
from modelist.links.cache import LinkCache
from modelist.links.checker import Checked, CheckOptions, check
from modelist.links.collect import FoundLink
from modelist.links.run import RunOptions, check_links
from modelist.links.settings import LinkSettings, parse_settings
from modelist.links.uses import LinkUse
from modelist.providers.questions import Service, Target, Verdict
from modelist.providers.services import SERVICES

_NOWHERE = Location("", Span(0, 0))


class Asking(NamedTuple):
    """How to ask: not at all (``offline``), private addresses too, for so many seconds.

    ``cache`` is the file to remember in, None the list's usual one.
    """

    offline: bool = False
    allow_private: bool = False
    cache: Path | None = None
    deadline_s: float = 600.0


def ask_services(urls: Iterable[str], how: Asking, settings: Settings, table: LinkSettings) -> Mapping[str, Verdict]:
    """A verdict for each address; offline, those that the cache remembers.

    Raises:
        ModelistError: the cache cannot be used, or the environment names no good address of a service.
    """
    links = [FoundLink(one, (LinkUse(one, one, _NOWHERE),)) for one in urls]
    options = RunOptions(table, SERVICES, int(SYSTEM.wall()), how.offline, how.allow_private)

    def ask(targets: Sequence[Target], services: Sequence[Service]) -> Checked:
        environment = read_environment()
        network = Network(environment, how.allow_private)
        try:
            with Progress(settings) as progress:
                checking = CheckOptions(deadline_s=how.deadline_s, progress=progress.show)
                return check(targets, services, environment.access, network, SYSTEM, checking)
        finally:
            network.close()

    cache = LinkCache(how.cache) if how.cache is not None else open_usual_cache(settings.root, settings)
    with cache:
        return check_links(links, {one.url: () for one in links}, options, cache, ask).verdicts


def link_settings(root: Path, config: Config) -> LinkSettings:
    """The list's settings for links.

    Raises:
        ModelistError: the configuration cannot be used.
    """
    text = (root / CONFIG_FILE).read_text(encoding="utf-8") if config.links else ""
    return parse_settings(config.links, text)
