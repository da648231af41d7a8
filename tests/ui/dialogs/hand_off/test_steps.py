"""The way to sales: nothing leaves that the preview did not show."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.domain.clients import PromiseState
from desktop.domain.interactions import EntryForm
from desktop.domain.playbook import Involvement
from desktop.services import briefs, clients, handoffs, interactions, lead_views, leads
from desktop.services.brief_choices import begun_choice
from desktop.services.desk import Desk
from desktop.ui.dialogs.hand_off.steps import CHECK, PREVIEW, SEND, TERMS, HandOffSteps
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from tests.pictures.journals import exploring_desk, qualified_desk
from tests.ui.real_journals import Wishes, ask, jobs_on, nameless, settle, texts

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    with jobs_on(lambda: qualified_desk()[0]) as made:
        yield made


def begun(qtbot: QtBot, jobs: Jobs, look: Look) -> HandOffSteps:
    way = HandOffSteps(jobs, look)
    qtbot.addWidget(way)
    way.resize(1072, 800)
    way.show()
    way.begin(str(ask(qtbot, jobs, lead)))
    settle(qtbot, jobs)
    return way


def lead(desk: Desk) -> str:
    return lead_views.list_opportunities(desk)[0].id


def previewed(qtbot: QtBot, jobs: Jobs, look: Look) -> HandOffSteps:
    way = begun(qtbot, jobs, look)
    way.go_on()
    way.terms.name.setText("Priya Nair")
    way.go_on()
    settle(qtbot, jobs)
    assert way.step() == PREVIEW
    return way


def test_the_keyboard_alone_leads_from_check_to_sent(
    jobs: Jobs, look: Look, qtbot: QtBot, tmp_path: Path
) -> None:
    way = begun(qtbot, jobs, look)
    wishes = Wishes()
    way.noticeRequested.connect(wishes.say)
    qtbot.keyClick(way, Qt.Key.Key_Return, CTRL)
    assert way.step() == TERMS
    assert way.terms.name.hasFocus()
    qtbot.keyClicks(way.terms.name, "Priya Nair")
    qtbot.keyClick(way.terms.name, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert way.step() == PREVIEW
    assert way.preview.pages.count() == 1
    qtbot.keyClick(way, Qt.Key.Key_Right, ALT)
    assert way.step() == SEND
    qtbot.keyClicks(way.send.sure, "70")
    assert way.send.confidence() == 70
    way.send.folder.setText(str(tmp_path))
    way.send.folder.setFocus()
    qtbot.keyClick(way.send.folder, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    endings = sorted(path.suffix for path in tmp_path.iterdir())
    assert endings == [".eml", ".pdf"]
    said = ask(qtbot, jobs, lambda desk: desk.journal.value("SELECT confidence FROM handoffs"))
    assert said == 70
    qtbot.keyClick(way, Qt.Key.Key_Return, CTRL)
    settle(qtbot, jobs)
    assert wishes.notices == ["It is sent, and the clock has started."]
    assert ask(qtbot, jobs, lambda desk: handoffs.list_handoffs(desk)[0].handoff.state.value) == "issued"


def test_escape_goes_back_step_by_step_and_out(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    way = previewed(qtbot, jobs, look)
    qtbot.keyClick(way, Qt.Key.Key_Escape)
    assert way.step() == TERMS
    qtbot.keyClick(way, Qt.Key.Key_Left, ALT)
    assert way.step() == CHECK
    with qtbot.waitSignal(way.closed):
        qtbot.keyClick(way, Qt.Key.Key_Escape)


def test_what_is_missing_is_a_question_and_a_reason_lets_it_go(look: Look, qtbot: QtBot) -> None:
    with jobs_on(lambda: exploring_desk()[0]) as jobs:
        way = begun(qtbot, jobs, look)
        assert way.check.said() == "Would it help if I brought a colleague who has done this elsewhere?"
        assert way.check.override.hasFocus()
        assert not way.next.isEnabled()
        qtbot.keyClicks(way.check.override, "Their board meets on Thursday.")
        assert way.next.isEnabled()
        qtbot.keyClick(way.check.override, Qt.Key.Key_Return)
        assert way.step() == TERMS


def test_what_we_owe_is_asked_for_first(look: Look, qtbot: QtBot) -> None:
    def owing() -> Desk:
        desk = qualified_desk()[0]
        clients.make_promise(desk, "Helix Pharma", "Training for the night shift", state=PromiseState.BROKEN)
        return desk

    with jobs_on(owing) as jobs:
        way = begun(qtbot, jobs, look)
        assert way.check.standing.hasFocus()
        assert not way.next.isEnabled()
        qtbot.keyClicks(way.check.standing, "They know, and have the new date.")
        assert way.next.isEnabled()


def test_terms_are_said_in_words(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    way = begun(qtbot, jobs, look)
    said = way.terms.said()
    assert "The relationship with Helix Pharma stays with you, whoever sells this." in said
    assert "Delivery leads the conversation" in said
    assert "registered until Sunday 21 February 2027" in said
    assert "due Monday 30 November, if it is sent today" in said
    way.terms.involvement.chip(Involvement.TAKE).click()
    assert "Sales leads the commercial talks" in way.terms.said()


def test_names_that_may_not_leave_yet_are_said_before_anything_is_chosen(
    jobs: Jobs, look: Look, qtbot: QtBot
) -> None:
    way = begun(qtbot, jobs, look)
    assert "Mira Costa: Being named, Quote with the name" in texts(way.check)
    assert "Roles need nobody's consent." in texts(way.check)
    assert way.next.isEnabled()
    with qtbot.waitSignal(way.openRequested) as opened:
        way.check.consents.click()
    assert opened.args is not None
    assert opened.args[0] == "client"


def test_what_is_like_it_can_be_opened(look: Look, qtbot: QtBot) -> None:
    def twice() -> Desk:
        desk = qualified_desk()[0]
        entry = interactions.add_entry(
            desk, EntryForm(text="They want a second plant.", client="Helix Pharma")
        )
        leads.spot_opportunity(desk, entry.made, "second plant", title="Second plants")
        return desk

    with jobs_on(twice) as jobs:
        way = HandOffSteps(jobs, look)
        qtbot.addWidget(way)
        way.show()
        titles = ask(
            qtbot, jobs, lambda desk: {row.title: row.id for row in lead_views.list_opportunities(desk)}
        )
        way.begin(titles["Second plant"])
        settle(qtbot, jobs)
        (like,) = [
            button for button in way.check.findChildren(QPushButton) if "Second plants" in button.text()
        ]
        with qtbot.waitSignal(way.openRequested) as opened:
            like.click()
        assert opened.args == ["opportunity", titles["Second plants"]]


def test_further_terms_are_typed_and_stand_on_the_page(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    way = begun(qtbot, jobs, look)
    way.go_on()
    way.terms.name.setText("Priya Nair")
    further = way.terms.further
    qtbot.keyClick(further.more, Qt.Key.Key_Space)
    assert further.contacts.field.hasFocus()
    qtbot.keyClicks(further.contacts.field, "mira")
    qtbot.keyClick(further.contacts.field, Qt.Key.Key_Return)
    (row,) = further.contacts.rows()
    row.protocol.setCurrentText("With me in the room")
    qtbot.keyClicks(further.blackout, "20 Dec to 6 Jan")
    assert further.days() == "Sunday 20 December to Wednesday 6 January 2027"
    qtbot.keyClicks(further.texts["not_offered"], "A licence.")
    assert nameless(way) == []
    qtbot.keyClick(further.texts["not_offered"], Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert way.step() == PREVIEW
    assert way.desk.pages is not None
    said = {item.kind: item.text for item in way.desk.pages.prepared.brief.terms.details}
    assert said == {
        "contacts": "Head of quality: with Tom Berger in the room",
        "blackout": "20 December 2026 – 6 January 2027",
        "not_offered": "A licence.",
    }
    way.go_back()
    row.cross.click()
    assert further.chosen().protocols == ()


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("blackout", "Christmas", "“Christmas” is not a day."),
        ("blackout", "2027-01-06 to 2026-12-20", "before it begins on 2027-01-06"),
        ("contacts", "Nobody", "“Nobody” has nothing to do with this brief."),
    ],
)
def test_terms_that_cannot_be_read_are_said_where_they_stand(
    jobs: Jobs, look: Look, qtbot: QtBot, field: str, typed: str, said: str
) -> None:
    way = begun(qtbot, jobs, look)
    way.go_on()
    way.terms.name.setText("Priya Nair")
    further = way.terms.further
    further.open()
    line = further.blackout if field == "blackout" else further.contacts.field
    line.setFocus()
    qtbot.keyClicks(line, typed)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    way.go_on()
    settle(qtbot, jobs)
    assert way.step() == TERMS
    assert said in further.wrong()
    assert line.hasFocus()


def test_what_was_typed_is_there_again_after_a_crash_or_a_look_elsewhere(
    jobs: Jobs, look: Look, qtbot: QtBot
) -> None:
    way = begun(qtbot, jobs, look)
    way.go_on()
    qtbot.keyClicks(way.terms.name, "Priya Nair")
    way.terms.further.open()
    qtbot.keyClicks(way.terms.further.texts["escalation"], "Call Tom.")
    qtbot.waitUntil(lambda: "Call Tom." in str(ask(qtbot, jobs, kept)))
    again = begun(qtbot, jobs, look)
    assert again.terms.name.text() == "Priya Nair"
    assert again.terms.further.chosen().escalation == "Call Tom."
    again.go_on()
    again.go_on()
    settle(qtbot, jobs)
    again.preview.leaving.switches()[0].box.toggle()
    qtbot.keyClick(again, Qt.Key.Key_Escape)
    settle(qtbot, jobs)
    assert begun(qtbot, jobs, look).choice().quotes == ()


def test_what_was_issued_is_not_kept_as_begun(jobs: Jobs, look: Look, qtbot: QtBot, tmp_path: Path) -> None:
    way = previewed(qtbot, jobs, look)
    way.preview.leaving.switches()[0].box.toggle()
    settle(qtbot, jobs)
    way.go_on()
    way.send.folder.setText(str(tmp_path))
    assert ask(qtbot, jobs, kept)
    way.go_on()
    settle(qtbot, jobs)
    qtbot.keyClick(way, Qt.Key.Key_Return, CTRL)
    settle(qtbot, jobs)
    assert ask(qtbot, jobs, kept) is None


def kept(desk: Desk) -> object:
    return begun_choice(desk, lead_views.show_lead(desk, lead(desk)))


def test_a_brief_goes_to_a_person(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    way = begun(qtbot, jobs, look)
    way.go_on()
    way.go_on()
    assert way.step() == TERMS
    assert way.said() == "Who gets it? A brief goes to a person, by name."


def test_a_private_quote_stays_and_cannot_be_chosen(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    way = previewed(qtbot, jobs, look)
    offered = "\n".join(row.text() for row in way.preview.leaving.switches())
    assert "I want the same team." in offered
    assert "Reto" not in offered
    assert "1 private quote" in way.preview.staying.said()
    assert "2 journal entries" in way.preview.staying.said()
    assert "1 phone number" in way.preview.staying.said()


def test_each_switch_draws_the_pages_again(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    way = previewed(qtbot, jobs, look)
    quote = way.preview.leaving.switches()[0]
    quote.box.toggle()
    assert not way.next.isEnabled()
    settle(qtbot, jobs)
    assert way.next.isEnabled()
    assert way.choice().quotes == ()
    assert "1 quote not chosen" in way.preview.staying.said()


def test_only_the_previewed_bytes_are_written(jobs: Jobs, look: Look, qtbot: QtBot, tmp_path: Path) -> None:
    way = previewed(qtbot, jobs, look)
    way.go_on()
    assert way.desk.pages is not None
    prepared = way.desk.pages.prepared
    for name in ("html", "rows"):
        way.send.formats.ticks[name].box.setChecked(True)
    way.send.folder.setText(str(tmp_path))
    way.go_on()
    settle(qtbot, jobs)
    rendered = cast(
        "briefs.Prepared",
        ask(
            qtbot, jobs, lambda desk: briefs.render(desk, prepared, ("mail", "pdf", "html", "csv:salesforce"))
        ),
    )
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        file.name: file.data for file in rendered.files
    }
    way.send.ready.copy.click()
    assert "Second plant" in QGuiApplication.clipboard().text()


def test_a_number_stays_from_tick_to_tick(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    way = previewed(qtbot, jobs, look)
    assert way.desk.pages is not None
    number = way.desk.pages.prepared.brief.number
    way.preview.leaving.switches()[0].box.toggle()
    settle(qtbot, jobs)
    assert way.desk.pages.prepared.brief.number == number


def test_a_folder_that_cannot_be_written_is_said_in_place(
    jobs: Jobs, look: Look, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.touch()
    way = previewed(qtbot, jobs, look)
    way.go_on()
    way.send.folder.setText(str(file))
    way.go_on()
    settle(qtbot, jobs)
    assert way.send.said()
    assert way.next.text() == "Write the brief"
    assert way.next.isEnabled()
    assert ask(qtbot, jobs, handoffs.list_handoffs) == []


def test_a_second_hand_off_names_the_first(jobs: Jobs, look: Look, qtbot: QtBot, tmp_path: Path) -> None:
    way = previewed(qtbot, jobs, look)
    way.go_on()
    way.send.folder.setText(str(tmp_path))
    way.go_on()
    settle(qtbot, jobs)
    again = begun(qtbot, jobs, look)
    assert again.check.said().startswith("EJ-")
    assert "is with Priya Nair already" in again.check.said()
    assert not again.next.isEnabled()
    first = ask(qtbot, jobs, lambda desk: handoffs.list_handoffs(desk)[0].handoff)
    with qtbot.waitSignal(again.openRequested) as opened:
        again.check.rival.click()
    assert opened.args == ["hand-off", first.id]
    assert again.check.rival.text() == f"Open {first.number}"


def test_everything_that_can_be_reached_has_a_name(
    jobs: Jobs, look: Look, qtbot: QtBot, tmp_path: Path
) -> None:
    way = begun(qtbot, jobs, look)
    assert nameless(way) == []
    way.go_on()
    way.terms.name.setText("Priya Nair")
    assert nameless(way) == []
    way.go_on()
    settle(qtbot, jobs)
    assert nameless(way) == []
    way.go_on()
    way.send.folder.setText(str(tmp_path))
    assert nameless(way) == []
    way.go_on()
    settle(qtbot, jobs)
    assert nameless(way) == []


def test_names_go_with_consent_only_and_roles_lead_past_it(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    way = previewed(qtbot, jobs, look)
    (roles,) = [row for row in way.preview.leaving.switches() if row.text().startswith("Roles instead")]
    assert way.choice().quotes
    roles.box.toggle()
    settle(qtbot, jobs)
    assert "have not agreed to it: Mira Costa (Being named, Quote with the name)" in texts(way.preview)
    assert not way.next.isEnabled()
    roles.box.toggle()
    settle(qtbot, jobs)
    assert way.next.isEnabled()
