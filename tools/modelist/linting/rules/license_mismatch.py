"""A link's text names one licence, and its address is that of another, or of another version.

`[Llama 3.1 License](https://www.llama.com/llama3/license/)` and `[CC BY 4.0](.../licenses/by-nc/4.0/)`: whoever reads
only the one takes rights that the other does not give. Look up which the model has, and correct the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from modelist.core.diagnostics import Severity
from modelist.core.patterns import lazy_pattern
from modelist.core.wording import shown
from modelist.linting.addresses.urls import is_image
from modelist.linting.context import Page
from modelist.linting.rule import Example, Problem, Rule, Scope

_NAMED = lazy_pattern(
    r"https?://(?:www\.)?(?:"
    r"(?:opensource\.org|spdx\.org|choosealicense\.com)/licenses?/(?P<id>[\w.+-]{2,40}?)(?:\.html|-license)?"
    r"|apache\.org/licenses/LICENSE-(?P<apache>\d\.\d)(?:\.html|\.txt)?"
    r"|creativecommons\.org/licenses/(?P<cc>by(?:-(?:nc|sa|nd)){0,2}/\d\.\d)(?:/[\w./-]{0,20})?"
    r"|creativecommons\.org/publicdomain/zero/(?P<zero>1\.0)(?:/[\w./-]{0,20})?"
    r"|llama\.com/llama(?P<llama>\d(?:_\d)?)/license"
    r")/?(?:[?#].{0,200})?\Z",
    re.IGNORECASE,
)
_WRITTEN = {"id": "{}", "apache": "Apache {}", "cc": "CC {}", "zero": "CC0 {}", "llama": "llama{}"}
"""How each address names its licence, as a licence is written."""

_MAX_TEXT = 80


def check(page: Page, options: Mapping[str, Any]) -> Iterator[Problem]:
    """Links to the texts of known licences, whose own text is the name of a known one."""
    if "licen" not in page.text and "creativecommons" not in page.text:
        return
    for link in page.links:
        match = _NAMED.match(link.destination) if len(link.text) <= _MAX_TEXT and not is_image(link) else None
        if match is None or match.lastgroup is None:
            continue
        written = _WRITTEN[match.lastgroup].format(match[match.lastgroup].replace("/", " ").replace("_", "."))
        said, found = _license(link.text), _license(written)
        if said and found and said != found:
            message = f"{shown(link.text)} leads to the text of {found}"
            yield Problem(link.destination_span, message, "Look up which licence it is, and correct the other.")


@lru_cache(maxsize=256)
def _license(text: str) -> str:
    """The licence that a text is the name of; '' for others, and for names without a version."""
    from modelist.core.quantities.license_reader import read_license

    value = read_license(text).value
    return str(value) if value is not None else ""


RULE = Rule(
    id="license-mismatch",
    scope=Scope.PROSE,
    severity=Severity.WARNING,
    check=check,
    family="links",
    bad=(
        Example("- License: [Llama 3.1 License](⟦https://www.llama.com/llama3/license/⟧)\n"),
        Example("| Licence |\n| --- |\n| [CC BY 4.0](⟦https://creativecommons.org/licenses/by-nc/4.0/deed.en⟧) |\n"),
        Example("[Apache License 2.0](⟦https://opensource.org/licenses/MIT⟧)\n"),
    ),
    good=(
        Example(
            "- [Llama 3.1 License](https://www.llama.com/llama3_1/license/), [a licence](https://spdx.org/licenses/MIT)\n"
        ),
        Example(
            "[Apache 2.0](https://www.apache.org/licenses/LICENSE-2.0.txt), [MIT](https://opensource.org/license/mit/),"
            " [BSD-3-Clause](https://opensource.org/license/bsd-3-clause/), [MIT License](https://choosealicense.com/licenses/mit/)\n"
        ),
        Example(
            "[CC BY-NC 4.0](https://creativecommons.org/licenses/by-nc/4.0/), [CC0](https://creativecommons.org/publicdomain/zero/1.0/)\n"
        ),
        Example(
            "[GPL](https://opensource.org/licenses/GPL-3.0), [Apache](https://www.apache.org/licenses/LICENSE-2.0)\n"
        ),
    ),
)
