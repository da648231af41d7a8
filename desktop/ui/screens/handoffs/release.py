"""Releasing contacts to sales after an acceptance: whose, the mail exactly as it leaves, and where it is written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.consents import Lack
from desktop.domain.errors import QT_TRANSLATE_NOOP
from desktop.services.releases import PreparedRelease, Releasable
from desktop.ui.dialogs.hand_off.ticks import TickRow
from desktop.ui.leads import words as lead_words
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.choices import CheckBox
from desktop.ui.widgets.folder_field import FolderField

translate = QCoreApplication.translate
_LACKS = {
    Lack.NEVER_GIVEN: QT_TRANSLATE_NOOP("Release", "has not agreed to be named"),
    Lack.ENDED: QT_TRANSLATE_NOOP("Release", "the consent to be named has ended"),
    Lack.WITHDRAWN: QT_TRANSLATE_NOOP("Release", "took the consent to be named back"),
    Lack.ANONYMOUS: QT_TRANSLATE_NOOP("Release", "wants to stay unnamed"),
}


class ReleaseCard(Card):
    """Ticks the people, shows the mail below them, and asks for a folder; nothing leaves before the last button."""

    previewRequested = Signal(object)
    releaseRequested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, tone="sunken")
        self._people: list[Releasable] = []
        self.boxes: dict[str, CheckBox] = {}
        self._rows: list[TickRow] = []
        self._heading, self._lead = labels.strong(), labels.muted()
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self._subject, self._text = labels.strong(wraps=True), labels.body()
        self._place = FolderField()
        self.folder = self._place.line
        self._leave = QuietButton()
        self.release = PrimaryButton()
        self._wrong = labels.label("", "warning", wraps=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._build()
        self.release.clicked.connect(self._release)
        self._leave.clicked.connect(self.hide)
        self.retranslate()
        self.hide()

    def ask(self, people: Sequence[Releasable]) -> None:
        """Open the card; those whose contacts may be released are ticked."""
        self._people = list(people)
        for row in self._rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self.boxes = [], {}
        for item in self._people:
            row = TickRow(self._words(item))
            row.setEnabled(item.allowed)
            box = row.box
            box.setEnabled(item.allowed)
            box.setChecked(item.allowed and not item.released_on)
            box.toggled.connect(self._ticked)
            self.boxes[item.person.id] = box
            self._rows.append(row)
            self._list.addWidget(row)
        self._place.begin()
        self._wrong.hide()
        self.show()
        first = next((box for box in self.boxes.values() if box.isEnabled()), None)
        (first or self._leave).setFocus()
        self._ticked()

    def show_preview(self, prepared: PreparedRelease) -> None:
        """Show the mail exactly as it leaves."""
        self._wrong.hide()
        self._subject.setText(prepared.release.subject)
        cards = [
            ", ".join(part for part in (item.name, item.company, item.email, item.phone) if part)
            for item in prepared.release.contacts
        ]
        attached = self.tr("On the card: {people}").format(people="; ".join(cards))
        self._text.setText(f"{prepared.release.body}\n\n{attached}")
        self.release.setEnabled(True)

    def refuse(self, sentence: str) -> None:
        """Say in place why nothing leaves."""
        self._wrong.setText(sentence)
        self._wrong.show()

    def said(self) -> str:
        """Return the mail on show, or what went wrong."""
        return self._wrong.text() if not self._wrong.isHidden() else self._text.text()

    def chosen(self) -> list[str]:
        """Return the ids of the people who are ticked."""
        return [person for person, box in self.boxes.items() if box.isChecked()]

    def retranslate(self) -> None:
        """Set the words again."""
        self._heading.setText(self.tr("Whose contacts go to sales"))
        self._lead.setText(
            self.tr("Only those whose contact protocol lets sales reach them, and who agreed to be named.")
        )
        self._place.set_words(self.tr("Into this folder"), self.tr("Folder for the mail"), self.tr("Choose…"))
        self.release.setText(self.tr("Write the mail, and put it on record"))
        self._leave.setText(self.tr("Not now"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _words(self, item: Releasable) -> str:
        person = item.person
        parts = [person.name, person.role]
        if not item.allowed_by_protocol:
            parts.append(lead_words.protocol(person.protocol).lower())
        elif item.lack is not None:
            parts.append(translate("Release", _LACKS[item.lack]))
        elif item.released_on:
            parts.append(self.tr("released before"))
        return " · ".join(part for part in parts if part)

    @Slot()
    def _ticked(self) -> None:
        chosen = self.chosen()
        self.release.setEnabled(False)
        self._subject.setText("")
        self._text.setText("" if chosen else self.tr("Tick somebody to see the mail."))
        if chosen:
            self.previewRequested.emit(chosen)

    @Slot()
    def _release(self) -> None:
        if self.folder.text().strip():
            self.releaseRequested.emit(self.folder.text().strip())
        else:
            self.folder.setFocus()

    def _build(self) -> None:
        self.body.setSpacing(8)
        for label in (self._heading, self._lead):
            self.body.addWidget(label)
        self.body.addLayout(self._list)
        for widget in (self._subject, self._text, self._place):
            self.body.addWidget(widget)
        self.body.addWidget(self._wrong)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.release)
        row.addWidget(self._leave)
        row.addStretch(1)
        self.body.addLayout(row)
