"""Badges are decided by their address alone."""

from __future__ import annotations

import pytest

from modelist.providers.lookup import read_url
from modelist.providers.questions import Target, VerdictKind
from modelist.providers.shields_service import SHIELDS_SERVICE, takes
from providers.service_kit import Conversation

BADGE = "https://img.shields.io"


@pytest.mark.parametrize(
    "path", ["/badge/arXiv-2307.09288-b31b1b.svg", "/badge/x-y", "/static/v1?label=a&message=b", "/github/stars/a/b"]
)
def test_badges_are_ok_without_a_request(path: str) -> None:
    talk = Conversation(SHIELDS_SERVICE, {})
    assert talk.verdict(BADGE + path).kind is VerdictKind.OK
    assert talk.log == []


def test_a_live_badge_is_noted_as_not_checked() -> None:
    assert "not asked" in Conversation(SHIELDS_SERVICE, {}).verdict(f"{BADGE}/github/stars/a/b").note


def test_a_text_that_the_route_does_not_match_is_broken() -> None:
    found = Conversation(SHIELDS_SERVICE, {}).verdict(f"{BADGE}/badge/A-B-C-blue")
    assert found.kind is VerdictKind.BROKEN


def test_other_sites_are_not_its_own() -> None:
    for url in ("https://badges.aleen42.com/src/github.svg", "https://shields.io/", BADGE):
        assert not takes(Target(url, (), read_url(url)))
