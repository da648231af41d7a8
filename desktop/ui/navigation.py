"""The column at the left: what this is, the next entry, the places to go, and the true state of the journal."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.places import PLACES, Place, words_of
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import IconButton, PrimaryButton
from desktop.ui.words import number

ITEM_HEIGHT = 32


class NavigationItem(QAbstractButton):
    """A place to go: icon, name and how much is there."""

    def __init__(self, look: Look, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.place = place
        self._count: int | None = None
        self._collapsed = False
        self.setCheckable(True)
        self.setFixedHeight(ITEM_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        look.themeChanged.connect(self.update)
        self.retranslate()

    def set_count(self, count: int | None) -> None:
        """Show how much is there; None shows nothing."""
        self._count = count
        self.retranslate()

    def set_collapsed(self, collapsed: bool) -> None:
        """Show the icon only, and the name as a tooltip."""
        self._collapsed = collapsed
        self.retranslate()

    def retranslate(self) -> None:
        """Set the words again."""
        words = words_of(self.place)
        self.setText(words)
        self.setAccessibleName(words if self._count is None else f"{words}, {number(self._count)}")
        self.setToolTip(self.accessibleName() if self._collapsed else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(36 if self._collapsed else 180, ITEM_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        theme = self._look.theme
        colour = theme.colour("accent" if self.isChecked() else "text")
        icon = self._look.icons.pixmap(self.place.icon, colour, 16, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(10, (self.height() - 16) // 2), icon)
        if not self._collapsed:
            self._paint_words(painter, colour)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        theme = self._look.theme
        radius = theme.size("radius.control")
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(theme.colour("accent-soft" if self.isChecked() else "border"))
            painter.drawRoundedRect(self.rect(), radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius - 1, radius - 1)

    def _paint_words(self, painter: QPainter, colour: QColor) -> None:
        theme = self._look.theme
        count = "" if self._count is None else number(self._count)
        painter.setFont(theme.font("small", bold=self.isChecked()))
        painter.setPen(theme.colour("muted"))
        line = self.rect().adjusted(36, 0, -10, 0)
        room = painter.fontMetrics().horizontalAdvance(count)
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        painter.setFont(theme.font("body", bold=self.isChecked()))
        painter.setPen(colour)
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, line.width() - room - 8
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


class Navigation(QFrame):
    """The navigation column; narrow windows show it as icons only."""

    placeRequested = Signal(str)
    newEntryRequested = Signal()

    def __init__(self, look: Look, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._collapsed = False
        self._encrypted = False
        self._brand = labels.label("", "brand")
        self._new = PrimaryButton("", "Ctrl+N")
        self._plus = IconButton(look, "plus", "", colour="accent", boxed=True, side=36)
        self._items: dict[str, NavigationItem] = {}
        self._group = QButtonGroup(self)
        self._row_of_new = QHBoxLayout()
        self._column = QVBoxLayout()
        self._state = labels.label("", "footer", wraps=True)
        self._lock = QLabel()
        self._menu = IconButton(look, "ellipsis", "", side=28)
        self._menu.setMenu(menu)
        self._build()
        self._connect()
        self.retranslate()
        self.set_collapsed(False)

    def add_place(self, place: Place) -> None:
        """Offer a place, in the order of the table of places."""
        item = NavigationItem(self._look, place)
        item.set_collapsed(self._collapsed)
        self._items[place.name] = item
        self._group.addButton(item)
        order = [each.name for each in PLACES if each.name in self._items]
        self._column.insertWidget(order.index(place.name), item)

    def has_place(self, name: str) -> bool:
        """Say whether a place is offered."""
        return name in self._items

    def show_place(self, name: str) -> None:
        """Mark the place that is on show; none of them if it is not a place of the navigation."""
        item = self._items.get(name)
        self._group.setExclusive(item is not None)
        for each in self._items.values():
            each.setChecked(each is item)

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show how much is at each place; a place without a number shows none."""
        for name, item in self._items.items():
            item.set_count(counts.get(name))

    def set_state(self, text: str, *, encrypted: bool) -> None:
        """Say the true state of the journal at the foot of the column."""
        self._encrypted = encrypted
        self._state.setText(text)
        self._lock.setToolTip(text)
        self._lock.setAccessibleName(text)
        self._tint()

    def set_collapsed(self, collapsed: bool) -> None:
        """Show icons only, or icons with words."""
        self._collapsed = collapsed
        theme = self._look.theme
        self.setFixedWidth(theme.pixels("width.navigation-collapsed" if collapsed else "width.navigation"))
        for wide in (self._brand, self._new, self._state):
            wide.setVisible(not collapsed)
        for narrow in (self._plus, self._lock):
            narrow.setVisible(collapsed)
        for item in self._items.values():
            item.set_collapsed(collapsed)
        self._row_of_new.setContentsMargins(*((0, 0, 0, 0) if collapsed else (4, 0, 4, 0)))
        self._foot.setDirection(
            QHBoxLayout.Direction.TopToBottom if collapsed else QHBoxLayout.Direction.LeftToRight
        )

    def is_collapsed(self) -> bool:
        """Say whether icons only are shown."""
        return self._collapsed

    def retranslate(self) -> None:
        """Set the words again."""
        self._brand.setText(self.tr("Engagement Journal"))
        self._new.setText(self.tr("New entry"))
        self._plus.set_name(self.tr("New entry"))
        self._menu.set_name(self.tr("All commands"))
        self.setAccessibleName(self.tr("Places"))
        for item in self._items.values():
            item.retranslate()

    def _build(self) -> None:
        self.setProperty("look", "navigation")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 20, 10, 16)
        column.setSpacing(0)
        self._brand.setContentsMargins(10, 0, 0, 0)
        column.addWidget(self._brand)
        column.addSpacing(18)
        column.addLayout(self._new_row())
        column.addSpacing(14)
        self._column.setSpacing(3)
        column.addLayout(self._column)
        column.addStretch(1)
        column.addWidget(labels.hairline())
        column.addSpacing(8)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(8)
        self._foot.addWidget(self._lock, 0, Qt.AlignmentFlag.AlignHCenter)
        self._foot.addWidget(self._state, 1)
        self._foot.addWidget(self._menu, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._state.setContentsMargins(10, 4, 0, 0)
        column.addLayout(self._foot)

    def _new_row(self) -> QHBoxLayout:
        row = self._row_of_new
        row.addWidget(self._new)
        row.addWidget(self._plus)
        self._new.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return row

    def _connect(self) -> None:
        self._new.clicked.connect(self.newEntryRequested)
        self._plus.clicked.connect(self.newEntryRequested)
        self._group.buttonClicked.connect(self._go)
        self._look.themeChanged.connect(self._tint)

    @Slot(QAbstractButton)
    def _go(self, button: QAbstractButton) -> None:
        if isinstance(button, NavigationItem):
            self.placeRequested.emit(button.place.name)

    @Slot()
    def _tint(self) -> None:
        name = "lock" if self._encrypted else "lock-open"
        colour = self._look.theme.colour("muted")
        self._lock.setPixmap(self._look.icons.pixmap(name, colour, 16, self.devicePixelRatioF()))
