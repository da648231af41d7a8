"""What is read and written for the one question after an entry is saved, and how each deed is taken back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from desktop.domain.changes import Changes
from desktop.domain.errors import UserError
from desktop.domain.prompts import Prompt
from desktop.services import prompts, versions
from desktop.services.desk import Desk
from desktop.services.naming import find_entry
from desktop.services.trash import list_trash
from desktop.ui.jobs import Jobs, Ticket


@dataclass(frozen=True, slots=True)
class Question:
    """A prompt about one entry, the words there that it is about, and what was typed as its answer."""

    entry_id: str
    title: str
    prompt: Prompt
    about: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The question that fits an entry, if one does; `is_trashed` says that the entry is thrown away."""

    question: Question | None
    is_trashed: bool = False


def read_question(entry_id: str, desk: Desk) -> Found:
    """Read the one question that fits an entry."""
    entry = find_entry(desk, entry_id)
    prompt = prompts.fitting_prompt(desk, entry.id)
    if prompt is None:
        return Found(None, any(row.id == entry.id for row in list_trash(desk)))
    return Found(Question(entry.id, entry.title, prompt, prompts.words_meant(desk, entry.id, prompt)))


class QuestionDesk(QObject):
    """Asks the journal on behalf of one card."""

    found = Signal(object)
    answered = Signal(object, int)
    refused = Signal(object)
    gone = Signal()

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._reading: Ticket | None = None
        self._answering: Question | None = None
        self._version = 0

    def read(self, entry_id: str) -> None:
        """Look for the question that fits an entry; `found` or `gone` tells."""
        key = f"question.{id(self)}"
        self._reading = self._jobs.latest(key, partial(read_question, entry_id), self._read, self._lost)

    def stop_reading(self) -> None:
        """Want no question any more."""
        if self._reading is not None:
            self._reading.cancel()

    def is_answering(self) -> bool:
        """Say whether an answer is being written."""
        return self._answering is not None

    def answer(self, question: Question) -> None:
        """Write the answer; `answered` tells the question and the entry's version before, or `refused` why not."""
        self._answering = question
        self._jobs.submit(partial(_newest_version, question.entry_id), self._note_version, self._refuse)
        work = partial(
            prompts.answer_prompt,
            entry=question.entry_id,
            prompt_id=question.prompt.id,
            answer=question.said,
        )
        self._jobs.submit(work, self._answered, self._refuse)

    def take_back(self, question: Question, version: int) -> None:
        """Give the entry back the version that it had before the answer."""
        work = partial(versions.bring_back, entry=question.entry_id, version=version, exactly=True)
        self._jobs.submit(work)

    def put_off(self, question: Question) -> None:
        """Do not ask it again today."""
        self._jobs.submit(partial(prompts.put_off, prompt_id=question.prompt.id))

    def ask_again(self, question: Question) -> None:
        """Take back that it was put off."""
        self._jobs.submit(partial(prompts.ask_again, prompt_id=question.prompt.id))

    @Slot(object)
    def _read(self, found: Found) -> None:
        self.found.emit(found)

    @Slot(object)
    def _lost(self, _error: UserError) -> None:
        self.gone.emit()

    @Slot(int)
    def _note_version(self, version: int) -> None:
        self._version = version

    @Slot(object)
    def _answered(self, _changes: Changes) -> None:
        question, self._answering = self._answering, None
        self.answered.emit(question, self._version)

    @Slot(object)
    def _refuse(self, error: UserError) -> None:
        if self._answering is not None:
            self._answering = None
            self.refused.emit(error)


def _newest_version(entry_id: str, desk: Desk) -> int:
    return versions.list_versions(desk, entry_id)[0].version
