"""Python's collection of cycles, kept on the window's thread: on the store's it could take a QObject with it."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer, Slot

EVERY_MS = 1000


class WindowGarbage(QObject):
    """Collects cycles on the thread that made it, as long as one is held; Python itself does not meanwhile.

    Widgets are in cycles more often than not (a bound slot is enough for one). Whichever thread happens to
    allocate when Python's counter is full would collect them, and a widget that dies on another thread than the
    window's crashes the program.
    """

    _held = 0

    def __init__(self, parent: QObject | None = None, *, every_ms: int = EVERY_MS) -> None:
        super().__init__(parent)
        self._is_held = True
        WindowGarbage._held += 1
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(every_ms)

    def release(self) -> None:
        """Let Python collect by itself again, once nobody holds it back."""
        if not self._is_held:
            return
        self._is_held = False
        self._timer.stop()
        WindowGarbage._held -= 1
        if not WindowGarbage._held:
            gc.enable()

    @Slot()
    def collect(self) -> None:
        """Collect the oldest generation that Python would have collected by now."""
        full = [
            place
            for place, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > most
        ]
        if full:
            gc.collect(full[-1])
