"""The planned sessions of the day as chips below an empty composer: one key begins the entry of one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.calendar import PlannedSession
from desktop.ui import words
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.writing.chips import FactChip

MOST = 4


class SessionsStrip(QWidget):
    """Shows sessions that are not in the journal yet; hidden while there is none."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, across=8, down=8)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_sessions(self, sessions: Sequence[PlannedSession], zone: tzinfo | None) -> None:
        """Show the next sessions."""
        self._flow.clear()
        for session in sessions[:MOST]:
            chip = FactChip(parent=self)
            chip.set_fact(self.tr("Session from your calendar"), _words_of(session, zone))
            chip.setProperty("session", session.id)
            chip.clicked.connect(self._choose)
            chip.show()
            self._flow.addWidget(chip)
        self.updateGeometry()

    def count(self) -> int:
        """Return how many are on show."""
        return self._flow.count()

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(str(self.sender().property("session")))


def _words_of(session: PlannedSession, zone: tzinfo | None) -> str:
    at = words.clock(datetime.fromisoformat(session.starts_at).astimezone(zone))
    return f"{at} {session.title}"
