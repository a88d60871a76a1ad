"""What every provider gives: the thing that an address names, and what is wrong with the address."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from typing import NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.text import Span
from modelist.providers.urls import Url


class Address(NamedTuple):
    """The thing on a provider's site that an address names; parts that it has not are empty.

    ``kind`` says what it is: on huggingface model, dataset, space, kernel, bucket, collection, paper, owner, file,
    page (another page of a repository), discussion, blog, docs, post, listing; on github repository, file, issue,
    pull, release, discussion, commit, page, owner, gist, asset, listing; on arxiv abstract, pdf, html, source,
    listing; on shields static-badge, live-badge. ``within`` is the kind of repository that a file, page or discussion
    belongs to. ``canonical`` is the address that stands for it: https, host in its usual form, no tracking, no slash
    at the end. Two addresses name the same thing when their ``identity`` is equal.
    """

    provider: str
    kind: str
    owner: str = ""
    name: str = ""
    revision: str = ""
    path: str = ""
    fragment: str = ""
    canonical: str = ""
    identity: str = ""
    within: str = ""

    @property
    def is_repository(self) -> bool:
        """Whether it is a whole repository: of code, a model, a data set, or a Space."""
        return self.kind in ("repository", "model", "dataset", "space")

    @property
    def repository(self) -> str:
        """``owner/name`` where it has both, else whichever it has."""
        return "/".join(filter(None, (self.owner, self.name)))


class Fault(NamedTuple):
    """One thing that is wrong with an address, seen from its text alone.

    ``span`` is the place in the address; ``replacement``, where there is one, is what belongs in that place, so that
    the repairs of several faults can be made together. ``severity`` is error where the fault is certain and warning
    where it is only likely.
    """

    code: str
    message: str
    help: str
    span: Span
    severity: Severity = Severity.WARNING
    replacement: str | None = None

    def repaired(self, url: str) -> str | None:
        """The address with this one fault repaired; None where nothing certain belongs in its place."""
        if self.replacement is None:
            return None
        return url[: self.span.start] + self.replacement + url[self.span.end :]

    def shifted(self, by: int) -> Fault:
        """The same fault, ``by`` characters further on."""
        return Fault(self.code, self.message, self.help, self.span.shifted(by), self.severity, self.replacement)


class Provider(NamedTuple):
    """One site: ``read`` gives what an address names, ``check`` what is wrong with it; neither cares for other sites.

    ``check`` takes the date of today for what only time makes wrong; without one that is left unchecked.
    """

    name: str
    read: Callable[[Url], Address | None]
    check: Callable[[Url, datetime.date | None], Iterable[Fault]]
