"""The local web that tests of links run against leaves nothing behind that a later test would be blamed for."""

from __future__ import annotations

import contextlib
import gc
import socket
import threading
import warnings

from web_kit import Web


def test_a_web_that_closes_while_it_is_asked_leaves_nothing_open() -> None:
    def connect(web: Web, found: list[socket.socket]) -> None:
        address = next(iter(web.network.routes.values()))
        with contextlib.suppress(OSError):
            found += [socket.create_connection(address) for _ in range(3)]

    clients: list[socket.socket] = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        for _ in range(15):
            with Web() as web:
                web.host("a.test")
                asking = threading.Thread(target=connect, args=(web, clients))
                asking.start()
            asking.join()
        for one in clients:
            one.close()
        gc.collect()
    assert [str(one.message) for one in caught if "unclosed transport" in str(one.message)] == []
