"""Where the services are, whom the tokens belong to, and how requests leave the machine; read from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from modelist.core.diagnostics import ModelistError
from modelist.core.exchange import HttpFault, HttpReply, HttpRequest
from modelist.edges.http import Timeouts, Transport
from modelist.edges.web_address import WebAddress, origin_of, read_web_address
from modelist.providers.questions import Access

BASES = {"huggingface": "HF_ENDPOINT", "github": "GITHUB_API_URL", "arxiv": "ARXIV_API_URL"}
"""Variables that say where a service is."""

DEFAULT_BASES = {"huggingface": "https://huggingface.co", "github": "https://api.github.com"}
TOKENS = {"huggingface": "HF_TOKEN", "github": "GITHUB_TOKEN"}
"""Variables with the token of a service."""


@dataclass(frozen=True)
class Environment:
    """What the variables say; ``repr`` shows no token."""

    bases: Mapping[str, str]
    _tokens: Mapping[str, str]

    def __repr__(self) -> str:
        return f"Environment({dict(self.bases)!r}, tokens for {sorted(self._tokens)})"

    @property
    def access(self) -> Access:
        """The same without the tokens themselves, for services."""
        return Access(self.bases, frozenset(self._tokens))

    @property
    def tokens(self) -> Mapping[str, str]:
        """Tokens by service."""
        return self._tokens


def read_environment(variables: Mapping[str, str] = os.environ) -> Environment:
    """The services' addresses and tokens.

    Raises:
        ModelistError: a variable holds no address of the web.
    """
    bases = {}
    for service, name in BASES.items():
        text = variables.get(name, "").strip().rstrip("/")
        if text and not isinstance(read_web_address(text), WebAddress):
            raise ModelistError(f"{name} is no address of the web: it must begin with https:// or http://")
        if text:
            bases[service] = text
    tokens = {service: variables.get(name, "").strip() for service, name in TOKENS.items()}
    return Environment(bases, {service: token for service, token in tokens.items() if token})


class Network:
    """Sends requests: guarded against private addresses, but for the bases of services that the environment names.

    Those are its user's choice, and no stranger's. A redirect away from them is guarded again.
    """

    def __init__(self, environment: Environment, allow_private: bool = False, timeouts: Timeouts | None = None) -> None:
        times, ca_file = timeouts or Timeouts(), os.environ.get("SSL_CERT_FILE", "")
        origins = {**DEFAULT_BASES, **environment.bases}
        tokens = environment.tokens
        self._own = frozenset(filter(None, map(origin_of, environment.bases.values())))
        self._guarded = Transport(
            timeouts=times, allow_private=allow_private, tokens=tokens, origins=origins, ca_file=ca_file
        )
        self._trusted = Transport(timeouts=times, allow_private=True, tokens=tokens, origins=origins, ca_file=ca_file)

    def send(self, request: HttpRequest) -> HttpReply | HttpFault:
        """One exchange."""
        chosen = self._trusted if self._own and origin_of(request.url) in self._own else self._guarded
        return chosen.send(request)

    def close(self) -> None:
        """Close all connections."""
        self._guarded.close()
        self._trusted.close()
