"""The mind behind the editor: what the text says fills the facts in, as far as nobody has set them by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, tzinfo
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from desktop.domain.interactions import EntryForm
from desktop.domain.text import Span
from desktop.domain.writing import Piece, filled, news, settled
from desktop.services import templates
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.screens.journal.editor import EntryEditor
from desktop.ui.screens.journal.entry import NOTHING_SAID, EntryShown
from desktop.ui.theme import Look
from desktop.ui.writing.choices import Choices, load_choices
from desktop.ui.writing.completion import Completion
from desktop.ui.writing.lists import ListKeys
from desktop.ui.writing.pressing import Pressing, name_at
from desktop.ui.writing.spotting import Spotting
from desktop.ui.writing.typed import FACTS, Typed
from desktop.ui.writing.understanding import Understanding

KEY = "journal"


class EntryWriter(QObject):
    """Holds what is typed and set by hand in the editor, and shows what follows from it."""

    edited = Signal()

    def __init__(self, jobs: Jobs, look: Look, editor: EntryEditor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._editor = jobs, editor
        self.lists = ListKeys(editor.text)
        self.completion = Completion(jobs, look, editor.text, KEY)
        self.understanding = Understanding(jobs, editor.text, KEY)
        self.spotting = Spotting(jobs, look, editor.text, self.understanding)
        self.pressing = Pressing(editor.text, self._name_at)
        self.choices = Choices()
        self._typed = Typed()
        self._shown = EntryForm("")
        self._said = NOTHING_SAID
        self._saved = False
        self._day: tuple[str, date, tzinfo] = ("", date.today(), UTC)
        self._now = ""
        self._connect()

    def form(self) -> EntryForm:
        """Return what is typed and set by hand; what the text says besides is read when it is saved."""
        return replace(
            self._typed.form,
            text=self._editor.text.source(),
            title=self._editor.title.text().strip(),
            spots=self.spotting.passages.spots(),
        )

    def shown(self) -> EntryForm:
        """Return the entry as it would be saved by what is understood at the moment."""
        form = self.form()
        reading = news(self.understanding.present.reading, self._said)
        facts = filled(form, reading, self.by_hand())
        return replace(facts, text=form.text, spots=form.spots)

    def by_hand(self) -> frozenset[str]:
        """Return the facts that the text does not change."""
        return self._typed.by_hand | (settled(self._typed.form) if self._saved else frozenset())

    def take(self, shown: EntryShown) -> None:
        """Begin with an entry, or with the same one as the journal has it now."""
        self._typed = _begun(shown)
        self._said, self._saved = shown.said, shown.kept is not None
        self._day, self._now = (shown.at, shown.today, shown.zone), shown.now
        self._editor.menu.offer_templates(shown.templates)
        self._editor.title.show_title(shown.form.title)
        self._editor.text.show_source(shown.form.text)
        self.spotting.passages.show(shown.form.spots)
        self._show_facts(again=True)
        self.understanding.read()

    def learn(self, shown: EntryShown) -> None:
        """Take in what the journal says of an entry that is being typed on."""
        self._said, self._saved = shown.said, shown.kept is not None

    def begin_at(self, at: str) -> None:
        """Say when a new entry was begun."""
        if not self._typed.form.at:
            self._typed = replace(self._typed, form=replace(self._typed.form, at=at))
            self._show_facts()

    def forget_spots(self, count: int) -> None:
        """Let the first passages go that were marked: they are evidence now."""
        for _ in range(min(count, len(self.spotting.passages.spots()))):
            self.spotting.passages.change(0, None)
        self._show_pending()

    def lay_out(self, template: str) -> None:
        """Lay a template out, of the kind and with the title that are the template's."""
        work = partial(templates.with_template, form=self.form(), reference=template)
        self._jobs.submit(work, self._laid_out)

    def _connect(self) -> None:
        editor = self._editor
        editor.title.textEdited.connect(self.edited)
        editor.text.edited.connect(self.edited)
        editor.facts.edited.connect(self._take_facts)
        editor.extras.pieceOpened.connect(self._go_to_piece)
        editor.menu.templateRequested.connect(self.lay_out)
        self.completion.templateTaken.connect(self._append_template)
        self.understanding.understood.connect(self._show_facts)
        self.spotting.changed.connect(self._show_pending)
        self.spotting.changed.connect(self.edited)

    @Slot()
    def _show_facts(self, _understood: object = None, *, again: bool = False) -> None:
        """Show what was set by hand and what the text says, where that is not on show already."""
        shown = self.shown()
        facts = replace(shown, text="", title="", spots=())
        if again or facts != replace(self._shown, text="", title="", spots=()):
            self._editor.facts.show_form(shown, *self._day)
            self._editor.agenda.show_for(shown.at or self._day[0], self._now, *self._day[1:])
            self.completion.set_client(self.completion.client_id(shown.client))
            if again or shown.client != self._shown.client:
                self._jobs.latest("journal.choices", partial(load_choices, shown.client), self._offer)
        self._shown = shown
        self.understanding.set_client(self._typed.form.client)
        self._editor.extras.show_extras(self.understanding.present.reading, ())
        self._show_pending()

    @Slot()
    def _show_pending(self) -> None:
        self._editor.passages.show_pending(self.spotting.passages.spots())

    @Slot()
    def _take_facts(self) -> None:
        """Take in what was corrected in a chip; the text does not change that any more."""
        self._typed = self._typed.edited(self._shown, self._editor.facts.into(self._shown))
        self._show_facts()
        self.edited.emit()

    @Slot(object)
    def _offer(self, choices: Choices) -> None:
        self.choices = choices
        self._editor.facts.offer(choices)

    @Slot(object)
    def _go_to_piece(self, piece: Piece) -> None:
        """Select a piece of the text, to change it there."""
        if self.understanding.fits():
            self._editor.text.select(Span(piece.start, piece.end))
        self._editor.text.setFocus()

    @Slot(str)
    def _append_template(self, template: str) -> None:
        self._jobs.submit(partial(_text_of_template, template), self._append)

    @Slot(str)
    def _append(self, text: str) -> None:
        self._editor.text.append_below(text)

    @Slot(object)
    def _laid_out(self, form: EntryForm) -> None:
        """Show a template that was laid out in an empty text; what was typed meanwhile stays."""
        if self._editor.text.source().strip():
            return
        self._typed = self._typed.edited(self._typed.form, replace(self._typed.form, kind=form.kind))
        self._editor.title.show_title(form.title)
        self._editor.text.append_below(form.text.strip())
        self._editor.text.setFocus()
        self._show_facts()

    def _name_at(self, place: int) -> Piece | None:
        if not self.understanding.fits():
            return None
        return name_at(self.understanding.present.reading.pieces, place)


def _begun(shown: EntryShown) -> Typed:
    """Begin with what is set by hand: all that a draft has otherwise than the saved entry."""
    form, kept = shown.form, shown.kept
    if kept is None:
        return Typed.begun(form)
    changed = {name for name in FACTS if getattr(form, name) != getattr(kept, name)}
    if set(kept.people) <= set(form.people):
        changed.discard("people")
    return Typed(form, frozenset(changed))


def _text_of_template(template: str, desk: Desk) -> str:
    return templates.find_template(desk, template).text.strip()
