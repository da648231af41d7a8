"""Labels by the part they play on a page; their size and colour are the style sheet's."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QWidget

from desktop.ui.widgets.elided import ElidedLabel
from desktop.ui.widgets.wrapped import WrappedLabel


def label(
    text: str = "", part: str = "plain", parent: QWidget | None = None, *, wraps: bool = False
) -> QLabel:
    """Make a label that plays `part`: one line that ends in an ellipsis when it must, or lines that wrap."""
    return WrappedLabel(text, part, parent) if wraps else ElidedLabel(text, part, parent)


def title(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Name the page: 22 px, bold, wrapping."""
    return label(text, "title", parent, wraps=True)


def heading(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Head a part of the page: 16 px, semi-bold, wrapping."""
    return label(text, "heading", parent, wraps=True)


def strong(text: str = "", parent: QWidget | None = None, *, wraps: bool = False) -> QLabel:
    """Say what matters in a line: body size, semi-bold."""
    return label(text, "strong", parent, wraps=wraps)


def caption(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Name what stands below: 11 px, semi-bold, muted."""
    return label(text, "caption", parent)


def small(text: str = "", parent: QWidget | None = None, *, wraps: bool = True) -> QLabel:
    """Add a detail: 12 px, muted, wrapping."""
    return label(text, "small", parent, wraps=wraps)


def muted(text: str = "", parent: QWidget | None = None, *, wraps: bool = True) -> QLabel:
    """Say something in a low voice: body size, muted, wrapping."""
    return label(text, "muted", parent, wraps=wraps)


def body(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Say something: body size, wrapping."""
    return label(text, "plain", parent, wraps=True)


def figure(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Show a number or a short answer: 22 px, regular."""
    return label(text, "figure", parent)


def hairline(parent: QWidget | None = None) -> QFrame:
    """Draw a line of one pixel."""
    line = QFrame(parent)
    line.setProperty("look", "hairline")
    line.setFixedHeight(1)
    return line
