"""arXiv as a service: ids are checked by their form, then asked for in batches at the export API.

Its pages are never fetched: https://info.arxiv.org/help/robots.html forbids it, and all papers of a list fit into a
few requests. One request in three seconds and one connection at a time: https://info.arxiv.org/help/api/tou.html
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from modelist.core.exchange import HttpFault, HttpReply, HttpRequest
from modelist.core.quantities import ArxivFault, ArxivId, examine_arxiv
from modelist.providers.arxiv import DOI_HOSTS, HOSTS
from modelist.providers.arxiv_feed import MAX_FEED, Feed, parse_feed
from modelist.providers.questions import Access, Answer, Limits, Question, Service, Target, Verdict, VerdictKind
from modelist.providers.replies import REDIRECTS, answer_all, follow, for_links, joined, no_answer
from modelist.providers.urls import split_url

NAME = "arxiv"
BASE = "https://export.arxiv.org"

BATCH = 100
"""Papers of one request; more would make its address longer than some servers on the way take."""

ASKED_HOSTS = (HOSTS - {"cn.arxiv.org", "de.arxiv.org", "xxx.lanl.gov"}) | DOI_HOSTS
"""Hosts for which arXiv itself can answer; mirrors and other readers' sites are pages like any other."""

REFUSALS = frozenset({403, 406, 429, 503})
"""How arXiv says that it is asked too often (https://github.com/lukasschwab/arxiv.py/issues/203)."""

_AGAIN = "again"
_NO_ID = "incorrect id format"


def takes(target: Target) -> bool:
    """Whether the address names something at arXiv, or the DOI of one of its papers."""
    url = split_url(target.url)
    address = target.address
    return address is not None and address.provider == "arxiv" and url is not None and url.site in ASKED_HOSTS


def decide(target: Target) -> Answer | None:
    """Ids that no paper can have, and pages that programs are asked not to fetch."""
    if target.address is None:
        return None
    if target.address.kind == "listing":
        reason = "arXiv asks programs not to fetch its pages; only papers are asked for"
        return answer_all([target], Verdict(VerdictKind.UNVERIFIED, reason))
    found = examine_arxiv(target.address.name)
    if isinstance(found, ArxivId):
        return None
    if found is ArxivFault.PADDING:
        month, _, number = target.address.name.partition(".")
        final = f"https://arxiv.org/abs/{month}.{number[1:]}"
        return answer_all([target], Verdict(VerdictKind.REDIRECTED, f"the id {found.explanation}", final_url=final))
    return answer_all([target], Verdict(VerdictKind.BROKEN, f"'{target.address.name}' {found.explanation}"))


def plan(targets: Sequence[Target], access: Access) -> Sequence[Question]:
    """Batches of papers, each paper once."""
    papers: dict[str, list[Target]] = {}
    for target in targets:
        if target.address is not None:
            papers.setdefault(target.address.name, []).append(target)
    groups = [papers[one] for one in sorted(papers)]
    return [
        _question([one for group in groups[start : start + BATCH] for one in group], access)
        for start in range(0, len(groups), BATCH)
    ]


def read(question: Question, came: HttpReply | HttpFault, access: Access) -> Answer:
    """Verdicts for the papers of a batch; a batch that is refused for one id's sake is asked in halves."""
    if isinstance(came, HttpFault):
        return _give_up(question, came)
    if came.status in REDIRECTS:
        return follow("arXiv", question, came)
    feed = parse_feed(came.body) if came.is_complete else None
    if came.status == 400 or (came.status == 200 and (feed is None or feed.errors)):
        return _halve(question, came, feed, access)
    if came.status != 200 or feed is None:
        return _give_up(question, came)
    if not feed.papers and len(_ids(question.targets)) > 1 and question.step != _AGAIN:
        # The API gives an empty feed now and then; that every paper of a batch is missing is the less likely.
        return Answer(questions=(_question(question.targets, access, _AGAIN),))
    return joined(Answer(dict(_judge(one, feed))) for one in question.targets)


def is_transient(reply: HttpReply) -> bool:
    """Whether arXiv is only busy, or asked too often."""
    return reply.status in REFUSALS or reply.status >= 500


def query_address(base: str) -> str:
    """The address of the export API's query, whichever part of it is given as its base."""
    base = base.rstrip("/")
    return base if base.endswith("/query") else f"{base}/query" if base.endswith("/api") else f"{base}/api/query"


def _question(targets: Sequence[Target], access: Access, step: str = "") -> Question:
    ids = _ids(targets)
    listed = ",".join(quote(one, safe="/.") for one in ids)
    url = f"{query_address(access.bases.get(NAME) or BASE)}?id_list={listed}&max_results={len(ids)}"
    return Question(NAME, HttpRequest(url, max_bytes=MAX_FEED), tuple(targets), step=step)


def _ids(targets: Sequence[Target]) -> list[str]:
    return sorted({one.address.name for one in targets if one.address is not None})


def _halve(question: Question, reply: HttpReply, feed: Feed | None, access: Access) -> Answer:
    ids = _ids(question.targets)
    if len(ids) > 1:
        first = set(ids[: len(ids) // 2])
        halves = [[one for one in question.targets if _in(one, first) is is_first] for is_first in (True, False)]
        return Answer(questions=tuple(_question(half, access) for half in halves))
    if feed is not None and any(_NO_ID in one.lower() for one in feed.errors):
        return answer_all(question.targets, Verdict(VerdictKind.BROKEN, f"arXiv takes '{ids[0]}' for no id", 400))
    return _give_up(question, reply)


def _in(target: Target, ids: set[str]) -> bool:
    return target.address is not None and target.address.name in ids


def _give_up(question: Question, came: HttpReply | HttpFault) -> Answer:
    if isinstance(came, HttpReply) and came.status in REFUSALS:
        reason = f"arXiv takes no more requests for now (status {came.status})"
        return answer_all(question.targets, Verdict(VerdictKind.UNVERIFIED, reason, came.status))
    return answer_all(question.targets, no_answer("arXiv", came))


def _judge(target: Target, feed: Feed) -> Iterator[tuple[str, Verdict]]:
    address = target.address
    assert address is not None
    facts = feed.papers.get(address.name)
    if facts is None:
        missing = Verdict(VerdictKind.BROKEN, f"arXiv has no paper {address.name}", 200)
        return for_links(target, missing, lambda _: True)
    asked, latest = int(address.revision.removeprefix("v") or 0), facts.get("version")
    if isinstance(latest, int) and asked > latest:
        suggestion = f"https://arxiv.org/abs/{address.name}"
        reason = f"{address.name} has no version {asked}; the latest is {latest}"
        return for_links(target, Verdict(VerdictKind.BROKEN, reason, 200, suggestion=suggestion), lambda _: True)
    if address.kind == "html":
        reason = "the paper is there; arXiv makes an HTML form of part of its papers only, and is not asked for it"
        unseen = Verdict(VerdictKind.UNVERIFIED, reason, 200, suggestion=f"https://arxiv.org/abs/{address.name}")
        return for_links(target, unseen, lambda _: True)
    note = "withdrawn by its authors or by arXiv" if facts.get("withdrawn") else ""
    verdict = Verdict(VerdictKind.OK, status=200, note=note, facts=facts)
    return for_links(target, verdict, lambda _: address.kind == "pdf")


ARXIV_SERVICE = Service(NAME, Limits(1, 1 / 3, 4, "export.arxiv.org"), takes, decide, plan, read, is_transient)
