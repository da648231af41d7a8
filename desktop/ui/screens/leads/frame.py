"""A list that stands on a page of its own: in a frame, as cards are."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

CORNER = 8


def framed(view: QWidget, margins: tuple[int, int, int, int] = (24, 0, 24, 24)) -> QWidget:
    """Set a list into a frame whose corners its rows do not touch, with room around it."""
    frame = QFrame()
    frame.setProperty("look", "card")
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(1, CORNER, 1, CORNER)
    inside.addWidget(view)
    whole = QWidget()
    around = QVBoxLayout(whole)
    around.setContentsMargins(*margins)
    around.addWidget(frame)
    return whole
