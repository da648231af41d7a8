"""What an answer from sales says and what it will change, before anything is changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, tzinfo

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop.domain.overviews import HandOffRow
from desktop.domain.replies import Decision, ReplyForm
from desktop.services.reply_previews import ReplyPreview
from desktop.ui import words
from desktop.ui.leads import words as lead_words
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.scroll_column import ScrollColumn

FACTS = (
    "from", "source", "hand-off", "clock", "lead", "next", "reason", "gaps", "text", "lesson", "ignored",
)  # fmt: skip

NAME_TOP = 2
"""Pixels that bring a name down to the first line of the text beside it."""


@dataclass(frozen=True, slots=True)
class ReplyShown:
    """A preview, where and when it is looked at, and the name of the file it came from, empty for a paste."""

    preview: ReplyPreview
    today: date
    zone: tzinfo
    file: str = ""


class ReplyCard(ScrollColumn):
    """Says who answered what, and what becomes of the hand-off, its clock and its lead."""

    noticeRequested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(0, 0, 0, 0), spacing=8)
        self._shown: ReplyShown | None = None
        self._card = Card(look)
        self._decision, self._lacks = Chip(), Chip("", "opportunity")
        self._title, self._about = labels.strong("", wraps=True), labels.small()
        self._grid = QGridLayout()
        self._names = {name: labels.muted("", wraps=False) for name in FACTS}
        self._texts = {name: labels.body() for name in FACTS}
        self._outcome = labels.body()
        self._request_card, self._request = Card(look, tone="sunken"), labels.body()
        self._request_head, self.copy = labels.strong("", wraps=True), Button()
        self._build()
        self.copy.clicked.connect(self._copy)
        self.retranslate()

    def show_reply(self, shown: ReplyShown) -> None:
        """Show an answer and its effect."""
        self._shown = shown
        self.retranslate()
        self.verticalScrollBar().setValue(0)

    def said(self) -> str:
        """Return all that is said, a line each."""
        facts = [
            f"{self._names[name].text()}: {self._texts[name].text()}"
            for name in FACTS
            if not self._texts[name].isHidden()
        ]
        chips = [chip.text() for chip in (self._decision, self._lacks) if not chip.isHidden()]
        request = [self._request.text()] if not self._request_card.isHidden() else []
        said = (*chips, self._title.text(), self._about.text(), *facts, self._outcome.text(), *request)
        return "\n".join(said)

    def retranslate(self) -> None:
        """Set every word again."""
        self._lacks.setText(self.tr("Details missing"))
        self._request_head.setText(self.tr("The text that asks for the rest"))
        self.copy.setText(self.tr("Copy it"))
        names = {
            "from": self.tr("From"),
            "source": self.tr("Read from"),
            "hand-off": self.tr("Hand-off"),
            "clock": self.tr("Clock"),
            "lead": self.tr("Opportunity"),
            "next": self.tr("Their next action"),
            "reason": self.tr("Why"),
            "gaps": self.tr("Missing"),
            "text": self.tr("In their words"),
            "lesson": self.tr("To have known"),
            "ignored": self.tr("Not read"),
        }
        if self._shown is not None and self._shown.preview.handoff.referral_id:
            names["lead"] = self.tr("Referral")
        for name, text in names.items():
            self._names[name].setText(text)
        if self._shown is not None:
            self._say(self._shown)

    def _say(self, shown: ReplyShown) -> None:
        preview = shown.preview
        decision, handoff = preview.reply.decision.value, preview.handoff
        self._decision.setText(lead_words.state(decision))
        self._decision.set_tone(lead_words.state_tone(decision))
        self._lacks.setVisible(bool(preview.missing))
        self._title.setText(handoff.title)
        version = self.tr("version {version}").format(version=preview.version)
        self._about.setText(" · ".join((preview.before.client, handoff.number, version)))
        for name, text in (self._effect(shown) | self._answer(shown)).items():
            self._texts[name].setText(text)
            for label in (self._names[name], self._texts[name]):
                label.setVisible(bool(text))
        self._outcome.setText(self._outcome_of(shown))
        self._request.setText(preview.request.strip())
        self._request_card.setVisible(bool(preview.request))

    def _effect(self, shown: ReplyShown) -> dict[str, str]:
        """Say what changes, each from what it is to what it will be."""
        preview = shown.preview
        before, after = preview.before, preview.after
        state = lead_words.state
        lead = preview.lead
        return {
            "hand-off": _from_to(state(before.handoff.state.value), state(after.handoff.state.value)),
            "clock": _from_to(_clock(before, shown), _clock(after, shown)),
            "lead": _from_to(state(lead.before), self._lead_after(shown)) if lead.before else "",
        }

    def _lead_after(self, shown: ReplyShown) -> str:
        lead = shown.preview.lead
        said = lead_words.state(lead.after)
        if lead.resume_on is None or lead.after == lead.before:
            return said
        day = words.short_day(date.fromisoformat(lead.resume_on), shown.today)
        return self.tr("{state} until {day}").format(state=said, day=day)

    def _answer(self, shown: ReplyShown) -> dict[str, str]:
        """Say what the answer says."""
        preview = shown.preview
        reply, reason = preview.reply, preview.reason
        mail = f"<{reply.by_email}>" if reply.by_email else ""
        who = " ".join(part for part in (reply.by_name, mail) if part)
        day = lead_words.moment_day(reply.at, shown.zone, shown.today) if reply.at else ""
        on = lead_words.day(reply.next_action_on, shown.today) if reply.next_action_on else ""
        return {
            "from": ", ".join(part for part in (who or self.tr("somebody who left no name"), day) if part),
            "source": ": ".join(part for part in (shown.file, self._source(preview)) if part),
            "next": ", ".join(part for part in (reply.next_action, on) if part),
            "reason": f"{reason.label}. {reason.advice}" if reason else reply.code,
            "gaps": "\n".join(preview.gaps),
            "text": reply.text,
            "lesson": reply.lesson,
            "ignored": ", ".join(preview.read.ignored),
        }

    def _source(self, preview: ReplyPreview) -> str:
        """Say what was read."""
        forms = {
            ReplyForm.FILE: (self.tr("a reply file"), self.tr("a reply file in a mail")),
            ReplyForm.ARMOUR: (
                self.tr("a text with a checksum"),
                self.tr("a text with a checksum in a mail"),
            ),
            ReplyForm.LINES: (self.tr("lines typed by hand"), self.tr("lines typed in a mail")),
        }
        return forms[preview.read.form][preview.read.in_mail]

    def _outcome_of(self, shown: ReplyShown) -> str:
        """Say in a sentence what it comes to."""
        preview = shown.preview
        if preview.taken_in_at:
            day = lead_words.moment_day(preview.taken_in_at, shown.zone, shown.today)
            return self.tr("It was taken in before, {day}. Taking it in again changes nothing.").format(
                day=day
            )
        stays = self.tr("Steward, terms and content stay.")
        if preview.missing and preview.reply.decision is Decision.ACCEPTED:
            details = ", ".join(words.translate("Reply", detail) for detail in preview.missing)
            lacks = self.tr("It is a yes, but not complete. Still missing: {details}.")
            return f"{lacks.format(details=details)} {stays}"
        return stays

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._request.text() + "\n")
        self.noticeRequested.emit(self.tr("The text is in the clipboard."))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._decision)
        head.addWidget(self._lacks)
        head.addStretch(1)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        for row, name in enumerate(FACTS):
            self._names[name].setContentsMargins(0, NAME_TOP, 0, 0)
            self._grid.addWidget(self._names[name], row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self._texts[name], row, 1)
        self._grid.setColumnStretch(1, 1)
        body = self._card.body
        body.addLayout(head)
        for part in (self._title, self._about):
            body.addWidget(part)
        body.addSpacing(4)
        body.addLayout(self._grid)
        body.addSpacing(4)
        body.addWidget(self._outcome)
        foot = QHBoxLayout()
        foot.addWidget(self._request_head, 1)
        foot.addWidget(self.copy)
        self._request_card.body.addLayout(foot)
        self._request_card.body.addWidget(self._request)
        self.body.addWidget(self._card)
        self.body.addWidget(self._request_card)


def _clock(row: HandOffRow, shown: ReplyShown) -> str:
    return lead_words.clock(row, shown.zone, shown.today)


def _from_to(before: str, after: str) -> str:
    return f"{before} → {after}" if before != after else before
