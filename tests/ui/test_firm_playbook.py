"""Under a firm's own playbook no screen says a word of the default's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.domain.changes import Changes
from desktop.services import leads, playbooks
from desktop.services.brief_formats import list_crms
from desktop.services.desk import Desk
from desktop.ui.screens.journal.screen import JournalScreen
from desktop.ui.screens.leads.screen import LeadScreen
from desktop.ui.theme import Look
from desktop.ui.window import Window
from tests.desks import make_desk, spot
from tests.firm import NORDLICHT, fill, found_in, take
from tests.ui.real_journals import ask, settle
from tests.ui.stand_ins import drop_files

PLACES = ("today", "journal", "clients", "opportunities", "referrals", "hand-offs", "playbook")
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
OWN = frozenset(
    {
        "The terms",  # a chapter of the playbook's page, and a step of the way to sales
        "What we ask",  # the beginning of another chapter
        "Next",  # the beginning of its button
        "What they said",  # fields of what sales told me
        "In their words",
        "Who was there?",  # a field of an entry
        "On which day",  # a field of what sales told me
        "in the room",  # a contact protocol
        "directly",  # a key of the playbook's file
        "open",  # how promises stand
        "broken",
        "was asked for",  # on the page of the playbook, of a permission
        "not known yet",  # the value of an opportunity
        "something else",  # what somebody was asked for
        "you",
        "yes",
        "page",  # keys of the playbook's file
        "version",
    }
)
"""What the window says in its own words that the default playbook says as well."""


def firm_desk() -> Desk:
    desk = make_desk()
    take(desk)
    fill(desk)
    return desk


@pytest.fixture
def window(qtbot: QtBot, look: Look) -> Iterator[Window]:
    window = Window(firm_desk, look, poll_every_ms=3_600_000)
    window.shell.resize(1280, 800)
    window.show()
    settle(qtbot, window.jobs)
    yield window
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def seen(root: QWidget) -> Iterator[str]:
    """Yield all that can be read or heard on a widget, hidden parts that may yet be shown included."""
    for widget in (root, *root.findChildren(QWidget)):
        yield widget.accessibleName()
        yield widget.toolTip()
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QLineEdit):
            yield from (widget.text(), widget.placeholderText())
        elif isinstance(widget, QTextEdit | QPlainTextEdit):
            yield from widget.toPlainText().splitlines()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(index) for index in range(widget.count()))
        elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from _rows(widget.model())
    yield from (action.text() for action in root.findChildren(QAction))


def _rows(model: QAbstractItemModel) -> Iterator[str]:
    for number in range(model.rowCount(QModelIndex())):
        for role in ROLES:
            value = model.index(number, 0).data(role)
            if isinstance(value, str):
                yield value


@pytest.mark.parametrize("place", PLACES)
def test_no_screen_says_a_word_of_the_default(qtbot: QtBot, window: Window, place: str) -> None:
    window.shell.show_screen(place)
    settle(qtbot, window.jobs)
    screen = window.shell.screen_named(place)
    if isinstance(screen, JournalScreen):
        screen.perform("new-entry")
        settle(qtbot, window.jobs)
    assert found_in(seen(window.shell), OWN) == set()


def test_an_opportunity_is_asked_about_and_handed_off_in_the_firms_words(
    qtbot: QtBot, window: Window
) -> None:
    window.shell.show_screen("opportunities")
    settle(qtbot, window.jobs)
    board = window.shell.screen_named("opportunities")
    assert isinstance(board, LeadScreen)
    said = set(seen(board))
    assert any("Reif zur Übergabe" in text for text in said)
    assert "Bitte unterstützen" in said
    board.panel.answers.open_criterion("folgen")
    assert found_in(seen(board), OWN) == set()
    board.perform("hand-off")
    settle(qtbot, window.jobs)
    texts = list(seen(window.shell))
    assert found_in(texts, OWN) == set()
    crms = ask(qtbot, window.jobs, lambda desk: list(list_crms(desk.playbook).values()))
    assert (crms, any("Salesforce" in text for text in texts)) == (["EspoCRM"], False)


def plain_desk() -> Desk:
    desk = make_desk()
    spot(desk)
    return desk


def test_the_open_window_follows_the_playbook_and_keeps_old_answers(qtbot: QtBot, look: Look) -> None:
    window = Window(plain_desk, look, poll_every_ms=3_600_000)
    window.show()
    window.shell.show_screen("opportunities")
    settle(qtbot, window.jobs)
    board = window.shell.screen_named("opportunities")
    assert isinstance(board, LeadScreen)
    ask(qtbot, window.jobs, answered)
    settle(qtbot, window.jobs)
    ask(qtbot, window.jobs, taken)
    settle(qtbot, window.jobs)
    said = set(seen(board))
    assert {"Bitte unterstützen", "Haben wir das Vertrauen verdient?"} <= said
    assert {"No longer asked", "What they tried", "A spreadsheet."} <= {
        label.text() for label in board.findChildren(QLabel) if label.isVisibleTo(board)
    }
    ask(qtbot, window.jobs, playbooks.use_default)
    settle(qtbot, window.jobs)
    shown = {label.text() for label in board.findChildren(QLabel) if label.isVisibleTo(board)}
    assert "No longer asked" not in shown
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_file_dropped_on_the_window_is_read_on_the_playbooks_page(qtbot: QtBot, look: Look) -> None:
    window = Window(plain_desk, look, poll_every_ms=3_600_000)
    window.show()
    settle(qtbot, window.jobs)
    assert drop_files(window.shell, str(NORDLICHT))
    settle(qtbot, window.jobs)
    assert window.shell.current() == "playbook"
    assert any("nordlicht.toml is in order" in text for text in seen(window.shell))
    window.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def answered(desk: Desk) -> Changes:
    return leads.answer(desk, "Billing migration", "tried", "A spreadsheet.")


def taken(desk: Desk) -> Changes:
    return playbooks.use(desk, playbooks.check(desk, NORDLICHT))
