"""A field of a BibTeX entry still has what stood in its template.

`journal={arXiv preprint arXiv:XXXX.XXXXX}` or `author={Your Name}`: who copies the entry cites a paper that cannot be
found. Fill in the value, or remove the field until it is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.text import Span
from modelist.core.wording import shown
from modelist.linting.context import Page
from modelist.linting.papers.bibtex import find_entries, read_fields
from modelist.linting.rule import Example, Problem, Rule, Scope

_LEFT_OVER = lazy_pattern(
    r"(?:\d{0,2}[Xx]{2,4}[./][Xx]{4,6}|(?<![A-Za-z])(?:X{4,}|x{4,})(?![A-Za-z])|\b(?:TODO|TBD|FIXME)\b"
    r"|\A\s*(?:Your|Author|First Author|Last Name|Paper|Project) (?:Name|Names|Title|First Name|Last Name|One)s?\b"
    r"|\byour[-_ ](?:name|org|title|repo|paper|username)\b|\b1234\.5678\d?\b)"
)


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Values with a mark that templates have, one for each field."""
    for entry in find_entries(page):
        for field in read_fields(page, entry):
            match = _LEFT_OVER.search(page.document.slice(field.value))
            if match is not None:
                span = Span(*match.span()).shifted(field.value.start)
                message = f"the field '{field.name}' still has {shown(match[0].strip())} from a template"
                yield Problem(span, message, "Fill it in, or remove the field until it is known.")


RULE = Rule(
    id="bibtex-placeholder",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    needs=("@",),
    family="structure",
    bad=(
        Example("```bibtex\n@article{a,\n  title={A},\n  journal={arXiv preprint arXiv:⟦XXXX.XXXXX⟧},\n}\n```\n"),
        Example('```\n@misc{a,\n  author = "⟦Your Name⟧",\n  url = {https://github.com/⟦your-org⟧/list},\n}\n```\n'),
    ),
    good=(
        Example("```bibtex\n@article{a,\n  title={XXL at Work: A to XX},\n  journal={arXiv:2407.12345},\n}\n```\n"),
        Example("```markdown\n@misc{a,\n  author = {Your Name},\n}\n```\n"),
        Example("```bibtex\n@misc{a,\n  title={Tell Me Your Name: A Study},\n}\n```\n"),
    ),
)
