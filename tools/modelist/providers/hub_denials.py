"""Why the Hub does not show something: its refusals told apart.

Sources: huggingface_hub ``utils/_http.py`` and ``errors.py``. To anonymous readers the Hub says 401 where it means that
there is no such repository, and the same for a private one; a gated one, an expired token and a missing one are told
apart by ``X-Error-Code`` and ``X-Error-Message`` alone.
"""

from __future__ import annotations

from modelist.core.exchange import HttpReply
from modelist.providers.questions import Verdict, VerdictKind
from modelist.providers.replies import read_object, text_in

MISSING = "missing, private or mistyped: the Hub shows it to nobody who is not let in"
GATED = "the repository is there, but its files are shown only to those whom its owners let in"
DISABLED = "disabled by its owner or by the Hub"


def is_bad_token(reply: HttpReply) -> bool:
    """Whether the token is what is wrong, whatever it was sent for."""
    return reply.status == 401 and "invalid credentials" in _message(reply).lower()


def is_gated(reply: HttpReply) -> bool:
    """Whether only the files of a gated repository are kept back."""
    return reply.status in (401, 403) and _code(reply) == "GatedRepo"


def read_denial(reply: HttpReply, what: str) -> Verdict | None:
    """What a refusal says for certain of a link; None where it says nothing of it.

    ``what`` names what was asked for, for the reason.
    """
    code, status = _code(reply), reply.status
    if code == "RevisionNotFound":
        return Verdict(VerdictKind.BROKEN, "the repository has no such branch, tag or commit", status)
    if code == "EntryNotFound":
        return Verdict(VerdictKind.BROKEN, "the repository has no such file or folder", status)
    if status == 403 and "disabled" in _message(reply).lower():
        return Verdict(VerdictKind.FORBIDDEN, DISABLED, status)
    if status == 401 and not code and not is_bad_token(reply):
        return Verdict(VerdictKind.BROKEN, f"{what} is {MISSING}", status)
    if code == "RepoNotFound" and status in (401, 404):
        return Verdict(VerdictKind.BROKEN, f"{what} is {MISSING}", status)
    if status in (404, 410) and not code:
        return Verdict(VerdictKind.BROKEN, f"the Hub has no {what}", status)
    return None


def _code(reply: HttpReply) -> str:
    return reply.headers.get("x-error-code", "")


def _message(reply: HttpReply) -> str:
    """What the Hub says in words, in a header or in the body."""
    return f"{reply.headers.get('x-error-message', '')} {text_in(read_object(reply) or {}, 'error')}"
