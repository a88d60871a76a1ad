"""Markup of another Markdown dialect, which GitHub shows as it is written.

``[TOC]``, ``==marked==``, ``::: note``, ``{.class}``, ``!!! note`` and the like work in other editors and site
generators only. Use what GitHub knows: its own outline or a list of links, bold, ``> [!NOTE]``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.linting.context import Page
from modelist.linting.markup.prose import no_words
from modelist.linting.rule import Example, Problem, Rule, Scope

_FORMS: tuple[tuple[str, str, str, re.Pattern[str]], ...] = (
    (
        "TOC",
        "a table of contents of another tool",
        "Write the contents as a list of links, or leave them to GitHub's outline.",
        lazy_pattern(
            r"^[ \t]{0,3}(\[\[?_?TOC_?\]?\]|@\[toc\](?:\([^)\n]*\))?|\{:toc\}|\$\{toc\})[ \t]*$", re.I | re.MULTILINE
        ),
    ),
    (
        "==",
        "a highlight of another Markdown",
        "Use **bold** or <mark>.",
        lazy_pattern(r"(?<![=\w!<>])(==(?=[^\s=])[^=\n|]{1,120}(?<=[^\s=])==)(?![=\w])"),
    ),
    (
        ":::",
        "a container of another Markdown",
        "Use > [!NOTE] or <details>.",
        lazy_pattern(r"^[ \t]{0,3}(:::+[ \t]*[\w{-][^\n]*)$", re.MULTILINE),
    ),
    (
        "!!!",
        "an admonition of another Markdown",
        "Use > [!NOTE].",
        lazy_pattern(
            r"^[ \t]{0,3}((?:!!!|\?\?\?\+?)[ \t]+(?:(?:note|tip|info|warning|caution|danger|important|attention|hint"
            r"|example|abstract|summary|success|question|failure|bug|error|quote|todo)|[a-z]+[ \t]+(?=\"))"
            r"(?:[ \t]*\"[^\"\n]*\")?)[ \t]*$",
            re.MULTILINE,
        ),
    ),
    (
        "{",
        "an attribute list of another Markdown",
        'Use raw HTML, such as <a id="name"></a>.',
        lazy_pattern(
            r"((?<=[\w)\]*`\"' ])\{:?[ \t]*(?:[#.][A-Za-z][\w-]*[ \t]*)+(?:[\w-]+=[^{}\n]*)?\}"
            r"(?=[ \t]*$)|(?<=\))\{:?[ \t]*[\w-]+=[\"'\w][^{}\n]*\})",
            re.MULTILINE,
        ),
    ),
    (
        "[[",
        "a wiki link of another Markdown",
        "Write [text](address).",
        lazy_pattern(
            r"(?<![\[\\!])(!\[\[[^\[\]\n|]{1,200}\.[a-z]{2,4}(?:\|[^\[\]\n]{1,80})?\]\]"
            r"|\[\[(?!_?toc_?\]|[\d\s]|[^\[\]\n]{0,80}\(https?:)[^\[\]\n|#]{2,80}(?:[|#][^\[\]\n]{1,80})?\]\])(?![(\]\[:])",
            re.I,
        ),
    ),
    (
        "^",
        "a superscript of another Markdown",
        "Use <sup>.",
        lazy_pattern(r"(?<=[\w)*])(\^(?:[+\-\u2212]?\d{1,3}|st|nd|rd|th|[a-z][+\-]\d)\^)(?![\w^(\[{])"),
    ),
    (
        "\\",
        "a command of LaTeX",
        "Leave it out, or write what it makes.",
        lazy_pattern(
            r"(?:(?<![\\\w./:$])|(?<=\w)(?=~))(~?(?:\\(?:protect|footnotemark|footnote|textbf|textit|texttt|emph|cite[pt]?|(?:eq)?ref|href"
            r"|xspace)"
            r"(?![A-Za-z])(?:\{[^{}\n]{0,80}\}){0,2})+)"
        ),
    ),
    (
        "{{",
        "a template of a site generator",
        "Write the result of it.",
        lazy_pattern(
            r"(\{\{[<%][^{}\n]{1,200}[>%]\}\}"
            r"|\{%-?[ \t]*(?:include|raw|endraw|highlight|endhighlight|link|assign)\b[^{}\n]{0,200}%\})"
        ),
    ),
)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Each foreign form in the page's text."""
    hidden = None
    for sign, what, advice, pattern in _FORMS:
        if (
            sign not in page.text
            and not (sign == "TOC" and "toc" in page.text)
            and not (sign == "{{" and "{%" in page.text)
            and not (sign == "!!!" and "???" in page.text)
        ):
            continue
        for match in pattern.finditer(page.text):
            hidden = hidden or no_words(page)
            if match.start(1) in hidden or (sign == "[[" and _is_link(page, match.start(1))):
                continue
            message = f"{shown(match[1])} is {what}, and is shown as it is"
            yield Problem(Span(*match.span(1)), message, advice)


def _is_link(page: Page, start: int) -> bool:
    """Whether the brackets are a reference link inside brackets, such as a citation."""
    return any(link.span.start in (start, start + 1) for link in page.links_in(Span(start, start + 2)))


RULE = Rule(
    id="markdown-unsupported",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="structure",
    bad=(
        Example("# List\n\n⟦[TOC]⟧\n"),
        Example("A ⟦==marked==⟧ word.\n"),
        Example("⟦::: note⟧\nText\n:::\n"),
        Example("# Phi ⟦{#phi}⟧\n"),
        Example("⟦!!! note⟧\n    Text\n"),
        Example("See ⟦[[Phi]]⟧ and ⟦![[phi.png|300]]⟧.\n"),
        Example("[a](b)⟦{:target='_blank'}⟧ and c\n"),
        Example("⟦{% include a.html %}⟧\n"),
        Example("A survey⟦~\\protect\\footnotemark⟧ of ⟦\\textbf{models}⟧\n"),
        Example("方差 *σ*⟦^2^⟧，10⟦^-3^⟧ and the 19⟦^th^⟧.\n"),
    ),
    good=(
        Example("> [!NOTE]\n> a == b and c == d\n\n`[TOC]` [[1]](#a) [[x](y)] :smile:\n\n$\\{.a\\}$\n"),
        Example("!!! wow\n\n??? what\n\nas in [[3]] and [[12, 13]]\n\nif [[ -f x ]]; then\n"),
        Example("[toc]: https://x.org\n\nSee [toc]. Title\n===\n"),
        Example("$\\textbf{x}$ `\\emph{a}` C:\\footnote \\\\cite and \\_\n"),
        Example("2^3^4, x^2, a[^1]^2^, ^_^, $σ^2^$ and `x^2^`\n"),
    ),
)
