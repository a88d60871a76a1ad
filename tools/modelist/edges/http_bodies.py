"""The body of a reply: no more of it than is wanted, however small it was packed or slowly it comes."""

from __future__ import annotations

import zlib
from typing import Any, Protocol

from urllib3.exceptions import ReadTimeoutError

_PIECE = 32 * 1024
_PACKED_SLACK = 64 * 1024
"""Packed bytes that may come beyond the wanted number of unpacked ones; packing makes nothing that much longer."""
_GZIP_OR_ZLIB = 47
_RAW_DEFLATE = -15


class Source(Protocol):
    """The raw bytes of a body, as :class:`urllib3.response.HTTPResponse` gives them; empty at the end."""

    length_remaining: int | None

    def read1(self, amt: int | None = None, decode_content: bool | None = None) -> bytes:
        """What is there, at most ``amt`` bytes; waits for some."""


def read_body(source: Source, encoding: str, max_bytes: int) -> tuple[bytes, bool]:
    """The first ``max_bytes`` of the unpacked body, and whether that is all of it.

    A body that does not come in time is not whole either, and what has come is kept. Raises what the source raises
    when the connection breaks.
    """
    unpacker = _unpacker(encoding)
    body = bytearray()
    packed = 0
    try:
        while len(body) <= max_bytes and packed <= max_bytes + _PACKED_SLACK:
            piece = source.read1(_PIECE, decode_content=False)
            if not piece:
                return bytes(body[:max_bytes]), len(body) <= max_bytes and unpacker.is_done
            packed += len(piece)
            body += unpacker.feed(piece, max_bytes + 1 - len(body))
            if source.length_remaining == 0 and len(body) <= max_bytes:
                return bytes(body), unpacker.is_done
    except (zlib.error, TimeoutError, ReadTimeoutError):
        pass
    return bytes(body[:max_bytes]), False


class _Plain:
    is_done = True

    def feed(self, piece: bytes, wanted: int) -> bytes:
        return piece[:wanted]


class _Unknown:
    """A packing that nobody asked for: none of the body can be read."""

    is_done = False

    def feed(self, piece: bytes, wanted: int) -> bytes:
        return b""


class _Packed:
    """gzip, also of several members, and deflate with or without its header."""

    def __init__(self) -> None:
        self._inner: Any = None

    @property
    def is_done(self) -> bool:
        return self._inner is None or bool(self._inner.eof)

    def feed(self, piece: bytes, wanted: int) -> bytes:
        out = bytearray()
        while piece and wanted > len(out):
            if self._inner is None or self._inner.eof:
                self._inner = _begin(piece)
            out += self._inner.decompress(piece, wanted - len(out))
            piece = self._inner.unconsumed_tail or self._inner.unused_data
        return bytes(out)


def _begin(piece: bytes) -> Any:
    is_zlib = piece[0] & 15 == 8 and (len(piece) == 1 or int.from_bytes(piece[:2]) % 31 == 0)
    looks_packed = is_zlib or piece[0] == 0x1F
    return zlib.decompressobj(_GZIP_OR_ZLIB if looks_packed else _RAW_DEFLATE)


def _unpacker(encoding: str) -> _Plain | _Packed | _Unknown:
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return _Plain()
    return _Packed() if name in ("gzip", "x-gzip", "deflate") else _Unknown()
