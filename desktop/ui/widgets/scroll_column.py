"""A page that scrolls when it is longer than the window, so that nothing on it is ever squeezed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

ROUNDS = 3


class ScrollColumn(QScrollArea):
    """Put the page into `body`; `widest` keeps its lines readable on a wide screen (0 for no limit)."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        margins: tuple[int, int, int, int] = (32, 24, 32, 24),
        spacing: int = 8,
        widest: int = 0,
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QWidget()
        if widest:
            column.setMaximumWidth(widest)
        self.body = QVBoxLayout()
        self.body.setSpacing(spacing)
        whole = QVBoxLayout(column)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self.body)
        whole.addStretch(1)
        sheet = _Sheet()
        sheet.setProperty("look", "plain")
        self._row = QHBoxLayout(sheet)
        self.set_margins(*margins)
        self._row.addWidget(column, 100)
        if widest:
            self._row.addStretch(1)
        self.setWidget(sheet)

    def set_margins(self, left: int, top: int, right: int, bottom: int) -> None:
        """Keep this room around the page, such as less where the window is narrow."""
        self._row.setContentsMargins(left, top, right, bottom)

    def show_whole(self, part: QWidget) -> None:
        """Scroll until a part of the page that has just come up is in view."""
        self._row.activate()
        for _ in range(ROUNDS):  # what grew asks its surroundings for room, and those ask theirs
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.ensureWidgetVisible(part)


class _Sheet(QWidget):
    """What scrolls: as high as its words need at the width that there is, not at the least that they could have."""

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(least.width(), 0) if self.hasHeightForWidth() else least
