"""Whether two lines about one thing tell of two parts of it, or of two times."""

from __future__ import annotations

import re

from modelist.core.patterns import lazy_pattern

_NUMBER = lazy_pattern(
    r"\d+|(?<![^\W_])(?:part|vol(?:ume)?|chapter|lecture|lesson|week|day|session|episode|unit|module)\.?\s"
    r"(?:[ivx]{1,5}|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten)(?![^\W_])"
    r"|[(\[（【](?:english|chinese|japanese|korean|german|french|spanish|en|zh|cn|ja|jp|ko|中文|英文|日文|韩文|[上中下])[)\]）】]",
    re.IGNORECASE,
)
"""What tells the parts or translations of one thing from each other."""

_ADDRESS = lazy_pattern(r"\]\([^()\s]{0,500}\)|href=[\"'][^\"'\s]{0,500}[\"']|^\D{0,3}\d{1,4}[.)]")
_MONTH_AHEAD = lazy_pattern(r"[^\w\n]{0,12}((?:19|20)\d\d[-./年]\d{1,2}(?:[-./月]\d{1,2})?)")


def tell_of_parts(one: str, other: str) -> bool:
    """Whether lines differ in what tells parts alone, as numbers do but for those of addresses and of the items."""
    left, right = (_ADDRESS.sub("", text) for text in (one, other))
    return left != right and _NUMBER.sub("", left) == _NUMBER.sub("", right)


def are_of_two_months(one: str, other: str) -> bool:
    """Whether lines begin with two dates: news tell of one thing more than once."""
    left, right = (_MONTH_AHEAD.match(text) for text in (one, other))
    return left is not None and right is not None and left[1] != right[1]
