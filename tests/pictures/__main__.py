"""Render every screen and dialog: `python -m tests.pictures DIR [name…]`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"

from tests.pictures.album import take_all

if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("python -m tests.pictures DIR [part of a name…]")
    for picture in take_all(Path(sys.argv[1]), sys.argv[2:]):
        print(picture)  # noqa: T201  a tool for the terminal
