"""Conversations with arXiv's export API: batches, ids that it does not have, refusals, and feeds that are none."""

from __future__ import annotations

import pytest

from modelist.core.exchange import FaultKind, HttpFault, HttpReply, HttpRequest
from modelist.providers.arxiv_feed import parse_feed
from modelist.providers.arxiv_service import ARXIV_SERVICE, is_transient, query_address, takes
from modelist.providers.lookup import read_url
from modelist.providers.questions import Target, Verdict, VerdictKind
from providers.service_kit import Conversation, reply

OK, BROKEN, UNVERIFIED, REDIRECTED = VerdictKind.OK, VerdictKind.BROKEN, VerdictKind.UNVERIFIED, VerdictKind.REDIRECTED
ABS = "https://arxiv.org/abs/"
QUERY = "/api/query"


def entry(paper: str, version: int = 1, comment: str = "") -> str:
    return (
        f"<entry><id>http://arxiv.org/abs/{paper}v{version}</id><title>Llama 2:\n  Open Models</title>"
        "<published>2023-07-18T14:31:57Z</published><updated>2023-07-19T17:08:59Z</updated>"
        f"<arxiv:comment>{comment}</arxiv:comment><arxiv:primary_category term='cs.CL'/></entry>"
    )


def feed(*entries: str, status: int = 200) -> HttpReply:
    head = "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:arxiv='http://arxiv.org/schemas/atom'>"
    return reply(status, body=f"<?xml version='1.0' encoding='UTF-8'?>\n{head}{''.join(entries)}</feed>")


def refusal(status: int = 400) -> HttpReply:
    error = "<entry><id>http://arxiv.org/api/errors#incorrect_id_format_for_x</id><title>Error</title>"
    return feed(f"{error}<summary>incorrect id format for x</summary></entry>", status=status)


def ids_of(request: HttpRequest) -> list[str]:
    return request.url.partition("id_list=")[2].partition("&")[0].split(",")


def has(*papers: str, version: int = 2) -> Conversation:
    def says(request: HttpRequest) -> HttpReply:
        return feed(*(entry(one, version) for one in reversed(ids_of(request)) if one in papers))

    return Conversation(ARXIV_SERVICE, {QUERY: says})


def say(came: HttpReply | HttpFault, url: str = f"{ABS}2307.09288") -> Verdict:
    return Conversation(ARXIV_SERVICE, {QUERY: came}).verdict(url)


def test_all_papers_of_a_list_fit_into_one_request() -> None:
    talk = has("2307.09288", "hep-th/9901001")
    links = [f"{ABS}2307.09288", "https://arxiv.org/pdf/2307.09288v1.pdf#page=3", f"{ABS}hep-th/9901001",
             "https://doi.org/10.48550/arXiv.2307.09288", "http://www.arxiv.org/abs/2401.00001"]  # fmt: skip
    found = talk.verdicts(*links)
    assert [found[one].kind for one in links] == [OK, OK, OK, OK, BROKEN]
    assert [one.url for one in talk.log] == [
        "https://export.test/api/query?id_list=2307.09288,2401.00001,hep-th/9901001&max_results=3"
    ]


def test_more_than_a_hundred_papers_make_another_batch() -> None:
    papers = [f"2307.{number:05}" for number in range(1, 231)]
    talk = has(*papers)
    found = talk.verdicts(*(ABS + one for one in papers))
    assert [len(ids_of(one)) for one in talk.log] == [100, 100, 30]
    assert {one.kind for one in found.values()} == {OK}


def test_a_version_that_does_not_exist_is_broken() -> None:
    talk = has("2307.09288", version=2)
    found = talk.verdicts(f"{ABS}2307.09288v2", f"{ABS}2307.09288v9")
    assert [one.kind for one in found.values()] == [OK, BROKEN]
    assert found[f"{ABS}2307.09288v9"].suggestion == f"{ABS}2307.09288"
    assert len(talk.log) == 1


@pytest.mark.parametrize("paper", ["2313.00001", "2307.9288", "1412.12345", "2307.00000", "nope/9901001", "0703.0001"])
def test_ids_that_no_paper_has_are_broken_without_a_request(paper: str) -> None:
    talk = Conversation(ARXIV_SERVICE, {})
    assert talk.verdict(ABS + paper).kind is BROKEN
    assert talk.log == []


def test_a_needless_zero_which_arxiv_accepts_is_redirected_to_the_right_id() -> None:
    found = Conversation(ARXIV_SERVICE, {}).verdict(f"{ABS}0706.00001")
    assert (found.kind, found.final_url) == (REDIRECTED, f"{ABS}0706.0001")


def test_a_batch_that_is_refused_for_one_id_is_asked_in_halves() -> None:
    def says(request: HttpRequest) -> HttpReply:
        ids = ids_of(request)
        return refusal() if "2307.00003" in ids else feed(*(entry(one) for one in ids))

    talk = Conversation(ARXIV_SERVICE, {QUERY: says})
    links = [f"{ABS}2307.0000{number}" for number in range(1, 6)]
    found = talk.verdicts(*links)
    assert [found[one].kind for one in links] == [OK, OK, BROKEN, OK, OK]


def test_an_error_entry_in_a_reply_200_is_an_error_too() -> None:
    assert say(refusal(200)).kind is BROKEN


def test_a_400_that_names_no_id_tells_nothing() -> None:
    assert say(reply(400, body="bad gateway of some kind")).kind is UNVERIFIED


def test_an_empty_feed_is_asked_for_once_more_before_all_papers_are_called_missing() -> None:
    replies = [feed(), feed(entry("2307.00001"), entry("2307.00002"))]
    talk = Conversation(ARXIV_SERVICE, {QUERY: lambda _: replies.pop(0)})
    assert {one.kind for one in talk.verdicts(f"{ABS}2307.00001", f"{ABS}2307.00002").values()} == {OK}
    assert {one.kind for one in has().verdicts(f"{ABS}2307.00001", f"{ABS}2307.00002").values()} == {BROKEN}


@pytest.mark.parametrize("status", [403, 406, 429, 503, 500])
def test_refusals_are_unverified_and_worth_another_try(status: int) -> None:
    assert say(reply(status)).kind is UNVERIFIED
    assert is_transient(reply(status))


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<html><body>Rate exceeded.</body></html>",
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry>",
        "<!DOCTYPE x [<!ENTITY a 'b'>]><feed xmlns='http://www.w3.org/2005/Atom'>&a;</feed>",
    ],
)
def test_what_is_no_feed_is_unverified(body: str) -> None:
    assert say(reply(200, body=body)).kind is UNVERIFIED


def test_a_feed_that_was_cut_or_is_not_utf_8_is_unverified() -> None:
    whole = feed(entry("2307.09288")).body
    assert say(HttpReply("", 200, {}, whole, is_complete=False)).kind is UNVERIFIED
    assert parse_feed(whole.decode().encode("utf-16")) is None
    assert parse_feed(b"<feed xmlns='http://www.w3.org/2005/Atom'>" + b"<a>" * 100_000) is None


def test_no_reply_is_unverified() -> None:
    assert say(HttpFault(FaultKind.TIMEOUT, "no answer in 30 s")).kind is UNVERIFIED


def test_a_redirect_of_the_api_is_followed() -> None:
    says = {QUERY: reply(301, location="/v2/query?id_list=2307.09288"), "/v2/query": feed(entry("2307.09288"))}
    assert Conversation(ARXIV_SERVICE, says).verdict(f"{ABS}2307.09288").kind is OK


def test_facts_for_verify() -> None:
    assert say(feed(entry("2307.09288", 2))).facts == {
        "service": "arxiv",
        "id": "2307.09288",
        "version": 2,
        "title": "Llama 2: Open Models",
        "published": "2023-07-18T14:31:57Z",
        "updated": "2023-07-19T17:08:59Z",
        "category": "cs.CL",
    }


def test_a_withdrawn_paper_is_ok_with_a_note() -> None:
    found = say(feed(entry("2307.09288", 2, "This paper has been withdrawn by the authors")))
    assert found.kind is OK
    assert "withdrawn" in found.note


def test_html_forms_and_lists_are_left_open_as_arxiv_is_not_crawled() -> None:
    talk = has("2307.09288")
    found = talk.verdicts("https://arxiv.org/html/2307.09288", "https://arxiv.org/list/cs.CL/recent")
    assert [one.kind for one in found.values()] == [UNVERIFIED, UNVERIFIED]
    assert len(talk.log) == 1


def test_copies_of_arxiv_are_pages_like_any_other() -> None:
    for url in (
        "https://ar5iv.org/abs/2307.09288",
        "https://www.alphaxiv.org/abs/2307.09288",
        "https://doi.org/10.1/x",
    ):
        assert not takes(Target(url, (), read_url(url)))


def test_the_api_may_be_given_by_its_host_or_its_whole_address() -> None:
    for base in ("http://x", "http://x/", "http://x/api", "http://x/api/query"):
        assert query_address(base) == "http://x/api/query"
