"""The first step to sales: what is known, what is missing as a question, and what we owe first."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain.changes import Kind
from desktop.domain.consents import Lack, MissingConsent
from desktop.domain.gate import Gate
from desktop.domain.numbers import versioned
from desktop.ui import words
from desktop.ui.dialogs.hand_off.loading import HandOffStart
from desktop.ui.leads import words as lead_words
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.fields import LineEdit
from desktop.ui.widgets.gate_bar import GateBar
from desktop.ui.widgets.scroll_column import ScrollColumn

WIDEST = 720


class CheckPage(ScrollColumn):
    """Shows the gate and asks only for what is not there."""

    openRequested = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(0, 0, 12, 0), spacing=12, widest=WIDEST)
        self._look = look
        self._start: HandOffStart | None = None
        self._gate: Gate | None = None
        self._progress, self._bar = labels.strong(), GateBar("")
        self._known = QVBoxLayout()
        self._lines: list[QWidget] = []
        self._open_card = Card(look)
        self._open_words, self._question = labels.body(), labels.label("", "question", wraps=True)
        self._why, self.override = labels.caption(), LineEdit("")
        self._owed_card = Card(look)
        self._owed_head, self._owed = labels.strong(wraps=True), labels.muted()
        self._told, self.standing = labels.caption(), LineEdit("")
        self._stop_card, self._stop, self.rival = Card(look, tone="sunken"), labels.body(), Button()
        self._names_card, self._names_head, self._names = (
            Card(look),
            labels.strong(wraps=True),
            labels.muted(),
        )
        self._names_how, self.consents = labels.small(), Button()
        self._like_card, self._like_head = Card(look), labels.strong(wraps=True)
        self._likes: list[Button] = []
        self._build()
        self.retranslate()
        self.rival.clicked.connect(self._open_rival)
        self.consents.clicked.connect(self._open_client)
        look.themeChanged.connect(self._tint)

    def show_start(self, start: HandOffStart, gate: Gate) -> None:
        """Show the lead's gate for the involvement that is chosen."""
        if self._start is None or self._start.shown.lead.id != start.shown.lead.id:
            self.override.setText(start.begun.override)
            self.standing.setText(start.begun.standing)
        self._start, self._gate = start, gate
        self._fill()
        self.retranslate()

    def focus_first(self) -> None:
        """Put the keyboard into the first field that asks for something."""
        fields = (self.override, self.standing)
        wanted = next((field for field in fields if field.isVisible() and not field.text()), None)
        if wanted is not None:
            wanted.setFocus()

    def stopped(self) -> bool:
        """Say whether nothing that is written here would let the lead go."""
        return self._start is not None and self._start.obstacle is not None

    def is_filled(self) -> bool:
        """Say whether nothing is left that this page asks for."""
        if self._start is None or self._gate is None or self.stopped():
            return False
        answered = self._gate.met or bool(self.override.text().strip())
        return answered and (not self._start.owed or bool(self.standing.text().strip()))

    def said(self) -> str:
        """Return what stands in the way, or the next question."""
        return self._stop.text() if self.stopped() else self._question.text()

    def retranslate(self) -> None:
        """Set the words again."""
        self._why.setText(self.tr("Or why it goes nevertheless; the brief shows the reason"))
        self.override.setAccessibleName(self._why.text())
        self._told.setText(self.tr("What does the customer know about it? One line; it stays in your record"))
        self.standing.setAccessibleName(self._told.text())
        if self._start is None or self._gate is None:
            return
        gate, start = self._gate, self._start
        label = start.playbook.involvements[gate.involvement].label
        said = self.tr("For “{involvement}”: {done} of {all} answered").format(
            involvement=label, done=len(gate.answered), all=gate.required
        )
        self._progress.setText(said)
        self._bar.setAccessibleName(said)
        self._bar.show_share(len(gate.answered), gate.required)
        one = self.tr("One answer is missing. Ask it in the work, not in a pitch:")
        many = self.tr("{count} answers are missing. Ask them in the work, not in a pitch; the next one is:")
        count = lead_words.count_word(len(gate.missing))
        self._open_words.setText(one if len(gate.missing) == 1 else many.format(count=count))
        self._question.setText(gate.next_question)
        self._owed_head.setText(
            self.tr("{client} is still waiting for something from us").format(
                client=lead_words.shortened(start.shown.lead.client)
            )
        )
        self._like_head.setText(self.tr("Is it the same as one of these?"))
        self._stop.setText(words.of_error(start.obstacle) if start.obstacle else "")
        if start.rival is not None:
            label = versioned(start.rival.number, start.rival.version)
            self.rival.setText(self.tr("Open {brief}").format(brief=label))
        self._say_names(start)

    def _say_names(self, start: HandOffStart) -> None:
        """Say who has not agreed to be named, and the two ways on."""
        self._names_head.setText(self.tr("It goes with roles: not everybody agreed to be named"))
        people: dict[str, list[str]] = {}
        for item in start.unnamed:
            people.setdefault(item.person, []).append(self._lacking(item, start))
        said = (f"· {person}: {', '.join(dict.fromkeys(uses))}" for person, uses in people.items())
        self._names.setText("\n".join(said))
        self._names_how.setText(self.tr("Roles need nobody's consent. To name them, ask and write it down."))
        client = lead_words.shortened(start.shown.lead.client)
        self.consents.setText(self.tr("Consents at {client}").format(client=client))

    def _lacking(self, item: MissingConsent, start: HandOffStart) -> str:
        if item.lack is Lack.ANONYMOUS:
            return self.tr("wishes to stay anonymous")
        return start.playbook.use_label(item.use)

    @Slot()
    def _tint(self) -> None:
        if self._start is not None:
            self._fill()

    def _fill(self) -> None:
        assert self._start is not None
        assert self._gate is not None
        for line in self._lines:
            self._known.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = []
        for criterion in self._gate.answered:
            self._add_line("check", "text", criterion.label)
        for criterion in self._gate.missing:
            self._add_line("circle", "opportunity", criterion.label)
        self._open_card.setVisible(not self._gate.met and self._start.obstacle is None)
        self._owed.setText("\n".join(f"· {text}" for text in self._start.owed))
        self._owed_card.setVisible(bool(self._start.owed) and self._start.obstacle is None)
        self._stop_card.setVisible(self._start.obstacle is not None)
        self.rival.setVisible(self._start.rival is not None)
        self._names_card.setVisible(bool(self._start.unnamed))
        self._show_likes(self._start)

    def _show_likes(self, start: HandOffStart) -> None:
        for button in self._likes:
            self._like_card.body.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._likes = []
        for item in start.like:
            state = lead_words.state(item.state).lower()
            button = Button(f"{item.title}, {lead_words.shortened(item.client)} ({state})")
            button.clicked.connect(partial(self.openRequested.emit, Kind.OPPORTUNITY.value, item.id))
            self._likes.append(button)
            self._like_card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._like_card.setVisible(bool(start.like))

    @Slot()
    def _open_rival(self) -> None:
        if self._start is not None and self._start.rival is not None:
            self.openRequested.emit(Kind.HANDOFF.value, self._start.rival.id)

    @Slot()
    def _open_client(self) -> None:
        if self._start is not None:
            self.openRequested.emit(Kind.CLIENT.value, self._start.shown.lead.client_id)

    def _add_line(self, icon: str, colour: str, text: str) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(10)
        mark = QLabel()
        mark.setFixedWidth(16)
        theme = self._look.theme
        mark.setPixmap(self._look.icons.pixmap(icon, theme.colour(colour), 14, self.devicePixelRatioF()))
        row.addWidget(mark)
        row.addWidget(labels.label(text, "question" if icon == "circle" else "plain", wraps=True), 1)
        self._lines.append(line)
        self._known.addWidget(line)

    def _build(self) -> None:
        card = Card(self._look)
        card.body.addWidget(self._progress)
        card.body.addSpacing(4)
        card.body.addWidget(self._bar)
        card.body.addSpacing(4)
        card.body.addLayout(self._known)
        self._stop_card.body.addWidget(self._stop)
        self._stop_card.body.addWidget(self.rival, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self._open_words, self._question):
            self._open_card.body.addWidget(widget)
        self._open_card.body.addSpacing(6)
        self._open_card.body.addWidget(self._why)
        self._open_card.body.addWidget(self.override)
        for widget in (self._owed_head, self._owed):
            self._owed_card.body.addWidget(widget)
        self._owed_card.body.addSpacing(6)
        self._owed_card.body.addWidget(self._told)
        self._owed_card.body.addWidget(self.standing)
        for label in (self._names_head, self._names, self._names_how):
            self._names_card.body.addWidget(label)
        self._names_card.body.addWidget(self.consents, 0, Qt.AlignmentFlag.AlignLeft)
        self._like_card.body.addWidget(self._like_head)
        cards = (self._open_card, self._owed_card, self._names_card, self._like_card)
        for part in (self._stop_card, card, *cards):
            self.body.addWidget(part)
