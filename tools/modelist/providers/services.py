"""All services, in the order in which they are asked whether a link is theirs; the last takes every link."""

from __future__ import annotations

from modelist.providers.arxiv_service import ARXIV_SERVICE
from modelist.providers.github_service import GITHUB_SERVICE
from modelist.providers.hub_pages import HUGGINGFACE_PAGES
from modelist.providers.huggingface_service import HUGGINGFACE_SERVICE
from modelist.providers.questions import Service
from modelist.providers.shields_service import SHIELDS_SERVICE
from modelist.providers.web import WEB

SERVICES: tuple[Service, ...] = (
    SHIELDS_SERVICE,
    ARXIV_SERVICE,
    HUGGINGFACE_SERVICE,
    HUGGINGFACE_PAGES,
    GITHUB_SERVICE,
    WEB,
)
