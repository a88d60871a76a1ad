"""What went wrong in an exchange, out of the exceptions of three libraries that wrap each other's."""

from __future__ import annotations

import http.client
import ssl
from collections.abc import Iterator

from urllib3.exceptions import TimeoutError as PoolTimeoutError

from modelist.core.exchange import FaultKind, HttpFault
from modelist.edges.network import DialError

_CERTIFICATE = {
    9: "the certificate is not valid yet",
    10: "the certificate has expired",
    18: "the certificate is signed by the host itself",
    19: "the certificate is signed by the host itself",
    20: "the certificate's issuer is unknown, or a certificate between is missing",
    21: "the certificate's issuer is unknown, or a certificate between is missing",
    23: "the certificate has been revoked",
    62: "the certificate is for another host",
    64: "the certificate is for another host",
}
"""By the numbers of OpenSSL (https://docs.openssl.org/master/man3/X509_STORE_CTX_get_error)."""
_RESETS = (ConnectionError, http.client.RemoteDisconnected, http.client.IncompleteRead)
_FLOODS = (http.client.LineTooLong,)
_TLS_ENDS = (ssl.SSLEOFError, ssl.SSLZeroReturnError, ssl.SSLSyscallError)


def fault_of(error: BaseException) -> HttpFault:
    """The one fault that a failed exchange comes down to."""
    causes = list(_causes(error))
    for one in causes:
        if isinstance(one, DialError):
            return one.fault
    for one in causes:
        if isinstance(one, ssl.SSLError):
            return _tls_fault(one)
    if any(isinstance(one, (TimeoutError, PoolTimeoutError)) for one in causes):
        return HttpFault(FaultKind.TIMEOUT, "no answer in time")
    if any(isinstance(one, _RESETS) for one in causes):
        return HttpFault(FaultKind.RESET, "the connection ended before the whole answer was there")
    if any(isinstance(one, _FLOODS) or "headers" in str(one) for one in causes):
        return HttpFault(FaultKind.PROTOCOL, "the host sends more or longer headers than anyone needs")
    return HttpFault(FaultKind.PROTOCOL, "what the host answered is not HTTP")


def os_error_number(error: BaseException) -> int | None:
    """The operating system's number of the fault behind it all, where there is one."""
    return next((one.errno for one in _causes(error) if isinstance(one, OSError) and one.errno), None)


def is_caused_by(error: BaseException, kind: type[BaseException]) -> bool:
    """Whether such a fault is behind it."""
    return any(isinstance(one, kind) for one in _causes(error))


def _tls_fault(error: ssl.SSLError) -> HttpFault:
    if isinstance(error, ssl.SSLCertVerificationError):
        detail = _CERTIFICATE.get(error.verify_code, f"the certificate is not good: {error.verify_message}")
        return HttpFault(FaultKind.TLS, detail)
    if isinstance(error, _TLS_ENDS):
        return HttpFault(FaultKind.RESET, "the connection ended before it was secure")
    reason = (error.reason or "unknown reason").replace("_", " ").lower()
    return HttpFault(FaultKind.TLS, f"no secure connection could be agreed on ({reason})")


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An exception and everything that it wraps, outermost first."""
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, BaseException) and id(one) not in seen:
            seen.add(id(one))
            yield one
            waiting += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]
