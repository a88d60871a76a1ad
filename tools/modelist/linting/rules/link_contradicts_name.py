"""A link in a model's row, item or section names another size or version than the model.

The text of the link (`Link`, a badge) does not say so, hence readers of `DeepSeek-VL-7B` get the 1.3B weights of the
row above. Link the right weights, or correct the name. Where the name has no size, the row's column of sizes counts.

Code, and its picture from GitHub, is compared by version alone, and only where it is that of an older one: the code of
a family often moves on, and is then called by the newest version.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.documents.markdown_nodes import Link, LinkKind, Row
from modelist.linting.addresses.services import read_label
from modelist.linting.context import Page
from modelist.linting.markup.cells import visible_text
from modelist.linting.markup.items import first_line
from modelist.linting.models.columns import read_columns
from modelist.linting.models.recognition import read_models
from modelist.linting.names.link_names import Target, read_target
from modelist.linting.names.model_names import Name, read_name
from modelist.linting.names.name_conflicts import (
    are_related,
    is_attached,
    is_of_first_version,
    sizes_contradict,
    version_conflict,
)
from modelist.linting.rule import Example, Problem, Rule, Scope

_ONE_SIZE = lazy_pattern(r"[\d.]+ ?[A-Za-z]+")
_ITEM = lazy_pattern(
    r"(?P<bold>\*\*|__|)(?P<name>[A-Za-z][\w .+-]{1,50}?)"
    r"(?:(?P=bold)[ \t]{0,2}(?:[:：]|-[ \t]|(?=\[))|[:：])"
)
_REPORT = lazy_pattern(r"\W*(?P<name>[A-Za-z][\w .+-]{1,50}?) [Tt]echnical [Rr]eport")
_PREVIEW = lazy_pattern(r"https?://opengraph\.githubassets\.com/[\w-]{1,80}/([\w.-]{1,39}/[\w.-]{1,100})")


_MAX_BEHIND = 5
"""A version from which on none links the code of a first one."""


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links to weights or spaces of the model's own family whose numbers are not the model's."""
    if "http" not in page.text:
        return
    found = {
        one.span: one
        for check_some in (_check_items, _check_reports, _check_row_sizes, _check_mentions, _check_previews)
        for one in check_some(page)
    }
    yield from found.values()


def _check_mentions(page: Page) -> Iterator[Problem]:
    for mention in read_models(page).mentions:
        if any(one.isdigit() for one in mention.name):
            yield from _check_links(mention.name, mention.parsed, mention.links)


def _check_links(text: str, name: Name, links: Iterable[Link]) -> Iterator[Problem]:
    """Links of one model; where one leads to weights of its own version, another may be to those of the first."""
    targets = [(link, target) for link in links if (target := _target(link)) is not None]
    has_own = any(target.kind == "weights" and _has_version(name, target) for _, target in targets)
    for link, target in targets:
        what = _contradiction(name, link, target, has_own=has_own)
        if what is not None:
            yield _problem(text, link, target, what)


def _check_items(page: Page) -> Iterator[Problem]:
    """Items that begin with a name, and links in them that are called by their site or kind, as ``Weights`` is."""
    for item in page.markdown.lists:
        line = first_line(page, item)
        match = _ITEM.match(page.text, *line)
        name = read_name(match["name"]) if match is not None else None
        if match is None or name is None or not name.words or not (name.sizes or name.versions):
            continue
        yield from _check_labels(match["name"], name, page.links_in(Span(match.end(), line.end)))


def _check_reports(page: Page) -> Iterator[Problem]:
    """Rows that begin with the technical report of a model."""
    for table in page.markdown.tables if "echnical " in page.text else ():
        for row in table.rows:
            match = _REPORT.fullmatch(visible_text(page, row.cells[0].span)) if row.cells else None
            if match is not None:
                yield from _check_labels(match["name"], read_name(match["name"]), page.links_in(row.span))


def _check_labels(text: str, name: Name, links: Iterable[Link]) -> Iterator[Problem]:
    """Links that are called by their site or kind only."""
    labels = ((link, read_label(link.text)) for link in links)
    yield from _check_links(text, name, (link for link, label in labels if label.service or label.role))


def _check_previews(page: Page) -> Iterator[Problem]:
    """Rows that show GitHub's picture of a repository."""
    for table in page.markdown.tables if "opengraph.githubassets.com" in page.text else ():
        for row in table.rows:
            for link in page.links_in(row.span):
                match = _PREVIEW.match(link.destination)
                target = read_target(f"https://github.com/{match[1]}") if match is not None and row.cells else None
                name = visible_text(page, row.cells[0].span) if target is not None else ""
                what = _contradiction(read_name(name), link, target) if target is not None else None
                if target is not None and what is not None:
                    yield _problem(name, link, target, what)


def _problem(name: str, link: Link, target: Target, what: str) -> Problem:
    message = f"{name} links '{target.text}': another {what}"
    return Problem(link.destination_span, message, "Link the right one, or correct the name.", name)


def _check_row_sizes(page: Page) -> Iterator[Problem]:
    """Rows with one size and one address of weights, which is that of another size."""
    for sizes in read_columns(page):
        if sizes.field != "sizes":
            continue
        for cell in sizes.said:
            said = read_name(cell.fact.text)
            is_one = said.is_bare_size and _ONE_SIZE.fullmatch(cell.fact.text)
            targets = _row_targets(page, sizes.table.rows[cell.row]) if is_one else []
            if len(targets) == 1 and sizes_contradict(said, targets[0][1].name):
                link, target = targets[0]
                message = f"the row says {cell.fact.text}, but links '{target.text}': another size"
                yield Problem(link.destination_span, message, "Link the right one, or correct the size.")


def _row_targets(page: Page, row: Row) -> list[tuple[Link, Target]]:
    """The weights that a row links; none where a size stands elsewhere in the row, which may be the one meant."""
    links = page.links_in(row.span)
    found = [(link, target) for link in links if (target := _target(link)) is not None and target.kind == "weights"]
    is_clear = not any(read_name(link.text).sizes for link in links)
    return found if is_clear and not is_attached(page.document.slice(row.span)) else []


def _target(link: Link) -> Target | None:
    target = read_target(link.destination)
    return target if target is not None and target.kind in ("weights", "space", "code") else None


def _contradiction(name: Name, link: Link, target: Target, *, has_own: bool = True) -> str | None:
    """What the name of what is linked says otherwise; ``has_own`` if the model links weights of its own version."""
    # What a link says of itself is for link-text-contradicts-url.
    says = link.kind is not LinkKind.AUTOLINK and any(one.isdigit() for one in link.text)
    if says or not are_related(name, target.name):
        return None
    if target.kind != "code" and sizes_contradict(name, target.name):
        return "size"
    word = version_conflict(name, target.name, strict=target.exact)
    is_other = word is not None and (target.kind != "code" or _is_older(target.name, name, word))
    is_weights = target.kind == "weights" and "/collections/" not in link.destination
    is_first = is_weights and not has_own and is_of_first_version(name, target.name)
    return "version" if is_other or is_first else None


def _has_version(name: Name, target: Target) -> bool:
    return any(word in target.name.versions for word in name.versions)


def _is_older(one: Name, other: Name, word: str) -> bool:
    """Whether all versions of a word in one name are below those in another.

    They are digits without points, so that 15 is before 2; but beside 9, 10 is the tenth and no 1.0.
    """
    last, first = max(one.versions[word]), min(other.versions[word])
    return last < first and not int(last) > int(first) >= _MAX_BEHIND


RULE = Rule(
    id="link-contradicts-name",
    scope=Scope.PAGE,
    severity=Severity.WARNING,
    check=check,
    family="models",
    bad=(
        Example(
            "| Model | Base LLM | Link |\n| --- | --- | --- |\n"
            "| DeepSeek-VL-7B | LLM-1B | [Link](⟦https://huggingface.co/deepseek-ai/deepseek-vl-1.3b-chat⟧) |\n"
        ),
        Example(
            "# L\n\n## Qwen2\n\n"
            "[![HF](https://img.shields.io/badge/HF-models-blue)](⟦https://huggingface.co/collections/Qwen/qwen15-65c0a2f577b1ecb76d786524⟧)\n"
        ),
        Example(
            "| Params | Layers | Link |\n| --- | --- | --- |\n"
            "| 169 M | 12 | [HF](⟦https://huggingface.co/BlinkDL/rwkv-4-pile-169b⟧) |\n"
            "| 1.5 B | 24 | [HF](https://huggingface.co/BlinkDL/rwkv-4-pile-1b5) |\n"
        ),
        Example("- **Vicuna-13B**: chat [[Weights]](⟦https://huggingface.co/lmsys/vicuna-7b-v1.5⟧)\n"),
        Example("- **Fern 2.7: Mixture of Plants** [[Code](⟦https://github.com/lab/Fern2.1⟧)]\n"),
        Example(
            "| Model | Preview |\n| --- | --- |\n"
            '| **Fern 2.7** | <img src="⟦https://opengraph.githubassets.com/1/lab/Fern2.1⟧" width="160"> |\n'
        ),
        Example("| Model | Weights |\n| --- | --- |\n| Qwen2-VL | ⟦https://huggingface.co/Qwen/Qwen-VL-7B⟧ |\n"),
        Example(
            "| Paper | Weights |\n| --- | --- |\n"
            "| [Fern-V2 Technical Report](https://a.org) | [HF](⟦https://huggingface.co/lab/Fern-7B-RL⟧) |\n"
        ),
        Example("| Model | Weights |\n| --- | --- |\n| Qwen2.5-7B | ⟦https://huggingface.co/Qwen/Qwen2.5-14B⟧ |\n"),
    ),
    good=(
        Example("| Model | Link |\n| --- | --- |\n| Qwen2.5 | [7B](https://huggingface.co/Qwen/Qwen2.5-7B) |\n"),
        Example("| Model | Link |\n| --- | --- |\n| OPT-7B | [Link](https://huggingface.co/facebook/opt-6.7b) |\n"),
        Example(
            "| Model | Link |\n| --- | --- |\n| Llama 3 | [Link](https://huggingface.co/meta-llama/Llama-3.2-1B) |\n"
        ),
        Example("| Model | Link |\n| --- | --- |\n| Vicuna-7B | [Link](https://huggingface.co/lmsys) |\n"),
        Example(
            "- **Fern 2.1: Plants** [[Code](https://github.com/lab/Fern2.7)]\n"
            "- **Fern 2.7: Plants** [[Code](https://github.com/lab/Fern3)]\n"
            "- **Fern 2.7: Plants** [[Code](https://github.com/lab/Fern2)]\n"
            "- **Fern 2.7: Plants** [[Code](https://github.com/lab/Fern)]\n"
            "- **Fern-13B: Plants** [[Code](https://github.com/lab/Fern-7B)]\n"
            "- **Fern-v9: Plants** [[Code](https://github.com/lab/Fern-v10)]\n"
        ),
        Example(
            "| Model | Link |\n| --- | --- |\n| Yi-1.0 | [Link](https://huggingface.co/01-ai/Yi-34B) |\n"
            "| CodeT5+ | [Link](https://huggingface.co/Salesforce/codet5p-16b) |\n"
            "| Falcon2-11B | [Link](https://huggingface.co/tiiuae/falcon-11B) |\n"
            "| Fern2 | [Link](https://huggingface.co/lab/fern2-7b) of [Base](https://huggingface.co/lab/fern-7b) |\n"
        ),
        Example(
            "- **Fern 2**: ours [[HF](https://huggingface.co/lab/Fern-2-7b)],"
            " base [[Weights](https://huggingface.co/lab/Fern-7b)]\n"
        ),
        Example("- **Vicuna-13B**: better than [that of 7B](https://huggingface.co/lmsys/vicuna-7b-v1.5)\n"),
        Example(
            "| Model | Params | Link |\n| --- | --- | --- |\n"
            "| Foo | 20M | [HF](https://huggingface.co/a/foo-lora-llama-7b) |\n"
        ),
    ),
)
