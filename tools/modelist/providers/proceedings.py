"""Conferences and years in the addresses of their proceedings, and years in those of articles of journals.

The forms are those that the publishers use: CVF (openaccess.thecvf.com), ECVA (ecva.net), the
ACL Anthology (https://aclanthology.org/info/ids/), the proceedings and virtual sites of NeurIPS, ICML, ICLR and CVPR,
IJCAI, the volumes that PMLR lists at https://proceedings.mlr.press/, and the numbers in the DOIs of ACM's proceedings.
ScienceDirect's addresses end in a PII (https://en.wikipedia.org/wiki/Publisher_Item_Identifier): an S, the ISSN of the
journal, two digits of the year in which the article got it, five digits, and a check digit. The DOIs of Springer, with
Nature and BMC, have the year in three digits behind the journal's number (s41467-024-50903-y), those of IEEE's journals
and of Frontiers in four behind the journal's letters, and those of bioRxiv and medRxiv begin with the day. ACS puts the
last digit of the year in which it got the article before a letter, which is b until 2019 and c since 2020.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from modelist.core.patterns import lazy_pattern


class Held(NamedTuple):
    """A conference by its short name, and the year in which it was held."""

    venue: str
    year: int


SIGNS = ("thecvf.com", "ecva.net", "aclanthology.org", "aclweb.org", "nips.cc", "neurips.cc", "icml.cc", "iclr.cc",
         "ijcai.org", "mlr.press", "10.1145/", "10.1109/", "10.18653/")  # fmt: skip
"""One of these stands in every address that is read here."""

_ADDRESS = lazy_pattern(
    r"https?://(?:www\.)?(?:"
    r"openaccess\.thecvf\.com/{1,2}(?:content[/_])?(?P<cvf>CVPR|ICCV|ECCV|WACV|ACCV)W?_?(?P<cvf_year>20\d\d)"
    r"|ecva\.net/papers/(?P<ecva>eccv)_(?P<ecva_year>20\d\d)"
    r"|(?:aclanthology\.org|aclweb\.org/anthology|(?:dx\.)?doi\.org/10\.18653/v1)/(?P<acl_year>20\d\d)\.(?:findings-)?"
    r"(?P<acl>aacl|acl|coling|eacl|emnlp|naacl)[-.]"
    r"|(?:aclanthology\.org|aclweb\.org/anthology|(?:dx\.)?doi\.org/10\.18653/v1)/(?:papers/[A-Z]/[A-Z]\d\d/)?(?P<letter>[CDEIKLNPQS])(?P<letter_year>\d\d)-\d{4}"
    r"|(?:papers|proceedings|datasets-benchmarks-proceedings)\.(?P<nips>nips|neurips)\.cc/"
    r"(?:paper_files/)?paper/(?P<nips_year>(?:19|20)\d\d)/"
    r"|proceedings\.(?P<iclr>iclr)\.cc/paper_files/paper/(?P<iclr_year>20\d\d)/"
    r"|(?P<virtual>nips|neurips|icml|iclr|cvpr|iccv|eccv)(?:\.thecvf\.com|\.cc|\.ecva\.net)/virtual/(?P<virtual_year>20\d\d)/"
    r"|(?P<ijcai>ijcai)\.org/proceedings/(?P<ijcai_year>20\d\d)/"
    r"|proceedings\.mlr\.press/v(?P<volume>\d+)/"
    r"|(?:dl\.acm\.org/(?:doi|citation)|(?:dx\.)?doi\.org)/(?:(?:abs|pdf|full|epdf|fullhtml)/)?10\.1145/(?P<acm>\d{7})[./]"
    r"|(?:dl\.acm\.org/doi|(?:dx\.)?doi\.org)/(?:(?:abs|pdf|full|epdf|fullhtml)/)?"
    r"10\.1109/(?P<ieee>CVPR|ICASSP|ICCV|ICDE|ICME|ICRA|ICSE|IROS|WACV)W?\d{0,6}\.(?P<ieee_year>20\d\d)\.)",
    re.IGNORECASE,
)
_ARTICLE = lazy_pattern(
    r"https?://(?:www\.)?(?:"
    r"sciencedirect\.com/science/article/(?:abs/)?pii/S\d{7}[\dX](?P<pii>\d\d)\d{5}[\dX](?![\dA-Z])"
    r"|(?:nature\.com/articles|(?:dx\.)?doi\.org/10\.(?:1007|1038|1186)|link\.springer\.com/article/10\.1007"
    r"|(?:[a-z]{3,40}\.)?(?:biomedcentral|springeropen)\.com/(?:articles|track/pdf)/10\.1186)"
    r"/s\d{5}-0(?P<springer>\d\d)-\d{4,5}-[\da-z](?![\da-z])"
    r"|(?:(?:bio|med)rxiv\.org/content(?:/biorxiv/early)?|(?:dx\.)?doi\.org)/10\.1101/(?P<rxiv>20\d\d)\.\d\d\.\d\d\.\d"
    r"|(?:dx\.)?doi\.org/10\.1109/[A-Z]{2,12}\.(?P<ieee>20\d\d)\.\d{7}(?!\d)"
    r"|(?:(?:dx\.)?doi\.org|frontiersin\.org/(?:journals/[a-z-]{3,60}/)?articles)/10\.3389/f[a-z]{2,6}\.(?P<frontiers>20\d\d)\.\d"
    r"|(?:(?:dx\.)?doi\.org|pubs\.acs\.org/doi)/(?:(?:abs|full|pdf)/)?10\.1021/acs[a-z.]{0,12}\.(?P<acs>\d[bc])\d{5}(?!\d)"
    r")",
    re.IGNORECASE,
)
_ACS_DECADES = {"b": 2010, "c": 2020}
_LETTERS = {
    "C": "COLING", "D": "EMNLP", "E": "EACL", "I": "IJCNLP", "K": "CoNLL", "L": "LREC", "N": "NAACL", "P": "ACL",
    "Q": "TACL", "S": "SemEval",
}  # fmt: skip
"""The Anthology's old ids begin with the letter of a meeting; that of workshops is not among these."""

_MEETINGS = frozenset(("AACL", "ACL", "COLING", "EACL", "EMNLP", "IJCNLP", "NAACL"))
_HOSTED = {"CoNLL": 0, "SemEval": 0, "TACL": 1}
"""What is held, or presented, at one of these meetings, with the years that may lie between."""
_JOINT = {1984: ("ACL", "COLING"), 1997: ("ACL", "EACL"), 1998: ("ACL", "COLING"), 2006: ("ACL", "COLING")}
"""Meetings that were held as one, with one volume of proceedings."""
_VOLUMES = {
    **{number: Held("ICML", year) for number, year in (
        (28, 2013), (32, 2014), (37, 2015), (48, 2016), (70, 2017), (80, 2018), (97, 2019), (119, 2020), (139, 2021),
        (162, 2022), (202, 2023), (235, 2024),
    )},
    **{number: Held("CoRL", year) for number, year in (
        (87, 2018), (100, 2019), (155, 2020), (164, 2021), (205, 2022), (229, 2023),
    )},
}  # fmt: skip
_ACM = {
    number: Held(venue, year)
    for venue, first, numbers in (
        ("CIKM", 2017, (3132847, 3269206, 3357384, 3340531, 3459637, 3511808, 3583780, 3627673)),
        ("KDD", 2016, (2939672, 3097983, 3219819, 3292500, 3394486, 3447548, 3534678, 3580305, 3637528)),
        ("SIGIR", 2017, (3077136, 3209978, 3331184, 3397271, 3404835, 3477495, 3539618, 3626772)),
        ("WSDM", 2017, (3018661, 3159652, 3289600, 3336191, 3437963, 3488560, 3539597, 3616855)),
        ("WWW", 2017, (3038912, 3178876, 3308558, 3366423, 3442381, 3485447, 3543507, 3589334)),
    )
    for year, number in enumerate(numbers, first)
}
_FIRST = 60
"""From these two digits on, a year of the Anthology is of the last century."""


def read_proceedings(address: str) -> Held | None:
    """The conference whose proceedings hold a paper, by the paper's address; None where the address does not tell."""
    match = _ADDRESS.match(address)
    kind = match and match.lastgroup
    if match is None or kind is None:
        return None
    if kind == "volume":
        return _VOLUMES.get(int(match["volume"]))
    if kind == "acm":
        return _ACM.get(int(match["acm"]))
    if kind == "letter_year":
        short = int(match["letter_year"])
        return Held(_LETTERS[match["letter"].upper()], short + (1900 if short >= _FIRST else 2000))
    name = kind.removesuffix("_year")
    if name == "acl":
        return Held(match["acl"].upper(), int(match["acl_year"]))
    return Held(same_venue(match[name]), int(match[f"{name}_year"]))


ARTICLE_SIGNS = ("/pii/S", "nature.com/articles/s", "/10.1007/s", "/10.1038/s", "/10.1186/s", "/10.1101/20",
                 "/10.1109/", "/10.3389/f", "/10.1021/acs")  # fmt: skip
"""One of these stands in every address of an article that is read here."""


def article_year(address: str) -> int | None:
    """The year in which an article got its number: no part of it can be printed before that.

    None for other addresses, and for numbers with 00 as the year, which older articles got when they were put online.
    """
    match = _ARTICLE.match(address)
    if match is None:
        return None
    kind = match.lastgroup or ""
    digits = match[kind].lower()
    if kind == "acs":
        return _ACS_DECADES[digits[1]] + int(digits[0])
    if len(digits) > 2:
        return int(digits)
    return 2000 + int(digits) if 0 < int(digits) < _FIRST else None


def is_named(said: Held, right: Held) -> bool:
    """Whether a line may well say the one of a paper that is in the proceedings of the other."""
    if said == right:
        return True
    apart = _HOSTED.get(right.venue)
    if apart is not None:
        return said.venue in _MEETINGS and abs(said.year - right.year) <= apart
    return said.year == right.year and {said.venue, right.venue} == set(_JOINT.get(right.year, ()))


def same_venue(name: str) -> str:
    """One spelling for a conference's short name: capitals aside, and NIPS by its later name."""
    upper = name.upper()
    return _SPELLED.get(upper, upper)


_SPELLED = {"NIPS": "NeurIPS", "NEURIPS": "NeurIPS", "CORL": "CoRL"}
