"""The preview of a need note: the page exactly as it leaves, and ticks for what stands on it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.changes import Changes
from desktop.domain.clients import Person
from desktop.domain.errors import UserError
from desktop.domain.interactions import Evidence
from desktop.domain.playbook import NoteSection
from desktop.services import clients, composing_need_notes, need_notes
from desktop.services.composing_need_notes import NoteChoice
from desktop.services.desk import Desk
from desktop.services.need_notes import PreparedNote
from desktop.ui import words
from desktop.ui.dialogs.hand_off.ticks import TickRow
from desktop.ui.jobs import Jobs
from desktop.ui.leads import words as lead_words
from desktop.ui.leads.loading import LeadShown, load_lead
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import PrimaryButton, QuietButton
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.fields import ComboBox, LineEdit
from desktop.ui.widgets.folder_field import FolderField, documents
from desktop.ui.widgets.page_view import PageView
from desktop.ui.widgets.scroll_column import ScrollColumn

SIDE = 320
LONGEST_QUOTE = 160


@dataclass(frozen=True, slots=True)
class NoteStart:
    """What a need note can be made of: the quotes, the sections, the people, and to whom it goes first."""

    shown: LeadShown
    quotes: tuple[Evidence, ...]
    sections: tuple[NoteSection, ...]
    people: tuple[Person, ...]
    to: str


@dataclass(frozen=True, slots=True)
class NotePicture:
    """A note as it will leave, and its page as a picture."""

    prepared: PreparedNote
    picture: bytes


def load_start(reference: str, desk: Desk) -> NoteStart:
    """Read what a need note of this opportunity can be made of."""
    shown = load_lead(reference, desk)
    people = tuple(clients.show_client(desk, shown.lead.client_id).people)
    try:
        to = composing_need_notes.addressee(desk, shown.lead).id
    except UserError:
        to = people[0].id if people else ""
    quotes = tuple(composing_need_notes.may_be_read_back(desk, shown.lead))
    sections = tuple(section for section, _ in composing_need_notes.points_of(desk, shown.lead))
    return NoteStart(shown, quotes, sections, people, to)


def load_picture(choice: NoteChoice, desk: Desk) -> NotePicture:
    """Prepare a note and draw its page."""
    prepared = need_notes.prepare(desk, choice)
    return NotePicture(prepared, need_notes.preview(desk, prepared))


class NeedNotePage(QWidget):
    """Left the page, right what decides it; saved is what the page shows and nothing else."""

    closed = Signal()
    noticeRequested = Signal(str)

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._look = jobs, look
        self._lead = ""
        self._start: NoteStart | None = None
        self._wanted: NoteChoice | None = None
        self._drawn: NotePicture | None = None
        self.pages = PageView("")
        self._title, self._promise = labels.title(), labels.muted()
        self._back, self.save_button = QuietButton(), PrimaryButton()
        self._wrong_card, self._wrong = Card(look, tone="sunken"), labels.body()
        self._names = [labels.caption() for _ in range(3)]
        self.to, self.title, self._place = ComboBox(look, ""), LineEdit(""), FolderField()
        self.folder = self._place.line
        self._on_it = Card(look)
        self._ticks: dict[str, TickRow] = {}
        self._build()
        self.retranslate()

    def begin(self, lead: str) -> None:
        """Begin with an opportunity."""
        self._lead, self._start, self._wanted, self._drawn = lead, None, None, None
        self.pages.show_pages(())
        self.save_button.setEnabled(False)
        self._wrong_card.hide()
        self._jobs.latest("need-note.start", partial(load_start, lead), self._hear_start, self._hear_wrong)

    def ticks(self) -> dict[str, TickRow]:
        """Return the ticks by the id of their quote, or by their section."""
        return dict(self._ticks)

    def said(self) -> str:
        """Return why there is no page, empty where there is one."""
        return "" if self._wrong_card.isHidden() else self._wrong.text()

    def focus_first(self) -> None:
        """Put the keyboard on the first tick."""
        first = next(iter(self._ticks.values()), None)
        (first.box if first is not None else self._back).setFocus()

    def perform(self, command: str) -> bool:
        """Do a command of the window, if it has a meaning here."""
        if command == "save-entry":
            self.save()
            return True
        return False

    def retranslate(self) -> None:
        """Set the words again."""
        self._title.setText(self.tr("Read it back"))
        self._promise.setText(
            self.tr("One page for them alone, in their own words. You send it; nothing leaves by itself.")
        )
        self._back.setText(self.tr("Back"))
        self.save_button.setText(self.tr("Save the page and the mail"))
        self.pages.setAccessibleName(self.tr("The need note as it leaves"))
        names = (self.tr("For"), self.tr("Title"), self.tr("On the page"))
        for label, name in zip(self._names, names, strict=True):
            label.setText(name)
        for field, name in ((self.to, names[0]), (self.title, names[1])):
            field.setAccessibleName(name)
        self._place.set_words(
            self.tr("Into this folder"), self.tr("Folder for the page and the mail"), self.tr("Choose…")
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    @Slot()
    def save(self) -> None:
        """Write the page that is shown, as it is shown."""
        if self._drawn is not None and self._drawn.prepared.choice == self._wanted:
            self.save_button.setEnabled(False)
            out = Path(self.folder.text().strip() or documents()).expanduser()
            work = partial(need_notes.draft, prepared=self._drawn.prepared, out=out)
            self._jobs.submit(work, self._hear_saved, self._hear_unsaved)

    @Slot(object)
    def _hear_start(self, start: NoteStart) -> None:
        if start.shown.lead.id != self._lead:
            return
        self._start = start
        self.title.setText(start.shown.lead.title)
        self.to.blockSignals(True)
        self.to.clear()
        for person in start.people:
            self.to.addItem(person.name, person.id)
        self.to.setCurrentIndex(max(self.to.findData(start.to), 0))
        self.to.blockSignals(False)
        self._offer(start)
        self._draw()
        self.focus_first()

    def _offer(self, start: NoteStart) -> None:
        for row in self._ticks.values():
            self._on_it.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._ticks = {}
        fresh = [item for item in start.quotes if not item.confirmed]
        spoken = [item for item in fresh if item.speaker_id == start.to]
        for item in start.quotes:
            text = " ".join(item.quote.split())
            cut = text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1].rstrip() + "…"
            day = lead_words.moment_day(item.at, start.shown.zone, start.shown.today)
            row = TickRow(f"“{cut}”", " · ".join(part for part in (item.speaker, day) if part))
            if item.confirmed:
                row.set_chip(Chip(start.shown.playbook.words["confirmed"], "success"))
            self._add(item.id, row, on=item in (spoken or fresh[:1]))
        for section in start.sections:
            heading = start.shown.playbook.need_note[section.value]
            self._add(section.value, TickRow(heading), on=True)

    def _add(self, key: str, row: TickRow, *, on: bool) -> None:
        row.set_on(on)
        row.toggled.connect(self._draw)
        self._ticks[key] = row
        self._on_it.body.addWidget(row)

    @Slot()
    def _draw(self) -> None:
        """Draw the page of what is chosen; only the newest choice counts."""
        if self._start is None:
            return
        sections = set(NoteSection) - {NoteSection.NOWHERE}
        on = [key for key, row in self._ticks.items() if row.is_on()]
        off = {key for key, row in self._ticks.items() if not row.is_on()}
        self._wanted = NoteChoice(
            lead=self._lead,
            to=self.to.currentData() or "",
            quotes=tuple(key for key in on if key not in sections),
            title=self.title.text(),
            left_out=tuple(section for section in NoteSection if section.value in off),
        )
        self.save_button.setEnabled(False)
        self._jobs.latest(
            "need-note.page", partial(load_picture, self._wanted), self._hear_picture, self._hear_wrong
        )

    @Slot(object)
    def _hear_picture(self, drawn: NotePicture) -> None:
        if drawn.prepared.choice == self._wanted:
            self._drawn = drawn
            self._wrong_card.hide()
            self.pages.show_pages((drawn.picture,))
            self.save_button.setEnabled(True)

    @Slot(object)
    def _hear_wrong(self, error: UserError) -> None:
        self._drawn = None
        self._wrong.setText(words.of_error(error))
        self._wrong_card.show()
        self.pages.show_pages(())

    @Slot(object)
    def _hear_saved(self, _changes: Changes) -> None:
        said = self.tr("Saved in {folder}. Open the mail from there, send it, then say so here.")
        self.noticeRequested.emit(said.format(folder=self.folder.text()))
        self.closed.emit()

    @Slot(object)
    def _hear_unsaved(self, error: UserError) -> None:
        """Say why nothing was written; the page stays, to be saved elsewhere."""
        self._wrong.setText(words.of_error(error))
        self._wrong_card.show()
        self.save_button.setEnabled(self._drawn is not None)

    def _build(self) -> None:
        self._place.begin()
        self._wrong_card.body.addWidget(self._wrong)
        self._wrong_card.hide()
        self._on_it.body.addWidget(self._names[2])
        side = ScrollColumn(margins=(0, 0, 6, 0), spacing=8)
        side.setFixedWidth(SIDE)
        for widget in (
            *(self._wrong_card, self._names[0], self.to, self._names[1], self.title),
            *(self._on_it, self._place),
        ):
            side.body.addWidget(widget)
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addWidget(self.pages, 1)
        middle.addWidget(side)
        foot = QHBoxLayout()
        foot.addWidget(self._back)
        foot.addStretch(1)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._promise)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        self._back.clicked.connect(self.closed)
        self.save_button.clicked.connect(self.save)
        self.to.currentIndexChanged.connect(self._draw)
        self.title.editingFinished.connect(self._draw)
