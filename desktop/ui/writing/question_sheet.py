"""How the one question looks: the question, a field that grows with its answer, and the ways out of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from desktop.domain.prompts import Answer
from desktop.ui.actions import COMMANDS
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button, IconButton, QuietButton
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.growing_field import GrowingField
from desktop.ui.widgets.keycap import KeyCap
from desktop.ui.writing.question_desk import Question

COMMAND = "answer-question"
"""The command that leads to the question."""

KEYS = next(each.keys[0] for each in COMMANDS if each.id == COMMAND)
ONE_LINE = 560
"""Pixels of the sheet from which on the buttons stand beside the field."""


class QuestionSheet(Card):
    """Shows one question; Enter writes the answer, Esc closes."""

    written = Signal()
    notToday = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, tone="sunken")
        self._question: Question | None = None
        self._caption, self._key = labels.caption(), KeyCap(KEYS)
        self._about = labels.muted()
        self._asks, self._becomes = labels.strong(wraps=True), labels.small("", wraps=False)
        # Made in the order of the Tab key, which is not that of the eye: the cross comes last.
        self.field = GrowingField("", self)
        self._write, self._not_today = Button("", self), QuietButton("", self)
        self._close = IconButton(look, "x", "", self, side=28)
        self._wrong = labels.muted()
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self.field.entered.connect(self.written)
        self._write.clicked.connect(self.written)
        self._not_today.clicked.connect(self.notToday)
        self._close.clicked.connect(self.closed)
        self.retranslate()

    def show_question(self, question: Question) -> None:
        """Show a question with what was typed as its answer."""
        self._question = question
        self.field.setReadOnly(False)
        self.field.setPlainText(question.said)
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.say_wrong("")
        self._say_question()

    def said(self) -> str:
        """Return what is typed."""
        return self.field.toPlainText()

    def say_wrong(self, sentence: str) -> None:
        """Say why the answer could not be written; nothing takes the sentence away."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))

    def retranslate(self) -> None:
        """Set the words again."""
        self._caption.setText(self.tr("One question before you close the lid"))
        self.setAccessibleName(self._caption.text())
        self._write.setText(self.tr("Write it down"))
        self._not_today.setText(self.tr("Not today"))
        self._close.set_name(self.tr("Close the question"))
        self.field.setPlaceholderText(self.tr("A few words are enough"))
        self._say_question()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= ONE_LINE
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if way != self._foot.direction():
            self._foot.setDirection(way)

    def _say_question(self) -> None:
        if self._question is None:
            return
        said = (
            self.tr("Your answer becomes a follow-up of “{title}”.")
            if self._question.prompt.answer is Answer.FOLLOW_UP
            else self.tr("Your answer is written at the end of “{title}”.")
        )
        self._about.setText(self._question.about)
        self._about.setVisible(bool(self._question.about))
        self._asks.setText(self._question.prompt.question)
        self._becomes.setText(said.format(title=self._question.title))
        self.field.setAccessibleName(self._question.prompt.question)

    def _build(self) -> None:
        head, buttons = QHBoxLayout(), QHBoxLayout()
        for row in (head, buttons, self._foot):
            row.setSpacing(8)
        head.addWidget(self._caption, 1)
        head.addWidget(self._key)
        head.addWidget(self._close)
        for button in (self._write, self._not_today):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        buttons.addStretch(1)
        self._foot.addWidget(self.field, 1)
        self._foot.addLayout(buttons)
        self.body.addLayout(head)
        for label in (self._about, self._asks, self._becomes):
            self.body.addWidget(label)
        self.body.addSpacing(4)
        self.body.addLayout(self._foot)
        self.body.addWidget(self._wrong)
