"""Services that are gone, moved or known to be served over https; each with its source."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from modelist.core.diagnostics import Severity
from modelist.core.text import Span
from modelist.providers.provider import Fault
from modelist.providers.urls import Url


class Service(NamedTuple):
    """A service that readers no longer find: its domain, what became of it, what to link instead, who says so.

    ``severity`` is error where the address leads nowhere, and warning where it leads somewhere else.
    """

    domain: str
    fate: str
    advice: str
    source: str
    severity: Severity = Severity.ERROR


GONE = (
    Service(
        "paperswithcode.com",
        "was shut down in July 2025; papers and data sets redirect to Hugging Face, leaderboards and badges are lost",
        "Link the paper, or its page at https://huggingface.co/papers/; for results, name the paper that reports them.",
        "https://github.com/paperswithcode/paperswithcode-data/issues/45",
        Severity.WARNING,
    ),
    Service(
        "arxiv-vanity.com",
        "was shut down in January 2024 and redirects to arXiv",
        "Link https://arxiv.org/abs/ and the id.",
        "https://github.com/j3soon/arxiv-utils/issues/35",
        Severity.WARNING,
    ),
    Service(
        "open-assistant.io",
        "was closed in October 2023, when the project was declared complete",
        "Link https://huggingface.co/OpenAssistant or https://github.com/LAION-AI/Open-Assistant.",
        "https://github.com/LAION-AI/Open-Assistant/issues/3763",
    ),
    Service(
        "arena.lmsys.org",
        "was the Chatbot Arena's address until it got a site of its own in September 2024",
        "Link https://lmarena.ai/.",
        "https://github.com/lm-sys/FastChat/blob/main/README.md",
        Severity.WARNING,
    ),
    Service(
        "chat.lmsys.org",
        "was the Chatbot Arena's address until it got a site of its own in September 2024",
        "Link https://lmarena.ai/.",
        "https://github.com/lm-sys/FastChat/blob/main/README.md",
        Severity.WARNING,
    ),
    Service(
        "bard.google.com",
        "was renamed to Gemini in February 2024",
        "Link https://gemini.google.com/.",
        "https://github.com/Cyfrin/security-and-auditing-full-course-s23/pull/412",
        Severity.WARNING,
    ),
    Service(
        "travis-ci.org",
        "was shut down in June 2021, so its badges show nothing",
        "Show the state of the workflow that replaced it, or leave the badge out.",
        "https://github.com/nats-io/nkeys.py/pull/24",
    ),
    Service(
        "lgtm.com",
        "was shut down in December 2022, so its badges show nothing",
        "Leave the badge out; GitHub's code scanning has taken its place.",
        "https://github.blog/2022-08-15-the-next-step-for-lgtm-com-github-code-scanning/",
    ),
    Service(
        "david-dm.org",
        "has been down since 2021, so its badges show nothing",
        "Leave the badge out.",
        "https://github.com/jshint/jshint/pull/3596",
    ),
    Service(
        "badges.ml",
        "was shut down in 2020, so its badges show only that",
        "Leave the badge out.",
        "https://github.com/rjrodriguez/RCH-Bootstrap-4-Snippets/pull/5",
    ),
    Service(
        "pypip.in",
        "was shut down in 2015, so its badges show nothing",
        "Use https://img.shields.io/pypi/ instead.",
        "https://github.com/timothycrosley/deprecated.pies/pull/59",
    ),
    Service(
        "hits.seeyoufarm.com",
        "can no longer be reached, and its repository is archived",
        "Leave the counter out.",
        "https://github.com/HMCL-dev/HMCL-docs/pull/197",
    ),
    Service(
        "glitch.me",
        "hosts nothing any more since July 2025",
        "Link the project's repository, or where it is hosted now.",
        "https://github.com/ripienaar/free-for-dev/pull/3799",
    ),
    Service(
        "rawgit.com",
        "was shut down in October 2019 and serves only what it had already",
        "Use https://cdn.jsdelivr.net/gh/, or the file in its repository.",
        "https://github.com/vurtun/nuklear/issues/901",
    ),
    Service(
        "goo.gl",
        "is closed: of the short addresses only those that were still used in 2024 work on",
        "Open it while it works, and link the address behind it.",
        "https://developers.googleblog.com/en/google-url-shortener-links-will-no-longer-be-available/",
        Severity.WARNING,
    ),
)

LIVING_BELOW = frozenset({"maps.app.goo.gl", "forms.app.goo.gl", "photos.app.goo.gl"})
"""Hosts below a domain that is gone that are not gone themselves."""

HTTPS_HOSTS = frozenset(
    """
    aclanthology.org ai.meta.com allenai.org anthropic.com arena.lmsys.org arxiv.org aclweb.org blog.google cohere.com
    crfm.stanford.edu deepmind.google deepmind.com dl.acm.org doi.org dx.doi.org ecva.net gist.github.com github.com
    gitlab.com gitee.com hf.co huggingface.co hf-mirror.com ieeexplore.ieee.org jmlr.org kaggle.com lmsys.org
    linkedin.com medium.com mistral.ai modelscope.cn nature.com neurips.cc nips.cc openaccess.thecvf.com openai.com
    opencompass.org.cn openreview.net papers.neurips.cc papers.nips.cc paperswithcode.com proceedings.mlr.press
    proceedings.neurips.cc pypi.org pytorch.org img.shields.io semanticscholar.org sites.google.com stability.ai
    twitter.com x.com youtu.be youtube.com zenodo.org zhihu.com bilibili.com export.arxiv.org badges.aleen42.com
    ai.stanford.edu awesome.re badge.fury.io badgen.net codecov.io commonmark.org contributor-covenant.org coveralls.io
    creativecommons.org cs.cmu.edu cs.columbia.edu cs.stanford.edu forthebadge.com hits.sh igraph.org jitpack.io
    keras.io makeapullrequest.com mc-stan.org nltk.org npmjs.com opensource.org people.csail.mit.edu
    people.eecs.berkeley.edu python.org docs.python.org repostatus.org ruder.io scikit-learn.org spacy.io
    star-history.com api.star-history.com tensorflow.org web.stanford.edu
    """.split()
)
"""Hosts, without ``www.``, that answer over https: each has been linked so in public lists for years."""

HTTPS_DOMAINS = (
    "apache.org", "github.io", "githubusercontent.com", "gradio.app", "hf.space", "medium.com", "netlify.app",
    "readthedocs.io", "readthedocs.org", "shields.io", "streamlit.app", "substack.com", "vercel.app", "wikipedia.org",
    "google.com", "app", "dev", "page", "google", "new",
)  # fmt: skip
"""Domains below which every host answers over https; browsers ask the last five for nothing else
(https://hstspreload.org and https://docs.github.com/pages, securing your site with HTTPS)."""


@lru_cache(maxsize=4096)
def find_gone(host: str) -> Service | None:
    """The service that is gone under a host; None for a host that may well be alive."""
    bare = host.removeprefix("www.")
    if bare in LIVING_BELOW:
        return None
    return next((one for one in GONE if bare == one.domain or bare.endswith("." + one.domain)), None)


def check_service(url: Url) -> Iterator[Fault]:
    """Whether an address belongs to a service that is gone, or asks over http what is served over https."""
    gone = find_gone(url.host)
    if gone is not None:
        yield Fault("dead-service", f"{gone.domain} {gone.fate}", gone.advice, url.host_span, gone.severity)
    if url.scheme == "http" and not url.port and (url.site in HTTPS_HOSTS or url.is_on(*HTTPS_DOMAINS)):
        message = f"{url.site} answers over https"
        span = Span(0, len("http"))
        yield Fault("http-link", message, "Write https://.", span, replacement="https")
