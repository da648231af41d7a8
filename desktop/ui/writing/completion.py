"""Names, tags and orders completed while they are typed after `@`, `#` and `/`."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor

from desktop.domain.changes import Changes, Kind
from desktop.domain.completion import Fragment, Slash, Suggestion, complete, fragment_at
from desktop.domain.errors import QT_TRANSLATE_NOOP
from desktop.domain.names import fold
from desktop.domain.writing import KnownName, Part
from desktop.services import writing
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.offsets import to_points, to_units
from desktop.ui.theme import Look
from desktop.ui.widgets.suggestions import Line, Suggestions
from desktop.ui.writing.text import EntryText

translate = QCoreApplication.translate

NEW = "new"
"""Stands for the id of a client that is named in the text and not in the journal yet."""

_WORDS = {
    "client": QT_TRANSLATE_NOOP("Completion", "client"),
    "person": QT_TRANSLATE_NOOP("Completion", "person"),
    "engagement": QT_TRANSLATE_NOOP("Completion", "engagement"),
    Part.KIND.value: QT_TRANSLATE_NOOP("Completion", "kind"),
    Part.TEMPLATE.value: QT_TRANSLATE_NOOP("Completion", "template"),
    Part.MINUTES.value: QT_TRANSLATE_NOOP("Completion", "duration"),
    Part.TEMPERATURE.value: QT_TRANSLATE_NOOP("Completion", "temperature"),
    Part.SHARING.value: QT_TRANSLATE_NOOP("Completion", "nothing of it leaves"),
    "tag": QT_TRANSLATE_NOOP("Completion", "tag"),
}
_NEW_WORDS = {
    "client": QT_TRANSLATE_NOOP("Completion", "new client"),
    "person": QT_TRANSLATE_NOOP("Completion", "new person"),
    "engagement": QT_TRANSLATE_NOOP("Completion", "new engagement"),
    "tag": QT_TRANSLATE_NOOP("Completion", "new tag"),
}
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True, slots=True)
class Names:
    """What can be completed: names and tags with the most recently used first, and the orders that there are."""

    known: tuple[KnownName, ...] = ()
    tags: tuple[str, ...] = ()
    slashes: tuple[Slash, ...] = ()


def load_names(desk: Desk) -> Names:
    """Read what can be completed."""
    return Names(writing.known_names(desk), writing.known_tags(desk), writing.slashes(desk))


class Completion(QObject):
    """Offers what fits below the cursor: Enter and Tab take it, the arrows choose, Esc sends it away."""

    templateTaken = Signal(str)

    def __init__(self, jobs: Jobs, look: Look, text: EntryText, key: str) -> None:
        super().__init__(text)
        self._jobs, self._text, self._key = jobs, text, f"{key}.names"
        self._names = Names()
        self._loaded = False
        self._client = ""
        self._fragment: Fragment | None = None
        self._refused = -1
        self._suggested: tuple[Suggestion, ...] = ()
        self._list = Suggestions(look, text)
        self._list.taken.connect(self._take)
        text.installEventFilter(self)
        text.edited.connect(self._suggest)
        text.cursorPositionChanged.connect(self._leave_elsewhere)
        jobs.changed.connect(self._hear)

    def set_client(self, client_id: str) -> None:
        """Say whose people come first; `NEW` for a client that is not in the journal yet."""
        self._client = client_id

    def client_id(self, name: str) -> str:
        """Return the id of the client of that name, `NEW` if there is none, nothing for no name."""
        if not name:
            return ""
        known = (item for item in self._names.known if item.kind is Kind.CLIENT)
        return next((item.id for item in known if fold(item.name) == fold(name)), NEW)

    def offered(self) -> list[str]:
        """List what is offered at the moment."""
        return self._list.labels()

    def refresh(self) -> None:
        """Read names, tags and orders."""
        self._loaded = True
        self._jobs.latest(self._key, load_names, self._learn)

    def leave(self) -> None:
        """Offer nothing until something else is typed."""
        self._fragment, self._suggested = None, ()
        self._list.leave()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the keys of the list while it is on show; it goes away with the keyboard."""
        kind = event.type()
        if kind == QEvent.Type.FocusIn and not self._loaded:
            self.refresh()
        elif kind in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.leave()
        elif kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride) and isinstance(event, QKeyEvent):
            return self._key_pressed(event, now=kind == QEvent.Type.KeyPress)
        return False

    def _key_pressed(self, event: QKeyEvent, *, now: bool) -> bool:
        key = Qt.Key(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if self._list.isHidden() or not plain or not self._means_us(key):
            return False
        event.accept()
        if now and key in _STEPS:
            self._list.move_by(_STEPS[key])
        elif now and key in _TAKE:
            self._take(self._list.currentRow())
        elif now:
            self._refused = self._fragment.start if self._fragment else -1
            self.leave()
        return now

    def _means_us(self, key: Qt.Key) -> bool:
        """Say whether a key is for the list: not Enter behind what is written out already."""
        if key in _TAKE:
            row = self._list.currentRow()
            return 0 <= row < len(self._suggested) and not self._is_written(self._suggested[row])
        return key in _STEPS or key == Qt.Key.Key_Escape

    def _is_written(self, suggestion: Suggestion) -> bool:
        fragment = self._fragment
        return fragment is not None and suggestion.insert == fragment.sigil + fragment.text

    @Slot()
    def _suggest(self) -> None:
        cursor = self._text.textCursor()
        text = self._text.source()
        fragment = fragment_at(text, to_points(text, cursor.position())) if self._text.hasFocus() else None
        if fragment is None or fragment.start == self._refused or cursor.hasSelection():
            self._refused = self._refused if fragment is not None else -1
            self.leave()
            return
        self._fragment = fragment
        self._suggested = complete(
            fragment,
            self._names.known,
            client_id=self._client,
            tags=self._names.tags,
            slashes=self._names.slashes,
        )
        lines = [Line(each.label, _detail(each)) for each in self._suggested]
        self._list.show_lines(lines, self._place(text, fragment))

    def _place(self, text: str, fragment: Fragment) -> QRect:
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(to_units(text, fragment.start))
        place = self._text.cursorRect(cursor)
        return QRect(self._text.viewport().mapTo(self._text, place.topLeft()), place.size())

    @Slot(int)
    def _take(self, row: int) -> None:
        fragment, text = self._fragment, self._text.source()
        if fragment is None or not 0 <= row < len(self._suggested):
            return
        suggestion = self._suggested[row]
        insert = suggestion.insert
        self.leave()
        cursor = self._text.textCursor()
        cursor.setPosition(to_units(text, fragment.start))
        cursor.setPosition(to_units(text, fragment.end), QTextCursor.MoveMode.KeepAnchor)
        after = text[fragment.end : fragment.end + 1]
        cursor.insertText(insert if after and not after.isalnum() else f"{insert} ")
        self._text.setTextCursor(cursor)
        self.leave()
        if suggestion.kind == Part.TEMPLATE.value:
            self.templateTaken.emit(insert.removeprefix("/"))

    @Slot()
    def _leave_elsewhere(self) -> None:
        """Go away when the cursor leaves what is being typed."""
        fragment = self._fragment
        if fragment is None:
            return
        text = self._text.source()
        place = to_points(text, self._text.textCursor().position())
        if not fragment.start < place <= fragment.end + 1:
            self.leave()

    @Slot(object)
    def _learn(self, names: Names) -> None:
        self._names = names
        if self._fragment is not None or self._text.hasFocus():
            self._suggest()

    @Slot(object)
    def _hear(self, changes: Changes) -> None:
        kinds = (Kind.CLIENT, Kind.PERSON, Kind.ENGAGEMENT, Kind.INTERACTION)
        if self._loaded and changes.touches(*kinds):
            self.refresh()


def _detail(suggestion: Suggestion) -> str:
    """Say what a suggestion is; of what is known, whose it is."""
    if suggestion.is_new:
        said = translate("Completion", _NEW_WORDS[suggestion.kind])
        return f"{said} · {suggestion.detail}" if suggestion.detail else said
    return suggestion.detail or translate("Completion", _WORDS.get(suggestion.kind, "tag"))
