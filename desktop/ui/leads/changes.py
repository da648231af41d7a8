"""What changed from one version of a brief to the next, part by part: what it said before, and what it says now."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.brief_differences import DAYS, Difference
from desktop.domain.briefs import Change
from desktop.services.corrections import Comparison
from desktop.ui import words
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Chip

NAME = 56
SPACING = 12
LOWER = 2
"""Pixels that bring small letters down to the line of those beside them."""


class ChangesView(QWidget):
    """One card for all differences of two versions; hidden while there is nothing to compare."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._today = date.min
        self._heading, self._none = labels.strong(), labels.muted()
        self._card = Card(look)
        self._card.body.setSpacing(SPACING)
        self._parts: list[QWidget] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self._heading, self._none, self._card):
            column.addWidget(widget)
        self.hide()

    def show_comparison(self, comparison: Comparison | None, today: date) -> None:
        """Show what differs between two versions; None where there is only one."""
        self._comparison, self._today = comparison, today
        self.retranslate()

    def said(self) -> str:
        """Return what is on show, a line for each text; empty while it is hidden."""
        if self.isHidden() or self._comparison is None:
            return ""
        found = [self._heading, self._none, *self._card.findChildren(QLabel)]
        return "\n".join(label.text() for label in found if label.text() and not label.isHidden())

    def retranslate(self) -> None:
        """Set the words again."""
        for part in self._parts:
            self._card.body.removeWidget(part)
            part.hide()
            part.setParent(None)
            part.deleteLater()
        self._parts = []
        self.setVisible(self._comparison is not None)
        if self._comparison is None:
            return
        before = self._comparison.before.version
        self._heading.setText(self.tr("What changed since version {version}").format(version=before))
        self._none.setText(self.tr("Nothing: it says what version {version} said.").format(version=before))
        found = self._comparison.differences
        self._none.setVisible(not found)
        self._card.setVisible(bool(found))
        for difference in found:
            part = self._part(difference)
            self._parts.append(part)
            self._card.body.addWidget(part)

    def _part(self, difference: Difference) -> QWidget:
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACING)
        grid.setVerticalSpacing(3)
        grid.setColumnMinimumWidth(0, NAME)
        grid.setColumnStretch(1, 1)
        change = self._change(difference.change)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(labels.label(difference.label, "accent"))
        head.addWidget(Chip(change, "neutral"))
        head.addStretch(1)
        grid.addLayout(head, 0, 0, 1, 2)
        before, now = self._texts(difference)
        named = (
            (self.tr("Before"), labels.muted(before)),
            (self.tr("Now"), labels.body(now)),
        )
        for line, (name, text) in enumerate(named, 1):
            if text.text():
                caption = labels.small(name, wraps=False)
                caption.setContentsMargins(0, LOWER, 0, 0)
                grid.addWidget(caption, line, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(text, line, 1)
        part.setAccessibleName(", ".join(each for each in (difference.label, change, before, now) if each))
        return part

    def _texts(self, difference: Difference) -> tuple[str, str]:
        """Return both texts, days in words."""
        if difference.part not in DAYS:
            return difference.before, difference.after
        before, after = (
            words.short_day(date.fromisoformat(iso), self._today) if iso else ""
            for iso in (difference.before, difference.after)
        )
        return before, after

    def _change(self, change: Change) -> str:
        said = {
            Change.NEW: self.tr("new"),
            Change.CHANGED: self.tr("changed"),
            Change.REMOVED: self.tr("no longer in it"),
        }
        return said[change]
