"""Badges that are not made by shields.io: constant pictures, and what services draw; where each is served and says."""

from __future__ import annotations

import re
from typing import NamedTuple

from modelist.core.patterns import lazy_pattern
from modelist.providers.urls import Url


class Picture(NamedTuple):
    """A picture that always shows the same text: its host, the pattern of its path, and that text."""

    host: str
    path: str
    text: str


_HUB_BADGES = r"/datasets/huggingface/badges/(?:resolve|raw|blob)/main/"

PICTURES = (
    Picture("badges.aleen42.com", r"/src/github(?:_[a-z-]+)?\.svg", "GitHub"),
    Picture("badges.aleen42.com", r"/src/youtube(?:_[a-z-]+)?\.svg", "YouTube"),
    Picture("huggingface.co", _HUB_BADGES + r"model-on-hf-[a-z]+(?:-dark)?\.svg", "Model on Hugging Face"),
    Picture("huggingface.co", _HUB_BADGES + r"dataset-on-hf-[a-z]+(?:-dark)?\.svg", "Dataset on Hugging Face"),
    Picture("huggingface.co", _HUB_BADGES + r"paper-page-[a-z]+(?:-dark)?\.svg", "Paper page"),
    Picture("huggingface.co", _HUB_BADGES + r"open-in-hf-spaces-[a-z]+(?:-dark)?\.svg", "Open in Spaces"),
    Picture("huggingface.co", _HUB_BADGES + r"open-a-discussion-[a-z]+(?:-dark)?\.svg", "Open a discussion"),
    Picture("colab.research.google.com", r"/assets/colab-badge\.svg", "Open in Colab"),
    Picture("camo.githubusercontent.com", r"/[0-9a-f]+/68747470733a2f2f636f6c6162[0-9a-f]+", "Open in Colab"),
    Picture("kaggle.com", r"/static/images/open-in-kaggle\.svg", "Open in Kaggle"),
    Picture("mybinder.org", r"/badge(?:_logo)?\.svg", "launch binder"),
    Picture("awesome.re", r"/(?:mentioned-)?badge(?:-flat2?)?\.svg", "Awesome"),
    Picture("cdn.rawgit.com", r"/sindresorhus/awesome/[0-9a-z]+/media/badge\.svg", "Awesome"),
    Picture("deepwiki.com", r"/badge\.svg", "Ask DeepWiki"),
    Picture("zenodo.org", r"/badge/.+", "DOI"),
    Picture("replicate.com", r"/[^/]{1,100}/[^/]{1,100}/badge", "Replicate"),
    Picture("readthedocs.org", r"/projects/[^/]{1,100}/badge/?", "docs"),
    Picture("results.pre-commit.ci", r"/badge/.+", "pre-commit.ci"),
)
"""Sources: https://github.com/aleen42/badges (one person's GitHub Pages site, last deployed in January 2026),
https://huggingface.co/datasets/huggingface/badges, and the services' own pages."""

LIVE_HOSTS = frozenset(
    """
    badge.fury.io badgen.net flat.badgen.net codecov.io coveralls.io api.codacy.com app.codacy.com pepy.tech
    static.pepy.tech api.netlify.com visitor-badge.laobi.icu visitor-badge.glitch.me komarev.com hits.dwyl.com
    hits.seeyoufarm.com api.visitorbadge.io badges.gitter.im travis-ci.org travis-ci.com app.travis-ci.com
    ci.appveyor.com circleci.com lgtm.com snyk.io isitmaintained.com david-dm.org forthebadge.com goreportcard.com
    bestpractices.coreinfrastructure.org www.bestpractices.dev api.securityscorecards.dev api.scorecard.dev
    """.split()
)
"""Hosts whose pictures in a README are badges drawn for each request."""

_WORKFLOW = lazy_pattern(r"/[^/]{1,100}/[^/]{1,100}/(?:actions/)?workflows/[^/]{1,200}/badge\.svg")
_IMAGE = lazy_pattern(r"\.(?:svg|png)\Z|/badge(?:s|/|\Z)|/shield(?:/|\.)", re.IGNORECASE)

STEADY = {
    "https://badges.aleen42.com/src/github.svg": "https://img.shields.io/badge/GitHub-181717?logo=github",
    "https://badges.aleen42.com/src/youtube.svg": "https://img.shields.io/badge/YouTube-FF0000?logo=youtube",
}
"""Pictures that hang on one person's site, and the like of them from shields.io."""


def picture_text(url: Url) -> str | None:
    """The text that a constant picture shows, or the name of what a service's badge is about; None for others."""
    found = (one.text for one in PICTURES if url.site == one.host and re.fullmatch(one.path, url.path))
    return next(found, None)


def badgen_text(url: Url) -> str | None:
    """The text of a static badge of https://badgen.net, whose path is ``/badge/subject/status/color``."""
    if url.host not in ("badgen.net", "flat.badgen.net") or url.names[:1] != ("badge",) or len(url.names) < 3:
        return None
    return " ".join(url.names[1:3])


def is_badge_picture(url: Url) -> bool:
    """Whether an image's address is one of a badge that shields.io did not make."""
    if url.site == "github.com":
        return _WORKFLOW.fullmatch(url.path) is not None
    known = picture_text(url) is not None or badgen_text(url) is not None
    return known or (url.host in LIVE_HOSTS and _IMAGE.search(url.path) is not None)
