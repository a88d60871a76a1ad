"""What holds of every service, whatever its host answers: no exception, an end, a verdict for each link, and nothing
called broken for what hosts answer in passing."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from modelist.core.exchange import FaultKind, HttpFault, HttpReply, HttpRequest
from modelist.providers.lookup import read_url
from modelist.providers.questions import Access, Question, Service, Target, VerdictKind
from modelist.providers.services import SERVICES

LINKS = [
    "https://huggingface.co/lab/alpha",
    "https://huggingface.co/lab/alpha/blob/main/README.md",
    "https://huggingface.co/lab/alpha/tree/v1/docs",
    "https://huggingface.co/lab/alpha/discussions/3",
    "https://huggingface.co/gpt2",
    "https://huggingface.co/lab",
    "https://huggingface.co/collections/lab/models-64f000000000000000000000",
    "https://huggingface.co/papers/2307.09288",
    "https://huggingface.co/blog/x",
    "https://github.com/lab/alpha#usage",
    "https://github.com/lab/alpha/blob/main/docs/a.md#x",
    "https://github.com/lab/alpha/releases/download/v1/a.zip",
    "https://github.com/lab/alpha/issues/7",
    "https://github.com/lab",
    "https://arxiv.org/abs/2307.09288",
    "https://arxiv.org/abs/hep-th/9901001v3",
    *(f"https://huggingface.co/lab/m{number}" for number in range(5)),
]
KEYS = """
id full_name name user slug data errors private gated siblings assets tags cardData license safetensors html_url message
error r0 nameWithOwner total login
""".split()
LEAVES = st.none() | st.booleans() | st.integers() | st.sampled_from(["lab/alpha", "lab/Alpha", "x", "", "2307.09288"])
JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6),
    max_leaves=12,
)
HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "location": st.sampled_from(["/api/models/a/b", "/repositories/1", "https://x.test/", "//[", "", "mailto:a"]),
        "x-error-code": st.sampled_from(["GatedRepo", "EntryNotFound", "RepoNotFound", "Odd"]),
        "x-error-message": st.sampled_from(["Invalid credentials", "Access to this resource is disabled."]),
        "x-ratelimit-remaining": st.sampled_from(["0", "5"]),
        "content-type": st.sampled_from(["application/json", "text/html"]),
        "etag": st.just('"1"'),
    },
)
BODIES = JSON.map(lambda data: json.dumps(data).encode()) | st.binary(max_size=40)


def replies(statuses: st.SearchStrategy[int]) -> st.SearchStrategy[HttpReply | HttpFault]:
    found = st.builds(HttpReply, st.just(""), statuses, HEADERS, BODIES, st.booleans())
    faults = st.builds(HttpFault, st.sampled_from([FaultKind.TIMEOUT, FaultKind.RESET, FaultKind.TLS]), st.just("x"))
    return found | faults


ANY = st.sampled_from([200, 204, 301, 304, 307, 400, 401, 403, 404, 410, 422, 429, 451, 500, 503])
PASSING = st.sampled_from([403, 406, 408, 429, 500, 502, 503, 504])


def converse(
    service: Service, targets: list[Target], access: Access, data: st.DataObject, said: st.SearchStrategy
) -> dict:
    """All verdicts; every service's rest of the conversation is read by itself."""
    services = {one.name: one for one in SERVICES}
    verdicts: dict = {}
    questions: list[Question] = list(service.plan(targets, access))
    for _ in range(400):
        if not questions:
            return verdicts
        question = questions.pop()
        assert isinstance(question.request, HttpRequest)
        came = data.draw(said)
        if isinstance(came, HttpReply):
            services[question.service].is_transient(came)
        answer = services[question.service].read(question, came, access)
        verdicts |= answer.verdicts
        questions += answer.questions
    raise AssertionError("the conversation does not end")


def check_all(data: st.DataObject, said: st.SearchStrategy) -> dict:
    tokens = data.draw(st.sampled_from([frozenset(), frozenset({"huggingface", "github"})]))
    access = Access({}, tokens)
    chosen = data.draw(st.lists(st.sampled_from(LINKS), min_size=1, max_size=8, unique=True))
    targets = [
        Target(url.partition("#")[0], (url.partition("#")[2],), read_url(url.partition("#")[0])) for url in chosen
    ]
    found: dict = {}
    for service in SERVICES:
        mine = [one for one in targets if next(each for each in SERVICES if each.takes(one)) is service]
        if mine:
            verdicts = converse(service, mine, access, data, said)
            assert set(verdicts) == {url for one in mine for url in one.urls}
            found |= verdicts
    return found


@given(st.data())
def test_any_replies_end_in_a_verdict_for_each_link(data: st.DataObject) -> None:
    for verdict in check_all(data, replies(ANY)).values():
        json.dumps(dict(verdict.facts))
        assert verdict.kind is not VerdictKind.BROKEN or verdict.reason
        assert verdict.kind is not VerdictKind.REDIRECTED or verdict.final_url


@given(st.data())
def test_what_hosts_answer_in_passing_is_never_called_broken(data: st.DataObject) -> None:
    said = replies(PASSING).map(lambda one: one if isinstance(one, HttpFault) else HttpReply("", one.status))
    assert VerdictKind.BROKEN not in {one.kind for one in check_all(data, said).values()}
