"""What the statuses of HTTP say of a link (RFC 9110, section 15); only 404 and 410 are certain."""

from __future__ import annotations

from modelist.core.exchange import FaultKind, HttpFault

GONE = {404: "there is no such page (404)", 410: "the page is gone for good (410)"}

_WORDS = {
    400: "the server does not understand the request (400)",
    401: "asks to sign in (401)",
    402: "asks for payment (402)",
    403: "refuses this program, perhaps not readers (403)",
    405: "takes no such request (405)",
    406: "does not like what this program accepts (406)",
    407: "a proxy asks to sign in (407)",
    408: "took too long (408)",
    418: "refuses programs (418)",
    425: "does not want to answer yet (425)",
    429: "asks to come back later (429)",
    451: "is withheld for legal reasons, perhaps only here (451)",
    503: "is not available at the moment (503)",
    999: "refuses programs (999)",
}

TRANSIENT = frozenset({408, 425, 429, 500, 502, 503, 504, 509, 520, 521, 522, 523, 524, 529, 530})
"""Statuses after which the same question may go well a little later; 52x and 530 are Cloudflare's."""

_FAULTS = {
    FaultKind.NO_ANSWER_FROM_DNS: "the name could not be looked up",
    FaultKind.REFUSED: "the host takes no connections",
    FaultKind.TIMEOUT: "no answer in time",
    FaultKind.RESET: "the connection broke off",
    FaultKind.TLS: "no secure connection",
    FaultKind.PROTOCOL: "the answer is no HTTP",
    FaultKind.STOPPED: "not asked any more",
}


def status_reason(status: int) -> str:
    """Why a link with this status could not be checked."""
    if status in _WORDS:
        return _WORDS[status]
    return f"the server has a fault ({status})" if 500 <= status < 600 else f"answers with status {status}"


def fault_reason(fault: HttpFault) -> str:
    """Why no reply came."""
    words = _FAULTS.get(fault.kind, str(fault.kind))
    return f"{words}: {fault.detail}" if fault.detail else words
