"""Local servers that answer as the Hub's, GitHub's and arXiv's interfaces do, for whole commands."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from web_kit import Host, Reply, Seen, Web

JSON = ("Content-Type", "application/json; charset=utf-8")
Record = dict[str, Any]


def as_json(data: object, status: int = 200, *headers: tuple[str, str]) -> Reply:
    """A reply with JSON."""
    return Reply(status, (JSON, *headers), json.dumps(data).encode())


@dataclass
class Hub:
    """Models by id; ``moved`` are old names; ``token`` is the only one that is good."""

    host: Host
    models: dict[str, Record] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    token: str = "good"

    def answer(self, seen: Seen) -> Reply:
        """Anonymous readers get 401 for what is missing; renamed models 307 with a relative address."""
        path = unquote(urlsplit(seen.path).path)
        sent = seen.headers.get("authorization", "")
        if sent and sent != f"Bearer {self.token}":
            message = "Invalid credentials in Authorization header"
            return as_json({"error": message}, 401, ("X-Error-Message", message))
        kind, _, name = path.removeprefix("/api/").partition("/")
        if kind == "models" and name in self.models:
            return as_json({"id": name, "private": False, "disabled": False, "gated": False, **self.models[name]})
        if kind == "models" and name in self.moved:
            return Reply(307, (("Location", seen.path.replace(name, self.moved[name])),))
        if kind == "organizations" and name.removesuffix("/overview") == "lab":
            return as_json({"name": "lab", "fullname": "Lab"})
        if "/resolve/" in path:
            return Reply(404, (("X-Error-Code", "EntryNotFound"),))
        if sent:
            return as_json({"error": "Repository not found"}, 404, ("X-Error-Code", "RepoNotFound"))
        message = "Invalid username or password."
        return as_json({"error": message}, 401, ("X-Error-Message", message))


@dataclass
class GitHub:
    """Repositories by full name; ``moved`` are old names."""

    host: Host
    repositories: dict[str, Record] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)

    def answer(self, seen: Seen) -> Reply:
        """REST without a token, GraphQL with one."""
        if seen.path == "/graphql":
            return self._graphql(seen)
        path = unquote(urlsplit(seen.path).path)
        if path.startswith("/repositories/"):
            return as_json(self._rest(path.removeprefix("/repositories/").replace("-", "/")))
        name = "/".join(path.split("/")[2:4])
        if name in self.moved:
            number = self.moved[name].replace("/", "-")
            return as_json({"message": "Moved Permanently"}, 301, ("Location", f"/repositories/{number}"))
        if name not in self.repositories:
            return as_json({"message": "Not Found"}, 404)
        return as_json(self._rest(name), 200, ("ETag", '"1"'))

    def _rest(self, name: str) -> Record:
        known = self.repositories[name]
        license_ = {"spdx_id": known["license"]} if "license" in known else None
        return {"full_name": name, "private": False, "archived": known.get("archived", False), "license": license_}

    def _graphql(self, seen: Seen) -> Reply:
        if not seen.headers.get("authorization"):
            return as_json({"message": "This endpoint requires you to be authenticated."}, 401)
        variables = json.loads(seen.body)["variables"]
        data: Record = {}
        errors = []
        for index in range(sum(one.startswith("o") for one in variables)):
            name = f"{variables[f'o{index}']}/{variables[f'n{index}']}"
            name = self.moved.get(name, name)
            known = self.repositories.get(name)
            data[f"r{index}"] = (
                None if known is None else {"nameWithOwner": name, "isArchived": known.get("archived", False)}
            )
            errors += [] if known is not None else [{"type": "NOT_FOUND", "path": [f"r{index}"]}]
        return as_json({"data": data, "errors": errors})


@dataclass
class Arxiv:
    """Papers by id: title and date."""

    host: Host
    papers: dict[str, tuple[str, str]] = field(default_factory=dict)

    def answer(self, seen: Seen) -> Reply:
        """An Atom feed, in another order than asked for; at most ten papers unless more are asked for."""
        query = parse_qs(urlsplit(seen.path).query)
        most = int(query.get("max_results", ["10"])[0])
        ids = [one for one in query["id_list"][0].split(",") if one in self.papers][:most]
        entries = "".join(self._entry(one) for one in reversed(ids))
        head = "<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom'>"
        return Reply(200, (("Content-Type", "application/atom+xml"),), f"{head}{entries}</feed>".encode())

    def _entry(self, paper: str) -> str:
        title, day = self.papers[paper]
        where = f"<id>http://arxiv.org/abs/{paper}v1</id>"
        return f"<entry>{where}<title>{title}</title><published>{day}T00:00:00Z</published></entry>"


@dataclass
class Services:
    """All three, and the variables that lead to them."""

    hub: Hub
    github: GitHub
    arxiv: Arxiv

    @property
    def variables(self) -> dict[str, str]:
        """The environment of a command that asks them."""
        return {
            "HF_ENDPOINT": self.hub.host.local(),
            "GITHUB_API_URL": self.github.host.local(),
            "ARXIV_API_URL": self.arxiv.host.local("/api/query"),
        }


def start(web: Web) -> Services:
    """The three servers on a web, with nothing to tell yet."""
    found = Services(Hub(web.host("hub.test")), GitHub(web.host("api.test")), Arxiv(web.host("export.test")))
    found.hub.host.otherwise = found.hub.answer
    found.github.host.otherwise = found.github.answer
    found.arxiv.host.otherwise = found.arxiv.answer
    return found
