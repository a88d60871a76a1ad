"""Level 2: what is known of the sites that a list links, from addresses alone: no network, no disk, no clock.

``read_url`` gives the thing that an address names, ``check_url`` what is wrong with the address. A provider is one
site's pair of such functions; adding one is a file or two and its place in ``PROVIDERS``.
"""

from modelist.providers.badge_grammar import Badge, badge_url, parse_badge
from modelist.providers.huggingface import collection_created
from modelist.providers.lookup import PROVIDERS, check_url, read_url
from modelist.providers.provider import Address, Fault, Provider
from modelist.providers.shields import badge_text, is_badge

__all__ = [
    "PROVIDERS",
    "Address",
    "Badge",
    "Fault",
    "Provider",
    "badge_text",
    "badge_url",
    "check_url",
    "collection_created",
    "is_badge",
    "parse_badge",
    "read_url",
]
