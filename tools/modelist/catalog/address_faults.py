"""What is wrong with the text of an address field, in words that help whoever pasted it."""

from __future__ import annotations

from modelist.catalog.reader import Reader
from modelist.core.patterns import lazy_pattern
from modelist.core.quantities import ArxivFault, ArxivId, examine_arxiv
from modelist.core.wording import shown
from modelist.documents.yaml import YamlNode

_ADVICE = "Write https://… or, for a paper, arXiv:2307.09288."
_MARKDOWN = lazy_pattern(r"\]\((https?://[^\s()<>]+)\)|<(https?://[^\s<>]+)>|\bhref=[\"']?(https?://[^\s\"'<>]+)")
_ARXIV = lazy_pattern(r"(?i:arxiv)[:\s]\s*([0-9]{3,4}\.[0-9]{3,6}(?:v[0-9]+)?)")


def explain_address(node: YamlNode, text: str, path: str, reader: Reader) -> None:
    """Report an address that is none: pasted Markdown, an arXiv id that cannot exist, or anything else."""
    pasted = [one for match in _MARKDOWN.finditer(text) for one in match.groups() if one]
    number = _ARXIV.fullmatch(text)
    if pasted and ("](" in text or "<" in text):
        # Of a badge in a link the last address is the link's; the first is the picture's.
        right = str(ArxivId.from_url(pasted[-1]) or "")
        right = f"arXiv:{right}" if right and path.startswith("links.paper") else pasted[-1]
        message = f"{path}: {shown(text)} is Markdown; here stands the address alone"
        reader.error(node, "entry-url", message, f"Write {right}; the badge is made of it.", fix=right)
    elif number and ArxivId.parse(number[1]) is None:
        fault = examine_arxiv(number[1])
        why = f": it {fault.explanation}" if isinstance(fault, ArxivFault) else ""
        reader.error(node, "entry-url", f"{path}: there is no arXiv id {shown(number[1])}{why}", "Look the id up.")
    else:
        bare = ArxivId.parse(text)
        message = f"{path}: {shown(text)} is neither an address nor an arXiv id"
        reader.error(node, "entry-url", message, _ADVICE, fix=None if bare is None else f"arXiv:{bare}")
