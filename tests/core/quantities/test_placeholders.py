"""Which texts say nothing."""

from __future__ import annotations

import pytest

from modelist.core.quantities import is_placeholder


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\u3000",
        "&nbsp;",
        "-",
        "--",
        "---",
        "—",
        "–",
        "/",
        "\\",
        "?",
        "？？",
        "...",
        "…",
        "*",
        "~",
        "N/A",
        "n/a",
        "n.a.",
        "NA",
        "None",
        "none",
        "null",
        "nan",
        "TBD",
        "tbd.",
        "(TBD)",
        "TBA",
        "T.B.D.",
        "To be announced",
        "Coming soon!",
        "unknown",
        "Unknown",
        "Not available",
        "Invalid Now",
        "**TBD**",
        "<br />",
        "无",
        "暂无",
        "未知",
        "未公开",
        "待更新",
        "（无）",
        "×",
        "Ｎ/Ａ",
    ],
)
def test_texts_that_say_nothing(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text", ["0", "no", "7B", "en", "✅", "🤗", "無限", "None of these", "unknown model", "TBD 7B", "-1", "x" * 3000]
)
def test_texts_that_say_something(text: str) -> None:
    assert not is_placeholder(text)
