"""``python -m modelist``; and ``python tools/modelist`` in a clone, for hooks that have the dependencies alone."""

import os
import sys

if not __package__:
    # Python was given this folder and looks for modules in it; the package itself is one level up.
    sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120

from modelist.cli import entry_point

if __name__ == "__main__":
    entry_point()
