"""Carries a service's questions to replies written in a test, as the checker does over the network."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from modelist.core.exchange import HttpFault, HttpReply, HttpRequest
from modelist.providers import read_url
from modelist.providers.questions import Access, Service, Target, Verdict

Came = HttpReply | HttpFault
Said = Came | Callable[[HttpRequest], Came]
BASES = {"huggingface": "https://hub.test", "github": "https://api.test", "arxiv": "https://export.test"}


def reply(status: int = 200, data: object = None, body: str = "", **headers: str) -> HttpReply:
    """A reply with JSON or text; header names are written with ``_`` for ``-``."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    text = body if data is None else json.dumps(data)
    return HttpReply("", status, named, text.encode("utf-8"))


@dataclass
class Conversation:
    """A service and what its hosts say, by path and query; ``log`` has every request that was made."""

    service: Service
    says: Mapping[str, Said]
    tokens: frozenset[str] = frozenset()
    otherwise: Came = field(default_factory=lambda: reply(599))
    log: list[HttpRequest] = field(default_factory=list)

    @property
    def paths(self) -> list[str]:
        """What was asked for, without hosts and queries."""
        return ["/" + one.url.split("/", 3)[3].partition("?")[0] for one in self.log]

    def verdicts(self, *urls: str, previous: Verdict | None = None) -> dict[str, Verdict]:
        """The verdicts on links, all asked in one run; links to one page make one target."""
        fragments: dict[str, list[str]] = {}
        for url in urls:
            page, _, fragment = url.partition("#")
            fragments.setdefault(page, []).append(fragment)
        targets = [Target(page, tuple(those), read_url(page), previous) for page, those in fragments.items()]
        return self._run(targets)

    def verdict(self, url: str, previous: Verdict | None = None) -> Verdict:
        """The verdict on one link."""
        return self.verdicts(url, previous=previous)[url]

    def _run(self, targets: list[Target]) -> dict[str, Verdict]:
        access = Access(BASES, self.tokens)
        found: dict[str, Verdict] = {}
        asked = []
        for target in targets:
            assert self.service.takes(target), f"{self.service.name} does not take {target.url}"
            decided = self.service.decide(target)
            if decided is None:
                asked.append(target)
            else:
                found |= decided.verdicts
        questions = list(self.service.plan(asked, access)) if asked else []
        while questions:
            question = questions.pop(0)
            assert len(self.log) < 60, "the conversation does not end"
            self.log.append(question.request)
            answer = self.service.read(question, self._say(question.request), access)
            found |= answer.verdicts
            questions += answer.questions
        assert set(found) == {url for one in targets for url in one.urls}, "every link has a verdict, and only one"
        return found

    def _say(self, request: HttpRequest) -> Came:
        path = "/" + request.url.split("/", 3)[3]
        said = self.says.get(path, self.says.get(path.partition("?")[0], self.otherwise))
        return said(request) if callable(said) else said
