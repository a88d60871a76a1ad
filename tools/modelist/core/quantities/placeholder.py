"""Texts that stand where a value would, and say that there is none."""

from __future__ import annotations

from modelist.core.patterns import lazy_pattern
from modelist.core.quantities.messy import tidy
from modelist.core.quantities.reading import MAX_LOOSE

_SAYS_NOTHING = lazy_pattern(r"[\s\-_/\\?.,:;!*~|+=#'\"…·()\[\]{}<>✗✘❌]*")
_WORDS = frozenset(
    word.strip()
    for line in """
    x|none|null|nil|nan|na|n/a|n.a|n.a.|not applicable|not available|unavailable|invalid|invalid now|not valid
    unknown|unk|unspecified|not specified|not stated|not known|not given|undisclosed|not disclosed|not public
    tbd|tba|tbc|t.b.d|t.b.a|todo|wip|to be announced|to be determined|to be added|to be confirmed|to be released
    pending|coming soon|soon|not yet|not released|not yet released|unreleased|empty|missing|no link|no data
    无|無|暂无|暫無|没有|沒有|空|未知|不详|不明|不适用|未公开|未公布|未披露|未说明|未发布|未定|待定|待补|待补充|待更新|待公布
    待发布|即将发布|即将公布|敬请期待
    """.splitlines()
    for word in line.split("|")
)


def is_placeholder(text: str) -> bool:
    """Whether a cell or field says nothing: empty, dashes, ``N/A``, ``TBD``, ``unknown``, ``暂无`` and the like."""
    if len(text) > MAX_LOOSE:
        return False
    bare = tidy(text).strip(" \n()[]{}<>*_-.!?").casefold()
    return bare in _WORDS or _SAYS_NOTHING.fullmatch(bare) is not None
