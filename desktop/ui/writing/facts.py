"""The line of chips under an entry's title: whose, what work, how, when, with whom, how warm, how private."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, tzinfo
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.interactions import EntryForm, InteractionKind, Sharing
from desktop.ui import words
from desktop.ui.theme import Look
from desktop.ui.widgets.flow import FlowLayout
from desktop.ui.writing import words as journal_words
from desktop.ui.writing.chips import FactChip, MenuChip, NameFact, WhenFact
from desktop.ui.writing.choices import Choices


class FactsRow(QWidget):
    """Shows and edits all of an entry but its title and its text."""

    edited = Signal()
    clientChanged = Signal(str)
    clientTaken = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = EntryForm("")
        self._at = ""
        self._zone: tzinfo | None = None
        self._today = date.today()
        self._choices = Choices()
        self.client, self.engagement, self.person = NameFact(), NameFact(), NameFact()
        self.kind = MenuChip(journal_words.kinds)
        self.when = WhenFact(look)
        self.duration = MenuChip(journal_words.durations)
        self.temperature = MenuChip(journal_words.temperatures)
        self.sharing = MenuChip(journal_words.sharings)
        self._people: list[FactChip] = []
        self._flow = FlowLayout(self, across=8, down=8)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._connect()
        self._arrange()

    def show_form(self, form: EntryForm, at: str, today: date, zone: tzinfo) -> None:
        """Show the facts of `form`; `at` is when the entry is about if the form does not say."""
        self._form, self._at, self._today, self._zone = form, at, today, zone
        self._show()

    def into(self, form: EntryForm) -> EntryForm:
        """Return `form` with the facts that are shown."""
        mine = self._form
        return replace(mine, text=form.text, title=form.title)

    def begin_at(self, at: str) -> None:
        """Say when a new entry was begun."""
        if not self._form.at:
            self._form = replace(self._form, at=at)
            self._show()

    def offer(self, choices: Choices) -> None:
        """Suggest these names while names are typed."""
        self._choices = choices
        self.client.field.offer(choices.clients, self._new_client)
        self.engagement.field.offer(choices.engagements, self._new_engagement)
        self.person.field.offer(choices.people, self._new_person)

    def people(self) -> list[FactChip]:
        """List the chips of the people."""
        return self._people

    def retranslate(self) -> None:
        """Set the words again."""
        self.client.field.setAccessibleName(self.tr("Client"))
        self.client.field.setPlaceholderText(self.tr("Which client?"))
        self.engagement.field.setAccessibleName(self.tr("Engagement"))
        self.engagement.field.setPlaceholderText(self.tr("Which engagement?"))
        self.person.field.setAccessibleName(self.tr("Person"))
        self.person.field.setPlaceholderText(self.tr("Who was there?"))
        self.when.day.setAccessibleName(self.tr("Day of the session"))
        self.when.time.setAccessibleName(self.tr("Time of the session"))
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a person out with Delete on the chip."""
        if isinstance(watched, FactChip) and watched in self._people and _is_delete(event):
            self._take_out(self._people.index(watched))
            return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        self.client.chosen.connect(self._set_client)
        self.engagement.chosen.connect(self._set_engagement)
        self.person.chosen.connect(self._add_person)
        self.kind.chosen.connect(self._set_kind)
        self.when.chosen.connect(self._set_when)
        self.duration.chosen.connect(self._set_duration)
        self.temperature.chosen.connect(self._set_temperature)
        self.sharing.chosen.connect(self._set_sharing)

    def _show(self) -> None:
        form = self._form
        self.client.show_value(form.client)
        self.client.chip.set_fact(
            self.tr("Client"), form.client or self.tr("+ client"), "accent" if form.client else "plain"
        )
        self.engagement.show_value(form.engagement)
        self.engagement.setVisible(bool(form.client))
        self.engagement.chip.set_fact(
            self.tr("Engagement"),
            form.engagement or self.tr("+ engagement"),
            "neutral" if form.engagement else "plain",
        )
        self.kind.set_present(form.kind.value)
        self.kind.set_fact(self.tr("Kind"), journal_words.kind(form.kind))
        self._show_when()
        self._show_low_voices()
        self._show_people()

    def _show_when(self) -> None:
        at = self._form.at or self._at
        moment = moment_of(at, self._zone)
        said = words.short_moment(moment, self._today) if at else self.tr("Now")
        self.when.show_value(moment)
        self.when.chip.set_fact(self.tr("When"), said)

    def _show_low_voices(self) -> None:
        """Say duration, temperature and sharing: quietly, unless somebody set them."""
        form = self._form
        minutes = str(form.minutes or "")
        lasted = journal_words.duration(form.minutes) if form.minutes else self.tr("+ duration")
        self.duration.set_present(minutes)
        self.duration.set_fact(self.tr("Duration"), lasted, "neutral" if form.minutes else "plain")
        noted = form.temperature is not None
        said = journal_words.temperature(form.temperature) if noted else self.tr("+ temperature")
        self.temperature.set_present(str(form.temperature) if noted else "")
        self.temperature.set_fact(self.tr("Temperature"), said, "neutral" if noted else "plain")
        private = form.sharing is Sharing.PRIVATE
        self.sharing.set_present(form.sharing.value)
        self.sharing.set_fact(
            self.tr("Sharing"), journal_words.sharing(form.sharing), "danger" if private else "plain"
        )

    def _show_people(self) -> None:
        for chip in self._people:
            chip.hide()
            chip.deleteLater()
        self._people = [self._person_chip(name) for name in self._form.people]
        self.person.show_value("")
        self.person.chip.set_fact(self.tr("Add a person"), self.tr("+ add"), "plain")
        self._arrange()

    def _person_chip(self, name: str) -> FactChip:
        chip = MenuChip(partial(self._person_options, name), self)
        chip.set_fact(self.tr("Person"), name)
        chip.chosen.connect(self._take_out_chosen)
        chip.installEventFilter(self)
        chip.show()
        return chip

    def _arrange(self) -> None:
        """Put the chips in order, also for the Tab key."""
        while self._flow.count():
            self._flow.takeAt(0)
        order = (self.client, self.engagement, self.kind, self.when)
        last = (self.person, self.duration, self.temperature, self.sharing)
        chips: list[QWidget] = [*order, *self._people, *last]
        for chip in chips:
            self._flow.addWidget(chip)
        stops = [_stop(chip) for chip in chips]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)
        self._flow.invalidate()
        self.updateGeometry()

    def _edit(self, form: EntryForm) -> None:
        if form != self._form:
            self._form = form
            self._show()
            self.edited.emit()

    @Slot(str)
    def _set_client(self, name: str) -> None:
        if name != self._form.client:
            self._edit(replace(self._form, client=name, engagement=""))
            self.clientChanged.emit(name)
        self.clientTaken.emit()

    @Slot(str)
    def _set_engagement(self, name: str) -> None:
        self._edit(replace(self._form, engagement=name))

    @Slot(str)
    def _add_person(self, name: str) -> None:
        if name and name not in self._form.people:
            self._edit(replace(self._form, people=(*self._form.people, name)))
            self.person.chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _person_options(self, name: str) -> list[tuple[str, str]]:
        return [("out", self.tr("Take {name} out").format(name=name))]

    @Slot()
    def _take_out_chosen(self) -> None:
        chip = self.sender()
        if isinstance(chip, FactChip) and chip in self._people:
            self._take_out(self._people.index(chip))

    def _take_out(self, index: int) -> None:
        people = self._form.people
        self._edit(replace(self._form, people=(*people[:index], *people[index + 1 :])))
        self.person.chip.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _set_kind(self, key: str) -> None:
        self._edit(replace(self._form, kind=InteractionKind(key)))

    @Slot(object)
    def _set_when(self, moment: datetime) -> None:
        self._edit(replace(self._form, at=moment.isoformat(sep=" ", timespec="minutes")))

    @Slot(str)
    def _set_duration(self, key: str) -> None:
        self._edit(replace(self._form, minutes=int(key) if key else None))

    @Slot(str)
    def _set_temperature(self, key: str) -> None:
        self._edit(replace(self._form, temperature=int(key) if key else None))

    @Slot(str)
    def _set_sharing(self, key: str) -> None:
        self._edit(replace(self._form, sharing=Sharing(key)))

    def _new_client(self, name: str) -> str:
        return self.tr("New client “{name}”").format(name=name)

    def _new_engagement(self, name: str) -> str:
        return self.tr("New engagement “{name}”").format(name=name)

    def _new_person(self, name: str) -> str:
        return self.tr("New person “{name}”").format(name=name)


def moment_of(at: str, zone: tzinfo | None) -> datetime:
    """Read a stored moment, or one without a zone as it was set here; no text is the present."""
    if not at:
        return datetime.now(zone)
    moment = datetime.fromisoformat(at)
    return moment if moment.tzinfo is None else words.local(moment, zone)


def _is_delete(event: QEvent) -> bool:
    keys = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
    return event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in keys


def _stop(fact: QWidget) -> QWidget:
    """Return where the Tab key stops on a fact."""
    return fact.chip if isinstance(fact, NameFact | WhenFact) else fact
