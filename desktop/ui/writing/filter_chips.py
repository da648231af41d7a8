"""What the chips that narrow a list have in common: several options at once, and a quieter tone where none is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.domain.names import fold
from desktop.ui.writing.chips import FactChip


class ManyChip(FactChip):
    """A fact of which several may hold at once; each is switched on and off in the chip's menu."""

    optionToggled = Signal(str)

    def __init__(
        self, options: Callable[[], Sequence[tuple[str, str]]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._options = options
        self._present: frozenset[str] = frozenset()
        self._menu = QMenu(self)
        self.clicked.connect(self.open)

    def set_present(self, keys: Iterable[str]) -> None:
        """Say which options are asked for now."""
        self._present = frozenset(keys)

    @Slot()
    def open(self) -> None:
        """Open the menu below the chip."""
        self.menu_of_options().popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def menu_of_options(self) -> QMenu:
        """Return the menu of options, those that are asked for checked."""
        self._menu.clear()
        self._menu.setAccessibleName(self.accessibleName())
        for key, words in self._options():
            action = self._menu.addAction(words)
            action.setData(key)
            action.setCheckable(True)
            action.setChecked(key in self._present)
            action.triggered.connect(self._toggle)
        return self._menu

    @Slot()
    def _toggle(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.optionToggled.emit(str(action.data()))


def tell(chip: FactChip, label: str, said: str, otherwise: str) -> None:
    """Show what is said, or in a quieter tone that nothing is."""
    chip.set_fact(label, said or otherwise, "accent" if said else "neutral")


def one_meant(said: str, folded: Iterable[tuple[str, str]]) -> str:
    """Return the key of the one folded name that is said, whole or in a part that only it has; nothing otherwise."""
    part = fold(said.strip())
    found = [(key, name) for key, name in folded if part and part in name]
    exactly = [key for key, name in found if name == part]
    return exactly[0] if exactly else found[0][0] if len(found) == 1 else ""
