"""The one question after an entry is saved: asked where it stands, answered into the entry, put off, or closed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import UserError
from desktop.domain.prompts import Answer
from desktop.ui import words
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from desktop.ui.widgets.keyboard_place import KeyboardPlace
from desktop.ui.writing.question_desk import Found, Question, QuestionDesk
from desktop.ui.writing.question_sheet import COMMAND, QuestionSheet


class QuestionCard(QWidget):
    """Asks one question about an entry, and never takes the keyboard by itself; hidden while nothing is asked.

    `answering` comes before an answer is written: whoever has the entry open saves what is typed in it first.
    """

    noticeRequested = Signal(str)
    undoOffered = Signal(str, object)
    answering = Signal(str)

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: Question | None = None
        self._desk = QuestionDesk(jobs, self)
        self._keyboard = KeyboardPlace(self)
        self.sheet = QuestionSheet(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)
        self._connect(jobs)
        self.hide()

    def asked(self) -> str:
        """Return the id of the prompt that is asked, empty where none is."""
        return self._asked.prompt.id if self._asked else ""

    def ask_after(self, entry_id: str) -> None:
        """Ask what fits an entry that was saved; an answer that is begun already is not interrupted."""
        if not self._is_begun():
            self._desk.read(entry_id)

    def perform(self, command: str) -> bool:
        """Do a command that means something here; say whether it did."""
        if command == COMMAND and self._asked is None:
            self.noticeRequested.emit(self.tr("There is no question now."))
        elif command == COMMAND:
            self.sheet.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif command == "save-entry" and self._asked and self._keyboard.is_here():
            self.write()
        else:
            return False
        return True

    @Slot()
    def write(self) -> None:
        """Write what is typed into the entry."""
        if self._asked is None or self._desk.is_answering():
            return
        self.sheet.field.setReadOnly(True)
        self.sheet.say_wrong("")
        self.answering.emit(self._asked.entry_id)
        self._desk.answer(self._with_words(self._asked))

    @Slot()
    def put_off(self) -> None:
        """Do not ask it again today."""
        if self._asked is None or self._desk.is_answering():
            return
        question = self._with_words(self._asked)
        self._desk.put_off(question)
        self._leave()
        said = self.tr("That question rests until tomorrow.")
        self.undoOffered.emit(said, partial(self._ask_again, question))

    @Slot()
    def close_question(self) -> None:
        """Close the question; words that were typed already can be had back with it."""
        if self._asked is None or self._desk.is_answering():
            return
        question = self._with_words(self._asked)
        self._leave()
        if question.said.strip():
            said = self.tr("The answer was not written down.")
            self.undoOffered.emit(said, partial(self._reopen, question))

    def retranslate(self) -> None:
        """Set the words again."""
        self.sheet.retranslate()

    # What comes from the journal --------------------------------------------------------------------

    @Slot(object)
    def _hear(self, changes: Changes) -> None:
        """Go away when another entry was saved, and look again when this one changed."""
        if self._asked is None or not changes.touches(Kind.INTERACTION):
            return
        ids = {identifier for kind, identifier in changes.touched if kind is Kind.INTERACTION}
        if self._asked.entry_id in ids or "" in ids:
            self._desk.read(self._asked.entry_id)
        elif changes.made in ids and not self._is_begun():
            self._leave()

    @Slot(object)
    def _show(self, found: Found) -> None:
        """Ask what was found; the question that is being answered stays as long as its entry does."""
        if self._is_begun() and not found.is_trashed:
            return
        if found.question is None:
            self._leave()
        elif found.question != self._asked:
            self._open(found.question)

    @Slot(object, int)
    def _answered(self, question: Question, version: int) -> None:
        self._leave()
        is_deed = question.prompt.answer is Answer.FOLLOW_UP
        said = self.tr("Noted as a follow-up.") if is_deed else self.tr("Written into the entry.")
        self.undoOffered.emit(said, partial(self._take_back, question, version))

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        self.sheet.field.setReadOnly(False)
        self.sheet.say_wrong(words.of_error(error))

    # What comes and goes ----------------------------------------------------------------------------

    def _take_back(self, question: Question, version: int) -> None:
        self._desk.take_back(question, version)
        self._reopen(question)

    def _ask_again(self, question: Question) -> None:
        self._desk.ask_again(question)
        self._reopen(question)

    def _reopen(self, question: Question) -> None:
        """Ask again, with the words that were typed, where no other answer is begun."""
        if not self._is_begun():
            self._open(question)

    def _open(self, question: Question) -> None:
        self._asked = replace(question, said="")
        self.sheet.show_question(question)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, question.prompt.question))

    @Slot()
    def _leave(self) -> None:
        """Ask nothing any more, and give the keyboard back."""
        had_keyboard = self._keyboard.is_here()
        self._asked = None
        self._desk.stop_reading()
        self.sheet.field.clear()
        self.hide()
        if had_keyboard:
            self._keyboard.give_back()

    def _is_begun(self) -> bool:
        """Say whether an answer is being typed."""
        return self._asked is not None and bool(self.sheet.said().strip())

    def _with_words(self, question: Question) -> Question:
        return replace(question, said=self.sheet.said())

    def _connect(self, jobs: Jobs) -> None:
        self.sheet.written.connect(self.write)
        self.sheet.notToday.connect(self.put_off)
        self.sheet.closed.connect(self.close_question)
        jobs.changed.connect(self._hear)
        desk = self._desk
        desk.found.connect(self._show)
        desk.gone.connect(self._leave)
        desk.answered.connect(self._answered)
        desk.refused.connect(self._refuse)
