"""Why the words at the cursor are underlined, in one line, with the keys that accept or dismiss them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from desktop.domain.signals import Signal as TextSignal
from desktop.domain.signals import SignalKind
from desktop.ui.actions import keys_of_command
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import QuietButton
from desktop.ui.widgets.keycap import KeyCap

DISMISS = "dismiss-signal"
COMMANDS = {
    SignalKind.NEED: "spot-opportunity",
    SignalKind.RISK: "spot-opportunity",
    SignalKind.INTRODUCTION: "spot-referral",
    SignalKind.PRAISE: "spot-referral",
    SignalKind.MOVE: "spot-referral",
    SignalKind.PROMISE_OURS: "spot-promise",
    SignalKind.PROMISE_THEIRS: "spot-promise",
}
"""The command that marks each kind of signal as what it may become."""


class ReasonLine(QWidget):
    """Says the reason and offers both answers; hidden while the cursor is at no signal."""

    commandRequested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._signal: TextSignal | None = None
        self._reason = labels.small(wraps=False)
        self._accept, self._dismiss = QuietButton(), QuietButton()
        self._accept_key, self._dismiss_key = KeyCap(""), KeyCap(keys_of_command(DISMISS))
        self._ways = QWidget()
        ways = QHBoxLayout(self._ways)
        ways.setContentsMargins(0, 0, 0, 0)
        ways.setSpacing(4)
        for widget in (self._accept_key, self._accept, self._dismiss_key, self._dismiss):
            ways.addWidget(widget)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._row.addWidget(self._reason, 1)
        self._row.addWidget(self._ways, 0, Qt.AlignmentFlag.AlignLeft)
        self._accept.clicked.connect(self._accepted)
        self._dismiss.clicked.connect(partial(self.commandRequested.emit, DISMISS))
        self.retranslate()
        self.hide()

    @Slot(object)
    def show_signal(self, signal: TextSignal | None) -> None:
        """Say why this signal is underlined; None goes away."""
        self._signal = signal
        self.retranslate()
        self.setVisible(signal is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the answers below the reason where both do not fit beside each other."""
        said = self._reason.fontMetrics().horizontalAdvance(self._reason.text())
        fits = said + self._ways.sizeHint().width() + 8 <= self.width()
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(way)

    def retranslate(self) -> None:
        """Set the words again."""
        self._dismiss.setText(self.tr("It is none"))
        if self._signal is None:
            return
        command = COMMANDS[self._signal.kind]
        words = {
            "spot-opportunity": self.tr("Opportunity"),
            "spot-referral": self.tr("Referral signal"),
            "spot-promise": self.tr("Promise"),
        }
        self._reason.setText(self._signal.reason)
        self._accept.setText(words[command])
        self._accept_key.setText(keys_of_command(command))
        self._arrange()

    @Slot()
    def _accepted(self) -> None:
        if self._signal is not None:
            self.commandRequested.emit(COMMANDS[self._signal.kind])
