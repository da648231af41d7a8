"""Hand-offs: where each stands, what came back, and what can be done now."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.domain.calibration import calibrate
from desktop.domain.changes import Changes
from desktop.domain.clients import ContactProtocol
from desktop.domain.consents import ConsentUse
from desktop.domain.replies import Decision
from desktop.services import briefs, clients, consents, handoffs, replies
from desktop.services.composing import Choice
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.screens.handoffs.screen import HandOffsScreen
from desktop.ui.theme import Look
from tests.pictures.journals import empty_desk, qualified_desk
from tests.ui.real_journals import Wishes, ask, jobs_on, nameless, settle, texts


def issued(out: Path) -> Desk:
    """Open a journal with one brief that is ready to send."""
    desk, lead = qualified_desk()
    choice = Choice(lead, "Priya Nair", "priya@northlight.example", all_quotes=True, formats=("json",))
    briefs.issue(desk, briefs.prepare(desk, choice), out)
    return desk


@pytest.fixture
def jobs(qapp: object, tmp_path: Path) -> Iterator[Jobs]:
    with jobs_on(lambda: issued(tmp_path)) as made:
        yield made


def shown(qtbot: QtBot, jobs: Jobs, look: Look) -> HandOffsScreen:
    screen = HandOffsScreen(jobs, look)
    jobs.changed.connect(screen.hear)
    qtbot.addWidget(screen)
    screen.resize(1072, 800)
    screen.show()
    settle(qtbot, jobs)
    return screen


def reply(qtbot: QtBot, jobs: Jobs, lines: str) -> None:
    number = ask(qtbot, jobs, lambda desk: handoffs.list_handoffs(desk)[0].handoff.number)
    text = f"Brief: {number}\n{lines}"
    ask(qtbot, jobs, lambda desk: replies.import_reply(desk, text.encode()))
    settle(qtbot, jobs)


def test_it_is_ready_until_i_say_that_it_is_sent(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, jobs, look)
    assert screen.panel.said() == "Ready to send · Not sent yet"
    assert screen.panel.fact("due") == "once it is sent"
    qtbot.keyClick(screen.panel.doing.primary, Qt.Key.Key_Space)
    settle(qtbot, jobs)
    assert screen.panel.said() == "Sent · Answer due in 7 days"
    assert screen.panel.fact("due") == "Mon 30 Nov"
    assert screen.panel.doing.primary.text() == "Take in an answer…"


def test_the_brief_is_read_back_in_its_own_order(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, jobs, look)
    said = screen.panel.brief.text()
    places = [
        said.index(words)
        for words in ("Second plant", "keeps the relationship", "What we ask", "In their words")
    ]
    assert places == sorted(places)
    assert "not known yet" in said
    assert "Reto" not in said


def test_a_complete_yes_shows_what_happens_next(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, jobs, look)
    reply(
        qtbot,
        jobs,
        "Decision: accepted\nBy: Priya Nair\nNext action: Call Mira\nOn: 2026-11-25\nTerms acknowledged: yes",
    )
    assert screen.panel.said() == "Accepted · Next: Call Mira, in 2 days"
    assert screen.panel.replies.texts()[0].startswith("Accepted, Call Mira, in 2 days, Priya Nair")


def test_an_incomplete_yes_offers_the_text_that_asks_for_the_rest(
    jobs: Jobs, look: Look, qtbot: QtBot
) -> None:
    screen = shown(qtbot, jobs, look)
    reply(qtbot, jobs, "Decision: accepted\nBy: Priya Nair")
    assert screen.panel.nudge.said().endswith("the next action, its date, the terms acknowledged.")
    screen.panel.nudge.copy.click()
    assert "Next action:" in QGuiApplication.clipboard().text()
    assert screen.panel.said().startswith("Sent · Said yes; the details are due")


def test_what_sales_told_me_is_marked_as_told(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, jobs, look)
    screen.panel.doing.by_name["told"].trigger()
    form = screen.panel.hearsay
    form.choose(Decision.DECLINED)
    form.code.setCurrentIndex(7)
    form.use()
    assert form.said().startswith("How were you told?")
    qtbot.keyClicks(form.lines["how"], "On the phone")
    qtbot.keyClick(form.lines["how"], Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert screen.panel.said() == "Declined · Ended Mon 23 Nov"
    said = screen.panel.replies.texts()[0]
    assert said.startswith("Declined, Told, not written, Too early. Set a day to come back")
    assert said.endswith("On the phone")


def test_how_it_ended_is_told_with_what_delivery_should_have_known(
    jobs: Jobs, look: Look, qtbot: QtBot
) -> None:
    screen = shown(qtbot, jobs, look)
    reply(
        qtbot,
        jobs,
        "Decision: accepted\nBy: Priya\nNext action: Call\nOn: 2026-12-01\nTerms acknowledged: yes",
    )
    screen.panel.doing.by_name["told"].trigger()
    form = screen.panel.hearsay
    assert form.texts["lesson"].isHidden()
    form.choose(Decision.DISQUALIFIED)
    form.code.setCurrentIndex(1)
    form.lines["how"].setText("Over lunch")
    lesson = form.texts["lesson"]
    qtbot.keyClicks(lesson, "The budget round is in March.")
    qtbot.keyClick(lesson, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(lesson, "A rival sat there.")
    qtbot.keyClick(lesson, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert screen.panel.said() == "Ended after contact · Ended Mon 23 Nov"
    said = screen.panel.replies.texts()[0]
    assert "No budget. Ask when the next budget is made" in said
    assert "Delivery should have known: The budget round is in March.\nA rival sat there." in said


def test_the_form_for_what_was_told_fits_a_narrow_panel(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, jobs, look)
    screen.resize(640, 600)
    screen.panel.doing.by_name["told"].trigger()
    form = screen.panel.hearsay
    form.choose(Decision.DECLINED)
    settle(qtbot, jobs)
    qtbot.waitUntil(lambda: screen.panel.widget().width() == screen.panel.viewport().width())
    places = [
        each.mapTo(form, each.rect().topLeft()) for each in (form.decision, form.code, form.lines["by"])
    ]
    assert len({place.x() for place in places}) == 1
    assert form.decision.visibleRegion().boundingRect().height() == form.decision.height()


def test_a_day_that_is_none_is_refused_in_place(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, jobs, look)
    screen.panel.doing.by_name["told"].trigger()
    form = screen.panel.hearsay
    form.choose(Decision.ACCEPTED)
    form.lines["on"].setText("next week")
    form.use()
    assert form.said() == "The day is written as 2026-12-01."


def test_it_is_withdrawn_with_a_reason(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, jobs, look)
    wishes = Wishes()
    screen.noticeRequested.connect(wishes.say)
    screen.panel.doing.by_name["withdraw"].trigger()
    qtbot.keyClicks(screen.panel.reason.line, "She asked us to wait")
    qtbot.keyClick(screen.panel.reason.line, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert screen.panel.said() == "Withdrawn · Ended Mon 23 Nov"
    assert wishes.notices == ["It is withdrawn; the opportunity is yours to explore again."]
    assert screen.panel.doing.offered() == ["lead", "again"]


def test_what_came_back_with_a_question_is_answered_with_version_two(
    jobs: Jobs, look: Look, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = shown(qtbot, jobs, look)
    reply(qtbot, jobs, "Decision: returned\nMissing: the budget")
    assert screen.panel.said() == "Came back with a question · Waiting for version 2"
    assert screen.panel.doing.primary.text() == "Answer with version 2…"
    screen.panel.doing.primary.click()
    settle(qtbot, jobs)
    way = screen.steps
    for _ in range(3):
        way.go_on()
        settle(qtbot, jobs)
    way.send.folder.setText(str(tmp_path))
    way.go_on()
    settle(qtbot, jobs)
    assert any(path.name.endswith("-v2.pdf") for path in tmp_path.iterdir())
    way.go_on()
    settle(qtbot, jobs)
    assert screen.panel.said() == "Sent · Answer due in 7 days"
    assert "Version 1" in texts(screen.panel)


def test_it_leads_to_what_it_is_about(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, jobs, look)
    wishes = Wishes()
    screen.openRequested.connect(wishes.open)
    screen.panel.doing.by_name["lead"].trigger()
    assert wishes.opened[0][0] == "opportunity"


def test_an_empty_journal_says_how_to_begin(look: Look, qtbot: QtBot) -> None:
    with jobs_on(empty_desk) as jobs:
        assert "Nothing is with sales" in texts(shown(qtbot, jobs, look))


def test_everything_that_can_be_reached_has_a_name(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, jobs, look)
    screen.panel.doing.by_name["told"].trigger()
    screen.panel.hearsay.choose(Decision.ACCEPTED)
    screen.panel.doing.by_name["withdraw"].trigger()
    assert nameless(screen) == []


@pytest.mark.qt_log_ignore("does not support raise", "grabbing the keyboard", extend=True)
def test_the_customers_wish_ends_it_and_the_text_for_sales_is_ready(
    jobs: Jobs, look: Look, qtbot: QtBot
) -> None:
    screen = shown(qtbot, jobs, look)
    doing = screen.panel.doing
    qtbot.keyClick(doing.more, Qt.Key.Key_Space)
    assert doing.menu.isVisible()
    while doing.menu.activeAction().text() != "The customer wishes it to end…":
        qtbot.keyClick(doing.menu, Qt.Key.Key_Down)
    qtbot.keyClick(doing.menu, Qt.Key.Key_Return)
    assert not doing.menu.isVisible()
    qtbot.keyClicks(screen.panel.wish.line, "Please leave us out of this.")
    qtbot.keyClick(screen.panel.wish.line, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert screen.panel.said() == "Withdrawn · Ended Mon 23 Nov"
    assert screen.panel.nudge.said().startswith("The customer ended it: “Please leave us out of this.”")
    screen.panel.nudge.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "does not wish" in copied
    assert "leave us out" not in copied


def test_the_protection_is_extended_once(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, jobs, look)
    before = screen.panel.fact("until")
    screen.panel.doing.by_name["extend"].trigger()
    qtbot.keyClicks(screen.panel.extension.line, "Their budget round is in March.")
    qtbot.keyClick(screen.panel.extension.line, Qt.Key.Key_Return)
    settle(qtbot, jobs)
    assert screen.panel.fact("until") != before
    assert "extend" not in screen.panel.doing.offered()


def test_contacts_are_released_as_they_were_previewed(
    jobs: Jobs, look: Look, qtbot: QtBot, tmp_path: Path
) -> None:
    screen = shown(qtbot, jobs, look)
    assert "release" not in screen.panel.doing.offered()
    yes = (
        "Decision: accepted\nBy: Priya Nair\nNext action: Call Mira\nOn: 2026-11-25\nTerms acknowledged: yes"
    )
    reply(qtbot, jobs, yes)
    ask(qtbot, jobs, reachable)
    assert screen.panel.doing.primary.text() == "Release contacts…"
    qtbot.keyClick(screen.panel.doing.primary, Qt.Key.Key_Space)
    settle(qtbot, jobs)
    card = screen.panel.release
    assert "Lena Frey, Head of quality: directly" in card.said()
    assert "lena@helix.example" in card.said()
    assert any(not box.isEnabled() for box in card.boxes.values())
    card.folder.setText(str(tmp_path / "out"))
    qtbot.keyClick(card.release, Qt.Key.Key_Space)
    settle(qtbot, jobs)
    assert card.isHidden()
    names = sorted(path.suffix for path in (tmp_path / "out").iterdir())
    assert names == [".eml", ".vcf"]
    assert nameless(screen) == []


def reachable(desk: Desk) -> Changes:
    client = handoffs.list_handoffs(desk)[0].client
    protocol = ContactProtocol.DIRECT
    made = clients.add_person(
        desk,
        "Lena Frey",
        client=client,
        role="Head of quality",
        email="lena@helix.example",
        protocol=protocol,
    )
    return Changes.merged((made, consents.give_consent(desk, made.made, ConsentUse.NAME, how="by mail")))


def test_how_sure_is_how_right_shows_from_twenty_outcomes_on(jobs: Jobs, look: Look, qtbot: QtBot) -> None:
    screen = shown(qtbot, jobs, look)
    assert screen.calibration.isHidden()
    outcomes = [(90, True)] * 9 + [(90, False)] * 3 + [(30, False)] * 8
    screen.calibration.show_calibration(calibrate(outcomes))
    assert not screen.calibration.isHidden()
    said = screen.calibration.said()
    assert "81 to 100 per cent sure: 75 per cent won of 12" in said
    assert "0 to 20 per cent sure: 0 outcomes, too few to say" in said
    assert not screen.grab().isNull()
