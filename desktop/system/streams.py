"""What the program was started with on its standard streams."""

from __future__ import annotations

import os
import stat
import sys


def is_piped_in() -> bool:
    """Say whether a file or another program hands something over on standard input."""
    if sys.stdin is None:
        return False
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode)
