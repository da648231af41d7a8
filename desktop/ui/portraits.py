"""Pictures of the main screens, saved where there is no display to show the window on."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.services.desk import Desk
from desktop.ui.theme import Choice, Look
from desktop.ui.window import Window

WIDTH, HEIGHT = 1280, 800
PICTURES: tuple[tuple[str, Choice], ...] = (
    ("journal", "light"),
    ("clients", "light"),
    ("opportunities", "light"),
    ("referrals", "light"),
    ("hand-offs", "light"),
    ("journal", "dark"),
)
LONGEST_WAIT = 20.0
"""Seconds that one screen may take to fill."""


def save_portraits(open_desk: Callable[[], Desk], resources: Path, folder: Path) -> list[Path]:
    """Draw each main screen on the journal into `folder` as PNG and return the files."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    folder.mkdir(parents=True, exist_ok=True)
    look = Look(resources / "themes", resources / "icons", resources / "fonts", bundled_font=True, parent=app)
    look.use("light")
    window = Window(open_desk, look)
    window.shell.resize(WIDTH, HEIGHT)
    window.show()
    try:
        return [_portrait(window, look, place, theme, folder) for place, theme in PICTURES]
    finally:
        window.close()


def _portrait(window: Window, look: Look, place: str, theme: Choice, folder: Path) -> Path:
    look.use(theme)
    window.shell.show_screen(place)
    settle(window)
    file = folder / (f"{place}.png" if theme == "light" else f"{place}-{theme}.png")
    window.shell.grab().save(str(file))
    return file


def settle(window: Window) -> None:
    """Wait until the window asks nothing of the journal any more."""
    until, quiet = time.monotonic() + LONGEST_WAIT, 0
    while quiet < 5 and time.monotonic() < until:
        QApplication.processEvents()
        quiet = quiet + 1 if window.jobs.idle() else 0
        time.sleep(0.002)
