"""What the references of a client ask of the journal: write down, take back, and undo both."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from desktop.domain.changes import Changes
from desktop.domain.consents import ConsentRow, ConsentUse
from desktop.domain.errors import UserError
from desktop.domain.typed_days import read_day
from desktop.services import consents
from desktop.services.desk import Desk
from desktop.ui import words
from desktop.ui.jobs import Jobs
from desktop.ui.screens.clients.consent_form import Filled


class ConsentDesk(QObject):
    """Writes consents down and takes them back; each can be undone from the notice."""

    written = Signal()
    refused = Signal(str)
    withdrawalRefused = Signal(str)
    undoOffered = Signal(str, object)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._withdrawing: dict[str, tuple[ConsentRow, str]] = {}

    @Slot(object)
    def give(self, filled: Filled) -> None:
        """Write down what was filled in."""
        self._jobs.submit(partial(_given, filled), self._hear_given, self._hear_not_given)

    def withdraw(self, row: ConsentRow, uses: Mapping[ConsentUse, str]) -> None:
        """Take a consent back, at once."""
        use = row.consent.use
        self._withdrawing[row.consent.id] = (row, uses.get(use, use.value))
        work = partial(consents.withdraw_consent, person=row.consent.person_id, use=use)
        self._jobs.submit(work, self._hear_withdrawn, self._hear_not_withdrawn)

    @Slot(object)
    def _hear_given(self, changes: Changes) -> None:
        self.written.emit()
        self.undoOffered.emit(self.tr("The consent is on record."), partial(self._remove, changes.made))

    @Slot(object)
    def _hear_not_given(self, error: UserError) -> None:
        self.refused.emit(words.of_error(error))

    @Slot(object)
    def _hear_withdrawn(self, changes: Changes) -> None:
        known = self._withdrawing.pop(changes.made, None)
        if known is not None:
            row, label = known
            said = self.tr("“{use}” ended today: {person} took it back.").format(use=label, person=row.person)
            self.undoOffered.emit(said, partial(self._hold_again, row.consent.person_id, row.consent.use))

    @Slot(object)
    def _hear_not_withdrawn(self, error: UserError) -> None:
        self.withdrawalRefused.emit(words.of_error(error))

    def _remove(self, consent_id: str) -> None:
        self._jobs.submit(partial(consents.remove_consent, reference=consent_id))

    def _hold_again(self, person_id: str, use: ConsentUse) -> None:
        self._jobs.submit(partial(consents.undo_withdrawal, person=person_id, use=use))


def _given(filled: Filled, desk: Desk) -> Changes:
    today, proof = desk.today(), filled.proof
    return consents.give_consent(
        desk,
        filled.person_id,
        filled.use,
        how=filled.how,
        on=read_day(filled.on, today, ahead=False),
        until=read_day(filled.until, today, ahead=True),
        entry=proof.entry_id if proof else "",
        attachment=proof.attachment_id if proof else "",
        scope=filled.scope,
        excluded=filled.excluded,
    )
