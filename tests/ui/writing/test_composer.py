"""The composer: prose in one field, what was understood of it as chips, and nothing that needs the mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.calendar import PlannedSession
from desktop.domain.changes import Kind
from desktop.domain.interactions import EntryForm, InteractionKind, Sharing
from desktop.domain.overviews import EntryView
from desktop.services import attachments, calendar, interactions, lead_views
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from desktop.ui.writing.composer import Composer
from desktop.ui.writing.extras import SpotChip
from tests.desks import known_client, make_desk
from tests.ui.real_journals import Wishes, ask, jobs_on, nameless, press, settle, texts
from tests.ui.stand_ins import drop_files

DRAFT = "today"
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NEED = "Anna asked whether we could also train the team leads."


def known() -> Desk:
    """A journal that knows Nordwind with Anna and Karsten, and a profile."""
    desk = make_desk()
    known_client(desk)
    return desk


class Shown:
    """A composer on show, with the jobs behind it and what it asked for."""

    def __init__(self, qtbot: QtBot, jobs: Jobs, look: Look) -> None:
        self.qtbot, self.jobs, self.wishes = qtbot, jobs, Wishes()
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.composer = Composer(jobs, look, DRAFT, self.window)
        self.composer.noticeRequested.connect(self.wishes.say)
        self.composer.undoOffered.connect(self.wishes.offer)
        self.composer.resize(900, 400)
        self.window.resize(900, 400)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.composer.begin()
        self.composer.setFocus()
        self.settle()

    def settle(self) -> None:
        """Wait until what was typed is understood as well."""
        settle(self.qtbot, self.jobs)
        if self.composer.text.source().strip():
            self.qtbot.waitUntil(self.composer.understanding.fits)
        settle(self.qtbot, self.jobs)

    def type(self, text: str) -> None:
        """Type where the keyboard is; a line end is the Enter key."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.key(Qt.Key.Key_Return)
            self.qtbot.keyClicks(QApplication.focusWidget(), line)
        self.settle()

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """Press a key where the keyboard is."""
        both = Qt.KeyboardModifier.NoModifier if modifiers is None else modifiers
        self.qtbot.keyClick(QApplication.focusWidget(), key, both)

    def save(self) -> EntryView:
        """Save, and return the entry that came of it."""
        with self.qtbot.waitSignal(self.composer.saved) as told:
            self.composer.perform("save-entry")
        settle(self.qtbot, self.jobs)
        made = told.args[0].made
        view = self.ask(lambda desk: interactions.show_entry(desk, made))
        assert isinstance(view, EntryView)
        return view

    def ask(self, work: Callable[[Desk], object]) -> object:
        """Read something from the journal."""
        return ask(self.qtbot, self.jobs, work)

    def facts(self) -> list[str]:
        """List what the chips say, for those who hear them."""
        facts = self.composer.facts
        chips = [
            facts.client.chip,
            facts.kind,
            facts.when.chip,
            facts.duration,
            facts.temperature,
            facts.sharing,
        ]
        return [chip.accessibleName() for chip in [*chips, *facts.people()] if chip.isVisibleTo(facts)]

    def extras(self) -> list[str]:
        """List what the other chips say."""
        return [chip.accessibleName() for chip in self.composer.extras.chips()]

    def drafted(self) -> EntryForm:
        """Return the draft as the journal has it."""
        self.composer.leave()
        found = self.ask(lambda desk: interactions.list_drafts(desk).get(DRAFT, EntryForm("")))
        assert isinstance(found, EntryForm)
        return found


def name_of(widget: QWidget) -> str:
    """Return how a widget is heard."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


@contextmanager
def composing(qtbot: QtBot, look: Look, make: Callable[[], Desk] = known) -> Iterator[Shown]:
    with jobs_on(make) as jobs:
        yield Shown(qtbot, jobs, look)


@pytest.fixture
def shown(qtbot: QtBot, look: Look) -> Iterator[Shown]:
    with composing(qtbot, look) as made:
        yield made


# What is understood --------------------------------------------------------------------------------------


def test_while_nothing_is_written_there_is_only_the_field(shown: Shown) -> None:
    assert not shown.composer.facts.isVisible()
    assert not shown.composer.page_button.isVisible()
    assert nameless(shown.window) == []


def test_what_the_text_says_shows_as_chips_at_once(shown: Shown) -> None:
    shown.type("@Nordwind yesterday 3pm /call /45m /+1 with @Anna and @Karsten #audit")
    assert shown.facts() == [
        "Client: Nordwind Energie",
        "Kind: Call",
        "When: Sun 22 Nov, 15:00",
        "Duration: 45 min",
        "Temperature: Warm (+1)",
        "Sharing: Shareable",
        "Person: Anna Meyer",
        "Person: Karsten Holt",
    ]
    assert shown.extras() == ["Tag: #audit"]
    assert nameless(shown.window) == []


def test_the_entry_is_what_the_chips_said(shown: Shown) -> None:
    shown.type("@Nordwind yesterday 3pm /call /45m @Anna and @Karsten walked the board through it. /private")
    view = shown.save()
    assert (view.client, view.people) == ("Nordwind Energie", ("Anna Meyer", "Karsten Holt"))
    assert (view.entry.at, view.entry.minutes) == ("2026-11-22T15:00:00Z", 45)
    assert (view.entry.kind, view.entry.sharing) == (InteractionKind.CALL, Sharing.PRIVATE)
    assert "/call" not in view.entry.text
    assert shown.composer.text.source() == ""
    assert not shown.composer.facts.isVisible()


def test_a_name_that_is_new_is_said_before_it_is_made(shown: Shown) -> None:
    shown.type('@"Orchard Retail" wants to see us. @Mira asked.')
    assert "New: New client: Orchard Retail" in shown.extras()
    view = shown.save()
    assert view.client == "Orchard Retail"
    assert view.people == ("Mira",)


def test_names_are_completed_and_enter_takes_the_first(shown: Shown) -> None:
    shown.qtbot.keyClicks(shown.composer.text, "@nordw")
    settle(shown.qtbot, shown.jobs)
    assert shown.composer.completion.offered()[0] == "Nordwind Energie"
    shown.key(Qt.Key.Key_Return)
    assert shown.composer.text.source() == "@Nordwind Energie "
    shown.type("@ka")
    shown.key(Qt.Key.Key_Tab)
    shown.settle()
    assert "Person: Karsten Holt" in shown.facts()


def test_a_chip_that_was_corrected_wins_over_the_text(shown: Shown) -> None:
    shown.type("@Nordwind /call it went well.")
    shown.composer.facts.kind.chosen.emit("workshop")
    shown.composer.facts.duration.chosen.emit("90")
    assert "Kind: Workshop" in shown.facts()
    shown.composer.setFocus()
    shown.composer.text.moveCursor(QTextCursor.MoveOperation.End)
    shown.type(" /chat now")
    assert "Kind: Workshop" in shown.facts()
    assert "Duration: 1 h 30" in shown.facts()
    view = shown.save()
    assert (view.entry.kind, view.entry.minutes) == (InteractionKind.WORKSHOP, 90)


def test_every_fact_is_reached_and_changed_with_the_keyboard(shown: Shown) -> None:
    shown.type("Anna called.")
    shown.key(Qt.Key.Key_Tab)
    reached = []
    for _ in range(10):
        reached.append(name_of(QApplication.focusWidget()))
        shown.key(Qt.Key.Key_Tab)
    for fact in (
        "Client",
        "Kind",
        "When",
        "Add a person",
        "Duration",
        "Temperature",
        "Sharing",
        "Save entry",
    ):
        assert any(name.startswith(fact) for name in reached), (fact, reached)


def test_a_person_who_is_added_by_hand_is_there(shown: Shown) -> None:
    shown.type("@Nordwind @Anna called.")
    shown.composer.facts.person.chosen.emit("Karsten Holt")
    assert set(shown.save().people) == {"Anna Meyer", "Karsten Holt"}


# Marking -------------------------------------------------------------------------------------------------


def test_a_possible_signal_says_why_and_one_key_accepts_it(shown: Shown) -> None:
    shown.type(f"@Nordwind @Anna was there. {NEED}")
    assert shown.composer.reason.isVisible()
    assert "Opportunity" in texts(shown.composer.reason)
    assert len(shown.composer.text.extraSelections()) > 2
    shown.composer.perform("spot-opportunity")
    assert shown.extras()[0].startswith(f"Marked: Opportunity: {NEED[:30]}")
    assert not shown.composer.reason.isVisible()
    view = shown.save()
    ((passage,),) = (view.passages,)
    assert passage.kind is Kind.OPPORTUNITY
    assert passage.evidence.quote == NEED


def test_a_signal_that_is_dismissed_stays_away_until_that_is_undone(shown: Shown) -> None:
    shown.type(NEED)
    assert shown.composer.reason.isVisible()
    shown.composer.perform("dismiss-signal")
    shown.settle()
    assert not shown.composer.reason.isVisible()
    ((said, undo),) = shown.wishes.undos
    assert said == "This sentence is left alone from now on."
    undo()
    shown.settle()
    shown.composer.understanding.read()
    shown.settle()
    assert shown.composer.reason.isVisible()


def test_a_mark_becomes_something_else_or_goes(shown: Shown) -> None:
    shown.type(f"@Nordwind said so. {NEED}")
    shown.composer.perform("spot-opportunity")
    (chip,) = [each for each in shown.composer.extras.chips() if isinstance(each, SpotChip)]
    chip.chosen.emit("referral")
    assert "Referral signal" in shown.extras()[0]
    (chip,) = [each for each in shown.composer.extras.chips() if isinstance(each, SpotChip)]
    chip.setFocus()
    shown.key(Qt.Key.Key_Delete)
    assert shown.extras() == []
    assert shown.save().passages == ()


def test_a_promise_is_noted_with_its_client(shown: Shown) -> None:
    shown.type("@Nordwind met us. We will send the figures by Friday.")
    shown.composer.perform("spot-promise")
    assert "Our promise" in shown.extras()[0]
    made = shown.save().entry.id
    listed = shown.ask(lambda desk: desk.journal.rows("SELECT text, ours, interaction_id FROM promises"))
    assert [(row["ours"], row["interaction_id"]) for row in listed] == [(1, made)]  # type: ignore[attr-defined]


def test_where_nothing_can_be_marked_that_is_said(shown: Shown) -> None:
    shown.composer.perform("spot-opportunity")
    assert shown.wishes.notices == ["There is no sentence here that is not marked already."]


def test_a_marked_sentence_goes_with_its_words_while_the_text_before_it_grows(shown: Shown) -> None:
    shown.type(NEED)
    shown.composer.perform("spot-opportunity")
    shown.composer.text.moveCursor(QTextCursor.MoveOperation.Start)
    shown.composer.text.insertPlainText("😀 @Nordwind asked. ")
    shown.settle()
    view = shown.save()
    assert view.passages[0].evidence.quote == NEED


# Keeping -------------------------------------------------------------------------------------------------


def test_a_draft_comes_back_with_all_that_was_set_and_marked(
    qtbot: QtBot, look: Look, tmp_path: Path
) -> None:
    from desktop.store.opening import open_journal  # noqa: PLC0415  a journal that two windows open in turn

    def on_file() -> Desk:
        return make_desk(open_journal(tmp_path / "journal.db", create=True))

    with composing(qtbot, look, on_file) as first:
        first.type(f"@Nordwind was there. {NEED}")
        first.composer.perform("spot-opportunity")
        first.composer.facts.kind.chosen.emit("workshop")
        first.composer.leave()
    with composing(qtbot, look, on_file) as again:
        again.settle()
        assert again.composer.text.source() == f"@Nordwind was there. {NEED}"
        assert "Kind: Workshop" in again.facts()
        assert "Opportunity" in again.extras()[0]
        assert len(again.save().passages) == 1


def test_what_is_typed_before_the_draft_is_there_is_not_lost(qtbot: QtBot, look: Look) -> None:
    with jobs_on(known) as jobs:
        composer = Composer(jobs, look, DRAFT)
        qtbot.addWidget(composer)
        composer.show()
        composer.begin()
        qtbot.keyClicks(composer.text, "at once")
        settle(qtbot, jobs)
        assert composer.text.source() == "at once"


def test_what_is_kept_before_the_draft_is_there_is_not_lost(qtbot: QtBot, look: Look) -> None:
    with jobs_on(known) as jobs:
        composer, busy = Composer(jobs, look, DRAFT), Event()
        qtbot.addWidget(composer)
        composer.show()
        jobs.submit(lambda _desk: busy.wait())
        composer.begin()
        qtbot.keyClicks(composer.text, "at once")
        composer.leave()
        busy.set()
        settle(qtbot, jobs)
        assert composer.text.source() == "at once"


def test_an_empty_entry_is_refused_in_place(shown: Shown) -> None:
    shown.composer.perform("save-entry")
    assert "There is nothing to save yet. Write what happened." in texts(shown.composer)
    shown.type("A")
    assert "There is nothing to save yet" not in texts(shown.composer)


def test_an_entry_that_cannot_be_saved_stays_with_the_reason_beside_it(shown: Shown) -> None:
    shown.type("We will send the figures by Friday.")
    shown.composer.perform("spot-promise")
    with shown.qtbot.waitSignal(shown.composer.refused):
        shown.composer.perform("save-entry")
    assert "Name the client" in texts(shown.composer)
    assert not shown.composer.text.isReadOnly()
    assert shown.drafted().text == "We will send the figures by Friday."
    shown.composer.facts.client.chosen.emit("Nordwind Energie")
    assert shown.save().client == "Nordwind Energie"


def test_a_template_that_is_taken_is_laid_out_under_the_text(shown: Shown) -> None:
    shown.qtbot.keyClicks(shown.composer.text, "@Nordwind /kick")
    settle(shown.qtbot, shown.jobs)
    shown.key(Qt.Key.Key_Return)
    shown.settle()
    lines = shown.composer.text.source().splitlines()
    assert lines[0].startswith("@Nordwind /kick-off")
    assert any(line.startswith("#") for line in lines)
    view = shown.save()
    assert "/kick-off" not in view.entry.text
    assert view.entry.text.count(next(line for line in lines if line.startswith("#"))) == 1


def test_a_file_that_is_dropped_is_kept_with_the_entry(shown: Shown, tmp_path: Path) -> None:
    file = tmp_path / "figures.txt"
    file.write_text("1, 2, 3", encoding="utf-8")
    shown.type("@Nordwind gave us figures.")
    assert drop_files(shown.composer.text.viewport(), str(file))
    shown.settle()
    assert [each.name for each in shown.composer.files.attached()] == ["figures.txt"]
    made = shown.save().entry.id
    assert shown.composer.files.attached() == []
    listed = shown.ask(lambda desk: [each.name for each in attachments.list_attachments(desk, entry=made)])
    assert listed == ["figures.txt"]


# The day's sessions --------------------------------------------------------------------------------------


def planned(desk: Desk) -> list[PlannedSession]:
    calendar.take_agenda(desk, "13:00 Sprint review, Nordwind", desk.today())
    return list(calendar.sessions_of(desk, desk.today()))


def test_sessions_are_offered_until_something_is_written(shown: Shown) -> None:
    (session,) = shown.ask(planned)  # type: ignore[misc]
    zone = shown.ask(lambda desk: desk.zone)
    shown.composer.offer_sessions([session], zone)  # type: ignore[arg-type]
    assert "13:00 Sprint review" in texts(shown.composer)
    with shown.qtbot.waitSignal(shown.composer.sessionChosen) as told:
        press(shown.composer, next(t for t in texts(shown.composer.sessions).split("\n") if "Sprint" in t))
    assert told.args == [session.id]
    shown.type("A")
    assert not shown.composer.sessions.isVisible()


def test_a_long_paste_keeps_the_keyboard_free(shown: Shown) -> None:
    QApplication.clipboard().setText("One more line of minutes.\n" * 10_000)
    shown.composer.text.paste()
    shown.type("@Nordwind")
    assert "Client: Nordwind Energie" in shown.facts()
    assert shown.composer.text.height() <= 320
    view = shown.save()
    assert view.entry.text.count("\n") == 10_000


def test_it_spots_for_the_lead_that_it_becomes(shown: Shown) -> None:
    shown.type(f"@Nordwind said: {NEED}")
    shown.composer.perform("spot-opportunity")
    shown.save()
    titles = shown.ask(lambda desk: [row.title for row in lead_views.list_opportunities(desk)])
    assert len(titles) == 1  # type: ignore[arg-type]


def test_a_file_that_is_taken_off_is_put_back_with_undo(shown: Shown, tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_bytes(b"What was said.")
    shown.composer.files.attach([str(file)])
    shown.settle()
    shown.qtbot.keyClick(shown.composer.files.chips()[0], Qt.Key.Key_Delete)
    shown.settle()
    assert shown.composer.files.attached() == []
    ((_, undo),) = shown.wishes.undos
    undo()
    shown.settle()
    assert [each.name for each in shown.composer.files.attached()] == ["plan.txt"]
