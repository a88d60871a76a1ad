"""An address or badge that still holds the words of a template.

`https://github.com/your-name/repo`, `https://example.com` and `arXiv-XXXX.XXXXX` were to be replaced by what is meant:
a reader gets an error page. Write the real address, or remove the link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.linting.addresses.anchors import decode_fragment, targets_of
from modelist.linting.addresses.badges import badges, text_span
from modelist.linting.addresses.repository_lines import TEMPLATES
from modelist.linting.addresses.urls import Written, addresses
from modelist.linting.context import Page
from modelist.linting.markup.forms import shows_form
from modelist.linting.rule import Example, Problem, Rule, Scope
from modelist.readme.words import same_name

_IN_ADDRESS = lazy_pattern(
    rf"""(?<=//)(?:www\.)?example\.(?:com|org|net)\b
        | (?<=[/.@])(?:your(?:[-_]?(?:account|api|app|arxiv|blog|company|dataset|demo|domain|email|file|git|github
            |handle|hf|id|key|lab|link|model|name|org|organi[sz]ation|page|paper|project|repo|repository|server|site
            |space|team|url|user|username|website)){{1,3}}|my[-_]?(?:user)?name|user-?name|repo-?name)(?=[/?#.]|\Z)
        | \bx{{4}}\.x{{4,5}}\b
        | (?<=github\.com/)(?:{TEMPLATES})(?=[/?#]|\Z)
        | (?<=github\.com/)(?:org|owner|user)/(?:project|repo|repository)(?=[/?#]|\Z)
        | (?<=/)(?:TODO|TBD|XXX+|FIXME|link-to-[\w-]{{1,40}})(?=[/?#]|\Z)
        | (?<=/)(?:undefined(?=[/?#]|\Z)|(?:\[|%5B)object(?:%20|\+|\ )object(?:\]|%5D))
        | (?<=/)(?:[a-z]{{2,15}}[_-]){{1,3}}(?:link|url)[_-]here(?=[/?#]|\Z)""",
    re.VERBOSE | re.IGNORECASE,
)
_WHOLE = lazy_pattern(
    r"""todo|tbd|tba|fixme|xxx+|url|link|none|null|n/a|-+|\?+|coming[ _-]?soon|your[ _-].*|待补充|待定
        | (?:link|url)[ _-]?to[ _-].{1,20} | (?:\.{0,2}/)?path/to/.{1,60} | undefined | \[object[ ]object\]
        | (?:(?:add|insert|paste|put)[ _-])?
          (?:(?:arxiv|blog|code|data|dataset|demo|doi|git|github|hf|hugging[ _-]?face|model|official|page|paper|pdf
              |project|repo|repository|slides|the|video|website|weights)[ _-]?){1,3}(?:address|link|url)(?:[ _-]here)?
        | (?:add|address|insert|link|paste|put|url)(?:[ _-][a-z]{1,15}){0,2}[ _-]here
        | \.{3,5} | … | \{\{(?![ ]{0,3}(?:page|site)\.).{0,60}\}\} | \$\{?[a-z_]{2,40}\}?
        | (?-i:[A-Z]{2,15}(?:_[A-Z]{1,15}){0,3}_(?:ADDRESS|HERE|LINK|URL))""",
    re.IGNORECASE | re.VERBOSE,
)
"""Targets that are no address: remarks, what is to come there, and variables that nobody filled in."""

_FORM = lazy_pattern(
    r"\b(?:Title|(?:First )?Author(?:s|\(s\))?|Journal|Conference|Venue|Year|Date|Name|Description|Abstract)\b"
    r"|标题|作者|会议|期刊"
)
_MIN_FORM, _MAX_LINE = 3, 1_000
_IN_BADGE = lazy_pattern(r"\b(?:\d{4}|\d\d[xX]{2}|[xX]{4})\.[xX]{4,5}\b|\b(?:TODO|TBD|FIXME)\b")
_HINTS = (
    "example. naereen dwyl/esta your my name xxx todo tbd tba fixme link url none null n/a (- (? soon 待 path/to here"
    " address {{ (${ undefined object (.. (… /repo /project"
).split()


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links, images and badges with placeholders; addresses in plain text may be examples and are left alone."""
    if not any(one in page.lower for one in _HINTS):
        return
    for written in addresses(page):
        match = None if written.bare else _find(written.url)
        if match is None or _is_name(written, match[0]) or _shows_a_form(page, written.span.start):
            continue
        if shows_form(page, written.span.start):
            continue
        if "://" not in written.url and _is_there(page, written.url.strip()):
            continue
        if not page.markdown.in_code(written.span.start):
            start, end = match.span()
            span = Span(written.span.start + start, written.span.start + end) if written.exact else written.span
            yield _problem(span, match[0])
    for badge in badges(page):
        found = _IN_BADGE.search(badge.text)
        if found is not None:
            yield _problem(text_span(page, badge, found[0]), found[0])


def _is_there(page: Page, url: str) -> bool:
    """Whether a file is called like a placeholder, or a section, such as `TODO`."""
    if url.startswith("#"):
        return targets_of(page).resolves(decode_fragment(url[1:]))
    return url.removeprefix("./") in page.context.files.paths


def _is_name(written: Written, found: str) -> bool:
    """Whether the text of a link is the same word: there is a project called yourgoal."""
    return written.link is not None and bool(found) and same_name(written.link.text) == same_name(found) != ""


def _shows_a_form(page: Page, at: int) -> bool:
    """Whether a line tells how entries are to be written: other words of it stand for what is meant, too."""
    words = {one.lower() for one in _FORM.findall(page.document.line_text(page.document.lines.line_of(at))[:_MAX_LINE])}
    return len(words) >= _MIN_FORM


def _find(url: str) -> re.Match[str] | None:
    if "://" not in url:
        start = len(url) - len(url.lstrip().lstrip("#"))
        return _WHOLE.fullmatch(url, start, max(start, len(url.rstrip())))
    return None if "shields.io" in url else _IN_ADDRESS.search(url)


def _problem(span: Span, text: str) -> Problem:
    return Problem(span, f"'{text}' is a placeholder", "Write the real address, or remove the link.")


RULE = Rule(
    id="link-placeholder",
    scope=Scope.PROSE,
    severity=Severity.ERROR,
    check=check,
    family="links",
    bad=(
        Example(
            "- **Tables in the form of text**, [pdf](https://arxiv.org/pdf/2309.08172)\n"
            "- **Agents in web pages**, [pdf](https://arxiv.org/pdf/2309.08173), citations: [**-1**](⟦None⟧)\n"
            "- **Films in the form of\n  text**, [pdf](https://arxiv.org/pdf/2309.08174), citations: [**-1**](⟦None⟧)\n"
        ),
        Example("[code](https://github.com/⟦your-name⟧/repo)\n"),
        Example("[demo](https://⟦example.com⟧/x)\n"),
        Example("[paper](⟦TODO⟧) [code](⟦link_to_code⟧)\n"),
        Example(
            "[code](https://github.com/⟦your_github_name⟧/repo) ![p](https://img.shields.io/badge/arXiv-⟦24XX.XXXXX⟧-red)\n"
        ),
        Example("[paper](#⟦todo⟧) [code](⟦./path/to/x⟧)\n"),
        Example("| [paper](⟦None⟧) |\n| --- |\n"),
        Example("| A | [Code](⟦GITHUB_LINK⟧) [Weights](⟦HF_MODEL_URL⟧) |\n| --- | --- |\n"),
        Example("- [Paper](⟦arxiv_link⟧) [Code](<⟦insert link here⟧>) [Data](⟦path/to/data⟧) [Site](⟦{{site_url}}⟧)\n"),
        Example("- [Post](https://x.org/blog/⟦[object%20Object]⟧) [Code](https://github.com/⟦undefined⟧)\n"),
        Example("- [Paper](⟦...⟧) [Code](https://github.com/⟦owner/repo⟧)\n"),
        Example("[![x](https://img.shields.io/badge/arXiv-⟦XXXX.XXXXX⟧-red)](https://arxiv.org/abs/⟦XXXX.XXXXX⟧)\n"),
    ),
    good=(
        Example("* (Conference/Journal Year) **Title**, First Author et al. [[Paper](URL)] [[Code](URL)]\n"),
        Example("[YourGoal](https://github.com/pj4533/yourgoal/) [None](None.md)\n"),
        Example("[Licence](LICENSE) [Conduct](CODE_OF_CONDUCT) [Cite](CITATION) [A](docs/links) [B](data_url.json)\n"),
        Example("# L\n\n## Contributing\n\n- [Title](link) - what it is\n"),
        Example("Please send lines of this format:\n\n- **Title** [[Paper](your-link)] [[Code](url)]\n"),
        Example("- [What is left](#todo)\n- [All of them](#link)\n\n## TODO\n\na\n\n## Link\n\nb\n"),
        Example("[A](GITHUB_LINK) [B](path/to/x)\n", files={"GITHUB_LINK": "", "path/to/x": ""}),
        Example(
            "[A](https://x.org/undefined-names) [B](https://github.com/a/path/to/b) [C](#code-link-here-and-there)\n"
        ),
        Example("[a voice](https://github.com/Edresson/YourTTS) [b](https://github.com/huggingface/yourbench)\n"),
        Example("[a](https://github.com/a/repo) [b](https://x.org/todo-list) [c](https://x.org/my-model/y)\n"),
        Example("`https://example.com` https://example.com/v1 [d](#none-at-all)\n\n## None at all\n"),
    ),
)
