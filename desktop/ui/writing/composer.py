"""The composer: one field is enough, and what was understood of it stands below as chips that can be corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, tzinfo
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from desktop.domain.calendar import PlannedSession
from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import UserError
from desktop.domain.interactions import EntryForm
from desktop.domain.playbook import Template
from desktop.domain.text import Span
from desktop.domain.writing import Piece, filled
from desktop.services import signals, templates, writing
from desktop.services.desk import Desk
from desktop.ui import words
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from desktop.ui.writing.choices import Choices, load_choices
from desktop.ui.writing.completion import Completion
from desktop.ui.writing.composer_card import ComposerCard
from desktop.ui.writing.draft import Begun, DraftKeeper
from desktop.ui.writing.keeping import is_blank
from desktop.ui.writing.spotting import Spotting
from desktop.ui.writing.typed import Typed
from desktop.ui.writing.understanding import Understanding


class Composer(ComposerCard):
    """Writes one entry; what is typed is a draft of its own until it is saved."""

    saved = Signal(object)
    refused = Signal(object)
    pageRequested = Signal(object)
    noticeRequested = Signal(str)
    undoOffered = Signal(str, object)
    sessionChosen = Signal(str)
    answerAttached = Signal(str)

    def __init__(self, jobs: Jobs, look: Look, draft: str, parent: QWidget | None = None) -> None:
        super().__init__(jobs, look, draft, parent)
        self._jobs = jobs
        self._typed = Typed()
        self._shown = EntryForm("")
        self._day: tuple[date, tzinfo] = (date.today(), UTC)
        self._offered: tuple[PlannedSession, ...] = ()
        self._choices_of: str | None = None
        self.completion = Completion(jobs, look, self.text, draft)
        self.understanding = Understanding(jobs, self.text, draft)
        self.spotting = Spotting(jobs, look, self.text, self.understanding)
        self.keeper = DraftKeeper(jobs, draft, self.form, self)
        self._connect()
        self.retranslate()
        self._show_facts()

    def form(self) -> EntryForm:
        """Return what is typed and set by hand; what the text says besides is read when it is saved."""
        at = self._typed.form.at or self.keeper.begun_at
        spots = self.spotting.passages.spots()
        return replace(self._typed.form, text=self.text.source(), at=at, spots=spots)

    def begin(self, form: EntryForm | None = None) -> None:
        """Begin with a form, or go on with the draft."""
        self.leave()
        if form is None:
            self.keeper.load()
            self.files.refresh()
            return
        self._take(form)
        self.keeper.keep()
        self.text.moveCursor(QTextCursor.MoveOperation.End)

    def leave(self) -> None:
        """Keep the draft now."""
        self.completion.leave()
        self.keeper.keep()

    def save(self) -> None:
        """Save the entry; it stays on show until it is saved, and if it cannot be."""
        form = self.form()
        self.show_error("")
        if self.keeper.is_saving:
            return
        if not form.text.strip():
            self.show_error(self.tr("There is nothing to save yet. Write what happened."))
            self.text.setFocus()
            return
        self.completion.leave()
        self.text.setReadOnly(True)
        self.keeper.save(form, self._typed.by_hand)

    def perform(self, command: str) -> bool:
        """Do a command that means something while one writes; say whether it did."""
        own = {"save-entry": self.save, "attach-files": self.files.choose}
        if command in own:
            own[command]()
            return True
        return self.spotting.perform(command)

    def offer_sessions(self, sessions: Sequence[PlannedSession], zone: tzinfo) -> None:
        """Offer sessions that are not in the journal yet; their times are said in `zone`."""
        self._offered = tuple(sessions)
        self.sessions.show_sessions(self._offered, zone)
        self._show_facts()

    def _connect(self) -> None:
        for changed in (self.text.edited, self.facts.edited, self.spotting.changed):
            changed.connect(self.keeper.edited)
        self.text.edited.connect(self._edited)
        self.facts.edited.connect(self._take_facts)
        self.facts.clientTaken.connect(self._go_to_text)
        self.understanding.understood.connect(self._show_facts)
        self.completion.templateTaken.connect(self._lay_out)
        self.spotting.changed.connect(self._show_facts)
        self.spotting.nothingThere.connect(self._say_nothing_there)
        self.spotting.dismissed.connect(self._say_dismissed)
        self.spotting.reasonChanged.connect(self.reason.show_signal)
        self.reason.commandRequested.connect(self.perform)
        self.extras.pieceOpened.connect(self._go_to_piece)
        self.extras.spotChanged.connect(self.spotting.change)
        self.files.refused.connect(self._refuse)
        self.files.undoOffered.connect(self.undoOffered)
        self.files.noticeRequested.connect(self.noticeRequested)
        self.files.answerAttached.connect(self.answerAttached)
        self.sessions.chosen.connect(self.sessionChosen)
        self.keeper.loaded.connect(self._load)
        self.keeper.saved.connect(self._saved)
        self.keeper.refused.connect(self._refuse)
        self.save_button.clicked.connect(self.save)
        self.page_button.clicked.connect(self._ask_for_page)
        self._jobs.changed.connect(self._hear)

    # What is on show --------------------------------------------------------------------------------

    def _take(self, form: EntryForm) -> None:
        """Show a form, with what its text says."""
        self._typed = Typed.begun(form)
        self.text.show_source(form.text)
        self.spotting.passages.show(form.spots)
        self.show_error("")
        self.understanding.read()
        self._show_facts()

    def _understood(self) -> EntryForm:
        """Return the form as it would be saved by what is understood at the moment."""
        return filled(self.form(), self.understanding.present.reading, self._typed.by_hand)

    @Slot()
    def _show_facts(self) -> None:
        """Show what was set by hand and what the text says; nothing while nothing is written."""
        form = self.form()
        is_written = not is_blank(form)
        self.show_parts(is_written=is_written, has_sessions=bool(self._offered))
        self._shown = self._understood() if is_written else form
        self.facts.show_form(self._shown, self.keeper.begun_at, *self._day)
        self.extras.show_extras(self.understanding.present.reading, form.spots)
        self.completion.set_client(self.completion.client_id(self._shown.client))
        self.understanding.set_client(self._typed.form.client)
        if self._choices_of != self._shown.client:
            self._choices_of = self._shown.client
            work = partial(load_choices, self._shown.client)
            self._jobs.latest(f"{self.keeper.key}.choices", work, self._offer)

    @Slot()
    def _edited(self) -> None:
        """Take back what was said about a text that is another one now."""
        self.show_error("")
        written = bool(self.text.source().strip())
        if written != self.facts.isVisibleTo(self):
            self._show_facts()

    @Slot()
    def _take_facts(self) -> None:
        """Take in what was corrected in a chip; the text does not change that any more."""
        self._typed = self._typed.edited(self._shown, self.facts.into(self._shown))
        self._show_facts()

    @Slot(object)
    def _offer(self, choices: Choices) -> None:
        self.facts.offer(choices)

    @Slot()
    def _go_to_text(self) -> None:
        self.text.setFocus()

    @Slot(object)
    def _go_to_piece(self, piece: Piece) -> None:
        """Select a piece of the text, to change it there."""
        if self.understanding.fits():
            self.text.select(Span(piece.start, piece.end))
        self.text.setFocus()

    @Slot(str)
    def _lay_out(self, template: str) -> None:
        """Lay a template out below what is written."""
        self._jobs.submit(partial(_template, template), self._append)

    @Slot(object)
    def _append(self, template: Template) -> None:
        self.text.append_below(template.text.strip())

    # Keeping ----------------------------------------------------------------------------------------

    @Slot(object)
    def _load(self, begun: Begun) -> None:
        """Go on with what was kept, unless something else was typed meanwhile."""
        self._day = (begun.today, begun.zone)
        if self.keeper.is_saving or self.keeper.has_news():
            self._show_facts()
            return
        self.keeper.take(begun.form)
        self._take(begun.form)
        self.keeper.take(self.form())

    @Slot(object)
    def _saved(self, changes: Changes) -> None:
        self.text.setReadOnly(False)
        self._take(EntryForm(""))
        self.files.refresh()
        self.saved.emit(changes)

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        """Say why not, beside what has to be changed."""
        self.text.setReadOnly(False)
        self.show_error(words.of_error(error))
        self.refused.emit(error)

    @Slot(object)
    def _hear(self, changes: Changes) -> None:
        """Show the draft again where it was taken elsewhere."""
        if (Kind.DRAFT, self.keeper.key) in changes.touched and not self.keeper.has_news():
            self.keeper.load()

    @Slot()
    def _ask_for_page(self) -> None:
        """Ask for a page to go on with what is written, its orders carried out."""
        self.leave()
        self._jobs.submit(partial(_carried_out, self.form(), self._typed.by_hand), self._give_page)

    @Slot(object)
    def _give_page(self, form: EntryForm) -> None:
        self.pageRequested.emit(form)

    # Signals ----------------------------------------------------------------------------------------

    @Slot()
    def _say_nothing_there(self) -> None:
        self.noticeRequested.emit(self.tr("There is no sentence here that is not marked already."))

    @Slot(str, str)
    def _say_dismissed(self, rule: str, sentence: str) -> None:
        undo = partial(self._take_dismissal_back, rule, sentence)
        self.undoOffered.emit(self.tr("This sentence is left alone from now on."), undo)

    def _take_dismissal_back(self, rule: str, sentence: str) -> None:
        self._jobs.submit(partial(signals.take_dismissal_back, rule=rule, sentence=sentence))


def _carried_out(form: EntryForm, by_hand: frozenset[str], desk: Desk) -> EntryForm:
    return filled(form, writing.read_text(desk, form.text, client=form.client), by_hand)


def _template(identifier: str, desk: Desk) -> Template:
    return templates.find_template(desk, identifier)
