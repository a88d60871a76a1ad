"""The last line of a run for people: how many links, what became of them, what it cost."""

from __future__ import annotations

from modelist.links.report import WORST_FIRST, LinkReport


def summary_line(report: LinkReport) -> str:
    """``80 links in 90 places: 3 broken, 70 ok; 41 requests, 20 from the cache``."""
    unique = len(report.results)
    parts = [f"{report.counts[kind]} {kind.value}" for kind in WORST_FIRST if report.counts.get(kind)]
    told = f": {', '.join(parts)}" if parts else ""
    cost = f"{report.requests} request{'s' if report.requests != 1 else ''}"
    cost += f", {report.cached} from the cache" if report.cached else ""
    ended = "; the run was ended before all was asked" if report.stopped else ""
    head = f"{unique} link{'s' if unique != 1 else ''} in {report.links} place{'s' if report.links != 1 else ''}"
    return f"{head}{told}; {cost}{ended}"


def progress_line(done: int, total: int, requests: int) -> str:
    """How far a run has come."""
    return f"{done} of {total} links, {requests} requests"
