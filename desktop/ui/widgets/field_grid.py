"""Fields of a form in rows and columns, each with its caption above it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget

from desktop.ui.widgets import labels

GAP = 4
ACROSS = 12
SHORTEST = 10
"""Characters that a choice shows at the least; longer ones do not make the form wider."""


class FieldGrid(QGridLayout):
    """Puts fields where they are told to stand: row, column, and how many columns they take."""

    def __init__(self, fields: Mapping[str, QWidget], places: Mapping[str, tuple[int, int, int]]) -> None:
        super().__init__()
        self._fields = dict(fields)
        self._captions = {name: labels.caption() for name in places}
        self.setHorizontalSpacing(ACROSS)
        self.setVerticalSpacing(GAP)
        for name, (row, column, columns) in places.items():
            self._captions[name].setContentsMargins(0, GAP if row else 0, 0, 0)
            self.addWidget(self._captions[name], row * 2, column, 1, columns)
            self.addWidget(self._fields[name], row * 2 + 1, column, 1, columns)
        for column in range(max(column + columns for _, column, columns in places.values())):
            self.setColumnStretch(column, 1)
        for field in self._fields.values():
            if isinstance(field, QComboBox):
                field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
                field.setMinimumContentsLength(SHORTEST)

    def set_words(self, said: Mapping[str, str]) -> None:
        """Say what belongs into each field, to the eye and to the ear."""
        for name, text in said.items():
            self._captions[name].setText(text)
            self._fields[name].setAccessibleName(text)

    def show_fields(self, names: Iterable[str], *, shown: bool) -> None:
        """Show these fields with their captions, or hide them."""
        for name in names:
            self._captions[name].setVisible(shown)
            self._fields[name].setVisible(shown)
