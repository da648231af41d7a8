"""One question after an entry is saved: it shows where it stands, and the keyboard stays where it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtCore import QCoreApplication, Qt, QTranslator, Slot
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.interactions import EntryForm
from desktop.services import follow_ups, interactions, prompts, trash
from desktop.services.desk import Desk
from desktop.ui.actions import Actions
from desktop.ui.jobs import Jobs
from desktop.ui.theme import Look
from desktop.ui.writing.question import QuestionCard
from tests.desks import make_desk, write_session
from tests.ui.real_journals import Wishes, ask, jobs_on, nameless, press, settle, texts

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PROMISED = "I will send Anna the revised plan."
ORDINARY = "We went through the list of tickets with Anna. All of them were closed."
COLD = "cold-session"


class Brackets(QTranslator):
    """A language that puts brackets around everything."""

    def translate(self, _context: str, text: str, _disambiguation: str | None = None, _n: int = -1) -> str:
        return f"⟦{text}⟧"

    def isEmpty(self) -> bool:
        return False


class Page(QWidget):
    """A window with a text that is being written, and the question below it."""

    def __init__(self, jobs: Jobs, look: Look) -> None:
        super().__init__()
        self.jobs = jobs
        self.text = QTextEdit()
        self.text.setAccessibleName("What happened")
        self.card = QuestionCard(jobs, look)
        self.saved = 0
        self.flushed: list[str] = []
        self.wishes = Wishes()
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        column.addWidget(self.card)
        Actions(self, look).requested.connect(self._perform)
        self.card.noticeRequested.connect(self.wishes.say)
        self.card.undoOffered.connect(self.wishes.offer)
        self.card.answering.connect(self.flushed.append)

    @Slot(str)
    def _perform(self, command: str) -> None:
        if not self.card.perform(command) and command == "save-entry":
            self.saved += 1


@pytest.fixture
def page(qtbot: QtBot, look: Look) -> Iterator[Page]:
    with jobs_on(make_desk) as jobs:
        made = Page(jobs, look)
        qtbot.addWidget(made)
        made.resize(800, 500)
        made.show()
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        made.text.setFocus()
        yield made


def write(qtbot: QtBot, page: Page, text: str = PROMISED, **words: object) -> str:
    """Save an entry as a composer does, and let the card ask."""
    return save(qtbot, page, partial(write_session, text=text, **words))  # type: ignore[arg-type]


def save(qtbot: QtBot, page: Page, work: Callable[[Desk], str]) -> str:
    entry = str(ask(qtbot, page.jobs, work))
    page.card.ask_after(entry)
    settle(qtbot, page.jobs)
    return entry


def cold(desk: Desk) -> str:
    form = EntryForm(text=ORDINARY, title="Jour fixe", client="Nordwind", people=("Anna",), temperature=-1)
    return interactions.add_entry(desk, form).made


def text_of(qtbot: QtBot, page: Page, entry: str) -> str:
    return str(ask(qtbot, page.jobs, lambda desk: interactions.show_entry(desk, entry).entry.text))


def to_do(qtbot: QtBot, page: Page) -> list[str]:
    found = ask(qtbot, page.jobs, lambda desk: [row.text for row in follow_ups.list_follow_ups(desk)])
    assert isinstance(found, list)
    return found


def type_here(qtbot: QtBot, words: str) -> None:
    field = QApplication.focusWidget()
    assert field is not None
    qtbot.keyClicks(field, words)


def press_key(
    qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


# Asking -------------------------------------------------------------------------------------------------


def test_it_shows_only_if_a_question_fits(qtbot: QtBot, page: Page) -> None:
    assert not page.card.isVisible()
    write(qtbot, page, ORDINARY)
    assert not page.card.isVisible()
    write(qtbot, page)
    assert page.card.isVisible()
    assert page.card.asked() == "our-promise-without-a-day"
    assert PROMISED in texts(page.card)
    assert "Your answer becomes a follow-up of “Sprint review”." in texts(page.card)


def test_it_leaves_the_keyboard_where_somebody_types(qtbot: QtBot, page: Page) -> None:
    write(qtbot, page)
    type_here(qtbot, "next")
    assert page.text.toPlainText() == "next"


def test_everything_has_a_name_and_the_key_is_said(qtbot: QtBot, page: Page) -> None:
    write(qtbot, page)
    assert nameless(page.card) == []
    assert "Ctrl+Shift+A" in texts(page.card)
    assert page.card.sheet.field.accessibleName() in texts(page.card)


def test_its_key_leads_into_the_answer_and_so_does_tab(qtbot: QtBot, page: Page) -> None:
    write(qtbot, page)
    press_key(qtbot, Qt.Key.Key_A, CTRL | SHIFT)
    assert page.card.sheet.field.hasFocus()
    page.text.setTabChangesFocus(True)
    page.text.setFocus()
    press_key(qtbot, Qt.Key.Key_Tab)
    assert page.card.sheet.field.hasFocus()


def test_its_key_says_that_there_is_no_question(qtbot: QtBot, page: Page) -> None:
    press_key(qtbot, Qt.Key.Key_A, CTRL | SHIFT)
    assert page.wishes.notices == ["There is no question now."]
    assert page.text.hasFocus()


# Answering ----------------------------------------------------------------------------------------------


def test_enter_notes_a_deed_as_a_follow_up_of_the_entry(qtbot: QtBot, page: Page) -> None:
    entry = write(qtbot, page)
    press_key(qtbot, Qt.Key.Key_A, CTRL | SHIFT)
    type_here(qtbot, "send the plan by Friday")
    press_key(qtbot, Qt.Key.Key_Return)
    settle(qtbot, page.jobs)
    assert text_of(qtbot, page, entry) == f"{PROMISED}\n\n- [ ] send the plan by Friday"
    assert to_do(qtbot, page) == ["send the plan"]
    assert not page.card.isVisible()
    assert page.text.hasFocus()
    assert page.flushed == [entry]


def test_control_and_enter_answers_too_and_saves_nothing_else(qtbot: QtBot, page: Page) -> None:
    entry = save(qtbot, page, cold)
    press_key(qtbot, Qt.Key.Key_Return, CTRL)
    assert page.saved == 1
    press_key(qtbot, Qt.Key.Key_A, CTRL | SHIFT)
    type_here(qtbot, "That I heard them.")
    press_key(qtbot, Qt.Key.Key_Return, CTRL)
    settle(qtbot, page.jobs)
    assert page.saved == 1
    assert text_of(qtbot, page, entry).endswith("\nThat I heard them.")
    assert page.wishes.undos[-1][0] == "Written into the entry."


def test_undo_gives_the_entry_its_text_back_and_the_words_to_the_field(qtbot: QtBot, page: Page) -> None:
    entry = write(qtbot, page)
    page.card.sheet.field.setPlainText("send the plan")
    press(page.card, "Write it down")
    settle(qtbot, page.jobs)
    said, undo = page.wishes.undos[-1]
    assert said == "Noted as a follow-up."
    undo()
    settle(qtbot, page.jobs)
    assert text_of(qtbot, page, entry) == PROMISED
    assert to_do(qtbot, page) == []
    assert page.card.sheet.said() == "send the plan"


def test_an_empty_answer_is_refused_in_place(qtbot: QtBot, page: Page) -> None:
    entry = write(qtbot, page)
    press_key(qtbot, Qt.Key.Key_A, CTRL | SHIFT)
    press_key(qtbot, Qt.Key.Key_Return)
    settle(qtbot, page.jobs)
    assert "The answer is empty." in texts(page.card)
    assert text_of(qtbot, page, entry) == PROMISED
    type_here(qtbot, "send it")
    press_key(qtbot, Qt.Key.Key_Return)
    settle(qtbot, page.jobs)
    assert to_do(qtbot, page) == ["send it"]


# Putting off and closing --------------------------------------------------------------------------------


def test_not_today_is_remembered_and_can_be_taken_back(qtbot: QtBot, page: Page) -> None:
    first = write(qtbot, page)
    press(page.card, "Not today")
    settle(qtbot, page.jobs)
    assert not page.card.isVisible()
    write(qtbot, page)
    assert page.card.asked() != "our-promise-without-a-day"
    page.wishes.undos[-1][1]()
    settle(qtbot, page.jobs)
    assert page.card.asked() == "our-promise-without-a-day"
    found = ask(qtbot, page.jobs, partial(prompts.fitting_prompt, entry=first))
    assert getattr(found, "id", "") == "our-promise-without-a-day"


def test_escape_closes_and_the_keyboard_goes_back(qtbot: QtBot, page: Page) -> None:
    write(qtbot, page)
    press_key(qtbot, Qt.Key.Key_A, CTRL | SHIFT)
    press_key(qtbot, Qt.Key.Key_Escape)
    assert not page.card.isVisible()
    assert page.text.hasFocus()
    assert page.wishes.undos == []


def test_words_that_were_typed_can_be_had_back_after_closing(qtbot: QtBot, page: Page) -> None:
    write(qtbot, page)
    press_key(qtbot, Qt.Key.Key_A, CTRL | SHIFT)
    type_here(qtbot, "send the plan")
    press_key(qtbot, Qt.Key.Key_Escape)
    assert not page.card.isVisible()
    said, undo = page.wishes.undos[-1]
    assert said == "The answer was not written down."
    undo()
    assert page.card.isVisible()
    assert page.card.sheet.said() == "send the plan"


def test_the_card_can_be_left_with_the_keyboard_alone(qtbot: QtBot, page: Page) -> None:
    write(qtbot, page)
    press_key(qtbot, Qt.Key.Key_A, CTRL | SHIFT)
    for name in ("Write it down", "Not today", "Close the question"):
        press_key(qtbot, Qt.Key.Key_Tab)
        there = QApplication.focusWidget()
        assert isinstance(there, QAbstractButton)
        assert name in (there.text(), there.accessibleName())
    press_key(qtbot, Qt.Key.Key_Space)
    assert not page.card.isVisible()


# What happens to the entry meanwhile --------------------------------------------------------------------


def test_it_goes_away_when_another_entry_is_saved(qtbot: QtBot, page: Page) -> None:
    write(qtbot, page)
    form = EntryForm(ORDINARY, client="Nordwind")
    page.jobs.submit(partial(interactions.add_entry, form=form))
    settle(qtbot, page.jobs)
    assert not page.card.isVisible()


def test_an_answer_that_is_begun_is_not_interrupted(qtbot: QtBot, page: Page) -> None:
    entry = write(qtbot, page)
    page.card.sheet.field.setPlainText("send the plan")
    form = EntryForm(ORDINARY, client="Nordwind", temperature=-1)
    page.jobs.submit(partial(interactions.add_entry, form=form))
    settle(qtbot, page.jobs)
    save(qtbot, page, cold)
    assert page.card.sheet.said() == "send the plan"
    press(page.card, "Write it down")
    settle(qtbot, page.jobs)
    assert text_of(qtbot, page, entry) == f"{PROMISED}\n\n- [ ] send the plan"


@pytest.mark.parametrize("said", ["", "send the plan"])
def test_it_goes_away_when_its_entry_is_trashed(qtbot: QtBot, page: Page, said: str) -> None:
    entry = write(qtbot, page)
    page.card.sheet.field.setPlainText(said)
    page.jobs.submit(partial(trash.trash_entry, reference=entry))
    settle(qtbot, page.jobs)
    assert not page.card.isVisible()


def test_it_goes_away_when_the_entry_answers_it(qtbot: QtBot, page: Page) -> None:
    entry = write(qtbot, page)
    form = EntryForm(f"{PROMISED}\n[ ] send it by Friday", client="Nordwind Energie", people=("Anna Meyer",))
    page.jobs.submit(partial(interactions.revise_entry, reference=entry, form=form))
    settle(qtbot, page.jobs)
    assert not page.card.isVisible()


# How it looks -------------------------------------------------------------------------------------------


def test_in_a_narrow_place_the_buttons_stand_below_the_answer(qtbot: QtBot, page: Page) -> None:
    write(qtbot, page, "I will send Anna the revised plan.")
    field = page.card.sheet.field
    button = next(each for each in page.card.findChildren(QPushButton) if each.text() == "Not today")
    assert button.y() < field.geometry().bottom()
    page.resize(400, 500)
    qtbot.waitUntil(lambda: button.y() > field.geometry().bottom())
    assert page.width() == 400


def test_its_words_change_with_the_language(qtbot: QtBot, page: Page) -> None:
    write(qtbot, page)
    language = Brackets()
    QCoreApplication.installTranslator(language)
    try:
        page.card.retranslate()
        assert "⟦Not today⟧" in texts(page.card)
        assert "⟦Your answer becomes a follow-up of “Sprint review”.⟧" in texts(page.card)
    finally:
        QCoreApplication.removeTranslator(language)
