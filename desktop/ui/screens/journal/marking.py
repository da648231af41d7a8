"""Marking passages in the editor: with one key, saved with the entry, refined or taken back before that."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from desktop.domain.changes import Changes
from desktop.domain.interactions import Spot
from desktop.services import signals
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.screens.journal.editor import EntryEditor
from desktop.ui.screens.journal.writer import EntryWriter


class Marking(QObject):
    """Does the commands that mark and dismiss, and asks for more about a mark in the panel below the text."""

    noticeRequested = Signal(str)
    undoOffered = Signal(str, object)

    def __init__(self, jobs: Jobs, editor: EntryEditor, writer: EntryWriter, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs, self._editor, self._writer = jobs, editor, writer
        self._spotting = writer.spotting
        self._number = -1
        self._connect()

    def perform(self, command: str) -> bool:
        """Do a command that marks a passage or dismisses a signal; say whether it is one."""
        before = len(self._spotting.passages.spots())
        if not self._spotting.perform(command):
            return False
        spots = self._spotting.passages.spots()
        if len(spots) > before:
            self._fill_in(len(spots) - 1, spots[-1])
        self._editor.text.setFocus()
        return True

    def leave(self) -> None:
        """Put the panel away."""
        self._number = -1
        self._editor.spot.hide()

    def _connect(self) -> None:
        editor, spotting = self._editor, self._spotting
        spotting.nothingThere.connect(self._say_nothing_there)
        spotting.dismissed.connect(self._say_dismissed)
        spotting.reasonChanged.connect(editor.reason.show_signal)
        editor.reason.commandRequested.connect(self.perform)
        editor.passages.pendingAsked.connect(self._ask)
        editor.passages.pendingTakenBack.connect(self._take_back)
        editor.spot.confirmed.connect(self._change)
        editor.spot.cancelled.connect(self._go_back)

    def _fill_in(self, number: int, spot: Spot) -> None:
        """Put a passage down to the one person who was there, if the text does not say who said it."""
        people = self._writer.shown().people
        if not spot.person and len(people) == 1:
            self._spotting.passages.change(number, replace(spot, person=people[0]))
            self._spotting.changed.emit()

    @Slot(int)
    def _ask(self, number: int) -> None:
        self._number = number
        self._editor.spot.offer(self._writer.shown().people, self._writer.choices.referral_kinds)
        self._editor.ask_to_spot(self._spotting.passages.spots()[number])

    @Slot(object)
    def _change(self, filled: Spot) -> None:
        """Take over what was filled in; the passage stays where it is by now."""
        spots = self._spotting.passages.spots()
        if 0 <= self._number < len(spots):
            here = spots[self._number]
            self._spotting.passages.change(self._number, replace(filled, quote=here.quote, near=here.near))
            self._spotting.changed.emit()
        self._go_back()

    @Slot(int)
    def _take_back(self, number: int) -> None:
        self._spotting.change(number, "")
        self._go_back()

    @Slot()
    def _go_back(self) -> None:
        self.leave()
        self._editor.text.setFocus()

    @Slot()
    def _say_nothing_there(self) -> None:
        self.noticeRequested.emit(self.tr("There is no sentence here that is not marked already."))

    @Slot(str, str)
    def _say_dismissed(self, rule: str, sentence: str) -> None:
        undo = partial(self._take_dismissal_back, rule, sentence)
        self.undoOffered.emit(self.tr("This sentence is left alone from now on."), undo)

    def _take_dismissal_back(self, rule: str, sentence: str) -> None:
        self._jobs.submit(partial(_take_back, rule, sentence), self._read_again)

    @Slot(object)
    def _read_again(self, _changes: Changes) -> None:
        self._writer.understanding.read()


def _take_back(rule: str, sentence: str, desk: Desk) -> Changes:
    return signals.take_dismissal_back(desk, rule, sentence)
