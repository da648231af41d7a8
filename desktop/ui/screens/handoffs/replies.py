"""What sales answered, the newest first; what was only told is marked as such."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.overviews import ReplyView
from desktop.domain.replies import Decision, reason_code
from desktop.ui.leads import words as lead_words
from desktop.ui.screens.handoffs.loading import HandOffShown
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Chip


class RepliesView(QWidget):
    """One card a reply."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: HandOffShown | None = None
        self._heading = labels.strong()
        self._none = labels.muted()
        self._cards: list[Card] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._heading)
        self._column.addWidget(self._none)

    def show_handoff(self, shown: HandOffShown) -> None:
        """Show the replies of a hand-off."""
        self._shown = shown
        self.retranslate()

    def texts(self) -> list[str]:
        """Return what the cards say."""
        return [card.accessibleName() for card in self._cards]

    def retranslate(self) -> None:
        """Set the words again."""
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []
        if self._shown is None:
            return
        replies = self._shown.view.replies
        self._heading.setText(self.tr("What sales answered · {count}").format(count=len(replies)))
        self._none.setText(
            self.tr("Nothing yet. An answer arrives as a file, a mail or a text; drop it here or paste it.")
        )
        self._none.setVisible(not replies)
        for reply in reversed(replies):
            card = self._card(reply, self._shown)
            self._cards.append(card)
            self._column.addWidget(card)

    def _card(self, reply: ReplyView, shown: HandOffShown) -> Card:
        card = Card(self._look)
        head = QHBoxLayout()
        head.setSpacing(6)
        tone = lead_words.state_tone(reply.decision)
        chips = [Chip(lead_words.state(reply.decision), tone)]
        if reply.hearsay:
            chips.append(Chip(self.tr("Told, not written"), "neutral"))
        if reply.decision == "accepted" and not reply.complete:
            chips.append(Chip(self.tr("Details missing"), "opportunity"))
        for chip in chips:
            head.addWidget(chip)
        head.addStretch(1)
        card.body.addLayout(head)
        lines = self._lines(reply, shown)
        for line in lines:
            card.body.addWidget(labels.body(line))
        day = lead_words.moment_day(reply.at or reply.taken_in_at, shown.zone, shown.today)
        detail = " · ".join(part for part in (reply.by, day, reply.hearsay) if part)
        card.body.addWidget(labels.small(detail))
        card.setAccessibleName(", ".join((*(chip.text() for chip in chips), *lines, detail)))
        return card

    def _lines(self, reply: ReplyView, shown: HandOffShown) -> list[str]:
        """Return what a reply says beyond its decision, and what to do about it."""
        lines = []
        if reply.next_action:
            when = lead_words.day(reply.next_action_on, shown.today) if reply.next_action_on else ""
            lines.append(", ".join(part for part in (reply.next_action, when) if part))
        for gap in reply.gaps:
            asked = shown.playbook.criterion(gap)
            lines.append(self.tr("Missing: {gap}").format(gap=asked.label if asked else gap))
        code = reason_code(Decision(reply.decision), reply.code, shown.playbook)
        if code is not None:
            lines.append(f"{code.label}. {code.advice}")
        elif reply.code:
            lines.append(reply.code)
        if reply.text:
            lines.append(reply.text)
        if reply.lesson:
            lines.append(self.tr("Delivery should have known: {lesson}").format(lesson=reply.lesson))
        return lines
