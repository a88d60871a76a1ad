"""Standard output and standard error where they are closed, or take nothing more."""

# This is imported before an answer is given at once, so it does without pathlib, typing and what they import.
# ruff: noqa: PTH123
from __future__ import annotations

import os
import sys


def open_closed() -> None:
    """Let streams that were closed at the start lead to nowhere; else the next file that is opened gets their number.

    Python has None in place of such a stream.
    """
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  open to the end


def drop_unwritten() -> None:
    """Forget what a stream could not take, so that Python does not complain of it once more at the end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def tell_lost(error: OSError) -> None:
    """Say in a line that output could not be written, if that at least can be; nothing is left to be written then."""
    drop_unwritten()
    try:
        sys.stderr.write(f"modelist: the output cannot be written: {error.strerror or error}\n")
    except OSError:
        return
    drop_unwritten()
