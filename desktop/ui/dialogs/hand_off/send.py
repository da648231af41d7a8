"""The last step to sales: which files, where to, and the confirmation that it was sent."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.brief_formats import file_name, list_crms
from desktop.services.brief_mail import BriefMail
from desktop.services.briefs import Prepared
from desktop.ui.dialogs.hand_off.formats import FormatsCard
from desktop.ui.dialogs.hand_off.ready import ReadyCard
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.folder_field import FolderField
from desktop.ui.widgets.pickers import ComboBox
from desktop.ui.widgets.scroll_column import ScrollColumn

SURE = range(0, 101, 10)
WIDEST = 720


class SendPage(ScrollColumn):
    """Asks for formats and folder; once the files are written, helps to send them."""

    noticeRequested = Signal(str)
    changed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(0, 0, 12, 0), spacing=12, widest=WIDEST)
        self._prepared: Prepared | None = None
        self.formats, self.ready = FormatsCard(look), ReadyCard(look)
        self._before, self._place, self._names = QWidget(), FolderField(), labels.small()
        self.folder = self._place.line
        self._sure_head, self.sure = labels.caption(), ComboBox(look, "")
        self._wrong_card, self._wrong = Card(look, tone="sunken"), labels.body()
        self.formats.changed.connect(self._say_names)
        self.folder.textChanged.connect(self.changed)
        self.ready.noticeRequested.connect(self.noticeRequested)
        self._build()
        self.retranslate()

    def begin(self) -> None:
        """Start over: the usual formats, into the documents folder."""
        self._prepared = None
        self.formats.begin()
        self.sure.setCurrentIndex(0)
        self._place.begin()
        self._before.show()
        self.ready.hide()
        self._wrong_card.hide()

    def show_prepared(self, prepared: Prepared) -> None:
        """Offer what this brief can be written as."""
        self._prepared = prepared
        self.formats.set_crms(list_crms(prepared.playbook))
        self._wrong_card.hide()
        self._say_names()

    def confidence(self) -> int | None:
        """Return how sure one is, in per cent; None where that was not said."""
        place = self.sure.currentIndex()
        return SURE[place - 1] if place > 0 else None

    def chosen(self) -> tuple[str, ...]:
        """Return the names of the formats that are written."""
        return self.formats.chosen()

    def is_filled(self) -> bool:
        """Say whether there is something to write, and a place for it."""
        return bool(self.chosen()) and bool(self.folder.text().strip())

    def show_written(self, label: str, files: Sequence[Path], mail: BriefMail) -> None:
        """Show that the brief is ready to send."""
        self.ready.show_written(label, files, mail)
        self._before.hide()
        self._wrong_card.hide()
        self.ready.show()

    def show_refusal(self, sentence: str) -> None:
        """Say in place what went wrong."""
        self._wrong.setText(sentence)
        self._wrong_card.show()
        self.folder.setFocus()
        self.show_whole(self._wrong_card)

    def said(self) -> str:
        """Return what is said in place about what went wrong; empty where nothing did."""
        return "" if self._wrong_card.isHidden() else self._wrong.text()

    def focus_first(self) -> None:
        """Put the keyboard where this step begins."""
        if self._before.isHidden():
            self.ready.focus_first()
            self.show_whole(self.ready.copy)
        else:
            self.formats.focus_first()

    def retranslate(self) -> None:
        """Set the words again."""
        self.formats.retranslate()
        self.ready.retranslate()
        self._place.set_words(
            self.tr("Into this folder"), self.tr("Folder for the brief"), self.tr("Choose…")
        )
        self._say_names()
        self._say_sure()

    @Slot()
    def _say_names(self) -> None:
        """Say under which names the files are written."""
        prepared = self._prepared
        if prepared is not None:
            names = (file_name(prepared.brief, name, prepared.playbook) for name in self.chosen())
            self._names.setText(", ".join(names) or self.tr("Nothing yet: tick what is to be written."))
        self.changed.emit()

    def _say_sure(self) -> None:
        """Offer how sure one may be, in tens; what is chosen stays chosen."""
        place = max(self.sure.currentIndex(), 0)
        self._sure_head.setText(self.tr("How sure are you that it will be won? It stays with you"))
        self.sure.setAccessibleName(self._sure_head.text())
        self.sure.clear()
        self.sure.addItems([self.tr("I would rather not say"), *(f"{value} %" for value in SURE)])
        self.sure.setCurrentIndex(place)

    def _build(self) -> None:
        before = QVBoxLayout(self._before)
        before.setContentsMargins(0, 0, 0, 0)
        before.setSpacing(6)
        before.addWidget(self.formats)
        before.addSpacing(10)
        before.addWidget(self._place)
        before.addWidget(self._names)
        before.addWidget(self._wrong_card)
        before.addSpacing(10)
        before.addWidget(self._sure_head)
        before.addWidget(self.sure, 0, Qt.AlignmentFlag.AlignLeft)
        self._wrong_card.body.addWidget(self._wrong)
        for widget in (self._before, self.ready):
            self.body.addWidget(widget)
        self.begin()
