"""Where the window stood and how large it was, kept from one day to the next."""

from __future__ import annotations

from contextlib import suppress
from typing import Protocol

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QWidget

KEY = "window.geometry"
USUAL = (1280, 800)


class Settings(Protocol):
    """Where words are kept by key."""

    def get(self, key: str, default: str, /) -> str: ...

    def set(self, key: str, value: str, /) -> None: ...


def keep(window: QWidget, settings: Settings | None) -> None:
    """Write down where the window stands; a disk that cannot be written must not keep it open."""
    if settings is not None:
        keep_word(settings, KEY, bytes(window.saveGeometry().toHex().data()).decode())


def keep_word(settings: Settings, key: str, value: str) -> None:
    """Write a word down, if the disk lets us."""
    with suppress(OSError):
        settings.set(key, value)


def restore(window: QWidget, settings: Settings | None) -> None:
    """Put the window where it stood, or give it the usual size."""
    kept = settings.get(KEY, "") if settings is not None else ""
    if not kept or not window.restoreGeometry(QByteArray.fromHex(kept.encode())):
        window.resize(*USUAL)
