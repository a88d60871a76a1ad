"""Whether two works of a page have to do with each other: by their papers, authors, sites and titles."""

from __future__ import annotations

from modelist.core.quantities import ReleaseDate
from modelist.linting.models.releases import months_after
from modelist.linting.names.link_names import address_of
from modelist.linting.names.model_names import read_name
from modelist.linting.names.name_conflicts import are_related
from modelist.linting.names.work_names import name_keys, says_name
from modelist.linting.papers.listed_works import Work
from modelist.readme.words import same_name

_MIN_NAME = 3
_MIN_APART = 2
"""Months between two papers below which they may well be one piece of work."""


def are_two(work: Work, other: Work) -> bool:
    """Whether they are two by their papers, or since the first has code of its own, too."""
    if work.paper and other.paper:
        return work.paper != other.paper
    addresses = (address_of(one.destination) for one in work.links)
    return any(
        one is not None and one.provider == "github" and not work.keys.isdisjoint(name_keys(one.name))
        for one in addresses
    )


def are_months_apart(work: Work, other: Work) -> bool:
    """Whether the papers of both are known, and were not posted together."""
    if work.paper is None or other.paper is None:
        return False
    return abs(months_after(work.paper, ReleaseDate(*other.paper.month))) >= _MIN_APART


def have_own_sites(work: Work, other: Work, account: str) -> bool:
    """Whether two works with two papers have project pages on two sites, the first not on that of an account."""
    papers = work.paper is not None and other.paper is not None and work.paper != other.paper
    is_at_home = any(one.startswith(f"{account.lower()}.") for one in work.sites)
    return papers and bool(work.sites) and bool(other.sites) and work.sites.isdisjoint(other.sites) and not is_at_home


def have_nothing_in_common(work: Work, other: Work) -> bool:
    """Whether two titles share no word of weight, and their lines link two papers and name no one in both."""
    own, its = work.names[:1], other.names[:1]
    is_family = bool(own and its and own[0] and its[0]) and are_related(read_name(own[0]), read_name(its[0]))
    return (
        not is_family
        and work.stems.isdisjoint(other.stems)
        and bool(work.papers)
        and bool(other.papers)
        and work.papers.isdisjoint(other.papers)
        and not (work.paper is not None and work.paper == other.paper)
        and not (own and len(same_name(own[0])) >= _MIN_NAME and says_name(other.text, own[0]))
        and work.people.isdisjoint(other.people)
    )
