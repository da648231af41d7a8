"""Where a card can be put down that has no column on show: a strip under the board, there while one is carried."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.domain.opportunities import OpportunityState
from desktop.ui.screens.opportunities.column import carried
from desktop.ui.widgets.restyle import set_look

HEIGHT = 52


class DropTarget(QLabel):
    """Takes a card that is carried here."""

    dropped = Signal(str, str)

    def __init__(self, state: OpportunityState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = state
        self.setProperty("look", "target")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if carried(event.mimeData()):
            event.acceptProposedAction()
            set_look(self, "over", True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if carried(event.mimeData()):
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        set_look(self, "over", False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        set_look(self, "over", False)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(carried(event.mimeData()), self.state.value)


class DropStrip(QWidget):
    """The targets side by side."""

    dropped = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parked = DropTarget(OpportunityState.PARKED)
        self.gone = DropTarget(OpportunityState.DROPPED)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(12)
        for target in (self.parked, self.gone):
            row.addWidget(target, 1)
            target.dropped.connect(self.dropped)
        self.hide()

    def offer(self, *, parked: bool) -> None:
        """Show the strip, with *parked* where it has no column."""
        self.parked.setVisible(parked)
        self.show()

    @Slot()
    def retranslate(self) -> None:
        """Set the words again."""
        self.parked.setText(self.tr("Park until…"))
        self.gone.setText(self.tr("Drop, with the reason…"))
