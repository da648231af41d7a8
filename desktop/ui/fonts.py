"""Which letters the window is set in: the system's own, or the ones that come with the application."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase

SUFFIXES = {".otf", ".ttf"}


def choose_family(folder: Path, *, bundled: bool = False) -> str:
    """Return the family to use: the system's, unless `bundled` is asked for or the system has none."""
    if not bundled and QFontDatabase.families():
        return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    return register(folder) or QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


def register(folder: Path) -> str:
    """Make the font files of `folder` known to Qt; return the family that they have in common, or nothing."""
    families: list[str] = []
    for file in sorted(folder.glob("*")):
        if file.suffix.lower() in SUFFIXES:
            families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
    return min(families, key=len, default="")
