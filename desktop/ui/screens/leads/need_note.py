"""The need note of an opportunity: where it stands, and what can be done with it now."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.need_notes import NoteState, NoteVersion
from desktop.domain.opportunities import Opportunity
from desktop.ui.dialogs.hand_off.ticks import TickRow
from desktop.ui.leads import words as lead_words
from desktop.ui.leads.loading import LeadShown
from desktop.ui.screens.leads.forms import SmallForm
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button, QuietButton
from desktop.ui.widgets.fields import DateField, LineEdit
from desktop.ui.widgets.flow import FlowLayout


class AnswerForm(SmallForm):
    """Asks for their words, how and when they said them, and (for a yes) whether it may be passed on."""

    given = Signal(bool, str, str, str, bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        self.words, self.how = LineEdit(""), LineEdit("")
        self.day, self.may_pass_on = DateField(look, ""), TickRow()
        self._is_yes = True
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.words, self.how, self.day, self.may_pass_on):
            column.addWidget(widget)
        lines.setFocusProxy(self.words)
        super().__init__(look, lines, parent)

    def ask_for(self, shown: LeadShown, *, is_yes: bool) -> None:
        """Open the form for a yes, or for what they would put differently."""
        self._is_yes = is_yes
        self.words.clear()
        self.how.clear()
        self.day.set_day(shown.today)
        self.may_pass_on.set_on(False)
        self.may_pass_on.setVisible(is_yes)
        self.retranslate()
        self.ask()

    def retranslate(self) -> None:
        """Set the words again."""
        yes, no = self.tr("Their yes, in their words"), self.tr("What they would put differently")
        self.set_words(yes if self._is_yes else no, self.tr("Write it down"), self.tr("Not now"))
        for line, name in (
            (self.words, self.tr("Their words")),
            (self.how, self.tr("How: by mail, on the phone")),
        ):
            line.setAccessibleName(name)
            line.setPlaceholderText(name)
        self.day.setAccessibleName(self.tr("The day they said it"))
        self.may_pass_on.set_words(self.tr("They said it may be passed on"))

    @Slot()
    def use(self) -> None:
        empty = next((line for line in (self.words, self.how) if not line.text().strip()), None)
        if empty is not None:
            empty.setFocus()
            return
        day = self.day.day().isoformat()
        self.given.emit(self._is_yes, self.words.text(), self.how.text(), day, self.may_pass_on.is_on())


class NeedNoteView(QWidget):
    """Says where the need note stands; its buttons follow from that."""

    readBackRequested = Signal()
    sentRequested = Signal()
    takeBackRequested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: LeadShown | None = None
        self._heading, self._line, self._words = labels.strong(), labels.muted(), labels.body()
        self.read_back, self.sent = Button(), Button()
        self.yes, self.no, self.take_back = Button(), QuietButton(), QuietButton()
        self.form = AnswerForm(look)
        buttons = QWidget()
        flow = FlowLayout(buttons, across=8, down=8)
        for button in (self.sent, self.yes, self.no, self.read_back, self.take_back):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self._heading, self._line, self._words, self.form, buttons):
            column.addWidget(widget)
        self.read_back.clicked.connect(self.readBackRequested)
        self.sent.clicked.connect(self.sentRequested)
        self.take_back.clicked.connect(self.takeBackRequested)
        self.yes.clicked.connect(self._ask_yes)
        self.no.clicked.connect(self._ask_no)
        self.retranslate()

    def show_lead(self, shown: LeadShown) -> None:
        """Show the need note of an opportunity; a referral has none."""
        if self._shown is None or self._shown.lead.id != shown.lead.id:
            self.form.hide()
        self._shown = shown
        subject = shown.lead.subject
        self.setVisible(isinstance(subject, Opportunity) and (not subject.state.over or bool(shown.notes)))
        self._say(shown)

    def said(self) -> str:
        """Return what stands there."""
        return " ".join(part for part in (self._line.text(), self._words.text()) if part)

    def retranslate(self) -> None:
        """Set the words again."""
        self._heading.setText(self.tr("Need note"))
        self.read_back.setText(self.tr("Read it back…"))
        self.sent.setText(self.tr("It is sent"))
        self.yes.setText(self.tr("They said yes…"))
        self.no.setText(self.tr("Not quite…"))
        self.take_back.setText(self.tr("Take the answer back"))
        self.form.retranslate()
        if self._shown is not None:
            self._say(self._shown)

    def _say(self, shown: LeadShown) -> None:
        last = shown.notes[-1] if shown.notes else None
        sent = [item for item in shown.notes if item.state is NoteState.SENT]
        erased = self.tr("What it quoted from an erased entry is gone.") if last and last.erased else ""
        self._line.setText(" ".join(part for part in (self._line_of(shown, last), erased) if part))
        words = last.answer.words if last is not None and last.answer is not None else ""
        self._words.setText(f"“{words}”" if words else "")
        self._words.setVisible(bool(words))
        subject = shown.lead.subject
        self.read_back.setVisible(isinstance(subject, Opportunity) and not subject.state.over)
        self.sent.setVisible(last is not None and last.state is NoteState.DRAFT)
        self.yes.setVisible(bool(sent))
        self.no.setVisible(bool(sent))
        self.take_back.setVisible(last is not None and last.answer is not None)

    def _line_of(self, shown: LeadShown, last: NoteVersion | None) -> str:
        if last is None:
            return self.tr("One page in their own words, to ask whether you heard them right.")
        name, version = last.note.to.name, last.note.version
        said = last.answer
        if said is not None:
            templates = {
                True: self.tr("{name} confirmed version {version} ({day}, {how}). It may be passed on."),
                False: self.tr("{name} confirmed version {version} ({day}, {how})."),
            }
            corrected = self.tr("{name} put version {version} differently ({day}, {how}).")
            template = templates[said.may_pass_on] if last.state is NoteState.CONFIRMED else corrected
            day = lead_words.day(said.on, shown.today)
            return template.format(name=name, version=version, day=day, how=said.how)
        if last.sent_on:
            day = lead_words.day(last.sent_on, shown.today)
            return self.tr("Version {version} went to {name} ({day}).").format(
                version=version, name=name, day=day
            )
        return self.tr("Version {version} for {name} is saved and not sent yet.").format(
            version=version, name=name
        )

    @Slot()
    def _ask_yes(self) -> None:
        if self._shown is not None:
            self.form.ask_for(self._shown, is_yes=True)

    @Slot()
    def _ask_no(self) -> None:
        if self._shown is not None:
            self.form.ask_for(self._shown, is_yes=False)
