"""Ranges of characters for patterns, to stand between brackets: those that Chinese, and Japanese, are written with."""

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Chinese characters: the unified ideographs with extension A and the compatibility ones (Unicode blocks)."""

CJK = f"\u3040-\u30ff{HAN}"
"""Those, and kana."""
