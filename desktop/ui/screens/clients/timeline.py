"""What happened at a client, the newest first, along a thin line."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.changes import Kind
from desktop.domain.overviews import TimelineItem
from desktop.ui import words
from desktop.ui.leads import words as lead_words
from desktop.ui.screens.clients.loading import ClientShown
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import QuietButton
from desktop.ui.widgets.chip import Chip

AT_ONCE = 30
LEFT = 30
LINE = 9
TONES = {"opportunity": "opportunity", "referral": "referral"}


class TimelineEntry(QWidget):
    """One thing that happened; Enter, Space or a click opens it."""

    openRequested = Signal(str, str)

    def __init__(self, look: Look, item: TimelineItem, shown: ClientShown) -> None:
        super().__init__()
        self._look = look
        self.item = item
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        day = datetime.fromisoformat(item.at).astimezone(shown.zone).date()
        said = words.long_day(day, shown.today)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(labels.strong(item.title))
        chips = [Chip(*chip) for chip in chips_of(item)]
        for chip in chips:
            head.addWidget(chip)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(3)
        column.addWidget(labels.caption(said))
        column.addLayout(head)
        column.addWidget(labels.muted(item.excerpt, wraps=False))
        self.setAccessibleName(", ".join((said, item.title, *(chip.text() for chip in chips), item.excerpt)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.openRequested.emit(self.item.kind.value, self.item.id)
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.openRequested.emit(self.item.kind.value, self.item.id)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._look.theme.colour("accent"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 5, 5)
            painter.end()


class Timeline(QWidget):
    """The entries and briefs of a client along a line; the older ones on request."""

    openRequested = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: ClientShown | None = None
        self._limit = AT_ONCE
        self._entries: list[TimelineEntry] = []
        self._more = QuietButton()
        self._more.clicked.connect(self._show_more)
        self._none = labels.muted()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(LEFT - 8, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._none)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)

    def show_client(self, shown: ClientShown) -> None:
        """Show what happened at a client."""
        if self._shown is None or self._shown.view.client.id != shown.view.client.id:
            self._limit = AT_ONCE
        same = self._shown is not None and self._shown.view.timeline == shown.view.timeline
        self._shown = shown
        if not same:
            self._rebuild()
        self.retranslate()

    def entries(self) -> list[TimelineEntry]:
        """Return the entries on show."""
        return self._entries

    def retranslate(self) -> None:
        """Set the words again."""
        self._more.setText(self.tr("Show earlier"))
        self._none.setText(self.tr("Nothing yet. The first entry about this client will stand here."))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._entries:
            painter = QPainter(self)
            bottom = self._entries[-1].geometry().bottom() - 6
            painter.fillRect(LINE, 8, 2, bottom - 8, self._look.theme.colour("border"))
            painter.end()

    def _rebuild(self) -> None:
        assert self._shown is not None
        for entry in self._entries:
            self._column.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        items = self._shown.view.timeline
        self._entries = [TimelineEntry(self._look, item, self._shown) for item in items[: self._limit]]
        for place, entry in enumerate(self._entries):
            entry.openRequested.connect(self.openRequested)
            self._column.insertWidget(place, entry)
        self._more.setVisible(len(items) > self._limit)
        self._none.setVisible(not items)

    @Slot()
    def _show_more(self) -> None:
        self._limit += 2 * AT_ONCE
        self._rebuild()


def chips_of(item: TimelineItem) -> list[tuple[str, str]]:
    """Return what an item's chips say and their tones."""
    if item.kind is Kind.HANDOFF:
        return [(lead_words.state(state), lead_words.state_tone(state)) for state, _ in item.chips]
    return [(_spotted(name, int(count)), TONES.get(name, "neutral")) for name, count in item.chips]


def _spotted(name: str, count: int) -> str:
    translate, many = lead_words.translate, lead_words.one_or_many
    if name == "referral":
        one, more = (
            translate("Clients", "{count} referral signal"),
            translate("Clients", "{count} referral signals"),
        )
        return many(count, one, more)
    return many(
        count, translate("Clients", "{count} opportunity"), translate("Clients", "{count} opportunities")
    )
