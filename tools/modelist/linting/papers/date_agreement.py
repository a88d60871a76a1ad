"""How closely the dates of a list keep to the months of their papers, and which of them do not.

Lists go by the month of the id, by that of the printed paper, or by the day on which a line was added. Only where most
dates are those of the papers is another one a slip, and the closer the others keep to the month, the less it may be
off.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from modelist.linting.papers.dated_papers import Dated, Where
from modelist.linting.papers.month_slips import are_days_of_papers
from modelist.linting.papers.paper_numbers import is_among_first, is_before_last_days

_MIN_DATES, _MOST = 8, 0.8
_MANY, _ALMOST, _NEARLY_ALL, _OFTEN = 20, 0.9, 0.88, 0.85
_NEVER = 2
"""A share that no list reaches."""

_STRICT = {Where.ROW: _NEARLY_ALL, Where.BADGE: _NEARLY_ALL, Where.BELOW: _OFTEN, Where.LABEL: _OFTEN}
"""How many of the dates of a long list are to be those of the papers for the others to be held to them strictly."""

_BY_NUMBER = {Where.NUMBER: _MOST, Where.BADGE: _ALMOST}
"""The same for the month next to the paper's to be wrong, where dates are written as ids begin, or nearly so."""

_FEW = 0.06
_MAX_LATE, _MAX_LATE_BY_ARXIV, _MAX_EARLY = 9, 5, 3


class DatedGroup:
    """The dates that stand in one place of their lines, compared with their papers as a whole and one by one."""

    def __init__(self, where: Where, dates: Sequence[Dated]) -> None:
        self.where, self.dates = where, dates

    @cached_property
    def is_telling(self) -> bool:
        """Whether there are enough dates, and most are those of the papers, or hardly any is before its paper."""
        return len(self.dates) >= _MIN_DATES and (self._is_by_paper or self._is_never_early)

    @cached_property
    def is_to_the_month(self) -> bool:
        """Whether nearly all dates of a long list are exactly of the months of their papers."""
        return self._is_exact(_ALMOST, _MANY)

    def contradicts(self, one: Dated, is_model: bool) -> bool:
        """Whether a date is too far from its paper for this group."""
        if not self._is_by_paper:  # a list that goes by the printed papers may be late, but not early
            return one.months < -1
        return self._is_next(one) or self.is_late(one, is_model) or self._is_off(one, is_model)

    def is_late(self, one: Dated, is_model: bool) -> bool:
        """Whether a date is after the month of a paper that was surely listed before that ended, as hardly any is."""
        is_after = one.months > 1 or (one.months == 1 and is_before_last_days(one.paper))
        keeps = self.is_to_the_month or (one.months > 1 and self._is_to_the_day)
        return is_after and not is_model and keeps

    @cached_property
    def _is_by_paper(self) -> bool:
        return sum(abs(one.months) <= 1 for one in self.dates) >= _MOST * len(self.dates)

    @cached_property
    def _is_never_early(self) -> bool:
        """Whether hardly any month of a long list is before the id's, as those of printed papers are not."""
        early = sum(one.months < -1 for one in self.dates)
        return len(self.dates) >= _MANY and early <= _FEW * len(self.dates)

    @cached_property
    def _is_to_the_day(self) -> bool:
        return self.where is not Where.ROW and are_days_of_papers(self.dates)

    @cached_property
    def _is_strict(self) -> bool:
        return self._is_exact(_STRICT.get(self.where, _NEVER), _MANY)

    @cached_property
    def _is_by_number(self) -> bool:
        return self._is_exact(_BY_NUMBER.get(self.where, _NEVER), _MIN_DATES)

    def _is_exact(self, share: float, least: int) -> bool:
        exact = sum(not one.months for one in self.dates)
        return len(self.dates) >= least and exact >= share * len(self.dates)

    def _is_next(self, one: Dated) -> bool:
        """Whether a date is not its paper's, where all are read off the ids; what is late may be listed a day later."""
        may_be_handed_in = one.months == -1 and is_among_first(one.paper)
        is_early = one.months < 0 and not may_be_handed_in
        return self._is_by_number and (is_early or (self.where is Where.NUMBER and one.months > 0))

    def _is_off(self, one: Dated, is_model: bool) -> bool:
        """Papers may be listed by the month of a later version, and models are out before them; not so arXiv's dates.

        In long tables that go by the papers' months nearly without exception, two months are a slip; before the paper
        of a model, three are.
        """
        if one.in_column or (self._is_strict and (one.months > 0 or not is_model)):
            return abs(one.months) > 1
        if self._is_strict:
            return one.months <= -_MAX_EARLY
        if one.by_arxiv:
            return one.months > _MAX_LATE_BY_ARXIV or one.months < -_MAX_EARLY
        return not is_model and (one.months > _MAX_LATE or one.months < -_MAX_EARLY)
