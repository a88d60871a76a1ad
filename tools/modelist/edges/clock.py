"""The clock; only commands ask it."""

from __future__ import annotations

import datetime
import os
import time
from collections.abc import Callable
from typing import NamedTuple


class Clock(NamedTuple):
    """Two clocks: seconds that never go back, for waiting, and seconds since 1970, for dates that hosts name."""

    monotonic: Callable[[], float]
    wall: Callable[[], float]


SYSTEM = Clock(time.monotonic, time.time)


def today() -> str:
    """The date in UTC as ``YYYY-MM-DD``; SOURCE_DATE_EPOCH goes before the clock (https://reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = int(epoch) if epoch.isdecimal() else None
    now = (
        datetime.datetime.now(datetime.UTC) if moment is None else datetime.datetime.fromtimestamp(moment, datetime.UTC)
    )
    return now.date().isoformat()
