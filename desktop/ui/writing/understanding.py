"""What a text says while it is written: read on the store's thread as soon as the typing pauses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.domain.changes import Changes, Kind
from desktop.domain.signals import Signal as TextSignal
from desktop.domain.text import canonical
from desktop.domain.writing import Reading
from desktop.services import signals, writing
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.writing.text import EntryText

READ_AFTER_MS = 120
NAMED = (Kind.CLIENT, Kind.PERSON, Kind.ENGAGEMENT, Kind.PROFILE)
"""What a reading depends on besides the text."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A text with what was recognised in it and the signals that it may have."""

    text: str
    reading: Reading
    signals: tuple[TextSignal, ...] = ()


NOTHING = Understood("", Reading((), ""))


def understand(text: str, client: str, desk: Desk) -> Understood:
    """Read a text in which the client may be set already."""
    text = canonical(text)
    return Understood(
        text, writing.read_text(desk, text, client=client), tuple(signals.find_signals(desk, text))
    )


class Understanding(QObject):
    """Reads a text again whenever it was edited, and tells what it says."""

    understood = Signal(object)

    def __init__(self, jobs: Jobs, text: EntryText, key: str, parent: QObject | None = None) -> None:
        super().__init__(parent or text)
        self._jobs, self._text, self._key = jobs, text, f"{key}.understanding"
        self._client = ""
        self.present = NOTHING
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(READ_AFTER_MS)
        self._pause.timeout.connect(self.read)
        text.edited.connect(self._wait)
        jobs.changed.connect(self._hear)

    def set_client(self, name: str) -> None:
        """Say which client is set already; people of that client are meant first."""
        if name != self._client:
            self._client = name
            self._wait()

    def fits(self) -> bool:
        """Say whether what is understood is about the text as it stands."""
        return self.present.text == self._text.source()

    @Slot()
    def read(self) -> None:
        """Read the text now."""
        self._pause.stop()
        source = self._text.source()
        if source.strip():
            work = partial(understand, source, self._client)
            self._jobs.latest(self._key, work, self._take, self._cannot)
        else:
            self._jobs.latest(self._key, _nothing, self._take)

    @Slot()
    def _wait(self) -> None:
        """Read soon, however fast the typing goes on."""
        if not self._pause.isActive():
            self._pause.start()

    @Slot(object)
    def _hear(self, changes: Changes) -> None:
        if changes.touches(*NAMED) and self._text.source().strip():
            self._wait()

    @Slot(object)
    def _take(self, understood: Understood) -> None:
        self.present = understood
        self.understood.emit(understood)

    @Slot(object)
    def _cannot(self, _error: object) -> None:
        """Leave a text that cannot be read as it is; saving it says why."""
        self._take(NOTHING)


def _nothing(_desk: Desk) -> Understood:
    return NOTHING
