"""Ranges of characters for patterns, to stand between brackets: those that Chinese, and Japanese, are written with."""

HAN = "\u3400-\u9fff\uf900-\ufaff"
"""Chinese characters: the unified ideographs with extension A and the compatibility ones (Unicode blocks).

The hexagrams that stand between the first two are in it, since Python compiles two ranges far faster than three.
"""

CJK = f"\u3040-\u30ff{HAN}"
"""Those, and kana."""
