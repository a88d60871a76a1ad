"""Code blocks of one language name it in two ways: `bash` and `shell`, `py` and `python`.

GitHub colours them alike, but who searches the page for blocks to run, or lets a tool extract them, misses some. Write
the name that most blocks have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.edits import Edit
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import CodeBlock
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_NAMES = {
    name: names[0]
    for names in (
        ("shell", "bash", "sh", "zsh"),
        ("python", "py", "python3"),
        ("javascript", "js"),
        ("typescript", "ts"),
        ("yaml", "yml"),
        ("bibtex", "bib", "latex", "tex"),
        ("text", "txt", "plaintext", "plain"),
    )
    for name in names
}
"""What GitHub takes for one language (or, of BibTeX, what such blocks are written in), by its names."""

_LATEX = ("latex", "tex")
_ENTRY = lazy_pattern(r"[^\n]*\n[\s>]*@[A-Za-z]")
"""A block of which the first line begins an entry of BibTeX, and no formula."""

_MIN_BLOCKS, _MOST = 3, 0.66


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Blocks whose language at least two of three blocks of the page name otherwise."""
    found: dict[str, list[tuple[str, Span]]] = {}
    for block in page.markdown.code_blocks:
        name = _language(page, block)
        if name is not None:
            found.setdefault(_NAMES[name[0].lower()], []).append(name)
    for blocks in found.values():
        [(usual, count)] = Counter(word for word, _ in blocks).most_common(1)
        if len(blocks) < _MIN_BLOCKS or count < _MOST * len(blocks):
            continue
        for word, span in blocks:
            if word != usual:
                message = f"the block is '{word}', and the others of its language are '{usual}'"
                yield Problem(span, message, f"Write {usual}.", edits=(Edit(span, usual),))


def _language(page: Page, block: CodeBlock) -> tuple[str, Span] | None:
    word = (block.info.split() or [""])[0]
    if not block.fenced or word.lower() not in _NAMES:
        return None
    if word.lower() in _LATEX and not _ENTRY.match(page.text, *block.span):
        return None
    at = page.text.find(word, block.span.start, page.text.find("\n", block.span.start) + 1 or None)
    return (word, Span(at, at + len(word))) if at >= 0 else None


RULE = Rule(
    id="fence-language-mixed",
    scope=Scope.PROSE,
    severity=Severity.INFO,
    check=check,
    family="structure",
    default=False,
    bad=(
        Example(
            "```bash\nls\n```\n\n```bash\ncd\n```\n\n```⟦shell⟧\nls\n```\n",
            "```bash\nls\n```\n\n```bash\ncd\n```\n\n```bash\nls\n```\n",
        ),
        Example(
            "```python\na\n```\n\n~~~ python\nb\n~~~\n\n~~~ ⟦Python⟧ title=x\nc\n~~~\n",
            "```python\na\n```\n\n~~~ python\nb\n~~~\n\n~~~ python title=x\nc\n~~~\n",
        ),
        Example(
            "```bibtex\n@a{b}\n```\n\n" * 2 + "> ```⟦latex⟧\n> @a{b}\n> ```\n",
            "```bibtex\n@a{b}\n```\n\n" * 2 + "> ```bibtex\n> @a{b}\n> ```\n",
        ),
    ),
    good=(
        Example("```bash\nls\n```\n\n```shell\ncd\n```\n\n```python\na\n```\n"),
        Example("```bibtex\n@a{b}\n```\n\n" * 4 + "```latex\n\\alpha\n```\n"),
        Example("```bash\nls\n```\n\n```bash\ncd\n```\n\n```console\n$ ls\n```\n\n```\nshell\n```\n"),
    ),
)
