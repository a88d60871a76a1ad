"""The clock; only commands ask it."""

from __future__ import annotations

import datetime
import os
import time
from collections.abc import Callable
from typing import NamedTuple

from modelist.core.diagnostics import ModelistError


class Clock(NamedTuple):
    """Two clocks: seconds that never go back, for waiting, and seconds since 1970, for dates that hosts name."""

    monotonic: Callable[[], float]
    wall: Callable[[], float]


SYSTEM = Clock(time.monotonic, time.time)


def today() -> str:
    """The date in UTC as ``YYYY-MM-DD``; SOURCE_DATE_EPOCH goes before the clock (https://reproducible-builds.org).

    Raises:
        ModelistError: SOURCE_DATE_EPOCH is beyond the year 9999.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        moment = float(epoch) if epoch.isdecimal() else time.time()
        return datetime.datetime.fromtimestamp(moment, datetime.UTC).date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        raise ModelistError(f"SOURCE_DATE_EPOCH is no time in seconds: {epoch[:40]}") from error
