"""The preview: a tick for each thing that may leave, pages that follow it, and keys for both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.domain.playbook import Involvement
from desktop.services import lead_views, leads
from desktop.services.desk import Desk
from desktop.ui.dialogs.hand_off.steps import PREVIEW, TERMS, HandOffSteps
from desktop.ui.dialogs.hand_off.ticks import TickRow
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from tests.pictures.journals import qualified_desk
from tests.ui.real_journals import ask, jobs_on, settle, texts


def known_desk() -> Desk:
    desk, lead = qualified_desk()
    leads.answer(desk, lead, "decides", "The board in Basel.")
    leads.answer(desk, lead, "size", "Ninety people.")
    return desk


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    with jobs_on(known_desk) as made:
        yield made


@pytest.fixture
def way(jobs: Jobs, look: Look, qtbot: QtBot) -> HandOffSteps:
    made = HandOffSteps(jobs, look)
    qtbot.addWidget(made)
    made.resize(1072, 800)
    made.show()
    made.begin(str(ask(qtbot, jobs, lead)))
    settle(qtbot, jobs)
    made.go_on()
    made.terms.name.setText("Priya Nair")
    return made


def lead(desk: Desk) -> str:
    return lead_views.list_opportunities(desk)[0].id


def go_to_preview(qtbot: QtBot, jobs: Jobs, way: HandOffSteps) -> None:
    way.go_on()
    settle(qtbot, jobs)
    assert way.step() == PREVIEW


def tick(way: HandOffSteps, words: str) -> TickRow:
    return next(row for row in way.preview.leaving.switches() if row.text().startswith(words))


def offered(way: HandOffSteps) -> list[str]:
    return [row.text() for row in way.preview.leaving.switches()]


def page(way: HandOffSteps) -> str:
    """Return what the pages say to the ear."""
    return way.preview.pages.accessibleDescription()


def test_every_fact_that_may_stay_has_a_tick_from_top_to_bottom(
    jobs: Jobs, way: HandOffSteps, qtbot: QtBot
) -> None:
    way.terms.involvement.chip(Involvement.HELP).click()
    way.terms.further.blackout.setText("20 Dec to 6 Jan")
    go_to_preview(qtbot, jobs, way)
    assert offered(way) == [
        "“If Lyon is as quiet as this go-live was, I want the same team.”",
        "Roles instead of names",
        "What we ask: in your own words",
        "Who decides",
        "Size",
        "What delivery will do",
        "Not on these days",
    ]
    assert "Always on the page: What they want; the terms, and whom to ask." in texts(way.preview)
    tick(way, "“If Lyon").box.setFocus()
    for row in way.preview.leaving.switches()[1:]:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert row.box.hasFocus()


def test_what_the_gate_requires_has_no_tick(jobs: Jobs, way: HandOffSteps, qtbot: QtBot) -> None:
    way.terms.involvement.chip(Involvement.TAKE).click()
    go_to_preview(qtbot, jobs, way)
    assert "What delivery will do" not in offered(way)
    assert "Always on the page: What they want, What delivery will do; the terms" in texts(way.preview)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("“If Lyon", "I want the same team."),
        ("What we ask", "Answer to ask."),
        ("Who decides", "The board in Basel."),
        ("Size", "Ninety people."),
        ("What delivery will do", "Answer to next."),
        ("Not on these days", "20 December 2026"),
    ],
)
def test_what_is_switched_off_is_gone_from_the_pages_and_comes_back(
    jobs: Jobs, way: HandOffSteps, qtbot: QtBot, words: str, said: str
) -> None:
    way.terms.involvement.chip(Involvement.HELP).click()
    way.terms.further.blackout.setText("20 Dec to 6 Jan")
    go_to_preview(qtbot, jobs, way)
    before = way.preview.pages.grab().toImage()
    assert said in page(way)
    row = tick(way, words)
    row.box.setFocus()
    qtbot.keyClick(row.box, Qt.Key.Key_Space)
    assert not way.next.isEnabled()
    settle(qtbot, jobs)
    assert way.next.isEnabled()
    assert said not in page(way)
    assert way.preview.pages.grab().toImage() != before
    qtbot.keyClick(row.box, Qt.Key.Key_Space)
    settle(qtbot, jobs)
    assert said in page(way)


def test_what_was_left_out_is_counted_among_what_stays(jobs: Jobs, way: HandOffSteps, qtbot: QtBot) -> None:
    go_to_preview(qtbot, jobs, way)
    assert "left out" not in way.preview.staying.said()
    assert "1 of 1 quote" in texts(way.preview)
    tick(way, "Size").box.toggle()
    assert "1 fact left out" in way.preview.staying.said()
    tick(way, "Who decides").box.toggle()
    tick(way, "“If Lyon").box.toggle()
    assert "2 facts left out" in way.preview.staying.said()
    assert "0 of 1 quote" in texts(way.preview)


def test_what_was_switched_off_stays_off_while_other_terms_are_tried(
    jobs: Jobs, way: HandOffSteps, qtbot: QtBot
) -> None:
    way.terms.involvement.chip(Involvement.HELP).click()
    go_to_preview(qtbot, jobs, way)
    for words in ("What delivery will do", "Size"):
        tick(way, words).box.toggle()
    settle(qtbot, jobs)
    way.go_back()
    assert way.step() == TERMS
    way.terms.involvement.chip(Involvement.TAKE).click()
    go_to_preview(qtbot, jobs, way)
    assert way.choice().left_out == ("size",)
    assert "Answer to next." in page(way)
    way.go_back()
    way.terms.involvement.chip(Involvement.HELP).click()
    go_to_preview(qtbot, jobs, way)
    assert way.choice().left_out == ("size", "delivery")


def test_the_next_version_begins_with_the_ticks_of_the_last(
    jobs: Jobs, way: HandOffSteps, qtbot: QtBot, tmp_path: Path
) -> None:
    go_to_preview(qtbot, jobs, way)
    for words in ("Size", "“If Lyon"):
        tick(way, words).box.toggle()
    settle(qtbot, jobs)
    way.go_on()
    way.send.folder.setText(str(tmp_path))
    way.go_on()
    settle(qtbot, jobs)
    ask(qtbot, jobs, lambda desk: leads.answer(desk, lead(desk), "decides", "The COO."))
    way.begin(str(ask(qtbot, jobs, lead)))
    settle(qtbot, jobs)
    way.go_on()
    go_to_preview(qtbot, jobs, way)
    assert way.choice().left_out == ("size",)
    assert way.choice().quotes == ()
    assert "The COO." in page(way)


def test_ticks_are_there_again_where_one_left(jobs: Jobs, way: HandOffSteps, qtbot: QtBot) -> None:
    go_to_preview(qtbot, jobs, way)
    tick(way, "Size").box.toggle()
    tick(way, "Roles").box.toggle()
    for _ in range(2):
        way.go_back()
    for _ in range(2):
        way.begin(str(ask(qtbot, jobs, lead)))
        settle(qtbot, jobs)
        way.go_on()
    go_to_preview(qtbot, jobs, way)
    assert (way.choice().left_out, way.choice().roles) == (("size",), False)


def test_ticks_follow_what_became_known_or_was_taken_back_meanwhile(
    jobs: Jobs, way: HandOffSteps, qtbot: QtBot
) -> None:
    go_to_preview(qtbot, jobs, way)
    tick(way, "Size").box.toggle()
    settle(qtbot, jobs)

    def elsewhere(desk: Desk) -> None:
        leads.answer(desk, lead(desk), "contract", "It covers Basel only.")
        leads.answer(desk, lead(desk), "size", "")

    ask(qtbot, jobs, elsewhere)
    tick(way, "Who decides").box.toggle()
    settle(qtbot, jobs)
    assert "Size" not in offered(way)
    assert tick(way, "Existing contract").is_on()
    assert "It covers Basel only." in page(way)
    assert way.choice().left_out == ("decides",)
    assert way.next.isEnabled()


def test_the_keyboard_goes_from_the_pages_over_the_ticks_to_the_foot(
    jobs: Jobs, way: HandOffSteps, qtbot: QtBot
) -> None:
    go_to_preview(qtbot, jobs, way)
    way.preview.pages.setFocus()
    stops = [row.box for row in way.preview.leaving.switches()]
    for stop in (*stops, way.back, way.next):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert stop.hasFocus(), stop


def test_the_pages_are_scrolled_and_sized_from_any_tick(jobs: Jobs, way: HandOffSteps, qtbot: QtBot) -> None:
    way.resize(900, 600)
    go_to_preview(qtbot, jobs, way)
    pages, box = way.preview.pages, tick(way, "Size").box
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_PageDown)
    assert pages.verticalScrollBar().value() > 0
    qtbot.keyClick(box, Qt.Key.Key_PageUp)
    assert pages.verticalScrollBar().value() == 0
    fitting = pages.verticalScrollBar().maximum()
    qtbot.keyClick(box, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: pages.verticalScrollBar().maximum() > fitting)
    for _ in range(2):
        qtbot.keyClick(box, Qt.Key.Key_Minus)
    qtbot.waitUntil(lambda: pages.verticalScrollBar().maximum() < fitting)
    qtbot.keyClick(box, Qt.Key.Key_0)
    qtbot.waitUntil(lambda: pages.verticalScrollBar().maximum() == fitting)
    assert "Page Up and Page Down scroll" in texts(way.preview)


def test_pages_that_are_late_fade_and_say_so(jobs: Jobs, way: HandOffSteps, qtbot: QtBot) -> None:
    go_to_preview(qtbot, jobs, way)
    before = way.preview.pages.grab().toImage()
    way.preview.wait_for(way.choice())
    qtbot.waitUntil(lambda: "Drawing the pages…" in texts(way.preview))
    assert way.preview.pages.grab().toImage() != before
    tick(way, "Size").box.toggle()
    settle(qtbot, jobs)
    assert "Drawing the pages…" not in texts(way.preview)


def test_the_steps_stand_above_a_title_that_they_would_squeeze(way: HandOffSteps, qtbot: QtBot) -> None:
    def steps_are_beside() -> bool:
        title, steps = way.head.findChildren(QLabel)[0], way.head.findChildren(QLabel)[1:5]
        return all(
            step.mapTo(way.head, step.rect().center()).x() > title.geometry().right() for step in steps
        )

    qtbot.waitUntil(steps_are_beside)
    way.resize(500, 800)
    qtbot.waitUntil(lambda: not steps_are_beside())
