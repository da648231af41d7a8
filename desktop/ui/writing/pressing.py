"""What a press in a text does: with Ctrl on a link or a name it opens that, on a box it ticks it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QUrl, Signal, Slot
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QCursor,
    QDesktopServices,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QMenu

from desktop.domain.changes import Kind
from desktop.domain.follow_ups import boxes
from desktop.domain.links import Link, link_at
from desktop.domain.text import Span
from desktop.domain.writing import Part, Piece
from desktop.ui.offsets import to_points
from desktop.ui.writing.text import EntryText

_BOX = re.compile(r"\[[ xX]\]")
_NAMES = {Part.CLIENT: Kind.CLIENT, Part.PERSON: Kind.PERSON}


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the text that leads somewhere: a link, or a name that the journal knows."""

    link: Link | None = None
    name: Piece | None = None


class Pressing(QObject):
    """Watches one text; `name_at` returns the name that is recognised at a place in code points."""

    nameOpened = Signal(str, str)
    linkRefused = Signal(str)
    boxTicked = Signal(int, bool)

    def __init__(self, text: EntryText, name_at: Callable[[int], Piece | None]) -> None:
        super().__init__(text)
        self._text, self._name_at = text, name_at
        self._pressed = -1
        self._offered = Place()
        text.viewport().setMouseTracking(True)
        text.installEventFilter(self)
        text.viewport().installEventFilter(self)

    def open_at_cursor(self) -> bool:
        """Open the link or the name that the cursor is at; say whether there is one."""
        return self._open(self._place_of(self._text.textCursor()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look where the pointer is, and what is pressed there."""
        kind = event.type()
        if watched is self._text:
            if kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) and isinstance(event, QKeyEvent):
                self._control_changed(event)
            return False
        if isinstance(event, QContextMenuEvent):
            return self._show_menu(event)
        if isinstance(event, QMouseEvent):
            return self._mouse(event, kind)
        return False

    def menu_at(self, position: QPoint) -> QMenu:
        """Return the menu for a place of the viewport: what can be opened there, then what every text has."""
        menu = self._text.createStandardContextMenu(position)
        place = self._place_of(self._text.cursorForPosition(position))
        words = self._words_for(place)
        if words:
            first = menu.actions()[0]
            opening = QAction(words, menu)
            self._offered = place
            opening.triggered.connect(self._open_offered)
            menu.insertAction(first, opening)
            menu.insertSeparator(first)
        pasting = menu.findChild(QObject, "edit-paste")
        if pasting is not None and self._text.takes(QGuiApplication.clipboard().mimeData()):
            pasting.setProperty("enabled", True)
        return menu

    def _show_menu(self, event: QContextMenuEvent) -> bool:
        menu = self.menu_at(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())
        return True

    @Slot()
    def _open_offered(self) -> None:
        self._open(self._offered)

    def _words_for(self, place: Place) -> str:
        if place.name is not None:
            return self.tr("Open {name}").format(name=place.name.value.replace("&", "&&"))
        if place.link is not None:
            return self.tr("Open the link")
        return ""

    def _mouse(self, event: QMouseEvent, kind: QEvent.Type) -> bool:
        position = event.position().toPoint()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if kind == QEvent.Type.MouseMove:
            self._point(position, control=control)
        elif event.button() != Qt.MouseButton.LeftButton:
            return False
        elif kind == QEvent.Type.MouseButtonPress:
            self._pressed = -1 if control else self._box_under(position)
            return control and self._leads_somewhere(position)
        elif kind == QEvent.Type.MouseButtonRelease:
            return self._released(position, control=control)
        return False

    def _released(self, position: QPoint, *, control: bool) -> bool:
        if control:
            return self._open(self._place_under(position))
        box, self._pressed = self._pressed, -1
        if box >= 0 and box == self._box_under(position) and not self._text.textCursor().hasSelection():
            self._tick(box)
        return False

    def _tick(self, number: int) -> None:
        """Tick the box of that number, or take its tick back, as an edit that can be undone."""
        box = boxes(self._text.source())[number]
        done = not box.done
        self._text.replace(Span(box.mark, box.mark + 1), "x" if done else " ")
        self.boxTicked.emit(number, done)

    def _open(self, place: Place) -> bool:
        if place.name is not None:
            kind = _NAMES.get(place.name.part)
            if kind is not None:
                self.nameOpened.emit(kind.value, place.name.id)
            else:
                self.nameOpened.emit(Kind.CLIENT.value, place.name.client)
            return True
        if place.link is None:
            return False
        if not place.link.can_be_opened or not QDesktopServices.openUrl(QUrl(place.link.target)):
            self.linkRefused.emit(place.link.target)
        return True

    # Where the pointer is ---------------------------------------------------------------------------

    def _control_changed(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Control:
            viewport = self._text.viewport()
            pressed = event.type() == QEvent.Type.KeyPress
            self._point(viewport.mapFromGlobal(QCursor.pos()), control=pressed)

    def _point(self, position: QPoint, *, control: bool) -> None:
        """Show a hand where a press does something."""
        does = self._leads_somewhere(position) if control else self._box_under(position) >= 0
        shape = Qt.CursorShape.PointingHandCursor if does else Qt.CursorShape.IBeamCursor
        if self._text.viewport().cursor().shape() != shape:
            self._text.viewport().setCursor(shape)

    def _leads_somewhere(self, position: QPoint) -> bool:
        place = self._place_under(position)
        return place.link is not None or place.name is not None

    def _place_under(self, position: QPoint) -> Place:
        cursor = self._under(position)
        return self._place_of(cursor) if cursor is not None else Place()

    def _place_of(self, cursor: QTextCursor) -> Place:
        name = self._name_at(to_points(self._text.toPlainText(), cursor.position()))
        if name is not None:
            return Place(name=name)
        line = cursor.block().text()
        return Place(link=link_at(line, to_points(line, cursor.positionInBlock())))

    def _box_under(self, position: QPoint) -> int:
        """Return the number of the box that the pointer is on, -1 for none."""
        cursor = self._under(position)
        if cursor is None:
            return -1
        line, at = cursor.block().text(), cursor.positionInBlock()
        if not any(found.start() <= to_points(line, at) <= found.end() for found in _BOX.finditer(line)):
            return -1
        place = to_points(self._text.toPlainText(), cursor.position())
        found = enumerate(boxes(self._text.source()))
        return next((number for number, box in found if box.start <= place <= box.start + 3), -1)

    def _under(self, position: QPoint) -> QTextCursor | None:
        """Return a cursor at the letter under the pointer, None where there is none."""
        text = self._text
        inside = position + QPoint(text.horizontalScrollBar().value(), text.verticalScrollBar().value())
        exact = text.document().documentLayout().hitTest(inside.toPointF(), Qt.HitTestAccuracy.ExactHit)
        return text.cursorForPosition(position) if exact >= 0 else None


def name_at(pieces: Sequence[Piece], place: int) -> Piece | None:
    """Return the known name of a reading that `place` is in, or at the end of."""
    names = (Part.CLIENT, Part.PERSON, Part.ENGAGEMENT)
    here = (piece for piece in pieces if piece.part in names and piece.start <= place <= piece.end)
    return next((piece for piece in here if piece.id), None)
