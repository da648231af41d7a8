"""What is known of a lead, group by group as the playbook has it, and answered in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.domain.opportunities import Answer
from desktop.domain.playbook import Criterion, Playbook
from desktop.ui.leads import words as lead_words
from desktop.ui.leads.loading import LeadShown
from desktop.ui.screens.leads.criterion import CriterionRow
from desktop.ui.screens.leads.editor import AnswerEditor
from desktop.ui.screens.leads.old_answers import OldAnswersView
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import QuietButton
from desktop.ui.widgets.gate_bar import GateBar


class AnswersView(QWidget):
    """The gate: what counts first, the rest on request; choosing a line opens its answer under it."""

    answerGiven = Signal(str, str, str)
    opened = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: LeadShown | None = None
        self._built_for = ""
        self._all = False
        self._rows: dict[str, CriterionRow] = {}
        self._headings: dict[str, QLabel] = {}
        self._progress = labels.strong()
        self._bar = GateBar("")
        self._more = QuietButton()
        self._more.clicked.connect(self._show_all)
        self._editor = AnswerEditor(look)
        self._editor.saveRequested.connect(self.answerGiven)
        self._editor.closeRequested.connect(self.close_editor)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self._progress)
        self._column.addSpacing(4)
        self._column.addWidget(self._bar)
        self._old = OldAnswersView()
        self._editor.hide()

    def show_lead(self, shown: LeadShown) -> None:
        """Show the gate of a lead; an editor that is open for it stays open."""
        if self._shown is None or self._shown.lead.id != shown.lead.id:
            self._all = False
            self._editor.hide()
        self._shown = shown
        self._build(shown.playbook)
        self._fill()
        self._old.show_answers(shown.old_answers)
        self.retranslate()

    def open_criterion(self, criterion: str) -> None:
        """Ask for the answer to one criterion, under its line."""
        if self._shown is None:
            return
        row = self._rows[criterion]
        row.show()
        self._column.removeWidget(self._editor)
        self._column.insertWidget(self._column.indexOf(row) + 1, self._editor)
        self._editor.show()
        back = self._shown.lead.came_back
        locked = back is not None and back.locks(row.criterion)
        self._editor.edit(row.criterion, self._shown.answer(criterion), locked=locked)
        self.opened.emit()

    def ask_next(self) -> bool:
        """Open the next question that sales asked, and say whether one is open."""
        back = self._shown.lead.came_back if self._shown is not None else None
        if back is not None and back.waiting and not self.editing:
            self.open_criterion(back.waiting[0].id)
        return self.editing

    @Slot()
    def close_editor(self) -> None:
        """Close the answer and go back to its line."""
        row = self._rows.get(self._editor.criterion)
        self._editor.hide()
        if row is not None and self.isVisible():
            row.setFocus()

    @property
    def editing(self) -> bool:
        """Say whether an answer is open."""
        return not self._editor.isHidden()

    def save(self) -> None:
        """Keep the answer that is open."""
        self._editor.save()

    @property
    def editor(self) -> AnswerEditor:
        """Return the editor."""
        return self._editor

    def row(self, criterion: str) -> CriterionRow:
        """Return the line of a criterion."""
        return self._rows[criterion]

    def retranslate(self) -> None:
        """Set the words again."""
        self._editor.retranslate()
        self._old.retranslate()
        for row in self._rows.values():
            row.retranslate()
        if self._shown is None:
            return
        gate = self._shown.lead.gate
        said = self.tr("Qualification · {done} of {all}").format(done=len(gate.answered), all=gate.required)
        self._progress.setText(said)
        self._bar.setAccessibleName(said)
        self._bar.show_share(len(gate.answered), gate.required)
        hidden = sum(not self._counts(criterion) for criterion in self._shown.playbook.criteria)
        one, many = (
            self.tr("{count} more question, if it helps"),
            self.tr("{count} more questions, if they help"),
        )
        self._more.setText(
            self.tr("Show only what counts") if self._all else lead_words.one_or_many(hidden, one, many)
        )
        self._more.setVisible(hidden > 0)

    def _build(self, playbook: Playbook) -> None:
        """Lay out headings and lines once for a playbook."""
        if self._built_for == playbook.label:
            return
        self._built_for = playbook.label
        for widget in (*self._rows.values(), *self._headings.values()):
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._rows, self._headings = {}, {}
        for group, words in playbook.groups.items():
            self._headings[group] = labels.caption(words)
            self._headings[group].setContentsMargins(0, 10, 0, 0)
            self._column.addWidget(self._headings[group])
            for criterion in playbook.criteria:
                if criterion.group == group:
                    self._add_row(criterion)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._old)

    def _add_row(self, criterion: Criterion) -> None:
        row = CriterionRow(self._look, criterion)
        row.clicked.connect(self._open)
        row.stepRequested.connect(self._step)
        self._rows[criterion.id] = row
        self._column.addWidget(row)

    def _since(self, answer: Answer, shown: LeadShown) -> str:
        """Say when an answer was written down, the session on which it rests, and whether it stays."""
        back = shown.lead.came_back
        locked = back is not None and any(
            back.locks(row.criterion) for row in self._rows.values() if row.criterion.id == answer.criterion
        )
        stays = self.tr("stays as issued") if locked else ""
        day = lead_words.moment_day(answer.answered_at, shown.zone, shown.today)
        return " · ".join(
            part for part in (stays, day, shown.entries.get(answer.interaction_id or "", "")) if part
        )

    def _fill(self) -> None:
        assert self._shown is not None
        gate = self._shown.lead.gate
        met = {criterion.id for criterion in gate.answered}
        missing = {criterion.id for criterion in gate.missing}
        back = self._shown.lead.came_back
        missing |= {criterion.id for criterion in (back.waiting if back else ())}
        met -= missing
        for row in self._rows.values():
            criterion = row.criterion
            answer = self._shown.answer(criterion.id)
            known = criterion.id in met or (answer is not None and criterion.id not in missing)
            since = self._since(answer, self._shown) if answer is not None else ""
            row.show_answer(answer, met=known, required=criterion.id in met | missing, since=since)
            row.setVisible(self._all or self._counts(criterion))
        for group, heading in self._headings.items():
            rows = [row for row in self._rows.values() if row.criterion.group == group]
            heading.setVisible(any(not row.isHidden() for row in rows))

    def _counts(self, criterion: Criterion) -> bool:
        """Say whether a criterion is shown at once: the gate or sales asks for it, or it is answered."""
        assert self._shown is not None
        gate, back = self._shown.lead.gate, self._shown.lead.came_back
        asked = (*gate.answered, *gate.missing, *(back.waiting if back else ()))
        return criterion in asked or self._shown.answer(criterion.id) is not None

    @Slot()
    def _show_all(self) -> None:
        self._all = not self._all
        self._fill()
        self.retranslate()

    @Slot()
    def _open(self) -> None:
        row = self.sender()
        assert isinstance(row, CriterionRow)
        if self.editing and self._editor.criterion == row.criterion.id:
            self.close_editor()
        else:
            self.open_criterion(row.criterion.id)

    @Slot(int)
    def _step(self, by: int) -> None:
        row = self.sender()
        assert isinstance(row, CriterionRow)
        rows = [each for each in self._rows.values() if not each.isHidden()]
        at = rows.index(row) + by
        if 0 <= at < len(rows):
            rows[at].setFocus()
