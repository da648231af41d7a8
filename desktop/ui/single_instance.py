"""One program for each journal: it keeps the door at which later starts ask for a window."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from desktop.system import instance

ASK_WITHIN_MS = 2000
MOST_GUESTS = 16


class SingleInstance(QObject):
    """Claims a journal for this program, and tells what later starts ask for.

    Whatever comes in is short, plain and soon there, or it is shown the door.
    """

    asked = Signal(str)

    def __init__(self, journal: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._place = instance.door(journal)
        self._key: BinaryIO | None = None
        self._guests: list[_Guest] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._let_in)

    def claim(self) -> bool:
        """Take the door; return whether no other program has it. What a killed program left is put away.

        Where there can be no door (a folder that is not ours) the program runs without one.
        """
        try:
            self._key = instance.take_key(self._journal)
        except OSError:
            return True
        if self._key is None:
            return False
        QLocalServer.removeServer(self._place)
        self._server.listen(self._place)
        return True

    def release(self) -> None:
        """Give the door up."""
        for guest in list(self._guests):
            guest.send_away()
        self._server.close()
        if self._key is not None:
            self._key.close()
            self._key = None

    @Slot()
    def _let_in(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            if len(self._guests) >= MOST_GUESTS:
                socket.abort()
                socket.deleteLater()
                continue
            guest = _Guest(socket, self)
            self._guests.append(guest)
            guest.asked.connect(self.asked)
            guest.gone.connect(self._forget)
            guest.listen()

    @Slot()
    def _forget(self) -> None:
        guest = self.sender()
        if guest in self._guests:
            self._guests.remove(guest)
            guest.deleteLater()


class _Guest(QObject):
    """One later start at the door: one short line, and soon."""

    asked = Signal(str)
    gone = Signal()

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        socket.setParent(self)
        socket.setReadBufferSize(instance.LONGEST_LINE)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(ASK_WITHIN_MS)
        self._patience.timeout.connect(self.send_away)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self.gone)

    def listen(self) -> None:
        """Begin to listen; what came with the knock is read at once."""
        self._patience.start()
        self._read()

    @Slot()
    def send_away(self) -> None:
        """Close the door on it."""
        self._socket.abort()
        self.gone.emit()

    @Slot()
    def _read(self) -> None:
        if not self._patience.isActive():
            return
        if self._socket.canReadLine():
            self._hear(bytes(self._socket.readLine(instance.LONGEST_LINE).data()))
        elif self._socket.bytesAvailable() >= instance.LONGEST_LINE:
            self.send_away()

    def _hear(self, line: bytes) -> None:
        self._patience.stop()
        word, token = instance.understood(line)
        if not word:
            self.send_away()
            return
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = token
        self.asked.emit(word)
        self._socket.write(instance.SHOWN)
        self._socket.flush()
        self._socket.disconnectFromServer()
