"""What a reply says of its host's limits: Retry-After, RateLimit and RateLimit-Policy, X-RateLimit-*.

Sources: RFC 9110, section 10.2.3 (Retry-After); draft-ietf-httpapi-ratelimit-headers in its three forms
(``RateLimit-Remaining``, ``RateLimit: limit=, remaining=, reset=`` and ``"name";r=;t=``); GitHub's
``x-ratelimit-reset`` in seconds since 1970.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from modelist.core.exchange import HttpReply
from modelist.core.patterns import lazy_pattern

SHORT_WINDOW_S = 10.0
"""Quotas of windows up to this length are kept by pace; those of longer ones by counting what remains."""
_EPOCH_FROM = 1e9
"""Reset times from here on are seconds since 1970, smaller ones seconds from now."""
_MILLISECONDS_FROM = 1e11

_PAIR = lazy_pattern(r"([a-z]+)\s*=\s*\"?([0-9]+(?:\.[0-9]+)?)\"?", re.IGNORECASE)
_NUMBER = lazy_pattern(r"\s*([0-9]{1,15}(?:\.[0-9]{1,9})?)")
_TEACHING = ("retry-after", "ratelimit", "x-ratelimit", "x-rate-limit")


class Told(NamedTuple):
    """What a host told of itself; None where it said nothing.

    ``wait_s`` is how long it wants not to be asked (Retry-After); ``remaining`` requests may follow within
    ``reset_s``; ``per_second`` is the rate of its shortest window.
    """

    wait_s: float | None = None
    remaining: int | None = None
    reset_s: float | None = None
    per_second: float | None = None


NOTHING = Told()


def told_by(reply: HttpReply, wall_s: float) -> Told:
    """What the headers of a reply say; ``wall_s`` (seconds since 1970) stands in for a missing Date."""
    headers = reply.headers
    if not any(name.startswith(_TEACHING) for name in headers):
        return NOTHING
    now = _moment(headers.get("date", ""))
    remaining, reset = _quota(headers, wall_s if now is None else now)
    wait = _retry_after(headers.get("retry-after", ""), wall_s if now is None else now)
    return Told(wait, remaining, reset, _pace(headers.get("ratelimit-policy", "")))


def _moment(text: str) -> float | None:
    """A date of HTTP in seconds since 1970."""
    try:
        read = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return (read if read.tzinfo else read.replace(tzinfo=UTC)).timestamp()


def _retry_after(text: str, now: float) -> float | None:
    number = _NUMBER.fullmatch(text.rstrip())
    if number is not None:
        return float(number[1])
    moment = _moment(text) if text else None
    return None if moment is None else max(0.0, moment - now)


def _quota(headers: Mapping[str, str], now: float) -> tuple[int | None, float | None]:
    """How many requests remain, and for how many seconds."""
    pairs = {name.lower(): float(value) for name, value in _PAIR.findall(headers.get("ratelimit", "")[:500])}
    remaining, reset = pairs.get("r", pairs.get("remaining")), pairs.get("t", pairs.get("reset"))
    for prefix in ("ratelimit", "x-ratelimit", "x-rate-limit"):
        if remaining is None:
            remaining = _number(headers.get(f"{prefix}-remaining", ""))
            reset = _number(headers.get(f"{prefix}-reset", ""))
    if remaining is None or reset is None:
        return None, None
    return int(remaining), _seconds_until(reset, now)


def _seconds_until(reset: float, now: float) -> float:
    if reset >= _MILLISECONDS_FROM:
        reset /= 1000
    return max(0.0, reset - now) if reset >= _EPOCH_FROM else reset


def _number(text: str) -> float | None:
    match = _NUMBER.match(text)
    return None if match is None else float(match[1])


def _pace(policy: str) -> float | None:
    """The lowest rate among the policy's short windows (``"burst";q=100;w=10``, ``100;w=10``)."""
    rates = []
    for part in policy[:1000].split(","):
        pairs = {name.lower(): float(value) for name, value in _PAIR.findall(part)}
        quota = pairs.get("q", _number(part))
        window = pairs.get("w", 0.0)
        if quota and 0 < window <= SHORT_WINDOW_S:
            rates.append(quota / window)
    return min(rates, default=None)
