"""Chips below the facts of an entry that is being written: what is new, its tags, and what was marked in it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.changes import Kind
from desktop.domain.interactions import Spot
from desktop.domain.text import first_words
from desktop.domain.writing import Part, Piece, Reading
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.writing.chips import FactChip, MenuChip
from desktop.ui.writing.dress import SPOT_TONES

LABELS = 60
MOST = 12
"""Tags and new names that are shown; a text with more of them is pasted, not written."""


class PieceChip(FactChip):
    """Says one piece of the text; pressed, it leads there."""

    pieceOpened = Signal(object)

    def __init__(self, piece: Piece, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self._piece = piece
        self.clicked.connect(self._open)

    @Slot()
    def _open(self) -> None:
        self.pieceOpened.emit(self._piece)


class SpotChip(MenuChip):
    """Says a passage that was marked; its menu makes it something else, Delete takes it back."""

    def __init__(self, index: int, spot: Spot, parent: QWidget) -> None:
        super().__init__(partial(_ways, self, spot), parent)
        self.index = index
        self.set_present(spot.kind.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.chosen.emit("")
            return
        super().keyPressEvent(event)


class Extras(QWidget):
    """Shows what a text says besides the facts; hidden while that is nothing."""

    pieceOpened = Signal(object)
    spotChanged = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, across=8, down=8)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._shown: tuple[tuple[Piece, ...], tuple[Spot, ...]] = ((), ())
        self.hide()

    def show_extras(self, reading: Reading, spots: tuple[Spot, ...]) -> None:
        """Show new names and tags of a reading, and what is marked."""
        pieces = tuple(reading.of(Part.NEW_NAME, Part.TAG)[:MOST])
        if (pieces, spots) == self._shown:
            return
        self._shown = (pieces, spots)
        self._build()

    def chips(self) -> list[FactChip]:
        """List the chips in their order."""
        items = (self._flow.itemAt(index) for index in range(self._flow.count()))
        widgets = [item.widget() for item in items if item is not None]
        return [widget for widget in widgets if isinstance(widget, FactChip)]

    def retranslate(self) -> None:
        """Set the words again."""
        self._build()

    def _build(self) -> None:
        pieces, spots = self._shown
        self._flow.clear()
        for index, spot in enumerate(spots):
            self._flow.addWidget(self._spot_chip(index, spot))
        for piece in pieces:
            self._flow.addWidget(self._piece_chip(piece))
        self.setVisible(bool(pieces or spots))
        self.updateGeometry()

    def _spot_chip(self, index: int, spot: Spot) -> FactChip:
        chip = SpotChip(index, spot, self)
        said = {
            Kind.OPPORTUNITY: self.tr("Opportunity: {words}"),
            Kind.REFERRAL: self.tr("Referral signal: {words}"),
            Kind.PROMISE: self.tr("Our promise: {words}") if spot.ours else self.tr("Their promise: {words}"),
        }[spot.kind]
        chip.set_fact(
            self.tr("Marked"), said.format(words=first_words(spot.quote, LABELS)), SPOT_TONES[spot.kind]
        )
        chip.chosen.connect(self._change_spot)
        chip.show()
        return chip

    def _piece_chip(self, piece: Piece) -> FactChip:
        chip = PieceChip(piece, self)
        if piece.part is Part.TAG:
            chip.set_fact(self.tr("Tag"), f"#{piece.value}", "neutral")
        elif piece.client:
            chip.set_fact(self.tr("New"), self.tr("New person: {name}").format(name=piece.value), "accent")
        else:
            chip.set_fact(self.tr("New"), self.tr("New client: {name}").format(name=piece.value), "accent")
        chip.pieceOpened.connect(self.pieceOpened)
        chip.show()
        return chip

    @Slot(str)
    def _change_spot(self, way: str) -> None:
        chip = self.sender()
        if isinstance(chip, SpotChip):
            self.spotChanged.emit(chip.index, way)


def _ways(chip: QWidget, spot: Spot) -> list[tuple[str, str]]:
    """List what a marked passage can be instead; nothing takes the mark away."""
    return [
        (Kind.OPPORTUNITY.value, chip.tr("An opportunity")),
        (Kind.REFERRAL.value, chip.tr("A referral signal")),
        (Kind.PROMISE.value, chip.tr("Our promise") if spot.ours else chip.tr("Their promise")),
        ("", chip.tr("Take the mark away")),
    ]
