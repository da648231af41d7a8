"""Render every screen and dialog: `python -m tests.pictures DIR [--letters 1.5] [part of a name…]`."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"

from tests.pictures.album import take_all

if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.pictures")
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("names", nargs="*", help="only pictures whose name holds one of these")
    parser.add_argument("--letters", type=float, default=1.0, help="so many times the usual size of letters")
    wish = parser.parse_intermixed_args()
    for picture in take_all(wish.folder, wish.names, letters=wish.letters):
        print(picture)  # noqa: T201  a tool for the terminal
