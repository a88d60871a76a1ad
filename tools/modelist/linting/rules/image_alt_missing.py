"""An image without alternative text, or with a file's name for it.

A screen reader has nothing to say about it, and where it cannot be loaded nothing shows; a badge in a link then is a
link without a name. A name that an editor or camera gave the file, such as `image-20240510165317066`, says as little,
and so do words that an editor asks to be replaced: `Image Description`. Say in a few words what it shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.wording import shown
from modelist.documents.markdown_nodes import Link, LinkKind
from modelist.linting.addresses.badges import badges
from modelist.linting.addresses.services import NAMES
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_EMPTY = frozenset(
    {
        "",
        "imgname",
        "badge",
        "static badge",
        "图",
        "图片",
        "圖片",
        "图像",
        "照片",
        "截图",
        "图片描述",
        "图片说明",
        "图像描述",
    }
    | {"在这里插入图片描述", "请添加图片描述", "图片替代文字", "替代文字", "替代文本"}
)
_SUBJECTS = frozenset("alt caption description image images img photo pic picture placeholder screenshot".split())
_FILLER = _SUBJECTS | frozenset(
    "a add an alternate alternative any enter file here insert jpeg jpg my name of png text the this title your".split()
)
"""Words that any picture could have, at least one of which is of ``_SUBJECTS``."""

_WORD_BREAK = lazy_pattern(r"[\s_./:-]+")
_MAX_EMPTY = 40
_FILE_NAME = lazy_pattern(
    r"(?:image|img|photo|pic|picture|pasted[ _-]?image|screen[ _-]?(?:shot|cap(?:ture)?)|capture|snipaste|wechat_?image"
    r"|clipboard|untitled|mmexport|dsc[fn]?|微信图片|微信截图|企业微信截图|截屏|截图|屏幕截图|屏幕快照|图片|图像)"
    r"[ _(-]{0,2}\d[\d :._()-]{0,30}(?:at[\d ._:-]{1,12}(?:[ap]m)?)?(?:\.(?:png|jpe?g|gif|webp|svg|bmp))?"
    r"|untitled|[\w() -]{1,80}\.(?:png|jpe?g|gif|webp|bmp)|[0-9a-f]{24,64}|\d{6,20}",
    re.IGNORECASE,
)
"""Names that editors, phones and screen grabbers give to files, and names of files as such."""

_UNSAFE = frozenset('[]"\\<>|`*_')


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Images whose alternative text is missing, empty, the name of a file, or only says that they are images."""
    if "](" not in page.text and "<img" not in page.text.lower():
        return
    texts = {one.image.span: one.text for one in badges(page)}
    for link in page.links:
        is_markdown = link.kind is LinkKind.IMAGE
        is_shown = is_markdown or (link.tag == "img" and link.attribute == "src")
        if not is_shown or not _says_nothing(link.text.strip()) or (not is_markdown and _is_decoration(page, link)):
            continue
        said = f"says only {shown(link.text)}" if link.text else "is missing"
        known = _as_owners_spell(texts.get(link.span, ""))
        message = f"the alternative text of this {'badge' if link.span in texts else 'image'} {said}"
        edits = (Edit(link.text_span, known),) if is_markdown and known and not set(known) & _UNSAFE else ()
        span = link.text_span if link.text else link.span
        yield Problem(span, message, "Say in a few words what it shows.", edits=edits)


def _as_owners_spell(text: str) -> str:
    """What a badge shows, with the name of a service as it spells itself."""
    return " ".join(NAMES.get(word.casefold(), word) for word in text.split(" "))


def _says_nothing(text: str) -> bool:
    if text.lower() in _EMPTY or _FILE_NAME.fullmatch(text) is not None:
        return True
    words = {*filter(None, _WORD_BREAK.split(text.lower()))} if len(text) <= _MAX_EMPTY else set()
    return words <= _FILLER and not words.isdisjoint(_SUBJECTS)


def _is_decoration(page: Page, link: Link) -> bool:
    """``alt=""`` in HTML says on purpose that there is nothing to tell, where no link hangs on it."""
    return link.parent is None and 'alt=""' in page.document.slice(link.span)


RULE = Rule(
    id="image-alt-missing",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="badges",
    default=False,
    bad=(
        Example(
            "[⟦![](https://img.shields.io/badge/arXiv-2307.09288-red)⟧](https://arxiv.org/abs/2307.09288)\n",
            "[![arXiv 2307.09288](https://img.shields.io/badge/arXiv-2307.09288-red)](https://arxiv.org/abs/2307.09288)\n",
        ),
        Example(
            "⟦![](https://img.shields.io/badge/Arxiv-red)⟧\n", "![arXiv](https://img.shields.io/badge/Arxiv-red)\n"
        ),
        Example("⟦![](images/a.png)⟧\n", files={"images/a.png": ""}),
        Example('⟦<img src="https://x.org/a.png">⟧\n'),
        Example("![⟦image⟧](https://x.org/a.png)\n"),
        Example(
            '<img src="https://x.org/a.png" alt="⟦Image Description⟧"> ![⟦Alt text⟧](https://x.org/b.png)\n\n'
            "![⟦Your image here⟧](https://x.org/c.png) ![⟦image/png⟧](https://x.org/d.png) ![⟦screenshot⟧](https://x.org/e.png)\n\n"
            "![⟦在这里插入图片描述⟧](https://x.org/f.png) ![⟦截图⟧](https://x.org/g.png)\n"
        ),
        Example(
            '<img src="https://x.org/a.png" alt="⟦image-20240102030405678⟧">\n\n![⟦Screenshot 2024-01-02 at 3.04.05 PM⟧](https://x.org/b.png)\n\n'
            "![⟦model_v2.png⟧](https://x.org/model_v2.png) ![⟦截图 2024-01-02⟧](https://x.org/c.png)\n"
        ),
    ),
    good=(
        Example(
            "![Screenshot of the demo](https://x.org/a.png) ![Title](https://x.org/b.png) ![The model](https://x.org/c.png)\n\n"
            "![Text to image](https://x.org/d.png) ![训练流程图](https://x.org/e.png) ![Logo](https://x.org/f.png)\n"
        ),
        Example(
            '![Architecture](https://x.org/a.png) <img alt="" src="https://x.org/b.png"> <img alt="c" src="c.png">\n'
        ),
        Example(
            "![Image 2 of three](https://x.org/a.png) ![GPT-4](https://x.org/b.png) ![Picture of a cat](https://x.org/c.png)\n"
        ),
    ),
)
