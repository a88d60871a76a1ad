"""``python -m modelist``, and the console script; ``python tools/modelist`` in a clone, for hooks.

An answer that is known already is given before the command line library is even imported.
"""

import os
import sys

if not __package__:
    # Python was given this folder and looks for modules in it; the package itself is one level up.
    sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120

from modelist.edges.answers import Answer, find_answer
from modelist.edges.streams import drop_unwritten, open_closed, tell_lost

_READERS = frozenset({"lint", "build"})
"""Commands that have nothing left to do when they return, and hold a whole list in memory."""


def main() -> None:
    """Answer at once, or run the command line."""
    open_closed()
    answer = find_answer(sys.argv[1:])
    if answer is not None:
        sys.exit(_give(answer))
    from modelist.cli import entry_point

    try:
        entry_point()
    except SystemExit as ended:
        if isinstance(ended.code, int) and not _READERS.isdisjoint(sys.argv):
            _leave(ended.code)
        raise


def _leave(code: int) -> None:
    """End at once: to take all that was read apart, object by object, is a fifth of a run (mypy does the same)."""
    if sys.gettrace() is not None or sys.getprofile() is not None:
        return  # what measures or debugs has its say at the usual end
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        return
    os._exit(code)


def _give(answer: Answer) -> int:
    """Write what a run wrote before, with the same bytes; its exit code, or that of output that nobody took."""
    out, err, code = answer
    try:
        for text, stream in ((out, sys.stdout), (err, sys.stderr)):
            data = text.encode("utf-8", "backslashreplace")
            while data:  # an unbuffered stream may take a part only
                data = data[stream.buffer.write(data) :]
            stream.flush()
    except BrokenPipeError:
        drop_unwritten()
        return 141
    except OSError as error:
        tell_lost(error)
        return 2
    return code


if __name__ == "__main__":
    main()
