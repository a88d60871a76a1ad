"""The clock; only commands ask it."""

from __future__ import annotations

import datetime
import os


def today() -> str:
    """The date in UTC as ``YYYY-MM-DD``; SOURCE_DATE_EPOCH goes before the clock (https://reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = int(epoch) if epoch.isdecimal() else None
    now = (
        datetime.datetime.now(datetime.UTC) if moment is None else datetime.datetime.fromtimestamp(moment, datetime.UTC)
    )
    return now.date().isoformat()
