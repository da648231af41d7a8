"""What sales told me: a small form for an answer that came by word of mouth."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop.domain.handoffs import MOVES, HandOffState
from desktop.domain.replies import LEADS_TO, Decision, Reply
from desktop.ui.leads import words as lead_words
from desktop.ui.screens.handoffs.loading import HandOffShown
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button, QuietButton
from desktop.ui.widgets.choices import CheckBox
from desktop.ui.widgets.fields import LineEdit
from desktop.ui.widgets.form_card import FormCard
from desktop.ui.widgets.growing_field import GrowingField
from desktop.ui.widgets.pickers import ComboBox

LINES = ("by", "how", "action", "on")
TEXTS = ("text", "lesson")
LEAST_LETTERS = 4
NARROW = 420
"""Below this width the fields stand under each other."""
ENDINGS = (Decision.WON, Decision.LOST, Decision.DISQUALIFIED)
WITH_CODE = (Decision.DECLINED, Decision.DISQUALIFIED)


class HearsayForm(FormCard):
    """Asks who said what, and how; what does not belong to the decision is not asked."""

    given = Signal(object, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent, tone="sunken")
        self._shown: HandOffShown | None = None
        self._decisions: list[Decision] = []
        self._labels = {name: labels.caption() for name in ("decision", "code", *LINES, *TEXTS)}
        self.decision, self.code = ComboBox(look, ""), ComboBox(look, "")
        self.lines = {name: LineEdit("") for name in LINES}
        self.texts = {name: GrowingField("") for name in TEXTS}
        self._grid = QGridLayout()
        self._columns = 0
        self.terms = CheckBox()
        self._wrong = labels.label("", "warning", wraps=True)
        self._keep, self._leave = Button(), QuietButton()
        self._keep.clicked.connect(self.use)
        self._leave.clicked.connect(self.leave)
        self.decision.currentIndexChanged.connect(self._show_fields)
        for text in self.texts.values():
            text.entered.connect(self.use)
        self._build()
        self.retranslate()
        self.hide()

    def ask(self, shown: HandOffShown) -> None:
        """Open the form for a hand-off."""
        self._shown = shown
        handoff = shown.view.row.handoff
        state = HandOffState.ISSUED if handoff.state is HandOffState.READY_TO_SEND else handoff.state
        self._decisions = [each for each, to in LEADS_TO.items() if to is None or to in MOVES[state]]
        self.decision.clear()
        self.decision.addItems([lead_words.state(each.value) for each in self._decisions])
        for line in self.lines.values():
            line.clear()
        for text in self.texts.values():
            text.clear()
        self.lines["by"].setText(handoff.to_name)
        self.terms.setChecked(False)
        self._wrong.hide()
        self._show_fields()
        self.show()
        self.decision.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say in place why nothing was taken in."""
        self._wrong.setText(sentence)
        self._wrong.show()

    def said(self) -> str:
        """Return what is said about what went wrong."""
        return self._wrong.text()

    def choose(self, decision: Decision) -> None:
        """Choose what was decided."""
        self.decision.setCurrentIndex(self._decisions.index(decision))

    @Slot()
    def use(self) -> None:
        """Hand over what was told."""
        on = self.lines["on"].text().strip()
        if on and not _is_day(on):
            self.refuse(self.tr("The day is written as 2026-12-01."))
            self.lines["on"].setFocus()
        elif not self.lines["how"].text().strip():
            self.refuse(self.tr("How were you told? On the phone, over coffee; a few words are enough."))
            self.lines["how"].setFocus()
        elif self._shown is not None and self._decisions:
            self.given.emit(self._reply(self._shown), self.lines["how"].text().strip())

    def retranslate(self) -> None:
        """Set the words again."""
        words = {
            "decision": self.tr("What they said"),
            "code": self.tr("Why"),
            "how": self.tr("How I was told"),
            "by": self.tr("Who said it"),
            "action": self.tr("Their next action"),
            "on": self.tr("On which day, such as 2026-12-01"),
            "text": self.tr("In their words"),
            "lesson": self.tr("What should delivery have known?"),
        }
        for name, text in words.items():
            self._labels[name].setText(text)
        for name, field in (self.lines | self.texts).items():
            field.setAccessibleName(words[name])
        self.decision.setAccessibleName(words["decision"])
        self.code.setAccessibleName(words["code"])
        self.terms.setText(self.tr("They agreed to the terms"))
        self._keep.setText(self.tr("Put it on record as told"))
        self._leave.setText(self.tr("Not now"))

    def _reply(self, shown: HandOffShown) -> Reply:
        decision = self._chosen()
        codes = self._codes()
        chosen = self.code.currentIndex()
        accepted = decision is Decision.ACCEPTED
        return Reply(
            brief=shown.view.row.handoff.number,
            in_reply_to="",
            decision=decision,
            by_name=self.lines["by"].text().strip(),
            by_email="",
            at="",
            next_action=self.lines["action"].text().strip() if accepted else "",
            next_action_on=(self.lines["on"].text().strip() or None) if accepted else None,
            terms_acknowledged=accepted and self.terms.isChecked(),
            code=codes[chosen][0] if 0 <= chosen < len(codes) else "",
            text=self.texts["text"].toPlainText().strip(),
            lesson=self.texts["lesson"].toPlainText().strip() if decision in ENDINGS else "",
        )

    def _chosen(self) -> Decision:
        place = max(self.decision.currentIndex(), 0)
        return self._decisions[place] if self._decisions else Decision.SEEN

    def _codes(self) -> list[tuple[str, str]]:
        """Return ids and labels of the reasons that go with the decision."""
        if self._shown is None or self._chosen() not in WITH_CODE:
            return []
        playbook = self._shown.playbook
        declined = self._chosen() is Decision.DECLINED
        return [
            (code.id, code.label)
            for code in (playbook.decline_codes if declined else playbook.disqualify_codes)
        ]

    @Slot()
    def _show_fields(self) -> None:
        """Ask only for what belongs to the decision."""
        accepted = self._chosen() is Decision.ACCEPTED
        for name in ("action", "on"):
            self._labels[name].setVisible(accepted)
            self.lines[name].setVisible(accepted)
        ended = self._chosen() in ENDINGS
        self._labels["lesson"].setVisible(ended)
        self.texts["lesson"].setVisible(ended)
        self.terms.setVisible(accepted)
        codes = self._codes()
        self.code.clear()
        self.code.addItems([label for _, label in codes])
        self.code.setVisible(bool(codes))
        self._labels["code"].setVisible(bool(codes))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(1 if self.width() < NARROW else 2)

    def _arrange(self, columns: int) -> None:
        """Set the short fields side by side where there is room, in their order for the keyboard."""
        if columns == self._columns:
            return
        self._columns = columns
        fields: dict[str, QWidget] = {
            "decision": self.decision,
            "code": self.code,
            **self.lines,
            **self.texts,
        }
        for place, (name, field) in enumerate(fields.items()):
            wide = name in TEXTS
            row, column = (place, 0) if wide or columns == 1 else divmod(place, columns)
            self._grid.addWidget(self._labels[name], 2 * row, column)
            self._grid.addWidget(field, 2 * row + 1, column, 1, columns if wide else 1)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)

    def _build(self) -> None:
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        for choice in (self.decision, self.code):
            choice.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(LEAST_LETTERS)
        self._arrange(2)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self._keep)
        buttons.addWidget(self._leave)
        buttons.addStretch(1)
        self.body.setSpacing(8)
        self.body.addLayout(self._grid)
        self.body.addWidget(self.terms)
        self.body.addWidget(self._wrong)
        self.body.addLayout(buttons)


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False
